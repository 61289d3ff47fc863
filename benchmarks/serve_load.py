"""Load test of the service: latency, errors, and throughput relative to the same engine in this process.

`python benchmarks/serve_load.py [--clients 1 4 16] [--photos 24] [--folder FOLDER] [--device cpu] [--runtime auto]`

Clients and service share this machine's cores, so the relative throughput shows the cost of HTTP (decoding, PNG, JSON);
the milliseconds are valid for this machine only.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Address, Engine, Failure, Photo, Request, connect, open_engine  # noqa: E402
from pinpoint_engine.photos import list_files, read_photo  # noqa: E402

MADE = 48


def main() -> None:
    """Print one row per number of clients, with one job per photo and with one job for all photos."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        files = list(list_files([options.folder]).paths) if options.folder else made_photos(Path(folder))
        photos = [read_photo(path) for path in files]
        asked = [photos[number % len(photos)] for number in range(options.photos)]
        here = rate(open_engine(device=options.device, runtime=options.runtime), asked)
        print(f"the same engine in one process: {here:.1f} photos/s\n")
        print("| clients | photos each | sent | photos/s | share | p50 ms | p95 ms | p99 ms | errors |")
        print("|---|---|---|---|---|---|---|---|---|")
        with serving(options) as address:
            for clients in options.clients:
                for how, ask in (("one by one", one_by_one), ("as one job", as_one_job)):
                    print(row(clients, how, load(address, clients, asked, ask), here, len(asked)), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--photos", type=int, default=24, help="of each client")
    parser.add_argument("--folder", type=Path, help="photos to send (default: made ones of 1024 × 768)")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--runtime", default="auto")
    return parser.parse_args()


def made_photos(folder: Path) -> list[str]:
    """Draw photos of noise over gradients, at the size the engine works with."""
    from PIL import Image

    rng = np.random.default_rng(0)
    for number in range(MADE):
        small = Image.fromarray(rng.integers(0, 255, (24, 32, 3), np.uint8))
        smooth = np.asarray(small.resize((1024, 768), Image.Resampling.BICUBIC), np.int16)
        noisy = np.clip(smooth + rng.integers(-6, 7, smooth.shape), 0, 255).astype(np.uint8)
        Image.fromarray(noisy).save(folder / f"{number}.jpg", quality=88)
    return list(list_files([folder]).paths)


@contextmanager
def serving(options: argparse.Namespace) -> Iterator[Address]:
    """Serve the embedded pack from another process."""
    token = secrets.token_urlsafe(32)
    command = [sys.executable, "-m", "pinpoint_engine.cli", "serve", "--parent", "--max-jobs", "1000"]
    command += ["--max-jobs-per-client", "1000", "--device", options.device, "--runtime", options.runtime]
    environment = {**os.environ, "PINPOINT_TOKEN": token}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment) as process:
        assert process.stdin and process.stdout
        port = json.loads(process.stdout.readline())["port"]
        yield Address(f"http://127.0.0.1:{port}", token)
        process.stdin.close()


def rate(engine: Engine, photos: list[Photo]) -> float:
    """Return the photos per second of an engine, after one photo to warm up."""
    next(engine.locate(photos[:1], Request()))
    begun = time.perf_counter()
    for _ in engine.locate(photos, Request()):
        pass
    return len(photos) / (time.perf_counter() - begun)


def one_by_one(engine: Engine, photos: list[Photo]) -> Iterator[tuple[float, bool]]:
    """Send each photo as its own job; yield the seconds of each and whether it failed."""
    for photo in photos:
        begun = time.perf_counter()
        (result,) = engine.locate([photo], Request())
        yield time.perf_counter() - begun, isinstance(result, Failure)


def as_one_job(engine: Engine, photos: list[Photo]) -> Iterator[tuple[float, bool]]:
    """Send all photos as one job; yield the seconds from one answer to the next and whether it failed."""
    begun = time.perf_counter()
    for result in engine.locate(photos, Request()):
        now = time.perf_counter()
        yield now - begun, isinstance(result, Failure)
        begun = now


Ask = Callable[[Engine, list[Photo]], Iterator[tuple[float, bool]]]


def load(address: Address, clients: int, photos: list[Photo], ask: Ask) -> tuple[float, list[float], int]:
    """Run several clients at once; return the total seconds, the seconds of each answer, and the number of errors."""
    engines = [connect(address) for _ in range(clients)]
    seconds: list[float] = []
    errors = [0]

    def client(engine: Engine) -> None:
        try:
            for spent, failed in ask(engine, photos):
                seconds.append(spent)
                errors[0] += failed
        except Exception as error:
            errors[0] += 1
            print(f"{error!r}", file=sys.stderr)

    threads = [threading.Thread(target=client, args=(engine,)) for engine in engines]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun, seconds, errors[0]


def row(clients: int, how: str, measured: tuple[float, list[float], int], here: float, each: int) -> str:
    """Return one row of the table."""
    whole, seconds, errors = measured
    p50, p95, p99 = 1000 * np.percentile(seconds, [50, 95, 99])
    held = len(seconds) / whole
    cells = (clients, each, how, f"{held:.1f}", f"{held / here:.0%}", f"{p50:.0f}", f"{p95:.0f}", f"{p99:.0f}", errors)
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
