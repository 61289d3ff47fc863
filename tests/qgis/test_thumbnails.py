"""Thumbnails are upright like the engine's pixels; HEIC is shown too if QGIS decodes it anyway."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import ExifTags, Image
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage, QImageReader

from pinpoint_engine.photos import decode, squash
from pinpoint_qgis import settings, thumbnails
from pinpoint_qgis.engines import HERE, REMOTE
from pinpoint_qgis.local import own_python

BOX = QSize(104, 78)


def pixels(image: QImage):
    """Return a QImage as [height, width, 3]."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits().asstring(rgb.sizeInBytes()), np.uint8).reshape(rgb.height(), -1)
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)


def save(path, **options):
    """Save an image with four different corners."""
    corners = np.array([[[250, 20, 20], [20, 250, 20]], [[20, 20, 250], [240, 240, 20]]], np.uint8)
    Image.fromarray(corners.repeat(150, 0).repeat(240, 1)).save(path, **options)
    return str(path)


def same(path):
    """Tell by the corners whether the thumbnail shows the same image as the engine's pixels."""
    seen, known = (squash(each, 8).astype(int) for each in (pixels(thumbnails.read(path, BOX)), decode(path)))
    return np.abs(seen - known)[::7, ::7].max() < 60


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_photos_are_upright(tmp_path, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    path = save(tmp_path / "turned.jpg", exif=exif, quality=95)
    image = thumbnails.read(path, BOX)
    assert image.width() <= BOX.width() and image.height() <= BOX.height()
    assert (image.width() > image.height()) == (orientation < 5)
    assert same(path)


@pytest.mark.parametrize("name", ["photo.png", "photo.webp", "photo.tif"])
def test_other_formats(tmp_path, name):
    assert same(save(tmp_path / name))


@pytest.mark.parametrize("engine", [HERE, REMOTE])
def test_heic_is_read_where_qgis_reads_photos(tmp_path, chosen, engine):
    settings.save(replace(chosen, engine=engine))
    pytest.importorskip("pillow_heif").register_heif_opener()
    path = save(tmp_path / "photo.heic", quality=90)
    assert thumbnails.read(path, BOX).width() <= BOX.width()
    assert same(path)


@pytest.mark.parametrize("suffix", ["heic", "avif"])
@pytest.mark.parametrize("has_packages", [True, False])
def test_what_the_engine_s_process_reads_is_not_read_in_qgis(tmp_path, monkeypatch, chosen, suffix, has_packages):
    """A crash of the decoder then ends the engine, not QGIS."""
    pytest.importorskip("pillow_heif").register_heif_opener()
    path = save(tmp_path / f"photo.{suffix}", quality=90)
    settings.save(replace(chosen, engine=""))
    monkeypatch.setattr(own_python, "has_engine", lambda: has_packages)
    monkeypatch.setattr("pinpoint_engine.photos.decode", lambda _: pytest.fail("it was read in QGIS"), raising=False)
    if QImageReader(path).canRead():
        pytest.skip(f"this Qt reads {suffix}")
    image = thumbnails.read(path, BOX)
    assert image.size() == BOX and len(np.unique(pixels(image))) > 3


@pytest.mark.parametrize("suffix", ["heic", "avif"])
def test_what_qgis_s_python_cannot_read_is_named(tmp_path, monkeypatch, suffix):
    pytest.importorskip("pillow_heif").register_heif_opener()
    path = save(tmp_path / f"photo.{suffix}", quality=90)
    monkeypatch.setitem(sys.modules, "pinpoint_engine.photos.decoding", None)
    image = thumbnails.read(path, BOX)
    assert image.size() == BOX and len(np.unique(pixels(image))) > 3  # grey letters on a lighter grey
    assert not np.array_equal(pixels(image), pixels(thumbnails.read(other_kind(tmp_path, suffix), BOX)))


def other_kind(folder, suffix):
    """Save the header of a photo in the other format."""
    brand = b"avif" if suffix == "heic" else b"heic"
    (folder / "other").write_bytes(b"\0\0\0\x18ftyp" + brand + bytes(12))
    return str(folder / "other")


def test_what_is_no_photo_has_no_thumbnail(tmp_path, broken):
    (tmp_path / "text.jpg").write_text("no photo")
    for path in (tmp_path / "text.jpg", tmp_path / "gone.jpg", tmp_path):
        assert thumbnails.read(str(path), BOX).isNull()
    thumbnails.read(str(broken), BOX)
