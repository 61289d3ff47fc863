"""PlaNet's adaptive geocells: S2 cells, divided for as long as they hold too many photos.

S2 cell ids come from `s2cell`: 19 kB of plain Python without dependencies, proved against Google's C++, for every
system and Python. Google's own `s2geometry` has no wheels for Windows and weighs 17 MB; `s2sphere` rests since 2017 on
a dead dependency; `spherely` knows no cells.
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
"""The ids of the six cells of level 0. An id holds face, position and a last 1, whose place tells the level."""
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
"""How (1, u, v) on each face of the cube lies in space (S2: `FaceUVtoXYZ`)."""
STRAIGHT_LEVEL = 8
"""Edges are drawn by the corners of cells of this level, 40 km long: a great circle strays from them by some 30 m.

As all edges have their corners on this one lattice, cells of different size adjoin without gap or overlap.
"""

Cells = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class CellLimits:
    """A cell with more than `most` photos is divided, down to level `finest`; one with less than `fewest` is dropped.

    PlaNet has 10,000 and 50: 26,263 cells from 91 million photos. Level 20 is 10 m wide; photos at the very same
    place would else be divided in vain down to a centimetre.
    """

    most: int = 10_000
    fewest: int = 50
    finest: int = 20


PLANET_PHOTOS = 91_000_000


def scaled(photos: int) -> CellLimits:
    """Return limits for some number of photos: PlaNet's, shrunk by the square root, with at least 20 and 2 a cell.

    A hundredth of the photos so makes a tenth of the cells, each with a tenth of the photos. The 4.7 million of MP-16
    get 2,278 and 50, in the midst of the published 1,000, 2,000 and 5,000.
    """
    planet = CellLimits()
    most = min(planet.most, max(20, round(planet.most * float(np.sqrt(photos / PLANET_PHOTOS)))))
    return CellLimits(most, min(planet.fewest, most // 10))


def build(latlon: geodesy.Floats, limits: CellLimits, weights: Rows | None = None) -> Partition:
    """Divide the Earth where photos are many (PlaNet §3): cells are named by their S2 tokens, in order of their ids.

    Photos in dropped cells count nowhere; `Partition.assign` gives them to the nearest cell.

    Args:
        latlon: Places of photos, degrees [n, 2], latitude first.
        limits: When to divide and when to drop.
        weights: How many photos stand at each place [n]; without it, one.

    Raises:
        RequestError: there are no photos, or too few for a single cell.
        MissingPartError: s2cell is not installed.
    """
    weights = np.ones(len(latlon), np.int64) if weights is None else weights
    leaves = _leaves(latlon)
    order = np.argsort(leaves, kind="stable")
    cells = _cells(leaves[order], weights[order], limits)
    if not len(cells):
        raise RequestError(f"no geocell has {limits.fewest} photos; give more, or allow fewer a cell")
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
    """Return the ids of the finest cells that places [n, 2] lie in: [n]."""
    leaf = _s2().lat_lon_to_cell_id
    return np.array([leaf(lat, lon) for lat, lon in latlon.tolist()], np.uint64)


def _cells(leaves: Cells, weights: Rows, limits: CellLimits) -> Cells:
    """Return the cells that ascending leaves [n] of some weights [n] make, ascending: [N]."""
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
    """Return the first and the last leaf within each cell."""
    reach = _last_bit(cells) - np.uint64(1)
    return cells - reach, cells + reach


def _children(cells: Cells) -> Cells:
    """Return the four cells that each of some cells [n] is divided into: [4 n]."""
    bit = _last_bit(cells)[:, None]
    steps = np.arange(1, 9, 2, dtype=np.uint64)
    return np.ravel(cells[:, None] - bit + (bit >> np.uint64(2)) * steps)


def _polygons(cells: Cells) -> Shapes:
    """Return the outlines of cells [N]. A whole face, which may have a pole within, is drawn by its quarters."""
    whole = np.isin(cells, FACES)
    shapes = [
        shapely.union_all([_polygon(part) for part in _children(cells[[number]]).tolist()]) if face else _polygon(cell)
        for number, (cell, face) in enumerate(zip(cells.tolist(), whole, strict=True))
    ]
    return np.array(shapes, object)


def _polygon(cell: int) -> Any:
    """Return the outline of a cell below level 0, on longitude and latitude.

    The antimeridian and the poles can only lie on its border. A pole is a corner that on the plane is an edge.
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
    """Return the length of a cell's edges in leaves."""
    return 1 << (((cell & -cell).bit_length() - 1) // 2)


def _latlon(face: int, ij: npt.NDArray[Any]) -> geodesy.Floats:
    """Return the degrees [n, 2] of positions [n, 2] on a face, counted in leaves (S2's quadratic projection)."""
    st = ij / (1 << LEAF_LEVEL)
    uv = np.where(st >= 0.5, 4 * st**2 - 1, 1 - 4 * (1 - st) ** 2) / 3
    return geodesy.from_unit_vectors(np.column_stack([np.ones(len(uv)), uv]) @ AXES[face].T)


def _over_pole(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Replace a corner [longitude, latitude] at a pole, whose longitude says nothing, by its neighbours' longitudes."""
    poles = np.flatnonzero(np.abs(ring[:, 1]) > 90 - 1e-9)
    if not len(poles):
        return ring
    (pole,) = poles
    lat = np.copysign(90.0, ring[pole, 1])
    edge = [[ring[pole - 1, 0], lat], [ring[(pole + 1) % len(ring), 0], lat]]
    return np.concatenate([ring[:pole], edge, ring[pole + 1 :]])
