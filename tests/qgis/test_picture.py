"""The image of a run's map."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtGui import QImage

from pinpoint_engine.errors import OutputError
from pinpoint_qgis import picture


def test_picture_has_its_size_and_many_colours(opened, tmp_path):
    picture.draw(tmp_path / "map.png", opened)
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == pytest.approx((297 / 25.4 * 150, 210 / 25.4 * 150), abs=2)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 50


def test_picture_that_cannot_be_written(opened, tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(OutputError, match="choose another folder"):
        picture.draw(tmp_path / "file" / "map.png", opened)
