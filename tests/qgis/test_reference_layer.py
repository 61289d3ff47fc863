"""The layer of references: the function that finds their pictures, and the map tip that shows them."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsVectorLayer,
)

from pinpoint_engine.cli import main
from pinpoint_qgis import reference_layer


@pytest.fixture
def function(qgis_app):
    made = reference_layer.install()
    yield made
    reference_layer.remove(made)


@pytest.fixture
def gallery(world, tmp_path):
    """A gallery of photos that lie beside it, with thumbnails of half of them."""
    shutil.copytree(world.folder / "photos" / "manly", tmp_path / "photos")
    command = [
        "gallery",
        "build",
        str(tmp_path / "photos"),
        "--out",
        str(tmp_path / "it's ours"),
        "--pack",
        str(world.pack),
    ]
    assert main([*command, "--author", "A <b> & Co", "--licence", "CC0", "--thumbnails"]) == 0
    return tmp_path / "it's ours"


@pytest.fixture
def layer(gallery, tmp_path):
    assert main(["gallery", "export", str(gallery), str(tmp_path / "out.gpkg")]) == 0
    made = reference_layer.open_copy(tmp_path / "out.gpkg")
    reference_layer.style(made, str(gallery))
    return made


def tip(layer):
    """Return the map tip of the first reference."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_a_map_tip_shows_the_thumbnail_and_credits(function, layer):
    said = tip(layer)
    assert '<img width="240" src="data:image/jpeg;base64,/9j/' in said
    assert "A &lt;b&gt; &amp; Co, CC0, " in said and "[%" not in said


def test_without_a_thumbnail_it_shows_the_photo_and_without_that_only_credits(function, layer, gallery, tmp_path):
    (gallery / "pictures.sqlite").unlink()
    assert f'src="{(tmp_path / "photos").as_uri()}/' in tip(layer)
    shutil.rmtree(tmp_path / "photos")
    assert "<img" not in tip(layer) and "A &lt;b&gt;" in tip(layer)


def test_the_plugin_brings_the_function_and_takes_it_back(plugin):
    assert QgsExpression.isFunctionName("pinpoint_picture")
    plugin.unload()
    assert not QgsExpression.isFunctionName("pinpoint_picture")
    plugin.initGui()


def test_what_is_no_copy_says_so(tmp_path, qgis_app):
    from pinpoint_engine.errors import OutputError

    with pytest.raises(OutputError, match=r"QGIS cannot open .*; choose another folder"):
        reference_layer.open_copy(tmp_path / "none.gpkg")


def test_sources_have_colours_and_names(layer):
    made = {each.value(): each.label() for each in layer.renderer().categories()}
    assert made == {"internet": "Photos of any kind", "street": "Street-level frames"}
    assert isinstance(layer, QgsVectorLayer) and layer.customProperty(reference_layer.GALLERY).endswith("ours")
