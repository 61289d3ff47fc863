"""The dock, the options and the toolbox with a remote engine, which is a real one in another process."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from dataclasses import replace

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsSettings
from qgis.PyQt.QtWidgets import QMessageBox
from steps import LEFT, PATIENCE_MS, drop, layer, locate, press, rows, shown, states, wait_for_end

from pinpoint_engine import Request
from pinpoint_engine.photos import decode, lossless, read_photo
from pinpoint_qgis import remote, settings
from pinpoint_qgis.engines import HERE, REMOTE
from pinpoint_qgis.options_page import OptionsPage
from scripts.stage import ROOT


@pytest.fixture(scope="module")
def served(world):
    """The address and token of an engine with the tiny world's pack in another process."""
    token = secrets.token_urlsafe(32)
    command = [sys.executable, "-m", "pinpoint_engine.cli", "serve", "--parent", "--pack", str(world.pack)]
    environment = {**os.environ, "PINPOINT_TOKEN": token, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        ready = json.loads(process.stdout.readline())
        yield f"http://127.0.0.1:{ready['port']}", token
        process.stdin.close()
        process.wait(30)


@pytest.fixture
def elsewhere(served, chosen, plugin):
    """Settings with that remote engine and its token, without consent yet."""
    url, token = served
    QgsApplication.authManager().setMasterPassword("a master password", True)
    settings.save(replace(chosen, engine=REMOTE, remote=url, pack=""))
    plugin._engines.remotes.keep_token(url, token)
    yield url
    plugin._engines.remotes.keep_token(url, "")
    remote.agree(remote.host_of(url), False)


def question(qtbot, dock):
    """Wait for the consent question, and return it."""
    qtbot.waitUntil(lambda: dock.findChild(QMessageBox, "pinpointConsent") is not None, timeout=PATIENCE_MS)
    found = dock.findChild(QMessageBox, "pinpointConsent")
    qtbot.waitUntil(found.isVisible)
    return found


def test_consent_is_asked_once_and_answers_equal_the_local_ones(elsewhere, dock, engine, photos, qtbot):
    drop(dock, [photos])
    press(qtbot, dock, "pinpointLocate")
    asked = question(qtbot, dock)
    size = sum(len(lossless(decode(str(path)))) for path in photos.iterdir())
    assert f"3 photos to {remote.host_of(elsewhere)}: {size:,} bytes" in asked.text()
    assert "no position" in asked.informativeText()
    qtbot.mouseClick(asked.send, LEFT)
    wait_for_end(qtbot, dock)
    assert dock.status.text() == "3 photos: 3 located, 0 failed" and all(map(shown, states(dock).values()))
    here = engine.locate([read_photo(path) for path in dock.photos.paths()], Request(top_k=5))
    expected = [place.probability for result in here for place in result.candidates]
    assert sorted(rows("Candidates", "prob")) == pytest.approx(sorted(expected))
    locate(qtbot, dock)
    assert dock.findChildren(QMessageBox, "pinpointConsent") == []


def test_without_consent_nothing_is_sent_and_nothing_changes(elsewhere, dock, photos, qtbot):
    drop(dock, [photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.mouseClick(question(qtbot, dock).refuse, LEFT)
    wait_for_end(qtbot, dock)
    assert dock.status.text() == "nothing was sent"
    assert set(states(dock).values()) == {"waiting"} and not remote.has_agreed(elsewhere)


def test_cancelling_closes_the_consent_question(elsewhere, dock, photos, qtbot):
    drop(dock, [photos])
    press(qtbot, dock, "pinpointLocate")
    question(qtbot, dock)
    dock.run_row.cancel()
    wait_for_end(qtbot, dock)
    qtbot.waitUntil(lambda: not dock.findChildren(QMessageBox, "pinpointConsent"))
    assert set(states(dock).values()) == {"waiting"}


def test_a_wrong_token_is_reported_and_nothing_is_lost(elsewhere, plugin, dock, window, photos, qtbot):
    plugin._engines.remotes.keep_token(elsewhere, secrets.token_urlsafe(32))
    remote.agree(remote.host_of(elsewhere))
    drop(dock, [photos])
    press(qtbot, dock, "pinpointLocate")
    wait_for_end(qtbot, dock)
    assert "token" in window.messages()[0] and set(states(dock).values()) == {"waiting"}


def test_the_token_is_in_no_setting_no_project_and_no_run(elsewhere, served, dock, photos, project, tmp_path, qtbot):
    remote.agree(remote.host_of(elsewhere))
    drop(dock, [photos])
    locate(qtbot, dock)
    project.write(str(tmp_path / "project.qgs"))
    kept = [tmp_path / "project.qgs", *(tmp_path / "runs").iterdir()]
    token = served[1].encode()
    assert [path for path in kept if token in path.read_bytes()] == []
    store = QgsSettings()
    assert [key for key in store.allKeys() if served[1] in str(store.value(key))] == []
    assert layer("Run").isValid()


def test_the_toolbox_sends_nothing_before_it_is_allowed(elsewhere, photos):
    asked = {"PHOTOS_IN": str(photos), "CANDIDATES": "memory:"}
    with pytest.raises(QgsProcessingException, match=r"would send 3 photos to 127\.0\.0\.1:\d+: [\d,]+ bytes"):
        processing.run("pinpoint:locatephotos", asked)
    done = processing.run("pinpoint:locatephotos", {**asked, "SEND": True, "TOP_K": 2})
    assert done["CANDIDATES"].featureCount() == 6
    assert not remote.has_agreed(elsewhere)


def test_the_options_keep_address_token_and_consent_apart(elsewhere, served, plugin, qtbot):
    page = OptionsPage(plugin._engines)
    qtbot.addWidget(page)
    assert page.engine.currentData() == REMOTE and page.address.text() == elsewhere
    assert page.token.text() == "" and "encrypted" in page.token.placeholderText()
    page.address.setText("http://engine.example.org")
    assert "in the clear" in page.fault.text() and not page.fault.isHidden()
    page.address.setText("https://engine.example.org")
    assert page.fault.isHidden() and "encrypted" not in page.token.placeholderText()
    page.token.setText(served[1])
    page.agreed.setChecked(True)
    page.apply()
    kept = settings.load()
    assert (kept.engine, kept.remote) == (REMOTE, "https://engine.example.org")
    assert remote.has_agreed(kept.remote) and plugin._engines.remotes.has_token(kept.remote)
    assert page.token.text() == "" and "encrypted" in page.token.placeholderText()
    page.agreed.setChecked(False)
    page.apply()
    assert not remote.has_agreed(kept.remote) and plugin._engines.remotes.has_token(kept.remote)
    plugin._engines.remotes.keep_token(kept.remote, "")


def test_the_dock_says_where_photos_go(elsewhere, plugin, dock, chosen):
    plugin._engines.forget()
    assert remote.host_of(elsewhere) in dock.engine.words.text()
    settings.save(replace(settings.load(), engine=HERE))
    plugin._engines.forget()
    assert dock.engine.words.text() == "Located on this machine, inside QGIS"


def test_cancelling_an_album_does_not_wait_for_all_of_it(elsewhere, dock, many_photos, qtbot):
    remote.agree(remote.host_of(elsewhere))
    dock.form.album.kind.setCurrentIndex(2)
    drop(dock, [many_photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: dock.run_row.progress.value() > 0, timeout=PATIENCE_MS)
    dock.run_row.cancel()
    wait_for_end(qtbot, dock)
    assert set(states(dock).values()) == {"waiting"} and "cancelled" in dock.status.text()
