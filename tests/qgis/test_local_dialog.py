"""The set-up window: opened from the dock, choices and their effect, install, cancel, uninstall."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QMessageBox
from steps import LEFT, press
from wheels import UV, make_lock, make_recipe, make_wheel
from window import bury

from pinpoint_qgis import settings
from pinpoint_qgis.engines import HERE, LOCAL, WORDS, Engines, way
from pinpoint_qgis.local.environment import Environment, State
from pinpoint_qgis.local.recipes import SetUpChoice
from pinpoint_qgis.local.set_up import SetUp
from pinpoint_qgis.local.setup_dialog import EXISTING, OFFLINE, OTHER, SetUpDialog

PATIENCE_MS = 90_000


@pytest.fixture(autouse=True)
def uv_on_the_path(monkeypatch):
    """Put uv on the PATH, as it is much faster than pip."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(UV.parent), os.environ["PATH"]]))


@pytest.fixture
def wheels(tmp_path):
    """A folder of two small wheels."""
    return [make_wheel(tmp_path / "wheels", name) for name in ("tiny_one", "tiny_two")]


@pytest.fixture
def dialog(window, wheels, tmp_path):
    """The set-up window with the recipe of the two wheels."""
    engines = Engines()
    recipe = make_recipe(make_lock(tmp_path / "lock.txt", wheels))
    made = SetUpDialog(engines, window.mainWindow(), {recipe.name: recipe})
    made.open_now()
    bury()
    yield made
    made.shut()
    bury()


def answer(qtbot, dialog, text):
    """Press a button of the question whether to uninstall."""
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    assert "until it is installed again. Runs and galleries are kept." in question.informativeText()
    assert question.defaultButton().text() == "Keep it"
    press_button = next(button for button in question.buttons() if button.text() == text)
    qtbot.mouseClick(press_button, LEFT)
    bury()


def begin_offline(qtbot, dialog, wheels):
    dialog.source.setCurrentIndex(OFFLINE)
    dialog.offline.setFilePath(str(wheels[0].parent))
    press(qtbot, dialog, "pinpointInstall")


def test_nothing_is_installed_before_install_is_pressed(dock, window, tmp_path, qtbot):
    assert dock.engine.words.text() == WORDS[HERE]
    press(qtbot, dock, "pinpointSetUp")
    opened = window.mainWindow().findChild(SetUpDialog)
    assert opened.isVisible() and opened.state.text() == "The engine is not set up."
    assert "about 127 MB to download, about 452 MB on disk" in opened.sizes.text()
    assert opened.where.text() == str(tmp_path / "engines" / "engine-0.1.0")
    assert not opened.uninstall.isVisible() and not opened.cancel.isVisible()
    press(qtbot, dock, "pinpointSetUp")
    assert len(window.mainWindow().findChildren(SetUpDialog)) == 1
    assert not (tmp_path / "engines").exists()


def test_install_and_uninstall(dialog, wheels, qtbot):
    begin_offline(qtbot, dialog, wheels)
    assert dialog.cancel.isVisible() and not dialog.install.isEnabled() and "being set up" in dialog.state.text()
    dialog.reject()
    assert dialog.isVisible() and "cancel the set-up first" in dialog.state.text()
    qtbot.waitUntil(lambda: not dialog.cancel.isVisible(), timeout=PATIENCE_MS)
    assert "Set up: tiny, Python 3." in dialog.state.text(), dialog.log.toPlainText()
    assert "Importing every package" in dialog.log.toPlainText() and dialog.progress.value() == 100
    assert way(settings.load()) == LOCAL
    qtbot.waitUntil(lambda: dialog.uninstall.isVisible() and dialog.uninstall.text().startswith("Uninstall ("))
    press(qtbot, dialog, "pinpointUninstall")
    assert Environment().state() is State.READY  # it asks first
    answer(qtbot, dialog, "Keep it")
    assert Environment().state() is State.READY and dialog.uninstall.isEnabled()
    press(qtbot, dialog, "pinpointUninstall")
    answer(qtbot, dialog, "Uninstall")
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=PATIENCE_MS)
    assert dialog.state.text() == "The engine was removed. The engine is not set up."
    assert Environment().state() is State.NONE
    assert way(settings.load()) == LOCAL  # of this Python itself, which has every package


def test_bytecode_that_an_engine_left_can_be_removed(dialog, qtbot):
    left = Environment().caches / "usr" / "a.pyc"
    left.parent.mkdir(parents=True)
    left.write_bytes(bytes(21_000))
    dialog.open_now()
    qtbot.waitUntil(lambda: dialog.uninstall.text() == "Uninstall (21 kB)")
    press(qtbot, dialog, "pinpointUninstall")  # there is no engine, so nothing is asked
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=PATIENCE_MS)
    assert not left.exists()
    qtbot.waitUntil(lambda: not dialog.uninstall.isVisible())


def test_cancelled(dialog, wheels, qtbot):
    begin_offline(qtbot, dialog, wheels)
    press(qtbot, dialog, "pinpointCancelSetUp")
    qtbot.waitUntil(lambda: not dialog.cancel.isVisible(), timeout=PATIENCE_MS)
    assert "Cancelled; nothing was downloaded that could be kept" in dialog.state.text() and dialog.install.isEnabled()
    assert Environment().state() is State.NONE


def test_errors_are_shown_in_the_window(dialog, qtbot):
    dialog.source.setCurrentIndex(OFFLINE)
    dialog.offline.setFilePath("/nowhere/at/all")
    press(qtbot, dialog, "pinpointInstall")
    assert "The folder of wheels /nowhere/at/all does not exist; check the path" in dialog.state.text()
    assert dialog.install.isEnabled() and not dialog.cancel.isVisible()


def test_choices_become_what_is_installed(dialog):
    assert dialog.choice() == SetUpChoice(dialog.choice().recipe)
    dialog.index.setText(" https://packages.example.org/simple ")
    dialog.python.setFilePath("/their/python")
    dialog.source.setCurrentIndex(OTHER)
    assert (dialog.choice().index, dialog.choice().python) == ("https://packages.example.org/simple", "")
    dialog.source.setCurrentIndex(EXISTING)
    assert (dialog.choice().index, dialog.choice().python) == ("", "/their/python")
    assert dialog.install.text() == "Use it" and "nothing is downloaded" in dialog.sizes.text()


def test_dock_follows_what_is_set_up(dock, chosen, wheels, tmp_path, qtbot):
    environment, ends = Environment(), []
    recipe = make_recipe(Path(__file__), parts=("json",), either=("json",))
    setting_up = SetUp(environment, SetUpChoice(recipe, python=sys.executable))
    setting_up.ended.connect(lambda ok, _: ends.append(ok))
    setting_up.begin()
    qtbot.waitUntil(lambda: ends == [True], timeout=PATIENCE_MS)
    settings.save(replace(chosen, engine=""))
    dock._engines.forget()
    assert dock.engine.words.text() == WORDS[LOCAL] == "Located on this machine, in a process of its own"
    settings.save(replace(chosen, engine=HERE))
    dock._engines.forget()
    assert dock.engine.words.text() == WORDS[HERE]


def test_unloading_during_a_set_up(plugin, dock, window, wheels, qtbot):
    press(qtbot, dock, "pinpointSetUp")
    opened = window.mainWindow().findChild(SetUpDialog)
    opened._recipes = {"light": make_recipe(make_lock(wheels[0].parent / "lock.txt", wheels))}
    begin_offline(qtbot, opened, wheels)
    plugin.unload()
    bury()
    assert Environment().state() is State.NONE and window.mainWindow().findChild(SetUpDialog) is None
