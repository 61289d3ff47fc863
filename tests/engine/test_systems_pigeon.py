"""PIGEON tells geocells apart, pools the views of a place, and answers only references that are allowed."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
import tiny
import torch

from pinpoint_engine import Album, Location, Request, bundles
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.calibration import UNCALIBRATED_CELLS
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.geocells import prototypes
from pinpoint_engine.geocells.clusters import Optics
from pinpoint_engine.geocells.partition import Partition, means
from pinpoint_engine.geocells.prototypes import Refinement
from pinpoint_engine.models.networks import PigeonConfig
from pinpoint_engine.models.pack import CALIBRATION, CELLS_CONFIG
from pinpoint_engine.models.pigeon import PigeonNetwork, read_network, save_pigeon
from pinpoint_engine.models.pytorch import cells_of
from pinpoint_engine.systems import pigeon
from pinpoint_engine.systems.cells import CellEngine
from pinpoint_engine.systems.pigeon import Pigeon, load_pigeon
from pinpoint_engine.types import Source

REFINEMENT = Refinement(2, 0.1, 1_000_000.0)
COLUMNS = ((-180, -60), (-60, 60), (60, 180))


def network(features=6, **settings):
    torch.manual_seed(3)
    made = PigeonNetwork(PigeonConfig(features, 3, **{"hidden": 8, **settings}))
    torch.nn.init.normal_(made.adapter[-1].weight)
    for weights in made.parameters():
        weights.data = weights.data.half().float()
    return made


def partition(latlon):
    """Return three geocells, each a third of the Earth, held by the middles of some places."""
    polygons = np.array([shapely.box(west, -90, east, 90) for west, east in COLUMNS], object)
    owner = np.searchsorted([-60, 60], latlon[:, 1])
    ones = np.ones(len(latlon), np.int64)
    names = ("west", "middle", "east")
    return Partition(names, names, polygons, means(latlon, owner, ones, 3), np.bincount(owner, minlength=3))


def write(folder, gallery, **settings):
    """Write a classifier of random weights for a gallery."""
    made = network(gallery.vectors.shape[1], references=len(gallery), **settings)
    cells = partition(gallery.latlon)
    references = cells_of(made).encode(gallery.vectors.astype(np.float32))
    found = prototypes.build(cells.assign(gallery.latlon), gallery.latlon, references, Optics(3, 0.15))

    def fill(part):
        save_pigeon(made, part)
        cells.save(part / pigeon.CELLS)
        np.save(part / pigeon.REFERENCES, cells.assign(gallery.latlon).astype(np.int16))
        found.write(part / pigeon.PROTOTYPES)
        UNCALIBRATED_CELLS.write(part / CALIBRATION)

    bundles.write_folder(folder, fill)
    return folder


@pytest.fixture
def gallery(make_gallery):
    rng = np.random.default_rng(8)
    latlon = np.concatenate([rng.normal(scale=0.01, size=(5, 2)) + [10, lon] for lon in (-100, 0, 100)])
    vectors = rng.normal(size=(15, 6)) + np.repeat(2 * np.eye(6)[:3], 5, axis=0)
    return make_gallery(latlon, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.fixture
def opened(tmp_path, gallery):
    return load_pigeon(write(tmp_path / "pigeon", gallery, refinement=REFINEMENT, temperature=0.7), gallery)


def shown(opened, gallery):
    embeddings = opened.encode(gallery.vectors.astype(np.float32), Source.INTERNET)
    return embeddings, opened.probabilities(embeddings)


# --- the network


@pytest.mark.parametrize("limit_m", [5_000.0, math.inf])
def test_a_network_comes_back_from_disk(tmp_path, limit_m):
    made = network(temperature=1.5, refinement=Refinement(4, 0.2, limit_m, True), references=7)
    save_pigeon(made, tmp_path)
    opened = read_network(tmp_path)
    assert opened.config == made.config
    assert not opened.training
    for name, value in made.named_parameters():
        assert torch.equal(value, opened.get_parameter(name)), name
    assert "Infinity" not in (tmp_path / CELLS_CONFIG).read_text()  # which is no JSON


def test_what_is_not_there_or_broken_is_refused(tmp_path):
    with pytest.raises(PackError, match=r"get the pack again$"):
        read_network(tmp_path)
    save_pigeon(network(), tmp_path)
    told = json.loads((tmp_path / CELLS_CONFIG).read_text())
    for broken in (told | {"cells": 4}, told | {"colour": 1}, {}):
        (tmp_path / CELLS_CONFIG).write_text(json.dumps(broken))
        with pytest.raises(PackError, match=r"get the pack again$"):
            read_network(tmp_path)


def test_at_the_start_an_embedding_is_the_backbone_row():
    rows = np.random.default_rng(0).normal(size=(4, 6)).astype(np.float32)
    assert np.array_equal(cells_of(PigeonNetwork(PigeonConfig(6, 3))).encode(rows), rows)


def test_a_row_has_the_same_bits_in_any_batch():
    model = cells_of(network(16, hidden=16))
    rows = np.random.default_rng(0).normal(size=(75, 16)).astype(np.float32)
    together, shares = model.encode(rows), model.probabilities(model.encode(rows))
    for start, end in ((0, 1), (31, 33), (70, 75)):
        part = model.encode(rows[start:end])
        assert part.tobytes() == together[start:end].tobytes()
        assert model.probabilities(part).tobytes() == shares[start:end].tobytes()


def test_no_rows_have_no_embeddings():
    model = cells_of(network())
    assert model.encode(np.empty((0, 6), np.float32)).shape == (0, 6)
    assert model.probabilities(np.empty((0, 6), np.float32)).shape == (0, 3)


def test_probabilities_sum_to_one_and_a_higher_temperature_is_less_sure():
    rows = np.random.default_rng(0).normal(size=(9, 6)).astype(np.float32)
    sure, unsure = (cells_of(network(temperature=t)).probabilities(rows) for t in (0.5, 4.0))
    assert sure.sum(axis=1) == pytest.approx(1) and unsure.sum(axis=1) == pytest.approx(1)
    assert (sure.max(axis=1) > unsure.max(axis=1)).all()
    assert (sure.argmax(axis=1) == unsure.argmax(axis=1)).all()


# --- the classifier


def test_a_folder_is_opened_with_the_gallery_of_its_pack(opened, gallery):
    assert opened.name == "pigeon" and len(opened.partition) == 3
    embeddings, _ = shown(opened, gallery)
    assert opened.prototypes.references.tobytes() == embeddings.tobytes()
    assert set(opened.prototypes.rows.tolist()) <= set(range(15))


def test_another_gallery_is_refused(tmp_path, gallery, make_gallery):
    folder = write(tmp_path / "pigeon", gallery)
    for other in (make_gallery([(1, 1)] * 3), make_gallery(gallery.latlon, np.eye(15))):
        with pytest.raises(PackError, match="open it with that of its own pack"):
            load_pigeon(folder, other)


def test_a_pickled_table_of_references_is_not_unpickled(tmp_path, gallery):
    folder, trap = write(tmp_path / "pigeon", gallery), tiny.Trap(tmp_path / "sprung")
    trap.save(folder / pigeon.REFERENCES)
    with pytest.raises(PackError, match="get the pack again"):
        load_pigeon(folder, gallery)
    assert not trap.is_sprung


def test_geocells_of_another_network_are_refused(tmp_path, gallery):
    folder = write(tmp_path / "pigeon", gallery)
    save_pigeon(PigeonNetwork(PigeonConfig(6, 4, hidden=8)), folder)
    with pytest.raises(PackError, match="tells 4 geocells apart and has 3"):
        load_pigeon(folder, gallery)


def test_a_users_references_may_follow_the_packs_own(tmp_path, gallery, make_gallery):
    more = make_gallery(np.vstack([gallery.latlon, [[0, 0]]]), np.vstack([gallery.vectors, gallery.vectors[:1]]))
    opened = load_pigeon(write(tmp_path / "pigeon", gallery, refinement=REFINEMENT), more)
    embeddings, shares = shown(opened, gallery)
    found = opened.refine(embeddings, shares, opened.partition.centres, np.ones(16, bool))
    assert found.rows.max() < 15


def test_views_of_one_place_are_pooled_as_a_panorama(opened, gallery):
    embeddings, alone = shown(opened, gallery)
    fused = opened.fuse(embeddings[:4], alone[:4], Album.SAME_PLACE)
    assert fused.shape == (4, 3)
    mean = embeddings[:4].astype(float).mean(axis=0, keepdims=True).astype(np.float32)
    assert (fused == opened.probabilities(mean)).all()
    backwards = opened.fuse(embeddings[3::-1], alone[3::-1], Album.SAME_PLACE)
    assert backwards == pytest.approx(fused)


def test_a_photo_alone_is_its_own_panorama(opened, gallery):
    embeddings, alone = shown(opened, gallery)
    assert opened.fuse(embeddings[:1], alone[:1], Album.SAME_PLACE).tobytes() == alone[:1].tobytes()


def test_a_trip_is_refused(opened, gallery):
    embeddings, alone = shown(opened, gallery)
    with pytest.raises(RequestError, match=r"choose same_place$"):
        opened.fuse(embeddings, alone, Album.SAME_TRIP)
    assert opened.fuse(embeddings, alone, Album.INDEPENDENT) is alone


def test_answers_are_the_most_alike_references_of_the_best_geocells(opened, gallery):
    embeddings, shares = shown(opened, gallery)
    found = opened.refine(embeddings, shares, opened.partition.centres, np.ones(15, bool))
    assert found.cells.shape == (15, 2)
    assert (np.sort(found.cells) == np.sort(np.argsort(-shares, axis=1, kind="stable")[:, :2])).all()
    placed = found.rows >= 0
    assert placed.any()
    assert (opened.partition.assign(gallery.latlon)[found.rows[placed]] == found.cells[placed]).all()
    assert found.latlon[placed].tolist() == gallery.latlon[found.rows[placed]].tolist()


def test_only_allowed_references_are_answered(opened, gallery):
    embeddings, shares = shown(opened, gallery)
    allowed = np.arange(15) % 5 == 2
    found = opened.refine(embeddings, shares, opened.partition.centres, allowed)
    assert set(found.rows.ravel().tolist()) <= {-1, 2, 7, 12} and found.rows.max() > 0
    none = opened.refine(embeddings, shares, opened.partition.centres, np.zeros(15, bool))
    assert (none.rows == -1).all()
    assert none.latlon[0].tolist() == opened.partition.centres[none.cells[0]].tolist()


def test_without_refinement_the_middles_of_geocells_are_answered(tmp_path, gallery):
    opened = load_pigeon(write(tmp_path / "pigeon", gallery), gallery)
    embeddings, shares = shown(opened, gallery)
    found = opened.refine(embeddings, shares, opened.partition.centres, np.ones(15, bool))
    assert found.cells.shape == (15, 3) and (found.rows == -1).all()
    assert (np.diff(found.scores, axis=1) <= 0).all()
    assert found.scores.sum(axis=1) == pytest.approx(1)


def test_the_published_farthest_member_is_behind_a_switch(tmp_path, gallery):
    found = []
    for farthest in (False, True):
        how = replace(REFINEMENT, farthest=farthest)
        opened = load_pigeon(write(tmp_path / str(farthest), gallery, refinement=how), gallery)
        embeddings, shares = shown(opened, gallery)
        found.append(opened.refine(embeddings, shares, opened.partition.centres, np.ones(15, bool)))
    assert found[0].scores.tolist() == found[1].scores.tolist()
    assert (found[0].rows != found[1].rows).any()


# --- in the engine


@pytest.fixture(scope="module")
def system(engine, tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("trained") / "pigeon", engine.gallery, refinement=REFINEMENT)
    classifier = load_pigeon(folder, engine.gallery)
    return CellEngine(engine.pack, engine.models.backbone, engine.gallery, classifier, {})


def test_photos_are_located_by_geocells(system, queries):
    assert isinstance(system.classifier, Pigeon)
    answers = list(system.locate(queries, Request(top_k=3)))
    assert len(answers) == len(queries)
    for answer in answers:
        assert answer.system == "pigeon"
        assert len(answer.candidates) == 3
        assert sum(candidate.probability for candidate in answer.candidates) == pytest.approx(1)


def test_a_search_area_is_kept(system, queries):
    area = regions.disc(Location(-33.85, 151.2), 100_000)
    for answer in system.locate(queries, Request(within=(area,))):
        assert all(regions.inside(np.array([[c.location.lat, c.location.lon]]), (area,))[0] for c in answer.candidates)


def test_one_place_is_answered_as_one(system, queries):
    asked = [replace(photo, album="one") for photo in queries[:3]]
    fused = list(system.locate(asked, Request(album=Album.SAME_PLACE, cells=True)))
    assert len({answer.cells for answer in fused}) == 1
    assert all(answer.alone is not None for answer in fused)
