"""The choice of a pack in the options: `geoclip-world` is offered by name, downloaded, assembled and cancelled."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import tiny_clip
import tiny_geoclip
from mirror import serve

from pinpoint_engine.models.pack import open_pack
from pinpoint_qgis import engines, offers, packs, settings
from pinpoint_qgis.engines import LOCAL
from pinpoint_qgis.pack_choice import PackChoice

WAIT_MS = 120_000
COMMAND = """
import sys
from pathlib import Path
from pinpoint_engine import hub
from pinpoint_engine.cli import main
registry, url, *arguments = sys.argv[1:]
hub.REGISTRY = Path(registry)
find = hub.importlib.util.find_spec
hub.importlib.util.find_spec = lambda name, *rest: None if name == "geoclip" else find(name, *rest)
sys.exit(main([*arguments, "--hub", url, "--index", url]))
"""
"""The engine's command line with another registry and another hub."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def choice(plugin, in_a_process, qtbot):
    made = PackChoice(plugin._engines)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def hubs(tmp_path, monkeypatch):
    """A hub on this machine, which the engine's command asks."""
    clip = tiny_clip.save(tiny_clip.make(), tmp_path / "clip")
    registry = tmp_path / "registry"
    files = tiny_geoclip.publish(clip, tiny_geoclip.save(tmp_path / "geoclip"), registry)
    with serve(files) as mirror:
        starting = ("-c", COMMAND, str(registry), mirror.url)
        monkeypatch.setattr(engines, "command", lambda _settings: (sys.executable, starting, dict(os.environ)))
        yield mirror


def choose_world(choice):
    choice.kind.setCurrentIndex(choice.kind.findData(str(packs.folder_of(packs.WORLD))))


def wait(qtbot, choice):
    qtbot.waitUntil(choice.progress_row.isHidden, timeout=WAIT_MS)


def test_what_getting_it_takes_is_told_before(choice):
    assert choice.folder() == "" and not choice.get_button.isVisible() and not choice.about.isVisible()
    choose_world(choice)
    assert "1.8 GB are downloaded from huggingface.co, files.pythonhosted.org" in choice.about.text()
    assert "not calibrated" in choice.about.text() and choice.get_button.isEnabled()
    assert choice.folder() == str(packs.folder_of(packs.WORLD))


def test_it_is_downloaded_and_assembled_and_goes_on_after_a_fault(choice, hubs, plugin, qtbot):
    choose_world(choice)
    hubs.breaks_after = 20_000
    choice.get_button.click()
    assert not choice.get_button.isEnabled() and choice.cancel_button.isVisible()
    wait(qtbot, choice)
    assert "model.safetensors stopped after 0.0 MB" in choice.said.text() and choice.get_button.isEnabled()
    hubs.breaks_after = None
    with qtbot.waitSignal(plugin._engines.changed, timeout=WAIT_MS):
        choice.get_button.click()
    wait(qtbot, choice)
    assert choice.said.text() == "geoclip-world is here" and not choice.get_button.isVisible()
    assert "not here" not in choice.about.text()
    assert open_pack(Path(choice.folder())).name == "geoclip-world"


def test_a_cancelled_download_leaves_no_part_of_the_pack(choice, qtbot, monkeypatch, home):
    begun = []

    def endless(_found, arguments, take, is_cancelled):
        assert arguments == ["models", "get", "geoclip-world", "--progress"]
        (packs.folder_of(".geoclip-world-part")).mkdir(parents=True)
        take("model.safetensors: 1.0 of 2.0 MB")
        take("50 %")
        begun.append(1)
        while not is_cancelled():
            time.sleep(0.005)
        return False

    monkeypatch.setattr(packs.command, "run", endless)
    choose_world(choice)
    choice.get_button.click()
    qtbot.waitUntil(lambda: bool(begun) and choice.progress.value() == 50, timeout=WAIT_MS)
    choice.cancel_button.click()
    wait(qtbot, choice)
    assert choice.said.text() == "Cancelled; what was downloaded is kept, and goes on from there"
    assert list((home / ".cache" / "pinpoint").iterdir()) == []


def test_an_engine_without_torch_is_told_before(choice, monkeypatch):
    monkeypatch.setattr(offers, "_runtimes", lambda _settings: ("onnxruntime",))
    choose_world(choice)
    assert choice.about.text().endswith("it needs the full engine; press Set up engine and choose it")
    assert not choice.get_button.isEnabled()


def test_the_page_stores_it_and_the_dock_says_where_it_is_got(window, dock, qtbot, chosen):
    settings.save(replace(chosen, engine=LOCAL))
    page = window.pages[0].createWidget(None)
    qtbot.addWidget(page)
    assert page.pack.folder() == chosen.pack and page.pack.other.isVisibleTo(page)
    choose_world(page.pack)
    page.apply()
    assert settings.load().pack == str(packs.folder_of(packs.WORLD))
    assert "is not here; get it in the options" in dock.form.system.kind.toolTip()
    page.pack.choose("/some/pack")
    assert page.pack.folder() == "/some/pack"
