"""Galleries of the first format, one CSV and one array, read to be converted."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import numpy as np

from .. import bundles
from ..errors import GalleryError, reason
from ..types import Location, Reference, Source
from .gallery import Gallery

FORMAT = 1
FILES = ("manifest.json", "MODEL", "vectors.npy", "references.csv")


def is_first_format(folder: Path) -> bool:
    """Tell whether a folder is a gallery of the first format."""
    return (bundles.standing(folder) / "references.csv").is_file()


def read(folder: Path, named: str = "") -> Gallery:
    """Read a gallery of the first format; its references are numbered as they come, and `named` is their `gallery`.

    Raises:
        GalleryError: it is damaged.
    """
    folder = bundles.standing(folder)
    if faults := bundles.faults(folder, FILES):
        raise GalleryError(f"the gallery {folder} is damaged: {'; '.join(faults[:3])}; build it again")
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise ValueError(f"it has format {manifest['format']}")
        vectors = np.load(folder / "vectors.npy", allow_pickle=False)
        if vectors.dtype != np.float16 or vectors.ndim != 2 or vectors.shape[1] != manifest["dim"]:
            raise ValueError(f"it has vectors {vectors.dtype} {vectors.shape}")
        with (folder / "references.csv").open(newline="", encoding="utf-8") as file:
            references = [_reference(row, named) for row in csv.DictReader(file)]
        return Gallery.of(references, vectors, (folder / "MODEL").read_text(encoding="ascii").strip())
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); build it again") from error


def _reference(row: dict[str, str], named: str) -> Reference:
    captured_at = datetime.fromisoformat(row["captured_at"]) if row["captured_at"] else None
    location = Location(float(row["lat"]), float(row["lon"]))
    credits = (row["url"], row["author"], row["licence"])
    return Reference(row["id"], location, Source(row["source"]), *credits, captured_at, row["sequence"], named)
