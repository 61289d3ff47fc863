"""Checks that QGIS's own Python can read photos, and that an engine's libraries can run inside QGIS."""

from __future__ import annotations

import ctypes
import sys

from qgis.core import Qgis

from pinpoint_engine.errors import MissingPartError, reason

from .local import own_python
from .remedies import OWN_PROCESS
from .translation import tr

PACKAGES = ("numpy", "faiss", "PIL", "scipy", "shapely")
"""The packages that an engine inside QGIS needs in QGIS's own Python."""


def check_pixels():
    """Check that QGIS's own Python can read photos, which an engine inside QGIS or on another machine requires.

    Raises:
        MissingPartError: it has no Pillow or no numpy.
    """
    try:
        from pinpoint_engine.photos import decode  # noqa: F401
    except ImportError as error:
        raise MissingPartError(
            tr(
                "QGIS's own Python cannot read photos ({reason}), which an engine inside QGIS or on "
                "another machine needs; {remedy}"
            ).format(reason=reason(error), remedy=tr(OWN_PROCESS))
        ) from error


def check_engine():
    """Check that an engine inside QGIS has its packages, and that shapely runs with the GEOS it was built for.

    Where QGIS has loaded GEOS with global symbols, as on Linux, shapely calls that GEOS instead of its own; if the
    versions differ, QGIS crashes.

    Raises:
        MissingPartError: packages are missing, or shapely was built for another GEOS than QGIS has.
    """
    if not own_python.has(PACKAGES):
        raise MissingPartError(
            tr("QGIS's own Python lacks packages of the engine; {remedy}").format(remedy=tr(OWN_PROCESS))
        )
    check_pixels()
    try:
        import shapely
    except ImportError as error:
        raise MissingPartError(
            tr("shapely in QGIS's own Python does not load ({reason}); {remedy}").format(
                reason=reason(error), remedy=tr(OWN_PROCESS)
            )
        ) from error
    theirs, ours = ".".join(map(str, shapely.geos_version)), geos_of(Qgis.geosVersion())
    if theirs != ours and _is_geos_shared():
        raise MissingPartError(
            tr(
                "shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in "
                "one process can crash QGIS, so {remedy}"
            ).format(theirs=theirs, ours=ours, remedy=tr(OWN_PROCESS)),
            code="mixed_geos",
        )


def geos_of(version):
    """Return the GEOS version in a string such as "3.11.1-CAPI-1.17.1", which QGIS takes from the loaded library.

    QGIS's `geosVersionInt` is that of the GEOS it was built with, which an update may have replaced.
    """
    return version.partition("-")[0]


def _is_geos_shared():
    """Return whether a loaded GEOS's symbols are visible to other libraries; True where that cannot be known."""
    if sys.platform != "linux":
        return True
    return hasattr(ctypes.CDLL(None), "GEOSversion")
