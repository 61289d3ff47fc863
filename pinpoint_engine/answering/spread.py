"""A search that several processes share: each looks through its part of the codes, and the answer is that of one.

The process that asks has the galleries open as well, mapped and hardly read: places, texts and evidence are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import methodcaller
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from ..cluster import SharedValue
from ..gallery import Allowed, Index, Vectors
from ..gallery.search import Contenders, proposed
from .retrieval import Spaces


class SearchPart:
    """What one of several processes looks through: its share of the codes in each space of a gallery."""

    def __init__(self, spaces: Spaces, number: int, of: int, made_of: str) -> None:
        """Take part `number` of so many; `made_of` tells the galleries and the embedder from all others."""
        self._indexes = {channel: index.sharing(number, of) for channel, index in spaces.indexes.items()}
        self._made_of = made_of

    def made_of(self) -> str:
        """Return what tells its galleries and its embedder from all others."""
        return self._made_of

    def contenders(
        self, channel: str, queries: Vectors, k: int, allowed: SharedValue | None, exact: bool
    ) -> list[Contenders]:
        """Return for each query [B, D] the rows of its own that may be among the k most similar; see `Index`.

        If it must be `exact`, all of its lists are looked through.
        """
        index = self._indexes[channel].exactly() if exact else self._indexes[channel]
        return list(index.contenders(queries, k, None if allowed is None else allowed.value()))


class SearchParts(Protocol):
    """Where the parts of a search are."""

    def __len__(self) -> int:
        """Return how many there are."""

    def ask(self, questions: Sequence[tuple[int, Callable[[SearchPart], Any]]]) -> list[Any]:
        """Ask some parts at the same time, and return what they answer, in the order of the questions.

        Raises:
            PinpointError: a part cannot answer; there is no answer without it.
        """

    def share(self, value: Any) -> SharedValue:
        """Return what stands for a value in questions: it is sent to each process once."""


class SpreadSearch:
    """Asks all parts of a search, and joins what they find."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts = parts
        self._shared: WeakKeyDictionary[Allowed, SharedValue] = WeakKeyDictionary()

    def made_of(self) -> set[str]:
        """Return what tells the galleries and the embedder of the parts from others: one text if they are the same."""
        return set(self._ask(methodcaller("made_of")))

    def over(self, spaces: Spaces) -> Spaces:
        """Return the spaces of a gallery, and have that gallery, searched by the parts."""
        spaces.gallery.index = SpreadIndex(spaces.gallery.index, "raw", self)
        return spaces.searched_by(
            {channel: SpreadIndex(index, channel, self) for channel, index in spaces.indexes.items()}
        )

    def contenders(
        self, channel: str, queries: Vectors, k: int, allowed: Allowed | None, exact: bool
    ) -> Iterator[Contenders]:
        """Yield for each query [B, D] the rows that one process would have compared exactly.

        Raises:
            PinpointError: a part does not answer; there is no answer without it.
        """
        wanted = None if allowed is None else self._shared.get(allowed)
        if allowed is not None and wanted is None:
            wanted = self._shared[allowed] = self._parts.share(allowed)
        found = self._ask(methodcaller("contenders", channel, queries, k, wanted, exact))
        for of_query in zip(*found, strict=True):
            yield Contenders.joined(of_query, proposed(k))

    def _ask(self, question: Callable[[SearchPart], Any]) -> list[Any]:
        return self._parts.ask([(number, question) for number in range(len(self._parts))])


class SpreadIndex(Index):
    """An index whose codes several processes look through; rows, similarities and ties are those of the index."""

    def __init__(self, index: Index, channel: str, search: SpreadSearch) -> None:
        super().__init__(index.vectors, index.codes, index.order)
        self._channel, self._search = channel, search

    def exactly(self) -> Index:
        """Return the index that has all lists looked through."""
        return SpreadIndex(super().exactly(), self._channel, self._search)

    def contenders(self, queries: Vectors, k: int, allowed: Allowed | None) -> Iterator[Contenders]:
        """Yield for each query [B, D] the rows that may be among the k most similar, as the parts find them.

        Raises:
            PinpointError: a part does not answer.
        """
        is_exact = all(codes.is_exact for codes in self.codes)
        return self._search.contenders(self._channel, queries, k, allowed, is_exact)
