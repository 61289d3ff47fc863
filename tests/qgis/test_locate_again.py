"""Photos of a run located again in the background, and the rest of a run after a gallery was added."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import tiny
from qgis.core import QgsApplication, QgsProcessingException
from steps import PATIENCE_MS, press, wait_for_end

from pinpoint_engine import Request, runs
from pinpoint_engine.cli import main
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import Run, geopackage
from pinpoint_qgis import settings, tasks
from pinpoint_qgis.engines import Engines
from pinpoint_qgis.tasks import LocateAgainTask


@pytest.fixture
def path(engine, photos, chosen):
    """A run of three photos in the folder of runs."""
    asked = [read_photo(str(path)) for path in sorted(photos.iterdir())]
    folder = Path(chosen.runs)
    folder.mkdir(parents=True, exist_ok=True)
    return tiny.write_run(folder / "run.gpkg", engine, asked, Request(top_k=4)).path


@pytest.fixture
def engines(qgis_app):
    made = Engines()
    yield made
    made.close()


@pytest.fixture
def gallery(world, tmp_path):
    """A gallery of the tiny world's photos of Paris, which the settings use now."""
    streets = tmp_path / "streets"
    command = ["gallery", "build", world.folder / "photos" / "paris", "--out", streets, "--pack", world.pack]
    assert main([*map(str, command)]) == 0
    settings.use_gallery(str(streets))
    return streets


def task_of(engines, path):
    with closing(Run.open(path)) as run:
        photos = run.to_locate_again({photo.id for photo in run.photos()})
    return LocateAgainTask(engines, settings.load(), photos, path)


def test_the_run_keeps_both_answers_and_says_which_gallery_gave_the_second(path, engines, gallery, qtbot):
    task, located, ended = task_of(engines, path), [], []
    task.located.connect(lambda result: located.append(result.photo.id))
    task.ended.connect(ended.append)
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    after = runs.read(path)
    assert (task.error, task.changed, task.unchanged, len(located)) == ("", 3, 0, 3)
    assert [row["answer"] for row in after["photos"]] == [2, 2, 2]
    assert {row["galleries"] for row in after["answers"]} == {"pack tiny", f"pack tiny, gallery {gallery}"}
    assert after["run"][0]["galleries"] == "pack tiny" and after["run"][0]["ended"] == "finished"


def test_a_cancelled_task_leaves_what_there_was(path, engines, monkeypatch):
    before = runs.read(path)["photos"]
    task = task_of(engines, path)
    monkeypatch.setattr(tasks, "reader", lambda _: lambda path: (task.cancel(), read_photo(path))[1])
    assert not task.run() and (task.error, task.changed, task.unchanged) == ("", 0, 0)
    assert runs.read(path)["photos"] == before


def test_another_pack_is_refused(path, engines):
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE run SET digests = replace(digests, 'pack tiny', 'pack other')")
    task = task_of(engines, path)
    assert not task.run() and "this run cannot go on: the pack" in task.error and task.changed == 0


def test_the_rest_of_a_run_is_located_by_its_own_galleries(dock, engine, photos, chosen, gallery, qtbot):
    asked = [read_photo(str(path)) for path in sorted(photos.iterdir())]
    folder = Path(chosen.runs)
    folder.mkdir(parents=True, exist_ok=True)
    run = Run.begin(folder / "half.gpkg", Request(top_k=4), engine.describe(), asked)
    run.add(next(iter(engine.locate(asked[:1], run.request))))
    run.close()
    dock.open_run(folder / "half.gpkg")
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    record = runs.read(folder / "half.gpkg")["run"][0]
    assert record["n_waiting"] == 0 and settings.load().galleries == (str(gallery),)


def test_photos_of_a_run_that_is_not_shown_are_not_located_in_another(dock, path, tmp_path):
    dock.locate_again(str(path), ["some photo"])
    assert f"these photos are of {path}, which is closed" in dock.status.text() and dock.run_row.task is None
    other = shutil.copy(path, tmp_path / "other.gpkg")
    dock.open_run(Path(other))
    ids = list(dock.run.rows)
    dock.locate_again(str(path), ids)
    assert "which is closed; open it" in dock.status.text() and dock.run_row.task is None
    dock.locate_again(str(other), ["gone"])
    assert f"these photos are no longer in {other}" in dock.status.text() and dock.run_row.task is None


def test_the_toolbox_locates_a_run_again(path, gallery, processing):
    done = processing.run("pinpoint:locateagain", {"RUN": str(path)})
    assert (done["N_CHANGED"], done["N_UNCHANGED"], done["RUN_FILE"]) == (3, 0, str(path))
    assert [row["answer"] for row in runs.read(path)["photos"]] == [2, 2, 2]


def test_the_toolbox_locates_some_photos_again_with_a_gallery_of_its_own(path, gallery, processing, chosen):
    settings.save(chosen)  # the gallery is in no settings
    wanted = next(row["photo"] for row in runs.read(path)["photos"] if row["filename"] == "paris.jpg")
    asked = {"RUN": str(path), "PHOTOS": [wanted], "GALLERIES": [str(gallery / "manifest.json")]}
    assert processing.run("pinpoint:locateagain", asked)["N_CHANGED"] == 1
    assert sorted(row["answer"] for row in runs.read(path)["photos"]) == [1, 1, 2]
    with pytest.raises(QgsProcessingException, match=r"other\.jpg is not in the run"):
        processing.run("pinpoint:locateagain", {**asked, "PHOTOS": ["/other.jpg"]})


def test_the_toolbox_refuses_a_run_whose_system_searches_no_galleries(path, gallery, processing):
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE run SET system = 'plonk'")
    with pytest.raises(QgsProcessingException, match="PLONK"):
        processing.run("pinpoint:locateagain", {"RUN": str(path)})
