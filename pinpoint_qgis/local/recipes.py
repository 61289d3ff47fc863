"""What a set-up installs and by which commands. Pure functions, so each platform's commands can be tested on any."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from pinpoint_engine.errors import MissingPartError

from .. import RESOURCES, words
from ..translation import later, tr
from . import places

OLDEST, NEWEST = (3, 11), (3, 13)
"""The oldest and the newest Python that the lock files have wheels for."""
SERVED = ("numpy", "faiss", "PIL", "scipy", "shapely", "pyproj", "requests", "fastapi", "uvicorn")
READ = ("pillow_heif",)
"""Packages with which an engine reads HEIC, the format of phones; optional in QGIS's own Python."""
EITHER = ("torch", "onnxruntime")
"""The packages that run networks; an engine needs one of them."""
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""The package index with torch's CPU builds for Linux, which PyPI does not have."""
PROBE = """
import importlib, json, sys
found = {"python": list(sys.version_info[:3]), "parts": {}, "missing": {}}
for name in sys.argv[1:]:
    try:
        part = importlib.import_module(name)
        found["parts"][name] = str(getattr(part, "__version__", ""))
    except BaseException as error:
        found["missing"][name] = f"{type(error).__name__}: {error}"[:300]
print("PROBE " + json.dumps(found), flush=True)
"""
SUITS = """
import sys, venv, ensurepip
print("SUITS %d.%d" % sys.version_info[:2])
"""
WATCHDOG = """
import os, runpy, signal, sys, threading
alone = hasattr(os, "setsid") and os.getpid() != os.getpgrp()
if alone:
    os.setsid()
def watch():
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL) if alone else os._exit(3)
threading.Thread(target=watch, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Code that runs a module and kills it and its children once its standard input closes, as it does if QGIS ends."""


@dataclass(frozen=True)
class Recipe:
    """A kind of engine: its lock file, the modules it must be able to import, and its size.

    All modules of `parts` must import, and one of `either`. The sizes shown to the user were measured on Linux with
    Python 3.11; `room_bytes` must be free before a set-up begins.
    """

    name: str
    words: str
    lock: Path
    parts: tuple[str, ...]
    either: tuple[str, ...]
    download_bytes: int
    installed_bytes: int
    newest: tuple[int, int] = NEWEST

    @property
    def room_bytes(self):
        """Return the disk space that must be free: download and installed size, plus 10 %."""
        return int(1.1 * (self.download_bytes + self.installed_bytes))


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            "light",
            later("Light: ONNX Runtime, for any computer"),
            RESOURCES / "engine" / "requirements-light.txt",
            (*SERVED, *READ),
            ("onnxruntime",),
            127_000_000,
            452_000_000,
        ),
        Recipe(
            "full",
            later("Full: torch too, for GeoCLIP, PLONK and packs without ONNX"),
            RESOURCES / "engine" / "requirements-full.txt",
            (*SERVED, *READ, "safetensors", "transformers"),
            ("torch",),
            395_000_000,
            1_342_000_000,
            (3, 11) if sys.platform == "linux" else NEWEST,  # the lock file has torch's CPU build for 3.11 only
        ),
    )
}


@dataclass(frozen=True)
class SetUpChoice:
    """The user's choice: the recipe, and where the packages come from.

    `index` is the address of a package index ("" for PyPI). `offline` is a folder of wheels; with it no network is
    used. `python` is an existing Python that has all packages; with it nothing is installed.
    """

    recipe: Recipe
    index: str = ""
    offline: str = ""
    python: str = ""


@dataclass(frozen=True)
class Step:
    """One command of a set-up, and a description of what it does."""

    words: str
    program: str
    arguments: tuple[str, ...]


def steps(choice, folder, downloads, system, tools):
    """Return the commands that create an environment in a folder and check it.

    `tools` are the paths of `uv` and of a `python`, "" for none.

    Raises:
        MissingPartError: there is neither uv nor a suitable Python.
    """
    if choice.python:
        return (probe(choice.recipe, choice.python),)
    uv, python = tools
    inside = str(places.interpreter(folder, system))
    if uv:
        return (*_with_uv(choice, folder, downloads, inside, uv), probe(choice.recipe, inside))
    if python:
        return (*_with_pip(choice, folder, downloads, inside, python), probe(choice.recipe, inside))
    raise MissingPartError(
        tr(
            "this machine has neither uv nor a Python {versions} with venv; install one of them (on "
            "Debian with python3-venv), choose an existing Python, or use a remote engine"
        ).format(versions=_versions(choice.recipe))
    )


def probe(recipe, python):
    """Return the step that imports every package in the engine's own Python."""
    return Step(tr("Importing every package"), python, ("-c", PROBE, *recipe.parts, *recipe.either))


def _with_uv(choice, folder, downloads, inside, uv):
    newest = choice.recipe.newest
    making = ["venv", "--python", f">={_dotted(OLDEST)},<{newest[0]}.{newest[1] + 1}", str(folder)]
    offline = ["--no-config", "--no-index", "--find-links", choice.offline] if choice.offline else []
    if choice.offline:
        making[1:1] = ["--no-config", "--no-python-downloads"]
    index = ["--default-index", choice.index] if choice.index else []
    adding = ["pip", "install", "--python", inside, *_pinned(choice), *(offline or index)]
    adding += ["--cache-dir", str(downloads), *_more("--index", choice)]
    return (
        Step(tr("Creating the environment (uv)"), uv, tuple(making)),
        Step(tr("Installing the packages (uv)"), uv, tuple(adding)),
    )


def _with_pip(choice, folder, downloads, inside, python):
    isolated = ["--isolated"] if choice.offline else []
    adding = [
        *isolated,
        "install",
        *_pinned(choice),
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar=off",
        "--no-compile",
    ]
    if choice.offline:
        adding += ["--no-index", "--find-links", choice.offline]
    elif choice.index:
        adding += ["--index-url", choice.index]
    adding += ["--cache-dir", str(downloads), *_more("--extra-index-url", choice)]
    return (
        Step(tr("Creating the environment (venv)"), python, ("-c", WATCHDOG, "venv", "--clear", str(folder))),
        Step(tr("Installing the packages (pip)"), inside, ("-c", WATCHDOG, "pip", *adding)),
    )


def _pinned(choice):
    return ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(choice.recipe.lock)]


def _more(option, choice):
    """Return the options for torch's index, which PyPI needs beside it for the full engine on Linux."""
    from_pypi = not choice.offline and not choice.index
    return [option, CPU_INDEX] if from_pypi and choice.recipe.name == "full" and sys.platform == "linux" else []


def read_probe(recipe, output):
    """Return the Python version and the package versions from the output of a probe.

    Raises:
        MissingPartError: a package does not import, or the Python is too old.
    """
    answer = next((line for line in reversed(output) if line.startswith("PROBE ")), "")
    try:
        found = json.loads(answer[len("PROBE ") :])
    except ValueError:
        raise MissingPartError(tr("that Python does not answer; choose another one, or reinstall the engine")) from None
    version = tuple(found["python"])
    if version[:2] < OLDEST:
        raise MissingPartError(
            tr("Python {version} is too old; choose one of {oldest} or newer").format(
                version=_dotted(version), oldest=_dotted(OLDEST)
            )
        )
    missing = {name: why for name, why in found["missing"].items() if name not in recipe.either}
    if not any(name in found["parts"] for name in recipe.either):
        missing.update((name, found["missing"][name]) for name in recipe.either)
    if missing:
        name, why = next(iter(missing.items()))
        told = tr("{name} does not import ({why}); reinstall the engine, or install the package in that Python")
        if len(missing) > 1:
            told = tr(
                "{name} does not import ({why}), and {count} more; reinstall the engine, or install the packages in "
                "that Python"
            )
        raise MissingPartError(told.format(name=name, why=why, count=len(missing) - 1))
    return _dotted(version), found["parts"]


def packages(lock):
    """Return the number of packages in a lock file."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in lock.read_text("utf-8").splitlines())


def refusal(system, machine, room_bytes, free_bytes, folder_is_writable):
    """Return why the engine cannot be set up here, with the remedy; "" if it can."""
    if system == places.MACOS and machine != "arm64":
        return tr("there are no packages for Macs with Intel processors; use a remote engine")
    if machine.lower() not in ("x86_64", "amd64", "arm64", "aarch64"):
        return tr("there are no packages for this processor ({machine}); use a remote engine").format(machine=machine)
    if system == places.WINDOWS and machine.lower() in ("arm64", "aarch64"):
        return tr("there are no packages for Windows on ARM; use a remote engine")
    if not folder_is_writable:
        return tr("the folder cannot be written; choose another one under Settings > Options > Pinpoint")
    if free_bytes < room_bytes:
        free, room = words.size(free_bytes), words.size(room_bytes)
        return tr(
            "only {free} of disk space are free and {room} are needed; free some space, or choose another folder"
        ).format(free=free, room=room)
    return ""


REMEDIES = (
    ("hashes", later("a package differs from that in the lock file; do not trust that source, use another one")),
    ("hash mismatch", later("a package differs from that in the lock file; do not trust that source, use another one")),
    ("no space left", later("the disk is full; free some space, or choose another folder")),
    ("os error 28", later("the disk is full; free some space, or choose another folder")),
    ("ensurepip is not", later("that Python cannot create environments; install python3-venv, or uv, and try again")),
    (
        "no matching distribution",
        later("a package is not available for this computer; check the index or folder of wheels"),
    ),
    ("no wheels", later("a package is not available for this computer; check the index or folder of wheels")),
    ("no solution found", later("a package is not available for this computer; check the index or folder of wheels")),
    ("no interpreter found", later("there is no Python 3.11 to 3.13; install one, or let uv download it while online")),
    ("certificate", later("the connection is not trusted; ask your network administrator, or use a folder of wheels")),
    ("connect", later("the package index cannot be reached; check network and proxy, or use a folder of wheels")),
)
"""Remedies by what pip, venv and uv print when they fail, in lower case; the first match counts."""


def remedy(output):
    """Return what went wrong and the remedy, from the last lines that a command printed."""
    tail = "\n".join(output[-40:]).lower()
    known = next((tr(words) for sign, words in REMEDIES if sign in tail), "")
    last = next((line.strip() for line in reversed(output) if line.strip()), tr("the command failed without a message"))
    return known or tr("{fault}; see the log, and try again").format(fault=last[:200])


def suits(recipe, output):
    """Tell from a Python's output of SUITS whether it can create the environment of a recipe."""
    return any(line in output.splitlines() for line in map("SUITS 3.{}".format, range(OLDEST[1], recipe.newest[1] + 1)))


def _versions(recipe):
    return tr("{oldest} to {newest}").format(oldest=_dotted(OLDEST), newest=_dotted(recipe.newest))


def _dotted(version):
    return ".".join(map(str, version))
