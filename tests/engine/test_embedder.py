"""Photos to unit rows: the same bits alone and in company, and the same tower after saving."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from pinpoint_engine import photos
from pinpoint_engine.models.backbone import ConvTower, TowerConfig
from pinpoint_engine.models.embedder import BATCH, Embedder, load_embedder
from pinpoint_engine.models.pack import open_pack


@pytest.fixture(scope="module")
def embedder(world):
    return load_embedder(open_pack(world.pack))


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:11]]


def test_rows_have_length_one(embedder, pictures):
    rows = embedder.encode_images(pictures)
    assert rows.shape == (11, 16)
    assert rows.dtype == np.float32
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-6


@pytest.mark.parametrize("size", [1, 2, BATCH, BATCH + 1, 7])
def test_a_picture_has_the_same_bits_in_every_company(embedder, pictures, size):
    together = embedder.encode_images(pictures)
    parts = [embedder.encode_images(pictures[start : start + size]) for start in range(0, 11, size)]
    assert np.concatenate(parts).tobytes() == together.tobytes()
    assert embedder.encode_images(pictures[::-1])[::-1].tobytes() == together.tobytes()


def test_no_pictures_no_rows(embedder):
    assert embedder.encode_images([]).shape == (0, 16)


def test_two_embedders_of_a_pack_agree(embedder, pictures, world):
    again = load_embedder(open_pack(world.pack))
    assert again.encode_images(pictures[:4]).tobytes() == embedder.encode_images(pictures[:4]).tobytes()


def test_aspect_and_size_do_not_matter_to_the_shape(embedder):
    odd = [np.zeros((1, 1, 3), np.uint8), np.full((3, 700, 3), 9, np.uint8), np.full((900, 2, 3), 255, np.uint8)]
    assert np.isfinite(embedder.encode_images(odd)).all()


def test_a_tower_that_says_nothing_gives_no_number():
    tower = ConvTower(TowerConfig(widths=(4,), blocks=(1,), side_px=8, dim=3))
    torch.nn.init.zeros_(tower.head.weight)
    torch.nn.init.zeros_(tower.head.bias)
    assert np.isnan(Embedder(tower).encode_images([np.zeros((9, 9, 3), np.uint8)])).all()


@pytest.mark.parametrize("side", [32, 48, 64])
def test_a_tower_maps_pictures_to_features(side):
    tower = ConvTower(TowerConfig(widths=(4, 8), blocks=(2, 1), side_px=side, dim=5)).eval()
    features = tower(torch.zeros(2, side, side, 3, dtype=torch.uint8))
    assert features.shape == (2, 5)
    assert features.dtype == torch.float32


def test_a_tower_looks_at_what_it_is_shown():
    tower = ConvTower(TowerConfig(widths=(4, 8), blocks=(1, 1), side_px=16, dim=5)).eval()
    dark, light = (tower(torch.full((1, 16, 16, 3), value, dtype=torch.uint8)) for value in (0, 255))
    assert not torch.allclose(dark, light)
