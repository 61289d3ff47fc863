"""Which systems the engine can run, for each way to an engine, and how the dock shows it."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from binaries.profiles import without
from qgis.PyQt.QtCore import Qt
from served import serving

from pinpoint_engine.errors import EngineError
from pinpoint_qgis import offers, packs, remote, settings
from pinpoint_qgis.dock.system_choice import SystemChoice
from pinpoint_qgis.engines import HERE, LOCAL, REMOTE, Engines
from pinpoint_qgis.local import own_python
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.recipes import RECIPES, SetUpChoice

FULL = "it needs the full engine; press Set up engine and choose it"
WEIGHTS = "its weights are not here; get the model pack geoclip-world in the options, which brings them"
DOWNLOAD = "its weights are not here; download them as Pinpoint's README describes"
NO_PACK = "the model pack does not have it; choose another one in the options"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home folder without downloaded weights."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def set_up(kind, packages, python=sys.executable):
    """Mark an engine as set up with packages."""
    environment = Environment()
    environment.begin()
    environment.finish(SetUpChoice(RECIPES[kind], python=python), python, "3.11", dict.fromkeys(packages, "1"))
    environment.end()


def test_a_light_engine_has_all_but_those_with_weights_of_their_own(chosen, embedded):
    set_up("light", ["numpy", "onnxruntime"])
    needs = offers.needs(replace(chosen, engine=LOCAL, pack=""))
    assert needs == {"pinpoint": "", "pigeon": "", "planet": "", "geoclip": FULL, "plonk": FULL}


def test_a_full_engine_needs_the_weights_of_geoclip(chosen, home):
    set_up("full", ["numpy", "torch"])
    local = replace(chosen, engine=LOCAL, pack="")
    assert offers.needs(local)["geoclip"] == WEIGHTS
    weights = home / ".cache" / "pinpoint" / "clip-vit-large-patch14" / "config.json"
    weights.parent.mkdir(parents=True)
    weights.write_text("{}")
    assert offers.needs(local)["geoclip"] == ""  # whether this existing Python has the package geoclip is not known


def test_plonk_needs_its_weights_and_those_of_dinov2(chosen, home):
    set_up("full", ["numpy", "torch"])
    local = replace(chosen, engine=LOCAL, pack="")
    for name in offers.OF_PLONK:
        assert offers.needs(local)["plonk"] == DOWNLOAD
        (home / ".cache" / "pinpoint" / name).mkdir(parents=True)
        (home / ".cache" / "pinpoint" / name / "config.json").write_text("{}")
    assert offers.needs(local)["plonk"] == ""


def test_geoclip_may_be_downloaded_or_installed(chosen, home, monkeypatch):
    """`geoclip-world` brings its files; no package is needed then."""
    from pinpoint_engine.models.geoclip import COORDINATES

    monkeypatch.setattr(own_python, "has", lambda parts, either=(): "geoclip" not in parts)
    clip = home / ".cache" / "pinpoint" / "clip-vit-large-patch14" / "config.json"
    places = home / ".cache" / "pinpoint" / "geoclip" / COORDINATES
    for path, need in ((clip, WEIGHTS), (places, "")):
        path.parent.mkdir(parents=True)
        path.write_text("{}")
        assert offers.needs(replace(chosen, engine=HERE))["geoclip"] == need


def test_the_weights_are_looked_for_where_they_are_downloaded_to(home):
    from pinpoint_engine import hub

    for name in (offers.CLIP, *offers.OF_PLONK):
        assert hub.folder_of(hub.find(name)) == packs.folder_of(name)


def test_a_pack_offers_what_it_has(chosen, world, tmp_path):
    set_up("light", ["onnxruntime"])
    needs = offers.needs(replace(chosen, engine=LOCAL))
    assert (needs["pigeon"], needs["planet"]) == (NO_PACK, NO_PACK)
    (tmp_path / "old").mkdir()
    told = offers.needs(replace(chosen, engine=LOCAL, pack=str(tmp_path / "old")))["pinpoint"]
    assert told == "the pack old needs the full engine; press Set up engine and choose it"


def test_inside_qgis_its_own_python_counts(chosen, monkeypatch):
    monkeypatch.setattr(own_python, "has", lambda parts, either=(): "torch" not in parts)
    assert offers.needs(replace(chosen, engine=HERE))["geoclip"] == FULL
    monkeypatch.setattr(own_python, "has", lambda parts, either=(): True)
    assert offers.needs(replace(chosen, engine=HERE))["geoclip"] == WEIGHTS


def test_a_remote_engine_offers_what_it_said(chosen, engine, tmp_path):
    with serving(tmp_path, engine) as server:
        url = server.address.url
        elsewhere = replace(chosen, engine=REMOTE, remote=url)
        engines, changes = Engines(), []
        engines.changed.connect(lambda: changes.append(dict(engines.served)))
        assert set(offers.needs(elsewhere, engines.served).values()) == {""}
        for _ in range(2):
            engines.get_ready(elsewhere)
            engines.get(elsewhere)
        engines.close()
    assert changes == [{url: ("pinpoint",)}]
    needs = offers.needs(elsewhere, engines.served)
    missing = f"{remote.host_of(url)} does not offer it"
    assert needs == {"pinpoint": "", "pigeon": missing, "planet": missing, "geoclip": missing, "plonk": missing}


def test_geoclip_with_a_light_engine_asks_for_the_full_one(chosen, tmp_path):
    """The engine's process is started as it would be; its Python has no torch."""
    hidden = without(tmp_path / "without", "torch")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={hidden}:$PYTHONPATH exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    set_up("light", ["onnxruntime"], str(python))
    engines = Engines()
    with pytest.raises(EngineError) as refused:
        engines.get(replace(chosen, engine=LOCAL, pack="", system="geoclip"))
    engines.close()
    assert str(refused.value) == (
        "the engine did not start: geoclip cannot start here: torch is not installed; press Set up engine in the "
        "Pinpoint dock and choose the full engine, which brings what is missing"
    )


def shown(choice):
    """Return text, tooltip and whether it can be chosen, by system."""
    model = choice.kind.model()
    items = [model.item(row) for row in range(model.rowCount())]
    return {
        item.data(Qt.ItemDataRole.UserRole): (
            item.text(),
            item.toolTip(),
            bool(item.flags() & Qt.ItemFlag.ItemIsEnabled),
        )
        for item in items
    }


def test_the_dock_disables_what_cannot_run_and_says_why(qtbot, chosen, embedded):
    set_up("light", ["onnxruntime"])
    settings.save(replace(chosen, engine=LOCAL, pack="", system="geoclip"))
    choice = SystemChoice("geoclip")
    qtbot.addWidget(choice)
    listed = shown(choice)
    assert listed["geoclip"] == ("GeoCLIP (not available)", f"GeoCLIP cannot be chosen: {FULL}", False)
    assert listed["pigeon"][0] == "PIGEON" and listed["pigeon"][2]
    assert choice.system() == "geoclip" and FULL in choice.kind.toolTip()  # a choice made before is kept, and explained


def test_only_systems_that_the_engine_can_run_propose_candidates(qtbot, chosen, embedded):
    set_up("light", ["onnxruntime"])
    settings.save(replace(chosen, engine=LOCAL, pack=""))
    choice = SystemChoice("pinpoint")
    qtbot.addWidget(choice)
    model = choice.proposer.model()
    items = [model.item(row) for row in range(model.rowCount())]
    can = {each.data(Qt.ItemDataRole.UserRole): bool(each.flags() & Qt.ItemFlag.ItemIsEnabled) for each in items}
    assert can == {"": True, "pigeon": True, "planet": True, "geoclip": False, "plonk": False}
    assert items[3].toolTip() == f"GeoCLIP cannot be chosen: {FULL}"


def test_the_dock_looks_again_when_engine_or_options_change(plugin, dock, chosen, window, qtbot, embedded):
    settings.save(replace(chosen, engine=LOCAL))  # the tiny pack has no PIGEON
    plugin._engines.forget()
    assert not shown(dock.form.system)["pigeon"][2]
    page = window.pages[0].createWidget(None)
    qtbot.addWidget(page)
    page.pack.choose("")
    page.apply()
    assert shown(dock.form.system)["pigeon"][2]
