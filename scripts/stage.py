"""Builds the plugin folder as QGIS loads it, and packs it as the zip for the plugin site."""

from __future__ import annotations

import argparse
import configparser
import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parent.parent
NAME = "pinpoint_qgis"
FILES = ("metadata.txt", "LICENSE", "CHANGELOG.md")
FOLDERS = ("resources", "pinpoint_engine")

LINKS = ("homepage", "tracker", "repository")
REQUIRED_KEYS = ("name", "description", "about", "version", "qgisMinimumVersion", "author", "email", *LINKS)
FORBIDDEN_SUFFIXES = {".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc"}
SIZE_LIMIT_BYTES = 25_000_000


def stage(destination: Path) -> Path:
    """Build `destination/pinpoint_qgis` from the working tree.

    An older folder is replaced once the new one is complete.
    """
    destination.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=destination, prefix=".staging-") as workplace:
        fresh = Path(workplace) / NAME
        copy_folder(ROOT / NAME, fresh)
        for folder in FOLDERS:
            copy_folder(ROOT / folder, fresh / folder)
        for file in FILES:
            shutil.copyfile(ROOT / file, fresh / file)
        staged = destination / NAME
        if staged.exists():
            staged.rename(Path(workplace) / "old")
        fresh.rename(staged)
    return staged


def copy_folder(source: Path, target: Path) -> None:
    """Copy a folder without bytecode and hidden files."""
    for file in shipped(source):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def shipped(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder in a fixed order, without bytecode and hidden ones."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(".pyc"):
                yield Path(parent, name)


def pack(staged: Path, destination: Path) -> Path:
    """Zip a staged folder as `pinpoint_qgis-VERSION.zip`, reproducibly: the same folder gives the same bytes.

    Raises:
        ValueError: the plugin site would refuse the zip.
    """
    version = check(staged)
    destination.mkdir(parents=True, exist_ok=True)
    archive = destination / f"{NAME}-{version}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in shipped(staged):
            entry = zipfile.ZipInfo((NAME / file.relative_to(staged)).as_posix())
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, file.read_bytes())
    size_bytes = archive.stat().st_size
    if size_bytes > SIZE_LIMIT_BYTES:
        archive.unlink()
        raise ValueError(f"the zip has {size_bytes / 1e6:.1f} MB and the plugin site accepts 25 MB; ship less")
    return archive


def check(staged: Path) -> str:
    """Check a staged folder against the rules of the plugin site, and return its version.

    Raises:
        ValueError: it breaks a rule.
    """
    for name in ("__init__.py", *FILES):
        if not (staged / name).is_file():
            raise ValueError(f"{name} is missing in {staged}; stage the plugin again")
    for file in sorted(staged.rglob("*")):
        if file.suffix in FORBIDDEN_SUFFIXES:
            raise ValueError(f"{file.relative_to(staged)} has a suffix that the plugin site refuses; leave it out")
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(staged / "metadata.txt", encoding="utf-8")
    for key in REQUIRED_KEYS:
        if not metadata.get("general", key, fallback=""):
            raise ValueError(f"metadata.txt has no {key}; add it to section [general]")
    return metadata["general"]["version"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("destination", nargs="?", type=Path, default=Path(".stage"))
    parser.add_argument("--zip", type=Path, metavar="FOLDER", help="also write pinpoint_qgis-VERSION.zip there")
    arguments = parser.parse_args()
    staged = stage(arguments.destination)
    print(f"staged {staged}")
    if arguments.zip:
        print(f"packed {pack(staged, arguments.zip)}")


if __name__ == "__main__":
    main()
