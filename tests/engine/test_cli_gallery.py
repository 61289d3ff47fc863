"""`pinpoint gallery`: what is done with a gallery once it is there."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
from contextlib import closing

import pytest
import tiny

from pinpoint_engine.cli import main
from pinpoint_engine.gallery import model_of, open_gallery


class Killed(BaseException):
    """Stops a command where a kill would."""


@pytest.fixture
def gallery(capsys, tmp_path):
    """Run `pinpoint gallery` and return its exit code and output."""

    def run(*arguments):
        code = main(["gallery", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.fixture
def own(gallery, world, tmp_path):
    """A gallery of the tiny world's photos."""
    code, out = gallery("build", world.table, "--out", tmp_path / "own", "--pack", world.pack)
    assert code == 0, out
    return tmp_path / "own"


def ids(folder):
    opened = open_gallery(folder, model_of(folder))
    return [each.id for each in opened.references.of(opened.added)]


def test_info_tells_what_a_gallery_holds(gallery, own):
    code, out = gallery("info", own)
    assert code == 0 and out.startswith(f"{len(ids(own))} references: ") and "1 shards" in out


def test_references_are_removed_by_id_list_author_and_area(gallery, own, tmp_path):
    before, opened = ids(own), open_gallery(own, model_of(own))
    inside = {each.id for each in opened.references if 48 <= each.location.lat <= 49 and 2 <= each.location.lon <= 3}
    (tmp_path / "ids.txt").write_text("\ufeffsydney-0\n\nunknown\n", encoding="utf-8")
    (tmp_path / "area.geojson").write_text(
        json.dumps({"type": "Polygon", "coordinates": [[[2, 48], [3, 48], [3, 49], [2, 49], [2, 48]]]})
    )
    options = ["--list", tmp_path / "ids.txt", "--within", tmp_path / "area.geojson"]
    code, out = gallery("remove", own, "manly-1", "manly-1", *options)
    gone = {"sydney-0", "manly-1", *inside}
    told = f"{len(gone)} references removed; {len(before) - len(gone)} are left\n"
    assert code == 0 and out == f"not in the gallery: unknown\n{told}"
    assert ids(own) == [each for each in before if each not in gone]
    code, out = gallery("remove", own, "--author", "ADA ")
    opened = open_gallery(own, model_of(own))
    assert code == 0 and "Ada" not in {each.author for each in opened.references_of(opened.added)}
    code, out = gallery("compact", own)
    assert code == 0 and f"{len(opened)} references in" in out
    code, out = gallery("remove", own)
    assert code == 1 and "name ids" in out


def test_galleries_are_merged_with_their_pictures(gallery, own, world, tmp_path):
    tiny.draw(tmp_path / "more" / "a.jpg", 3, 0, tiny.tags(10, 20))
    arguments = ("--out", tmp_path / "more.gallery", "--pack", world.pack, "--thumbnails", "--licence", "mine")
    assert gallery("build", tmp_path / "more", *arguments)[0] == 0
    code, _ = gallery("merge", own, tmp_path / "more.gallery", own, "--out", tmp_path / "all")
    assert code == 0 and ids(tmp_path / "all") == [*ids(own), *ids(tmp_path / "more.gallery")]
    assert (tmp_path / "all" / "pictures.sqlite").is_file()
    assert gallery("verify", tmp_path / "all") == (0, f"{tmp_path / 'all'} is whole\n")


def test_an_existing_gallery_is_replaced_only_when_that_is_asked_for(gallery, own, world, tmp_path):
    tiny.draw(tmp_path / "more" / "a.jpg", 3, 0, tiny.tags(10, 20))
    build = ("build", tmp_path / "more", "--pack", world.pack, "--out")
    assert gallery(*build, tmp_path / "small")[0] == 0
    before = ids(own)
    imagery = ("build", "--source", "panoramax", "--within", tmp_path / "none.geojson", "--out")
    for command in ((*build, own), (*imagery, own), ("merge", tmp_path / "small", "--out", own)):
        code, out = gallery(*command)
        assert code == 1 and "is a gallery already; name another folder, replace it with --overwrite" in out
        assert ids(own) == before
    own.rename(tmp_path / ".own.old")  # as a kill in the middle of a replacement leaves it
    assert gallery(*build, own)[0] == 1 and ids(own) == before
    for command in (("merge", tmp_path / "small", "--out", own), (*build, own)):
        assert gallery(*command, "--overwrite")[0] == 0 and ids(own) == ids(tmp_path / "small")


def test_a_gallery_that_was_moved_aside_is_added_to_and_removed_from(gallery, own, world, tmp_path):
    tiny.draw(tmp_path / "more" / "a.jpg", 3, 0, tiny.tags(10, 20))
    before = ids(own)
    for command in (("add", tmp_path / "more", "--pack", world.pack, "--to", own), ("remove", own, before[0])):
        own.rename(tmp_path / ".own.old")
        assert gallery(*command)[0] == 0 and own.is_dir()
    assert len(ids(own)) == len(before) and ids(own)[:-1] == before[1:]


def test_what_a_merge_leaves_out_is_named(gallery, own, world, tmp_path):
    twin, name = tmp_path / "twin", "paris-0"
    with world.table.open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == name)
    shutil.copyfile(world.table.parent / row["path"], tmp_path / "copy.jpg")
    (tmp_path / "table.csv").write_text(f"path,lat,lon,id\ncopy.jpg,{row['lat']},{row['lon']},copy\n")
    assert gallery("build", tmp_path / "table.csv", "--out", twin, "--pack", world.pack)[0] == 0
    code, out = gallery("merge", own, twin, own, "--out", tmp_path / "all")
    lines = out.splitlines()
    assert (
        code == 0 and lines[-1] == f"{len(ids(own))} references in {tmp_path / 'all'}; {len(ids(own)) + 1} are left out"
    )
    assert f"left out: {ids(twin)[0]}: it shows the same as one of an earlier gallery" in out
    repeated = [line for line in lines if line.endswith(": an earlier gallery has a reference with its id")]
    assert sorted(repeated) == sorted(
        f"left out: {each}: an earlier gallery has a reference with its id" for each in ids(own)
    )
    assert gallery("merge", own, twin, "--duplicates", "--out", tmp_path / "every")[0] == 0
    assert ids(tmp_path / "every") == [*ids(own), *ids(twin)]


def test_what_a_stopped_command_left_is_exported(gallery, own, tmp_path):
    from pinpoint_engine.gallery import store
    from pinpoint_engine.types import Location, Reference, Source

    vector = open_gallery(own, model_of(own)).vectors[:1]
    with store.changing(own) as changed:
        changed.add([Reference("late", Location(1, 2), Source.STREET)], vector)
    with store.changing(own):
        code, out = gallery("export", own, tmp_path / "out.csv")
        assert code == 0 and "what was added last is left out: another program is changing" in out
    assert gallery("export", own, tmp_path / "out.csv")[0] == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["ref_id"] for row in csv.DictReader(file)][-1] == "late" == ids(own)[-1]


def test_verify_names_what_is_damaged(gallery, own):
    [vectors] = own.glob("shards/*/vectors.npy")
    os.truncate(vectors, 500)
    code, out = gallery("verify", own)
    assert code == 1 and "vectors.npy has 500 bytes" in out and "restore it" in out


@pytest.mark.parametrize("suffix", ["csv", "gpkg", "geojson"])
def test_references_are_exported(gallery, own, tmp_path, suffix):
    code, _ = gallery("export", own, tmp_path / f"out.{suffix}")
    assert code == 0 and (tmp_path / f"out.{suffix}").is_file()
    if suffix == "csv":
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["ref_id"] for row in csv.DictReader(file)] == ids(own)


def test_a_build_that_was_stopped_goes_on(gallery, own, world, tmp_path, monkeypatch):
    """Killed after ten photos, the same command embeds only the others."""
    from pinpoint_engine.gallery.store import GalleryStore

    usual, added = GalleryStore.add, []

    def killed(self, references, vectors):
        if len(added) == 10:
            raise Killed
        added.extend(references)
        usual(self, references, vectors)

    command = ("build", world.table, "--out", tmp_path / "again", "--pack", world.pack)
    monkeypatch.setattr(GalleryStore, "add", killed)
    with pytest.raises(Killed):
        gallery(*command)
    assert not (tmp_path / "again").exists()
    monkeypatch.setattr(GalleryStore, "add", usual)
    code, out = gallery(*command)
    assert code == 0 and f"(+{len(ids(own)) - 10})" in out
    assert ids(tmp_path / "again") == ids(own)
    assert not (tmp_path / ".again.building").exists()


@pytest.mark.parametrize("is_relative", [False, True], ids=["absolute paths", "relative paths"])
def test_a_build_goes_on_from_a_copy_of_its_table_if_that_names_the_same_photos(
    gallery, world, tmp_path, monkeypatch, is_relative
):
    """A layer of QGIS becomes another temporary table each time."""
    from pinpoint_engine.gallery.store import GalleryStore

    with world.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with (tmp_path / name / "photos.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            for row in rows:
                photo = os.path.abspath(world.table.parent / row["path"])
                writer.writerow({**row, "path": "x.jpg" if is_relative else photo})
        shutil.copyfile(world.photos[0], tmp_path / name / "x.jpg")
    usual, added = GalleryStore.add, []

    def killed(self, references, vectors):
        added.extend(references)
        usual(self, references, vectors)
        raise Killed

    monkeypatch.setattr(GalleryStore, "add", killed)
    for name in ("one", "two"):
        with pytest.raises(Killed):
            gallery("build", tmp_path / name / "photos.csv", "--out", tmp_path / "own", "--pack", world.pack)
    assert len(added) == 2 and (added[0].id == added[1].id) is is_relative


def test_info_in_json_and_an_upgrade(gallery, own, tmp_path):
    old = tiny.make_first_format(tmp_path / "old", own)
    told, known = (json.loads(gallery("info", each, "--json")[1]) for each in (old, own))
    assert (told["format"], known["format"]) == (1, 2)
    same = ("references", "pending", "removed", "model", "dim", "shards")
    assert [told[name] for name in same] == [known[name] for name in same]
    assert gallery("verify", old) == (0, f"{old} is whole\n")
    code, out = gallery("compact", old)
    assert code == 1 and "has the first format; convert it with `pinpoint gallery upgrade`" in out
    assert gallery("upgrade", old, "--progress")[0] == 0
    assert ids(old) == ids(own) and json.loads(gallery("info", old, "--json")[1])["format"] == 2
    (old / "manifest.json").write_text("{")
    code, out = gallery("info", old, "--json")
    assert code == 1 and "build it again" in out


def test_progress_is_told_in_percent(gallery, own, tmp_path, monkeypatch):
    from pinpoint_engine.gallery import disk

    monkeypatch.setattr(disk, "COUNTED", 10)
    assert "%" not in gallery("verify", own)[1]
    for command in (
        ("verify", own),
        ("export", own, tmp_path / "out.gpkg"),
        ("merge", own, own, "--out", tmp_path / "all"),
    ):
        code, out = gallery(*command, "--progress")
        told = [int(line.split()[0]) for line in out.splitlines() if line.endswith(" %")]
        assert code == 0 and told == sorted(set(told)) and len(told) > 2 and told[-1] <= 100


def test_an_exported_geopackage_has_an_index_by_place_and_nothing_that_was_removed(gallery, own, tmp_path):
    gone = ids(own)[3]
    gallery("remove", own, gone)
    assert gallery("export", own, tmp_path / "out.gpkg")[0] == 0
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database:
        kept = [name for (name,) in database.execute("SELECT ref_id FROM reference_photos")]
        assert database.execute("SELECT count(*) FROM rtree_reference_photos_geom").fetchone() == (len(kept),)
    assert sorted(kept) == sorted(ids(own)) and gone not in kept


def test_a_copy_of_a_photo_is_named_and_left_out(gallery, world, tmp_path):
    for name in ("a", "b"):
        tiny.draw(tmp_path / "photos" / f"{name}.jpg", 3, 0, tiny.tags(10, 20))
    command = ("build", tmp_path / "photos", "--out", tmp_path / "own", "--pack", world.pack)
    code, out = gallery(*command)
    assert code == 0 and "left out: b.jpg: it shows the same as " in out and "1 references in" in out
    code, out = gallery(*command, "--duplicates", "--overwrite")
    assert code == 0 and "2 references in" in out
