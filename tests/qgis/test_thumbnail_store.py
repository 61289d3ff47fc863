"""Thumbnails are read once, off the main thread, and kept within limits."""

from __future__ import annotations

import os
import threading

import pytest
from PIL import Image
from qgis.PyQt.QtGui import QColor

from pinpoint_qgis import thumbnail_store, thumbnails
from pinpoint_qgis.dock.photo_list import PICTURE
from pinpoint_qgis.thumbnail_store import SIZE, Thumbnails


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of its own."""
    monkeypatch.setattr(thumbnail_store, "folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch):
    """The threads in which photos were read."""
    threads, read = [], thumbnails.read
    monkeypatch.setattr(thumbnails, "read", lambda *given: threads.append(threading.get_ident()) or read(*given))
    return threads


def photo(path, colour=(200, 30, 30)):
    Image.new("RGB", (900, 600), colour).save(path, quality=95)
    return str(path)


def seen(store, path, qtbot):
    with qtbot.waitSignal(store.ready, timeout=10_000):
        assert store.picture(path).isNull()
    return store.picture(path)


def test_a_photo_is_read_once_and_not_on_the_main_thread(tmp_path, cache, reads, qtbot):
    path, store = photo(tmp_path / "a.jpg"), Thumbnails()
    picture = seen(store, path, qtbot)
    assert (picture.width(), picture.height()) in ((256, 170), (256, 171))
    again = seen(Thumbnails(), path, qtbot)
    assert len(reads) == 1 and threading.get_ident() not in reads and len(list(cache.iterdir())) == 1
    for each in (picture, again):
        assert abs(QColor(each.toImage().pixel(9, 9)).red() - 200) < 8


def test_a_photo_that_was_changed_is_read_again(tmp_path, reads, qtbot):
    path = photo(tmp_path / "a.jpg")
    seen(Thumbnails(), path, qtbot)
    photo(tmp_path / "a.jpg", (20, 20, 220))
    os.utime(path, ns=(1, 1))
    assert QColor(seen(Thumbnails(), path, qtbot).toImage().pixel(9, 9)).blue() > 200 and len(reads) == 2


def test_what_cannot_be_read_has_no_picture_and_is_not_kept(tmp_path, cache, qtbot):
    (tmp_path / "a.jpg").write_text("no photo")
    for name in ("a.jpg", "gone.jpg"):
        assert seen(Thumbnails(), str(tmp_path / name), qtbot).isNull()
    assert not cache.exists()


def test_a_damaged_picture_in_the_cache_is_read_anew(tmp_path, cache, reads, qtbot):
    path = photo(tmp_path / "a.jpg")
    seen(Thumbnails(), path, qtbot)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"half")
    assert not seen(Thumbnails(), path, qtbot).isNull() and len(reads) == 2


def test_the_oldest_are_deleted_when_there_are_too_many_bytes(cache):
    cache.mkdir()
    for number in range(10):
        (cache / f"{number}.jpg").write_bytes(bytes(100))
        os.utime(cache / f"{number}.jpg", (number, number))
    thumbnail_store.trim(1000)
    assert len(list(cache.iterdir())) == 10
    thumbnail_store.trim(800)
    assert sorted(path.stem for path in cache.iterdir()) == ["4", "5", "6", "7", "8", "9"]


def test_few_pictures_are_held_in_memory(tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(thumbnail_store, "MOST_IN_MEMORY", 2)
    store = Thumbnails()
    for name in "abc":
        seen(store, photo(tmp_path / f"{name}.jpg"), qtbot)
    assert len(store._pictures) == 2 and seen(store, str(tmp_path / "a.jpg"), qtbot).width() == 256


def test_a_thumbnail_has_the_pixels_of_a_screen_at_300_percent():
    assert SIZE.width() >= 3 * PICTURE.width() and SIZE.height() >= 3 * PICTURE.height()


def test_what_is_asked_for_last_is_read_first(tmp_path, qtbot):
    store, order = Thumbnails(), []
    store.ready.connect(order.append)
    paths = [photo(tmp_path / f"{number}.jpg") for number in range(8)]
    for path in paths:
        store.picture(path)
    qtbot.waitUntil(lambda: len(order) == 8, timeout=10_000)
    assert order.index(paths[7]) < max(map(order.index, paths[:4]))  # some of these are begun before it is asked for
    store.stop()
