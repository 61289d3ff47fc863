"""Maps of the whole Earth as the user has them: climate, height, rain; read at single places."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from ... import geodesy
from ...errors import RequestError, reason

PIXEL_SCALE, TIE_POINT, NO_DATA = 33550, 33922, 42113
"""GeoTIFF's tags: degrees a pixel, which pixel lies where, and (GDAL's) the value that means nothing is known."""


@dataclass(frozen=True, eq=False)
class Raster:
    """One value for each pixel of a map on longitude and latitude.

    Attributes:
        values: float32 [H, W], north up; NaN where nothing is known.
        west, north: The outer corner of the first pixel, degrees.
        step: How far pixels are from each other, degrees of longitude and of latitude.
    """

    values: npt.NDArray[np.float32]
    west: float
    north: float
    step: tuple[float, float]

    def at(self, latlon: geodesy.Floats) -> npt.NDArray[np.float32]:
        """Return the value of the pixel that holds each place [n, 2]: float32 [n], NaN beyond the map."""
        height, width = self.values.shape
        row = np.floor((self.north - latlon[:, 0]) / self.step[1]).astype(np.int64)
        row -= (row == height) & (latlon[:, 0] <= -90)  # the south pole is the edge of the last row
        column = np.floor((latlon[:, 1] - self.west) % 360 / self.step[0]).astype(np.int64)
        inside = (row >= 0) & (row < height) & (column < width)
        found = np.full(len(latlon), np.nan, np.float32)
        found[inside] = self.values[row[inside], column[inside]]
        return found


def read_raster(path: Path) -> Raster:
    """Read a map of one band from a TIFF in degrees: a GeoTIFF, or a picture of the whole Earth, twice as wide as high.

    Raises:
        RequestError: it cannot be read, is too large, has several bands, or does not tell where it lies.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("TIFF",)) as image:
                tags = dict(getattr(image, "tag_v2", {}))
                values = np.asarray(image, np.float32)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RequestError(f"the map {path} is too large; resample it to a twentieth of a degree or so") from None
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError) as error:
        raise RequestError(f"the map {path} cannot be read ({reason(error)}); give a GeoTIFF of one band") from None
    if values.ndim != 2:
        raise RequestError(f"the map {path} has {values.shape[-1]} bands; give a GeoTIFF of one band")
    if NO_DATA in tags:
        values = np.where(values == np.float32(str(tags[NO_DATA]).strip("\0 ")), np.float32("nan"), values)
    return Raster(values, *_frame(path, values.shape, tags))


def _frame(path: Path, shape: tuple[int, ...], tags: dict[int, object]) -> tuple[float, float, tuple[float, float]]:
    """Return the west and north edges of a map and the size of its pixels."""
    scale, tie = (np.array(tags.get(tag, ()), np.float64) for tag in (PIXEL_SCALE, TIE_POINT))
    if len(scale) >= 2 and len(tie) >= 5:
        west, north = tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1]
        if abs(west) <= 180.5 and abs(north) <= 90.5 and shape[1] * scale[0] <= 361:
            return float(west), float(north), (float(scale[0]), float(scale[1]))
    elif shape[1] == 2 * shape[0]:
        return -180.0, 90.0, (360 / shape[1], 180 / shape[0])
    raise RequestError(f"the map {path} does not lie on the Earth in degrees; save it in EPSG:4326 first")
