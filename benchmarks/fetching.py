"""How fast pictures of a service become a gallery: `python benchmarks/fetching.py [--pictures N] [--small]`.

A server on loopback, in a process of its own, has noise pictures as wide as services give them. They are downloaded,
decoded, embedded and stored with their thumbnails. Beside it, in the same run and in turns, the same pictures are
decoded and embedded from files, which cannot be avoided. The share of that speed is what counts (aim: 90 %).
With `--resume N`, only how long it takes to go on after N pictures: all are asked for again, and a few more.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from pinpoint_engine import intake, pictures  # noqa: E402  # isort: skip; before NumPy, whose threads it sets

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

from pinpoint_engine.gallery import store  # noqa: E402
from pinpoint_engine.models import runtime  # noqa: E402
from pinpoint_engine.models.pack import Pack, open_pack  # noqa: E402
from pinpoint_engine.models.tower import Backbone  # noqa: E402
from pinpoint_engine.sources.fetching import Fetching  # noqa: E402
from pinpoint_engine.sources.files import ReferencePhoto  # noqa: E402
from pinpoint_engine.sources.imagery import Box, BoxAnswer, ImageryItem  # noqa: E402
from pinpoint_engine.sources.ledger import ImageryLedger  # noqa: E402
from pinpoint_engine.sources.polite import PoliteHost  # noqa: E402
from pinpoint_engine.types import Failure, Location, Photo, Reference, Source  # noqa: E402

WIDTHS = {"Panoramax, thumb": 500, "Commons, 960": 960, "Mapillary, 1024": 1024, "Panoramax, sd": 2048}
"""What the services give of a picture, in pixels."""
MORE = 8
DRAWN = 24
"""So many different pictures are drawn; each is asked for many times, as pictures of another id."""


class NoiseService:
    """A service on loopback that has noise pictures."""

    name, largest_deg, least_deg = "noise", 1.0, 0.001

    def __init__(self, url: str) -> None:
        self.web = PoliteHost(url, contact="")
        self.host = self.web.host

    def search(self, box: Box) -> BoxAnswer:
        """Return nothing."""
        return BoxAnswer((), True)

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a picture."""
        return self.web.picture(item.picture)

    def close(self) -> None:
        """Stop."""
        self.web.close()


def main(arguments: list[str] | None = None) -> None:
    """Print a row for each width."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="48 pictures, one round, one width")
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--resume", type=int, default=0, metavar="N", help="go on after N pictures, only")
    options = parser.parse_args(arguments)
    count, rounds = (48, 1) if options.small else (options.pictures, options.rounds)
    pack = open_pack(options.pack)
    backbone = runtime.choose(pack.folder).backbone(pack.folder)
    if options.resume:
        print(resume(options.resume, pack, backbone))
        return
    print(
        "| pictures | pixels | kB | decode + backbone, a second | fetched into a gallery, a second | share | memory |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, width in list(WIDTHS.items())[: 1 if options.small else None]:
        row = measure(width, count, rounds, pack, backbone)
        print(f"| {name} | {width} × {width * 3 // 4} | {row} |", flush=True)


def measure(width: int, count: int, rounds: int, pack: Pack, backbone: Backbone) -> str:
    """Return the cells of one width: size, both speeds, their ratio, and how memory grows from a quarter to the end."""
    drawn = [noise(number, width) for number in range(DRAWN)]
    with tempfile.TemporaryDirectory() as folder, serving(drawn) as url:
        files = [Path(folder, f"{number}.jpg") for number in range(DRAWN)]
        for path, data in zip(files, drawn, strict=True):
            path.write_bytes(data)
        alone, fetched, growths = [], [], []
        for number in range(rounds + 1):  # the first one warms up
            alone.append(by_files(files, count, backbone))
            seconds, growth = by_service(url, range(count), count, Path(folder, f"gallery {number}"), pack, backbone)
            fetched.append(seconds)
            growths.append(growth)
    shares = [one / other for one, other in zip(alone[1:], fetched[1:], strict=True)]
    kb = statistics.mean(map(len, drawn)) / 1000
    speeds = [count / statistics.median(each[1:]) for each in (alone, fetched)]
    told = f"{speeds[0]:.1f} | {speeds[1]:.1f} | {statistics.median(shares):.0%}"
    return f"{kb:.0f} | {told} | {growths[-1]:+.0f} MB"


def resume(count: int, pack: Pack, backbone: Backbone) -> str:
    """Return how long it takes to fetch pictures, and then to ask for all of them again with a few more."""
    drawn = [noise(number, next(iter(WIDTHS.values()))) for number in range(DRAWN)]
    with tempfile.TemporaryDirectory() as folder, serving(drawn) as url:
        first, _ = by_service(url, range(count), count, Path(folder, "gallery"), pack, backbone)
        again, _ = by_service(url, range(count + MORE), MORE, Path(folder, "gallery"), pack, backbone)
    return f"{count:,} pictures: {first:.1f} s; all of them again, and {MORE} more: {again:.1f} s"


def by_files(files: list[Path], count: int, backbone: Backbone) -> float:
    """Return the seconds of decoding and embedding pictures from files."""
    listed = [ReferencePhoto(Photo.at(str(files[n % DRAWN])), reference(n)) for n in range(count)]
    began = time.perf_counter()
    made = list(intake.embed(listed, backbone))
    expect(made, count)
    return time.perf_counter() - began


def by_service(
    url: str, numbers: range, count: int, folder: Path, pack: Pack, backbone: Backbone
) -> tuple[float, float]:
    """Return the seconds of fetching pictures into a gallery, and by how many MB memory grows after a quarter.

    So many of them are new.
    """
    items = [item(url, number) for number in numbers]
    began, quarter, made = time.perf_counter(), 0.0, []
    with (
        store.changing(folder, pack.model, backbone.dim) as changed,
        closing(pictures.PictureStore(folder)) as shown,
        closing(ImageryLedger(folder)) as ledger,
    ):
        for each in Fetching(NoiseService(url), backbone, changed, shown, ledger, duplicates=True).run(items):
            made.append(each)
            if len(made) == count // 4:
                quarter = memory_mb()
        growth = memory_mb() - quarter
        changed.seal()
    expect(made, count)
    return time.perf_counter() - began, growth


def expect(made: list, count: int) -> None:
    """Check that all pictures were used."""
    failures = [each for each in made if isinstance(each, Failure)]
    if failures or len(made) != count:
        raise SystemExit(f"{len(made)} of {count}, {failures[:1]}")


def item(url: str, number: int) -> ImageryItem:
    """Return a picture of the service; each is somewhere else, so that nothing is compared with its neighbours."""
    told = reference(number)
    return ImageryItem(told.id, told.location, told.source, f"{url}/{number % DRAWN}.jpg", licence="CC0")


def reference(number: int) -> Reference:
    """Return where a picture is."""
    return Reference(f"noise:{number}", Location(number % 150 * 0.5 - 40, number // 150 * 0.5), Source.STREET)


def noise(number: int, width: int) -> bytes:
    """Draw a picture of smooth and of fine noise, about as large as a photo of this width."""
    rng = np.random.default_rng(number)
    coarse = Image.fromarray(rng.integers(0, 256, (24, 32, 3), np.uint8)).resize((width, width * 3 // 4))
    fine = rng.normal(0, 6, (width * 3 // 4, width, 1))
    buffer = io.BytesIO()
    Image.fromarray((np.asarray(coarse) + fine).clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def memory_mb() -> float:
    """Return the memory that this process holds."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:  # only Linux tells
        return float("nan")


class serving:  # noqa: N801
    """A server of pictures in a process of its own; yields its address."""

    def __init__(self, drawn: list[bytes]) -> None:
        context = multiprocessing.get_context("spawn")
        self._told, there = context.Pipe()
        self._process = context.Process(target=serve, args=(there, drawn), daemon=True)

    def __enter__(self) -> str:
        self._process.start()
        return f"http://127.0.0.1:{self._told.recv()}"

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


def serve(told: Connection, drawn: list[bytes]) -> None:
    """Serve pictures on loopback for ever, after telling the port; it takes as little of the cores as Python can."""
    heads = [f"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n" for data in drawn]
    answers = [head.encode() + data for head, data in zip(heads, drawn, strict=True)]

    class Speaker(StreamRequestHandler):
        disable_nagle_algorithm = True

        def handle(self) -> None:
            while line := self.rfile.readline():
                while self.rfile.readline() not in (b"\r\n", b""):
                    pass
                number = line.split()[1].strip(b"/").removesuffix(b".jpg")
                self.request.sendall(answers[int(number)])

    server = ThreadingTCPServer(("127.0.0.1", 0), Speaker)
    told.send(server.server_address[1])
    server.serve_forever()


if __name__ == "__main__":
    main()
