"""PlaNet: a softmax over adaptive S2 cells, and an LSTM over the photos of a trip."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import geodesy
from ..confidence.calibration import Calibration, open_cell_calibration
from ..errors import PackError, RequestError
from ..gallery import Mask, Rows, Vectors
from ..geocells.partition import Partition, open_partition
from ..geocells.prototypes import RefinedPlaces
from ..models.networks import AlbumModel, CellModel, PlanetConfig
from ..models.pack import CALIBRATION, CELLS, PLANET
from ..models.runtime import ON_TORCH, Runtime
from ..types import Album, Source


class Planet:
    """Tells how probable each geocell is, and answers with the middle of the best (`cells.Classifier`)."""

    name = PLANET
    known: Rows = np.empty(0, np.int64)

    def __init__(
        self, model: CellModel[PlanetConfig], albums: AlbumModel, partition: Partition, calibration: Calibration
    ) -> None:
        self.model, self.albums, self.partition, self.calibration = model, albums, partition, calibration

    @property
    def temperature(self) -> float:
        """Return what the scores are divided by to be calibrated."""
        return self.model.config.temperature

    def encode(self, rows: Vectors, source: Source) -> Vectors:
        """Embed backbone rows [B, D]: float32 [B, E]. As published, one network sees all kinds of photos alike."""
        return self.model.encode(rows)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, E]: [B, N], each row in sum 1."""
        return self.model.probabilities(embeddings)

    def fuse(self, embeddings: Vectors, shares: geodesy.Floats, album: Album) -> geodesy.Floats:
        """Return the probabilities [n, N] of one album's photos, each row in sum 1.

        Photos of one place have the mean of their probabilities, those of a trip what the album model says.

        Args:
            embeddings: In time order [n, E].
            shares: The probabilities alone [n, N].
            album: How the photos belong together.

        Raises:
            RequestError: in a way that is not known here.
        """
        if album is Album.INDEPENDENT:
            return shares
        if album is Album.SAME_PLACE:
            return self.albums.place(shares)
        if album is Album.SAME_TRIP:
            return self.albums.trip(embeddings, shares)
        raise RequestError(f"{self.name} does not know albums of the kind {album}; choose another")

    def refine(
        self, embeddings: Vectors, shares: geodesy.Floats, centres: geodesy.Floats, allowed: Mask
    ) -> RefinedPlaces:
        """Return all geocells by falling probability, at their centres, as published: no reference is looked at.

        Args:
            embeddings: Of the photos [B, E].
            shares: Of each geocell, of what lies in the search area [B, N].
            centres: The middle of what lies in the search area of each geocell, degrees [N, 2].
            allowed: The references of the gallery that may be answered [R].
        """
        cells = np.argsort(-shares, axis=1, kind="stable")
        return RefinedPlaces(cells, np.take_along_axis(shares, cells, axis=1), centres[cells], np.full(cells.shape, -1))


def load_planet(folder: Path, runtime: Runtime = ON_TORCH) -> Planet:
    """Open the classifier, the album model, the geocells and their calibration in a folder.

    Raises:
        PackError: one of them is missing or damaged, or they do not belong together.
    """
    loaders, partition = runtime.loaders(), open_partition(folder / CELLS)
    model, albums = loaders.load_cells(folder, PlanetConfig), loaders.load_album(folder)
    if not model.config.cells == albums.config.cells == len(partition) or model.config.dim != albums.config.dim:
        raise PackError(f"classifier, album model and geocells in {folder} do not belong together; get the pack again")
    return Planet(model, albums, partition, open_cell_calibration(folder / CALIBRATION))
