"""Training photos: the table they are listed in, and what a teacher sees in them, cached in shards."""

from __future__ import annotations

import hashlib
import json
import os
import random
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ... import angles, photos, sheets
from ...errors import MissingPartError, RequestError
from ...sheets import Fault, Row, Sheet

STORED_SIDE_PX = 192
TEACHER_SIDE_PX = 224
SHARD_PHOTOS = 500
VIEWS = 12
"""Views of each photo that the teacher is shown: the whole, eight crops, and three mixes with another photo."""
CROPS = 8
NEEDED = ("id", "path", "lat", "lon", "source", "split")
"""The columns that a photo table must have, with something in every row."""
LESSONS = "lessons.json"
"""Says whose views the shards beside it are."""


@dataclass(frozen=True)
class LabelledPhoto:
    """One row of a photo table: columns id, path, lat, lon, source, scene, album, split, split_kind and credits."""

    row: dict[str, str]
    folder: Path

    @property
    def path(self) -> str:
        return str(self.folder / self.row["path"])


def read_table(path: Path) -> list[LabelledPhoto]:
    """Read a photo table (CSV with the columns of `LabelledPhoto`; paths relative to its folder), every row of it.

    Raises:
        RequestError: the table is missing, lacks a column, or has a row that cannot be used: less would be trained on.
    """
    sheet = sheets.read_sheet(path)
    for name in NEEDED:
        sheet.need([name])
    rows = [_labelled(sheet, row) for row in sheet]
    if faults := [row for row in rows if isinstance(row, Fault)]:
        raise RequestError(sheets.faults_in_words(path.name, faults))
    return [row for row in rows if isinstance(row, LabelledPhoto)]


def _labelled(sheet: Sheet, row: Row) -> LabelledPhoto | Fault:
    """Return a row by the names of its columns, its degrees as plain numbers, or what is wrong with it."""
    cells = {name: row.cells[position] for name, position in sheet.names.items()}
    if row.fault:
        return Fault(row.line, row.fault)
    try:
        location = angles.place(cells["lat"], cells["lon"])
    except ValueError as error:
        return Fault(row.line, str(error))
    if empty := next((name for name in NEEDED if not cells[name]), ""):
        return Fault(row.line, f"it has no {empty}")
    plain = {"lat": str(location.lat), "lon": str(location.lon)}
    return LabelledPhoto({**cells, **plain}, sheet.path.parent)


class Teacher:
    """The pooled features of a TensorFlow Lite image network; for training only, never shipped."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        try:
            from ai_edge_litert.interpreter import Interpreter
        except ImportError:
            raise MissingPartError(
                "the teacher needs ai-edge-litert; install it with `pip install pinpoint-engine[train]`"
            ) from None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that all tensors are kept: the features that we want are not the output
            self._network = Interpreter(str(path), num_threads=threads, experimental_preserve_all_tensors=True)
        self._network.allocate_tensors()
        self._input = self._network.get_input_details()[0]["index"]
        details = self._network.get_tensor_details()
        self._pooled = next(d["index"] for d in details if list(d["shape"][:3]) == [1, 1, 1] and d["shape"][3] > 1001)

    def features(self, pixels: photos.Pixels) -> npt.NDArray[np.float32]:
        """Return the pooled features float32 [1280] of a picture, squashed to the teacher's square."""
        self._network.set_tensor(self._input, photos.squash(pixels, TEACHER_SIDE_PX)[None])
        self._network.invoke()
        return np.asarray(self._network.get_tensor(self._pooled), np.float32).ravel()


def views(rng: random.Random, pixels: photos.Pixels, other: photos.Pixels) -> list[photos.Pixels]:
    """Return the views of one photo: itself, crops of 0.3 to 1 of its area (half of them mirrored), and mixes."""
    seen = [pixels, *(crop(rng, pixels) for _ in range(CROPS))]
    for _ in range(VIEWS - 1 - CROPS):
        share = rng.uniform(0.3, 0.7)
        one, two = (photos.squash(p, TEACHER_SIDE_PX).astype(np.float32) for p in (pixels, other))
        seen.append((share * one + (1 - share) * two).astype(np.uint8))
    return seen


def crop(rng: random.Random, pixels: photos.Pixels) -> photos.Pixels:
    """Return a part of a picture, 0.3 to 1 of its area, mirrored half of the time."""
    height, width = pixels.shape[:2]
    area, stretch = rng.uniform(0.3, 1.0), rng.uniform(0.8, 1.25)
    rows = min(height, max(16, round(height * (area * stretch) ** 0.5)))
    columns = min(width, max(16, round(width * (area / stretch) ** 0.5)))
    top, left = rng.randint(0, height - rows), rng.randint(0, width - columns)
    part = pixels[top : top + rows, left : left + columns]
    return np.ascontiguousarray(part[:, ::-1] if rng.random() < 0.5 else part)


def teach(
    labelled: Sequence[LabelledPhoto], teacher: Path, folder: Path, report: Callable[[str], None], seed: int
) -> list[tuple[Path, Path]]:
    """Show every view of every photo to the teacher and keep both, in shards; finished shards are not repeated.

    Returns:
        Paths of (pictures uint8 [n, 192, 192, 3], features float16 [n, 1280]) per shard, view-major within a photo.

    Raises:
        RequestError: the folder holds what another teacher saw, or other photos.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _claim(labelled, teacher, folder, seed)
    network = None
    shards = []
    for start in range(0, len(labelled), SHARD_PHOTOS):
        pictures_path, features_path = (folder / f"{kind}-{start:06d}.npy" for kind in ("pictures", "features"))
        shards.append((pictures_path, features_path))
        if features_path.exists():
            continue
        network = network or Teacher(teacher)
        rng = random.Random(seed + start)  # nosec B311 - which views are made is no secret
        _teach_shard(network, labelled, start, pictures_path, features_path, rng)
        report(f"teacher: {min(start + SHARD_PHOTOS, len(labelled))} of {len(labelled)} photos")
    return shards


def _claim(labelled: Sequence[LabelledPhoto], teacher: Path, folder: Path, seed: int) -> None:
    """Note whose views the shards in a folder are, or see that they are of these photos and this teacher."""
    ids = hashlib.sha256("\n".join(photo.row["id"] for photo in labelled).encode()).hexdigest()
    wanted = {"photos": len(labelled), "ids": ids, "teacher": teacher.name, "seed": seed, "views": VIEWS}
    path = folder / LESSONS
    if not path.exists():
        path.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")
    elif json.loads(path.read_text(encoding="utf-8")) != wanted:
        raise RequestError(f"{folder} was begun with other photos or another teacher; name another --out, or delete it")


def _teach_shard(
    network: Teacher,
    labelled: Sequence[LabelledPhoto],
    start: int,
    pictures_path: Path,
    features_path: Path,
    rng: random.Random,
) -> None:
    decoded = [photos.decode(photo.path) for photo in labelled[start : start + SHARD_PHOTOS]]
    pictures = np.empty((len(decoded) * VIEWS, STORED_SIDE_PX, STORED_SIDE_PX, 3), np.uint8)
    features = []
    for position, pixels in enumerate(decoded):
        for number, view in enumerate(views(rng, pixels, rng.choice(decoded))):
            pictures[position * VIEWS + number] = photos.squash(view, STORED_SIDE_PX)
            features.append(network.features(view))
    _write(pictures_path, pictures)
    _write(features_path, np.stack(features).astype(np.float16))


def _write(path: Path, array: npt.NDArray[np.generic]) -> None:
    part = path.with_suffix(".part.npy")
    np.save(part, array, allow_pickle=False)
    os.replace(part, path)
