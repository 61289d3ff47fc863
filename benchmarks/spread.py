"""What it costs to spread a search over processes: one photo, 64 photos, and locating, in one process and in parts.

`python benchmarks/spread.py [--rows 524288] [--parts 2] [--kept FOLDER]`

Starts a Ray cluster of its own on the loopback address, whose parts share the processors of this machine, and checks
that answers are equal. Ideal is what no way of sharing could beat here: for one photo reading the codes once, for 64 a
float32 product as large as theirs, for locating the one process.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import rays  # noqa: E402
from gallery import FOUND, QUERIES, SEED, build, gemm, queries, reading, took  # noqa: E402
from tiny import draw  # noqa: E402

from pinpoint_engine import cluster  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint  # noqa: E402
from pinpoint_engine.systems.spread import spread_search  # noqa: E402
from pinpoint_engine.types import Photo, Request  # noqa: E402

ROWS, PHOTOS, TIMES = 1 << 19, 16, 15


def main() -> None:
    """Build the gallery if it is missing, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help=f"how many references ({ROWS:,})")
    parser.add_argument("--parts", type=int, default=2, help="how many processes share the search (2)")
    parser.add_argument("--kept", type=Path, default=ROOT / "runs" / "galleries", help="where galleries are kept")
    options = parser.parse_args()
    folder = (options.kept / f"{options.rows}").resolve()
    build(folder, options.rows)
    cores = max(1, (os.cpu_count() or 1) // options.parts)
    photos = [read_photo(str(draw(options.kept / "photos" / f"{n}.jpg", n))) for n in range(PHOTOS)]
    alone, shared = (open_pinpoint(galleries=[folder]) for _ in range(2))
    with rays.machines(options.parts, cpus=cores) as machines, cluster.joined(machines.address, cpus=cores) as joined:
        opened_s = took(lambda: spread_search(shared, joined, None, [folder]), 1)
        print(f"{alone.gallery.total:,} references in {options.parts} parts of {cores} cores; open in {opened_s:.1f} s")
        print("\n| | one process | spread | beside one process | beside an ideal |\n|---|---|---|---|---|")
        for name, one_s, spread_s, ideal_s in figures(alone, shared, photos):
            times = f"{1000 * one_s:,.0f} ms | {1000 * spread_s:,.0f} ms"
            print(f"| {name} | {times} | {spread_s / one_s:.2f} | {spread_s / ideal_s:.2f} |", flush=True)


def figures(alone: Pinpoint, shared: Pinpoint, photos: list[Photo]) -> Iterator[tuple[str, float, float, float]]:
    """Yield what is asked, and the seconds that one process, the parts and an ideal take for it."""
    asked = queries(alone.gallery, np.random.default_rng(SEED), QUERIES)
    codes_s = reading(alone.gallery.vectors[: alone.gallery.total // 2])
    yield "search for one photo, exact", *searching(alone, shared, asked[:1]), codes_s
    yield f"search for {QUERIES} photos, exact", *searching(alone, shared, asked), gemm(alone.gallery, asked)
    found, wanted = (list(engine.locate(photos, Request())) for engine in (shared, alone))
    assert found == wanted
    one_s, spread_s = (took(lambda e=engine: list(e.locate(photos, Request())), 5) for engine in (alone, shared))
    yield f"locate {len(photos)} photos", one_s, spread_s, one_s


def searching(alone: Pinpoint, shared: Pinpoint, asked: np.ndarray) -> tuple[float, float]:
    """Return the seconds that one process and the parts take to search for some photos, with the same answer."""
    found, wanted = (engine.gallery.search(asked, FOUND, exact=True) for engine in (shared, alone))
    assert found.rows.tobytes() == wanted.rows.tobytes()
    assert found.similarity.tobytes() == wanted.similarity.tobytes()
    one_s, spread_s = (
        took(lambda e=engine: e.gallery.search(asked, FOUND, exact=True), TIMES) for engine in (alone, shared)
    )
    return one_s, spread_s


if __name__ == "__main__":
    main()
