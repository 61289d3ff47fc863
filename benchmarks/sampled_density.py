"""Do the regions of sampled places hold what they say? `python benchmarks/sampled_density.py [--samples N]`.

Places are drawn from densities that are known, once as the samples and once as the truth: Gaussians on the sphere and
places all over it. No network is asked, so that what is measured is the density that `confidence/samples.py` makes of
the samples, not PLONK.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pinpoint_engine import geodesy
from pinpoint_engine.confidence.density import DISTANCES_M, LEVELS
from pinpoint_engine.confidence.samples import SampleDensity

Part = tuple[float, float, float, float]
"""A share, degrees, latitude first, and a width in metres; 0 for places all over the Earth."""
TOWNS = np.random.default_rng(0).uniform((40, -5), (55, 20), (20, 2)).tolist()
KINDS: dict[str, list[Part]] = {
    "one town": [(1.0, 48.8, 2.3, 2e3)],
    "one country": [(1.0, 48.8, 2.3, 3e5)],
    "a town or its country": [(0.5, 48.8, 2.3, 5e3), (0.5, 46.0, 2.0, 3e5)],
    "twenty towns": [(0.05, lat, lon, 1.5e4) for lat, lon in TOWNS],
    "four places, or anywhere": [
        *((0.3, 48.8, 2.3, 2e4), (0.3, -33.0, 151.0, 2e5), (0.2, 40.0, -74.0, 5e4), (0.1, 35.0, 139.0, 1e5)),
        (0.1, 0.0, 0.0, 0.0),
    ],
    "anywhere": [(1.0, 0.0, 0.0, 0.0)],
}
TRUTHS = 10
"""Places drawn as the truth for each set of samples."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=256)
    parser.add_argument("--trials", type=int, default=40)
    options = parser.parse_args()
    print(f"{options.samples} samples, {options.trials} sets, {TRUTHS} true places each\n")
    print("| drawn from | in the regions of 50, 80, 95 % | first place within 5, 25, 200 km: told | found | s |")
    print("|---|---|---|---|---|")
    for name, parts in KINDS.items():
        started = time.perf_counter()
        covered, told, found = trial(parts, options.samples, options.trials)
        seconds = (time.perf_counter() - started) / options.trials
        print(
            f"| {name} | {percent(covered)} | {percent(told[1:4])} | {percent(found[1:4])} | {seconds:.2f} |",
            flush=True,
        )


def trial(parts: list[Part], samples: int, trials: int) -> tuple[geodesy.Floats, geodesy.Floats, geodesy.Floats]:
    """Return how often regions hold the truth [levels], and the confidence in the first place, told and found."""
    rng = np.random.default_rng(7)
    covered, told, found = np.zeros(len(LEVELS)), np.zeros(len(DISTANCES_M)), np.zeros(len(DISTANCES_M))
    for _ in range(trials):
        density, truth = SampleDensity(drawn(rng, samples, parts)), drawn(rng, TRUTHS, parts)
        apart = geodesy.distance_m(truth[:, None], density.latlon)
        covered += [(apart <= density.radii(level)).any(axis=1).mean() for level in LEVELS]
        first = density.latlon[density.peaks(1)[0][0]]
        told += density.within(first)
        found += (geodesy.distance_m(truth, first)[:, None] <= np.array(DISTANCES_M)).mean(axis=0)
    return covered / trials, told / trials, found / trials


def drawn(rng: np.random.Generator, count: int, parts: list[Part]) -> geodesy.Floats:
    """Draw places from a mixture: degrees [count, 2]."""
    which = rng.choice(len(parts), count, p=[share for share, *_ in parts])
    metres = np.sqrt(-2 * np.log(rng.uniform(size=count))) * np.array([width for *_, width in parts])[which]
    near = geodesy.destination(np.array([place for _, *place, _ in parts])[which], rng.uniform(0, 360, count), metres)
    anywhere = geodesy.from_unit_vectors(rng.standard_normal((count, 3)))
    return np.where(metres[:, None] > 0, near, anywhere)


def percent(shares: geodesy.Floats) -> str:
    """Return shares in percent."""
    return ", ".join(f"{100 * share:.0f}" for share in shares)


if __name__ == "__main__":
    main()
