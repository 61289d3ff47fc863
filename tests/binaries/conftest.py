"""The packaged plugin, photos of several kinds, and profiles of QGIS with an engine and without one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from one_geos import build_shapely
from profiles import PACKAGES, QGIS_PROCESS, Profile, mark_as_engine, without

from scripts.stage import ROOT, pack, stage

BOX = [(2, 48), (3, 48), (3, 49), (2, 49), (2, 48)]
"""Around Paris."""


@pytest.fixture(scope="session", autouse=True)
def program():
    """The real programs, or none of these tests."""
    if not QGIS_PROCESS.is_file():
        pytest.skip(f"there is no {QGIS_PROCESS}")


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """The zip that the plugin site takes."""
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
    """A folder in which an engine is set up."""
    return mark_as_engine(tmp_path_factory.mktemp("engines"))


@pytest.fixture(scope="session")
def no_engines(tmp_path_factory):
    """A folder in which none is."""
    return tmp_path_factory.mktemp("no-engines")


@pytest.fixture(scope="session")
def set_up(make_profile, engines):
    """As most users have it: QGIS's own Python has nothing of the engine, and an engine is set up."""
    return make_profile(engines)


@pytest.fixture(scope="session")
def stripped(make_profile, engines, tmp_path_factory):
    """The same in a QGIS that brings no Pillow either; without numpy QGIS's own Processing does not start."""
    return make_profile(engines, without(tmp_path_factory.mktemp("without"), "PIL", "pillow_heif"))


@pytest.fixture(scope="session")
def own(make_profile, no_engines):
    """QGIS's own Python has all packages, as wheels, and no engine is set up."""
    return make_profile(no_engines, PACKAGES)


@pytest.fixture(scope="session")
def bare(make_profile, no_engines):
    """QGIS's own Python has nothing of the engine, and no engine is set up."""
    return make_profile(no_engines)


@pytest.fixture(scope="session")
def photos(world, tmp_path_factory):
    """A folder with photos of known places: JPEGs, one of a phone, one AVIF, and one that is cut short."""
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
    """A folder with the phone's photo alone."""
    folder = tmp_path_factory.mktemp("phone")
    shutil.copyfile(photos / "quito.heic", folder / "quito.heic")
    return folder


@pytest.fixture(scope="session")
def area(tmp_path_factory):
    """A GeoJSON file of the box around Paris, which lies in none of the photos' names."""
    path = tmp_path_factory.mktemp("area") / "area.geojson"
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [BOX]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


@pytest.fixture(scope="session")
def embedded():
    """The pack that ships with the plugin: what an empty setting means."""
    if not (ROOT / "resources" / "pack" / "manifest.json").is_file():
        pytest.skip("there is no embedded pack")
    return ""


@pytest.fixture(scope="session")
def one_geos():
    """A folder with shapely built against the GEOS that QGIS has; made once, in some twenty seconds."""
    return build_shapely(ROOT / ".cache" / "one-geos")
