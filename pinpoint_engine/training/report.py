"""The honest tables: the development photos against every control, and the gain of a search area."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import evaluation, geodesy, photos
from ..answering import evidence, features, retrieval
from ..areas import regions
from ..confidence.density import DISTANCES_M, EARTH_M2, LEVELS, OUTSIDE_ABOVE
from ..errors import RequestError
from ..evaluation import controls
from ..evaluation.score import RegionHit
from ..gallery import Gallery, Vectors
from ..systems.pinpoint import Pinpoint, Ranking, open_pinpoint
from ..types import Location, Request
from . import report_albums
from .collections.photo_table import LabelledPhoto, read_table
from .pack import is_reference
from .report_albums import Walks
from .teacher import Teacher

Floats = npt.NDArray[np.float64]
Say = Callable[[str], None]
RADII_KM = (5, 25, 50)
MOVED = 0.7
"""A disc's centre is moved off the truth by up to this share of its radius, in a random direction."""
SMALL_PX = 160
"""Longest side of the other_origin photos when they are asked again as thumbnails."""
SEED = 20261120
WALKS = ("known_walk", "new_walk")
"""The parts whose albums have an order in time."""
OURS, LISTED = "**Pinpoint**", "bound: best of Pinpoint's list"
PRIMARY = (("new_walk", 5.0), ("new_walk", 25.0), ("known_walk", 1.0), ("known_town", 1.0))
"""The figures that decide, fixed before anything was trained: kind of split, and kilometres."""


@dataclass(frozen=True)
class Asked:
    """Photos of known place, the part each belongs to, and where they were taken: degrees [Q, 2]."""

    labelled: Sequence[LabelledPhoto]
    parts: Sequence[str]
    truth: Floats

    @property
    def albums(self) -> list[str]:
        return [photo.row["album"] or photo.row["id"] for photo in self.labelled]


@dataclass(frozen=True)
class Answer:
    """Metres from the truth of every method's first place, and of the best listed one, with how sure it is.

    `first` are the degrees of the first place [2], `within` the confidences at `DISTANCES_M`.
    """

    first_m: Mapping[str, float]
    listed_m: float
    first: Floats
    ranked: Ranking

    @cached_property
    def within(self) -> tuple[float, ...]:
        return self.ranked.posterior.within(self.first)

    @property
    def confidence(self) -> float:
        return self.within[DISTANCES_M.index(25_000.0)]


def evaluate(
    table: Path, pack: Path | None, galleries: Sequence[Path], teacher: Path | None, discs: bool, say: Say
) -> str:
    """Ask the development photos of a table and return the tables as Markdown."""
    engine = open_pinpoint(pack, galleries)
    labelled = read_table(table)
    asked = development(labelled)
    rows = encode(engine, asked)
    answers = ask(engine, rows, asked, say)
    methods = {name: _metres(answers, name) for name in answers[0].first_m}
    if teacher is not None:
        methods["nearest neighbour, teacher"] = _teacher_m(teacher, labelled, asked)
    densest = evaluation.densest_point(engine.gallery.latlon)
    methods[controls.DENSEST] = geodesy.distance_m(asked.truth, densest)
    bounds = {
        LISTED: np.array([answer.listed_m for answer in answers]),
        controls.BOUND: evaluation.nearest_reference_m(engine.gallery, asked.truth)[:, 0],
    }
    parts = [
        evaluation.as_markdown(evaluation.table(asked.parts, methods | bounds)),
        paired(methods, asked),
        sureness(answers, asked),
        confidences(answers, asked),
        covered(engine, answers, asked),
        _thumbnails(engine, asked, say),
    ]
    if np.isin(asked.parts, WALKS).any():
        parts.append(report_albums.table(engine, walks_of(asked, labelled, rows, methods[OURS])))
    if discs:
        parts.append(within_discs(engine, rows, asked))
    return "\n\n".join(parts)


def walks_of(asked: Asked, labelled: Sequence[LabelledPhoto], rows: Vectors, alone_m: Floats) -> Walks:
    """Return the photos of walks; each one's number is its place among all photos of its walk, whatever their split."""
    chosen = np.isin(asked.parts, WALKS)
    whole: dict[str, list[str]] = {}
    for photo in labelled:
        whole.setdefault(photo.row["album"], []).append(photo.row["sequence"])
    numbers = {album: {name: n for n, name in enumerate(sorted(names))} for album, names in whole.items()}
    walking = [asked.labelled[q].row for q in np.flatnonzero(chosen)]
    return Walks(
        [part for part, wanted in zip(asked.parts, chosen, strict=True) if wanted],
        [row["album"] for row in walking],
        np.array([numbers[row["album"]][row["sequence"]] for row in walking]),
        rows[chosen],
        asked.truth[chosen],
        alone_m[chosen],
    )


def development(labelled: Sequence[LabelledPhoto]) -> Asked:
    """Return the rows of split `dev`; a part is a kind of split, with drone and object photos apart."""
    chosen = [photo for photo in labelled if photo.row["split"] == "dev"]
    if not chosen:
        raise RequestError("this table has no rows of split dev; add the photos to be asked")
    truth = np.array([[float(photo.row["lat"]), float(photo.row["lon"])] for photo in chosen])
    return Asked(chosen, [_part(photo.row) for photo in chosen], truth)


def _part(row: dict[str, str]) -> str:
    if row["source"] == "drone" or row["scene"] == "object":
        return "drone and object"
    return row["split_kind"]


def encode(engine: Pinpoint, asked: Asked, side_px: int = 0) -> Vectors:
    """Return the backbone rows of photos, first made smaller where a side is given: [Q, D]."""
    rows = []
    for photo in asked.labelled:
        pixels = photos.decode(photo.path)
        rows.append(engine.models.backbone.encode_images([photos.shrink(pixels, side_px) if side_px else pixels])[0])
    return np.stack(rows)


def ask(engine: Pinpoint, rows: Vectors, asked: Asked, say: Say) -> list[Answer]:
    """Ask photos of every method at once. Each is taken for an internet photo: its source would tell the place."""
    request = Request()
    allowed = retrieval.allowed(engine.gallery, request)
    answers = []
    for row, truth in zip(rows, asked.truth, strict=True):
        answers.append(answer(engine, row, truth, request, allowed))
        if len(answers) % 500 == 0:
            say(f"{len(answers)} photos asked")
    return answers


def answer(engine: Pinpoint, row: Vectors, truth: Floats, request: Request, allowed: npt.NDArray[np.bool_]) -> Answer:
    """Ask one photo by its backbone row; controls are the first steps of the same pipeline."""
    found = engine.find(engine.queries(row[None], request)[0], request, allowed)
    near = evidence.gather(engine.gallery, row[None], found.candidates[None], features.SUPPORTERS)
    ranked = engine.rank(found, near, request)
    away_m = geodesy.distance_m(truth, engine.gallery.latlon[found.candidates])
    reached = {
        name: np.inf if row is None else float(geodesy.distance_m(truth, engine.gallery.latlon[row]))
        for name, row in controls.firsts(engine, found).items()
    }
    first_m = {OURS: float(away_m[ranked.order[0]]), **reached}
    first = engine.gallery.latlon[found.candidates[ranked.order[0]]]
    return Answer(first_m, float(away_m.min()), first, ranked)


def coverings(engine: Pinpoint, ranked: Ranking, truth: Floats) -> tuple[RegionHit, ...]:
    """Return for each of `LEVELS` whether the credible region holds the truth, degrees [2], and how large it is."""
    drawn = {region.level: region for region in ranked.posterior.regions(engine.pack.calibration.drawn)}
    return tuple(
        RegionHit(bool(regions.inside(truth[None], drawn[level].polygons)[0]), drawn[level].area_km2)
        if level in drawn
        else RegionHit(True, EARTH_M2 / 1e6)
        for level in LEVELS
    )


def _metres(answers: Sequence[Answer], name: str) -> Floats:
    return np.array([answer.first_m[name] for answer in answers])


def _teacher_m(path: Path, labelled: Sequence[LabelledPhoto], asked: Asked) -> Floats:
    """Return distances of the nearest neighbours on the teacher's features as they come (not centred)."""
    network = Teacher(path)
    references = [photo for photo in labelled if is_reference(photo)]
    known, shown = (
        np.stack([network.features(photos.decode(photo.path)) for photo in group]).astype(np.float64)
        for group in (references, asked.labelled)
    )
    latlon = np.array([[float(photo.row["lat"]), float(photo.row["lon"])] for photo in references])
    rows = evaluation.nearest_neighbours(known, shown, 1)[:, 0]
    return geodesy.distance_m(asked.truth, latlon[rows])


def paired(methods: Mapping[str, Floats], asked: Asked) -> str:
    """Return how many points Pinpoint leads each control by, on the primary figures, with intervals by album."""
    names = np.array(asked.parts)
    primary = [(part, limit) for part, limit in PRIMARY if part in asked.parts]
    heads = [f"{part} <{limit:g} km" for part, limit in primary]
    lines = [f"| Pinpoint leads | {' | '.join(heads)} |", "|---" * (1 + len(heads)) + "|"]
    for control, metres in methods.items():
        if control == OURS:
            continue
        cells = []
        for part, limit in primary:
            chosen = np.flatnonzero(names == part)
            albums = [asked.albums[number] for number in chosen]
            lead = evaluation.paired_difference(methods[OURS][chosen], metres[chosen], limit, albums)
            cells.append("{:+.1f} ({:+.1f} to {:+.1f})".format(*lead))
        lines.append(f"| {control} | {' | '.join(cells)} |")
    return "\n".join(lines)


SURENESS = (
    "mean confidence",
    "right within 25 km",
    "mean listed mass",
    "a listed one within 25 km",
    "answered as outside",
)


def sureness(answers: Sequence[Answer], asked: Asked) -> str:
    """Return how sure the answers were against how often they were right, part by part."""
    lines = [f"| part | n | {' | '.join(SURENESS)} |", "|---" * (2 + len(SURENESS)) + "|"]
    for part, chosen in _by_part(answers, asked).items():
        shares = (
            np.mean([each.confidence for each in chosen]),
            np.mean([each.first_m[OURS] < 25_000 for each in chosen]),
            np.mean([1 - each.ranked.elsewhere for each in chosen]),
            np.mean([each.listed_m < 25_000 for each in chosen]),
            np.mean([each.ranked.posterior.outside() > OUTSIDE_ABOVE for each in chosen]),
        )
        lines.append(f"| {part} | {len(chosen)} | " + " | ".join(f"{share:.2f}" for share in shares) + " |")
    return "\n".join(lines)


def confidences(answers: Sequence[Answer], asked: Asked) -> str:
    """Return at each distance the mean confidence, how often it was right, and the expected calibration error."""
    heads = [f"<{metres / 1000:g} km said / right / ECE" for metres in DISTANCES_M]
    lines = [f"| part | n | {' | '.join(heads)} |", "|---" * (2 + len(heads)) + "|"]
    for part, chosen in _by_part(answers, asked).items():
        said = np.array([each.within for each in chosen])
        away_m = np.array([each.first_m[OURS] for each in chosen])
        cells = []
        for column, limit in zip(said.T, DISTANCES_M, strict=True):
            right = away_m < limit
            error = evaluation.calibration_error(column, right)
            cells.append(f"{column.mean():.2f} / {right.mean():.2f} / {error:.2f}")
        lines.append(f"| {part} | {len(chosen)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def covered(engine: Pinpoint, answers: Sequence[Answer], asked: Asked) -> str:
    """Return how often the credible regions hold the truth, their median area, and how many are the whole Earth."""
    heads = [f"{level:.0%} region holds / median km² / whole Earth" for level in LEVELS]
    lines = [f"| part | n | {' | '.join(heads)} |", "|---" * (2 + len(heads)) + "|"]
    names = np.array(asked.parts)
    found = [coverings(engine, each.ranked, truth) for each, truth in zip(answers, asked.truth, strict=True)]
    for part in dict.fromkeys(asked.parts):
        chosen = [found[number] for number in np.flatnonzero(names == part)]
        cells = []
        for column in zip(*chosen, strict=True):
            areas = np.array([covering.area_km2 for covering in column])
            holds, whole = np.mean([covering.holds for covering in column]), np.mean(areas == EARTH_M2 / 1e6)
            cells.append(f"{holds:.2f} / {np.median(areas):,.0f} / {whole:.2f}")
        lines.append(f"| {part} | {len(chosen)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _by_part(answers: Sequence[Answer], asked: Asked) -> dict[str, list[Answer]]:
    return {
        part: [each for each, name in zip(answers, asked.parts, strict=True) if name == part]
        for part in dict.fromkeys(asked.parts)
    }


def _thumbnails(engine: Pinpoint, asked: Asked, say: Say) -> str:
    """Ask the other_origin photos again at 160 px, so that size tells nothing: reported, never used to choose."""
    chosen = [number for number, part in enumerate(asked.parts) if part == "other_origin"]
    name = f"other_origin at {SMALL_PX} px"
    small = Asked([asked.labelled[number] for number in chosen], [name] * len(chosen), asked.truth[chosen])
    if not chosen:
        return ""
    answers = ask(engine, encode(engine, small, SMALL_PX), small, say)
    methods = {OURS: _metres(answers, OURS), LISTED: np.array([each.listed_m for each in answers])}
    return evaluation.as_markdown(evaluation.table(small.parts, methods)) + "\n\n" + sureness(answers, small)


def within_discs(engine: Pinpoint, rows: Vectors, asked: Asked) -> str:
    """Search within discs whose centre lies off the truth, against the disc's centre and a random reference in it.

    A second table tells how sure the answers were, and how often they were right.
    """
    lines = []
    sure: list[Answer] = []
    where: list[int] = []
    names: list[str] = []
    for radius_km in RADII_KM:
        rng = np.random.default_rng(SEED + radius_km)
        moved_m = 1000 * radius_km * MOVED * np.sqrt(rng.random(len(asked.truth)))
        centres = geodesy.destination(asked.truth, rng.uniform(0, 360, len(asked.truth)), moved_m)
        answers = _in_discs(engine, rows, asked, centres, radius_km)
        inside = _random_inside(engine.gallery, centres, radius_km, rng)
        distances = {
            f"{radius_km} km disc: **Pinpoint**": np.array(
                [each.first_m[OURS] if each else np.nan for each in answers]
            ),
            f"{radius_km} km disc: best of the list": np.array([each.listed_m if each else np.nan for each in answers]),
            f"{radius_km} km disc: its centre": geodesy.distance_m(asked.truth, centres),
            f"{radius_km} km disc: a random reference in it": geodesy.distance_m(asked.truth, inside),
        }
        lines += evaluation.table(asked.parts, distances)
        there = [number for number, each in enumerate(answers) if each]
        where += there
        sure += [each for each in answers if each]
        names += [f"{asked.parts[number]}, {radius_km} km disc" for number in there]
    lines.sort(key=lambda line: asked.parts.index(line.part))
    bound = Asked([asked.labelled[number] for number in where], names, asked.truth[where])
    return evaluation.as_markdown(lines) + "\n\n" + confidences(sure, bound)


def _in_discs(engine: Pinpoint, rows: Vectors, asked: Asked, centres: Floats, radius_km: int) -> list[Answer | None]:
    answers = []
    for row, truth, (lat, lon) in zip(rows, asked.truth, centres, strict=True):
        disc = regions.disc(Location(float(lat), float(lon)), 1000.0 * radius_km)
        request = Request(within=(disc,))
        allowed = retrieval.allowed(engine.gallery, request)
        answers.append(answer(engine, row, truth, request, allowed) if allowed.any() else None)
    return answers


def _random_inside(gallery: Gallery, centres: Floats, radius_km: int, rng: np.random.Generator) -> Floats:
    """Return the place of a random reference within each disc, NaN where there is none: [Q, 2]."""
    places = np.full(centres.shape, np.nan)
    for number, centre in enumerate(centres):
        rows = np.flatnonzero(geodesy.distance_m(centre, gallery.latlon) <= 1000 * radius_km)
        if len(rows):
            places[number] = gallery.latlon[rng.choice(rows)]
    return places
