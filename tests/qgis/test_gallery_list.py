"""The galleries in the options: what each holds, and what is done with them in the background."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
import tiny
from panoramax import AREA, Contract
from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.PyQt.QtWidgets import QDialog, QListView

from pinpoint_engine.cli import main
from pinpoint_engine.confidence.gallery_fit import FILE, FitKey, GalleryFit, write_fit
from pinpoint_engine.gallery import model_of, open_gallery, store
from pinpoint_qgis import galleries, settings
from pinpoint_qgis.gallery_list import GalleryList
from pinpoint_qgis.options_page import OptionsPage

WAIT_MS = 60_000
SOUTH, WEST, NORTH, EAST = AREA
BOX = {
    "type": "Polygon",
    "coordinates": [[[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]],
}
KEY = FitKey(("a" * 64,), "b" * 64)
FIGURES = {"questions": 250, "albums": 20, "log_loss_before": 1.234, "log_loss_after": 0.987}


@pytest.fixture(scope="module")
def built(world, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "manly"
    photos = str(world.folder / "photos" / "manly")
    assert main(["gallery", "build", photos, "--out", str(folder), "--pack", str(world.pack)]) == 0
    return folder


@pytest.fixture
def gallery(built, tmp_path):
    return shutil.copytree(built, tmp_path / "own gallery")


@pytest.fixture
def shown(plugin, window, in_a_process, qtbot):
    """A function that shows a list of some galleries, and waits until it says what they hold."""

    def show(*folders):
        made = GalleryList(plugin._engines, window.mapCanvas())
        qtbot.addWidget(made)
        for folder in folders:
            made.add(str(folder))
        made.resize(400, 400)
        made.show()
        wait(qtbot, made)
        return made

    return show


def wait(qtbot, made):
    """Wait until the list's background task is over, and nothing follows."""
    qtbot.waitUntil(lambda: made.progress_row.isHidden() and made.add_button.isEnabled(), timeout=WAIT_MS)


def press(qtbot, made, name):
    assert made.about[name].isEnabled()
    made.about[name].click()
    wait(qtbot, made)


def text(made, row=0):
    return made.list.item(row).text()


def test_each_says_what_it_holds(shown, gallery, tmp_path):
    with store.changing(gallery) as changed:
        changed.remove(changed.gallery.rows_of(sorted(ids(gallery))[:1]))
    old = tiny.make_first_format(tmp_path / "old", gallery)
    broken = shutil.copytree(gallery, tmp_path / "broken")
    next(broken.glob("shards/*/vectors.npy")).unlink()
    made = shown(gallery, old, tmp_path / "gone", broken)
    count = len(ids(gallery))
    assert text(made).splitlines()[:2] == ["own gallery", f"{count} references: {count} of any kind"]
    assert "1 shard, " in text(made) and "format 2" in text(made) and "1 removed, still taking room" in text(made)
    assert "format 1" in text(made, 1) and "older format; upgrade it" in text(made, 1)
    assert "gone is not a gallery; " in text(made, 2) and "`" not in text(made, 2)
    assert "vectors.npy is missing; build it again" in text(made, 3)
    assert made.folders() == tuple(map(str, (gallery, old, tmp_path / "gone", broken)))


def ids(folder):
    opened = open_gallery(Path(folder), model_of(Path(folder)))
    return {each.id for each in opened.references_of(opened.added)}


def test_upgrade_stands_where_compact_is_for_others(shown, gallery, tmp_path, qtbot, plugin):
    made = shown(gallery, tiny.make_first_format(tmp_path / "old", gallery))
    assert not made.about["compact"].isHidden() and made.about["upgrade"].isHidden()
    made.list.setCurrentRow(1)
    assert made.about["compact"].isHidden() and not made.about["upgrade"].isHidden()
    with qtbot.waitSignal(plugin._engines.gallery_changed) as told:
        press(qtbot, made, "upgrade")
    wait(qtbot, made)
    assert "format 2" in text(made, 1) and told.args == [str(tmp_path / "old")]
    assert "old is compact" in made.said.text() and not made.about["compact"].isHidden()


def test_what_is_new_where_the_imagery_of_a_gallery_comes_from_is_brought(
    shown, gallery, world, tmp_path, qtbot, plugin
):
    with Contract().running() as server:
        late = server.pictures[3]
        server.remove(late)
        streets, within = tmp_path / "streets", tmp_path / "within.geojson"
        within.write_text(json.dumps(BOX), "utf-8")
        asked = ["--source", "panoramax", "--url", server.web.url, "--within", str(within), "--yes"]
        assert main(["gallery", "build", "--out", str(streets), "--pack", str(world.pack), *asked]) == 0
        made = shown(gallery, streets)
        assert made.about["refresh"].isHidden()
        made.list.setCurrentRow(1)
        assert not made.about["refresh"].isHidden()
        server.put(late)
        before = ids(streets)
        with qtbot.waitSignal(plugin._engines.gallery_changed) as told:
            press(qtbot, made, "refresh")
        wait(qtbot, made)
        assert ids(streets) - before == {f"panoramax:{late.id}"} and told.args == [str(streets)]
        assert made.said.text() == "streets\n1 new reference"
        server.kill()
        press(qtbot, made, "refresh")
        assert "cannot be asked" in made.said.text() and "`" not in made.said.text()


def test_a_gallery_whose_ledger_is_damaged_says_so(shown, gallery, qtbot):
    (gallery / "imagery.sqlite").write_bytes(b"no database, but long enough to be taken for one" * 9)
    made = shown(gallery)
    made.about["refresh"].click()
    assert "imagery.sqlite cannot be read (" in made.said.text()


def test_info_and_verify(shown, gallery, qtbot):
    made = shown(gallery)
    press(qtbot, made, "info")
    assert made.said.text().startswith(str(gallery)) and "Made by the model " in made.said.text()
    press(qtbot, made, "verify")
    assert made.said.text() == "own gallery is whole"
    path = next(gallery.glob("shards/*/references.gpkg"))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    press(qtbot, made, "verify")
    assert "own gallery: The gallery is damaged" in made.said.text() and "references.gpkg" in made.said.text()


def test_probabilities_are_fitted_on_all_galleries_of_the_list_together(shown, gallery, qtbot, plugin, monkeypatch):
    made = shown(gallery)
    assert "probabilities not fitted" in text(made)
    with qtbot.waitSignal(plugin._engines.gallery_changed) as told:
        press(qtbot, made, "fit")
    wait(qtbot, made)
    assert made.said.text().startswith("Nothing is fitted: ") and "it takes 40 of 12." in made.said.text()
    assert made.said.text().endswith("Probabilities stay as the pack ships them.") and told.args == [str(gallery)]
    asked = []

    usual = galleries.command.run

    def fitted(found, arguments, take, is_cancelled):
        if arguments[1] != "fit":
            return usual(found, arguments, take, is_cancelled)
        asked.append(arguments)
        write_fit(gallery, KEY, GalleryFit(), FIGURES)
        take("asked 100 of 390")
        take(f"kept in {gallery / FILE}, and used wherever an engine has exactly these galleries and this pack")
        return True

    made.add("/another")
    wait(qtbot, made)
    with monkeypatch.context() as patched:
        patched.setattr(galleries.command, "run", fitted)
        made.about["fit"].click()
        qtbot.waitUntil(lambda: "1.234" in made.said.text(), timeout=WAIT_MS)
    wait(qtbot, made)
    assert asked[0] == ["gallery", "fit", str(gallery), "/another", "--pack", settings.load().pack]
    assert "on 250 questions of 20 sequences" in made.said.text() and "falls from 1.234 to 0.987" in made.said.text()


def test_a_gallery_is_shown_on_the_map_again_and_again(shown, gallery, qtbot, window):
    made, canvas = shown(gallery), window.mapCanvas()
    canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    for _ in range(2):
        press(qtbot, made, "show")
        [layer] = QgsProject.instance().mapLayers().values()
        assert layer.name() == "References of own gallery" and layer.featureCount() == len(ids(gallery))
    assert canvas.extent().contains(layer.extent())
    assert "On the map: " in made.said.text() and store.verify(gallery) == []


def test_without_an_engine_it_says_how_to_get_one(shown, gallery, monkeypatch, chosen, qtbot):
    from pinpoint_qgis.local import own_python
    from pinpoint_qgis.local.environment import Environment

    monkeypatch.setattr(own_python, "has_engine", lambda: False)
    shutil.rmtree(Environment().folder)
    made = shown(gallery)
    assert "press Set up engine" in made.said.text() and text(made) == "own gallery"


def test_cancelling_kills_the_command(shown, gallery, qtbot, monkeypatch):
    made, begun = shown(gallery), []

    def endless(_found, _folder, heard, is_cancelled):
        heard(50)
        begun.append(1)
        while not is_cancelled():
            time.sleep(0.005)

    monkeypatch.setattr(galleries, "verify", endless)
    made.about["verify"].click()
    qtbot.waitUntil(lambda: bool(begun) and made.progress.value() == 50, timeout=WAIT_MS)
    assert not made.about["info"].isEnabled() and made.cancel_button.isVisible()
    made.cancel_button.click()
    wait(qtbot, made)
    assert made.said.text() == "Cancelled; nothing that was done is lost"


def test_what_ends_after_the_options_were_closed_still_counts(plugin, in_a_process, gallery, qtbot):
    made = GalleryList(plugin._engines)
    made.add(str(gallery))
    made.show()
    wait(qtbot, made)
    with qtbot.waitSignal(plugin._engines.gallery_changed, timeout=WAIT_MS) as told:
        made.about["compact"].click()
        made.close()
        made.deleteLater()
    assert told.args == [str(gallery)]


@pytest.fixture
def toolbox(qgis_processing, window, qtbot, monkeypatch):
    """Answers each dialog of the toolbox by running its algorithm; a function takes what the user would fill in."""
    import processing

    seen, filled = [], []

    class Dialog(QDialog):
        def __init__(self, algorithm, parameters):
            super().__init__(window.mainWindow())
            self.asked = (algorithm, parameters)

        def exec(self):
            algorithm, parameters = self.asked
            seen.append((*self.asked, self.parent()))
            assert {*parameters} <= {each.name() for each in _algorithm(algorithm).parameterDefinitions()}
            self.made = processing.run(algorithm, {**parameters, **filled[0]}) if filled[0] is not None else {}

        def results(self):
            assert self.parent() is window.mainWindow()
            return self.made

    def fill_in(values):
        filled[:] = [values]
        return seen

    monkeypatch.setattr(processing, "createAlgorithmDialog", Dialog)
    return fill_in


def _algorithm(name):
    return QgsApplication.processingRegistry().algorithmById(name)


def test_a_gallery_is_built_and_changed_in_the_dialogs_of_the_toolbox(shown, gallery, toolbox, world, tmp_path, qtbot):
    made, count, new = shown(gallery), len(ids(gallery)), str(tmp_path / "new")
    seen = toolbox({"PHOTOS_IN": str(world.folder / "photos" / "paris"), "GALLERY": new})
    made.changes["buildgallery"].trigger()
    wait(qtbot, made)
    assert made.folders() == (str(gallery), new) and text(made, 1).startswith(f"new\n{len(ids(new))} references")
    toolbox({"PHOTOS_IN": str(world.folder / "photos" / "sydney")})
    made.changes["addtogallery"].trigger()
    wait(qtbot, made)
    assert len(ids(gallery)) > count and f"{len(ids(gallery))} references" in text(made) and len(made.folders()) == 2
    toolbox({"IDS": "\n".join(sorted(ids(gallery))[:2])})
    made.changes["removefromgallery"].trigger()
    wait(qtbot, made)
    assert f"{len(ids(gallery))} references" in text(made)
    toolbox({"MERGED": str(tmp_path / "both")})
    made.changes["mergegalleries"].trigger()
    wait(qtbot, made)
    assert made.folders()[2:] == (str(tmp_path / "both"),) and "both has the references" in made.said.text()
    assert ids(tmp_path / "both") == ids(gallery) | ids(new)
    assert [name for name, *_ in seen] == [f"pinpoint:{name}" for name in made.changes]
    assert all(parent is made.window() for *_, parent in seen)


def test_a_dialog_of_the_toolbox_that_is_given_up_changes_nothing(shown, gallery, toolbox, qtbot):
    made = shown(gallery)
    before = text(made)
    toolbox(None)
    for change in made.changes.values():
        change.trigger()
        wait(qtbot, made)
    assert (made.folders(), text(made)) == ((str(gallery),), before) and made.said.isHidden()
    made.about["remove"].click()
    assert [name for name, change in made.changes.items() if change.isEnabled()] == ["buildgallery", "mergegalleries"]


def test_removing_from_the_list_leaves_the_folder(shown, gallery, qtbot):
    made = shown(gallery)
    made.about["remove"].click()
    assert made.folders() == () and gallery.is_dir() and not made.about["info"].isEnabled()


def test_the_page_stores_the_list_and_nothing_is_cut_off_at_400_px(plugin, window, gallery, in_a_process, qtbot):
    settings.save(replace(settings.load(), galleries=(str(gallery),)))
    page = window.pages[0].createWidget(None)
    qtbot.addWidget(page)
    page.resize(400, 900)
    page.show()
    wait(qtbot, page.galleries)
    assert page.minimumSizeHint().width() <= 400
    assert isinstance(page.galleries.list, QListView) and not page.galleries.list.horizontalScrollBar().isVisible()
    for button in (page.galleries.change_button, *page.galleries.about.values()):
        assert button.isHidden() or button.width() >= button.sizeHint().width()
    page.galleries.about["remove"].click()
    page.apply()
    assert settings.load().galleries == () and OptionsPage(plugin._engines).galleries.folders() == ()


def test_the_dock_says_that_a_gallery_has_changed(plugin, dock, gallery, chosen):
    settings.save(replace(settings.load(), galleries=(str(gallery),)))
    plugin._engines.forget_gallery(str(gallery.parent / "other"))
    assert "has changed" not in dock.engine.words.text()
    plugin._engines.forget_gallery(str(gallery))
    assert "The gallery own gallery has changed: the next run uses its new state" in dock.engine.words.text()
