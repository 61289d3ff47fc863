"""A partition of the Earth into geocells: which cell a place is in, soft labels, a polygon layer, a folder."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from .. import bundles, geodesy
from ..errors import PackError, RequestError, reason

FORMAT = 1
MANIFEST, CELLS = "manifest.json", "cells.geojson.gz"
ROUNDED_DEG = 1e-6
"""Corners are written to a tenth of a metre."""

STREET_TAU_M, INTERNET_TAU_M = 75_000.0, 65_000.0
"""Smoothing of PIGEON (street views) and PIGEOTTO (Flickr), for their partitions of the whole world."""
PUBLISHED_SPACING_M = 32_000.0
"""About how far apart the centres of a published partition are, in the median from each to its nearest.

PIGEOTTO's 2,076 cells are not public. A public S2 partition of the same kind of photos has 25.5 km with 3,298 cells
(4.7 million Flickr photos, at most 5,000 a cell), which for 2,076 cells makes 25.5 km × √(3298 / 2076).
"""

LARGE_DEG2, LIGHT_DEG, ISLET = 1.0, 0.1, 0.001
"""Cells of at least the first have their borders drawn lightly, and lose parts smaller than that share of them."""
BORDER_STEP_DEG = 0.25
"""Where the nearest cell is sought, borders are followed in steps of at most this many degrees."""

Rows = npt.NDArray[np.int64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Partition:
    """N geocells, as the photos that made it fill them.

    Attributes:
        ids: What tells a cell from the others: an S2 token, or a number.
        names: What a person calls it.
        polygons: shapely polygons [N] of longitude and latitude, valid and cut at the antimeridian.
        centres: The spherical means of the photos in each cell, degrees [N, 2], latitude first. A photo placed in a
            cell is placed there, not at the polygon's centroid, which may be far from any road.
        photos: How many photos made each cell: [N].
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    polygons: Shapes
    centres: geodesy.Floats
    photos: Rows

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, cells: Rows) -> Partition:
        """Return some of the cells, by number."""
        ids, names = (tuple(each[cell] for cell in cells.tolist()) for each in (self.ids, self.names))
        return Partition(ids, names, self.polygons[cells], self.centres[cells], self.photos[cells])

    def assign(self, latlon: geodesy.Floats) -> Rows:
        """Return the cell of each place [n, 2]: the one that contains it, else the nearest: int64 [n]."""
        return locate(self.polygons, latlon)

    def smoothed(self, latlon: geodesy.Floats, tau_m: float, *, normalised: bool) -> npt.NDArray[np.float32]:
        """Return soft labels of true places [B, 2]: exp(-(d - min d) / tau) with d to every centre: float32 [B, N].

        PIGEON §3.2. As published they are not normalised: a row's sum exceeds 1, so that in a cross-entropy a photo
        among many close cells weighs more than one that is far from all but its own.
        """
        metres = geodesy.chord_to_m(cdist(geodesy.unit_vectors(latlon), geodesy.unit_vectors(self.centres)))
        labels = np.exp((metres.min(axis=1, keepdims=True) - metres) / tau_m)
        return np.asarray(labels / labels.sum(axis=1, keepdims=True) if normalised else labels, np.float32)

    def tau_m(self, published_m: float) -> float:
        """Return the smoothing for this partition: a published one, less where cells are closer than the published.

        A partition of one region has closer cells than one of the world. Left as it is, the published smoothing would
        make the same label of all of them.
        """
        if len(self) < 2:
            return published_m
        points = geodesy.unit_vectors(self.centres)
        chords, _ = cKDTree(points).query(points, k=2)
        spacing_m = float(np.median(geodesy.chord_to_m(chords[:, 1])))
        return published_m * min(1.0, spacing_m / PUBLISHED_SPACING_M)

    def light(self) -> Partition:
        """Return the cells with fewer corners, for drawing: small ones as they are, large ones without islets.

        Borders are moved by up to `LIGHT_DEG`, those between two large cells alike. Which cell a place near a border
        is in may change by that, so it must be asked before.
        """
        polygons = self.polygons.copy()
        large = np.flatnonzero(shapely.area(polygons) >= LARGE_DEG2)
        mainlands = [_without_islets(polygons[cell]) for cell in large]
        if mainlands:
            drawn = shapely.coverage_simplify(np.array(mainlands, object), LIGHT_DEG)
            polygons[large] = shapely.make_valid(shapely.set_precision(drawn, ROUNDED_DEG))
        return replace(self, polygons=polygons)

    def geojson(self) -> dict[str, Any]:
        """Return the cells as a GeoJSON polygon layer in WGS 84."""
        columns = zip(self.ids, self.names, self.photos.tolist(), *self.centres.T.tolist(), strict=True)
        features = [
            {
                "type": "Feature",
                "properties": {"cell": cell, "name": name, "photos": photos, "latitude": lat, "longitude": lon},
                "geometry": json.loads(shapely.to_geojson(polygon)),
            }
            for polygon, (cell, name, photos, lat, lon) in zip(
                shapely.set_precision(self.polygons, ROUNDED_DEG), columns, strict=True
            )
        ]
        return {"type": "FeatureCollection", "features": features}

    def save(self, folder: Path) -> None:
        """Write the partition to a folder, whole or not at all; an older one there is replaced.

        Raises:
            OutputError: the folder cannot be written.
        """
        bundles.write_folder(folder, self.write)

    def write(self, folder: Path) -> None:
        """Write a manifest and the polygon layer into an existing folder; QGIS opens it packed as it is."""
        manifest = {"format": FORMAT, "cells": len(self)}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        text = json.dumps(self.geojson()) + "\n"
        (folder / CELLS).write_bytes(gzip.compress(text.encode(), mtime=0))


def open_partition(folder: Path) -> Partition:
    """Open a partition and prove that it is whole.

    Raises:
        PackError: it is missing, damaged, or of a newer format.
    """
    folder = bundles.standing(folder)
    if not (folder / MANIFEST).is_file():
        raise PackError(f"{folder} holds no geocells; build them again")
    if faults := bundles.faults(folder, (MANIFEST, CELLS)):
        raise PackError(f"the geocells {folder} are damaged: {'; '.join(faults[:3])}; build them again")
    try:
        return _read(folder)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error, shapely.GEOSException) as error:
        raise PackError(f"the geocells {folder} cannot be read ({reason(error)}); build them again") from error


def _read(folder: Path) -> Partition:
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["format"]
    if found != FORMAT:
        raise PackError(f"{folder} has geocell format {found}, not {FORMAT}; build them again")
    features = json.loads(gzip.decompress((folder / CELLS).read_bytes()))["features"]
    rows = [feature["properties"] for feature in features]
    return Partition(
        tuple(row["cell"] for row in rows),
        tuple(row["name"] for row in rows),
        shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features]),
        np.array([(row["latitude"], row["longitude"]) for row in rows], np.float64),
        np.array([row["photos"] for row in rows], np.int64),
    )


def _without_islets(shape: Any) -> Any:
    """Return a surface without its parts that are smaller than `ISLET` of all."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= ISLET * areas.sum()])


def means(latlon: geodesy.Floats, cell: Rows, weights: Rows, count: int) -> geodesy.Floats:
    """Return the spherical mean of the weighted places [n, 2] of each of some cells: degrees [count, 2].

    Args:
        latlon: Degrees [n, 2], latitude first.
        cell: The cell of each place [n], -1 for none.
        weights: How many photos stand at each place [n].
        count: How many cells there are; each has a place.
    """
    inside = cell >= 0
    sums = np.zeros((count, 3))
    np.add.at(sums, cell[inside], geodesy.unit_vectors(latlon[inside]) * weights[inside, None])
    return geodesy.from_unit_vectors(sums)


def locate(polygons: Shapes, latlon: geodesy.Floats) -> Rows:
    """Return for each place [n, 2] the polygon that holds it, the first if several do, else the nearest: int64 [n].

    Raises:
        RequestError: there are places, but no polygon.
    """
    if len(latlon) and not len(polygons):
        raise RequestError("there are no geocells to put a photo in; build them from photos with coordinates")
    found = np.full(len(latlon), len(polygons), np.int64)
    holders, held = shapely.STRtree(shapely.points(latlon[:, ::-1])).query(polygons, predicate="intersects")
    np.minimum.at(found, held, holders)
    outside = np.flatnonzero(found == len(polygons))
    if len(outside):
        found[outside] = _nearest(polygons, latlon[outside])
    return found


def _nearest(polygons: Shapes, latlon: geodesy.Floats) -> Rows:
    """Return for each place [n, 2] the polygon with the nearest border on the sphere, which has no seam: [n]."""
    border, owner = shapely.get_coordinates(shapely.segmentize(polygons, BORDER_STEP_DEG), return_index=True)
    border, first = np.unique(border, axis=0, return_index=True)  # a corner of several polygons is the first one's
    _, step = cKDTree(geodesy.unit_vectors(border[:, ::-1])).query(geodesy.unit_vectors(latlon))
    return np.asarray(owner[first[step]], np.int64)
