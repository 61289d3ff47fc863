"""What can be shown of a gallery's references: thumbnails on request, else the photo's own file; never a network."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
import tiny
from PIL import Image

from pinpoint_engine import Location, Reference, Request, Source, pictures, runs
from pinpoint_engine.cli import main
from pinpoint_engine.gallery import gallery_digest, open_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.photos import read_photo
from pinpoint_engine.pictures import PictureStore, ReferencePicture
from pinpoint_engine.runs.results import results
from pinpoint_engine.systems.pinpoint import open_pinpoint

PLACE = Location(0, 0)


@pytest.fixture
def cli(capsys, world):
    """Run `pinpoint gallery` with the tiny world's pack and return its output."""

    def run(*arguments):
        assert main(["gallery", *map(str, arguments), "--pack", str(world.pack)]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def outing(tmp_path):
    """Three geotagged photos of Nouméa, larger than a thumbnail."""
    for number in range(3):
        path = tiny.draw(tmp_path / "outing" / f"{number}.jpg", 400 + number)
        exif = tiny.tags(-22.27, 166.44 + number / 50)
        Image.open(path).resize((720, 560)).save(path, exif=exif)
    return tmp_path / "outing"


@pytest.fixture
def table(tmp_path, outing):
    """A table of the same photos, with links; the last one names no licence."""
    rows = [
        {
            "id": f"n{number}",
            "path": f"outing/{number}.jpg",
            "lat": "-22.27",
            "lon": f"{166.44 + number / 50:.4f}",
            "url": f"https://example.org/{number}",
            "licence": "CC BY 4.0" if number < 2 else "",
        }
        for number in range(3)
    ]
    return tiny.write_table(tmp_path / "table.csv", rows)


def references(folder, world):
    opened = open_gallery(folder, open_pack(world.pack).model, str(folder))
    return opened.references.of(opened.added)


def size_of(thumbnail):
    image = Image.open(io.BytesIO(thumbnail))
    assert image.format == "JPEG" and not image.getexif()
    return image.size


def test_thumbnails_are_small_upright_jpegs_of_the_photos(cli, outing, world, tmp_path):
    cli("build", outing, "--out", tmp_path / "own", "--thumbnails", "--licence", "own work")
    found = [pictures.find(reference) for reference in references(tmp_path / "own", world)]
    assert [size_of(each.thumbnail) for each in found] == [(240, 187)] * 3
    assert [each.path for each in found] == [str(outing / f"{number}.jpg") for number in range(3)]
    assert len({each.thumbnail for each in found}) == 3


def test_the_room_they_take_is_told_first_and_is_what_they_take(cli, outing, world, tmp_path):
    out = cli("build", outing, "--out", tmp_path / "own", "--thumbnails", "--licence", "own work")
    made = [pictures.find(each).thumbnail for each in references(tmp_path / "own", world)]
    told = f"thumbnails: about {sum(map(len, made)) / 1e6:.1f} MB for 3 photos\n"
    assert out.startswith(told) and "3 references in" in out


def test_only_photos_with_a_licence_have_a_thumbnail(cli, table, outing, world, tmp_path):
    out = cli("build", table, "--out", tmp_path / "own", "--thumbnails")
    assert "no thumbnail of 1 photo without a licence; name it by --licence, also your own" in out
    first, second, third = (pictures.find(each) for each in references(tmp_path / "own", world))
    assert first.thumbnail and second.thumbnail
    assert third == ReferencePicture(None, str(outing / "2.jpg"))


def test_a_licence_on_the_command_line_is_for_rows_that_name_none(cli, table, world, tmp_path):
    cli("build", table, "--out", tmp_path / "own", "--thumbnails", "--licence", "own work", "--author", "Ada")
    made = references(tmp_path / "own", world)
    assert [(each.licence, each.author) for each in made] == [*[("CC BY 4.0", "Ada")] * 2, ("own work", "Ada")]
    assert all(pictures.find(each).thumbnail for each in made)


def test_without_thumbnails_the_photo_s_own_file_is_found_though_its_link_leads_elsewhere(
    cli, table, outing, world, tmp_path
):
    cli("build", table, "--out", tmp_path / "own")
    first = references(tmp_path / "own", world)[0]
    assert first.url == "https://example.org/0"
    assert pictures.find(first) == ReferencePicture(None, str(outing / "0.jpg"))
    (outing / "0.jpg").unlink()
    assert pictures.find(first) == ReferencePicture()


def test_what_is_added_later_gets_its_thumbnail_and_the_others_keep_theirs(cli, outing, world, tmp_path):
    shutil.copytree(outing, tmp_path / "some")
    (tmp_path / "some" / "2.jpg").unlink()
    cli("build", tmp_path / "some", "--out", tmp_path / "own", "--thumbnails", "--licence", "own work")
    before = [pictures.find(each) for each in references(tmp_path / "own", world)]
    cli("add", outing, "--duplicates", "--to", tmp_path / "own", "--licence", "own work")
    after = [pictures.find(each) for each in references(tmp_path / "own", world)]
    assert after[:2] == before and [bool(each.thumbnail) for each in after] == [True, True, False, False, False]
    cli("add", outing, "--duplicates", "--to", tmp_path / "own", "--thumbnails", "--licence", "own work")
    filled = [pictures.find(each) for each in references(tmp_path / "own", world)]
    assert filled[:2] == before and all(each.thumbnail for each in filled)


def test_a_gallery_is_the_same_with_and_without_pictures(cli, outing, world, tmp_path):
    cli("build", outing, "--out", tmp_path / "with", "--thumbnails", "--licence", "own work")
    cli("build", outing, "--out", tmp_path / "without", "--licence", "own work")
    assert (tmp_path / "with" / pictures.FILE).stat().st_size > (tmp_path / "without" / pictures.FILE).stat().st_size
    assert gallery_digest(tmp_path / "with") == gallery_digest(tmp_path / "without")
    (tmp_path / "without" / pictures.FILE).unlink()
    assert len(references(tmp_path / "without", world)) == 3


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_damaged_pictures_harm_nothing(cli, outing, world, tmp_path, content):
    cli("build", outing, "--out", tmp_path / "own", "--thumbnails", "--licence", "own work")
    (tmp_path / "own" / pictures.FILE).write_bytes(content)
    first = references(tmp_path / "own", world)[0]
    assert pictures.find(first) == ReferencePicture(None, str(outing / "0.jpg"))  # by its link
    cli("add", outing, "--to", tmp_path / "own", "--thumbnails", "--licence", "own work")
    assert pictures.find(first).thumbnail


def test_a_full_disk_is_an_error_with_a_remedy_and_keeps_what_was_done(capsys, outing, world, small_disk):
    own = ["--out", str(small_disk / "own"), "--pack", str(world.pack)]
    for number in range(60):
        shutil.copy(outing / "0.jpg", outing / f"more{number}.jpg")
    code = main(["gallery", "build", str(outing), *own, "--thumbnails", "--licence", "own work"])
    err = capsys.readouterr().err
    assert code == 1 and "disk/own cannot be written (no space left on device); free some space" in err
    assert [path.name for path in small_disk.iterdir()] == [".own.building"]  # what was done, to go on with


def test_answers_from_several_galleries_lead_to_the_pictures_of_each(cli, outing, world, tmp_path):
    shutil.copytree(outing, tmp_path / "more")
    cli("build", outing, "--out", tmp_path / "one", "--thumbnails", "--licence", "own work")
    cli("build", tmp_path / "more", "--out", tmp_path / "two", "--licence", "own work")
    engine = open_pinpoint(world.pack, [tmp_path / "one", tmp_path / "two"])
    asked = [read_photo(str(outing / "0.jpg")), read_photo(str(world.photos[0]))]
    tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=12))
    candidates = [each for result in results(runs.read(tmp_path / "run.gpkg")) for each in result.candidates]
    shown = [each.reference for each in candidates]
    shown += [item.reference for each in candidates for item in each.evidence]
    assert {each.gallery for each in shown} == {"", str(tmp_path / "one"), str(tmp_path / "two")}
    for reference in shown:
        found = pictures.find(reference)
        assert bool(found.thumbnail) == (reference.gallery == str(tmp_path / "one"))
        assert bool(found.path) == bool(reference.gallery)


@pytest.mark.parametrize(
    "url",
    ["", "https://example.org/0.jpg", "file://server/share/0.jpg", "file:////server/share/0.jpg", "http://["],
)
def test_links_elsewhere_are_not_followed(url):
    assert pictures.find(Reference("r", PLACE, Source.INTERNET, url)) == ReferencePicture()


@pytest.mark.parametrize("gallery", ["//server/share", "\\\\server\\share", "/nowhere", "a\0b", "x" * 5000])
def test_folders_elsewhere_are_not_opened(gallery, monkeypatch):
    if gallery[0] in "/\\" and gallery != "/nowhere":
        monkeypatch.setattr(sqlite3, "connect", lambda *_, **__: pytest.fail("it was opened"))
    assert pictures.find(Reference("r", PLACE, Source.INTERNET, gallery=gallery)) == ReferencePicture()


def test_a_link_to_a_file_with_odd_characters(tmp_path):
    path = tiny.draw(tmp_path / "a b#é%?.jpg", 1)
    assert pictures.find(Reference("r", PLACE, Source.INTERNET, path.as_uri())).path == str(path)


def test_a_gallery_with_an_odd_name_that_is_being_replaced(tmp_path):
    folder = tmp_path / "my #gallery? 100%"
    folder.mkdir()
    store = PictureStore(folder)
    store.add("r", str(tmp_path / "x\udce9.jpg"), b"jpeg")
    store.close()
    reference = Reference("r", PLACE, Source.INTERNET, gallery=str(folder))
    assert pictures.find(reference).thumbnail == b"jpeg"
    assert pictures.find(replace(reference, id="other")) == ReferencePicture()
    folder.rename(folder.with_name(f".{folder.name}.old"))
    assert pictures.find(reference).thumbnail == b"jpeg"


def test_what_waits_to_be_saved_is_seen_here_and_lost_with_the_process(tmp_path):
    store = pictures.PictureStore(tmp_path)
    store.hold()
    store.add("a", "", b"small")
    store.save()
    store.hold()
    store.add("b", "", b"small")
    assert store.has_thumbnail("a") and store.has_thumbnail("b")
    store.close()
    again = pictures.PictureStore(tmp_path)
    assert again.has_thumbnail("a") and not again.has_thumbnail("b")
    again.close()


def test_pictures_of_references_that_go_are_removed(tmp_path):
    with closing(PictureStore(tmp_path)) as store:
        for name in ("a", "b"):
            store.add(name, f"/{name}.jpg", b"thumbnail")
        store.remove(["a", "none"])
        assert [store.has_thumbnail(name) for name in ("a", "b")] == [False, True]
