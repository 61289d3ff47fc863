"""Collections as they are published, in small: MP16-Pro's pieces of a tar, OSV-5M's zips, and our photo table."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import ordinary
import pytest
from PIL import Image
from tiny import draw, write_table

from pinpoint_engine.errors import PhotoError, RequestError
from pinpoint_engine.training.collections import archives, photo_table
from pinpoint_engine.training.collections.published import mp16_bucket, open_collection
from pinpoint_engine.types import Location, Source

MP16_IDS = [f"{n % 256:02x}_{n * 7 % 256:02x}_{905580600 + n}.jpg" for n in range(240)]
"""Enough ids for a few in the bucket that is held out."""
MP16_COLUMNS = ("IMG_ID", "AUTHOR", "LAT", "LON", "S3_Label", "city", "country")
OSV5M_IDS = ["3859149887465501", "290000000000001", "290000000000002", "290000000000003"]


def jpeg(number: int) -> bytes:
    """A noisy picture of more than 5 kB, as a photo is; its number tells it from the others."""
    pixels = np.random.default_rng(number).integers(0, 256, (72, 96, 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=95)
    assert file.tell() > 5_121
    return file.getvalue()


def mp16_rows(slash: bool = False) -> list[dict[str, str]]:
    rows = []
    for number, name in enumerate(MP16_IDS):
        shown = name.replace("_", "/") if slash else name
        lat, lon = f"{number / 10 - 12:.4f}", f"{170 - number:.4f}"
        values = (shown, f"{number // 2}@N0{number % 10}", lat, lon, "outdoor, man-made", "Lyon", "France")
        rows.append(dict(zip(MP16_COLUMNS, values, strict=True)))
    return rows


def make_tar(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        tar.addfile(directory := tarfile.TarInfo("./images"))
        assert directory.isfile()
        for name, content in files.items():
            member = tarfile.TarInfo(f"./images/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture(scope="module")
def mp16_files() -> dict[str, bytes]:
    """All listed photos but two: one is missing, one a notice that it is gone."""
    files = {name: jpeg(number) for number, name in enumerate(MP16_IDS)}
    del files[train_ids()[3]]
    files[train_ids()[5]] = files[train_ids()[5]][:4000]
    return files


def train_ids() -> list[str]:
    return [name for name in MP16_IDS if mp16_bucket(name) != 99]


@pytest.fixture
def mp16(tmp_path, mp16_files) -> Path:
    """MP16-Pro as it is on the hub: tables in `metadata/`, one tar in pieces whose borders cut pictures in two."""
    root = tmp_path / "MP16-Pro"
    (root / "metadata").mkdir(parents=True)
    write_table(root / "metadata" / "MP16_Pro_filtered.csv", mp16_rows())
    whole = make_tar(tmp_path / "whole.tar", mp16_files).read_bytes()
    size = len(whole) // 3 + 1000
    for number in range(3):
        (root / f"mp-16-images{number:02d}").write_bytes(whole[number * size : (number + 1) * size])
    return root


def found(collection):
    return [(photo.id, photo.location, photo.album, photo.read()) for photo in collection]


def test_mp16_pro_is_read_from_its_pieces_without_unpacking(mp16, mp16_files):
    told: list[str] = []
    collection = open_collection(mp16, report=told.append)
    assert (collection.name, collection.missing) == ("mp16-train", 2)
    kept = [name for name in train_ids() if name in mp16_files and len(mp16_files[name]) > 5_120]
    assert [photo.id for photo in collection] == kept
    assert all(photo.read() == mp16_files[photo.id] for photo in collection)
    number = MP16_IDS.index(kept[0])
    assert collection[0].location == Location(round(number / 10 - 12, 4), 170 - number)
    assert {photo.source for photo in collection} == {Source.INTERNET}
    assert "2 listed without a picture" in told[-1]


def test_bucket_99_of_mp16_is_held_out_and_disjoint(mp16):
    held_out = open_collection(mp16, held_out=True)
    wanted = [name for name in MP16_IDS if int(hashlib.md5(name.encode()).hexdigest(), 16) % 100 == 99]
    assert [photo.id for photo in held_out] == wanted != []
    assert held_out.name == "mp16-held-out"
    assert not set(held_out.ids) & set(open_collection(mp16).ids)


def test_one_author_is_one_album_everywhere(mp16):
    collection = open_collection(mp16)
    albums = {photo.id: photo.album for photo in collection}
    authors = {row["IMG_ID"]: row["AUTHOR"] for row in mp16_rows()}
    pairs = {(authors[name], album) for name, album in albums.items()}
    assert len(pairs) == len(set(albums.values())) == len({authors[name] for name in albums})


def test_the_list_of_a_tar_is_kept_and_read_again(mp16, mp16_files):
    first = found(open_collection(mp16))
    (kept,) = mp16.glob(".pinpoint-pictures-*.npy")
    told: list[str] = []
    assert found(open_collection(mp16, report=told.append)) == first
    assert not any("mp-16-images" in line for line in told)
    (mp16 / "mp-16-images02").unlink()
    fewer = open_collection(mp16)
    assert 0 < len(fewer) < len(first)
    assert len(list(mp16.glob(".pinpoint-pictures-*.npy"))) == 2 and kept.exists()


def test_a_tar_put_together_and_a_tree_of_folders_give_the_same_photos(mp16, mp16_files, tmp_path):
    expected = found(open_collection(mp16))
    pieces = sorted(mp16.glob("mp-16-images*"))
    (mp16 / "mp-16-images.tar").write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    for piece in pieces:
        piece.unlink()
    assert found(open_collection(mp16)) == expected

    tree = tmp_path / "MP-16"
    for name, content in mp16_files.items():
        path = tree / "images" / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_table(tree / "mp16_places365.csv", mp16_rows(slash=True))
    assert found(open_collection(tree)) == expected
    assert found(open_collection(tree / "mp16_places365.csv")) == expected


def test_pieces_that_do_not_fit_together_are_refused(mp16):
    first = mp16 / "mp-16-images00"
    first.write_bytes(first.read_bytes()[:-1])
    with pytest.raises(RequestError, match=r"is not as large as mp-16-images00; download both again$"):
        open_collection(mp16)
    first.unlink()
    with pytest.raises(RequestError, match=r"lacks piece 00 of mp-16-images; download it$"):
        open_collection(mp16)


def test_a_picture_cut_by_a_half_finished_download_is_a_photo_error(mp16):
    last = mp16 / "mp-16-images02"
    content = last.read_bytes()
    last.write_bytes(content[: content.rfind(b"\xff\xd8\xff") + 3_000])
    *whole, cut = open_collection(mp16)
    assert all(photo.read() for photo in whole)
    with pytest.raises(PhotoError, match=r"download it again$") as raised:
        cut.read()
    assert raised.value.code == "broken"


@pytest.fixture
def osv5m(tmp_path) -> Path:
    """OSV-5M as it is on the hub: a table per split, zips of about 50,000 pictures; here one of them unpacked."""
    root = tmp_path / "osv5m"
    (root / "images" / "train" / "01").mkdir(parents=True)
    (root / "images" / "test").mkdir()
    rows = [
        {
            "id": name,
            "latitude": f"{-43.8 + number}",
            "longitude": f"{-176.6 + number}",
            "thumb_original_url": "",
            "country": "NZ",
            "sequence": f"seq{number // 2}",
            "captured_at": "1500000000000",
            "creator_username": "roadroid",
            "creator_id": "111336221091714.0",
        }
        for number, name in enumerate([*OSV5M_IDS, "404"])
    ]
    rows.append({**rows[0], "id": "405", "latitude": "", "longitude": "999"})
    write_table(root / "train.csv", rows)
    write_table(root / "test.csv", [{**rows[0], "id": "777"}])
    with zipfile.ZipFile(root / "images" / "train" / "00.zip", "w") as file:
        file.mkdir("00")
        file.writestr(f"00/{OSV5M_IDS[0]}.jpg", jpeg(0))
        file.writestr(f"00/{OSV5M_IDS[1]}.jpg", jpeg(1), zipfile.ZIP_DEFLATED)
    (root / "images" / "train" / "01" / f"{OSV5M_IDS[2]}.jpg").write_bytes(jpeg(2))
    (root / "images" / "train" / "01" / f"{OSV5M_IDS[3]}.jpg").write_bytes(jpeg(3))
    with zipfile.ZipFile(root / "images" / "test" / "00.zip", "w") as file:
        file.writestr("00/777.jpg", jpeg(7))
    return root


def test_osv5m_is_read_from_its_zips_and_from_folders(osv5m):
    collection = open_collection(osv5m)
    assert (collection.name, collection.missing) == ("osv5m-train", 2)
    assert [photo.id for photo in collection] == OSV5M_IDS
    assert [photo.read() for photo in collection] == [jpeg(number) for number in range(4)]
    assert {photo.source for photo in collection} == {Source.STREET}
    albums = [photo.album for photo in collection]
    assert albums[0] == albums[1] != albums[2] == albums[3]
    assert collection.latlon.dtype == np.float64 and collection.latlon[0].tolist() == [-43.8, -176.6]


def test_rows_of_a_download_that_cannot_be_used_are_named(osv5m):
    """The last row has no latitude; a row that was cut short could have lost the end of a number."""
    table = osv5m / "train.csv"
    table.write_text(table.read_text() + "406,-43.8,-17\n")
    told = []
    collection = open_collection(osv5m, report=told.append)
    assert len(collection) == 4
    lines = len(table.read_text().splitlines())
    said = f"line {lines - 1}: it has no latitude; line {lines}: it is cut short; correct or remove them"
    assert f"train.csv: 2 rows cannot be used: {said}" in told


@pytest.mark.parametrize("given", [".", "train.csv"])
def test_the_test_set_of_osv5m_is_held_out(osv5m, given):
    held_out = open_collection(osv5m / given, held_out=True)
    assert [(photo.id, photo.read()) for photo in held_out] == [("777", jpeg(7))]


def test_our_photo_table_names_files_sources_and_albums(tmp_path):
    rows = []
    for number, (split, source) in enumerate([("train", "street"), ("dev", "internet"), ("train", "internet")]):
        path = draw(tmp_path / "photos" / f"{number}.jpg", number)
        values = (f"p{number}", f"photos/{path.name}", f"{48 + number}", "2.5", source, f"walk{number % 2}", split)
        rows.append(dict(zip(("id", "path", "lat", "lon", "source", "album", "split"), values, strict=True)))
    table = write_table(tmp_path / "photos.csv", rows)
    collection = open_collection(table)
    assert [(photo.id, photo.source) for photo in collection] == [("p0", Source.STREET), ("p2", Source.INTERNET)]
    assert collection[0].album == collection[1].album
    assert collection[1].read() == (tmp_path / "photos" / "2.jpg").read_bytes()
    assert [photo.id for photo in open_collection(table, held_out=True)] == ["p1"]
    (tmp_path / "photos" / "2.jpg").unlink()
    with pytest.raises(PhotoError):
        collection[1].read()
    said = []
    write_table(table, [rows[0], {**rows[2], "source": "drone"}])
    assert [photo.id for photo in open_collection(table, report=said.append)] == ["p0"]
    assert "1 photos of the source 'drone' are left out, which is neither internet nor street" in said


def test_a_photo_table_is_read_whole_or_refused_with_every_bad_row(tmp_path):
    draw(tmp_path / "0.jpg", 0)
    rows = ["a;0.jpg;48,5;2°30'E;street;w;train", "", "b;0.jpg;-48,5;2,5;street;w;train"]
    table = tmp_path / "photos.csv"
    table.write_text("\n".join(["id;path;lat;lon;source;album;split", *rows, ""]), encoding="utf-16")
    assert open_collection(table).latlon.tolist() == [[48.5, 2.5], [-48.5, 2.5]]
    table.write_text(
        "\n".join(["id;path;lat;lon;source;album;split", *rows, "c;0.jpg;x;2;street;w;train", "d;0.jpg;;"])
    )
    with pytest.raises(RequestError) as refusal:
        open_collection(table)
    said = "line 5: 'x' is not a number of degrees; line 6: it has no latitude; correct or remove them"
    assert str(refusal.value) == f"photos.csv: 2 rows cannot be used: {said}"


@pytest.mark.parametrize(("row", "lacks"), [(",0.jpg,1,2,street,dev", "id"), ("c,,1,2,street,dev", "path")])
def test_a_row_of_a_photo_table_that_lacks_something_is_no_photo(tmp_path, row, lacks):
    (tmp_path / "t.csv").write_text(
        f"id,path,lat,lon,source,split\na,0.jpg,1,2,street,dev\nb,0.jpg,1,2,street\n{row}\n"
    )
    said = f"line 3: it has no split; line 4: it has no {lacks}; correct or remove them"
    with pytest.raises(RequestError, match=said):
        photo_table.read_table(tmp_path / "t.csv")


def test_what_cannot_be_read_below_a_folder_is_told_and_hides_nothing(tmp_path):
    for name in ("a/1.jpg", "b/2.jpg"):
        draw(tmp_path / name, 1)
    for number in range(12):
        (tmp_path / "a" / f"gone{number:02}.jpg").symlink_to(tmp_path / "nowhere.jpg")
    said = []
    found = archives.list_pictures(tmp_path, [], str, 1, said.append)
    assert sorted(map(bytes, found.paths)) == [b"a/1.jpg", b"b/2.jpg"]
    gone = tmp_path / "a" / "gone00.jpg"
    assert f"{gone} cannot be read (no such file or directory) and is left out; mend or remove it" in said
    assert len(said) == 1 + archives.TOLD + 1
    assert said[-1] == "and 2 more files and folders cannot be read and are left out"


def test_a_closed_folder_is_told():
    program = (
        "import sys\nfrom pathlib import Path\nfrom pinpoint_engine.training.collections import archives\n"
        "found = archives.list_pictures(Path(sys.argv[1]), [], str, 1, print)\nprint(len(found.places))"
    )
    with ordinary.folder() as home:
        for name in ("a/1.jpg", "closed/2.jpg"):
            draw(home / name, 1)
        (home / "closed").chmod(0)
        done = ordinary.run(home, "-c", program, home)
        said = f"{home / 'closed'} cannot be read (permission denied) and is left out; mend or remove it"
        assert (done.returncode, done.stdout.splitlines()[1:]) == (0, [said, "1"]), done.stderr


def test_a_wrong_folder_says_what_to_give(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(jpeg(1))
    for wrong in (tmp_path, tmp_path / "nowhere", tmp_path / "holiday.jpg"):
        with pytest.raises(RequestError, match=r"OSV-5M .* or a photo table \(CSV with id, path.*\)$"):
            open_collection(wrong)


def test_a_table_without_any_picture_says_what_to_give(osv5m):
    for file in (osv5m / "images").rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(RequestError, match=r"none of the photos listed in .*train\.csv has a picture"):
        open_collection(osv5m)
