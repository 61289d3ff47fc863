"""What QGIS's own Python needs for photos and an engine inside QGIS, and that two versions of GEOS never meet."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from qgis.core import Qgis

from pinpoint_engine.errors import MissingPartError
from pinpoint_qgis import inside
from pinpoint_qgis.engines import HERE, Engines

UPDATED = SimpleNamespace(geosVersion="3.98.0-CAPI-1.98.0".__str__, geosVersionInt=Qgis.geosVersionInt)
"""QGIS after an update of GEOS alone."""


def test_qgis_tells_the_geos_that_runs():
    library = ctypes.CDLL(ctypes.util.find_library("geos_c"))
    library.GEOSversion.restype = ctypes.c_char_p
    assert inside.geos_of(Qgis.geosVersion()) == inside.geos_of(library.GEOSversion().decode())


def test_two_geos_that_meet_are_refused(chosen, monkeypatch):
    shapely = pytest.importorskip("shapely")
    inside.check_engine()  # plain Python loads GEOS with local symbols
    monkeypatch.setattr(inside, "_is_geos_shared", lambda: True)
    ours = tuple(map(int, inside.geos_of(Qgis.geosVersion()).split(".")))
    monkeypatch.setattr(shapely, "geos_version", ours)
    inside.check_engine()
    monkeypatch.setattr(inside, "Qgis", UPDATED)
    with pytest.raises(MissingPartError, match=r"and QGIS has 3\.98\.0; both"):
        inside.check_engine()
    monkeypatch.setattr(shapely, "geos_version", (3, 98, 0))
    inside.check_engine()
    monkeypatch.setattr(shapely, "geos_version", (3, 99, 1))
    with pytest.raises(
        MissingPartError, match=r"built for GEOS 3\.99\.1 and QGIS has .*choose a process of its own"
    ) as told:
        Engines().get(replace(chosen, engine=HERE))
    assert told.value.code == "mixed_geos"


def test_elsewhere_than_on_linux_two_geos_may_meet(monkeypatch):
    assert not inside._is_geos_shared()
    monkeypatch.setattr(inside.sys, "platform", "darwin")
    assert inside._is_geos_shared()


def test_a_python_that_cannot_read_photos_is_refused_with_a_remedy(monkeypatch):
    inside.check_pixels()
    monkeypatch.setitem(sys.modules, "pinpoint_engine.photos", None)
    with pytest.raises(MissingPartError, match=r"cannot read photos \(.*\), .*; choose a process of its own"):
        inside.check_pixels()


def test_a_python_without_the_engines_packages_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(inside.own_python, "find_spec", lambda _: None)
    with pytest.raises(MissingPartError, match="lacks packages of the engine; choose a process of its own"):
        inside.check_engine()
