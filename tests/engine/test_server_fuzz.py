"""Malicious input: no request makes the service fail, and a broken picture affects only itself."""

from __future__ import annotations

import io
import json
import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from served import calls, serving
from test_server import events, start
from test_wire_answers import json_values

from pinpoint_engine import photos, wire
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.server.uploads import Uploads, check_picture
from pinpoint_engine.types import Request

hostile = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MOST = 1_000_000


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engine) as server:
        yield server


@pytest.fixture(scope="module")
def call(server):
    with calls(server) as call:
        yield call


@pytest.fixture(scope="module")
def picture(queries):
    return photos.lossless(photos.decode(queries[0].path))


def check(answer):
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert set(answer.json()) == {"code", "message"} and "Traceback" not in answer.text
    return answer


def begin(call, **content):
    answer = check(call("POST", "jobs", **content))
    if answer.status_code == 201:
        assert call("DELETE", f"jobs/{answer.json()['job']}").status_code == 204


@hostile
@given(st.binary(max_size=300) | st.sampled_from([b"[" * 100_000, b'{"a":' * 50_000, b'{"count":1e999}', b"NaN"]))
def test_no_bytes_break_the_start_of_a_job(call, body):
    begin(call, data=body)


@hostile
@given(json_values)
def test_no_json_breaks_the_start_of_a_job(call, content):
    begin(call, data=json.dumps(content))


@hostile
@given(st.sampled_from(sorted(wire.request_to_json(Request()))), json_values)
def test_no_request_breaks_the_start_of_a_job(call, name, value):
    begin(call, data=json.dumps({"request": {name: value}, "count": 0}))


@hostile
@given(st.text(max_size=30), st.dictionaries(st.sampled_from(["after", "album", "seconds", "system"]), st.text()))
def test_no_path_or_query_breaks_a_call(call, path, query):
    for way, route in (("GET", "jobs/{}/events"), ("PUT", "jobs/x/photos/{}"), ("DELETE", "jobs/{}"), ("GET", "{}")):
        check(call(way, route.format(path.replace("?", "").replace("#", "")), params=query))


def flipped(picture, places):
    content = bytearray(picture)
    for place, bit in places:
        content[place % len(content)] ^= 1 << bit
    return bytes(content)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 7)), min_size=1, max_size=4), st.integers(0, 99))
def test_a_broken_picture_fails_alone(call, picture, places, cut):
    broken = [flipped(picture, places), flipped(picture, [(n % 60, b) for n, b in places]), picture[: -1 - cut]]
    job = start(call, count=len(broken) + 1)
    for number, body in enumerate(broken):
        answer = check(call("PUT", f"jobs/{job}/photos/{number}", data=body))
        if answer.status_code != 200:
            call("PUT", f"jobs/{job}/photos/{number}", data=b"")
    call("PUT", f"jobs/{job}/photos/{len(broken)}", data=picture)
    heard = events(call, job)
    assert heard[-1].kind == wire.ENDED
    assert heard[-2].photo == len(broken) and heard[-2].result["prediction"]["candidates"]
    for event in heard[:-2]:
        failure = event.result.get("failure")
        assert failure is None or (failure["code"] and "/" not in failure["message"])
    call("DELETE", f"jobs/{job}")


def png(pixels=None, **save):
    buffer = io.BytesIO()
    (pixels or Image.new("RGB", (8, 6))).save(buffer, "PNG", **save)
    return buffer.getvalue()


def chunk(name, content):
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


def bomb(width, height):
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def texts():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "secret")
    return told


def jpeg():
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6)).save(buffer, "JPEG")
    return buffer.getvalue()


BAD = {
    "jpeg": (jpeg(), "not_a_photo"),
    "gif": (b"GIF89a" + bytes(50), "not_a_photo"),
    "grey": (png(Image.new("L", (8, 6))), "not_a_photo"),
    "alpha": (png(Image.new("RGBA", (8, 6))), "not_a_photo"),
    "palette": (png(Image.new("P", (8, 6))), "not_a_photo"),
    "deep": (png(Image.fromarray(np.zeros((6, 8), np.uint16))), "not_a_photo"),
    "text": (png(pnginfo=texts()), "not_a_photo"),
    "exif": (png(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"), "not_a_photo"),
    "profile": (png(icc_profile=b"x" * 200), "not_a_photo"),
    "animated": (
        png(save_all=True, append_images=[Image.new("RGB", (8, 6), "red")]),
        "not_a_photo",
    ),
    "cut": (png()[:-6], "not_a_photo"),
    "more behind": (png() + b"x", "not_a_photo"),
    "signature alone": (b"\x89PNG\r\n\x1a\n", "not_a_photo"),
    "bomb": (bomb(60_000, 60_000), "too_large"),
    "long bomb": (bomb(2**31 - 1, 1), "too_large"),
    "empty": (bomb(0, 5), "too_large"),
    "chunk of 4 GB": (png()[:33] + b"\xff\xff\xff\xffIDAT", "not_a_photo"),
}


@pytest.mark.parametrize("name", BAD)
def test_only_plain_png_of_few_enough_pixels_is_taken(tmp_path, name):
    content, code = BAD[name]
    path = tmp_path / "picture"
    path.write_bytes(content)
    with pytest.raises(PhotoError) as refused:
        check_picture(path, MOST)
    assert refused.value.code == code


def test_what_the_client_makes_is_taken(tmp_path):
    path = tmp_path / "picture"
    pixels = np.random.default_rng(0).integers(0, 256, (70, 90, 3), np.uint8)
    path.write_bytes(photos.lossless(pixels))
    check_picture(path, 70 * 90)
    assert (photos.decode(str(path)) == pixels).all()
    with pytest.raises(PhotoError):
        check_picture(path, 70 * 90 - 1)


@pytest.mark.parametrize("name", ["jpeg", "bomb", "exif"])
def test_a_refused_picture_is_told_at_once_and_leaves_nothing(server, call, name):
    job = start(call)
    content, code = BAD[name]
    answer = check(call("PUT", f"jobs/{job}/photos/0", data=content))
    assert answer.json()["code"] == code and answer.status_code == {"too_large": 413, "not_a_photo": 415}[code]
    assert list((server.uploads.folder / job).iterdir()) == []
    call("DELETE", f"jobs/{job}")


def test_the_folders_of_dead_servers_are_swept_and_those_of_living_ones_are_not(tmp_path):
    living = Uploads(tmp_path)
    (living.job("j") / "0.png").write_bytes(b"x")
    dead = tmp_path / "pinpoint-serve-dead"
    dead.mkdir()
    (dead / "lock").write_bytes(b"")
    (dead / "0.png").write_bytes(b"x")
    (tmp_path / "pinpoint-serve-link").symlink_to(tmp_path / "else")
    (tmp_path / "else").mkdir()
    other = Uploads(tmp_path)
    assert not dead.exists() and (living.folder / "j" / "0.png").exists() and (tmp_path / "else").is_dir()
    other.close()
    living.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["else", "pinpoint-serve-link"]
