"""The systems whose candidates are handed to Pinpoint, opened when they are first asked for."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from .. import geodesy, hub, open_engine
from ..answering.limits import Limits
from ..answering.proposals import NO_PROPOSALS, Proposals
from ..answering.retrieval import LISTED
from ..gallery import Gallery
from ..models.pack import CLASSIFIERS, Pack
from ..models.runtime import AUTO, Runtime
from ..models.tower import Backbone
from ..types import PROPOSER, Engine, Prediction, Request, System
from .cells import CellEngine
from .classifiers import cells_beside
from .steps import Sight

WEIGHTS = {
    System.GEOCLIP: ("geoclip", "clip-vit-large-patch14"),
    System.PLONK: ("plonk-yfcc", "dinov2-with-registers-large"),
}
"""The packs of the systems that have weights of their own, as `pinpoint models list` names them."""
Propose: TypeAlias = Callable[[Sight, Limits], Proposals]
"""Proposes places for one photo, within what its search is limited to."""


class Proposers:
    """Opens systems beside Pinpoint, each once.

    Those of its pack share its backbone and gallery, so that they cost a photo next to nothing. Any other has weights
    of its own, is opened as `open_engine` does, and decodes each photo again.
    """

    def __init__(self, pack: Pack, gallery: Gallery, backbone: Backbone, runtime: Runtime) -> None:
        self.beside = pack, gallery, backbone, runtime
        """What systems of the pack are opened on."""
        self._opened: dict[System, Engine] = {}
        self._lock = threading.Lock()

    def digests(self) -> dict[str, str]:
        """Return a digest of the weights of each system that has its own, if they are here, by its name in a card."""
        here = {pack.name: pack for pack in hub.packs() if hub.is_here(pack)}
        return {
            f"{PROPOSER}{system.value}": digest
            for system, names in WEIGHTS.items()
            if here.keys() >= set(names) and (digest := _digest([here[name] for name in names]))
        }

    def of(self, request: Request) -> Propose:
        """Return what proposes places for the photos of a request: nothing if it names no system.

        Raises:
            PackError: the pack does not have the system, or weights are missing.
            MissingPartError: a package is missing.
            RequestError: a search area has no surface.
        """
        if request.proposed_by is None:
            return lambda sight, limits: NO_PROPOSALS
        with self._lock:
            if request.proposed_by not in self._opened:
                self._opened[request.proposed_by] = self._open(request.proposed_by)
        return proposing(self._opened[request.proposed_by], request)

    def _open(self, system: System) -> Engine:
        if system.value in CLASSIFIERS:
            return cells_beside(system, *self.beside, digests={})
        device = self.beside[3].device if system is System.PLONK else AUTO
        return open_engine(system=system, device=device)


def _digest(packs: Sequence[hub.NamedPack]) -> str:
    """Return one SHA-256 for some packs; "" if one cannot be read, which is said where it is opened."""
    try:
        return hashlib.sha256(" ".join(map(hub.content_digest, packs)).encode()).hexdigest()
    except OSError:
        return ""


def proposing(engine: Engine, request: Request) -> Propose:
    """Return what proposes an engine's candidates, as many as Pinpoint lists by itself."""
    if isinstance(engine, CellEngine):
        return engine.proposing(request)
    alone = replace(request, proposed_by=None, top_k=LISTED, evidence_per_source=0)

    def propose(sight: Sight, limits: Limits) -> Proposals:
        [result] = engine.locate([sight.photo], alone)
        if not isinstance(result, Prediction) or not result.candidates:
            return NO_PROPOSALS
        latlon = geodesy.latlon_array([each.location for each in result.candidates])
        return Proposals.of(result.system, latlon, np.array([each.probability for each in result.candidates]))

    return propose
