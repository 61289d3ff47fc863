"""Tiny wheels with lock files and recipes, for real set-ups that take seconds."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile
from pathlib import Path

from pinpoint_qgis.local.recipes import Recipe

UV = Path(sys.executable).parent / "uv"
PYTHON = "/usr/bin/python3"


def make_wheel(folder: Path, name: str, body: bytes = b"", requires: str = "") -> Path:
    """Write a wheel with one module; `body` is the content of another file in it."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    metadata += f"Requires-Dist: {requires}\n" if requires else ""
    files = {
        f"{name}.py": b'__version__ = "1.0"\n',
        f"{name}.dat": body,
        f"{name}-1.0.dist-info/METADATA": metadata.encode(),
        f"{name}-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{name}-1.0.dist-info/RECORD"
    lines = [f"{path},sha256={_encoded(content)},{len(content)}" for path, content in files.items()]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for path, content in files.items():
            packed.writestr(path, content)
    return wheel


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def make_lock(path: Path, wheels: list[Path], wrong: bool = False) -> Path:
    """Write a lock file of wheels; with `wrong` the digests do not match."""
    lines = []
    for wheel in wheels:
        content = os.urandom(8) if wrong else wheel.read_bytes()
        lines.append(f"{wheel.name.split('-')[0]}==1.0 \\\n    --hash=sha256:{hashlib.sha256(content).hexdigest()}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make_recipe(lock: Path, parts=("tiny_one",), either=("tiny_two", "tiny_none"), room: int = 0) -> Recipe:
    """Return a recipe of the tiny wheels."""
    return Recipe("tiny", "Tiny: for tests", lock, tuple(parts), tuple(either), 0, room)
