"""Turns table rows into fields, features and layers: opens a run's GeoPackage, styles it, adds it to the project."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsEditorWidgetSetup,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsLayerMetadata,
    QgsPointXY,
    QgsProject,
    QgsRelation,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDateTime, QMetaType

from pinpoint_engine import Album, tables, wording
from pinpoint_engine.errors import OutputError, PinpointError
from pinpoint_engine.runs import reading, replacement, stored_styles, tips

from . import RESOURCES, words, world_map
from .translation import later, tr

WGS84 = "EPSG:4326"
PHOTO_VARIABLE = "pinpoint_photo"
"""The layer variable with the photo whose regions or geocells the style draws."""
TYPES = {
    tables.TEXT: QMetaType.Type.QString,
    tables.REAL: QMetaType.Type.Double,
    tables.INTEGER: QMetaType.Type.Int,
    tables.TIME: QMetaType.Type.QDateTime,
}
GEOMETRIES = {tables.POINT: QgsWkbTypes.Type.Point, tables.POLYGONS: QgsWkbTypes.Type.MultiPolygon}
ORDER = (
    tables.PHOTOS,
    tables.CANDIDATES,
    tables.EVIDENCE,
    tables.REGIONS,
    tables.CELLS,
    tables.FAILURES,
    tables.RUN,
)
"""The tables of a run in the order of their layers in the group, top first."""
TITLES = {
    "candidates": later("Candidates"),
    "evidence": later("Evidence"),
    "photos": later("Photos"),
    "regions": later("Credible regions"),
    "cells": later("Geocells"),
    "failures": later("Failures"),
    "run": later("Run"),
}


def fields(table):
    """Return a table's columns as fields, with their labels as aliases."""
    made = QgsFields()
    for column in table.columns:
        field = QgsField(column.name, TYPES[column.kind])
        field.setAlias(tr(column.label))
        made.append(field)
    return made


def feature(table, row, of_fields):
    """Return one row as a feature; a row without a location has no geometry."""
    made = QgsFeature(of_fields)
    made.setAttributes([_value(row[column.name]) for column in table.columns])
    if table.shape == tables.POINT and row["longitude"] is not None:
        made.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(row["longitude"], row["latitude"])))
    if table.shape == tables.POLYGONS:
        made.setGeometry(QgsGeometry.fromMultiPolygonXY([_rings(polygon) for polygon in row[tables.AREA]]))
    return made


def _rings(polygon):
    return [[QgsPointXY(place.lon, place.lat) for place in ring] for ring in (polygon.outer, *polygon.holes)]


def _value(value):
    if value is None:
        return NULL
    return QDateTime.fromString(value.isoformat()[:19], "yyyy-MM-ddTHH:mm:ss") if hasattr(value, "isoformat") else value


def value_of(feature, name):
    """Return a value of a row, NULL if its run is of a version that had no such column."""
    return feature[name] if feature.fieldNameIndex(name) >= 0 else NULL


def geometry_type(table):
    """Return the geometry of a table's rows."""
    return GEOMETRIES.get(table.shape, QgsWkbTypes.Type.NoGeometry)


def check_folder(folder):
    """Check before a long run that a GeoPackage can be written to a folder; creates the folder if needed.

    Raises:
        OutputError: the folder cannot be created, or no file can be written to it.
    """
    try:
        replacement.check_folder(Path(folder))
    except OutputError as error:
        raise OutputError(tr("{fault} in Settings > Options > Pinpoint").format(fault=error)) from error


def open_run(path):
    """Open the tables of a run's GeoPackage as styled layers with metadata, by their names.

    Raises:
        OutputError: the file is not a run, or QGIS cannot open it.
    """
    return dict(opening(path))


def opening(path):
    """Open the tables of a run one after another, as `open_run` does; yield the name of each with its layer.

    Each comes twice: when it is open, and when it has its style, as QGIS needs some time for either.
    """
    there, record = _tables_in(path), None
    for table in (tables.RUN, *ORDER[:-1]):
        if table in tables.OPTIONAL and table not in there:
            continue
        layer = _open_table(Path(path), table)
        record = record or _record(layer)
        yield table.name, layer
        _style_as_stored(layer, table)
        _set_metadata(layer, record)
        yield table.name, layer


def _record(layer):
    """Return the row of a run from its layer.

    Raises:
        OutputError: it has none, as it is locked.
    """
    record = next(layer.getFeatures(), None)
    if record is None:
        raise OutputError(
            tr("{source} has no rows to be read now; open it again in a moment").format(source=layer.source()),
            code="locked",
        )
    return record


def _tables_in(path):
    """Return the tables of a run; none of a file that is no run, as opening them will say so."""
    with suppress(PinpointError):
        return reading.tables_in(Path(path))
    return ()


def _open_table(path, table):
    unstyled = QgsVectorLayer.LayerOptions(False)
    layer = QgsVectorLayer(f"{path}|layername={table.name}", tr(TITLES[table.name]), "ogr", unstyled)
    if not layer.isValid() and "|" in str(path):
        raise OutputError(
            tr("QGIS cannot open {path}, because of the | in its name; rename the file or folder").format(path=path)
        )
    if not layer.isValid():
        raise OutputError(
            tr("{path} has no table {name} and is no run of Pinpoint; locate the photos again").format(
                path=path, name=table.name
            )
        )
    if layer.fields().indexOf(table.key) < 0:
        raise OutputError(
            tr("{path} is being written by another program; open it again in a moment").format(path=path), code="locked"
        )
    if layer.isSpatial() and not layer.crs().isValid():  # as read while the run was written; there is only one
        layer.setCrs(QgsCoordinateReferenceSystem(WGS84))
    return layer


def _style_as_stored(layer, table):
    """Give a layer the style that its run's file has for it."""
    _, is_styled = layer.loadDefaultStyle()
    if is_styled:
        _translate(layer, table)
    else:  # a run of a version that stored no styles
        style(layer, table)
    layer.setCustomProperty("pinpoint/table", table.name)


def style(layer, table, name=""):
    """Set a layer's style, form, map tip and field aliases, and the words shown for its values.

    The style has the table's name, or another one for a second layer with the table's columns.
    """
    folder = stored_styles.FOLDER if table in tables.TABLES else RESOURCES / "styles"
    sheet = folder / f"{name or table.name}.qml"
    if sheet.exists():
        layer.loadNamedStyle(str(sheet))
    for column in table.columns:
        index = layer.fields().indexOf(column.name)
        layer.setFieldAlias(index, column.label)
        if column.name in wording.WORDS:
            values = [{said: value} for value, said in wording.WORDS[column.name].items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": values}))
    _translate(layer, table)


def _translate(layer, table):
    """Show legend, aliases, words, map tip and names in the user's language, as far as they are ours."""
    for rule in layer.renderer().rootRule().children() if isinstance(layer.renderer(), QgsRuleBasedRenderer) else ():
        rule.setLabel(tr(rule.label()))
    layer.setMapTipTemplate(tips.translated(layer.mapTipTemplate(), tr))
    layer.setDisplayExpression(tips.of_expression(layer.displayExpression(), tr))
    for index in map(layer.fields().indexOf, [column.name for column in table.columns]):
        layer.setFieldAlias(index, tr(layer.attributeAlias(index)))
        setup = layer.editorWidgetSetup(index)
        values = setup.config().get("map")
        if setup.type() == "ValueMap" and isinstance(values, list):
            said = [{tr(word): value for word, value in each.items()} for each in values]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {**setup.config(), "map": said}))


def _set_metadata(layer, record):
    """Write into a layer's metadata by which system, galleries, versions and request the run was made."""
    if record is None:
        return
    metadata = QgsLayerMetadata()
    table = tr(TITLES[layer.customProperty("pinpoint/table")])
    metadata.setTitle(tr("Pinpoint: {table}, run {run}").format(table=table, run=record["run_id"]))
    metadata.setAbstract(
        tr("Ranked candidates are leads, never proof. Probabilities hold for photos like those tested.")
    )
    metadata.setCrs(layer.crs())
    for name in ("system", "galleries", "versions", "digests", "request"):
        text = _value_of(record, name, str, "")
        metadata.addHistoryItem(f"{name}: {text if len(text) < 2000 else text[:2000] + '…'}")
    layer.setMetadata(metadata)
    layer.setCustomProperty("pinpoint/run_id", record["run_id"])


def title(layers):
    """Return the name of a run's layer group: "Pinpoint, one trip, in 1 area, 12 photos, 2026-11-20 14:05 UTC".

    Raises:
        OutputError: the run's file is locked.
    """
    record = _record(layers["run"])
    system = _value_of(record, "system", str, "Pinpoint")
    parts = [wording.SYSTEMS.get(system, system), *_asked(_request_of(record))]
    parts.append(words.photos(_value_of(record, "n_photos", int, 0)))
    if words.calibration(record) == wording.NOT_CALIBRATED:
        parts.append(tr("not calibrated"))
    started = _value_of(record, "started", QDateTime, None)
    return ", ".join([*parts, *([f"{started.toString('yyyy-MM-dd HH:mm')} UTC"] if started else [])])


def _request_of(record):
    """Return the request of a run as JSON values; an empty one if it is damaged."""
    with suppress(ValueError, RecursionError):
        found = json.loads(_value_of(record, "request", str, "{}"))
        if isinstance(found, dict):
            return found
    return {}


def _value_of(record, name, kind, usual):
    """Return a value of a run's row, or the usual one if it is missing or of another kind."""
    value = record[name]
    return value if isinstance(value, kind) else usual


def _asked(request):
    """Yield how a request differs from the usual: who proposes candidates, its album, and its search area."""
    if request.get("proposed_by"):
        yield words.proposed(str(request["proposed_by"]))
    album = {Album.SAME_PLACE.value: tr("one place"), Album.SAME_TRIP.value: tr("one trip")}.get(
        str(request.get("album"))
    )
    if album:
        yield album
    within = request.get("within")
    count = len(within) if isinstance(within, list) else 0
    if count:
        yield tr("in 1 area") if count == 1 else tr("in {count} areas").format(count=words.number(count))


def in_project(run_id, project=None):
    """Return the layers of a run that are in the project, by table; empty if there are none."""
    project = project or QgsProject.instance()
    mine = [each for each in project.mapLayers().values() if each.customProperty("pinpoint/run_id") == run_id]
    return {each.customProperty("pinpoint/table"): each for each in mine}


def run_in_project(project=None):
    """Return the file of the run whose group is topmost in the project; None if there is none whose file exists."""
    for group in _groups(project or QgsProject.instance()):
        for node in group.findLayers():
            layer = node.layer()
            if layer is not None and layer.customProperty("pinpoint/table") == tables.RUN.name:
                path = layer.source().split("|")[0]
                if Path(path).is_file():
                    return path
    return None


def remove_run(run_id, project=None):
    """Remove what is left of a run's layers and their group."""
    project = project or QgsProject.instance()
    for layer in in_project(run_id, project).values():
        project.removeMapLayer(layer.id())
    for group in _groups(project):
        if not group.findLayers():
            project.layerTreeRoot().removeChildNode(group)


def _groups(project):
    return [node for node in project.layerTreeRoot().children() if node.customProperty("pinpoint/run")]


def read_again(layer):
    """Reload a layer, to show what was written to its file since it was opened; what is selected stays so.

    QGIS drops the selection where it finds a file locked as it reads the columns again.
    """
    selected = layer.selectedFeatureIds()
    layer.reload()
    if selected and not layer.selectedFeatureCount():
        layer.selectByIds(selected)
    layer.triggerRepaint()


def add_to_project(layers, project=None):
    """Add a run's layers as one group on top of the layer tree, with relations between them; return the group.

    The groups of other runs are folded and switched off. A project without any layer gets QGIS's own world map.

    Raises:
        OutputError: the run's file is locked; nothing was added.
    """
    *_, group = adding(layers, project)
    return group


def adding(layers, project=None):
    """Add a run's layers to the project one after another, as `add_to_project` does; yield their group after each.

    Raises:
        OutputError: as `add_to_project`, before the first.
    """
    project, name = project or QgsProject.instance(), title(layers)
    for other in _groups(project):
        other.setExpanded(False)
        other.setItemVisibilityChecked(False)
    is_first = not project.mapLayers()
    group = project.layerTreeRoot().insertGroup(0, name)
    group.setCustomProperty("pinpoint/run", 1)
    for table in ORDER:
        if table.name not in layers:
            continue
        layer = layers[table.name]
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(False)
        yield group
        if sip.isdeleted(group):  # the user, or another project, has removed it meanwhile
            return
    for _ in _adding_world_map(project) if is_first else ():
        yield group
    for one, many, key in tables.RELATIONS:
        if many.name in layers:
            _relate(project, layers[one.name], layers[many.name], key)
    yield group


def _adding_world_map(project):
    """Add QGIS's own world map below everything; yield after each of its layers."""
    group = project.layerTreeRoot().addGroup(tr("World map"))
    group.setExpanded(False)
    for layer in world_map.layers():
        project.addMapLayer(layer, False)
        group.addLayer(layer)
        yield


def _relate(project, parent, child, key):
    """Add a relation to the project, with an id of its own for each run.

    QGIS makes the same relations of the file's foreign keys where a run is dropped on a map, but with the same ids for
    all runs, so that only the last one has them.
    """
    relation = QgsRelation()
    relation.setId(f"{parent.id()}_{child.id()}")
    relation.setName(f"{parent.name()}: {child.name()}")
    relation.setReferencedLayer(parent.id())
    relation.setReferencingLayer(child.id())
    relation.addFieldPair(key, key)
    if relation.isValid():
        project.relationManager().addRelation(relation)


def show_only(layer, photo_id):
    """Draw the areas, or show the labels, of one photo only: those of all photos would cover each other."""
    QgsExpressionContextUtils.setLayerVariable(layer, PHOTO_VARIABLE, photo_id)
    layer.triggerRepaint()
