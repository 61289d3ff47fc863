"""A pack made from a tower and a photo table: it is whole, opens, and answers."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import photos
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.backbone import ConvTower, TowerConfig
from pinpoint_engine.models.embedder import Embedder
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training import pack as packs
from pinpoint_engine.training.tower import fit_whitening
from pinpoint_engine.types import Request, Source
from pinpoint_engine.voting import Voting

KEPT = 44


def tower():
    torch.manual_seed(7)
    return ConvTower(TowerConfig(widths=(8, 8, 8, 8), blocks=(1, 1, 1, 1), side_px=32, dim=16))


@pytest.fixture(scope="module")
def table(world):
    """The world's photos as a training table: one place is for development, one photo is a drone's."""
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        credits = {"source_url": row["url"], "origin": "world", "origin_path": row["path"], "album": row["sequence"]}
        row |= {"split": "dev" if "quito" in row["id"] else "train", "split_kind": "town", **credits}
    rows[5]["source"] = "drone"
    return tiny.write_table(world.folder / "training.csv", rows)


@pytest.fixture(scope="module")
def made(table, tmp_path_factory):
    told = []
    folder = tmp_path_factory.mktemp("made") / "pack"
    return packs.make_pack(tower(), table, folder, "0.1", "# Card\n{choices}\n", told.append), told


def test_the_gallery_holds_the_training_split_without_drones(made):
    references = open_gallery(made[0].gallery, made[0].model).references
    names = {reference.id for reference in references}
    assert len(references) == len(names) == KEPT - 1
    assert "montmartre-1" not in names and "quito-0" not in names
    assert references[3].source is Source.STREET
    assert references[3].sequence == "paris/walk1"


def test_the_pack_answers(made, world):
    answer = next(open_pinpoint(made[0].folder).locate([photos.read_photo(str(world.photos[0]))], Request()))
    assert sum(c.probability for c in answer.candidates) + answer.elsewhere == pytest.approx(1)
    assert answer.pack == packs.NAME


def test_the_card_tells_what_was_chosen(made):
    pack, told = made
    card = (pack.folder / "CARD.md").read_text()
    assert str(pack.voting) in card and str(pack.calibration) in card
    assert any("embedding 43 references" in line for line in told)


def test_coverage_counts_every_reference_inside_the_globe(made):
    features = json.loads((made[0].folder / "coverage.geojson").read_text())["features"]
    corners = np.array([corner for f in features for corner in f["geometry"]["coordinates"][0]])
    assert sum(f["properties"]["internet"] + f["properties"]["street"] for f in features) == KEPT - 1
    assert np.abs(corners).max(axis=0).tolist() == [180, 90]


def test_a_whitened_tower_has_no_mean_and_is_stored_as_it_is(world):
    pictures = [photos.decode(str(path)) for path in world.photos]
    white = packs.whitened(tower(), pictures)
    pixels = torch.stack([torch.from_numpy(photos.squash(picture, 32).copy()) for picture in pictures])
    with torch.inference_mode():
        features = white(pixels)
    assert features.mean(0).norm() < 0.1 * features.norm(dim=1).mean()
    assert all((value == value.half().float()).all() for value in white.state_dict().values())


def test_whitening_makes_every_direction_count_alike():
    rng = np.random.default_rng(3)
    features = (rng.normal(size=(2000, 8)) * np.geomspace(1, 0.2, 8) + 5).astype(np.float32)
    mean, matrix = fit_whitening(features)
    rows = features - mean
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True) @ matrix
    spread = rows.std(axis=0)
    assert np.allclose(matrix, matrix.T) and mean == pytest.approx(np.full(8, 5), abs=0.1)
    assert spread.max() / spread.min() < 1.05


def test_leaving_an_album_out_leaves_all_of_it_out(made):
    gallery = open_gallery(made[0].gallery, made[0].model)
    walks = [reference.sequence for reference in gallery.references]
    asked = packs.leave_one_album_out(gallery, Voting())
    assert [ballot.metres.shape[1] for ballot in asked] == [len(walks) - walks.count(walk) for walk in walks]
    assert all(len(ballot.truth_m) == len(ballot.metres) for ballot in asked)


def ballot(right, agreeing):
    """Two candidates 500 km apart; the truth is at the first or nowhere, and most neighbours agree with it or not."""
    metres = np.array([[0.0, 0.0, 5e5] if agreeing else [0.0, 5e5, 5e5], [5e5, 5e5, 0.0]])
    truth_m = np.array([100.0 if right else 9e6, 9e6])
    return packs.Ballot(metres, np.full(3, 0.5, np.float32), np.array([[0.0, 5e5], [5e5, 0.0]]), truth_m)


def test_the_calibration_learns_that_agreement_means_here():
    ballots = [ballot(True, True)] * 8 + [ballot(False, True)] * 2 + [ballot(False, False)] * 9 + [ballot(True, False)]
    fitted = packs.fit_calibration(ballots, Voting())
    here, scattered = (1 / (1 + np.exp(fitted.elsewhere_bias - fitted.elsewhere_slope * a)) for a in (2 / 3, 1 / 3))
    assert (here, scattered) == pytest.approx((0.8, 0.1), abs=0.05)


def test_a_kind_of_split_can_be_left_out(table, tmp_path):
    labelled = [photo for photo in packs.read_table(table) if packs.is_reference(photo)]
    assert len(labelled) == KEPT - 1
    assert packs.reference(labelled[0]).url == "https://example.org/paris/0"
    assert np.isfinite(Embedder(tower()).encode_images([photos.decode(labelled[0].path)])).all()
