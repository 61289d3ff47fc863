"""Peak memory of reading a photo, relative to a 24-megapixel JPEG: `python benchmarks/photo_memory.py [--small]`.

Each photo is synthetic (noise over gradients, with the file size of a phone's photo) and read in its own process; Linux
only. The ratios come from one run and can be compared; the megabytes depend on the libraries.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
QUALITY = 90
SHRUNK = 8
"""With `--small` each side is divided by this."""
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from pinpoint_engine import photos

def kilobytes(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name + ":"))

photos.decode({first!r})
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")  # resets the peak
before = kilobytes("VmRSS")
height, width, _ = photos.decode({path!r}).shape
print(kilobytes("VmHWM") - before, width, height)
"""
"""Reads a tiny photo of the same kind first, so that loading the libraries is not counted."""


@dataclass(frozen=True)
class PhotoKind:
    """A photo to draw: its name in the table, its size, its format, and Pillow's options to save it."""

    name: str
    width: int
    height: int
    ending: str = "jpg"
    progressive: bool = False


STANDARD = PhotoKind("24 MP JPEG", 6_000, 4_000)
KINDS = (
    STANDARD,
    PhotoKind("108 MP JPEG", 12_000, 9_000),
    PhotoKind("200 MP JPEG", 16_320, 12_240),
    PhotoKind("24 MP progressive JPEG", 6_000, 4_000, progressive=True),
    PhotoKind("108 MP progressive JPEG", 12_000, 9_000, progressive=True),
    PhotoKind("200 MP progressive JPEG", 16_320, 12_240, progressive=True),
    PhotoKind("24 MP PNG", 6_000, 4_000, "png"),
    PhotoKind("24 MP TIFF", 6_000, 4_000, "tif"),
    PhotoKind("24 MP WebP", 6_000, 4_000, "webp"),
)


def main(arguments: list[str]) -> None:
    """Print the table; `--small` uses photos with 1/64 of the pixels, to test the benchmark itself."""
    print("| photo | file | read as | memory | of a 24 MP JPEG |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        rows = [measure(kind, Path(folder), SHRUNK if "--small" in arguments else 1) for kind in KINDS]
    for kind, row in zip(KINDS, rows, strict=True):
        share = row.memory_mb / max(rows[0].memory_mb, 1e-3)
        print(f"| {kind.name} | {row.file_mb:.0f} MB | {row.read_as} | {row.memory_mb:.0f} MB | {share:.2f} |")


@dataclass(frozen=True)
class MemoryUse:
    """The memory that reading a photo took, beside the size of its file and of its pixels, in megabytes."""

    file_mb: float
    read_as: str
    memory_mb: float


def measure(kind: PhotoKind, folder: Path, shrunk: int) -> MemoryUse:
    """Draw a photo and read it in its own process."""
    path, first = (folder / f"{name}.{kind.ending}" for name in ("photo", "first"))
    draw(first, kind, 64, 48)
    draw(path, kind, kind.width // shrunk, kind.height // shrunk)
    program = PROGRAM.format(root=str(ROOT), first=str(first), path=str(path))
    kilobytes, width, height = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    return MemoryUse(path.stat().st_size / 1e6, f"{width} × {height}", int(kilobytes) / 1024)


def draw(path: Path, kind: PhotoKind, width: int, height: int) -> None:
    """Save an image of gradients with one tile of noise repeated over them."""
    from PIL import Image

    rng = np.random.default_rng(0)
    patches = Image.fromarray(rng.integers(0, 255, (30, 40, 3), np.uint8)).resize((2_000, 1_500))
    noisy = np.clip(np.asarray(patches, np.int16) + rng.integers(-12, 12, (1_500, 2_000, 1), np.int16), 0, 255)
    piece, whole = Image.fromarray(noisy.astype(np.uint8)), Image.new("RGB", (width, height))
    for left in range(0, width, piece.width):
        for top in range(0, height, piece.height):
            whole.paste(piece, (left, top))
    options = {"progressive": kind.progressive} if kind.ending == "jpg" else {}
    whole.save(path, quality=QUALITY, **options)


if __name__ == "__main__":
    main(sys.argv[1:])
