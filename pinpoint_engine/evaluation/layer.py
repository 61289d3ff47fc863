"""Errors as a layer: a line from where each photo was taken to where it was answered."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from .. import geodesy
from ..errors import MissingPartError, OutputError, RequestError
from .metrics import Floats
from .score import Evaluation
from .summary import convention_of, truth_of

try:
    import geopandas
    import pyogrio
    import shapely
except ImportError as error:
    raise MissingPartError(
        f"a layer of errors needs geopandas and pyogrio ({error}); install them with `pip install pinpoint-engine[gis]`"
    ) from error

DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".shp": "ESRI Shapefile"}
STEP_M = 100_000.0
"""Lines follow the great circle with a corner at least so often."""


def check_target(path: Path) -> None:
    """Make sure before a long run that a layer can be written there.

    Raises:
        RequestError: the suffix names no known format.
    """
    if path.suffix.lower() not in DRIVERS:
        raise RequestError(f"{path.name} has no format for lines; end it in one of {', '.join(DRIVERS)}")


def write(evaluation: Evaluation, path: Path) -> int:
    """Write the line of every answer, with all references and with leaks left out, and return how many they are.

    Raises:
        OutputError: the file cannot be written; an older one is left as it was.
    """
    content = frame(evaluation)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pinpoint-", dir=path.parent) as private:
            pyogrio.write_dataframe(
                content, Path(private, path.name), driver=DRIVERS[path.suffix.lower()], geometry_type="MultiLineString"
            )
            for file in sorted(Path(private).iterdir()):
                os.replace(file, path.parent / file.name)
    except (OSError, RuntimeError) as error:  # pyogrio's errors are RuntimeErrors
        raise OutputError(f"{path} cannot be written ({error}); close it elsewhere, or free some space") from error
    return len(content)


def frame(evaluation: Evaluation) -> Any:
    """Return the lines as a GeoDataFrame in WGS 84, with columns of at most 10 ASCII characters."""
    question, truth, groups = evaluation.question, truth_of(evaluation), evaluation.groups
    system = ", ".join(evaluation.card.systems)
    rows, shapes = [], []
    for references, scored in evaluation.scored.items():
        metres = convention_of(evaluation).apart(truth, np.stack([answer.first for answer in scored.answers]))
        for number, answer in enumerate(scored.answers):
            if answer.code:
                continue
            listed = question.listed[number]
            rows.append({
                "id": listed.id, "part": listed.part, "cluster": groups[number], "system": system, "refs": references,
                "km": float(metres[number]) / 1000, "prob": answer.probability, "conf25": answer.within_km.get(25.0),
                "lat": listed.place.lat, "lon": listed.place.lon,
                "pred_lat": float(answer.first[0]), "pred_lon": float(answer.first[1]),
            })  # fmt: skip
            shapes.append(line(truth[number], answer.first))
    return geopandas.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326")


def line(truth: Floats, place: Floats) -> Any:
    """Return the great circle between degrees [2] and [2] as lines, longitude first, cut at the antimeridian."""
    metres = float(geodesy.distance_m(truth, place))
    along = np.linspace(0, metres, 2 + int(metres / STEP_M))
    lat, lon = geodesy.destination(truth, _bearing_deg(truth, place), along).T
    pieces = _cut(np.column_stack([np.unwrap(lon, period=360), lat]))
    long_ = [piece for piece in pieces if np.ptp(piece, axis=0).any()]
    return shapely.MultiLineString(long_ or pieces[:1])


def _cut(lonlat: Floats) -> list[Floats]:
    """Cut a line [n, 2], whose longitudes may leave ±180, at the antimeridian and bring its pieces back, in order."""
    turns = np.floor((lonlat[:, 0] + 180) / 360)
    pieces, start = [], 0
    head = np.empty((0, 2))
    for cut in np.flatnonzero(np.diff(turns)):
        before, after = lonlat[cut], lonlat[cut + 1]
        edge = 180 + 360 * min(turns[cut], turns[cut + 1])
        crossing = before + (edge - before[0]) / (after[0] - before[0]) * (after - before)
        pieces.append(np.vstack([head, lonlat[start : cut + 1], crossing]) - [360 * turns[cut], 0])
        head, start = crossing[None], cut + 1
    return [*pieces, np.vstack([head, lonlat[start:]]) - [360 * turns[-1], 0]]


def _bearing_deg(latlon: Floats, other: Floats) -> float:
    """Return in which direction the great circle from degrees [2] to [2] begins."""
    (lat, lon), (to_lat, to_lon) = np.radians(latlon), np.radians(other)
    east = np.sin(to_lon - lon) * np.cos(to_lat)
    north = np.cos(lat) * np.sin(to_lat) - np.sin(lat) * np.cos(to_lat) * np.cos(to_lon - lon)
    return float(np.degrees(np.arctan2(east, north)))
