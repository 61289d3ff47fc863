"""A model pack is a folder: manifest, tower weights, gallery, card; opened only when its digests hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .. import bundles
from ..errors import PackError
from ..uncertainty import Calibration
from ..voting import Voting

FORMAT = 1
EMBEDDED = Path(__file__).resolve().parents[2] / "resources" / "pack"
TOWER = "tower/model.safetensors"
TOWER_CONFIG = "tower/config.json"
FILES = ("manifest.json", TOWER, TOWER_CONFIG, f"gallery/{bundles.SUMS}")
PREPROCESSING = "upright-rgb-squash-bicubic-1"
"""Names the way from file to pixels; a pack made by another way is refused."""


@dataclass(frozen=True)
class Pack:
    """What a pack's manifest says, and where it lies. `model` is the digest of the tower's weights."""

    folder: Path
    name: str
    version: str
    model: str
    digest: str
    voting: Voting
    calibration: Calibration

    @property
    def gallery(self) -> Path:
        return self.folder / "gallery"


def open_pack(folder: Path | None = None) -> Pack:
    """Open a pack (the embedded one by default) and prove that it is whole.

    Raises:
        PackError: it is missing, damaged, of another format, or made for other preprocessing.
    """
    folder = bundles.standing(folder or EMBEDDED)
    try:
        if not (folder / "manifest.json").is_file():
            raise PackError(f"there is no model pack in {folder}; reinstall Pinpoint or name another with --pack")
        if faults := bundles.faults(folder, FILES):
            raise PackError(f"the pack {folder} is damaged: {'; '.join(faults[:3])}; reinstall it")
        return _parse(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(f"the manifest of the pack {folder} cannot be read ({error}); reinstall it") from error


def _parse(folder: Path, manifest: dict[str, Any]) -> Pack:
    if manifest["format"] != FORMAT:
        raise PackError(f"{folder} has pack format {manifest['format']}, not {FORMAT}; get the pack of this version")
    if manifest["preprocessing"] != PREPROCESSING:
        raise PackError(f"{folder} was made for other preprocessing ({manifest['preprocessing']}); get another pack")
    return Pack(
        folder,
        manifest["name"],
        manifest["version"],
        bundles.sha256(folder / TOWER),
        bundles.folder_digest(folder),
        Voting(**manifest["voting"]),
        Calibration(**manifest["calibration"]),
    )


def manifest(name: str, version: str, voting: Voting, calibration: Calibration) -> str:
    """Return the manifest of a new pack as JSON text."""
    content = {"format": FORMAT, "name": name, "version": version, "preprocessing": PREPROCESSING}
    return json.dumps({**content, "voting": asdict(voting), "calibration": asdict(calibration)}, indent=1) + "\n"


def save_pack(folder: Path, fill: Callable[[Path], None]) -> Pack:
    """Write a new pack, whole or not at all, and open it.

    Raises:
        OutputError: the folder cannot be written.
    """
    bundles.write_folder(folder, fill)
    return open_pack(folder)
