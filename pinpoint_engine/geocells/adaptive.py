"""PlaNet's adaptive geocells: S2 cells that are divided as long as they hold too many photos.

S2 cell ids come from `s2cell`: 19 kB of plain Python without dependencies, tested against Google's C++ code, for every
operating system and Python. Google's own `s2geometry` is 17 MB and has no wheels for Windows; `s2sphere` has depended
on an abandoned package since 2017; `spherely` does not offer cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .. import geodesy
from ..errors import MissingPartError, RequestError, reason
from .partition import Partition, Rows, Shapes, means

LEAF_LEVEL = 30
FACES = (np.arange(6, dtype=np.uint64) * np.uint64(2) + np.uint64(1)) << np.uint64(60)
"""The ids of the six cells of level 0. An id holds the face, the position, and a last 1 bit that marks the level."""
AXES = np.array(
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0, -1, 0], [1, 0, 0], [0, 0, 1]],
        [[0, -1, 0], [0, 0, -1], [1, 0, 0]],
        [[-1, 0, 0], [0, 0, -1], [0, -1, 0]],
        [[0, 0, 1], [-1, 0, 0], [0, -1, 0]],
        [[0, 0, 1], [0, 1, 0], [-1, 0, 0]],
    ],
    np.float64,
)
"""The axes in space of (1, u, v) on each face of the cube (S2: `FaceUVtoXYZ`)."""
STRAIGHT_LEVEL = 8
"""Cell edges are drawn with the corners of cells of this level, 40 km long, within some 30 m of the great circle.

Since all edges use the same lattice of corners, cells of different sizes meet without gap or overlap.
"""

Cells = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class CellLimits:
    """A cell with more than `most` photos is divided, down to level `finest`; one with fewer than `fewest` is dropped.

    PlaNet uses 10,000 and 50: 26,263 cells from 91 million photos. Level 20 is 10 m wide; without a limit, photos at
    exactly the same place would be divided in vain down to a centimetre.
    """

    most: int = 10_000
    fewest: int = 50
    finest: int = 20


PLANET_PHOTOS = 91_000_000


def scaled(photos: int) -> CellLimits:
    """Return limits for a number of photos: PlaNet's scaled by the square root, but at least 20 and 2 per cell.

    A hundredth of the photos thus gives a tenth of the cells with a tenth of the photos each. The 4.7 million photos
    of MP-16 get 2,278 and 50, in the range of the published 1,000, 2,000 and 5,000.
    """
    planet = CellLimits()
    most = min(planet.most, max(20, round(planet.most * float(np.sqrt(photos / PLANET_PHOTOS)))))
    return CellLimits(most, min(planet.fewest, most // 10))


def build(latlon: geodesy.Floats, limits: CellLimits, weights: Rows | None = None) -> Partition:
    """Build adaptive cells that are smaller where there are more photos (PlaNet §3), named by S2 token, ordered by id.

    Photos in dropped cells are not counted; `Partition.assign` puts them into the nearest cell.

    Args:
        latlon: Locations of photos, degrees [n, 2], latitude first.
        limits: When to divide and when to drop a cell.
        weights: How many photos each location stands for [n]; one if None.

    Raises:
        RequestError: there are no photos, or too few for a single cell.
        MissingPartError: s2cell is not installed.
    """
    weights = np.ones(len(latlon), np.int64) if weights is None else weights
    leaves = _leaves(latlon)
    order = np.argsort(leaves, kind="stable")
    cells = _cells(leaves[order], weights[order], limits)
    if not len(cells):
        raise RequestError(f"no geocell has {limits.fewest} photos; give more photos, or allow fewer per cell")
    first, last = _ends(cells)
    found = np.searchsorted(first, leaves, side="right") - 1
    found[leaves > last[found]] = -1
    inside = found >= 0
    photos = np.zeros(len(cells), np.int64)
    np.add.at(photos, found[inside], weights[inside])
    tokens = tuple(map(_s2().cell_id_to_token, cells.tolist()))
    return Partition(tokens, tokens, _polygons(cells), means(latlon, found, weights, len(cells)), photos)


def _s2() -> Any:
    try:
        import s2cell
    except ImportError as error:
        raise MissingPartError(
            f"S2 cells need s2cell ({reason(error)}); install it with `pip install pinpoint-engine[train]`"
        ) from error
    return s2cell


def _leaves(latlon: geodesy.Floats) -> Cells:
    """Return the ids of the leaf cells of locations [n, 2]: [n]."""
    leaf = _s2().lat_lon_to_cell_id
    return np.array([leaf(lat, lon) for lat, lon in latlon.tolist()], np.uint64)


def _cells(leaves: Cells, weights: Rows, limits: CellLimits) -> Cells:
    """Return the adaptive cells of leaves [n], sorted ascending, with weights [n]: [N], ascending."""
    before = np.concatenate([[0], np.cumsum(weights)])
    cells, kept = FACES, []
    for level in range(limits.finest + 1):
        first, last = _ends(cells)
        photos = before[np.searchsorted(leaves, last, side="right")] - before[np.searchsorted(leaves, first)]
        full = (photos > limits.most) & (level < limits.finest)
        kept.append(cells[~full & (photos >= limits.fewest)])
        cells = _children(cells[full])
    return np.sort(np.concatenate(kept))


def _last_bit(cells: Cells) -> Cells:
    return cells & (~cells + np.uint64(1))


def _ends(cells: Cells) -> tuple[Cells, Cells]:
    """Return the first and the last leaf cell in each cell."""
    reach = _last_bit(cells) - np.uint64(1)
    return cells - reach, cells + reach


def _children(cells: Cells) -> Cells:
    """Return the four children of each cell [n]: [4 n]."""
    bit = _last_bit(cells)[:, None]
    steps = np.arange(1, 9, 2, dtype=np.uint64)
    return np.ravel(cells[:, None] - bit + (bit >> np.uint64(2)) * steps)


def _polygons(cells: Cells) -> Shapes:
    """Return the outlines of cells [N]. A whole face is drawn as the union of its quarters, as a pole may be inside."""
    whole = np.isin(cells, FACES)
    shapes = [
        shapely.union_all([_polygon(part) for part in _children(cells[[number]]).tolist()]) if face else _polygon(cell)
        for number, (cell, face) in enumerate(zip(cells.tolist(), whole, strict=True))
    ]
    return np.array(shapes, object)


def _polygon(cell: int) -> Any:
    """Return the outline of a cell below level 0 in longitude and latitude.

    The antimeridian and the poles can only lie on its border. A corner at a pole becomes an edge in the plane.
    """
    side, (face, *corner) = _side(cell), _s2().s2_cell_id_to_face_ij(cell)
    start = np.array(corner) // side * side
    step = min(side, 1 << (LEAF_LEVEL - STRAIGHT_LEVEL))
    along = np.arange(0, side, step)
    none, full = np.zeros_like(along), np.full_like(along, side)
    ring = np.hstack([[along, none], [full, along], [side - along, full], [none, side - along]]).T
    latlon = _latlon(face, start + ring)
    middle = _latlon(face, start[None] + side / 2)[0, 1]
    lon = np.clip(middle + (latlon[:, 1] - middle + 180) % 360 - 180, -180, 180)
    return shapely.Polygon(_over_pole(np.column_stack([lon, latlon[:, 0]])))


def _side(cell: int) -> int:
    """Return the edge length of a cell in leaf cells."""
    return 1 << (((cell & -cell).bit_length() - 1) // 2)


def _latlon(face: int, ij: npt.NDArray[Any]) -> geodesy.Floats:
    """Return the degrees [n, 2] of positions [n, 2] on a face, in leaf cells (S2's quadratic projection)."""
    st = ij / (1 << LEAF_LEVEL)
    uv = np.where(st >= 0.5, 4 * st**2 - 1, 1 - 4 * (1 - st) ** 2) / 3
    return geodesy.from_unit_vectors(np.column_stack([np.ones(len(uv)), uv]) @ AXES[face].T)


def _over_pole(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Replace a corner [longitude, latitude] at a pole, whose longitude is arbitrary, by two with its neighbours'."""
    poles = np.flatnonzero(np.abs(ring[:, 1]) > 90 - 1e-9)
    if not len(poles):
        return ring
    (pole,) = poles
    lat = np.copysign(90.0, ring[pole, 1])
    edge = [[ring[pole - 1, 0], lat], [ring[(pole + 1) % len(ring), 0], lat]]
    return np.concatenate([ring[:pole], edge, ring[pole + 1 :]])
