"""MegaLoc in its published layout is a backbone: the published code's rows on the same weights."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
import safetensors.torch
import tiny_megaloc
import torch
from tiny_megaloc import DIM, SIDE_PX

from pinpoint_engine import hub, photos
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.models import pack
from pinpoint_engine.models.backbone import read_published, save_backbone
from pinpoint_engine.models.megaloc import MegaLocShape, MegaLocTower, load_megaloc
from pinpoint_engine.models.pytorch import backbone_of, load_backbone

PUBLISHED = [
    [0.07462, 0.39657, -0.31558, 0.05357, 0.16547, -0.52026, 0.07338, 0.11091, -0.43518, 0.20789, 0.0679, -0.42633],
    [0.14572, 0.26812, -0.45616, -0.09836, 0.31091, -0.39755, 0.13548, 0.18291, -0.42828, 0.35014, -0.00681, -0.27664],
]
"""What the code of gmberton/MegaLoc, at 5fe0dd6, makes of these weights and pictures: recorded by running it."""


@pytest.fixture
def published(tmp_path):
    return tiny_megaloc.save(tmp_path / "megaloc")


def test_rows_are_those_of_the_published_code(published):
    tower = load_megaloc(published, SIDE_PX)
    with torch.inference_mode():
        found = tower(tiny_megaloc.picture()).numpy()
    assert np.allclose(found, PUBLISHED, atol=2e-5) and np.allclose(np.linalg.norm(found, axis=1), 1)


def test_the_positions_of_the_size_that_was_trained_on_are_taken_as_they_are(published):
    """A picture of as many patches as were learned needs no other positions: shifting them would show."""
    side = tiny_megaloc.GRID * tiny_megaloc.PATCH_PX
    tower = load_megaloc(published, side)
    assert tower.backbone._positions(tiny_megaloc.GRID) is tower.backbone.pos_embed


def test_its_size_is_that_of_the_published_file():
    """All weights of the real sizes as float32, and a header of names and shapes: the bytes that the hub states."""
    with torch.device("meta"):
        tower = MegaLocTower(MegaLocShape(768, 12, 3072, 14, 37, 512, 64, 256, 256, 8448))
    weights = tower.state_dict()
    header = {name: {"dtype": "F32", "shape": list(each.shape)} for name, each in weights.items()}
    content = sum(4 * each.numel() for each in weights.values())
    rest = hub.find("megaloc").size_bytes - content
    assert len(json.dumps(header)) < rest < 1.5 * len(json.dumps(header))


def test_a_pack_keeps_it_and_it_is_read_by_its_weights_alone(published, world, tmp_path):
    pictures = [photos.decode(str(path)) for path in world.photos[:2]]
    tower = read_published(published)
    assert (tower.config.side_px, tower.config.dim, tower.config.resampling) == (322, DIM, "bilinear")
    save_backbone(tower, None, tmp_path / "pack")
    assert pack.tower_kind(tmp_path / "pack") == "megaloc"
    assert pack.preprocessing(tmp_path / "pack") == "upright-rgb-squash-bilinear-1"
    kept = load_backbone(tmp_path / "pack").features(pictures)
    assert np.array_equal(kept, backbone_of(tower).features(pictures)) and kept.shape == (2, DIM)
    with pytest.raises(RequestError, match=r"of type 'megaloc' has no layer to choose; leave that out$"):
        read_published(published, layer=2)


def change(folder, **changed):
    weights = safetensors.torch.load_file(folder / "model.safetensors")
    weights |= {name.replace("__", "."): value for name, value in changed.items()}
    weights = {name: value for name, value in weights.items() if value is not None}
    safetensors.torch.save_file(weights, folder / "model.safetensors")


@pytest.mark.parametrize(
    "changed",
    [{"backbone__norm__bias": None}, {"backbone__pos_embed": None}, {"backbone__norm__bias": torch.zeros(3)}],
    ids=["one is missing", "sizes are missing", "another shape"],
)
def test_weights_of_another_model_are_refused(published, changed):
    change(published, **changed)
    with pytest.raises(PackError, match=r"are not MegaLoc's .*; download the whole model folder again$"):
        load_megaloc(published)


@pytest.mark.parametrize("side", [71, 28])
def test_a_side_that_it_cannot_see_is_refused(published, side):
    """No multiple of a patch, and fewer patches than clusters: what is left for the bin would be negative."""
    assert side % 14 or math.log2((side // 14) ** 2) < math.log2(tiny_megaloc.CLUSTERS)
    with pytest.raises(PackError, match=rf"^{side} px are no multiple .* choose 322$"):
        load_megaloc(published, side)


def test_a_folder_with_neither_settings_nor_its_weights_is_none(tmp_path):
    with pytest.raises(PackError, match=r"there is no config.json in "):
        read_published(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(PackError, match=r"there is no config.json in "):
        read_published(tmp_path)
