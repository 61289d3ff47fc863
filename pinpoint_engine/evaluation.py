"""How far answers lie from the truth: accuracy at fixed distances, by kind of split, with controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import geodesy
from .gallery import Gallery

THRESHOLDS_KM = (0.1, 1, 5, 25, 200, 750, 2500)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One line of a table: a method on one part, accuracies in percent at the thresholds, and the median."""

    part: str
    method: str
    count: int
    accuracy: tuple[float, ...]
    median_km: float


def row(part: str, method: str, distance_m: Floats) -> Row:
    """Score answers whose distances to the truth are [N] metres; NaN: no answer, which is as far as can be."""
    km = np.where(np.isnan(distance_m), np.inf, distance_m) / 1000
    accuracy = tuple(float(100 * (km < limit).mean()) for limit in THRESHOLDS_KM)
    return Row(part, method, len(km), accuracy, float(np.median(km)))


def table(parts: Sequence[str], distances: Mapping[str, Floats]) -> list[Row]:
    """Score every method on every part: parts [N] names the part of each photo, distances hold [N] per method."""
    names = np.array(parts)
    return [
        row(part, method, metres[names == part])
        for part in dict.fromkeys(parts)
        for method, metres in distances.items()
    ]


def as_markdown(rows: Sequence[Row]) -> str:
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


def calibration_error(said: Floats, right: npt.NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error of probabilities [N] of outcomes [N], in bins of equally many."""
    parts = np.array_split(np.argsort(said, kind="stable"), min(bins, len(said)))
    gaps = [len(part) * abs(said[part].mean() - right[part].mean()) for part in parts]
    return float(sum(gaps) / len(said))


def nearest_neighbours(gallery_features: Floats, queries: Floats, k: int) -> npt.NDArray[np.int64]:
    """Return the k rows of [N, D] most alike each query [Q, D] by cosine, best first: [Q, k]."""
    unit_gallery, unit_queries = (x / np.linalg.norm(x, axis=1, keepdims=True) for x in (gallery_features, queries))
    return np.argsort(-(unit_queries @ unit_gallery.T), axis=1, kind="stable")[:, :k]


def densest_point(latlon: Floats, width_m: float = 15_000.0) -> Floats:
    """Return the reference with most references around it (Gaussian kernel) of degrees [N, 2]: [2]."""
    points = geodesy.unit_vectors(latlon)
    counts = [
        np.exp(-0.5 * (geodesy.chord_to_m(np.linalg.norm(points - point, axis=1)) / width_m) ** 2).sum()
        for point in points
    ]
    return np.asarray(latlon[int(np.argmax(counts))])


def nearest_reference_m(gallery: Gallery, truth: Floats) -> Floats:
    """Return the metres from each truth [Q, 2] to the nearest reference of all: [Q, 1]; no ranking can beat them."""
    return np.array([[geodesy.distance_m(place, gallery.latlon).min()] for place in truth])
