"""`scripts/trixie.sh` runs as root and empties FOLDER/src/pinpoint, so it must refuse folders it has not made."""

from __future__ import annotations

import os

import ordinary
import pytest

SCRIPT = ordinary.REPOSITORY / "scripts" / "trixie.sh"
REFUSED = "holds other things than a Debian of this script; name a new or an empty folder"


@pytest.fixture
def home():
    with ordinary.folder() as made:
        yield made


def run(home, folder, **more):
    """Run the script as an ordinary user, so that it stops where it needs root at the latest; return its output."""
    done = ordinary.start(home, ["bash", SCRIPT, folder, "help"], {**os.environ, **more})
    assert done.returncode == 1 and done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("more", [{}, {"IN_NAMESPACE": "yes"}], ids=["", "inside"])
@pytest.mark.parametrize("name", ["src/pinpoint/work.py", ".hidden", ""])
def test_other_folders_are_left_alone(home, name, more):
    folder = home / "other"
    kept = folder / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("mine")
    assert run(home, folder, **more) == f"trixie: {folder} {REFUSED}\n"
    assert REFUSED in run(home, "/usr", **more) and REFUSED in run(home, "tests", **more)
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("kind", ["new", "empty", "made"])
def test_a_new_an_empty_and_its_own_folder_are_accepted(home, kind):
    folder = home / "debian"
    if kind != "new":
        folder.mkdir()
    if kind == "made":
        (folder / ".made-by-trixie.sh").touch()
        (folder / "usr").mkdir()
    assert "needs root" in run(home, folder)
