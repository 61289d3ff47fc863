"""The honest tables: the development photos against every control, and the gain of a search area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import evaluation, geodesy, photos, regions
from ..errors import RequestError
from ..gallery import Gallery, Vectors
from ..systems.pinpoint import Pinpoint, open_pinpoint
from ..types import Location, Outcome, Photo, Prediction, Request, Result
from .data import LabelledPhoto, Teacher, read_table
from .pack import is_reference

Floats = npt.NDArray[np.float64]
LISTED = 12
RADII_KM = (5, 25, 50)
MOVED = 0.7
"""A disc's centre is moved off the truth by up to this share of its radius, in a random direction."""
SEED = 20261120


@dataclass(frozen=True)
class Asked:
    """Photos of known place, the part each belongs to, and where they were taken: degrees [Q, 2]."""

    labelled: Sequence[LabelledPhoto]
    parts: Sequence[str]
    truth: Floats

    @property
    def photos(self) -> list[Photo]:
        return [Photo(photo.row["id"], photo.path) for photo in self.labelled]


def evaluate(
    table: Path,
    pack: Path | None,
    galleries: Sequence[Path],
    teacher: Path | None,
    discs: bool,
    say: Callable[[str], None],
) -> str:
    """Ask the development photos of a table and return the tables as Markdown."""
    engine = open_pinpoint(pack, galleries)
    labelled = read_table(table)
    asked = development(labelled)
    results = list(engine.locate(asked.photos, Request(top_k=LISTED)))
    say(f"{len(results)} photos located")
    queries = engine.embedder.encode_images([photos.decode(photo.path) for photo in asked.labelled])
    methods = {
        "density voting (Pinpoint)": listed_m(results, asked.truth),
        "nearest neighbour, our tower": _tower_m(engine, queries, asked),
        **({} if teacher is None else {"nearest neighbour, teacher": _teacher_m(teacher, labelled, asked)}),
        "densest point": _repeated_m(evaluation.densest_point(engine.gallery.latlon), asked.truth),
        "bound: nearest reference": evaluation.nearest_reference_m(engine.gallery, asked.truth),
    }
    parts = [evaluation.as_markdown(evaluation.table(asked.parts, methods)), _sureness(results, asked)]
    if discs:
        parts.append(evaluation.as_markdown(within_discs(engine, queries, asked)))
    return "\n\n".join(parts)


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


def listed_m(results: Sequence[Result], truth: Floats) -> Floats:
    """Return how far each listed candidate lies from the truth, best first: metres [Q, 12], NaN beyond the list."""
    metres = np.full((len(results), LISTED), np.nan)
    for number, result in enumerate(results):
        if isinstance(result, Prediction):
            places = geodesy.latlon_array([candidate.location for candidate in result.candidates])
            metres[number, : len(places)] = geodesy.distance_m(truth[number], places)
    return metres


def _tower_m(engine: Pinpoint, queries: Vectors, asked: Asked) -> Floats:
    hits = engine.gallery.search(queries, LISTED)
    return geodesy.distance_m(asked.truth[:, None], engine.gallery.latlon[hits.rows])


def _teacher_m(path: Path, labelled: Sequence[LabelledPhoto], asked: Asked) -> Floats:
    """Return distances of the nearest neighbours on the teacher's features as they come (not centred)."""
    network = Teacher(path)
    references = [photo for photo in labelled if is_reference(photo)]
    features, shown = (
        np.stack([network.features(photos.decode(photo.path)) for photo in group]).astype(np.float64)
        for group in (references, asked.labelled)
    )
    latlon = np.array([[float(photo.row["lat"]), float(photo.row["lon"])] for photo in references])
    rows = evaluation.nearest_neighbours(features, shown, LISTED)
    return geodesy.distance_m(asked.truth[:, None], latlon[rows])


def _repeated_m(place: Floats, truth: Floats) -> Floats:
    return geodesy.distance_m(truth, place)[:, None]


SURENESS = (
    "mean confidence",
    "right within 25 km",
    "mean listed mass",
    "a listed one within 25 km",
    "answered as outside",
)


def _sureness(results: Sequence[Result], asked: Asked) -> str:
    """Return how sure the answers were against how often they were right, part by part."""
    lines = [f"| part | n | {' | '.join(SURENESS)} |", "|---" * (2 + len(SURENESS)) + "|"]
    near = listed_m(results, asked.truth) < 25_000
    for part in dict.fromkeys(asked.parts):
        rows = [number for number, name in enumerate(asked.parts) if name == part]
        answers = [result for result in (results[number] for number in rows) if isinstance(result, Prediction)]
        shares = (
            np.mean([answer.confidence for answer in answers]),
            near[rows, 0].mean(),
            np.mean([1 - answer.elsewhere for answer in answers]),
            near[rows].any(axis=1).mean(),
            np.mean([answer.outcome is Outcome.OUTSIDE_GALLERY for answer in answers]),
        )
        lines.append(f"| {part} | {len(rows)} | " + " | ".join(f"{share:.2f}" for share in shares) + " |")
    return "\n".join(lines)


def within_discs(engine: Pinpoint, queries: Vectors, asked: Asked) -> list[evaluation.Row]:
    """Search within discs whose centre lies off the truth, against the disc's centre and a random reference in it."""
    rows = []
    for radius_km in RADII_KM:
        rng = np.random.default_rng(SEED + radius_km)
        moved_m = 1000 * radius_km * MOVED * np.sqrt(rng.random(len(asked.truth)))
        centres = geodesy.destination(asked.truth, rng.uniform(0, 360, len(asked.truth)), moved_m)
        answers = listed_m(_in_discs(engine, queries, asked, centres, radius_km), asked.truth)
        inside = _random_inside(engine.gallery, centres, radius_km, rng)
        distances = {
            f"{radius_km} km disc: density voting": answers,
            f"{radius_km} km disc: its centre": geodesy.distance_m(asked.truth, centres)[:, None],
            f"{radius_km} km disc: a random reference in it": geodesy.distance_m(asked.truth, inside)[:, None],
        }
        rows += evaluation.table(asked.parts, distances)
    return sorted(rows, key=lambda row: asked.parts.index(row.part))


def _in_discs(engine: Pinpoint, queries: Vectors, asked: Asked, centres: Floats, radius_km: int) -> list[Result]:
    results = []
    for photo, query, (lat, lon) in zip(asked.photos, queries, centres, strict=True):
        disc = regions.disc(Location(float(lat), float(lon)), 1000.0 * radius_km)
        request = Request(top_k=LISTED, within=(disc,))
        results.append(engine.answer(photo, query, request, engine.allowed(request)))
    return results


def _random_inside(gallery: Gallery, centres: Floats, radius_km: int, rng: np.random.Generator) -> Floats:
    """Return the place of a random reference within each disc, NaN where there is none: [Q, 2]."""
    places = np.full(centres.shape, np.nan)
    for number, centre in enumerate(centres):
        rows = np.flatnonzero(geodesy.distance_m(centre, gallery.latlon) <= 1000 * radius_km)
        if len(rows):
            places[number] = gallery.latlon[rng.choice(rows)]
    return places
