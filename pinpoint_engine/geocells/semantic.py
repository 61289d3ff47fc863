"""PIGEON's semantic geocells: administrative areas, merged where photos are few and split where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely import affinity

from .. import geodesy
from ..areas.regions import polygonal
from ..errors import RequestError
from .areas import Areas
from .clusters import Optics
from .partition import Partition, Rows, Shapes, locate, means

TOUCHING, REACHING = 1.01, 2.0
"""Two areas are neighbours if they meet after both are scaled by the first; a small area with none tries the second."""
SHRED_DEG = 0.01
"""A detached part of a cell goes to the cell that it overlaps most after it is buffered by this."""
GRID_DEG = 1e-5
"""Photos within this grid, about a metre, count as one point when a cell is divided."""


@dataclass(frozen=True)
class Sizes:
    """How many photos a geocell should have, and the rounds of OPTICS that split those above the maximum."""

    minimum: int
    maximum: int
    rounds: tuple[Optics, ...]


STREET = Sizes(30, 60, (Optics(8, 0.05), Optics(10, 0.025), Optics(15, 0.015)))
"""PIGEON: 2,203 cells from 100,000 street views."""
INTERNET = Sizes(1000, 2000, (Optics(300, 0.05), Optics(400, 0.005), Optics(1000, 0.0001)))
"""PIGEOTTO: 2,076 cells from 4.5 million photos, nearly all from Flickr."""
STREET_PHOTOS = 100_000
FEWEST = 10


def scaled(photos: int) -> Sizes:
    """Return sizes for a number of photos: `STREET` scaled from its 100,000 photos, but at least 10 per cell.

    The number of cells thus stays near the published one, and falls once photos get scarce. Scaled this way,
    PIGEOTTO's photos would get 1350 / 2700, close to its own 1000 / 2000; fewer than 10 photos cannot train a class.
    """
    minimum = max(FEWEST, round(STREET.minimum * photos / STREET_PHOTOS))
    rounds = (Optics(max(3, round(each.min_samples * minimum / STREET.minimum)), each.xi) for each in STREET.rounds)
    return Sizes(minimum, 2 * minimum, tuple(rounds))


@dataclass(frozen=True, eq=False)
class _Cell:
    """A geocell under construction: its polygon, the rows of its photos, and its name, region and country."""

    polygon: Any
    rows: Rows
    name: str
    region: str
    country: str

    @cached_property
    def grown(self) -> Any:
        return affinity.scale(self.polygon, TOUCHING, TOUCHING)


def build(areas: Areas, latlon: geodesy.Floats, sizes: Sizes) -> Partition:
    """Build PIGEON's geocells (§3.1) from administrative areas and the locations of photos [n, 2].

    Every photo ends up in exactly one cell: the one that contains it, else the nearest. The result is deterministic.
    Unlike in the published code, clusters are found on the sphere, not in degrees; a split must leave the minimum on
    both sides; and cells do not overlap. A cell may have parts on both sides of the antimeridian, but no dividing line
    crosses it.

    Raises:
        RequestError: there are no photos.
        MissingPartError: scikit-learn is not installed.
    """
    if not len(latlon):
        raise RequestError("there are no photos to build geocells from; give some with coordinates")
    cells = _cells(areas, latlon)
    countries = sorted({cell.country for cell in cells})
    cells = [
        fused
        for country in countries
        for fused in _fused([cell for cell in cells if cell.country == country], sizes.minimum)
    ]
    for optics in sizes.rounds:
        cells = _split(cells, latlon, optics, sizes)
    return _partition(cells, latlon)


def _cells(areas: Areas, latlon: geodesy.Floats) -> list[_Cell]:
    """Return the areas that hold photos; an area without any is merged into the nearest, of its country if possible."""
    owner = locate(areas.polygons, latlon)
    filled = np.unique(owner)
    joined = {area: [areas.polygons[area]] for area in filled.tolist()}
    for empty, home in _homes(areas, filled):
        joined[home].append(areas.polygons[empty])
    return [
        _Cell(
            polygonal(shapely.union_all(polygons)),
            np.flatnonzero(owner == area),
            areas.names[area],
            areas.regions[area],
            areas.countries[area],
        )
        for area, polygons in joined.items()
    ]


def _homes(areas: Areas, filled: Rows) -> list[tuple[int, int]]:
    """Return pairs of an area without photos and the one with photos that it is merged into."""
    countries = np.array(areas.countries)
    empty = np.setdiff1d(np.arange(len(countries)), filled)
    abroad = ~np.isin(countries[empty], countries[filled])
    groups = [(empty[abroad], filled)]
    for country in np.unique(countries[empty[~abroad]]):
        groups.append((empty[countries[empty] == country], filled[countries[filled] == country]))
    pairs: list[tuple[int, int]] = []
    for lonely, hosts in groups:
        points = shapely.get_coordinates(shapely.point_on_surface(areas.polygons[lonely]))[:, ::-1]
        pairs += zip(lonely.tolist(), hosts[locate(areas.polygons[hosts], points)].tolist(), strict=True)
    return pairs


def _fused(cells: Sequence[_Cell], minimum: int) -> list[_Cell]:
    """Merge cells of one country, the smallest first, until no cell below the minimum has a neighbour."""
    left = dict(enumerate(cells))
    alone: set[int] = set()
    while small := [key for key, cell in left.items() if len(cell.rows) < minimum and key not in alone]:
        first = min(small, key=lambda key: (len(left[key].rows), key))
        other = _partner(left, first, minimum)
        if other is None:
            alone.add(first)
            continue
        less, more = left.pop(first), left[other]
        if len(less.rows) > len(more.rows):
            less, more = more, less
        polygon = polygonal(shapely.union(less.polygon, more.polygon))
        left[other] = _Cell(polygon, np.union1d(less.rows, more.rows), more.name, more.region, more.country)
    return list(left.values())


def _partner(cells: dict[int, _Cell], key: int, minimum: int) -> int | None:
    """Return the neighbour to merge with: the fullest small one of the region, else any of it, a small one, or any."""
    cell = cells[key]
    others = [other for other in cells if other != key]
    near = _meeting(cell.grown, cells, others)

    def small(other: int) -> bool:
        return len(cells[other].rows) < minimum

    def native(other: int) -> bool:
        return cells[other].region == cell.region

    wishes: list[Callable[[int], bool]] = [lambda each: small(each) and native(each), native, small, lambda each: True]
    for wish in wishes:
        if wanted := list(filter(wish, near)):
            return _fullest(cells, wanted)
    far = _meeting(affinity.scale(cell.grown, REACHING, REACHING), cells, others)
    return _fullest(cells, far) if far else None


def _fullest(cells: dict[int, _Cell], keys: Sequence[int]) -> int:
    return max(keys, key=lambda key: (len(cells[key].rows), -key))


def _meeting(shape: Any, cells: dict[int, _Cell], keys: Sequence[int]) -> list[int]:
    """Return the cells that meet a shape once they are grown, also across the antimeridian."""
    grown = np.array([cells[key].grown for key in keys], object)
    turns = [shapely.intersects(affinity.translate(shape, turn), grown) for turn in (-360, 0, 360)]
    return [keys[number] for number in np.flatnonzero(np.any(turns, axis=0))]


def _split(cells: Sequence[_Cell], latlon: geodesy.Floats, optics: Optics, sizes: Sizes) -> list[_Cell]:
    """Split cells above the maximum, and their parts in turn, as long as OPTICS finds a split."""
    waiting, done = list(reversed(cells)), []
    while waiting:
        cell = waiting.pop()
        pieces = _pieces(cell, latlon, optics, sizes.minimum) if len(cell.rows) > sizes.maximum else []
        waiting += reversed(pieces)
        done += [] if pieces else [cell]
    return done


def _pieces(cell: _Cell, latlon: geodesy.Floats, optics: Optics, minimum: int) -> list[_Cell]:
    """Return the parts of a cell, each with the minimum number of photos; nothing if there is no such split.

    A single cluster is cut out along the Voronoi polygons of its photos; several clusters divide the cell by the
    Voronoi polygons of their means.
    """
    places = latlon[cell.rows]
    labels = optics.labels(places)
    counts = np.bincount(labels[labels >= 0])
    large = np.flatnonzero(counts >= minimum)
    if len(large) == 1:
        polygons = _without_shreds(_cut_out(cell.polygon, places, labels == large[0]))
        return _filled(cell, polygons, locate(polygons, places), minimum)
    member = np.where(np.isin(labels, large), np.searchsorted(large, labels), -1)
    seeds = means(places, member, np.ones(len(places), np.int64), len(large))
    while len(seeds) > 1:
        polygons = _without_shreds(_divided(cell.polygon, seeds, np.arange(len(seeds))))
        owner = locate(polygons, places)
        enough = np.bincount(owner, minlength=len(seeds)) >= minimum
        if enough.all():
            return _filled(cell, polygons, owner, minimum)
        seeds = seeds[enough]
    return []


def _filled(cell: _Cell, polygons: Shapes, owner: Rows, minimum: int) -> list[_Cell]:
    """Return the parts of a cell with their photos; nothing if one has too few."""
    rows = [cell.rows[owner == number] for number in range(len(polygons))]
    if min(map(len, rows)) < minimum:
        return []
    named = (cell.name, cell.region, cell.country)
    return [_Cell(polygon, inside, *named) for polygon, inside in zip(polygons, rows, strict=True)]


def _cut_out(area: Any, places: geodesy.Floats, inside: Any) -> Shapes:
    """Cut a cluster of photos out of an area, without holes: the cluster's polygon and the rest [2]."""
    _, cluster = _divided(area, places, inside.astype(np.int64))
    solid = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(cluster)])
    return np.array([polygonal(shapely.intersection(area, solid)), polygonal(shapely.difference(area, solid))], object)


def _divided(area: Any, seeds: geodesy.Floats, labels: Rows) -> Shapes:
    """Divide an area by the Voronoi polygons of seeds [n, 2], merged by label [n]: a polygon for each label.

    Longitudes are scaled by the cosine of the seeds' latitude, so that distances are those on the ground.
    """
    narrow = np.array([max(float(np.cos(np.radians(seeds[:, 0].mean()))), 0.01), 1])
    lonlat, first = np.unique(np.round(seeds[:, ::-1] / GRID_DEG), axis=0, return_index=True)
    points = shapely.multipoints(lonlat * GRID_DEG * narrow)
    frame = shapely.transform(shapely.box(*area.bounds), lambda xy: xy * narrow)
    regions = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=frame, ordered=True))
    regions = shapely.transform(regions, lambda xy: xy / narrow)
    of_label = [shapely.union_all(regions[labels[first] == label]) for label in range(labels.max() + 1)]
    return np.array([polygonal(shapely.intersection(area, region)) for region in of_label], object)


def _without_shreds(polygons: Shapes) -> Shapes:
    """Move every detached part of a polygon to the other polygon that it borders most; islands stay."""
    joined: list[list[Any]] = [[] for _ in polygons]
    for number, polygon in enumerate(polygons):
        parts = sorted(shapely.get_parts(polygon), key=shapely.area, reverse=True)
        for part in parts:
            overlap = shapely.area(shapely.intersection(shapely.buffer(part, SHRED_DEG), polygons))
            overlap[number] = 0
            home = number if part is parts[0] or not overlap.any() else int(overlap.argmax())
            joined[home].append(part)
    return np.array([polygonal(shapely.union_all(parts)) for parts in joined], object)


def _partition(cells: Sequence[_Cell], latlon: geodesy.Floats) -> Partition:
    """Return the final cells, each with the photos in its polygon or nearest to it."""
    polygons = np.array([cell.polygon for cell in cells], object)
    kept, owner = np.unique(locate(polygons, latlon), return_inverse=True)
    names = _named([cells[number] for number in kept])
    ids = tuple(f"{number:04d}" for number in range(len(kept)))
    ones = np.ones(len(latlon), np.int64)
    centres = means(latlon, owner, ones, len(kept))
    return Partition(ids, names, polygons[kept], centres, np.bincount(owner).astype(np.int64))


def _named(cells: Sequence[_Cell]) -> tuple[str, ...]:
    """Return the names of cells with their countries; several cells of one area are numbered."""
    areas = [(cell.name, cell.country) for cell in cells]
    often, seen = Counter(areas), Counter[tuple[str, str]]()
    names = []
    for area in areas:
        seen[area] += 1
        number = str(seen[area]) if often[area] > 1 else ""
        names.append(", ".join(filter(None, (f"{area[0]} {number}".strip(), area[1]))))
    return tuple(names)
