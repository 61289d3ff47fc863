"""Connect to a service: its address, its HTTP calls, and its errors as exceptions of the engine."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, Mapping, Optional, Union
from urllib.parse import urlsplit

from . import errors, wire
from .errors import EngineError, MissingPartError, PinpointError, reason
from .types import CoverageCells

if TYPE_CHECKING:
    import requests

CONNECT_S = 5.0
READ_S = 30.0
OPEN_S = 300.0
"""The first call for a system has to wait until it is opened."""
BUSY_TRIES = 20
BUSY_S = 1.0
BUSY = "engine_busy"
WAITS_S = (0.1, 0.3, 0.6, 1.0, 2.0, 3.0, 3.0)
"""How long to wait before each further try to reach the service."""
RESTARTING = ("engine_stopped", "no_such_job", "abandoned")
"""Errors after which the same photos can be sent again."""
CALL_REASONS = (
    ("ProxyError", "the proxy refuses the connection or cannot be reached"),
    ("gaierror", "no machine is known by this name"),
    ("NameResolutionError", "no machine is known by this name"),
    ("ConnectionRefusedError", "the connection is refused: nothing listens there"),
    ("TimeoutError", "no answer in time"),
    ("Timeout", "no answer in time"),
    ("SSLError", "no encrypted connection can be made, it may speak http only"),
    ("ConnectionResetError", "the connection was cut"),
    ("ProtocolError", "the connection was cut"),
    ("ChunkedEncodingError", "the connection was cut"),
    ("InvalidURL", "it is not a valid address"),
    ("LocationParseError", "it is not a valid address"),
    ("UnicodeError", "it is not a valid address"),
)
"""Why a call fails, by the name of an exception's class or of one that it derives from; the first match counts."""
NO_TIMEOUT = "NewConnectionError"


@dataclass(frozen=True)
class Address:
    """Where a service is, and what is needed to connect.

    Attributes:
        url: Its address, such as https://host:port.
        token: Its token, if it has one.
        proxies: Proxies as `requests` takes them; None for those of the environment. Loopback never uses them.
        ca_file: The file of a private certificate authority; without it the system's usual ones are trusted.
        reads_files: The service was started on this machine with `--files`: it is sent paths and reads the photos.
    """

    url: str
    token: str = field(default="", repr=False)
    proxies: Optional[Mapping[str, str]] = field(default=None, repr=False)  # they may hold a password
    ca_file: str = ""
    reads_files: bool = False

    @property
    def host(self) -> str:
        """Return the host; "" if this is not a valid address."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""

    @property
    def is_local(self) -> bool:
        """Return whether the service is on this machine."""
        return wire.is_loopback(self.host)


Where = Union[Address, Callable[[], Address]]
"""An address, or what returns one, and starts the engine there where it must."""


class LostError(EngineError):
    """The service cannot be reached, or has lost the job; the photos may be sent again."""

    code = "engine_unreachable"


class Connection:
    """The HTTP calls of one service; thread-safe."""

    def __init__(self, address: Address) -> None:
        """Check the address.

        Raises:
            EngineError: it is not a valid address, or the token would be sent unencrypted or paths to another machine.
        """
        scheme, host = address.url.partition("://")[0].lower(), address.host
        if scheme not in ("http", "https") or not host:
            raise EngineError(f"{address.url!r} is not an address; write https://host:port", code="bad_address")
        if address.token and scheme == "http" and not address.is_local:
            raise EngineError(f"the token would be sent to {host} unencrypted; use https://", code="bad_address")
        if address.reads_files and not address.is_local:
            raise EngineError(
                f"{host} is another machine, which cannot read files of this one; send it pixels", code="bad_address"
            )
        self.address = address
        self.closing = threading.Event()
        """Set it to stop: calls then no longer wait for a busy service."""
        self._own = threading.local()
        self._sessions: Dict[int, requests.Session] = {}

    def _session(self) -> requests.Session:
        """Return this thread's session, which keeps its connection open."""
        if not hasattr(self._own, "session"):
            self._own.session = self._sessions[threading.get_ident()] = _open_session(self.address)
        session: requests.Session = self._own.session
        return session

    def rest(self) -> None:
        """Close idle connections, to free them for other clients."""
        for session in list(self._sessions.values()):
            session.close()

    def close(self) -> None:
        """Close all connections."""
        while self._sessions:
            self._sessions.popitem()[1].close()

    def call(self, method: str, path: str, *, read_s: float = READ_S, **content: Any) -> Any:
        """Return the JSON answer of a call, None if it is empty; wait and retry while the service is busy.

        Raises:
            LostError: the service cannot be reached.
            PinpointError: it refuses.
        """
        for turn in range(BUSY_TRIES):
            with self._ask(method, path, read_s, content) as answer:
                if answer.status_code != 503 or turn == BUSY_TRIES - 1:
                    break
            self.rest()
            if self.closing.wait(BUSY_S):
                break
        return _read(answer, self.address)

    def _ask(self, method: str, path: str, read_s: float, content: Dict[str, Any], **more: Any) -> requests.Response:
        requests = _requests()
        try:
            return self._session().request(
                method,
                f"{self.address.url.rstrip('/')}/v1/{path}",
                timeout=(CONNECT_S, read_s),
                allow_redirects=False,
                **content,
                **more,
            )
        except requests.exceptions.SSLError as error:
            if not any(isinstance(each, ssl.SSLCertVerificationError) for each in _chain(error)):
                raise _lost(self.address, error) from error
            raise EngineError(
                f"the certificate of {self.address.host} is not trusted ({call_reason(error)}); name the file of its "
                "authority, or give the engine a trusted certificate",
                code="not_trusted",
            ) from error
        except requests.RequestException as error:
            raise _lost(self.address, error) from error

    def lines(self, path: str) -> Iterator[str]:
        """Yield the lines of an answer as they arrive, including the empty ones that keep the connection alive.

        Raises:
            LostError: the service cannot be reached, or the connection was cut.
            PinpointError: it refuses.
        """
        requests = _requests()
        with self._ask("GET", path, READ_S, {}, stream=True) as answer:
            if answer.status_code != 200:
                _read(answer, self.address)
            try:
                for line in answer.iter_lines(chunk_size=None):
                    yield line.decode("utf-8")
            except (requests.RequestException, UnicodeDecodeError) as error:
                raise _lost(self.address, error) from error

    def info(self, system: str) -> wire.ServiceCard:
        """Return the card of the service, with that of one system.

        Raises:
            LostError: it cannot be reached.
            EngineError: it has another protocol version.
            PinpointError: it refuses.
        """
        return wire.info_from_json(self.call("GET", "info", read_s=OPEN_S, params={"system": system}))

    def coverage(self, system: str, cell_deg: float) -> CoverageCells:
        """Return how many references a system has in each cell of a grid.

        Raises:
            PinpointError: as `info`.
        """
        asked = {"system": system, "cell_deg": cell_deg}
        return wire.coverage_from_json(self.call("GET", "coverage", read_s=OPEN_S, params=asked))


def _requests() -> Any:
    """Import and return `requests`, on the first call to a service.

    Raises:
        MissingPartError: it is not installed, or does not load.
    """
    try:
        import requests
    except ImportError as error:
        raise MissingPartError(
            f"this Python cannot connect to an engine ({reason(error)}); install requests: on Debian and Ubuntu the "
            "package python3-requests, elsewhere it comes with QGIS, so reinstall QGIS"
        ) from error
    return requests


def _open_session(address: Address) -> requests.Session:
    http = _requests()
    session: requests.Session = http.Session()
    session.trust_env = False  # else netrc would replace the token, and loopback use the proxy
    if address.token:
        session.headers["Authorization"] = f"Bearer {address.token}"
    if not address.is_local:
        known = http.utils.get_environ_proxies(address.url) if address.proxies is None else address.proxies
        session.proxies.update(known)
    if address.ca_file:
        session.verify = address.ca_file
    return session


def _read(answer: requests.Response, address: Address) -> Any:
    """Return the JSON content of an answer, or raise its error.

    Raises:
        PinpointError: the service refused.
    """
    try:
        content = wire.loads(answer.content) if answer.content else None
    except ValueError:
        content = None
    if answer.ok and not answer.is_redirect:
        return content
    fields = content if isinstance(content, dict) else {}
    code, message = str(fields.get("code", "")), str(fields.get("message", ""))
    if not code:
        raise LostError(
            f"{address.host} answers {answer.status_code} and is no Pinpoint engine; check the address, or try again "
            "when the engine is running",
            code="no_engine",
        )
    raise error_of(code, message)


def error_of(code: str, message: str, kind: str = "") -> PinpointError:
    """Return the error of a service as the exception that an engine in this process would raise."""
    if code in RESTARTING:
        return LostError(message, code=code)
    found = getattr(errors, kind, None)
    if isinstance(found, type) and issubclass(found, PinpointError):
        return found(message, code=code)
    return (errors.RequestError if code in ("bad_request", "no_system", "too_many") else EngineError)(
        message, code=code
    )


def _lost(address: Address, error: Exception) -> LostError:
    remedy = "check that it is running, its address, and the network"
    return LostError(f"the engine at {address.host} cannot be reached ({call_reason(error)}); {remedy}")


def call_reason(error: BaseException) -> str:
    """Return in a few plain words why an HTTP call failed; libraries describe it by their objects and addresses."""
    chain = list(_chain(error))
    for inner in chain:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return str(inner.verify_message or "it cannot be verified").lower()
    # urllib3 1 derives NewConnectionError from its TimeoutError, whatever the reason is
    kinds = {each.__name__ for inner in chain if type(inner).__name__ != NO_TIMEOUT for each in type(inner).__mro__}
    if words := next((words for kind, words in CALL_REASONS if kind in kinds), ""):
        return words
    told = next((inner for inner in reversed(chain) if isinstance(inner, OSError) and inner.strerror), None)
    return reason(told) if told else "it does not answer as it should"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all that are wrapped in it, each once, the outer ones first."""
    waiting, seen = [error], set()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        inner = (getattr(each, "reason", None), each.__cause__, each.__context__, *each.args)
        waiting.extend(found for found in inner if isinstance(found, BaseException))
