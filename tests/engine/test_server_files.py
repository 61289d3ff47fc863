"""A local service that is sent paths and reads the files: the same answers as in one process, with the photo's tags."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import tiny
from served import TOKEN, calls, serving, until
from test_server import Slow, events, start

from pinpoint_engine import Address, connect, photos, wire
from pinpoint_engine.errors import EngineError, RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.server import ServerSettings
from pinpoint_engine.types import Album, Failure, Location, Photo, Prediction, Request

SAID = Photo("7", "/p/1.jpg", datetime(2024, 5, 17, 14, 3), 271.5, "/p", Location(48.5, 2.25))


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engine, token=TOKEN, files=True) as server:
        yield server


@pytest.fixture(scope="module")
def near(server):
    return connect(server.address)


@pytest.fixture
def call(server):
    with calls(server) as call:
        yield call


@pytest.fixture
def folder(world, broken, tmp_path):
    """A folder of photos of two places some minutes apart; one is HEIC, and one is truncated."""
    import pillow_heif
    from PIL import Image

    folder = tmp_path / "trip"
    for number, place in enumerate(["paris", "paris", "quito"]):
        tags = tiny.tags(48.85, 2.29, f"2024:05:17 14:{7 * number:02d}:00")
        tiny.draw(folder / f"{number}.jpg", list(tiny.PLACES).index(place), number, tags)
    pillow_heif.from_pillow(Image.open(folder / "0.jpg")).save(folder / "phone.heic", quality=90)
    shutil.move(broken, folder / "broken.jpg")
    return folder


def paths(folder):
    return photos.list_files([folder]).paths


@pytest.mark.parametrize("album", Album)
def test_photos_known_by_name_alone_are_answered_as_photos_that_were_read(engine, near, folder, album):
    asked = Request(album=album, speed_kmh=90, top_k=3)
    named = [*map(Photo.at, paths(folder)), Photo.at(str(folder / "gone.jpg"))]
    known = [read_photo(photo.path) for photo in named]
    there = list(near.locate(named, asked))
    assert there == list(engine.locate(known, asked))
    assert [result.photo for result in there] == known
    assert {os.path.basename(each.photo.path) for each in there if isinstance(each, Failure)} == {
        "broken.jpg",
        "gone.jpg",
    }
    phone = next(each for each in there if each.photo.path.endswith(".heic"))
    assert isinstance(phone, Prediction) and phone.photo.geotag is not None and phone.photo.taken_at is not None
    assert phone.sha256 == tiny.sha256(phone.photo.path)


@pytest.mark.parametrize("album", Album)
def test_what_the_client_knows_of_a_photo_counts(engine, near, queries, album):
    """The client's id, album and time are kept, as by an engine in this process."""
    asked = Request(album=album, speed_kmh=500)
    walk = [
        replace(each, id=f"own {n}", album="walk", taken_at=each.taken_at + timedelta(hours=n), heading_deg=1.5)
        for n, each in enumerate(queries[:6])
    ]
    assert list(near.locate(walk, asked)) == list(engine.locate(walk, asked))


def test_a_path_of_another_system_is_one_photo_that_is_not_there(engine, near, world, tmp_path, monkeypatch):
    """A path relative to this folder is found, whatever folder the service runs in."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(world.photos[0], tmp_path / "own.jpg")
    named = [str(world.photos[1]), "C:/photos/b.jpg", r"\\nas\photos\c.jpg", "own.jpg", "", str(world.photos[2])]
    told = list(near.locate(map(Photo.at, named), Request()))
    assert [result.photo.path for result in told] == named
    assert [getattr(result, "code", "located") for result in told[:4]] == ["located", "missing", "missing", "located"]
    assert isinstance(told[4], Failure) and isinstance(told[5], Prediction)
    assert told[1].message == "b.jpg is not there; check the path, or leave it out"
    assert told[:4] == list(engine.locate(map(read_photo, named[:4]), Request()))


def test_files_stay_where_they_are_and_nothing_is_copied(server, near, folder):
    before = {path: tiny.sha256(path) for path in paths(folder)}
    for result in near.locate(map(Photo.at, before), Request()):
        assert os.path.exists(result.photo.path)
        copies = [name for _, _, names in os.walk(server.uploads.folder) for name in names]
        assert copies == ["lock"]
    assert {path: tiny.sha256(path) for path in paths(folder)} == before


def test_files_outlive_a_job_that_is_cancelled(tmp_path, folder):
    engine = Slow()
    with serving(tmp_path, engine, token=TOKEN, files=True) as server:
        run = connect(server.address).locate(map(Photo.at, paths(folder)), Request())
        engine.go.release()
        next(run)
        run.close()
        until(lambda: not server.jobs.running())
        engine.go.release(10)
    assert len(paths(folder)) == 5


@pytest.mark.parametrize("name", [b"\xff\xfe.jpg", "Zoë – 100% ünï.jpg".encode(), b"a\nb.jpg"])
def test_any_file_name_comes_through(engine, near, world, tmp_path, name):
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))
    shutil.copyfile(world.photos[0], path)
    (told,) = near.locate([Photo.at(path)], Request())
    assert told == next(engine.locate([read_photo(path)], Request()))


def test_a_service_that_was_not_told_so_takes_no_paths(tmp_path, engine, world):
    with serving(tmp_path, engine, token=TOKEN) as server:
        near = connect(replace(server.address, reads_files=True))
        with pytest.raises(RequestError, match=r"takes pixels, not paths; send plain PNG, or .* with --parent --files"):
            list(near.locate([Photo.at(str(world.photos[0]))], Request()))


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "Via", "X-Real-IP"])
def test_nobody_behind_a_proxy_names_files(call, world, header):
    answer = call("POST", "jobs", json={"count": 1}, headers={header: "203.0.113.7"})
    job = answer.json()["job"]
    answer = call("PUT", f"jobs/{job}/photos/0", json=wire.photo_to_json(read_photo(str(world.photos[0]))))
    assert answer.status_code == 422 and "not paths" in answer.json()["message"]
    call("DELETE", f"jobs/{job}")


def test_a_path_is_no_place_for_megabytes(call, engine, near, world):
    """Parsing JSON blocks all calls, so it is limited, whatever its headers say. In a run only that photo fails."""
    job = start(call, count=1)
    body = wire.dumps({"id": "1", "path": "/p/" + "x" * 100_000})
    for header in ("application/json", "application/json; charset=utf-8"):
        answer = call("PUT", f"jobs/{job}/photos/0", data=body, headers={"Content-Type": header})
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    call("DELETE", f"jobs/{job}")
    deep = os.fsdecode("/p/" + "/".join(["Zoë" * 40] * 25).replace("o", "\udcff") + ".jpg")  # near the longest of all
    told = list(near.locate(map(Photo.at, [deep, "/p/" + "x" * 100_000, str(world.photos[0])]), Request()))
    assert [getattr(each, "code", "located") for each in told] == ["missing", "too_large", "located"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"id": "1", "path": "photos/1.jpg"}, "is relative; send an absolute path"),
        ({"id": "1", "path": "../../etc/shadow"}, "is relative; send an absolute path"),
        ({"id": "1"}, "no photo"),
        ({"id": 1, "path": "/p/1.jpg"}, "no photo"),
        ([], "no photo"),
        ({"id": "1", "path": "/p/1.jpg", "geotag": [2, 95]}, "no photo"),
    ],
)
def test_what_is_no_photo_of_this_machine_is_refused(call, content, words):
    job = start(call, count=1)
    answer = call("PUT", f"jobs/{job}/photos/0", json=content)
    assert answer.status_code == 422 and words in answer.json()["message"]
    call("DELETE", f"jobs/{job}")


@pytest.mark.parametrize("path", ["/dev/zero", "/proc/self/environ", "/etc/hostname", "/", "/nowhere/at/all.jpg"])
def test_what_is_no_photo_file_is_a_failure_that_tells_nothing_of_it(near, path):
    (told,) = near.locate([Photo.at(path)], Request())
    assert (
        isinstance(told, Failure) and told.code in ("not_a_photo", "missing", "empty") and told.photo == Photo.at(path)
    )


def test_pixels_are_still_taken(engine, server, queries):
    pixels = connect(replace(server.address, reads_files=False))
    assert list(pixels.locate(queries[:2], Request())) == list(engine.locate(queries[:2], Request()))


def test_the_same_photo_twice_counts_once(call, world):
    job = start(call, count=1)
    for path in world.photos[:2]:
        assert call("PUT", f"jobs/{job}/photos/0", json=wire.photo_to_json(read_photo(str(path)))).status_code == 200
    told, _ = events(call, job)
    assert told.result["photo"]["path"] == str(world.photos[0])


@pytest.mark.parametrize(
    "settings",
    [
        {"token": ""},
        {"host": "0.0.0.0"},
        {"host": "::"},
        {"host": "192.0.2.1"},
        {"host_names": ("engine.example.org",)},
    ],
    ids=str,
)
def test_files_are_named_only_with_a_token_and_from_this_machine(settings):
    with pytest.raises(RequestError, match=r"set a token .* and serve on 127.0.0.1 only, or leave it out"):
        ServerSettings(**{"token": TOKEN, "files": True, **settings}).check()
    ServerSettings(token=TOKEN, files=True).check()


@pytest.mark.parametrize(
    "url", ["https://engine.example.org", "https://192.0.2.1:8765", "https://127.0.0.1.example.org"]
)
def test_paths_never_go_to_another_machine(url):
    with pytest.raises(EngineError, match="cannot read files of this one; send it pixels"):
        connect(Address(url, TOKEN, reads_files=True))


def test_a_photo_comes_back_the_same():
    assert wire.photo_from_json(json.loads(wire.dumps(wire.photo_to_json(SAID)))) == SAID


def test_a_service_that_was_sent_pixels_cannot_say_which_photo_it_was(queries):
    """Tags of a file in a result are used only if the client has sent its path."""
    failure = wire.file_to_json(Failure(SAID, "broken", "x; y"))
    assert wire.result_from_json(failure, queries[0]).photo == queries[0]
    told, _ = wire.file_from_json(failure, queries[0])
    assert (told.id, told.path, told.album) == (queries[0].id, queries[0].path, queries[0].album)
    assert (told.taken_at, told.heading_deg, told.geotag) == (SAID.taken_at, SAID.heading_deg, SAID.geotag)
    with pytest.raises(EngineError, match="cannot be read"):
        wire.file_from_json({"failure": {}}, queries[0])
