"""The command line on real folders: what it writes, what it says, and with which number it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from PIL import Image

from pinpoint_engine import export
from pinpoint_engine.cli import main
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.pack import open_pack

ROOT = Path(__file__).resolve().parents[2]
REMEDY = r"(make one|name a new|end it in|check the|choose|use|ask|draw|mend|export the area)"


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
    return open_gallery(folder, open_pack(world.pack).model).references


def test_locate_writes_a_run(run, world, tmp_path):
    code, out, _ = run("locate", world.folder / "photos" / "quito", "--out", tmp_path / "run.gpkg")
    assert code == 0
    assert "[4/4] 3.jpg: -0." in out
    assert "4 photos: " in out and "0 failed (finished)" in out
    rows = export.read_run(tmp_path / "run.gpkg")
    assert [row["filename"] for row in rows["photos"]] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert {row["ref_id"] for row in rows["candidates"] if row["rank"] == 1} == {f"quito-{n}" for n in range(4)}


def test_locate_is_told_what_computes(run, world, tmp_path):
    bare = tiny.without_graphs(world.pack, tmp_path / "pack")
    asked = ("locate", world.photos[0], "--pack", bare, "--out", tmp_path / "run.gpkg")
    assert run(*asked, "--device", "cpu", "--runtime", "torch", pack=False)[0] == 0
    code, _, said = run(*asked, "--runtime", "onnx", pack=False)
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
    outcomes = [row["outcome"] for row in export.read_run(tmp_path / "run.gpkg")["photos"]]
    assert outcomes == ["failed", "located", "failed"]


@pytest.mark.parametrize(("options", "source"), [((), "internet"), (("--street-level",), "street")])
def test_locate_asks_of_street_level_frames_when_told(run, world, tmp_path, options, source):
    code, out, _ = run("locate", world.photos[0], "--out", tmp_path / "run.gpkg", *options)
    assert code == 0 and "0 probably outside what this gallery knows, 0 failed (finished)" in out
    request = json.loads(export.read_run(tmp_path / "run.gpkg")["run"][0]["request"])
    assert request["photo_source"] == source


def test_locate_fuses_the_photos_of_a_folder_when_told(run, world, tmp_path):
    folder = world.photos[0].parent
    code, _, _ = run("locate", folder, "--out", tmp_path / "run.gpkg", "--album", "same_trip", "--speed-kmh", "90")
    rows = export.read_run(tmp_path / "run.gpkg")
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
    rows = export.read_run(tmp_path / "run.gpkg")
    assert code == 0
    assert [row["ref_id"] for row in rows["candidates"]] in (["paris-3"], ["montmartre-3"])
    assert json.loads(rows["run"][0]["request"])["top_k"] == 1


def test_locate_can_search_an_own_gallery(run, outing, tmp_path):
    run("gallery", "build", outing, "--out", tmp_path / "own")
    code, _, _ = run("locate", outing / "2.jpg", "--gallery", tmp_path / "own", "--out", tmp_path / "run.gpkg")
    rows = export.read_run(tmp_path / "run.gpkg")
    assert code == 0
    assert rows["candidates"][0]["ref_url"] == (outing / "2.jpg").as_uri()
    assert "own" in rows["run"][0]["galleries"]


def test_locate_a_folder_without_photos(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, _ = run("locate", tmp_path / "empty", "--out", tmp_path / "run.gpkg")
    assert (code, export.read_run(tmp_path / "run.gpkg")["photos"]) == (0, [])
    assert "0 photos: 0 located" in out


def test_locate_says_what_a_format_could_not_keep(run, broken, tmp_path):
    code, out, _ = run("locate", broken, "--out", tmp_path / "run.kml")
    assert code == 0
    assert "note: photos: 1 without a place left out" in out


def test_a_photo_whose_name_is_no_text(run, world, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg")
    shutil.copy(world.photos[0], path)
    code, out, _ = run("locate", path, "--out", tmp_path / "run.gpkg")
    assert code == 0
    assert "caf?.jpg" in out
    assert export.read_run(tmp_path / "run.gpkg")["photos"][0]["filename"] == "caf?.jpg"


def test_gallery_build_names_what_it_leaves_out(run, outing, world, tmp_path):
    code, out, _ = run("gallery", "build", outing, "--out", tmp_path / "own", "--author", "Ada", "--source", "street")
    assert code == 0
    assert "left out: lost.jpg: its EXIF holds no position" in out
    assert out.startswith("passed over: 1 document\n") and "notes.txt" not in out
    assert "5 references in " in out and "(+5)" in out
    made = references(tmp_path / "own", world)
    assert {(reference.author, reference.source.value) for reference in made} == {("Ada", "street")}
    assert [reference.sequence for reference in made] == [*["outing"] * 4, "outing/hill"]


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


WRONG = {
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
    make_gallery([(0, 0)]).save(tmp_path / "own")
    code, _, err = run("locate", world.photos[0], "--gallery", tmp_path / "own", "--out", tmp_path / "run.gpkg")
    assert code == 1
    assert err.endswith("build it again with `pinpoint gallery build` [other_model]\n")
    assert not (tmp_path / "run.gpkg").exists()


def test_what_is_no_run_is_not_exported(run, tmp_path):
    code, _, err = run("export", tmp_path / "none.gpkg", tmp_path / "new.csv", pack=False)
    assert code == 1
    assert err.endswith("give the GeoPackage of one [bad_request]\n")


def test_no_pack(run, world, tmp_path):
    code, _, err = run("locate", world.photos[0], "--out", tmp_path / "run.gpkg", "--pack", tmp_path, pack=False)
    assert code == 1
    assert err.endswith("name another with --pack [bad_pack]\n")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["locate"], ["gallery"], ["gallery", "build", "x"]])
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
    rows = export.read_run(tmp_path / "run.gpkg")
    assert rows["run"][0]["ended"] == "cancelled"
    assert 5 <= rows["run"][0]["n_photos"] == len(rows["photos"]) < 2000
    assert f"{len(rows['photos'])} photos: " in out
    assert "interrupted" in err


def test_a_system_that_the_pack_lacks_is_named(world, tmp_path, capsys):
    asked = ["locate", str(world.photos[0]), "--pack", str(world.pack), "--system", "planet", "--out"]
    assert main([*asked, str(tmp_path / "run.gpkg")]) == 1
    assert "has no planet, only pinpoint; choose one of these [" in capsys.readouterr().err
