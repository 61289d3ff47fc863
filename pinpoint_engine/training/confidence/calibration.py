"""Fit probabilities on training photos asked without their own album: of elsewhere, then of the listed places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar

from ... import geodesy
from ...answering.features import OVERALL
from ...answering.voting import Voting
from ...confidence import density as uncertainty
from ...confidence.density import (
    EARTH_M2,
    HIT_M,
    LEVELS,
    NEAREST_M,
    Calibration,
    Distances,
    ElsewhereLaw,
    ElsewhereOdds,
    FarLaw,
    Laws,
    ListedPlaces,
    NearLaw,
    Posterior,
)
from ...gallery import Gallery, Rows
from ..lists import CandidateLists
from . import albums

Floats = npt.NDArray[np.float64]
RAW = np.array([name.split("_")[0] not in ("image", "gps", "votes") for name in OVERALL])
"""The numbers of a list that no embedder has a part in, nor what is usual in the training photos' gallery.

By their crowd a user's small gallery beside a large one would be taken for elsewhere.
"""
DRAWN_FROM = 2_000
"""At most so many lists, drawn by their weight, decide what mass a region must hold."""
SEED = 20261121
LEAST_SCALE, LEAST_SHAPE = np.log(NEAREST_M), -1.6
"""The logarithms of the least that a law is fitted with: where few lists tell, likelihood knows no bounds."""
RIDGE = 1e-3
"""How strongly the weights of elsewhere are held back, per list."""
ROOT = 0.5
"""A photo counts by the inverse of the references around it to this power: 0 is each photo, 1 each place alike."""


@dataclass(frozen=True, eq=False)
class PlacedAnswers:
    """B answers to photos of known place, as a density is made of them; where there are fewer places, filled up.

    Attributes:
        shares: Probabilities of the listed places [B, K]; what is left of 1 is elsewhere.
        latlon: Where those are, degrees [B, K, 2], and `reach_m` [B, K] how far the references around them reach.
        hinted: Places that elsewhere is spread around, degrees [B, J, 2], and the `votes` for each [B, J]; 0: none.
        truth: Where the photos were taken, degrees [B, 2].
        truth_m: How far each listed place is from there: metres [B, K]; infinite: there is none.
        weight: What each answer counts for [B].
    """

    shares: Floats
    latlon: Floats
    reach_m: Floats
    hinted: Floats
    votes: Floats
    truth: Floats
    truth_m: Floats
    weight: Floats

    @classmethod
    def of(cls, asked: CandidateLists, shares: Floats, latlon: Floats) -> PlacedAnswers:
        """Put lists and the probabilities of their places [B, K] together; `latlon` [N, 2] are the gallery's."""
        listed = shares, latlon[asked.ranking.rows], asked.confidence.reach_m
        return cls(
            *listed,
            latlon[asked.confidence.hinted],
            asked.confidence.votes,
            asked.questions.truth,
            asked.ranking.truth_m,
            asked.questions.weight,
        )

    def __len__(self) -> int:
        return len(self.truth)

    def right(self) -> npt.NDArray[np.bool_]:
        """Tell whether a listed place lies within 25 km of the truth [B]."""
        return (self.truth_m < HIT_M).any(axis=1)

    def of_rows(self, rows: Rows | npt.NDArray[np.bool_]) -> PlacedAnswers:
        """Return some of the answers, by mask or numbers."""
        return PlacedAnswers(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def posterior(self, b: int, laws: Laws) -> Posterior:
        """Return the density of one answer."""
        live, known = np.isfinite(self.truth_m[b]), self.votes[b] > 0
        listed = ListedPlaces(self.shares[b, live], self.latlon[b, live], self.reach_m[b, live])
        return Posterior(listed, self.hinted[b, known], self.votes[b, known], laws)


def fit(
    asked: CandidateLists, scores: Floats, gallery: Gallery, order: Rows, settings: Voting, power: float = ROOT
) -> Calibration:
    """Fit a calibration on lists and their cross-fitted scores [B, K].

    All but the sharpness learn from photos asked without their own album, from the same with every reference near the
    truth removed, and from photos of kinds that no gallery holds; each counts by the inverse root of the references
    around it, so that one dense region does not speak for the world; for elsewhere to another `power` if one is given.
    `order` [N] says how an album's photos follow.
    """
    chosen = asked.questions.kind != 1
    kept, ranked = asked.of(chosen), scores[chosen]
    plain = fit_probabilities(kept, ranked, gallery.sequences[kept.questions.row], power)
    shares = shares_of(kept, ranked, plain)
    placed = PlacedAnswers.of(kept, shares, gallery.latlon)
    spread = replace(plain, near=fit_near(placed), beyond=fit_beyond(placed))
    album = albums.fit(kept, shares, gallery, order, settings)
    return replace(spread, drawn=fit_drawn(placed, spread), album=album)


def fit_probabilities(asked: CandidateLists, scores: Floats, albums: Rows, power: float = ROOT) -> Calibration:
    """Fit how scores become probabilities of listed places and of elsewhere; the sharpness on unremoved lists alone.

    `albums` [B] names what is not independent. By `power` photos count for elsewhere, but where the embedder was not
    trained: there a user's own gallery stands, which is there because photos of it are expected.
    """
    overall, right = of_first(asked, scores), (asked.ranking.truth_m < HIT_M).any(axis=1)
    elsewhere = fit_elsewhere(overall, right, asked.questions.weight ** (power / ROOT))
    untrained = fit_elsewhere(np.where(RAW, overall, np.nan).astype(np.float32), right, asked.questions.weight)
    new = asked.questions.kind == 0
    return Calibration(fit_sharpness(asked.of(new), scores[new], elsewhere, albums[new]), elsewhere, untrained)


def of_first(asked: CandidateLists, scores: Floats) -> npt.NDArray[np.float32]:
    """Return what describes each list as a whole, given which place is first: [B, G]."""
    described: npt.NDArray[np.float32] = asked.confidence.overall[np.arange(len(asked)), scores.argmax(axis=1)]
    return described


def fit_elsewhere(overall: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], weight: Floats) -> ElsewhereOdds:
    """Fit the log odds that no listed place is right, by likelihood: lists [B, G], outcomes and weights [B]."""
    known = np.isfinite(overall)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, overall, 0).sum(axis=0) / count
    spread = np.sqrt((np.where(known, overall - mean, 0) ** 2).sum(axis=0) / count)
    used = spread > 1e-4  # what never varied, or never was known, tells nothing
    overall, known, mean, spread = overall[:, used], known[:, used], mean[used], spread[used]
    rows = np.where(known, ((overall - mean) / spread).clip(-5, 5), 0.0)
    share = weight / weight.sum()

    def surprise(values: Floats) -> tuple[float, Floats]:
        total = values[0] + rows @ values[1:]
        signed = np.where(right, total, -total)
        slope = share * np.where(right, 1.0, -1.0) / (1 + np.exp(-signed))
        value = float((share * np.logaddexp(0, signed)).sum() + RIDGE * (values[1:] ** 2).sum())
        return value, np.concatenate([[slope.sum()], slope @ rows + 2 * RIDGE * values[1:]])

    best = minimize(surprise, np.zeros(1 + rows.shape[1]), jac=True, method="L-BFGS-B").x

    names = np.array(OVERALL)[used].tolist()

    def named(values: Floats) -> dict[str, float]:
        return {name: round(float(value), 5) for name, value in zip(names, values, strict=True)}

    return ElsewhereOdds(round(float(best[0]), 5), named(best[1:]), named(mean), named(spread))


def fit_sharpness(asked: CandidateLists, scores: Floats, elsewhere: ElsewhereOdds, albums: Rows) -> float:
    """Fit how sharply scores become shares: the flattest way by which the confidence in the first place holds.

    The likelihood of the first place being right hardly changes where nearly all is its own. So the least sharpness is
    taken that is as good as the best one to a standard error, drawing `albums` [B] anew: what is sharper only takes
    from the places after the first.
    """
    rows, first = np.arange(len(asked)), scores.argmax(axis=1)
    odds = np.array([elsewhere.odds(described) for described in of_first(asked, scores)])
    beside = asked.confidence.apart_m[rows, first] <= HIT_M
    right = asked.ranking.truth_m[rows, first] < HIT_M

    def surprise(sharpness: float) -> Floats:
        each = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
        sure = (each * beside).sum(axis=1) / each.sum(axis=1) / (1 + odds)
        return np.asarray(-np.log(np.where(right, sure, 1 - sure).clip(1e-6, 1 - 1e-6)))

    def mean(log_sharpness: float) -> float:
        return float(surprise(float(np.exp(log_sharpness))).mean())

    best = float(np.exp(minimize_scalar(mean, bounds=(-4.0, 3.0), method="bounded", options={"xatol": 0.02}).x))
    least = surprise(best)
    worse = ((sharpness, surprise(sharpness) - least) for sharpness in np.geomspace(best / 100, best, 100))
    return round(next(float(each) for each, more in worse if more.mean() <= standard_error(more, albums)), 5)


def standard_error(values: Floats, albums: Rows) -> float:
    """Return the standard error of the mean of values [B], those of one album not being independent."""
    _, codes = np.unique(albums, return_inverse=True)
    totals = np.bincount(codes, values - values.mean())
    return float(np.sqrt((totals**2).sum()) / len(values))


def shares_of(asked: CandidateLists, scores: Floats, calibration: Calibration) -> Floats:
    """Return the probability of every listed place: [B, K]; what is left of 1 is elsewhere."""
    described = of_first(asked, scores)
    return np.stack([uncertainty.probabilities(scores[b], described[b], calibration)[0] for b in range(len(asked))])


def fit_near(placed: PlacedAnswers) -> NearLaw:
    """Fit by likelihood how far the truth lies from the right place of an answer, on those that have one."""
    hit = placed.right()
    apart, reach_m, part = Distances.of(placed.truth_m[hit]), placed.reach_m[hit], placed.shares[hit]
    part = part / part.sum(axis=1, keepdims=True)

    def law(values: Floats) -> NearLaw:
        scale_m, shape = np.exp(np.clip(values[:2], (LEAST_SCALE, LEAST_SHAPE), (np.log(HIT_M), 1.5))).tolist()
        return NearLaw(scale_m, shape, float(values[2]))

    def surprise(values: Floats) -> float:
        total = (part * law(values).density(apart, reach_m)).sum(axis=1)
        return _mean_surprise(total, placed.weight[hit])

    best = law(_minimum(surprise, [np.log(3_000.0), 0.0, 0.5]))
    return NearLaw(round(best.scale_m, 1), round(best.shape, 4), round(best.power, 4))


def fit_beyond(placed: PlacedAnswers) -> ElsewhereLaw:
    """Fit by likelihood how far the truth lies from what elsewhere is spread around, where no listed place is right."""
    missed = ~placed.right()
    elsewhere = 1 - placed.shares[missed].sum(axis=1)
    apart = Distances.of(geodesy.distance_m(placed.truth[missed][:, None], placed.hinted[missed]))
    votes = placed.votes[missed] / placed.votes[missed].sum(axis=1, keepdims=True)

    def laws(values: Floats) -> ElsewhereLaw:
        logs = np.clip(values[:4], [LEAST_SCALE, LEAST_SHAPE] * 2, [12, 1.6, 16, 1.6])
        near_m, near_shape, far_m, far_shape = np.exp(logs).round(4).tolist()
        remote, more_remote, anywhere, more_anywhere = values[4:].round(4).tolist()
        far = FarLaw(near_m, near_shape), FarLaw(far_m, far_shape)
        return ElsewhereLaw(*far, (remote, more_remote), (anywhere, more_anywhere))

    def surprise(values: Floats) -> float:
        beyond = laws(values)
        region, continent, anywhere = beyond.shares(elsewhere).T
        around = votes * (
            region[:, None] * beyond.region.density(apart) + continent[:, None] * beyond.continent.density(apart)
        )
        return _mean_surprise(around.sum(axis=1) + anywhere / EARTH_M2, placed.weight[missed])

    start = [np.log(50_000.0), 0.7, np.log(1_000_000.0), 0.7, -1.0, 0.0, -1.0, 0.0]
    return laws(_minimum(surprise, start))


def _mean_surprise(density: Floats, weight: Floats) -> float:
    return float(-(weight * np.log(np.maximum(density, 1e-30))).sum() / max(float(weight.sum()), 1e-12))


def _minimum(surprise: Callable[[Floats], float], start: Sequence[float]) -> Floats:
    """Return where a smooth function of a few numbers is least."""
    corners = np.array(start) + 0.5 * np.eye(len(start) + 1, len(start), -1)
    options = {"maxiter": 4_000, "maxfev": 4_000, "xatol": 1e-3, "fatol": 1e-7, "initial_simplex": corners}
    return np.asarray(minimize(surprise, corners[0], method="Nelder-Mead", options=options).x)


def fit_drawn(placed: PlacedAnswers, laws: Laws) -> tuple[float, ...]:
    """Return what mass a region must hold to cover the truth as often as its level says: one share per level."""
    return levels_of(np.array([held_at_truth(placed, laws, b) for b in drawn_from(placed.weight)]))


def drawn_from(weight: Floats) -> Rows:
    """Draw by their weight [B] the answers that decide what mass a region must hold."""
    rng = np.random.default_rng(SEED)
    return rng.choice(len(weight), min(len(weight), DRAWN_FROM), p=weight / weight.sum())


def levels_of(held: Floats) -> tuple[float, ...]:
    """Return the masses that cover their level of truths, from those that would just have held them [n]."""
    return tuple(round(float(np.quantile(held, level)), 4) for level in LEVELS)


def held_at_truth(placed: PlacedAnswers, laws: Laws, b: int) -> float:
    """Return the mass of the smallest region that holds the truth of one answer; 1 where only the whole Earth does."""
    posterior = placed.posterior(b, laws)
    metres = geodesy.distance_m(placed.truth[b], posterior.latlon)
    low, high = 0.0, 1.0
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (low, middle) if (metres <= posterior.radii(middle)).any() else (middle, high)
    return high
