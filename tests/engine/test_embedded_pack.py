"""The pack we ship: light, whole, credited, without photos, and the same answer alone or in a batch."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy, open_engine
from pinpoint_engine.answering.features import OVERALL
from pinpoint_engine.confidence.calibration import PHOTO
from pinpoint_engine.models.pack import EMBEDDED, RERANKING, graphs, open_pack
from pinpoint_engine.photos import read_photo
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training.graphs.networks import write_graphs
from pinpoint_engine.types import Location, Outcome, Photo, Prediction, Request, System

MOST_BYTES = 20_000_000


@pytest.fixture(scope="module")
def shipped():
    return open_pinpoint()


@pytest.fixture(scope="module")
def development(shared):
    with (shared / "data" / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev" and row["scene"] == "place"]
    return [(row, read_photo(str(shared / "data" / row["path"]))) for row in rows]


def of_kind(development, kind, count):
    chosen = [(row, photo) for row, photo in development if row["split_kind"] == kind]
    return chosen[:: max(1, len(chosen) // count)][:count]


def test_it_is_light_and_holds_no_photo():
    files = [path for path in EMBEDDED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    assert {path.suffix for path in files} <= {
        "",
        ".json",
        ".md",
        ".gpkg",
        ".npy",
        ".safetensors",
        ".onnx",
        ".geojson",
        ".gz",
    }
    assert "4,948 references" in (EMBEDDED / "CARD.md").read_text(encoding="utf-8")


def test_its_graphs_are_those_that_are_drawn_today(tmp_path):
    again = tiny.without_graphs(EMBEDDED, tmp_path / "pack")
    write_graphs(again)
    names = graphs(EMBEDDED, RERANKING)
    assert len(names) == 9
    assert [(again / name).read_bytes() == (EMBEDDED / name).read_bytes() for name in names] == [True] * 9


def test_every_reference_is_credited_and_linked(shipped):
    assert len(shipped.gallery) == 4948
    for reference in shipped.gallery.references:
        assert all((reference.author, reference.licence, reference.url, reference.sequence)), reference.id


def test_it_holds_the_training_split_alone(shipped, development):
    known = {reference.id for reference in shipped.gallery.references}
    assert not known & {row["id"] for row, _ in development}


def test_the_same_photo_has_the_same_answer_alone_or_in_a_batch(shipped, development):
    photos = [photo for _, photo in development[::130]]
    together = list(shipped.locate(photos, Request()))
    shifted = list(shipped.locate(photos[3:] + photos[:3], Request()))
    alone = [next(shipped.locate([photo], Request())) for photo in photos]
    assert together == alone == shifted[-3:] + shifted[:-3]


def test_the_town_it_knows_is_found(shipped, development):
    chosen = of_kind(development, "known_town", 20)
    answers = list(shipped.locate([photo for _, photo in chosen], Request()))
    places = geodesy.latlon_array([answer.candidates[0].location for answer in answers])
    truth = [(float(row["lat"]), float(row["lon"])) for row, _ in chosen]
    assert (geodesy.distance_m(places, truth) < 25_000).mean() >= 0.8
    assert np.mean([answer.confidence for answer in answers]) > 0.65


def test_photos_from_elsewhere_are_mostly_told_apart(shipped, development):
    def share(kind: str) -> float:
        answers = list(shipped.locate([photo for _, photo in of_kind(development, kind, 30)], Request()))
        return float(np.mean([answer.outcome is Outcome.OUTSIDE_GALLERY for answer in answers]))

    assert share("other_origin") > 0.6 > 0.2 > share("known_walk")


@pytest.mark.parametrize("system", [System.PIGEON, System.PLANET], ids=lambda system: system.value)
def test_its_other_systems_find_the_town_and_say_how_sure(development, system):
    engine = open_engine(system=system)
    chosen = of_kind(development, "known_town", 20)
    answers = list(engine.locate([photo for _, photo in chosen], Request(cells=True)))
    places = geodesy.latlon_array([answer.candidates[0].location for answer in answers])
    truth = [(float(row["lat"]), float(row["lon"])) for row, _ in chosen]
    assert (geodesy.distance_m(places, truth) < 25_000).mean() >= 0.8
    assert {answer.system for answer in answers} == {system.value}
    assert all(len(answer.candidates) == 12 and answer.cells for answer in answers)
    assert (
        np.mean([len(answer.regions) == 3 for answer in answers]) > 0.5
    )  # a level that needs the whole Earth has none


@pytest.mark.parametrize("system", [System.PIGEON, System.PLANET], ids=lambda system: system.value)
def test_its_other_systems_propose_candidates_that_retrieval_does_not_list(shipped, development, system):
    chosen = [photo for _, photo in of_kind(development, "other_origin", 8)]
    answers = list(shipped.locate(chosen, Request(top_k=24, proposed_by=system)))
    alone = list(shipped.locate(chosen, Request(top_k=24)))
    assert all(sum(each.probability for each in one.candidates) + one.elsewhere == pytest.approx(1) for one in answers)
    assert any(each.channel == system.value for one in answers for each in one.candidates)
    assert not any(each.channel == system.value for one in alone for each in one.candidates)


def test_the_geotag_is_never_read(shipped, development):
    row, photo = development[0]
    plain, told = (
        next(shipped.locate([Photo(photo.id, photo.path, geotag=tag)], Request()))
        for tag in (None, Location(float(row["lat"]), float(row["lon"])))
    )
    assert isinstance(plain, Prediction) and isinstance(told, Prediction)
    assert replace(told, photo=plain.photo) == plain


def test_its_manifest_names_what_was_chosen():
    pack = open_pack()
    assert (pack.voting.neighbours, pack.ranking) == (200, RERANKING)
    assert sum((pack.channels.image, pack.channels.raw, pack.channels.gps)) == 12
    assert min(pack.calibration.sharpness.values()) > 0
    assert set(pack.calibration.elsewhere[PHOTO].weights) == set(OVERALL)
