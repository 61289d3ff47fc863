"""Fit the calibration of the cell systems on their answers to held-out albums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ... import geodesy
from ...answering.retrieval import LISTED
from ...confidence.calibration import GEOCELLS, UNCALIBRATED_CELLS, Calibration
from ...confidence.cells import CellMass, cell_inputs, listed_shares
from ...confidence.density import AROUND, DISTANCES_M, LEVELS
from ...confidence.odds import Logistic
from ...evaluation.metrics import calibration_error
from ...gallery import Vectors
from ...geocells.prototypes import Refinement
from ...geodesy import CITY_M, Floats
from ...models.networks import AlbumModel, CellModel, PlanetConfig
from ...models.weights import on_arrays
from ...systems.cells import CellGallery, CellQuery, Classifier, list_places
from ...systems.pigeon import Pigeon
from ...systems.planet import Planet
from ...systems.steps import Sight
from ...types import Photo, Request
from ..collections.shards import Examples
from ..folds import Codes
from ..pack import gallery_of
from ..pigeon.folds import CrossFit, rows_of
from ..planet.classifier import FOLDS, PlanetTraining
from .calibration import PlacedAnswers, drawn_from, fit_beyond, fit_near, held_at_truth, levels_of
from .logistic import fit_logistic

RIDGE = 1e-4
"""The ridge towards taking geocells at their word, against the mean loss of an answer."""
Report = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class HeldOutSystem:
    """A system trained without some photos, and those photos.

    Attributes:
        classifier: The system; its geocells are those that hold a training photo.
        kept: The whole photos that it was trained on and that are its gallery: rows [n].
        held: The held-out photos [H], and their `embeddings` [H, E].
    """

    classifier: Classifier
    kept: Codes
    held: Codes
    embeddings: Vectors


@dataclass(frozen=True, eq=False)
class HeldOutAnswers:
    """What geocells say of B held-out photos, before calibration.

    Attributes:
        mass: As in `CellMass` [B, K].
        first: As in `CellMass` [B].
        placed: The answers, with the mass of geocells in place of calibrated shares.
        fold: Which photos were held out together [B].
    """

    mass: Floats
    first: Floats
    placed: PlacedAnswers
    fold: Codes

    def of(self, chosen: Codes | npt.NDArray[np.bool_]) -> HeldOutAnswers:
        """Return some of the photos, by mask or numbers."""
        return HeldOutAnswers(self.mass[chosen], self.first[chosen], self.placed.of_rows(chosen), self.fold[chosen])

    def calibrated(self, elsewhere: Logistic) -> PlacedAnswers:
        """Return the answers with the shares that the log-odds of elsewhere leave to the listed places."""
        return replace(self.placed, shares=listed_shares(elsewhere, self.mass, self.first))


def of_planet(
    course: PlanetTraining, temperature: float, albums: AlbumModel, report: Report
) -> Iterator[HeldOutSystem]:
    """Yield PlaNet trained without each fold of albums: without cells that only those fill, centres from the others.

    `albums` is the system's album model; single photos do not use it.
    """
    whole = course.whole
    for number in range(FOLDS):
        model, centres = course.train((number,), report), course.centres(number)
        filled = np.flatnonzero(np.isfinite(centres[:, 0]))
        held, kept = (np.flatnonzero((course.numbers == number) == out) for out in (True, False))

        def logits(embeddings: Vectors, model: CellModel[PlanetConfig] = model, filled: Codes = filled) -> Vectors:
            return model.logits(embeddings)[:, filled]

        tempered = CellModel(replace(model.config, temperature=temperature), model.encode, logits)
        cells = replace(course.partition.of(filled), centres=centres[filled])
        embeddings = model.encode(np.asarray(whole.features[held], np.float32))
        yield HeldOutSystem(Planet(tempered, albums, cells, UNCALIBRATED_CELLS), kept, held, embeddings)


def of_pigeon(fitted: CrossFit, refinement: Refinement | None) -> Iterator[HeldOutSystem]:
    """Yield PIGEON trained without each fold of albums, with the chosen refinement."""
    for fit in fitted.fits:
        network, _ = fit.part.embedded(fitted.setting.recipe, _silent)
        config = replace(
            network.config,
            cells=len(fit.partition),
            temperature=fitted.temperature,
            refinement=refinement,
            references=len(fit.part.kept),
        )
        model = CellModel(config, on_arrays(network.embed), on_arrays(fit.head))
        known = fit.partition.assign(fit.found.latlon)
        classifier = Pigeon(model, fit.partition, known, fit.found, UNCALIBRATED_CELLS)
        yield HeldOutSystem(classifier, fit.part.kept, fit.part.held, fit.queries)


def ask_held_out(whole: Examples, parts: Iterable[HeldOutSystem], report: Report) -> HeldOutAnswers:
    """Answer held-out whole photos as an engine would, each weighed by the inverse root of the photos within 25 km."""
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
            query = CellQuery(Sight(Photo(str(row), ""), "", gallery.vectors[row]), *seen)
            places = list_places(part.classifier, filled, query=query, ground=ground)
            gathered.append(filled.gather(query.shares, places))
        rows += part.held.tolist()
        folds += [number] * len(part.held)
        report(f"part {number + 1} has answered: {len(rows)} photos")
    weight = gallery.crowd(np.array(rows), CITY_M) ** -0.5
    return _stack(gathered, whole.latlon[rows], weight, np.array(folds))


def _stack(gathered: list[CellMass], truth: Floats, weight: Floats, fold: Codes) -> HeldOutAnswers:
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
    """Stack columns of different length, padded: [B, count, ...]."""
    full = np.full((len(columns), count, *columns[0].shape[1:]), value)
    for row, column in zip(full, columns, strict=True):
        row[: len(column)] = column
    return full


def fit_cells(answers: HeldOutAnswers, report: Report) -> tuple[Calibration, dict[str, float]]:
    """Fit the calibration of a cell system, and measure it on folds that it was not fitted on.

    The mass that regions must hold is fitted out of fold too: each photo's region is drawn by laws fitted on the other
    folds.
    """
    drawn = drawn_from(answers.placed.weight)
    asked = answers.of(drawn)
    held, said = np.ones(len(drawn)), np.zeros(len(drawn))
    for number in np.unique(answers.fold).tolist():
        laws = fit_laws(answers.of(answers.fold != number))
        placed = asked.calibrated(laws.elsewhere[GEOCELLS])
        for b in np.flatnonzero(asked.fold == number).tolist():
            held[b] = held_at_truth(placed, laws, b)
            said[b] = _confidence(placed, laws, b)
        report(f"regions of fold {number + 1} drawn by laws of the others")
    figures = measured(held, said, asked)
    report(f"on held-out folds: {figures}")
    return replace(fit_laws(answers), drawn=levels_of(held)), figures


def fit_laws(answers: HeldOutAnswers) -> Calibration:
    """Fit by likelihood the odds of elsewhere, and the laws of the truth around listed places and elsewhere."""
    elsewhere = fit_cell_odds(answers)
    placed = answers.calibrated(elsewhere)
    return replace(
        UNCALIBRATED_CELLS, elsewhere={GEOCELLS: elsewhere}, near=fit_near(placed), beyond=fit_beyond(placed)
    )


def fit_cell_odds(answers: HeldOutAnswers) -> Logistic:
    """Fit by likelihood the log-odds that no listed place is right."""
    return fit_logistic(
        cell_inputs(answers.mass.sum(axis=1), answers.first),
        ~answers.placed.right(),
        answers.placed.weight,
        prior=UNCALIBRATED_CELLS.elsewhere[GEOCELLS],
        ridge=RIDGE,
        intercept_ridge=RIDGE,
    )


def _confidence(placed: PlacedAnswers, laws: Calibration, b: int) -> float:
    """Return the probability that the truth lies within 25 km of the first place of one answer."""
    return placed.posterior(b, laws).within(placed.latlon[b, 0])[DISTANCES_M.index(CITY_M)]


def measured(held: Floats, said: Floats, asked: HeldOutAnswers) -> dict[str, float]:
    """Return how often regions cover the truth, each fold's drawn by the others, and how well confidence is calibrated.

    Args:
        held: The mass of the smallest region with the truth [B].
        said: The confidence at city level [B].
        asked: The answers [B].
    """
    right, folds = asked.placed.truth_m[:, 0] <= CITY_M, np.unique(asked.fold)
    levels = np.array([levels_of(held[asked.fold != number]) for number in folds])
    covered = held[:, None] <= levels[np.searchsorted(folds, asked.fold)]
    shares = {f"{level:.0%} region holds": share for level, share in zip(LEVELS, covered.mean(axis=0), strict=True)}
    sure = {"said": said.mean(), "right": right.mean(), "calibration error": calibration_error(said, right)}
    return {name: round(float(value), 4) for name, value in {**shares, **sure}.items()}


def _silent(_: str) -> None:
    pass
