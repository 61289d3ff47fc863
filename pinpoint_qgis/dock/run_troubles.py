"""What is wrong with the run that is shown, and its remedy: photos that were moved, a file that cannot be written."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from pinpoint_engine import PinpointError

from .. import tasks, words
from ..find_task import FindPhotosTask
from ..tasks import log
from ..translation import tr

NARROWEST = 120
"""The least width of a text; Qt's own guess for a long one is wider than the dock."""


class RunTroubles(QWidget):
    """Says why a run cannot be reviewed, and which of its photos are gone; not visible if there is nothing to say.

    `repaired` carries the path of a repaired copy that was saved, `failed` a message on what did not work.
    """

    repaired = pyqtSignal(str)
    failed = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointTroubles")
        self._run, self._task, self._said = None, None, ""
        self.fault = _label("pinpointFault")
        self.repair_button = _button(tr("Save a repaired copy…"), "pinpointRepair", self._choose_copy)
        self.repair_button.setToolTip(tr("Write what can be read to a new file, which can be reviewed"))
        self.words = _label("pinpointMoved")
        self.find_button = _button(tr("Find them…"), "pinpointFind", self._choose_folder)
        self.find_button.setToolTip(tr("Choose the folder that they are in now; they are known by their content"))
        self.remember_button = _button(tr("Remember"), "pinpointRemember", self._remember)
        self.remember_button.setToolTip(tr("Write into the run's file where its photos are now"))
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointFindProgress")
        self.cancel_button = _button(tr("Cancel"), "pinpointCancelFind", self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(_row(_sign(), self.fault))
        layout.addLayout(_row(self.repair_button))
        layout.addLayout(_row(_sign(), self.words))
        layout.addLayout(_row(self.find_button, self.remember_button, self.cancel_button, self.progress))
        self._signs = self.findChildren(QLabel, "pinpointTroubleSign")
        self.show_run(None)

    def show_run(self, run):
        """Show the troubles of a run, an `OpenRun`; None if no run is open."""
        self.cancel()
        if self._run is not None and not sip.isdeleted(self._run):
            self._run.fault_changed.disconnect(self.show_again)
            self._run.places_changed.disconnect(self.show_again)
        self._run, self._said = run, ""
        if run is not None:
            run.fault_changed.connect(self.show_again)
            run.places_changed.connect(self.show_again)
        self.show_again()

    def show_again(self):
        """Show the troubles that the run has now."""
        run, searching = self._run, self._task is not None
        fault = run.fault if run is not None else ""
        lost = len(run.missing) if run is not None else 0
        found = run.n_moved if run is not None else 0
        self.fault.setText(_breakable(fault.replace(str(run.path), run.path.name)) if fault else "")
        self.fault.setToolTip(fault)
        self.repair_button.setVisible(run is not None and run.is_damaged)
        self.words.setText(_breakable(self._in_words(lost)))
        self.find_button.setVisible(lost > 0 and not searching)
        self.remember_button.setVisible(found > 0 and not searching)
        self.remember_button.setEnabled(not fault)
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(searching)
        for label, sign in zip((self.fault, self.words), self._signs):
            label.setVisible(bool(label.text()))
            sign.setVisible(bool(label.text()))
        self.setVisible(bool(self.fault.text() or self.words.text()))

    def _in_words(self, lost):
        if self._task is not None:
            return tr("Looking through {folder}…").format(folder=self._task.folder)
        said = [self._said] if self._said else []
        if lost == 1:
            said.append(tr("1 of {photos} is not where it was.").format(photos=words.photos(len(self._run.rows))))
        elif lost:
            text = tr("{count} of {photos} are not where they were.")
            said.append(text.format(count=words.number(lost), photos=words.photos(len(self._run.rows))))
        return " ".join(said)

    def _choose_folder(self):
        folder = QFileDialog.getExistingDirectory(self, tr("Folder that the photos are in now"))
        if folder:
            self.find(folder)

    def find(self, folder):
        """Look for the photos in a folder, off the main thread."""
        self._task = FindPhotosTask(self._run.missing_rows(), folder)
        self._task.ended.connect(self._take_found)
        self._task.progressChanged.connect(self._show_progress)
        self.progress.setRange(0, 0)
        self.show_again()
        tasks.start(self._task)

    def _show_progress(self, percent):
        self.progress.setRange(0, 100)
        self.progress.setValue(int(percent))

    def cancel(self):
        """End a search; what it has found until then is shown."""
        if self._task is not None and not sip.isdeleted(self._task):
            self._task.cancel()

    def _take_found(self, task):
        self._task = None
        if self._run is None or task.error:
            self.show_again()
            if task.error:
                self.failed.emit(task.error)
            return
        for note in task.found.notes:
            log(note)
        known = {key: path for key, path in task.found.paths.items() if key in self._run.rows}
        self._said = _found_in_words(len(known), len(task.found.by_name), task.folder)
        self._run.show_at(known)

    def _remember(self):
        try:
            self._run.remember()
        except PinpointError as error:
            self.failed.emit(str(error))
            return
        self._said = tr("The run's file names the new places now.")
        self.show_again()

    def _choose_copy(self):
        usual = self._run.path.with_name(f"{self._run.path.stem}-repaired.gpkg")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save a repaired copy"), str(usual), tr("Runs (*.gpkg)"))
        if path:
            self.repair(path)

    def repair(self, path):
        """Save a repaired copy of the run, and tell what is lost in the log."""
        try:
            for note in self._run.repair(Path(path)):
                log(note)
        except PinpointError as error:
            self.failed.emit(str(error))
            return
        self.repaired.emit(str(path))

    def shut(self):
        """End a search, and forget the run."""
        if self._task is not None and not sip.isdeleted(self._task):
            self._task.ended.disconnect(self._take_found)
            self._task.progressChanged.disconnect(self._show_progress)
        self.show_run(None)


def _found_in_words(count, by_name, folder):
    said = (
        tr("1 photo was found in {folder}.").format(folder=folder)
        if count == 1
        else tr("{count} photos were found in {folder}.").format(count=words.number(count), folder=folder)
    )
    if not by_name:
        return said
    how = (
        tr("1 of them by its name alone, as the run does not hold its content's digest.")
        if by_name == 1
        else tr("{count} of them by their names alone, as the run does not hold their content's digests.")
    )
    return f"{said} {how.format(count=words.number(by_name))}"


def _breakable(text):
    """Return a text whose paths may be broken over lines, as the dock is narrow."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")


def _label(name):
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setMinimumWidth(NARROWEST)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _sign():
    sign = QLabel()
    sign.setObjectName("pinpointTroubleSign")
    sign.setPixmap(QgsApplication.getThemeIcon("/mIconWarning.svg").pixmap(QSize(16, 16)))
    return sign


def _button(text, name, slot):
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(slot)
    return button


def _row(*widgets):
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLabel) and widget.wordWrap() else 0)
    if not isinstance(widgets[-1], QLabel):
        row.addStretch(1)
    return row
