"""What it costs to spread a gallery over processes: one query, 64 queries and evidence, in one process and in parts.

`python benchmarks/spread.py [--rows 200000] [--parts 2] [--folder FOLDER]`

Starts a Ray cluster of its own on the loopback address, and checks that rows and bits are equal.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import rays  # noqa: E402

from pinpoint_engine import cluster  # noqa: E402
from pinpoint_engine.answering import evidence, spread  # noqa: E402
from pinpoint_engine.gallery import open_gallery, store  # noqa: E402
from pinpoint_engine.types import Location, Reference, Source  # noqa: E402

MODEL, DIM, TIMES = "b" * 64, 512, 15


def write(folder: Path, rows: int, shards: int) -> None:
    """Write a gallery of random references in so many shards."""
    random = np.random.default_rng(1)
    for shard in range(shards):
        with store.changing(folder, MODEL, DIM) as changed:
            count = rows // shards
            for start in range(0, count, store.SEALED - 1):
                numbers = range(shard * count + start, shard * count + min(start + store.SEALED - 1, count))
                vectors = random.normal(size=(len(numbers), DIM)).astype(np.float32)
                vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
                places = np.stack([random.normal(45, 3, len(numbers)), random.normal(5, 3, len(numbers))], axis=1)
                references = [
                    Reference(f"r{number}", Location(*place), list(Source)[number % 2])
                    for number, place in zip(numbers, places.tolist(), strict=True)
                ]
                changed.add(references, vectors.astype(np.float16))
            changed.seal()


def median_ms(work: Callable[[], object]) -> float:
    """Return the median time of some work, after one round that is not counted."""
    work()
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--parts", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as private, rays.machines(options.parts, cpus=1) as machines:
        folder = options.folder or Path(private, "gallery")
        if not folder.exists():
            write(folder, options.rows, options.parts)
        one = open_gallery(folder, MODEL)
        queries = one.vectors[np.arange(64) * (len(one) // 64)].astype(np.float32)
        started = time.perf_counter()
        with cluster.joined(machines.address, cpus=1) as joined:
            shared = spread.spread(joined, [folder], MODEL)
            shared.search(queries[:1], 200)
            opened_s = time.perf_counter() - started
            print(f"{len(one):,} references in {len(one.shards)} shards; joined and open after {opened_s:.1f} s")
            candidates = one.search(queries[:1], 12).rows
            work = {
                "one query, 200 wanted": lambda gallery: gallery.search(queries[:1], 200),
                "64 queries, 200 wanted": lambda gallery: gallery.search(queries, 200),
                "evidence of 12 candidates": lambda gallery: evidence.gather(gallery, queries[:1], candidates, 5),
                "counts around 200 places": lambda gallery: gallery.count_near(one.latlon[:200], 25_000.0),
            }
            for name, ask in work.items():
                here, there = median_ms(lambda ask=ask: ask(one)), median_ms(lambda ask=ask: ask(shared))
                print(f"{name}: {here:.1f} ms in one process, {there:.1f} ms in {options.parts} parts")
            found, wanted = shared.search(queries, 200), one.search(queries, 200)
            same_rows = np.array_equal(found.rows, wanted.rows)
            same_bits = found.similarity.tobytes() == wanted.similarity.tobytes()
            print(f"rows equal: {same_rows}; bits equal: {same_bits}")


if __name__ == "__main__":
    main()
