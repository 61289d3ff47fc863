"""PlaNet: cells by a softmax that no company changes, albums by way of their kind, and the folder it comes from."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import geodesy
from pinpoint_engine.confidence.calibration import UNCALIBRATED_CELLS
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.geocells import adaptive
from pinpoint_engine.geocells.adaptive import CellLimits
from pinpoint_engine.models.album_lstm import AlbumNetwork, save_album
from pinpoint_engine.models.networks import AlbumConfig, PlanetConfig
from pinpoint_engine.models.passes import ROWS, softmax, tempered
from pinpoint_engine.models.planet import PlanetNetwork, save_planet
from pinpoint_engine.models.pytorch import cells_of, load_cells
from pinpoint_engine.models.weights import round_weights
from pinpoint_engine.systems.planet import load_planet
from pinpoint_engine.types import Album, Source

LATLON = np.concatenate([np.repeat([place], 4, axis=0) for place in tiny.PLACES.values()])
PARTITION = adaptive.build(LATLON, CellLimits(most=8, fewest=2, finest=10))
CONFIG = PlanetConfig(features=16, cells=len(PARTITION), hidden=8, dim=6, temperature=1.5)


def network(seed=3, **changes):
    torch.manual_seed(seed)
    made = PlanetNetwork(replace(CONFIG, **changes))
    round_weights(made)
    return made.eval()


def albums(seed=4, **changes):
    torch.manual_seed(seed)
    made = AlbumNetwork(replace(AlbumConfig(dim=6, cells=len(PARTITION), hidden=8, temperature=0.7), **changes))
    round_weights(made)
    return made.eval()


def write(folder, **changes):
    save_planet(network(), folder)
    save_album(albums(**changes), folder)
    PARTITION.save(folder / "cells")
    UNCALIBRATED_CELLS.write(folder / "calibration.json")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with all of PlaNet; read only."""
    return write(tmp_path_factory.mktemp("planet"))


@pytest.fixture(scope="module")
def planet(folder):
    return load_planet(folder)


@pytest.fixture(scope="module")
def seen(planet):
    """Embeddings of seven photos, and their probabilities alone."""
    embeddings = planet.encode(tiny.unit_rows(7, 16), Source.INTERNET)
    return embeddings, planet.probabilities(embeddings)


# --- the classifier


def test_an_embedding_is_what_the_softmax_reads():
    rows, made = tiny.unit_rows(5, 16), network()
    model = cells_of(made)
    embeddings = model.encode(rows)
    with torch.inference_mode():
        expected = made(torch.from_numpy(rows)).double().div(1.5).softmax(1).numpy()
    assert embeddings.dtype == np.float32 and embeddings.shape == (5, 6)
    assert np.allclose(np.linalg.norm(embeddings, axis=1), np.sqrt(6), atol=1e-3)
    assert np.allclose(model.probabilities(embeddings), expected, atol=1e-6)


def test_a_photo_has_the_same_bits_in_every_company():
    model, rows = cells_of(network(dim=16)), tiny.unit_rows(2 * ROWS + 5, 16)
    embeddings = model.encode(rows)
    shares = model.probabilities(embeddings)
    for row in (0, ROWS - 1, ROWS, 2 * ROWS + 4):
        alone = model.encode(rows[[row]])
        assert np.array_equal(alone[0], embeddings[row])
        assert np.array_equal(model.probabilities(alone)[0], shares[row])
    assert np.array_equal(model.encode(rows[::-1]), embeddings[::-1])


def test_no_photos_have_no_probabilities():
    model = cells_of(network())
    assert model.probabilities(model.encode(np.empty((0, 16), np.float32))).shape == (0, len(PARTITION))


def test_a_temperature_flattens_and_keeps_the_order():
    logits = np.array([[2.0, 1.0, -3.0], [500.0, 0.0, -900.0]])
    shares = softmax(logits)
    assert shares[0] == pytest.approx(np.exp(logits[0]) / np.exp(logits[0]).sum())
    assert np.allclose(tempered(shares, 2.0)[0], softmax(logits / 2)[0])
    assert np.allclose(tempered(shares, 1.0), shares)
    assert np.allclose(tempered(shares, 3.0).sum(axis=1), 1)
    assert tempered(np.array([[0.9, 0.1, 0.0]]), 2.0)[0].tolist() == pytest.approx([0.75, 0.25, 0])


# --- the system


def test_rows_sum_to_one_however_an_album_belongs_together(planet, seen):
    embeddings, alone = seen
    assert alone.shape == (7, len(PARTITION)) and len(PARTITION) > 4
    for album in Album:
        fused = planet.fuse(embeddings, alone, album)
        assert fused.shape == alone.shape
        assert np.allclose(fused.sum(axis=1), 1) and (fused >= 0).all()


def test_photos_of_one_place_have_the_mean_of_their_probabilities(planet, seen):
    fused = planet.fuse(*seen, Album.SAME_PLACE)
    assert np.allclose(fused, seen[1].mean(axis=0))
    assert np.array_equal(fused[0], fused[6])


def test_photos_of_a_trip_are_told_by_the_album_model_in_their_order(planet, seen):
    embeddings, alone = seen
    fused = planet.fuse(embeddings, alone, Album.SAME_TRIP)
    assert np.allclose(fused, softmax(planet.albums.logits(embeddings) / 0.7))
    turned = planet.fuse(embeddings[::-1].copy(), alone[::-1], Album.SAME_TRIP)
    assert not np.allclose(turned[::-1], fused)


def test_a_trip_may_be_answered_by_averaging(tmp_path, seen):
    averaging = load_planet(write(tmp_path, trip="average", average_temperature=2.0))
    fused = averaging.fuse(*seen, Album.SAME_TRIP)
    assert np.allclose(fused, tempered(seen[1].mean(axis=0), 2.0))


def test_photos_that_do_not_belong_together_stay_alone(planet, seen):
    assert np.array_equal(planet.fuse(*seen, Album.INDEPENDENT), seen[1])


def test_an_album_of_an_unknown_kind_is_refused(planet, seen):
    with pytest.raises(RequestError, match=r"choose another$"):
        planet.fuse(*seen, "holiday")


def test_cells_are_answered_by_falling_probability_at_their_middle(planet, seen):
    embeddings, alone = seen
    centres = geodesy.destination(PARTITION.centres, 90, 100)
    found = planet.refine(embeddings, alone, centres, np.ones(3, bool))
    assert (np.diff(found.scores, axis=1) <= 0).all()
    assert np.array_equal(np.sort(found.cells, axis=1), np.tile(np.arange(len(PARTITION)), (7, 1)))
    assert np.array_equal(found.latlon, centres[found.cells]) and (found.rows == -1).all()
    assert np.array_equal(found.scores, np.take_along_axis(alone, found.cells, axis=1))


# --- the folder


def test_what_was_saved_comes_back(folder, tmp_path):
    rows, made = tiny.unit_rows(9, 16), cells_of(network())
    opened = load_cells(folder, PlanetConfig)
    assert opened.config == CONFIG
    assert np.array_equal(opened.encode(rows), made.encode(rows))
    assert np.array_equal(opened.probabilities(opened.encode(rows)), made.probabilities(made.encode(rows)))


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "album.safetensors", "album.json"])
def test_missing_and_damaged_parts_are_named(folder, tmp_path, name):
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / name).write_bytes(b"nothing")
    with pytest.raises(PackError, match=r"cannot be read .*; get the pack again$"):
        load_planet(copy)
    (copy / name).unlink()
    with pytest.raises(PackError, match="cannot be read"):
        load_planet(copy)


@pytest.mark.parametrize("content", [None, "{}", '{"drawn": [0.5]}', "nothing"])
def test_a_folder_that_does_not_tell_how_sure_it_is_is_refused(folder, tmp_path, content):
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "calibration.json").unlink()
    if content:
        (copy / "calibration.json").write_text(content)
    with pytest.raises(PackError, match=r"calibration\.json cannot be read .*; get the pack of this version$"):
        load_planet(copy)


def test_parts_that_do_not_belong_together_are_refused(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy")
    save_planet(network(cells=3), copy)
    with pytest.raises(PackError, match="do not belong together"):
        load_planet(copy)
    shutil.rmtree(copy / "cells")
    with pytest.raises(PackError, match="holds no geocells"):
        load_planet(copy)


def test_a_way_to_answer_trips_that_is_not_known_is_refused(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy")
    settings = json.loads((copy / "album.json").read_text())
    (copy / "album.json").write_text(json.dumps(settings | {"trip": "guess"}))
    with pytest.raises(PackError, match="by 'guess'"):
        load_planet(copy)
