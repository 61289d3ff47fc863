"""Ask the host of a service at the pace that it wants, with time limits, and check that its answers are whole."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from .. import __version__, wire
from ..connection import call_reason
from ..errors import PhotoError, PinpointError, RequestError, ServiceError

TIMEOUT_S = (10.0, 30.0)
"""Longest waits to connect, and between two blocks of an answer."""
WAITS_S = (1.0, 4.0, 10.0)
"""How long to wait before each further try; a host may ask for more."""
PATIENCE_S = 120.0
"""A host that asks to wait longer is not waited for."""
FAILED_IN_A_ROW = 5
"""After so many calls in a row that came to nothing, with all their tries, a host is given up. They are more than are
made at once, so that none is given up for a minute in which it is not there."""
WHOLE_S, SLOWEST_BYTES_S = 60.0, 2_000
"""After the first time, an answer has to have arrived at no less than this rate, in bytes a second."""
BLOCK_BYTES = 1 << 16
MOST_BYTES = 1 << 26
"""The largest answer that is read, JSON or picture."""
LONGEST = 200
"""The most characters that are shown of what a service says."""
MOST_REDIRECTS = 5
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Variables that name the authorities to trust, as where a proxy reads what is encrypted; the first counts first."""
BUSY = (429, 502, 503, 504)
"""Statuses after which the same is asked once more."""
ABSENT = (404, 410)
MOVED = (301, 302, 303, 307, 308)
GONE, NO_PICTURE, NO_ANSWER, NOT_ASKED = "gone", "no_picture", "no_answer", "not_asked"
"""Codes of pictures that cannot be had: their host has them no more, or does not give them, or says nothing, or was
given up before."""
CUT = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
LATER = "what was fetched stays, try again later"


class RefusalError(ServiceError):
    """A service answers with an error.

    Attributes:
        status: The HTTP status.
        answer: What it says, parsed if it is JSON; None if it is not.
    """

    code = "service_refuses"

    def __init__(self, message: str, status: int, answer: Any) -> None:
        super().__init__(message)
        self.status = status
        self.answer = answer


class UnreachableError(ServiceError):
    """A host cannot be reached, stays too busy, or does not send a whole answer."""

    code = "service_unreachable"


class LostHostError(UnreachableError):
    """A host was given up, so it is not asked."""


@dataclass(frozen=True)
class WebAnswer:
    """The answer of a host, as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class PoliteHost:
    """The host of a service, and those of its pictures; thread-safe.

    Attributes:
        address: The address of the service, without a slash at its end.
        host: Its host.
        closing: Set it to stop; all waits then end with an error of the code "stopped".
        pause_s: The least time between two calls to the same host, in seconds.
        redirected: To which hosts those of pictures sent, and for how many pictures.
    """

    def __init__(
        self,
        address: str,
        *,
        contact: str,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        per_minute: float | None = None,
    ) -> None:
        """Check the address; nothing is asked yet.

        Args:
            address: The address of the service, as https://host/path.
            contact: The operator's address for complaints, as many hosts require; "" for none.
            headers: Headers for the service alone, such as its token; hosts of pictures are not sent them.
            form: Fields for the service alone, such as its key; it is then sent forms, as a field stands in no address,
                and so in no log of a library or a proxy.
            per_minute: How many calls a minute each host is sent at most; None for any number.

        Raises:
            RequestError: the address or the contact cannot be used, a header or field would be sent unencrypted, or
                there is no file of the certificates that are to be trusted.
        """
        self.address = address.rstrip("/")
        self._origin = _origin(self.address)
        self.host = host_of(self.address)
        if not self.host or self._origin[0] not in ("http", "https"):
            raise RequestError(f"{address!r} is not an address; write https://host", code="bad_address")
        if (headers or form) and self._origin[0] == "http" and not wire.is_loopback(self.host):
            raise RequestError(f"the token would be sent to {self.host} unencrypted; use https://", code="bad_address")
        if not (contact.isascii() and (contact.isprintable() or not contact)):
            raise RequestError(f"{contact!r} is no contact; write an e-mail address or a link, without accents")
        self._trusted = _trusted()
        self._has_contact = bool(contact)
        agent = f"Pinpoint/{__version__}" + (f" ({contact})" if contact else "")
        # other ways to compress are not bounded by every version of what reads them
        self._headers = {"User-Agent": agent, "Accept-Language": "en", "Accept-Encoding": "gzip"}
        self._secret_headers, self._secret_form = dict(headers or {}), dict(form or {})
        self.pause_s = 60 / per_minute if per_minute else 0.0
        self.closing = threading.Event()
        self.redirected: Counter[str] = Counter()
        self._own = threading.local()
        self._lock = threading.Lock()
        self._sessions: list[requests.Session] = []
        self._next_s: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, str] = {}

    def json(self, path: str, params: Mapping[str, Any] | None = None, form: Mapping[str, str] | None = None) -> Any:
        """Return the JSON answer to a call of the service; with a form it is a POST.

        Raises:
            UnreachableError: it cannot be reached, stays busy, or breaks off.
            RefusalError: it answers with an error.
            ServiceError: its answer is no JSON, or it sends elsewhere.
        """
        form = {**(form or {}), **self._secret_form}
        answer = self._follow(f"{self.address}/{path.lstrip('/')}", params, self._refuse_elsewhere, form)
        try:
            content = wire.loads(answer.body)
        except ValueError:
            content = None
        if answer.status != 200:
            raise RefusalError(self._refusal(answer, content), answer.status, content)
        if content is None:
            raise ServiceError(
                f"{self.host} answers with something else than JSON; check its address, and whether this network lets "
                "one out without a login page"
            )
        return content

    def picture(self, url: str) -> bytes:
        """Return the bytes of a picture; it may lie on another host, as long as that is asked encrypted.

        Raises:
            PhotoError: it cannot be had; others may. Its code says whether its host was asked, and whether it answered.
            ServiceError: the call was stopped.
        """
        self._refuse_unfit(url)
        try:
            answer = self._follow(url, None, self._count_elsewhere)
        except UnreachableError as error:
            raise picture_error(error) from error
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if answer.status != 200:
            code = GONE if answer.status in ABSENT else NO_PICTURE
            raise PhotoError(f"{_named(url)} {_why_no_picture(answer.status)}; others may be there", code=code)
        if not answer.body or kind.startswith("text/") or kind.endswith("json"):
            raise PhotoError(f"{_named(url)} is no picture; others may be there", code=NO_PICTURE)
        return answer.body

    def postpone(self, wait_s: float) -> None:
        """Let all threads wait before they ask the service again: some say so inside an answer."""
        self._postpone(urlsplit(self.address).netloc, wait_s)

    def close(self) -> None:
        """Stop: calls in other threads end soon, with an error of the code "stopped"; close all connections."""
        self.closing.set()
        with self._lock:
            sessions, self._sessions = self._sessions, []
        for session in sessions:
            session.close()

    def _follow(
        self,
        url: str,
        params: Mapping[str, Any] | None,
        check: Callable[[str], None],
        form: Mapping[str, str] | None = None,
    ) -> WebAnswer:
        """Ask, and where the host sends elsewhere, ask there if the check lets one."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask_patiently(url, params, form)
            if answer.status not in MOVED:
                return answer
            url, params = _joined(url, answer.headers.get("Location", "")), None
            check(url)
        raise UnreachableError(f"{host_of(url)} sends in circles; {LATER}")

    def _refuse_elsewhere(self, url: str) -> None:
        if _origin(url) != self._origin and (host_of(url), _origin(url)[0]) != (self.host, "https"):
            raise ServiceError(
                f"{self.host} sends to {host_of(url) or 'nowhere'}, which was not agreed to; give that address if it "
                "is right",
                code="sent_elsewhere",
            )

    def _count_elsewhere(self, url: str) -> None:
        self._refuse_unfit(url)
        with self._lock:
            self.redirected[host_of(url)] += 1

    def _refuse_unfit(self, url: str) -> None:
        """Check an address of a picture, which the service chose: it is no way into the network of this machine.

        Raises:
            PhotoError: it is not asked for.
        """
        host = host_of(url)
        here = wire.is_loopback(self.host) and wire.is_loopback(host)
        if not host or not (_origin(url)[0] == "https" or _origin(url) == self._origin or here):
            raise PhotoError(f"{_named(url)} is not at an https address; others may be there", code=NO_PICTURE)
        if _is_internal(host) and host != self.host and not wire.is_loopback(self.host):
            raise PhotoError(f"{_named(url)} is in a private network; others may be there", code=NO_PICTURE)

    def _ask_patiently(self, url: str, params: Mapping[str, Any] | None, form: Mapping[str, str] | None) -> WebAnswer:
        """Ask until there is an answer, as patiently as the host wants.

        Raises:
            LostHostError: the host was given up before, or is now.
            UnreachableError: there is none.
        """
        host = urlsplit(url).netloc
        why = ""
        for wait_s in (*WAITS_S, 0.0):
            self._wait_turn(host)
            if lost := self._given_up.get(host):
                raise LostHostError(f"{host_of(url)} is given up ({lost}); {LATER}")
            try:
                answer = self._ask(url, params, form)
            except _CutError as error:
                why = str(error)
            except UnreachableError:
                self._count_failure(host, "its answers cannot be used")
                raise
            else:
                if answer.status not in BUSY:
                    self._forget_failures(host)
                    return answer
                why = f"it is busy, HTTP {answer.status}"
                wait_s = max(wait_s, self._asked_wait(host, answer))
            self._postpone(host, wait_s)
        self._count_failure(host, why)
        raise UnreachableError(f"{host_of(url)} cannot be asked ({why}); check its address and the network: {LATER}")

    def _asked_wait(self, host: str, answer: WebAnswer) -> float:
        """Return how long a busy host asks to wait, in seconds.

        Raises:
            UnreachableError: it asks for too long a wait, and so is given up.
        """
        wanted = _retry_after_s(answer.headers.get("Retry-After", ""))
        if wanted > PATIENCE_S:
            self._given_up[host] = f"it asks to wait {wanted:.0f} s"
            raise UnreachableError(f"{host} asks to wait {wanted:.0f} s; what was fetched stays, try again after that")
        return wanted

    def _count_failure(self, host: str, why: str) -> None:
        """Note a call that came to nothing; the more there are in a row, the longer the host is left in peace."""
        with self._lock:
            self._failures[host] += 1
            failed = self._failures[host]
            if failed >= FAILED_IN_A_ROW:
                self._given_up[host] = why
        self._postpone(host, max(WAITS_S) * (failed - 1))

    def _forget_failures(self, host: str) -> None:
        with self._lock:
            self._failures.pop(host, None)
            self._given_up.pop(host, None)

    def _ask(self, url: str, params: Mapping[str, Any] | None, form: Mapping[str, str] | None) -> WebAnswer:
        """Ask once.

        Raises:
            _CutError: no whole answer came; it may on another try.
            UnreachableError: there will be none either.
        """
        secret = self._secret_headers if _origin(url) == self._origin else {}
        with _plain_errors(url):
            proxies = {} if wire.is_loopback(host_of(url)) else requests.utils.get_environ_proxies(url)
            with self._session().request(
                "POST" if form else "GET",
                url,
                params=params,
                data=form,
                headers={**self._headers, **secret},
                timeout=TIMEOUT_S,
                allow_redirects=False,
                stream=True,
                proxies=proxies,
            ) as answer:
                return WebAnswer(answer.status_code, answer.headers, self._body(answer))

    def _body(self, answer: requests.Response) -> bytes:
        """Read an answer, block by block as they arrive, so that one that trickles is noticed."""
        if answer.status_code < 200:
            return b""  # none comes, though the server of Panoramax announces one
        began, body = time.monotonic(), bytearray()
        while block := answer.raw.read1(BLOCK_BYTES, decode_content=True):
            body += block
            taken_s = time.monotonic() - began
            if self.closing.is_set():
                raise _stopped()
            if len(body) > MOST_BYTES:
                raise UnreachableError(
                    f"{host_of(answer.url)} sends more than {MOST_BYTES >> 20} MB; check that it is the right address"
                )
            if taken_s > WHOLE_S and len(body) < SLOWEST_BYTES_S * taken_s:
                raise _CutError("its answer comes too slowly")
        return bytes(body)

    def _session(self) -> requests.Session:
        """Return this thread's session, which keeps connections open."""
        if not hasattr(self._own, "session"):
            self._own.session = _StaySession()
            self._own.session.trust_env = False  # else netrc would replace the token
            self._own.session.verify = self._trusted
            with self._lock:
                self._sessions.append(self._own.session)
        session: requests.Session = self._own.session
        return session

    def _wait_turn(self, host: str) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next_s.get(host, now))
            self._next_s[host] = turn + self.pause_s
        if self.closing.wait(turn - now) if turn > now else self.closing.is_set():
            raise _stopped()

    def _postpone(self, host: str, wait_s: float) -> None:
        """Let all threads wait before they ask a host again."""
        with self._lock:
            self._next_s[host] = max(self._next_s.get(host, 0.0), time.monotonic() + wait_s)

    def _refusal(self, answer: WebAnswer, content: Any) -> str:
        said, secrets = _message(content), (*self._secret_headers.values(), *self._secret_form.values())
        if any(secret.split()[-1] in said for secret in secrets if secret.strip()):
            said = ""  # some repeat the token that they do not accept
        told = f"{self.host} answers {answer.status}" + (f" ({said[:LONGEST]})" if said else "")
        if answer.status in (401, 403):
            return f"{told}; {self._admission(bool(secrets))}"
        if answer.status == 404:
            return f"{told}; check that its address is that of the service"
        return f"{told}; {LATER}"

    def _admission(self, has_secret: bool) -> str:
        """Return what to do where a host lets one not in."""
        if has_secret:
            return "check the token, and what it may be used for"
        if self._has_contact:
            return "check its address, and whether it is open to all"
        return "enter a contact in the dock or set PINPOINT_CONTACT, as some hosts want to know who asks"


class _StaySession(requests.Session):
    """A session that looks at no redirect; even when it is told not to follow one, requests reads all of it."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return that there is none."""


class _CutError(Exception):
    """No whole answer came; it may on another try."""


@contextmanager
def _plain_errors(url: str) -> Iterator[None]:
    """Turn the libraries' exceptions into ours."""
    try:
        yield
    except (PinpointError, _CutError):
        raise
    except requests.exceptions.SSLError as error:
        raise UnreachableError(
            f"{host_of(url)} cannot be asked ({call_reason(error)}); check its address and this machine's clock"
        ) from error
    except (*CUT, urllib3.exceptions.HTTPError, OSError) as error:
        # a wrong address is a kind of OSError for requests
        if isinstance(error, ValueError):
            raise UnreachableError(f"{_named(url)} is not an address; check it") from error
        raise _CutError(call_reason(error)) from error
    except ValueError as error:
        raise UnreachableError(f"{_named(url)} is not an address; check it") from error


def _trusted() -> str | bool:
    """Return the file or folder of certificates to trust, by the environment; True for the usual ones.

    Raises:
        RequestError: it is not there.
    """
    for name in CERTIFICATES:
        if path := os.environ.get(name, ""):
            if not os.path.exists(path):
                raise RequestError(f"the certificates that {name} names are not at {path}; name a file that is there")
            return path
    return True


def picture_error(error: UnreachableError) -> PhotoError:
    """Return the error of a picture whose host does not answer, or was given up."""
    return PhotoError(str(error), code=NOT_ASKED if isinstance(error, LostHostError) else NO_ANSWER)


def _stopped() -> ServiceError:
    return ServiceError("stopped; what was fetched stays, start again to go on", code="stopped")


def _origin(url: str) -> tuple[str, str]:
    """Return the scheme and the host with its port; empty if this is no address."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower(), parts.netloc.lower()
    except ValueError:
        return "", ""


def _joined(url: str, location: str) -> str:
    """Return where an answer sends; empty if that is no address."""
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Return the host of an address; "" if it is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_internal(host: str) -> bool:
    """Tell whether a host is this machine or, by its number in any spelling, one that only its own network knows."""
    name = host.rstrip(".").lower()
    try:
        # an IPv4 address may also be written as one number, in hexadecimal, or with fewer dots
        address = ip_address(name.partition("%")[0] if ":" in name else socket.inet_aton(name))
    except (OSError, ValueError):
        return name == "localhost" or name.endswith(".localhost")
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return not address.is_global


def _named(url: str) -> str:
    """Return a picture's address as messages name it: without its query, which may be signed."""
    return url.partition("?")[0][:200] or "a picture without an address"


def _retry_after_s(text: str) -> float:
    """Return how long a host asks to wait, in seconds: it says a number or a date; 0 if it says neither."""
    if text.isascii() and text.strip().isdigit():
        return float(text)
    try:
        then = parsedate_to_datetime(text).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _message(content: Any) -> str:
    """Return what a service says of its error, wherever it says so; "" if it does not."""
    while isinstance(content, dict):
        content = content.get("message", content.get("info", content.get("error")))
    return " ".join(content.split()) if isinstance(content, str) else ""


def _why_no_picture(status: int) -> str:
    if status in ABSENT:
        return "is gone"
    if status == 102:
        return "is not ready yet"
    return "is not public" if status in (401, 403) else f"cannot be had, HTTP {status}"
