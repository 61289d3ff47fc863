"""Reads thumbnails of photos with Qt, or with Pillow in QGIS's own Python for formats that Qt cannot read, as HEIC."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter

from pinpoint_engine.photos import AVIF_BRANDS, HEIF_BRANDS

from . import settings
from .engines import HERE, REMOTE, way

KINDS = {**dict.fromkeys(HEIF_BRANDS, "HEIC"), **dict.fromkeys(AVIF_BRANDS, "AVIF")}
"""The names of the formats that Qt may not read, by the brand in their file type box."""


def read(path, size):
    """Return a photo upright and scaled to fit a size; a null image if it cannot be read. May run in any thread.

    A format that Qt cannot read is decoded with Pillow if the engine runs inside QGIS or is remote, as QGIS's own
    Python decodes the photos then anyway. With an engine in its own process it is not, since a crash of the decoder
    would take QGIS with it; a placeholder with the name of the format is returned instead.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    whole = reader.size()
    if whole.isValid():
        quarter_turn = QImageIOHandler.Transformation.TransformationRotate90
        box = size.transposed() if reader.transformation() & quarter_turn else size
        reader.setScaledSize(whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if not image.isNull():
        return image
    return _read_with_pillow(path, size) if way(settings.load()) in (HERE, REMOTE) else _placeholder(path, size)


def _read_with_pillow(path, size):
    try:
        from pinpoint_engine.photos import decode

        pixels = decode(path)
    except Exception:
        return _placeholder(path, size)
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _placeholder(path, size):
    """Return a grey image with the name of a photo's format; a null image if the format is none of KINDS."""
    kind = _kind(path)
    if not kind:
        return QImage()
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(QColor(160, 160, 160, 60))
    painter = QPainter(image)
    painter.setPen(QColor(128, 128, 128))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, kind)
    painter.end()
    return image


def _kind(path):
    try:
        with open(path, "rb") as file:
            head = file.read(12)
    except OSError:
        return ""
    return KINDS.get(head[8:12], "") if head[4:8] == b"ftyp" else ""
