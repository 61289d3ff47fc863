"""The dock with a run of 1,000 photos, beside QGIS itself: `python benchmarks/dock.py [PHOTOS]`.

Prints how long opening, filtering and going through photos, reading a layer as search area and removing an
engine take, and the longest time in which QGIS's window cannot answer, relative to the longest when QGIS adds
the same layers without Pinpoint.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
TESTS = [str(ROOT / "tests" / name) for name in ("", "qgis", "binaries")]
sys.path[:0] = [str(ROOT), *TESTS, "/usr/share/qgis/python"]

from heartbeat import Heartbeat  # noqa: E402
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer  # noqa: E402
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtWidgets import QApplication  # noqa: E402

PHOTOS = 1000
TYPED = "photo0"
POLYGONS, FILES = 6_000, 6_000
"""How many polygons the layer has that is read as search area, and how many files the engine that is removed."""


def main(count: int) -> None:
    """Print the table."""
    application = QgsApplication([], True)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        path = made_run(Path(folder), count)
        measure(path, Path(folder), count)
    os._exit(0)  # QGIS may crash when Python takes it down


def made_run(folder: Path, count: int) -> Path:
    """Write a run in which the photos are copies of one answer of the embedded pack."""
    from pinpoint_engine import Request, open_engine, runs
    from pinpoint_engine.runs import Run
    from scripts.samples import package_photos

    source = package_photos()[0]
    engine, request = open_engine(), Request()
    [answer] = engine.locate([photo(folder, source, 0)], request)
    photos = [photo(folder, source, number) for number in range(count)]
    run = Run.begin(folder / "run.gpkg", request, engine.describe(), photos)
    for each in photos:
        run.add(replace(answer, photo=each))
    run.end(runs.FINISHED)
    return folder / "run.gpkg"


def photo(folder: Path, source: Path, number: int) -> Any:
    """Return a photo; all are links to one file."""
    from pinpoint_engine import Photo

    link = folder / f"photo{number:04d}.jpg"
    if not link.exists():
        link.symlink_to(source)
    return Photo.at(str(link))


def measure(path: Path, folder: Path, count: int) -> None:
    """Open the run in QGIS alone, then in the dock, and go through it."""
    from window import Window

    from pinpoint_engine import tables
    from pinpoint_qgis import classFactory, settings

    settings.save(settings.Settings(runs=str(folder), engine="here"))
    window, heart = Window(), Heartbeat()
    window.mainWindow().show()
    spin(0.3)

    def add_alone() -> None:
        for table in tables.TABLES:
            layer = QgsVectorLayer(f"{path}|layername={table.name}", table.name, "ogr")
            QgsProject.instance().addMapLayer(layer)

    rows = {"QGIS adds the layers": timed(heart, add_alone)}
    QgsProject.instance().clear()
    plugin = classFactory(window)
    plugin.initGui()
    dock = window.docks()[0]
    dock.setUserVisible(True)
    spin(0.3)
    rows["the dock opens the run"] = timed(heart, lambda: dock.open_run(str(path)))
    rows[f"typing {len(TYPED)} letters into the filter"] = timed(heart, lambda: type_text(dock.picker.text))
    dock.picker.text.clear()
    rows["going to the next photo, each of 20"] = timed(heart, lambda: go_down(dock, 20), 20)
    rows["accepting a photo, each of 20"] = timed(heart, lambda: accept(dock, 20), 20)
    area, layer = dock.form.area, grid(POLYGONS)
    read = timed(heart, lambda: area.add_layer(layer), is_over=lambda: "being read" not in area.summary())
    rows[f"reading a layer of {POLYGONS:,} polygons"] = read
    rows[f"removing an engine of {FILES:,} files"] = removal(heart, folder / "engine")
    alone = rows["QGIS adds the layers"][1]
    print(f"{count} photos\n\n| step | s | longest stall, ms | of QGIS's own |\n|---|---|---|---|")
    for name, (seconds, stall) in rows.items():
        print(f"| {name} | {seconds:.3f} | {stall:.0f} | {stall / alone:.2f} |")


def timed(
    heart: Heartbeat, work: Callable[[], None], times: int = 1, is_over: Callable[[], bool] = lambda: True
) -> tuple[float, float]:
    """Return the seconds of some work until it is over, and the longest stall until a second after it, in ms."""
    heart.begin("work")
    started = time.perf_counter()
    work()
    QApplication.processEvents()
    while not is_over():
        spin(0.01)
    seconds = (time.perf_counter() - started) / times
    spin(1.0)
    return seconds, heart.longest_ms["work"]


def grid(count: int) -> Any:
    """Return a layer of many small squares."""
    layer, side = QgsVectorLayer("Polygon?crs=EPSG:4326", "grid", "memory"), int(count**0.5) + 1
    made = []
    for number in range(count):
        x, y = number % side * 0.02, number // side * 0.02
        square = QgsFeature()
        square.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 0.01, y + 0.01)))
        made.append(square)
    layer.dataProvider().addFeatures(made)
    return layer


def removal(heart: Heartbeat, root: Path) -> tuple[float, float]:
    """Measure the removal of an engine, as a new set-up begins with it."""
    from pinpoint_qgis.local.background import BackgroundWork
    from pinpoint_qgis.local.environment import Environment

    environment = Environment(str(root))
    for number in range(FILES):
        file = environment.folder / f"lib{number // 500}" / f"{number}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    done: list[Any] = []
    return timed(heart, lambda: BackgroundWork(environment.clear, done.append), is_over=lambda: bool(done))


def spin(seconds: float) -> None:
    """Let Qt work for some time."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def type_text(field: Any) -> None:
    """Type into a field, letter by letter."""
    from qgis.PyQt.QtTest import QTest

    for letter in TYPED:
        QTest.keyClicks(field, letter)
        QApplication.processEvents()


def go_down(dock: Any, count: int) -> None:
    """Press the arrow key in the list of photos."""
    press(dock, Qt.Key.Key_Down, count)


def accept(dock: Any, count: int) -> None:
    """Accept photos by the keyboard, one after another."""
    press(dock, Qt.Key.Key_Return, count)


def press(dock: Any, key: Any, count: int) -> None:
    """Press a key in the list of photos."""
    from qgis.PyQt.QtTest import QTest

    for _ in range(count):
        QTest.keyClick(dock.photos, key)
        QApplication.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS)
