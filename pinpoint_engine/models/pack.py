"""A model pack: a folder of manifest, tower, embedder, reranker, gallery and card, verified by its digests."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .. import bundles
from ..answering.retrieval import Channels
from ..answering.voting import Voting
from ..confidence.calibration import PINPOINT_CASES, Calibration
from ..errors import PackError, reason
from ..photos import Resampling

FORMAT = 4
EMBEDDED = Path(__file__).resolve().parents[2] / "resources" / "pack"
TOWER = "tower/model.safetensors"
TOWER_CONFIG = "tower/config.json"
TOWER_PIXELS = "tower/preprocessor_config.json"
WHITENING = "tower/whitening.safetensors"
EMBEDDER = "embedder/model.safetensors"
EMBEDDER_CONFIG = "embedder/config.json"
RERANKER = "reranker/model.safetensors"
RERANKER_CONFIG = "reranker/config.json"
TOWER_GRAPH = "tower/model.onnx"
IMAGES_GRAPH, PLACES_GRAPH = "embedder/images.onnx", "embedder/places.onnx"
RERANKER_GRAPH = "reranker/model.onnx"
CELLS_WEIGHTS, CELLS_CONFIG = "model.safetensors", "config.json"
ALBUM_WEIGHTS, ALBUM_CONFIG = "album.safetensors", "album.json"
EMBED_GRAPH, LOGITS_GRAPH, ALBUM_GRAPH = "embed.onnx", "logits.onnx", "album.onnx"
"""ONNX graphs hold no weights: they refer to those in the `.safetensors` file beside them."""
FILES = ("manifest.json", TOWER, TOWER_CONFIG, "gallery/manifest.json")
LEARNED_FILES = (EMBEDDER, EMBEDDER_CONFIG)
"""What a pack needs besides, unless its candidates are proposed by the backbone alone."""
GALLERY = "gallery"
CONV, SIGLIP, CLIP, DINOV2, MEGALOC = "conv", "siglip", "clip", "dinov2", "megaloc"
KINDS: dict[str, tuple[str, ...]] = {CONV: (), **dict.fromkeys((SIGLIP, CLIP, DINOV2, MEGALOC), (TOWER_PIXELS,))}
"""The kinds of backbone, and the files that each needs besides `FILES`."""
LEARNED, GEOCLIP, NO_EMBEDDER = "learned", "geoclip", "none"
"""The kinds of embedder: our own, GeoCLIP's published networks, and none in a pack of a backbone alone."""
VOTING, RERANKING = "density voting", "reranker"
RANKINGS: dict[str, tuple[str, ...]] = {VOTING: (), RERANKING: (RERANKER, RERANKER_CONFIG)}
"""The ways a pack can rank its candidates, and the files that each needs."""
PIGEON, PLANET = "pigeon", "planet"
CELLS, CALIBRATION = "cells", "calibration.json"
CELL_FILES = (CELLS_WEIGHTS, CELLS_CONFIG, CALIBRATION, f"{CELLS}/{bundles.SUMS}")
CLASSIFIERS = {
    PIGEON: (*CELL_FILES, "prototypes.npy", "references.npy"),
    PLANET: (*CELL_FILES, ALBUM_WEIGHTS, ALBUM_CONFIG),
}
"""The geocell systems that a pack may include, each in a folder of its name, and the files in it."""
CLASSIFIER_GRAPHS = {PIGEON: (EMBED_GRAPH, LOGITS_GRAPH), PLANET: (EMBED_GRAPH, LOGITS_GRAPH, ALBUM_GRAPH)}
"""The ONNX graphs in the folder of each geocell system."""
PREPROCESSING = "upright-rgb-squash-bicubic-1"
"""Names the conv tower's preprocessing, from file to pixels; a pack that was made with another is refused."""
RESAMPLINGS: dict[int, Resampling] = {2: "bilinear", 3: "bicubic"}
"""Resampling by its number in a Hugging Face `preprocessor_config.json`: SigLIP 2 is bilinear, SigLIP bicubic."""


@dataclass(frozen=True)
class Pack:
    """A pack's manifest and folder. `model` is its `model_digest`.

    `is_calibrated` tells whether its confidence was fitted on photos of known place.
    """

    folder: Path
    name: str
    version: str
    model: str
    digest: str
    channels: Channels
    voting: Voting
    calibration: Calibration
    ranking: str
    is_calibrated: bool = True

    @property
    def gallery(self) -> Path:
        return self.folder / GALLERY


def open_pack(folder: Path | None = None) -> Pack:
    """Open a pack (the embedded one by default) and verify its digests.

    Raises:
        PackError: it is missing, damaged, of another format, or made for other preprocessing.
    """
    folder = bundles.standing(folder or EMBEDDED)
    try:
        if not (folder / "manifest.json").is_file():
            raise PackError(f"there is no model pack in {folder}; reinstall Pinpoint or name another with --pack")
        if faults := bundles.faults(folder, _needed(folder)):
            raise PackError(f"the pack {folder} is damaged: {'; '.join(faults[:3])}; reinstall it")
        return _parse(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    except OSError as error:
        raise PackError(f"the pack {folder} cannot be read ({reason(error)}); check its permissions") from error
    except (ValueError, KeyError, TypeError) as error:
        raise PackError(f"the manifest of the pack {folder} cannot be read ({reason(error)}); reinstall it") from error


def _parse(folder: Path, manifest: dict[str, Any]) -> Pack:
    if manifest["format"] != FORMAT:
        raise PackError(f"{folder} has pack format {manifest['format']}, not {FORMAT}; get the pack of this version")
    if (kind := tower_kind(folder)) not in KINDS:
        raise PackError(f"{folder} has a backbone of kind {kind!r}; get the pack of this version")
    if manifest["preprocessing"] != preprocessing(folder):
        raise PackError(f"{folder} was made for other preprocessing ({manifest['preprocessing']}); get another pack")
    return Pack(
        folder,
        manifest["name"],
        manifest["version"],
        model_digest(folder),
        bundles.folder_digest(folder),
        Channels(**manifest["channels"]),
        Voting(**manifest["voting"]),
        Calibration.read(manifest["calibration"], PINPOINT_CASES, folder / "manifest.json"),
        _ranking(folder, manifest["ranking"]),
        bool(manifest.get("calibrated", True)),
    )


def _ranking(folder: Path, name: str) -> str:
    if name not in RANKINGS:
        raise PackError(f"{folder} ranks by {name!r}, which this version does not know; get the pack of this version")
    return name


def _needed(folder: Path) -> tuple[str, ...]:
    """Return the files that a pack's SHA256SUMS must list; a manifest that cannot be read adds none."""
    try:
        kind = tower_kind(folder)
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        ranking, channels = str(told["ranking"]), Channels(**told.get("channels", {}))
    except (OSError, ValueError, KeyError, TypeError):
        return FILES
    learned = LEARNED_FILES if ranking == RERANKING or channels.image or channels.gps else ()
    whitening = [WHITENING] if (folder / WHITENING).exists() else []
    cells = [f"{name}/{file}" for name, files in CLASSIFIERS.items() if (folder / name).is_dir() for file in files]
    drawn = graphs(folder, ranking) if has_graphs(folder) else ()
    return (*FILES, *learned, *KINDS.get(kind, ()), *RANKINGS.get(ranking, ()), *whitening, *cells, *drawn)


def graphs(folder: Path, ranking: str) -> tuple[str, ...]:
    """Return the graphs that a pack with graphs must have: one or two for each of its networks."""
    reranker = (RERANKER_GRAPH,) if ranking == RERANKING else ()
    systems = {name: files for name, files in CLASSIFIER_GRAPHS.items() if (folder / name).is_dir()}
    cells = (f"{name}/{file}" for name, files in systems.items() for file in files)
    return (TOWER_GRAPH, IMAGES_GRAPH, PLACES_GRAPH, *reranker, *cells)


def has_graphs(folder: Path) -> bool:
    """Return whether ONNX Runtime can run a pack; older packs and packs with a SigLIP tower have no graphs."""
    return (folder / TOWER_GRAPH).is_file()


def tower_kind(folder: Path) -> str:
    """Return the kind of a pack's backbone; a Hugging Face folder has no kind, only a `model_type`.

    Raises:
        OSError, ValueError: its `config.json` cannot be read.
    """
    settings = json.loads((folder / TOWER_CONFIG).read_text(encoding="utf-8"))
    if not isinstance(settings, dict):
        raise ValueError(f"{TOWER_CONFIG} is no JSON object")
    return str(settings.get("kind", SIGLIP if "model_type" in settings else CONV))


def embedder_kind(folder: Path) -> str:
    """Return the kind of a pack's embedder; one that says nothing is our own, and there may be none.

    Raises:
        PackError: its `config.json` cannot be read, or this version does not know the kind.
    """
    if not (folder / EMBEDDER_CONFIG).parent.is_dir():
        return NO_EMBEDDER
    try:
        kind = str(json.loads((folder / EMBEDDER_CONFIG).read_text(encoding="utf-8")).get("kind", LEARNED))
    except (OSError, ValueError, AttributeError) as error:
        raise PackError(f"{folder / EMBEDDER_CONFIG} cannot be read ({reason(error)}); get the pack again") from error
    if kind not in (LEARNED, GEOCLIP):
        raise PackError(f"{folder} has an embedder of kind {kind!r}; get the pack of this version")
    return kind


def preprocessing(folder: Path) -> str:
    """Return the name of the preprocessing, from file to pixels, that the backbone in a pack's folder needs.

    Raises:
        OSError, ValueError: its settings cannot be read.
        PackError: it needs one that this version does not know.
    """
    kind = tower_kind(folder)
    if kind == CONV:
        return PREPROCESSING
    framing = "crop" if kind == CLIP else "squash"
    return f"upright-rgb-{framing}-{resampling(json.loads((folder / TOWER_PIXELS).read_text(encoding='utf-8')))}-1"


def resampling(pixels: dict[str, Any]) -> Resampling:
    """Return the resampling of a Hugging Face preprocessor; bicubic if it names none.

    Raises:
        PackError: it is one that this version does not know.
    """
    number = pixels.get("resample", 3)
    if number not in RESAMPLINGS:
        raise PackError(f"the backbone resizes with method {number!r}, neither bilinear nor bicubic; choose another")
    return RESAMPLINGS[number]


def resampling_number(name: Resampling) -> int:
    """Return the number that a Hugging Face preprocessor has for a resampling."""
    return next(number for number, known in RESAMPLINGS.items() if known == name)


def model_digest(folder: Path) -> str:
    """Return the digest that identifies a pack's backbone; a gallery stores it to say which backbone made it.

    For a plain conv tower it is the SHA-256 of the weights. With whitening, or another kind of tower, more files
    determine the features: then it is the SHA-256 of all their sums.
    """
    if tower_kind(folder) == CONV and not (folder / WHITENING).exists():
        return bundles.sha256(folder / TOWER)
    files = [name for name in (TOWER_CONFIG, TOWER, TOWER_PIXELS, WHITENING) if (folder / name).is_file()]
    return bundles.files_digest(folder, files)


def manifest(
    name: str,
    version: str,
    *,
    channels: Channels,
    voting: Voting,
    calibration: Calibration,
    ranking: str = VOTING,
    preprocessing: str = PREPROCESSING,
    is_calibrated: bool = True,
) -> str:
    """Return the manifest of a new pack as JSON text; `preprocessing` is what its backbone needs."""
    content: dict[str, Any] = {"format": FORMAT, "name": name, "version": version, "preprocessing": preprocessing}
    content |= {"ranking": ranking, "channels": asdict(channels)}
    content |= {} if is_calibrated else {"calibrated": False}
    return json.dumps({**content, "voting": asdict(voting), "calibration": calibration.as_json()}, indent=1) + "\n"


def rewrite(made: Pack, change: Callable[[Path], None]) -> Pack:
    """Rewrite a pack with a change to its files; all other files stay the same, to the bit.

    Raises:
        OutputError: the folder cannot be written.
    """

    def fill(part: Path) -> None:
        shutil.copytree(made.folder, part, dirs_exist_ok=True)
        (part / bundles.SUMS).unlink()
        change(part)

    return save_pack(made.folder, fill)


def save_pack(folder: Path, fill: Callable[[Path], None]) -> Pack:
    """Write a new pack, whole or not at all, and open it.

    Raises:
        OutputError: the folder cannot be written.
    """
    bundles.write_folder(folder, fill)
    return open_pack(folder)
