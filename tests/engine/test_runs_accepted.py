"""The rows of accepted photos, and what rows are called on a map."""

from __future__ import annotations

import pytest
import tiny

from pinpoint_engine import Location, Request, runs, tables
from pinpoint_engine.errors import RequestError
from pinpoint_engine.runs import accepted, reviews


@pytest.fixture
def run(engine, queries, tmp_path):
    """A run of four photos: the first candidate accepted, the second one, one placed by hand, and one rejected."""
    path = tiny.write_run(
        tmp_path / "run.gpkg", engine, queries[:5], Request(top_k=3, cells=True), tiny.with_cells
    ).path
    ids = [row["photo_id"] for row in runs.read(path)["photos"]]
    reviews.accept(path, f"{ids[0]}-01")
    reviews.accept(path, f"{ids[1]}-02")
    reviews.place(path, ids[2], Location(-33.5, 150.25))
    reviews.write_note(path, ids[2], "the kerb agrees")
    reviews.reject_photo(path, ids[3])
    return path


def test_only_accepted_photos_are_there_at_their_final_positions(run):
    rows = runs.read(run)
    photos, candidates = rows["photos"], {row["cand_id"]: row for row in rows["candidates"]}
    found = accepted.read_final(run)
    assert [list(row) for row in found] == [[column.name for column in tables.FINAL.columns]] * 3
    assert [row["photo_id"] for row in found] == [row["photo_id"] for row in photos[:3]]
    second = candidates[photos[1]["cand_id"]]
    assert (found[1]["longitude"], found[1]["latitude"]) == (second["longitude"], second["latitude"])
    assert (found[2]["longitude"], found[2]["latitude"]) == (150.25, -33.5)
    assert [row["how"] for row in found] == ["the accepted candidate"] * 2 + ["the map, placed by hand"]
    assert [row["rank"] for row in found] == [1, 2, None]
    assert [row["prob"] for row in found] == [candidates[photos[0]["cand_id"]]["prob"], second["prob"], None]
    assert found[2]["note"] == "the kerb agrees" and found[0]["sha256"] == photos[0]["sha256"]


def test_confidence_is_left_out_where_it_is_about_another_place(run):
    photos, found = runs.read(run)["photos"], accepted.read_final(run)
    assert [row["conf25"] for row in found] == [photos[0]["conf25"], None, None]
    assert [row["conf1"] for row in found] == [photos[0]["conf1"], None, None]


def test_the_columns_fit_a_shapefile_and_are_told_apart():
    names = [column.name for column in tables.FINAL.columns]
    assert len(set(names)) == len(names) and max(map(len, names)) <= 10
    assert tables.FINAL not in tables.TABLES


def test_a_run_without_accepted_photos_is_refused(engine, queries, tmp_path):
    path = tiny.write_run(tmp_path / "run.gpkg", engine, queries[:1], Request(top_k=1)).path
    with pytest.raises(RequestError, match="accept a candidate first, or place a photo on the map"):
        accepted.read_final(path)


def test_every_row_has_a_name_and_says_what_it_is(run):
    rows = runs.read(run)
    for table in (tables.PHOTOS, tables.CANDIDATES, tables.EVIDENCE, tables.REGIONS, tables.CELLS):
        for row in rows[table.name]:
            name, description = accepted.mark(table, row)
            assert name and description and "None" not in description
    marks = [accepted.mark(tables.FINAL, row) for row in accepted.read_final(run)]
    assert marks[0][0] == rows["photos"][0]["filename"]
    assert "candidate 1, probability" in marks[0][1] and "within 25 km" in marks[0][1]
    place = runs.read(run)["photos"][2]["place"]
    assert marks[2][1] == f"{place}\nposition from the map, placed by hand\nthe kerb agrees" and "Australia" in place
