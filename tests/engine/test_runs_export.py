"""Every export format keeps all columns and rows, or reports what it could not keep; a failed write loses nothing."""

from __future__ import annotations

import csv
import os
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import geopandas
import numpy as np
import pandas
import pyogrio
import pytest
import tiny

from pinpoint_engine import Photo, Request, runs, tables
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import export, geopackage, reviews

POINTS = [table for table in tables.TABLES if table.shape == tables.POINT]
SHAPED = [table for table in tables.TABLES if table.shape != tables.PLAIN]
LONG = "Zürich·" * 50
"""A text of 400 bytes, whose 254th byte is in the middle of a character."""


@pytest.fixture(scope="module")
def run(engine, queries, tmp_path_factory):
    """A run of three photos and a missing one; one album is too long for a Shapefile."""
    asked = [replace(queries[0], album=LONG), queries[7], Photo("gone", '/nowhere/gone, "1".jpg'), queries[10]]
    path = tmp_path_factory.mktemp("run") / "asked.gpkg"
    return tiny.write_run(path, engine, asked, Request(top_k=3, cells=True), tiny.with_cells).path


@pytest.fixture(scope="module")
def rows(run):
    """The tables of the run."""
    return runs.read(run)


@pytest.fixture(scope="module")
def written(run, tmp_path_factory):
    """A folder with the run in every format, and the notes of each."""
    folder = tmp_path_factory.mktemp("written")
    return folder, {suffix: export.export_run(run, folder / suffix[1:] / f"run{suffix}") for suffix in export.FORMATS}


def read(written, suffix, table):
    folder = written[0] / suffix[1:]
    if suffix == ".gpkg":
        return pyogrio.read_dataframe(folder / "run.gpkg", layer=table.name)
    path = folder / f"run_{table.name}{suffix}"
    return geopandas.read_parquet(path) if suffix == ".parquet" else pyogrio.read_dataframe(path)


@pytest.fixture
def damaged(run, tmp_path):
    """A copy of the run with an accepted photo and an impossible time, without its table of failures."""
    path = tmp_path / "damaged.gpkg"
    shutil.copyfile(run, path)
    reviews.accept(path, runs.read(path)["candidates"][0]["cand_id"])
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE candidates SET captured = 'yesterday' WHERE fid = 2")
        database.execute("DROP TABLE failures")
    return path


@pytest.mark.parametrize("write", [export.export_run, export.export_accepted])
@pytest.mark.parametrize("suffix", export.FORMATS)
def test_an_export_says_what_a_damaged_run_lacks(damaged, tmp_path, suffix, write):
    notes = write(damaged, tmp_path / "out" / f"case{suffix}")
    lacks = [note for note in notes if note.startswith("the table failures is missing: ")]
    assert lacks and any("the captured of" in note for note in notes)
    for file in (tmp_path / "out").iterdir():
        if file.suffix in (".geojson", ".gpkg"):
            assert f"The run that this was exported from is damaged: {notes[0]}. " in file.read_bytes().decode(
                "latin-1"
            )


def read_kml(written, table):
    """Return the texts of each placemark by column; GDAL's reader would turn `timestamp` into a field of its own."""
    space = {"kml": "http://www.opengis.net/kml/2.2"}
    tree = ElementTree.parse(written[0] / "kml" / f"run_{table.name}.kml")
    marks = tree.findall(".//kml:Placemark", space)
    return [{item.get("name"): item.text for item in mark.findall(".//kml:SimpleData", space)} for mark in marks]


def same(found, wanted):
    if wanted in (None, ""):
        return found is None or found == "" or pandas.isna(found)
    if isinstance(wanted, datetime):
        return pandas.Timestamp(found).tz_localize(None).to_pydatetime() == wanted
    if isinstance(wanted, float):
        return float(found) == pytest.approx(wanted, rel=1e-9)
    return str(found) == str(wanted)


@pytest.mark.parametrize("table", SHAPED, ids=lambda table: table.name)
@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".parquet", ".kml"])
def test_every_column_by_name(written, rows, suffix, table):
    content = read(written, suffix, table)
    assert {column.name for column in table.columns} <= set(content.columns)


@pytest.mark.parametrize("table", SHAPED, ids=lambda table: table.name)
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".parquet"])
def test_every_value(written, rows, suffix, table):
    content = read(written, suffix, table)
    for found, row in zip(content.to_dict("records"), rows[table.name], strict=True):
        assert [column.name for column in table.columns if not same(found[column.name], row[column.name])] == []


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".parquet", ".kml"])
def test_regions_keep_their_outlines(written, rows, suffix):
    found = read(written, suffix, tables.REGIONS)
    assert len(found) == len(rows["regions"]) > 0
    for shape, row in zip(found.geometry, rows["regions"], strict=True):
        assert shape.is_valid
        assert shape.symmetric_difference(regions.to_shape(row["area"])).area < 1e-9 * shape.area + 1e-12


@pytest.mark.parametrize("table", POINTS, ids=lambda table: table.name)
def test_kml_has_every_value_of_what_has_a_place(written, rows, table):
    placed = [row for row in rows[table.name] if row["longitude"] is not None]
    for found, row in zip(read_kml(written, table), placed, strict=True):
        assert [name for name in row if not same(found.get(name), row[name])] == []


@pytest.mark.parametrize("table", POINTS, ids=lambda table: table.name)
@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".parquet", ".kml"])
def test_points_lie_where_the_columns_say(written, suffix, table):
    content = read(written, suffix, table)
    assert content.crs.to_epsg() == 4326
    placed = content[content.geometry.notna()]
    lonlat = placed[["longitude", "latitude"]].astype(float).to_numpy()
    assert np.abs(np.column_stack([placed.geometry.x, placed.geometry.y]) - lonlat).max() < 1e-6


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".parquet"])
def test_a_failed_photo_is_a_row_without_a_point(written, suffix):
    content = read(written, suffix, tables.PHOTOS)
    lost = content[content["photo_id"] == "gone"]
    assert len(lost) == 1
    assert lost.geometry.isna().all()
    assert content.geometry.notna().sum() == 3


def test_kml_says_that_it_leaves_failed_photos_out(written):
    assert written[1][".kml"] == ["photos: 1 without a place left out"]


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".parquet"])
def test_these_formats_keep_everything(written, suffix):
    assert written[1][suffix] == []


def test_a_csv_says_that_it_holds_no_outlines(written):
    lost = [f"{name}: CSV cannot hold outlines; they are in the run's GeoPackage" for name in ("regions", "cells")]
    assert written[1][".csv"] == lost


def test_a_run_without_geocells_has_no_file_of_them(engine, queries, tmp_path):
    run = tiny.write_run(tmp_path / "asked.gpkg", engine, queries[:1], Request())
    for suffix in (".geojson", ".gpkg"):
        export.export_run(run.path, tmp_path / f"run{suffix}")
    assert not (tmp_path / "run_cells.geojson").exists()
    assert runs.read(tmp_path / "run.gpkg") == run.rows()


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("suffix", [".csv", ".shp"])
def test_csv_has_every_table_whole(written, rows, suffix, table):
    with (written[0] / suffix[1:] / f"run_{table.name}.csv").open(newline="", encoding="utf-8") as file:
        content = list(csv.DictReader(file))
    assert len(content) == len(rows[table.name])
    for found, row in zip(content, rows[table.name], strict=True):
        assert list(found) == [column.name for column in table.columns]
        assert [name for name in found if not same(found[name], row[name])] == []


def test_every_table_of_a_geopackage_is_listed(written):
    layers = dict(pyogrio.list_layers(written[0] / "gpkg" / "run.gpkg").tolist())
    assert layers.pop("layer_styles") is None
    kinds = {tables.POINT: "Point", tables.POLYGONS: "MultiPolygon"}
    assert layers == {table.name: kinds.get(table.shape) for table in tables.TABLES}


@pytest.mark.parametrize("suffix", [".shp", ".geojson", ".parquet", ".kml"])
def test_tables_without_points_come_as_csv(written, suffix):
    names = set(os.listdir(written[0] / suffix[1:]))
    assert {"run_failures.csv", "run_run.csv"} <= names
    assert f"run_failures{suffix}" not in names


def test_shapefile_cuts_long_texts_between_characters_and_says_so(written):
    folder, warnings = written
    short = read(written, ".shp", tables.PHOTOS)["album"][0]
    assert LONG.startswith(short)
    assert 250 < len(short.encode()) <= 254
    assert "photos.album: 1 texts cut at 254 bytes; the CSV has them in full" in warnings[".shp"]
    assert LONG in (folder / "shp" / "run_photos.csv").read_text(encoding="utf-8")


def test_shapefile_keeps_times_as_text(written, rows):
    found = read(written, ".shp", tables.EVIDENCE)["captured"]
    wanted = [row["captured"] for row in rows["evidence"]]
    assert any(wanted)
    assert [text or None for text in found] == [time and time.isoformat() for time in wanted]


def test_shapefile_keeps_the_rest(written, rows):
    content = read(written, ".shp", tables.CANDIDATES)
    for found, row in zip(content.to_dict("records"), rows["candidates"], strict=True):
        assert [name for name in row if not same(found[name], row[name])] == []


def test_a_copy_is_the_run(written, rows):
    assert runs.read(written[0] / "gpkg" / "run.gpkg") == rows


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_a_run_of_failures_only_can_be_exported(engine, tmp_path, suffix):
    run = tiny.write_run(tmp_path / "asked.gpkg", engine, [Photo("gone", "/nowhere/gone.jpg")], Request())
    export.export_run(run.path, tmp_path / "out" / f"run{suffix}")
    assert os.listdir(tmp_path / "out")


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_dots_in_a_name_stay_and_each_table_has_its_own_file(run, tmp_path, suffix):
    export.export_run(run, tmp_path / f"survey 2026.11.29{suffix}")
    names = {name for name in os.listdir(tmp_path) if name.endswith((suffix, ".csv"))}
    stem = "survey 2026.11.29"
    shaped = {f"{stem}_{table.name}{suffix}" for table in SHAPED}
    texts = {f"{stem}_{table.name}.csv" for table in tables.TABLES if suffix in (".csv", ".shp") or table not in SHAPED}
    assert names == ({f"{stem}.gpkg"} if suffix == ".gpkg" else texts if suffix == ".csv" else shaped | texts)


@pytest.mark.parametrize("name", ["run.xyz", "run", "run.gpkg.zip"])
def test_an_unknown_suffix_is_refused(run, tmp_path, name):
    with pytest.raises(RequestError, match=r"use one of \.gpkg, \.shp"):
        export.export_run(run, tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_the_suffix_may_be_in_capitals(run, rows, tmp_path):
    export.export_run(run, tmp_path / "RUN.GPKG")
    assert runs.read(tmp_path / "RUN.GPKG") == rows


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_a_folder_that_cannot_be_made_is_told(run, tmp_path, suffix):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="choose another"):
        export.export_run(run, tmp_path / "file" / f"run{suffix}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(run, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="choose another"):
        export.export_run(run, tmp_path / "run.gpkg")


def test_a_folder_of_that_name_is_not_replaced(run, tmp_path):
    (tmp_path / "run.gpkg").mkdir()
    with pytest.raises(OutputError, match="choose another"):
        export.export_run(run, tmp_path / "run.gpkg")


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_writing_twice_replaces(run, tmp_path, suffix):
    export.export_run(run, tmp_path / f"run{suffix}")
    names = sorted(os.listdir(tmp_path))
    export.export_run(run, tmp_path / f"run{suffix}")
    assert sorted(os.listdir(tmp_path)) == names


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_a_write_that_fails_leaves_the_old_files(run, tmp_path, suffix):
    export.export_run(run, tmp_path / f"run{suffix}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    limit_file_size(2_000, lambda: failed_write(run, tmp_path / f"run{suffix}"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("missing", [40, 3000, 40_000])
def test_a_shapefile_whose_end_did_not_fit_is_no_success(run, rows, tmp_path, missing):
    many = tmp_path / "many.gpkg"
    geopackage.copy(run, many)
    database = geopackage.connect(many)
    more = [{**rows["photos"][1], "photo_id": str(number)} for number in range(100)]
    geopackage.insert(database, tables.PHOTOS, more)
    database.close()
    export.export_run(many, tmp_path / "whole" / "run.shp")
    size = max(path.stat().st_size for path in (tmp_path / "whole").iterdir())
    limit_file_size(size - missing, lambda: failed_write(many, tmp_path / "cut" / "run.shp"))
    assert os.listdir(tmp_path / "cut") == []


def failed_write(run, path):
    with pytest.raises(OutputError, match="free some space"):
        export.export_run(run, path)


def limit_file_size(count, work):
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (count, limits[1]))
        work()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_no_folder_is_left_closed_to_others(run, tmp_path):
    export.export_run(run, tmp_path / "new" / "run.gpkg")
    (tmp_path / "plain").touch()
    assert (tmp_path / "new" / "run.gpkg").stat().st_mode == (tmp_path / "plain").stat().st_mode
