"""Time per stage of a photo, peak memory, and the cost of importing the plugin: `python benchmarks/stages.py [FOLDER]`.

The shares come from one run and can be compared between machines; the milliseconds cannot.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Request, photos  # noqa: E402
from pinpoint_engine.answering.limits import Limits  # noqa: E402
from pinpoint_engine.models.tower import BATCH  # noqa: E402
from pinpoint_engine.systems.explanation import explain  # noqa: E402
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint  # noqa: E402
from pinpoint_engine.systems.shortlist import Shortlist, describe_candidates  # noqa: E402
from pinpoint_engine.systems.steps import see  # noqa: E402

Result = TypeVar("Result")
PHOTOS = 40
TURNS = 5
SIZE = (4000, 3000)


def main(arguments: list[str]) -> None:
    """Print the table for the photos of a folder, or for 12-megapixel JPEGs made of noise over gradients."""
    with tempfile.TemporaryDirectory() as folder:
        files = list(photos.list_files(arguments).paths) if arguments else made_photos(Path(folder))
        seconds, elapsed = measure(files), overall(files)
    total = sum(seconds.values())
    print("| stage | ms per photo | share |\n|---|---|---|")
    for stage, spent in seconds.items():
        print(f"| {stage} | {1000 * spent:.1f} | {spent / total:.0%} |")
    seen = seconds["decode and digest"] + seconds["embed"]
    told = seconds["confidence by distance"] + seconds["credible regions"]
    print(f"\n{len(files)} photos; all but decoding and embedding: {1 - seen / total:.1%} of a photo,")
    print(f"{1 - seen / (total - told):.1%} without confidence and regions")
    more = 1 - elapsed["seen"] / elapsed["answered"]
    print(f"as a stream, with the next photos decoded meanwhile, a photo takes {1000 * elapsed['answered']:.0f} ms,")
    print(f"of which {more:.1%} goes beyond decoding and embedding alone, streamed likewise")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"importing the plugin adds {plugin_import_share():.1%} to the time of importing qgis.core")


def made_photos(folder: Path) -> list[str]:
    """Draw 12-megapixel JPEGs with the file size of a phone's photos."""
    from PIL import Image

    rng = np.random.default_rng(0)
    for number in range(PHOTOS):
        small = Image.fromarray(rng.integers(0, 255, (60, 80, 3), np.uint8)).resize(SIZE, Image.Resampling.BICUBIC)
        noisy = np.clip(np.asarray(small, np.int16) + rng.integers(-12, 12, (SIZE[1], SIZE[0], 1), np.int16), 0, 255)
        Image.fromarray(noisy.astype(np.uint8)).save(folder / f"{number}.jpg", quality=88)
    return list(photos.list_files([folder]).paths)


def measure(files: list[str]) -> dict[str, float]:
    """Return the seconds per photo in each stage: medians over batches of the engine's size."""
    engine, request = open_pinpoint(), Request()
    batches = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
    answer(engine, batches[0], request)  # to warm up
    spent = [answer(engine, batch, request) for batch in batches]
    return {stage: float(np.median([each[stage] for each in spent])) for stage in spent[0]}


def overall(files: list[str]) -> dict[str, float]:
    """Return the elapsed seconds per photo of `locate`, and of decoding and embedding alone: medians over turns."""
    engine, asked = open_pinpoint(), [photos.read_photo(file) for file in files]
    backbone, origin = engine.models.backbone, engine.origin
    streams = {"seen": lambda: see(backbone, asked, "", origin), "answered": lambda: engine.locate(asked, Request())}
    spent: dict[str, list[float]] = {name: [] for name in streams}
    for _ in range(TURNS):
        for name, stream in streams.items():
            started = time.perf_counter()
            deque(stream(), maxlen=0)
            spent[name].append((time.perf_counter() - started) / len(files))
    return {name: float(np.median(each)) for name, each in spent.items()}


def answer(engine: Pinpoint, files: list[str], request: Request) -> dict[str, float]:
    """Answer a batch of photos, and return the seconds per photo in each stage."""
    seconds: dict[str, float] = {}

    def clock(stage: str, work: Callable[[], Result]) -> Result:
        started = time.perf_counter()
        result = work()
        seconds[stage] = (time.perf_counter() - started) / len(files)
        return result

    limits, spaces, voting = Limits.of(engine.gallery, request), engine.spaces, engine.pack.voting
    decoded = clock("decode and digest", lambda: [photos.decode_with_digest(file) for file in files])
    rows = clock("embed", lambda: engine.models.backbone.encode_images([each.pixels for each in decoded]))
    found = clock("retrieve", lambda: [engine.find(query, limits) for query in engine.queries(rows, request)])
    lists = clock("describe", lambda: [described(describe_candidates(spaces, each, voting, limits)) for each in found])
    ranked = clock("rerank, elsewhere", lambda: [engine.rank(each) for each in lists])
    pairs, reranker = list(zip(lists, ranked, strict=True)), engine.models.reranker
    clock("explain", lambda: [explain(shortlist, reranker, ranking.scores) for shortlist, ranking in pairs])
    place, drawn = engine.gallery.latlon[0], engine.pack.calibration.drawn
    clock("confidence by distance", lambda: [each.posterior.within(place) for each in ranked])
    clock("credible regions", lambda: [each.posterior.regions(drawn) for each in ranked])
    return seconds


def described(shortlist: Shortlist) -> Shortlist:
    """Read what is computed when the reranker asks for it: it belongs to describing."""
    _ = shortlist.features, shortlist.supporters
    return shortlist


def plugin_import_share() -> float:
    """Return the plugin's import time relative to that of qgis.core, measured in fresh interpreters."""
    timed = "import time; t = time.perf_counter(); import qgis.core; u = time.perf_counter(); "
    timed += "import pinpoint_qgis.plugin; print((time.perf_counter() - u) / (u - t))"
    return min(float(subprocess.check_output([sys.executable, "-c", timed], cwd=ROOT)) for _ in range(5))


if __name__ == "__main__":
    main(sys.argv[1:])
