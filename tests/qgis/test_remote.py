"""Remote engines in QGIS: addresses, tokens, proxies, trusted certificates, consent, and the size of what is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtNetwork import QNetworkProxy

from pinpoint_engine.errors import EngineError, RequestError
from pinpoint_engine.photos import decode, lossless
from pinpoint_qgis import remote

URL = "https://engine.example.org:8443"
TOKEN = "t0ken-that-nobody-may-read-0123456789abcdef"  # pragma: allowlist secret


@pytest.fixture
def auth(qgis_app):
    """QGIS's authentication manager, unlocked and without a token of ours."""
    found = QgsApplication.authManager()
    if found.isDisabled() or not found.setMasterPassword("a master password", True):
        pytest.skip("this QGIS has no encrypted store")
    yield found
    found.removeAuthSetting(f"pinpoint/token/{remote.host_of(URL)}")


@pytest.fixture
def remotes():
    made = remote.Remotes()
    yield made
    made.close()


@pytest.mark.parametrize("url", [URL, "https://engine.example.org/gpu", "http://127.0.0.1:8765", "http://[::1]:8765"])
def test_valid_addresses(url):
    remote.check(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "no address"),
        ("engine.example.org", "no address"),
        ("ftp://engine.example.org", "no address"),
        ("https://", "no address"),
        ("https://[::1", "no address"),
        ("https://engine.example.org:99999", "no address"),
        ("http://engine.example.org", "in the clear"),
        ("http://127.0.0.1.example.org", "in the clear"),
        ("https://me:secret@engine.example.org", "own field"),  # pragma: allowlist secret
        ("https://engine.example.org/?token=1", "own field"),
    ],
)
def test_invalid_addresses_are_refused_with_the_reason(url, why):
    with pytest.raises(RequestError, match=why):
        remote.check(url)


def test_a_token_is_kept_encrypted_and_nowhere_else(auth, remotes):
    remotes.keep_token(URL, TOKEN)
    assert remote.Remotes().has_token(URL)
    kept = QgsSettings()
    assert not [key for key in kept.allKeys() if TOKEN in str(kept.value(key))]
    again = remote.Remotes()
    again.get_ready(URL)
    assert again.address(URL).token == TOKEN
    again.close()
    remotes.keep_token(URL, "")
    assert not remote.Remotes().has_token(URL)


def test_a_locked_store_is_reported_and_asked_again(auth, remotes, monkeypatch):
    """As if the user cancels the question for the master password; an empty token is not taken for the stored one."""
    remotes.keep_token(URL, TOKEN)
    again = remote.Remotes()
    with monkeypatch.context() as locked:
        locked.setattr(type(auth), "authSetting", lambda *_: "")
        with pytest.raises(EngineError, match=r"master password when asked$"):
            again.get_ready(URL)
    again.get_ready(URL)
    assert again.address(URL).token == TOKEN
    again.close()


def test_where_qgis_has_no_encrypted_store_a_token_is_kept_until_it_ends(qgis_app, remotes, monkeypatch):
    monkeypatch.setattr(type(QgsApplication.authManager()), "isDisabled", lambda _: True)
    remotes.keep_token(URL, TOKEN)
    assert remotes.has_token(URL) and not remote.Remotes().has_token(URL)
    remotes.get_ready(URL)
    assert remotes.address(URL).token == TOKEN
    kept = QgsSettings()
    assert not [key for key in kept.allKeys() if TOKEN in str(kept.value(key))]
    remotes.close()
    assert not remotes.has_token(URL)
    with pytest.raises(EngineError, match="press Locate again"):
        remotes.address(URL)


@pytest.mark.parametrize("disabled", [True, False])
def test_another_token_or_none_holds_from_the_next_run_on(auth, remotes, monkeypatch, disabled):
    if disabled:
        monkeypatch.setattr(type(auth), "isDisabled", lambda _: True)
    for token in (TOKEN, f"x{TOKEN}", ""):
        remotes.keep_token(URL, token)
        with pytest.raises(EngineError, match="press Locate again"):
            remotes.address(URL)
        remotes.get_ready(URL)
        assert remotes.address(URL).token == token and remotes.has_token(URL) == bool(token)


def test_a_token_is_kept_for_one_host(auth, remotes):
    remotes.keep_token(URL, TOKEN)
    for other in ("https://engine.example.org", "https://example.org:8443", "http://127.0.0.1:8765"):
        remotes.get_ready(other)
        assert remotes.address(other).token == "" and not remotes.has_token(other)


@pytest.mark.parametrize("half", ["https://[", "https://[::1", "", "https://"])
def test_half_an_address_has_no_host(remotes, half):
    assert remote.host_of(half) in ("", "[", "[::1")
    assert not remotes.has_token(half) and not remote.has_agreed(half)


def test_a_way_must_be_made_ready_before_it_is_asked_for(remotes):
    with pytest.raises(EngineError, match="press Locate again"):
        remotes.address(URL)


def test_loopback_goes_past_every_proxy_and_other_hosts_by_that_of_qgis(remotes, proxied):
    remotes.get_ready("http://127.0.0.1:8765")
    remotes.get_ready(URL)
    near, far = (remotes.address(url).proxies for url in ("http://127.0.0.1:8765", URL))
    assert near == {}
    assert far == {"https": "http://me%40home:p%2Fw@proxy.example.org:3128"}  # pragma: allowlist secret


def test_qgis_may_leave_out_hosts_from_its_proxy(proxied):
    assert remote.proxies("https://inner.example.org/engine") == {}


def test_another_kind_of_proxy_is_refused(proxied):
    proxied.setFallbackProxyAndExcludes(QNetworkProxy(QNetworkProxy.ProxyType.FtpCachingProxy, "p.example", 1), [], [])
    with pytest.raises(EngineError, match="HTTP or SOCKS5"):
        remote.proxies(URL)


def test_certificates_are_checked_against_what_qgis_trusts(auth, remotes):
    remotes.get_ready(URL)
    bundle = Path(remotes.address(URL).ca_file)
    assert "BEGIN CERTIFICATE" in bundle.read_text(encoding="ascii")
    remotes.close()
    assert not bundle.exists()


def test_consent_is_kept_by_host_and_can_be_taken_back():
    other = "https://other.example.org"
    assert not remote.has_agreed(URL)
    remote.agree(remote.host_of(URL))
    assert remote.has_agreed("https://Engine.example.org:8443/gpu") and not remote.has_agreed(other)
    remote.agree(remote.host_of(URL), False)
    assert not remote.has_agreed(URL)


def test_what_would_be_sent_is_weighed_to_the_byte(world, tmp_path):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no photo")
    paths = [*map(str, world.photos[:2]), str(broken)]
    heard = []
    parcel = remote.weigh(URL, paths, lambda: False, heard.append)
    size = sum(len(lossless(decode(path))) for path in paths[:2])
    assert parcel == remote.Parcel("engine.example.org:8443", 2, size)
    assert (
        parcel.in_words().startswith("2 photos to engine.example.org:8443: ") and f"{size:,} bytes" in parcel.in_words()
    )
    assert heard == sorted(heard)
    assert remote.weigh(URL, paths, lambda: True, heard.append) is None
