"""A DINOv2 in the hub's format is a backbone: transformers' tokens of any layer; and plain words where it is none."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
import tiny_dino
import torch
from tiny_dino import LAYERS, PIXELS, WIDTH

from pinpoint_engine import photos
from pinpoint_engine.errors import PackError
from pinpoint_engine.models import pack
from pinpoint_engine.models.backbone import save_backbone
from pinpoint_engine.models.dinov2 import BOTH, CLASS, MEAN, load_dinov2
from pinpoint_engine.models.pytorch import backbone_of, load_backbone

SIDE = 28


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "registers"])
def model(request):
    """A tiny DINOv2 with random weights."""
    return tiny_dino.make(request.param)


@pytest.fixture(scope="module")
def hub(model, tmp_path_factory):
    """Its folder as the hub has it; read only."""
    return tiny_dino.save(model, tmp_path_factory.mktemp("hub") / "dinov2")


@pytest.fixture
def copy(hub, tmp_path):
    return shutil.copytree(hub, tmp_path / "model")


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:3]]


def seen(picture):
    """Return a picture as the network takes it."""
    square = torch.from_numpy(photos.squash(picture, SIDE).copy()).float() / 255
    mean, std = (torch.tensor(PIXELS[name]) for name in ("image_mean", "image_std"))
    return ((square - mean) / std).permute(2, 0, 1)[None]


@pytest.mark.parametrize("layer", [1, 2, LAYERS])
@pytest.mark.parametrize("pooling", [CLASS, MEAN, BOTH])
def test_features_are_the_normed_tokens_of_a_layer(model, hub, pictures, layer, pooling):
    tower = load_dinov2(hub, layer=layer, pooling=pooling, side_px=SIDE)
    first = 1 + getattr(model.config, "num_register_tokens", 0)
    for picture in pictures:
        with torch.inference_mode():
            hidden = model(pixel_values=seen(picture), output_hidden_states=True).hidden_states[layer]
            tokens = model.layernorm(hidden)[0]
        wanted = {CLASS: [tokens[0]], MEAN: [tokens[first:].mean(0)], BOTH: [tokens[0], tokens[first:].mean(0)]}[
            pooling
        ]
        [found] = backbone_of(tower).features([picture])
        assert np.allclose(found, torch.cat(wanted).numpy(), atol=1e-5)
    assert len(tower.network.encoder.layer) == layer


def test_transformers_reads_the_published_names_alike(model, hub, pictures):
    again = type(model).from_pretrained(hub).eval()
    with torch.inference_mode():
        wanted = again(pixel_values=seen(pictures[0])).pooler_output[0].numpy()
    tower = load_dinov2(hub, layer=LAYERS, pooling=CLASS, side_px=SIDE)
    assert np.allclose(backbone_of(tower).features(pictures[:1])[0], wanted, atol=1e-5)


def test_a_pack_keeps_layer_pooling_and_side(hub, pictures, tmp_path):
    tower = load_dinov2(hub, layer=2, pooling=MEAN, side_px=SIDE)
    save_backbone(tower, None, tmp_path)
    assert pack.tower_kind(tmp_path) == "dinov2"
    assert pack.preprocessing(tmp_path) == "upright-rgb-squash-bicubic-1"
    told = json.loads((tmp_path / pack.TOWER_CONFIG).read_text())
    assert (told["layer"], told["pooling"], told["side_px"]) == (2, MEAN, SIDE)
    assert np.array_equal(load_backbone(tmp_path).features(pictures), backbone_of(tower).features(pictures))


def test_two_thirds_of_the_layers_are_the_default(hub):
    tower = load_dinov2(hub, side_px=SIDE)
    assert (tower.config.layer, tower.config.pooling, tower.config.parts) == (2, BOTH, (WIDTH, WIDTH))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"layer": 4}, "has layers 1 to 3 and poolings .*; choose one of each$"),
        ({"pooling": "max"}, "; choose one of each$"),
        ({"side_px": 30}, "30 px are no multiple of a patch's 14 px; choose one that is$"),
    ],
)
def test_what_it_does_not_have_is_refused(hub, asked, said):
    with pytest.raises(PackError, match=said):
        load_dinov2(hub, **asked)


def test_the_folder_of_another_model_is_refused(copy):
    for file, settings, said in (
        ("config.json", {"model_type": "vit"}, "of type 'vit', not a DINOv2; get one with `pinpoint models get "),
        ("config.json", {"hidden_size": 16}, "not those of its config.json .*"),
        ("preprocessor_config.json", {"image_std": 0.5}, "does not say how to normalise"),
    ):
        before = (copy / file).read_text()
        (copy / file).write_text(json.dumps({**json.loads(before), **settings}))
        with pytest.raises(PackError, match=said):
            load_dinov2(copy, side_px=SIDE)
        (copy / file).write_text(before)
    (copy / "model.safetensors").unlink()
    with pytest.raises(PackError, match=r"there is no model\.safetensors"):
        load_dinov2(copy, side_px=SIDE)
