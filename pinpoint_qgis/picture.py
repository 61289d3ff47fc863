"""Draws a run as an image: its layers over QGIS's world map, a legend, and the photos with their answers."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QFont

from pinpoint_engine import wording
from pinpoint_engine.errors import OutputError
from pinpoint_engine.types import Location

from . import layers, thumbnails, words, world_map
from .translation import tr

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
PAGE_MM = (297.0, 210.0)
SIDE_MM = 74.0
MARGIN_MM = 6.0
OVERVIEW_MM = (62.0, 26.0)
MOST_PHOTOS = 7
"""At most this many photos are shown beside the map; the rest are counted."""
MOST_LETTERS = 40
"""The longest name of a place that fits beside its photo."""
NEAR_DEG = 3.0
"""The map shows the first candidates within this distance of the one with most neighbours; the overview shows all."""
LEAST_DEG = 1.2
"""The least width of the map, so that a single photo has some surroundings."""
DPI = 150


def draw(path, opened):
    """Draw the layers of a run, as `layers.open_run` returns them, to a PNG file.

    Raises:
        OutputError: the file cannot be written.
    """
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    background = list(world_map.layers())
    for layer in (*background, *opened.values()):
        project.addMapLayer(layer, False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    map_item = _add_map(layout, [opened["candidates"], opened["evidence"], *background], _extent(opened))
    overview = opened["candidates"].clone()
    overview.setLabelsEnabled(False)
    project.addMapLayer(overview, False)
    _add_overview(layout, [overview, background[1]], map_item)
    _add_heading(layout, opened)
    _add_photos(layout, opened)
    _add_legend(layout, map_item, opened)
    page = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), DPI)
    if not page.save(str(path)):
        raise OutputError(tr("{path} cannot be written; choose another folder or free some space").format(path=path))


def _extent(opened):
    """Return the extent with most first candidates, in degrees."""
    firsts = [each.geometry().asPoint() for each in opened["candidates"].getFeatures('"rank" = 1')]
    if not firsts:
        return QgsRectangle(-170, -60, 170, 75)
    near = max(([other for other in firsts if _close(point, other)] for point in firsts), key=len)
    extent = QgsRectangle()
    for point in near:
        extent.combineExtentWith(point.x(), point.y())
    size = max(extent.width(), extent.height())
    return extent.buffered(max(0.08 * size, (LEAST_DEG - size) / 2))


def _close(point, other):
    return abs(point.x() - other.x()) < NEAR_DEG and abs(point.y() - other.y()) < NEAR_DEG


def _place(item, left, top, width, height):
    item.attemptMove(QgsLayoutPoint(left, top, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))


def _add_map(layout, map_layers, extent):
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    _place(item, MARGIN_MM, 18, PAGE_MM[0] - SIDE_MM - 3 * MARGIN_MM, PAGE_MM[1] - 18 - MARGIN_MM)
    item.setLayers(map_layers)
    item.setKeepLayerSet(True)
    item.setBackgroundColor(QColor("#dfe9ef"))
    item.setFrameEnabled(True)
    wgs84 = QgsCoordinateReferenceSystem(layers.WGS84)
    item.setCrs(wgs84)
    item.zoomToExtent(extent)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(item)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setTextFormat(_text_format(bar.textFormat(), 7))
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(MARGIN_MM + OVERVIEW_MM[0] + 6, PAGE_MM[1] - MARGIN_MM - 13, MM))
    return item


def _add_overview(layout, map_layers, map_item):
    """Add a small map of the whole world in a corner, with a frame at the extent of the main map."""
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    left, top = MARGIN_MM + 2, PAGE_MM[1] - MARGIN_MM - OVERVIEW_MM[1] - 2
    _place(item, left, top, *OVERVIEW_MM)
    item.setLayers(map_layers)
    item.setKeepLayerSet(True)
    item.setBackgroundColor(QColor("#dfe9ef"))
    item.setFrameEnabled(True)
    item.setCrs(QgsCoordinateReferenceSystem(layers.WGS84))
    item.zoomToExtent(QgsRectangle(-180, -62, 180, 84))
    item.overview().setLinkedMap(map_item)


def _text_format(text_format, points, bold=False):
    font = QFont("DejaVu Sans")
    font.setBold(bold)
    text_format.setFont(font)
    text_format.setSize(points)
    return text_format


def _add_text(layout, html, left, top, width, height, points, bold=False):
    label = QgsLayoutItemLabel(layout)
    label.setText(html)
    label.setTextFormat(_text_format(label.textFormat(), points, bold))
    layout.addLayoutItem(label)
    _place(label, left, top, width, height)
    return label


def _add_heading(layout, opened):
    record = next(opened["run"].getFeatures())
    told = tr("{counts}. Run {run}, {galleries}. Leads, never proof.")
    counts = told.format(counts=words.counts(record), run=record["run_id"], galleries=record["galleries"])
    if uncalibrated := words.uncalibrated(record):
        counts = f"{counts} {uncalibrated}"
    _add_text(layout, tr("Pinpoint: where the photos were probably taken"), MARGIN_MM, 4, 200, 8, 14, bold=True)
    _add_text(layout, counts, MARGIN_MM, 11.5, PAGE_MM[0] - 2 * MARGIN_MM, 6, 8)


def _add_photos(layout, opened):
    """Add the photos with the highest confidence, each with its answer in words."""
    located = [photo for photo in opened["photos"].getFeatures() if photo["n_cand"]]
    located.sort(key=lambda photo: -photo["conf25"])
    left, top, size = PAGE_MM[0] - SIDE_MM - MARGIN_MM, 18.0, 13.0
    for photo in located[:MOST_PHOTOS]:
        _add_thumbnail(layout, photo["photo"], left, top, 19, size - 1)
        _add_text(layout, _answer(photo), left + 21, top, SIDE_MM - 21, size - 1, 7)
        top += size
    if len(located) > MOST_PHOTOS:
        _add_text(
            layout,
            tr("and {count} more in the table of photos").format(count=words.number(len(located) - MOST_PHOTOS)),
            left,
            top,
            SIDE_MM,
            5,
            7,
        )


def _answer(photo):
    said = tr("{share} within 25 km of").format(share=words.percent(photo["conf25"]))
    if photo["outcome"] != "located":
        said = tr("{outcome}; otherwise near").format(outcome=tr(wording.OUTCOMES[photo["outcome"]]))
    where = words.degrees(Location(photo["latitude"], photo["longitude"]))
    lines = [_short(photo["filename"], 30), said, where]
    place = layers.value_of(photo, "place")
    return "\n".join([*lines, *([_short(place, MOST_LETTERS)] if place else [])])


def _short(text, letters):
    """Return a text that fits on one line beside its photo."""
    return text if len(text) <= letters else text[: letters - 1] + "…"


def _add_thumbnail(layout, path, left, top, width, height):
    """Embed a thumbnail, so that the image does not contain the photo itself."""
    small = thumbnails.read(path, QSize(320, 240))
    if small.isNull():
        return
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG")
    picture = QgsLayoutItemPicture(layout)
    picture.setPicturePath(
        "base64:" + bytes(content.toBase64()).decode("ascii"), QgsLayoutItemPicture.Format.FormatRaster
    )
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    layout.addLayoutItem(picture)
    _place(picture, left, top, width, height)


def _add_legend(layout, map_item, opened):
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for name in ("candidates", "evidence"):
        root.addLayer(opened[name])
    for kind, points, bold in ((QgsLegendStyle.Style.Subgroup, 8, True), (QgsLegendStyle.Style.SymbolLabel, 7, False)):
        style = legend.style(kind)
        style.setTextFormat(_text_format(style.textFormat(), points, bold))
        legend.setStyle(kind, style)
    layout.addLayoutItem(legend)
    legend.setReferencePoint(QgsLayoutItemLegend.ReferencePoint.LowerLeft)
    legend.attemptMove(QgsLayoutPoint(PAGE_MM[0] - SIDE_MM - MARGIN_MM, PAGE_MM[1] - MARGIN_MM, MM))
    legend.adjustBoxSize()
