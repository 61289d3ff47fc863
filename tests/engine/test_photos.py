"""Photos from files: which are found, which are refused and why; a bad one does not affect the others."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.photos import decoding
from pinpoint_engine.types import Failure, Photo

REPOSITORY = Path(__file__).resolve().parents[2]
HEIC_HEADER = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)
HTML = b"<!DOCTYPE html><html><body>404: no such photo</body></html>"
NOISE = np.random.default_rng(7).integers(0, 256, (48, 64, 3), dtype=np.uint8)


def save(path: Path, **options: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(NOISE).save(path, **options)
    return path


def code_of(path: Path) -> str:
    """Decode, expect a refusal, and check that its message names the file and a remedy, and says nothing else."""
    with pytest.raises(PhotoError) as refusal:
        photos.decode(str(path))
    message = str(refusal.value)
    said, remedy = message.removeprefix(path.name).rsplit("; ", 1)
    assert message.startswith(path.name) and remedy.startswith(REMEDIES)
    assert not any(word in said for word in LIBRARY_WORDS)
    return refusal.value.code


def listed(*paths: str | Path) -> list[str]:
    return list(photos.list_files(paths).paths)


def names(paths: list[str]) -> list[str]:
    return [os.path.basename(path) for path in paths]


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system lets only some users make links")


# --- listing


def test_folders_are_searched_recursively_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.jpg", "b/1.png", "a/deep/er/3.webp", "c.tif", "a.jpg"):
        save(tmp_path / name)
    found = listed(tmp_path)
    expected = ["a.jpg", "c.tif", "a/deep/er/3.webp", "b/1.png", "b/2.jpg"]
    assert [Path(path).relative_to(tmp_path).as_posix() for path in found] == expected
    assert [photos.read_photo(path).album for path in found] == list(map(os.path.dirname, found))
    assert listed(tmp_path) == found


def test_a_photo_is_listed_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = save(tmp_path / "in" / "1.jpg")
    monkeypatch.chdir(tmp_path)
    ways = [photo, "in/1.jpg", tmp_path, tmp_path / "in", "./in/../in/1.jpg", os.path.join("in", "..", "in")]
    assert listed(*ways) == [str(photo)]
    assert {path for way in ways for path in listed(way)} == {str(photo)}


def test_ids_are_stable_and_distinct(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number}.jpg") for number in range(2000)]
    ids = [photos.read_photo(path).id for path in paths]
    assert len(set(ids)) == len(paths)
    assert ids == [photos.read_photo(path).id for path in paths]


@pytest.mark.parametrize("name", [".hidden.jpg", ".git/1.jpg", "Thumbs.db", "DESKTOP.INI", "1.XMP", "1.aae", "._1.jpg"])
def test_hidden_files_and_sidecars_are_skipped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"not for us")
    save(tmp_path / "1.jpg")
    assert names(listed(tmp_path)) == ["1.jpg"]


def test_a_hidden_file_given_by_name_is_listed(tmp_path: Path) -> None:
    assert names(listed(save(tmp_path / ".one.jpg"))) == [".one.jpg"]


@pytest.mark.parametrize("name", ["Ku-ring-gai Česká 東京 🏞.jpg", "e\u0301.jpg", " spaces .jpg", "a#b%20?.jpg"])
def test_unusual_names_are_kept(tmp_path: Path, name: str) -> None:
    try:
        save(tmp_path / "folder é" / name)
    except OSError:
        pytest.skip("this file system refuses the name")
    found = listed(tmp_path)
    assert len(found) == 1 and photos.decode(found[0]).shape == NOISE.shape


def test_names_that_are_not_unicode_are_kept(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.png"
    try:
        with open(raw, "wb") as file:
            file.write(save(tmp_path / "1.png").read_bytes())
    except OSError:
        pytest.skip("this file system refuses the name")
    assert [photos.decode(path).shape for path in listed(tmp_path)] == [NOISE.shape] * 2


def test_a_name_with_a_tilde_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "~nobody-of-that-name.jpg")
    monkeypatch.chdir(tmp_path)
    assert names(listed("~nobody-of-that-name.jpg")) == ["~nobody-of-that-name.jpg"]


def test_loops_of_links_end_and_links_to_photos_are_not_counted_twice(tmp_path: Path) -> None:
    photo = save(tmp_path / "a" / "1.jpg")
    link(tmp_path / "a" / "loop", tmp_path)
    link(tmp_path / "a" / "same.jpg", photo)
    link(tmp_path / "a" / "itself.jpg", tmp_path / "a" / "itself.jpg")
    found = listed(tmp_path)
    assert names(found) == ["1.jpg", "itself.jpg"]
    assert code_of(Path(found[1])) == "unreadable"


def test_a_link_to_nothing_is_listed_and_missing(tmp_path: Path) -> None:
    link(tmp_path / "gone.jpg", tmp_path / "nowhere.jpg")
    found = listed(tmp_path)
    assert names(found) == ["gone.jpg"] and code_of(Path(found[0])) == "missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_skipped_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert listed(tmp_path) == []
    assert names(listed(pipe)) == ["pipe.jpg"]
    assert code_of(pipe) == "not_a_photo"


def test_a_missing_path_is_listed_and_missing_and_an_empty_folder_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = listed(tmp_path / "nowhere", save(tmp_path / "1.jpg"))
    assert names(found) == ["nowhere", "1.jpg"] and code_of(tmp_path / "nowhere") == "missing"
    with pytest.raises(PhotoError, match="nowhere is not there; check the path, or leave it out"):
        photos.decode(found[0])
    assert listed(tmp_path / "empty") == [] == listed()


# --- files that are no photos

LIBRARY_WORDS = ("<", "0x", "decoder", "stream", "identify", "marker", "libtiff", "Errno", "Traceback", "ascii")
REMEDIES = ("copy", "use", "export", "scale", "put it back", "choose", "check", "set up")
REMEDIES += ("remove", "add", "give", "move")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\0", "not_a_photo"),
        (bytes(5000), "not_a_photo"),
        (np.random.default_rng(3).bytes(5000), "not_a_photo"),
        (HTML, "not_a_photo"),
        (b"GPSLatitude 33 S\n", "not_a_photo"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_a_photo"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(100), "not_a_photo"),
        (b"GIF89a" + bytes(100), "not_a_photo"),
        (b"BM" + bytes(100), "not_a_photo"),
        (b"\xff\xd8\xff", "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "broken"),
        (HEIC_HEADER, "broken"),
    ],
)
@pytest.mark.parametrize("suffix", [".jpg", ".heic"])
def test_a_file_that_is_no_photo_says_why(tmp_path: Path, content: bytes, code: str, suffix: str) -> None:
    if content == HEIC_HEADER:
        pytest.importorskip("pillow_heif")
    path = tmp_path / f"photo{suffix}"
    path.write_bytes(content)
    assert code_of(path) == code
    assert photos.read_exif(str(path)) == {}


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.97])
def test_a_cut_photo_is_refused(tmp_path: Path, kind: str, kept: float) -> None:
    whole = save(tmp_path / f"whole.{kind}").read_bytes()
    path = tmp_path / f"cut.{kind}"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert code_of(path) in ("broken", "not_a_photo")


def test_missing_folder_and_impossible_names_have_their_codes(tmp_path: Path) -> None:
    assert code_of(tmp_path / "gone.jpg") == "missing"
    assert code_of(save(tmp_path / "1.jpg") / "below-a-file.jpg") == "missing"
    assert code_of(tmp_path) == "not_a_photo"
    assert code_of(tmp_path / ("long" * 100 + ".jpg")) == "unreadable"
    assert code_of(tmp_path / "nul\0.jpg") == "missing"


@pytest.mark.parametrize("kind", ["jpg", "png", "tif", "webp"])
def test_a_file_over_the_size_limit_is_refused_unread(tmp_path: Path, kind: str) -> None:
    """Formats decoded piecewise may be larger: a phone's 200 megapixels take some 100 MB."""
    path = save(tmp_path / f"big.{kind}")
    most = photos.MAX_BYTES if kind == "webp" else photos.MAX_PIECEWISE_BYTES
    with open(path, "ab") as file:
        file.truncate(most + 1)
    assert code_of(path) == "too_large"
    with open(path, "ab") as file:
        file.truncate(most)
    assert photos.decode(str(path)).shape == NOISE.shape


# --- HEIC


def test_heic_is_decoded_upright(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    smooth = np.zeros((64, 96, 3), np.uint8)
    smooth[:, :, 0] = np.linspace(0, 255, 96)
    smooth[:, :, 1] = np.linspace(0, 255, 64)[:, None]
    exif = Image.Exif()
    exif[274] = 6
    pillow_heif.register_heif_opener()
    stored = Image.fromarray(smooth).transpose(Image.Transpose.ROTATE_90)
    for name in ("1.heic", "really-heic.jpg"):
        stored.save(tmp_path / name, format="HEIF", exif=exif.tobytes(), quality=95)
        pixels = photos.decode(str(tmp_path / name))
        assert pixels.shape == smooth.shape
        assert np.abs(pixels.astype(float) - smooth).mean() < 3


@pytest.mark.parametrize("name", ["1.heic", "really-heic.jpg"])
def test_heic_that_cannot_be_read_says_what_reads_it(tmp_path: Path, name: str) -> None:
    """In an interpreter of its own, in which the import of pillow_heif fails as if it were not installed."""
    (tmp_path / name).write_bytes(HEIC_HEADER)
    save(tmp_path / "good.png")
    program = (
        "import sys; sys.modules['pillow_heif'] = None\n"
        "from pinpoint_engine import photos\n"
        "for batch in photos.in_batches(map(photos.read_photo, photos.list_files(sys.argv[1:]).paths), 8):\n"
        "    for photo, answer in batch:\n"
        "        print(getattr(answer, 'code', 'pixels'), getattr(answer, 'message', ''))\n"
    )
    command = [sys.executable, "-W", "error", "-c", program, str(tmp_path / name), str(tmp_path / "good.png")]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    first, second = done.stdout.splitlines()
    assert first.startswith("unsupported_format") and "pip " not in first
    assert "which cannot be read here for want of pillow-heif; save it as JPEG, or use the engine that" in first
    assert second.startswith("pixels") and done.stderr == ""


def test_files_are_listed_and_named_without_pillow(tmp_path: Path) -> None:
    """As in QGIS's own Python, when the engine in another process reads the files; only what needs Pillow fails."""
    photo = save(tmp_path / "1.jpg")
    program = (
        "import sys; sys.modules.update(dict.fromkeys(['PIL', 'numpy', 'pillow_heif']))\n"
        "from pinpoint_engine import Photo, photos\n"
        "print(*map(Photo.at, photos.list_files(sys.argv[1:]).paths))\n"
        "try: photos.decode\n"
        "except ImportError as error: print(error.name)\n"
    )
    command = [sys.executable, "-W", "error", "-c", program, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    named = Photo.at(str(photo))
    assert done.stdout.splitlines()[0] == repr(named) and done.stdout.splitlines()[1] in ("PIL", "numpy"), done.stderr
    assert (named.id, named.path, named.album) == (photos.read_photo(str(photo)).id, str(photo), str(tmp_path))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        photos.nothing  # noqa: B018


# --- batches and digests


def test_a_bad_photo_leaves_the_others_of_its_batch_unchanged(tmp_path: Path) -> None:
    good = [save(tmp_path / f"{number}.{kind}") for number, kind in enumerate(("jpg", "png", "webp", "tif"))]
    alone = {str(path): hashlib.sha256(photos.decode(str(path)).tobytes()).hexdigest() for path in good}
    for name, content in (("0a.jpg", good[0].read_bytes()[:200]), ("1a.jpg", b""), ("2a.jpg", HTML)):
        (tmp_path / name).write_bytes(content)
    batches = list(photos.in_batches(map(photos.read_photo, listed(tmp_path)), 3))
    answers = [answer for batch in batches for answer in batch]
    assert [len(batch) for batch in batches] == [3, 3, 1]
    failures = {os.path.basename(p.path): a.code for p, a in answers if isinstance(a, Failure)}
    assert failures == {"0a.jpg": "broken", "1a.jpg": "empty", "2a.jpg": "not_a_photo"}
    pixels = {p.path: hashlib.sha256(a.pixels.tobytes()).hexdigest() for p, a in answers if not isinstance(a, Failure)}
    assert pixels == alone


def test_one_batch_is_decoded_ahead_and_no_more(tmp_path: Path) -> None:
    """Photos that arrive from elsewhere, or are cancelled, must not be taken long before their turn."""
    paths = [save(tmp_path / f"{number}.png") for number in range(6)]
    asked: list[Photo] = []
    batches = photos.in_batches((asked.append(photo) or photo for photo in map(Photo.at, map(str, paths))), 2)
    next(batches)
    assert len(asked) == 4
    paths[5].unlink()
    next(batches)
    third = next(batches)
    assert not isinstance(third[0][1], Failure) and third[1][1].code == "missing"  # type: ignore[union-attr]
    assert list(photos.in_batches([], 2)) == []


def test_photos_are_taken_in_the_thread_that_asks(tmp_path: Path) -> None:
    """What reports progress or cancels as photos are taken would otherwise come too late in QGIS."""
    paths = [str(save(tmp_path / f"{number}.png")) for number in range(5)]
    threads: set[int] = set()
    batches = photos.in_batches((threads.add(threading.get_ident()) or Photo.at(path) for path in paths), 2)
    assert sum(map(len, batches)) == 5 and threads == {threading.get_ident()}


def test_no_thread_is_left_when_batches_are_no_longer_asked_for(tmp_path: Path) -> None:
    paths = [str(save(tmp_path / f"{number}.png")) for number in range(9)]
    batches = photos.in_batches(map(Photo.at, paths), 2)
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pinpoint-decode")]


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_of_none_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        next(photos.in_batches([], size))


def test_threads_leave_the_warning_filters_as_they_were(tmp_path: Path) -> None:
    path = str(save(tmp_path / "1.jpg"))
    before = list(warnings.filters)

    def decode_often() -> None:
        for _ in range(40):
            photos.decode(path)
            photos.read_exif(path)

    threads = [threading.Thread(target=decode_often) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(warnings.filters) == before


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen between digesting a photo and decoding its pixels."""
    unpack = decoding._upright_rgb

    def acted(image: Image.Image, name: str, least_px: int) -> photos.Pixels:
        act()
        return unpack(image, name, least_px)

    monkeypatch.setattr(decoding, "_upright_rgb", acted)


def test_pixels_and_digest_are_of_the_same_file_whatever_takes_its_place(tmp_path: Path, monkeypatch) -> None:
    path, other = save(tmp_path / "1.jpg"), tmp_path / "other.jpg"
    Image.fromarray(255 - NOISE).save(other, quality=90)
    before, digest = photos.decode(str(path)), hashlib.sha256(path.read_bytes()).hexdigest()
    meanwhile(monkeypatch, lambda: other.replace(path))
    decoded = photos.decode_with_digest(str(path))
    assert decoded.sha256 == digest != hashlib.sha256(path.read_bytes()).hexdigest()
    assert np.array_equal(decoded.pixels, before)


def test_a_file_that_is_written_to_while_it_is_read_is_refused(tmp_path: Path, monkeypatch) -> None:
    path = save(tmp_path / "1.jpg")
    meanwhile(monkeypatch, lambda: path.write_bytes(path.read_bytes() + b"more"))
    with pytest.raises(PhotoError, match=r"1\.jpg was written to while it was read; locate it again") as refusal:
        photos.decode_with_digest(str(path))
    assert refusal.value.code == "broken"


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
def test_the_digest_is_that_of_the_file(tmp_path: Path, kind: str) -> None:
    path = save(tmp_path / f"1.{kind}")
    decoded = photos.decode_with_digest(str(path))
    assert decoded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert np.array_equal(decoded.pixels, photos.decode(str(path)))
    with pytest.raises(PhotoError) as refusal:
        photos.decode_with_digest(str(tmp_path / "gone.jpg"))
    assert refusal.value.code == "missing"


def test_squash_keeps_all_of_the_picture() -> None:
    halves = np.zeros((40, 80, 3), np.uint8)
    halves[:, 40:] = 200
    square = photos.squash(halves, 20)
    assert square.shape == (20, 20, 3) and square.dtype == np.uint8
    assert square[:, :8].max() <= 1 and abs(int(square[:, 12:].min()) - 200) <= 1
    assert np.array_equal(photos.squash(halves[:, ::-1], 20), square[:, ::-1])


def test_degrade_gives_the_asked_size_and_loses_detail() -> None:
    square = NOISE[:, :48]
    assert np.array_equal(photos.degrade(square, 48, 0.0, 0, 48), square)
    for side_px, blur_px, quality in ((12, 0.0, 0), (48, 2.0, 0), (48, 0.0, 10), (12, 1.0, 30)):
        poor = photos.degrade(square, side_px, blur_px, quality, 40)
        assert poor.shape == (40, 40, 3) and poor.dtype == np.uint8
        assert poor.std() < square.std()
        assert np.array_equal(photos.degrade(square, side_px, blur_px, quality, 40), poor)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_bytes_are_decoded_as_the_file_with_them_is(tmp_path, kind):
    path = save(tmp_path / f"a.{kind}")
    np.testing.assert_array_equal(photos.decode_bytes(path.read_bytes(), "a"), photos.decode(str(path)))


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (HTML, "not_a_photo"), (b"\xff\xd8\xff\xe0cut", "broken")])
def test_bytes_that_are_no_photo_are_refused_by_name(data, code):
    with pytest.raises(PhotoError, match=r"^panoramax:7 ") as refusal:
        photos.decode_bytes(data, "panoramax:7")
    assert refusal.value.code == code


def test_a_panorama_keeps_more_pixels_while_it_is_decoded(tmp_path):
    path = tmp_path / "wide.jpg"
    Image.fromarray(NOISE).resize((6400, 3200)).save(path)
    data = path.read_bytes()
    assert photos.decode_bytes(data, "a").shape == (800, 1600, 3)
    assert photos.decode_bytes(data, "a", photos.PANORAMA_PX).shape == (800, 1600, 3)
    assert photos.decode_bytes(data, "a", 1000).shape == (1600, 3200, 3)


def test_a_thumbnail_names_its_author_and_licence_and_nothing_else():
    with Image.open(io.BytesIO(photos.thumbnail(NOISE, "Zoë Ørjan", "CC BY 4.0"))) as image:
        told = image.getexif()
        assert image.size == (64, 48) and len(told) == 2
    words = [told[tag] for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright)]
    assert [word.encode("latin-1").decode() for word in words] == ["Zoë Ørjan", "CC BY 4.0"]
    with Image.open(io.BytesIO(photos.thumbnail(NOISE))) as image:
        assert not image.getexif()


@pytest.mark.parametrize(
    ("size", "small"),
    [
        *(((500, 375), (250, 188)), ((1024, 768), (256, 192)), ((960, 720), (240, 180))),  # whole numbers of pixels
        *(((257, 100), (256, 100)), ((683, 512), (256, 192)), ((512, 683), (192, 256)), ((3000, 8), (250, 1))),
        *(((256, 256), (256, 256)), ((8, 6), (8, 6))),
    ],
)
def test_a_thumbnail_has_240_to_256_px_and_looks_like_its_picture(size, small):
    picture = Image.fromarray(NOISE).resize(size)
    with Image.open(io.BytesIO(photos.thumbnail(np.asarray(picture)))) as image:
        assert image.size == small
        shown = np.asarray(image.convert("L"), float)
    apart = shown - np.asarray(picture.resize(small, Image.Resampling.BOX).convert("L"), float)
    assert abs(apart).mean() < 10  # it is a JPEG; another picture of noise is 30 apart
