"""Library clashes without QGIS: an interpreter that loads the system's libraries globally, as QGIS's binary does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.stage import ROOT

LIBRARIES = ("libgeos_c.so.1", "libheif.so.1")
FURTHER = ("libavif.so.15", "libavif.so.16", "libproj.so.25", "libgdal.so.32", "libgdal.so.36")
"""Libraries that QGIS may have loaded too, by their names on Debian 12 and 13."""
PRELOAD = f"""
import ctypes, sys
sys.path[:0] = [{str(ROOT)!r}]
try:
    for library in {LIBRARIES!r}:
        ctypes.CDLL(library, ctypes.RTLD_GLOBAL)
except OSError:
    sys.exit(77)
for library in {FURTHER!r}:
    try:
        ctypes.CDLL(library, ctypes.RTLD_GLOBAL)
    except OSError:
        pass
"""
UNDEFENDED = "import pillow_heif; print(pillow_heif.open_heif(sys.argv[1]).size)"
HEIC = (
    "from pinpoint_engine.photos import decode, read_photo; print(decode(sys.argv[1]).shape, read_photo(sys.argv[1]))"
)
AVIF = "from pinpoint_engine.photos import decode; print(decode(sys.argv[1]).shape)"
LOCATE = """
from pathlib import Path
from pinpoint_engine import open_engine, Request, photos
engine = open_engine(Path(sys.argv[1]))
given = map(photos.read_photo, photos.list_files(sys.argv[2:]).paths)
print(len(list(engine.locate(given, Request()))))
print(sorted({"pyproj", "pyogrio", "geopandas", "fiona", "rasterio"} & set(sys.modules)))
"""


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run code in a new interpreter after the system's libraries were loaded."""
    command = [sys.executable, "-c", PRELOAD + code, *map(str, arguments)]
    done = subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip(f"there are no {' and '.join(LIBRARIES)}")
    return done


@pytest.fixture(scope="module")
def phone(tmp_path_factory) -> Path:
    import pillow_heif
    from PIL import Image

    path = tmp_path_factory.mktemp("phone") / "1.heic"
    pillow_heif.from_pillow(Image.new("RGB", (90, 60), (200, 30, 30))).save(path, quality=90)
    return path


def test_a_phone_s_photo_is_decoded_by_the_library_that_came_with_it(phone):
    if run(UNDEFENDED, phone).returncode != -signal.SIGSEGV:
        pytest.skip("these two libheif do not clash here, so this would prove nothing")
    done = run(HEIC, phone)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("(60, 90, 3) Photo("), done.stderr


def test_avif_is_decoded(tmp_path):
    from PIL import Image, features

    if not features.check("avif"):
        pytest.skip("this Pillow knows no AVIF")
    Image.new("RGB", (90, 60), (200, 30, 30)).save(tmp_path / "1.avif")
    done = run(AVIF, tmp_path / "1.avif")
    assert (done.returncode, done.stdout) == (0, "(60, 90, 3)\n"), done.stderr


def test_an_engine_loads_no_library_whose_data_qgis_has_in_another_version(world):
    done = run(LOCATE, world.pack, world.photos[0])
    assert (done.returncode, done.stdout.split("\n")) == (0, ["1", "[]", ""]), done.stderr
