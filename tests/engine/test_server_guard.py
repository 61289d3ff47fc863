"""Access to the service: tokens, host names, sizes and speed, tested on real sockets."""

from __future__ import annotations

import hmac
import http.server
import secrets
import socket
import subprocess
import threading
import time
from contextlib import ExitStack, closing, suppress
from dataclasses import replace

import pytest
from served import TOKEN, calls, serving, until
from test_server import Slow

from pinpoint_engine import Address, connect
from pinpoint_engine.errors import EngineError, RequestError
from pinpoint_engine.server import ServerLimits, ServerSettings
from pinpoint_engine.server.guard import LINGER_S, check_token, host_of
from pinpoint_engine.types import Failure, Request


@pytest.fixture
def strict(tmp_path):
    """A service with a token, small limits and short timeouts."""
    limits = replace(
        ServerLimits(),
        photo_bytes=200_000,
        json_bytes=100_000,
        jobs=3,
        jobs_per_client=2,
        connections_per_client=12,
        body_s=1.5,
        grace_s=0.4,
        header_s=0.5,
        idle_s=1,
    )
    with serving(tmp_path, Slow(), token=TOKEN, limits=limits) as server:
        yield server


@pytest.fixture
def call(strict):
    with calls(strict) as call:
        yield call


def speak(server, text=b"", then=b""):
    """Open a socket, send bytes, and return it."""
    opened = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    opened.sendall(text + then)
    return opened


def head(method, path, *headers):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {TOKEN}", *headers]
    return "\r\n".join([*lines, "", ""]).encode()


def hear(opened):
    """Return all bytes until the service closes the connection."""
    heard = b""
    while block := opened.recv(65536):
        heard += block
    return heard


def test_every_call_but_health_needs_the_token(strict, call):
    paths = call("GET", "/openapi.json").json()["paths"]
    asked = [(way.upper(), path) for path, ways in paths.items() for way in ways] + [("GET", "/openapi.json")]
    assert len(asked) == 10
    for token in ("", "wrong", TOKEN[:-1], TOKEN + "x", TOKEN.lower(), "é" * 60):
        with calls(strict, "") as other:
            said = {"Authorization": f"Bearer {token}".encode("latin-1")} if token else {}
            for way, path in asked:
                answer = other(way, path.replace("{job}", "j").replace("{number}", "0"), headers=said)
                if path == "/v1/health":
                    assert answer.status_code == 200
                else:
                    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_token"), (way, path)
                    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_paths_that_look_like_health_need_the_token(strict):
    with calls(strict, "") as call:
        for path in (
            "/v1/health/",
            "/v1/health/../info",
            "/v1//health",
            "/v1/health;/info",
            "//v1/health",
            "/V1/HEALTH",
        ):
            assert call("GET", path).status_code == 401


@pytest.mark.parametrize(
    ("said", "status"),
    [(f"bearer  {TOKEN} ", 200), (f"Basic {TOKEN}", 401), (TOKEN, 401), (f"Token {TOKEN}", 401), ("Bearer", 401)],
)
def test_the_token_is_a_bearers(strict, said, status):
    with calls(strict, "") as call:
        assert call("GET", "info", headers={"Authorization": said}).status_code == status


@pytest.mark.parametrize("equal", [True, False])
def test_whether_a_token_is_right_is_told_in_constant_time_alone(strict, monkeypatch, equal):
    """Only `hmac.compare_digest` compares tokens, and its result decides."""
    compared = []
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: compared.append(set(both)) or equal)
    wrong = "x" + TOKEN[1:]
    for token in (TOKEN, wrong):
        with calls(strict, token) as call:
            assert call("GET", "info").status_code == (200 if equal else 401)
    assert compared == [{TOKEN.encode()}, {TOKEN.encode(), wrong.encode()}]


@pytest.mark.parametrize(
    "host",
    ["example.org", "example.org:80", "127.0.0.1.example.org", "10.0.0.1", "", "[::2]", "::1", "localhost.", "a b"],
)
def test_a_foreign_host_name_is_refused(call, host):
    answer = call("GET", "health", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_host")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost", "localhost"),
        ("LOCALHOST:1", "localhost"),
        ("127.0.0.1:9", "127.0.0.1"),
        ("[::1]:80", "::1"),
        ("[::1]", "::1"),
    ],
)
def test_names_of_this_machine_are_taken(call, host, name):
    assert host_of(host) == name
    assert call("GET", "health", headers={"Host": host}).status_code == 200


def test_a_name_that_was_given_is_taken(tmp_path):
    assert "" not in ServerSettings(host="", token=TOKEN).hosts()
    with serving(tmp_path, Slow(), token=TOKEN, host_names=("engine.example.org",)) as server, calls(server) as call:
        assert call("GET", "health", headers={"Host": "engine.example.org:443"}).status_code == 200


@pytest.mark.parametrize("origin", ["null", "http://127.0.0.1", "https://example.org"])
def test_web_pages_are_refused(call, origin):
    answer = call("POST", "jobs", headers={"Origin": origin}, json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "no_browsers")
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "token",
    ["", "short", "0123456789abcdef" * 2, "a" * 100, "ab" * 50, "é" * 60, "x y" * 30, secrets.token_urlsafe(16)],
    ids=["empty", "short", "hex", "one letter", "two letters", "no ascii", "blanks", "128 bits"],
)
def test_a_token_that_can_be_guessed_is_refused(token):
    with pytest.raises(RequestError, match="can be guessed: it needs 256 random bits; make one"):
        check_token(token)


def test_tokens_of_256_bits_are_taken():
    for token in (secrets.token_urlsafe(32), secrets.token_hex(32), TOKEN):
        check_token(token)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "example.org", ""])
def test_others_are_not_served_without_a_token(host):
    with pytest.raises(RequestError, match="can be reached from other machines and has no token"):
        ServerSettings(host=host).check()
    ServerSettings(host=host, token=TOKEN).check()


def test_a_name_for_a_proxy_needs_a_token_too():
    with pytest.raises(RequestError, match="has no token"):
        ServerSettings(host_names=("engine.example.org",)).check()


def test_a_body_beyond_the_limit_is_refused_whole_or_in_chunks(call):
    for body in (b" " * 100_001, iter([b" " * 100_000, b" "])):
        answer = call("POST", "jobs", data=body)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert call("POST", "jobs", data=b"{}" + b" " * 99_998).status_code == 201


def test_a_photo_beyond_the_limit_is_refused_and_leaves_nothing(strict, call):
    job = call("POST", "jobs", json={}).json()["job"]
    for body in (b" " * 200_001, iter([b" " * 200_000, b" "])):
        answer = call("PUT", f"jobs/{job}/photos/0", data=body)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert list((strict.uploads.folder / job).iterdir()) == []


def test_a_connection_is_kept_unless_its_body_was_not_read(call):
    job = call("POST", "jobs", json={}).json()["job"]
    for way, path in (("GET", "health"), ("GET", "nothing"), ("GET", "info"), ("POST", "jobs"), ("DELETE", "jobs/x")):
        assert "Connection" not in call(way, path).headers
    assert "Connection" not in call("PUT", f"jobs/{job}/photos/0", data=b"").headers
    assert call("PUT", "jobs/none/photos/0", data=b"unread").headers["Connection"] == "close"


def test_a_declared_length_beyond_the_limit_is_refused_before_the_body(strict):
    with closing(speak(strict, head("POST", "/v1/jobs", "Content-Length: 100000000"))) as opened:
        assert b" 413 " in hear(opened).split(b"\r\n")[0]


def test_uploads_that_stall_are_closed_while_others_are_served(strict, call):
    job = call("POST", "jobs", json={}).json()["job"]
    stalled = [
        *(
            speak(strict, head("PUT", f"/v1/jobs/{job}/photos/{n}", "Content-Length: 5000"), b"\x89PNG")
            for n in range(4)
        ),
        *(speak(strict, head("POST", "/v1/jobs", "Transfer-Encoding: chunked"), b"1\r\n{\r\n") for _ in range(3)),
    ]
    assert call("GET", "health").status_code == 200
    for opened in stalled:
        with closing(opened):
            assert b" 408 " in hear(opened).split(b"\r\n")[0]
    assert list((strict.uploads.folder / job).iterdir()) == []


def uploaded(folder, limits, size, pieces, pause_s=0.05):
    """Send a body in pieces with pauses until the service answers; return the answer, and the seconds until it came."""
    with serving(folder, Slow(), token=TOKEN, limits=replace(ServerLimits(), **limits)) as server:
        begun = time.monotonic()
        with closing(speak(server, head("POST", "/v1/jobs", f"Content-Length: {size * pieces}"))) as opened:
            opened.settimeout(pause_s)
            heard, left = b"", pieces
            while not heard:
                if left:
                    left -= 1
                    opened.sendall(b"{}".ljust(size) if left == pieces - 1 else b" " * size)
                with suppress(TimeoutError):
                    heard = opened.recv(4096)
            return heard.split(b"\r\n")[0], time.monotonic() - begun


def test_an_upload_below_the_least_rate_is_closed_long_before_its_longest_time(tmp_path):
    """About 40 bytes per second, while 2,000 are required after half a second."""
    limits = {"body_s": 60.0, "grace_s": 0.5, "body_rate": 2_000.0}
    said, spent_s = uploaded(tmp_path, limits, size=2, pieces=2_000)
    assert b" 408 " in said and 0.4 < spent_s < 20


def test_an_upload_above_the_least_rate_goes_on(tmp_path):
    """About 40,000 bytes per second for three times the grace period."""
    limits = {"body_s": 60.0, "grace_s": 0.5, "body_rate": 2_000.0}
    said, spent_s = uploaded(tmp_path, limits, size=2_000, pieces=30)
    assert b" 201 " in said and spent_s > 1.4


def test_an_upload_at_any_rate_is_closed_after_its_longest_time(tmp_path):
    limits = {"body_s": 0.8, "grace_s": 60.0, "body_rate": 1.0}
    said, spent_s = uploaded(tmp_path, limits, size=2, pieces=2_000)
    assert b" 408 " in said and 0.7 < spent_s < 20


def test_a_refused_upload_that_is_whole_does_not_linger(strict):
    begun = time.monotonic()
    with closing(speak(strict, head("PUT", "/v1/jobs/none/photos/0", "Content-Length: 5000"), bytes(5_000))) as opened:
        assert b" 404 " in hear(opened).split(b"\r\n")[0]
    assert time.monotonic() - begun < LINGER_S / 2


def test_a_refused_upload_is_taken_to_its_end_so_that_the_refusal_is_read(strict):
    with closing(speak(strict, head("PUT", "/v1/jobs/none/photos/0", "Content-Length: 5000"), b" " * 100)) as opened:
        for _ in range(7):
            time.sleep(0.1)
            opened.sendall(b" " * 700)
        answer = hear(opened)
    assert b" 404 " in answer.split(b"\r\n")[0] and b"no_such_job" in answer


@pytest.mark.parametrize("begun", [b"", b"GET /v1/health HT", b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_headers_that_stall_are_closed(strict, begun):
    with closing(speak(strict, begun)) as opened:
        assert hear(opened) == b""


def test_headers_that_stall_after_a_first_call_are_closed(strict):
    whole = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with closing(speak(strict, whole, whole[:20])) as opened:
        assert hear(opened).count(b"HTTP/1.1 200") == 1


def test_headers_that_never_end_are_refused(strict):
    with closing(speak(strict, b"GET /v1/health HTTP/1.1\r\n")) as opened:
        try:
            for _ in range(2_000):
                opened.sendall(b"X-Long: " + b"x" * 1_000 + b"\r\n")
            heard = hear(opened)
        except OSError:  # cut while they were sent, or before the answer was read
            return
    assert heard[:12] in (b"", b"HTTP/1.1 400", b"HTTP/1.1 431")


def test_what_is_no_http_is_refused(strict, call):
    for noise in (b"\x16\x03\x01\x02\x00\x01", b"\x00" * 100 + b"\r\n\r\n", b"GET\r\n\r\n"):
        with closing(speak(strict, noise)) as opened:
            assert hear(opened)[:20].strip() in (b"HTTP/1.1 400 Bad Req", b"")
    assert call("GET", "health").status_code == 200


def test_one_client_has_only_so_many_connections(strict):
    with ExitStack() as stack:
        opened = [stack.enter_context(closing(speak(strict))) for _ in range(12)]
        with closing(speak(strict)) as refused:
            answer = hear(refused)
        assert b" 503 " in answer and b"Retry-After" in answer and b"engine_busy" in answer
        assert opened
    with calls(strict) as call:  # those were closed, so there is room again
        until(lambda: _served(call))


@pytest.fixture
def narrow(tmp_path):
    """A service that accepts four connections per client, and six in total."""
    limits = replace(ServerLimits(), connections=6, connections_per_client=4)
    with serving(tmp_path, Slow(), limits=limits) as server:
        yield server


def connected(stack, server, host):
    """Open a connection from an address of this machine; return whether it was refused as one too many."""
    try:
        opened = socket.create_connection(("127.0.0.1", server.port), timeout=30, source_address=(host, 0))
    except OSError:
        pytest.skip(f"this machine does not call itself by {host}")
    opened.sendall(b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    stack.callback(opened.close)
    return opened.recv(4096).split(b" ")[1] == b"503"


def test_connections_are_counted_for_each_client_and_for_all(narrow):
    one, two, three = (f"127.0.0.{number}" for number in (1, 2, 3))
    for _ in range(2):  # as often as one likes: what was closed leaves room
        with ExitStack() as stack:
            assert [connected(stack, narrow, one) for _ in range(6)] == [False] * 4 + [True] * 2
            assert [connected(stack, narrow, two) for _ in range(2)] == [False] * 2
            assert [connected(stack, narrow, host) for host in (two, three, one, three)] == [True] * 4
        until(lambda: not narrow.server_state.connections)


def _served(call):
    return call("GET", "health").status_code == 200


def test_one_client_has_only_so_many_jobs(call):
    jobs = [call("POST", "jobs", json={}).json()["job"] for _ in range(2)]
    refused = call("POST", "jobs", json={})
    assert (refused.status_code, refused.json()["code"]) == (503, "engine_busy") and refused.headers["Retry-After"]
    call("DELETE", f"jobs/{jobs[0]}")
    assert call("POST", "jobs", json={}).status_code == 201


def test_a_client_waits_while_the_engine_is_busy(strict, call, queries):
    jobs = [call("POST", "jobs", json={}).json()["job"] for _ in range(2)]
    free = threading.Timer(0.5, lambda: [strict.jobs.forget(job) for job in jobs])
    free.start()
    engine = strict.jobs.engines.get(strict.jobs.engines.systems[0])
    engine.go.release(9)
    results = list(connect(strict.address).locate(queries[:1], Request()))
    free.join()
    assert [type(result) for result in results] == [Failure]


def test_clients_with_too_many_connections_wait_for_one_another(tmp_path, engine, queries):
    expected = list(engine.locate(queries, Request()))
    results = {}

    def ask(number):
        results[number] = list(connect(server.address).locate(queries, Request()))

    with serving(tmp_path, engine, limits=replace(ServerLimits(), connections_per_client=10)) as server:
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [results.get(number) == expected for number in range(4)] == [True] * 4


def test_dropped_uploads_write_one_line_each(strict, caplog):
    for number in range(5):
        request = head("POST", f"/v1/jobs?a%0ab\x1b[31m={number}".replace("\x1b", "%1b"), "Content-Length: 500")
        speak(strict, request, b"{").close()
    until(lambda: len(caplog.records) >= 5)
    assert len(caplog.records) == 5 and "Traceback" not in caplog.text and "\x1b" not in caplog.text


def test_tls_is_verified_and_an_own_authority_is_taken(tmp_path, queries):
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    make += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    try:
        subprocess.run(make, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed, so no certificate can be made")
    slow = Slow()
    slow.go.release(9)
    with serving(tmp_path, slow, token=TOKEN, certificate=certificate, key=key) as server:
        with pytest.raises(EngineError, match="not trusted") as refused:
            connect(server.address)
        assert refused.value.code == "not_trusted"
        remote = connect(replace(server.address, ca_file=str(certificate)))
        assert len(list(remote.locate(queries[:2], Request()))) == 2


def test_a_certificate_without_its_key_is_refused(tmp_path):
    with pytest.raises(RequestError, match="--certificate and --key"):
        ServerSettings(certificate=tmp_path / "cert.pem").check()


def test_a_foreign_server_on_the_port_is_told(tmp_path):
    class Foreign(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Foreign) as foreign:
        thread = threading.Thread(target=foreign.serve_forever)
        thread.start()
        try:
            with pytest.raises(EngineError, match="is no Pinpoint engine") as refused:
                connect(Address(f"http://127.0.0.1:{foreign.server_port}", TOKEN))
            assert refused.value.code == "no_engine"
        finally:
            foreign.shutdown()
            thread.join()
