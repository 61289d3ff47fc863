"""The command line on real folders: its files, its output and its exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
import shapely
import tiny
from PIL import Image

from pinpoint_engine import Photo, runs
from pinpoint_engine.cli import main
from pinpoint_engine.gallery import open_gallery, save_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import export, geopackage, reviews

ROOT = Path(__file__).resolve().parents[2]
REMEDY = (
    r"(make one|name photos|name it|leave that out|name a new|check the|choose|use|ask|draw|correct|mend|"
    r"export the area)"
)


@pytest.fixture
def run(capsys, world):
    """Run a command with the tiny world's pack; returns its exit code, output and errors."""

    def run(*arguments, pack=True):
        code = main([*map(str, arguments), *(["--pack", str(world.pack)] if pack else [])])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def outing(tmp_path):
    """Five geotagged photos of Nouméa, one of them in a subfolder, and two without position."""
    folder = tmp_path / "outing"
    for number in range(5):
        path = folder / ("hill" if number == 4 else "") / f"{number}.jpg"
        tiny.draw(path, 400 + number, 0, tiny.tags(-22.27, 166.44 + number / 50))
    tiny.draw(folder / "lost.jpg", 500)
    (folder / "notes.txt").write_text("no photo")
    return folder


def references(folder, world):
    opened = open_gallery(folder, open_pack(world.pack).model)
    return opened.references.of(opened.added)


def test_locate_writes_a_run(run, world, tmp_path):
    code, out, _ = run("locate", world.folder / "photos" / "quito", "--out", tmp_path / "run.gpkg")
    assert code == 0
    assert "[4/4] 3.jpg: -0." in out
    assert "4 photos: " in out and "0 failed (finished)" in out
    rows = runs.read(tmp_path / "run.gpkg")
    assert [row["filename"] for row in rows["photos"]] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert {row["ref_id"] for row in rows["candidates"] if row["rank"] == 1} == {f"quito-{n}" for n in range(4)}


def test_locate_is_told_what_computes(run, world, tmp_path):
    bare = tiny.without_graphs(world.pack, tmp_path / "pack")
    asked = ("locate", world.photos[0], "--pack", bare, "--out", tmp_path / "run.gpkg")
    assert run(*asked, "--device", "cpu", "--runtime", "torch", pack=False)[0] == 0
    code, _, said = run(*asked, "--overwrite", "--runtime", "onnx", pack=False)
    assert code != 0 and "pinpoint train graphs" in said


def test_a_pack_is_given_graphs_without_training(run, world, tmp_path):
    bare = tiny.without_graphs(world.pack, tmp_path / "pack")
    code, out, _ = run("train", "graphs", "--pack", bare, pack=False)
    assert code == 0 and out.startswith(f"tiny 1 in {bare}, ")
    assert open_pack(bare).digest == open_pack(world.pack).digest


def test_locate_goes_on_after_broken_photos(run, world, broken, tmp_path):
    (tmp_path / "text.jpg").write_text("no photo")
    code, out, _ = run("locate", broken, world.photos[0], tmp_path / "text.jpg", "--out", tmp_path / "run.gpkg")
    assert code == 0
    assert "2 failed (finished)" in out
    outcomes = [row["outcome"] for row in runs.read(tmp_path / "run.gpkg")["photos"]]
    assert outcomes == ["failed", "located", "failed"]


@pytest.mark.parametrize(("options", "source"), [((), "internet"), (("--street-level",), "street")])
def test_locate_asks_of_street_level_frames_when_told(run, world, tmp_path, options, source):
    code, out, _ = run("locate", world.photos[0], "--out", tmp_path / "run.gpkg", *options)
    assert code == 0 and "0 probably outside what this gallery knows, 0 failed (finished)" in out
    request = json.loads(runs.read(tmp_path / "run.gpkg")["run"][0]["request"])
    assert request["photo_source"] == source


def test_locate_fuses_the_photos_of_a_folder_when_told(run, world, tmp_path):
    folder = world.photos[0].parent
    code, _, _ = run("locate", folder, "--out", tmp_path / "run.gpkg", "--album", "same_trip", "--speed-kmh", "90")
    rows = runs.read(tmp_path / "run.gpkg")
    request = json.loads(rows["run"][0]["request"])
    assert code == 0 and (request["album"], request["speed_kmh"]) == ("same_trip", 90)
    assert {row["album"] for row in rows["photos"]} == {str(folder)}
    assert all(row["alone_25"] > 0 and abs(row["alone_lat"] - 48.86) < 0.1 for row in rows["photos"])


def test_locate_says_that_a_blank_photo_shows_no_place(run, tmp_path):
    Image.new("RGB", (200, 150), "black").save(tmp_path / "black.png")
    code, out, _ = run("locate", tmp_path / "black.png", "--out", tmp_path / "run.gpkg")
    assert code == 0 and "black.png: nothing in it tells a place" in out
    assert "1 with nothing that tells a place, 0 failed" in out


def test_locate_obeys_its_options(run, world, tmp_path):
    ring = [[2.0, 48.7], [2.6, 48.7], [2.6, 49.0], [2.0, 49.0], [2.0, 48.7]]
    (tmp_path / "paris.geojson").write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    options = ("--within", tmp_path / "paris.geojson", "--source", "street", "--top-k", "1")
    code, _, _ = run("locate", world.photos[20], "--out", tmp_path / "run.gpkg", *options)
    rows = runs.read(tmp_path / "run.gpkg")
    assert code == 0
    assert [row["ref_id"] for row in rows["candidates"]] in (["paris-3"], ["montmartre-3"])
    assert json.loads(rows["run"][0]["request"])["top_k"] == 1


def test_an_area_with_its_coordinates_exchanged_is_told(run, world, tmp_path):
    ring = [[48.7, 2.0], [49.0, 2.0], [49.0, 2.6], [48.7, 2.6], [48.7, 2.0]]
    (tmp_path / "paris.geojson").write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    asked = ("locate", world.photos[0], "--out", tmp_path / "run.gpkg", "--within", tmp_path / "paris.geojson")
    code, out, _ = run(*asked)
    assert "or, if its file has latitude first, exchange the two" in out
    assert code == 1 and "1 failed (finished)" in out


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_locate_names_what_of_an_area_is_skipped(run, world, tmp_path, suffix):
    box, place = shapely.box(2.0, 48.7, 2.6, 49.0), shapely.Point(1, 2)
    geopandas.GeoSeries([place, box], crs="EPSG:4326").to_file(tmp_path / f"paris{suffix}")
    within = ("--within", tmp_path / f"paris{suffix}")
    code, out, _ = run("locate", world.photos[20], "--out", tmp_path / "run.gpkg", *within)
    assert code == 0 and f"note: feature 1 of paris{suffix} skipped: it is a Point; draw a polygon" in out
    rows = runs.read(tmp_path / "run.gpkg")["candidates"]
    assert rows and all(box.covers(shapely.Point(row["longitude"], row["latitude"])) for row in rows)


def test_locate_searches_in_named_countries_and_tells_the_nearest_place(run, world, tmp_path):
    asked = ("locate", world.photos[20], "--out", tmp_path / "run.gpkg", "--within-name")
    code, out, _ = run(*asked, "Australia", "--within-name", "georgia")
    rows = runs.read(tmp_path / "run.gpkg")
    assert code == 0 and "note: Georgia is taken as the country; there is" in out
    assert rows["candidates"] and all(row["place"].endswith("Australia") for row in rows["candidates"])
    first = rows["photos"][0]
    assert first["place"] == rows["candidates"][0]["place"]
    assert f"{first['latitude']:.4f}, {first['longitude']:.4f} ({first['place']}) - " in out


def test_a_name_of_no_area_is_refused_before_anything_is_written(run, world, tmp_path):
    code, _, err = run("locate", world.photos[0], "--out", tmp_path / "run.gpkg", "--within-name", "Frnace")
    assert code == 1 and 'no country, state or province is called "Frnace"; use "France"' in err
    assert not (tmp_path / "run.gpkg").exists()


def test_locate_can_search_an_own_gallery(run, outing, tmp_path):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    code, _, _ = run("locate", outing / "2.jpg", "--gallery", tmp_path / "own", "--out", tmp_path / "run.gpkg")
    rows = runs.read(tmp_path / "run.gpkg")
    assert code == 0
    assert rows["candidates"][0]["ref_url"] == (outing / "2.jpg").as_uri()
    assert "own" in rows["run"][0]["galleries"]


def test_locate_a_folder_without_photos(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, _ = run("locate", tmp_path / "empty", "--out", tmp_path / "run.gpkg")
    assert (code, runs.read(tmp_path / "run.gpkg")["photos"]) == (0, [])
    assert "0 photos: 0 located" in out


def test_locate_says_what_a_format_could_not_keep(run, world, broken, tmp_path):
    code, out, _ = run("locate", broken, world.photos[0], "--out", tmp_path / "run.kml")
    assert code == 0
    assert "note: photos: 1 without a place left out" in out


def test_a_photo_whose_name_is_no_text(run, world, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg")
    shutil.copy(world.photos[0], path)
    code, out, _ = run("locate", path, "--out", tmp_path / "run.gpkg")
    assert code == 0
    assert "caf?.jpg" in out
    assert runs.read(tmp_path / "run.gpkg")["photos"][0]["filename"] == "caf?.jpg"


def test_an_older_run_is_not_replaced_unless_told(run, world, tmp_path):
    out = tmp_path / "run.gpkg"
    run("locate", world.photos[0], "--out", out)
    with closing(geopackage.connect(out)) as database:
        database.execute("UPDATE photos SET state = 'accepted'")
    code, _, err = run("locate", world.photos[1], "--out", out)
    assert code == 1 and "already exists and may hold reviews; name another file, replace it with --over" in err
    assert [row["state"] for row in runs.read(out)["photos"]] == ["accepted"]
    code, _, err = run("locate", world.photos[1], "--out", tmp_path / "run.shp")
    assert code == 1 and f"{out} already exists" in err and os.listdir(tmp_path) == ["run.gpkg"]
    assert run("locate", world.photos[1], "--out", out, "--overwrite")[0] == 0
    assert [row["filename"] for row in runs.read(out)["photos"]] == ["1.jpg"]


def test_each_run_has_a_new_name_of_its_own(run, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("locate", world.photos[0])
    run("locate", world.photos[1])
    found = (tmp_path / "out").iterdir()
    assert sorted(runs.read(path)["photos"][0]["filename"] for path in found) == ["0.jpg", "1.jpg"]


@pytest.mark.parametrize("suffix", [suffix for suffix in export.FORMATS if suffix != ".gpkg"])
def test_another_format_is_an_export_beside_the_run(run, world, tmp_path, suffix):
    code, out, _ = run("locate", world.photos[0], "--out", tmp_path / f"day 1.5{suffix}")
    assert code == 0 and f"results: {tmp_path / 'day 1.5.gpkg'}" in out
    assert len(runs.read(tmp_path / "day 1.5.gpkg")["candidates"]) == 12
    assert f"day 1.5_candidates{suffix}" in os.listdir(tmp_path)


def cut_short(path, run_of):
    """Make a run of which two photos are located, as left by a killed process."""
    from pinpoint_engine import Request, photos
    from pinpoint_engine.runs import Run

    engine, asked = run_of
    begun = Run.begin(path, Request(), engine.describe(), asked)
    for result in engine.locate([photos.read_photo(photo.path) for photo in asked[:2]], begun.request):
        begun.add(result)
    begun.close()


def test_the_rest_of_a_run_is_located_as_if_nothing_had_been(run, world, engine, broken, tmp_path):
    paths = [str(world.photos[0]), str(broken), *map(str, world.photos[8:12])]
    whole, cut = tmp_path / "whole.gpkg", tmp_path / "cut.gpkg"
    run("locate", *paths, "--out", whole)
    cut_short(cut, (engine, [Photo.at(path) for path in paths]))
    assert runs.read(cut)["run"][0]["ended"] == "running" and runs.read(cut)["run"][0]["n_waiting"] == 4
    code, out, _ = run("locate", "--resume", cut)
    assert code == 0 and "[6/6] " in out and "6 photos: " in out and "not located yet" not in out
    for name, rows in runs.read(whole).items():
        again = runs.read(cut)[name]
        if name == "run":
            assert (again[0]["ended"], again[0]["n_failed"], again[0]["n_waiting"]) == ("finished", 1, 0)
            continue
        assert [{**row, "run_id": ""} for row in again] == [{**row, "run_id": ""} for row in rows]


def test_a_run_goes_on_with_what_it_was_begun_with_alone(run, world, engine, outing, tmp_path):
    cut = tmp_path / "cut.gpkg"
    cut_short(cut, (engine, [Photo.at(str(path)) for path in world.photos[:3]]))
    run("gallery", "build", outing, "--out", tmp_path / "own")
    before = cut.read_bytes()
    code, _, err = run("locate", "--resume", cut, "--gallery", tmp_path / "own")
    assert code == 1 and f"cannot go on: the gallery {tmp_path / 'own'} was not used then; use the same" in err
    code, _, err = run("locate", "--resume", cut, pack=False)
    assert code == 1 and "this run cannot go on: the " in err
    assert cut.read_bytes() == before


def test_what_failed_is_located_again_when_told(run, world, tmp_path):
    gone, out = tmp_path / "gone.jpg", tmp_path / "run.gpkg"
    gone.write_text("no photo")
    run("locate", world.photos[0], gone, "--out", out)
    shutil.copy(world.photos[8], gone)
    assert "0 photos" not in run("locate", "--resume", out)[1] and runs.read(out)["run"][0]["n_failed"] == 1
    code, text, _ = run("locate", "--resume", out, "--retry-failed")
    assert code == 0 and "[2/2] gone.jpg: " in text and runs.read(out)["failures"] == []
    assert [row["outcome"] for row in runs.read(out)["photos"]] == ["located", "located"]


def test_a_photo_whose_name_is_no_text_is_found_again(run, world, engine, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg")
    shutil.copy(world.photos[0], path)
    cut_short(tmp_path / "cut.gpkg", (engine, [*(Photo.at(str(each)) for each in world.photos[1:3]), Photo.at(path)]))
    code, out, _ = run("locate", "--resume", tmp_path / "cut.gpkg")
    assert code == 0 and "[3/3] caf?.jpg: 48.8" in out


def test_gallery_build_names_what_it_leaves_out(run, outing, world, tmp_path):
    code, out, _ = run("gallery", "build", outing, "--out", tmp_path / "own", "--author", "Ada", "--source", "street")
    assert code == 0
    assert "left out: lost.jpg: its EXIF holds no position" in out
    assert out.startswith("skipped: 1 document\n") and "notes.txt" not in out
    assert "5 references in " in out and "(+5)" in out
    made = references(tmp_path / "own", world)
    assert {(reference.author, reference.source.value) for reference in made} == {("Ada", "street")}
    assert [reference.sequence for reference in made] == [*["outing"] * 4, "outing/hill"]


def test_own_photos_are_tried_without_what_a_gallery_of_them_gives_away(run, outing, world, tmp_path):
    own, area = tmp_path / "own", tmp_path / "area.geojson"
    for number in range(5):  # on another day than the world's photos
        exif = tiny.tags(-22.27, 166.44 + number / 50, taken_at="2023:01:02 10:00:00")
        tiny.draw(outing / ("hill" if number == 4 else "") / f"{number}.jpg", 400 + number, 0, exif)
    run("gallery", "build", outing, "--out", own)
    area.write_text(json.dumps(shapely.geometry.mapping(shapely.box(166, -23, 166.49, -22))))
    files = {"json": tmp_path / "f.json", "errors": tmp_path / "f.gpkg", "plots": tmp_path / "f.png"}
    wanted = [part for name, path in files.items() for part in (f"--{name}", path)]
    code, out, _ = run("evaluate", "--own", outing, "--within", area, "--gallery", own, *wanted)
    assert code == 0
    assert f"left out: {outing / 'lost.jpg'}: no position" in out and out.startswith("skipped: 1 document")
    words = "In this area, of 3 of your photos 0 were located within 1 km and 0 within 25 km by the first candidate, 0 "
    assert words in out and "Outside the area: 2. Without a usable position: 1." in out
    told = json.loads(files["json"].read_text())
    assert told["photos"] == 3 and told["first"]["25 km"][0] == 0 and told["sentences"][0].startswith(words)
    lines = geopandas.read_file(files["errors"])
    assert len(lines) == 3 and (lines["first_km"] > 100).all() and set(lines.geom_type) == {"MultiLineString"}
    with Image.open(files["plots"]) as plot:
        assert plot.size[0] > 500
    before = run("locate", outing, "--out", tmp_path / "run.gpkg", "--gallery", own)[1]
    assert "0.jpg: -22.27" in before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--search-within",), "--search-within needs an area; name it with --within"),
        (("--plots", "x.jpeg"), "x.jpeg has no format for plots; end it in one of"),
    ],
)
def test_what_cannot_be_tried_is_told_at_once(run, outing, arguments, words):
    code, out, error = run("evaluate", "--own", outing, *arguments)
    assert code == 1 and words in error and "%" not in out


def test_the_coverage_of_a_gallery_is_a_layer(run, outing, world, tmp_path):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    code, out, _ = run("gallery", "coverage", tmp_path / "own", "--out", tmp_path / "cover.gpkg")
    assert code == 0 and out.startswith("5 references in ")
    cells = geopandas.read_file(tmp_path / "cover.gpkg")
    assert set(cells["size_deg"]) == {10, 1, 0.1} and set(cells["source"]) == {"internet", "all"}
    assert cells[(cells["size_deg"] == 0.1) & (cells["source"] == "all")]["n_refs"].sum() == 5
    assert cells.contains(shapely.Point(166.44, -22.27)).sum() == 6
    run("gallery", "coverage", "--out", tmp_path / "world.gpkg", "--cell-deg", "1")
    whole = geopandas.read_file(tmp_path / "world.gpkg")
    assert whole[whole["source"] == "all"]["n_refs"].sum() == len(world.photos)
    assert "end its name in .gpkg" in run("gallery", "coverage", "--out", tmp_path / "x.shp")[2]


def test_gallery_build_from_a_table(run, world, tmp_path):
    code, out, _ = run("gallery", "build", world.table, "--out", tmp_path / "own")
    assert (code, len(references(tmp_path / "own", world))) == (0, len(world.photos))
    assert "left out" not in out


def test_gallery_add_keeps_what_is_there_and_adds_each_photo_once(run, outing, world, tmp_path):
    run("gallery", "build", outing / "hill", "--out", tmp_path / "own")
    code, out, _ = run("gallery", "add", outing, "--to", tmp_path / "own")
    assert (code, len(references(tmp_path / "own", world))) == (0, 5)
    assert "(+4)" in out
    assert run("gallery", "add", outing, "--to", tmp_path / "own")[1].endswith("(+0)\n")


def test_what_is_added_comes_after_what_is_there(run, outing, world, tmp_path):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    before = references(tmp_path / "own", world)
    run("gallery", "add", world.table, "--to", tmp_path / "own")
    assert references(tmp_path / "own", world)[:5] == before


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_export_a_run(run, world, tmp_path, suffix):
    run("locate", world.photos[0], "--out", tmp_path / "run.gpkg")
    code, out, _ = run("export", tmp_path / "run.gpkg", tmp_path / "new" / f"paris{suffix}", pack=False)
    assert code == 0
    assert f"written: {tmp_path / 'new' / 'paris'}" in out
    assert any(name.endswith(suffix) for name in os.listdir(tmp_path / "new"))


def test_an_export_does_not_replace_a_run_unless_told(run, world, tmp_path):
    run("locate", world.photos[0], "--out", tmp_path / "a.gpkg")
    run("locate", world.photos[8], "--out", tmp_path / "b.gpkg")
    before = (tmp_path / "b.gpkg").read_bytes()
    code, _, err = run("export", tmp_path / "a.gpkg", tmp_path / "b.gpkg", pack=False)
    assert code == 1 and "already exists and may hold reviews" in err
    assert (tmp_path / "b.gpkg").read_bytes() == before
    assert run("export", tmp_path / "a.gpkg", tmp_path / "b.gpkg", "--overwrite", pack=False)[0] == 0
    assert runs.read(tmp_path / "b.gpkg") == runs.read(tmp_path / "a.gpkg")


@pytest.fixture
def accepted(run, outing, tmp_path):
    """A run of two photos, the first of them accepted."""
    run("locate", outing / "0.jpg", outing / "lost.jpg", "--out", tmp_path / "run.gpkg")
    path = tmp_path / "run.gpkg"
    reviews.accept(path, runs.read(path)["candidates"][0]["cand_id"])
    return path


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_accepted_photos_are_one_file(run, accepted, tmp_path, suffix):
    target = tmp_path / "new" / f"case 26.11{suffix}"
    code, out, _ = run("export", accepted, "--out", target, "--accepted", pack=False)
    assert code == 0 and f"written: {target}\n" in out
    beside = {".shp": {".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv"}}.get(suffix, {suffix})
    assert {name.removeprefix("case 26.11") for name in os.listdir(tmp_path / "new")} == beside
    if suffix == ".csv":
        assert target.read_text(encoding="utf-8").splitlines()[1].split(",")[1] == "0.jpg"
        return
    read = geopandas.read_parquet if suffix == ".parquet" else geopandas.read_file
    found = read(target)
    first = runs.read(accepted)["candidates"][0]
    assert (found.geometry[0].x, found.geometry[0].y) == pytest.approx((first["longitude"], first["latitude"]))
    assert found["filename"][0] == "0.jpg" and len(found) == 1


def test_accepted_photos_in_kml_are_named_placemarks(run, accepted, tmp_path):
    run("export", accepted, "--out", tmp_path / "case.kml", "--accepted", pack=False)
    text = (tmp_path / "case.kml").read_text(encoding="utf-8")
    assert "<name>0.jpg</name>" in text and "position from the accepted candidate" in text


def test_positions_go_into_copies_and_sidecars(run, accepted, outing, tmp_path):
    before = (outing / "0.jpg").read_bytes()
    copies = ("--exif-copies", tmp_path / "copies", "--xmp", "beside")
    code, out, _ = run("export", accepted, *copies, pack=False)
    assert code == 0 and out.count("1 position written and read back") == 2
    first = runs.read(accepted)["candidates"][0]
    found = read_photo(str(tmp_path / "copies" / "0.jpg")).geotag
    assert (found.lat, found.lon) == pytest.approx((first["latitude"], first["longitude"]), abs=1e-6)
    assert (outing / "0.jpg").read_bytes() == before and (outing / "0.jpg.xmp").is_file()
    code, out, err = run("export", accepted, *copies, pack=False)
    assert code == 1 and "not written: " in out and "no position was written; see above" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing is to be written; name a file with --out"),
        (("{tmp}/a.shp", "--out", "{tmp}/b.shp"), "two files to write are named; leave one out"),
        (("--exif-copies", "{tmp}/outing"), "holds original photos, which are never changed; choose another folder"),
    ],
)
def test_exports_that_are_refused(run, accepted, tmp_path, arguments, words):
    code, _, err = run("export", accepted, *(str(each).format(tmp=tmp_path) for each in arguments), pack=False)
    assert code == 1 and words in err


def test_a_run_is_replayed_from_its_file_alone(run, accepted, outing, tmp_path):
    before = accepted.read_bytes()
    code, out, _ = run("replay", accepted, "--out", tmp_path / "compared.json")
    assert code == 0 and "[2/2] lost.jpg: equal" in out and "all 2 answers are equal" in out
    assert accepted.read_bytes() == before
    assert json.loads((tmp_path / "compared.json").read_text(encoding="utf-8"))["is_equal"] is True
    (outing / "lost.jpg").unlink()
    code, out, err = run("replay", accepted)
    assert code == 1 and "lost.jpg: not asked, since" in out
    assert err.endswith("the answers are not all equal; see above what differs and why [differs]\n")


def test_a_replay_uses_the_galleries_of_its_run(run, outing, accepted, tmp_path):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    run("locate", outing / "0.jpg", "--gallery", tmp_path / "own", "--out", tmp_path / "with.gpkg")
    assert run("replay", tmp_path / "with.gpkg")[0] == 0
    shutil.rmtree(tmp_path / "own")
    code, out, _ = run("replay", tmp_path / "with.gpkg")
    assert code == 1 and f"engine: the gallery {tmp_path / 'own'} is missing now" in out


def test_photos_of_a_run_are_located_again_with_a_gallery_and_both_answers_are_replayed(
    run, outing, accepted, tmp_path
):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    before = runs.read(accepted)
    code, out, _ = run("locate", "--again", accepted, outing / "0.jpg", "--gallery", tmp_path / "own")
    assert code == 0 and "[1/1] 0.jpg: " in out and f"1 photo located again, by pack tiny, gallery {tmp_path}" in out
    after = runs.read(accepted)
    assert [row["answer"] for row in after["photos"]] == [2, 1]
    assert after["photos"][0]["cand_id"] == before["photos"][0]["cand_id"]
    assert str(tmp_path / "own") in {row["gallery"] for row in after["candidates"]}
    code, out, _ = run("replay", accepted, "--out", tmp_path / "compared.json")
    assert code == 0 and "answer 1 to 2 photos, by pack tiny\n" in out and "answer 2 to 1 photo, by pack tiny, " in out
    content = json.loads((tmp_path / "compared.json").read_text(encoding="utf-8"))
    assert content["is_equal"] and content["answers"] == 2 and [each["answers"] for each in content["later"]] == [1]
    assert run("locate", "--again", accepted, outing, "--gallery", tmp_path / "own")[0] == 0
    assert [row["answer"] for row in runs.read(accepted)["photos"]] == [3, 2]


def test_an_engine_without_references_is_named_by_its_system(run, outing, accepted, engine, monkeypatch):
    class WithoutReferences:
        """As PLONK is."""

        def describe(self):
            return replace(engine.describe(), galleries=(), references=0)

        def locate(self, photos, request):
            return engine.locate(photos, request)

    monkeypatch.setattr("pinpoint_engine.cli.locate.open_here", lambda options: WithoutReferences())
    code, out, _ = run("locate", "--again", accepted, outing / "0.jpg")
    assert code == 0 and "\n1 photo located again, by pinpoint; " in out
    assert "answer 2 to 1 photo, by pinpoint\n" in run("replay", accepted)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("{tmp}/outing/1.jpg",), "1.jpg is no photo of"),
        (("--top-k", 3), "already has its --top-k"),
        (("--resume", "{tmp}/run.gpkg"), "two ways to go on with a run"),
    ],
)
def test_what_cannot_be_located_again_is_refused(run, accepted, tmp_path, arguments, words):
    before = accepted.read_bytes()
    code, _, err = run("locate", "--again", accepted, *(str(each).format(tmp=tmp_path) for each in arguments))
    assert code == 1 and words in err and accepted.read_bytes() == before


def test_a_comparison_never_replaces_a_run(run, accepted):
    before = accepted.read_bytes()
    code, _, err = run("replay", accepted, "--out", accepted)
    assert code == 1 and "name a new file that ends in .json" in err and accepted.read_bytes() == before


def test_where_nothing_could_be_located_the_command_fails(run, broken, tmp_path):
    code, out, err = run("locate", broken, "--out", tmp_path / "run.gpkg")
    assert code == 1 and "1 failed" in out and "no photo could be located; see above what to do about each" in err


WRONG = {
    "no photos": "locate --out {tmp}/run.gpkg",
    "a run and photos": "locate {photo} --resume {tmp}/run.gpkg",
    "a run and an area": "locate --resume {tmp}/run.gpkg --within {tmp}/sea.geojson",
    "a run and a named area": "locate --resume {tmp}/run.gpkg --within-name France",
    "no such name": "locate {photo} --within-name nowhere --out {tmp}/run.gpkg",
    "a run and an export": "locate --resume {tmp}/run.gpkg --out {tmp}/run.shp",
    "failed ones of a new run": "locate {photo} --out {tmp}/run.gpkg --retry-failed",
    "a run that is none": "locate --resume {tmp}/bad.csv",
    "no such gallery": "locate {photo} --gallery {tmp}/none --out {tmp}/run.gpkg",
    "a folder that is no gallery": "locate {photo} --gallery {folder} --out {tmp}/run.gpkg",
    "unknown format": "locate {photo} --out {tmp}/run.doc",
    "a file where a folder should be": "locate {photo} --out {tmp}/bad.csv/run.gpkg",
    "no such area": "locate {photo} --within {tmp}/none --out {tmp}/run.gpkg",
    "an area that is none": "locate {photo} --within {tmp}/sea.geojson --out {tmp}/run.gpkg",
    "too many candidates": "locate {photo} --top-k 101 --out {tmp}/run.gpkg",
    "no such folder": "gallery build {tmp}/none --out {tmp}/own",
    "a table with a bad row": "gallery build {tmp}/bad.csv --out {tmp}/own",
    "photos without position": "gallery build {tmp}/lost --out {tmp}/own",
    "adding to nothing": "gallery add {folder} --to {tmp}/none",
    "adding to a folder of photos": "gallery add {folder} --to {folder}",
    "building over a folder of photos": "gallery build {folder} --out {folder}",
}


@pytest.mark.parametrize("command", WRONG.values(), ids=WRONG)
def test_what_cannot_be_met_ends_with_a_remedy(run, world, tmp_path, command):
    tiny.draw(tmp_path / "lost" / "lost.jpg", 3)
    (tmp_path / "bad.csv").write_text("path,lat,lon\na.jpg,91,2\n")
    (tmp_path / "sea.geojson").write_text('{"type": "Point", "coordinates": [1, 2]}')
    before = sorted([*world.folder.rglob("*"), *tmp_path.rglob("*")])
    places = {"photo": world.photos[0], "folder": world.folder / "photos", "tmp": tmp_path}
    code, _, err = run(*command.format(**places).split())
    assert code == 1
    assert re.fullmatch(rf"pinpoint: .*[;,] {REMEDY}[^;]* \[\w+\]\n", err), err
    assert sorted([*world.folder.rglob("*"), *tmp_path.rglob("*")]) == before


def test_a_gallery_of_another_model_is_refused(run, world, make_gallery, tmp_path):
    save_gallery(make_gallery([(0, 0)]), tmp_path / "own")
    code, _, err = run("locate", world.photos[0], "--gallery", tmp_path / "own", "--out", tmp_path / "run.gpkg")
    assert code == 1
    assert err.endswith("build it again with `pinpoint gallery build` [other_model]\n")
    assert not (tmp_path / "run.gpkg").exists()


def test_what_is_no_run_is_not_exported(run, tmp_path):
    code, _, err = run("export", tmp_path / "none.gpkg", tmp_path / "new.csv", pack=False)
    assert code == 1
    assert err.endswith("check the path and its permissions [bad_request]\n")


def test_no_pack(run, world, tmp_path):
    code, _, err = run("locate", world.photos[0], "--out", tmp_path / "run.gpkg", "--pack", tmp_path, pack=False)
    assert code == 1
    assert err.endswith("name another with --pack [bad_pack]\n")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["gallery"], ["gallery", "build", "x"]])
def test_bad_usage_shows_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: pinpoint" in capsys.readouterr().err


def test_version(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("pinpoint 0.")


def test_interrupting_keeps_what_is_finished(world, tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(2000):
        os.link(world.photos[number % len(world.photos)], photos / f"{number:04d}.jpg")
    command = ["-m", "pinpoint_engine.cli", "locate", photos, "--pack", world.pack, "--out", tmp_path / "run.gpkg"]
    with subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        first = [process.stdout.readline() for _ in range(5)]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
    assert process.returncode == 130, err
    assert first[4].startswith("[5/2000] 0004.jpg: ")
    rows = runs.read(tmp_path / "run.gpkg")
    record, done = rows["run"][0], [row for row in rows["photos"] if row["outcome"] != "waiting"]
    assert (record["ended"], record["n_photos"]) == ("cancelled", 2000)
    assert 5 <= len(done) == 2000 - record["n_waiting"] < 2000
    assert f"2000 photos: {len(done)} located" in out and f", {record['n_waiting']} not located yet (cancelled)" in out
    assert f"the rest: pinpoint locate --resume {tmp_path / 'run.gpkg'} --pack {world.pack}\n" in out
    assert "interrupted" in err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--proposed-by", "pigeon"], "the pack tiny has no pigeon, only pinpoint; choose one of these ["),
        (
            ["--proposed-by", "pigeon", "--album", "same_trip"],
            "are for photos by themselves; choose independent photos",
        ),
    ],
)
def test_candidates_that_cannot_be_proposed_are_refused_and_leave_no_run(world, tmp_path, capsys, more, why):
    out = tmp_path / "run.gpkg"
    assert main(["locate", str(world.photos[0]), "--pack", str(world.pack), "--out", str(out), *more]) == 1
    assert why in capsys.readouterr().err and not out.exists()


def test_a_system_that_the_pack_lacks_is_named(world, tmp_path, capsys):
    asked = ["locate", str(world.photos[0]), "--pack", str(world.pack), "--system", "planet", "--out"]
    assert main([*asked, str(tmp_path / "run.gpkg")]) == 1
    assert "has no planet, only pinpoint; choose one of these [" in capsys.readouterr().err
