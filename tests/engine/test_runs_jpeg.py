"""A position in the EXIF of a JPEG: read by other programs, and nothing else in the file changed."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
import tiny
from PIL import ExifTags, Image

from pinpoint_engine import Location
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import jpeg

NOTE = "Estimated, reviewed by a person; run 20261120T234501-9f3c"
PLACES = {
    "south and east": Location(-33.8567844, 151.2131080),
    "north and west": Location(48.8584123, -2.2945678),
    "date line from the east": Location(-16.8, 180.0),
    "date line from the west": Location(-16.8, -180.0),
    "north pole": Location(90.0, 30.0),
    "south pole": Location(-90.0, 0.0),
    "just before a whole degree": Location(59.99999999, -9.99999999),
    "the origin": Location(0.0, 0.0),
}


@pytest.fixture
def tagged(tmp_path):
    """A photo with a position of its own, a description, a maker's note and a thumbnail's directory."""
    exif = tiny.tags(1.5, 2.5)
    exif[ExifTags.Base.ImageDescription] = "The kerb"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.MakerNote] = b"Maker\0" + bytes(range(200))
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSAltitude], gps[ExifTags.GPS.GPSDateStamp] = 120.0, "2024:05:17"
    return tiny.draw(tmp_path / "tagged.jpg", 1, 0, exif)


@pytest.fixture
def plain(tmp_path):
    """A photo without EXIF."""
    return tiny.draw(tmp_path / "plain.jpg", 2)


def written(path, location, note=NOTE):
    """Write a position into a copy beside a photo; return the copy."""
    copy = path.with_name(f"copy of {path.name}")
    with path.open("rb") as source, copy.open("wb") as target:
        jpeg.write_position(source, target, location, note)
    return copy


def exif_of(path):
    with Image.open(path) as image:
        exif = image.getexif()
        return dict(exif), dict(exif.get_ifd(ExifTags.IFD.Exif)), dict(exif.get_ifd(ExifTags.IFD.GPSInfo))


@pytest.mark.parametrize("location", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("name", ["tagged", "plain"])
def test_a_position_is_read_back_by_this_module_and_by_pillow(request, name, location):
    copy = written(request.getfixturevalue(name), location)
    with copy.open("rb") as file:
        own = jpeg.read_position(file)
    assert (own.lat, own.lon) == pytest.approx((location.lat, location.lon), abs=1e-8)
    gps = exif_of(copy)[2]
    degrees = [sum(float(part) / 60**power for power, part in enumerate(gps[tag])) for tag in (2, 4)]
    signed = degrees[0] * (-1 if gps[1] == "S" else 1), degrees[1] * (-1 if gps[3] == "W" else 1)
    assert signed == pytest.approx((location.lat, location.lon), abs=1e-6)
    assert all(minutes < 60 and seconds < 60 for _, minutes, seconds in (gps[2], gps[4]))


def test_a_position_is_read_as_the_photos_own_by_the_next_run(plain):
    found = read_photo(str(written(plain, Location(-33.5, 150.25)))).geotag
    assert (found.lat, found.lon) == pytest.approx((-33.5, 150.25), abs=1e-6)


def test_nothing_but_the_position_and_the_comment_changes(tagged):
    before, after = exif_of(tagged), exif_of(written(tagged, PLACES["south and east"]))
    pointers = {ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo}
    assert {tag: value for tag, value in before[0].items() if tag not in pointers} == {
        tag: value for tag, value in after[0].items() if tag not in pointers
    }
    assert after[0][ExifTags.Base.ImageDescription] == "The kerb"
    comment = after[1].pop(ExifTags.Base.UserComment)
    assert comment == b"ASCII\0\0\0" + NOTE.encode()
    new = {ExifTags.Base.ExifVersion}
    assert {tag: value for tag, value in after[1].items() if tag in before[1]} == before[1]
    assert set(after[1]) - set(before[1]) <= new


def test_the_cameras_own_fix_goes_but_its_clock_and_heading_stay(tagged):
    gps = exif_of(written(tagged, PLACES["south and east"]))[2]
    tags = ExifTags.GPS
    assert tags.GPSAltitude not in gps
    assert (gps[tags.GPSDateStamp], float(gps[tags.GPSImgDirection])) == ("2024:05:17", 271.5)
    assert (gps[tags.GPSMapDatum], gps[tags.GPSProcessingMethod]) == ("WGS-84", b"ASCII\0\0\0MANUAL")


def test_no_day_is_invented(plain):
    gps = exif_of(written(plain, PLACES["south and east"]))[2]
    assert not {ExifTags.GPS.GPSDateStamp, ExifTags.GPS.GPSTimeStamp, ExifTags.GPS.GPSAltitude} & set(gps)


def test_a_comment_that_says_something_stays(tmp_path):
    exif = tiny.tags()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"ASCII\0\0\0seen from the north"
    copy = written(tiny.draw(tmp_path / "said.jpg", 3, 0, exif), PLACES["north pole"])
    _, details, gps = exif_of(copy)
    assert details[ExifTags.Base.UserComment] == b"ASCII\0\0\0seen from the north"
    assert gps[ExifTags.GPS.GPSProcessingMethod] == b"ASCII\0\0\0" + NOTE.encode()


@pytest.mark.parametrize("name", ["tagged", "plain"])
def test_the_compressed_picture_is_the_same_to_the_last_byte(request, name):
    path = request.getfixturevalue(name)
    copy = written(path, PLACES["south and east"])
    before, after = path.read_bytes(), copy.read_bytes()
    scan = before.index(b"\xff\xda")
    assert after.endswith(before[scan:]) and after.count(before[scan:]) == 1
    with Image.open(path) as one, Image.open(copy) as other:
        assert one.tobytes() == other.tobytes()
    with path.open("rb") as one, copy.open("rb") as other:
        assert jpeg.digest_without_exif(one) == jpeg.digest_without_exif(other)


def test_a_changed_picture_has_another_digest(plain):
    content = bytearray(plain.read_bytes())
    content[-10] ^= 1
    with plain.open("rb") as file:
        assert jpeg.digest_without_exif(file) != jpeg.digest_without_exif(io.BytesIO(content))


def test_writing_twice_keeps_the_last_position_and_one_exif(plain):
    copy = written(written(plain, PLACES["south pole"]), PLACES["south and east"])
    with copy.open("rb") as file:
        assert jpeg.read_position(file).lat == pytest.approx(-33.8567844)
    assert copy.read_bytes().count(b"Exif\0\0") == 1


def test_little_and_big_endian_exif(tmp_path):
    for order in ("<", ">"):
        head = {"<": b"II*\0", ">": b"MM\0*"}[order]
        text = b"The kerb\0"
        entry = struct.pack(f"{order}HHHII", 1, 0x010E, 2, len(text), 26)
        tiff = head + struct.pack(f"{order}I", 8) + entry + struct.pack(f"{order}I", 0) + text
        path = tmp_path / "order.jpg"
        tiny.draw(path, 4, 0, b"Exif\0\0" + tiff)
        main, _, gps = exif_of(written(path, PLACES["north and west"]))
        assert main[0x010E] == "The kerb" and gps[1] == "N" and gps[3] == "W"


def test_the_second_picture_of_an_mpo_stays_in_reach(tmp_path):
    path, frames = tmp_path / "two.jpg", [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    frames[0].save(path, format="MPO", save_all=True, append_images=frames[1:])
    with Image.open(written(path, PLACES["south pole"])) as image:
        assert image.n_frames == 2
        image.seek(1)
        assert image.convert("RGB").getpixel((5, 5))[2] > 200


WRONG = {
    "no JPEG": (b"\x89PNG\r\n", "no JPEG"),
    "cut in a segment": (b"\xff\xd8\xff\xe1\x10\x00Exif", "cut short"),
    "cut between segments": (b"\xff\xd8\xff\xe0\x00\x04ab", "cut short"),
    "EXIF without a header": (b"\xff\xd8\xff\xe1\x00\x0cExif\0\0nope\xff\xda\x00\x02", "EXIF is damaged"),
    "EXIF that points outside": (
        b"\xff\xd8\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\x00\xff\xda\x00\x02",
        "EXIF is damaged",
    ),
    "EXIF without room": (
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0" + jpeg.EMPTY + bytes(65513) + b"\xff\xda\x00\x02",
        "no room",
    ),
}


@pytest.mark.parametrize(("content", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_written_is_said(content, words):
    with pytest.raises(PhotoError, match=rf"{words}.*;"):
        jpeg.write_position(io.BytesIO(content), io.BytesIO(), PLACES["north pole"], NOTE)


def test_photos_from_many_cameras(shared):
    """Maker's notes, thumbnails and odd EXIF of real files: the picture stays, and the position is there."""
    names = sorted(Path(shared, "data", "exif_cases").glob("*.jp*g"))
    done = 0
    for path in names:
        target = io.BytesIO()
        with path.open("rb") as source:
            try:
                jpeg.write_position(source, target, PLACES["south and east"], NOTE)
            except PhotoError:
                continue
            assert jpeg.digest_without_exif(source) == jpeg.digest_without_exif(target), path.name
        assert jpeg.read_position(target).lat == pytest.approx(-33.8567844), path.name
        done += 1
    assert done >= 28  # the others are cut short, have a wrong length, or an EXIF without room
