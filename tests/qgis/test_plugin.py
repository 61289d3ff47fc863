"""The plugin loads without heavy libraries, and unloads without a trace."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit
from window import bury

from pinpoint_qgis import classFactory, help_page, options_page, settings, tasks
from pinpoint_qgis.gallery_task import GalleryTask
from pinpoint_qgis.local.environment import PRESS, UNREADY, State
from pinpoint_qgis.plugin import EVIDENCE

HEAVY = ("torch", "faiss", "numpy", "PIL", "shapely", "pandas", "scipy", "pyproj", "requests", "safetensors")
FRESH = f"""
import os, sys
from pathlib import Path
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import QLineEdit
app = QgsApplication([], True)
app.initQgis()
from window import Window
before = set(sys.modules)
import pinpoint_qgis
window = Window()
plugin = pinpoint_qgis.classFactory(window)
plugin.initGui()
loaded = set(sys.modules) - before
print("HEAVY", [name for name in {HEAVY!r} if name in loaded])
import pinpoint_engine
print("ENGINE", Path(pinpoint_engine.__file__).parent.parent.name)
print("DOCKS", len(window.docks()))
plugin.unload()
sys.stdout.flush()
os._exit(0)
"""


def test_staged_plugin_loads_nothing_heavy(staged, tmp_path):
    paths = [str(staged), str(Path(__file__).parent), "/usr/share/qgis/python/plugins"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}
    command = [sys.executable, "-c", FRESH]
    done = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines()[-3:] == ["HEAVY []", "ENGINE pinpoint_qgis", "DOCKS 1"], done.stderr
    assert "Traceback" not in done.stderr


def test_full_collections_leave_out_what_pyqgis_made_before(plugin, qtbot):
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 10_000)
    plugin.unload()
    assert gc.get_freeze_count() == 0


def test_python_changes_threads_more_often_while_a_task_runs(plugin, qtbot):
    seen = []
    started = [idle_task() for _ in range(2)]
    for task in started:
        task.ended.connect(lambda _task: seen.append(sys.getswitchinterval()))
        tasks.start(task)
    assert sys.getswitchinterval() == pytest.approx(tasks.TURN_S)
    qtbot.waitUntil(lambda: len(seen) == 2)
    qtbot.waitUntil(lambda: sys.getswitchinterval() == pytest.approx(tasks.USUAL_TURN_S))


def idle_task():
    """Return a task that does nothing."""
    return GalleryTask("nothing", settings.load(), lambda *_: None, [])


WITHOUT = """
import os, sys
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import QLineEdit
app = QgsApplication([], True)
app.initQgis()
from window import Window
import pinpoint_qgis
window = Window()
plugin = pinpoint_qgis.classFactory(window)
plugin.initGui()
dock = window.docks()[0]
from pinpoint_qgis.local import own_python
print("HERE", own_python.has_engine())
print("SAYS", dock.engine.words.text())
dock.picker.add_paths([sys.argv[1]])
dock.locate()
while dock.run_row.task is not None:
    app.processEvents()
print("ANSWERS", dock.status.text())
plugin.unload()
sys.stdout.flush()
os._exit(0)
"""


def test_without_an_engine_the_dock_says_how_to_get_one(staged, photos, tmp_path):
    """As for most users, QGIS's own Python has none of the engine's packages."""
    paths = [str(staged), str(Path(__file__).parent), "/usr/share/qgis/python/plugins"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "p")}
    command = ["/usr/bin/python3", "-c", WITHOUT, str(photos)]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    here, *told = done.stdout.splitlines()[-3:]
    if here != "HERE False":
        pytest.skip(f"QGIS's own Python is not bare here: {done.stdout}{done.stderr}")
    assert told == [
        "SAYS There is no engine on this machine yet; photos cannot be located",
        "ANSWERS the engine is not set up on this machine; press Set up engine in the Pinpoint dock",
    ]
    assert not (tmp_path / "engines").exists()  # where the fixtures have engines kept


def traces(window):
    """Count what a plugin has added to QGIS."""
    bury()
    provider = QgsApplication.processingRegistry().providerById("pinpoint")
    return (
        len(window.docks()),
        len(window.tools.actions()),
        len(window.menu),
        len(window.pages),
        len(window.help.actions()),
        int(provider is not None),
    )


def test_load_unload_load(window):
    for _ in range(2):
        plugin = classFactory(window)
        plugin.initGui()
        assert traces(window) == (1, 1, 1, 1, 1, 1)
        plugin.unload()
        assert traces(window) == (0, 0, 0, 0, 0, 0)
    plugin.initGui()
    assert traces(window) == (1, 1, 1, 1, 1, 1)
    plugin.unload()
    plugin.unload()
    assert traces(window) == (0, 0, 0, 0, 0, 0)


def test_qgis_process_needs_only_the_provider(qgis_app):
    plugin = classFactory(None)
    plugin.initProcessing()
    assert QgsApplication.processingRegistry().algorithmById("pinpoint:locatephotos") is not None
    QgsApplication.processingRegistry().removeProvider("pinpoint")


def test_action_shows_and_hides_the_dock(plugin, window, dock):
    action = window.tools.actions()[0]
    assert action.isCheckable() and action.isChecked() and dock.isUserVisible()
    action.trigger()
    assert not dock.isVisible()
    action.trigger()
    assert dock.isUserVisible()


@pytest.fixture
def evidence(plugin, window, qgis_app):
    """The dock of the evidence, which opens beside answers; what is remembered of it is forgotten after the test."""
    yield window.mainWindow().findChild(QDockWidget, "PinpointEvidenceDock")
    QgsSettings().remove(EVIDENCE)


def test_the_evidence_opens_with_an_answer_and_stays_closed_once_it_was_closed(
    plugin, dock, evidence, run, tmp_path, qtbot
):
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    dock.open_run(tmp_path / "run.gpkg")
    dock.photos.setCurrentIndex(dock.photos.model().index(0, 0))
    qtbot.waitUntil(evidence.isVisible)
    evidence.close()
    dock.answer.list.go_to(2)
    qtbot.waitUntil(lambda: not dock._map.is_opening and not plugin._evidence_turn.isActive())
    assert not evidence.isVisible()
    evidence.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: evidence.heading.text().startswith("Candidate 2 of 3"))
    assert evidence.isVisible()
    dock.close()
    evidence.hide()
    dock.setUserVisible(True)
    dock.answer.list.go_to(1)
    qtbot.waitUntil(evidence.isVisible)


def test_project_may_be_cleared_after_unloading(plugin, window, project):
    plugin.unload()
    bury()
    project.clear()
    assert not window.docks()


def located(dock):
    return sum(photo.outcome != "waiting" for photo in dock.picker.model.photos())


def test_unloading_during_a_run(plugin, dock, many_photos, qtbot):
    dock.picker.add_paths([str(many_photos)])
    dock.locate()
    qtbot.waitUntil(lambda: located(dock) > 0, timeout=60_000)
    begun, task = time.monotonic(), dock.run_row.task
    plugin.unload()
    assert time.monotonic() - begun < 6
    assert task.isCanceled() and located(dock) < 60
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=20_000)
    bury()


def test_unloading_before_the_run_has_begun(plugin, dock, many_photos, qtbot):
    dock.picker.add_paths([str(many_photos)])
    dock.locate()
    begun, task = time.monotonic(), dock.run_row.task
    plugin.unload()
    assert time.monotonic() - begun < 6
    assert task.isCanceled() and not located(dock)
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=20_000)
    bury()


def test_the_help_menu_opens_the_page_that_comes_along(plugin, window, monkeypatch):
    opened = []
    monkeypatch.setattr(help_page.QDesktopServices, "openUrl", opened.append)
    (action,) = window.help.actions()
    assert (action.text(), action.objectName()) == ("Pinpoint", "pinpointHelpAction")
    action.trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [help_page.page()] and help_page.page().is_file()


def test_the_packaged_plugin_has_the_help_page_and_icons(staged):
    resources = staged / "pinpoint_qgis" / "resources"
    assert '<h2 id="privacy">' in (resources / "help" / "help.html").read_text("utf-8")
    assert {"locatealbum.svg", "buildgallery.svg", "enginestatus.svg"} <= {
        path.name for path in (resources / "icons").iterdir()
    }
    metadata = (staged / "pinpoint_qgis" / "metadata.txt").read_text("utf-8")
    assert "What leaves your machine, and when:" in metadata


def test_a_warning_that_no_engine_is_set_up_goes_once_there_is_one(plugin, dock, window, chosen, photos, monkeypatch):
    bar = window.messageBar()
    bar.pushMessage("Another plugin", f"unrelated; {PRESS}", Qgis.MessageLevel.Warning)
    bar.pushMessage("Pinpoint", "the file is gone; choose another", Qgis.MessageLevel.Warning)
    dock.picker.add_paths([str(photos)])
    dock._warn(UNREADY[State.NONE].format(press=PRESS))
    monkeypatch.setattr("pinpoint_qgis.plugin.way", lambda _: "")
    plugin._engines.forget()
    assert len(window.messages()) == 3 and PRESS in dock.status.text()  # there is still none
    monkeypatch.undo()
    plugin._engines.forget()
    assert dock.status.text() == "3 photos"
    dock.status.setText("the file is gone; choose another")
    plugin._engines.forget()
    assert dock.status.text() == "the file is gone; choose another"
    assert sorted(window.messages()) == ["the file is gone; choose another", f"unrelated; {PRESS}"]


def contrast(edit):
    """Return the contrast of a field's text against its ground, 1 to 21, as WCAG defines it."""
    tones = []
    for colour in (edit.palette().text().color(), edit.palette().base().color()):
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
        tones.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return (max(tones) + 0.05) / (min(tones) + 0.05)


def test_open_windows_stay_readable_when_the_theme_changes(plugin, dock, window, qtbot):
    page = window.pages[0].createWidget(window.mainWindow())
    dialog = dock.engine.open_set_up()
    page.show()
    edits = [edit for shown in (page, dialog) for edit in shown.findChildren(QLineEdit)]
    assert len(edits) > 6
    before = QgsApplication.themeName(), QgsApplication.instance().palette(), QgsApplication.instance().styleSheet()
    try:
        QgsApplication.setUITheme("Night Mapping")
        bury()
        for source in range(dialog.source.count()):  # each shows other fields
            dialog.source.setCurrentIndex(source)
            bury()
            dark = [edit for edit in edits if edit.isEnabled() and edit.isVisible()]
            assert dark and all(edit.palette().base().color().lightness() < 60 for edit in dark)
            assert [edit.text() or edit.placeholderText() for edit in dark if contrast(edit) < 4.5] == []
    finally:
        QgsApplication.setUITheme(before[0])
        QgsApplication.instance().setPalette(before[1])
        QgsApplication.instance().setStyleSheet(before[2])
        page.deleteLater()
        bury()


def test_options_are_stored_by_ok_only(plugin, window, tmp_path, qtbot):
    page = window.pages[0].createWidget(None)
    qtbot.addWidget(page)
    settings.save(replace(settings.load(), street_level=True))
    page.top_k.setValue(7)
    page.runs.setFilePath(str(tmp_path / "mine"))
    page.galleries.add(str(tmp_path / "gallery"))
    assert settings.load().top_k == 5
    page.apply()
    stored = settings.load()
    assert (stored.top_k, stored.runs, stored.street_level) == (7, str(tmp_path / "mine"), True)
    assert stored.galleries == (str(tmp_path / "gallery"),)
    again = options_page.OptionsPage(plugin._engines)
    qtbot.addWidget(again)
    assert (again.top_k.value(), again.galleries.folders()) == (7, (str(tmp_path / "gallery"),))


@pytest.mark.parametrize("stored", [-3, 0, 4000])
def test_settings_outside_their_range_are_clamped(stored):
    from qgis.core import QgsSettings

    QgsSettings().setValue("pinpoint/top_k", stored)
    assert 1 <= settings.load().top_k <= 100
