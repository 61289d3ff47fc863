"""Small upright pictures of photos, by Qt; HEIC, which it cannot read, by QGIS's own Python where that reads photos."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter

from pinpoint_engine.photos import AVIF_BRANDS, HEIF_BRANDS

from . import settings
from .engines import HERE, REMOTE, way

KINDS = {**dict.fromkeys(HEIF_BRANDS, "HEIC"), **dict.fromkeys(AVIF_BRANDS, "AVIF")}
"""What formats that Qt may not read are called, by their brands."""


def read(path, size):
    """Return a photo scaled into a size, upright; a null image where it cannot be read. Safe in any thread.

    A photo that Qt cannot read is read as the engine reads it where the engine is in QGIS, or is sent pixels. Else
    it is left to the engine's process, which its decoder may end as it may not end QGIS, and the name of its kind
    stands for it.
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
    return _by_python(path, size) if way(settings.load()) in (HERE, REMOTE) else _stand_in(path, size)


def _by_python(path, size):
    try:
        from pinpoint_engine.photos import decode

        pixels = decode(path)
    except Exception:
        return _stand_in(path, size)
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _stand_in(path, size):
    """Return a plain picture that names the kind of a photo; a null image where it is of no such kind."""
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
