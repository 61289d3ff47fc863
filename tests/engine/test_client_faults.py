"""Real faults: a photo that crashes the engine, a broken connection, and what an eavesdropper would see."""

from __future__ import annotations

import contextlib
import re
import socket
import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import tiny
from PIL import Image
from served import ROOT, TOKEN, Process, serving
from test_client import Managed
from test_server import Slow

from pinpoint_engine import connect
from pinpoint_engine.errors import EngineError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.server import ServerLimits
from pinpoint_engine.types import Album, Failure, Prediction, Request

POISONED = """
import os, sys
sys.path[:0] = [{root!r}, {root!r} + "/tests"]
from pathlib import Path
from pinpoint_engine import photos, open_engine
from pinpoint_engine.cli import main
import pinpoint_engine.server.engines as engines

class Poisoned:
    def __init__(self, engine):
        self.engine = engine
        self.describe = engine.describe
    def locate(self, queries, request):
        return self.engine.locate(self.watched(queries), request)
    def watched(self, queries):
        for photo in queries:
            if (photos.decode(photo.path)[0, 0] == 255).all():
                os._exit(9)
            yield photo

engines.open_engine = lambda *given, **named: Poisoned(open_engine(*given, **named))
sys.exit(main(["serve", "--parent", "--pack", {pack!r}]))
"""


def poison(path):
    """Save a picture whose first pixel is white, which crashes the test's engine."""
    from PIL import Image

    tiny.draw(path, 77)
    picture = Image.open(path).convert("RGB")
    picture.paste((255, 255, 255), (0, 0, 40, 40))
    picture.save(path.with_suffix(".png"))
    return read_photo(str(path.with_suffix(".png")))


class Watched(Managed):
    """An engine process behind a proxy; `sent` is everything sent to it, over all its restarts."""

    def __init__(self, *command):
        super().__init__(*command)
        self.lines = []

    def __call__(self):
        started = self.starts
        address = super().__call__()
        if self.starts > started:
            self.lines.append(Line(self.process.ready["port"]))
        return replace(address, url=f"http://127.0.0.1:{self.lines[-1].own_port}")

    @property
    def sent(self):
        return b"".join(line.sent for line in self.lines)

    def close(self):
        super().close()
        for line in self.lines:
            line.close()


@pytest.fixture
def mortal(world, tmp_path):
    script = tmp_path / "mortal.py"
    script.write_text(POISONED.format(root=str(ROOT), pack=str(world.pack)))
    watched = Watched(str(script))
    yield watched
    watched.close()


@pytest.mark.parametrize("album", [Album.INDEPENDENT, Album.SAME_PLACE])
def test_a_photo_that_kills_the_engine_is_set_aside_and_all_others_go_on(engine, mortal, queries, tmp_path, album):
    asked = Request(album=album)
    bad = poison(tmp_path / "bad.jpg")
    photos = [*queries[:5], bad, *queries[5:9]]
    results = list(connect(mortal).locate(photos, asked))
    assert results[:5] + results[6:] == list(engine.locate(photos[:5] + photos[6:], asked))
    assert isinstance(results[5], Failure)
    assert (results[5].photo, results[5].code) == (bad, "engine_died")
    assert mortal.starts == 4  # once in a job of many, twice alone
    assert all(photo.taken_at for photo in photos[:5]) and b"seconds" not in mortal.sent


def test_an_engine_that_always_dies_is_given_up(world, tmp_path, queries):
    class Gone(Managed):
        def __call__(self):
            address = super().__call__()
            self.process.kill()
            return address

    gone = Gone("-m", "pinpoint_engine.cli", "serve", "--parent", "--pack", str(world.pack))
    with pytest.raises(EngineError, match="cannot be reached") as given_up:
        connect(gone)
    assert given_up.value.code == "engine_unreachable"
    gone.close()


class Line(threading.Thread):
    """A proxy socket in front of a service: records what is sent, and can break connections."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.sent, self.heard = port, bytearray(), bytearray()
        self.pairs, self.cuts, self.cut_after = [], 0, None
        self.refused, self.refusals = b"", 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.own_port = self.listening.getsockname()[1]
        self.threads = []
        self.start()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self.port))
                except OSError:  # the service is gone, and so is this connection
                    client.close()
                    continue
                self.pairs.append((client, server))
                for source, target, kept in ((client, server, self.sent), (server, client, self.heard)):
                    self.threads.append(threading.Thread(target=self.pump, args=(source, target, kept)))
                    self.threads[-1].start()

    def refuse(self, call, times):
        """Break the next calls of some kind before they arrive."""
        self.refused, self.refusals = call, times

    def pump(self, source, target, kept):
        with contextlib.suppress(OSError):
            while block := source.recv(65536):
                kept += block
                if kept is self.sent and self.refusals and re.match(self.refused, block):
                    self.refusals -= 1
                    break
                target.sendall(block)
                if kept is self.heard and self.cut_after is not None and len(self.heard) > self.cut_after:
                    self.cut_after = None
                    self.cut()
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self):
        self.cuts += 1
        for pair in self.pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.cut()
        with contextlib.suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.join(10)
        for thread in self.threads:
            thread.join(10)
        for pair in self.pairs:
            for end in pair:
                end.close()


@pytest.fixture
def line(engine, tmp_path):
    with serving(tmp_path / "uploads-parent", engine) as server:
        line = Line(server.port)
        line.server = server
        line.address = replace(server.address, url=f"http://127.0.0.1:{line.own_port}")
        yield line
        line.close()


@pytest.fixture(autouse=True)
def uploads_parent(tmp_path):
    (tmp_path / "uploads-parent").mkdir()


@pytest.mark.parametrize("after_bytes", [0, 5_000, 40_000, 120_000])
def test_a_cut_line_loses_and_repeats_nothing(engine, line, queries, after_bytes):
    remote = connect(line.address)
    line.cut_after = len(line.heard) + after_bytes
    assert list(remote.locate(queries * 2, Request())) == list(engine.locate(queries * 2, Request()))
    assert line.cuts == 1


def test_a_line_cut_while_the_engine_works_goes_on(engine, line, queries):
    answers = connect(line.address).locate(queries * 3, Request())
    got = []
    for _ in range(3):
        got += [next(answers) for _ in range(6)]
        line.cut()
    got += answers
    assert got == list(engine.locate(queries * 3, Request()))
    assert not [job for job in line.server.jobs.running()]


MARKERS = [f"MARKER{number:02}SECRET" for number in range(40)]


def marked(folder, number, minutes):
    """Save a photo whose name, folder and EXIF hold words that must not be sent."""
    from PIL import ExifTags

    tags = tiny.tags(-33.8568, 151.2153, (datetime(2024, 5, 17, 14, 3, 9) + minutes).strftime("%Y:%m:%d %H:%M:%S"))
    texts = iter(MARKERS[4:])
    for tag in ("ImageDescription", "Make", "Model", "Software", "Artist", "HostComputer", "Copyright", "DocumentName"):
        tags[ExifTags.Base[tag]] = next(texts)
    inner = tags.get_ifd(ExifTags.IFD.Exif)
    for tag in ("UserComment", "ImageUniqueID", "CameraOwnerName", "BodySerialNumber", "LensMake", "LensModel"):
        inner[ExifTags.Base[tag]] = next(texts)
    gps = tags.get_ifd(ExifTags.IFD.GPSInfo)
    for tag in (ExifTags.GPS.GPSMapDatum, ExifTags.GPS.GPSSatellites, ExifTags.GPS.GPSAreaInformation):
        gps[tag] = next(texts)
    for number_, text in enumerate(texts):
        tags[0xC000 + number_] = text
    path = tiny.draw(folder / MARKERS[0] / f"{MARKERS[1]}-{number}.jpg", number, 0, tags)
    return read_photo(str(path))


@pytest.mark.parametrize(("refusals", "jobs"), [(3, 1), (4, 2)])
@pytest.mark.parametrize("call", [rb"GET \S+/events", rb"PUT \S+/count"], ids=["events", "count"])
def test_a_call_is_repeated_thrice_before_the_job_is_given_up(engine, line, queries, call, refusals, jobs):
    remote = connect(line.address)
    line.refuse(call, refusals)
    assert list(remote.locate(queries, Request())) == list(engine.locate(queries, Request()))
    assert line.refusals == 0
    assert line.sent.count(b"POST /v1/jobs") == jobs


def test_cuts_are_counted_anew_after_every_event(tmp_path, queries):
    """Three broken connections, two answers, three breaks, and the rest: one job, whose events continue each time."""
    slow, events = Slow(), rb"GET \S+/events"
    with serving(tmp_path, slow) as server, contextlib.closing(Line(server.port)) as line:
        answers = connect(replace(server.address, url=f"http://127.0.0.1:{line.own_port}")).locate(queries, Request())
        line.refuse(events, 3)
        slow.go.release(2)
        got = [next(answers) for _ in range(2)]
        line.refuse(events, 2)
        line.cut()
        slow.go.release(99)
        got += answers
    assert [result.photo for result in got] == queries
    assert line.sent.count(b"POST /v1/jobs") == 1
    assert re.findall(rb"/events\?after=(\d+)", line.sent) == [b"0"] * 4 + [b"2"] * 3


class Short(Slow):
    """An engine that never answers its last photo."""

    def locate(self, queries, request):
        for photo in list(queries)[:-1]:
            yield Failure(photo, "short", "answered; wait")


@pytest.mark.timeout(30)
def test_a_job_that_ends_without_all_answers_is_not_waited_for(tmp_path, queries):
    with serving(tmp_path, Short()) as server:
        answers = connect(server.address).locate(queries[:3], Request())
        assert [next(answers).photo for _ in range(2)] == queries[:2]
        with pytest.raises(EngineError, match="ended the job too early; try again"):
            next(answers)


@pytest.mark.parametrize("limit", ["photo_bytes", "photo_pixels"])
def test_a_photo_larger_than_the_service_takes_is_not_sent(tmp_path, queries, limit):
    """Only that photo fails, and smaller ones are located."""
    small, large = tmp_path / "small.png", tmp_path / "large.png"
    Image.new("RGB", (10, 10), (200, 40, 40)).save(small)
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (30, 30, 3), np.uint8)).save(large)
    slow = Slow()
    slow.go.release(9)
    limits = replace(ServerLimits(), **{limit: 500})
    uploads = tmp_path / "uploads-parent"
    with serving(uploads, slow, limits=limits) as server, contextlib.closing(Line(server.port)) as line:
        address = replace(server.address, url=f"http://127.0.0.1:{line.own_port}")
        told = list(connect(address).locate([read_photo(str(path)) for path in (small, large)], Request()))
    assert [result.code for result in told] == ["slow", "too_large"]
    assert told[1].message.endswith("crop it, or locate it with an engine in QGIS")
    assert line.sent.count(b"\x89PNG") == 1


TIMES = {
    Album.INDEPENDENT: set(),
    Album.SAME_PLACE: set(),
    Album.SAME_TRIP: {b"0.0", b"660.0", b"1320.0", b"1980.0", b"2640.0"},
}
"""Of five photos, each taken eleven minutes after the one before it."""


@pytest.mark.parametrize("album", list(Album))
def test_nothing_but_pixels_leaves(line, tmp_path, album):
    """Albums are sent as numbers; capture times only for a trip, relative to its first photo."""
    folders = [tmp_path / MARKERS[2] / place for place in ("", "", "", "other", "other")]
    photos = [marked(folder, number, timedelta(minutes=11 * number)) for number, folder in enumerate(folders)]
    photos[4] = replace(photos[4], geotag=None, geotag_fault="its latitude is FAULTSECRET")
    raw = b"".join(Path(photo.path).read_bytes() for photo in photos)
    assert sum(marker.encode() in raw for marker in MARKERS[4:]) >= 30  # they are there to be found
    (broken := tmp_path / f"{MARKERS[3]}.jpg").write_bytes(b"\xff\xd8\xff broken")
    asked = [*reversed(photos), read_photo(str(broken))]
    results = list(connect(line.address).locate(asked, Request(album=album)))
    assert [type(result) for result in results] == [Prediction] * 5 + [Failure]
    assert MARKERS[3] in results[-1].message  # made here, from here
    sent = bytes(line.sent)
    assert sent.count(b"\x89PNG") == 5
    for secret in (
        *MARKERS,
        "FAULTSECRET",
        "fault",
        "2024",
        "14:03",
        "151.215",
        "33.856",
        "271.5",
        str(tmp_path),
        *(p.id for p in photos),
    ):
        assert secret.encode() not in sent, secret
    for digest in (result.sha256 for result in results[:-1]):
        assert len(digest) == 64 and digest.encode() not in sent
    assert set(re.findall(rb"seconds=([^&\s]*)", sent)) == TIMES[album]
    assert set(re.findall(rb"album=([^&\s]*)", sent)) == ({b"0"} if album is Album.INDEPENDENT else {b"0", b"1"})
    assert set(re.findall(rb"photos/\d+\?(\w+)=|&(\w+)=", sent)) <= {(b"album", b""), (b"", b"seconds")}
    assert b"Pinpoint" not in sent and sys.platform.encode() not in sent


def test_it_takes_no_proxy_and_no_netrc_on_this_machine(line, tmp_path, monkeypatch, queries):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ada password SECRETPASS\n")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert len(list(connect(line.address).locate(queries[:1], Request()))) == 1
    assert b"Basic" not in line.sent


def test_the_engine_ends_with_its_parent(world):
    process = Process(["-m", "pinpoint_engine.cli", "serve", "--parent", "--pack", str(world.pack)])
    assert set(process.ready) == {"event", "port", "protocol", "engine", "pack"} and process.ready["event"] == "ready"
    remote = connect(process.address, pack_digest=process.ready["pack"])
    assert remote.describe().systems == ("pinpoint",)
    with pytest.raises(EngineError):
        connect(replace(process.address, token="y" + TOKEN[1:]))
    assert process.close() < 10
    assert process.process.returncode == 0
