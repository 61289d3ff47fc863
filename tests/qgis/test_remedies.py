"""In QGIS every error message of an engine has a remedy for QGIS, instead of a command for a terminal."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest
from test_messages import ROOT

from pinpoint_engine import hub
from pinpoint_engine.errors import EngineError, MissingPartError, PackError
from pinpoint_qgis import engines
from pinpoint_qgis.engines import HERE, Engines
from pinpoint_qgis.remedies import COMMAND, error_in_qgis, in_qgis

SET_UP = "press Set up engine in the Pinpoint dock"
ELSEWHERE = ("cli", "training", "evaluation")  # never asked by QGIS


def commands():
    """Yield every text of the engine that names a command, except docstrings; placeholders become a word."""
    engine = ROOT / "pinpoint_engine"
    for path in sorted(engine.rglob("*.py")):
        if path.relative_to(engine).parts[0] in ELSEWHERE:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Constant, ast.JoinedStr)) and id(node) not in inner | docs:
                parts = getattr(node, "values", [node])
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "thing" for part in parts)
                if COMMAND.search(text):
                    yield text


COMMANDS = [*dict.fromkeys([*commands(), *filter(COMMAND.search, map(hub._remedy, hub.packs()))])]


def test_the_messages_are_found():
    assert len(COMMANDS) > 15
    assert any("models get clip-vit-large-patch14" in text for text in COMMANDS)
    assert sum("pip install" in text for text in COMMANDS) > 8


@pytest.mark.parametrize("text", COMMANDS)
@pytest.mark.parametrize("missing", ["", "choose a process of its own"])
def test_no_command_for_a_terminal_is_given(text, missing):
    told = in_qgis(f"the pack is not whole: a; b; {text}", missing)
    assert "`" not in told and "pip install" not in told and " --" not in told
    assert told.startswith("the pack is not whole: a; b") and told.rpartition("; ")[2].split()[0] in ("press", "choose")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("torch is not installed, which runs the pack /p; install it with `pip install pinpoint-engine[torch]`",
         f"torch is not installed, which runs the pack /p; {SET_UP} and choose the full engine, which brings what is "
         "missing"),
        ("onnxruntime is not installed; install it with `pip install pinpoint-engine[onnx]`",
         f"onnxruntime is not installed; {SET_UP}, which brings what is missing"),
        ("the pack /p has no graphs for onnxruntime; add them with `pinpoint train graphs`, or run torch",
         f"the pack /p has no graphs for onnxruntime; {SET_UP} and choose the full engine, which brings what is "
         "missing"),
        ("GeoCLIP needs clip, which is not here; run `pinpoint models get clip`",
         "GeoCLIP needs clip, which is not here; choose another system, or download clip as Pinpoint's README "
         "describes"),
        ("it is not here; get it with `pinpoint models get geoclip`",
         "it is not here; choose another system, or get geoclip-world under Settings > Options > Pinpoint"),
        ("/g has no open imagery; add some by `pinpoint gallery add --source panoramax`",
         "/g has no open imagery; press Imagery beside the search area in the Pinpoint dock, or run Get open imagery "
         "in the toolbox"),
        ("a.example is busy; `pinpoint gallery refresh` asks for them again",
         "a.example is busy; press Refresh under Settings > Options > Pinpoint"),
        ("they are not calibrated; fit them on a gallery of yours with `pinpoint gallery fit`",
         "they are not calibrated; press Fit under Settings > Options > Pinpoint"),
        ("/g is no gallery; make one with `pinpoint gallery build`",
         "/g is no gallery; choose another gallery under Settings > Options > Pinpoint"),
        ("no cells; train it again with `pinpoint train planet`",
         "no cells; choose another pack under Settings > Options > Pinpoint"),
        ("the pack p has no pigeon; leave that out or name another --pack",
         "the pack p has no pigeon; leave that out or name another under Settings > Options > Pinpoint"),
        ("the disk is full; free some space", "the disk is full; free some space"),
    ],
)  # fmt: skip
def test_remedies_of_messages(message, told):
    assert in_qgis(message) == in_qgis(told) == told


def test_class_and_code_of_an_error_are_kept():
    told = error_in_qgis(PackError("x; get it with `pinpoint models get y`", code="not_whole"))
    assert (type(told), told.code) == (PackError, "not_whole") and "README" in str(told)


def test_inside_qgis_a_process_of_its_own_helps(chosen, monkeypatch):
    def refuse(*_):
        raise MissingPartError("torch is not installed; install it with `pip install pinpoint-engine[torch]`")

    monkeypatch.setattr(engines, "open_engine", refuse)
    with pytest.raises(MissingPartError) as told:
        Engines().get(replace(chosen, engine=HERE))
    assert str(told.value) == "torch is not installed; choose a process of its own under Settings > Options > Pinpoint"


def test_a_system_that_a_process_opens_later_tells_what_helps_in_qgis(chosen, monkeypatch):
    """The process runs already; it notices what a system lacks only when it opens that system."""

    def refuse(*_):
        raise EngineError("onnxruntime is not installed; install it with `pip install p[onnx]`", code="missing_part")

    monkeypatch.setattr(engines, "connect", refuse)
    opened = Engines()
    with pytest.raises(EngineError) as told:
        opened.get(replace(chosen, engine=""))
    opened.close()
    assert str(told.value) == f"onnxruntime is not installed; {SET_UP}, which brings what is missing"
    assert told.value.code == "missing_part"
