"""The development photos as one more question: parts, thumbnails, walks, discs, and leads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine import Photo, Request, geodesy
from pinpoint_engine.errors import RequestError
from pinpoint_engine.evaluation import controls, development, discs, paired, report, summary, walks
from pinpoint_engine.evaluation.rows import RowEngine
from pinpoint_engine.evaluation.score import FAIR, OPEN

QUIET = lambda line: None  # noqa: E731
PLACES = list(tiny.PLACES.items())
FURTHER = {"a fixed place": np.full((12, 2), 45.0)}


def row(number, **known):
    name, (lat, lon) = PLACES[number]
    return {
        **{"id": name, "path": f"{name}.jpg", "lat": str(lat), "lon": str(lon), "source": "internet", "scene": "place"},
        **{"album": "", "sequence": "", "author": "Eve", "split": "dev", "split_kind": "other_origin", **known},
    }


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """New photos of the tiny world: a known and a new walk (its third photo is for training), a drone, and others."""
    folder = tmp_path_factory.mktemp("development")
    for number, (name, _) in enumerate(PLACES):
        tiny.draw(folder / f"{name}.jpg", number, 200 + number)
    rows = [row(n, split_kind="known_walk", album="paris", sequence=f"{9 - n}") for n in range(4)]
    rows += [row(n, split_kind="new_walk", album="sydney", sequence=f"{n}") for n in range(4, 8)]
    rows += [row(8, source="drone"), row(9, scene="object"), row(10), row(11)]
    rows.append(row(6, id="t", split="train", split_kind="new_walk", album="sydney", sequence="5"))
    return tiny.write_table(folder / "photos.csv", rows)


@pytest.fixture(scope="module")
def asked(table, engine):
    return development.open_development(table, engine, engine, QUIET)


@pytest.fixture(scope="module")
def evaluation(asked):
    return asked.evaluate(FURTHER)


def test_a_part_is_a_kind_of_split_and_photos_without_a_place_are_apart(asked):
    parts = {name: len(numbers) for name, numbers in asked.question.parts.items()}
    assert parts == {"known_walk": 4, "new_walk": 4, "drone and object": 2, "other_origin": 2}
    assert "t" not in {photo.id for photo in asked.question.listed}


def test_a_table_without_development_photos_is_refused(tmp_path):
    path = tiny.write_table(tmp_path / "t.csv", [row(0, split="train")])
    with pytest.raises(RequestError, match="no usable row of split dev; add"):
        development.read_question(path)


def test_by_its_row_a_photo_is_answered_as_by_its_file(asked, engine):
    files = [asked.question.photo(number) for number in range(3)]
    for request in (Request(), Request(without=("paris-0", "paris-1"))):
        answers = [replace(each, sha256="") for each in engine.locate(files, request)]
        assert list(asked.by_rows.locate(files, request)) == answers


def test_a_photo_without_a_row_is_read(engine, asked, world, tmp_path):
    rows = RowEngine(engine, asked.question, [None] * 12)
    photos = [asked.question.photo(0), Photo("gone", str(tmp_path / "gone.jpg"))]
    known, gone = rows.locate(photos, Request())
    assert known == next(iter(engine.locate(photos[:1], Request()))) and gone.code == "missing"
    assert rows.describe() == engine.describe()


def test_further_controls_stand_among_those_with_all_references(evaluation):
    assert list(evaluation.scored[OPEN].controls) == [*controls.NAMES, *FURTHER]
    assert list(evaluation.scored[FAIR].controls) == list(controls.NAMES)
    text = report.as_markdown(report.report(evaluation, None))
    assert text.count("| a fixed place | all references |") == 5 and "a fixed place | leaks" not in text


def test_the_lead_over_every_control_is_told_and_over_no_bound(evaluation):
    head, _, *lines = paired.table(evaluation).splitlines()
    assert head == "| Pinpoint leads | new_walk <5 km | new_walk <25 km | known_walk <1 km |"
    names = [line.split(" | ")[0].strip("| ") for line in lines]
    assert names == [name for name in (*controls.NAMES, *FURTHER) if name != controls.BOUND]
    metres = {name: each for name, _, each in summary.methods(evaluation, OPEN)}
    chosen = evaluation.question.parts["new_walk"]
    lead, _, _ = paired.lead(metres["**Pinpoint**"][chosen], metres["a fixed place"][chosen], 5, ["sydney"] * 4)
    assert f"| a fixed place | {lead:+.1f} (" in lines[-1]


def test_what_the_whole_list_is_worth_is_told(evaluation):
    first = summary.sure(evaluation)[0]
    answers = evaluation.scored[OPEN].answers
    assert first.listed.mass == pytest.approx(np.mean([1 - answer.elsewhere for answer in answers]))
    assert first.listed.outside == np.mean([answer.outside for answer in answers])
    best = [
        geodesy.distance_m(t, a.listed).min()
        for t, a in zip(summary.truth_of(evaluation.question), answers, strict=True)
    ]
    assert first.listed.right == np.mean(np.array(best) < 25_000)


def test_photos_from_elsewhere_are_asked_again_as_thumbnails(asked):
    small = asked.evaluate_thumbnails()
    assert list(small.question.parts) == ["other_origin at 160 px"] and len(small.question.listed) == 2
    assert small.question.title == "other_origin at 160 px"
    without = replace(asked.question, listed=asked.question.listed[:4], files=asked.question.files[:4])
    assert development.thumbnails(without) is None


# --- walks


def test_a_photos_number_counts_all_photos_of_its_walk(asked, table):
    found = walks.walks_of(asked.question, table, asked.rows, np.zeros(12))
    assert found.numbers.tolist() == [3, 2, 1, 0, 0, 1, 3, 4]  # the fifth of Sydney is for training
    assert found.parts == ["known_walk"] * 4 + ["new_walk"] * 4 and found.truth.tolist()[0] == [48.8584, 2.2945]
    assert (
        walks.walks_of(replace(asked.question, listed=asked.question.listed[8:]), table, [None] * 4, np.zeros(4))
        is None
    )


def test_walks_are_fused_and_averaged_by_how_many_are_in_a_row(asked, evaluation, monkeypatch):
    monkeypatch.setattr(walks, "COUNTS", (1, 2, 0))
    windows = []
    text = asked.walks(evaluation)
    methods = ["each photo by itself", "2 photos averaged", "2 photos fused", "all photos averaged", "all photos fused"]
    for part in walks.PARTS:
        assert [line.split(" | ")[1] for line in text.splitlines() if line.startswith(f"| {part} |")] == methods
    alone_m = next(summary.methods(evaluation, OPEN))[2]
    found = walks.walks_of(asked.question, asked.photo_table, asked.rows, alone_m)

    def others(window):
        windows.append(found.numbers[window].tolist())
        return {"there": found.truth[window]}

    told = walks.table(asked.pinpoint, found, others)
    assert windows == [
        [0],
        [1],
        [2],
        [3],
        [0],
        [1],
        [3],
        [4],
        [0, 1],
        [2, 3],
        [0, 1],
        [3, 4],
        [0, 1, 2, 3],
        [0, 1, 3, 4],
    ]
    assert "| new_walk | all photos there | 4 | 100.0 |" in told


# --- discs


def test_within_discs_the_centre_lies_off_the_truth_and_answers_lie_inside(asked, engine):
    accuracy, sure = asked.discs().split("\n\n")
    lines = {tuple(cell.strip() for cell in line.split("|")[1:3]): line for line in accuracy.splitlines()[2:]}
    assert len(lines) == 4 * 3 * 4
    for radius, part in ((radius, part) for radius in discs.RADII_KM for part in asked.question.parts):
        for name in ("**Pinpoint**", "best of the list", "its centre", "a random reference in it"):
            assert (part, f"{radius} km disc: {name}") in lines
        near = lines[(part, f"{radius} km disc: its centre")].split("|")
        assert near[{5: 6, 25: 7, 50: 8}[radius]].strip() == "100.0"  # at most 3.5, 17.5 and 35 km off
    assert sure.startswith("| part | answered | <1 km said / right / ECE |")
    assert "| known_walk, 50 km disc | 4 |" in sure


def test_a_disc_without_references_is_a_miss(asked, monkeypatch):
    gallery = asked.pinpoint.gallery
    places = discs._random_inside(gallery, np.array([[0.0, 0.0], [48.8584, 2.2945]]), 5, np.random.default_rng(0))
    assert np.isnan(places[0]).all() and geodesy.distance_m(places[1], (48.8584, 2.2945)) < 5_000
    answers = discs._answers(asked.by_rows, asked.question, np.zeros((12, 2)), 5)
    assert {answer.code for answer in answers} == {"no_reference_in_region"}
