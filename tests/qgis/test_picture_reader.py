"""Pictures of photos and references are read off the main thread, and only so many are kept."""

from __future__ import annotations

import threading

import pytest
import tiny
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from pinpoint_engine import Location, Reference, Source
from pinpoint_engine.cli import main
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_qgis import picture_reader
from pinpoint_qgis.picture_reader import CARD_PX, VIEW_PX, PictureReader, read_photo, read_reference


@pytest.fixture
def reader(qgis_app):
    made = PictureReader()
    yield made
    made.stop()


@pytest.fixture
def reference(world, tmp_path):
    """A reference of a gallery with thumbnails; its photo has 720 × 560 pixels."""
    path = tiny.draw(tmp_path / "outing" / "0.jpg", 400)
    QImage(str(path)).scaled(720, 560).save(str(path))
    row = {"path": str(path), "lat": "-22.27", "lon": "166.44", "licence": "CC BY 4.0"}
    table = tiny.write_table(tmp_path / "t.csv", [row])
    own = tmp_path / "own"
    assert main(["gallery", "build", str(table), "--out", str(own), "--thumbnails", "--pack", str(world.pack)]) == 0
    return open_gallery(own, open_pack(world.pack).model, str(own)).references[0]


def test_a_card_shows_the_thumbnail_and_a_view_the_file(reference, tmp_path):
    assert read_reference(reference, CARD_PX).size() == QSize(240, 187)
    assert read_reference(reference, VIEW_PX).width() > 256
    (tmp_path / "outing" / "0.jpg").unlink()
    assert read_reference(reference, VIEW_PX).size() == QSize(240, 187)


def test_without_a_thumbnail_a_card_shows_the_file(world):
    url = world.photos[0].as_uri()
    image = read_reference(Reference("r", Location(0, 0), Source.INTERNET, url), CARD_PX)
    assert image.width() == 256 and read_reference(Reference("r", Location(0, 0), Source.INTERNET)).isNull()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0"])
def test_a_damaged_file_has_no_picture(tmp_path, content):
    (tmp_path / "x.jpg").write_bytes(content)
    url = (tmp_path / "x.jpg").as_uri()
    assert read_reference(Reference("r", Location(0, 0), Source.INTERNET, url), VIEW_PX).isNull()
    assert read_photo(str(tmp_path / "x.jpg")).isNull() and read_photo("").isNull()


def test_pictures_are_read_in_another_thread_and_kept(reader, world, qtbot):
    threads = []

    def read(path, side_px):
        threads.append(threading.get_ident())
        return read_photo(path, side_px)

    with qtbot.waitSignal(reader.ready) as told:
        key = reader.ask(read, str(world.photos[0]), 64)
    assert told.args[0] == key and max(told.args[1].width(), told.args[1].height()) == 64
    assert reader.kept(key).size() == told.args[1].size()
    reader.ask(read, str(world.photos[0]), 64)
    assert len(threads) == 1 and threads[0] != threading.get_ident()


def test_a_picture_that_cannot_be_read_is_a_null_one(reader, qtbot):
    def read(path, side_px):
        raise ValueError("hostile")

    with qtbot.waitSignal(reader.ready) as told:
        reader.ask(read, "x", 64)
    assert told.args[1].isNull()


def test_only_so_much_is_kept(reader, world, qtbot, monkeypatch):
    monkeypatch.setattr(picture_reader, "MOST_BYTES", 3 * 64 * 50 * 4)
    keys = []
    for path in world.photos[:6]:
        with qtbot.waitSignal(reader.ready):
            keys.append(reader.ask(read_photo, str(path), 64))
    assert reader.kept(keys[0]) is None and reader.kept(keys[-1]) is not None
    assert 1 <= sum(reader.kept(key) is not None for key in keys) <= 3


def test_what_is_only_queued_can_be_forgotten(reader, world, qtbot):
    started, let_go, read = threading.Event(), threading.Event(), []

    def slow(path, side_px):
        started.set()
        read.append(path)
        let_go.wait(10)
        return QImage(2, 2, QImage.Format.Format_RGB32)

    for number in range(6):
        reader.ask(slow, str(number), 64)
    assert started.wait(10)
    reader.forget_waiting()
    let_go.set()
    reader.stop()
    assert 1 <= len(read) <= 2
