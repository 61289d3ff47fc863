"""Positions of accepted photos in copies and sidecars: originals stay as they are, and nothing is replaced."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import tiny
from PIL import Image

from pinpoint_engine import Location, Request
from pinpoint_engine.errors import RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import geotags, reviews, xmp

EXIF = "{http://ns.adobe.com/exif/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
AT = {"a.jpg": Location(-33.5, 150.25), "b.jpg": Location(89.9999, -179.99999), "c.png": Location(-16.5, 180.0)}


@pytest.fixture
def run(engine, world, tmp_path):
    """A run of four photos in two folders; three are placed, one of these is a PNG."""
    folder = tmp_path / "originals"
    for number, name in enumerate(("a.jpg", "walk/b.jpg", "walk/d.jpg")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(world.photos[4 * number], folder / name)
    Image.open(world.photos[16]).save(folder / "walk" / "c.png")
    asked = [read_photo(str(folder / name)) for name in ("a.jpg", "walk/b.jpg", "walk/c.png", "walk/d.jpg")]
    path = tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=2)).path
    for photo in asked:
        if (name := os.path.basename(photo.path)) in AT:
            reviews.place(path, photo.id, AT[name])
    return path


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def near(found, wanted):
    return found is not None and max(abs(found.lat - wanted.lat), abs(found.lon - wanted.lon)) <= 1e-6


def parsed(path):
    """The position, the datum and the comment of a sidecar, by a real parser of XML."""
    description = ElementTree.parse(path).find(f".//{RDF}Description")
    signed = []
    for name in ("GPSLatitude", "GPSLongitude"):
        degrees, minutes = description.get(EXIF + name)[:-1].split(",")
        side = -1 if description.get(EXIF + name)[-1] in "SW" else 1
        signed.append(side * (int(degrees) + float(minutes) / 60))
    return Location(*signed), description.get(f"{EXIF}GPSMapDatum"), description.find(f".//{RDF}li").text


def test_accepted_photos_are_copied_with_their_positions_and_originals_stay(run, tmp_path):
    before = files(tmp_path / "originals")
    made = list(geotags.write_copies(geotags.accepted(run), tmp_path / "copies"))
    assert files(tmp_path / "originals") == before
    assert set(files(tmp_path / "copies")) == {"a.jpg", "walk/b.jpg", "walk/c.png", "walk/c.png.xmp"}
    for name in ("a.jpg", "walk/b.jpg"):
        assert near(read_photo(str(tmp_path / "copies" / name)).geotag, AT[Path(name).name])
    assert files(tmp_path / "copies")["walk/c.png"] == before["walk/c.png"]
    assert near(parsed(tmp_path / "copies" / "walk" / "c.png.xmp")[0], AT["c.png"])
    assert geotags.in_words(made) == (
        "3 positions written and read back",
        ["c.png: it is no JPEG; its copy has an XMP sidecar instead"],
    )
    old, new = (os.stat(tmp_path / folder / "a.jpg").st_mtime for folder in ("originals", "copies"))
    assert old == pytest.approx(new)


@pytest.mark.parametrize("beside", [False, True])
def test_sidecars_in_a_folder_or_beside_the_photos(run, tmp_path, beside):
    before = files(tmp_path / "originals")
    folder = tmp_path / ("originals" if beside else "sidecars")
    made = list(geotags.write_sidecars(geotags.accepted(run), None if beside else folder))
    assert {str(each.file.relative_to(folder)) for each in made} == {"a.jpg.xmp", "walk/b.jpg.xmp", "walk/c.png.xmp"}
    for each in made:
        place, datum, comment = parsed(each.file)
        assert near(place, AT[each.file.name.removesuffix(".xmp")]) and datum == "WGS-84"
        assert "reviewed by a person, no GPS fix; run 2" in comment
    now = files(tmp_path / "originals")
    assert {name: now[name] for name in before} == before


@pytest.mark.parametrize("folder", ["originals", "originals/.", "link"])
def test_a_folder_of_originals_is_refused_before_anything_is_written(run, tmp_path, folder):
    (tmp_path / "link").symlink_to(tmp_path / "originals")
    before = files(tmp_path / "originals")
    with pytest.raises(RequestError, match="holds original photos, which are never changed; choose another"):
        geotags.write_copies(geotags.accepted(run), tmp_path / folder)
    assert files(tmp_path / "originals") == before


def test_a_folder_above_is_refused_if_a_copy_would_go_to_another_folder_of_originals(engine, world, tmp_path):
    asked = []
    for name in ("a/x/1.jpg", "a/2.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(world.photos[0], path)
        asked.append(read_photo(str(path)))
    run = tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=1)).path
    for photo in asked:
        reviews.place(run, photo.id, AT["a.jpg"])
    with pytest.raises(RequestError, match="holds original photos"):
        geotags.write_copies(geotags.accepted(run), tmp_path / "a" / "x")


def test_existing_files_are_left_and_named(run, tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "a.jpg").write_bytes(b"mine")
    made = list(geotags.write_copies(geotags.accepted(run), tmp_path / "copies"))
    assert (tmp_path / "copies" / "a.jpg").read_bytes() == b"mine"
    words, notes = geotags.in_words(made)
    assert words == "2 positions written and read back, 1 not"
    assert "a.jpg exists already and was left as it is; choose another folder" in notes[0]


def test_a_photo_that_is_gone_or_has_changed_is_named_and_the_rest_is_written(run, tmp_path):
    (tmp_path / "originals" / "a.jpg").unlink()
    with (tmp_path / "originals" / "walk" / "b.jpg").open("ab") as file:
        file.write(b"edited")
    made = list(geotags.write_copies(geotags.accepted(run), tmp_path / "copies"))
    assert [each.file is not None for each in made] == [False, False, True]
    assert "a.jpg cannot be read" in made[0].note
    assert "b.jpg has changed since it was located; locate it again" in made[1].note


def test_a_photo_whose_xmp_has_another_position_is_named(run, engine, tmp_path):
    path = tmp_path / "edited" / "e.jpg"
    tiny.draw(path, 9)
    packet = b"http://ns.adobe.com/xap/1.0/\0" + xmp.packet(Location(1, 2), "old").encode()
    content = path.read_bytes()
    path.write_bytes(content[:2] + b"\xff\xe1" + (len(packet) + 2).to_bytes(2, "big") + packet + content[2:])
    other = tiny.write_run(tmp_path / "other.gpkg", engine, [read_photo(str(path))], Request(top_k=1))
    reviews.accept(other.path, other.rows()["candidates"][0]["cand_id"])
    (made,) = geotags.write_copies(geotags.accepted(other.path), tmp_path / "copies")
    assert made.file is not None and "another position in its XMP" in made.note


def test_without_accepted_photos_there_is_nothing_to_write(engine, queries, tmp_path):
    run = tiny.write_run(tmp_path / "run.gpkg", engine, queries[:1], Request(top_k=1)).path
    with pytest.raises(RequestError, match=r"no photo of .* is accepted; accept a candidate first"):
        geotags.accepted(run)


@pytest.mark.parametrize("small_disk", ["16k"], indirect=True)
def test_a_full_disk_leaves_no_half_a_copy(run, small_disk):
    made = list(geotags.write_copies(geotags.accepted(run), small_disk / "copies"))
    for each in made:
        assert each.file is None or each.file.stat().st_size > 0
    assert any("free some space" in each.note for each in made)
    whole = {each.file for each in made if each.file}
    left = {path for path in small_disk.rglob("*") if path.is_file()}
    assert {path for path in left if path.suffix != ".xmp"} <= whole | {small_disk / "copies" / "walk" / "c.png"}


@pytest.mark.parametrize(
    "place",
    [
        *AT.values(),
        Location(-90, -180),
        Location(90, 180),
        Location(0, 0),
        Location(-0.0000004, 0.99999999),
        Location(59.99999999999, 9.99999999999),
    ],
    ids=str,
)
def test_every_place_is_read_back_from_a_sidecar(place, tmp_path):
    text = xmp.packet(place, 'a "note" <with> & marks')
    assert near(xmp.read_position(text), place)
    path = tmp_path / "photo.jpg.xmp"
    path.write_text(text, encoding="utf-8")
    found, _, comment = parsed(path)
    assert near(found, place) and comment == 'a "note" <with> & marks'


def test_text_without_a_position_has_none():
    assert xmp.read_position("<x/>") is None
