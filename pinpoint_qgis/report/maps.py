"""The maps of a report: a photo's candidates, evidence and regions around its position, on QGIS's own world map."""

from __future__ import annotations

import math

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsRectangle,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QEventLoop
from qgis.PyQt.QtGui import QColor, QPen

from pinpoint_engine import Location, tables

from .. import layers
from . import degrees, ground, scale
from .ground import WGS84
from .sheet import DPI, PX_PER_MM, dots, font

SEA = "#dfe9ef"
NEAR_M, FAR_M = 12_000.0, 2_000_000.0
"""Candidates this near are on the close-up, and this near on the overview."""
LEAST_NEAR_M, LEAST_FAR_M = 800.0, 20_000.0
"""The least that the two maps show around the position."""
CORNER = 1.75
"""How far the corner of a map is from its middle, in the distance that it shows at least."""
WORLD = QgsRectangle(-180, -60, 180, 84)
FINAL, CANDIDATE, REJECTED, EVIDENCE, TAG = "final", "candidate", "rejected", "evidence", "tag"
SYMBOLS = {
    EVIDENCE: {"name": "circle", "color": "255,255,255,0", "outline_color": "#2c6fa6", "size": "1.9"},
    REJECTED: {"name": "circle", "color": "255,255,255,200", "outline_color": "#8d9499", "size": "2.4"},
    CANDIDATE: {"name": "circle", "color": "#d65fa1", "outline_color": "#ffffff", "size": "2.6"},
    TAG: {"name": "diamond", "color": "#e8b931", "outline_color": "#5a4a10", "size": "2.8"},
    FINAL: {"name": "star", "color": "#1b7837", "outline_color": "#ffffff", "size": "4.4"},
}
"""The marker of each kind of point, the lowest first; shape and colour both tell them apart."""
REGION_LINES = {50: "#b35806", 80: "#d9822b", 95: "#e9b06f"}
TINT = "179,88,6,16"


def around(place):
    """Return a coordinate reference system in metres with its origin at a place, true at the poles and at ±180°."""
    lat, lon = place
    return QgsCoordinateReferenceSystem.fromProj(f"+proj=aeqd +lat_0={lat:.7f} +lon_0={lon:.7f} +datum=WGS84 +units=m")


class Frame:
    """What a map shows: how far around the position, and the land there. Made on a worker thread."""

    def __init__(self, world, place, reach_m):
        self.reach_m = reach_m
        self.shapes = world.around(place, CORNER * reach_m)


def frames(world, place, candidates, evidence):
    """Return the frames of the overview and of the close-up of a photo.

    Args:
        world: The world map, a `ground.WorldMap`.
        place: The position, latitude and longitude.
        candidates: The rows of its candidates.
        evidence: The rows of the evidence for the candidate at the position.
    """
    near = _reach_m(place, (*candidates, *evidence), LEAST_NEAR_M, NEAR_M)
    far = max(_reach_m(place, candidates, LEAST_FAR_M, FAR_M), 8 * near)
    return Frame(world, place, far), Frame(world, place, near)


def _reach_m(place, rows, least_m, most_m):
    """Return how far a map must show to have everything that is near enough."""
    far = [Location(*place).metres_to(Location(row["latitude"], row["longitude"])) for row in rows]
    return 1.25 * max([least_m, *(each for each in far if each <= most_m)])


class PhotoMaps:
    """The layers of one photo, and the maps that show them around its position."""

    def __init__(self, sheet, place, rows):
        self._sheet, self._place = sheet, place
        self._points = points(_marks(place, rows))
        self._regions = tuple(_regions(rows["regions"], place, colour) for colour in (TINT, "0,0,0,0"))

    def add(self, left, top, width, height, frame, filled):
        """Add a map that shows a frame, with scale and degrees, and with regions that are filled or not."""
        shown = [self._points, self._regions[not filled], *ground.layers(frame.shapes)]
        half = frame.reach_m / min(width, height)
        extent = QgsRectangle(-half * width, -half * height, half * width, half * height)
        box = (left, top, width, height)
        self._sheet.add(draw, box, shown, around(self._place), extent)
        self._sheet.add(degrees.draw, box, around(self._place), extent, self._place)
        self._sheet.add(scale.draw, left + 1.5, top + height - 8.5, extent.width() / width)
        self._sheet.add(_draw_frame, box)

    def add_world(self, left, top, width, shapes):
        """Add a small map of the whole world."""
        shown = self._points.clone()
        shown.setLabelsEnabled(False)
        add_world(self._sheet, shown, left, top, width, shapes)


def add_world(sheet, shown, left, top, width, shapes):
    """Add a map of the whole world, of shapes by table, with a layer of points."""
    box = (left, top, width, width * WORLD.height() / WORLD.width())
    sheet.add(draw, box, [shown, *ground.layers(shapes)], QgsCoordinateReferenceSystem(WGS84), WORLD)
    sheet.add(_draw_frame, box)


def draw(painter, box, shown, crs, extent):
    """Draw layers in a box in millimetres.

    QGIS draws in a thread of its own, and this one waits in an event loop: then neither holds Python's lock, which the
    main thread needs.
    """
    place = dots(*box)
    settings = QgsMapSettings()
    settings.setLayers(shown)
    settings.setDestinationCrs(crs)
    settings.setOutputDpi(DPI)
    settings.setOutputSize(place.size().toSize())
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor(SEA))
    settings.setFlag(Qgis.MapSettingsFlag.ForceVectorOutput)
    settings.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
    painter.setClipRect(place)
    painter.translate(place.topLeft())
    job, loop = QgsMapRendererCustomPainterJob(settings, painter), QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec()


def _draw_frame(painter, box):
    painter.setPen(QPen(QColor("#8d9499"), 0.3 * PX_PER_MM))
    painter.drawRect(dots(*box))


def _marks(place, rows):
    """Yield the points of a photo: kind, latitude, longitude, label."""
    photo = rows["photos"][0]
    for row in rows["evidence"]:
        yield EVIDENCE, row["latitude"], row["longitude"], ""
    for row in reversed(rows["candidates"]):
        kind = REJECTED if row["state"] == "rejected" else CANDIDATE
        yield kind, row["latitude"], row["longitude"], str(row["rank"])
    if photo["tag_lat"] is not None:
        yield TAG, photo["tag_lat"], photo["tag_lon"], ""
    yield FINAL, *place, ""


def positions(photos):
    """Return a layer of the positions of photos: the accepted ones, and the first candidates of the others."""
    return points(
        (FINAL if row["state"] == "accepted" else CANDIDATE, row["latitude"], row["longitude"], "")
        for row in photos
        if row["longitude"] is not None
    )


def points(marks):
    """Return a layer of marks: kind, latitude, longitude, label."""
    layer = QgsVectorLayer(
        f"Point?crs={WGS84}&field=kind:string(10)&field=label:string(10)&field=z:integer", "", "memory"
    )
    order = list(SYMBOLS)
    made = []
    for kind, lat, lon, label in marks:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([kind, label, order.index(kind)])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)))
        made.append(feature)
    made.sort(key=lambda feature: feature["z"])  # drawn in this order, the position on top
    layer.dataProvider().addFeatures(made)
    categories = [
        QgsRendererCategory(kind, QgsMarkerSymbol.createSimple(style), kind) for kind, style in SYMBOLS.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    _label(layer)
    return layer


def _label(layer):
    settings = QgsPalLayerSettings()
    settings.fieldName = "label"
    made = QgsTextFormat()
    made.setFont(font(bold=True))
    made.setSize(6.5)
    made.setColor(QColor("#7a1050"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.5)
    made.setBuffer(buffer)
    settings.setFormat(made)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _regions(rows, place, colour):
    layer = QgsVectorLayer(f"MultiPolygon?crs={WGS84}&field=level:integer", "", "memory")
    of_fields = layers.fields(tables.REGIONS)
    made = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([row["level"]])
        feature.setGeometry(_joined(layers.feature(tables.REGIONS, row, of_fields).geometry(), place[1]))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    styles = [(level, line) for level, line in REGION_LINES.items()]
    styles += [(row["level"], "#b35806") for row in rows if row["level"] not in REGION_LINES]
    categories = [
        QgsRendererCategory(
            level,
            QgsFillSymbol.createSimple({"color": colour, "outline_color": line, "outline_width": "0.35"}),
            str(level),
        )
        for level, line in styles
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("level", categories))
    return layer


def _joined(areas, lon):
    """Return areas that are divided at ±180° as whole ones, on the side of a longitude."""
    parts = areas.asGeometryCollection()
    for part in parts:
        middle = part.boundingBox().center().x()
        if abs(middle - lon) > 180:
            part.translate(math.copysign(360, lon), 0)
    joined = QgsGeometry.unaryUnion(parts)
    joined.convertToMultiType()
    return areas if joined.isEmpty() else joined
