"""All systems side by side: same tower, same training photos, same development photos, and the controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import evaluation, geodesy, wording
from ..areas import regions
from ..confidence import density
from ..confidence.density import EARTH_M2, LEVELS
from ..gallery import Vectors
from ..models.pack import open_pack
from ..models.passes import tempered
from ..systems import open_cells
from ..systems.cells import CellEngine, CellQuery
from ..systems.pinpoint import Pinpoint, open_pinpoint
from ..systems.steps import Sight
from ..types import Album, Photo, Prediction, Request, Source, System
from . import geoclip, report, report_albums
from .collections.photo_table import read_table
from .report import OURS, Answer, Asked
from .report_albums import AVERAGED, FUSED, Rows, Walks

Floats = npt.NDArray[np.float64]
Say = Callable[[str], None]
GEOCLIP = "GeoCLIP's method, trained on the same photos"
NAMES = {system: wording.SYSTEMS[system.value] for system in (System.PIGEON, System.PLANET)}
WITHIN_KM = 25.0


@dataclass(frozen=True)
class Sure:
    """How sure a system was of Q photos.

    Attributes:
        said: The probability that the truth lies within 25 km of the first place [Q].
        first_m: How far it lies from it [Q].
        holds: Whether the credible regions of `LEVELS` hold it [Q, 3].
        area_km2: How large those are [Q, 3].
    """

    said: Floats
    first_m: Floats
    holds: npt.NDArray[np.bool_]
    area_km2: Floats


def compare(table: Path, pack: Path | None, geoclip_folder: Path, say: Say) -> str:
    """Ask the development photos of a photo table of every system, and return the tables as Markdown.

    Args:
        table: The photo table.
        pack: The pack that has the systems; None: the embedded one.
        geoclip_folder: What `pinpoint train geoclip` made.
        say: Is told how far it is.

    Raises:
        PackError: the pack lacks a system.
    """
    ours = open_pinpoint(pack)
    labelled = read_table(table)
    asked = report.development(labelled)
    rows = report.encode(ours, asked)
    answers = report.ask(ours, rows, asked, say)
    methods = {name: np.array([each.first_m[name] for each in answers]) for name in answers[0].first_m}
    lists = {OURS: np.array([each.listed_m for each in answers])}
    sure = {OURS: of_pinpoint(ours, answers, asked)}
    before = {OURS: np.array([uncalibrated(each) for each in answers])}
    cells = {name: open_cells(system, open_pack(pack), []) for system, name in NAMES.items()}
    for name, engine in cells.items():
        say(f"asking {name}")
        told = predictions(engine, rows, asked)
        before[name] = untempered(engine, rows, told)
        lists[name] = listed_m(told, asked.truth)
        sure[name] = of_predictions(told, asked.truth)
        methods[name] = sure[name].first_m
    methods[GEOCLIP] = geodesy.distance_m(asked.truth, geoclip.first_places(geoclip_folder, rows, ours.gallery.latlon))
    methods["densest point of the gallery"] = geodesy.distance_m(
        asked.truth, evaluation.densest_point(ours.gallery.latlon)
    )
    bounds = {f"bound: best of {name}'s list".replace("**", ""): metres for name, metres in lists.items()}
    walks = report.walks_of(asked, labelled, rows, methods[OURS])
    return "\n\n".join(
        [
            evaluation.as_markdown(evaluation.table(asked.parts, methods | bounds)),
            report.paired(methods, asked),
            calibration(asked, before, sure),
            covered(asked, sure),
            report_albums.table(ours, walks, of_trips(cells[NAMES[System.PLANET]], walks)),
        ]
    )


def predictions(engine: CellEngine, rows: Vectors, asked: Asked) -> list[Prediction]:
    """Ask backbone rows [Q, D] of a system over geocells."""
    request = Request()
    ground = engine.cell_gallery.ground(request)
    embeddings = engine.classifier.encode(rows, request.photo_source)
    shares = engine.classifier.probabilities(embeddings)
    return [
        engine.answer(CellQuery(Sight(Photo(photo.row["id"], photo.path), "", row), *seen), request, ground)
        for photo, row, *seen in zip(asked.labelled, rows, embeddings, shares, strict=True)
    ]


def untempered(engine: CellEngine, rows: Vectors, told: Sequence[Prediction]) -> Floats:
    """Return how sure a system was of its answers to backbone rows [Q, D] before its temperature was fitted: [Q]."""
    classifier, filled = engine.classifier, engine.cell_gallery
    shares = tempered(classifier.probabilities(classifier.encode(rows, Source.INTERNET)), 1 / classifier.temperature)
    firsts = geodesy.latlon_array([answer.candidates[0].location for answer in told])
    return np.array(
        [
            filled.mass(each)[geodesy.distance_m(first, filled.latlon) <= WITHIN_KM * 1000].sum()
            for each, first in zip(shares, firsts, strict=True)
        ]
    )


def uncalibrated(answer: Answer) -> float:
    """Return how sure Pinpoint would be if its scores were log probabilities and one listed place had to be right."""
    listed = answer.ranked.posterior.listed
    shares = density.shares(answer.ranked.scores, 1.0)
    return float(shares[geodesy.distance_m(answer.first, listed.latlon) < WITHIN_KM * 1000].sum())


def listed_m(told: Sequence[Prediction], truth: Floats) -> Floats:
    """Return how far the nearest candidate of each answer lies from the truth, degrees [Q, 2]: metres [Q]."""
    places = [geodesy.latlon_array([each.location for each in answer.candidates]) for answer in told]
    return np.array([geodesy.distance_m(place, listed).min() for place, listed in zip(truth, places, strict=True)])


def of_predictions(told: Sequence[Prediction], truth: Floats) -> Sure:
    """Tell how sure answers were, against the truth, degrees [Q, 2]; a region that is not drawn is the whole Earth."""
    firsts = geodesy.latlon_array([answer.candidates[0].location for answer in told])
    holds, areas = np.ones((len(told), len(LEVELS)), bool), np.full((len(told), len(LEVELS)), EARTH_M2 / 1e6)
    for number, (answer, place) in enumerate(zip(told, truth, strict=True)):
        for region in answer.regions:
            at = number, LEVELS.index(region.level)
            holds[at], areas[at] = regions.inside(place[None], region.polygons)[0], region.area_km2
    said = np.array([answer.confidence for answer in told])
    return Sure(said, geodesy.distance_m(truth, firsts), holds, areas)


def of_pinpoint(engine: Pinpoint, answers: Sequence[Answer], asked: Asked) -> Sure:
    """Tell how sure Pinpoint's answers were; a region that is not drawn is the whole Earth."""
    covering = [report.coverings(engine, each.ranked, truth) for each, truth in zip(answers, asked.truth, strict=True)]
    return Sure(
        np.array([each.confidence for each in answers]),
        np.array([each.first_m[OURS] for each in answers]),
        np.array([[each.holds for each in levels] for levels in covering]),
        np.array([[each.area_km2 for each in levels] for levels in covering]),
    )


def calibration(asked: Asked, before: Mapping[str, Floats], sure: Mapping[str, Sure]) -> str:
    """Return how sure each system was within 25 km, before and after its calibration, and how often it was right."""
    heads = "| part | system | n | right | said before | ECE before | said | ECE |"
    lines = [heads, "|---" * 8 + "|"]
    for part, name, chosen in _parts(asked, sure):
        right = sure[name].first_m[chosen] < WITHIN_KM * 1000
        cells = []
        for said in (before[name][chosen], sure[name].said[chosen]):
            cells += [f"{said.mean():.2f}", f"{evaluation.calibration_error(said, right):.2f}"]
        lines.append(f"| {part} | {name} | {len(chosen)} | {right.mean():.2f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def covered(asked: Asked, sure: Mapping[str, Sure]) -> str:
    """Return how often the credible regions of each system hold the truth, and their median area."""
    heads = [f"{level:.0%} region holds / median km²" for level in LEVELS]
    lines = [f"| part | system | n | {' | '.join(heads)} |", "|---" * (3 + len(heads)) + "|"]
    for part, name, chosen in _parts(asked, sure):
        holds, areas = sure[name].holds[chosen].mean(axis=0), np.median(sure[name].area_km2[chosen], axis=0)
        cells = [f"{share:.2f} / {area:,.0f}" for share, area in zip(holds, areas, strict=True)]
        lines.append(f"| {part} | {name} | {len(chosen)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _parts(asked: Asked, sure: Mapping[str, Sure]) -> Iterator[tuple[str, str, Rows]]:
    names = np.array(asked.parts)
    for part in dict.fromkeys(asked.parts):
        for name in sure:
            yield part, name, np.flatnonzero(names == part)


def of_trips(engine: CellEngine, walks: Walks) -> Callable[[Rows], dict[str, Floats]]:
    """Return what PlaNet answers to photos of a walk in a row: averaged, and by its album model."""
    classifier, centres = engine.classifier, engine.cell_gallery.partition.centres
    embeddings = classifier.encode(walks.rows, Source.INTERNET)
    alone = classifier.probabilities(embeddings)

    def answers(window: Rows) -> dict[str, Floats]:
        seen = embeddings[window], alone[window]
        kinds = {AVERAGED: Album.SAME_PLACE, FUSED: Album.SAME_TRIP}
        return {f"PlaNet, {name}": centres[classifier.fuse(*seen, kind).argmax(axis=1)] for name, kind in kinds.items()}

    return answers
