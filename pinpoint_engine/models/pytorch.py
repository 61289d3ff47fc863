"""Runs a pack's networks with torch: the same loaders as in `onnx.py`, and networks in training as array functions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from ..errors import RequestError
from . import album_lstm, embedder, geoclip, pigeon, planet, reranker
from .backbone import GPU_BATCH, HALF, WHOLE, Tower, on_device, read_tower
from .networks import AlbumModel, CellModel, Config, Embedder, Lists, PigeonConfig, Reranker
from .pack import GEOCLIP, RERANKING, Pack, embedder_kind
from .tower import Backbone, Projection, read_projection
from .weights import THREADS, on_arrays


def has_cuda() -> bool:
    """Return whether torch sees a GPU."""
    return torch.cuda.is_available()


def load_backbone(folder: Path, device: str = "cpu", precision: torch.dtype | None = None) -> Backbone:
    """Load the image tower of a pack's folder and its projection, as `save_backbone` wrote them.

    Args:
        folder: Of the pack.
        device: "cpu", or a CUDA device such as "cuda:1".
        precision: What a SigLIP tower computes in: float32 on the CPU, and bfloat16 on a GPU unless told otherwise. A
            conv tower always computes in float32.

    Raises:
        MissingPartError: the tower needs a package that is not installed.
        PackError: the tower cannot be read.
        RequestError: half precision on the CPU.
    """
    precision = precision or (WHOLE if device == "cpu" else HALF)
    if device == "cpu" and precision != WHOLE:
        raise RequestError(f"the CPU computes in float32, not {precision}; drop the precision or name a CUDA device")
    return backbone_of(read_tower(folder, precision), read_projection(folder), device=device)


def load_embedder(pack: Pack) -> Embedder:
    """Load the embedder of a pack.

    Raises:
        PackError: it is missing or damaged.
    """
    if embedder_kind(pack.folder) == GEOCLIP:
        return geoclip_of(geoclip.read_geoclip(pack.folder))
    return embedder_of(embedder.read_network(pack.folder))


def load_reranker(pack: Pack) -> Reranker | None:
    """Load the reranker of a pack; None if the pack ranks by density voting alone.

    Raises:
        PackError: it is missing or damaged.
    """
    return reranker_of(reranker.read_network(pack.folder)) if pack.ranking == RERANKING else None


def load_cells(folder: Path, kind: type[Config]) -> CellModel[Config]:
    """Load the geocell classifier of PIGEON or PlaNet, whichever has configs of this kind, from its folder.

    Raises:
        PackError: it is missing or damaged.
    """
    read = pigeon.read_network if kind is PigeonConfig else planet.read_network
    return cells_of(read(folder))


def load_album(folder: Path) -> AlbumModel:
    """Load PlaNet's album model from PlaNet's folder.

    Raises:
        PackError: it is missing, damaged, or answers trips in a way that this version does not know.
    """
    return album_of(album_lstm.read_network(folder))


def backbone_of(
    tower: Tower, projection: Projection | None = None, *, device: str = "cpu", threads: int = THREADS
) -> Backbone:
    """Return a tower as a backbone, on the CPU or on a GPU."""
    shape = tower.config
    batch = shape.batch if device == "cpu" else GPU_BATCH
    return Backbone(on_device(tower, device, threads), shape, projection, batch)


def embedder_of(network: embedder.EmbedderNetwork) -> Embedder:
    """Return an embedder with fixed weights, on the CPU: it is too small to gain from a GPU."""
    network.eval()
    return Embedder(network.config.dim, on_arrays(network.images), on_arrays(network.places))


def geoclip_of(network: geoclip.GeoClipEmbedder) -> Embedder:
    """Return GeoCLIP's networks as an embedder, on the CPU."""
    images, places = on_arrays(network.images), on_arrays(network.places)
    return Embedder(network.dim, images, places, is_worldwide=True, places_per_pass=geoclip.PLACES_AT_ONCE)


def reranker_of(network: reranker.Network) -> Reranker:
    """Return a reranker with fixed weights, on the CPU."""
    network.eval()
    score = on_arrays(lambda *rows: network(Lists(*rows)))
    return Reranker(lambda lists: score(*lists), of_features=isinstance(network, reranker.FeatureReranker))


def cells_of(network: Any) -> CellModel[Any]:
    """Return PIGEON's or PlaNet's network with fixed weights, on the CPU."""
    network.eval()
    return CellModel(network.config, on_arrays(network.embed), on_arrays(network.cells))


def album_of(network: album_lstm.AlbumNetwork) -> AlbumModel:
    """Return an album model with fixed weights, on the CPU."""
    network.eval()
    return AlbumModel(network.config, on_arrays(lambda album: network([album])))
