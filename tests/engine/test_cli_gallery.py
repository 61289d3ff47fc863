"""`pinpoint gallery`: what is done with a gallery once it is there."""

from __future__ import annotations

import csv
import json
import os

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
    assert code == 0 and out == f"{len(gone)} references removed; {len(before) - len(gone)} are left\n"
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


def test_a_copy_of_a_photo_is_named_and_left_out(gallery, world, tmp_path):
    for name in ("a", "b"):
        tiny.draw(tmp_path / "photos" / f"{name}.jpg", 3, 0, tiny.tags(10, 20))
    command = ("build", tmp_path / "photos", "--out", tmp_path / "own", "--pack", world.pack)
    code, out = gallery(*command)
    assert code == 0 and "left out: b.jpg: it shows the same as " in out and "1 references in" in out
    code, out = gallery(*command, "--duplicates")
    assert code == 0 and "2 references in" in out
