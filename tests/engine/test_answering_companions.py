"""A fair request leaves out of each photo's search its own copies and companions, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest

from pinpoint_engine import Album, Failure, Photo, Request, Source, geodesy
from pinpoint_engine.answering.companions import Companions
from pinpoint_engine.answering.limits import ALONE, Limits
from pinpoint_engine.photos import decode, read_photo
from pinpoint_engine.systems import open_system
from pinpoint_engine.types import System

NOON = datetime(2024, 5, 17, 12)
LATER = NOON + timedelta(days=9)


@pytest.fixture
def gallery(make_gallery):
    """Ada's twelve photos of Paris, six on each of two walks, and forty by others there; five of London by nobody."""
    latlon = [(48.86 + n / 1000, 2.35) for n in range(52)] + [(51.51 + n / 1000, -0.13) for n in range(5)]
    authors = ["Ada"] * 12 + [f"other {n}" for n in range(40)] + [""] * 5
    walks = ["own/one"] * 6 + ["own/two"] * 6 + [f"w{n}" for n in range(40)] + ["tube"] * 5
    times = [NOON + timedelta(minutes=10 * n) for n in range(52)] + [None] * 5
    return make_gallery(latlon, author=authors, sequence=walks, captured_at=times)


def left(gallery, row, **photo):
    query = gallery.vectors[row].astype(np.float32) if row is not None else np.ones(16, np.float32) / 4
    return Companions(gallery).left_out(Photo("q", "/p/q.jpg", **photo), query).tolist()


def test_a_photo_that_is_a_reference_takes_its_sequence_and_author_along(gallery):
    assert left(gallery, 3, taken_at=LATER) == list(range(12))
    assert left(gallery, 20, taken_at=LATER) == [20]
    assert left(gallery, 53) == list(range(52, 57))


def test_what_was_taken_within_half_an_hour_is_left_out(gallery):
    assert left(gallery, 30, taken_at=NOON + timedelta(minutes=250)) == [22, 23, 24, 25, 26, 27, 28, 30]


@pytest.mark.parametrize("album", ["/home/ada/own/two", "C:\\Users\\ada\\own\\two", "own/two"])
def test_the_folder_of_a_photo_is_the_sequence_that_it_became(gallery, album):
    assert left(gallery, 40, taken_at=LATER, album=album) == [*range(6, 12), 40]
    assert left(gallery, 40, taken_at=LATER, album="/home/ada/two") == [40]


def test_an_author_of_the_whole_region_keeps_the_other_walks(make_gallery):
    alone = make_gallery(
        [(-33.9 + n / 100, 151.2) for n in range(40)],
        author=["Mo"] * 39 + ["Al"],
        sequence=[f"{n // 10}" for n in range(40)],
    )
    assert left(alone, 5) == list(range(10))


def test_limits_without_anything_more_are_the_same(gallery):
    limits = Limits.of(gallery, Request(without=("r3", "r1")))
    assert limits.without(np.empty(0, np.int64)) is limits
    fewer = limits.without(np.array([3, 7]))
    assert fewer.left_out.tolist() == [1, 3, 7] and not fewer.allowed[[1, 3, 7]].any()
    assert fewer.allowed.count == len(gallery) - 3 and limits.allowed[7] and not fewer.nowhere
    assert limits.without(np.arange(len(gallery))).nowhere == ALONE


@pytest.mark.parametrize("system", [System.PINPOINT, System.PIGEON, System.PLANET])
def test_a_fair_answer_is_that_without_the_companions(embedded_or_skip, system):
    """Of the embedded pack: asked about some of its own references' rows, every system answers as with `without`."""
    engine, photos = embedded_or_skip(system)
    fair = list(engine.locate(photos, Request(fair=True, evidence_per_source=2)))
    companions = engine.companions
    backbone = engine.models.backbone if system is System.PINPOINT else engine.backbone
    changed = 0
    for photo, answer in zip(photos, fair, strict=True):
        rows = companions.left_out(photo, backbone.encode_images([decode(photo.path)])[0])
        names = tuple(engine.gallery.references[row].id for row in rows.tolist())
        [expected] = engine.locate([photo], Request(without=names, evidence_per_source=2))
        assert answer == expected
        changed += bool(names)
    assert changed


@pytest.fixture(scope="module")
def embedded_or_skip(shared):
    photos = [read_photo(str(path)) for path in sorted((shared / "data" / "photos").rglob("*.jpg"))[:400:50]]

    def opened(system):
        return open_system(system), photos

    return opened


def test_a_photo_that_is_a_reference_is_not_found_by_itself(engine, queries):
    [usual] = engine.locate(queries[:1], Request())
    assert usual.candidates[0].features["similarity"] > 0.999
    own = replace(queries[0], taken_at=None, album="")
    [fair] = engine.locate([own], Request(fair=True))
    row = engine.models.backbone.encode_images([decode(own.path)])[0]
    gone = {engine.gallery.references[number].id for number in engine.companions.left_out(own, row).tolist()}
    listed = [] if isinstance(fair, Failure) else fair.candidates
    shown = {each.reference.id for candidate in listed for each in (candidate, *candidate.evidence)}
    assert usual.candidates[0].reference.id in gone and not gone & shown


def test_where_all_that_is_left_is_the_photo_s_own_it_fails_with_the_remedy(engine, queries):
    hour = replace(queries[0], taken_at=datetime(2024, 5, 17, 14, 3, 1))
    untimed = tuple(each.id for each in engine.gallery.references if each.captured_at is None)
    [found] = engine.locate([hour], Request(fair=True, without=untimed))
    assert (found.code, found.message) == ("no_reference_in_region", ALONE)


def test_photos_of_an_album_cannot_be_asked_fairly():
    with pytest.raises(ValueError, match="asks each photo by itself; choose independent photos"):
        Request(fair=True, album=Album.SAME_TRIP)


def test_references_within_5_km_are_counted_without_those_left_out(engine, queries):
    [usual] = engine.locate(queries[:1], Request(sources=(Source.INTERNET,)))
    latlon = engine.gallery.latlon
    for candidate in usual.candidates:
        place = (candidate.location.lat, candidate.location.lon)
        assert candidate.refs_5km == (geodesy.distance_m(place, latlon) <= 5_000).sum()
    gone = usual.candidates[0].reference
    [fewer] = engine.locate(queries[:1], Request(without=(gone.id,)))
    for candidate in fewer.candidates:
        place = (candidate.location.lat, candidate.location.lon)
        near = geodesy.distance_m(place, latlon) <= 5_000
        assert candidate.refs_5km == near.sum() - near[engine.gallery.rows_of([gone.id])[0]]
