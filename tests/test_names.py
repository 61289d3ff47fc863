"""Names: one noun for one thing, read from the source of every file."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path
    for name in ("pinpoint_engine", "pinpoint_qgis", "scripts", "benchmarks")
    for path in (ROOT / name).rglob("*.py")
)
BANNED = {
    *["Manager", "Handler", "Helper", "Util", "Common", "Base", "Factory", "Wrapper", "Processor", "Data", "Info"]
}
"""Words that say nothing of what a thing is."""
PROPER_NAMES = {"Commons"}  # of Wikimedia
PARTICIPLES = {
    *[
        "Answered",
        "Asked",
        "Bounded",
        "Captioned",
        "Chosen",
        "Covered",
        "Fetched",
        "Filled",
        "Fitted",
        "Found",
        "Fused",
        "Gathered",
        "Heard",
        "Held",
        "Joined",
        "Kept",
    ],
    *[
        "Listed",
        "Looked",
        "Loaded",
        "Made",
        "Missed",
        "Moved",
        "Opened",
        "Painted",
        "Placed",
        "Published",
        "Ranked",
        "Refined",
        "Said",
        "Scored",
        "Seen",
        "Shown",
    ],
    *["Sent", "Styled", "Taken", "Taught", "Told", "Tried", "Wanted", "Written"],
}
"""What was done to a thing is no name for it."""


def classes() -> dict[str, list[str]]:
    """Return where each class is defined, by its name without a leading underscore."""
    found = defaultdict(list)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name.lstrip("_")].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def words(name: str) -> list[str]:
    return re.findall(r"[A-Z][a-z0-9]*", name)


def test_no_class_name_stands_twice():
    assert {name: places for name, places in classes().items() if len(places) > 1} == {}


def test_no_class_name_has_a_word_that_says_nothing():
    named = {name: places for name, places in classes().items() if name not in PROPER_NAMES}
    assert {name: places for name, places in named.items() if {w.rstrip("s") for w in words(name)} & BANNED} == {}


def test_no_class_is_named_by_a_participle_alone():
    assert {name: places for name, places in classes().items() if name in PARTICIPLES} == {}


def test_names_are_read_word_by_word():
    assert words("CandidateLists") == ["Candidate", "Lists"] and words("PigeonBatch2") == ["Pigeon", "Batch2"]
