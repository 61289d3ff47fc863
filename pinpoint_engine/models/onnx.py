"""Runs a pack's networks with ONNX Runtime, without torch: the graphs beside the weights."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnxruntime

from ..errors import PackError, RequestError, reason
from ..gallery import Vectors
from .networks import AlbumConfig, AlbumModel, CellModel, Config, Embedder, Reranker, read_config
from .pack import (
    ALBUM_CONFIG,
    ALBUM_GRAPH,
    CELLS_CONFIG,
    EMBED_GRAPH,
    IMAGES_GRAPH,
    LOGITS_GRAPH,
    PLACES_GRAPH,
    RERANKER_GRAPH,
    RERANKING,
    TOWER_GRAPH,
    Pack,
)
from .passes import Array
from .tower import Backbone, read_projection, read_tower_config


class Session:
    """One graph as a function on arrays, which any number of threads may call at once."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Open a graph with the weights that it refers to, in the files beside it.

        Only the tower is large enough for several `threads`; in the other networks they cost more than they save.

        Raises:
            PackError: it is missing or damaged.
        """
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.use_deterministic_compute = True
        settings.log_severity_level = 3
        # idle threads must not spin: they would take CPU time from others
        settings.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(path, settings, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's dozen error classes have no common parent
            why = reason(error)
            raise PackError(f"the graph {path} cannot be opened ({why}); get the pack again") from error
        self.inputs = [each.name for each in self._session.get_inputs()]
        self.shape = tuple(self._session.get_outputs()[0].shape)

    def __call__(self, *arrays: Array) -> Vectors:
        """Return the graph's one output for its inputs, in their order."""
        asked = dict(zip(self.inputs, map(np.ascontiguousarray, arrays), strict=True))
        return np.asarray(self._session.run(None, asked)[0])


def load_backbone(folder: Path, device: str = "cpu") -> Backbone:
    """Load the conv tower of a pack's folder and its projection; it runs on the CPU, the only `device` allowed.

    Raises:
        PackError: its graph is missing or damaged.
        RequestError: another device.
    """
    if device != "cpu":
        raise RequestError(f"ONNX runs on the CPU only, not on {device}; run the pack with torch, or drop the device")
    session = Session(folder / TOWER_GRAPH, max(1, os.cpu_count() or 2))
    return Backbone(session, read_tower_config(folder), read_projection(folder), session.shape[0])


def load_embedder(pack: Pack) -> Embedder:
    """Load the embedder of a pack.

    Raises:
        PackError: it is missing or damaged.
    """
    images, places = Session(pack.folder / IMAGES_GRAPH), Session(pack.folder / PLACES_GRAPH)
    return Embedder(images.shape[1], images, places)


def load_reranker(pack: Pack) -> Reranker | None:
    """Load the reranker of a pack; None if the pack ranks by density voting alone.

    Raises:
        PackError: it is missing or damaged.
    """
    if pack.ranking != RERANKING:
        return None
    session = Session(pack.folder / RERANKER_GRAPH)
    of_features = set(session.inputs) <= {"base", "features"}
    return Reranker(lambda lists: session(*(getattr(lists, name) for name in session.inputs)), of_features=of_features)


def load_cells(folder: Path, kind: type[Config]) -> CellModel[Config]:
    """Load the geocell classifier of PIGEON or PlaNet, whichever has configs of this kind, from its folder.

    Raises:
        PackError: it is missing or damaged.
    """
    config = read_config(kind, folder / CELLS_CONFIG)
    return CellModel(config, Session(folder / EMBED_GRAPH), Session(folder / LOGITS_GRAPH))


def load_album(folder: Path) -> AlbumModel:
    """Load PlaNet's album model from PlaNet's folder.

    Raises:
        PackError: it is missing, damaged, or answers trips in a way that this version does not know.
    """
    return AlbumModel(read_config(AlbumConfig, folder / ALBUM_CONFIG), Session(folder / ALBUM_GRAPH))
