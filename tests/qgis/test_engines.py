"""The choice of engine: a local process wherever possible, inside QGIS only if that is safe."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest

from pinpoint_engine import Request
from pinpoint_engine.errors import EngineError, MissingPartError
from pinpoint_engine.photos import read_photo
from pinpoint_qgis import engines
from pinpoint_qgis.engines import HERE, LOCAL, REMOTE, Engines, way
from pinpoint_qgis.local import own_python
from pinpoint_qgis.local.environment import MARK, Environment, digest


@pytest.fixture
def bare(monkeypatch):
    """A QGIS whose Python has none of the engine's packages."""
    monkeypatch.setattr(own_python, "find_spec", lambda _: None)


@pytest.mark.parametrize("engine", ["", LOCAL])
def test_on_this_machine_means_a_process(chosen, engine):
    assert way(replace(chosen, engine=engine)) == LOCAL


@pytest.mark.parametrize("engine", [HERE, REMOTE])
def test_what_the_user_chose_holds(chosen, engine):
    assert way(replace(chosen, engine=engine)) == engine


@pytest.mark.parametrize("engine", ["", LOCAL])
def test_without_packages_and_set_up_there_is_no_engine(chosen, bare, engine):
    settings = replace(chosen, engine=engine)
    assert way(settings) == ""
    with pytest.raises(MissingPartError, match="the engine is not set up on this machine; press Set up engine in"):
        Engines().get(settings)


@pytest.mark.parametrize(
    ("mark", "line", "words"),
    [
        (None, "There is no engine on this machine yet", "the engine is not set up on this machine; press Set up"),
        ({}, "The engine on this machine is not whole", "was interrupted, or its Python was removed; press Set up"),
        (
            {"interpreter": "/nowhere/python"},
            "The engine on this machine is not whole",
            "its Python was removed; press",
        ),
        ({"digest": "of another"}, "The engine on this machine is for an older Pinpoint", "an older Pinpoint; press"),
    ],
)
def test_why_there_is_none_is_said(chosen, bare, mark, line, words):
    settings, environment = replace(chosen, engine=""), Environment()
    if mark is not None:
        environment.folder.mkdir(parents=True)
        lock = environment.root / "lock.txt"
        lock.write_text("numpy==1")
        whole = {"interpreter": sys.executable, "lock": str(lock), "digest": digest(lock), "kind": "light"}
        (environment.folder / MARK).write_text(json.dumps({**whole, **mark} if mark else {}))
    assert engines.words(settings).startswith(line)
    with pytest.raises(MissingPartError, match=words) as told:
        Engines().get(settings)
    assert told.value.code == "not_set_up" and "in the Pinpoint dock" in str(told.value)


def test_one_that_is_set_up_goes_before_qgis_s_own_python(in_a_process, bare):
    assert way(in_a_process) == LOCAL


def test_a_process_of_this_python_locates(chosen, photos, engine, qgis_app):
    """Called on the main thread here; other tests check that it does not need the main thread."""
    opened = Engines()
    try:
        asked = [engines.reader(replace(chosen, engine=""))(str(path)) for path in sorted(photos.iterdir())]
        told = list(opened.get(replace(chosen, engine="")).locate(asked, Request()))
    finally:
        opened.close()
    assert told == list(engine.locate([read_photo(photo.path) for photo in asked], Request()))


def test_nothing_is_started_when_qgis_closes_while_an_interpreter_is_tried(chosen, monkeypatch):
    opened, find = Engines(), own_python.interpreter

    def closing():
        opened.end()
        return find()

    monkeypatch.setattr(own_python, "interpreter", closing)
    with pytest.raises(EngineError, match="QGIS closes; no engine is started any more") as told:
        opened.get(replace(chosen, engine=""))
    assert told.value.code == "engine_stopped" and opened._processes == {} and opened.wait(0)


def test_inside_qgis_without_packages_no_pip_is_advised(chosen, bare):
    with pytest.raises(MissingPartError) as told:
        Engines().get(replace(chosen, engine=HERE))
    assert str(told.value).endswith("; choose a process of its own under Settings > Options > Pinpoint")


def test_files_are_read_by_whoever_locates(chosen, photos):
    path = str(photos / "paris.jpg")
    near, here = (engines.reader(replace(chosen, engine=engine))(path) for engine in ("", HERE))
    assert (near.geotag, near.taken_at) == (None, None) and here.geotag is not None and here.taken_at is not None
    assert (near.id, near.path, near.album) == (here.id, here.path, here.album)


def test_the_main_thread_asks_no_interpreter(chosen, monkeypatch):
    """The dock's line on the engine must not start any process."""
    monkeypatch.setattr(own_python, "_is_suitable", lambda *_: pytest.fail("an interpreter was tried"))
    assert engines.words(replace(chosen, engine="")) == engines.WORDS[LOCAL]
