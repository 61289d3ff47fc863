"""What retrieval, evidence and reranking each add in a simulated world: `python benchmarks/simulated_world.py`.

The places of photos are drawn from GeoCLIP's 100,000 gallery coordinates (`pip download geoclip --no-deps`, MIT), read
from an importable `geoclip` or from `--places FILE` (CSV with the columns LAT,LON). Nothing else of GeoCLIP is used,
and no system sees the fields that generate the photos. `simulated_world.json` holds all parameters; they were chosen to
fit the three published curves in it before any reranker was trained. Slow steps are cached in runs/simulated. The
stages before the reranker are fitted weighted sums of its features, so that each ranks as well as its inputs allow.

    python benchmarks/simulated_world.py --places coordinates_100K.csv                # all of it, five seeds
    python benchmarks/simulated_world.py --places coordinates_100K.csv --seeds 1 2    # some of them
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ladder import LIMITS_KM, describe, ladder  # noqa: E402
from world import (  # noqa: E402
    INTERNET,
    KM,
    PARAMETERS,
    Floats,
    Sets,
    Shots,
    Vectors,
    covered,
    join,
    make,
    parameters,
    read_places,
    shuffled,
)

from pinpoint_engine import geodesy  # noqa: E402
from pinpoint_engine.answering.retrieval import Channels, Query, Retrieval, Spaces, find  # noqa: E402
from pinpoint_engine.answering.voting import Voting  # noqa: E402
from pinpoint_engine.gallery import Allowed, Gallery  # noqa: E402
from pinpoint_engine.models.embedder import EmbedderConfig  # noqa: E402
from pinpoint_engine.models.location_encoder import LocationConfig  # noqa: E402
from pinpoint_engine.models.networks import Embedder  # noqa: E402
from pinpoint_engine.models.pytorch import embedder_of  # noqa: E402
from pinpoint_engine.training.collections.shards import Examples  # noqa: E402
from pinpoint_engine.training.embedder import EmbedderRecipe, train_embedder  # noqa: E402
from pinpoint_engine.types import Location, Reference, Source  # noqa: E402

WORK = ROOT / "runs" / "simulated"
SLOW_SEEDS = 2
"""The attention reranker takes minutes to fit and is tested on the first two seeds only."""


def embed(found: dict[str, Any], sets: Sets, seed: int) -> Embedder:
    """Train the embedder on a world's references and training photos, or resume it."""
    shape, recipe = found["embedder"], found["recipe"]
    location = LocationConfig(**{**shape["location"], "scales": tuple(shape["location"]["scales"])})
    config = EmbedderConfig(**{**shape, "features": found["world"].dim, "location": location})
    recipe = EmbedderRecipe(**{**recipe, "widths_m": tuple(recipe["widths_m"]), "seed": seed})
    shots = join(sets.internet, sets.street, sets.training)
    examples = Examples(
        shots.features.astype(np.float16),
        shots.latlon,
        shots.source.astype(np.int8),
        shots.album,
        np.zeros(len(shots), "S1"),
    )
    folder = work() / f"embedder-{seed}-{found['world'].correlation:g}"
    network = train_embedder(examples, config, recipe, folder, lambda line: print(line, file=sys.stderr))
    return embedder_of(network)


def work() -> Path:
    """Return the cache folder for the current parameters and the current code of the world."""
    return (
        WORK / hashlib.sha256(PARAMETERS.read_bytes() + PARAMETERS.with_name("world.py").read_bytes()).hexdigest()[:12]
    )


def calibration(found: dict[str, Any], sets: Sets, embedder: Embedder) -> dict[str, list[float]]:
    """Return the simulated curves, in percent at the published distances."""
    gallery, limits = sets.internet, np.array(found["published"]["thresholds_km"])

    def curve(rows: Vectors, queries: Vectors, truth: Floats) -> Floats:
        first = np.concatenate([(part @ rows.T).argmax(axis=1) for part in np.array_split(queries, 8)])
        metres = geodesy.distance_m(gallery.latlon[first], truth)
        return 100 * (metres[:, None] < limits * KM).mean(axis=0)

    alone, mates, spread = (
        curve(gallery.features, asked.features, asked.latlon) for asked in (sets.queries, sets.mates, sets.spread)
    )
    shared = found["shared_photographers"]
    learned = embedder.encode_features(sets.queries.features, [Source.INTERNET] * len(sets.queries))
    places = embedder.encode_locations(gallery.latlon)
    curves = (curve(places, learned, sets.queries.latlon), shared * mates + (1 - shared) * alone, spread)
    names = [name for name in found["published"] if name != "thresholds_km"]
    return dict(zip(names, (values.tolist() for values in curves), strict=True))


def open_world(sets: Sets, street: Shots, embedder: Embedder, share: float) -> tuple[Spaces, Allowed]:
    """Return the gallery of both sources with three embeddings, and which rows may be candidates: the first source's.

    `share` is the share of each source's albums that is kept. The first source's rows come first.
    """
    shots = join(*(kept.part(kept.album < share * (kept.album.max(initial=0) + 1)) for kept in (sets.internet, street)))
    kinds = [list(Source)[code] for code in shots.source]
    references = [
        Reference(f"{row}", Location(*place), kind, "", "", "", None, f"{kind.value}-{album}")
        for row, (place, kind, album) in enumerate(zip(shots.latlon.tolist(), kinds, shots.album, strict=True))
    ]
    gallery = Gallery.of(references, shots.features.astype(np.float16), "simulated")
    images = embedder.encode_features(shots.features, kinds)
    places = embedder.encode_locations(shots.latlon)
    allowed = Allowed(shots.source == INTERNET)
    return Spaces.of(gallery, images, places, np.ones(len(shots), bool)), allowed


def search(spaces: Spaces, allowed: Allowed, embedder: Embedder, shots: Shots) -> list[Retrieval]:
    """Find the candidates of photos among the first source's references."""
    learned = embedder.encode_features(shots.features, [Source.INTERNET] * len(shots))
    queries = map(Query, shots.features, learned)
    return [find(spaces, query, allowed, Channels(), Voting()) for query in queries]


@dataclass(frozen=True)
class Case:
    """One line of a sweep."""

    coverage: float = 1.0
    correlation: float = 0.0
    density: float = 1.0
    shuffled: bool = False
    attention: bool = False

    def kinds(self, seed: int) -> tuple[str, ...]:
        """Return the kinds of rerankers to fit; the slow one only if its line needs it."""
        return ("features", "attention") if self.attention and seed <= SLOW_SEEDS else ("features",)

    def path(self, seed: int) -> Path:
        """Return the path of its cached result."""
        kind = "-".join(("shuffled" if self.shuffled else "true", *self.kinds(seed)))
        return work() / f"seed{seed}-coverage{self.coverage:g}-{self.correlation:g}-{self.density:g}-{kind}.json"


def sweeps(found: dict[str, Any]) -> dict[str, dict[str, Case]]:
    """Return the cases of each table, by line."""
    usual = Case(correlation=found["world"].correlation)
    slow = replace(usual, attention=True)
    tables = {"usual": {"the usual world": slow, "support shuffled": replace(slow, shuffled=True)}}
    for name, plural in (("correlation", "correlations"), ("coverage", "coverages"), ("density", "densities")):
        cases = {f"{name} {value:g}": replace(usual, **{name: value}) for value in found[plural]}
        tables[name] = {line: slow if case == usual else case for line, case in cases.items()}
    return tables


def run(found: dict[str, Any], places: Floats, seed: int, cases: Sequence[Case]) -> None:
    """Compute the missing results of some cases of one seed."""
    usual, calibrated = found["world"].correlation, work() / f"calibration{seed}.json"
    todo = [case for case in cases if not case.path(seed).exists()]
    for correlation in dict.fromkeys(case.correlation for case in todo):
        world = replace(found["world"], correlation=correlation)
        sets = make(world, found["photos"], places, seed)
        embedder = embed({**found, "world": world}, sets, seed)
        if correlation == usual and not calibrated.exists():
            calibrated.write_text(json.dumps(calibration(found, sets, embedder)) + "\n", encoding="utf-8")
        mine = [case for case in todo if case.correlation == correlation]
        for case, result in solve(sets, embedder, mine, seed):
            case.path(seed).write_text(json.dumps(result) + "\n", encoding="utf-8")
            print(f"seed {seed}: {case}", file=sys.stderr)


def solve(sets: Sets, embedder: Embedder, cases: Sequence[Case], seed: int) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Yield the result of each case of one world; what does not depend on the second source is computed once."""
    nothing = sets.street.part(np.zeros(len(sets.street), bool))
    for density in dict.fromkeys(case.density for case in cases):
        alone, allowed = open_world(sets, nothing, embedder, density)
        searches = [(shots, search(alone, allowed, embedder, shots)) for shots in (sets.lists, sets.queries)]
        firsts = [each.neighbours["gps"].rows[0] for each in searches[1][1]]
        gps_m = geodesy.distance_m(alone.gallery.latlon[firsts], sets.queries.latlon)
        for case in (case for case in cases if case.density == density):
            street = shuffled(sets.street, seed) if case.shuffled else sets.street
            street = street.part(covered(street.latlon, case.coverage, seed))
            spaces, _ = open_world(sets, street, embedder, density)
            train, test = (describe(spaces, retrievals, shots.latlon) for shots, retrievals in searches)
            supported = float((test.supporters >= 0).any(axis=2).mean())
            stages = ladder(spaces, train, test, gps_m, case.kinds(seed))
            yield case, {"references": len(spaces.gallery), "supported": supported, "stages": stages}


def spread(values: Sequence[float]) -> str:
    """Return mean ± standard deviation over the seeds."""
    return f"{np.mean(values):.1f} ± {np.std(values, ddof=1):.1f}" if len(values) > 1 else f"{values[0]:.1f}"


def print_calibration(found: dict[str, Any], seeds: Sequence[int]) -> None:
    """Print the simulated curves beside the published ones."""
    curves = [json.loads((work() / f"calibration{seed}.json").read_text(encoding="utf-8")) for seed in seeds]
    limits, tolerance = found["published"]["thresholds_km"], found["tolerance_points"]
    print("| curve | " + " | ".join(f"<{limit} km" for limit in limits) + f" | within {tolerance:g} points |")
    print("|---" * (len(limits) + 2) + "|")
    for name in curves[0]:
        published, values = found["published"][name], np.array([curve[name] for curve in curves])
        held = "yes" if (np.abs(values.mean(axis=0) - published) <= tolerance).all() else "no"
        print(f"| {name}, published | " + " | ".join(f"{value:.1f}" for value in published) + " | |")
        print("| simulated | " + " | ".join(spread(column) for column in values.T) + f" | {held} |")
    print()


def results_of(case: Case, seeds: Sequence[int]) -> list[dict[str, Any]]:
    """Return the cached results of a case, one per seed; the stages as arrays [4]."""
    found = [json.loads(case.path(seed).read_text(encoding="utf-8")) for seed in seeds if case.path(seed).exists()]
    for result in found:
        result["stages"] = {name: np.array(values) for name, values in result["stages"].items()}
        result["gain"] = result["stages"]["+ other-source evidence"] - result["stages"]["+ same-source evidence"]
    return found


def cells(columns: Floats) -> str:
    """Return values [seeds, n] as n cells of a table."""
    return " | ".join(spread(list(column)) for column in columns.T)


def print_ladder(cases: dict[str, Case], seeds: Sequence[int]) -> None:
    """Print every stage of some cases, and what the other source's evidence adds, seed by seed."""
    for line, case in cases.items():
        results = results_of(case, seeds)
        if not results:
            continue
        supported = np.mean([result["supported"] for result in results])
        about = f"{results[0]['references']:,} references, {supported:.0%} of the candidates have support"
        print(f"**{line}**: {about}; mean ± standard deviation of {len(results)} seeds\n")
        print("| answer | " + " | ".join(f"<{limit} km" for limit in LIMITS_KM) + " |\n" + "|---" * 5 + "|")
        names = max((result["stages"] for result in results), key=len)
        for name in names:
            values = [result["stages"][name] for result in results if name in result["stages"]]
            fewer = f" ({len(values)} seeds)" if len(values) < len(results) else ""
            print(f"| {name}{fewer} | {cells(np.stack(values))} |")
        print(f"| the other source's gain | {cells(np.stack([result['gain'] for result in results]))} |\n")


def print_sweep(cases: dict[str, Case], seeds: Sequence[int]) -> None:
    """Print one line per case: accuracy within 25 km, and the gain from the other source by distance."""
    shown = ("+ same-source evidence", "+ features reranker", "oracle of the list")
    heads = ["world", "seeds", "supported", *(f"{name.lstrip('+ ')} <25 km" for name in shown)]
    heads += [f"other source's gain <{limit} km" for limit in LIMITS_KM]
    print("| " + " | ".join(heads) + " |\n" + "|---" * len(heads) + "|")
    at = LIMITS_KM.index(25)
    for line, case in cases.items():
        if results := results_of(case, seeds):
            supported = np.mean([result["supported"] for result in results])
            values = np.array([[result["stages"][name][at] for name in shown] for result in results])
            gain = np.stack([result["gain"] for result in results])
            print(f"| {line} | {len(results)} | {supported:.0%} | {cells(values)} | {cells(gain)} |")
    print()


def main() -> None:
    """Compute the missing results of the given seeds, and print the tables of all seeds that have results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=Path, help="GeoCLIP's coordinates_100K.csv")
    parser.add_argument("--seeds", type=int, nargs="*", help="do only these; none: print what there is")
    parser.add_argument("--again", action="store_true", help="measure anew (the engine changed); keep the embedders")
    found = parameters()
    tables = sweeps(found)
    parser.add_argument("--tables", nargs="*", choices=tables, default=list(tables), help="do only these")
    chosen = parser.parse_args()
    seeds = found["seeds"] if chosen.seeds is None else chosen.seeds
    work().mkdir(parents=True, exist_ok=True)
    for seed in seeds if chosen.again else ():
        for old in (*work().glob(f"seed{seed}-*.json"), work() / f"calibration{seed}.json"):
            old.unlink(missing_ok=True)
    for name in chosen.tables:
        for seed in seeds:
            run(found, read_places(chosen.places), seed, list(tables[name].values()))
    done = [seed for seed in found["seeds"] if (work() / f"calibration{seed}.json").exists()]
    if done:
        print_calibration(found, done)
    for name, cases in tables.items():
        print(f"### {name}\n")
        (print_ladder if name == "usual" else print_sweep)(cases, found["seeds"])


if __name__ == "__main__":
    main()
