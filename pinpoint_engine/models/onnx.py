"""The networks of a pack without torch: their graphs, which lie beside the weights, run by onnxruntime."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnxruntime

from ..errors import PackError
from ..gallery import Vectors
from . import networks
from .pack import (
    ALBUM_GRAPH,
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
    """One graph as a function on arrays; any number of threads may ask at once."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Open a graph; the weights that it names are read from the files beside it.

        Only a tower is worth several threads: the others would wait for each other longer than they compute.

        Raises:
            PackError: it is missing or damaged.
        """
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.use_deterministic_compute = True
        settings.log_severity_level = 3
        settings.add_session_config_entry("session.intra_op.allow_spinning", "0")  # else idle threads starve the rest
        try:
            self._session = onnxruntime.InferenceSession(path, settings, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has a dozen errors of its own, without one above them
            why = " ".join(str(error).split())[:200]
            raise PackError(f"the graph {path} cannot be opened ({why}); get the pack again") from error
        self.inputs = [each.name for each in self._session.get_inputs()]
        self.shape = tuple(self._session.get_outputs()[0].shape)

    def __call__(self, *arrays: Array) -> Vectors:
        """Return the graph's one output for its inputs, in their order."""
        asked = dict(zip(self.inputs, map(np.ascontiguousarray, arrays), strict=True))
        return np.asarray(self._session.run(None, asked)[0])


def load_backbone(folder: Path) -> Backbone:
    """Open the conv tower of a pack's folder and its projection.

    Raises:
        PackError: its graph is missing or damaged.
    """
    session = Session(folder / TOWER_GRAPH, max(1, os.cpu_count() or 2))
    return Backbone(session, read_tower_config(folder), read_projection(folder), session.shape[0])


def load_embedder(pack: Pack) -> networks.Embedder:
    """Open the embedder of a pack.

    Raises:
        PackError: it is missing or damaged.
    """
    images, places = Session(pack.folder / IMAGES_GRAPH), Session(pack.folder / PLACES_GRAPH)
    return networks.Embedder(images.shape[1], images, places)


def load_reranker(pack: Pack) -> networks.Reranker | None:
    """Open the reranker of a pack; None where the pack ranks by density voting alone.

    Raises:
        PackError: it is missing or damaged.
    """
    if pack.ranking != RERANKING:
        return None
    session = Session(pack.folder / RERANKER_GRAPH)
    return networks.Reranker(lambda lists: session(*(getattr(lists, name) for name in session.inputs)))


def load_cells(folder: Path, config: networks.Config) -> networks.CellModel[networks.Config]:
    """Open the classifier in the folder of a system over geocells.

    Raises:
        PackError: it is missing or damaged.
    """
    return networks.CellModel(config, Session(folder / EMBED_GRAPH), Session(folder / LOGITS_GRAPH))


def load_album(folder: Path, config: networks.AlbumConfig) -> networks.AlbumModel:
    """Open the album model in PlaNet's folder.

    Raises:
        PackError: it is missing or damaged.
    """
    return networks.AlbumModel(config, Session(folder / ALBUM_GRAPH))
