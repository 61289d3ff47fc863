"""Fit how sure the systems over geocells are: the density of their answers to albums that were left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from ... import geodesy
from ...answering.retrieval import LISTED
from ...confidence.density import AROUND, CONFIDENT_WITHIN_KM, DISTANCES_M, HIT_M, LEVELS
from ...confidence.spread import CellMass, MissedOdds, Spread, log_odds
from ...evaluation.metrics import calibration_error
from ...gallery import Vectors
from ...geocells.prototypes import Refinement
from ...models.networks import AlbumModel, CellModel, PlanetConfig
from ...models.weights import on_arrays
from ...systems.cells import CellGallery, CellQuery, Classifier, list_places
from ...systems.pigeon import Pigeon
from ...systems.planet import Planet
from ...types import Photo, Request
from ..collections.shards import Examples
from ..folds import Codes
from ..pack import gallery_of
from ..pigeon import folds as pigeon_folds
from ..pigeon.folds import rows_of
from ..planet import classifier as planet
from . import calibration
from .calibration import Floats, PlacedAnswers

RIDGE = 1e-4
"""How strongly belief in the cells is held to what they say themselves."""
Report = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class HeldOutSystem:
    """A system that has not seen some photos, and those photos.

    Attributes:
        classifier: The system; its geocells are those that the other photos fill.
        kept: Which whole photos it has seen, and answers with: rows [n].
        held: Which it has not [H], and their `embeddings` [H, E].
    """

    classifier: Classifier
    kept: Codes
    held: Codes
    embeddings: Vectors


@dataclass(frozen=True, eq=False)
class HeldOutAnswers:
    """What cells said of B photos without their own album, and which part said it: `fold` [B].

    `mass` [B, K] and `first` [B] are as in `CellMass`; `placed` has no shares yet, for nobody knows how far to believe
    them.
    """

    mass: Floats
    first: Floats
    placed: PlacedAnswers
    fold: Codes

    def of(self, chosen: Codes | npt.NDArray[np.bool_]) -> HeldOutAnswers:
        """Return some of the photos, by mask or numbers."""
        return HeldOutAnswers(self.mass[chosen], self.first[chosen], self.placed.of_rows(chosen), self.fold[chosen])

    def believed(self, missed: MissedOdds) -> PlacedAnswers:
        """Return the answers as they are when the cells are believed so far."""
        return replace(self.placed, shares=missed.shares(self.mass, self.first))


def of_planet(
    course: planet.PlanetTraining, temperature: float, albums: AlbumModel, report: Report
) -> Iterator[HeldOutSystem]:
    """Yield PlaNet without each fold of albums: no cell that only those fill, and no middle that knows of them.

    `albums` is the system's album model, which single photos are not asked of.
    """
    whole = course.whole
    for number in range(planet.FOLDS):
        model, centres = course.train((number,), report), course.centres(number)
        filled = np.flatnonzero(np.isfinite(centres[:, 0]))
        held, kept = (np.flatnonzero((course.numbers == number) == out) for out in (True, False))

        def logits(embeddings: Vectors, model: CellModel[PlanetConfig] = model, filled: Codes = filled) -> Vectors:
            return model.logits(embeddings)[:, filled]

        tempered = CellModel(replace(model.config, temperature=temperature), model.encode, logits)
        cells = replace(course.partition.of(filled), centres=centres[filled])
        embeddings = model.encode(np.asarray(whole.features[held], np.float32))
        yield HeldOutSystem(Planet(tempered, albums, cells, Spread()), kept, held, embeddings)


def of_pigeon(fitted: pigeon_folds.CrossFit, refinement: Refinement | None) -> Iterator[HeldOutSystem]:
    """Yield PIGEON without each fold of albums, refined as was chosen."""
    for fit in fitted.fits:
        network, _ = fit.part.embedded(fitted.setting.recipe, _unheard)
        config = replace(
            network.config,
            cells=len(fit.partition),
            temperature=fitted.temperature,
            refinement=refinement,
            references=len(fit.part.kept),
        )
        model = CellModel(config, on_arrays(network.embed), on_arrays(fit.head))
        known = fit.partition.assign(fit.found.latlon)
        classifier = Pigeon(model, fit.partition, known, fit.found, Spread())
        yield HeldOutSystem(classifier, fit.part.kept, fit.part.held, fit.queries)


def ask(whole: Examples, parts: Iterable[HeldOutSystem], report: Report) -> HeldOutAnswers:
    """Ask left-out whole photos as an engine would, each counting by the inverse root of the photos within 25 km."""
    gallery = gallery_of(whole, [])
    rows: list[int] = []
    folds: list[int] = []
    gathered: list[CellMass] = []
    for number, part in enumerate(parts):
        filled = CellGallery(
            part.classifier.partition, gallery_of(rows_of(whole, part.kept), []), part.classifier.known
        )
        ground = filled.ground(Request())
        shares = part.classifier.probabilities(part.embeddings)
        for row, *seen in zip(part.held.tolist(), part.embeddings, shares, strict=True):
            shown = CellQuery(Photo(str(row), ""), "", gallery.vectors[row], *seen)
            listed = list_places(part.classifier, filled, shown=shown, ground=ground)
            gathered.append(filled.gather(shown.shares, listed))
        rows += part.held.tolist()
        folds += [number] * len(part.held)
        report(f"asked of part {number + 1}: {len(rows)} photos")
    weight = gallery.crowd(np.array(rows), HIT_M) ** -0.5
    return _heard(gathered, whole.latlon[rows], weight, np.array(folds))


def _heard(gathered: list[CellMass], truth: Floats, weight: Floats, fold: Codes) -> HeldOutAnswers:
    truth_m = [geodesy.distance_m(place, each.latlon) for place, each in zip(truth, gathered, strict=True)]
    mass = _stacked([each.mass for each in gathered], LISTED)
    placed = PlacedAnswers(
        shares=mass,
        latlon=_stacked([each.latlon for each in gathered], LISTED),
        reach_m=_stacked([each.reach_m for each in gathered], LISTED, 1.0),
        hinted=_stacked([each.hinted for each in gathered], AROUND),
        votes=_stacked([each.votes for each in gathered], AROUND),
        truth=truth,
        truth_m=_stacked(truth_m, LISTED, np.inf),
        weight=weight,
    )
    return HeldOutAnswers(mass, np.array([each.first for each in gathered]), placed, fold)


def _stacked(columns: list[Floats], count: int, value: float = 0.0) -> Floats:
    """Fill up columns of different length and stack them: [B, count, ...]."""
    full = np.full((len(columns), count, *columns[0].shape[1:]), value)
    for row, column in zip(full, columns, strict=True):
        row[: len(column)] = column
    return full


def fit(heard: HeldOutAnswers, report: Report) -> tuple[Spread, dict[str, float]]:
    """Fit the density of cells, and tell how well it holds where it was not fitted.

    What mass a region must hold is told by photos that had no part in the laws it is drawn by: each fold's by those of
    the others.
    """
    drawn = calibration.drawn_from(heard.placed.weight)
    asked = heard.of(drawn)
    held, said = np.ones(len(drawn)), np.zeros(len(drawn))
    for number in np.unique(heard.fold).tolist():
        laws = fit_laws(heard.of(heard.fold != number))
        placed = asked.believed(laws.missed)
        for b in np.flatnonzero(asked.fold == number).tolist():
            held[b] = calibration.held_at_truth(placed, laws, b)
            said[b] = _confidence(placed, laws, b)
        report(f"regions drawn without fold {number + 1}")
    figures = measured(held, said, asked)
    report(f"without the own fold: {figures}")
    return replace(fit_laws(heard), drawn=calibration.levels_of(held)), figures


def fit_laws(heard: HeldOutAnswers) -> Spread:
    """Fit by likelihood how far cells are believed, and where the truth lies when they are right and when not."""
    missed = fit_missed(heard)
    placed = heard.believed(missed)
    return Spread(missed, calibration.fit_near(placed), calibration.fit_beyond(placed))


def fit_missed(heard: HeldOutAnswers) -> MissedOdds:
    """Fit by likelihood the log odds that no listed place is right."""
    right, weight = heard.placed.right(), heard.placed.weight / heard.placed.weight.sum()
    told = np.stack([np.ones(len(right)), log_odds(heard.mass.sum(axis=1)), log_odds(heard.first)], axis=1)
    usual = np.array([getattr(MissedOdds(), field.name) for field in fields(MissedOdds)])

    def surprise(values: Floats) -> float:
        total = told @ values
        held_back = RIDGE * float(((values - usual) ** 2).sum())
        return float((weight * np.logaddexp(0, np.where(right, total, -total))).sum()) + held_back

    return MissedOdds(*np.round(minimize(surprise, usual, method="L-BFGS-B").x, 4).tolist())


def _confidence(placed: PlacedAnswers, laws: Spread, b: int) -> float:
    """Return the probability that the truth lies within 25 km of the first place of one answer."""
    return placed.posterior(b, laws).within(placed.latlon[b, 0])[DISTANCES_M.index(1000 * CONFIDENT_WITHIN_KM)]


def measured(held: Floats, said: Floats, asked: HeldOutAnswers) -> dict[str, float]:
    """Return how often regions cover the truth [B], each fold's drawn by the others, and how sure answers were."""
    right, folds = asked.placed.truth_m[:, 0] <= HIT_M, np.unique(asked.fold)
    levels = np.array([calibration.levels_of(held[asked.fold != number]) for number in folds])
    covered = held[:, None] <= levels[np.searchsorted(folds, asked.fold)]
    shares = {f"{level:.0%} region holds": share for level, share in zip(LEVELS, covered.mean(axis=0), strict=True)}
    sure = {"said": said.mean(), "right": right.mean(), "calibration error": calibration_error(said, right)}
    return {name: round(float(value), 4) for name, value in {**shares, **sure}.items()}


def _unheard(_: str) -> None:
    pass
