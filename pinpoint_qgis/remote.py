"""Remote engines: their tokens, QGIS's proxy and certificate authorities, and consent to send photos."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from pinpoint_engine import Address, PinpointError, photos, wire
from pinpoint_engine.errors import EngineError, RequestError

from . import words
from .inside import check_pixels
from .settings import GROUP
from .translation import tr

BUNDLE = "authorities.pem"
SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}
"""QGIS's kinds of proxy as URL schemes of `requests`."""


@dataclass(frozen=True)
class Parcel:
    """What a run would send: the host, the number of photos, and the bytes of pixels."""

    host: str
    photos: int
    size_bytes: int

    def in_words(self):
        """Return it as text for the user."""
        return tr("{photos} to {host}: {count} bytes ({megabytes} MB) of pixels").format(
            photos=words.photos(self.photos),
            host=self.host,
            count=words.number(self.size_bytes),
            megabytes=words.number(self.size_bytes / 1e6, 1),
        )


def check(url):
    """Check the address of a remote engine.

    Raises:
        RequestError: it is not a URL of an engine, or a token would be sent unencrypted.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise RequestError(
            tr("{url} is no address of an engine; write it as https://engine.example.org").format(url=repr(url))
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise RequestError(tr("an address holds no name, password or question; put the token into its own field"))
    if parts.scheme == "http" and not wire.is_loopback(host):
        raise RequestError(tr("http://{host} would send photos and token in the clear; use https://").format(host=host))


def host_of(url):
    """Return the host of an address, with the port if it has one; "" if the address is not (yet) a URL."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def has_agreed(url):
    """Return whether the user has agreed to send photos to the host of an address."""
    return QgsSettings().value(_agreed(host_of(url)), False, type=bool)


def agree(host, agreed=True):
    """Remember that the user agrees to send photos to a host, or no longer does."""
    QgsSettings().setValue(_agreed(host), agreed)


def _agreed(host):
    return f"{GROUP}/agreed/{quote(host, safe='')}"


def weigh(url, paths, is_cancelled, tell):
    """Return exactly what a run over some photos would send; None if cancelled. `tell` is called with the share done.

    Photos that cannot be read are not sent.

    Raises:
        MissingPartError: QGIS's own Python cannot read photos.
    """
    check_pixels()
    sizes = []
    for number, path in enumerate(paths):
        if is_cancelled():
            return None
        tell(number / len(paths))
        try:
            sizes.append(len(photos.lossless(photos.decode(path))))
        except PinpointError:
            continue
    return Parcel(host_of(url), len(sizes), sum(sizes))


class Remotes:
    """Addresses of remote engines, prepared on the main thread, where QGIS may ask for its master password."""

    def __init__(self):
        self._session_tokens = {}
        self._addresses = {}
        self._authorities = None

    def keep_token(self, url, token):
        """Store the token for a host in QGIS's encrypted store; without one, keep it in memory until QGIS ends."""
        key, auth = _key(url), QgsApplication.authManager()
        self._addresses.clear()
        self._session_tokens[key] = token
        if token and not auth.isDisabled() and auth.storeAuthSetting(key, token, True):
            return
        if not auth.isDisabled() and auth.existsAuthSetting(key):
            auth.removeAuthSetting(key)

    def has_token(self, url):
        """Return whether there is a token for a host; never asks for a password."""
        key, auth = _key(url), QgsApplication.authManager()
        return bool(self._session_tokens.get(key)) or (not auth.isDisabled() and auth.existsAuthSetting(key))

    def get_ready(self, url):
        """Prepare the address of an engine on the main thread, before a run needs it on another.

        Raises:
            RequestError: the address is not allowed.
            EngineError: QGIS's proxy cannot be used, or its encrypted store stays locked.
        """
        check(url)
        near = wire.is_loopback(urlsplit(url).hostname)
        self._addresses[url] = Address(
            url, self.token(url), {} if near else proxies(url), "" if near else self._bundle()
        )

    def address(self, url):
        """Return the address that `get_ready` prepared; may be called on any thread.

        Raises:
            EngineError: none was prepared.
        """
        if url not in self._addresses:
            raise EngineError(
                tr("the connection to {host} was not prepared; press Locate again").format(host=host_of(url))
            )
        return self._addresses[url]

    def token(self, url):
        """Return the token for a host, "" for none; call it on the main thread, as QGIS may ask for a password.

        Raises:
            EngineError: QGIS's encrypted store stays locked.
        """
        key, auth = _key(url), QgsApplication.authManager()
        if key not in self._session_tokens and not auth.isDisabled() and auth.existsAuthSetting(key):
            token = auth.authSetting(key, "", True)
            if not token:
                raise EngineError(
                    tr("QGIS's encrypted store keeps the token locked; give the master password when asked")
                )
            self._session_tokens[key] = token
        return self._session_tokens.get(key, "")

    def _bundle(self):
        """Return a file of the certificate authorities that QGIS trusts; "" for the default ones."""
        if self._authorities is None:
            auth = QgsApplication.authManager()
            known = b"" if auth.isDisabled() else bytes(auth.trustedCaCertsPemText())
            if not known.strip():
                return ""
            self._authorities = tempfile.TemporaryDirectory(prefix="pinpoint-")
            Path(self._authorities.name, BUNDLE).write_bytes(known)
        return str(Path(self._authorities.name, BUNDLE))

    def close(self):
        """Forget tokens and delete files."""
        self._session_tokens.clear()
        self._addresses.clear()
        if self._authorities is not None:
            self._authorities.cleanup()
            self._authorities = None


def proxies(url):
    """Return QGIS's proxy for an address in the form that `requests` takes; empty if there is none.

    Raises:
        EngineError: `requests` cannot use this kind of proxy.
    """
    network = QgsNetworkAccessManager.instance()
    factory = network.proxyFactory()
    found = factory.queryProxy(QNetworkProxyQuery(QUrl(url))) if factory else [network.fallbackProxy()]
    for proxy in found:
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return {}
        if proxy.type() in SCHEMES and proxy.hostName():
            user = f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@" if proxy.user() else ""
            return {urlsplit(url).scheme: f"{SCHEMES[proxy.type()]}://{user}{proxy.hostName()}:{proxy.port()}"}
    if all(proxy.type() == QNetworkProxy.ProxyType.DefaultProxy for proxy in found):
        return {}
    raise EngineError(tr("QGIS's proxy is of a kind that cannot be used here; choose HTTP or SOCKS5 in QGIS's options"))


def _key(url):
    return f"{GROUP}/token/{host_of(url)}"
