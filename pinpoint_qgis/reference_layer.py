"""The layer of a gallery's references: its style, and the pictures in its map tips."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionFunction,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from pinpoint_engine import pictures
from pinpoint_engine.errors import OutputError
from pinpoint_engine.tables import REFERENCES
from pinpoint_engine.types import Location, Reference, Source

from . import layers
from .translation import later, tr

GALLERY = "pinpoint/gallery"
"""The property of a layer with the folder of the gallery that it shows."""
KINDS = (
    (Source.INTERNET, later("Photos of any kind"), "#0072b2"),
    (Source.STREET, later("Street-level frames"), "#e69f00"),
)
"""What the references of a source are called, and their colour: two that all can tell apart."""
FUNCTION = "pinpoint_picture"
_ESCAPED = "replace(\"{name}\", map('&', '&amp;', '<', '&lt;', '>', '&gt;'))"
_TIP = """[% coalesce('<img width="240" src="' || {function}({gallery}, "ref_id", "ref_url") || '"><br>', '') %]
<b>[% {ref_id} %]</b><br>
[% array_to_string(array_remove_all(array({author}, {licence}, {time}), ''), ', ') %]"""
_TIME = "coalesce(format_date(\"captured\", 'yyyy-MM-dd HH:mm'), '')"


def open_copy(path):
    """Open a GeoPackage that `gallery export` has written.

    Raises:
        OutputError: QGIS cannot open it.
    """
    layer = QgsVectorLayer(f"{path}|layername={REFERENCES.name}", tr("References"), "ogr")
    if not layer.isValid():
        raise OutputError(tr("QGIS cannot open {path}; choose another folder of runs").format(path=path))
    return layer


def style(layer, folder):
    """Name and style a layer with the references of the gallery in a folder."""
    layer.setName(tr("References of {gallery}").format(gallery=os.path.basename(os.path.normpath(folder))))
    layers.style(layer, REFERENCES)
    made = []
    for source, label, colour in KINDS:
        dot = {"color": colour, "outline_color": "#ffffff", "outline_width": "0.1", "size": "1.8"}
        made.append(QgsRendererCategory(source.value, QgsMarkerSymbol.createSimple(dot), tr(label)))
    layer.setRenderer(QgsCategorizedSymbolRenderer("source", made))
    escaped = {name: _ESCAPED.format(name=name) for name in ("ref_id", "author", "licence")}
    layer.setDisplayExpression('"ref_id"')
    layer.setMapTipTemplate(
        _TIP.format(
            function=FUNCTION, gallery=QgsExpression.quotedValue(os.path.abspath(folder)), time=_TIME, **escaped
        )
    )
    layer.setCustomProperty(GALLERY, os.path.abspath(folder))


class PictureFunction(QgsExpressionFunction):
    """`pinpoint_picture(gallery, id, link)`: the address of a reference's picture for a map tip, NULL if there is none.

    It is the thumbnail itself, or the photo's file on this machine; nothing is fetched.
    """

    def __init__(self):
        super().__init__(
            FUNCTION, 3, "Pinpoint", tr("The address of the picture of a gallery's reference"), False, True
        )

    def func(self, values, _context, _parent, _node):
        """Return the address."""
        folder, name, link = (each if isinstance(each, str) else "" for each in values)
        asked = Reference(name, Location(0, 0), Source.INTERNET, link, "", "", None, "", folder)
        found = pictures.find(asked)
        if found.thumbnail:
            return f"data:image/jpeg;base64,{base64.b64encode(found.thumbnail).decode('ascii')}"
        return Path(found.path).as_uri() if found.path else None


def install():
    """Make the function known to QGIS; return it to be kept, as QGIS does not keep it."""
    made = PictureFunction()
    QgsExpression.registerFunction(made)
    return made


def remove(function):
    """Take back what `install` returned."""
    if function is not None:
        QgsExpression.unregisterFunction(function.name())
