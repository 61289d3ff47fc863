"""Predictions made elsewhere, scored against known places: the published lists of benchmarks, or any table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from . import geodesy
from .errors import RequestError
from .evaluation import interval

Floats = npt.NDArray[np.float64]
IDS = ("id", "img_id", "image", "photo", "filename")
LATITUDES = ("lat", "latitude", "predicted_lat", "pred_lat")
LONGITUDES = ("lon", "longitude", "predicted_long", "pred_lon", "long")
TRUE_LATITUDES, TRUE_LONGITUDES = ("gt_lat", *LATITUDES[:2]), ("gt_long", *LONGITUDES[:2])
AUTHORS = ("author", "owner", "album")
"""By which names columns are known, whatever their case; the first that a table has counts."""
THRESHOLDS_KM = (1.0, 25.0, 200.0, 750.0, 2500.0)
FEWEST_GROUPS = 10


@dataclass(frozen=True)
class Convention:
    """How a code measures: metres between degrees [n, 2] and [n, 2], and whether the threshold itself counts."""

    metres: Callable[[Floats, Floats], Floats]
    inclusive: bool = False


def _sphere(radius_m: float) -> Callable[[Floats, Floats], Floats]:
    return lambda places, others: geodesy.distance_m(places, others) * radius_m / geodesy.EARTH_RADIUS_M


CONVENTIONS: Mapping[str, Convention] = {
    "pinpoint": Convention(geodesy.distance_m),
    "geoclip": Convention(geodesy.geodesic_m, inclusive=True),
    "g3": Convention(geodesy.geodesic_m),
    "pigeon": Convention(_sphere(6_378_137.0)),
    "osv5m": Convention(_sphere(6_371_000.0)),
}
"""The conventions of published codes: great circles on spheres of some radius, or geodesics of WGS 84."""


@dataclass(frozen=True)
class Table:
    """Places by id: ids [n], degrees [n, 2], and who made each photo ("" if not told); rows that are none, counted."""

    ids: tuple[str, ...]
    latlon: Floats
    authors: tuple[str, ...]
    left_out: int
    swapped: bool = False


@dataclass(frozen=True)
class Score:
    """How predictions did on N photos of known place, of which some have `missing` predictions, which count as misses.

    `within` has percent at `THRESHOLDS_KM` with 95 % intervals (None: too few authors to tell), `geoscore` the mean of
    round(5000 exp(-km / 1492.7)); median and mean are of those that are there.
    """

    count: int
    missing: int
    within: tuple[tuple[float, tuple[float, float] | None], ...]
    median_km: float
    mean_km: float
    geoscore: float


def read_table(path: Path, latitudes: Sequence[str] = LATITUDES, longitudes: Sequence[str] = LONGITUDES) -> Table:
    """Read a CSV of places, up to an empty line; rows without a place are left out and counted.

    Where a column of latitudes goes beyond ±90 and that of longitudes does not, the two are taken for each other: so
    it is in the published lists of IM2GPS and IM2GPS3k.

    Raises:
        RequestError: the file cannot be read, or lacks a column.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
        reader = csv.DictReader(lines[:end])
        names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
        lat, lon, identity = (_column(path, names, known) for known in (latitudes, longitudes, IDS))
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RequestError(f"{path} cannot be read ({error}); give a CSV with id, lat, lon") from error
    author = next((names[name] for name in AUTHORS if name in names), None)
    kept = [(row, place) for row in rows if (place := _place(row, lat, lon)) and row[identity]]
    latlon = np.array([place for _, place in kept], np.float64).reshape(-1, 2)
    swapped = bool(len(latlon) and np.abs(latlon[:, 0]).max() > 90 >= np.abs(latlon[:, 1]).max())
    latlon = latlon[:, ::-1].copy() if swapped else latlon
    if len(latlon) and (np.abs(latlon) > (90, 180)).any():
        raise RequestError(f"{path} has places beyond ±90 / ±180 degrees; check its columns {lat} and {lon}")
    ids = tuple(row[identity] for row, _ in kept)
    authors = tuple((row[author] if author else "") or "" for row, _ in kept)
    return Table(ids, latlon, authors, len(rows) - len(kept), swapped)


def _column(path: Path, names: Mapping[str, str], known: Sequence[str]) -> str:
    found = next((names[name] for name in known if name in names), None)
    if found is None:
        raise RequestError(f"{path} has no column {' or '.join(known)}; give a CSV with id, lat, lon")
    return found


def _place(row: Mapping[str, str | None], lat: str, lon: str) -> tuple[float, float] | None:
    try:
        place = float(row[lat] or "nan"), float(row[lon] or "nan")
    except ValueError:
        return None
    return place if np.isfinite(place).all() else None


def score(truth: Table, predicted: Table, convention: Convention) -> Score:
    """Score predictions of photos; the last of several for one photo counts, one of an unknown photo does not.

    Raises:
        RequestError: the truth is empty, or no prediction is of one of its photos.
    """
    places = dict(zip(predicted.ids, predicted.latlon, strict=True))
    there = np.array([identity in places for identity in truth.ids], bool)
    if not there.any():
        raise RequestError("no prediction is of a photo in the list; check that both name photos in the same way")
    answers = np.array([places[identity] for identity in np.array(truth.ids, object)[there]])
    km = np.full(len(truth.ids), np.inf)
    km[there] = convention.metres(truth.latlon[there], answers) / 1000
    hits = [km <= limit if convention.inclusive else km < limit for limit in THRESHOLDS_KM]
    points = np.where(there, np.round(5000 * np.exp(-np.where(there, km, 0) / 1492.7)), 0)
    return Score(
        len(km),
        int((~there).sum()),
        tuple((float(100 * hit.mean()), _interval(hit, truth.authors)) for hit in hits),
        float(np.median(km[there])),
        float(km[there].mean()),
        float(points.mean()),
    )


def _interval(hit: npt.NDArray[np.bool_], authors: Sequence[str]) -> tuple[float, float] | None:
    groups = [author or str(number) for number, author in enumerate(authors)]
    return interval(100.0 * hit, groups) if len(set(groups)) >= FEWEST_GROUPS else None


def as_markdown(found: Score) -> str:
    """Return a score as a table, and below it what is to be known of it."""
    heads = [f"<{limit:g} km" for limit in THRESHOLDS_KM]
    shares = [f"{share:.1f}" for share, _ in found.within]
    numbers = [f"{found.median_km:.1f}", f"{found.mean_km:.1f}", f"{found.geoscore:.0f}"]
    spans = [
        "too few authors to tell" if span is None else "{:.1f} to {:.1f}".format(*span) for _, span in found.within
    ]
    lines = [
        f"| n | missing | {' | '.join(heads)} | median km | mean km | GeoScore |",
        "|---" * (5 + len(heads)) + "|",
        f"| {found.count} | {found.missing} | {' | '.join([*shares, *numbers])} |",
        f"| | 95 % | {' | '.join(spans)} | | | |",
    ]
    return "\n".join(lines)
