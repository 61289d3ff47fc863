"""Attribute tables: short names, complete rows, and keys that join."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import tiny

from pinpoint_engine import (
    Evidence,
    Failure,
    Location,
    Outcome,
    Photo,
    Prediction,
    Reference,
    Request,
    Source,
    tables,
    wording,
)
from pinpoint_engine.wire import request_from_json


@pytest.fixture
def asked(queries, broken):
    """Four photos, one of them broken."""
    return [*queries[:2], Photo("bad", str(broken)), queries[2]]


@pytest.fixture
def run(engine, asked, tmp_path):
    return tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=3, cells=True), tiny.with_cells)


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_column_names_fit_a_shapefile(table):
    names = [column.name for column in table.columns]
    assert all(name.isascii() and 0 < len(name) <= 10 for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert all(column.label and column.kind in ("text", "real", "integer", "time") for column in table.columns)


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_rows_have_exactly_the_columns(run, table):
    rows = run.rows()[table.name]
    assert rows
    beside = [tables.AREA] if table.shape == tables.POLYGONS else []
    assert all(list(row) == [*(column.name for column in table.columns), *beside] for row in rows)
    assert len({row[table.key] for row in rows}) == len(rows)
    assert {row["run_id"] for row in rows} == {run.run_id}


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_values_have_the_kinds_of_their_columns(run, table):
    kinds = {"text": str, "real": float, "integer": int, "time": datetime}
    for row in run.rows()[table.name]:
        assert all(row[c.name] is None or type(row[c.name]) is kinds[c.kind] for c in table.columns)


def test_point_tables_have_longitude_and_latitude():
    points = [table for table in tables.TABLES if table.shape == tables.POINT]
    assert [table.name for table in points] == ["photos", "candidates", "evidence"]
    for table in tables.TABLES:
        assert ({"longitude", "latitude"} <= {column.name for column in table.columns}) == (table in points)


def test_regions_are_the_answers_own_the_largest_first(run):
    rows = run.rows()["regions"]
    for answer in run.results:
        mine = [row for row in rows if row["photo_id"] == answer.photo.id]
        wanted = {} if isinstance(answer, Failure) else {round(100 * each.level): each for each in answer.regions}
        assert [row["level"] for row in mine] == sorted(wanted, reverse=True)
        assert all(
            (row["area_km2"], row["area"]) == (wanted[row["level"]].area_km2, wanted[row["level"]].polygons)
            for row in mine
        )


def test_a_photo_row_tells_the_confidence_at_every_distance(run):
    answer, row = run.results[0], run.rows()["photos"][0]
    assert [row[f"conf{km:g}"] for km in answer.within_km] == list(answer.within_km.values())
    assert row["conf25"] == answer.confidence


def test_evidence_joins_candidates_joins_photos(run):
    rows = run.rows()
    photos = {row["photo_id"] for row in rows["photos"]}
    candidates = {row["cand_id"]: row for row in rows["candidates"]}
    assert {row["photo_id"] for row in rows["candidates"]} < photos
    for row in rows["evidence"]:
        owner = candidates[row["cand_id"]]
        assert (row["photo_id"], row["rank"]) == (owner["photo_id"], owner["rank"])
        assert (row["cand_lon"], row["cand_lat"]) == (owner["longitude"], owner["latitude"])


def test_counts_are_those_of_the_rows(run):
    rows = run.rows()
    assert [len(rows[name]) for name in ("photos", "candidates", "failures", "run")] == [4, 9, 1, 1]
    for photo in rows["photos"]:
        assert photo["n_cand"] == sum(row["photo_id"] == photo["photo_id"] for row in rows["candidates"])
    for candidate in rows["candidates"]:
        assert candidate["n_evid"] == sum(row["cand_id"] == candidate["cand_id"] for row in rows["evidence"])


def test_counts_go_by_outcome():
    outcomes = {"waiting": 1, "located": 2, "outside_gallery": 3, "no_place_signal": 4, "failed": 5}
    names = ("n_photos", "n_waiting", "n_located", "n_outside", "n_nosignal", "n_failed")
    assert tables.counts(outcomes) == dict(zip(names, (15, 1, 2, 3, 4, 5), strict=True))
    assert tables.counts({}) == dict.fromkeys(names, 0)


def test_the_run_can_be_asked_again(run, world):
    row = run.rows()["run"][0]
    assert request_from_json(json.loads(row["request"])) == run.request
    assert json.loads(row["digests"]) == dict(run.card.digests)
    assert (row["ended"], row["n_refs"]) == ("finished", len(world.photos))
    assert row["started"] <= row["finished"]


def test_ids_are_stable_across_runs(engine, asked, run, tmp_path):
    again = tiny.write_run(tmp_path / "again.gpkg", engine, asked, Request(top_k=3))
    for table in (tables.PHOTOS, tables.CANDIDATES, tables.EVIDENCE, tables.FAILURES):
        one, other = ([row[table.key] for row in each.rows()[table.name]] for each in (run, again))
        assert one == other
    assert again.run_id != run.run_id


def test_a_photo_has_the_place_of_its_first_candidate(run):
    rows = run.rows()
    for first in (row for row in rows["candidates"] if row["rank"] == 1):
        photo = next(row for row in rows["photos"] if row["photo_id"] == first["photo_id"])
        assert (photo["longitude"], photo["latitude"]) == (first["longitude"], first["latitude"])
        assert photo["tag_lat"] is not None


def test_a_failed_photo_has_no_place(run, broken):
    row = next(row for row in run.rows()["photos"] if row["photo_id"] == "bad")
    assert (row["outcome"], row["n_cand"]) == ("failed", 0)
    assert [row[name] for name in ("longitude", "latitude", "conf25", "elsewhere", "tag_lon", "sha256")] == [None] * 6
    failure = run.rows()["failures"][0]
    assert (failure["photo_id"], failure["code"], failure["photo"]) == ("bad", "broken", str(broken))


def test_an_answer_without_candidates_has_no_place():
    answer = Prediction(Photo("p", "/a/b.jpg"), (), 1.0, Outcome.NO_PLACE_SIGNAL, 0.0, "s", "p")
    row = tables.photo_row(answer, "r")
    assert (row["longitude"], row["n_cand"], row["filename"], row["directory"]) == (None, 0, "b.jpg", "/a")


def test_names_that_are_no_text_and_times_with_zones_become_plain():
    photo = Photo("p", "/a/caf\udce9.jpg", taken_at=datetime(2024, 5, 1, 12, tzinfo=UTC))
    row = tables.photo_row(Failure(photo, "missing", "gone"), "r")
    assert (row["filename"], row["timestamp"]) == ("caf?.jpg", datetime(2024, 5, 1, 12))


def evidence(*sightings):
    """Make evidence of (author, sequence, metres)."""
    return tuple(
        Evidence(Reference(f"r{number}", Location(0, 0), Source.STREET, author=author, sequence=walk), metres, 0.5)
        for number, (author, walk, metres) in enumerate(sightings)
    )


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "no other photo nearby"),
        ((("Ada", "w", 40.4),), "1 photo, 1 author, 1 sequence, nearest 40 m"),
        ((("Ada", "v", 1234), ("Ada", "w", 900)), "2 photos, 1 author, 2 sequences, nearest 900 m"),
        ((("", "", 12_345),), "1 photo, nearest 12 km"),
    ],
)
def test_evidence_in_words(items, words):
    assert wording.evidence_in_words(evidence(*items)) == words


@pytest.mark.parametrize(
    ("metres", "words"),
    [(0, "0 m"), (999.4, "999 m"), (999.6, "1.0 km"), (1234, "1.2 km"), (9999, "10 km"), (12_345_678, "12,346 km")],
)
def test_distance_in_words(metres, words):
    assert wording.distance_in_words(metres) == words


def test_outcomes_in_words(run):
    words = [wording.outcome_in_words(result) for result in run.results]
    assert words[2].endswith("copy it again or export it as JPEG")
    assert all("within 25 km" in text or "outside" in text for text in words[:2])


def test_a_photo_probably_outside_is_said_in_one_set_of_words(run):
    outside = replace(run.results[0], outcome=Outcome.OUTSIDE_GALLERY)
    assert wording.outcome_in_words(outside) == wording.OUTSIDE == "probably outside what this gallery knows"
    assert wording.OUTCOMES[tables.photo_row(outside, "r")["outcome"]] == wording.OUTSIDE
    candidates = list(tables.candidate_rows(outside, "r"))
    assert len(candidates) == 3 and {row["outcome"] for row in candidates} == {"outside_gallery"}


def test_counts_in_words():
    outcomes = {"located": 2, "outside_gallery": 1, "failed": 1}
    words = "2 located, 1 probably outside what this gallery knows, 1 failed"
    assert wording.counts_in_words(tables.counts(outcomes)) == f"4 photos: {words}"
    assert (
        wording.counts_in_words(tables.counts({**outcomes, "waiting": 7})) == f"11 photos: {words}, 7 not located yet"
    )


def test_every_outcome_and_review_has_its_words(run):
    assert set(wording.OUTCOMES) == {*(outcome.value for outcome in Outcome), "failed", "waiting"}
    assert {row["state"] for row in run.rows()["candidates"]} <= set(wording.REVIEWS)
    names = {column.name for table in tables.TABLES for column in table.columns}
    assert set(wording.WORDS) <= names


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("image", "looks alike (learned)"),
        ("raw", "looks alike (raw features)"),
        ("gps", "place matches the photo"),
        ("a new way", "a new way"),
        ("", ""),
    ],
)
def test_channels_in_words(channel, words):
    assert wording.channel_in_words(channel) == words


def test_run_ids_sort_by_time_and_differ():
    ids = {tables.new_run_id() for _ in range(50)}
    assert len(ids) > 45
    assert all(len(name) == 20 and name[8] == "T" for name in ids)
