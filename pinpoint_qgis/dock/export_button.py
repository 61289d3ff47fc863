"""The button with all that leaves Pinpoint: exports, positions for other programs, the report, and the replay."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QFileSystemWatcher, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QMessageBox, QToolButton

from pinpoint_engine import PinpointError
from pinpoint_engine.runs import accepted, reading

from .. import exports, tasks
from ..saving import ExportTask, GeotagTask, ReportTask
from ..settings import GROUP
from ..translation import tr

FOLDER = f"{GROUP}/exports"
"""The setting with the folder of the last export."""
NAMES = {
    ".shp": "ESRI Shapefile",
    ".gpkg": "GeoPackage",
    ".geojson": "GeoJSON",
    ".kml": "KML",
    ".parquet": "GeoParquet",
    ".csv": "CSV",
}
YES = QMessageBox.StandardButton.Yes


class ExportButton(QToolButton):
    """Exports the run in the GeoPackage `run_path`; None before the first run, and when its file is gone.

    A press exports everything; the menu has the rest. `exported` and `failed` carry a message for the analyst, once
    the work is over; it goes on in the background, with its progress and cancel in QGIS's status bar. `replay_asked`
    carries the path of a run to replay; the menu has that entry only if something is connected.
    """

    exported = pyqtSignal(str)
    failed = pyqtSignal(str)
    replay_asked = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._run = None
        self._tasks = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look_again)
        self.setText(tr("Export…"))
        self.setObjectName("pinpointExport")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setMenu(self._made_menu())
        self.clicked.connect(lambda: self._choose_file(False))
        self._say()

    @property
    def run_path(self):
        """The GeoPackage of the run; None if there is none any more."""
        return self._run if self._run is not None and os.path.isfile(self._run) else None

    @run_path.setter
    def run_path(self, path):
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        self._run = path
        if self.run_path is not None:
            self._watcher.addPath(str(path))
        self._say()

    def _look_again(self):
        """Disable the button if the run's file is gone."""
        if self.run_path is None:
            self.setEnabled(False)
        elif not self._watcher.files():  # it was replaced
            self._watcher.addPath(str(self._run))
        self._say()

    def _say(self):
        tip = tr("Export the last run to Shapefile, GeoPackage, GeoJSON, KML or CSV; its own GeoPackage is kept")
        gone = self._run is not None and self.run_path is None
        self.setToolTip(tr("The run's file {path} is gone").format(path=self._run) if gone else tip)

    def _made_menu(self):
        menu = QMenu(self)
        menu.setObjectName("pinpointExportMenu")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._show_possible)
        of_accepted = (
            ("Accepted", tr("Accepted photos…"), lambda: self._choose_file(True)),
            ("Copies", tr("Copies of accepted photos with EXIF positions…"), self._choose_copies),
            ("Sidecars", tr("XMP sidecars of accepted photos in a folder…"), self._choose_sidecars),
            ("Beside", tr("XMP sidecars beside the accepted photos…"), self._write_beside),
            ("ReportAccepted", tr("Report on accepted photos as PDF…"), lambda: self._choose_report(True)),
        )
        self._add(menu, "Everything", tr("Everything…"), lambda: self._choose_file(False))
        self._accepted = [self._add(menu, *entry) for entry in of_accepted[:1]]
        menu.addSeparator()
        self._accepted += [self._add(menu, *entry) for entry in of_accepted[1:4]]
        menu.addSeparator()
        self._add(menu, "Report", tr("Report as PDF…"), lambda: self._choose_report(False))
        self._accepted += [self._add(menu, *entry) for entry in of_accepted[4:]]
        menu.addSeparator()
        self._replay = self._add(menu, "Replay", tr("Replay this run…"), self._ask_replay)
        self._replay.setToolTip(
            tr("Locate the photos again and compare every answer with this run, which stays as it is")
        )
        return menu

    def _add(self, menu, name, text, do):
        action = menu.addAction(text)
        action.setObjectName(f"pinpointExport{name}")
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _show_possible(self):
        """Enable what the run has something for."""
        count = self._count_accepted()
        for action in self._accepted:
            action.setEnabled(count > 0)
            action.setToolTip("" if count else tr("No photo is accepted yet"))
        self._replay.setVisible(self.receivers(self.replay_asked) > 0)

    def _count_accepted(self):
        try:
            return sum(map(accepted.is_accepted, reading.read_photos(Path(self._run))[1]))
        except (PinpointError, TypeError):  # no run, or none that can be read; the export says why
            return 0

    # what the analyst chooses

    def _choose_file(self, accepted_only):
        title = tr("Export accepted photos") if accepted_only else tr("Export the last run")
        named = ";;".join(f"{NAMES[suffix]} (*{suffix})" for suffix in exports.formats())
        target, chosen = QFileDialog.getSaveFileName(self, title, self._folder(), named)
        if not target:
            return
        file = _with_suffix(target, chosen)
        if self._may_replace(exports.files_of(file, accepted_only), target):
            self._remember(os.path.dirname(file))
            self._start(ExportTask(self._run, file, accepted_only))

    def _choose_report(self, accepted_only):
        target, _ = QFileDialog.getSaveFileName(self, tr("Write a report"), self._folder(), "PDF (*.pdf)")
        file = target if target.lower().endswith(".pdf") else f"{target}.pdf"
        if target and self._may_replace([Path(file)], target):
            self._remember(os.path.dirname(file))
            self._start(ReportTask(self._run, file, accepted_only))

    def _choose_copies(self):
        self._choose_folder(tr("Folder for copies of the photos; originals are never changed"), False)

    def _choose_sidecars(self):
        self._choose_folder(tr("Folder for XMP sidecars"), True)

    def _choose_folder(self, title, sidecars):
        folder = QFileDialog.getExistingDirectory(self, title, self._folder())
        if folder:
            self._remember(folder)
            self._start(GeotagTask(self._run, folder, sidecars))

    def _write_beside(self):
        question = tr(
            "Write a file photo.jpg.xmp beside each accepted photo? The photos themselves and existing sidecars stay "
            "as they are."
        )
        if self._is_agreed(tr("XMP sidecars"), question):
            self._start(GeotagTask(self._run, None, sidecars=True))

    def _ask_replay(self):
        if self.run_path is not None:
            self.replay_asked.emit(str(self._run))

    def _may_replace(self, files, asked):
        """Ask whether to replace existing files, except for the one that the file dialog has asked about."""
        names = sorted(file.name for file in files if str(file) != asked and os.path.lexists(file))
        question = tr("These files exist already and will be replaced:\n{names}").format(names=", ".join(names))
        return not names or self._is_agreed(tr("Export"), question)

    def _is_agreed(self, title, question):
        return QMessageBox.question(self, title, question, YES | QMessageBox.StandardButton.Cancel) == YES

    def _folder(self):
        return QgsSettings().value(FOLDER, "", type=str)

    def _remember(self, folder):
        QgsSettings().setValue(FOLDER, folder)

    # doing it

    def export(self, target, accepted_only=False):
        """Export to the format that the suffix of `target` names, and wait for it: for scripts, not for the window."""
        task = ExportTask(self._run, target, accepted_only)
        task.ended.connect(self._tell)
        task.finished(task.run())

    def _start(self, task):
        """Start a task in the background."""
        self._tasks.add(task)
        task.ended.connect(self._tell)
        tasks.start(task)

    def _tell(self, task):
        self._tasks.discard(task)
        if task.error:
            self.failed.emit(task.error)
        else:
            self.exported.emit(task.message)

    def shut(self):
        """Cancel what is still being written, as the plugin is unloaded."""
        for task in list(self._tasks):
            task.ended.disconnect(self._tell)
            task.cancel()
        self._tasks.clear()


def _with_suffix(target, chosen):
    """Return a file name with the suffix of a format: that of the filter if its own is none, as in "case 26.11"."""
    if Path(target).suffix.lower() in exports.FORMATS:
        return target
    suffix = chosen.rpartition("(*")[2].rstrip(")")
    return target + (suffix if suffix in exports.FORMATS else "")
