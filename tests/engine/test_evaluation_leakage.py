"""What a fair test leaves out: references of the author, of the album, near-duplicates, and of the same half hour."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.evaluation.leakage import ALBUM, AUTHOR, COPY, TIME, Leakage, Rule
from pinpoint_engine.evaluation.lists import KnownPhoto
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
    found = left(gallery, KnownPhoto("q", PARIS, " ada", "Three"))
    assert found == {AUTHOR: list(range(10)), ALBUM: list(range(10, 15)), COPY: []}


def test_unknown_authors_and_albums_leave_out_nothing(gallery):
    assert left(gallery, KnownPhoto("q", LONDON)) == {AUTHOR: [], ALBUM: [], COPY: []}


def test_half_an_hour_around_a_photo_where_one_author_made_the_region(gallery):
    zoned = (NOON + timedelta(minutes=60)).replace(tzinfo=timezone(timedelta(hours=10)))  # the clock on the spot counts
    for time in (NOON + timedelta(minutes=60), zoned):
        found = left(gallery, KnownPhoto("q", PARIS, "Ada", "one", taken_at=time), by_author=False)
        assert found == {ALBUM: [0, 1, 2, 3, 4], COPY: [], TIME: [3, 4, 5, 6, 7, 8, 9]}


def test_a_copy_is_left_out_and_a_look_alike_is_not(gallery):
    leakage = Leakage(gallery)
    vectors = gallery.vectors.astype(np.float32)
    across = vectors[np.r_[0:15]] @ vectors[np.r_[15:20]].T  # of another album, and far away
    assert across.max() - 0.05 < leakage.alike <= across.max()
    assert left(gallery, KnownPhoto("q", LONDON), vectors[3])[COPY] == [3]
    beside = vectors[3] + 0.01 * vectors[4]
    assert left(gallery, KnownPhoto("q", LONDON), beside / np.linalg.norm(beside))[COPY] == [3]
    assert left(gallery, KnownPhoto("q", LONDON), np.full(16, np.nan, np.float32))[COPY] == []


def test_however_many_copies_there_are_all_are_left_out(make_gallery):
    rng = np.random.default_rng(3)
    base = rng.normal(size=(500, 16))
    base[:200] = base[0] + rng.normal(size=(200, 16)) / 100
    vectors = base / np.linalg.norm(base, axis=1, keepdims=True)
    latlon = [(n / 10_000, 0.0) for n in range(200)] + [(n / 10, 90.0) for n in range(300)]
    many = make_gallery(latlon, vectors, sequence=["burst"] * 200 + [str(n) for n in range(300)])
    assert left(many, KnownPhoto("q", LONDON), vectors[7].astype(np.float32))[COPY] == list(range(200))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("count", [3, 64, 65, 300])
def test_where_all_references_are_copies_all_are_left_out(make_gallery, count):
    """A burst at one place: nothing looks alike from elsewhere, and the search for the last copy comes to its end."""
    rows = np.zeros((count, 16))
    rows[:, 0] = 1
    burst = make_gallery([(48.86, 2.35)] * count, rows, sequence=["burst"] * count)
    leakage = Leakage(burst)
    assert leakage.alike == -1
    assert left(burst, KnownPhoto("q", LONDON), rows[0].astype(np.float32))[COPY] == list(range(count))


def look_alikes(gallery):
    """Return how alike each reference is to the most alike one of another album at more than 25 km, one by one."""
    vectors = gallery.vectors.astype(float)
    best = []
    for row in range(len(gallery)):
        metres = geodesy.distance_m(gallery.latlon[row], gallery.latlon)
        others = (metres > 25_000) & (gallery.sequences != gallery.sequences[row])
        best.append((vectors @ vectors[row])[others].max(initial=-1))
    return best


def test_the_threshold_of_copies_is_that_which_one_look_alike_in_a_thousand_passes(make_gallery):
    """Along a road of 1,200 km, a frame every kilometre; albums of ten, each again 100 km later, and copies of them.

    So the most alike of a frame is of its own album far away, or of another one near by; neither counts.
    """
    rng = np.random.default_rng(8)
    count = 1_200
    rows = rng.normal(size=(count, 12))
    rows[100:] += 3 * rows[:-100]  # of the same album, 100 km on
    rows[5::10] += 3 * rows[4::10][: len(rows[5::10])]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    albums = [str(number // 10 % 10 + 10 * (number // 200)) for number in range(count)]
    beside = [str(number % 2) + album for number, album in enumerate(albums)]
    road = make_gallery(geodesy.destination((-30.0, 150.0), 90.0, 1_000.0 * np.arange(count)), rows, sequence=beside)
    best = look_alikes(road)
    assert Leakage(road).alike == pytest.approx(np.quantile(best, 0.999), abs=1e-6)
    assert np.quantile(best, 0.99) < np.quantile(best, 0.999) - 0.01


@pytest.mark.parametrize(("seconds", "out"), [(1_800, True), (1_801, False), (-1_800, True), (-1_801, False)])
def test_half_an_hour_is_thirty_minutes(make_gallery, seconds, out):
    one = make_gallery([(48.86, 2.35)], captured_at=[NOON + timedelta(seconds=seconds)])
    assert left(one, KnownPhoto("q", PARIS, taken_at=NOON), by_author=False)[TIME] == ([0] if out else [])


def test_a_row_of_which_a_part_is_unknown_has_no_copies(gallery):
    row = gallery.vectors[3].astype(np.float32)
    row[5] = np.nan
    assert left(gallery, KnownPhoto("q", LONDON), row)[COPY] == []


def test_who_made_the_whole_region_keeps_the_other_albums(gallery):
    rule = Leakage(gallery).rule([KnownPhoto("a", PARIS, "Ada"), KnownPhoto("b", PARIS, "Bo")])
    assert rule.by_author and rule.alone == 0
    alone = Leakage(gallery).rule([KnownPhoto("a", LONDON, "Cy"), KnownPhoto("b", Location(0, 0), "Ada")])
    assert alone.by_author


def test_one_author_of_a_whole_region_is_told(make_gallery):
    sydney = make_gallery([(-33.9 + n / 100, 151.2) for n in range(40)], author=["Mo"] * 39 + ["Al"])
    rule = Leakage(sydney).rule([KnownPhoto(str(n), Location(-33.9, 151.2), "Mo") for n in range(5)])
    assert not rule.by_author and rule.alone == 1
    words = rule.in_words(0.8)
    assert "one author made the whole region around 100% of the photos" in words
    assert "±30 minutes" in words and "above 0.80" in words


@pytest.mark.parametrize(("others", "alone"), [(4, True), (5, False)])
@pytest.mark.parametrize(("km", "near"), [(190, True), (210, False)])
def test_a_region_is_of_200_km_and_one_authors_where_others_have_less_than_a_twentieth(
    make_gallery, others, alone, km, near
):
    """Of a hundred references around a photo; beyond 200 km they do not count, and then there are none."""
    latlon = np.repeat(geodesy.destination((-30.0, 150.0), 90.0, np.array([1_000.0 * km])), 100, axis=0)
    made = make_gallery(latlon, author=["Mo"] * (100 - others) + ["Al"] * others)
    rule = Leakage(made).rule([KnownPhoto("a", Location(-30.0, 150.0), "mO ")])
    assert (rule.alone, rule.by_author) == ((1, False) if near and alone else (0, True))


@pytest.mark.parametrize(("theirs", "by_author"), [(1, True), (2, True), (3, False)])
def test_a_region_is_one_authors_where_more_than_half_of_the_photos_have_it_so(make_gallery, theirs, by_author):
    """Of four photos, some in Mo's region and the others in one of two authors."""
    made = make_gallery([(-33.9, 151.2)] * 20 + [(48.9, 2.3)] * 20, author=["Mo"] * 30 + ["Al"] * 10)
    places = [Location(-33.9, 151.2)] * theirs + [Location(48.9, 2.3)] * (4 - theirs)
    rule = Leakage(made).rule([KnownPhoto(str(number), place, "Mo") for number, place in enumerate(places)])
    assert (rule.alone, rule.by_author) == (theirs / 4, by_author)


def test_without_authors_the_album_counts(gallery):
    rule = Leakage(gallery).rule([KnownPhoto("a", PARIS, "", "one")])
    assert not rule.by_author and rule.in_words(0.8).startswith("the list names no authors")


def test_the_ids_of_all_that_is_left_out_come_once(gallery):
    leakage = Leakage(gallery)
    found = leakage.left_out(KnownPhoto("q", PARIS, "Ada", "one"), None, Rule(True))
    assert leakage.ids(found) == tuple(f"r{row}" for row in range(10))
