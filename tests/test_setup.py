"""What setup.sh guarantees: all pinned packages and their dependencies are in the venv, in the pinned versions."""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import sysconfig
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    "faiss-cpu": "faiss",
    "fonttools": "fontTools",
    "markdown-it-py": "markdown_it",
    "Pillow": "PIL",
    "scikit-learn": "sklearn",
    "python-dateutil": "dateutil",
    "PyYAML": "yaml",
    "Jinja2": "jinja2",
    "attrs": "attr",
    "rpds-py": "rpds",
    "MarkupSafe": "markupsafe",
    "Pygments": "pygments",
    "pytest-qt": "pytestqt",
    "pytest-xdist": "xdist",
    "opentelemetry-api": "opentelemetry.trace",
}
WITHOUT_MODULE = {"types-requests"}
pytestmark = pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="runs in another environment than .venv")


def pinned(file: str = "requirements.txt") -> list[Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / file).read_text().splitlines())
    return [each for each in map(Requirement, filter(None, lines)) if each.marker is None or each.marker.evaluate()]


@pytest.mark.parametrize("requirement", pinned(), ids=lambda r: r.name)
def test_package_is_the_pinned_one_of_the_venv(requirement):
    assert str(requirement.specifier).startswith("==")
    assert requirement.specifier.contains(importlib.metadata.version(requirement.name))
    if requirement.name in WITHOUT_MODULE:
        return
    module = importlib.import_module(MODULES.get(requirement.name, requirement.name.replace("-", "_")))
    assert Path(module.__file__ or next(iter(module.__path__))).is_relative_to(sys.prefix)


def test_nothing_that_they_need_is_the_system_s():
    """Versions of system packages differ between systems and change with updates."""
    alone = {canonicalize_name(each.name) for each in pinned("requirements-alone.txt")}
    own = {
        canonicalize_name(each.metadata["Name"]): map(Requirement, each.requires or ())
        for each in importlib.metadata.distributions(path=[sysconfig.get_path("purelib")])
    }
    needed = {
        canonicalize_name(need.name)
        for name, needs in own.items()
        for need in needs
        if name not in alone and (need.marker is None or need.marker.evaluate({"extra": ""}))
    }
    assert needed and needed - own.keys() == set()
