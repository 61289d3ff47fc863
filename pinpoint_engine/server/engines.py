"""The systems that a server offers; each is opened on first use, and kept open."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .. import open_engine
from ..errors import EngineError, PackError, PinpointError, RequestError
from ..types import OWN_WEIGHTS, CoverageCells, Engine, EngineCard, Prediction, Reference, Result, System
from .log import LOG, one_line


class OpenEngines:
    """The engines of a server by system, each opened once."""

    def __init__(self, systems: Sequence[System], open_one: Callable[[System], Engine]) -> None:
        self.systems = tuple(systems)
        self._open = open_one
        self._opened: dict[System, Engine] = {}
        self._locks = {system: threading.Lock() for system in systems}
        self._cards: dict[System, EngineCard] = {}

    def get(self, system: System) -> Engine:
        """Return the engine of a system for a client; its errors do not mention files of this machine.

        Raises:
            RequestError: the system is not served.
            EngineError: it cannot be opened.
        """
        try:
            return self.open(system)
        except RequestError:
            raise
        except PinpointError as error:
            LOG.error("%s cannot be opened: %s", system.value, one_line(str(error)))
            raise EngineError(f"the engine cannot open {system.value}; look into its log", code=error.code) from None

    def open(self, system: System) -> Engine:
        """Return the engine of a system; the first call opens it, which takes seconds.

        Raises:
            RequestError: the system is not served.
            PinpointError: it cannot be opened.
        """
        if system not in self._locks:
            have = ", ".join(each.value for each in self.systems)
            raise RequestError(f"this engine does not serve {system.value}; choose one of {have}", code="no_system")
        with self._locks[system]:
            if system not in self._opened:
                self._opened[system] = self._open(system)
            return self._opened[system]

    def card(self, system: System) -> EngineCard:
        """Return the card of a system, with galleries named by folder name only, without paths.

        Raises:
            RequestError, EngineError: as `get`.
        """
        engine = self.get(system)
        if system not in self._cards:
            self._cards[system] = _public_card(engine.describe())
        return self._cards[system]

    def coverage(self, system: System, cell_deg: float) -> CoverageCells:
        """Return how many references a system has in each cell of a grid.

        Raises:
            RequestError, EngineError: as `get`.
        """
        return self.get(system).coverage(cell_deg)


def _public_card(card: EngineCard) -> EngineCard:
    """Return a card without the paths of its galleries."""
    names = dict(zip(card.galleries, _names(card.galleries), strict=True))
    digests = {names.get(name, name): digest for name, digest in card.digests.items()}
    return dataclasses.replace(card, galleries=tuple(names.values()), digests=digests)


def _names(galleries: Iterable[str]) -> Iterable[str]:
    """Yield unique names of galleries without their paths."""
    seen: dict[str, int] = {}
    for gallery in galleries:
        kind, _, path = gallery.partition(" ")
        name = f"{kind} {Path(path).name}" if kind == "gallery" else gallery
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def of_pack(
    pack: Path | None,
    galleries: Sequence[Path],
    systems: Sequence[System] = (),
    *,
    device: str = "auto",
    runtime: str = "auto",
    exact: bool = False,
) -> OpenEngines:
    """Return the engines of a pack with the user's galleries; of all its systems if none are named.

    Raises:
        PackError: the pack is damaged, or does not have a system.
    """
    from ..models.pack import CLASSIFIERS, open_pack

    folder = open_pack(pack).folder
    have = [System.PINPOINT, *(System(name) for name in CLASSIFIERS if (folder / name).is_dir())]
    if missing := [system.value for system in systems if system not in (*have, *OWN_WEIGHTS)]:
        raise PackError(f"the pack {folder.name} has no {', '.join(missing)}; leave that out or choose another --pack")

    def opened(system: System) -> Engine:
        return open_engine(pack, galleries, system, device=device, runtime=runtime, exact=exact)

    return OpenEngines(systems or have, opened)


def without_paths(result: Result) -> Result:
    """Return a result without links to files and without folders of this machine in its references."""
    return _without_paths(result) if isinstance(result, Prediction) else result


def _without_paths(prediction: Prediction) -> Prediction:
    candidates = tuple(
        dataclasses.replace(
            candidate,
            reference=_public(candidate.reference),
            evidence=tuple(dataclasses.replace(each, reference=_public(each.reference)) for each in candidate.evidence),
        )
        for candidate in prediction.candidates
    )
    alone = None if prediction.alone is None else _without_paths(prediction.alone)
    return dataclasses.replace(prediction, candidates=candidates, alone=alone)


def _public(reference: Reference) -> Reference:
    is_link = reference.url.lower().startswith(("http://", "https://"))
    if is_link and not reference.gallery:
        return reference
    return dataclasses.replace(reference, url=reference.url if is_link else "", gallery="")
