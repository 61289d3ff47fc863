"""A search that several parts share finds what one process finds, to the bit; without one of them it finds nothing."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from pinpoint_engine.answering.retrieval import Spaces
from pinpoint_engine.answering.spread import SearchPart, SpreadSearch
from pinpoint_engine.errors import EngineError
from pinpoint_engine.gallery import Allowed, Index, codes, search, stored_codes

COUNT, DIM = 6000, 32


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors():
    """Vectors in clusters, with forty equal ones far apart in the table."""
    rng = np.random.default_rng(21)
    rows = unit(rng.normal(size=(30, DIM)))[rng.integers(0, 30, COUNT)] + 0.4 * unit(rng.normal(size=(COUNT, DIM)))
    rows[::150] = rows[0]
    return unit(rows).astype(np.float16)


@pytest.fixture(scope="module")
def queries(vectors):
    drawn = unit(np.random.default_rng(22).normal(size=(6, DIM)))
    return np.vstack([drawn, vectors[::900].astype(np.float32), np.full((1, DIM), np.nan)])


def turned(rows):
    """Return an order in which later rows come first."""
    return -rows


@pytest.fixture(params=["shards", "one shard in blocks", "one shard in lists", "lists and blocks"])
def index(request, vectors, monkeypatch, tmp_path):
    """The index of the vectors as one or several shards, with their codes in blocks, or in lists from files."""
    for name, value in {"STORED_FROM": 100, "LISTED_FROM": 1000, "PROBES": (2, 8, 32)}.items():
        monkeypatch.setattr(stored_codes, name, value)
    monkeypatch.setattr(search, "LOOKED_AT", 99)
    if request.param == "shards":
        return Index.over([Index.of(part) for part in np.split(vectors, [1000, 1200, 4000])], turned)
    monkeypatch.setattr(codes, "BLOCK", 700)
    if request.param == "one shard in blocks":
        return Index.of(vectors, turned)
    parts = [vectors] if request.param == "one shard in lists" else [vectors[:4000], vectors[4000:]]
    stored = stored_codes.write_codes(tmp_path, parts[0])
    assert 0 < stored.probes < stored.lists
    listed = Index(parts[0], [stored_codes.open_codes(tmp_path, parts[0], stored)])
    return Index.over([listed, *map(Index.of, parts[1:])], turned)


class SameProcess:
    """The parts of a search in this process; one of them may be dead."""

    def __init__(self, spaces, count, dead=-1):
        self.parts = [SearchPart(spaces, number, count, "m") for number in range(count)]
        self.dead, self.shared = dead, []

    def __len__(self):
        return len(self.parts)

    def ask(self, questions):
        if self.dead in [number for number, _ in questions]:
            raise EngineError("a part was lost; run it again")
        return [question(self.parts[number]) for number, question in questions]

    def share(self, value):
        self.shared.append(value)
        return Sent(pickle.dumps(value))


class Sent:
    """Stands for a value as another process would get it."""

    def __init__(self, text):
        self.text = text

    def value(self):
        return pickle.loads(self.text)


class Rows:
    """As much of a gallery as spaces ask of it."""

    def __init__(self, index):
        self.index, self.total, self.pictured, self.places = index, len(index), None, None

    def by_number(self, positions):
        return positions


def spread_over(index, parts, **options):
    """Return an index whose codes some parts look through, and these parts."""
    spaces = Spaces(Rows(index), None, None, np.ones(len(index), bool))
    there = SameProcess(spaces, parts, **options)
    shared = SpreadSearch(there).over(spaces)
    assert shared.gallery.index is not index
    return shared.indexes["raw"], there


def same(found, wanted):
    assert np.array_equal(found.rows, wanted.rows)
    assert found.similarity.tobytes() == wanted.similarity.tobytes()


@pytest.mark.parametrize("parts", [1, 2, 5])
@pytest.mark.parametrize("k", [1, 200, 700])
def test_it_finds_the_same_rows_and_bits(index, queries, parts, k):
    shared, _ = spread_over(index, parts)
    for asked in (queries, queries[:1], queries[-1:]):
        same(shared.search(asked, k), index.search(asked, k))
        same(shared.exactly().search(asked, k), index.exactly().search(asked, k))
    assert (shared.in_words, shared.exactly().in_words) == (index.in_words, index.exactly().in_words)


@pytest.mark.parametrize("share", [0.001, 0.05, 0.4, 0.97])
def test_it_finds_the_same_among_what_is_allowed(index, queries, share):
    shared, parts = spread_over(index, 3)
    allowed = Allowed(np.random.default_rng(5).random(COUNT) < share)
    for k in (1, 150):
        same(shared.search(queries, k, allowed), index.search(queries, k, allowed))
    assert parts.shared == [allowed]  # each part gets it once, not with each query
    gone = allowed.without(index.search(queries[:1], 9, allowed).rows[0])
    same(shared.search(queries, 30, gone), index.search(queries, 30, gone))
    assert (shared.search(queries, 5, Allowed(np.zeros(COUNT, bool))).rows == -1).all()


def test_each_part_looks_through_its_own_share(index, queries):
    parts = [index.exactly().sharing(number, 3) for number in range(3)]
    few = Allowed(np.arange(COUNT) % 11 == 0)
    for allowed in (None, few):
        found = [next(part.contenders(queries[:1], 200, allowed)).rows for part in parts]
        assert all(len(rows) for rows in found)
        assert len(np.unique(np.concatenate(found))) == sum(map(len, found))


def test_equals_go_by_the_order_across_parts(index, vectors):
    shared, _ = spread_over(index, 4)
    hits = shared.search(vectors[:1].astype(np.float32), 40)
    assert hits.rows[0].tolist() == list(range(COUNT - 150, -1, -150))


def test_a_set_of_everything_is_not_sent(index, queries):
    shared, parts = spread_over(index, 2)
    same(shared.search(queries, 9, Allowed.everywhere(COUNT)), index.search(queries, 9))
    assert parts.shared == []


def test_without_a_part_nothing_is_found(index, queries):
    shared, _ = spread_over(index, 3, dead=1)
    with pytest.raises(EngineError, match="a part was lost"):
        shared.search(queries, 5)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 1.0])
def test_a_set_is_sent_whole_and_small(share):
    mask = np.random.default_rng(3).random(10_007) < share
    there = pickle.loads(text := pickle.dumps(Allowed(mask)))
    assert np.array_equal(there.mask, mask) and len(there) == len(mask) and there.count == mask.sum()
    assert np.array_equal(there.rows, np.flatnonzero(mask)) and len(text) < 8 * 0.06 * len(mask)
