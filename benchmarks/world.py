"""The simulated world: places, and photos of two sources taken there; `simulated_world.json` holds all parameters."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from pinpoint_engine import geodesy

PARAMETERS = Path(__file__).with_name("simulated_world.json")
KM = 1_000.0
INTERNET, STREET = 0, 1
CELL_DEG = 0.5
"""The second source covers a cell of this size completely or not at all."""
SPREAD_M = 2_000.0
"""Query photos for the Commons curve are at least this far from each other."""
PATCHES = 100_003
STREAMS = ("nature", "internet", "street", "training", "lists", "queries", "spread", "coverage", "shuffle", "split")

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class World:
    """How photos look in a simulated world.

    The features of a photo, in `dim` dimensions, are the sum of
    - smooth fields of the place at `place_scales_km`,
    - a local field, correlated by `correlation` between the two sources,
    - an archetype of the scene, which distant places can share: each patch of `archetype_patch_km` has one, which the
      share `archetype_kept` of its photos show; all archetypes lie in a subspace of `archetype_rank` dimensions.
    The sum is rotated by a linear map of the source; an effect of the album and Student's t noise with `noise_freedom`
    degrees of freedom are added. The share `no_signal` of photos shows one of the `objects` instead of the place, with
    a faint trace of the continent (`faint_amplitude` of the coarsest field), as motifs differ between continents.
    """

    dim: int
    frequencies: int
    place_scales_km: tuple[float, ...]
    place_amplitudes: tuple[float, ...]
    local_scale_km: tuple[float, float]
    local_amplitude: float
    correlation: float
    archetypes: int
    archetype_rank: int
    archetype_amplitude: float
    archetype_kept: float
    archetype_patch_km: float
    objects: int
    no_signal: float
    faint_amplitude: float
    source_turn: float
    album_amplitude: float
    noise_amplitude: float
    noise_freedom: float


@dataclass(frozen=True)
class Photography:
    """Where and how often photos are taken: how unevenly places are visited, how albums spread, and counts."""

    popularity: float
    album_photos: float
    album_median_km: float
    album_spread: float
    drive_step_km: float
    internet: int
    street: int
    training: int
    lists: int
    queries: int


@dataclass(frozen=True)
class Shots:
    """Photos: degrees [N, 2], source and album codes [N], whether they show their place [N], unit features [N, D]."""

    latlon: Floats
    source: Whole
    album: Whole
    signal: Mask
    features: Vectors

    def __len__(self) -> int:
        return len(self.latlon)

    def part(self, rows: Whole | Mask) -> Shots:
        """Return some of the photos."""
        return Shots(*(getattr(self, field.name)[rows] for field in fields(self)))


def join(*parts: Shots) -> Shots:
    """Return all photos of several sets, in order."""
    return Shots(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Shots)))


def stream(seed: int, name: str) -> np.random.Generator:
    """Return a random generator for one purpose, so that the draws of one set do not change another."""
    return np.random.default_rng((seed, STREAMS.index(name)))


class Field:
    """A smooth random vector field on the sphere with unit mean square length: random Fourier features of a kernel."""

    def __init__(self, rng: np.random.Generator, scale_km: tuple[float, float], dim: int, frequencies: int) -> None:
        widths = np.exp(rng.uniform(*np.log(scale_km), frequencies)) * KM / geodesy.EARTH_RADIUS_M
        self._frequencies = rng.normal(size=(3, frequencies)) / widths
        self._weights = rng.normal(size=(2 * frequencies, dim)) / np.sqrt(frequencies * dim)

    def at(self, points: Floats) -> Floats:
        """Return the field at points on the unit sphere [N, 3]: [N, D]."""
        phase = points @ self._frequencies
        return np.concatenate([np.cos(phase), np.sin(phase)], axis=1) @ self._weights


class Nature:
    """What all photos of a world share: the fields, the archetypes, and the linear map of each source."""

    def __init__(self, world: World, seed: int) -> None:
        rng, dim = stream(seed, "nature"), world.dim
        self.world = world
        self._places = [Field(rng, (scale, scale), dim, world.frequencies) for scale in world.place_scales_km]
        self._local = [Field(rng, world.local_scale_km, dim, world.frequencies) for _ in (INTERNET, STREET)]
        spanned = np.linalg.qr(rng.normal(size=(dim, world.archetype_rank)))[0].T
        kinds = rng.normal(size=(world.archetypes + world.objects, world.archetype_rank))
        self._scenes, self._objects = np.split(kinds @ spanned / np.sqrt(world.archetype_rank), [world.archetypes])
        self._scene_of_patch = rng.integers(0, world.archetypes, PATCHES)
        turns = [np.linalg.qr(rng.normal(size=(dim, dim)))[0] for _ in (INTERNET, STREET)]
        straight = np.sqrt(1 - world.source_turn) * np.eye(dim)
        self._maps = [straight + np.sqrt(world.source_turn) * turn for turn in turns]

    def local(self, points: Floats, source: Whole) -> Floats:
        """Return the local field of a source at points [N, 3]: [N, D]; the second's is correlated with the first's."""
        first = self._local[INTERNET].at(points)
        shared = self.world.correlation
        second = shared * first + np.sqrt(1 - shared**2) * self._local[STREET].at(points)
        return np.where((source == INTERNET)[:, None], first, second)

    def place(self, points: Floats, source: Whole) -> Floats:
        """Return the place signal at points [N, 3]: [N, D]."""
        seen = self.world.local_amplitude * self.local(points, source)
        for amplitude, field in zip(self.world.place_amplitudes, self._places, strict=True):
            seen += amplitude * field.at(points)
        return seen

    def look(self, rng: np.random.Generator, latlon: Floats, source: Whole, album: Whole) -> tuple[Mask, Vectors]:
        """Return whether photos at degrees [N, 2] show their place [N], and their unit features [N, D]."""
        world, points = self.world, geodesy.unit_vectors(latlon)
        signal = rng.random(len(points)) >= world.no_signal
        shown = self.place(points, source) + world.archetype_amplitude * self._scenes[self._scene(rng, points)]
        length = np.sqrt((shown**2).sum(axis=1).mean())
        thing = length * self._objects[rng.integers(0, world.objects, len(points))]
        thing += world.faint_amplitude * self._places[0].at(points)
        shown = np.where(signal[:, None], shown, thing)
        seen = np.where((source == INTERNET)[:, None], *(shown @ turn for turn in self._maps))
        seen += world.album_amplitude * rng.normal(size=(album.max() + 1, world.dim))[album] / np.sqrt(world.dim)
        tail = np.sqrt(world.noise_freedom / rng.chisquare(world.noise_freedom, (len(points), 1)))
        seen += world.noise_amplitude * tail * rng.normal(size=seen.shape) / np.sqrt(world.dim)
        return signal, (seen / np.linalg.norm(seen, axis=1, keepdims=True)).astype(np.float32)

    def _scene(self, rng: np.random.Generator, points: Floats) -> Whole:
        cells = np.floor(points * geodesy.EARTH_RADIUS_M / (self.world.archetype_patch_km * KM)).astype(np.int64)
        own = self._scene_of_patch[(cells @ np.array([73_856_093, 19_349_663, 83_492_791])) % PATCHES]
        foreign = rng.integers(0, self.world.archetypes, len(points))
        return np.where(rng.random(len(points)) < self.world.archetype_kept, own, foreign)


@dataclass(frozen=True)
class Sets:
    """All photos of a world. `mates` share albums with `internet`, all others share none; `spread` are far apart."""

    internet: Shots
    street: Shots
    training: Shots
    lists: Shots
    queries: Shots
    mates: Shots
    spread: Shots


def make(world: World, photography: Photography, places: Floats, seed: int) -> Sets:
    """Make a world and take its photos."""
    nature, count = Nature(world, seed), photography
    weight = np.exp(count.popularity * stream(seed, "split").normal(size=len(places)))

    def take(name: str, number: int, source: int = INTERNET, weight: Floats = weight) -> Shots:
        rng = stream(seed, name)
        album, start = _albums(rng, number, count.album_photos)
        centre = places[rng.choice(len(places), number, p=weight / weight.sum())][album]
        away_m = count.album_median_km * KM * np.exp(count.album_spread * rng.normal(size=number))
        away_m, bearing = np.minimum(away_m, 2_000 * KM), rng.uniform(0, 360, number)
        if source == STREET:
            centre = geodesy.destination(centre, bearing[album], away_m[album])
            away_m, bearing = (np.arange(number) - start) * count.drive_step_km * KM, bearing[::-1][album]
        latlon = geodesy.destination(centre, bearing, away_m)
        codes = np.full(number, source)
        return Shots(latlon, codes, album, *nature.look(rng, latlon, codes, album))

    internet = take("internet", count.internet + count.queries)
    asked = np.zeros(len(internet), bool)
    asked[stream(seed, "split").choice(len(internet), count.queries, replace=False)] = True
    mates = internet.part(asked)
    flat = take("spread", 4 * count.queries, weight=np.ones(len(places)))
    return Sets(
        internet.part(~asked),
        take("street", count.street, STREET),
        *(take(name, getattr(count, name)) for name in ("training", "lists", "queries")),
        mates.part(np.isin(mates.album, internet.album[~asked])),
        flat.part(_far_apart(flat.latlon)[: count.queries]),
    )


def _albums(rng: np.random.Generator, count: int, photos: float) -> tuple[Whole, Whole]:
    """Return the album of each photo and the first row of that album: [count], [count]."""
    album = np.repeat(np.arange(count), rng.geometric(1 / photos, count))[:count]
    return album, np.searchsorted(album, album)


def _far_apart(latlon: Floats) -> Whole:
    """Return rows that are at least `SPREAD_M` apart, the first of each cluster."""
    dropped: set[int] = set()
    for row, other in sorted(cKDTree(geodesy.unit_vectors(latlon)).query_pairs(geodesy.m_to_chord(SPREAD_M))):
        if row not in dropped:
            dropped.add(other)
    return np.array([row for row in range(len(latlon)) if row not in dropped])


def covered(latlon: Floats, share: float, seed: int) -> Mask:
    """Return which places the second source covers [N]; the cells of a smaller share are a subset of a larger one's."""
    height, width = round(180 / CELL_DEG) + 1, round(360 / CELL_DEG) + 1
    turn = stream(seed, "coverage").random((height, width))
    cells = np.floor((latlon + [90, 180]) / CELL_DEG).astype(np.int64)
    return np.asarray(turn[cells[:, 0], cells[:, 1]] < share)


def shuffled(street: Shots, seed: int) -> Shots:
    """Return the second source with its features shuffled: photos at the same places, without any signal."""
    rows = stream(seed, "shuffle").permutation(len(street))
    return Shots(street.latlon, street.source, street.album, street.signal[rows], street.features[rows])


def parameters(path: Path = PARAMETERS) -> dict[str, Any]:
    """Read the parameters; `world` and `photos` become dataclasses."""
    found = json.loads(path.read_text(encoding="utf-8"))
    world = {name: tuple(value) if isinstance(value, list) else value for name, value in found["world"].items()}
    return {**found, "world": World(**world), "photos": Photography(**found["photos"])}


def read_places(path: Path | None) -> Floats:
    """Read the coordinates of the photos, degrees [N, 2]."""
    if path is None:
        package = importlib.util.find_spec("geoclip")
        if package is None or not package.submodule_search_locations:
            sys.exit("name GeoCLIP's coordinates with --places FILE, or put the geoclip package on PYTHONPATH")
        path = Path(package.submodule_search_locations[0]) / "model" / "gps_gallery" / "coordinates_100K.csv"
    return np.loadtxt(path, delimiter=",", skiprows=1)
