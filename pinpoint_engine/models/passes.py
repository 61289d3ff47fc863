"""Passes through a network: rows padded to one size, and pictures of several threads merged into full passes."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..errors import PinpointError
from ..gallery import Vectors

LOG = logging.getLogger("pinpoint.models")
ROWS = 32
"""Rows per pass. A short pass is padded to it, so that a row has the same bits whatever else is asked.

By torch that holds for layers of 16, 32, ... inputs, as all that we train have: with others some processors round a row
by its place in the pass (MKL by AVX-512 masks).
"""

Array = npt.NDArray[Any]


def in_passes(network: Callable[..., Vectors], *inputs: Array, size: int = ROWS) -> Vectors:
    """Send inputs of B rows each through a network, `size` at a time, the last ones padded: float32 [B, E]."""
    count = len(inputs[0])
    parts = []
    for start in range(0, max(count, 1), size):  # no rows pass once, to tell how long one is
        asked = network(*(padded(rows[start : start + size], size) for rows in inputs))
        parts.append(asked[: min(size, count - start)])
    return np.concatenate(parts)


def padded(rows: Array, count: int) -> Array:
    """Return rows [n, ...] with zeros after them: [count, ...]."""
    full: Array = np.zeros((count, *rows.shape[1:]), rows.dtype)
    full[: len(rows)] = rows
    return full


def softmax(logits: Vectors | geodesy.Floats) -> geodesy.Floats:
    """Return the shares of logits [..., N], computed in float64: rows sum to 1."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def tempered(shares: geodesy.Floats, temperature: float) -> geodesy.Floats:
    """Flatten (above 1) or sharpen (below) shares [..., N]: rows sum to 1; what has no share gets none."""
    powers = (shares / shares.max(axis=-1, keepdims=True)) ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


@dataclass(eq=False)
class _WaitingPicture:
    """One picture that waits, and then its row or why it has none."""

    picture: Array
    row: Vectors | None = None
    error: Exception | None = None

    @property
    def is_done(self) -> bool:
        return self.row is not None or self.error is not None


@dataclass(eq=False)
class Passes:
    """One network for many threads: whoever comes takes what is queued, runs one pass, and looks again.

    There is one pass at a time and no thread of its own: while a pass runs, others queue, and the first of them to get
    its turn takes as many as go into the next one, its own or not. So nobody waits for company when nothing runs, and
    passes are full when much is asked.

    Attributes:
        network: Pictures [batch, ...] to rows [batch, dim]; always asked for a full batch, padded with zeros.
        batch: Pictures per pass. It is halved, and stays so, when memory runs out: `network` raises a MemoryError.
    """

    network: Callable[[Array], Vectors]
    batch: int
    _queue: deque[_WaitingPicture] = field(default_factory=deque, init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False)

    def ask(self, pictures: Sequence[Array]) -> list[Vectors]:
        """Return the row of each picture.

        Raises:
            PinpointError: there is not even memory for one picture at a time (code `out_of_memory`).
        """
        own = [_WaitingPicture(picture) for picture in pictures]
        self._queue.extend(own)
        for each in own:
            while not each.is_done:
                with self._turn:
                    if not each.is_done:
                        self._run()
        for each in own:
            if each.error is not None:
                raise each.error
        return [each.row for each in own if each.row is not None]

    def _run(self) -> None:
        """Run one pass of the first in the queue; what goes wrong is told to those who are in it, and to them alone."""
        part = [self._queue.popleft() for _ in range(min(self.batch, len(self._queue)))]
        try:
            rows = self.network(padded(np.stack([each.picture for each in part]), self.batch))
        except MemoryError as error:
            self._halve(part, error)
        except Exception as error:
            for each in part:
                each.error = error
        except BaseException:  # this thread is told to stop; the others' pictures wait for the next one
            self._queue.extendleft(reversed(part))
            raise
        else:
            for each, row in zip(part, rows, strict=False):
                each.row = row

    def _halve(self, part: list[_WaitingPicture], error: MemoryError) -> None:
        """Put what did not fit back to the front, for passes of half the size; one that does not fit alone fails."""
        if self.batch > 1:
            self.batch //= 2
            LOG.warning("memory ran out; from now on photos per pass: %d", self.batch)
            self._queue.extendleft(reversed(part))
            return
        message = "there is not enough memory for one photo at a time; free some, or compute with --device cpu"
        told = PinpointError(message, code="out_of_memory")
        told.__cause__ = error
        for each in part:
            each.error = told
