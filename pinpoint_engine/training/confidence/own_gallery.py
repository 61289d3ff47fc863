"""Fit the probabilities of the user's galleries: their own references are asked about, each without its sequence.

Nothing is decoded: what is stored of a reference is the query. This module needs no torch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from ...answering.limits import Limits
from ...answering.retrieval import spread_over
from ...confidence.calibration import PHOTO, RAW, UNTRAINED, Calibration, by_name, softmax
from ...confidence.density import DISTANCES_M, Distances, ListedPlaces, NearLaw, Posterior
from ...confidence.gallery_fit import GalleryFit
from ...confidence.odds import Logistic
from ...gallery import Mask, Rows
from ...geodesy import CITY_M, Floats, distance_m
from ...systems.pinpoint import Pinpoint
from ...systems.shortlist import describe_candidates
from ...types import Photo, Reference, Request
from .logistic import DIGITS, fit_logistic, flat_prior
from .sharpness import LEAST, FirstPlaces, standard_error

MOST = 300
"""At most so many references are asked about, which takes less than a minute in a gallery of some thousands."""
FROM_ELSEWHERE = 0.3
"""To so many in a hundred of them comes one again with all around it left out, and one of the pack's in the same way:
photos of places that the galleries do not hold, without which no photo would seem to be from elsewhere."""
LEAST_QUESTIONS, LEAST_ALBUMS = 40, 12
"""With fewer nothing is fitted: none was tried. On 38 to 78 questions of 12 to 21 albums of a town a fit halved the log
loss on other photos of it, in eight of eight draws (`benchmarks/fitted_gallery.py --draws 4`). Photos of one album are
right or wrong together, so that albums are what counts."""
FOLDS = 5
DEVIATION = 0.5
"""How far the fitted numbers are expected to lie from the pack's, as logarithms or log-odds: the prior's deviation."""
FREE_DEVIATION = 2.0
"""The same where the pack was never calibrated, so that its numbers are no more than a start."""
INPUT_DEVIATION = 0.5
"""How far the weights of standardised inputs are expected to lie from 0, where elsewhere is fitted anew."""
LOG_BOUNDS = (-2.9, 2.9)
"""Of the logarithm of a factor, so that none is larger than `gallery_fit.MOST`."""
LEAST_SLOPE = 0.05
TOLD_M = DISTANCES_M[:3]
"""What is fitted is judged by the confidence within these distances of the first place: 1, 5 and 25 km."""
SEED = 20261130
Report = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class GalleryQuestion:
    """A reference that was asked about, and its K candidates.

    Attributes:
        album: Its album: photos of one are not independent.
        is_from_elsewhere: Whether all around it was left out, as if the galleries did not hold the place.
        is_own: Whether a reference of the user's galleries comes first, so that a fit would change the answer.
        odds: The log-odds of the pack that no listed place is right.
        overall: What describes the list as a whole, by the names of `RAW`.
        scores: Of the candidates [K], and their metres from the truth: `truth_m` [K].
        listed: The candidates: places and reach; the probabilities are not filled in.
        hinted: Where elsewhere is spread around, degrees [J, 2], and the `votes` for each [J].
        first: The position of the first place.
    """

    album: str
    is_from_elsewhere: bool
    is_own: bool
    odds: float
    overall: Mapping[str, Floats]
    scores: Floats
    truth_m: Floats
    listed: ListedPlaces
    hinted: Floats
    votes: Floats
    first: int

    @property
    def is_right(self) -> bool:
        """Tell whether a listed place is within 25 km of the truth."""
        return bool((self.truth_m < CITY_M).any())

    @property
    def within(self) -> Mask:
        """Tell whether the first place is within each of `TOLD_M` of the truth [3]."""
        return np.array([self.truth_m[self.first] < limit for limit in TOLD_M])

    def shares(self, fit: GalleryFit, shipped: Calibration) -> Floats:
        """Return the probabilities of the candidates [K]."""
        odds = fit.elsewhere.log_odds(self.overall) if fit.elsewhere else fit.shift + fit.slope * self.odds
        elsewhere = 1 / (1 + np.exp(-odds))
        return np.asarray((1 - elsewhere) * softmax(self.scores, fit.sharpness * shipped.sharpness[PHOTO]))

    def confidence(self, fit: GalleryFit, shipped: Calibration) -> Floats:
        """Return the probability within each of `TOLD_M` of the first place [3]."""
        listed = replace(self.listed, shares=self.shares(fit, shipped))
        posterior = Posterior(listed, self.hinted, self.votes, fit.applied(shipped))
        return np.array(posterior.within(self.listed.latlon[self.first])[: len(TOLD_M)])


@dataclass(frozen=True)
class FitTrial:
    """How a fit does on albums that it was not fitted on; B questions.

    Attributes:
        fit: Fitted on all questions.
        questions: Those whose answers a fit changes.
        before: The confidence that ships, within each of `TOLD_M` [B, 3].
        after: The same by fits on the other albums.
        gain: By how much the log loss falls, in the mean of questions and distances.
        error: The standard error of that, over albums.
    """

    fit: GalleryFit
    questions: Sequence[GalleryQuestion]
    before: Floats
    after: Floats
    gain: float
    error: float

    @property
    def is_better(self) -> bool:
        """Tell whether the gain is more than chance: larger than its standard error."""
        return self.gain > self.error

    @property
    def from_elsewhere(self) -> Mask:
        """Tell which questions are from elsewhere [B]."""
        return np.array([question.is_from_elsewhere for question in self.questions])

    @property
    def right(self) -> Mask:
        """Tell which first places are within each of `TOLD_M` of the truth [B, 3]."""
        return np.array([question.within for question in self.questions])

    def figures(self) -> dict[str, Any]:
        """Return what is kept with a fit as JSON values."""
        before, after = (float(log_loss(each, self.right).mean()) for each in (self.before, self.after))
        return {
            "questions": len(self.questions),
            "albums": len({question.album for question in self.questions if not question.is_from_elsewhere}),
            "log_loss_before": round(before, 4),
            "log_loss_after": round(after, 4),
            "standard_error": round(self.error, 4),
        }


def ask(engine: Pinpoint, report: Report) -> list[GalleryQuestion]:
    """Ask an engine about a sample of its user's references, each asked fairly, and about photos from elsewhere.

    A fair question leaves out the reference, its sequence, near-duplicates and what was taken along with it
    (`answering.companions`). Those for which no reference is left are not asked.
    """
    gallery, first = engine.gallery, engine.probabilities.first_row
    there = gallery.visible.mask if gallery.pictured is None else gallery.visible.mask & gallery.pictured
    rows = spread_over_albums(gallery.sequences, np.flatnonzero(there[first:]) + first, MOST)
    few = int(FROM_ELSEWHERE * len(rows))
    theirs = spread_over_albums(gallery.sequences, np.flatnonzero(there[:first]), few)
    plan = [(row, False) for row in rows.tolist()]
    plan += [(row, True) for row in rows[spread_over(len(rows), few)].tolist()]
    plan += [(row, True) for row in theirs.tolist()]
    everything, questions = Limits.of(gallery, Request()), []
    for number, (row, is_from_elsewhere) in enumerate(plan, 1):
        if question := _ask(engine, row, is_from_elsewhere, everything):
            questions.append(question)
        if number % 100 == 0 or number == len(plan):
            report(f"asked {number} of {len(plan)}")
    return questions


def spread_over_albums(sequences: Any, rows: Rows, most: int) -> Rows:
    """Return at most `most` of some rows [n]: of each album as many as of the others, as far as it has so many.

    `sequences` are the numbers of the sequences of all rows of the gallery [N].
    """
    shuffled = np.random.default_rng(SEED).permutation(rows)
    _, album = np.unique(np.asarray(sequences[shuffled]), return_inverse=True)
    order = np.argsort(album, kind="stable")
    starts = np.searchsorted(album[order], np.arange(album.max(initial=-1) + 1))
    turn = np.empty(len(rows), np.int64)
    turn[order] = np.arange(len(rows)) - starts[album[order]]
    return np.sort(shuffled[np.argsort(turn, kind="stable")[:most]])


def _ask(engine: Pinpoint, row: int, is_from_elsewhere: bool, everything: Limits) -> GalleryQuestion | None:
    """Ask about one reference; None if no reference could answer."""
    gallery, reference = engine.gallery, engine.gallery.references[row]
    raw, truth = gallery.vectors[row].astype(np.float32), np.asarray(gallery.latlon[row])
    photo = Photo(reference.id, "", taken_at=reference.captured_at, album=reference.sequence)
    limits = engine.companions.fair(everything, photo, raw).without(np.array([row]))
    if is_from_elsewhere:
        limits = limits.without(gallery.within_place(truth, CITY_M))
    if limits.nowhere:
        return None
    retrieval = engine.find(engine.queries(raw[None], Request())[0], limits)
    shortlist = describe_candidates(engine.spaces, retrieval, engine.pack.voting, limits)
    rows, scores, around = retrieval.candidates, engine.scores(shortlist), shortlist.surroundings
    first = int(np.lexsort((gallery.order(rows), -scores))[0])
    latlon = np.asarray(gallery.latlon[rows])
    model = engine.pack.calibration.elsewhere[PHOTO if engine.spaces.known[rows[first]] else UNTRAINED]
    overall = by_name(shortlist.overall(first))
    return GalleryQuestion(
        album_of(reference),
        is_from_elsewhere,
        bool(rows[first] >= engine.probabilities.first_row),
        float(model.log_odds(overall)),
        {name: overall[name] for name in RAW},
        scores,
        distance_m(truth, latlon),
        ListedPlaces(np.zeros(len(rows)), latlon, around.reach_m),
        np.asarray(gallery.latlon[around.hinted]),
        around.votes,
        first,
    )


def album_of(reference: Reference) -> str:
    """Return what a reference is not independent of: its sequence, or else its author's day."""
    day = reference.captured_at.date() if reference.captured_at else ""
    loose = f"{reference.author}\n{day}" if reference.author or day else reference.id
    return reference.sequence or loose


def too_few(questions: Sequence[GalleryQuestion]) -> str:
    """Say why nothing can be fitted on some questions; "" if they are enough."""
    usable = [question for question in questions if question.is_own and not question.is_from_elsewhere]
    albums = len({question.album for question in usable})
    if len(usable) >= LEAST_QUESTIONS and albums >= LEAST_ALBUMS:
        return ""
    return (
        f"{len(usable)} references of {albums} sequences can be asked about fairly; "
        f"it takes {LEAST_QUESTIONS} of {LEAST_ALBUMS}"
    )


def try_fit(questions: Sequence[GalleryQuestion], shipped: Calibration, is_calibrated: bool = True) -> FitTrial:
    """Fit on all questions that a fit changes, and measure on albums that were left out of the fitting.

    `is_calibrated` tells whether what ships was fitted on photos of known place.
    """
    own = [question for question in questions if question.is_own]
    fold = album_folds([question.album for question in own])
    before = np.array([question.confidence(GalleryFit(), shipped) for question in own])
    after = np.empty_like(before)
    for number in range(FOLDS):
        others = [question for question, its in zip(own, fold, strict=True) if its != number]
        fit = fit_gallery(others, shipped, is_calibrated)
        for b in np.flatnonzero(fold == number).tolist():
            after[b] = own[b].confidence(fit, shipped)
    right = np.array([question.within for question in own])
    gains = (log_loss(before, right) - log_loss(after, right)).mean(axis=1)
    share = np.full(len(own), 1 / len(own))
    _, albums = np.unique([question.album for question in own], return_inverse=True)
    error = standard_error(gains, share, albums)
    return FitTrial(fit_gallery(own, shipped, is_calibrated), own, before, after, float(gains.mean()), error)


def album_folds(albums: Sequence[str]) -> Rows:
    """Return the fold of each question [B], by its album [B]; all albums of a fold are left out together."""
    _, codes = np.unique(albums, return_inverse=True)
    return np.asarray(np.random.default_rng(SEED).permutation(codes.max() + 1)[codes] % FOLDS, np.int64)


def fit_gallery(questions: Sequence[GalleryQuestion], shipped: Calibration, is_calibrated: bool = True) -> GalleryFit:
    """Fit the numbers one after another by likelihood, held to the pack's by a prior.

    The prior counts as so many albums as it takes: the fewer there are, the nearer the numbers stay to the pack's.
    Where the pack was never calibrated its numbers are hardly a prior, and elsewhere is fitted anew.
    """
    albums = len({question.album for question in questions})
    ridge = 1 / (2 * (DEVIATION if is_calibrated else FREE_DEVIATION) ** 2 * albums)
    fit = _fit_slope(questions, ridge) if is_calibrated else _fit_elsewhere(questions, albums)
    here = [question for question in questions if not question.is_from_elsewhere]
    fit = replace(fit, sharpness=_fit_sharpness(here, fit, shipped, ridge))
    return replace(fit, near=_fit_near([each for each in here if each.is_right], fit, shipped, ridge))


def _fit_slope(questions: Sequence[GalleryQuestion], ridge: float) -> GalleryFit:
    """Fit what the pack's log-odds of elsewhere are multiplied by, and what is added to them."""
    odds = {"shipped": np.array([question.odds for question in questions])}
    prior = Logistic(0.0, {"shipped": 1.0})
    found = fit_logistic(
        odds, _missed(questions), np.ones(len(questions)), prior=prior, ridge=ridge, intercept_ridge=ridge
    )
    return GalleryFit(found.intercept, max(found.weights["shipped"], LEAST_SLOPE))


def _fit_elsewhere(questions: Sequence[GalleryQuestion], albums: int) -> GalleryFit:
    """Fit the log-odds of elsewhere by what describes the lists, of raw similarity alone."""
    inputs = {name: np.array([question.overall[name] for question in questions]) for name in RAW}
    ridge = 1 / (2 * INPUT_DEVIATION**2 * albums)
    prior = flat_prior(inputs)
    return GalleryFit(
        elsewhere=fit_logistic(inputs, _missed(questions), np.ones(len(questions)), prior=prior, ridge=ridge)
    )


def _missed(questions: Sequence[GalleryQuestion]) -> Mask:
    return np.array([not question.is_right for question in questions])


def _fit_sharpness(questions: Sequence[GalleryQuestion], fit: GalleryFit, shipped: Calibration, ridge: float) -> float:
    """Fit what the sharpness is multiplied by."""
    firsts = [_first_place(question, fit, shipped) for question in questions]

    def loss(sharpness: float) -> float:
        return float(np.mean([first.loss(sharpness * shipped.sharpness[PHOTO])[0] for first in firsts]))

    return _factor(loss, ridge) if firsts else 1.0


def _first_place(question: GalleryQuestion, fit: GalleryFit, shipped: Calibration) -> FirstPlaces:
    """Return one question as the loss of a sharpness takes it: B = 1."""
    latlon, first = question.listed.latlon, question.first
    return FirstPlaces(
        question.scores[None],
        (distance_m(latlon[first], latlon) <= CITY_M)[None],
        np.array([1 - question.shares(fit, shipped).sum()]),
        np.array([question.truth_m[first] < CITY_M]),
        np.ones(1),
    )


def _fit_near(questions: Sequence[GalleryQuestion], fit: GalleryFit, shipped: Calibration, ridge: float) -> float:
    """Fit what the distance of the truth from the right place is multiplied by, where there is a right place."""
    shares = [question.shares(fit, shipped) for question in questions]
    apart = [Distances.of(question.truth_m) for question in questions]

    def loss(near: float) -> float:
        law: NearLaw = replace(shipped.near, scale_m=near * shipped.near.scale_m)
        densities = [
            (share / share.sum() * law.density(metres, question.listed.reach_m)).sum()
            for share, metres, question in zip(shares, apart, questions, strict=True)
        ]
        return float(-np.log(np.maximum(densities, 1e-30)).mean())

    return _factor(loss, ridge) if questions else 1.0


def _factor(loss: Callable[[float], float], ridge: float) -> float:
    """Return the best factor by a loss, held to 1 by a ridge on its logarithm."""
    options = {"xatol": 0.01}
    found = minimize_scalar(
        lambda log: loss(float(np.exp(log))) + ridge * log**2, bounds=LOG_BOUNDS, method="bounded", options=options
    )
    return round(float(np.exp(found.x)), DIGITS)


def log_loss(confidence: Floats, right: Mask) -> Floats:
    """Return the log loss of confidences [...] of what was right or not [...]."""
    return np.asarray(-np.log(np.where(right, confidence, 1 - confidence).clip(LEAST, 1 - LEAST)))


def sentences(trial: FitTrial, questions: Sequence[GalleryQuestion]) -> Iterator[str]:
    """Yield lines that compare what was said with what was right, on sequences that were left out of the fitting.

    Args:
        trial: The fit and how it does.
        questions: All that were asked, also those whose answer no fit changes.
    """
    away, figures = trial.from_elsewhere, trial.figures()
    yield f"{(~away).sum()} references of {figures['albums']} sequences, each asked without its own sequence:"
    yield "| first place within | was right | as the pack ships it | fitted on other sequences |"
    yield "|---|---|---|---|"
    for number, limit in enumerate(TOLD_M):
        cells = [each[~away, number].mean() for each in (trial.right, trial.before, trial.after)]
        yield f"| {limit / 1000:g} km | " + " | ".join(f"{cell:.1%}" for cell in cells) + " |"
    yield f"{away.sum()} of {sum(each.is_from_elsewhere for each in questions)} photos from elsewhere are placed here"
    if away.any():
        before, after = (each[away, -1].mean() for each in (trial.before, trial.after))
        yield f"within 25 km of these wrong places: {before:.1%} as the pack ships it, {after:.1%} fitted"
    before, after = figures["log_loss_before"], figures["log_loss_after"]
    yield f"log loss: {before:.3f} as the pack ships it, {after:.3f} fitted; gain {trial.gain:.3f} ± {trial.error:.3f}"
