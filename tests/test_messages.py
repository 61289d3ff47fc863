"""Error messages: each gives a reason in plain words, and ends with a remedy."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from pinpoint_engine import errors
from pinpoint_engine.errors import reason

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for name in ("pinpoint_engine", "pinpoint_qgis") for path in (ROOT / name).rglob("*.py"))
OURS = {name for name in vars(errors) if name.endswith("Error")} | {"LostError"}
"""The errors whose text is written for users; it may be passed on as it is."""


def caught(*work):
    with pytest.raises(Exception) as found:
        work[0](*work[1:])
    return found.value


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (caught(open, "/nowhere/a"), "no such file or directory"),
        (caught(json.loads, '{"a": 1,\n"b"'), "line 2 is not valid JSON"),
        (caught(bytes.decode, b"\xff"), "it is not UTF-8 text"),
        (caught({}.__getitem__, "bias"), "it lacks 'bias'"),
        (caught(__import__, "no_such_package"), "no_such_package is not installed"),
        (ImportError("libgomp.so.1: cannot open shared object file", name="faiss"), "faiss does not load"),
        (ImportError("cannot import name 'x' from 'numpy' (/usr/lib/x)", name="numpy"), "numpy does not load"),
        (MemoryError(), "out of memory"),
        (ValueError("two\n  lines"), "two lines"),
        (ValueError("cannot read <_io.BytesIO object at 0x7f>"), "it is invalid"),
        (ValueError(), "it is invalid"),
        (ValueError("x" * 999), "x" * 200),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str) else type(value).__name__,
)
def test_reasons_are_in_plain_words(error, words):
    assert reason(error) == words


def raw_texts(path: Path):
    """Yield the lines on which a message contains the text of a library's exception unchanged."""
    for handler in [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)
    ]:
        kinds = {node.id for node in ast.walk(handler.type or ast.Pass()) if isinstance(node, ast.Name)}
        if handler.name is None or kinds <= OURS:
            continue
        joined = f"' '.join(str({handler.name}).split())"
        raw = {ast.FormattedValue: (handler.name, f"str({handler.name})", joined), ast.Assign: (joined,)}
        for node in [node for part in handler.body for node in ast.walk(part)]:
            if type(node) in raw and ast.unparse(node.value).partition("[")[0] in raw[type(node)]:
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_message_passes_on_the_text_of_a_library(path):
    allowed = {"local/recipes.py", "local/set_up.py"}  # the log of a set-up, which is meant to be raw
    if path.relative_to(ROOT / path.parts[len(ROOT.parts)]).as_posix() in allowed:
        pytest.skip("it writes the log of a set-up")
    assert list(raw_texts(path)) == []


def _english(text: ast.AST) -> ast.AST:
    """Return the text within `tr("…").format(…)`, with `{}` for its placeholders; another text as it is."""
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format":
        text = text.func.value
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Name) and text.func.id == "tr":
        text = text.args[0]
        if isinstance(text, ast.Constant):
            return ast.Constant(re.sub(r"{\w+}", "{}", text.value))
    return text


def messages(path: Path):
    """Yield the messages of errors and failures with their lines; placeholders are `{}`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        place = {"Failure": 2}.get(name, 0 if name in OURS else None)
        text = _english(node.args[place]) if place is not None and len(node.args) > place else None
        if isinstance(text, (ast.Constant, ast.JoinedStr)):
            parts = getattr(text, "values", [text])
            yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_message_ends_with_a_remedy(path):
    """A remedy follows a semicolon, or is a placeholder at either end; no message tells users to use pip in QGIS."""
    found = dict(messages(path))
    bare = {line: text for line, text in found.items() if ";" not in text and "{}" not in (text[:2], text[-2:])}
    assert bare == {}
    assert not [text for text in found.values() if "pip install pillow" in text.lower()]
