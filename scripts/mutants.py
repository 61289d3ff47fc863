"""Mutation testing: breaks a copy of the program in one way at a time, and reports which test notices.

`tests/mutants.toml` lists the mutants. One that no test notices has survived; if its text is not found any more, its
entry is out of date. Run `.venv/bin/python scripts/mutants.py`, with `--only WORD` for some of them.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "mutants.toml"
KILLED, SURVIVED, NOT_FOUND, BROKEN = "killed", "SURVIVED", "NOT FOUND", "BROKEN"
PATIENCE_S = 900
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".qt6", ".stage", "__pycache__", ".*_cache", ".hypothesis")
OUTPUTS = {"runs", "out", "dist", "build"}
"""Folders at the root that are not copied; below it the name may be a package, as `pinpoint_engine/runs` is."""


@dataclass(frozen=True)
class Mutant:
    """A wrong behaviour: in `file`, `text` is replaced by `wrong`; at least one of `tests` must fail."""

    name: str
    file: str
    text: str
    wrong: str
    tests: tuple[str, ...]

    def changed(self, content: str) -> str | None:
        """Return the mutated content of a file; None if `text` does not occur in it exactly once."""
        return content.replace(self.text, self.wrong) if content.count(self.text) == 1 else None


@dataclass(frozen=True)
class Verdict:
    """The outcome of a mutant, with the test that noticed it, or the reason."""

    outcome: str
    told: str = ""


def read_list(path: Path) -> list[Mutant]:
    """Read the list of mutants.

    Raises:
        SystemExit: an entry lacks a field, or two have the same name.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
    try:
        mutants = [Mutant(**{**entry, "tests": tuple(entry["tests"])}) for entry in entries]
    except (KeyError, TypeError) as error:
        raise SystemExit(f"{path}: every mutant needs name, file, text, wrong and tests ({error})") from None
    names = [mutant.name for mutant in mutants]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SystemExit(f"{path}: give each mutant a name of its own: {', '.join(twice)}")
    return mutants


def run_tests(tree: Path, tests: Sequence[str]) -> Verdict:
    """Run tests in a copy of the program until one fails."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider", "--timeout=60", *tests]
    environment = {"OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen", "HYPOTHESIS_STORAGE_DIRECTORY": str(tree)}
    try:
        done = subprocess.run(
            command, cwd=tree, env={**os.environ, **environment}, capture_output=True, text=True, timeout=PATIENCE_S
        )
    except subprocess.TimeoutExpired:
        return Verdict(BROKEN, f"the tests took more than {PATIENCE_S} s")
    if done.returncode == 0:
        return Verdict(SURVIVED)
    if done.returncode == 4:
        return Verdict(NOT_FOUND, f"there is no {' or '.join(tests)}")
    failed = re.search(r"^(?:FAILED|ERROR) (\S+?::\S+)", done.stdout, re.MULTILINE)
    if done.returncode == 1 and failed:
        return Verdict(KILLED, failed[1])
    return Verdict(BROKEN, (done.stdout + done.stderr).strip()[-300:])


def judge(tree: Path, mutant: Mutant) -> Verdict:
    """Apply one mutant to a copy of the program, run its tests, and undo it."""
    path = tree / mutant.file
    content = path.read_text(encoding="utf-8") if path.is_file() else ""
    wrong = mutant.changed(content)
    if wrong is None:
        return Verdict(NOT_FOUND, f"{mutant.file} has it {content.count(mutant.text)} times")
    path.write_text(wrong, encoding="utf-8")
    try:
        return run_tests(tree, mutant.tests)
    finally:
        path.write_text(content, encoding="utf-8")


def copy_of(root: Path, folder: Path) -> Path:
    """Copy the program and its tests, with bytecode checked by content: a mutant may leave size and time unchanged."""
    tree = folder / "tree"

    def left_out(inside: str, names: list[str]) -> set[str]:
        return {*LEFT_OUT(inside, names), *(OUTPUTS if Path(inside) == root else ())}

    shutil.copytree(root, tree, ignore=left_out, symlinks=True)
    for package in ("pinpoint_engine", "pinpoint_qgis", "tests"):
        compileall.compile_dir(tree / package, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    if (shared := root.parent / "shared").is_dir():
        (folder / "shared").symlink_to(shared)
    return tree


def main() -> int:
    """Test the mutants, print a line for each, and return 1 unless all were killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORD", help="only mutants whose name or file contains it")
    parser.add_argument("--tree", type=Path, default=ROOT, metavar="FOLDER", help="run the tests of another checkout")
    parser.add_argument("--list", type=Path, default=LIST, metavar="FILE")
    asked = parser.parse_args()
    mutants = [each for each in read_list(asked.list) if asked.only in each.name or asked.only in each.file]
    counts: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="pinpoint-mutants-") as folder:
        tree = copy_of(asked.tree.resolve(), Path(folder))
        for mutant in mutants:
            verdict = judge(tree, mutant)
            counts[verdict.outcome] = counts.get(verdict.outcome, 0) + 1
            print(f"| {mutant.name} | {verdict.outcome} | {verdict.told} |", flush=True)
    print(", ".join(f"{outcome}: {count}" for outcome, count in sorted(counts.items())) or "no such mutant")
    return 0 if set(counts) <= {KILLED} else 1


if __name__ == "__main__":
    sys.exit(main())
