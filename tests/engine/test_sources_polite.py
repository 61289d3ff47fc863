"""Asking a host politely: its pace, its faults, and where it may send; against a real server on loopback."""

from __future__ import annotations

import gzip
import logging
import socket
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from loopback import CUT_CHUNK, CUT_LENGTH, HANG, HANG_UP, JPEG, NO_JSON, TRICKLE, Call, Fault, Loopback, Reply, status

from pinpoint_engine import __version__
from pinpoint_engine.errors import PhotoError, RequestError, ServiceError
from pinpoint_engine.sources import polite
from pinpoint_engine.sources.polite import PoliteHost, RefusalError, UnreachableError, WebAnswer

PICTURE = b"\xff\xd8" + bytes(range(256)) * 200
PASSING = [HANG_UP, CUT_LENGTH, CUT_CHUNK, status(502), status(503), status(429, Retry_After="0")]


def answer(call: Call) -> Reply:
    if call.path.endswith(".jpg"):
        return Reply(PICTURE, kind=JPEG)
    return Reply({"asked": call.path, "with": dict(call.params)})


@pytest.fixture
def server():
    with Loopback(answer).running() as server:
        yield server


def host(server: Loopback, **settings) -> PoliteHost:
    return PoliteHost(server.url + "/api", contact="me@example.org", **settings)


def test_a_call_says_who_asks_and_returns_the_answer(server):
    assert host(server).json("search", {"bbox": "1,2,3,4"}) == {"asked": "/api/search", "with": {"bbox": "1,2,3,4"}}
    assert server.calls[0].headers["User-Agent"] == f"Pinpoint/{__version__} (me@example.org)"
    assert server.calls[0].headers["Accept-Language"] == "en"
    assert server.calls[0].headers["Accept-Encoding"] == "gzip"


def test_the_token_goes_to_the_service_and_to_no_host_of_pictures(server):
    with Loopback(answer).running() as pictures:
        asked = host(server, headers={"Authorization": "OAuth x"})
        asked.json("search")
        assert asked.picture(pictures.url + "/1.jpg") == PICTURE
        assert server.calls[0].headers["Authorization"] == "OAuth x"
        assert "Authorization" not in pictures.calls[0].headers


def test_a_form_is_posted_and_stands_in_no_address_and_no_log(server, waits, caplog):
    caplog.set_level(logging.DEBUG)
    server.faults = [status(503), status(307, Location="/api/search")]
    assert host(server, form={"key": "secret-1"}).json("search", {"page": 2}, {"where": "here"})
    assert [dict(call.form) for call in server.calls] == [{"where": "here", "key": "secret-1"}] * 3
    assert "page=2" in server.calls[0].target and "secret-1" not in "".join(call.target for call in server.calls)
    assert "POST" in caplog.text and "secret-1" not in caplog.text


@pytest.mark.parametrize("secret", ["OAuth secret-1", "secret-1"])
def test_a_refusal_does_not_repeat_a_secret(server, secret):
    said = Reply({"error": {"message": "Malformed access token secret-1"}}, 400)
    server.faults = [Fault(said), Fault(said)]
    for settings in ({"headers": {"Authorization": secret}}, {"form": {"key": "secret-1"}}):
        with pytest.raises(RefusalError, match="answers 400; what was fetched stays") as caught:
            host(server, **settings).json("search")
        assert "secret-1" not in str(caught.value)
    server.faults = [Fault(Reply({"message": "Invalid OAuth access token"}, 401))]
    with pytest.raises(RefusalError, match=r"\(Invalid OAuth access token\); check the token"):
        host(server, headers={"Authorization": secret}).json("search")


def test_a_refusal_shows_no_part_of_a_secret_where_it_is_cut(server):
    token = "MLY|" + "1234567890" * 5
    for before in (polite.LONGEST - len(token) // 2, polite.LONGEST + 1):
        server.faults = [Fault(Reply({"error": {"message": "x" * before + f" {token}"}}, 400))]
        with pytest.raises(RefusalError, match="answers 400; what was fetched stays") as caught:
            host(server, headers={"Authorization": f"OAuth {token}"}).json("search")
        assert "MLY" not in str(caught.value)


def test_a_refusal_that_is_long_is_cut(server):
    server.faults = [Fault(Reply({"message": "x" * 300}, 400))]
    with pytest.raises(RefusalError, match=rf"\(x{{{polite.LONGEST}}}\); "):
        host(server).json("search")


def test_a_service_that_says_in_its_answer_to_wait_is_waited_for(server):
    asked = host(server)
    asked.postpone(60)
    threading.Timer(0.05, asked.close).start()
    with pytest.raises(ServiceError, match="stopped"):
        asked.json("search")
    assert server.calls == []


@pytest.mark.parametrize("fault", PASSING, ids=str)
def test_what_passes_is_tried_again(server, waits, fault):
    server.faults = [fault, fault]
    assert host(server).json("search")["asked"] == "/api/search"
    assert len(server.calls) == 3 and waits == [*polite.WAITS_S[:2]]


TRIES = len(polite.WAITS_S) + 1


@pytest.mark.parametrize("fault", PASSING, ids=str)
def test_what_does_not_pass_ends(server, waits, fault):
    server.fault_for = lambda call: fault
    asked = host(server)
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1 cannot be asked .*try again later"):
        asked.json("search")
    assert len(server.calls) == TRIES
    server.fault_for = lambda call: None
    assert asked.json("search") and asked.picture(server.url + "/1.jpg")


@pytest.mark.parametrize("fault", PASSING, ids=str)
def test_a_host_of_pictures_is_given_up_after_some_failures_in_a_row(server, waits, fault):
    asked = PoliteHost("http://localhost:1", contact="")  # as if the service itself were elsewhere
    server.fault_for = lambda call: fault if "gone" in call.path else None
    urls = [f"{server.url}/gone{number}.jpg" for number in range(20)]
    codes = [code_of(asked, url) for url in urls[: polite.FAILED_IN_A_ROW - 1]]
    assert asked.picture(server.url + "/1.jpg") == PICTURE and set(codes) == {"no_answer"}  # it starts anew
    server.calls.clear()
    codes = [code_of(asked, url) for url in urls]
    assert codes == ["no_answer"] * polite.FAILED_IN_A_ROW + ["not_asked"] * (20 - polite.FAILED_IN_A_ROW)
    assert len(server.calls) == polite.FAILED_IN_A_ROW * TRIES
    with pytest.raises(PhotoError, match=r"^127\.0\.0\.1 is given up \(.+\); what was fetched stays, try again later$"):
        asked.picture(server.url + "/1.jpg")
    assert waits[-1] == max(polite.WAITS_S) * (polite.FAILED_IN_A_ROW - 1)  # the longer, the more failed


def code_of(asked, url):
    with pytest.raises(PhotoError) as caught:
        asked.picture(url)
    return caught.value.code


def test_a_busy_host_of_pictures_is_waited_for_as_it_asks_each_time(server, waits):
    asked = PoliteHost("http://localhost:1", contact="")
    server.fault_for = lambda call: status(429, Retry_After="30")
    for number in range(polite.FAILED_IN_A_ROW):
        waits.clear()
        assert code_of(asked, f"{server.url}/{number}.jpg") == "no_answer"
        assert waits[:TRIES] == [30.0] * TRIES
    assert code_of(asked, server.url + "/9.jpg") == "not_asked"


def test_a_host_of_pictures_that_asks_for_too_long_a_wait_is_given_up_at_once(server, waits):
    asked = PoliteHost("http://localhost:1", contact="")
    server.fault_for = lambda call: status(429, Retry_After="3600")
    assert [code_of(asked, f"{server.url}/{number}.jpg") for number in range(3)] == ["no_answer"] + ["not_asked"] * 2
    assert len(server.calls) == 1
    with pytest.raises(PhotoError, match=r"is given up \(it asks to wait 3600 s\)"):
        asked.picture(server.url + "/9.jpg")


def test_a_host_whose_answers_cannot_be_used_is_given_up_too(server, monkeypatch, waits):
    monkeypatch.setattr(polite, "MOST_BYTES", 10_000)
    asked = host(server)
    codes = [code_of(asked, server.url + "/1.jpg") for _ in range(polite.FAILED_IN_A_ROW + 1)]
    assert codes == ["no_answer"] * polite.FAILED_IN_A_ROW + ["not_asked"]


def test_a_host_is_waited_for_as_long_as_it_asks(server, waits):
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    server.faults = [status(429, Retry_After="50"), status(503, Retry_After=then), status(503, Retry_After="soon")]
    host(server).json("search")
    assert waits[0] == 50 and 90 < waits[1] <= 100 and waits[2] == polite.WAITS_S[2]


@pytest.mark.parametrize("wait", ["\u00b2", "Fri, 31 Dec 9999 23:59:59 -0500", "-5"])
def test_a_wait_that_nobody_can_read_is_the_usual_one(server, waits, wait):
    server.faults = [status(503, Retry_After=wait)]
    host(server).json("search")
    assert waits == [polite.WAITS_S[0]]


def test_a_host_that_asks_for_too_long_a_wait_is_not_waited_for(server, waits):
    server.faults = [status(429, Retry_After="3600")]
    with pytest.raises(UnreachableError, match="asks to wait 3600 s; what was fetched stays"):
        host(server).json("search")
    assert waits == [] and len(server.calls) == 1


def test_all_threads_wait_for_a_host_that_asked(server):
    asked = host(server)
    asked._postpone(server.url.removeprefix("http://"), 60.0)
    threading.Timer(0.05, asked.close).start()
    with pytest.raises(ServiceError, match="stopped") as caught:
        asked.json("search")
    assert caught.value.code == "stopped" and server.calls == []


def test_a_pace_is_kept_for_each_host(server):
    asked = host(server, per_minute=1)
    with Loopback(answer).running() as pictures:
        asked.json("search")
        asked.picture(pictures.url + "/1.jpg")  # another host, so at once
        threading.Timer(0.05, asked.close).start()
        with pytest.raises(ServiceError, match="stopped"):
            asked.json("search")
        assert len(server.calls) == 1


def test_a_host_that_hangs_is_given_up(server, waits, monkeypatch):
    monkeypatch.setattr(polite, "TIMEOUT_S", (5.0, 0.05))
    server.fault_for = lambda call: HANG
    with pytest.raises(UnreachableError, match="no answer in time"):
        host(server).json("search")


def test_an_answer_that_trickles_is_given_up(server, waits, monkeypatch):
    monkeypatch.setattr(polite, "WHOLE_S", 0.1)
    server.fault_for = lambda call: TRICKLE
    with pytest.raises(PhotoError, match="its answer comes too slowly"):
        host(server).picture(server.url + "/1.jpg")


def test_an_answer_that_does_not_end_is_given_up(server, monkeypatch):
    monkeypatch.setattr(polite, "MOST_BYTES", 10_000)
    with pytest.raises(PhotoError, match="sends more than"):
        host(server).picture(server.url + "/1.jpg")
    bomb = gzip.compress(b'"' + b" " * 5_000_000 + b'"')
    server.faults = [Fault(Reply(bomb, headers={"Content-Encoding": "gzip"}))]
    with pytest.raises(UnreachableError, match="sends more than"):
        host(server).json("search")


def test_a_compressed_answer_is_read(server):
    server.faults = [Fault(Reply(gzip.compress(b'{"a": 1}'), headers={"Content-Encoding": "gzip"}))]
    assert host(server).json("search") == {"a": 1}


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"a": ', b"\xff\xfe", b"[" * 100_000, b'{"a": NaN}'])
def test_an_answer_that_is_no_json_is_told(server, body):
    server.faults = [Fault(Reply(body))]
    with pytest.raises(ServiceError, match="something else than JSON; check its address"):
        host(server).json("search")


@pytest.mark.parametrize(
    ("code", "body", "words"),
    [
        (400, {"message": "Parameter  bbox\nis wrong"}, r"answers 400 \(Parameter bbox is wrong\); what was fetched"),
        (401, {"error": {"message": "Not you", "code": 190}}, r"\(Not you\); check its address, and whether"),
        (403, {"error": {"info": "no", "code": "denied"}}, r"\(no\); check its address, and whether it is open"),
        (404, {"message": 3}, "answers 404; check that its address is that of the service"),
        (500, b"<html>", "answers 500; what was fetched stays"),
        (102, b"", "answers 102"),
    ],
)
def test_a_refusal_has_its_status_and_what_the_service_says(server, code, body, words):
    server.faults = [Fault(Reply(body, status=code))]
    with pytest.raises(RefusalError, match=words) as caught:
        host(server).json("search")
    assert caught.value.status == code and caught.value.answer == (None if isinstance(body, bytes) else body)
    assert len(server.calls) == 1


@pytest.mark.parametrize("code", [401, 403])
def test_who_is_not_let_in_is_told_what_may_help(server, code):
    server.fault_for = lambda call: status(code)
    for settings, words in (
        ({"contact": "", "headers": {"Authorization": "x"}}, "check the token, and what it may be used for"),
        ({"contact": "", "form": {"key": "x"}}, "check the token"),
        ({"contact": ""}, "enter a contact in the dock or set PINPOINT_CONTACT"),
        ({"contact": "me@example.org"}, "check its address, and whether it is open to all"),
    ):
        with pytest.raises(RefusalError, match=f"; {words}"):
            PoliteHost(server.url, **settings).json("search")


def test_a_service_may_send_to_itself_and_to_no_one_else(server):
    asked = host(server)
    server.faults = [status(302, Location="/api/search/")]
    assert asked.json("search")["asked"] == "/api/search/"
    with Loopback(answer).running() as other:
        server.faults = [status(302, Location=other.url + "/api/search")]
        with pytest.raises(
            ServiceError, match=r"sends to 127\.0\.0\.1, which was not agreed to; .*give that address"
        ) as why:
            asked.json("search")
        assert why.value.code == "sent_elsewhere" and other.calls == []
    server.faults = [status(302, Location="https://[::1")]
    with pytest.raises(ServiceError, match="sends to nowhere"):
        asked.json("search")
    server.fault_for = lambda call: status(302, Location="/api/search")
    with pytest.raises(UnreachableError, match="sends in circles"):
        asked.json("search")


def test_a_picture_may_be_sent_for_elsewhere_and_that_is_counted(server):
    asked = host(server)
    with Loopback(answer).running() as other:
        server.faults = [status(307, Location=other.url + "/1.jpg"), None]
        assert asked.picture(server.url + "/a") == PICTURE
        assert asked.redirected == {"127.0.0.1": 1} and other.paths() == ["/1.jpg"]


@pytest.mark.parametrize(
    "url", ["http://example.org/1.jpg", "file:///etc/passwd", "ftp://a/b", "", "x", "https://[::1"]
)
def test_a_picture_is_asked_for_encrypted_or_not_at_all(server, url):
    asked = host(server)
    with pytest.raises(PhotoError, match="is not at an https address"):
        asked.picture(url)
    if url:
        server.faults = [status(302, Location=url if ":" in url else "http://example.org/")]
        with pytest.raises(PhotoError, match="is not at an https address"):
            asked.picture(server.url + "/1.jpg")


INTERNAL = (
    *("127.0.0.1", "localhost", "a.localhost.", "[::1]", "10.1.2.3", "192.168.0.1", "172.16.0.9", "169.254.169.254"),
    *("[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "2130706433", "0x7f.1", "127.1", "100.64.0.1", "0.0.0.0"),
    *("[2002:0a00:0001::1]", "[fe80::1%25eth0]"),
)


@pytest.mark.parametrize("name", INTERNAL)
def test_no_service_sends_for_a_picture_into_a_private_network(monkeypatch, name):
    asked = PoliteHost("https://photos.example.org", contact="")
    monkeypatch.setattr(asked, "_ask", lambda *call: WebAnswer(302, {"Location": f"https://{name}/1.jpg"}, b""))
    for url in (f"https://{name}/1.jpg", f"https://{name}:8443/1.jpg", "https://pictures.example.org/1.jpg"):
        with pytest.raises(PhotoError, match="is in a private network; others may be there") as caught:
            asked.picture(url)
        assert caught.value.code == "no_picture"


@pytest.mark.parametrize(
    ("service", "name"),
    [
        *(("https://photos.example.org", name) for name in ("8.8.8.8", "[2001:4860:4860::8888]", "internal.org", "a1")),
        ("https://192.168.0.1", "192.168.0.1"),
        ("http://127.0.0.1:8000", "192.168.0.1"),
    ],
)
def test_pictures_lie_on_public_hosts_that_of_the_service_or_anywhere_for_a_service_of_ones_own(
    monkeypatch, service, name
):
    asked = PoliteHost(service, contact="")
    monkeypatch.setattr(asked, "_ask", lambda *call: WebAnswer(200, {"Content-Type": JPEG}, PICTURE))
    assert asked.picture(f"https://{name}/1.jpg") == PICTURE


@pytest.mark.parametrize(
    ("fault", "words", "code"),
    [
        (status(404), "is gone", "gone"),
        (status(410), "is gone", "gone"),
        (status(403), "is not public", "no_picture"),
        (Fault(Reply(status=102)), "is not ready yet", "no_picture"),
        (status(500), "cannot be had, HTTP 500", "no_picture"),
        (NO_JSON, "is no picture", "no_picture"),
        (Fault(Reply({})), "is no picture", "no_picture"),
        (Fault(Reply(kind=JPEG)), "is no picture", "no_picture"),
    ],
    ids=str,
)
def test_a_picture_that_cannot_be_had_is_an_error_of_this_picture(server, fault, words, code):
    server.faults = [fault]
    with pytest.raises(PhotoError, match=words) as caught:
        host(server).picture(server.url + "/1.jpg?signature=secret")
    assert "secret" not in str(caught.value) and caught.value.code == code


def test_a_host_where_nothing_listens_costs_its_pictures_and_not_the_others(server, waits):
    with Loopback(answer).running() as gone:
        url = gone.url + "/1.jpg"
    for asked in (host(server), PoliteHost(gone.url, contact="")):  # the service's own host too
        with pytest.raises(PhotoError, match="nothing listens there") as caught:
            asked.picture(url)
        assert caught.value.code == "no_answer" and asked.picture(server.url + "/1.jpg") == PICTURE


@pytest.mark.parametrize("address", ["", "panoramax.fr", "ftp://panoramax.fr", "http://", "https://[::1"])
def test_an_address_is_checked(address):
    with pytest.raises(RequestError, match="is not an address; write https://host"):
        PoliteHost(address, contact="")


@pytest.mark.parametrize("secret", [{"headers": {"Authorization": "x"}}, {"form": {"key": "x"}}], ids=str)
def test_a_secret_is_not_sent_unencrypted(secret):
    with pytest.raises(RequestError, match="unencrypted"):
        PoliteHost("http://example.org", contact="", **secret)


@pytest.fixture
def certificate(tmp_path):
    """A file with a certificate for 127.0.0.1 that nobody else trusts, and its key."""
    both = tmp_path / "both.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    make += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(tmp_path / "key.pem"), "-out", str(both)]
    try:
        subprocess.run(make, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed, so no certificate can be made")
    both.write_bytes(both.read_bytes() + (tmp_path / "key.pem").read_bytes())
    return both


@pytest.mark.parametrize("name", polite.CERTIFICATES)
def test_authorities_of_the_environment_are_trusted_and_no_others(certificate, monkeypatch, waits, name):
    for each in polite.CERTIFICATES:
        monkeypatch.delenv(each, raising=False)
    with Loopback(answer).running(certificate) as server:
        with pytest.raises(UnreachableError, match=r"\(self.signed certificate\); check its address"):
            host(server).json("search")
        monkeypatch.setenv(name, str(certificate))
        assert host(server).json("search")["asked"] == "/api/search"
    monkeypatch.setenv(name, str(certificate.with_name("none.pem")))
    with pytest.raises(RequestError, match=f"the certificates that {name} names are not at .*none.pem; name a file"):
        host(server)


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "ü@example.org"])
def test_a_contact_is_checked(contact):
    with pytest.raises(RequestError, match="is no contact"):
        PoliteHost("https://example.org", contact=contact)


def test_without_a_contact_there_is_none_in_the_header(server):
    PoliteHost(server.url, contact="").json("search")
    assert server.calls[0].headers["User-Agent"] == f"Pinpoint/{__version__}"


def test_a_name_that_no_machine_has_is_told(waits, monkeypatch):
    def unknown(*_):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError, match="no machine is known by this name"):
        PoliteHost("https://nowhere.invalid", contact="").json("search")
