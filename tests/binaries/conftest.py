"""Fixtures: the packaged plugin, photos of several formats, and QGIS profiles with and without an engine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from one_geos import build_shapely
from profiles import PACKAGES, QGIS_PROCESS, Profile, mark_as_engine, without

from scripts.stage import ROOT, pack, stage

BOX = [(2, 48), (3, 48), (3, 49), (2, 49), (2, 48)]
"""A box around Paris, longitude first."""


@pytest.fixture(scope="session", autouse=True)
def program():
    """Skips all tests here if QGIS is not installed."""
    if not QGIS_PROCESS.is_file():
        pytest.skip(f"there is no {QGIS_PROCESS}")


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """The zip for the plugin site."""
    folder = tmp_path_factory.mktemp("packaged")
    return pack(stage(folder / "staged"), folder)


@pytest.fixture(scope="session")
def make_profile(archive, tmp_path_factory):
    """Unpack the plugin into an empty profile; `path` is QGIS's PYTHONPATH, `engines` the folder of set-up engines."""

    def make(engines: Path, path: str = "") -> Profile:
        return Profile.unpack(tmp_path_factory.mktemp("home"), archive, engines, path)

    return make


@pytest.fixture(scope="session")
def engines(tmp_path_factory):
    """A folder of engines with one that is set up."""
    return mark_as_engine(tmp_path_factory.mktemp("engines"))


@pytest.fixture(scope="session")
def no_engines(tmp_path_factory):
    """An empty folder of engines."""
    return tmp_path_factory.mktemp("no-engines")


@pytest.fixture(scope="session")
def set_up(make_profile, engines):
    """The usual case: an engine is set up, and QGIS's own Python has none of its packages."""
    return make_profile(engines)


@pytest.fixture(scope="session")
def stripped(make_profile, engines, tmp_path_factory):
    """As `set_up`, without Pillow in QGIS's own Python; numpy stays, as Processing does not start without it."""
    return make_profile(engines, without(tmp_path_factory.mktemp("without"), "PIL", "pillow_heif"))


@pytest.fixture(scope="session")
def own(make_profile, no_engines):
    """QGIS's own Python has all packages, as wheels from PyPI; no engine is set up."""
    return make_profile(no_engines, PACKAGES)


@pytest.fixture(scope="session")
def bare(make_profile, no_engines):
    """QGIS's own Python has none of the engine's packages; no engine is set up."""
    return make_profile(no_engines)


@pytest.fixture(scope="session")
def photos(world, tmp_path_factory):
    """A folder with photos of known places: three JPEGs, a HEIC as of a phone, an AVIF, and a truncated JPEG."""
    import pillow_heif
    from PIL import Image

    folder = tmp_path_factory.mktemp("asked") / "Photos – Zoë"
    folder.mkdir()
    for name in ("paris", "sydney", "alert"):
        shutil.copyfile(world.folder / "photos" / name / "0.jpg", folder / f"{name}.jpg")
    with Image.open(world.folder / "photos" / "quito" / "0.jpg") as quito:
        pillow_heif.from_pillow(quito).save(folder / "quito.heic", quality=95)
    with Image.open(world.folder / "photos" / "manly" / "0.jpg") as manly:
        manly.save(folder / "manly.avif", quality=95)
    (folder / "broken.jpg").write_bytes((folder / "paris.jpg").read_bytes()[:200])
    return folder


@pytest.fixture(scope="session")
def phone(photos, tmp_path_factory):
    """A folder with the HEIC photo only."""
    folder = tmp_path_factory.mktemp("phone")
    shutil.copyfile(photos / "quito.heic", folder / "quito.heic")
    return folder


@pytest.fixture(scope="session")
def area(tmp_path_factory):
    """A GeoJSON file with the box around Paris."""
    path = tmp_path_factory.mktemp("area") / "area.geojson"
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [BOX]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


@pytest.fixture(scope="session")
def embedded():
    """The setting for the pack that ships with the plugin: an empty one."""
    if not (ROOT / "resources" / "pack" / "manifest.json").is_file():
        pytest.skip("there is no embedded pack")
    return ""


@pytest.fixture(scope="session")
def one_geos():
    """A folder with shapely built against QGIS's GEOS; built once, in about 20 s."""
    return build_shapely(ROOT / ".cache" / "one-geos")
