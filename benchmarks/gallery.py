"""A gallery of 1 and 10 million simulated references: `python benchmarks/gallery.py [--rows N]... [--small]`.

Their vectors have the mean and covariance of the embedded pack's, those of one place more alike than others; their
places lie around populated places. Prints a table for each size: what opening, searching, areas, nearness, coverage and
adding cost, beside the limit measured in the same run: reading as many bytes, or a float32 matrix product.
`--small` is 30,000 references, in seconds. Galleries are kept in the folder `--kept` (runs/galleries).
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import geodesy  # noqa: E402
from pinpoint_engine.areas import regions  # noqa: E402
from pinpoint_engine.gallery import Allowed, Gallery, disk, open_gallery, store  # noqa: E402
from pinpoint_engine.gallery.columns import widened  # noqa: E402
from pinpoint_engine.gallery.places import keys_of  # noqa: E402
from pinpoint_engine.models.pack import open_pack  # noqa: E402
from pinpoint_engine.types import Location, Polygon, Reference, Source  # noqa: E402

SMALL = 30_000
SEED = 20_261_130
SPREAD_DEG = 0.08
"""References lie around a populated place by a Laplace law of this scale: most in town, some far out."""
OF_ONE_PLACE = (0.35, 0.75)
"""The share of a vector that it has in common with others of its place, which is the cosine of two of them.

In the pack, the median cosine of a reference and its nearest, 10th and 50th neighbour is 0.37, 0.24 and 0.15: it rises
by 0.13 and more where references are ten times as dense, so to 0.7, 0.55 and 0.4 with a million.
"""
ALIKE = 40
"""So many references in a row are of one place."""
MADE = 1 << 16
ROUNDS = 9
FOUND = 200
QUERIES = 64
AREAS = {"town": 0.1, "region": 1.0, "country": 5.0, "continent": 20.0}
"""Search areas: half their height in degrees, around Paris."""
PARIS = (48.8566, 2.3522)


def main() -> None:
    """Build what is missing, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help="how many references (1,000,000 and 10,000,000)")
    parser.add_argument("--small", action="store_true", help=f"{SMALL:,} references only")
    parser.add_argument("--kept", type=Path, default=ROOT / "runs" / "galleries", help="where galleries are kept")
    options = parser.parse_args()
    for rows in [SMALL] if options.small else options.rows or [1_000_000, 10_000_000]:
        measure(options.kept / f"{rows}", rows)


def measure(folder: Path, rows: int) -> None:
    """Print the table of one gallery."""
    spent = build(folder, rows)
    print(f"\n{rows:,} references{f', built in {spent:,.0f} s' if spent else ''}; {sizes(folder)}\n")
    print("| | | beside |\n|---|---|---|")
    for what, cost, beside in figures(folder):
        print(f"| {what} | {cost} | {beside} |", flush=True)


def figures(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, what it costs, and that beside its limit or what it would be otherwise."""
    seconds, megabytes = cold(folder)
    yield "open", f"{1000 * seconds:,.0f} ms", f"{megabytes:,.0f} MB of memory beyond the page cache"
    gallery = open_gallery(folder, open_pack().model)
    yield from of_search(gallery)
    yield from of_areas(gallery)
    yield from of_places(gallery)
    rows = np.random.default_rng(SEED).choice(gallery.total, FOUND, replace=False)
    yield f"texts of {FOUND} references", f"{1000 * took(lambda: gallery.references.of(rows)):,.1f} ms", ""
    for cell_deg in (10.0, 1.0, 0.1):
        spent = took(lambda size=cell_deg: gallery.coverage(size), 1)
        yield f"coverage by cells of {cell_deg:g}°", f"{spent:,.2f} s", ""
    yield from of_adding(folder)
    yield from of_locating(folder)


# --- the simulated references


class SimulatedReferences(Sequence[Reference]):
    """References that are made when they are asked for."""

    def __init__(self, latlon: np.ndarray, first: int = 0) -> None:
        self.latlon, self.first = latlon, first

    def __len__(self) -> int:
        return len(self.latlon)

    def __getitem__(self, row: Any) -> Any:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        number = self.first + row
        source = Source.STREET if number % 2 else Source.INTERNET
        credits = (f"https://example.org/photo/{number}", f"author {number // 50}", "CC BY-SA 4.0")
        return Reference(
            f"simulated-{number}", Location(*self.latlon[row].tolist()), source, *credits, None, f"walk-{number // 20}"
        )


def build(folder: Path, rows: int) -> float:
    """Build a gallery if it is not there, and return how many seconds that took; 0 if it is."""
    if (folder / "manifest.json").is_file():
        return 0.0
    started = time.perf_counter()
    rng = np.random.default_rng(SEED)
    latlon = simulated_places(rng, rows)
    latlon = latlon[np.argsort(keys_of(latlon), kind="stable")]
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    vectors = simulated_vectors(part / "vectors.npy", rng, rows)
    references = SimulatedReferences(latlon)
    disk.write_gallery(Gallery.of(references, vectors, open_pack().model), part / "gallery")
    (part / "gallery").rename(folder)
    shutil.rmtree(part)
    return time.perf_counter() - started


def simulated_places(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Return places around populated ones, degrees [rows, 2]."""
    with gzip.open(ROOT / "resources" / "gazetteer" / "places.tsv.gz", "rt", encoding="utf-8") as file:
        towns = np.array([columns_of(line) for line in file if columns_of(line)])
    weight = 1 / np.arange(1, len(towns) + 1) ** 0.7  # some have many photos, most have few
    chosen = towns[rng.choice(len(towns), rows, p=rng.permutation(weight / weight.sum()))]
    latlon = chosen + rng.laplace(0, SPREAD_DEG, (rows, 2))
    return np.column_stack([latlon[:, 0].clip(-89.9, 89.9), (latlon[:, 1] + 180) % 360 - 180])


def columns_of(line: str) -> list[float]:
    """Return latitude and longitude of a row of the gazetteer, nothing of its head."""
    numbers = []
    for cell in line.rstrip("\n").split("\t"):
        try:
            numbers.append(float(cell))
        except ValueError:
            continue
    return numbers[:2] if len(numbers) >= 2 else []


def simulated_vectors(path: Path, rng: np.random.Generator, rows: int) -> np.ndarray:
    """Write vectors like the pack's, neighbours in the table sharing some of theirs, and return them mapped."""
    mean, turn = likeness_of_pack()
    written = np.lib.format.open_memmap(path, "w+", np.float16, (rows, len(mean)))
    for start in range(0, rows, MADE):
        count = min(MADE, rows - start)
        places_made = 1 + count // ALIKE
        common = np.repeat(rng.normal(size=(places_made, len(turn))), ALIKE, axis=0)[:count]
        share = np.repeat(rng.uniform(*OF_ONE_PLACE, places_made), ALIKE)[:count, None]
        drawn = np.sqrt(share) * common + np.sqrt(1 - share) * rng.normal(size=(count, len(turn)))
        made = mean + (drawn @ turn).astype(np.float32)
        written[start : start + count] = made / np.linalg.norm(made, axis=1, keepdims=True)
    written.flush()
    return written


def likeness_of_pack() -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of the pack's vectors [D], and what turns standard normal numbers into their spread [D, D]."""
    pack = open_pack()
    vectors = widened(np.asarray(open_gallery(pack.gallery, pack.model).vectors))
    values, axes = np.linalg.eigh(np.cov(vectors.T))
    return vectors.mean(axis=0), np.sqrt(values.clip(0))[:, None] * axes.T


def sizes(folder: Path) -> str:
    """Return what takes room in a gallery, in words."""
    names = {"vectors": "vectors.npy", "codes": "*.faiss", "texts": "references.gpkg"}
    told = {word: sum(path.stat().st_size for path in folder.glob(f"shards/*/{name}")) for word, name in names.items()}
    rest = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) - sum(told.values())
    return ", ".join(f"{word} {size / 1e6:,.0f} MB" for word, size in {**told, "other arrays": rest}.items())


# --- what is measured


def took(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Return the median seconds of some work."""
    spent = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


COLD = """
import sys, time
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.pack import open_pack

def anonymous():
    lines = dict(line.split(":", 1) for line in open("/proc/self/status"))
    return int(lines["RssAnon"].split()[0]) / 1024

model, before, started = open_pack().model, anonymous(), time.perf_counter()
gallery = open_gallery(Path(sys.argv[1]), model)
gallery.index
print(time.perf_counter() - started, anonymous() - before)
"""


def cold(folder: Path) -> tuple[float, float]:
    """Return the seconds and megabytes that opening takes in a new process."""
    command = [sys.executable, "-c", COLD, str(folder), str(ROOT)]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(3)]
    seconds, megabytes = (statistics.median(float(each[at]) for each in told) for at in (0, 1))
    return seconds, megabytes


def reading(array: np.ndarray) -> float:
    """Return the seconds that all processors take to read an array once, in one pass without a copy."""
    flat = array.reshape(-1).view(np.uint8)
    flat = flat[: len(flat) // 8 * 8].view(np.uint64)
    parts = np.array_split(flat, 4 * (os.cpu_count() or 1))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return took(lambda: list(pool.map(np.bitwise_or.reduce, parts)))


def of_search(gallery: Gallery) -> Iterator[tuple[str, str, str]]:
    """Yield the costs of searching for one and for many photos, and how true lists are."""
    rng = np.random.default_rng(SEED)
    asked = queries(gallery, rng, QUERIES)
    one = took(lambda: gallery.search(asked[:1], FOUND, exact=True))
    codes = gallery.shards[0].index.codes[0]
    read_s = reading(gallery.shards[0].vectors[: (gallery.total + 1) // 2])
    yield "one photo, exact", f"{1000 * one:,.0f} ms", f"reading the codes {1000 * read_s:,.0f} ms: {read_s / one:.0%}"
    true = by_products(gallery, asked)
    found = gallery.search(asked, FOUND, exact=True)
    recall = np.mean([np.isin(rows, others).mean() for rows, others in zip(true, found.rows, strict=True)])
    many = took(lambda: gallery.search(asked, FOUND, exact=True), 3)
    product = gemm(gallery, asked)
    words = f"a float32 product {1000 * product:,.0f} ms: {product / many:.0%}; recall@{FOUND} {recall:.4f}"
    yield f"{QUERIES} photos, exact", f"{1000 * many:,.0f} ms", words
    if codes.probes:
        yield from of_lists(gallery, asked, found.rows, one)


def of_lists(gallery: Gallery, asked: np.ndarray, true: np.ndarray, exact_s: float) -> Iterator[tuple[str, str, str]]:
    """Yield the costs of looking through lists: how fast, and what is found of the true neighbours."""
    stored = gallery.shards[0].codes
    spent = took(lambda: [gallery.search(query[None], FOUND) for query in asked[:8]]) / 8
    found = gallery.search(asked, FOUND).rows
    recall = [
        np.mean([np.isin(rows[:k], others).mean() for rows, others in zip(true, found, strict=True)]) for k in (10, 100)
    ]
    words = f"{exact_s / spent:,.0f}× faster than exact; recall@10 {recall[0]:.3f}, @100 {recall[1]:.3f}, "
    words += f"votes kept {stored.votes_kept:.3f} on own rows"
    yield f"one photo, {stored.probes} of {stored.lists} lists", f"{1000 * spent:,.1f} ms", words


def queries(gallery: Gallery, rng: np.random.Generator, count: int) -> np.ndarray:
    """Return photos [count, D] of places in the gallery, each as alike to the references there as these are."""
    _, turn = likeness_of_pack()
    first = ALIKE * rng.choice(min(gallery.total, MADE) // ALIKE, count, replace=False)
    first += MADE * rng.integers(0, max(1, gallery.total // MADE), count)
    asked = []
    for row in first.tolist():
        there = widened(gallery.vectors[row : row + ALIKE])
        common = there.mean(axis=0)
        own = (rng.normal(size=len(turn)) @ turn).astype(np.float32)
        own /= np.linalg.norm(own)
        asked.append(common + np.sqrt(max(0.0, 1 - float(common @ common))) * own)
    return np.asarray(asked / np.linalg.norm(asked, axis=1, keepdims=True), np.float32)


def by_products(gallery: Gallery, asked: np.ndarray) -> np.ndarray:
    """Return the true neighbours [B, FOUND] by float32 products with all vectors."""
    best = [np.empty(0, np.int64)] * len(asked)
    score = [np.empty(0, np.float32)] * len(asked)
    for start in range(0, gallery.total, MADE):
        products = widened(np.ascontiguousarray(gallery.vectors[start : start + MADE])) @ asked.T
        for number in range(len(asked)):
            likeness = np.concatenate([score[number], products[:, number]])
            rows = np.concatenate([best[number], np.arange(start, start + len(products))])
            kept = np.argpartition(-likeness, min(FOUND, len(likeness) - 1))[:FOUND]
            best[number], score[number] = rows[kept], likeness[kept]
    return np.stack(best)


def gemm(gallery: Gallery, asked: np.ndarray) -> float:
    """Return the seconds of float32 products of as many rows with the photos, from memory."""
    rows = np.random.default_rng(0).normal(size=(MADE // 4, asked.shape[1])).astype(np.float32)
    turned = np.ascontiguousarray(asked.T)
    return took(lambda: rows @ turned) * gallery.total / len(rows)


def of_areas(gallery: Gallery) -> Iterator[tuple[str, str, str]]:
    """Yield the costs of finding what lies in an area, and of searching inside one."""
    latlon = np.asarray(gallery.latlon)
    for name, half_deg in AREAS.items():
        within = [coast(half_deg)]
        ours = took(lambda area=within: gallery.inside(area), 3)
        other = took(lambda area=within: box_then_test(latlon, area[0]), 3)
        share = gallery.inside(within).mean()
        yield f"area: a {name}, {share:.3%}", f"{1000 * ours:,.1f} ms", f"box, then test: {other / ours:.1f}× as long"
    asked = queries(gallery, np.random.default_rng(1), 8)
    full = took(lambda: gallery.search(asked[:1], FOUND, exact=True))
    for share in (0.0001, 0.001, 0.01):
        mask = np.zeros(gallery.total, bool)
        middle, size = gallery.total // 3, max(1, int(share * gallery.total))
        mask[middle : middle + size] = True
        allowed = Allowed(mask)
        spent = took(lambda inside=allowed: gallery.search(asked[:1], FOUND, inside))
        recall = inside_recall(gallery, asked, allowed)
        words = f"{spent / full:.1%} of the exact search of all; recall {recall:.3f}"
        yield f"one photo inside {share:.2%}", f"{1000 * spent:,.1f} ms", words


def coast(half_deg: float) -> Polygon:
    """Return a polygon of 200 corners around Paris with a ragged outline."""
    rng = np.random.default_rng(3)
    turn = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    reach = half_deg * rng.uniform(0.8, 1, 200)
    latlon = np.array(PARIS) + reach[:, None] * np.column_stack([np.sin(turn), np.cos(turn)])
    return Polygon(tuple(Location(lat, lon) for lat, lon in latlon.clip(-89, 89).tolist()))


def box_then_test(latlon: np.ndarray, area: Polygon) -> np.ndarray:
    """Return which places lie in a polygon: those in its box are tested."""
    corners = geodesy.latlon_array(area.outer)
    (south, west), (north, east) = corners.min(axis=0), corners.max(axis=0)
    lat, lon = latlon.T
    found = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
    rows = np.flatnonzero(found)
    found[rows] = regions.inside(latlon[rows], [area])
    return found


def inside_recall(gallery: Gallery, asked: np.ndarray, allowed: Allowed) -> float:
    """Return the share of the true neighbours inside an area that searching finds."""
    likeness = asked @ widened(gallery.vectors[allowed.rows]).T
    count = min(FOUND, allowed.count)
    true = allowed.rows[np.argsort(-likeness, axis=1)[:, :count]]
    found = gallery.search(asked, FOUND, allowed).rows
    return float(np.mean([np.isin(rows, others).mean() for rows, others in zip(true, found, strict=True)]))


def of_places(gallery: Gallery) -> Iterator[tuple[str, str, str]]:
    """Yield the costs of what lies near places."""
    rows = np.random.default_rng(2).choice(gallery.total, 200, replace=False)
    near = took(lambda: list(gallery.near(rows[:12], geodesy.CITY_M, 256)))
    yield "nearest 256 of 12 places", f"{1000 * near:,.1f} ms", ""
    count = took(lambda: gallery.count_near(gallery.latlon[rows], geodesy.CITY_M))
    yield "counts within 25 km of 200 places", f"{1000 * count:,.1f} ms", ""


def of_adding(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the cost of adding 1,000 references to a copy whose files are shared, without embedding them."""
    copy = folder.with_name(f".{folder.name}.adding")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, copy_function=os.link)
    rng = np.random.default_rng(9)
    latlon = simulated_places(rng, 1000)
    references = SimulatedReferences(latlon, first=10**9)
    vectors = rng.normal(size=(1000, likeness_of_pack()[0].size))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
    started = time.perf_counter()
    with store.changing(copy, open_pack().model) as changed:
        for row in range(1000):
            if not changed.has(references[row].id) and not changed.twin_of(references[row], vectors[row]):
                changed.add([references[row]], vectors[row][None])
        changed.seal()
    yield "add 1,000 references", f"{time.perf_counter() - started:,.1f} s", "embedding apart"
    shutil.rmtree(copy)


LOCATE = """
import resource, sys, time
started = time.perf_counter()
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/scripts"]
from pathlib import Path
from dataclasses import replace
import samples
from pinpoint_engine import Request, open_engine
from pinpoint_engine.photos import read_photo

engine = open_engine(galleries=[Path(each) for each in sys.argv[2:]])
opened = time.perf_counter() - started
photo = read_photo(str(samples.package_photos()[0]))
answers = list(engine.locate([replace(photo, id=str(number)) for number in range(3)], Request()))
lines = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(opened, time.perf_counter() - started, int(lines["RssAnon"].split()[0]) / 1024)
"""


def of_locating(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the costs of locating three photos in a new process: at first, afterwards, and with the pack alone."""
    runs = {"the first time": [folder], "afterwards": [folder], "with the pack alone": []}
    for when, galleries in runs.items():
        command = [sys.executable, "-c", LOCATE, str(ROOT), *map(str, galleries)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        opened, spent, megabytes = map(float, told)
        words = f"{opened:,.1f} s of them to open; {megabytes:,.0f} MB of memory beyond the page cache"
        yield f"locate three photos from a cold process, {when}", f"{spent:,.1f} s", words


if __name__ == "__main__":
    main()
