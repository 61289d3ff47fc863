"""Search areas by name: countries, states and provinces, offline, from a table made with Natural Earth."""

from __future__ import annotations

import difflib
import gzip
import threading
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Dict, Iterator, List, Sequence, Tuple

from ..errors import RequestError, reason
from ..types import SearchArea
from .polygons import AreaPart, Ring, search_area

AREAS = Path(__file__).resolve().parents[2] / "resources" / "gazetteer" / "areas.tsv.gz"
"""Lines of kind, names and outlines, which lie about 4 km outside of the true ones; see its README."""
COUNTRY, STATE = "country", "state"
PER_DEG = 100
"""Steps of an outline in one degree."""
NEAR_MATCHES = 3
"""How many names an error proposes."""

_LOADING = threading.Lock()


@dataclass(frozen=True)
class NamedArea:
    """A country, or a state or province with its country.

    Attributes:
        label: What it is called in lists: "France", "New South Wales, Australia".
        kind: `COUNTRY` or `STATE`.
        names: What else it may be called: "USA", "Ivory Coast"; of a state its name without the country.
        outlines: Its polygons as the table has them.
    """

    label: str
    kind: str
    names: Tuple[str, ...]
    outlines: str

    def polygons(self) -> Iterator[Tuple[Ring, ...]]:
        """Yield the rings of each polygon in degrees, longitude first, the outer ring first."""
        for polygon in self.outlines.split("|"):
            yield tuple(_ring(text) for text in polygon.split(";"))


def names() -> List[Tuple[str, str]]:
    """Return label and kind of every area, countries first, each in alphabetical order.

    Raises:
        RequestError: the table cannot be read.
    """
    return [(area.label, area.kind) for area in _areas().areas]


def find(name: str) -> NamedArea:
    """Return the area of a name, whatever its case and accents: a label, another name, or a state without its country.

    A country comes before a state of the same name.

    Raises:
        RequestError: no area is called so, or several are; the message names them, or the most similar ones.
    """
    return _areas().find(name)


def from_name(name: str) -> SearchArea:
    """Return the polygons of the area of a name, in WGS 84, with a note if a state is called like it; see `find`.

    Raises:
        RequestError: see `find`.
    """
    area = find(name)
    parts = [AreaPart(area.label, rings) for rings in area.polygons()]
    alike = [other.label for other in _areas().called(name) if other is not area]
    notes = [f"{area.label} is taken as the {area.kind}; there is {_quoted(alike)} too"] if alike else []
    found = search_area(parts, area.label)
    return SearchArea(found.polygons, (*notes, *found.notes))


def from_names(wanted: Sequence[str]) -> SearchArea:
    """Return the areas of several names together; see `from_name`."""
    found = [from_name(name) for name in wanted]
    return SearchArea(
        tuple(polygon for area in found for polygon in area.polygons),
        tuple(note for area in found for note in area.notes),
    )


class _AreaTable:
    """All areas, and which of them each name may mean."""

    def __init__(self, areas: Sequence[NamedArea]) -> None:
        self.areas = areas
        self._called: Dict[str, List[NamedArea]] = {}
        for area in areas:
            for name in dict.fromkeys(map(plain, (area.label, *area.names))):
                self._called.setdefault(name, []).append(area)

    def called(self, name: str) -> List[NamedArea]:
        """Return the areas of a name; whose label it is comes first, then countries."""
        wanted = plain(name)
        return sorted(self._called.get(wanted, ()), key=lambda area: (plain(area.label) != wanted, area.kind))

    def find(self, name: str) -> NamedArea:
        found = self.called(name)
        if not found:
            raise RequestError(f'no country, state or province is called "{name}"; {self._proposal(name)}')
        first = found[0]
        if len(found) > 1 and first.kind == STATE and plain(first.label) != plain(name):
            several = _quoted([area.label for area in found])
            raise RequestError(f'"{name}" may mean {several}; use one of these')
        return first

    def _proposal(self, name: str) -> str:
        wanted = plain(name)
        longer = [each for each in self._called if wanted and wanted in each]
        close = [*longer[:NEAR_MATCHES], *difflib.get_close_matches(wanted, self._called, NEAR_MATCHES)]
        labels = dict.fromkeys(area.label for each in close for area in self._called[each])
        if not labels:
            return "use its name in English or in the country itself"
        return f"use {_quoted(list(labels)[:NEAR_MATCHES])} if you mean one of these"


def _areas() -> _AreaTable:
    with _LOADING:
        return _table(AREAS)


@lru_cache(maxsize=1)
def _table(path: Path) -> _AreaTable:
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        return _AreaTable([_area(*line.split("\t")) for line in lines])
    except (OSError, EOFError, TypeError, ValueError, zlib.error) as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); install Pinpoint again") from error


def _area(kind: str, known: str, outlines: str) -> NamedArea:
    label, *others = known.split("|")
    if kind == STATE:
        others.append(label.rpartition(", ")[0])
    return NamedArea(label, kind, tuple(others), outlines)


def _ring(text: str) -> Ring:
    """Return a ring from its first corner and the steps to the others."""
    steps = list(map(int, text.split(" ")))
    return [(lon / PER_DEG, lat / PER_DEG) for lon, lat in zip(accumulate(steps[::2]), accumulate(steps[1::2]))]


def plain(name: str) -> str:
    """Return a name as it is compared: without accents, case, and signs other than letters and digits."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each if each.isalnum() else " " for each in letters if not _is_accent(each)).split())


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _quoted(labels: Sequence[str]) -> str:
    """Return labels as a choice: "A", "B" or "C"."""
    quoted = [f'"{label}"' for label in labels]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
