"""Features of training photos, computed once by any number of processes, in shards that are mapped instead of read."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import socket
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ... import photos
from ...errors import PhotoError, RequestError, reason
from .published import Collection, TrainingPhoto

FORMAT = 1
MANIFEST = "manifest.json"
SHARD_PHOTOS = 25_000
"""Photos per shard: minutes of work that a stop can cost, and few enough files for a process to map all of them."""
CHUNK_PHOTOS = 128
"""Pictures that are handed to the network at once; it cuts them into batches of its own."""
CHUNKS_AHEAD = 2
REPORT_S = 60.0

Features = npt.NDArray[np.float32]
Encode = Callable[[list[photos.Pixels]], Features]
"""Upright pictures uint8 [H, W, 3] to feature rows float32 [B, D]; a row that is not finite is left out."""
Prepare = Callable[[photos.Pixels], photos.Pixels]


class FeatureRows:
    """Rows float16 [N, D] of several arrays, indexed like one; only the rows asked for are read from disk."""

    def __init__(self, parts: Sequence[npt.NDArray[np.float16]]) -> None:
        self._parts = tuple(part for part in parts if len(part)) or tuple(parts[:1])
        self._starts = np.cumsum([0, *map(len, self._parts)])
        self.shape = (int(self._starts[-1]), parts[0].shape[1])

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: int | slice | Sequence[int] | npt.NDArray[Any]) -> npt.NDArray[np.float16]:
        """Return a copy: [D] for one row, [n, D] for a slice, row numbers [n] or a mask [N]."""
        if isinstance(rows, slice):
            wanted = np.arange(*rows.indices(len(self)))
        else:
            wanted = np.asarray(rows)
            wanted = np.flatnonzero(wanted) if wanted.dtype == np.bool_ else wanted.astype(np.int64)
        wanted = np.where(wanted < 0, wanted + len(self), wanted)
        if wanted.size and not 0 <= wanted.min() <= wanted.max() < len(self):
            raise IndexError(f"there are {len(self)} rows")
        return self._gather(wanted.reshape(-1)).reshape(*wanted.shape, self.shape[1])

    def _gather(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float16]:
        found = np.empty((len(rows), self.shape[1]), np.float16)
        parts = np.searchsorted(self._starts, rows, "right") - 1
        order = np.argsort(parts, kind="stable")
        for group in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1) if len(rows) else ():
            part = parts[group[0]]
            found[group] = self._parts[part][rows[group] - self._starts[part]]
        return found

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        """Read all rows into memory."""
        return np.concatenate(self._parts).astype(dtype or np.float16, copy=False)


@dataclass(frozen=True)
class Examples:
    """Training photos as arrays.

    Attributes:
        features: float16 [N, D], on disk when read from shards.
        latlon: Degrees, float64 [N, 2].
        source: Positions in `collections.SOURCES`, int8 [N].
        album: Codes of what was taken together, int64 [N]; photos of one album are not independent.
        ids: Fixed-width bytes [N].
        model: Digest of the network that made the features.
    """

    features: FeatureRows | npt.NDArray[np.float16]
    latlon: npt.NDArray[np.float64]
    source: npt.NDArray[np.int8]
    album: npt.NDArray[np.int64]
    ids: npt.NDArray[np.bytes_]
    model: str = ""

    def __len__(self) -> int:
        return len(self.latlon)

    def digest(self) -> str:
        """Return what names these photos, in this order, as that network saw them; places to a tenth of a metre."""
        state = hashlib.sha256(self.model.encode())
        for column in (self.ids, self.latlon.round(6), self.source):
            state.update(np.ascontiguousarray(column).tobytes())
        return state.hexdigest()[:16]


@dataclass(frozen=True)
class ShardKind:
    """What all shards of a folder have alike: the network's digest, its feature length D, and photos per shard."""

    model: str
    dim: int
    shard_photos: int = SHARD_PHOTOS


def _as_is(pixels: photos.Pixels) -> photos.Pixels:
    return pixels


def write_shards(
    collection: Collection,
    encode: Encode,
    folder: Path,
    kind: ShardKind,
    *,
    rank: int = 0,
    world_size: int = 1,
    report: Callable[[str], None],
    prepare: Prepare = _as_is,
) -> Counter[str]:
    """Compute the features of a collection and keep them in shards; finished shards are not repeated.

    Every `world_size`-th shard is this rank's, so that ranks need not speak to each other. Threads decode and `prepare`
    pictures while the network is busy with those before; what can be done to a picture alone, such as scaling it to the
    network's side, belongs into `prepare`. Photos that cannot be read are left out.

    Returns:
        How many photos were left out by this call, by the code of the error.

    Raises:
        RequestError: the folder holds shards of another network, collection or size, or something else.
    """
    _claim(folder, {"format": FORMAT, **asdict(kind), **_identity(collection)})
    shards = range(rank, -(-len(collection) // kind.shard_photos), world_size)
    todo = [shard for shard in shards if not _features(folder, shard).exists()]
    name = f"rank {rank} of {world_size}" if world_size > 1 else "features"
    progress = _ShardProgress(report, name, len(shards), sum(len(_rows(shard, kind, collection)) for shard in todo))
    progress.tell(len(shards) - len(todo))
    threads = max(1, (os.cpu_count() or 1) // int(os.environ.get("LOCAL_WORLD_SIZE", "1")))
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(threads) as pool:

        def start(row: int) -> Future[photos.Pixels | str]:
            return pool.submit(_decode, collection[row], Path(scratch), prepare)

        chunks = _decoded([_rows(shard, kind, collection) for shard in todo], start)
        for number, shard_chunks in itertools.groupby(chunks, lambda chunk: chunk[0].start // kind.shard_photos):
            rows, features = _encoded(shard_chunks, encode, kind, progress)
            _write_shard(folder, number, collection, rows, features)
            progress.finish()
    return progress.left_out


def _identity(collection: Collection) -> dict[str, Any]:
    return {"collection": collection.name, "photos": len(collection), "ids_sha256": collection.digest()}


def _rows(shard: int, kind: ShardKind, collection: Collection) -> range:
    return range(len(collection))[shard * kind.shard_photos : (shard + 1) * kind.shard_photos]


def _features(folder: Path, shard: int) -> Path:
    """Return the file that is written last: when it is there, so is all of the shard."""
    return folder / f"features-{shard:06d}.npy"


def _photos(folder: Path, shard: int) -> Path:
    return folder / f"photos-{shard:06d}.npy"


def _claim(folder: Path, manifest: dict[str, Any]) -> None:
    """Mark a new folder as ours, or see that an existing one was begun with the same manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    before = [file.name for file in folder.iterdir() if MANIFEST not in file.name]
    path = folder / MANIFEST
    if not path.exists():
        if before:
            raise RequestError(f"{folder} holds something else than shards; name a new folder with --out")
        text = json.dumps(manifest, indent=1) + "\n"
        _write(path, lambda file: file.write(text.encode()))
    begun = _read_manifest(folder)
    for name, value in manifest.items():
        if begun.get(name) != value:
            was, now = str(begun.get(name))[:16], str(value)[:16]
            raise RequestError(f"{folder} was begun with {name} {was}, not {now}; name a new folder with --out")


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] == FORMAT:
            return dict(manifest)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise RequestError(f"{folder} holds no shards of this version; make them with `pinpoint train features`")


def _write(path: Path, fill: Callable[[Any], object]) -> None:
    """Write a file whole or not at all, and so that it stays after a power cut.

    Two processes may write the same one, on two machines, where a scheduler took one of them for dead.
    """
    part = path.with_name(f".{path.name}.part-{socket.gethostname()}-{os.getpid()}")
    with part.open("wb") as file:
        fill(file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


Chunk = tuple[range, list[photos.Pixels | str]]
"""Rows of one shard, and of each its picture or the code of the error."""


def _decoded(shards: Iterable[range], start: Callable[[int], Future[photos.Pixels | str]]) -> Iterator[Chunk]:
    """Yield chunk after chunk while the next ones are being decoded, across the borders of shards."""
    waiting: deque[tuple[range, list[Future[photos.Pixels | str]]]] = deque()
    for shard in shards:
        for first in range(0, len(shard), CHUNK_PHOTOS):
            rows = shard[first : first + CHUNK_PHOTOS]
            waiting.append((rows, [start(row) for row in rows]))
            if len(waiting) > CHUNKS_AHEAD:
                rows, pictures = waiting.popleft()
                yield rows, [picture.result() for picture in pictures]
    for rows, pictures in waiting:
        yield rows, [picture.result() for picture in pictures]


def _decode(photo: TrainingPhoto, scratch: Path, prepare: Prepare) -> photos.Pixels | str:
    """Return a photo's picture, or the code of what is wrong with it."""
    try:
        return prepare(read_pixels(photo, scratch))
    except PhotoError as error:
        return error.code


def read_pixels(photo: TrainingPhoto, scratch: Path) -> photos.Pixels:
    """Decode a training photo by way of a file in the folder `scratch`, as `photos` decodes files only.

    Raises:
        PhotoError: it cannot be read.
    """
    file = scratch / str(threading.get_ident())
    file.write_bytes(photo.read())
    return photos.decode(str(file))


def _encoded(
    chunks: Iterable[Chunk], encode: Encode, kind: ShardKind, progress: _ShardProgress
) -> tuple[list[int], list[npt.NDArray[np.float16]]]:
    """Return the rows of one shard that have features, and these, chunk by chunk."""
    kept: list[int] = []
    features = [np.empty((0, kind.dim), np.float16)]
    for rows, pictures in chunks:
        seen = {row: picture for row, picture in zip(rows, pictures, strict=True) if not isinstance(picture, str)}
        left_out = Counter(picture for picture in pictures if isinstance(picture, str))
        if seen:
            found = encode(list(seen.values()))
            if found.shape != (len(seen), kind.dim):
                raise RequestError(f"the network gave {found.shape}, not {len(seen), kind.dim}; name its own length")
            with np.errstate(over="ignore"):
                halves = found.astype(np.float16)
            finite = np.isfinite(halves).all(axis=1)
            kept.extend(itertools.compress(seen, finite))
            features.append(halves[finite])
            left_out["no_features"] += int((~finite).sum())
        progress.count(len(rows), left_out)
    return kept, features


def _write_shard(
    folder: Path, shard: int, collection: Collection, rows: list[int], features: list[npt.NDArray[np.float16]]
) -> None:
    fields = {name: getattr(collection, name)[rows] for name in ("ids", "latlon", "source", "album")}
    table = np.zeros(len(rows), [(name, values.dtype, values.shape[1:]) for name, values in fields.items()])
    for name, values in fields.items():
        table[name] = values
    _write(_photos(folder, shard), lambda file: np.save(file, table, allow_pickle=False))
    _write(_features(folder, shard), lambda file: np.save(file, np.concatenate(features), allow_pickle=False))


@dataclass
class _ShardProgress:
    """Tells how far the work is, how fast it goes, and how long it will take."""

    report: Callable[[str], None]
    name: str
    shards: int
    photos: int
    finished: int = 0
    seen: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)

    def count(self, photos: int, left_out: Counter[str]) -> None:
        self.seen += photos
        self.left_out += left_out
        if time.monotonic() - self.told > REPORT_S:
            self.tell(self.finished)

    def finish(self) -> None:
        self.tell(self.finished + 1)

    def tell(self, finished: int) -> None:
        """Report with this many shards finished."""
        self.finished, self.told = finished, time.monotonic()
        line = f"{self.name}: {self.finished} of {self.shards} shards"
        if self.seen:
            pace = self.seen / max(self.told - self.started, 1e-9)
            hours = (self.photos - self.seen) / pace / 3600
            line += f", {pace:.1f} photos/s, {hours:.1f} h left"
        if skipped := sum(self.left_out.values()):
            line += f", {skipped} left out ({', '.join(f'{n} {code}' for code, n in self.left_out.most_common())})"
        self.report(line)


def read_shards(*folders: Path) -> Examples:
    """Open finished shards as one set of examples; features stay on disk and are read where rows are asked for.

    Raises:
        RequestError: shards are missing, or the folders were made by different networks.
    """
    manifests = [_read_manifest(folder) for folder in folders]
    if len({(manifest["model"], manifest["dim"]) for manifest in manifests}) != 1:
        raise RequestError("these shards were made by different networks; make them again with one")
    parts: list[npt.NDArray[np.float16]] = []
    tables = []
    for folder, manifest in zip(folders, manifests, strict=True):
        shards = range(-(-manifest["photos"] // manifest["shard_photos"]))
        if missing := [shard for shard in shards if not _features(folder, shard).exists()]:
            raise RequestError(
                f"{len(missing)} of {len(shards)} shards in {folder} are not finished; "
                "run `pinpoint train features` on it again"
            )
        tables += [np.load(_photos(folder, shard), allow_pickle=False) for shard in shards]
        parts += [_mapped(_features(folder, shard)) for shard in shards]
    columns = {name: np.concatenate([table[name] for table in tables]) for name in tables[0].dtype.names}
    return Examples(FeatureRows(parts), **columns, model=manifests[0]["model"])


def _mapped(path: Path) -> npt.NDArray[np.float16]:
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except OSError as error:
        raise RequestError(f"{path} cannot be mapped ({reason(error)}); allow more open files by `ulimit -n`") from None
