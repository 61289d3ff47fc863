"""Open QGIS with the staged plugin in a separate profile: what `make qgis` does after setting up and staging."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import samples  # noqa: E402

PROFILES = ROOT / ".profile"
SETTINGS = {
    "PythonPlugins/pinpoint_qgis": True,
    "PythonPlugins/processing": True,
    "qgis/checkVersion": False,
    "core/NewsFeed/disabled": True,
    "pinpoint/runs": str(ROOT / "out" / "runs"),
}


ENGLISH = {"locale/overrideFlag": True, "locale/userLocale": "en_US", "locale/globalLocale": "en_US"}
WORLD, BEIJING = (-20, -60, 160, 88), (115.3, 39.4, 117.6, 41.1)
"""What the maps show: west, south, east, north, in degrees."""


def main() -> int:
    """Open QGIS; without a display, or with --screenshot, save a screenshot instead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save a screenshot (no display: out/qgis.png)")
    parser.add_argument("--evidence", action="store_true", help="of the evidence dock, with a gallery of sample photos")
    asked = parser.parse_args()
    wanted = asked.screenshot or (ROOT / "out" / "evidence.png" if asked.evidence else None)
    gallery = str(samples.build_gallery(ROOT / "out" / "sample-gallery")) if asked.evidence else ""
    if wanted is None and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        print("opening QGIS with a profile in .profile; your own profile is not used")
        write_profile("pinpoint", {})
        return subprocess.run(command("pinpoint"), env=environment(), check=False).returncode
    shutil.rmtree(PROFILES / "profiles" / "screenshot", ignore_errors=True)  # every picture is of a fresh QGIS
    shown = {"pinpoint/galleries": [gallery] if gallery else [], "pinpoint/evidence": asked.evidence}
    write_profile("screenshot", {**ENGLISH, **shown})
    return take_screenshot((wanted or ROOT / "out" / "qgis.png").resolve(), asked.evidence)


def command(profile: str) -> list[str]:
    """Return the command that opens QGIS with one of our profiles."""
    options = ["--profiles-path", str(PROFILES), "--profile", profile, "--nologo", "--noversioncheck"]
    return ["qgis", *options, "--code", str(ROOT / "scripts" / "qgis_start.py")]


def environment(**more: str) -> dict[str, str]:
    """Return the variables of QGIS's process: it finds the staged plugin, and the packages of this Python."""
    return {
        **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},  # a window is wanted
        "QGIS_PLUGINPATH": str(ROOT / ".stage"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        **more,
    }


def write_profile(profile: str, more: dict[str, Any]) -> None:
    """Enable our plugin in a profile of our own, with more settings."""
    from qgis.PyQt.QtCore import QSettings

    ini = QSettings(str(PROFILES / "profiles" / profile / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)
    for key, value in {**SETTINGS, **more}.items():
        ini.setValue(key, value)
    ini.sync()


def take_screenshot(picture: Path, evidence: bool) -> int:
    """Run QGIS under Xvfb until it has saved a screenshot of its window."""
    if shutil.which("xvfb-run") is None:
        print("there is no display and no xvfb-run; run `make setup`", file=sys.stderr)
        return 1
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    print("QGIS starts under Xvfb, without a display, and saves a screenshot")
    asked = {
        "picture": str(picture),
        "photos": [str(photo) for photo in samples.package_photos()],
        "within": "Beijing, China" if evidence else "",
        "extent": BEIJING if evidence else WORLD,
        "evidence": evidence,
    }
    virtual = ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24", *command("screenshot")]
    variables = environment(PINPOINT_SCREENSHOT=json.dumps(asked))
    try:
        done = subprocess.run(virtual, env=variables, check=False, timeout=300, capture_output=True, text=True)
    except subprocess.TimeoutExpired:
        print("QGIS did not finish within five minutes; run it again", file=sys.stderr)
        return 1
    if not picture.exists():
        said = (done.stdout + done.stderr)[-2000:]
        print(f"QGIS saved no screenshot (exit {done.returncode}):\n{said}", file=sys.stderr)
        return 1
    print(f"screenshot: {picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
