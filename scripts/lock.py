"""Writes the lock files of the local engine: the packages that a set-up in QGIS installs, with their digests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = (ROOT / "requirements.txt", ROOT / "requirements-alone.txt")
LOCKS = ROOT / "resources" / "engine"
PYTHON = "3.11"
"""The oldest Python of a local engine; FastAPI requires it."""
SERVED = ("numpy", "faiss-cpu", "Pillow", "pillow-heif", "scipy", "shapely", "pyproj", "requests", "safetensors")
LIGHT = (*SERVED, "fastapi", "uvicorn", "onnxruntime")
WANTED = {
    "light": LIGHT,
    # On PyPI torch for Linux comes with CUDA only, about 2.6 GB more; its CPU build has a version of its own.
    "full": (*LIGHT, "transformers", "torch==2.13.0+cpu; sys_platform == 'linux'", "torch; sys_platform != 'linux'"),
}
ALONE = {"light": (), "full": ("geoclip",)}
"""Packages that are locked without their dependencies, which conflict with the pins."""
HEAD = """\
# What the local engine installs ({kind}): {words}.
# Written by scripts/lock.py from requirements*.txt for CPython 3.11 to 3.13 on Linux, Windows and macOS (arm64).
# Complete: install it with --no-deps.
"""
WORDS = {"light": "ONNX Runtime, no torch", "full": "torch for the CPU and GeoCLIP beside ONNX Runtime"}


def lock(kind: str) -> str:
    """Return a lock file: all packages with the digests of their files, without naming an index.

    Raises:
        SystemExit: uv finds no solution; its output is printed.
    """
    alone = _resolved(ALONE[kind], "--no-deps") if ALONE[kind] else ""
    return HEAD.format(kind=kind, words=WORDS[kind]) + _resolved(WANTED[kind]) + alone


def _resolved(wanted: tuple[str, ...], *more: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        asked, pins = Path(folder, "wanted.in"), Path(folder, "pins.txt")
        asked.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        pins.write_text(_pins(), encoding="utf-8")
        command = [Path(sys.executable).parent / "uv", "pip", "compile", "--quiet", "--universal", "--no-config"]
        command += ["--python-version", PYTHON, "--generate-hashes", "--only-binary", ":all:", "--no-annotate"]
        command += ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--constraint", pins, *more, asked]
        environment = {**os.environ, "UV_FIND_LINKS": os.environ.get("PIP_FIND_LINKS", "")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"lock: uv found no solution for {', '.join(wanted)}\n{done.stderr}")
    return done.stdout


def _pins() -> str:
    """Return the pins of requirements.txt; torch's not on Linux, where the CPU build has another version."""
    lines = [line for file in PINS for line in file.read_text(encoding="utf-8").splitlines()]
    pins = [line.split("#")[0].strip() for line in lines if "==" in line.split("#")[0]]
    torch = next(pin for pin in pins if pin.startswith("torch=="))
    return "\n".join([*(pin for pin in pins if pin != torch), f"{torch}; sys_platform != 'linux'"]) + "\n"


def main() -> None:
    LOCKS.mkdir(parents=True, exist_ok=True)
    for kind in WANTED:
        target = LOCKS / f"requirements-{kind}.txt"
        target.write_text(lock(kind), encoding="utf-8")
        print(f"locked {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
