"""The dock's exports keep every column and row like those of the command line, and need nothing but QGIS."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from contextlib import closing
from xml.etree import ElementTree

import pytest
import tiny
from qgis.core import NULL, QgsVectorLayer, QgsWkbTypes

from pinpoint_engine import Location, Photo, Request, runs, tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import accepted, export, geopackage, reviews
from pinpoint_qgis import exports, layers, picture
from pinpoint_qgis.saving import ExportTask
from scripts.stage import ROOT

HERE = [suffix for suffix in exports.FORMATS if suffix != ".parquet"]
"""The formats that every QGIS writes."""


@pytest.fixture(scope="module")
def kept(run):
    """The GeoPackage of a run."""
    return run.path


def read(path, table):
    """Return the rows of one table of an export, as text where the format has only text."""
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            return [{name: value.replace(" ", "T") for name, value in row.items()} for row in csv.DictReader(file)]
    layer = QgsVectorLayer(f"{path}|layername={table.name}" if path.suffix == ".gpkg" else str(path), "read", "ogr")
    assert layer.isValid()
    names = [column.name for column in table.columns]
    return [{name: told(each[name]) for name in names} | {"where": shape(each)} for each in layer.getFeatures()]


def shape(feature):
    """Return a feature's point, or the area and bounding box of its polygon, in degrees."""
    found = feature.geometry()
    if found.isEmpty() or found.type() == QgsWkbTypes.GeometryType.PointGeometry:
        return "" if found.isEmpty() else found.asWkt(6)
    return round(found.area(), 4), found.boundingBox().toString(4)


def told(value):
    if value is None or value == NULL:
        return None
    return value.toString("yyyy-MM-ddTHH:mm:ss") if hasattr(value, "toString") else value


def file_of(folder, table, suffix):
    if suffix == ".gpkg":
        return folder / "case.gpkg"
    beside = folder / f"case_{table.name}{suffix}"
    return beside if beside.exists() else beside.with_suffix(".csv")


@pytest.mark.parametrize("suffix", HERE)
def test_an_export_equals_that_of_the_command_line(kept, tmp_path, suffix):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    notes = exports.export_run(kept, ours / f"case{suffix}")
    assert notes == export.export_run(kept, theirs / f"case{suffix}")
    assert {file.name for file in ours.iterdir()} == {file.name for file in theirs.iterdir()}
    for table in tables.TABLES:
        found, wanted = (read(file_of(folder, table, suffix), table) for folder in (ours, theirs))
        assert len(found) == len(wanted) > 0 or suffix == ".kml"
        for one, other in zip(found, wanted, strict=True):
            if suffix == ".kml":  # where geopandas writes whole numbers as text
                one, other = ({name: str(value) for name, value in row.items()} for row in (one, other))
            assert {name: (value, other[name]) for name, value in one.items() if value != other[name]} == {}, table.name


def test_a_shapefile_reports_cut_texts_and_the_csv_has_them_in_full(engine, tmp_path):
    tiny.write_run(tmp_path / "run.gpkg", engine, [Photo("long", "Å" * 200)], Request())
    notes = exports.export_run(tmp_path / "run.gpkg", tmp_path / "case.shp")
    assert "photos.photo: 1 texts cut at 254 bytes; they are whole in the CSV" in notes
    assert read(tmp_path / "case_photos.shp", tables.PHOTOS)[0]["photo"] == "Å" * 127
    assert read(tmp_path / "case_photos.csv", tables.PHOTOS)[0]["photo"] == "Å" * 200


@pytest.mark.parametrize("suffix", HERE)
def test_dots_in_a_name_stay_and_each_table_has_its_own_file(kept, tmp_path, suffix):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    exports.export_run(kept, ours / f"survey 2026.11.29{suffix}")
    export.export_run(kept, theirs / f"survey 2026.11.29{suffix}")
    assert {file.name for file in ours.iterdir()} == {file.name for file in theirs.iterdir()}
    assert all(file.name.startswith("survey 2026.11.29") for file in ours.iterdir())


def test_an_export_over_an_open_geopackage_is_refused_or_complete(kept, tmp_path, project):
    """QGIS keeps a journal open while a layer is edited; replacing the file beside it would corrupt it."""
    target = tmp_path / "case.gpkg"
    exports.export_run(kept, target)
    layer = QgsVectorLayer(f"{target}|layername=candidates", "open", "ogr")
    assert layer.startEditing() and layer.deleteFeature(next(layer.getFeatures()).id()) and layer.commitChanges()
    with pytest.raises(OutputError, match=r"case\.gpkg is open in another program, such as QGIS; remove its layers"):
        exports.export_run(kept, target)
    assert runs.read(target)["candidates"][1:] == runs.read(kept)["candidates"][2:]
    del layer
    exports.export_run(kept, target)
    assert runs.read(target) == runs.read(kept)
    assert [file.name for file in tmp_path.iterdir()] == ["case.gpkg"]


@pytest.mark.parametrize("suffix", [".odt", ""])
def test_an_unknown_format_is_refused(kept, tmp_path, suffix):
    with pytest.raises(RequestError, match=r"has no known format; end it in one of \.shp, \.gpkg"):
        exports.export_run(kept, tmp_path / f"case{suffix}")


def test_a_format_that_this_qgis_lacks_is_refused(kept, tmp_path, monkeypatch):
    monkeypatch.setitem(exports.DRIVERS, ".parquet", "No such driver")
    with pytest.raises(RequestError, match=r"cannot write \.parquet; choose \.gpkg, or run `pinpoint export`"):
        exports.export_run(kept, tmp_path / "case.parquet")


@pytest.fixture
def reviewed(kept, tmp_path):
    """A copy of the run with one candidate accepted and one photo placed by hand, with a note."""
    path = tmp_path / "reviewed.gpkg"
    shutil.copyfile(kept, path)
    photos = runs.read(path)["photos"]
    reviews.accept(path, f"{photos[0]['photo_id']}-02")
    reviews.place(path, photos[1]["photo_id"], Location(-16.8, 179.999))
    reviews.write_note(path, photos[1]["photo_id"], "the kerb <agrees> & more")
    return path


@pytest.mark.parametrize("suffix", HERE)
def test_accepted_photos_equal_those_of_the_command_line(reviewed, tmp_path, suffix):
    ours, theirs = tmp_path / "ours" / f"case 26.11{suffix}", tmp_path / "theirs" / f"case 26.11{suffix}"
    assert exports.export_accepted(reviewed, ours) == export.export_accepted(reviewed, theirs) == []
    assert {file.name for file in ours.parent.iterdir()} == {file.name for file in theirs.parent.iterdir()}
    found, wanted = ([spoken(row) for row in read_final(path)] for path in (ours, theirs))
    assert found == wanted and len(found) == 2


def spoken(row):
    """Return the values as text; geopandas writes whole numbers as text into KML."""
    return {name: str(value) for name, value in row.items()}


def read_final(path):
    return read(path, tables.FINAL)


def test_accepted_photos_in_kml_are_named_placemarks(reviewed, tmp_path):
    exports.export_accepted(reviewed, tmp_path / "case.kml")
    space = {"kml": "http://www.opengis.net/kml/2.2"}
    marks = ElementTree.parse(tmp_path / "case.kml").findall(".//kml:Placemark", space)
    first, second = ((each.find("kml:name", space).text, each.find("kml:description", space).text) for each in marks)
    row = rows_of(reviewed)[0]
    expected = f"{row['place']}\ncandidate 2, probability {row['prob']:.1%}\nposition from the accepted candidate"
    assert first == (row["filename"], expected)
    assert second[1].endswith("position from the map, placed by hand\nthe kerb <agrees> & more")
    assert marks[1].find(".//kml:coordinates", space).text == "179.999,-16.8"


def test_a_run_in_kml_has_named_placemarks(kept, tmp_path):
    exports.export_run(kept, tmp_path / "case.kml")
    text = (tmp_path / "case_candidates.kml").read_text(encoding="utf-8")
    assert "<name>0.jpg, candidate 1</name>" in text and "probability" in text


def test_only_formats_that_this_qgis_writes_are_offered(reviewed, tmp_path):
    for suffix in exports.formats():
        exports.export_accepted(reviewed, tmp_path / f"case{suffix}")
        assert (tmp_path / f"case{suffix}").stat().st_size > 0
    for suffix in set(exports.FORMATS) - set(exports.formats()):
        with pytest.raises(RequestError, match="this QGIS cannot write"):
            exports.export_accepted(reviewed, tmp_path / f"case{suffix}")


def test_nothing_accepted_is_nothing_to_export(kept, tmp_path):
    with pytest.raises(RequestError, match="accept a candidate first"):
        exports.export_accepted(kept, tmp_path / "case.shp")
    assert not list(tmp_path.glob("case*"))


def test_a_point_at_another_place_is_no_success(reviewed, tmp_path, monkeypatch):
    """The file is read back: here the writer gets other points than it should."""
    original = exports.layers.feature

    def elsewhere(table, row, of_fields):
        return original(table, {**row, "longitude": row["longitude"] - 1}, of_fields)

    wanted = [
        exports.layers.feature(tables.FINAL, row, exports.layers.fields(tables.FINAL)) for row in rows_of(reviewed)
    ]
    monkeypatch.setattr(exports.layers, "feature", elsewhere)
    exports.export_accepted(reviewed, tmp_path / "case.gpkg")
    layer = QgsVectorLayer(str(tmp_path / "case.gpkg"), "read", "ogr")
    assert not exports._is_at(tables.FINAL, wanted, layer)
    monkeypatch.undo()
    exports.export_accepted(reviewed, tmp_path / "right.gpkg")
    assert exports._is_at(tables.FINAL, wanted, QgsVectorLayer(str(tmp_path / "right.gpkg"), "read", "ogr"))


def rows_of(path):
    return accepted.read_final(path)


@pytest.mark.parametrize("small_disk", ["48k"], indirect=True)
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp"])
def test_a_full_disk_leaves_an_older_export_unchanged(kept, small_disk, suffix):
    """The run is larger than the disk, which has an older export of the same name."""
    older = small_disk / ("case.gpkg" if suffix == ".gpkg" else f"case_candidates{suffix}")
    older.write_text("older")
    with pytest.raises(OutputError, match="free some space"):
        exports.export_run(kept, small_disk / f"case{suffix}")
    assert older.read_text() == "older"
    assert [file.name for file in small_disk.iterdir()] == [older.name]


def test_nothing_but_qgis_is_needed(kept, tmp_path):
    """As in a QGIS without geopandas, pandas, pyogrio and pyarrow."""
    code = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}]
for name in ("geopandas", "pandas", "pyogrio", "pyarrow", "shapely"):
    sys.modules[name] = None
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from pinpoint_qgis import exports
print(exports.export_run({str(kept)!r}, {str(tmp_path / "case.shp")!r}))
app.exitQgis()
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "case_candidates.shp").exists() and (tmp_path / "case_run.csv").exists()


def without_places(path):
    """Make a run that a version without the columns `place` could have written."""
    with closing(geopackage.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'pinpoint_%' AND type = 'trigger'")
        for (name,) in names.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for table in ("photos", "candidates"):
            database.execute(f"ALTER TABLE {table} DROP COLUMN place")


@pytest.mark.parametrize("suffix", HERE)
def test_a_run_without_names_of_places_is_still_opened_and_exported(kept, tmp_path, suffix):
    shutil.copyfile(kept, tmp_path / "run.gpkg")
    without_places(tmp_path / "run.gpkg")
    opened = layers.open_run(tmp_path / "run.gpkg")
    assert opened["candidates"].fields().indexOf("place") == -1 and opened["candidates"].featureCount() > 0
    exports.export_run(tmp_path / "run.gpkg", tmp_path / "ours" / f"case{suffix}")
    if suffix != ".gpkg":
        rows = read(file_of(tmp_path / "ours", tables.CANDIDATES, suffix), tables.CANDIDATES)
        assert len(rows) == opened["candidates"].featureCount()
        assert {row["place"] or None for row in rows} == {None}
    picture.draw(tmp_path / "map.png", opened)
    assert (tmp_path / "map.png").stat().st_size > 10_000


@pytest.mark.parametrize("accepted_only", [False, True])
@pytest.mark.parametrize("suffix", HERE)
def test_an_export_says_what_a_damaged_run_lacks(kept, tmp_path, suffix, accepted_only):
    """In its message, and in the description of the layers where the format has one."""
    damaged = tmp_path / "damaged.gpkg"
    shutil.copyfile(kept, damaged)
    reviews.accept(damaged, runs.read(damaged)["candidates"][0]["cand_id"])
    with closing(geopackage.connect(damaged)) as database:
        database.execute("UPDATE candidates SET captured = 'yesterday' WHERE fid = 2")
        database.execute("DROP TABLE failures")
    (tmp_path / "out").mkdir()
    task = ExportTask(damaged, tmp_path / "out" / f"case{suffix}", accepted_only)
    assert task.run() and "; the table failures is missing: it is not known why photos failed; " in task.message
    assert any("the captured of" in note for note in task.notes) and "more in the log)" in task.message
    for file in (tmp_path / "out").iterdir():
        if file.suffix in (".geojson", ".gpkg"):
            assert task.notes[0].encode() in file.read_bytes(), file.name
