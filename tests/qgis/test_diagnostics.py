"""The report for bug reports: it has the versions, and names nobody."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import replace

import pytest
from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QApplication

from pinpoint_engine import __version__
from pinpoint_qgis import diagnostics, settings
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.options_page import OptionsPage

TOKEN = "correct-horse-battery-staple"


@pytest.fixture
def telling(chosen, monkeypatch):
    """Settings and a set-up's log that name user, home folder, machine, host, login and token."""
    monkeypatch.setenv("HOME", "/home/zoe.doe")
    monkeypatch.setattr(getpass, "getuser", lambda: "zoe.doe")
    monkeypatch.setattr(platform, "node", lambda: "zoes-laptop")
    environment = Environment()
    environment.root.mkdir(parents=True)
    lines = [
        "installing in /home/zoe.doe/engines",
        "Looking in indexes: https://zoe.doe:secret@packages.example.org/simple",
        f"Authorization: Bearer {TOKEN}",
        f"PINPOINT_TOKEN={TOKEN} on zoes-laptop",
    ]
    environment.log.write_text("\n".join(lines), "utf-8")
    settings.save(replace(chosen, engine="remote", remote="https://maps.corp.example:8443", runs="/home/zoe.doe/runs"))
    return settings.load()


def test_it_has_versions_and_state_and_names_nobody(telling):
    report = diagnostics.markdown(diagnostics.facts(telling))
    assert f"- version: {__version__}" in report and f"- QGIS: {Qgis.version()}" in report
    assert "### Engine" in report and "- state: none" in report
    for secret in ("zoe.doe", "zoes-laptop", "maps.corp.example", "secret", TOKEN):
        assert secret not in report, report
    assert "pixels of photos are sent to HOST" in report and "- folder of runs: ~/runs" in report
    assert "Bearer TOKEN" in report and "https://USER@packages.example.org" in report


def test_a_token_that_is_known_is_replaced_wherever_it_is(chosen):
    report = diagnostics.markdown(diagnostics.facts(chosen, fault=f"wrong: {TOKEN}!"), (TOKEN,))
    assert TOKEN not in report and "wrong: TOKEN!" in report


def test_the_page_is_html_whatever_the_values_are(chosen):
    page = diagnostics.html(diagnostics.facts(replace(chosen, runs="<b>&"), fault="<script>"))
    assert "&lt;b&gt;&amp;" in page and "<script>" not in page


def test_the_options_page_copies_it(plugin, qtbot, telling):
    page = OptionsPage(plugin._engines)
    qtbot.addWidget(page)
    page.copy.click()
    assert QApplication.clipboard().text().startswith("## Pinpoint: diagnostics")
    assert os.path.expanduser("~") not in QApplication.clipboard().text()
    assert page.copy.text() == "Diagnostics copied"
