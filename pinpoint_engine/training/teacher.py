"""The teacher that the image tower is distilled from, and the cache of its features of the training photos."""

from __future__ import annotations

import hashlib
import json
import os
import random
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import photos
from ..errors import MissingPartError, RequestError
from .collections.photo_table import LabelledPhoto, read_table
from .loop import Report

STORED_SIDE_PX = 192
TEACHER_SIDE_PX = 224
SHARD_PHOTOS = 500
VIEWS = 12
"""Views of each photo: the whole photo, eight crops, and three mixes with another photo."""
CROPS = 8
LESSONS = "lessons.json"
"""Records which photos and which teacher the shards beside it are of."""


class Teacher:
    """Computes the pooled features of a TensorFlow Lite image network; used in training only, never shipped."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        try:
            from ai_edge_litert.interpreter import Interpreter
        except ImportError:
            raise MissingPartError(
                "the teacher needs ai-edge-litert; install it with `pip install pinpoint-engine[train]`"
            ) from None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about keeping all tensors, which we need: the features are not the output
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


@dataclass(frozen=True)
class TeacherFeatures:
    """A teacher's features of N photos in `VIEWS` views each: pictures in shards, and features [N * VIEWS, D]."""

    photos: Sequence[LabelledPhoto]
    pictures: Sequence[npt.NDArray[np.uint8]]
    features: npt.NDArray[np.float32]

    @classmethod
    def of(cls, table: Path, teacher: Path, folder: Path, report: Report, seed: int) -> TeacherFeatures:
        """Compute a teacher's features of the training split, using the shards that are in `folder` already."""
        labelled = [photo for photo in read_table(table) if photo.row["split"] == "train"]
        shards = teach(labelled, teacher, folder, report, seed)
        pictures = [np.load(path, mmap_mode="r") for path, _ in shards]
        return cls(labelled, pictures, np.concatenate([np.load(path) for _, path in shards]).astype(np.float32))

    def picture(self, view: int) -> npt.NDArray[np.uint8]:
        """Return the stored picture of a view."""
        shard, within = divmod(view, SHARD_PHOTOS * VIEWS)
        return np.asarray(self.pictures[shard][within])


def views(rng: random.Random, pixels: photos.Pixels, other: photos.Pixels) -> list[photos.Pixels]:
    """Return `VIEWS` views of a photo: the photo, crops of 0.3 to 1 of its area, half of them mirrored, and mixes."""
    made = [pixels, *(crop(rng, pixels) for _ in range(CROPS))]
    for _ in range(VIEWS - 1 - CROPS):
        share = rng.uniform(0.3, 0.7)
        one, two = (photos.squash(p, TEACHER_SIDE_PX).astype(np.float32) for p in (pixels, other))
        made.append((share * one + (1 - share) * two).astype(np.uint8))
    return made


def crop(rng: random.Random, pixels: photos.Pixels) -> photos.Pixels:
    """Return a random crop of a picture, 0.3 to 1 of its area, mirrored half of the time."""
    height, width = pixels.shape[:2]
    area, stretch = rng.uniform(0.3, 1.0), rng.uniform(0.8, 1.25)
    rows = min(height, max(16, round(height * (area * stretch) ** 0.5)))
    columns = min(width, max(16, round(width * (area / stretch) ** 0.5)))
    top, left = rng.randint(0, height - rows), rng.randint(0, width - columns)
    part = pixels[top : top + rows, left : left + columns]
    return np.ascontiguousarray(part[:, ::-1] if rng.random() < 0.5 else part)


def teach(
    labelled: Sequence[LabelledPhoto], teacher: Path, folder: Path, report: Report, seed: int
) -> list[tuple[Path, Path]]:
    """Compute the teacher's features of every view of every photo, in shards; finished shards are kept.

    Returns:
        Per shard the paths of pictures uint8 [n, 192, 192, 3] and features float16 [n, 1280], all views of a photo in a
        row.

    Raises:
        RequestError: the folder holds features of another teacher, or of other photos.
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
    """Record the photos and the teacher of the shards in a folder, or check that they are the same as before."""
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
