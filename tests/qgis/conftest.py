"""Fixtures: a QGIS window with the plugin, settings for the tests, and a run of the tiny world."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace

import pytest
import tiny
from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsProject
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtNetwork import QNetworkProxy
from window import Window, bury

from pinpoint_engine import Outcome, Request
from pinpoint_qgis import classFactory, layers, settings
from pinpoint_qgis.dock.panel import PinpointDock
from pinpoint_qgis.engines import HERE, LOCAL, Engines
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.recipes import RECIPES, SetUpChoice
from pinpoint_qgis.processing.provider import PinpointProvider
from scripts.stage import ROOT, stage


@pytest.fixture(autouse=True)
def project(qgis_new_project):
    """An empty project, emptied again after the test."""
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture(autouse=True)
def chosen(qgis_app, world, tmp_path, monkeypatch):
    """Settings for the test: the tiny world's pack, five candidates, runs in a new folder, no engine set up.

    Photos are located inside this process, which is fast as no other is started; it is safe as GEOS is not shared here.
    """
    monkeypatch.setenv("PINPOINT_ENGINES", str(tmp_path / "engines"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = settings.load()
    settings.save(settings.Settings(pack=str(world.pack), runs=str(tmp_path / "runs"), top_k=5, engine=HERE))
    yield settings.load()
    settings.save(before)


@pytest.fixture(scope="session")
def staged(tmp_path_factory):
    """The folder that holds the staged plugin."""
    return stage(tmp_path_factory.mktemp("plugins")).parent


@pytest.fixture
def embedded():
    """The pack that ships with the plugin."""
    folder = ROOT / "resources" / "pack"
    if not (folder / "manifest.json").is_file():
        pytest.skip(f"there is no embedded pack in {folder}")
    return folder


@pytest.fixture
def window(qgis_app, project):
    """A main window on the offscreen platform."""
    made = Window()
    made.mainWindow().show()
    yield made
    made.mapCanvas().stopRendering()
    made.mapCanvas().setLayers([])
    made.mainWindow().close()
    made.mainWindow().deleteLater()
    bury()


@pytest.fixture(scope="session")
def run(engine, world, tmp_path_factory):
    """A finished run: three photos are answered, one of them at a pole; one is broken and one missing."""
    from pinpoint_engine.photos import read_photo

    folder = tmp_path_factory.mktemp("asked")
    broken = folder / "broken.jpg"
    broken.write_bytes(world.photos[0].read_bytes()[:200])
    paths = [*world.photos[0:12:8], world.photos[40], broken, folder / "gone.jpg"]
    asked = [read_photo(str(path)) for path in paths]
    request = Request(top_k=3, cells=True)
    return tiny.write_run(folder / "run.gpkg", engine, asked, request, tiny.with_cells)


@pytest.fixture(scope="session")
def rows(run):
    """The run's tables."""
    return run.rows()


@pytest.fixture
def opened(run, tmp_path):
    """The layers of a copy of the run's GeoPackage, closed before QGIS ends: pytest keeps what a test was given."""
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    found = layers.open_run(tmp_path / "run.gpkg")
    yield found
    found.clear()


@pytest.fixture
def plugin(window):
    """The plugin, loaded into the window."""
    made = classFactory(window)
    made.initGui()
    bury()
    yield made
    made.unload()
    bury()


@pytest.fixture
def dock(plugin, window):
    """The plugin's dock, visible."""
    found = window.docks()[0]
    found.setUserVisible(True)
    bury()
    return found


@pytest.fixture
def in_a_process(chosen):
    """Settings with a local engine: this Python is set up as an existing one."""
    environment = Environment()
    environment.begin()
    environment.finish(SetUpChoice(RECIPES["light"], python=sys.executable), sys.executable, "3.11", {})
    environment.end()
    settings.save(replace(chosen, engine=LOCAL))
    return settings.load()


@pytest.fixture
def proxied(qgis_app):
    """QGIS with a proxy for all hosts but one."""
    network = QgsNetworkAccessManager.instance()
    before = network.fallbackProxy(), network.excludeList(), network.noProxyList()
    proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example.org", 3128, "me@home", "p/w")
    network.setFallbackProxyAndExcludes(proxy, [], ["https://inner.example.org"])
    yield network
    network.setFallbackProxyAndExcludes(*before)


@pytest.fixture
def photos(world, tmp_path):
    """A folder with one photo each of Paris, Sydney and Quito, named after the place."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("paris", "sydney", "quito"):
        shutil.copyfile(world.folder / "photos" / name / "0.jpg", folder / f"{name}.jpg")
    return folder


@pytest.fixture
def many_photos(world, tmp_path):
    """A folder with 60 photos large enough that locating them takes a few seconds."""
    folder = tmp_path / "many"
    folder.mkdir()
    picture = QImage(str(world.photos[0])).scaled(3000, 2300)
    picture.save(str(folder / "00.jpg"), "JPG", 85)
    for number in range(1, 60):
        shutil.copyfile(folder / "00.jpg", folder / f"{number:02d}.jpg")
    return folder


@pytest.fixture(scope="module")
def processing(qgis_processing):
    """QGIS's `processing` with Pinpoint's provider."""
    import processing

    provider = PinpointProvider(Engines())
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield processing
    QgsApplication.processingRegistry().removeProvider(provider)


class Doubtful(QObject):
    """The tiny world's engine, but photos of Sydney are outside the gallery, and candidates come from all channels."""

    changed = pyqtSignal()
    gallery_changed = pyqtSignal(str)

    def __init__(self, engine):
        super().__init__()
        self._engine = engine
        self.describe, self.served = engine.describe, {}

    def get_ready(self, _settings):
        pass

    def get(self, _settings):
        return self

    def locate(self, photos, request):
        for result in self._engine.locate(photos, request):
            channels = ("image", "raw", "gps", "album", "a new way")
            found = zip(result.candidates, channels, strict=False)
            changed = replace(result, candidates=tuple(replace(each, channel=channel) for each, channel in found))
            outside = os.path.basename(result.photo.path) == "sydney.jpg"
            yield replace(changed, outcome=Outcome.OUTSIDE_GALLERY, elsewhere=0.8) if outside else changed


@pytest.fixture(scope="session")
def doubtful(engine):
    """An engine that finds some photos outside the gallery."""
    return Doubtful(engine)


@pytest.fixture
def doubting_dock(window, doubtful):
    """A dock in the window that uses the doubtful engine."""
    made = PinpointDock(window, doubtful)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.setUserVisible(True)
    bury()
    yield made
    made.shut()
    window.removeDockWidget(made)
    made.deleteLater()
    bury()
