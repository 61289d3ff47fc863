"""How sure an album is together is learned from albums asked without themselves."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.confidence.calibration import ALBUM, Calibration, softmax
from pinpoint_engine.training.confidence.albums import fit_album, fuse_windows, windows
from pinpoint_engine.training.lists import TOP_K, AlbumLists

ALBUMS, EACH = 24, 6
SYDNEY = (-33.87, 151.21)


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Albums of six photos around Sydney, some 3 km from one to the next."""
    latlon = [
        geodesy.destination(SYDNEY, 15.0 * album, 3_000.0 * (1 + photo))
        for album in range(ALBUMS)
        for photo in range(EACH)
    ]
    return make_gallery(latlon, sequence=[f"walk {album:02d}" for album in range(ALBUMS) for _ in range(EACH)])


@pytest.fixture(scope="module")
def asked(gallery):
    """Every photo once: in even albums look-alikes lie around the truth, in odd ones the truth is in Paris."""
    count = ALBUMS * EACH
    rng = np.random.default_rng(1)
    row = np.arange(count)
    away = (row // EACH) % 2 == 1
    truth = np.where(away[:, None], (48.86, 2.35), gallery.latlon)
    voters = np.argsort(gallery.metres(row, row) * rng.uniform(0.5, 2.0, (count, count)), axis=1)[:, 1:21]
    alike = np.linspace(0.9, 0.3, 20, dtype=np.float32)[None].repeat(count, axis=0)
    return SimpleNamespace(
        questions=SimpleNamespace(kind=np.zeros(count, np.int64), row=row, truth=truth, weight=np.ones(count)),
        ranking=SimpleNamespace(base=np.zeros((count, TOP_K)), rows=voters[:, :TOP_K]),
        albums=AlbumLists(voters, alike),
    ), away


def album_calibration(lists, shares, gallery):
    odds, sharpness = fit_album(lists, shares, gallery, np.arange(len(gallery)), Voting())
    return Calibration({ALBUM: odds}, {ALBUM: sharpness})


def photos_of(kinds, rows):
    """Lists of which only the photos matter."""
    return SimpleNamespace(questions=SimpleNamespace(kind=np.array(kinds), row=np.array(rows)))


def test_photos_of_an_album_follow_each_other_in_order(gallery):
    lists = photos_of([0, 0, 2, 0, 0, 0], [2, 0, 1, 1, 6, 7])
    found = [window.tolist() for window in windows(lists, gallery, np.arange(len(gallery))[::-1])]
    assert found == [[0, 3, 1], [5, 4]]


def test_a_long_album_is_asked_in_parts_of_ten(gallery, make_gallery):
    long = make_gallery(gallery.latlon[:23], sequence=["one"] * 23)
    lists = photos_of([0] * 23, range(23))
    assert [len(window) for window in windows(lists, long, np.arange(23))] == [10, 10, 3]


def test_albums_that_agree_become_surer_than_their_photos(asked, gallery):
    """Alone each photo is taken for elsewhere with 0.35 or 0.65, now and then wrongly; together they are not."""
    lists, away = asked
    rng = np.random.default_rng(2)
    likely = np.where(away ^ (rng.random(len(away)) < 0.2), 0.65, 0.35)
    shares = (1 - likely)[:, None] * np.full(TOP_K, 1 / TOP_K)
    fitted = album_calibration(lists, shares, gallery)
    together = [fitted.elsewhere_in_album(likely[start : start + EACH]).mean() for start in range(0, len(away), EACH)]
    assert np.mean(together[::2]) < 0.2 and np.mean(together[1::2]) > 0.8
    weights = fitted.elsewhere[ALBUM].weights
    assert weights["album"] > weights["photo"]


def test_confidence_in_the_first_place_of_an_album_holds(asked, gallery):
    lists, away = asked
    shares = np.where(away, 0.1, 0.9)[:, None] * np.full(TOP_K, 1 / TOP_K)
    fused = fuse_windows(lists, shares, gallery, np.arange(len(gallery)), Voting())
    fitted = album_calibration(lists, shares, gallery)
    elsewhere = np.concatenate(
        [fitted.elsewhere_in_album(1 - shares[start : start + EACH].sum(axis=1)) for start in range(0, len(away), EACH)]
    )
    sure = (1 - elsewhere) * (softmax(fused.scores, fitted.sharpness[ALBUM]) * (fused.beside_m < 25_000)).sum(axis=1)
    assert sure.mean() == pytest.approx((fused.truth_m[:, 0] < 25_000).mean(), abs=0.05)
