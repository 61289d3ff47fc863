"""A run opens as styled, related layers that survive saving the project; errors leave nothing half written."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from contextlib import closing

import pytest
import tiny
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize, QVariant

from pinpoint_engine import Album, Location, Photo, Request, System, tables, wording
from pinpoint_engine.areas.regions import disc
from pinpoint_engine.errors import OutputError
from pinpoint_engine.wire import request_to_json
from pinpoint_qgis import layers

ORDER = ["Photos", "Candidates", "Evidence", "Credible regions", "Geocells", "Failures", "Run"]


def values(layer, column):
    return [feature[column] for feature in layer.getFeatures()]


def counts(path):
    """Return the number of rows of each table in a GeoPackage, counted by SQLite."""
    found = {table.name: QgsVectorLayer(f"{path}|layername={table.name}", "t", "ogr") for table in tables.TABLES}
    return {name: len(list(layer.getFeatures())) for name, layer in found.items()}


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_tables_have_their_columns_labels_and_rows(rows, opened, table):
    layer, rows = opened[table.name], rows[table.name]
    assert layer.isValid() and layer.featureCount() == len(rows) > 0
    fields = layer.fields()
    names = [name for name in fields.names() if name != "fid"]
    assert names == [column.name for column in table.columns]
    assert [fields.field(name).alias() for name in names] == [column.label for column in table.columns]
    assert layer.crs() == QgsCoordinateReferenceSystem("" if table.shape == tables.PLAIN else layers.WGS84)
    assert layer.wkbType() == layers.geometry_type(table)
    for row, feature in zip(rows, layer.getFeatures(), strict=True):
        assert {name: told(feature[name]) for name in names} == {name: plain(row[name]) for name in names}


def told(value):
    if value is None or value is NULL or (isinstance(value, QVariant) and value.isNull()):
        return None
    return value.toString("yyyy-MM-ddTHH:mm:ss") if hasattr(value, "toString") else value


def plain(value):
    return value.isoformat()[:19] if hasattr(value, "isoformat") else value


def test_joins_hold(opened):
    candidates = set(values(opened["candidates"], "cand_id"))
    photos = set(values(opened["photos"], "photo_id"))
    assert set(values(opened["evidence"], "cand_id")) <= candidates
    for name in ("candidates", "evidence", "failures"):
        assert set(values(opened[name], "photo_id")) <= photos


def test_points_match_their_columns_and_other_rows_have_no_geometry(opened):
    for name in ("photos", "candidates", "evidence"):
        for feature in opened[name].getFeatures():
            if told(feature["longitude"]) is None:
                assert feature.geometry().isEmpty() and feature["outcome"] == "failed"
                continue
            point = feature.geometry().asPoint()
            assert (point.x(), point.y()) == pytest.approx((feature["longitude"], feature["latitude"]))
    assert not any(feature.hasGeometry() for feature in opened["run"].getFeatures())
    assert opened["failures"].wkbType() == QgsWkbTypes.Type.NoGeometry


def test_styles_show_photos_without_web_pages(opened):
    assert opened["candidates"].renderer().type() == opened["evidence"].renderer().type() == "RuleRenderer"
    for name in ("candidates", "photos", "evidence"):
        tip = opened[name].mapTipTemplate()
        assert tip and "<style" not in tip and "<script" not in tip
        assert ("<img" in tip) == (name != "evidence")
    for name in ("candidates", "photos", "failures"):
        layer = opened[name]
        assert layer.editorWidgetSetup(layer.fields().indexOf("photo")).type() == "ExternalResource"


def test_a_layer_whose_reference_system_could_not_be_read_is_in_wgs84(run, tmp_path, project):
    """GDAL opens a layer without it if the file is locked at the moment it looks; QGIS then marks it with a "?"."""
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    with closing(sqlite3.connect(tmp_path / "run.gpkg")) as database, database:
        database.execute("UPDATE gpkg_geometry_columns SET srs_id = 99999 WHERE table_name = 'evidence'")
    assert layers.open_run(tmp_path / "run.gpkg")["evidence"].crs().authid() == "EPSG:4326"


def test_values_are_shown_in_words_and_unknown_ones_as_they_are(opened):
    candidates = opened["candidates"]
    index, row = candidates.fields().indexOf("channel"), next(candidates.getFeatures())
    setup = candidates.editorWidgetSetup(index)
    assert setup.type() == "ValueMap"
    shown = QgsApplication.fieldFormatterRegistry().fieldFormatter("ValueMap")
    for channel, words in (*wording.CHANNELS.items(), ("a new way", "(a new way)")):
        assert shown.representValue(candidates, index, setup.config(), None, channel) == words
    for name in ("photos", "candidates"):
        for column in ("outcome", "state"):
            index = opened[name].fields().indexOf(column)
            pairs = opened[name].editorWidgetSetup(index).config()["map"]
            assert {value: words for pair in pairs for words, value in pair.items()} == wording.WORDS[column]
    assert "found by: place matches the photo" in tip(candidates, row, channel="gps")


def context_of(layer, row, changed):
    """Return the expression context of a row after changing some of its values."""
    for name, value in changed.items():
        row[name] = value
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(row)
    return context


def tip(layer, row, **changed):
    """Return the map tip of a row after changing some of its values."""
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context_of(layer, row, changed))


def test_map_tips_name_the_nearest_place(opened):
    for name in ("candidates", "photos"):
        row = next(opened[name].getFeatures("\"place\" LIKE '%France'"))
        assert f"<td>{row['place']}</td>" in tip(opened[name], row)
        assert "<td>A &lt;b&gt; &amp; c</td>" in tip(opened[name], row, place="A <b> & c")
        assert "<td></td>" in tip(opened[name], row, place=None)
        assert opened[name].editFormConfig().readOnly(opened[name].fields().indexOf("place"))


OUTSIDE = "Probably outside the gallery"
"""In the legend, where the whole sentence of `wording.OUTSIDE` would be cut off."""


def test_photos_outside_the_gallery_are_marked_on_the_map(opened):
    for name in ("candidates", "photos"):
        row = next(opened[name].getFeatures())
        assert wording.OUTSIDE in tip(opened[name], row, outcome="outside_gallery")
        assert wording.OUTSIDE not in tip(opened[name], row, outcome="located")


@pytest.mark.parametrize(
    ("changed", "labels"),
    [
        ({"rank": 1}, {"First candidate"}),
        ({"rank": 5}, {"Further candidates"}),
        ({"rank": 1, "outcome": "outside_gallery"}, {OUTSIDE}),
        ({"rank": 2, "state": "accepted"}, {"Second and third", "Accepted"}),
        ({"rank": 2, "state": "rejected", "outcome": "no_place_signal"}, {OUTSIDE, "Rejected"}),
    ],
)
def test_candidates_are_drawn_by_rank_outcome_and_review(opened, changed, labels):
    layer = opened["candidates"]
    context = context_of(layer, next(layer.getFeatures("\"outcome\" = 'located'")), changed)
    rules = layer.renderer().rootRule().children()
    assert {rule.label() for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)} == labels


def colours(layer):
    """Return the colours of a picture of a layer, as "#c51b7d", with the number of their pixels."""
    wanted = QgsMapSettings()
    wanted.setLayers([layer])
    wanted.setDestinationCrs(layer.crs())
    wanted.setOutputSize(QSize(300, 150))
    wanted.setExtent(QgsRectangle(-190, -95, 190, 95))
    job = QgsMapRendererSequentialJob(wanted)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    return Counter(picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height()))


def test_a_selected_candidate_keeps_the_colour_of_its_rank_and_gets_a_ring(opened):
    layer = opened["candidates"]
    layer.selectAll()
    found = colours(layer)
    assert found["#c51b7d"] > 5 and found["#1a1a1a"] > 5 and not found["#ffff00"]
    layer.removeSelection()
    assert not colours(layer)["#1a1a1a"]


def test_provenance_is_in_the_metadata(run, opened):
    for layer in opened.values():
        history = "\n".join(layer.metadata().history())
        assert "system: pinpoint" in history and "digests: {" in history and "top_k" in history
        assert run.run_id in layer.metadata().title()
        assert layer.customProperty("pinpoint/run_id") == run.run_id


def test_group_on_top_with_relations(project, run, opened):
    project.layerTreeRoot().addGroup("older")
    group = layers.add_to_project(opened)
    assert [node.name() for node in project.layerTreeRoot().children()] == [group.name(), "older", "World map"]
    assert [node.name() for node in group.children()] == ORDER
    assert group.name().startswith("Pinpoint, 5 photos, 20") and group.name().endswith(" UTC")
    relations = list(project.relationManager().relations().values())
    assert all(relation.isValid() for relation in relations)
    assert sorted(relation.name() for relation in relations) == [
        "Candidates: Evidence",
        "Photos: Candidates",
        "Photos: Credible regions",
    ]
    of_photo = next(each for each in relations if each.name() == "Photos: Candidates")
    for photo in opened["photos"].getFeatures():
        assert len(list(of_photo.getRelatedFeatures(photo))) == photo["n_cand"]


def test_two_runs_are_two_groups(project, run, opened, tmp_path):
    layers.add_to_project(opened)
    shutil.copyfile(run.path, tmp_path / "second.gpkg")
    layers.add_to_project(layers.open_run(tmp_path / "second.gpkg"))
    groups = project.layerTreeRoot().findGroups()
    assert [group.name() for group in groups][2:] == ["World map"] and len(groups) == 3
    assert [group.itemVisibilityChecked() for group in groups] == [True, False, True]
    assert len(project.relationManager().relations()) == 6


def test_layers_survive_the_project_file(project, opened, tmp_path):
    layers.add_to_project(opened)
    tip = opened["candidates"].mapTipTemplate()
    assert project.write(str(tmp_path / "work.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "work.qgz"))
    found = {layer.name(): layer for layer in project.mapLayers().values()}
    assert sorted(found) == sorted([*ORDER, "Countries", "States"]) and all(layer.isValid() for layer in found.values())
    assert found["Candidates"].mapTipTemplate() == tip
    assert [node.name() for node in project.layerTreeRoot().findGroups()[0].children()] == ORDER
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    assert any("system: pinpoint" in line for line in found["Run"].metadata().history())


def test_run_without_answers_is_opened(engine, tmp_path):
    tiny.write_run(
        tmp_path / "run.gpkg", engine, [Photo("a", "/nowhere/a.jpg"), Photo("b", "/nowhere/b.jpg")], Request()
    )
    opened = layers.open_run(tmp_path / "run.gpkg")
    assert opened["candidates"].featureCount() == 0 and opened["photos"].featureCount() == 2


def test_other_file_is_no_run(tmp_path, project):
    (tmp_path / "photo.gpkg").write_bytes(b"no GeoPackage")
    with pytest.raises(OutputError, match="is no run of Pinpoint"):
        layers.open_run(tmp_path / "photo.gpkg")


def test_a_run_without_geocells_has_no_layer_of_them(engine, queries, tmp_path, project):
    tiny.write_run(tmp_path / "run.gpkg", engine, queries[:1], Request())
    opened = layers.open_run(tmp_path / "run.gpkg")
    group = layers.add_to_project(opened)
    assert "cells" not in opened and "Geocells" not in [node.name() for node in group.children()]


def test_project_may_be_another_than_the_open_one(opened, project):
    other = QgsProject()
    layers.add_to_project(opened, other)
    assert len(other.mapLayers()) == len(ORDER) + 2 and not project.mapLayers()
    other.clear()


def test_a_layer_that_is_read_again_keeps_what_is_selected(run, tmp_path, project):
    shutil.copy(run.path, tmp_path / "run.gpkg")
    candidates = layers.open_run(tmp_path / "run.gpkg")["candidates"]
    candidates.selectByExpression('"rank" = 1')
    selected = sorted(candidates.selectedFeatureIds())
    heard = []
    candidates.selectionChanged.connect(lambda *change: heard.append(change))
    with closing(sqlite3.connect(tmp_path / "run.gpkg", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        layers.read_again(candidates)
        other.execute("ROLLBACK")
    assert heard, "QGIS drops the selection, else this test shows nothing"
    assert sorted(candidates.selectedFeatureIds()) == selected != []


def test_the_world_map_is_for_projects_without_any_other_layer(opened, project):
    project.addMapLayer(QgsVectorLayer("Point", "mine", "memory"))
    layers.add_to_project(opened)
    assert "Countries" not in [layer.name() for layer in project.mapLayers().values()]


def test_a_group_says_what_was_asked(engine, queries, tmp_path, project):
    within = (disc(Location(-33.9, 151.2), 50.0),)
    request = Request(album=Album.SAME_TRIP, within=within)
    tiny.write_run(tmp_path / "run.gpkg", engine, queries[:2], request)
    assert layers.title(layers.open_run(tmp_path / "run.gpkg")).startswith("Pinpoint, one trip, in 1 area, 2 photos, ")


def test_a_group_says_which_other_system_proposed_candidates(run, tmp_path):
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    request = json.dumps(request_to_json(Request(proposed_by=System.PLANET)))
    with closing(sqlite3.connect(tmp_path / "run.gpkg")) as database, database:
        database.execute("UPDATE run SET request = ?", (request,))
    title = layers.title(layers.open_run(tmp_path / "run.gpkg"))
    assert title.startswith("Pinpoint, with candidates of PlaNet, ") and "photos, " in title


@pytest.mark.parametrize(("system", "name"), [("pigeon", "PIGEON"), ("planet", "PlaNet")])
def test_a_group_is_named_by_the_system_that_answered(run, tmp_path, system, name):
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    with closing(sqlite3.connect(tmp_path / "run.gpkg")) as database, database:
        database.execute("UPDATE run SET system = ?", (system,))
    assert layers.title(layers.open_run(tmp_path / "run.gpkg")).startswith(f"{name}, ")


def test_a_run_that_went_away_meanwhile_has_no_title(opened):
    opened["run"].setSubsetString("0")
    with pytest.raises(OutputError, match="has no rows to be read now"):
        layers.title(opened)


def test_only_accepted_photos_are_drawn_as_final_positions(opened):
    """The others are drawn as their candidates."""
    layer = opened["photos"]
    for state, labels in (("accepted", {"Final position"}), ("unreviewed", set()), ("rejected", set())):
        context = context_of(layer, next(layer.getFeatures()), {"state": state})
        rules = layer.renderer().rootRule().children()
        assert {rule.label() for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)} == labels


def test_regions_are_outlines_with_little_fill(opened):
    for rule in opened["regions"].renderer().rootRule().children():
        symbol = rule.symbol().symbolLayer(0)
        assert symbol.fillColor().alphaF() <= 0.1 and symbol.strokeColor().alphaF() > 0.8
