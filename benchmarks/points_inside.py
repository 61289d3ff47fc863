"""Our point-in-polygon test against shapely's: `python benchmarks/points_inside.py`.

Both take turns in one run, so their ratio is reliable on a busy machine too; the milliseconds are not. Both repair the
polygon first; shapely also prepares it.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine.areas import regions  # noqa: E402
from pinpoint_engine.types import Location, Polygon  # noqa: E402

ROUNDS = 5
MIDDLE, RADIUS_DEG, AROUND_DEG = np.array([44.0, -1.0]), 10.0, 12.0


def main() -> None:
    """Print a table of medians and their ratio; fail if the two disagree on a point."""
    print("| points | corners | shapely, ms | ours, ms | ours / shapely |\n|---|---|---|---|---|")
    rng = np.random.default_rng(0)
    for count in (100, 10_000, 1_000_000):
        latlon = MIDDLE + rng.uniform(-AROUND_DEG, AROUND_DEG, (count, 2))
        for corners in (4, 100, 1_000):
            theirs, ours = timed(latlon, star(rng, corners))
            print(f"| {count:,} | {corners:,} | {theirs:.3g} | {ours:.3g} | {ours / theirs:.2f} |", flush=True)


def star(rng: np.random.Generator, corners: int) -> Polygon:
    """Return a polygon with a ragged outline, like a coast; with four corners it is a diamond."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = RADIUS_DEG * (rng.uniform(0.7, 1, corners) if corners > 4 else np.ones(corners))
    latlon = MIDDLE + reach[:, None] * np.column_stack([np.sin(turn), np.cos(turn)])
    return Polygon(tuple(Location(lat, lon) for lat, lon in latlon.tolist()))


def timed(latlon: np.ndarray, polygon: Polygon) -> tuple[float, float]:
    """Return the milliseconds of both for one polygon: shapely's, then ours."""
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        found = []
        for ask, times in zip((by_shapely, regions.inside), spent, strict=True):
            started = time.perf_counter()
            found.append(ask(latlon, [polygon]))
            times.append(1000 * (time.perf_counter() - started))
        if not np.array_equal(*found):
            raise SystemExit("the two disagree")
    theirs, ours = map(statistics.median, spent)
    return theirs, ours


def by_shapely(latlon: np.ndarray, within: list[Polygon]) -> np.ndarray:
    """Do what `regions.inside` does with shapely, for one polygon away from the antimeridian."""
    area = shapely.make_valid(shapely.Polygon([(place.lon, place.lat) for place in within[0].outer]))
    shapely.prepare(area)
    return shapely.intersects_xy(area, latlon[:, 1], latlon[:, 0])


if __name__ == "__main__":
    main()
