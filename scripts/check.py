"""The inner loop: style, types, and the tests of what changed: `make check`, or `python scripts/check.py [FILE …]`.

Without files it takes what differs from the last commit, and in a clean tree what that commit changed. Tests that are
marked slow are left to `make test`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORE = ("tests/test_names.py", "tests/test_imports.py", "tests/test_docs.py")
"""Tests that read the whole tree, in seconds; they run whatever changed."""
FALLBACK = ("tests/engine/test_types.py", "tests/engine/test_wire.py", "tests/engine/test_answering_retrieval.py")
"""A fast core, where nothing changed that has tests of its own name."""
OTHERS = {
    "pinpoint_engine/wire.py": "engine/test_wire*.py",
    "pinpoint_engine/sending.py": "engine/test_client*.py",
    "pinpoint_engine/connection.py": "engine/test_client*.py",
    "pinpoint_engine/errors.py": "test_messages.py",
    "pinpoint_engine/wording.py": "engine/test_tables.py",
    "pinpoint_engine/bundles.py": "engine/test_gallery_disk.py",
    "pinpoint_engine/photos/decoding.py": "engine/test_photos*.py",
    "pinpoint_engine/photos/files.py": "engine/test_photos*.py",
    "pinpoint_engine/server/limits.py": "engine/test_server_guard.py",
    "pinpoint_qgis/settings.py": "qgis/test_plugin.py",
    "pinpoint_qgis/options_page.py": "qgis/test_plugin.py",
    "pinpoint_qgis/tasks.py": "qgis/test_dock.py",
    "pinpoint_qgis/inside.py": "qgis/test_engines.py",
    "pinpoint_engine/runs/styles": "qgis/test_styles.py",
    "scripts/styles.py": "qgis/test_styles.py",
    "resources/styles": "qgis/test_trials.py",
    "resources/pack": "engine/test_embedded_pack.py",
    "scripts/stage.py": "test_stage.py",
    "benchmarks": "test_benchmarks.py",
}
"""Files and folders whose tests have another name."""
LINT = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])


def main(files: list[str]) -> int:
    """Run all of it, and return 1 where something failed."""
    changed = files or list(changes())
    tests = sorted({test for file in changed for test in tests_of(file)}) or list(FALLBACK)
    print("checked with", *(Path(test).stem.removeprefix("test_") for test in tests), flush=True)
    commands = [[sys.executable, "-m", *command] for command in LINT]
    commands.append([sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", "not slow", *CORE, *tests])
    return int(any([subprocess.run(command, cwd=ROOT).returncode for command in commands]))


def changes() -> Iterator[str]:
    """Yield the files that differ from the last commit, new ones too; in a clean tree those of that commit."""
    own = _git("ls-files", "--modified", "--others", "--exclude-standard") + _git("diff", "--cached", "--name-only")
    yield from own or _git("diff", "--name-only", "HEAD~1", "HEAD")


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def tests_of(file: str) -> list[str]:
    """Return the test files named after a file of the repository: its own, else those of its folder."""
    path = Path(file)
    for place, named in OTHERS.items():
        if path == Path(place) or Path(place) in path.parents:
            return [str(test.relative_to(ROOT)) for test in sorted((ROOT / "tests").glob(named))]
    if path.parts[0] == "tests":
        return [file] if path.name.startswith("test_") and (ROOT / path).exists() else []
    folders = {"pinpoint_engine": "tests/engine", "pinpoint_qgis": "tests/qgis"}
    if path.suffix != ".py" or path.parts[0] not in folders:
        return []
    parts = [part for part in path.with_suffix("").parts[1:] if part != "__init__"]
    for count in range(len(parts), 0, -1):
        named = ROOT / folders[path.parts[0]]
        own = [named / f"test_{'_'.join(parts[:count])}.py"]
        found = own if own[0].exists() else sorted(named.glob(f"test_{'_'.join(parts[:count])}_*.py"))
        if found:
            return [str(test.relative_to(ROOT)) for test in found]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
