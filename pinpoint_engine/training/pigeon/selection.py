"""Choose PIGEON's geocells, labels, refinement and temperature on held-out albums, and write a pack's `pigeon`."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ... import bundles, geodesy
from ...confidence.calibration import Calibration
from ...geocells.prototypes import STREET, Prototypes, Refinement
from ...models.pack import CALIBRATION
from ...models.passes import in_passes, softmax
from ...models.pigeon import PigeonNetwork, save_pigeon
from ...models.weights import on_arrays
from ...systems.pigeon import CELLS, PROTOTYPES, REFERENCES, pooled
from ..confidence.cells import ask_held_out, fit_cells, of_pigeon
from ..folds import fold_numbers
from ..lists import GAIN_M
from ..loop import Report
from .folds import CrossFit, FoldTraining, PigeonSetting, PigeonTraining, cross_fit, rows_of
from .network import PigeonRecipe, panoramas

FOLDS = {"album": 4, "frame": 4}
"""Number of folds: of whole albums, for choosing; and of single photos, of which one fold is asked."""
MINIMA = (10, 20, 40)
"""Least photos of a geocell; `semantic.scaled` derives the other sizes."""
SMOOTHINGS = (0.5, 1.0, 2.0)
KS = (2, 5, 10, 20, 40)
TEMPERATURES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28)
"""In units of embedding distance, which pretraining stretches; so each setting is judged at its own best."""
LIMITS_M = (25_000.0, 200_000.0, 1_000_000.0, math.inf)
CHOICE, SHIPPED = "choice.json", "pigeon"


@dataclass(frozen=True, eq=False)
class PigeonSelection:
    """What was chosen on held-out albums, with the figures."""

    fitted: CrossFit
    refinement: Refinement | None
    figures: dict[str, Any]


def train_pigeon(course: PigeonTraining, recipe: PigeonRecipe, out: Path, report: Report) -> PigeonSelection:
    """Choose on held-out albums, train on all photos, and write `out`/pigeon and `out`/choice.json.

    Raises:
        OutputError: the folder cannot be written.
    """
    chosen = choose(course, recipe, report)
    whole = rows_of(course.examples, course.whole)
    calibrated, sure = fit_cells(ask_held_out(whole, of_pigeon(chosen.fitted, chosen.refinement), report), report)
    write_trained(course, chosen, calibrated, out / SHIPPED, report)
    further = {
        "panoramas": panorama_figures(course, chosen),
        "frames left out": frame_figures(course, chosen),
        "calibration": sure,
    }
    fitted = chosen.fitted
    told = {
        "setting": asdict(fitted.setting),
        "rounds": fitted.rounds,
        "temperature": fitted.temperature,
        "refinement": _told(chosen.refinement),
        "figures": chosen.figures | further,
    }
    for name, figures in further.items():
        report(f"{name}: {figures}")
    (out / CHOICE).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return chosen


class SettingSearch:
    """The settings that were compared, and the best by mean accuracy on held-out albums."""

    def __init__(self, course: PigeonTraining, report: Report) -> None:
        numbers = fold_numbers(course.examples, "album", FOLDS["album"])
        self.parts = [FoldTraining(course, numbers, number, f"album-{number}") for number in range(FOLDS["album"])]
        self.course, self.report = course, report
        self.figures: dict[str, dict[str, Any]] = {}
        self._best: tuple[float, CrossFit] | None = None

    def compare(self, settings: Sequence[PigeonSetting]) -> CrossFit:
        """Cross-fit the settings that are new, and return the best one's answers.

        Each is judged at its best refinement temperature, among PIGEON's five geocells and without a distance limit.
        """
        for setting in settings:
            if str(setting) in self.figures:
                continue
            fitted = cross_fit(self.parts, setting, _unheard)
            way, _ = best_way(fitted, [Refinement(STREET.k, each) for each in TEMPERATURES])
            found = measured(self.course, fitted, refined_m(fitted, way)) | {"rounds": fitted.rounds}
            self.figures[str(setting)] = found
            self.report(f"{setting}: {found}")
            if self._best is None or found["mean"] > self._best[0]:
                self._best = (found["mean"], fitted)
        if self._best is None:
            raise ValueError("no settings to compare; name one")
        return self._best[1]


def choose(course: PigeonTraining, recipe: PigeonRecipe, report: Report) -> PigeonSelection:
    """Choose one setting after another, by the mean accuracy on held-out albums at 1, 5 and 25 km.

    In this order: the geocell size, on backbone rows; pretraining or none; label smoothing; whether labels are
    normalised; whether pooled panoramas are further examples; the refinement.
    """
    search = SettingSearch(course, report)
    best = search.compare([PigeonSetting(size, replace(recipe, steps=0)) for size in MINIMA])
    best = search.compare([best.setting.but(steps=recipe.steps)])
    best = search.compare([best.setting.but(smoothing=each) for each in SMOOTHINGS])
    best = search.compare([best.setting.but(normalised=not best.setting.recipe.normalised)])
    best = search.compare([best.setting.but(pooled=not best.setting.recipe.pooled)])
    refinement, refined = choose_refinement(best, report)
    return PigeonSelection(best, refinement, {"settings": search.figures, "refinement": refined})


def choose_refinement(fitted: CrossFit, report: Report) -> tuple[Refinement | None, dict[str, Any]]:
    """Choose the refinement: none, by a prototype's closest member, or by its farthest as in the published code."""
    off = refined_m(fitted, None)
    best: Refinement | None = None
    figures: dict[str, Any] = {"off": accuracy(off)}
    most = figures["off"]["mean"]
    for farthest in (False, True):
        ways = [Refinement(*each, farthest) for each in itertools.product(KS, TEMPERATURES, LIMITS_M)]
        way, found = best_way(fitted, ways)
        name = "farthest" if farthest else "closest"
        figures[name] = {**found, "way": _told(way)}
        report(f"refinement, {name} member: {figures[name]}")
        if found["mean"] > most:
            best, most = way, found["mean"]
    return best, figures


def best_way(fitted: CrossFit, ways: Sequence[Refinement]) -> tuple[Refinement, dict[str, float]]:
    """Return the best of several refinements, all by the closest or all by the farthest member, and its accuracy."""
    k, farthest = max(way.k for way in ways), ways[0].farthest
    matches = [fit.match(fit.shares(fitted.temperature), k, farthest) for fit in fitted.fits]
    pairs = list(zip(fitted.fits, matches, strict=True))
    found = [accuracy(np.concatenate([fit.metres(each, way) for fit, each in pairs])) for way in ways]
    first = max(range(len(ways)), key=lambda number: found[number]["mean"])
    return ways[first], found[first]


def refined_m(fitted: CrossFit, refinement: Refinement | None) -> geodesy.Floats:
    """Return the distances of answers, refined or not, to the truth: metres [H]."""
    return np.concatenate([fit.answers_m(fit.shares(fitted.temperature), refinement) for fit in fitted.fits])


def accuracy(metres: geodesy.Floats) -> dict[str, float]:
    """Return the percentages of answers within 1, 5 and 25 km of the truth, and their mean."""
    shares = {f"<{limit / 1000:g} km": 100 * float((metres < limit).mean()) for limit in GAIN_M}
    return {name: round(share, 2) for name, share in {**shares, "mean": float(np.mean(list(shares.values())))}.items()}


def measured(course: PigeonTraining, fitted: CrossFit, metres: geodesy.Floats) -> dict[str, Any]:
    """Return the accuracy of answers, overall and by kind of photo, and the likelihood of the true geocells."""
    kinds = course.kinds[fitted.held()]
    by_kind = {
        str(kind): {**accuracy(metres[kinds == kind]), "photos": int((kinds == kind).sum())} for kind in set(kinds)
    }
    told = {"temperature": round(fitted.temperature, 3), "-log p of the own cell": round(fitted.surprise, 3)}
    unrefined = refined_m(fitted, None)
    return {
        **accuracy(metres),
        "unrefined": accuracy(unrefined)["mean"],
        **told,
        "kinds": dict(sorted(by_kind.items())),
    }


def panorama_figures(course: PigeonTraining, chosen: PigeonSelection) -> dict[str, Any]:
    """Return the accuracy on held-out panoramas: of each view alone, and with the views of a point pooled."""
    alone, together = [], []
    for fit in chosen.fitted.fits:
        shares = fit.shares(chosen.fitted.temperature)
        groups = panoramas(rows_of(course.examples, course.whole[fit.part.held]))
        if not groups:
            continue
        views = np.concatenate(groups)
        alone.append(fit.answers_m(shares, chosen.refinement)[views])
        for rows in groups:
            shares[rows] = softmax(
                in_passes(on_arrays(fit.head), pooled(fit.queries[rows])) / chosen.fitted.temperature
            )
        together.append(fit.answers_m(shares, chosen.refinement)[views])
    if not alone:
        return {}
    told = {"alone": np.concatenate(alone), "pooled": np.concatenate(together)}
    return {name: {**accuracy(metres), "views": len(metres)} for name, metres in told.items()}


def frame_figures(course: PigeonTraining, chosen: PigeonSelection) -> dict[str, Any]:
    """Return the accuracy on photos of known albums: photos held out at random."""
    numbers = fold_numbers(course.examples, "frame", FOLDS["frame"])
    fitted = cross_fit(
        [FoldTraining(course, numbers, 0, "frame-0")], chosen.fitted.setting, _unheard, chosen.fitted.rounds
    )
    fitted = replace(fitted, temperature=chosen.fitted.temperature)
    return measured(course, fitted, refined_m(fitted, chosen.refinement))


def write_trained(
    course: PigeonTraining, chosen: PigeonSelection, calibrated: Calibration, folder: Path, report: Report
) -> None:
    """Train on all photos with the chosen setting, and write a pack's `pigeon`, atomically.

    `calibrated` turns the geocell probabilities into a density.

    Raises:
        OutputError: the folder cannot be written.
    """
    setting, latlon = chosen.fitted.setting, course.examples.latlon[course.whole]
    part = FoldTraining(course, np.zeros(len(course.examples), np.int64), None, "all")
    partition = part.partition(setting.minimum)
    pretrained, embeddings = part.embedded(setting.recipe, report)
    head = part.head(part.examples(setting.recipe, report), setting, chosen.fitted.rounds, report)
    config = replace(
        pretrained.config,
        cells=len(partition),
        temperature=chosen.fitted.temperature,
        refinement=chosen.refinement,
        references=len(course.whole),
    )
    network = PigeonNetwork(config)
    weights = {name: value for name, value in pretrained.state_dict().items() if not name.startswith("cells.")}
    network.load_state_dict({**weights, **{f"cells.{name}": value for name, value in head.state_dict().items()}})
    found = Prototypes.of(part.clusters(setting.minimum), latlon, embeddings[course.whole])

    def fill(part: Path) -> None:
        save_pigeon(network, part)
        partition.light().save(part / CELLS)
        np.save(part / REFERENCES, partition.assign(latlon).astype(np.int16))
        found.write(part / PROTOTYPES)
        calibrated.write(part / CALIBRATION)

    bundles.write_folder(folder, fill)


def _told(refinement: Refinement | None) -> dict[str, Any] | None:
    """Return a refinement as JSON values; an infinite limit becomes null."""
    if refinement is None:
        return None
    return {**asdict(refinement), "limit_m": refinement.limit_m if math.isfinite(refinement.limit_m) else None}


def _unheard(_: str) -> None:
    pass
