"""What a set-up installs and by which commands; pure, so that every platform's commands can be tested on any."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from pinpoint_engine.errors import MissingPartError

from .. import RESOURCES
from . import places

OLDEST, NEWEST = (3, 11), (3, 13)
"""The Pythons that the lock files have wheels for."""
SERVED = ("numpy", "faiss", "PIL", "scipy", "shapely", "pyproj", "requests", "fastapi", "uvicorn")
READ = ("pillow_heif",)
"""What an engine that is set up reads more photos with, those of phones; QGIS's own Python does without."""
EITHER = ("torch", "onnxruntime")
"""What an engine needs to run networks; one is enough."""
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""Where torch's builds for the CPU are, which PyPI does not have for Linux."""
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
WATCHED = """
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
"""Runs a module that ends, its children too, with its standard input, and so with QGIS, however that ends."""


@dataclass(frozen=True)
class Recipe:
    """A kind of engine: its lock file, what must import when it is done, and how big it is.

    `parts` are module names; of `either` one is enough. Sizes were measured on Linux with Python 3.11 and are shown to
    the user; `room_bytes` must be free before a set-up begins.
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
        """Return how much must be free: the download and what is made of it, and some more."""
        return int(1.1 * (self.download_bytes + self.installed_bytes))


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            "light",
            "Light: ONNX Runtime, for any computer",
            RESOURCES / "engine" / "requirements-light.txt",
            (*SERVED, *READ),
            ("onnxruntime",),
            127_000_000,
            452_000_000,
        ),
        Recipe(
            "full",
            "Full: torch too, for GeoCLIP and packs without ONNX",
            RESOURCES / "engine" / "requirements-full.txt",
            (*SERVED, *READ, "safetensors", "transformers"),
            ("torch",),
            395_000_000,
            1_342_000_000,
            (3, 11) if sys.platform == "linux" else NEWEST,  # what the lock file has of torch's build for the CPU
        ),
    )
}


@dataclass(frozen=True)
class SetUpChoice:
    """What the user chose: the recipe, and where the packages come from.

    `index` is the address of a package index ("" for the usual one); `offline` a folder of wheels, then no network is
    used; `python` an existing Python that has everything, then nothing is installed.
    """

    recipe: Recipe
    index: str = ""
    offline: str = ""
    python: str = ""


@dataclass(frozen=True)
class Step:
    """One command of a set-up and what it does, in words."""

    words: str
    program: str
    arguments: tuple[str, ...]


def steps(choice, folder, downloads, system, tools):
    """Return the commands that make an environment in a folder and prove it.

    `tools` are the paths of `uv` and of a `python`, "" for none.

    Raises:
        MissingPartError: there is neither uv nor a Python that fits.
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
        f"there is no uv and no Python {_versions(choice.recipe)} that can make environments on this machine; install "
        "one of them (on Debian with python3-venv), choose an existing Python, or use a remote engine"
    )


def probe(recipe, python):
    """Return the step that imports every part in the engine's own Python."""
    return Step("Trying every package", python, ("-c", PROBE, *recipe.parts, *recipe.either))


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
        Step("Making the environment (uv)", uv, tuple(making)),
        Step("Installing the packages (uv)", uv, tuple(adding)),
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
        Step("Making the environment (venv)", python, ("-c", WATCHED, "venv", "--clear", str(folder))),
        Step("Installing the packages (pip)", inside, ("-c", WATCHED, "pip", *adding)),
    )


def _pinned(choice):
    return ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(choice.recipe.lock)]


def _more(option, choice):
    """Return the further index that the usual one needs for torch on Linux."""
    usual = not choice.offline and not choice.index
    return [option, CPU_INDEX] if usual and choice.recipe.name == "full" and sys.platform == "linux" else []


def read_probe(recipe, output):
    """Return the Python version and the packages' versions that a probe has printed.

    Raises:
        MissingPartError: a part does not import, or that Python is too old.
    """
    told = next((line for line in reversed(output) if line.startswith("PROBE ")), "")
    try:
        found = json.loads(told[len("PROBE ") :])
    except ValueError:
        raise MissingPartError("that Python does not answer; choose another one, or set the engine up anew") from None
    version = tuple(found["python"])
    if version[:2] < OLDEST:
        raise MissingPartError(f"Python {_dotted(version)} is too old; choose one of {_dotted(OLDEST)} or newer")
    missing = {name: why for name, why in found["missing"].items() if name not in recipe.either}
    if not any(name in found["parts"] for name in recipe.either):
        missing.update((name, found["missing"][name]) for name in recipe.either)
    if missing:
        name, why = next(iter(missing.items()))
        more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise MissingPartError(
            f"{name} does not import ({why}){more}; set the engine up anew, or install it in that Python"
        )
    return _dotted(version), found["parts"]


def packages(lock):
    """Return how many packages a lock file names."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in lock.read_text("utf-8").splitlines())


def refusal(system, machine, room_bytes, free_bytes, folder_is_writable):
    """Say why a set-up cannot begin here, each reason with its remedy; "" when it can."""
    if system == places.MACOS and machine != "arm64":
        return "there are no packages for Macs with Intel processors; use a remote engine"
    if machine.lower() not in ("x86_64", "amd64", "arm64", "aarch64"):
        return f"there are no packages for this processor ({machine}); use a remote engine"
    if system == places.WINDOWS and machine.lower() in ("arm64", "aarch64"):
        return "there are no packages for Windows on ARM; use a remote engine"
    if not folder_is_writable:
        return "the folder cannot be written; choose another one under Settings > Options > Pinpoint"
    if free_bytes < room_bytes:
        free, room = places.size_in_words(free_bytes), places.size_in_words(room_bytes)
        return f"only {free} are free there and {room} are needed; free some space, or choose another folder"
    return ""


REMEDIES = (
    ("hashes", "a package is not the one that was locked; do not use that source, take another index or folder"),
    ("hash mismatch", "a package is not the one that was locked; do not use that source, take another index or folder"),
    ("no space left", "the disk is full; free some space, or choose another folder"),
    ("os error 28", "the disk is full; free some space, or choose another folder"),
    ("ensurepip is not", "that Python cannot make environments; install python3-venv, or uv, and try again"),
    ("no matching distribution", "a package is not there for this computer; check the index or the folder of wheels"),
    ("no wheels", "a package is not there for this computer; check the index or the folder of wheels"),
    ("no solution found", "a package is not there for this computer; check the index or the folder of wheels"),
    ("no interpreter found", "there is no Python 3.11 to 3.13; install one, or let uv fetch it with a network"),
    ("certificate", "the connection is not trusted; ask who runs the network, or use an offline folder"),
    ("connect", "the package index cannot be reached; check network and proxy, or use an offline folder"),
)
"""What to do about what pip, venv and uv print when they fail; the first that fits. In small letters."""


def remedy(output):
    """Say what went wrong, from the last lines that a command printed."""
    tail = "\n".join(output[-40:]).lower()
    found = next((words for sign, words in REMEDIES if sign in tail), "")
    last = next((line.strip() for line in reversed(output) if line.strip()), "it said nothing")
    return found or f"{last[:200]}; see the log, and try again"


def suits(recipe, output):
    """Tell whether a Python that was asked with SUITS can make the environment of a recipe."""
    return any(line in output.splitlines() for line in map("SUITS 3.{}".format, range(OLDEST[1], recipe.newest[1] + 1)))


def _versions(recipe):
    return f"{_dotted(OLDEST)} to {_dotted(recipe.newest)}"


def _dotted(version):
    return ".".join(map(str, version))
