"""A run keeps the styles of its tables, and keys that tell how its tables belong together."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from xml.etree import ElementTree

import pytest

from pinpoint_engine import Photo, Request, runs, tables
from pinpoint_engine.runs import Run, geopackage, reviews, stored_styles
from pinpoint_engine.types import Location

PHOTOS = [Photo.at(f"/nowhere/{name}.jpg") for name in "ab"]


@pytest.fixture
def begun(engine, tmp_path):
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), PHOTOS)
    yield run
    run.close()


def ask(path, sql):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def test_every_table_has_one_default_style_and_others_have_none(engine, begun, tmp_path):
    sql = "SELECT f_table_name, f_geometry_column, useAsDefault FROM layer_styles"
    made = [table for table in tables.TABLES if table is not tables.CELLS]
    assert ask(begun.path, sql) == [(each.name, "" if each.shape == tables.PLAIN else "geom", 1) for each in made]
    with closing(sqlite3.connect(tmp_path / "cells.gpkg")):
        run = Run.begin(tmp_path / "cells.gpkg", Request(cells=True), engine.describe(), PHOTOS, overwrite=True)
        run.close()
    assert [row[0] for row in ask(run.path, sql)] == [table.name for table in tables.TABLES]


def test_styles_are_whole_and_small(begun):
    styles = [text for (text,) in ask(begun.path, "SELECT styleQML FROM layer_styles")]
    assert {ElementTree.fromstring(text).tag for text in styles} == {"qgis"}
    assert sum(map(len, styles)) < 130_000


def test_the_table_of_styles_is_listed_as_the_standard_wants(begun):
    listed = ask(begun.path, "SELECT data_type, srs_id FROM gpkg_contents WHERE table_name = 'layer_styles'")
    assert listed == [("attributes", 0)]


def test_there_is_a_style_for_every_table_and_no_other():
    assert {file.stem for file in stored_styles.FOLDER.iterdir()} == {table.name for table in tables.TABLES}


def test_tables_refer_to_each_other_and_every_row_has_its_parent(engine, queries, tmp_path):
    import tiny

    run = tiny.write_run(tmp_path / "run.gpkg", engine, queries[:2], Request())
    reviews.place(run.path, queries[0].id, Location(1.0, 2.0))
    for one, many, key in tables.RELATIONS:
        keys = ask(run.path, f"PRAGMA foreign_key_list({many.name})")
        assert [(row[2], row[3], row[4]) for row in keys] == [(one.name, key, key)]
        assert ask(run.path, f"SELECT count(*) FROM {many.name}") > [(0,)]
    assert ask(run.path, "PRAGMA foreign_key_check") == []


def test_a_program_that_enforces_keys_may_review_and_delete(engine, queries, tmp_path):
    """GDAL does, so QGIS writes so."""
    import tiny

    run = tiny.write_run(tmp_path / "run.gpkg", engine, queries[:2], Request())
    first, second = (photo.id for photo in queries[:2])
    with closing(geopackage.connect(run.path)) as database:
        database.execute("PRAGMA foreign_keys = 1")
        database.execute("UPDATE candidates SET state = 'accepted' WHERE rank = 2")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("UPDATE evidence SET cand_id = 'none'")
        database.execute("DELETE FROM candidates WHERE photo_id = ? AND rank = 1", (second,))
        database.execute("DELETE FROM photos WHERE photo_id = ?", (first,))
    assert ask(run.path, "SELECT photo_id, placed_by FROM photos") == [(second, "candidate")]
    for table in ("candidates", "evidence", "regions"):
        assert ask(run.path, f"SELECT DISTINCT photo_id FROM {table}") == [(second,)]
        assert ask(run.path, f"SELECT count(*) FROM {table}") == ask(
            run.path, f"SELECT count(*) FROM rtree_{table}_geom"
        )
    assert ask(run.path, "SELECT count(*) FROM evidence WHERE rank = 1") == [(0,)]


def test_a_photo_that_is_asked_for_twice_has_one_row(engine, tmp_path):
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), [*PHOTOS, PHOTOS[0]])
    assert run.record["n_photos"] == 2 and run.photos() == PHOTOS
    run.close()
    assert len(runs.read(run.path)["photos"]) == 2
