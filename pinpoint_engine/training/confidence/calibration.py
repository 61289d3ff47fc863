"""Fit Pinpoint's calibration on training photos held out with their album: probabilities, laws and regions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from ... import geodesy
from ...answering.voting import Voting
from ...confidence.calibration import ALBUM, PHOTO, RAW, UNTRAINED, Calibration, by_name
from ...confidence.density import (
    EARTH_M2,
    LEVELS,
    NEAREST_M,
    Distances,
    ElsewhereLaw,
    FarLaw,
    Laws,
    ListedPlaces,
    NearLaw,
    Posterior,
)
from ...confidence.odds import Logistic
from ...gallery import Gallery, Rows
from ...geodesy import CITY_M, Floats
from ..lists import CandidateLists
from .albums import fit_album
from .logistic import fit_logistic, flat_prior
from .sharpness import FirstPlaces, fit_sharpness

DRAWN_FROM = 2_000
"""The mass that regions must hold is fitted on at most so many lists, drawn by their weight."""
SEED = 20261121
HALVINGS = 10
"""The mass that just reaches a truth is found by bisection in so many steps."""
LEAST_SCALE, LEAST_SHAPE = np.log(NEAREST_M), -1.6
"""Lower bounds of the logarithms of a law's scale and shape: on few lists the likelihood has no maximum."""
RIDGE = 1e-3
"""The ridge on the weights of elsewhere, against the mean loss of a list."""
ROOT = 0.5
"""The power of the inverse number of references nearby by which a photo counts: 0 weighs photos alike, 1 places."""


@dataclass(frozen=True, eq=False)
class PlacedAnswers:
    """B answers to photos of known place, before they become densities; lists of fewer places are padded.

    Attributes:
        shares: Probabilities of the listed places [B, K]; the rest is elsewhere.
        latlon: Those places, degrees [B, K, 2], and the reach of the references around them: `reach_m` [B, K].
        hinted: Places that elsewhere is spread around, degrees [B, J, 2], and the `votes` for each [B, J]; 0: padding.
        truth: Where the photos were taken, degrees [B, 2].
        truth_m: The distance of each listed place from there: metres [B, K]; infinite: padding.
        weight: What each answer counts [B].
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
        """Join lists and the probabilities of their places [B, K]; `latlon` [N, 2] are the gallery's."""
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
        """Tell whether a listed place is right [B]."""
        return is_listed(self.truth_m)

    def of_rows(self, rows: Rows | npt.NDArray[np.bool_]) -> PlacedAnswers:
        """Return some of the answers, by mask or numbers."""
        return PlacedAnswers(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def posterior(self, b: int, laws: Laws) -> Posterior:
        """Return the density of one answer."""
        live, known = np.isfinite(self.truth_m[b]), self.votes[b] > 0
        listed = ListedPlaces(self.shares[b, live], self.latlon[b, live], self.reach_m[b, live])
        return Posterior(listed, self.hinted[b, known], self.votes[b, known], laws)


def fit_calibration(
    asked: CandidateLists, scores: Floats, gallery: Gallery, order: Rows, settings: Voting, power: float = ROOT
) -> Calibration:
    """Fit a calibration on lists and their cross-fitted scores [B, K].

    All but the sharpness is fitted on photos asked without their own album, on the same with every reference near the
    truth removed, and on photos of kinds that no gallery holds. Each counts by the inverse root of the number of
    references around it, so that one dense region does not decide for the world; for elsewhere by another `power` if
    one is given. `order` [N] is the order of an album's photos.
    """
    chosen = asked.questions.kind != 1
    kept, ranked = asked.of(chosen), scores[chosen]
    plain = fit_probabilities(kept, ranked, gallery.sequences[kept.questions.row], power)
    shares = shares_of(kept, ranked, plain)
    placed = PlacedAnswers.of(kept, shares, np.asarray(gallery.latlon))
    odds, sharpness = fit_album(kept, shares, gallery, order, settings)
    fitted = replace(
        plain,
        elsewhere={**plain.elsewhere, ALBUM: odds},
        sharpness={**plain.sharpness, ALBUM: sharpness},
        near=fit_near(placed),
        beyond=fit_beyond(placed),
    )
    return replace(fitted, drawn=fit_drawn(placed, fitted))


def fit_probabilities(asked: CandidateLists, scores: Floats, albums: Rows, power: float = ROOT) -> Calibration:
    """Fit how scores become probabilities of listed places and of elsewhere, of single photos.

    The sharpness is fitted only on lists without removed references. `power` weighs photos for elsewhere, but not where
    the embedder was not trained: there the gallery is a user's own, added because photos of it are expected.

    Args:
        asked: The lists [B].
        scores: Of their places [B, K].
        albums: Of the photos [B]; those of one are not independent.
        power: See `ROOT`.
    """
    overall, right = by_name(of_first(asked, scores)), is_listed(asked.ranking.truth_m)
    weight = asked.questions.weight
    elsewhere = fit_elsewhere(overall, right, weight ** (power / ROOT))
    untrained = fit_elsewhere({name: overall[name] for name in RAW}, right, weight)
    new = asked.questions.kind == 0
    firsts = first_places(asked.of(new), scores[new], elsewhere)
    default = Calibration()
    return replace(
        default,
        elsewhere={**default.elsewhere, PHOTO: elsewhere, UNTRAINED: untrained},
        sharpness={**default.sharpness, PHOTO: fit_sharpness(firsts, albums[new])},
    )


def is_listed(truth_m: Floats) -> npt.NDArray[np.bool_]:
    """Tell whether a listed place lies within 25 km of the truth [B], by the distances of all [B, K]."""
    return np.asarray((truth_m < CITY_M).any(axis=1))


def of_first(asked: CandidateLists, scores: Floats) -> npt.NDArray[np.float32]:
    """Return what describes each list as a whole, given which place is first: [B, G]."""
    described: npt.NDArray[np.float32] = asked.confidence.overall[np.arange(len(asked)), scores.argmax(axis=1)]
    return described


def fit_elsewhere(overall: Mapping[str, Floats], right: npt.NDArray[np.bool_], weight: Floats) -> Logistic:
    """Fit the log-odds that no listed place is right: features by name, outcomes and weights, each [B]."""
    return fit_logistic(overall, ~right, weight, prior=flat_prior(overall), ridge=RIDGE)


def first_places(asked: CandidateLists, scores: Floats, elsewhere: Logistic) -> FirstPlaces:
    """Return the first places of lists and their scores [B, K], each list counting as much as any other."""
    rows, first = np.arange(len(asked)), scores.argmax(axis=1)
    return FirstPlaces(
        scores,
        asked.confidence.apart_m[rows, first] <= CITY_M,
        elsewhere.probability(by_name(of_first(asked, scores))),
        asked.ranking.truth_m[rows, first] < CITY_M,
        np.ones(len(asked)),
    )


def shares_of(asked: CandidateLists, scores: Floats, calibration: Calibration) -> Floats:
    """Return the probability of every listed place: [B, K]; the rest is elsewhere."""
    described = of_first(asked, scores)
    return np.stack([calibration.probabilities(scores[b], described[b])[0] for b in range(len(asked))])


def fit_near(placed: PlacedAnswers) -> NearLaw:
    """Fit the law of the distance between the truth and the right place, on answers that have one, by likelihood."""
    hit = placed.right()
    apart, reach_m, part = Distances.of(placed.truth_m[hit]), placed.reach_m[hit], placed.shares[hit]
    part = part / part.sum(axis=1, keepdims=True)

    def law(values: Floats) -> NearLaw:
        scale_m, shape = np.exp(np.clip(values[:2], (LEAST_SCALE, LEAST_SHAPE), (np.log(CITY_M), 1.5))).tolist()
        return NearLaw(scale_m, shape, float(values[2]))

    def loss(values: Floats) -> float:
        total = (part * law(values).density(apart, reach_m)).sum(axis=1)
        return _mean_loss(total, placed.weight[hit])

    best = law(_minimum(loss, [np.log(3_000.0), 0.0, 0.5]))
    return NearLaw(round(best.scale_m, 1), round(best.shape, 4), round(best.power, 4))


def fit_beyond(placed: PlacedAnswers) -> ElsewhereLaw:
    """Fit the law of the truth around the hinted places, on answers without a right place, by likelihood."""
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

    def loss(values: Floats) -> float:
        beyond = laws(values)
        region, continent, anywhere = beyond.shares(elsewhere).T
        around = votes * (
            region[:, None] * beyond.region.density(apart) + continent[:, None] * beyond.continent.density(apart)
        )
        return _mean_loss(around.sum(axis=1) + anywhere / EARTH_M2, placed.weight[missed])

    start = [np.log(50_000.0), 0.7, np.log(1_000_000.0), 0.7, -1.0, 0.0, -1.0, 0.0]
    return laws(_minimum(loss, start))


def _mean_loss(density: Floats, weight: Floats) -> float:
    return float(-(weight * np.log(np.maximum(density, 1e-30))).sum() / max(float(weight.sum()), 1e-12))


def _minimum(loss: Callable[[Floats], float], start: Sequence[float]) -> Floats:
    """Return the minimum of a smooth function of a few numbers."""
    corners = np.array(start) + 0.5 * np.eye(len(start) + 1, len(start), -1)
    options = {"maxiter": 4_000, "maxfev": 4_000, "xatol": 1e-3, "fatol": 1e-7, "initial_simplex": corners}
    return np.asarray(minimize(loss, corners[0], method="Nelder-Mead", options=options).x)


def fit_drawn(placed: PlacedAnswers, laws: Laws) -> tuple[float, ...]:
    """Return the mass that a region must hold to cover the truth as often as its level says: one per level."""
    return levels_of(np.array([held_at_truth(placed, laws, b) for b in drawn_from(placed.weight)]))


def drawn_from(weight: Floats) -> Rows:
    """Draw by their weight [B] the answers on which the mass of regions is fitted: numbers [n]."""
    rng = np.random.default_rng(SEED)
    return rng.choice(len(weight), min(len(weight), DRAWN_FROM), p=weight / weight.sum())


def levels_of(held: Floats) -> tuple[float, ...]:
    """Return the quantiles, at the levels of regions, of the masses that just reach the truth [n]."""
    return tuple(round(float(np.quantile(held, level)), 4) for level in LEVELS)


def held_at_truth(placed: PlacedAnswers, laws: Laws, b: int) -> float:
    """Return the mass of the smallest region with the truth of one answer; 1 where only the whole Earth holds it."""
    posterior = placed.posterior(b, laws)
    metres = geodesy.distance_m(placed.truth[b], posterior.latlon)
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if (metres <= posterior.contours.radii(middle)).any() else (middle, high)
    return high
