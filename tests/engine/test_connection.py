"""Why a call to a service fails, in plain words: never the text or the objects of a library."""

from __future__ import annotations

import socket
import subprocess
import threading
from contextlib import contextmanager

import pytest
import requests
import urllib3
from requests.exceptions import ConnectionError as CallError

from pinpoint_engine import Address
from pinpoint_engine.connection import Connection, LostError, call_reason
from pinpoint_engine.errors import EngineError


@contextmanager
def listening(answer: bytes | None = b"", patience_s: float = 20):
    """Accept one connection on loopback, and answer with bytes, or never with None; yields the port."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connected, _ = server.accept()
            with connected:
                connected.recv(4096)
                if answer is None:
                    done.wait(patience_s)
                else:
                    connected.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        done.set()
        thread.join()


def why(url, **content):
    """Return the message of a call that fails."""
    with pytest.raises(EngineError) as refused:
        Connection(Address(url)).call("GET", "info", **content)
    assert isinstance(refused.value, LostError) or refused.value.code in ("bad_address", "not_trusted")
    words = str(refused.value)
    assert not [
        sign for sign in ("<", "object at", "HTTPConnection", "Errno", "Max retries", "urllib3") if sign in words
    ]
    return words


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1", "(the connection is refused: nothing listens there); check that it is running"),
        ("http://nowhere.invalid", "(no machine is known by this name)"),
        ("https://.example.org", "(it is not a valid address)"),
        ("http://127.0.0.1:99999", "(it is not a valid address)"),
        ("http://[::1", "is not an address; write https://host:port"),
    ],
)
def test_a_wrong_address_is_told_in_plain_words(url, words):
    assert words in why(url)


def test_what_does_not_speak_as_expected():
    with listening(b"HTTP/1.0 200 OK\r\n\r\n") as port:
        assert "(no encrypted connection can be made, it may speak http only)" in why(f"https://127.0.0.1:{port}")
    with listening(b"") as port:
        assert "(the connection was cut)" in why(f"http://127.0.0.1:{port}")
    with listening(None) as port:
        assert "(no answer in time)" in why(f"http://127.0.0.1:{port}", read_s=0.2)


def test_a_certificate_that_is_not_trusted(tmp_path):
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    port, certificate, key = unused_port(), str(tmp_path / "c.pem"), str(tmp_path / "k.pem")
    try:
        subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
        serve = ["openssl", "s_server", "-accept", str(port), "-cert", certificate, "-key", key, "-quiet"]
        server = subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    try:
        wait_for(port)
        assert "is not trusted (self-signed certificate); name the file" in why(f"https://127.0.0.1:{port}")
    finally:
        server.kill()
        server.communicate()


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 0.1).close()
            return
        except OSError:
            threading.Event().wait(0.1)
    raise TimeoutError


def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_with_an_old_urllib3_an_unreachable_network_is_no_timeout():
    """urllib3 1 derives NewConnectionError from its TimeoutError, and puts its own objects into the text."""
    assert NewConnectionError.__mro__[1] is urllib3.exceptions.TimeoutError
    inner = NewConnectionError("<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish")
    inner.__cause__ = OSError(101, "Network is unreachable")
    pool = urllib3.HTTPConnectionPool("example.org")
    assert call_reason(CallError(urllib3.exceptions.MaxRetryError(pool, "/", inner))) == "network is unreachable"


class NewConnectionError(urllib3.exceptions.TimeoutError):
    """As in urllib3 1.26."""


def test_what_is_unknown_is_not_passed_on():
    assert call_reason(requests.RequestException("<object at 0x1>")) == "it does not answer as it should"
