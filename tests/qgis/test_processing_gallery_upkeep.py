"""The algorithms on galleries that are there: added to, told, compacted, merged, removed from, shown as a layer."""

from __future__ import annotations

import csv
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import tiny
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)

from pinpoint_engine.cli import main
from pinpoint_engine.gallery import model_of, open_gallery
from pinpoint_qgis import galleries, settings
from pinpoint_qgis.processing.gallery_references import _ReferenceStyler


@pytest.fixture(scope="module")
def built(world, tmp_path_factory):
    """A gallery of the photos of Manly, by Ada."""
    folder = tmp_path_factory.mktemp("built") / "manly"
    photos = str(world.folder / "photos" / "manly")
    arguments = ["--pack", str(world.pack), "--author", "Ada", "--licence", "CC0", "--thumbnails"]
    assert main(["gallery", "build", photos, "--out", str(folder), *arguments]) == 0
    return folder


@pytest.fixture
def gallery(built, tmp_path):
    """A copy of the gallery that a test may change."""
    return shutil.copytree(built, tmp_path / "own gallery")


@pytest.fixture
def more(tmp_path):
    """Two more geotagged photos, one of them far away."""
    for number, place in enumerate(((-33.80, 151.28), (48.85, 2.35))):
        tiny.draw(tmp_path / "more" / f"{number}.jpg", 20 + number, 0, tiny.tags(*place))
    return tmp_path / "more"


@pytest.fixture
def run(processing, in_a_process):
    """A function that runs an algorithm of Pinpoint, with its log in the outputs as LOG."""

    def call(name, **asked):
        feedback = QgsProcessingFeedback()
        found = processing.run(f"pinpoint:{name}", asked, feedback=feedback)
        return {**found, "LOG": feedback.textLog()}

    return call


def ids(folder):
    opened = open_gallery(Path(folder), model_of(Path(folder)))
    return {each.id for each in opened.references_of(opened.added)}


def engines():
    """Return what the algorithms open engines with."""
    return QgsApplication.processingRegistry().createAlgorithmById("pinpoint:checkgallery")._engines


def test_photos_are_added_and_an_open_engine_is_told(run, gallery, more, qtbot):
    before = ids(gallery)
    with qtbot.waitSignal(engines().gallery_changed) as told:
        found = run("addtogallery", GALLERY=str(gallery), PHOTOS_IN=str(more), AUTHOR="Zoë")
    assert found["N_REFERENCES"] == len(ids(gallery)) == len(before) + 2 and not found["N_LEFT_OUT"]
    assert ids(gallery) > before and told.args == [str(gallery)]
    again = run("addtogallery", GALLERY=found["MANIFEST"], PHOTOS_IN=str(more))
    assert again["N_REFERENCES"] == found["N_REFERENCES"] and again["GALLERY"] == str(gallery)


def test_an_open_engine_sees_what_was_added_and_removed(run, gallery, more):
    settings.save(replace(settings.load(), galleries=(str(gallery),)))

    def known():
        return run("enginestatus", REPORT="TEMPORARY_OUTPUT")["N_REFERENCES"]

    before = known()
    run("addtogallery", GALLERY=str(gallery), PHOTOS_IN=str(more), AUTHOR="Zoë")
    assert known() == before + 2
    run("removefromgallery", GALLERY=str(gallery), AUTHOR="Zoë")
    run("compactgallery", GALLERY=str(gallery))
    assert known() == before


def test_what_was_added_before_a_cancel_is_kept(run, processing, gallery, many_photos, tmp_path):
    """And the same inputs go on from there."""
    with (tmp_path / "list.csv").open("w", newline="") as opened:
        rows = [[str(many_photos / f"{number:02d}.jpg"), "1", f"{number}"] for number in range(60)]
        csv.writer(opened).writerows([["path", "lat", "lon"], *rows])
    before, feedback = len(ids(gallery)), QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda _: feedback.cancel())
    asked = {"GALLERY": str(gallery), "CSV": str(tmp_path / "list.csv"), "DUPLICATES": True}
    found = processing.run("pinpoint:addtogallery", asked, feedback=feedback)
    assert "N_REFERENCES" not in found and "run it again with the same inputs" in feedback.textLog()
    told = run("checkgallery", GALLERY=str(gallery), VERIFY=True)
    assert told["IS_WHOLE"] and 0 < told["N_PENDING"] < 60 and told["N_REFERENCES"] == before
    assert "added, not searched yet" in told["LOG"]
    assert run("compactgallery", GALLERY=str(gallery))["N_REFERENCES"] == before + told["N_PENDING"]
    assert run("addtogallery", **asked)["N_REFERENCES"] == before + 60


def test_a_gallery_is_told_of_and_damage_is_found(run, gallery):
    told = run("checkgallery", GALLERY=str(gallery))
    assert (told["N_REFERENCES"], told["N_INTERNET"], told["N_STREET"]) == (len(ids(gallery)), len(ids(gallery)), 0)
    assert (told["N_SHARDS"], told["N_PENDING"], told["N_REMOVED"], told["FORMAT"]) == (1, 0, 0, 2)
    assert told["SIZE"] > 1000 and told["IS_WHOLE"] is True and told["FAULTS"] == "" and len(told["DIGEST"]) == 64
    [vectors] = gallery.glob("shards/*/vectors.npy")
    with vectors.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\xff" if file.read(1) != b"\xff" else b"\x00")
    told = run("checkgallery", GALLERY=str(gallery))
    assert told["IS_WHOLE"] is False and "vectors.npy" in told["FAULTS"] and "N_REFERENCES" not in told
    with pytest.raises(QgsProcessingException, match=r"is damaged: .*; build it again"):
        run("checkgallery", GALLERY=str(gallery), VERIFY=False)


def test_an_older_gallery_is_upgraded(run, gallery, more, tmp_path):
    old = tiny.make_first_format(tmp_path / "old", gallery)
    told = run("checkgallery", GALLERY=str(old))
    assert told["FORMAT"] == 1 and told["IS_WHOLE"] and "older format" in told["LOG"]
    with pytest.raises(QgsProcessingException, match="first format; press Upgrade under Settings > Options > Pinpoint"):
        run("addtogallery", GALLERY=str(old), PHOTOS_IN=str(more))
    assert run("compactgallery", GALLERY=str(old))["N_REFERENCES"] == len(ids(gallery))
    assert run("checkgallery", GALLERY=str(old))["FORMAT"] == 2 and ids(old) == ids(gallery)


def layer_of(names):
    """Return a table with ids, and a polygon over all of Manly in metres."""
    table = QgsVectorLayer("NoGeometry?field=ref_id:string(0,0)", "chosen", "memory")
    for name in names:
        row = QgsFeature(table.fields())
        row.setAttributes([name])
        assert table.dataProvider().addFeature(row)
    return table


def polygon(rectangle):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
    row = QgsFeature()
    row.setGeometry(QgsGeometry.fromRect(rectangle))
    assert layer.dataProvider().addFeature(row)
    return layer


def test_references_are_removed_by_ids_layer_author_and_polygons(run, gallery, more):
    first, second, *_ = sorted(ids(gallery))
    total = run("addtogallery", GALLERY=str(gallery), PHOTOS_IN=str(more), AUTHOR="Zoë")["N_REFERENCES"]
    found = run("removefromgallery", GALLERY=str(gallery), IDS=f" {first}\n\nunknown\n", LAYER=layer_of([second]))
    assert (found["N_REMOVED"], found["N_REFERENCES"]) == (2, total - 2) and not {first, second} & ids(gallery)
    found = run("removefromgallery", GALLERY=str(gallery), WITHIN=polygon(QgsRectangle(2, 48, 3, 49)))
    assert found["N_REMOVED"] == 1
    found = run("removefromgallery", GALLERY=str(gallery), AUTHOR="Ada")
    assert found["N_REFERENCES"] == len(ids(gallery)) == 1
    assert run("checkgallery", GALLERY=str(gallery))["N_REMOVED"] > 3
    run("compactgallery", GALLERY=str(gallery))
    assert run("checkgallery", GALLERY=str(gallery))["N_REMOVED"] == 0


def test_galleries_are_merged(run, gallery, more, tmp_path):
    other = run("buildgallery", PHOTOS_IN=str(more), GALLERY=str(tmp_path / "other"))
    found = run("mergegalleries", GALLERIES=[str(gallery), other["MANIFEST"]], MERGED=str(tmp_path / "all"))
    assert ids(tmp_path / "all") == ids(gallery) | ids(tmp_path / "other")
    assert found["N_REFERENCES"] == len(ids(tmp_path / "all")) and Path(found["MANIFEST"]).is_file()
    assert "left out" not in found["LOG"]
    again = run("mergegalleries", GALLERIES=[found["MERGED"], str(gallery)], MERGED=found["MERGED"])
    assert again["N_REFERENCES"] == found["N_REFERENCES"]
    assert all(f"left out: {each}: " in again["LOG"] for each in ids(gallery))


def test_a_gallery_that_a_killed_replacement_moved_aside_is_there(run, gallery):
    before = ids(gallery)
    gallery.rename(gallery.with_name(".own gallery.old"))
    assert run("compactgallery", GALLERY=str(gallery))["N_REFERENCES"] == len(before)
    assert ids(gallery) == before and gallery.is_dir()


def test_a_cancelled_merge_leaves_nothing_beside_it(gallery, tmp_path, monkeypatch):
    """Not even the part that was to become it."""
    (tmp_path / ".all-of mine").mkdir()

    def killed(_found, arguments, _take, _is_cancelled):
        (tmp_path / f".{Path(arguments[-2]).name}-x1y2" / "shards").mkdir(parents=True)
        return False

    monkeypatch.setattr(galleries.command, "run", killed)
    assert galleries.merge(None, [str(gallery)] * 2, str(tmp_path / "all"), print, None) is None
    assert [path.name for path in tmp_path.glob(".all*")] == [".all-of mine"]


def test_references_become_a_layer(run, gallery):
    found = run("galleryreferences", GALLERY=str(gallery), OUTPUT="TEMPORARY_OUTPUT")
    layer = found["OUTPUT"]
    assert {row["ref_id"] for row in layer.getFeatures()} == ids(gallery) and found["N_REFERENCES"] == len(ids(gallery))
    row = next(layer.getFeatures())
    assert row.geometry().asPoint() == QgsPointXY(row["longitude"], row["latitude"]) and row["author"] == "Ada"


def test_the_layer_is_styled_once_it_is_loaded(run, gallery):
    layer = run("galleryreferences", GALLERY=str(gallery), OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    _ReferenceStyler.of(str(gallery)).postProcessLayer(layer, None, None)
    assert layer.name() == "References of own gallery" and layer.renderer().type() == "categorizedSymbol"
    assert layer.attributeAlias(layer.fields().indexOf("author")) == "Author"
    assert "pinpoint_picture" in layer.mapTipTemplate()


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("checkgallery", {"GALLERY": "photos"}, "photos is not a gallery; choose the folder of one"),
        ("addtogallery", {}, "0 inputs are given; give one of these: a folder of geotagged photos"),
        ("removefromgallery", {}, "nothing is named to be removed; give a layer, ids, an author or polygons"),
        ("removefromgallery", {"LAYER": layer_of, "ID_FIELD": "ref_id"}, "chosen names no reference; select some"),
        ("removefromgallery", {"LAYER": layer_of, "ID_FIELD": "x"}, "chosen has no column x, only: ref_id; choose"),
        ("mergegalleries", {"GALLERIES": ["own gallery"]}, "there is nothing to merge; give two galleries or more"),
        ("mergegalleries", {"MERGED": "photos"}, "holds other files, which would be lost; name a new folder"),
    ],
)
def test_what_cannot_be_done_says_why(run, gallery, photos, tmp_path, name, asked, words):
    usual = {
        "mergegalleries": {"GALLERIES": ["own gallery", "own gallery"], "MERGED": "all"},
    }.get(name, {"GALLERY": "own gallery"})
    given = {**usual, **asked}
    for key in ("GALLERY", "MERGED"):
        if key in given:
            given[key] = str(tmp_path / given[key])
    if "GALLERIES" in given:
        given["GALLERIES"] = [str(tmp_path / each) for each in given["GALLERIES"]]
    if "LAYER" in given:
        given["LAYER"] = given["LAYER"]([])
    with pytest.raises(QgsProcessingException, match=words) as refused:
        run(name, **given)
    assert "`" not in str(refused.value) and "Traceback" not in str(refused.value)


def test_a_gallery_that_another_program_changes_is_left_alone(run, gallery):
    from pinpoint_engine.gallery import store

    with (
        store.changing(gallery),
        pytest.raises(QgsProcessingException, match=r"another program is changing .*; wait until it has finished"),
    ):
        run("compactgallery", GALLERY=str(gallery))
