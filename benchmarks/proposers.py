"""Does it help Pinpoint to rank the places that another system proposes? `benchmarks/proposers.py [PHOTOS PER KIND]`.

Asks Pinpoint, PIGEON and PlaNet for a sample of the development photos, then Pinpoint with the places of each, and with
PIGEON's instead of its own. Each photo is embedded once.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Location, Prediction, Request, System  # noqa: E402
from pinpoint_engine.answering.limits import Limits  # noqa: E402
from pinpoint_engine.answering.retrieval import LISTED, Query, Retrieval  # noqa: E402
from pinpoint_engine.photos import decode, read_photo  # noqa: E402
from pinpoint_engine.systems.classifiers import cells_beside  # noqa: E402
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint  # noqa: E402
from pinpoint_engine.systems.steps import Sight  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
KINDS = {"known_walk": "known_walk", "new_walk": "new_walk", "known_town": "known_town", "other_origin": "world"}
LIMITS_KM = (1, 5, 25, 200)
Ask = Callable[[Sight], Prediction]


class Emptied(Pinpoint):
    """Pinpoint without candidates of its own: it ranks what is proposed."""

    def find(self, query: Query, limits: Limits, top_k: int = LISTED) -> Retrieval:
        """Retrieve the neighbours of a photo."""
        found = super().find(query, limits, top_k)
        return replace(found, candidates=found.candidates[:0], channels=())


def main(most: int) -> None:
    """Print how often each system's first candidate is right, and how sure it says to be."""
    engine = open_pinpoint()
    sights, truth = photos_of(engine, most)
    answers = {name: [ask(sight) for sight in sights] for name, ask in systems(engine).items()}
    heads = " | ".join(f"{limit} km" for limit in LIMITS_KM)
    print(f"| photos | system | n | {heads} | better / worse at 25 km | confidence | best of its list, 25 km |")
    print("|---" * (6 + len(LIMITS_KM)) + "|")
    for kind in KINDS.values():
        mine = [number for number, (named, _) in enumerate(truth) if named == kind]
        alone = within([answers["Pinpoint"][n] for n in mine], [truth[n][1] for n in mine], 25)
        for name, given in answers.items():
            own, places = [given[n] for n in mine], [truth[n][1] for n in mine]
            shares = " | ".join(f"{100 * within(own, places, limit).mean():.1f}" for limit in LIMITS_KM)
            right, sure = within(own, places, 25), np.mean([each.confidence for each in own])
            changed = f"{(right & ~alone).sum()} / {(alone & ~right).sum()}"
            best = np.mean([any_near(each, place) for each, place in zip(own, places, strict=True)])
            print(f"| {kind} | {name} | {len(mine)} | {shares} | {changed} | {sure:.2f} | {100 * best:.1f} |")


def photos_of(engine: Pinpoint, most: int) -> tuple[list[Sight], list[tuple[str, Location]]]:
    """Return at most so many development photos of each kind as the backbone sees them, with kind and place."""
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev" and row["scene"] == "place"]
    chosen = []
    for kind in KINDS:
        of_kind = [row for row in rows if row["split_kind"] == kind and row["source"] != "drone"]
        picked = np.linspace(0, len(of_kind), min(most, len(of_kind)), endpoint=False, dtype=int)
        chosen += [of_kind[number] for number in picked]
    sights = []
    for row in chosen:
        photo = read_photo(str(DATA / row["path"]))
        sights.append(Sight(photo, "", engine.models.backbone.encode_images([decode(photo.path)])[0]))
    return sights, [(KINDS[row["split_kind"]], Location(float(row["lat"]), float(row["lon"]))) for row in chosen]


def systems(engine: Pinpoint) -> dict[str, Ask]:
    """Return what to ask, by the names that the table prints."""
    emptied = Emptied(engine.pack, engine.models, engine.spaces, {}, engine.proposers.beside[3])
    return {
        "Pinpoint": of_pinpoint(engine, None),
        "PIGEON": of_cells(engine, System.PIGEON),
        "PlaNet": of_cells(engine, System.PLANET),
        "Pinpoint with PIGEON's": of_pinpoint(engine, System.PIGEON),
        "Pinpoint with PlaNet's": of_pinpoint(engine, System.PLANET),
        "PIGEON's ranked by Pinpoint": of_pinpoint(emptied, System.PIGEON),
    }


def of_pinpoint(engine: Pinpoint, system: System | None) -> Ask:
    """Return what asks Pinpoint, with the places of another system."""
    request = Request(proposed_by=system)
    limits, propose = Limits.of(engine.gallery, request), engine.proposers.of(request)

    def ask(sight: Sight) -> Prediction:
        [query] = engine.queries(sight.row[None], request)
        return engine.answer(sight, query, request, limits, propose(sight, limits)).prediction

    return ask


def of_cells(engine: Pinpoint, system: System) -> Ask:
    """Return what asks a system over geocells by itself."""
    cells = cells_beside(system, *engine.proposers.beside, digests={})
    request = Request()
    ground = cells.cell_gallery.ground(request)
    return lambda sight: cells.answer(next(cells.queries([sight], request)), request, ground)


def near(place: Location, truth: Location, limit_km: float) -> bool:
    """Tell whether a place is within some kilometres of the truth."""
    return place.metres_to(truth) <= 1000 * limit_km


def any_near(answer: Prediction, truth: Location) -> bool:
    """Tell whether any candidate of an answer is within 25 km of the truth."""
    return any(near(each.location, truth, 25) for each in answer.candidates)


def within(answers: list[Prediction], truth: list[Location], limit_km: float) -> np.ndarray:
    """Tell of which answers [n] the first candidate is within some kilometres of the truth [n]."""
    firsts = [each.candidates[0].location for each in answers]
    return np.array([near(first, place, limit_km) for first, place in zip(firsts, truth, strict=True)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
