"""`make qgis` without a display: the real QGIS locates a sample photo and saves the screenshots of the README."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from PIL import Image
from profiles import QGIS

from scripts.stage import ROOT, stage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def staged(embedded):
    """The plugin where `make qgis` stages it; skips these tests if there is no QGIS or no Xvfb."""
    if not QGIS.is_file() or shutil.which("xvfb-run") is None:
        pytest.skip("there is no QGIS with a window, or no xvfb-run")
    return stage(ROOT / ".stage")


@pytest.mark.parametrize("more", [(), ("--evidence",)], ids=["answer", "evidence"])
def test_the_screenshots_of_the_readme_can_be_taken(more, tmp_path):
    picture = tmp_path / "qgis.png"
    command = [sys.executable, ROOT / "scripts" / "open_qgis.py", "--screenshot", picture, *more]
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    with Image.open(picture) as taken:
        assert taken.width >= 1500 and len(taken.convert("RGB").getcolors(1 << 24)) > 5000
