"""Open QGIS with the staged plugin in a separate profile: what `make qgis` does after setting up and staging."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROFILES = ROOT / ".profile"
SETTINGS = {
    "PythonPlugins/pinpoint_qgis": True,
    "PythonPlugins/processing": True,
    "qgis/checkVersion": False,
    "core/NewsFeed/disabled": True,
    "pinpoint/runs": str(ROOT / "out" / "runs"),
}


def main(arguments: list[str]) -> int:
    """Open QGIS; without a display, or with --screenshot FILE, save a screenshot instead (out/qgis.png)."""
    write_profile()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},  # a window is wanted
        "QGIS_PLUGINPATH": str(ROOT / ".stage"),
        "PYTHONPATH": os.pathsep.join([sysconfig.get_path("purelib"), str(ROOT / "scripts")]),
        "PINPOINT_ROOT": str(ROOT),
    }
    command = ["qgis", "--profiles-path", str(PROFILES), "--profile", "pinpoint", "--nologo", "--noversioncheck"]
    command += ["--code", str(ROOT / "scripts" / "qgis_start.py")]
    wanted = Path(arguments[1]).resolve() if arguments[:1] == ["--screenshot"] else None
    if wanted is None and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        print("opening QGIS with a profile in .profile; your own profile is not used")
        return subprocess.run(command, env=environment, check=False).returncode
    return take_screenshot(command, environment, wanted or ROOT / "out" / "qgis.png")


def write_profile() -> None:
    """Enable our plugin in the separate profile."""
    from qgis.PyQt.QtCore import QSettings

    ini = QSettings(str(PROFILES / "profiles" / "pinpoint" / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)
    for key, value in SETTINGS.items():
        ini.setValue(key, value)
    ini.sync()


def take_screenshot(command: list[str], environment: dict[str, str], picture: Path) -> int:
    """Run QGIS under Xvfb until it has saved a screenshot of its window."""
    if shutil.which("xvfb-run") is None:
        print("there is no display and no xvfb-run; run `make setup`", file=sys.stderr)
        return 1
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    print("QGIS starts under Xvfb, without a display, and saves a screenshot")
    virtual = ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24", *command]
    environment = {**environment, "PINPOINT_SCREENSHOT": str(picture)}
    try:
        done = subprocess.run(virtual, env=environment, check=False, timeout=300, capture_output=True, text=True)
    except subprocess.TimeoutExpired:
        print("QGIS did not finish within five minutes; run it again", file=sys.stderr)
        return 1
    if not picture.exists():
        print(f"QGIS saved no screenshot (exit {done.returncode}):\n{done.stderr[-2000:]}", file=sys.stderr)
        return 1
    print(f"screenshot: {picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
