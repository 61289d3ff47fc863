"""What a fair test leaves out: references of the author, of the album, near-duplicates, and of the same half hour."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from pinpoint_engine.evaluation.leakage import ALBUM, AUTHOR, COPY, TIME, Leakage, Rule
from pinpoint_engine.evaluation.lists import Listed
from pinpoint_engine.types import Location

NOON = datetime(2024, 5, 17, 12)
PARIS, LONDON = Location(48.86, 2.35), Location(51.51, -0.13)


@pytest.fixture
def gallery(make_gallery):
    """Ada's ten photos of Paris on two walks, five of Bo's there, and five of London by nobody known."""
    latlon = [(48.86 + n / 1000, 2.35) for n in range(15)] + [(51.51 + n / 1000, -0.13) for n in range(5)]
    authors = ["Ada"] * 10 + ["Bo"] * 5 + [""] * 5
    walks = ["one"] * 5 + ["two"] * 5 + ["three"] * 5 + ["four"] * 5
    times = [NOON + timedelta(minutes=10 * n) for n in range(19)] + [None]
    return make_gallery(latlon, author=authors, sequence=walks, captured_at=times)


def left(gallery, photo, row=None, by_author=True):
    found = Leakage(gallery).left_out(photo, row, Rule(by_author))
    return {reason: rows.tolist() for reason, rows in found.items()}


def test_all_of_an_author_and_of_an_album_are_left_out(gallery):
    found = left(gallery, Listed("q", PARIS, " ada", "Three"))
    assert found == {AUTHOR: list(range(10)), ALBUM: list(range(10, 15)), COPY: []}


def test_unknown_authors_and_albums_leave_out_nothing(gallery):
    assert left(gallery, Listed("q", LONDON)) == {AUTHOR: [], ALBUM: [], COPY: []}


def test_half_an_hour_around_a_photo_where_one_author_made_the_region(gallery):
    zoned = (NOON + timedelta(minutes=60)).replace(tzinfo=timezone(timedelta(hours=10)))  # the clock on the spot counts
    for time in (NOON + timedelta(minutes=60), zoned):
        found = left(gallery, Listed("q", PARIS, "Ada", "one", taken_at=time), by_author=False)
        assert found == {ALBUM: [0, 1, 2, 3, 4], COPY: [], TIME: [3, 4, 5, 6, 7, 8, 9]}


def test_a_copy_is_left_out_and_a_look_alike_is_not(gallery):
    leakage = Leakage(gallery)
    vectors = gallery.vectors.astype(np.float32)
    across = vectors[np.r_[0:15]] @ vectors[np.r_[15:20]].T  # of another album, and far away
    assert across.max() - 0.05 < leakage.alike <= across.max()
    assert left(gallery, Listed("q", LONDON), vectors[3])[COPY] == [3]
    beside = vectors[3] + 0.01 * vectors[4]
    assert left(gallery, Listed("q", LONDON), beside / np.linalg.norm(beside))[COPY] == [3]
    assert left(gallery, Listed("q", LONDON), np.full(16, np.nan, np.float32))[COPY] == []


def test_however_many_copies_there_are_all_are_left_out(make_gallery):
    rng = np.random.default_rng(3)
    base = rng.normal(size=(500, 16))
    base[:200] = base[0] + rng.normal(size=(200, 16)) / 100
    vectors = base / np.linalg.norm(base, axis=1, keepdims=True)
    latlon = [(n / 10_000, 0.0) for n in range(200)] + [(n / 10, 90.0) for n in range(300)]
    many = make_gallery(latlon, vectors, sequence=["burst"] * 200 + [str(n) for n in range(300)])
    assert left(many, Listed("q", LONDON), vectors[7].astype(np.float32))[COPY] == list(range(200))


def test_who_made_the_whole_region_keeps_the_other_albums(gallery):
    rule = Leakage(gallery).rule([Listed("a", PARIS, "Ada"), Listed("b", PARIS, "Bo")])
    assert rule.by_author and rule.alone == 0
    alone = Leakage(gallery).rule([Listed("a", LONDON, "Cy"), Listed("b", Location(0, 0), "Ada")])
    assert alone.by_author


def test_one_author_of_a_whole_region_is_told(make_gallery):
    sydney = make_gallery([(-33.9 + n / 100, 151.2) for n in range(40)], author=["Mo"] * 39 + ["Al"])
    rule = Leakage(sydney).rule([Listed(str(n), Location(-33.9, 151.2), "Mo") for n in range(5)])
    assert not rule.by_author and rule.alone == 1
    words = rule.in_words(0.8)
    assert "one author made the whole region around 100% of the photos" in words
    assert "±30 minutes" in words and "above 0.80" in words


def test_without_authors_the_album_counts(gallery):
    rule = Leakage(gallery).rule([Listed("a", PARIS, "", "one")])
    assert not rule.by_author and rule.in_words(0.8).startswith("the list names no authors")


def test_the_ids_of_all_that_is_left_out_come_once(gallery):
    leakage = Leakage(gallery)
    found = leakage.left_out(Listed("q", PARIS, "Ada", "one"), None, Rule(True))
    assert leakage.ids(found) == tuple(f"r{row}" for row in range(10))
