"""What retrieval, evidence and reranking each add in a simulated world: `python benchmarks/simulated_world.py`.

Where photos are taken is drawn from GeoCLIP's 100,000 gallery coordinates (`pip download geoclip --no-deps`, MIT), read
from an importable `geoclip` or from `--places FILE` (CSV with the columns LAT,LON). Nothing else of GeoCLIP is used,
and no system reads the fields that make the photos. `simulated_world.json` holds every parameter; it was fixed on the
three published curves in it before any reranker was trained. What takes long is kept in runs/simulated. Stages up to
the evidence are weighted sums of the reranker's features, so that each is a fair ranking by what it may look at.

    python benchmarks/simulated_world.py --places coordinates_100K.csv                # all of it, five seeds
    python benchmarks/simulated_world.py --places coordinates_100K.csv --seeds 1 2    # some of them
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from scipy.spatial import cKDTree
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import evidence, features, geodesy, voting  # noqa: E402
from pinpoint_engine.gallery import Gallery  # noqa: E402
from pinpoint_engine.models.embedder import Embedder, EmbedderConfig  # noqa: E402
from pinpoint_engine.models.location_encoder import LocationConfig  # noqa: E402
from pinpoint_engine.models.reranker import Standard  # noqa: E402
from pinpoint_engine.retrieval import Channels, Found, Query, Spaces, find  # noqa: E402
from pinpoint_engine.training.embedder import EmbedderRecipe, train_embedder  # noqa: E402
from pinpoint_engine.training.folds import Fold  # noqa: E402
from pinpoint_engine.training.lists import SUPPORTERS, Asked, tensors  # noqa: E402
from pinpoint_engine.training.reranker import LOSSES, recipes, scores_of, train_reranker  # noqa: E402
from pinpoint_engine.training.shards import Examples  # noqa: E402
from pinpoint_engine.types import Location, Reference, Source  # noqa: E402
from pinpoint_engine.voting import Voting  # noqa: E402

PARAMETERS = Path(__file__).with_suffix(".json")
WORK = ROOT / "runs" / "simulated"
KM = 1_000.0
INTERNET, STREET = 0, 1
CELL_DEG = 0.5
"""The second source covers whole cells of this size or nothing of them."""
SPREAD_M = 2_000.0
"""Photos that are asked as in the Commons curve lie at least this far from each other."""
PATCHES = 100_003
LISTED, DEPTH = 12, 200
LIMITS_KM = (1, 5, 25, 200)
TAUGHT_M = 25 * KM
SLOW_SEEDS = 2
"""The attention reranker, minutes to fit, is tried in the first two seeds only."""
STREAMS = ("nature", "internet", "street", "training", "lists", "queries", "spread", "coverage", "shuffle", "split")

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class World:
    """How a simulated world looks.

    A photo's feature is a sum in `dim` dimensions: smooth fields of the place at `place_scales_km`, a local field that
    the second source sees with `correlation` to the first, and the scene's archetype, shared by far-apart places (a
    patch of `archetype_patch_km` has its own, `archetype_kept` of its photos show it, and all archetypes lie in
    `archetype_rank` dimensions); all of it turned by the source's own linear map, plus an album effect and Student's
    noise of `noise_freedom` degrees. The share `no_signal` shows one of the `objects` instead of its place, with no
    more than a faint trace of the continent: `faint_amplitude` of the coarsest field, as what people photograph
    differs between continents.
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
    """Where and how often photos are taken: how uneven places are visited, how albums spread, and counts of photos."""

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
    """Photos: degrees [N, 2], source codes [N], album codes [N], which show their place [N], unit rows [N, D]."""

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
    """Return the random numbers of one purpose, so that what one set draws moves no other."""
    return np.random.default_rng((seed, STREAMS.index(name)))


class Field:
    """A smooth random vector field on the sphere, of unit mean square length: random Fourier features of a kernel."""

    def __init__(self, rng: np.random.Generator, scale_km: tuple[float, float], dim: int, frequencies: int) -> None:
        widths = np.exp(rng.uniform(*np.log(scale_km), frequencies)) * KM / geodesy.EARTH_RADIUS_M
        self._frequencies = rng.normal(size=(3, frequencies)) / widths
        self._weights = rng.normal(size=(2 * frequencies, dim)) / np.sqrt(frequencies * dim)

    def at(self, points: Floats) -> Floats:
        """Return the field at points on the unit sphere [N, 3]: [N, D]."""
        phase = points @ self._frequencies
        return np.concatenate([np.cos(phase), np.sin(phase)], axis=1) @ self._weights


class Nature:
    """What all photos of a world share: the fields, the archetypes, and how each source sees."""

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
        """Return the local field at points [N, 3] as a source sees it; the second sees the first's in part: [N, D]."""
        first = self._local[INTERNET].at(points)
        shared = self.world.correlation
        second = shared * first + np.sqrt(1 - shared**2) * self._local[STREET].at(points)
        return np.where((source == INTERNET)[:, None], first, second)

    def place(self, points: Floats, source: Whole) -> Floats:
        """Return all that tells a place at points [N, 3]: [N, D]."""
        seen = self.world.local_amplitude * self.local(points, source)
        for amplitude, field in zip(self.world.place_amplitudes, self._places, strict=True):
            seen += amplitude * field.at(points)
        return seen

    def look(self, rng: np.random.Generator, latlon: Floats, source: Whole, album: Whole) -> tuple[Mask, Vectors]:
        """Return for photos at degrees [N, 2] which show their place [N], and their features, unit rows [N, D]."""
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
    """All photos of a world. `mates` share albums with `internet`; `spread` are asked far apart; others share none."""

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
    """Return for each photo its album and the row at which that begins: [count], [count]."""
    album = np.repeat(np.arange(count), rng.geometric(1 / photos, count))[:count]
    return album, np.searchsorted(album, album)


def _far_apart(latlon: Floats) -> Whole:
    """Return rows that lie at least `SPREAD_M` from each other, the first of each cluster."""
    dropped: set[int] = set()
    for row, other in sorted(cKDTree(geodesy.unit_vectors(latlon)).query_pairs(geodesy.m_to_chord(SPREAD_M))):
        if row not in dropped:
            dropped.add(other)
    return np.array([row for row in range(len(latlon)) if row not in dropped])


def covered(latlon: Floats, share: float, seed: int) -> Mask:
    """Return which places the second source covers; a smaller share of cells is within a larger: [N]."""
    height, width = round(180 / CELL_DEG) + 1, round(360 / CELL_DEG) + 1
    turn = stream(seed, "coverage").random((height, width))
    cells = np.floor((latlon + [90, 180]) / CELL_DEG).astype(np.int64)
    return np.asarray(turn[cells[:, 0], cells[:, 1]] < share)


def shuffled(street: Shots, seed: int) -> Shots:
    """Return the second source with its features dealt out anew: as many photos at the same places, saying nothing."""
    rows = stream(seed, "shuffle").permutation(len(street))
    return Shots(street.latlon, street.source, street.album, street.signal[rows], street.features[rows])


def parameters(path: Path = PARAMETERS) -> dict[str, Any]:
    """Read the parameters; `world` and `photos` become dataclasses."""
    found = json.loads(path.read_text(encoding="utf-8"))
    world = {name: tuple(value) if isinstance(value, list) else value for name, value in found["world"].items()}
    return {**found, "world": World(**world), "photos": Photography(**found["photos"])}


def read_places(path: Path | None) -> Floats:
    """Read the coordinates at which photos are placed, degrees [N, 2]."""
    if path is None:
        package = importlib.util.find_spec("geoclip")
        if package is None or not package.submodule_search_locations:
            sys.exit("name GeoCLIP's coordinates with --places FILE, or put the geoclip package on PYTHONPATH")
        path = Path(package.submodule_search_locations[0]) / "model" / "gps_gallery" / "coordinates_100K.csv"
    return np.loadtxt(path, delimiter=",", skiprows=1)


def embed(found: dict[str, Any], sets: Sets, seed: int) -> Embedder:
    """Train the embedder on a world's references and training photos, or resume it."""
    shape, recipe = found["embedder"], found["recipe"]
    location = LocationConfig(**{**shape["location"], "scales": tuple(shape["location"]["scales"])})
    config = EmbedderConfig(**{**shape, "features": found["world"].dim, "location": location})
    recipe = EmbedderRecipe(**{**recipe, "widths_m": tuple(recipe["widths_m"]), "seed": seed})
    shots = join(sets.internet, sets.street, sets.training)
    examples = Examples(
        shots.features.astype(np.float16),
        shots.latlon,
        shots.source.astype(np.int8),
        shots.album,
        np.zeros(len(shots), "S1"),
    )
    folder = work() / f"embedder-{seed}-{found['world'].correlation:g}"
    return Embedder(train_embedder(examples, config, recipe, folder, lambda line: print(line, file=sys.stderr)))


def work() -> Path:
    """Return the folder for what is made with the parameters as they are now."""
    return WORK / hashlib.sha256(PARAMETERS.read_bytes()).hexdigest()[:12]


def codes(count: int, source: Source = Source.INTERNET) -> list[Source]:
    """Return the source of some photos, as the embedder wants it."""
    return [source] * count


def calibration(found: dict[str, Any], sets: Sets, embedder: Embedder) -> dict[str, list[float]]:
    """Return the simulated curves, in percent at the published thresholds."""
    gallery, limits = sets.internet, np.array(found["published"]["thresholds_km"])

    def curve(rows: Vectors, queries: Vectors, truth: Floats) -> Floats:
        first = np.concatenate([(part @ rows.T).argmax(axis=1) for part in np.array_split(queries, 8)])
        metres = geodesy.distance_m(gallery.latlon[first], truth)
        return 100 * (metres[:, None] < limits * KM).mean(axis=0)

    alone, mates, spread = (
        curve(gallery.features, asked.features, asked.latlon) for asked in (sets.queries, sets.mates, sets.spread)
    )
    shared = found["shared_photographers"]
    learned = embedder.encode_features(sets.queries.features, codes(len(sets.queries)))
    places = embedder.encode_locations(gallery.latlon)
    curves = (curve(places, learned, sets.queries.latlon), shared * mates + (1 - shared) * alone, spread)
    names = [name for name in found["published"] if name != "thresholds_km"]
    return dict(zip(names, (values.tolist() for values in curves), strict=True))


def open_world(sets: Sets, street: Shots, embedder: Embedder, share: float) -> tuple[Spaces, Mask]:
    """Return the gallery of both sources in three likenesses, and which rows may be candidates: the first source's.

    `share` of each source's albums are kept. The first source's rows come first, whatever the second source is.
    """
    shots = join(*(kept.part(kept.album < share * (kept.album.max(initial=0) + 1)) for kept in (sets.internet, street)))
    kinds = [list(Source)[code] for code in shots.source]
    references = [
        Reference(f"{row}", Location(*place), kind, "", "", "", None, f"{kind.value}-{album}")
        for row, (place, kind, album) in enumerate(zip(shots.latlon.tolist(), kinds, shots.album, strict=True))
    ]
    gallery = Gallery(references, shots.features.astype(np.float16), "simulated")
    images = embedder.encode_features(shots.features, kinds)
    places = embedder.encode_locations(shots.latlon)
    allowed = shots.source == INTERNET
    return Spaces(gallery, images, places, np.ones(len(shots), bool)), allowed


def search(spaces: Spaces, allowed: Mask, embedder: Embedder, shots: Shots) -> list[Found]:
    """Find the candidates of photos among the first source's references."""
    learned = embedder.encode_features(shots.features, codes(len(shots)))
    queries = map(Query, shots.features, learned)
    return [find(spaces, query, allowed, Channels(), top_k=LISTED, depth=DEPTH, apart_m=KM) for query in queries]


def ask(spaces: Spaces, found: Sequence[Found], truth: Floats, left_out: Sequence[Whole] = ()) -> Asked:
    """Describe candidates by what is near them in this gallery, in the form that rerankers are trained on.

    `truth` [B, 2] is where the photos were taken; `left_out` are for each photo the rows that may not help it.
    """
    gallery, settings = spaces.gallery, Voting()
    base, described, supporters = [], [], []
    for number, each in enumerate(found):
        hidden = left_out[number] if left_out else np.empty(0, np.int64)
        near = evidence.gather(gallery, each.query.raw[None], each.candidates[None], SUPPORTERS)
        near = replace(near, rows=np.where(np.isin(near.rows, hidden), -1, near.rows))
        base.append(voting.scores(gallery, each, settings))
        described.append(features.describe(spaces, each, near, hidden))
        supporters.append(features.supporters(gallery, each, near))
    rows = np.stack([each.candidates for each in found])
    none = np.zeros(len(rows), np.int64)
    return Asked(
        kind=none,
        fold=none,
        group=none,
        base=np.stack(base),
        described=np.stack(described),
        overall=none,
        query=np.stack([each.query.learned for each in found]),
        rows=rows,
        supporters=np.stack(supporters),
        truth_m=geodesy.distance_m(gallery.latlon[rows], truth[:, None]),
        apart_m=none,
        weight=np.ones(len(rows)),
    )


def columns(stage: str) -> Mask:
    """Return which features a stage may look at: those of retrieval, of the own source's references, of the other's."""
    names = np.array(features.NAMES)
    retrieved = np.char.endswith(names, "_gap") | np.char.endswith(names, "_rank")
    supported = np.char.startswith(names, "support")
    return {"retrieval": retrieved, "same source": ~supported, "other source": np.ones(len(names), bool)}[stage]


def weighted(train: Asked, test: Asked, stage: str) -> Floats:
    """Score lists by a weighted sum of a stage's features, fitted so that the candidate nearest the truth wins: [B, K].

    Lists without a candidate near the truth teach nothing and are left out.
    """
    standard = Standard(int(columns(stage).sum()) + (stage != "retrieval"))
    rows = [_inputs(asked, stage) for asked in (train, test)]
    standard.fit(rows[0].reshape(-1, rows[0].shape[-1]))
    learned, asked = (standard(torch.from_numpy(each)) for each in rows)
    near = torch.from_numpy(train.truth_m.min(axis=1) < TAUGHT_M)
    target = torch.from_numpy(train.truth_m.argmin(axis=1))[near]
    weights = torch.zeros(learned.shape[-1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        value = nn.functional.cross_entropy(learned[near] @ weights, target) + 1e-3 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    return (asked @ weights.detach()).double().numpy()


def _inputs(asked: Asked, stage: str) -> Vectors:
    chosen = asked.described[..., columns(stage)]
    return chosen if stage == "retrieval" else np.concatenate([chosen, asked.base[..., None]], -1).astype(np.float32)


def reranked(spaces: Spaces, train: Asked, test: Asked, kinds: Sequence[str]) -> dict[str, Floats]:
    """Score lists by the engine's rerankers of some kinds, fitted on the training lists: [B, K] each."""
    images, places = (spaces.indexes[channel].vectors.astype(np.float32) for channel in ("image", "gps"))
    folds = [Fold("album", 0, np.zeros(len(images), bool), images, places, lambda rows: rows)]
    scored = {}
    for kind in kinds:
        config, recipe = recipes(kind, LOSSES[kind], images.shape[1])
        with tempfile.TemporaryDirectory() as folder:
            network = train_reranker(train, folds, config, recipe, Path(folder), lambda line: None)
        scored[f"+ {kind} reranker"] = scores_of(network, tensors(test, folds))
    return scored


def ladder(spaces: Spaces, train: Asked, test: Asked, gps_m: Floats, kinds: Sequence[str]) -> dict[str, list[float]]:
    """Return of every stage the percent of answers within `LIMITS_KM`; `gps_m` [B] is how far the first place is."""
    stages = {
        "density voting (control)": test.base,
        "+ image retrieval": weighted(train, test, "retrieval"),
        "+ same-source evidence": weighted(train, test, "same source"),
        "+ other-source evidence": weighted(train, test, "other source"),
        **reranked(spaces, train, test, kinds),
    }
    first = {name: test.truth_m[np.arange(len(given)), given.argmax(axis=1)] for name, given in stages.items()}
    first = {"image to GPS alone": gps_m, **first, "oracle of the list": test.truth_m.min(axis=1)}
    return {name: [100 * float((metres < km * KM).mean()) for km in LIMITS_KM] for name, metres in first.items()}


@dataclass(frozen=True)
class Case:
    """One line of a sweep."""

    coverage: float = 1.0
    correlation: float = 0.0
    density: float = 1.0
    shuffled: bool = False
    attention: bool = False

    def kinds(self, seed: int) -> tuple[str, ...]:
        """Return the rerankers that are fitted; the slow one only where its line is needed."""
        return ("features", "attention") if self.attention and seed <= SLOW_SEEDS else ("features",)

    def path(self, seed: int) -> Path:
        """Return where its result is kept."""
        kind = "shuffled" if self.shuffled else "true"
        return work() / f"seed{seed}-coverage{self.coverage:g}-{self.correlation:g}-{self.density:g}-{kind}.json"


def sweeps(found: dict[str, Any]) -> dict[str, dict[str, Case]]:
    """Return the cases of every table, by line."""
    usual = Case(correlation=found["world"].correlation)
    slow = replace(usual, attention=True)
    tables = {"usual": {"the usual world": slow, "support shuffled": replace(slow, shuffled=True)}}
    for name, plural in (("correlation", "correlations"), ("coverage", "coverages"), ("density", "densities")):
        tables[name] = {f"{name} {value:g}": replace(usual, **{name: value}) for value in found[plural]}
    return tables


def run(found: dict[str, Any], places: Floats, seed: int, cases: Sequence[Case]) -> None:
    """Do of some cases of one seed what is not done yet."""
    usual, calibrated = found["world"].correlation, work() / f"calibration{seed}.json"
    todo = [case for case in cases if not case.path(seed).exists()]
    for correlation in dict.fromkeys(case.correlation for case in todo):
        world = replace(found["world"], correlation=correlation)
        sets = make(world, found["photos"], places, seed)
        embedder = embed({**found, "world": world}, sets, seed)
        if correlation == usual and not calibrated.exists():
            calibrated.write_text(json.dumps(calibration(found, sets, embedder)) + "\n", encoding="utf-8")
        mine = [case for case in todo if case.correlation == correlation]
        for case, result in solve(sets, embedder, mine, seed):
            case.path(seed).write_text(json.dumps(result) + "\n", encoding="utf-8")
            print(f"seed {seed}: {case}", file=sys.stderr)


def solve(sets: Sets, embedder: Embedder, cases: Sequence[Case], seed: int) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Yield the result of each case of one world; what the second source does not touch is found once."""
    nothing = sets.street.part(np.zeros(len(sets.street), bool))
    for density in dict.fromkeys(case.density for case in cases):
        alone, allowed = open_world(sets, nothing, embedder, density)
        asked = [(shots, search(alone, allowed, embedder, shots)) for shots in (sets.lists, sets.queries)]
        firsts = [found.neighbours["gps"].rows[0] for found in asked[1][1]]
        gps_m = geodesy.distance_m(alone.gallery.latlon[firsts], sets.queries.latlon)
        for case in (case for case in cases if case.density == density):
            street = shuffled(sets.street, seed) if case.shuffled else sets.street
            street = street.part(covered(street.latlon, case.coverage, seed))
            spaces, _ = open_world(sets, street, embedder, density)
            train, test = (ask(spaces, found, shots.latlon) for shots, found in asked)
            supported = float((test.supporters >= 0).any(axis=2).mean())
            stages = ladder(spaces, train, test, gps_m, case.kinds(seed))
            yield case, {"references": len(spaces.gallery), "supported": supported, "stages": stages}


def spread(values: Sequence[float]) -> str:
    """Return mean ± standard deviation over the seeds."""
    return f"{np.mean(values):.1f} ± {np.std(values, ddof=1):.1f}" if len(values) > 1 else f"{values[0]:.1f}"


def print_calibration(found: dict[str, Any], seeds: Sequence[int]) -> None:
    """Print the simulated curves beside the published ones."""
    curves = [json.loads((work() / f"calibration{seed}.json").read_text(encoding="utf-8")) for seed in seeds]
    limits, tolerance = found["published"]["thresholds_km"], found["tolerance_points"]
    print("| curve | " + " | ".join(f"<{limit} km" for limit in limits) + f" | within {tolerance:g} points |")
    print("|---" * (len(limits) + 2) + "|")
    for name in curves[0]:
        published, values = found["published"][name], np.array([curve[name] for curve in curves])
        held = "yes" if (np.abs(values.mean(axis=0) - published) <= tolerance).all() else "no"
        print(f"| {name}, published | " + " | ".join(f"{value:.1f}" for value in published) + " | |")
        print("| simulated | " + " | ".join(spread(column) for column in values.T) + f" | {held} |")
    print()


def results_of(case: Case, seeds: Sequence[int]) -> list[dict[str, Any]]:
    """Return the results of a case that are there, one per seed; the stages as arrays [4]."""
    found = [json.loads(case.path(seed).read_text(encoding="utf-8")) for seed in seeds if case.path(seed).exists()]
    for result in found:
        result["stages"] = {name: np.array(values) for name, values in result["stages"].items()}
        result["gain"] = result["stages"]["+ other-source evidence"] - result["stages"]["+ same-source evidence"]
    return found


def cells(columns: npt.NDArray[np.float64]) -> str:
    """Return values [seeds, n] as n cells of a table."""
    return " | ".join(spread(list(column)) for column in columns.T)


def print_ladder(cases: dict[str, Case], seeds: Sequence[int]) -> None:
    """Print every stage of some cases, and what the other source's evidence adds, seed by seed."""
    for line, case in cases.items():
        results = results_of(case, seeds)
        if not results:
            continue
        supported = np.mean([result["supported"] for result in results])
        about = f"{results[0]['references']:,} references, {supported:.0%} of the candidates have support"
        print(f"**{line}**: {about}; mean ± standard deviation of {len(results)} seeds\n")
        print("| answer | " + " | ".join(f"<{limit} km" for limit in LIMITS_KM) + " |\n" + "|---" * 5 + "|")
        names = max((result["stages"] for result in results), key=len)
        for name in names:
            values = [result["stages"][name] for result in results if name in result["stages"]]
            fewer = f" ({len(values)} seeds)" if len(values) < len(results) else ""
            print(f"| {name}{fewer} | {cells(np.stack(values))} |")
        print(f"| the other source's gain | {cells(np.stack([result['gain'] for result in results]))} |\n")


def print_sweep(cases: dict[str, Case], seeds: Sequence[int]) -> None:
    """Print one line per case: accuracy within 25 km, and what the other source's evidence adds at every distance."""
    shown = ("+ same-source evidence", "+ features reranker", "oracle of the list")
    heads = ["world", "seeds", "supported", *(f"{name.lstrip('+ ')} <25 km" for name in shown)]
    heads += [f"other source's gain <{limit} km" for limit in LIMITS_KM]
    print("| " + " | ".join(heads) + " |\n" + "|---" * len(heads) + "|")
    at = LIMITS_KM.index(25)
    for line, case in cases.items():
        if results := results_of(case, seeds):
            supported = np.mean([result["supported"] for result in results])
            values = np.array([[result["stages"][name][at] for name in shown] for result in results])
            gain = np.stack([result["gain"] for result in results])
            print(f"| {line} | {len(results)} | {supported:.0%} | {cells(values)} | {cells(gain)} |")
    print()


def main() -> None:
    """Run what is missing of the seeds asked for, and print the tables of all five as far as they are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=Path, help="GeoCLIP's coordinates_100K.csv")
    parser.add_argument("--seeds", type=int, nargs="*", help="do only these; none: print what there is")
    parser.add_argument("--again", action="store_true", help="measure anew (the engine changed); keep the embedders")
    chosen = parser.parse_args()
    found = parameters()
    work().mkdir(parents=True, exist_ok=True)
    for old in work().glob("*.json") if chosen.again else ():
        old.unlink()
    for cases in sweeps(found).values():
        for seed in found["seeds"] if chosen.seeds is None else chosen.seeds:
            run(found, read_places(chosen.places), seed, list(cases.values()))
    done = [seed for seed in found["seeds"] if (work() / f"calibration{seed}.json").exists()]
    if done:
        print_calibration(found, done)
    for name, cases in sweeps(found).items():
        print(f"### {name}\n")
        (print_ladder if name == "usual" else print_sweep)(cases, found["seeds"])


if __name__ == "__main__":
    main()
