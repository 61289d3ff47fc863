"""A remote engine answers as one in this process, also after the connection broke or the process crashed."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import tiny
from served import TOKEN, Process, serving, until
from test_server import Slow

from pinpoint_engine import Address, connect
from pinpoint_engine.connection import Connection
from pinpoint_engine.errors import EngineError, MissingPartError, RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.types import Album, Failure, Location, Photo, Polygon, Prediction, Request, Source, System

SQUARE = Polygon(tuple(Location(lat, lon) for lat, lon in [(-40, 140), (-40, 170), (-20, 170), (-20, 140)]))


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engine) as server:
        yield server


@pytest.fixture(scope="module")
def remote(server):
    return connect(server.address)


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request(top_k=3, evidence_per_source=2, photo_source=Source.STREET, sources=(Source.STREET,)),
        Request(within=(SQUARE,)),
        Request(album=Album.SAME_PLACE, same_place_m=300),
        Request(album=Album.SAME_TRIP, speed_kmh=90),
        Request(without=("paris-0", "quito-0", "quito-1")),
    ],
    ids=["usual", "street", "within", "same_place", "same_trip", "without"],
)
def test_remote_equals_local(engine, remote, world, request_):
    queries = [read_photo(str(path)) for path in world.photos[::3]]
    queries = [replace(each, taken_at=each.taken_at + timedelta(minutes=7 * n)) for n, each in enumerate(queries)]
    assert list(remote.locate(queries, request_)) == list(engine.locate(queries, request_))


def test_a_python_without_requests_is_told_what_to_do(server, monkeypatch):
    connection = Connection(server.address)
    monkeypatch.setitem(sys.modules, "requests", None)
    words = r"this Python cannot connect to an engine \(requests is not installed\); install requests: on "
    for ask in (lambda: connect(server.address), lambda: next(connection.lines("jobs/1/events"))):
        with pytest.raises(MissingPartError, match=words + "Debian and Ubuntu .*, elsewhere it comes with QGIS"):
            ask()


def test_it_describes_itself_as_the_engine_does(engine, remote):
    assert remote.describe() == engine.describe()


def test_photos_that_cannot_be_read_fail_in_their_place_and_are_not_sent(engine, remote, queries, broken, tmp_path):
    gone = Photo("gone", str(tmp_path / "gone.jpg"))
    mixed = [read_photo(str(broken)), *queries[:2], gone, queries[2], gone]
    assert list(remote.locate(mixed, Request())) == list(engine.locate(mixed, Request()))
    assert list(remote.locate([gone], Request(album=Album.SAME_PLACE))) == list(engine.locate([gone], Request()))


def test_no_photos_have_no_answers(remote):
    assert list(remote.locate([], Request())) == []
    assert list(remote.locate(iter([]), Request(album=Album.SAME_TRIP))) == []


def test_answers_come_as_photos_are_taken_and_no_more_photos_are_taken_than_needed(remote, queries):
    taken = []

    def endless():
        while True:
            taken.append(queries[len(taken) % len(queries)])
            yield taken[-1]

    answers = remote.locate(endless(), Request())
    assert [next(answers).photo for _ in range(6)] == taken[:6]
    assert len(taken) <= 6 + 40
    answers.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pinpoint-job")]


def test_stopping_ends_the_job(server, remote, queries):
    answers = remote.locate(queries * 20, Request())
    next(answers)
    assert len(server.jobs.running()) == 1
    answers.close()
    assert server.jobs.running() == []


@pytest.mark.parametrize("album", [Album.INDEPENDENT, Album.SAME_TRIP])
def test_a_run_that_waits_is_cancelled_from_another_thread(tmp_path, queries, album):
    slow = Slow()
    with serving(tmp_path, slow) as server:
        remote, got = connect(server.address), []
        waiting = threading.Thread(target=lambda: got.extend(remote.locate(queries, Request(album=album))))
        waiting.start()
        until(server.jobs.running)
        remote.cancel()
        slow.go.release(2)
        waiting.join(60)
        assert not waiting.is_alive() and len(got) <= 2
        assert server.jobs.running() == []
        slow.go.release(99)
        assert len(list(remote.locate(queries, Request(album=album)))) == len(queries)


@pytest.mark.parametrize("late", [1, -1])
def test_an_album_is_cancelled_while_its_photos_are_taken(server, remote, queries, late):
    """Also after the last photo was taken, when the remote engine has none yet."""
    taken = []

    def photos():
        for photo in queries:
            taken.append(photo)
            if photo is queries[late]:
                remote.cancel()
            yield photo

    assert list(remote.locate(photos(), Request(album=Album.SAME_TRIP))) == []
    assert taken == queries[: late + 1 or None] and server.jobs.running() == []


def test_a_request_that_cannot_be_met_is_the_same_error(engine, remote, queries):
    asked = Request(within=(Polygon(SQUARE.outer[:2]),))
    with pytest.raises(RequestError) as here:
        list(engine.locate(queries[:1], asked))
    with pytest.raises(RequestError) as there:
        list(remote.locate(queries[:1], asked))
    assert (str(there.value), there.value.code) == (str(here.value), here.value.code)


def test_more_photos_than_a_job_takes_go_in_several(engine, queries, tmp_path):
    from pinpoint_engine.server import ServerLimits

    with serving(tmp_path, engine, limits=replace(ServerLimits(), photos=5)) as server:
        remote = connect(server.address)
        assert list(remote.locate(queries, Request())) == list(engine.locate(queries, Request()))
        with pytest.raises(RequestError, match="at most 5 photos in albums"):
            next(remote.locate(queries, Request(album=Album.SAME_TRIP)))


def test_the_token_is_needed_and_a_wrong_one_is_told(engine, queries, tmp_path):
    with serving(tmp_path, engine, token=TOKEN) as server:
        assert isinstance(next(connect(server.address).locate(queries, Request())), Prediction)
        for token in ("", "x" + TOKEN[1:], secrets.token_urlsafe(32)):
            with pytest.raises(EngineError, match="use the token of this engine") as refused:
                connect(replace(server.address, token=token))
            assert refused.value.code == "wrong_token"
        assert TOKEN not in repr(server.address)


@pytest.mark.parametrize("url", ["http://example.org:8765", "http://127.0.0.1.example.org", "http://10.1.2.3"])
def test_the_token_is_never_sent_over_plain_http(url):
    with pytest.raises(EngineError, match="use https") as refused:
        connect(Address(url, TOKEN))
    assert refused.value.code == "bad_address"


@pytest.mark.parametrize("url", ["", "localhost:8765", "ftp://localhost", "https://", "file:///etc/passwd"])
def test_what_is_no_address_is_told(url):
    with pytest.raises(EngineError, match="write https://host:port"):
        connect(Address(url))


def test_an_engine_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(EngineError, match="check that it is running") as refused:
        connect(Address(f"http://127.0.0.1:{port}"))
    assert refused.value.code == "engine_unreachable"


def test_a_system_or_a_pack_that_it_does_not_have_is_told(server, engine):
    with pytest.raises(RequestError, match="this engine has no pigeon, only pinpoint; choose one of these"):
        connect(server.address, System.PIGEON)
    with pytest.raises(EngineError, match="start it with the same --pack") as refused:
        connect(server.address, pack_digest="0" * 64)
    assert refused.value.code == "wrong_pack"
    assert connect(server.address, pack_digest=engine.pack.digest).describe()


def test_another_engine_on_the_old_port_is_not_taken_for_the_own_one(engine, queries, tmp_path):
    addresses = []
    with serving(tmp_path, engine, token=TOKEN) as first:
        addresses.append(first.address)
        remote = connect(lambda: addresses[-1])
    with serving(tmp_path, engine, token=secrets.token_urlsafe(32), port=urlsplit(addresses[0].url).port) as foreign:
        with pytest.raises(EngineError) as refused:
            list(remote.locate(queries, Request()))
        assert refused.value.code == "wrong_token"
        with serving(tmp_path, engine, token=TOKEN) as second:
            addresses.append(second.address)
            assert list(remote.locate(queries, Request())) == list(engine.locate(queries, Request()))
        assert foreign.jobs.running() == []


class Managed:
    """Starts the engine when it is needed, as the plugin does."""

    def __init__(self, *command):
        self.command, self.starts, self.process = command, 0, None

    def __call__(self):
        if self.process is None or self.process.process.poll() is not None:
            self.close()
            self.starts += 1
            self.process = Process(self.command)
        return self.process.address

    def close(self):
        if self.process is not None:
            self.process.close()


@pytest.fixture
def managed(world):
    managed = Managed("-m", "pinpoint_engine.cli", "serve", "--parent", "--pack", str(world.pack))
    yield managed
    managed.close()


@pytest.mark.parametrize("album", [Album.INDEPENDENT, Album.SAME_TRIP])
def test_an_engine_that_is_killed_in_the_midst_loses_and_repeats_nothing(engine, managed, queries, tmp_path, album):
    asked = Request(album=album)
    photos = queries * 3
    expected = list(engine.locate(photos, asked))
    answers = connect(managed).locate(photos, asked)
    got = []
    if album is Album.INDEPENDENT:
        got += [next(answers) for _ in range(5)]
        managed.process.kill()
    else:
        killing = threading.Timer(0.2, managed.process.kill)
        killing.start()
        got += [next(answers)]
        killing.join()
    got += answers
    assert got == expected and managed.starts == 2


def test_a_photo_is_a_failure_never_sent_when_the_file_goes(remote, tmp_path):
    path = tiny.draw(tmp_path / "going.jpg", 3)
    photo = read_photo(str(path))
    path.unlink()
    (result,) = remote.locate([photo], Request())
    assert isinstance(result, Failure) and result.code == "missing"
