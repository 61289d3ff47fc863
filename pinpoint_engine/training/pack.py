"""Make the embedded pack: centre the tower, embed the training split, choose the voting, write it all with a card."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from .. import bundles, geodesy, photos, uncertainty, voting
from ..gallery import Gallery, Hits
from ..models import pack
from ..models.backbone import ConvTower, TowerConfig
from ..models.embedder import Embedder, save_tower
from ..types import Location, Reference, Source
from ..uncertainty import Calibration
from ..voting import Voting
from .data import LabelledPhoto, read_table

NAME = "sydney-capferret"
HIT_M = 25_000.0
REMOVED_SHARE = 0.3
"""In this share of the calibration lists all references near the truth are taken away, to learn what elsewhere is."""
GRID = {
    "temperature": (0.04, 0.06, 0.08, 0.12),
    "narrow_m": (500.0, 1_000.0, 2_000.0),
    "wide_m": (8_000.0, 15_000.0, 25_000.0),
    "narrow_share": (0.3, 0.5, 0.7),
}


@dataclass(frozen=True)
class Chosen:
    """The voting and calibration chosen on leave-one-album-out answers, and what they reach there."""

    voting: Voting
    calibration: Calibration
    report: str


def make_pack(
    tower: ConvTower,
    table: Path,
    folder: Path,
    version: str,
    card: str,
    report: Callable[[str], None],
    without: Sequence[str] = (),
) -> pack.Pack:
    """Write a pack from a distilled tower and the training split (drone photos left out), and open it.

    `without` names kinds of split to leave out of the gallery, to try a cold start. `card` is the model card, in which
    `{choices}` stands for what was chosen.
    """
    labelled = [photo for photo in read_table(table) if is_reference(photo) and photo.row["split_kind"] not in without]
    pixels = [photos.decode(photo.path) for photo in labelled]
    embedder = Embedder(centred(tower, pixels))
    report(f"embedding {len(labelled)} references")
    vectors = embedder.encode_images(pixels).astype(np.float16)
    references = [reference(photo) for photo in labelled]
    draft = Gallery(references, vectors, "draft")
    chosen = choose(draft, report)

    def fill(part: Path) -> None:
        save_tower(embedder.tower, part)
        gallery = Gallery(references, vectors, bundles.sha256(part / pack.TOWER))
        gallery.save(part / "gallery")
        (part / "manifest.json").write_text(pack.manifest(NAME, version, chosen.voting, chosen.calibration), "utf-8")
        (part / "coverage.geojson").write_text(json.dumps(coverage_geojson(gallery)) + "\n", encoding="utf-8")
        (part / "CARD.md").write_text(card.replace("{choices}", chosen.report), encoding="utf-8")

    return pack.save_pack(folder, fill)


def is_reference(photo: LabelledPhoto) -> bool:
    """Tell whether a row of the photo table belongs into the gallery: training split, no drone."""
    return photo.row["split"] == "train" and photo.row["source"] in {source.value for source in Source}


def reference(photo: LabelledPhoto) -> Reference:
    """Turn a row of the photo table into a reference; its link is the source, else where the file was published."""
    row = photo.row
    return Reference(
        id=row["id"],
        location=Location(float(row["lat"]), float(row["lon"])),
        source=Source(row["source"]),
        url=row["source_url"] or f"{row['origin']}: {row['origin_path']}",
        author=row["author"],
        licence=row["licence"],
        captured_at=None,
        sequence=row["album"],
    )


def centred(tower: ConvTower, pixels: Sequence[photos.Pixels]) -> ConvTower:
    """Round a tower's weights to what is stored, and move its head so that the mean feature of these photos is zero."""
    tower = tower.cpu().half().float().eval()
    side = tower.config.side_px
    total = torch.zeros(tower.config.dim, dtype=torch.float64)
    with torch.inference_mode():
        for image in pixels:
            feature = tower(torch.from_numpy(photos.squash(image, side)[None].copy()))[0].double()
            total += feature
        tower.head.bias.sub_((total / len(pixels)).float())
    return tower.half().float()


def coverage_geojson(gallery: Gallery) -> dict[str, object]:
    """Return the gallery's coverage as GeoJSON squares with the count of references per source."""
    features = []
    for cell in gallery.coverage():
        south, west, size = (float(str(cell[key])) for key in ("south", "west", "size_deg"))
        ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
        counts = {source.value: cell[source.value] for source in Source}
        features.append(
            {"type": "Feature", "properties": counts, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
    return {"type": "FeatureCollection", "features": features}


@dataclass(frozen=True)
class Query:
    """A training photo asked of the gallery without its own album: its hits and the truth."""

    hits: Hits
    latlon: npt.NDArray[np.float64]
    kind: str


def leave_one_album_out(gallery: Gallery, depth: int, remove: npt.NDArray[np.bool_]) -> list[Query]:
    """Ask every reference of the gallery without its sequence and, where `remove` [N] says so, all near its place."""
    sequences = np.array([reference.sequence for reference in gallery.references])
    queries = []
    for row, reference in enumerate(gallery.references):
        allowed = sequences != sequences[row]
        if remove[row]:
            allowed &= geodesy.distance_m(gallery.latlon[row], gallery.latlon) > HIT_M
        hits = gallery.search(gallery.vectors[row][None].astype(np.float32), depth, allowed)
        queries.append(Query(hits, gallery.latlon[row], _region(reference)))
    return queries


def _region(reference: Reference) -> str:
    return reference.sequence.split("/")[0]


def choose(gallery: Gallery, report: Callable[[str], None]) -> Chosen:
    """Choose voting and calibration on leave-one-album-out answers of a fixed random third of the gallery."""
    rng = np.random.default_rng(20261120)
    remove = rng.random(len(gallery)) < REMOVED_SHARE
    queries = leave_one_album_out(gallery, 400, np.zeros(len(gallery), bool))
    picked = [queries[row] for row in rng.permutation(len(queries))[: len(queries) // 3]]
    best, best_gain = Voting(), -np.inf
    for values in product(*GRID.values()):
        settings: dict[str, Any] = dict(zip(GRID, values, strict=True))
        candidate = replace(Voting(), **settings)
        gain = _gain(gallery, picked, candidate)
        if gain > best_gain:
            best, best_gain = candidate, gain
    report(f"voting {best}: mean of accuracies at 1, 5 and 25 km {best_gain:.3f} without the own album")
    lists = leave_one_album_out(gallery, 400, remove)
    calibration = fit_calibration(gallery, lists, best)
    return Chosen(best, calibration, f"{best}\n{calibration}")


def _gain(gallery: Gallery, queries: Sequence[Query], settings: Voting) -> float:
    metres = np.array([first_m(gallery, query, settings) for query in queries])
    return float(np.mean([(metres < limit).mean() for limit in (1_000, 5_000, 25_000)]))


def first_m(gallery: Gallery, query: Query, settings: Voting) -> float:
    """Return how far the first candidate of a query lies from the truth, in metres."""
    rows, _ = voting.rank(gallery, query.hits, 0, settings, 12)
    return float(geodesy.distance_m(gallery.latlon[rows[0]], query.latlon))


def fit_calibration(gallery: Gallery, queries: Sequence[Query], settings: Voting) -> Calibration:
    """Fit the three numbers of a `Calibration` by likelihood: is the truth among the listed, and if so where."""
    lists = []
    for query in queries:
        rows, scores = voting.rank(gallery, query.hits, 0, settings, 12)
        near = geodesy.distance_m(gallery.latlon[rows], query.latlon) < HIT_M
        lists.append((scores, near, float(query.hits.similarity[0, 0])))

    def loss(values: npt.NDArray[np.float64]) -> float:
        calibration = Calibration(float(np.exp(values[0])), float(values[1]), float(values[2]))
        total = 0.0
        for scores, near, similarity in lists:
            shares, elsewhere = uncertainty.probabilities(scores, similarity, calibration)
            total -= np.log(max(float(shares[near].sum()) if near.any() else elsewhere, 1e-9))
        return total / len(lists)

    from scipy.optimize import minimize

    best = minimize(loss, np.array([0.0, 0.0, 0.0]), method="Nelder-Mead", options={"maxiter": 400})
    return Calibration(float(np.exp(best.x[0])), float(best.x[1]), float(best.x[2]))


def load_tower(folder: Path) -> ConvTower:
    """Return the tower of the last checkpoint in a training folder."""
    tower = ConvTower(TowerConfig())
    state = torch.load(folder / "checkpoint.pt", weights_only=True, map_location="cpu")  # nosec B614 - tensors only
    tower.load_state_dict(state["model"])
    return tower
