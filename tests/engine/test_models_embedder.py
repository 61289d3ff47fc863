"""Two towers, one space: rows have the same bits in every company, sources an adapter each, the sphere no seam."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import geodesy
from pinpoint_engine.models.embedder import EmbedderConfig, EmbedderNetwork, read_network, save_embedder
from pinpoint_engine.models.location_encoder import LocationConfig
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.passes import ROWS
from pinpoint_engine.models.pytorch import embedder_of, load_embedder
from pinpoint_engine.types import Source

INTERNET, STREET = Source
FEATURES = tiny.unit_rows(2 * ROWS + 30, 16, 3)
CONFIG = EmbedderConfig(features=16, hidden=12, adapter_depth=2, trunk_depth=2, dim=8, location=LocationConfig())


@pytest.fixture(scope="module")
def embedder():
    torch.manual_seed(3)
    return embedder_of(EmbedderNetwork(CONFIG))


def images(embedder, rows, source=INTERNET):
    return embedder.encode_features(FEATURES[rows], [source] * len(FEATURES[rows]))


def places(embedder, *latlon):
    return embedder.encode_locations(np.array(latlon, float))


# --- images


def test_rows_have_length_one(embedder):
    rows = images(embedder, slice(None))
    assert (rows.shape, rows.dtype) == ((len(FEATURES), 8), np.float32)
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-6


@pytest.mark.parametrize("size", [1, 7, ROWS, ROWS + 1])
def test_a_row_has_the_same_bits_in_every_company(embedder, size):
    together = images(embedder, slice(None))
    for start in (0, 40, len(FEATURES) - size):
        part = slice(start, start + size)
        assert images(embedder, part).tobytes() == together[part].tobytes()


def test_other_sources_in_the_batch_change_no_bit(embedder):
    mixed = [list(Source)[number % 2] for number in range(40)]
    rows = embedder.encode_features(FEATURES[:40], mixed)
    assert rows[::2].tobytes() == images(embedder, slice(40))[::2].tobytes()
    assert rows[1::2].tobytes() == images(embedder, slice(40), STREET)[1::2].tobytes()


def test_no_rows_no_rows(embedder):
    assert embedder.encode_features(FEATURES[:0], []).shape == (0, 8)
    assert embedder.encode_locations(np.empty((0, 2))).shape == (0, 8)


def test_each_source_has_an_adapter_of_its_own(embedder):
    alike = (images(embedder, slice(40)) * images(embedder, slice(40), STREET)).sum(1)
    assert alike.max() < 0.99


def test_an_adapter_learns_from_its_own_source_alone(embedder):
    network = EmbedderNetwork(CONFIG)
    network.images(torch.from_numpy(FEATURES[:6]), torch.zeros(6, dtype=torch.int64)).sum().backward()
    internet, street = (
        [value.grad for name, value in adapter.named_parameters() if name.endswith("weight")]
        for adapter in network.adapters
    )
    assert any(grad.abs().max() > 0 for grad in internet)
    assert all(grad is None or grad.abs().max() == 0 for grad in street)


# --- places


def test_places_have_length_one_and_the_same_bits_in_every_company(embedder):
    rng = np.random.default_rng(0)
    latlon = np.stack([rng.uniform(-90, 90, 300), rng.uniform(-180, 180, 300)], axis=1)
    together = embedder.encode_locations(latlon)
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-6
    for part in (slice(0, 1), slice(5, 50), slice(100, 300)):
        assert embedder.encode_locations(latlon[part]).tobytes() == together[part].tobytes()


@pytest.mark.parametrize("lat", [-60.0, -16.8, 0.0, 75.0])
def test_there_is_no_seam_at_180_degrees(embedder, lat):
    rows = places(embedder, (lat, 180), (lat, -180), (lat, 179.9999999), (lat, -179.9999999))
    assert rows @ rows[0] == pytest.approx(np.ones(4), abs=1e-5)


@pytest.mark.parametrize("lat", [90.0, -90.0])
def test_a_pole_is_one_place(embedder, lat):
    rows = places(embedder, *((lat, lon) for lon in (0, 45, -90, 180)))
    assert rows @ rows[0] == pytest.approx(np.ones(4), abs=1e-5)


def test_across_the_antimeridian_is_as_near_as_anywhere(embedder):
    """Two places 20 m apart are as alike there as at Greenwich; the fine scales see 20 km."""
    for centre in ((-16.8, 0.0), (-16.8, 180.0), (90.0, 0.0)):
        near, far = (geodesy.destination(centre, 90, metres) for metres in (20, 20_000))
        here, beside, away = places(embedder, centre, near, far)
        assert here @ beside > 0.99
        assert here @ away < here @ beside


def test_the_finest_scale_keeps_its_precision(embedder):
    """In float32, turns at scale 4096 would be wrong by a thousandth of a wave; small steps are small."""
    latlon = np.stack([np.full(200, 48.8584), 2.2945 + np.linspace(0, 1e-5, 200)], axis=1)
    rows = embedder.encode_locations(latlon).astype(np.float64)
    steps = np.linalg.norm(np.diff(rows, axis=0), axis=1)
    assert steps.max() < 1e-4


# --- saving


def rounded(network):
    for weights in network.parameters():
        weights.data = weights.data.half().float()
    return network


def test_a_saved_embedder_is_the_same_embedder(embedder, world, tmp_path):
    torch.manual_seed(5)
    network = rounded(EmbedderNetwork(CONFIG))
    save_embedder(network, tmp_path)
    again = load_embedder(replace(open_pack(world.pack), folder=tmp_path))
    assert read_network(tmp_path).config == CONFIG
    before = embedder_of(network)
    assert images(again, slice(50), STREET).tobytes() == images(before, slice(50), STREET).tobytes()
    assert places(again, (48.8, 2.3), (-90, 0)).tobytes() == places(before, (48.8, 2.3), (-90, 0)).tobytes()


def test_frequencies_are_not_rounded(tmp_path):
    torch.manual_seed(5)
    network = EmbedderNetwork(CONFIG)
    save_embedder(network, tmp_path)
    again = read_network(tmp_path)
    for saved, kept in zip(again.places.capsules, network.places.capsules, strict=True):
        assert torch.equal(saved.frequencies, kept.frequencies)
    assert not torch.equal(network.places.capsules[-1].frequencies.half().float(), kept.frequencies)


def test_the_embedder_of_a_pack_is_the_one_that_was_put_in(world):
    network = tiny.networks()[1]
    again, wanted = load_embedder(open_pack(world.pack)), embedder_of(network)
    rows = tiny.unit_rows(9, network.config.features)
    assert (
        again.encode_features(rows, [INTERNET] * 9).tobytes() == wanted.encode_features(rows, [INTERNET] * 9).tobytes()
    )
