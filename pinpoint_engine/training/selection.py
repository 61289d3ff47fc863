"""Choose what a pack uses, on training photos searched without their own album: embedder, channels, votes, reranker."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from .. import geodesy
from ..answering import voting
from ..answering.retrieval import Channels, Query, Spaces, find
from ..answering.voting import Voting
from ..confidence.calibration import PINPOINT_CASES, Calibration
from ..errors import PackError, RequestError
from ..gallery import Allowed, Gallery, Vectors
from ..models.pack import RERANKING, VOTING
from ..models.reranker import KINDS, hold_back, save_reranker
from . import reranker
from .collections.shards import Examples
from .confidence.calibration import fit_calibration
from .folds import Codes, Fold, fold_numbers, open_folds
from .lists import GAIN_M, TOP_K, RankingLists, Strangers, ask

FOLDS = {"album": 6, "frame": 4}
SPLITS = (Channels(8, 2, 2), Channels(2, 8, 2), Channels(4, 4, 4))
"""How twelve candidates may be split between the channels; the first is the published split."""
GRID = {
    "temperature": (0.04, 0.06, 0.08, 0.12),
    "narrow_m": (500.0, 1_000.0, 2_000.0),
    "wide_m": (8_000.0, 15_000.0, 25_000.0),
    "narrow_share": (0.3, 0.5, 0.7),
}

Report = Callable[[str], None]


@dataclass(frozen=True)
class Selection:
    """What was chosen, and the figures behind it: accuracies of the first place without the own album."""

    embedder: str
    channels: Channels
    voting: Voting
    ranking: str
    calibration: Calibration
    figures: dict[str, Any]

    def save(self, folder: Path) -> None:
        """Write it as `choice.json`."""
        (folder / "choice.json").write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read_choice(folder: Path) -> Selection:
    """Read the selection that `train reranker` wrote.

    Raises:
        RequestError: there is none, or it is of an older version.
    """
    path = folder / "choice.json"
    if not path.exists():
        raise RequestError(f"there is no {path}; run `pinpoint train reranker` first")
    stored = json.loads(path.read_text(encoding="utf-8"))
    try:
        calibration = Calibration.read(stored["calibration"], PINPOINT_CASES, path)
    except PackError as error:
        raise RequestError(f"{path} is damaged or of an older version; run `pinpoint train reranker` again") from error
    channels, settings = Channels(**stored["channels"]), Voting(**stored["voting"])
    return Selection(stored["embedder"], channels, settings, stored["ranking"], calibration, stored["figures"])


def choose(
    gallery: Gallery,
    examples: Examples,
    embedders: Sequence[Path],
    folder: Path,
    report: Report,
    order: Codes,
    strangers: Strangers | None = None,
    steps: int = reranker.RerankerRecipe.steps,
    kinds: Sequence[str] = KINDS,
) -> Selection:
    """Choose on the training photos alone, and train the reranker in `folder`.

    Args:
        gallery: The whole training photos as references, in the order of `examples`.
        embedders: Folders of `pinpoint train embedder`; the best without the own album is taken.
        order: A number that grows with the time at which an album's photos were taken [N].
        strangers: Photos of no kind that a gallery holds, whose place is elsewhere.
        steps: How long each reranker is trained.
        kinds: Which rerankers are compared with density voting.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Any] = {"embedder": {}}
    opened = {path: list(open_folds(examples, FOLDS, path)) for path in embedders}
    for path, folds in opened.items():
        figures["embedder"][str(path)] = embedder_accuracy(gallery, folds)
        report(f"embedder {path}: {figures['embedder'][str(path)]}")
    best = max(embedders, key=lambda path: figures["embedder"][str(path)]["mean"])
    folds = opened[best]
    groups = fold_numbers(examples, "album", FOLDS["album"])
    channels, settings, figures["channels"] = choose_voting(gallery, folds, report)
    lists = ask(gallery, folds, groups, channels, settings, report, strangers)
    ranking, dim = lists.ranking, folds[0].images.shape[1]
    run = folder / f"lists-{ranking.digest()}"
    way, figures["ranking"], scores = reranker.compare(ranking, folds, dim, run / "cross-fitted", report, steps, kinds)
    if way:
        config, recipe = reranker.recipes(way.kind, way.loss, dim, steps)
        network = reranker.train_reranker(ranking, folds, config, recipe, run / f"final-{way.kind}-{way.loss}", report)
        hold_back(network, way.strength)
        save_reranker(network, folder)
    figures["ranked_by"] = str(way) if way else reranker.VOTING
    report(f"ranking by {figures['ranked_by']}")
    calibration = fit_calibration(lists, scores, gallery, order, settings)
    ranked_by = RERANKING if way else VOTING
    choice = Selection(str(best), channels, settings, ranked_by, calibration, figures | bounds(ranking))
    choice.save(folder)
    return choice


def bounds(lists: RankingLists) -> dict[str, Any]:
    """Return how often the best candidate of a list is right without the own album, and how many lists there are."""
    best = lists.truth_m[lists.questions.kind == 0].min(axis=1)
    return {"listed": {f"<{m / 1000:g} km": float((best < m).mean()) for m in GAIN_M}, "lists": len(lists)}


def embedder_accuracy(gallery: Gallery, folds: Sequence[Fold]) -> dict[str, float]:
    """Return accuracies at 1, 5 and 25 km without the own album, of learned image neighbours and of image to GPS."""
    first_m: dict[str, list[float]] = {"image": [], "gps": []}
    for fold in folds:
        if fold.kind != "album":
            continue
        for row in fold.asked():
            others = gallery.sequences != gallery.sequences[row]
            for channel, rows in (("image", fold.images), ("gps", fold.places)):
                best = int(np.argmax(np.where(others, rows @ fold.queries[row], -np.inf)))
                first_m[channel].append(float(gallery.metres(np.array([row]), np.array([best]))[0, 0]))
    each = {
        f"{channel} <{limit / 1000:g} km": round(float(np.mean(np.array(metres) < limit)), 4)
        for channel, metres in first_m.items()
        for limit in GAIN_M
    }
    return {"mean": round(float(np.mean(list(each.values()))), 4), **each}


def choose_voting(
    gallery: Gallery, folds: Sequence[Fold], report: Report
) -> tuple[Channels, Voting, dict[str, dict[str, float]]]:
    """Choose how candidates are split between channels, and how neighbours vote.

    The split is the best by the accuracy of the first place plus that of the best candidate on the list; the way of
    voting is the best by the first place.
    """
    figures, best, chosen = {}, -1.0, (SPLITS[0], Voting())
    for channels in SPLITS:
        ballots = _ballots(gallery, folds, channels)
        settings = [
            Voting(**asdict(Voting()) | dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())
        ]
        gains = [_gain(ballots, each) for each in settings]
        on_list = float(np.mean([[truth.min() < limit for limit in GAIN_M] for _, _, truth in ballots]))
        name = "+".join(map(str, asdict(channels).values()))
        figures[name] = {"density voting": round(max(gains), 4), "listed": round(on_list, 4)}
        report(f"channels {name}: {figures[name]}")
        if max(gains) + on_list > best:
            best, chosen = max(gains) + on_list, (channels, settings[int(np.argmax(gains))])
    return (*chosen, figures)


Ballot = tuple[geodesy.Floats, Vectors, geodesy.Floats]
"""Metres between candidates and raw neighbours [K, n], the neighbours' cosine [n], and metres from the truth [K]."""


def _ballots(gallery: Gallery, folds: Sequence[Fold], channels: Channels) -> list[Ballot]:
    ballots = []
    everywhere = np.ones(len(gallery), bool)
    for fold in folds:
        if fold.kind != "album":
            continue
        spaces = Spaces.of(gallery, fold.images, fold.places, everywhere)
        for row in fold.asked():
            query = Query(gallery.vectors[row].astype(np.float32), fold.queries[row])
            others = gallery.sequences != gallery.sequences[row]
            retrieval = find(spaces, query, Allowed(others), channels, Voting(), TOP_K)
            candidates, raw = retrieval.candidates, retrieval.neighbours["raw"]
            truth_m = gallery.metres(np.array([row]), candidates)[0]
            ballots.append((gallery.metres(candidates, raw.rows), raw.similarity, truth_m))
    return ballots


def _gain(ballots: Sequence[Ballot], settings: Voting) -> float:
    firsts = [truth[np.argmax(voting.density(metres, alike, settings))] for metres, alike, truth in ballots]
    return float(np.mean([[metres < limit for limit in GAIN_M] for metres in firsts]))
