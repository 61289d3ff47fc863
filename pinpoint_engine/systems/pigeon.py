"""PIGEON and PIGEOTTO: semantic geocells, panoramas of several views pooled, refinement by prototypes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import geodesy
from ..confidence.calibration import Calibration, open_cell_calibration
from ..errors import PackError, RequestError, reason
from ..gallery import Gallery, Mask, Rows, Vectors
from ..geocells.partition import Partition, open_partition
from ..geocells.prototypes import Prototypes, RefinedPlaces, open_prototypes, refine
from ..models.networks import CellModel, PigeonConfig
from ..models.pack import CALIBRATION
from ..models.runtime import ON_TORCH, Runtime
from ..types import Album, Source

NAME = "pigeon"
CELLS, PROTOTYPES, REFERENCES = "cells", "prototypes.npy", "references.npy"
"""Where a folder has its geocells, the members of its prototypes, and the geocell of each reference of its pack."""


class Pigeon:
    """Tells how probable each geocell is, and which reference of it is most like a photo (`cells.Classifier`)."""

    name = NAME

    def __init__(
        self,
        model: CellModel[PigeonConfig],
        partition: Partition,
        known: Rows,
        prototypes: Prototypes,
        calibration: Calibration,
    ) -> None:
        self.model, self.partition, self.known = model, partition, known
        self.prototypes, self.calibration = prototypes, calibration

    @property
    def temperature(self) -> float:
        """Return what the scores are divided by to be calibrated."""
        return self.model.config.temperature

    def encode(self, rows: Vectors, source: Source) -> Vectors:
        """Embed backbone rows [B, D]: float32 [B, D]. As published, one network sees all kinds of photos alike."""
        return self.model.encode(rows)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, D]: [B, N], each row in sum 1."""
        return self.model.probabilities(embeddings)

    def fuse(self, embeddings: Vectors, shares: geodesy.Floats, album: Album) -> geodesy.Floats:
        """Return the probabilities [n, N] of photos of one place: those of the mean of their embeddings, for each.

        It is how PIGEON takes a panorama of four views (§3.1); the order of the views means nothing.

        Raises:
            RequestError: the photos are not of one place.
        """
        if album is Album.INDEPENDENT:
            return shares
        if album is not Album.SAME_PLACE:
            raise RequestError(
                f"{NAME} fuses photos of one place only, as the views of a panorama; choose {Album.SAME_PLACE.value}"
            )
        return np.repeat(self.probabilities(pooled(embeddings)), len(embeddings), axis=0)

    def refine(
        self, embeddings: Vectors, shares: geodesy.Floats, centres: geodesy.Floats, allowed: Mask
    ) -> RefinedPlaces:
        """Place photos in their best geocells, at the references there that are most alike (PIGEON §3.4).

        Args:
            embeddings: Of the photos [B, D].
            shares: Of each geocell, of what lies in the search area [B, N].
            centres: The middle of what lies in the search area of each geocell, degrees [N, 2].
            allowed: The references of the gallery that may be answered [R], the pack's own first.
        """
        how = self.model.config.refinement
        if how is None:
            cells = np.argsort(-shares, axis=1, kind="stable")
            return RefinedPlaces(
                cells, np.take_along_axis(shares, cells, axis=1), centres[cells], np.full_like(cells, -1)
            )
        return refine(
            self.prototypes,
            embeddings,
            probabilities=shares,
            centres=centres,
            refinement=how,
            allowed=allowed[: len(self.prototypes.latlon)],
        )


def pooled(embeddings: Vectors) -> Vectors:
    """Return the one embedding [1, D] of several views [n, D] of a place: their mean."""
    return embeddings.mean(axis=0, dtype=np.float64, keepdims=True).astype(np.float32)


def load_pigeon(folder: Path, gallery: Gallery, runtime: Runtime = ON_TORCH) -> Pigeon:
    """Open the classifier in a folder, on a gallery whose first references are those it was trained with.

    The references' embeddings are computed here, not stored: the gallery has their backbone rows.

    Raises:
        PackError: a part is missing or damaged, or was made for another gallery or other features.
    """
    model, partition = runtime.loaders().load_cells(folder, PigeonConfig), open_partition(folder / CELLS)
    config = model.config
    if config.cells != len(partition):
        raise PackError(f"{folder} tells {config.cells} geocells apart and has {len(partition)}; get the pack again")
    if config.references > len(gallery) or config.features != gallery.vectors.shape[1]:
        raise PackError(f"{folder} was made for another gallery; open it with that of its own pack")
    rows = gallery.by_number(np.arange(config.references))
    references, latlon = model.encode(gallery.vectors[rows].astype(np.float32)), gallery.latlon[rows]
    found = open_prototypes(folder / PROTOTYPES, latlon, references)
    return Pigeon(model, partition, _known(folder, config), found, open_cell_calibration(folder / CALIBRATION))


def _known(folder: Path, config: PigeonConfig) -> Rows:
    """Return the geocell of each reference of the pack [n], as it was before the borders were drawn lightly."""
    try:
        cells = np.load(folder / REFERENCES, allow_pickle=False).astype(np.int64)
    except (OSError, ValueError) as error:
        raise PackError(f"{folder / REFERENCES} cannot be read ({reason(error)}); get the pack again") from error
    if len(cells) != config.references or not ((cells >= 0) & (cells < config.cells)).all():
        raise PackError(f"{folder / REFERENCES} is of another classifier; get the pack again")
    return cells
