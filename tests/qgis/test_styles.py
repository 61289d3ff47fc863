"""A run looks the same in a QGIS without the plugin: its file holds styles, words, forms, and keys for relations."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer

from pinpoint_engine import tables, wording
from pinpoint_qgis import layers
from scripts import styles

WITHOUT_PLUGIN = """
import json, os, sys
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
told = {}
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    fields = layer.fields()
    told[name] = {
        "renderer": layer.renderer().type() if layer.renderer() else "",
        "labels": layer.labelsEnabled(),
        "aliases": {field.name(): field.alias() for field in fields},
        "widgets": {field.name(): layer.editorWidgetSetup(fields.indexOf(field.name())).type() for field in fields},
        "words": {
            field.name(): layer.editorWidgetSetup(fields.indexOf(field.name())).config().get("map") for field in fields
        },
        "edited": [f.name() for f in fields if not layer.editFormConfig().readOnly(fields.indexOf(f.name()))],
        "shown": [column.name for column in layer.attributeTableConfig().columns() if not column.hidden],
        "tip": layer.mapTipTemplate(),
        "named": layer.displayExpression(),
    }
told["plugin"] = "pinpoint_qgis" in sys.modules
print(json.dumps(told))
sys.stdout.flush()
os._exit(0)
"""


def facts(layer):
    """Return all that `scripts/styles.py` sets, of a layer."""
    form, names = layer.editFormConfig(), layer.fields().names()
    return {
        "aliases": [layer.attributeAlias(index) for index in range(len(names))],
        "widgets": [
            (layer.editorWidgetSetup(i).type(), layer.editorWidgetSetup(i).config()) for i in range(len(names))
        ],
        "read only": [form.readOnly(index) for index in range(len(names))],
        "layout": form.layout(),
        "columns": [(column.name, column.hidden) for column in layer.attributeTableConfig().columns()],
    }


def opened_plainly(path, table):
    return QgsVectorLayer(f"{path}|layername={table.name}", table.name, "ogr")


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_a_style_is_in_step_with_its_table(qgis_app, table):
    """If it is not, run `make styles`."""
    layer = styles.new_layer(table)
    _, is_loaded = layer.loadNamedStyle(str(styles.FOLDER / f"{table.name}.qml"))
    before = facts(layer)
    styles.complete(layer, table)
    assert is_loaded and before == facts(layer)


@pytest.fixture(scope="module")
def told(run):
    """What QGIS tells of the run's layers in a process that does not know the plugin."""
    names = [table.name for table in tables.TABLES]
    command = [sys.executable, "-c", WITHOUT_PLUGIN, str(run.path), *names]
    done = subprocess.run(command, capture_output=True, text=True, cwd=run.path.parent)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_plain_qgis_draws_and_labels_it(told):
    assert told["plugin"] is False
    for name in ("photos", "candidates", "evidence", "regions", "cells"):
        assert told[name]["renderer"] == "RuleRenderer" and "[%" in told[name]["tip"]
    assert [name for name in told if name != "plugin" and told[name]["labels"]] == ["photos", "candidates"]
    assert told["candidates"]["named"].startswith('"filename"')


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_a_plain_qgis_shows_labels_words_and_the_photo(told, table):
    found = told[table.name]
    for column in table.columns:
        assert found["aliases"][column.name] == column.label
        if column.name in wording.WORDS:
            pairs = {value: words for pair in found["words"][column.name] for words, value in pair.items()}
            assert pairs == wording.WORDS[column.name]
        if column.name in ("photo", "ref_url"):
            assert found["widgets"][column.name] == "ExternalResource"
        if column.name.endswith("_id") and column.name != "ref_id":
            assert found["widgets"][column.name] == "Hidden" and column.name not in found["shown"]


def test_a_plain_qgis_lets_reviews_and_notes_be_edited_and_nothing_else(told):
    edited = {name: found["edited"] for name, found in told.items() if name != "plugin"}
    assert {name: columns for name, columns in edited.items() if columns} == {
        "photos": ["state", "note"],
        "candidates": ["state", "note"],
    }


def test_tables_of_attributes_begin_with_what_is_reviewed(told):
    assert told["photos"]["shown"][:3] == ["filename", "state", "note"]
    assert told["candidates"]["shown"][:4] == ["filename", "rank", "state", "note"]
    assert not {"longitude", "cand_lat", "sha256", "fid"} & set(told["photos"]["shown"] + told["evidence"]["shown"])


def test_qgis_reads_relations_from_the_file(run):
    connection = QgsProviderRegistry.instance().providerMetadata("ogr").createConnection(str(run.path), {})
    found = {
        (each.referencedLayerName(), each.referencingLayerName(), *each.referencedLayerFields())
        for each in connection.relationships("", "")
    }
    assert found == {(one.name, many.name, key) for one, many, key in tables.RELATIONS}


def test_forms_show_related_rows(project, opened):
    """QGIS adds them to the form that it makes itself, and to no other."""
    layers.add_to_project(opened)
    for one, _, _ in tables.RELATIONS:
        assert opened[one.name].editFormConfig().layout() == Qgis.AttributeFormLayout.AutoGenerated
        assert project.relationManager().referencedRelations(opened[one.name])


@pytest.fixture
def unstyled(run, tmp_path):
    """A copy of the run as versions wrote it that stored no styles."""
    path = tmp_path / "old.gpkg"
    shutil.copyfile(run.path, path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE layer_styles")
        database.execute("DELETE FROM gpkg_contents WHERE table_name = 'layer_styles'")
        database.commit()
    return path


def test_the_dock_styles_a_run_without_stored_styles(unstyled, opened):
    styled = layers.open_run(unstyled)
    for table in tables.TABLES:
        assert opened_plainly(unstyled, table).attributeAlias(1) == ""
        assert facts(styled[table.name]) == facts(opened[table.name])
        assert styled[table.name].mapTipTemplate() == opened[table.name].mapTipTemplate()


def test_a_style_that_the_user_made_the_default_is_kept(run, tmp_path):
    shutil.copyfile(run.path, tmp_path / "mine.gpkg")
    layer = opened_plainly(tmp_path / "mine.gpkg", tables.CANDIDATES)
    layer.setMapTipTemplate("mine")
    assert layer.saveStyleToDatabase("mine", "", True, "") == ""
    del layer
    assert layers.open_run(tmp_path / "mine.gpkg")["candidates"].mapTipTemplate() == "mine"


def test_a_review_in_a_form_of_qgis_places_the_photo(run, tmp_path):
    """GDAL enforces foreign keys, so the triggers must work with them."""
    shutil.copyfile(run.path, tmp_path / "reviewed.gpkg")
    layer = opened_plainly(tmp_path / "reviewed.gpkg", tables.CANDIDATES)
    row = next(layer.getFeatures('"rank" = 2'))
    layer.startEditing()
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("state"), "accepted")
    assert layer.commitChanges(), layer.commitErrors()
    photos = opened_plainly(tmp_path / "reviewed.gpkg", tables.PHOTOS)
    photo = next(photos.getFeatures(f"\"photo_id\" = '{row['photo_id']}'"))
    assert (photo["placed_by"], photo["cand_id"]) == ("candidate", row["cand_id"])


def test_a_candidate_deleted_in_qgis_takes_its_evidence_along(run, tmp_path):
    shutil.copyfile(run.path, tmp_path / "deleted.gpkg")
    layer = opened_plainly(tmp_path / "deleted.gpkg", tables.CANDIDATES)
    row = next(layer.getFeatures('"n_evid" > 0'))
    layer.startEditing()
    layer.deleteFeature(row.id())
    assert layer.commitChanges(), layer.commitErrors()
    evidence = opened_plainly(tmp_path / "deleted.gpkg", tables.EVIDENCE)
    assert row["cand_id"] not in [each["cand_id"] for each in evidence.getFeatures()] and evidence.featureCount() > 0
