"""References by similarity and by location: the same results as exhaustive search."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import pytest

from pinpoint_engine import gallery as galleries
from pinpoint_engine import geodesy
from pinpoint_engine.errors import GalleryError
from pinpoint_engine.gallery import Allowed
from pinpoint_engine.gallery import gallery as implementation
from pinpoint_engine.types import Source

RNG = np.random.default_rng(3)
COUNT = 3000


def anywhere(count):
    """Return points evenly spread over the sphere, degrees [count, 2]."""
    return np.column_stack([np.degrees(np.arcsin(RNG.uniform(-1, 1, count))), RNG.uniform(-180, 180, count)])


def unit(count, dim=16):
    rows = RNG.normal(size=(count, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def brute_force(gallery, query, k, allowed):
    """Return the k most similar rows and their similarity by exhaustive search, ties to the lower row."""
    products = gallery.vectors.astype(np.float64) * query.astype(np.float64)
    likeness = products.sum(axis=1).astype(np.float32)
    order = [row for row in np.lexsort((np.arange(len(gallery)), -likeness)) if allowed[row]][:k]
    return np.array(order), likeness[order]


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Random references in ten clusters of vectors, every seventh street-level, some of them duplicates."""
    vectors = unit(10)[RNG.integers(0, 10, COUNT)] + 0.2 * unit(COUNT)
    vectors[1000:1040] = vectors[1000]
    sources = [Source.STREET if row % 7 == 0 else Source.INTERNET for row in range(COUNT)]
    return make_gallery(anywhere(COUNT), vectors / np.linalg.norm(vectors, axis=1, keepdims=True), source=sources)


def test_search_finds_what_looking_at_all_finds(gallery):
    queries, allowed = unit(200), np.ones(COUNT, bool)
    hits = gallery.search(queries, 10)
    for number, query in enumerate(queries):
        rows, similarity = brute_force(gallery, query, 10, allowed)
        assert np.array_equal(hits.rows[number], rows)
        assert np.array_equal(hits.similarity[number], similarity)


def test_search_within_finds_what_looking_at_the_allowed_finds(gallery):
    allowed = RNG.random(COUNT) < 0.03
    queries = unit(100)
    hits = gallery.search(queries, 10, Allowed(allowed))
    for number, query in enumerate(queries):
        assert np.array_equal(hits.rows[number], brute_force(gallery, query, 10, allowed)[0])


def test_the_least_alike_reference_is_found_when_only_it_is_allowed(gallery):
    query = unit(1)
    last = brute_force(gallery, query[0], COUNT, np.ones(COUNT, bool))[0][-1]
    hits = gallery.search(query, 5, Allowed(np.arange(COUNT) == last))
    assert hits.rows.tolist() == [[last, -1, -1, -1, -1]]
    assert np.isneginf(hits.similarity[0, 1:]).all()


def test_a_query_alone_gets_the_same_bits_as_in_a_batch(gallery):
    queries = unit(32)
    together = gallery.search(queries, 20)
    for number in range(32):
        alone = gallery.search(queries[number : number + 1], 20)
        assert alone.rows[0].tobytes() == together.rows[number].tobytes()
        assert alone.similarity[0].tobytes() == together.similarity[number].tobytes()


def test_similarity_does_not_depend_on_what_else_is_compared(gallery):
    query, rows = unit(1)[0], RNG.permutation(COUNT)
    together = gallery.similarity(query, rows)
    assert all(gallery.similarity(query, rows[n : n + 1])[0] == together[n] for n in range(200))


def test_ties_go_to_the_lower_row(gallery):
    hits = gallery.search(gallery.vectors[1020][None].astype(np.float32), 5)
    assert hits.rows.tolist() == [[1000, 1001, 1002, 1003, 1004]]
    assert len(set(hits.similarity[0].tolist())) == 1


def test_more_wanted_than_there_are_leaves_room(make_gallery):
    hits = make_gallery(anywhere(3)).search(unit(2), 5)
    assert (hits.rows >= 0).sum(axis=1).tolist() == [3, 3]
    assert (hits.rows[:, 3:] == -1).all()


def test_nothing_allowed_finds_nothing(gallery):
    assert (gallery.search(unit(2), 4, Allowed(np.zeros(COUNT, bool))).rows == -1).all()


def test_a_query_that_is_no_number_finds_nothing(gallery):
    assert (gallery.search(np.full((1, 16), np.nan, np.float32), 4).rows == -1).all()


def test_an_empty_gallery_finds_nothing(make_gallery):
    empty = make_gallery(np.empty((0, 2)), np.empty((0, 16)))
    assert (empty.search(unit(1), 4).rows == -1).all()


def test_near_finds_nothing_of_a_source_that_is_not_there(make_gallery):
    found = make_gallery([(0, 0), (1, 1)], source=[Source.INTERNET] * 2).near(np.array([0, 1]), 2e7, 5)
    assert [[len(rows) for rows, _ in by_source] for by_source in found] == [[2, 0], [2, 0]]


@pytest.fixture(scope="module")
def crowd(make_gallery):
    """Hundreds of references around the antimeridian and the poles, and some everywhere."""
    seam = np.column_stack([RNG.normal(0, 0.5, 400), (180 + RNG.normal(0, 0.5, 400) + 180) % 360 - 180])
    poles = np.column_stack([RNG.choice([-1, 1], 200) * (90 - RNG.exponential(0.3, 200)), RNG.uniform(-180, 180, 200)])
    latlon = np.vstack([seam, np.clip(poles, -90, 90), anywhere(400)])
    sources = [Source.STREET if row % 3 == 0 else Source.INTERNET for row in range(len(latlon))]
    return make_gallery(latlon, source=sources)


def near_by_looking_at_all(gallery, point, source, radius_m, most):
    metres = geodesy.distance_m(point, gallery.latlon)
    rows = np.flatnonzero((metres < radius_m) & (gallery.sources == list(Source).index(source)))
    return rows[np.argsort(metres[rows], kind="stable")][:most]


@pytest.mark.parametrize("many", [0, 50_000])
@pytest.mark.parametrize("radius_m", [20_000.0, 300_000.0, 15_000_000.0])
def test_near_finds_what_looking_at_all_finds(crowd, radius_m, many, monkeypatch):
    monkeypatch.setattr(implementation, "MANY", many)
    asked = np.arange(0, len(crowd), 3)
    for point, by_source in zip(crowd.latlon[asked], crowd.near(asked, radius_m, 40), strict=True):
        for source, (rows, metres) in zip(Source, by_source, strict=True):
            assert np.array_equal(rows, near_by_looking_at_all(crowd, point, source, radius_m, 40))
            assert np.allclose(metres, geodesy.distance_m(point, crowd.latlon[rows]), atol=0.5)


def test_a_crowd_is_counted_alike_from_memory(crowd):
    rows = np.array([5, 3, 5, 40])
    wanted = [(geodesy.distance_m(crowd.latlon[row], crowd.latlon) <= 2e6).sum() for row in rows]
    for _ in range(2):
        assert crowd.crowd(rows, 2e6).tolist() == wanted
    fewer = crowd.crowd(rows, 2e6, rows[:1])
    assert fewer.tolist() == [
        w - (geodesy.distance_m(crowd.latlon[r], crowd.latlon[5]) <= 2e6) for r, w in zip(rows, wanted, strict=True)
    ]
    assert crowd.crowd(np.array([7, 3]), 2e6)[1] == wanted[1]


def test_near_sorts_by_distance_and_stops_at_the_wanted_number(crowd):
    (rows, metres), _ = next(crowd.near(np.array([1]), 1e6, 7))
    assert len(rows) == 7
    assert (np.diff(metres) >= 0).all()


def test_join_keeps_the_first_of_each_id(make_gallery):
    one = make_gallery([(0, 0), (1, 1)], id=["a", "b"])
    two = make_gallery([(5, 5), (2, 2)], id=["b", "c"])
    both = galleries.join([one, two])
    assert [reference.id for reference in both.references_of(both.added)] == ["a", "b", "c"] and len(both) == 3
    assert both.latlon[both.added].tolist() == [[0, 0], [1, 1], [2, 2]]
    assert np.array_equal(both.vectors[both.added], np.vstack([one.vectors, two.vectors[1:]]))


def test_joining_one_gallery_gives_it_back(make_gallery):
    only = make_gallery([(0, 0)])
    assert galleries.join([only]) is only


def test_galleries_of_two_models_do_not_join(make_gallery):
    with pytest.raises(GalleryError, match="build them again") as caught:
        galleries.join([make_gallery([(0, 0)]), make_gallery([(0, 0)], model="x" * 64)])
    assert caught.value.code == "other_model"


def test_as_many_vectors_as_references(make_gallery):
    with pytest.raises(GalleryError, match="2 references but 1 vectors"):
        make_gallery([(0, 0), (1, 1)], unit(1))


def test_coverage_counts_every_reference_on_the_globe(make_gallery):
    places = [(0.5, 0.5), (0.6, 0.6), (-0.5, 0.5), (90, 180), (-90, -180), (89.5, 179.5)]
    cells = make_gallery(places, source=[Source.STREET, *[Source.INTERNET] * 5]).coverage()
    assert sum(cell["internet"] for cell in cells) == 5
    assert [cell["street"] for cell in cells if cell["south"] == 0] == [1]
    assert all(-90 <= cell["south"] <= 89 and -180 <= cell["west"] <= 179 for cell in cells)
    assert next(cell["internet"] for cell in cells if cell["south"] == 89) == 2


def test_faiss_asks_with_one_thread_whoever_calls(gallery):
    def counts():
        before = faiss.omp_get_max_threads()
        gallery.search(gallery.vectors[:1].astype(np.float32), 5)
        return before, faiss.omp_get_max_threads()

    with ThreadPoolExecutor(1) as pool:
        before, after = pool.submit(counts).result()
    if before == 1:
        pytest.skip("OpenMP has one thread here, whoever calls")
    assert after == 1


def test_half_precision_is_widened_to_the_very_numbers():
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)]
    wide = galleries.widened(halves)
    assert wide.dtype == np.float32 and wide.tobytes() == halves.astype(np.float32).tobytes()
