"""Photos that were moved are found again by content, else by name, and the run is changed only when told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pinpoint_engine import Photo, Request, runs
from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import Run, geopackage, moved


@pytest.fixture
def photos(world, tmp_path):
    """Copies of six photos in two folders with the same names."""
    made = []
    for number, source in enumerate(world.photos[:24:4]):
        folder = tmp_path / "before" / f"day{number % 2}"
        folder.mkdir(parents=True, exist_ok=True)
        made.append(Path(shutil.copy(source, folder / f"IMG_{number // 2}.jpg")))
    return made


@pytest.fixture
def path(engine, photos, tmp_path):
    """A run of the six photos, of which four are located."""
    asked = [Photo.at(str(photo)) for photo in photos]
    run = Run.begin(tmp_path / "run.gpkg", Request(top_k=2), engine.describe(), asked)
    for result in engine.locate(asked[:4], run.request):
        run.add(result)
    run.end(runs.CANCELLED)
    return run.path


def rows(path):
    return runs.read(path)["photos"]


def files(folder):
    return [str(path) for path in Path(folder).rglob("*") if path.is_file()]


def search(path, folder, **options):
    gone = moved.missing(rows(path))
    found = moved.find(gone, files(folder), **options)
    return {Path(row["photo"]).relative_to(path.parent): found.paths.get(row["photo_id"]) for row in gone}, found


def test_photos_that_are_there_are_not_missing(path, photos):
    assert moved.missing(rows(path)) == []
    photos[0].rename(photos[0].with_name("other.jpg"))
    assert [row["photo"] for row in moved.missing(rows(path))] == [str(photos[0])]


def test_a_photo_that_was_found_is_missing_again_once_it_goes(path, photos, tmp_path):
    (first, *rest), new = rows(path), tmp_path / "new.jpg"
    shutil.move(photos[0], new)
    seen = moved.look([first, *rest], {first["photo_id"]: str(new)})
    assert seen.missing == () and seen.paths[first["photo_id"]] == str(new)
    assert [seen.paths[row["photo_id"]] for row in rest] == [row["photo"] for row in rest]
    new.unlink()
    assert moved.look([first, *rest], {first["photo_id"]: str(new)}).missing == (first["photo_id"],)
    shutil.copy(photos[1], photos[0])
    assert moved.look([first], {first["photo_id"]: str(new)}).paths == {first["photo_id"]: str(photos[0])}


def test_photos_in_a_folder_that_was_moved_are_all_found(path, tmp_path):
    shutil.move(tmp_path / "before", tmp_path / "after")
    found, result = search(path, tmp_path / "after")
    assert found == {name: str(tmp_path / "after" / name.relative_to("before")) for name in found} and len(found) == 6
    assert sorted(result.by_name) == sorted(row["photo_id"] for row in rows(path) if not row["sha256"])


def test_photos_that_were_renamed_are_found_by_content_and_others_not(path, photos, tmp_path):
    after = tmp_path / "after"
    after.mkdir()
    for number, photo in enumerate(photos):
        photo.rename(after / f"{5 - number}.jpeg")
    found, result = search(path, after)
    assert list(found.values()) == [*(str(after / f"{5 - number}.jpeg") for number in range(4)), None, None]
    assert result.by_name == ()


def test_each_file_is_read_once_at_most_and_those_of_the_same_name_first(path, photos, tmp_path, monkeypatch):
    after = tmp_path / "after"
    for number in range(30):
        (after / f"{number:02d}").mkdir(parents=True)
        (after / f"{number:02d}" / "other.jpg").write_bytes(b"another photo")
    for number, photo in enumerate(photos):
        photo.rename(
            after / "29" / f"{photo.parent.name}-{photo.name}" if number == 9 else after / f"{20 + number}" / photo.name
        )
    read, real = [], open
    monkeypatch.setattr(
        "builtins.open", lambda name, *more, **named: read.append(str(name)) or real(name, *more, **named)
    )
    found, _ = search(path, after)
    there = [name for name in read if name.startswith(str(after))]
    assert None not in list(found.values())[:4] and len(there) == len(set(there)) <= 6


def test_a_name_that_several_files_have_is_not_guessed(path, photos, tmp_path):
    """Photos without a digest: by folder of the others, else by folders of the same names, else not at all."""
    after = tmp_path / "after"
    last = [photos[4], photos[5]]
    for photo in last:
        for folder in ("a", "b"):
            (after / folder).mkdir(parents=True, exist_ok=True)
            shutil.copy(photo, after / folder / photo.name)
        photo.unlink()
    found, _ = search(path, after)
    assert list(found.values()) == [None, None]
    (after / "day1").mkdir()
    shutil.copy(after / "a" / last[1].name, after / "day1")
    found, result = search(path, after)
    assert list(found.values()) == [None, str(after / "day1" / last[1].name)] and len(result.by_name) == 1


def test_equal_photos_are_found_even_in_one_copy(engine, world, tmp_path):
    twins = [Path(shutil.copy(world.photos[0], tmp_path / name)) for name in ("one.jpg", "two.jpg")]
    asked = [Photo.at(str(photo)) for photo in twins]
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), asked)
    for result in engine.locate(asked, run.request):
        run.add(result)
    run.end(runs.FINISHED)
    after = tmp_path / "after"
    after.mkdir()
    for photo in twins:
        photo.rename(after / photo.name)
    assert list(search(run.path, after)[0].values()) == [str(after / "one.jpg"), str(after / "two.jpg")]
    (after / "two.jpg").unlink()
    assert list(search(run.path, after)[0].values()) == [str(after / "one.jpg")] * 2


def test_a_search_tells_its_progress_and_ends_when_cancelled(path, tmp_path):
    shutil.move(tmp_path / "before", tmp_path / "after")
    shares = []
    _, whole = search(path, tmp_path / "after", progress=shares.append)
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] <= 1 and not whole.is_cancelled
    _, cut = search(path, tmp_path / "after", progress=shares.append, is_cancelled=lambda: len(shares) > 5)
    assert cut.is_cancelled and len(cut.paths) < 6


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(path, tmp_path):
    shutil.move(tmp_path / "before", tmp_path / "after")
    gone = moved.missing(rows(path))
    broken = str(tmp_path / "after" / "day0" / "no" / "IMG_0.jpg")
    found = moved.find(gone, [broken, *files(tmp_path / "after")])
    assert len(found.paths) == 6
    assert found.notes == (f"{broken} cannot be read (no such file or directory); check its permissions",)


def test_new_places_are_remembered_in_every_table_at_once_and_only_when_told(path, tmp_path):
    shutil.move(tmp_path / "before", tmp_path / "after")
    content = path.read_bytes()
    _, found = search(path, tmp_path / "after")
    assert path.read_bytes() == content, "looking for photos changes nothing"
    before = runs.read(path)
    assert moved.remember(path, found.paths) == 6
    after = runs.read(path)
    for name in ("photos", "candidates", "regions", "failures"):
        for old, new in zip(before[name], after[name], strict=True):
            changed = found.paths[old["photo_id"]]
            same = {**old, "photo": changed, "filename": os.path.basename(changed)}
            assert new == ({**same, "directory": os.path.dirname(changed)} if name == "photos" else same)
    assert moved.missing(after["photos"]) == [] and after["evidence"] == before["evidence"]


def test_a_run_goes_on_after_its_photos_were_moved(path, engine, tmp_path):
    shutil.move(tmp_path / "before", tmp_path / "after")
    moved.remember(path, search(path, tmp_path / "after")[1].paths)
    run = Run.open(path)
    rest = run.rest()
    assert len(rest) == 2 and all(run.add(result) for result in engine.locate(rest, run.request))
    run.end(runs.FINISHED)
    assert {row["outcome"] for row in rows(path)} <= {"located", "outside_gallery"}


def test_a_locked_run_is_not_changed_by_half(path, tmp_path, monkeypatch):
    shutil.move(tmp_path / "before", tmp_path / "after")
    _, found = search(path, tmp_path / "after")
    before = runs.read(path)
    database = geopackage.connect(path)
    database.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutputError, match="is being edited in another program"):
        moved.remember(path, found.paths)
    database.close()
    assert runs.read(path) == before
