"""A partition of the Earth into geocells: assign locations to cells, smooth labels, and save it as a polygon layer."""

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
"""Precision of the corners in files, a tenth of a metre."""

STREET_TAU_M, INTERNET_TAU_M = 75_000.0, 65_000.0
"""Label smoothing of PIGEON (street views) and PIGEOTTO (Flickr), for their worldwide partitions."""
PUBLISHED_SPACING_M = 32_000.0
"""Approximate spacing of a published partition: the median distance from a cell's centre to the nearest other.

PIGEOTTO's 2,076 cells are not public. A public S2 partition of similar photos (4.7 million from Flickr, at most 5,000
per cell) has 3,298 cells and a spacing of 25.5 km, which for 2,076 cells scales to 25.5 km × √(3298 / 2076).
"""

LARGE_DEG2, LIGHT_DEG, ISLET = 1.0, 0.1, 0.001
"""For drawing, cells of at least `LARGE_DEG2` are simplified by `LIGHT_DEG` and lose parts below the share `ISLET`."""
AT_ONCE = 1 << 17
"""So many locations are put into cells at once: shapely's points take a hundred bytes and more each."""
BORDER_STEP_DEG = 0.25
"""Longest step between points on a border in the search for the nearest cell."""

Rows = npt.NDArray[np.int64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Partition:
    """N geocells, with the number and mean location of the photos that each was built from.

    Attributes:
        ids: Unique ids: S2 tokens, or numbers.
        names: Names for people.
        polygons: shapely polygons [N] in longitude and latitude, valid and cut at the antimeridian.
        centres: The spherical mean of the photos in each cell, degrees [N, 2], latitude first. It is the location
            predicted for a cell; the polygon's centroid may be far from any road.
        photos: How many photos each cell was built from: [N].
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
        """Return the cell of each location [n, 2]: the one that contains it, else the nearest: int64 [n]."""
        return locate(self.polygons, latlon)

    def smoothed(self, latlon: geodesy.Floats, tau_m: float, *, normalised: bool) -> npt.NDArray[np.float32]:
        """Return soft labels of true locations [B, 2]: exp(-(d - min d) / tau), d to every centre: float32 [B, N].

        PIGEON §3.2. As published they are not normalised: rows sum to more than 1, so that in a cross-entropy a photo
        with many cells nearby weighs more than one with a single cell.
        """
        metres = geodesy.chord_to_m(cdist(geodesy.unit_vectors(latlon), geodesy.unit_vectors(self.centres)))
        labels = np.exp((metres.min(axis=1, keepdims=True) - metres) / tau_m)
        return np.asarray(labels / labels.sum(axis=1, keepdims=True) if normalised else labels, np.float32)

    def tau_m(self, published_m: float) -> float:
        """Return the smoothing for this partition: the published one, scaled down if cells are closer than published.

        The cells of a regional partition are closer than those of a worldwide one; the published smoothing would give
        all of them nearly the same label.
        """
        if len(self) < 2:
            return published_m
        points = geodesy.unit_vectors(self.centres)
        chords, _ = cKDTree(points).query(points, k=2)
        spacing_m = float(np.median(geodesy.chord_to_m(chords[:, 1])))
        return published_m * min(1.0, spacing_m / PUBLISHED_SPACING_M)

    def light(self) -> Partition:
        """Return the cells simplified for drawing: large ones with fewer corners and without islets, small ones as is.

        Borders move by up to `LIGHT_DEG`, and neighbouring large cells keep a common border. A location near a border
        may end up in another cell, so assign locations with the original partition.
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
        """Write the partition to a folder, completely or not at all; an existing one is replaced.

        Raises:
            OutputError: the folder cannot be written.
        """
        bundles.write_folder(folder, self.write)

    def write(self, folder: Path) -> None:
        """Write a manifest and the polygon layer into an existing folder; QGIS opens the compressed layer directly."""
        manifest = {"format": FORMAT, "cells": len(self)}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        text = json.dumps(self.geojson()) + "\n"
        (folder / CELLS).write_bytes(gzip.compress(text.encode(), mtime=0))


def open_partition(folder: Path) -> Partition:
    """Open a partition and verify its checksums.

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
    """Return a surface without the parts that are smaller than `ISLET` of its area."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= ISLET * areas.sum()])


def means(latlon: geodesy.Floats, cell: Rows, weights: Rows, count: int) -> geodesy.Floats:
    """Return the weighted spherical mean of the locations in each cell: degrees [count, 2].

    Args:
        latlon: Degrees [n, 2], latitude first.
        cell: The cell of each location [n], -1 for none.
        weights: How many photos each location stands for [n].
        count: The number of cells; each must have a location.
    """
    inside = cell >= 0
    sums = np.zeros((count, 3))
    np.add.at(sums, cell[inside], geodesy.unit_vectors(latlon[inside]) * weights[inside, None])
    return geodesy.from_unit_vectors(sums)


def locate(polygons: Shapes, latlon: geodesy.Floats) -> Rows:
    """Return the first polygon that contains each location [n, 2], else the nearest: int64 [n].

    Raises:
        RequestError: there are locations, but no polygon.
    """
    if len(latlon) and not len(polygons):
        raise RequestError("there are no geocells to put a photo in; build them from photos with coordinates")
    shapely.prepare(polygons)
    found = np.full(len(latlon), len(polygons), np.int64)
    for start in range(0, len(latlon), AT_ONCE):
        points = shapely.points(latlon[start : start + AT_ONCE, ::-1])
        holders, held = shapely.STRtree(points).query(polygons, predicate="intersects")
        np.minimum.at(found, held + start, holders)
    outside = np.flatnonzero(found == len(polygons))
    if len(outside):
        found[outside] = _nearest(polygons, latlon[outside])
    return found


def _nearest(polygons: Shapes, latlon: geodesy.Floats) -> Rows:
    """Return the polygon whose border is nearest to each location [n, 2], measured on the sphere: [n]."""
    border, owner = shapely.get_coordinates(shapely.segmentize(polygons, BORDER_STEP_DEG), return_index=True)
    border, first = np.unique(border, axis=0, return_index=True)  # a shared corner belongs to the first polygon
    _, step = cKDTree(geodesy.unit_vectors(border[:, ::-1])).query(geodesy.unit_vectors(latlon))
    return np.asarray(owner[first[step]], np.int64)
