"""Checks on all photos of a table that a remote engine gives the same answers as a local one; prints counts.

`python benchmarks/remote_equals_local.py [SYSTEM …]`; the table is `../shared/data/photos.csv`, its development split.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Address, Failure, Photo, Request, System, connect, open_engine  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.server import OpenEngines, Server, ServerSettings  # noqa: E402


def main(names: list[str]) -> None:
    """Compare the answers of the given systems, Pinpoint by default."""
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    photos = [read_photo(str(DATA / row["path"])) for row in rows]
    engines = {system: open_engine(system=system) for system in map(System, names or ["pinpoint"])}
    with tempfile.TemporaryDirectory() as folder:
        server = Server(
            OpenEngines(tuple(engines), engines.__getitem__), ServerSettings(port=0, temporary=Path(folder))
        )
        ready = threading.Event()
        server.on_ready = ready.set
        thread = threading.Thread(target=server.serve_until_stopped)
        thread.start()
        ready.wait()
        try:
            for system in engines:
                compare(engines[system], connect(Address(f"http://127.0.0.1:{server.port}"), system), photos)
        finally:
            server.stop()
            thread.join()


def compare(here: object, there: object, photos: list[Photo]) -> None:
    """Locate all photos with both, and print how many answers are equal in every field."""
    answers, seconds = [], []
    for engine in (here, there):
        begun = time.perf_counter()
        answers.append(list(engine.locate(photos, Request())))
        seconds.append(time.perf_counter() - begun)
    equal = sum(own == other for own, other in zip(*answers, strict=True))
    failed = sum(isinstance(own, Failure) for own in answers[0])
    name = here.describe().systems[0]
    print(f"{name}: {equal} of {len(photos)} answers equal in every field, {failed} of them failures", flush=True)
    print(f"{name}: elsewhere took {seconds[1] / seconds[0]:.2f} times as long, client and server on the same cores")


if __name__ == "__main__":
    main(sys.argv[1:])
