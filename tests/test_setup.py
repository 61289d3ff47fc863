"""What setup.sh promises: every pinned package is the venv's own, at the pinned version."""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    "faiss-cpu": "faiss",
    "fonttools": "fontTools",
    "markdown-it-py": "markdown_it",
    "Pillow": "PIL",
    "pillow-heif": "pillow_heif",
    "ai-edge-litert": "ai_edge_litert",
    "scikit-learn": "sklearn",
    "charset-normalizer": "charset_normalizer",
    "python-dateutil": "dateutil",
    "PyYAML": "yaml",
    "Jinja2": "jinja2",
    "MarkupSafe": "markupsafe",
    "Pygments": "pygments",
    "pytest-qgis": "pytest_qgis",
    "pytest-qt": "pytestqt",
    "pytest-timeout": "pytest_timeout",
    "detect-secrets": "detect_secrets",
    "onnx-ir": "onnx_ir",
    "opentelemetry-api": "opentelemetry.trace",
}
WITHOUT_MODULE = {"types-requests"}


def pinned() -> list[Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / "requirements.txt").read_text().splitlines())
    requirements = [Requirement(line) for line in lines if line]
    return [r for r in requirements if r.marker is None or r.marker.evaluate()]


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="runs in another environment than .venv")
@pytest.mark.parametrize("requirement", pinned(), ids=lambda r: r.name)
def test_package_is_the_pinned_one_of_the_venv(requirement):
    assert str(requirement.specifier).startswith("==")
    assert requirement.specifier.contains(importlib.metadata.version(requirement.name))
    if requirement.name in WITHOUT_MODULE:
        return
    module = importlib.import_module(MODULES.get(requirement.name, requirement.name))
    assert Path(module.__file__ or next(iter(module.__path__))).is_relative_to(sys.prefix)
