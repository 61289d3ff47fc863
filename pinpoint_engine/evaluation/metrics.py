"""Figures of answers: accuracy at fixed distances, GeoScore, intervals by group, calibration, risk against coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import Gallery

THRESHOLDS_KM = (0.1, 1, 5, 25, 200, 750, 2500)
FEWEST_GROUPS = 10
"""Of fewer authors or albums no interval is told: drawing a handful again and again tells nothing about others."""
SCORE_KM = 1_492.7
"""GeoScore falls by a factor of e over this distance, as in OSV-5M's code and the game GeoGuessr."""
BINS = 10

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Interval = tuple[float, float]


@dataclass(frozen=True)
class Figures:
    """How answers did on `count` photos of known place, of which some have none (`missing`), which count as misses.

    `within` has percent at `THRESHOLDS_KM` with 95 % intervals by `groups` (None: too few of them to tell). A photo
    without an answer is as far away as can be for the median and has no points; the mean is of the answered.
    """

    count: int
    missing: int
    groups: int
    within: tuple[tuple[float, Interval | None], ...]
    median_km: float
    mean_km: float
    geoscore: float


def figures(metres: Floats, groups: Sequence[str], inclusive: bool = False) -> Figures:
    """Score answers some metres from the truth [N], infinite where there is none; photos of a group err together.

    `inclusive` tells whether an answer at a threshold itself counts.
    """
    km = metres / 1000
    there = np.isfinite(km)
    hits = [km <= limit if inclusive else km < limit for limit in THRESHOLDS_KM]
    return Figures(
        len(km),
        int((~there).sum()),
        len(set(groups)),
        tuple((float(100 * hit.mean()), share_interval(hit, groups)) for hit in hits),
        float(np.median(km)),
        float(km[there].mean()) if there.any() else np.inf,
        float(geoscore(km).mean()),
    )


def geoscore(km: Floats) -> Floats:
    """Return the points of answers [N]: 5,000 at the place, rounded; 0 where there is none (infinite kilometres)."""
    return np.round(5_000 * np.exp(-km / SCORE_KM))


def share_interval(hit: Flags, groups: Sequence[str]) -> Interval | None:
    """Return the 95 % interval, in percent, of the share of hits [N]; None where too few groups tell it."""
    return known_interval(100.0 * hit, groups)


def known_interval(values: Floats, groups: Sequence[str]) -> Interval | None:
    """Return the 95 % interval of the mean of values [N]; None where too few groups tell it."""
    return interval(values, groups) if len(set(groups)) >= FEWEST_GROUPS else None


@dataclass(frozen=True)
class AccuracyRow:
    """One line of a table: a method on one part, accuracies in percent at the thresholds, and the median."""

    part: str
    method: str
    count: int
    accuracy: tuple[float, ...]
    median_km: float


def row(part: str, method: str, distance_m: Floats) -> AccuracyRow:
    """Score answers whose distances to the truth are [N] metres; NaN: no answer, which is as far as can be."""
    km = np.where(np.isnan(distance_m), np.inf, distance_m) / 1000
    accuracy = tuple(float(100 * (km < limit).mean()) for limit in THRESHOLDS_KM)
    return AccuracyRow(part, method, len(km), accuracy, float(np.median(km)))


def table(parts: Sequence[str], distances: Mapping[str, Floats]) -> list[AccuracyRow]:
    """Score every method on every part: parts [N] names the part of each photo, distances hold [N] per method."""
    names = np.array(parts)
    return [
        row(part, method, metres[names == part])
        for part in dict.fromkeys(parts)
        for method, metres in distances.items()
    ]


def as_markdown(rows: Sequence[AccuracyRow]) -> str:
    """Return a table as Markdown: one line per part and method."""
    heads = [f"<{limit:g} km" for limit in THRESHOLDS_KM]
    lines = [f"| part | method | n | {' | '.join([*heads, 'median km'])} |", "|---" * (4 + len(heads)) + "|"]
    for line in rows:
        numbers = [f"{value:.1f}" for value in (*line.accuracy, line.median_km)]
        lines.append(f"| {line.part} | {line.method} | {line.count} | " + " | ".join(numbers) + " |")
    return "\n".join(lines)


def paired_difference(
    distance_m: Floats, other_m: Floats, limit_km: float, groups: Sequence[str], seed: int = 0
) -> tuple[float, float, float]:
    """Return by how many points one method leads another within a distance, with its 95 % interval.

    The photos [N] are drawn again 2,000 times in whole `groups` (albums), because photos of one album err together.
    """
    lead: Floats = (distance_m < 1000 * limit_km).astype(float) - (other_m < 1000 * limit_km)
    return float(100 * lead.mean()), *interval(100 * lead, groups, seed)


def interval(values: Floats, groups: Sequence[str], seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of the mean of values [N], drawn again 2,000 times in whole groups (albums, authors)."""
    _, codes = np.unique(groups, return_inverse=True)
    totals, sizes = np.bincount(codes, values), np.bincount(codes)
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, len(sizes), (2_000, len(sizes)))
    means = totals[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True)
class Bin:
    """Answers that were about equally sure: how sure on average, the share that was right, and how many they are."""

    said: float
    right: float
    count: int


def reliability(said: Floats, right: Flags, bins: int = BINS) -> list[Bin]:
    """Return the reliability curve of probabilities [N] of outcomes [N], in bins of equally many, the unsure first."""
    parts = np.array_split(np.argsort(said, kind="stable"), min(bins, len(said)))
    return [Bin(float(said[part].mean()), float(right[part].mean()), len(part)) for part in parts]


def calibration_error(said: Floats, right: Flags, bins: int = BINS) -> float:
    """Return the expected calibration error of probabilities [N] of outcomes [N], in bins of equally many."""
    return sum(each.count * abs(each.said - each.right) for each in reliability(said, right, bins)) / len(said)


def risk_by_coverage(sure: Floats, right: Flags) -> tuple[Floats, Floats]:
    """Return which shares of the photos [N] are answered when unsure ones are held back, and how many are wrong.

    The surest come first; photos that are equally sure are answered or held back together: [n] and [n], n at most N.
    """
    order = np.argsort(-sure, kind="stable")
    last = np.append(np.diff(sure[order]) != 0, True)
    answered = np.arange(1, len(sure) + 1)[last]
    wrong = np.cumsum(~right[order])[last]
    return answered / len(sure), wrong / answered


def nearest_neighbours(gallery_features: Floats, queries: Floats, k: int) -> npt.NDArray[np.int64]:
    """Return the k rows of [N, D] most alike each query [Q, D] by cosine, best first: [Q, k]."""
    unit_gallery, unit_queries = (x / np.linalg.norm(x, axis=1, keepdims=True) for x in (gallery_features, queries))
    return np.argsort(-(unit_queries @ unit_gallery.T), axis=1, kind="stable")[:, :k]


def densest_point(latlon: Floats, width_m: float = 15_000.0) -> Floats:
    """Return the reference with most references around it (Gaussian kernel) of degrees [N, 2]: [2]."""
    return np.asarray(latlon[int(np.argmax(crowding(latlon, latlon, width_m)))])


def crowding(latlon: Floats, others: Floats, width_m: float = 15_000.0) -> Floats:
    """Return how many of some places [m, 2] lie around each of degrees [n, 2], by a Gaussian kernel: [n]."""
    points, crowd = geodesy.unit_vectors(latlon), geodesy.unit_vectors(others)
    if len(points) <= len(crowd):
        return np.array([_kernel(crowd, point, width_m).sum() for point in points])
    return sum((_kernel(points, one, width_m) for one in crowd), np.zeros(len(points)))


def _kernel(points: Floats, point: Floats, width_m: float) -> Floats:
    return np.exp(-0.5 * (geodesy.chord_to_m(geodesy.chords(points, point)) / width_m) ** 2)


def nearest_reference_m(gallery: Gallery, truth: Floats) -> Floats:
    """Return the metres from each truth [Q, 2] to the nearest reference of all: [Q, 1]; no ranking can beat them."""
    return np.array([[geodesy.distance_m(place, gallery.latlon).min()] for place in truth])
