"""Compares the answers of ONNX and torch on all development photos: `python benchmarks/onnx_parity.py [--first N]`.

Two answers are the same if they have the same candidates in the same order. They are tied if the only differences are
swaps between candidates whose scores differ by less than 1e-4, or a candidate replaced by one of the same channel with
the same similarity within 1e-4. Otherwise they are different.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Album, Candidate, Photo, Prediction, Request, Result, System, open_engine  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.systems.pinpoint import FEATURES  # noqa: E402

PHOTOS = ROOT.parent / "shared" / "data" / "photos.csv"
CLOSE = 1e-4
Name = tuple[str, float, float]
SAME, TIED, OTHER = "same", "tied", "other"
ASKED = (
    (System.PINPOINT, Album.INDEPENDENT),
    (System.PIGEON, Album.INDEPENDENT),
    (System.PLANET, Album.INDEPENDENT),
    (System.PINPOINT, Album.SAME_TRIP),
    (System.PLANET, Album.SAME_TRIP),
)


def main() -> None:
    """Print the counts for every system, and the photos whose answers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, help="only so many photos")
    queries = development()[: parser.parse_args().first]
    print(f"{len(queries)} development photos\n\n| system | album | same | tied | other | largest change of a score |")
    print("|---|---|---|---|---|---|")
    odd = []
    for system, album in ASKED:
        asked = Request(album=album)
        answers = [
            list(open_engine(system=system, device="cpu", runtime=runtime).locate(queries, asked))
            for runtime in ("torch", "onnx")
        ]
        pairs = list(zip(*answers, strict=True))
        counts = Counter(verdict(*pair) for pair in pairs)
        change = max(change_of_score(*pair) for pair in pairs)
        told = " | ".join(str(counts[each]) for each in (SAME, TIED, OTHER))
        print(f"| {system.value} | {album.value} | {told} | {change:.1e} |", flush=True)
        odd += [f"{system.value} {first.photo.id}" for first, other in pairs if verdict(first, other) == OTHER]
    print("\n" + "\n".join(odd or ["no photo is answered otherwise"]))


def development() -> list[Photo]:
    """Return the photos of the development split, sorted by album."""
    with PHOTOS.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    return [read_photo(str(PHOTOS.parent / row["path"])) for row in rows]


def verdict(first: Result, other: Result) -> str:
    """Tell whether two answers are the same, tied, or different."""
    if not (isinstance(first, Prediction) and isinstance(other, Prediction)):
        return SAME if type(first) is type(other) else OTHER
    told, asked = ({_name(each): each for each in answer.candidates} for answer in (first, other))
    if list(told) == list(asked):
        return SAME
    gone, come = (
        [each for name, each in one.items() if name not in two] for one, two in ((told, asked), (asked, told))
    )
    if len(gone) != len(come) or not all(map(_as_alike, gone, come)):
        return OTHER
    ranks = {name: rank for rank, name in enumerate(asked)}
    both = [name for name in told if name in ranks]
    swapped = [(a, b) for a, b in itertools.combinations(both, 2) if ranks[a] > ranks[b]]
    return TIED if all(abs(told[a].score - told[b].score) < CLOSE for a, b in swapped) else OTHER


def _as_alike(gone: Candidate, come: Candidate) -> bool:
    """Tell whether two candidates, one from each answer, are of one channel and equally similar to the photo."""
    feature = FEATURES.get(gone.channel, "")
    if gone.channel != come.channel or feature not in gone.features:
        return False
    return abs(gone.features[feature] - come.features[feature]) < CLOSE


def change_of_score(first: Result, other: Result) -> float:
    """Return the largest difference in score of a candidate that both answers have."""
    if not (isinstance(first, Prediction) and isinstance(other, Prediction)):
        return 0.0
    scores, others = _scores(first), _scores(other)
    return max((abs(scores[name] - others[name]) for name in scores.keys() & others.keys()), default=0.0)


def _scores(answer: Prediction) -> dict[Name, float]:
    return {_name(each): each.score for each in answer.candidates}


def _name(candidate: Candidate) -> Name:
    """Return an identifier of a candidate: its reference, or the centre of its geocell rounded to about a metre."""
    return candidate.reference.id, round(candidate.location.lat, 5), round(candidate.location.lon, 5)


if __name__ == "__main__":
    main()
