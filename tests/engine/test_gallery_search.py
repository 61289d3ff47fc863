"""Search by similarity: codes propose, vectors decide; the same rows and bits alone, in batches and over shards."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.gallery import Allowed, codes, stored_codes
from pinpoint_engine.gallery.codes import Codes
from pinpoint_engine.gallery.columns import Stacked
from pinpoint_engine.gallery.search import Index
from pinpoint_engine.gallery.stored_codes import StoredCodes

COUNT, DIM = 6000, 32


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors():
    """Vectors in clusters, with forty equal ones far apart in the table."""
    rng = np.random.default_rng(11)
    rows = unit(rng.normal(size=(30, DIM)))[rng.integers(0, 30, COUNT)] + 0.4 * unit(rng.normal(size=(COUNT, DIM)))
    rows[::150] = rows[0]
    return unit(rows).astype(np.float16)


@pytest.fixture(scope="module")
def queries(vectors):
    rng = np.random.default_rng(12)
    return np.vstack([unit(rng.normal(size=(10, DIM))), vectors[::600].astype(np.float32), np.full((1, DIM), np.nan)])


def by_looking_at_all(vectors, query, allowed=None):
    """Return all rows, best first, ties to the lower row; none for a query that is no number."""
    if not np.isfinite(query).all():
        return np.empty(0, np.int64)
    likeness = (vectors.astype(np.float64) * query.astype(np.float64)).sum(axis=1).astype(np.float32)
    order = np.lexsort((np.arange(len(vectors)), -likeness))
    return order if allowed is None else order[allowed[order]]


def over(vectors, cuts):
    """Return one index over shards of vectors, cut at some rows."""
    return Index.over([Index.of(part) for part in np.split(vectors, cuts)])


def check(index, vectors, queries, k, allowed=None):
    hits = index.search(queries, k, None if allowed is None else Allowed(allowed))
    for query, rows in zip(queries, hits.rows, strict=True):
        wanted = by_looking_at_all(vectors, query, allowed)[:k]
        assert rows[: len(wanted)].tolist() == wanted.tolist() and (rows[len(wanted) :] == -1).all()


@pytest.mark.parametrize("k", [1, 200, 700])
def test_the_best_of_all_are_found_though_codes_are_coarse(vectors, queries, k):
    check(Index.of(vectors), vectors, queries, k)
    check(Index.of(vectors), vectors, queries[:3], k)


@pytest.mark.parametrize("share", [0.001, 0.05, 0.3, 0.97])
def test_the_best_of_the_allowed_are_found_however_few(vectors, queries, share):
    allowed = np.random.default_rng(5).random(COUNT) < share
    check(Index.of(vectors), vectors, queries, 150, allowed)
    check(over(vectors, [100, 4000]), vectors, queries, 150, allowed)


@pytest.mark.parametrize("cuts", [[3000], [1, 2, 5999], [500, 500, 2500]])
def test_shards_answer_as_one(vectors, queries, cuts):
    one, several = Index.of(vectors), over(vectors, cuts)
    for asked in (queries, queries[:1], queries[4:6]):
        whole, parts = one.search(asked, 200), several.search(asked, 200)
        assert whole.rows.tobytes() == parts.rows.tobytes()
        assert whole.similarity.tobytes() == parts.similarity.tobytes()


def test_a_photo_has_the_same_bits_alone_and_in_a_batch(vectors, queries):
    index = over(vectors, [3000])
    together = index.search(np.vstack([queries, queries]), 200)
    for number, query in enumerate(queries):
        alone = index.search(query[None], 200)
        for at in (number, number + len(queries)):
            assert alone.rows[0].tobytes() == together.rows[at].tobytes()
            assert alone.similarity[0].tobytes() == together.similarity[at].tobytes()


def test_ties_go_by_the_order_that_is_given(vectors):
    turned = Index(vectors, [codes.encode(vectors)], lambda rows: -rows)
    hits = turned.search(vectors[:1].astype(np.float32), 40)
    assert hits.rows[0].tolist() == list(range(COUNT - 150, -1, -150))


def test_blocks_are_looked_through_like_one(vectors, queries, monkeypatch):
    monkeypatch.setattr(codes, "BLOCK", 1024)
    assert len(codes.encode(vectors).blocks) == 6
    check(Index.of(vectors), vectors, queries, 200)
    check(Index.of(vectors), vectors, queries[:2], 200, np.arange(COUNT) % 3 > 0)


def test_codes_come_back_from_their_files(vectors, queries, monkeypatch, tmp_path):
    monkeypatch.setattr(stored_codes, "STORED_FROM", 100)
    monkeypatch.setattr(codes, "BLOCK", 2500)
    stored = stored_codes.write_codes(tmp_path, vectors)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "codes-0000.faiss", "codes-0001.faiss", "codes-0002.faiss",
    ]  # fmt: skip
    opened = Index(vectors, [stored_codes.open_codes(tmp_path, vectors, stored)])
    check(opened, vectors, queries, 200)
    check(opened, vectors, queries[:1], 200)


def test_codes_of_a_small_shard_are_not_stored(vectors, queries, tmp_path):
    stored = stored_codes.write_codes(tmp_path, vectors)
    assert not list(tmp_path.iterdir()) and stored == StoredCodes()
    check(Index(vectors, [stored_codes.open_codes(tmp_path, vectors, stored)]), vectors, queries, 10)


def test_a_damaged_block_is_told(vectors, monkeypatch, tmp_path):
    monkeypatch.setattr(stored_codes, "STORED_FROM", 100)
    stored = stored_codes.write_codes(tmp_path, vectors)
    (tmp_path / "codes-0000.faiss").write_bytes(b"no index")
    with pytest.raises(ValueError, match=r"codes-0000\.faiss"):
        stored_codes.open_codes(tmp_path, vectors, stored)


@pytest.fixture
def listed(vectors, monkeypatch, tmp_path):
    """The index of a shard with lists, opened from its file, and what the manifest says of it."""
    for name, value in {"STORED_FROM": 100, "LISTED_FROM": 1000, "PROBES": (2, 8, 32)}.items():
        monkeypatch.setattr(stored_codes, name, value)
    stored = stored_codes.write_codes(tmp_path, vectors)
    return Index(vectors, [stored_codes.open_codes(tmp_path, vectors, stored)]), stored


def test_lists_keep_the_votes_that_they_say(vectors, listed):
    index, stored = listed
    assert stored.lists == 64 and stored.probes in (2, 8, 32) and stored.votes_kept >= stored_codes.KEPT
    asked = vectors[1::50].astype(np.float32)
    found, exact = index.search(asked, 200), index.exactly().search(asked, 200)
    votes = np.exp((exact.similarity - exact.similarity[:, :1]) / stored_codes.TEMPERATURE)
    kept = [
        each[np.isin(rows, others)].sum() / each.sum()
        for each, rows, others in zip(votes, exact.rows, found.rows, strict=True)
    ]
    assert np.mean(kept) > stored.votes_kept - 0.03


def test_lists_are_looked_through_as_a_whole_where_that_is_asked_for(vectors, queries, listed):
    hits = listed[0].exactly().search(queries, 200)
    for query, rows in zip(queries, hits.rows, strict=True):
        wanted = by_looking_at_all(vectors, query)[:200]
        assert rows[: len(wanted)].tolist() == wanted.tolist()


@pytest.mark.parametrize("share", [0.001, 0.05, 0.4])
def test_lists_lose_no_neighbour_inside_a_small_area(vectors, queries, listed, share):
    check(listed[0], vectors, queries, 150, np.random.default_rng(5).random(COUNT) < share)


def test_lists_that_would_lose_neighbours_are_not_written(monkeypatch, tmp_path):
    """Where vectors lie anywhere, the neighbours of one are in all lists."""
    for name, value in {"STORED_FROM": 100, "LISTED_FROM": 1000, "PROBES": (1, 2)}.items():
        monkeypatch.setattr(stored_codes, name, value)
    anywhere = unit(np.random.default_rng(1).normal(size=(3000, DIM))).astype(np.float16)
    stored = stored_codes.write_codes(tmp_path, anywhere)
    assert (stored.probes, stored.lists) == (0, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["codes-0000.faiss"]


def test_a_photo_has_the_same_bits_over_lists_alone_and_in_a_batch(queries, listed):
    together = listed[0].search(queries, 100)
    for number, query in enumerate(queries):
        alone = listed[0].search(query[None], 100)
        assert alone.rows[0].tobytes() == together.rows[number].tobytes()


def test_vectors_without_any_number_but_zero(queries):
    index = Index.of(np.zeros((5, DIM), np.float16))
    assert index.search(queries[:1], 3).rows.tolist() == [[0, 1, 2]]
    assert index.search(np.zeros((1, DIM), np.float32), 3).rows.tolist() == [[0, 1, 2]]


def test_an_index_without_rows(queries):
    empty = Index(np.empty((0, DIM), np.float16), [Codes(1.0)])
    assert (empty.search(queries, 4).rows == -1).all() and len(empty) == 0


def test_a_stacked_column_reads_like_one():
    parts = [np.arange(5) * 10, np.empty(0, np.int64), np.arange(3) + 100]
    column, whole = Stacked(parts), np.concatenate(parts)
    assert len(column) == 8 and column.shape == (8,) and column[6] == 101
    for rows in (np.array([7, 0, 5, 5]), np.array([[1, 2], [6, 7]]), whole > 20, slice(3, 7), np.empty(0, np.int64)):
        assert column[rows].tolist() == whole[rows].tolist()
    assert np.asarray(column).tolist() == whole.tolist()
