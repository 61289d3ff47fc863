"""Make the embedded pack: whiten the tower, embed the training split, choose the voting, write it all with a card."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from scipy.optimize import minimize

from .. import bundles, geodesy, photos, uncertainty, voting
from ..gallery import Gallery
from ..models import pack
from ..models.backbone import ConvTower, TowerConfig
from ..models.embedder import Embedder, save_tower
from ..types import Location, Reference, Source
from ..uncertainty import Calibration
from ..voting import Voting
from .data import LabelledPhoto, read_table
from .tower import fit_whitening

NAME = "sydney-capferret"
HIT_M = 25_000.0
GAIN_M = (1_000.0, 5_000.0, 25_000.0)
DEPTH = 400
LISTED = 12
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
    embedder = Embedder(whitened(tower, pixels))
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


def whitened(tower: ConvTower, pixels: Sequence[photos.Pixels]) -> ConvTower:
    """Round a tower's weights to what is stored, and change its head so that these photos' features are white.

    The features get mean zero and, as unit rows, equal variance in all directions (ZCA whitening), so that a few common
    directions no longer decide every likeness. Without the own album, this beats centring alone by a twentieth.
    """
    tower = tower.cpu().half().float().eval()
    side = tower.config.side_px
    with torch.inference_mode():
        squashed = (torch.from_numpy(photos.squash(image, side).copy()) for image in pixels)
        features = torch.stack([tower(one[None])[0] for one in squashed]).numpy()
        mean, matrix = (torch.from_numpy(part) for part in fit_whitening(features))
        tower.head.bias.copy_((tower.head.bias.double() - mean) @ matrix)
        tower.head.weight.copy_(matrix @ tower.head.weight.double())
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
class Ballot:
    """One training photo asked of the gallery without its own album.

    `metres` [K, n] lie between candidates and neighbours, `similarity` [n] is the neighbours', `apart_m` [K, K] lie
    between candidates, and `truth_m` [K] is how far each candidate lies from the truth.
    """

    metres: geodesy.Floats
    similarity: npt.NDArray[np.float32]
    apart_m: geodesy.Floats
    truth_m: geodesy.Floats


def leave_one_album_out(gallery: Gallery, settings: Voting) -> list[Ballot]:
    """Ask every reference of the gallery without the references of its own sequence."""
    sequences = np.array([reference.sequence for reference in gallery.references])
    return [_ask(gallery, row, sequences != sequences[row], settings) for row in range(len(gallery))]


def _ask(gallery: Gallery, row: int, allowed: npt.NDArray[np.bool_], settings: Voting) -> Ballot:
    hits = gallery.search(gallery.vectors[row][None].astype(np.float32), DEPTH, allowed)
    rows = hits.rows[0][hits.rows[0] >= 0]
    places = gallery.latlon[voting.distinct(gallery, rows, settings.separation_m, LISTED)]
    voters = rows[: settings.neighbours]
    return Ballot(
        geodesy.distance_m(places[:, None], gallery.latlon[voters][None]),
        hits.similarity[0][: len(voters)],
        geodesy.distance_m(places[:, None], places[None]),
        geodesy.distance_m(gallery.latlon[row], places),
    )


def choose(gallery: Gallery, report: Callable[[str], None]) -> Chosen:
    """Choose voting and calibration on the training split alone, each photo asked without its own album."""
    ballots = leave_one_album_out(gallery, Voting())
    settings = [Voting(**asdict(Voting()) | dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())]
    gains = [_gain(ballots, candidate) for candidate in settings]
    best = settings[int(np.argmax(gains))]
    nearest = float(np.mean([[ballot.truth_m[0] < limit for limit in GAIN_M] for ballot in ballots]))
    line = f"mean accuracy at 1, 5 and 25 km without the own album {max(gains):.3f}, nearest neighbour {nearest:.3f}"
    report(f"{best}: {line}")
    calibration = fit_calibration(ballots, best)
    report(str(calibration))
    return Chosen(best, calibration, f"{best}; {line}; {calibration}")


def _gain(ballots: Sequence[Ballot], settings: Voting) -> float:
    firsts = [each.truth_m[np.argmax(voting.density(each.metres, each.similarity, settings))] for each in ballots]
    return float(np.mean([[metres < limit for limit in GAIN_M] for metres in firsts]))


def fit_calibration(ballots: Sequence[Ballot], settings: Voting) -> Calibration:
    """Fit a `Calibration` by likelihood, so that elsewhere and the confidence in the first candidate both hold."""
    asked = []
    for each in ballots:
        scores = voting.density(each.metres, each.similarity, settings)
        first = int(np.argmax(scores))
        agreement = voting.agreement(each.metres[first], each.similarity, settings)
        asked.append((scores, each.apart_m[first] <= HIT_M, agreement, each.truth_m < HIT_M, first))

    def loss(values: npt.NDArray[np.float64]) -> float:
        calibration = Calibration(float(np.exp(values[0])), float(values[1]), float(values[2]))
        total = 0.0
        for scores, around, agreement, right, first in asked:
            shares, elsewhere = uncertainty.probabilities(scores, agreement, calibration)
            total += _surprise(1 - elsewhere, bool(right.any())) + _surprise(
                float(shares[around].sum()), bool(right[first])
            )
        return total / len(asked)

    best = minimize(loss, np.array([0.0, 0.0, 0.0]), method="Nelder-Mead", options={"maxiter": 600})
    return Calibration(float(np.exp(best.x[0])), float(best.x[1]), float(best.x[2]))


def _surprise(probability: float, happened: bool) -> float:
    return -float(np.log(max(probability if happened else 1 - probability, 1e-9)))


def load_tower(folder: Path) -> ConvTower:
    """Return the tower of the last checkpoint in a training folder."""
    tower = ConvTower(TowerConfig())
    state = torch.load(folder / "checkpoint.pt", weights_only=True, map_location="cpu")  # nosec B614 - tensors only
    tower.load_state_dict(state["model"])
    return tower
