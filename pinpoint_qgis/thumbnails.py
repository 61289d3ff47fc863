"""Small upright pictures of photos; HEIC, which Qt cannot read, through the engine."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QImageIOHandler, QImageReader


def read(path, size):
    """Return a photo scaled into a size, upright; a null image where it cannot be read. Safe in any thread."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    whole = reader.size()
    if whole.isValid():
        quarter_turn = QImageIOHandler.Transformation.TransformationRotate90
        box = size.transposed() if reader.transformation() & quarter_turn else size
        reader.setScaledSize(whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return _through_engine(path, size) if image.isNull() else image


def _through_engine(path, size):
    try:
        from pinpoint_engine.photos import decode

        pixels = decode(path)
    except Exception:
        return QImage()
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
