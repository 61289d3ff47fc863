"""How well an engine works on the user's own photos: asked fairly, measured against the positions in their EXIF."""

from __future__ import annotations

import math
import os
import random
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Callable, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .areas.polygons import AreaIndex
from .errors import PhotoError, RequestError
from .tables import INTEGER, POINT, REAL, TEXT, TIME, Column, Row, Table
from .types import Engine, Failure, Location, Photo, Polygon, Request, Result
from .wording import FAILED

THRESHOLDS_KM = (1.0, 5.0, 25.0, 200.0, 750.0)
CITY_KM = 25.0
STEPS = 61
CURVE_KM = tuple(0.1 * 10 ** (5.3 * step / (STEPS - 1)) for step in range(STEPS))
"""The distances of the plot: 100 m to 20,000 km, in equal steps of their logarithm."""
FEWEST = 10
"""With fewer photos there are no percentages; with fewer outings, intervals are at least as wide as stated."""
DRAWS = 1_000
MOST_GROUPS = 400
"""More outings than this are resampled in so many groups, which gives the same interval sooner."""
Z = 1.96
ABOUT = (0.6, 0.8)
"""The answers that say about 70 %."""
Translate = Callable[[str], str]

TRIAL = Table(
    "trial",
    "photo_id",
    (
        Column("photo_id", TEXT, "Photo id"),
        Column("filename", TEXT, "File name"),
        Column("taken_at", TIME, "Taken at"),
        Column("outcome", TEXT, "Outcome"),
        Column("first_km", REAL, "Distance of the first candidate (km)"),
        Column("best_km", REAL, "Distance of the best candidate on the list (km)"),
        Column("best_rank", INTEGER, "Rank of the best candidate"),
        Column("conf25", REAL, "Probability within 25 km of the first candidate"),
        Column("refs_5km", INTEGER, "References within 5 km of the first candidate"),
        Column("longitude", REAL, "Longitude in the photo's EXIF (°)"),
        Column("latitude", REAL, "Latitude in the photo's EXIF (°)"),
        Column("pred_lon", REAL, "Longitude of the first candidate (°)"),
        Column("pred_lat", REAL, "Latitude of the first candidate (°)"),
        Column("message", TEXT, "Why there is no answer"),
        Column("photo", TEXT, "Photo"),
    ),
    POINT,
)
"""One row per photo of a trial, at the place where it was taken."""


class LeftOut(NamedTuple):
    """A photo that is not part of a trial, and why."""

    photo: Photo
    why: str


@dataclass(frozen=True)
class PhotoSet:
    """The photos of a trial, each with a position; those without one, by name; and how many lie outside the area."""

    photos: Tuple[Photo, ...]
    unplaced: Tuple[LeftOut, ...] = ()
    outside: int = 0


@dataclass(frozen=True)
class PhotoTrial:
    """A photo's answer against its position: metres to the first candidate and to the best on the list; inf: none."""

    photo: Photo
    result: Result
    first_m: float = math.inf
    best_m: float = math.inf
    best_rank: int = 0

    @property
    def said(self) -> Mapping[float, float]:
        """Return the confidence by kilometres; empty where there is no answer."""
        return {} if isinstance(self.result, Failure) or not self.result.candidates else self.result.within_km

    @property
    def first(self) -> Optional[Location]:
        """Return the first candidate's place."""
        listed = () if isinstance(self.result, Failure) else self.result.candidates
        return listed[0].location if listed else None


class Share(NamedTuple):
    """A share of the photos, 0 to 1, with its 95 % interval."""

    share: float
    low: float
    high: float


class Honesty(NamedTuple):
    """Confidence within 25 km against what was right, over some `answers`.

    `said` and `right` are means; `low` and `high` the 95 % interval of their difference, said minus right. `about` is
    the number of answers that said about 70 %, and `about_right` how many of them were right.
    """

    answers: int
    said: float
    right: float
    low: float
    high: float
    about: int
    about_right: int


@dataclass(frozen=True)
class TrialFigures:
    """The figures of a trial of `count` photos from `outings` days in a folder; `unanswered` ones are misses.

    `first` and `listed` have the share within each of `THRESHOLDS_KM` by the first candidate and by the best on the
    list of up to `top_k`; `first_curve` and `listed_curve` those at each of `CURVE_KM`.
    """

    count: int
    unanswered: int
    outings: int
    top_k: int
    first: Mapping[float, Share]
    listed: Mapping[float, Share]
    first_curve: Tuple[Share, ...]
    listed_curve: Tuple[Share, ...]
    honesty: Optional[Honesty]

    @property
    def margin(self) -> float:
        """Return how far the three shares of the sentence may be off, 0 to 1."""
        named = (self.first[1.0], self.first[CITY_KM], self.listed[CITY_KM])
        return max(max(each.high - each.share, each.share - each.low) for each in named)


def photo_set(photos: Iterable[Photo], within: Sequence[Polygon] = ()) -> PhotoSet:
    """Sort photos that were read with their EXIF into those to ask, those without a position, and those elsewhere.

    Raises:
        RequestError: none is left to ask.
    """
    placed: List[Photo] = []
    unplaced: List[LeftOut] = []
    for photo in photos:
        if photo.geotag is None:
            unplaced.append(LeftOut(photo, _why_unplaced(photo)))
        else:
            placed.append(photo)
    area = AreaIndex(within)
    inside = [photo for photo in placed if photo.geotag and (not within or area.holds(photo.geotag))]
    if not placed:
        raise RequestError("none of these photos has a position in its EXIF; choose photos taken with GPS")
    if not inside:
        raise RequestError("no photo with a position lies in this area; choose another area, or photos taken there")
    return PhotoSet(tuple(inside), tuple(unplaced), len(placed) - len(inside))


def _why_unplaced(photo: Photo) -> str:
    from .photos import check_file

    try:
        check_file(photo.path)
    except PhotoError as error:
        return str(error)
    return f"the position in its EXIF cannot be used: {photo.geotag_fault}" if photo.geotag_fault else "no position"


def fair(request: Request) -> Request:
    """Return a request as a trial asks it: each photo by itself, without its near-duplicates and companions."""
    return Request(
        top_k=request.top_k,
        within=request.within,
        sources=request.sources,
        photo_source=request.photo_source,
        evidence_per_source=0,
        fair=True,
    )


def ask(engine: Engine, photos: Iterable[Photo], request: Request) -> Iterator[PhotoTrial]:
    """Ask an engine about photos with a position, and yield how near it came. Stop iterating to cancel.

    The engine gets the photos without their positions, though no system reads them.

    Raises:
        PinpointError: as the engine's `locate`.
    """
    asked: List[Photo] = []

    def remembered() -> Iterator[Photo]:
        for photo in photos:
            asked.append(photo)
            yield replace(photo, geotag=None)

    for number, result in enumerate(engine.locate(remembered(), request)):
        yield measure(asked[number], result)


def measure(photo: Photo, result: Result) -> PhotoTrial:
    """Compare the answer to a photo with its position."""
    listed = () if isinstance(result, Failure) else result.candidates
    if not listed or photo.geotag is None:
        return PhotoTrial(photo, result)
    metres = [photo.geotag.metres_to(candidate.location) for candidate in listed]
    return PhotoTrial(photo, result, metres[0], min(metres), metres.index(min(metres)) + 1)


def figures(trials: Sequence[PhotoTrial], top_k: int) -> TrialFigures:
    """Return the figures of a trial.

    Photos of one outing, a day in a folder, are right or wrong together, so intervals come from resampling outings;
    with fewer than `FEWEST` of these, from resampling photos. They are never narrower than Wilson's.

    Raises:
        RequestError: there are no photos.
    """
    if not trials:
        raise RequestError("no photo was asked; choose photos taken with GPS")
    outings = [_outing(trial.photo) for trial in trials]
    count = len(set(outings))
    draws = _draws(outings if count >= FEWEST else list(range(len(trials))))
    first = _curve([trial.first_m for trial in trials], draws)
    listed = _curve([trial.best_m for trial in trials], draws)
    return TrialFigures(
        len(trials),
        sum(trial.first is None for trial in trials),
        count,
        top_k,
        dict(zip(THRESHOLDS_KM, first)),
        dict(zip(THRESHOLDS_KM, listed)),
        first[len(THRESHOLDS_KM) :],
        listed[len(THRESHOLDS_KM) :],
        _honesty(trials, draws),
    )


def _outing(photo: Photo) -> Tuple[str, str]:
    """Return the outing that a photo is from: its folder, and the day by the camera's clock."""
    return photo.album or os.path.dirname(photo.path), str(photo.taken_at.date()) if photo.taken_at else ""


def _draws(groups: Sequence[object]) -> List[List[int]]:
    """Return `DRAWS` resamples of whole groups: how often each photo [n] is drawn."""
    rng = random.Random(0)  # nosec B311 - a bootstrap, no secret
    names = list(dict.fromkeys(groups))
    if len(names) > MOST_GROUPS:
        rng.shuffle(names)
    numbers = {name: number % MOST_GROUPS for number, name in enumerate(names)}
    of_photo, size = [numbers[group] for group in groups], min(len(names), MOST_GROUPS)
    drawn = []
    for _ in range(DRAWS):
        counts = [0] * size
        for number in rng.choices(range(size), k=size):
            counts[number] += 1
        drawn.append([counts[number] for number in of_photo])
    return drawn


def _curve(metres: Sequence[float], draws: Sequence[Sequence[int]]) -> Tuple[Share, ...]:
    """Return the share of photos [n] nearer than each of `THRESHOLDS_KM`, then than each of `CURVE_KM`."""
    order = sorted(range(len(metres)), key=metres.__getitem__)
    limits = [1000 * km for km in (*THRESHOLDS_KM, *CURVE_KM)]
    hits = [sum(each < limit for each in metres) for limit in limits]
    samples: List[List[float]] = [[] for _ in limits]
    for draw in draws:
        totals = [0, *accumulate(draw[number] for number in order)]
        for sample, hit in zip(samples, hits):
            sample.append(totals[hit] / max(1, totals[-1]))
    return tuple(_share(hit, len(metres), sample) for hit, sample in zip(hits, samples))


def _share(hits: int, count: int, sample: List[float]) -> Share:
    """Return a share with the hull of its bootstrap interval and of Wilson's, which is wide even at 0 and 100 %."""
    share, spread = hits / count, Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    low, high = _interval(sample)
    return Share(share, min(share, low, middle - half), max(share, high, middle + half))


def _interval(sample: List[float]) -> Tuple[float, float]:
    ordered = sorted(sample)
    return ordered[round(0.025 * (len(ordered) - 1))], ordered[round(0.975 * (len(ordered) - 1))]


def _honesty(trials: Sequence[PhotoTrial], draws: Sequence[Sequence[int]]) -> Optional[Honesty]:
    """Compare confidence within 25 km with what was right; None where the engine gives no confidence."""
    told = [number for number, trial in enumerate(trials) if CITY_KM in trial.said]
    if not told:
        return None
    said = [trials[number].said[CITY_KM] for number in told]
    right = [trials[number].first_m < 1000 * CITY_KM for number in told]
    apart = [one - other for one, other in zip(said, right)]
    sample = []
    for draw in draws:
        weights = [draw[number] for number in told]
        sample.append(sum(map(float.__mul__, apart, map(float, weights))) / max(1, sum(weights)))
    about = [hit for share, hit in zip(said, right) if ABOUT[0] <= share < ABOUT[1]]
    means = sum(said) / len(told), sum(right) / len(told)
    return Honesty(len(told), *means, *_interval(sample), len(about), sum(about))


def rows(trials: Iterable[PhotoTrial]) -> Iterator[Row]:
    """Yield the rows of `TRIAL`."""
    for trial in trials:
        photo, result, first, place = trial.photo, trial.result, trial.first, trial.photo.geotag
        failure = result if isinstance(result, Failure) else None
        candidates = () if isinstance(result, Failure) else result.candidates
        yield {
            "photo_id": photo.id,
            "filename": os.path.basename(photo.path),
            "taken_at": photo.taken_at,
            "outcome": FAILED if isinstance(result, Failure) else result.outcome.value,
            "first_km": trial.first_m / 1000 if first else None,
            "best_km": trial.best_m / 1000 if first else None,
            "best_rank": trial.best_rank if first else None,
            "conf25": trial.said.get(CITY_KM),
            "refs_5km": candidates[0].refs_5km if candidates else None,
            "longitude": place.lon if place else None,
            "latitude": place.lat if place else None,
            "pred_lon": first.lon if first else None,
            "pred_lat": first.lat if first else None,
            "message": failure.message if failure else "",
            "photo": photo.path,
        }


def in_words(found: TrialFigures, in_area: bool, tr: Translate = str) -> str:
    """Return the one sentence on how well it works here."""
    named = {
        "count": found.count,
        "near": _percent(found.first[1.0].share),
        "city": _percent(found.first[CITY_KM].share),
        "listed": _percent(found.listed[CITY_KM].share),
        "top_k": found.top_k,
        "margin": math.ceil(100 * found.margin),
    }
    if found.count < FEWEST:
        return _few_in_words(found, in_area, tr)
    if in_area:
        text = tr(
            "Of your {count} photos in this area, {near} were located within 1 km and {city} within 25 km by the first "
            "candidate, {listed} within 25 km by one of {top_k}; {doubt}."
        )
    else:
        text = tr(
            "Of your {count} photos, {near} were located within 1 km and {city} within 25 km by the first candidate, "
            "{listed} within 25 km by one of {top_k}; {doubt}."
        )
    if found.outings < FEWEST:
        doubt = tr("as they come from few outings, this may be off by ±{margin} percentage points or more")
    elif found.count < 1000:
        doubt = tr("with so few photos this may be off by ±{margin} percentage points")
    else:
        doubt = tr("this may be off by ±{margin} percentage points")
    return text.format(doubt=doubt.format(**named), **named)


def _few_in_words(found: TrialFigures, in_area: bool, tr: Translate) -> str:
    counts = {
        "count": found.count,
        "near": round(found.first[1.0].share * found.count),
        "city": round(found.first[CITY_KM].share * found.count),
        "listed": round(found.listed[CITY_KM].share * found.count),
        "top_k": found.top_k,
    }
    if in_area:
        text = tr(
            "In this area, of {count} of your photos {near} were located within 1 km and {city} within 25 km by the "
            "first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it "
            "works here."
        )
    else:
        text = tr(
            "Of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, "
            "{listed} within 25 km by one of {top_k}; these are too few photos to say how well it works."
        )
    return text.format(**counts)


def honesty_in_words(found: TrialFigures, tr: Translate = str) -> str:
    """Return whether its confidence can be believed here, and what 70 % means."""
    honesty = found.honesty
    if honesty is None or honesty.answers < FEWEST:
        return tr("There are too few answers to tell whether its confidence can be believed here.")
    if honesty.low > 0:
        text = tr("It is too sure of itself here: it gave {said} on average within 25 km, and {right} were right.")
    elif honesty.high < 0:
        text = tr("It is too cautious here: it gave {said} on average within 25 km, and {right} were right.")
    else:
        text = tr(
            "Its confidence holds here, as far as {answers} answers can tell: it gave {said} on average within 25 km, "
            "and {right} were right."
        )
    if honesty.about >= FEWEST:
        about = tr("Of the {about} answers with 60 to 80 %, {about_right} ({share}) were right.")
    else:
        about = tr("Answers with 60 to 80 % were too few to say what 70 % means here.")
    share = _percent(honesty.about_right / max(1, honesty.about))
    named = {**honesty._asdict(), "said": _percent(honesty.said), "right": _percent(honesty.right), "share": share}
    return f"{text.format(**named)} {about.format(**named)}"


def fairness_in_words(chosen: PhotoSet, found: TrialFigures, tr: Translate = str) -> str:
    """Return what was left out so that the trial is fair, and which photos are not part of it."""
    words = [
        tr(
            "From each photo's search its own file and near-duplicates were left out, and references of the same "
            "sequence, author or half hour."
        )
    ]
    if found.unanswered:
        words.append(tr("Without an answer, and counted as misses: {count}.").format(count=found.unanswered))
    if chosen.outside:
        words.append(tr("Outside the area: {count}.").format(count=chosen.outside))
    if chosen.unplaced:
        words.append(tr("Without a usable position: {count}.").format(count=len(chosen.unplaced)))
    return " ".join(words)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def as_values(found: TrialFigures) -> Dict[str, object]:
    """Return the figures as JSON values, for a file."""
    return {
        "photos": found.count,
        "unanswered": found.unanswered,
        "outings": found.outings,
        "top_k": found.top_k,
        "first": {f"{km:g} km": list(share) for km, share in found.first.items()},
        "listed": {f"{km:g} km": list(share) for km, share in found.listed.items()},
        "confidence": found.honesty._asdict() if found.honesty else None,
    }
