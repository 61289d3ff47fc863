"""The gain from a second source on real photos, made from overlapping walks: `python benchmarks/pseudo_sources.py`.

The Sydney walks of the training split are divided into two sources. The frames of one are changed as if by another
camera (crop, blur, tone). The test has two halves, in each of which the other source is changed; a frame is located in
the half where its own source is unchanged, without its own walk. Candidates are references of its own source; the other
source supports them. Embedders and rerankers are fitted on other walks than they are tested on. Slow steps are cached
in runs/pseudo. `--attention` tests the slow reranker too.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.spatial import cKDTree

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ladder import USUAL, describe, weighted  # noqa: E402

from pinpoint_engine import geodesy, photos  # noqa: E402
from pinpoint_engine.answering.features import NAMES  # noqa: E402
from pinpoint_engine.answering.retrieval import Channels, Query, Spaces, find  # noqa: E402
from pinpoint_engine.answering.voting import Voting  # noqa: E402
from pinpoint_engine.gallery import Gallery  # noqa: E402
from pinpoint_engine.models.embedder import EmbedderConfig  # noqa: E402
from pinpoint_engine.models.pack import open_pack  # noqa: E402
from pinpoint_engine.models.pytorch import load_backbone  # noqa: E402
from pinpoint_engine.models.tower import Backbone  # noqa: E402
from pinpoint_engine.training.collections.photo_table import LabelledPhoto, read_table  # noqa: E402
from pinpoint_engine.training.collections.shards import Examples  # noqa: E402
from pinpoint_engine.training.embedder import EmbedderRecipe  # noqa: E402
from pinpoint_engine.training.folds import Fold, open_folds, train_folds  # noqa: E402
from pinpoint_engine.training.lists import RankingLists, merge  # noqa: E402
from pinpoint_engine.training.reranker import cross_fitted, recipes  # noqa: E402
from pinpoint_engine.types import Location, Reference, Source  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "photos.csv"
WORK = ROOT / "runs" / "pseudo"
PART = "known_walk"
SEED = 20261121
TRIED = 2_000
"""How many divisions of the walks are tried; the one with most frames near both sources is used."""
NEAR_M = 1_000.0
COUNTS = {"album": 4}
LIMITS_KM = (1, 5, 25)
DRAWS = 2_000
CROP = 0.75
TONE = (1.10, 1.0, 0.85)
GAMMA = 1.3

Mask = npt.NDArray[np.bool_]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class CameraWalks:
    """Frames of all walks: degrees [N, 2], walk codes [N], and features by camera (original, changed) [2, N, D]."""

    latlon: geodesy.Floats
    walk: npt.NDArray[np.int64]
    features: Vectors

    def __len__(self) -> int:
        return len(self.latlon)


def other_camera(pixels: photos.Pixels) -> photos.Pixels:
    """Return an image as the second source's camera would take it: narrower, softer, warmer, darker."""
    height, width = pixels.shape[:2]
    top, left = round((1 - CROP) / 2 * height), round((1 - CROP) / 2 * width)
    inner = np.ascontiguousarray(pixels[top : height - top, left : width - left])
    soft = photos.degrade(inner, side_px=128, blur_px=1.0, jpeg_quality=60, out_px=160)
    toned = np.clip((soft / 255.0) ** GAMMA * np.array(TONE), 0, 1)
    return np.asarray(Image.fromarray((255 * toned).astype(np.uint8)))


def read_walks(table: Path) -> CameraWalks:
    """Read the walks of the training split, and compute the backbone's features of each frame for both cameras."""
    chosen = [photo for photo in read_table(table) if (photo.row["split"], photo.row["split_kind"]) == ("train", PART)]
    latlon = np.array([(float(photo.row["lat"]), float(photo.row["lon"])) for photo in chosen])
    walk = np.unique([photo.row["album"] for photo in chosen], return_inverse=True)[1]
    pack = open_pack()
    kept = WORK / f"features-{pack.model[:12]}.npy"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        backbone = load_backbone(pack.folder)
        seen = [_seen(backbone, chosen, camera) for camera in (lambda pixels: pixels, other_camera)]
        np.save(kept, np.stack(seen))
    return CameraWalks(latlon, walk, np.load(kept))


def _seen(backbone: Backbone, chosen: list[LabelledPhoto], camera: Callable[[photos.Pixels], photos.Pixels]) -> Vectors:
    parts = [chosen[start : start + 64] for start in range(0, len(chosen), 64)]
    return np.concatenate([backbone.encode_images([camera(photos.decode(p.path)) for p in part]) for part in parts])


def deal(walks: CameraWalks) -> Mask:
    """Return which walks form the second source: the best of `TRIED` random divisions into halves.

    The best has most frames near both sources: another walk of that source has a frame within `NEAR_M`. Only positions
    are used.
    """
    count = int(walks.walk.max()) + 1
    points, chord = geodesy.unit_vectors(walks.latlon), geodesy.m_to_chord(NEAR_M)
    near = np.zeros((len(walks), count), bool)
    for walk in range(count):
        metres, _ = cKDTree(points[walks.walk == walk]).query(points)
        near[:, walk] = (metres < chord) & (walks.walk != walk)
    rng = np.random.default_rng(SEED)
    deals = [rng.permutation(count) < count // 2 for _ in range(TRIED)]
    return max(deals, key=lambda second: int((near[:, second].any(axis=1) & near[:, ~second].any(axis=1)).sum()))


@dataclass(frozen=True)
class Half:
    """One half of the test: a gallery whose second source is changed, its folds, and the lists of its first source.

    `lists` are by support ("on", "off", "shuffled"); `rows` [B] are their frames.
    """

    folds: list[Fold]
    lists: dict[str, RankingLists]
    rows: npt.NDArray[np.int64]
    raw_m: geodesy.Floats


def open_half(walks: CameraWalks, second: Mask, name: str) -> Half:
    """Train the embedders of one half and search its frames; `second` [N] are the frames of the other camera."""
    vectors = np.where(second[:, None], walks.features[1], walks.features[0]).astype(np.float16)
    ids = np.arange(len(walks)).astype("S8")
    examples = Examples(vectors, walks.latlon, second.astype(np.int8), walks.walk, ids)
    config, recipe = EmbedderConfig(features=vectors.shape[1]), EmbedderRecipe()
    settings = f"{open_pack().model} {config} {recipe}"
    folder = WORK / hashlib.sha256(settings.encode()).hexdigest()[:12] / name
    train_folds(examples, COUNTS, config, recipe, folder, log)
    folds = list(open_folds(examples, COUNTS, folder))
    gallery = gallery_of(walks, second, vectors)
    dealt = np.arange(len(walks))
    dealt[second] = np.random.default_rng(SEED).permutation(dealt[second])
    parts = [ask_fold(gallery, fold, second, dealt, position) for position, fold in enumerate(folds)]
    lists = {kind: merge([part[kind] for _, part in parts], np.concatenate) for kind in ("on", "shuffled")}
    lists["off"] = without_support(lists["on"])
    rows = np.concatenate([held for held, _ in parts])
    return Half(folds, lists, rows, np.concatenate([part["raw_m"] for _, part in parts]))


def gallery_of(walks: CameraWalks, second: Mask, vectors: npt.NDArray[np.float16]) -> Gallery:
    """Return all frames as a gallery of two sources."""
    references = [
        Reference(f"{row}", Location(*place), list(Source)[int(other)], "", "", "", None, f"{walk}")
        for row, (place, walk, other) in enumerate(zip(walks.latlon.tolist(), walks.walk, second, strict=True))
    ]
    return Gallery.of(references, vectors, "pseudo")


def ask_fold(
    gallery: Gallery, fold: Fold, second: Mask, dealt: npt.NDArray[np.int64], position: int
) -> tuple[npt.NDArray[np.int64], dict[str, Any]]:
    """Search a fold's frames of the first source; return their rows [B], and lists with true and shuffled support."""
    held = np.flatnonzero(fold.held & ~second)
    everywhere = np.ones(len(gallery), bool)
    spaces = {
        "on": Spaces.of(gallery, fold.images, fold.places, everywhere),
        "shuffled": Spaces.of(gallery, fold.images[dealt], fold.places, everywhere),
    }
    retrievals, own = [], []
    for row in held:
        mine = gallery.sequences == gallery.sequences[row]
        query = Query(gallery.vectors[row].astype(np.float32), fold.images[row])
        retrievals.append(find(spaces["on"], query, ~second & ~mine, Channels(), Voting()))
        own.append(np.flatnonzero(mine))
    truth = gallery.latlon[held]
    lists = {kind: describe(space, retrievals, truth, own) for kind, space in spaces.items()}
    others = lists["shuffled"].supporters
    lists["shuffled"] = replace(lists["shuffled"], supporters=np.where(others >= 0, dealt[others], -1))
    code = np.full(len(held), position)
    asked = {kind: replace(each.questions, fold=code, group=code) for kind, each in lists.items()}
    lists = {kind: replace(each, questions=asked[kind]) for kind, each in lists.items()}
    nearest = [each.neighbours["raw"].rows[0] for each in retrievals]
    return held, {**lists, "raw_m": geodesy.distance_m(gallery.latlon[nearest], truth)}


def without_support(lists: RankingLists) -> RankingLists:
    """Return lists that have no support from the second source."""
    described = lists.described.copy()
    described[..., NAMES.index("support")] = np.nan
    described[..., NAMES.index("supported")] = 0.0
    return replace(lists, described=described, supporters=np.full_like(lists.supporters, -1))


def rank(half: Half, kinds: Sequence[str], name: str) -> dict[str, geodesy.Floats]:
    """Return the error of every ranking's first answer (m) [B]; each is fitted on the walks of the other folds."""
    truth_m = half.lists["on"].truth_m
    scores = {"density voting": half.lists["on"].base}
    for support, lists in half.lists.items():
        group = lists.questions.group
        given = np.empty(lists.base.shape)
        for held in np.unique(group):
            given[group == held] = weighted(lists.of(group != held), lists.of(group == held), "other source")
        scores[f"weighted evidence, support {support}"] = given
        for kind in kinds:
            config, recipe = recipes(kind, USUAL[kind], half.folds[0].images.shape[1])
            with tempfile.TemporaryDirectory() as folder:
                scored = cross_fitted(lists, half.folds, config, recipe, Path(folder))
            scores[f"{kind} reranker, support {support}"] = scored
    log(f"ranked {name}")
    first = {key: truth_m[np.arange(len(given)), given.argmax(axis=1)] for key, given in scores.items()}
    return {"nearest neighbour": half.raw_m, **first, "oracle of the list": truth_m.min(axis=1)}


def log(line: str) -> None:
    """Print progress."""
    print(line, file=sys.stderr)


def near_both(walks: CameraWalks, second: Mask) -> Mask:
    """Return which frames have another walk of each source within `NEAR_M` [N]."""
    near = np.zeros((2, len(walks)), bool)
    points, chord = geodesy.unit_vectors(walks.latlon), geodesy.m_to_chord(NEAR_M)
    for walk in np.unique(walks.walk):
        mine = walks.walk == walk
        for code, source in enumerate((~second, second)):
            metres, _ = cKDTree(points[source & ~mine]).query(points[mine])
            near[code, mine] = metres < chord
    return near.all(axis=0)


def print_tables(title: str, metres: dict[str, geodesy.Floats], walk: npt.NDArray[np.int64]) -> None:
    """Print accuracies, and paired differences with 95 % intervals by bootstrap over walks."""
    print(f"### {title}: {len(walk):,} frames of {len(np.unique(walk))} walks\n")
    heads = " | ".join(f"<{limit} km" for limit in LIMITS_KM)
    print(f"| answer | {heads} |\n" + "|---" * (len(LIMITS_KM) + 1) + "|")
    hits = {name: 100.0 * (each[:, None] < np.array(LIMITS_KM) * 1_000) for name, each in metres.items()}
    for name, each in hits.items():
        print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in each.mean(axis=0)) + " |")
    print(f"\n| difference | {heads} |\n" + "|---" * (len(LIMITS_KM) + 1) + "|")
    for name in (name for name in hits if name.endswith("support on")):
        for other in ("off", "shuffled"):
            print(f"| {name} minus {other} | {interval(hits[name] - hits[name[:-2] + other], walk)} |")
    print()


def interval(difference: geodesy.Floats, walk: npt.NDArray[np.int64]) -> str:
    """Return the mean of differences [B, L] and its 95 % interval by bootstrap over walks, as cells of a table."""
    codes, position = np.unique(walk, return_inverse=True)
    totals = np.stack([np.bincount(position, column) for column in difference.T], axis=1)
    counts = np.bincount(position)
    drawn = np.random.default_rng(SEED).integers(0, len(codes), (DRAWS, len(codes)))
    means = totals[drawn].sum(axis=1) / counts[drawn].sum(axis=1)[:, None]
    low, high = np.percentile(means, (2.5, 97.5), axis=0)
    cells = zip(difference.mean(axis=0), low, high, strict=True)
    return " | ".join(f"{value:+.1f} [{least:+.1f}, {most:+.1f}]" for value, least, most in cells)


def main() -> None:
    """Run both halves and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attention", action="store_true", help="the attention reranker too")
    kinds = ("features", "attention") if parser.parse_args().attention else ("features",)
    walks = read_walks(DATA)
    second = deal(walks)[walks.walk]
    results, rows = [], []
    for name, changed in (("first", second), ("mirrored", ~second)):
        half = open_half(walks, changed, name)
        results.append(rank(half, kinds, name))
        rows.append(half.rows)
    asked = np.concatenate(rows)
    metres = {key: np.concatenate([result[key] for result in results]) for key in results[0]}
    both = near_both(walks, second)[asked]
    print_tables("all frames", metres, walks.walk[asked])
    near = {key: each[both] for key, each in metres.items()}
    print_tables("frames with other walks of both sources within 1 km", near, walks.walk[asked][both])


if __name__ == "__main__":
    main()
