"""The help page that comes with the plugin, for the Help buttons, the Help menu and the toolbox."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from . import RESOURCES, translation

FOLDER = RESOURCES / "help"


def page():
    """Return the file of the page in the user's language; in English if there is none."""
    translated = [FOLDER / f"help_{name}.html" for name in translation.names()]
    return next((path for path in translated if path.is_file()), FOLDER / "help.html")


def address(section=""):
    """Return the URL of the page, or of one of its sections, such as "locatephotos"."""
    url = QUrl.fromLocalFile(str(page()))
    url.setFragment(section)
    return url


def show(section=""):
    """Open the page in the user's browser."""
    QDesktopServices.openUrl(address(section))
