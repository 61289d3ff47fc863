"""A gallery that several processes hold answers as one does, to the bit; without one of them it does not answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rays

from pinpoint_engine import cluster
from pinpoint_engine.answering import evidence, spread
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.errors import EngineError, GalleryError
from pinpoint_engine.gallery import gallery_digest, join, open_gallery, store
from pinpoint_engine.types import Location, Polygon, Reference, Request, Source

MODEL, DIM = "m" * 64, 16
RNG = np.random.default_rng(8)
ROWS = RNG.normal(size=(900, DIM))
VECTORS = (ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)).astype(np.float16)
VECTORS[300:330] = VECTORS[:30]  # equally similar, in other shards
PLACES = np.stack([RNG.normal(45, 0.3, 900), RNG.normal(5, 0.3, 900)], axis=1)
PLACES[600:630] = PLACES[:30]  # equally near, in other shards
QUERIES = np.concatenate([VECTORS[:6], VECTORS[700:704]]).astype(np.float32)


def box(south, west, north, east):
    return (
        Polygon(tuple(Location(*corner) for corner in ((south, west), (south, east), (north, east), (north, west)))),
    )


AREA = box(44.9, 4.8, 45.3, 5.3)


def reference(number):
    source = Source.STREET if number % 3 else Source.INTERNET
    place = Location(*PLACES[number].tolist())
    return Reference(f"r{number}", place, source, author=f"a{number % 5}", sequence=f"s{number // 4}")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two galleries of two shards each; some references were removed, and some ids are in both."""
    parent = tmp_path_factory.mktemp("galleries")
    for name, parts in (("one", (range(0, 250), range(250, 400))), ("two", (range(380, 600), range(600, 900)))):
        for numbers in parts:
            with store.changing(parent / name, MODEL, DIM) as changed:
                changed.add([reference(number) for number in numbers], VECTORS[list(numbers)])
                changed.seal()
    with store.changing(parent / "one", MODEL) as changed:
        changed.remove(changed.gallery.rows_of([f"r{number}" for number in range(5, 25)]))
    return [parent / "one", parent / "two"]


@pytest.fixture(scope="module")
def whole(folders):
    return join([open_gallery(folder, MODEL) for folder in folders])


class SameProcess:
    """The parts of a gallery in this process."""

    def __init__(self, folders, count):
        self.parts = [spread.GalleryPart(folders, MODEL, number, count) for number in range(count)]

    def __len__(self):
        return len(self.parts)

    def ask(self, questions):
        return [question(self.parts[number]) for number, question in questions]


@pytest.fixture(scope="module")
def joined(folders):
    """A cluster of two machines with six cores each; a spread gallery takes one for each of its four shards."""
    with rays.machines(2, cpus=6) as machines, cluster.joined(machines.address, cpus=1, paths=map(str, folders)) as its:
        yield its


@pytest.fixture(scope="module", params=["2 here", "4 here", pytest.param("on machines", marks=pytest.mark.slow)])
def shared(request, folders):
    """The same gallery in two or four parts, in this process, or in processes of a cluster."""
    if request.param == "on machines":
        return spread.spread(request.getfixturevalue("joined"), folders, MODEL)
    return spread.SpreadGallery(SameProcess(folders, int(request.param[0])))


def same(found, wanted):
    assert np.array_equal(found.rows, wanted.rows)
    assert found.similarity.tobytes() == wanted.similarity.tobytes()


def test_it_has_all_references(shared, whole, folders):
    assert (len(shared), shared.total) == (len(whole), whole.total) == (880, 920)
    assert shared.digests == tuple(map(gallery_digest, folders))
    rows = np.array([919, 0, 400, 399, 17, 650])
    assert shared.references.of(rows) == whole.references.of(rows)
    assert shared.references[650] == whole.references[650]
    for name in spread.COLUMNS:
        for asked in (rows, rows.reshape(2, 3), rows[:0], 17):
            assert np.array_equal(getattr(shared, name)[asked], getattr(whole, name)[asked]), name
    assert np.array_equal(shared.order(rows), whole.order(rows))
    ids = ["r381", "r7", "none", "r899", "r30"]
    assert np.array_equal(shared.rows_of(ids), whole.rows_of(ids))


@pytest.mark.parametrize("k", [1, 40, 1000])
def test_a_search_finds_the_same_rows_and_bits(shared, whole, k):
    same(shared.search(QUERIES, k), whole.search(QUERIES, k))
    same(shared.search(QUERIES[:1], k, exact=True), whole.search(QUERIES[:1], k, exact=True))


def test_equals_go_to_what_was_added_first_across_parts(shared, whole):
    hits = shared.search(VECTORS[25:30].astype(np.float32), 2)
    assert (hits.similarity[:, 0] == hits.similarity[:, 1]).all()
    assert (shared.order(hits.rows[:, 0]) < shared.order(hits.rows[:, 1])).all()


@pytest.mark.parametrize(
    "asked",
    [
        Request(within=AREA),
        Request(sources=(Source.INTERNET,)),
        Request(within=AREA, sources=(Source.STREET,), without=("r40", "r41", "r500")),
    ],
    ids=["area", "source", "all"],
)
def test_a_filter_is_worked_out_where_the_rows_are(shared, whole, asked):
    allowed = Limits.of(whole, asked).allowed
    assert 0 < allowed.count < whole.total
    same(shared.search(QUERIES, 30, spread.Filter(asked)), whole.search(QUERIES, 30, allowed))
    gone = whole.search(QUERIES[:1], 9, allowed).rows[0]
    wanted = whole.search(QUERIES, 30, allowed.without(gone))
    same(shared.search(QUERIES, 30, spread.Filter(asked, gone)), wanted)


def test_nothing_is_found_where_nothing_is_allowed(shared):
    nowhere = Request(within=box(0, 0, 1, 1))
    assert (shared.search(QUERIES, 5, spread.Filter(nowhere)).rows == -1).all()


def test_evidence_is_the_same(shared, whole):
    candidates = np.stack([whole.search(QUERIES[:3], 12).rows, whole.search(-QUERIES[:3], 12).rows]).reshape(3, 24)
    left_out = whole.rows_by("a3")
    found = evidence.gather(shared, QUERIES[:3], candidates, 5, left_out)
    wanted = evidence.gather(whole, QUERIES[:3], candidates, 5, left_out)
    assert (wanted.rows >= 0).any()
    for name in ("rows", "distance_m", "similarity"):
        assert getattr(found, name).tobytes() == getattr(wanted, name).tobytes(), name
    assert evidence.of_candidate(shared, found, 1, 3, 5) == evidence.of_candidate(whole, wanted, 1, 3, 5)


def test_what_is_near_and_how_much_is_the_same(shared, whole):
    rows, left_out = np.array([0, 50, 333, 650, 919]), whole.rows_by("a2")
    for radius_m in (500.0, 25_000.0):
        pairs = zip(shared.near(rows, radius_m, 50), whole.near(rows, radius_m, 50), strict=True)
        for of_sources in pairs:
            for (found, metres), (wanted, wanted_m) in zip(*of_sources, strict=True):
                assert np.array_equal(found, wanted) and metres.tobytes() == wanted_m.tobytes()
        assert np.array_equal(shared.crowd(rows, radius_m, left_out), whole.crowd(rows, radius_m, left_out))
        places = whole.latlon[rows] + 0.01
        assert np.array_equal(
            shared.count_near(places, radius_m, left_out), whole.count_near(places, radius_m, left_out)
        )
        assert np.array_equal(np.sort(shared.within(333, radius_m)), np.sort(whole.within(333, radius_m)))


def test_every_part_has_a_shard(folders):
    for count in (1, 2, 3, 4):
        extents = [part.extent() for part in SameProcess(folders, count).parts]
        assert [each.first for each in extents[1:]] == [each.after for each in extents[:-1]]
        assert all(each.after > each.first for each in extents)


def test_parts_of_different_galleries_are_refused(folders):
    parts = SameProcess(folders, 2)
    extent = parts.parts[1].extent()
    parts.parts[1].extent = lambda: replace(extent, digests=("another", *extent.digests[1:]))
    with pytest.raises(GalleryError, match=r"was changed while it was opened; open it again$"):
        spread.SpreadGallery(parts)


@pytest.mark.slow
def test_without_a_part_there_is_no_answer(folders, joined, whole):
    gallery = spread.spread(joined, folders, MODEL)
    same(gallery.search(QUERIES, 5), whole.search(QUERIES, 5))
    gallery._parts.objects[1].end()
    for ask in (lambda: gallery.search(QUERIES, 5), lambda: gallery.count_near(PLACES[:2], 1000.0)):
        with pytest.raises(EngineError, match=r"^a part of the gallery of the cluster was lost .*; see") as lost:
            ask()
        assert lost.value.code == cluster.LOST
    same(spread.spread(joined, folders, MODEL).search(QUERIES, 5), whole.search(QUERIES, 5))
