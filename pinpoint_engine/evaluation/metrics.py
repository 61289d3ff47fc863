"""Metrics: accuracy at fixed distances, GeoScore, clustered intervals, calibration error, risk against coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..geodesy import Floats

THRESHOLDS_KM = (0.1, 1, 5, 25, 200, 750, 2500)
FEWEST_GROUPS = 10
"""With fewer authors or albums no interval is given: resampling a handful says nothing about others."""
SCORE_KM = 1_492.7
"""GeoScore falls by a factor of e over this distance, as in OSV-5M's code and the game GeoGuessr."""
BINS = 10

Flags = npt.NDArray[np.bool_]
Interval = tuple[float, float]


@dataclass(frozen=True)
class Figures:
    """The accuracy on `count` photos; those without an answer (`missing`) count as misses.

    `within` has the percentage at each of `THRESHOLDS_KM` with its 95 % interval over `groups` (None: too few groups).
    A photo without an answer is infinitely far away for the median, scores 0, and is left out of the mean.
    """

    count: int
    missing: int
    groups: int
    within: tuple[tuple[float, Interval | None], ...]
    median_km: float
    mean_km: float
    geoscore: float


def figures(metres: Floats, groups: Sequence[str], inclusive: bool = False) -> Figures:
    """Return the accuracy of answers, from their distance to the truth in metres [N]; infinite: no answer.

    Errors within a group (author or album) [N] are correlated. `inclusive` counts an answer exactly at a threshold.
    """
    km = metres / 1000
    there = np.isfinite(km)
    hits = hits_within(km, inclusive)
    return Figures(
        len(km),
        int((~there).sum()),
        len(set(groups)),
        tuple((float(100 * hit.mean()), share_interval(hit, groups)) for hit in hits),
        float(np.median(km)),
        float(km[there].mean()) if there.any() else np.inf,
        float(geoscore(km).mean()),
    )


def hits_within(km: Floats, inclusive: bool = False) -> list[Flags]:
    """Return for each of `THRESHOLDS_KM` which answers [N], some kilometres from the truth, are within it: [N] each."""
    return [km <= limit if inclusive else km < limit for limit in THRESHOLDS_KM]


def geoscore(km: Floats) -> Floats:
    """Return the GeoScore of each answer [N]: 5,000 at the truth, rounded; 0 at infinity, without an answer."""
    return np.round(5_000 * np.exp(-km / SCORE_KM))


def share_interval(hit: Flags, groups: Sequence[str]) -> Interval | None:
    """Return the 95 % interval of the percentage of hits [N]; None with too few groups."""
    return known_interval(100.0 * hit, groups)


def known_interval(values: Floats, groups: Sequence[str]) -> Interval | None:
    """Return the 95 % interval of the mean of values [N]; None with too few groups."""
    return interval(values, groups) if len(set(groups)) >= FEWEST_GROUPS else None


def interval(values: Floats, groups: Sequence[str], seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of the mean of values [N] from 2,000 bootstraps of whole groups (albums, authors)."""
    _, codes = np.unique(groups, return_inverse=True)
    totals, sizes = np.bincount(codes, values), np.bincount(codes)
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, len(sizes), (2_000, len(sizes)))
    means = totals[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True)
class Bin:
    """Answers of similar confidence: their mean confidence, the share that was right, and their number."""

    said: float
    right: float
    count: int


def reliability(said: Floats, right: Flags, bins: int = BINS) -> list[Bin]:
    """Return the reliability curve of probabilities [N] and outcomes [N], in equal-count bins, least sure first."""
    parts = np.array_split(np.argsort(said, kind="stable"), min(bins, len(said)))
    return [Bin(float(said[part].mean()), float(right[part].mean()), len(part)) for part in parts]


def calibration_error(said: Floats, right: Flags, bins: int = BINS) -> float:
    """Return the expected calibration error of probabilities [N] and outcomes [N], in equal-count bins."""
    return sum(each.count * abs(each.said - each.right) for each in reliability(said, right, bins)) / len(said)


def risk_by_coverage(sure: Floats, right: Flags) -> tuple[Floats, Floats]:
    """Return the risk-coverage curve: the shares of the photos [N] that are answered, and of these the shares wrong.

    The most confident come first; photos of equal confidence are answered together: [n] and [n], n at most N.
    """
    order = np.argsort(-sure, kind="stable")
    last = np.append(np.diff(sure[order]) != 0, True)
    answered = np.arange(1, len(sure) + 1)[last]
    wrong = np.cumsum(~right[order])[last]
    return answered / len(sure), wrong / answered


def crowding(latlon: Floats, others: Floats, width_m: float = 15_000.0) -> Floats:
    """Return how many of `others` [m, 2] lie around each place [n, 2], both in degrees, by a Gaussian kernel: [n]."""
    points, crowd = geodesy.unit_vectors(latlon), geodesy.unit_vectors(others)
    if len(points) <= len(crowd):
        return np.array([_kernel(crowd, point, width_m).sum() for point in points])
    return sum((_kernel(points, one, width_m) for one in crowd), np.zeros(len(points)))


def _kernel(points: Floats, point: Floats, width_m: float) -> Floats:
    return geodesy.gaussian(geodesy.chord_to_m(geodesy.chords(points, point)), width_m)
