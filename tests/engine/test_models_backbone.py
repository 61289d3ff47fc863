"""Photos to unit rows: the same bits alone and in company, and the same tower after saving."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
import torch

from pinpoint_engine import bundles, photos
from pinpoint_engine.errors import RequestError
from pinpoint_engine.models import pack
from pinpoint_engine.models.backbone import ConvTower, read_tower, save_backbone
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import backbone_of, load_backbone
from pinpoint_engine.models.tower import BATCH, Projection, TowerConfig


@pytest.fixture(scope="module")
def backbone(world):
    return load_backbone(world.pack)


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:11]]


def test_rows_have_length_one(backbone, pictures):
    rows = backbone.encode_images(pictures)
    assert rows.shape == (11, 32)
    assert rows.dtype == np.float32
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-6


@pytest.mark.parametrize("size", [1, 2, BATCH, BATCH + 1, 7])
def test_a_picture_has_the_same_bits_in_every_company(backbone, pictures, size):
    together = backbone.encode_images(pictures)
    parts = [backbone.encode_images(pictures[start : start + size]) for start in range(0, 11, size)]
    assert np.concatenate(parts).tobytes() == together.tobytes()
    assert backbone.encode_images(pictures[::-1])[::-1].tobytes() == together.tobytes()


def test_no_pictures_no_rows(backbone):
    assert backbone.encode_images([]).shape == (0, 32)


def test_two_embedders_of_a_pack_agree(backbone, pictures, world):
    again = load_backbone(world.pack)
    assert again.encode_images(pictures[:4]).tobytes() == backbone.encode_images(pictures[:4]).tobytes()


def test_a_pack_that_names_no_kind_has_a_conv_tower(backbone, pictures, world, tmp_path):
    folder = shutil.copytree(world.pack, tmp_path / "pack")
    settings = json.loads((folder / pack.TOWER_CONFIG).read_text())
    assert settings.pop("kind") == "conv"
    (folder / pack.TOWER_CONFIG).write_text(json.dumps(settings))
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    assert pack.tower_kind(open_pack(folder).folder) == pack.CONV
    assert load_backbone(folder).encode_images(pictures).tobytes() == backbone.encode_images(pictures).tobytes()


def test_the_rows_are_the_features_at_length_one(backbone, pictures, world):
    features = backbone.features(pictures).astype(np.float64)
    expected = features / np.linalg.norm(features, axis=1, keepdims=True)
    assert np.allclose(backbone_of(read_tower(world.pack)).encode_images(pictures), expected, atol=1e-6)


def test_head_and_taps_of_a_photo_count_the_same(backbone, pictures, world):
    split = [read_tower(world.pack).config.head]
    head, taps = np.split(backbone.encode_images(pictures).astype(np.float64), split, axis=1)
    assert np.linalg.norm(head, axis=1) == pytest.approx(np.full(11, 0.5**0.5), abs=1e-6)
    assert np.linalg.norm(taps, axis=1) == pytest.approx(np.full(11, 0.5**0.5), abs=1e-6)


def test_a_projection_takes_the_mean_off_and_applies_its_matrix():
    projection = Projection([1.0, 2.0], [[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]])
    assert projection.dim == 3
    assert projection(np.array([[2, 4]], np.float32))[0].tolist() == pytest.approx(np.array([1, 6, 2]) / 41**0.5)
    assert projection(np.empty((0, 2), np.float32)).shape == (0, 3)
    assert not np.isfinite(
        projection(np.array([[1, 2]], np.float32))
    ).any()  # a picture that is the mean has no direction


def test_a_projection_brings_each_part_to_length_one():
    projection = Projection([1.0, 2.0], [[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]], parts=(1, 2))
    assert projection(np.array([[2, 4]], np.float32))[0].tolist() == pytest.approx([1, 6 / 40**0.5, 2 / 40**0.5])


def test_a_pack_may_hold_a_projection_beside_its_tower(backbone, pictures, world, tmp_path):
    random = np.random.default_rng(5)
    projection = Projection(random.normal(size=32), random.normal(size=(32, 5)), parts=(3, 2))
    tower = read_tower(world.pack)
    projected = backbone_of(tower, projection)
    folder = shutil.copytree(world.pack, tmp_path / "pack")
    save_backbone(tower, projection, folder)
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    opened = open_pack(folder)
    assert opened.model != open_pack(world.pack).model
    again = load_backbone(opened.folder)
    assert again.dim == 5
    assert again.encode_images(pictures).tobytes() == projected.encode_images(pictures).tobytes()
    assert again.features(pictures).tobytes() == backbone.features(pictures).tobytes()


def test_the_cpu_counts_in_float32(world):
    with pytest.raises(RequestError, match=r"name a CUDA device$"):
        load_backbone(world.pack, precision=torch.bfloat16)


def test_aspect_and_size_do_not_matter_to_the_shape(backbone):
    odd = [np.zeros((1, 1, 3), np.uint8), np.full((3, 700, 3), 9, np.uint8), np.full((900, 2, 3), 255, np.uint8)]
    assert np.isfinite(backbone.encode_images(odd)).all()


def test_a_tower_that_says_nothing_gives_no_number():
    tower = ConvTower(TowerConfig(widths=(4,), blocks=(1,), side_px=8, head=3))
    torch.nn.init.zeros_(tower.head.weight)
    torch.nn.init.zeros_(tower.head.bias)
    assert np.isnan(backbone_of(tower).encode_images([np.zeros((9, 9, 3), np.uint8)])).all()


@pytest.mark.parametrize("side", [32, 48, 64])
def test_a_tower_maps_pictures_to_features(side):
    tower = ConvTower(TowerConfig(widths=(4, 8), blocks=(2, 1), side_px=side, head=5)).eval()
    features = tower(torch.zeros(2, side, side, 3, dtype=torch.uint8))
    assert features.shape == (2, 5)
    assert features.dtype == torch.float32


def test_a_tower_looks_at_what_it_is_shown():
    tower = ConvTower(TowerConfig(widths=(4, 8), blocks=(1, 1), side_px=16, head=5)).eval()
    dark, light = (tower(torch.full((1, 16, 16, 3), value, dtype=torch.uint8)) for value in (0, 255))
    assert not torch.allclose(dark, light)


def test_a_tap_sees_the_light_of_its_stage():
    config = TowerConfig(widths=(4, 8), blocks=(1, 2), side_px=16, head=5, taps=(0, 1))
    assert (config.parts, config.dim) == ((5, 8, 16), 29)
    tower = ConvTower(config).eval()
    pixels = torch.randint(0, 256, (2, 16, 16, 3), dtype=torch.uint8)
    with torch.inference_mode():
        stages = tower.layers[:4](pixels.permute(0, 3, 1, 2).float() / 127.5 - 1)
        head, first, second = tower(pixels).split(config.parts, dim=1)
        last = tower.layers[4:](stages)
    assert torch.allclose(head, tower.head(last.mean((2, 3))), atol=1e-5)
    for tap, stage in ((first, stages), (second, last)):
        assert torch.allclose(tap, torch.cat([stage.mean((2, 3)), stage.std((2, 3))], dim=1), atol=1e-5)
