"""Real-world folders: photos are listed, other files counted by kind, and unreadable ones named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import ordinary
import pytest
import tiny

from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.photos import folders
from pinpoint_engine.photos.folders import Listing, list_files
from pinpoint_engine.types import Failure

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0"
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0"
PHOTOS = (
    "a.jpg A.JPEG a.jpe a.jfif a.MPO a.png a.webp a.tif a.tiff a.HEIC a.heif a.hif a.avif a.bmp a.jxl a.jp2 a.CR2 "
    "a.CR3 a.NEF a.ARW a.dng a.orf a.RAF a.rw2 a.x3f a-edited.jpg IMG(1).jpg a.MP.jpg a.jpg~2 PXL_1.RAW-01.COVER.jpg"
)
CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared/cases")


def write(path: Path, content: bytes = b"something") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system lets only some users make links")


def names(listing: Listing, folder: Path) -> list[str]:
    return [os.path.relpath(path, folder).replace(os.sep, "/") for path in listing.paths]


# --- the cases of ../shared


@needs_cases
def test_a_folder_on_a_nas_is_its_three_photos() -> None:
    listing = list_files([CASES / "nas"])
    assert names(listing, CASES / "nas") == ["IMG_0000.jpg", "IMG_0001.jpg", "IMG_0002.jpg"]
    assert listing.skipped == {"folders of NAS thumbnails": 1}
    assert listing.in_words() == "skipped: 1 folder of NAS thumbnails"


@needs_cases
def test_an_export_of_google_takeout_is_its_three_photos() -> None:
    listing = list_files([CASES / "takeout"])
    assert names(listing, CASES / "takeout") == ["IMG_0000.jpg", "IMG_0001.jpg", "IMG_0002.jpg"]
    assert listing.in_words() == "skipped: 4 sidecars, 1 clip"
    assert all(photos.decode(path).shape[2] == 3 for path in listing.paths)


# --- what is listed


@pytest.mark.parametrize("name", PHOTOS.split())
def test_a_file_with_the_ending_of_a_photo_is_listed_whatever_it_holds(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert names(list_files([tmp_path]), tmp_path) == [name]


@pytest.mark.parametrize("name", ["IMG_0001", "photo.dat", "photo.jpg_large", "a.b.c", "7e3.tmp", "a.ptx"])
@pytest.mark.parametrize("head", [JPEG, b"\x89PNG\r\n\x1a\n", b"RIFF\1\0\0\0WEBPVP8 ", b"II*\0", b"MM\0*", HEIC])
def test_a_photo_is_known_by_its_bytes_as_names_lie(tmp_path: Path, name: str, head: bytes) -> None:
    write(tmp_path / name, head + bytes(20))
    assert names(list_files([tmp_path]), tmp_path) == [name]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("IMG_1.jpg.json", "sidecars"),
        ("IMG_1.jpg.supplemental-metadata.json", "sidecars"),
        ("IMG_1.jpg.supplemental-meta.json", "sidecars"),
        ("IMG_1.jpg.suppl.json", "sidecars"),
        ("IMG_1.jpg.s(1).json", "sidecars"),
        ("IMG_1.XMP", "sidecars"),
        ("IMG_1.jpg.xmp", "sidecars"),
        ("IMG_1.AAE", "sidecars"),
        ("GOPR0001.THM", "sidecars"),
        ("IMG_1.CR2.pp3", "sidecars"),
        ("IMG_1.MOV", "clips"),
        ("PXL_1.MP", "clips"),
        ("PXL_1.MP~2", "clips"),
        ("IMG_1.MP4", "clips"),
        ("GL010001.LRV", "clips"),
        ("PTT-20240101-WA0001.opus", "sound recordings"),
        ("track.GPX", "tracks"),
        ("notes.txt", "documents"),
        ("places.csv", "documents"),
        ("letter.docx", "documents"),
        ("takeout-001.zip", "archives"),
        ("digikam4.db", "databases"),
        ("Catalog.lrcat", "databases"),
        ("Thumbs.db", "system files"),
        ("ehthumbs_vista.db", "system files"),
        ("DESKTOP.INI", "system files"),
        ("Picasa.ini", "system files"),
        (".DS_Store", "system files"),
        ("._IMG_1.jpg", "system files"),
        (".trashed-1699-IMG_1.jpg", "hidden files"),
        ("SYNOFILE_THUMB_M_1.jpg", "NAS thumbnails"),
        ("ANIMATION.gif", "drawings and animations"),
        ("poster.psd", "drawings and animations"),
        ("program.exe", "other files"),
        ("LICENSE", "other files"),
        ("movie", "other files"),
    ],
)
def test_what_is_no_photo_is_skipped_and_counted(tmp_path: Path, name: str, kind: str) -> None:
    content = {"GOPR0001.THM": JPEG, "._IMG_1.jpg": JPEG, "movie": MP4}.get(name, b"something")
    write(tmp_path / name, content)
    write(tmp_path / "1.jpg")
    listing = list_files([tmp_path])
    assert (names(listing, tmp_path), listing.skipped) == (["1.jpg"], {kind: 1})


@pytest.mark.parametrize(
    ("inner", "counts"),
    [
        ("@eaDir/1.jpg/SYNOPHOTO_THUMB_M.jpg", {"folders of NAS thumbnails": 1}),
        (".@__thumb/s1001.jpg", {"folders of NAS thumbnails": 1}),
        (".thumbnails/normal/7e.png", {"folders of thumbnails": 1}),
        ("Catalog Previews.lrdata/0/00AB/x.lrprev", {"folders of thumbnails": 1}),
        ("CaptureOne/Cache/Thumbnails/1.jpg", {"folders of thumbnails": 1}),
        ("My.photoslibrary/resources/derivatives/0/1_105_c.jpeg", {"folders of a photo library": 1}),
        ("Old.photolibrary/Thumbnails/2010/1.jpg", {"folders of a photo library": 1}),
        ("#recycle/1.jpg", {"recycle bins": 1}),
        ("@Recycle/1.jpg", {"recycle bins": 1}),
        ("$RECYCLE.BIN/S-1-5/1.jpg", {"recycle bins": 1}),
        (".Trash-1000/files/1.jpg", {"recycle bins": 1}),
        (".dtrash/1.jpg", {"recycle bins": 1}),
        ("__MACOSX/._1.jpg", {"system folders": 1}),
        (".AppleDouble/1.jpg", {"system folders": 1}),
        ("#snapshot/daily/1.jpg", {"system folders": 1}),
        ("System Volume Information/1.jpg", {"system folders": 1}),
        (".picasaoriginals/1.jpg", {"hidden folders": 1}),
        (".git/1.jpg", {"hidden folders": 1}),
    ],
)
def test_folders_of_programs_are_skipped(tmp_path: Path, inner: str, counts: dict[str, int]) -> None:
    write(tmp_path / inner, JPEG)
    write(tmp_path / "album" / "1.jpg")
    listing = list_files([tmp_path])
    assert (names(listing, tmp_path), listing.skipped) == (["album/1.jpg"], counts)


@pytest.mark.parametrize("inner", ["My.photoslibrary/originals/0/1.heic", "Old.photolibrary/Masters/2010/1.jpg"])
def test_the_originals_of_a_library_are_photos(tmp_path: Path, inner: str) -> None:
    write(tmp_path / inner)
    assert names(list_files([tmp_path]), tmp_path) == [inner]


def test_raw_files_are_listed_unless_their_jpeg_lies_beside_them(tmp_path: Path) -> None:
    for name in ("1.JPG", "1.CR2", "2.NEF", "3.heic", "3.DNG", "2.jpg.NEF"):
        write(tmp_path / name)
    listing = list_files([tmp_path])
    assert names(listing, tmp_path) == ["1.JPG", "2.NEF", "2.jpg.NEF", "3.heic"]
    assert listing.in_words() == "skipped: 2 raw files beside their JPEGs"


def test_what_exiftool_keeps_is_a_backup_only_beside_the_file_that_it_changed(tmp_path: Path) -> None:
    for name in ("1.jpg", "1.jpg_original", "2.jpg_original"):
        write(tmp_path / name, JPEG)
    listing = list_files([tmp_path])
    assert names(listing, tmp_path) == ["1.jpg", "2.jpg_original"]
    assert listing.skipped == {"backups": 1}


@pytest.mark.parametrize("name", ["._1.jpg", "clip.mp4", "notes.txt", "Thumbs.db", "1.json", ".hidden"])
def test_a_path_that_is_given_by_name_is_listed_whatever_it_is(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    listing = list_files([tmp_path / name])
    assert (names(listing, tmp_path), listing.skipped) == ([name], {})


@pytest.mark.parametrize("name", ["@eaDir", ".thumbnails", "#recycle", ".hidden"])
def test_a_folder_that_is_given_by_name_is_searched_whatever_it_is(tmp_path: Path, name: str) -> None:
    write(tmp_path / name / "1.jpg")
    assert names(list_files([tmp_path / name]), tmp_path) == [f"{name}/1.jpg"]


def test_counts_in_words_are_largest_first_and_know_one_from_many() -> None:
    counts = {"clips": 1, "raw files beside their JPEGs": 1, "sidecars": 1200, "drawings and animations": 1}
    words = "skipped: 1,200 sidecars, 1 clip, 1 drawing or animation, 1 raw file beside its JPEG"
    assert Listing((), counts).in_words() == words
    assert Listing(()).in_words() == ""
    kinds = {*folders.ENDINGS.values(), *folders.FOLDERS.values(), folders.LIBRARY_FOLDERS}
    kinds -= {folders.PHOTO, folders.RAW, *folders.SINGULAR}
    assert all(kind.endswith("s") and not kind.startswith("folders of") for kind in kinds)
    counts = {kind: 1 for kind in (folders.NAS_FOLDERS, folders.THUMBNAIL_FOLDERS, folders.LIBRARY_FOLDERS)}
    words = "skipped: 1 folder of NAS thumbnails, 1 folder of a photo library, 1 folder of thumbnails"
    assert Listing((), counts).in_words() == words


def test_a_nas_is_not_searched_for_what_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A NAS has a thumbnail folder for each photo; looking into all of them would more than double the time."""
    for number in range(20):
        write(tmp_path / f"{number}.jpg")
        write(tmp_path / "@eaDir" / f"{number}.jpg" / "SYNOPHOTO_THUMB_M.jpg", JPEG)
    scanned, scan = [], os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: scanned.append(folder) or scan(folder))
    assert len(list_files([tmp_path]).paths) == 20 and scanned == [str(tmp_path)]


@pytest.mark.parametrize("name", ["Recycled", "recycler", "RECYCLER"])
def test_a_folder_called_like_a_bin_of_old_windows_is_one_where_its_files_lie_inside(tmp_path: Path, name: str) -> None:
    write(tmp_path / name / "art" / "1.jpg")
    assert list_files([tmp_path]) == Listing((str(tmp_path / name / "art" / "1.jpg"),))
    for inner in ("INFO2", "desktop.ini", "S-1-5-21/INFO2", "S-1-5-21/Desktop.ini"):
        write(tmp_path / name / inner)
        listing = list_files([tmp_path])
        assert (listing.paths, listing.skipped) == ((), {"recycle bins": 1})
        assert listing.in_words() == f"skipped: 1 recycle bin; add by itself any that holds photos: {tmp_path / name}"
        (tmp_path / name / inner).unlink()


def test_folders_skipped_for_names_that_people_use_are_named(tmp_path: Path) -> None:
    for inner in ("a/Thumbs", "b/Thumbnails", "c/CaptureOne", "d/thumbs", "e/thumbs", ".thumbs"):
        write(tmp_path / inner / "1.jpg")
    listing = list_files([tmp_path])
    told = ", ".join(str(tmp_path / inner) for inner in ("a/Thumbs", "b/Thumbnails", "c/CaptureOne", "d/thumbs"))
    said = f"skipped: 6 folders of thumbnails; add by itself any that holds photos: {told} and 1 more"
    assert (listing.paths, listing.in_words()) == ((), said)
    assert names(list_files([tmp_path / "a" / "Thumbs"]), tmp_path) == ["a/Thumbs/1.jpg"]


@pytest.mark.parametrize("name", ["a\0b.jpg", "a\ud800.jpg", "../a\0b.jpg", "../a\ud800.jpg"])
def test_a_path_that_no_file_can_have_is_named(tmp_path: Path, name: str) -> None:
    photo = tiny.draw(tmp_path / "1.jpg", 1)
    listing = list_files([os.path.join(tmp_path, name), photo])
    assert len(listing.paths) == 2 and os.path.basename(listing.paths[0]) == os.path.basename(name)
    told = [seen for batch in photos.in_batches(map(photos.read_photo, listing.paths), 2) for _, seen in batch]
    assert isinstance(told[0], Failure) and told[0].code == "missing" and not isinstance(told[1], Failure)


# --- each once, in order, however deep


def test_a_folder_given_twice_or_inside_another_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a" / "1.jpg")
    write(tmp_path / "a" / "1.json")
    write(tmp_path / "2.jpg")
    monkeypatch.chdir(tmp_path)
    listing = list_files([tmp_path / "a", tmp_path, "a", "./a/../a", "a/1.jpg", tmp_path])
    assert names(listing, tmp_path) == ["a/1.jpg", "2.jpg"]
    assert listing.skipped == {"sidecars": 1}


def test_links_are_neither_followed_nor_lost(tmp_path: Path) -> None:
    photo = write(tmp_path / "a" / "1.jpg")
    write(tmp_path / "b" / "2.jpg")
    link(tmp_path / "a" / "loop", tmp_path)
    link(tmp_path / "a" / "other", tmp_path / "b")
    link(tmp_path / "a" / "same.jpg", photo)
    link(tmp_path / "a" / "nowhere.jpg", tmp_path / "gone.jpg")
    link(tmp_path / "a" / "nothing", tmp_path / "gone")
    listing = list_files([tmp_path / "a"])
    assert names(listing, tmp_path) == ["a/1.jpg", "a/nowhere.jpg"]
    assert listing.skipped == {"linked folders": 2, "other files": 1}
    assert names(list_files([tmp_path / "a" / "other"]), tmp_path) == ["a/other/2.jpg"]


@pytest.mark.skipif(os.name != "posix", reason="paths are limited otherwise")
def test_a_photo_a_thousand_folders_deep_is_found_and_what_is_too_deep_is_named(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    deepest = 0
    for level in range(1, 2300):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
        if level in (1200, 2299):
            os.close(os.open(f"{level}.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=here))
            deepest = level
    os.close(here)
    try:
        listing = list_files([tmp_path])
        assert deepest == 2299 and os.path.basename(listing.paths[0]) == "1200.jpg"
        (too_deep,) = listing.paths[1:]
        with pytest.raises(PhotoError, match="its path is too long; move it up by some folders"):
            photos.decode(too_deep)
    finally:
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_names_that_are_not_unicode_are_listed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9")).mkdir()
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9/\xff.jpg")).write_bytes(JPEG)
    except OSError:
        pytest.skip("this file system refuses the name")
    (path,) = list_files([tmp_path]).paths
    assert os.fsencode(path).endswith(b"/\xe9t\xe9/\xff.jpg")


def test_listing_needs_no_pillow(tmp_path: Path) -> None:
    write(tmp_path / "1.jpg")
    code = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('folders', sys.argv[1])\n"
        "module = importlib.util.module_from_spec(spec)\n"
        "sys.modules['folders'] = module\n"
        "spec.loader.exec_module(module)\n"
        "print(len(module.list_files([sys.argv[2]]).paths), 'PIL' in sys.modules, 'numpy' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code, folders.__file__, tmp_path], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["1", "False", "False"]


# --- what cannot be read


ASK = """
import json, sys
from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.types import Failure
found = photos.list_files(sys.argv[1:])
told = [seen for batch in photos.in_batches(map(photos.read_photo, found.paths), 4) for _, seen in batch]
print(json.dumps([[f.photo.path, f.code, f.message] if isinstance(f, Failure) else "seen" for f in told]))
"""
DENIED = "permission denied; give yourself permission to read it, or leave it out"


@pytest.fixture
def home():
    """A folder of an ordinary user, with an album of two photos and one of one."""
    with ordinary.folder() as made:
        for number, name in enumerate(("a/1.jpg", "a/2.jpg", "b/3.jpg")):
            tiny.draw(made / name, number)
        yield made


def ask(home: Path, *paths: Path) -> list[object]:
    done = ordinary.run(home, "-c", ASK, *paths)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o400], ids=["closed", "not listed", "listed but not entered"])
def test_a_folder_inside_that_cannot_be_searched_is_named_and_the_rest_is_seen(home: Path, mode: int) -> None:
    (home / "a").chmod(mode)
    failure = [str(home / "a"), "unreadable", f"the folder {home / 'a'} cannot be opened: {DENIED}"]
    assert ask(home, home) == [failure, "seen"]


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o400])
def test_a_folder_given_that_cannot_be_searched_is_named_and_the_rest_is_seen(home: Path, mode: int) -> None:
    (home / "b").chmod(mode)
    failure = [str(home / "b"), "unreadable", f"the folder {home / 'b'} cannot be opened: {DENIED}"]
    assert ask(home, home / "b", home / "a") == [failure, "seen", "seen"]


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_seen(home: Path) -> None:
    shutil.copy(home / "a" / "1.jpg", home / "a" / "0")
    for name in ("0", "1.jpg"):
        (home / "a" / name).chmod(0)
    assert ask(home, home) == [
        *([str(home / "a" / n), "unreadable", f"{n} cannot be read: {DENIED}"] for n in ("0", "1.jpg")),
        "seen",
        "seen",
    ]


def test_what_lies_behind_a_closed_folder_is_named(home: Path) -> None:
    photo = home / "a" / "1.jpg"
    (home / "a").chmod(0)
    assert ask(home, photo, home / "b") == [[str(photo), "unreadable", f"1.jpg cannot be read: {DENIED}"], "seen"]


def test_a_closed_folder_of_the_system_is_no_failure(home: Path) -> None:
    for name in ("lost+found", "b/@eaDir"):
        (home / name).mkdir(0)
    assert ask(home, home) == ["seen"] * 3


def test_paths_that_are_not_there_are_named_and_the_rest_is_seen(home: Path) -> None:
    assert ask(home, home / "none.jpg", home / "b", home / "b" / "3.jpg" / "below.jpg") == [
        [str(home / "none.jpg"), "missing", "none.jpg is not there; check the path, or leave it out"],
        "seen",
        [str(home / "b/3.jpg/below.jpg"), "missing", "below.jpg is not there; check the path, or leave it out"],
    ]


def test_a_folder_that_vanishes_while_it_is_searched_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/1.jpg", "b/2.jpg", "c/3.jpg"):
        tiny.draw(tmp_path / name, 1)
    scan = os.scandir

    def vanishing(folder: str) -> object:
        if folder == str(tmp_path / "a"):
            (tmp_path / "b" / "2.jpg").unlink()
            (tmp_path / "b").rmdir()
        return scan(folder)

    monkeypatch.setattr(os, "scandir", vanishing)
    listing = list_files([tmp_path])
    assert names(listing, tmp_path) == ["a/1.jpg", "b", "c/3.jpg"]
    with pytest.raises(PhotoError, match="b is not there; check the path, or leave it out"):
        photos.decode(listing.paths[1])


def test_a_disk_that_fails_half_way_costs_only_what_was_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk error is the one thing that is simulated here."""
    for name in ("a/1.jpg", "a/2.jpg", "b/3.jpg"):
        tiny.draw(tmp_path / name, 1)
    scan = os.scandir

    class Failing:
        def __init__(self, folder: str) -> None:
            self._entries = scan(folder)

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_: object) -> None:
            self._entries.close()

        def __iter__(self) -> Failing:
            return self

        def __next__(self) -> os.DirEntry[str]:
            if (entry := next(self._entries)).name == "2.jpg":
                raise OSError(5, "Input/output error")
            return entry

    monkeypatch.setattr(os, "scandir", lambda folder: Failing(folder) if folder.endswith("a") else scan(folder))
    listing = list_files([tmp_path])
    assert {"a", "b/3.jpg"} <= set(names(listing, tmp_path)) <= {"a", "a/1.jpg", "b/3.jpg"}
    said = f"the folder {tmp_path / 'a'} cannot be opened: Input/output error; see that its disk is there and sound"
    with pytest.raises(PhotoError, match=said):
        photos.decode(listing.paths[0])
    monkeypatch.undo()
    with pytest.raises(PhotoError, match="a is a folder; add it again, or choose photos in it"):
        photos.decode(listing.paths[0])


# --- raw files


@pytest.mark.parametrize("name", ["1.CR2", "1.nef", "1.ARW", "1.dng", "1.RAF"])
@pytest.mark.parametrize("head", [b"II*\0\x10\0\0\0CR\2\0", b"MM\0*", b"FUJIFILMCCD-RAW ", b"\0\0\0\x18ftypcrx \0\0"])
def test_a_raw_file_says_what_to_do(tmp_path: Path, name: str, head: bytes) -> None:
    path = write(tmp_path / name, head + bytes(100))
    with pytest.raises(PhotoError, match=rf"{name} is a raw file; export it as JPEG") as refusal:
        photos.decode(str(path))
    assert refusal.value.code == "unsupported_format"


def test_a_jpeg_that_is_called_a_raw_file_is_seen(tmp_path: Path) -> None:
    path = shutil.move(tiny.draw(tmp_path / "1.jpg", 1), tmp_path / "1.raw")
    assert photos.decode(str(path)).shape == (112, 144, 3)
