"""The window that answers "How well does this work here?" from the user's own photos of known position."""

from __future__ import annotations

import html
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import PinpointError, trial
from pinpoint_engine.photos import list_files

from .. import settings, tasks, trial_plot, trials, words
from ..engine_words import said
from ..tasks import log
from ..translation import tr
from .area_choice import AreaChoice

LISTED, FOLDER = range(2)
NAMED = 20
"""How many photos without a position a tooltip names; the log names all."""
PATIENCE_S = 3.0


class TrialDialog(QDialog):
    """Tries the engine on photos with GPS, and says in one sentence how well it works there."""

    def __init__(self, iface, engines, paths, parent=None):
        """Offer the photos at `paths`, those of the dock's list, and any folder."""
        super().__init__(parent)
        self.setObjectName("pinpointTrialDialog")
        self.setWindowTitle(tr("How well does this work here?"))
        self.resize(560, 720)
        self._engines, self._paths, self._task, self._done = engines, list(paths), None, None
        self._build(iface.mapCanvas())

    def _build(self, canvas):
        self._build_source()
        self.area = AreaChoice(canvas, shortcut="")
        self.area.setObjectName("pinpointTrialArea")
        self.area.setToolTip(tr("Only photos that were taken there count"))
        self.search_within = QCheckBox(tr("Search only there too"))
        self.search_within.setObjectName("pinpointTrialSearchWithin")
        self.search_within.setToolTip(tr("Tick this if you will know that the photos to locate come from this area"))
        self.area.changed.connect(self._show_area)
        self.search_within.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(
            _words(tr("Photos with GPS are located as if their place were unknown, then compared with it."))
        )
        layout.addWidget(self.source)
        layout.addWidget(self.folder)
        layout.addWidget(_words(tr("Photos taken")))
        layout.addWidget(self.area)
        layout.addWidget(self.search_within)
        layout.addLayout(self._run_row())
        layout.addWidget(self._result_view(), 1)
        layout.addLayout(self._end_row())
        self._show_source()
        self._show_running(False)

    def _build_source(self):
        self.source = QComboBox()
        self.source.setObjectName("pinpointTrialSource")
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.addItem(tr("Photos in the list: {count}").format(count=words.number(len(self._paths))), LISTED)
        self.source.addItem(tr("Photos in a folder"), FOLDER)
        self.source.setCurrentIndex(LISTED if self._paths else FOLDER)
        self.source.currentIndexChanged.connect(self._show_source)
        self.folder = QgsFileWidget()
        self.folder.setObjectName("pinpointTrialFolder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of photos with GPS"))

    def _run_row(self):
        self.try_button = QPushButton(tr("Try it"))
        self.try_button.setObjectName("pinpointTrialStart")
        self.try_button.setDefault(True)
        self.try_button.clicked.connect(self.begin)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("pinpointTrialCancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointTrialProgress")
        row = QHBoxLayout()
        row.addWidget(self.try_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.progress, 1)
        row.addStretch(0)
        return row

    def _result_view(self):
        """Return the area that shows the sentence, the plot and what was left out; it scrolls where it is small."""
        self.sentence, self.honesty, self.fairness = _words(""), _words(""), _words("")
        for label, name in (
            (self.sentence, "pinpointTrialSentence"),
            (self.honesty, "pinpointTrialHonesty"),
            (self.fairness, "pinpointTrialFairness"),
        ):
            label.setObjectName(name)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.sentence.font()
        font.setBold(True)
        self.sentence.setFont(font)
        self.plot = trial_plot.TrialPlot()
        self.plot.setVisible(False)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.sentence, self.plot, self.honesty, self.fairness):
            column.addWidget(widget)
        column.addStretch(1)
        view = QScrollArea()
        view.setObjectName("pinpointTrialResult")
        view.setWidgetResizable(True)
        view.setFrameShape(QScrollArea.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setWidget(body)
        return view

    def _end_row(self):
        self.layer_button = QPushButton(tr("Save layers…"))
        self.layer_button.setObjectName("pinpointTrialSaveLayers")
        self.layer_button.clicked.connect(self._choose_layers_file)
        self.plot_button = QPushButton(tr("Save plot…"))
        self.plot_button.setObjectName("pinpointTrialSavePlot")
        self.plot_button.clicked.connect(self._choose_plot_file)
        shut_button = QPushButton(tr("Close"))
        shut_button.setObjectName("pinpointTrialClose")
        shut_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.layer_button)
        row.addWidget(self.plot_button)
        row.addStretch(1)
        row.addWidget(shut_button)
        return row

    def _show_source(self):
        self.folder.setVisible(self.source.currentData() == FOLDER)

    def _show_area(self):
        self.search_within.setEnabled(self.area.isEnabled() and not self.area.is_everywhere())

    def _show_running(self, running):
        for widget in (self.source, self.folder, self.area, self.try_button):
            widget.setEnabled(not running)
        self._show_area()
        for widget in (self.cancel_button, self.progress):
            widget.setVisible(running)
        self.cancel_button.setEnabled(running)
        for button in (self.layer_button, self.plot_button):
            button.setEnabled(not running and self._done is not None)

    def begin(self):
        """Start the trial in the background."""
        chosen = settings.load()
        try:
            area = self.area.chosen()
            paths = self._chosen_paths()
            self._engines.get_ready(chosen)
        except (PinpointError, ValueError) as error:
            self._say(_sentence(str(error)))
            return
        for note in area.notes:
            log(note)
        self._done = None
        self._task = trials.TrialTask(
            self._engines,
            chosen,
            paths,
            area.polygons,
            self.search_within.isEnabled() and self.search_within.isChecked(),
        )
        self._task.ended.connect(self._take_end)
        self._task.progressChanged.connect(self._show_progress)
        self._say(tr("Photos are read and located; you can keep working in QGIS."))
        self.progress.setValue(0)
        self._show_running(True)
        tasks.start(self._task)

    def _chosen_paths(self):
        """Return the paths of the photos to try.

        Raises:
            ValueError: no folder is chosen, or it holds no photo.
        """
        if self.source.currentData() == LISTED and self._paths:
            return self._paths
        folder = self.folder.filePath().strip()
        if not folder:
            raise ValueError(tr("no folder is chosen; choose one with photos that have GPS"))
        paths = list_files([folder]).paths
        if not paths:
            raise ValueError(tr("{folder} holds no photo; choose another folder").format(folder=folder))
        return paths

    def cancel(self):
        """Cancel the trial; its answers so far say nothing reliable and are dropped."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _show_progress(self, percent):
        self.progress.setValue(int(percent))

    def _take_end(self, task):
        self._task = None
        if task.figures is not None and not task.isCanceled():
            self._done = task
            self._show_figures(task)
        elif task.isCanceled() or not task.error:
            self._say(tr("Cancelled."))
        else:
            self._say(_sentence(task.error))
        self._show_running(False)

    def _show_figures(self, task):
        self.sentence.setText(trial.in_words(task.figures, bool(task.within), tr))
        self.honesty.setText(trial.honesty_in_words(task.figures, tr))
        self.fairness.setText(trial.fairness_in_words(task.chosen, task.figures, tr))
        self.plot.show_figures(task.figures)
        unplaced = [f"{Path(each.photo.path).name}: {each.why}" for each in task.chosen.unplaced]
        for line in unplaced:
            log(line)
        more = len(unplaced) - NAMED
        shown = [
            *unplaced[:NAMED],
            *([tr("{count} more in the log").format(count=words.number(more))] if more > 0 else []),
        ]
        self.fairness.setToolTip("<br>".join(map(html.escape, shown)))

    def _say(self, words):
        """Show a text instead of figures."""
        self.sentence.setText(words)
        for label in (self.honesty, self.fairness):
            label.setText("")
            label.setToolTip("")
        self.plot.show_figures(None)

    def _choose_layers_file(self):
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the photos and error lines"), "", "GeoPackage (*.gpkg)")
        if path:
            self.save_layers(Path(path if path.lower().endswith(".gpkg") else f"{path}.gpkg"))

    def save_layers(self, path):
        """Write points and error lines to a GeoPackage and add them to the project."""
        try:
            saved = trials.save(self._done.trials, path)
        except PinpointError as error:
            self.honesty.setText(_sentence(str(error)))
            return
        group = QgsProject.instance().layerTreeRoot().insertGroup(0, tr("Pinpoint: how well it works here"))
        for layer in saved:
            QgsProject.instance().addMapLayer(layer, False)
            group.addLayer(layer)

    def _choose_plot_file(self):
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the plot"), "", "PNG (*.png)")
        if path:
            self.save_plot(Path(path if path.lower().endswith(".png") else f"{path}.png"))

    def save_plot(self, path):
        """Write the plot to a PNG file."""
        try:
            trial_plot.save(self._done.figures, path)
        except PinpointError as error:
            self.honesty.setText(_sentence(str(error)))

    def showEvent(self, event):
        """Outline the area on the map."""
        super().showEvent(event)
        self.area.set_shown(True)

    def hideEvent(self, event):
        """Leave nothing on the map while the window is closed."""
        super().hideEvent(event)
        self.area.set_shown(False)

    def reject(self):
        """Close the window; a running trial is cancelled."""
        self.cancel()
        super().reject()

    def shut(self):
        """Cancel a running trial and close, as the plugin is unloaded."""
        task, self._task = self._task, None
        if task is not None and not sip.isdeleted(task):
            task.ended.disconnect(self._take_end)
            task.progressChanged.disconnect(self._show_progress)
            task.cancel()
            task.wait(PATIENCE_S)
        self.close()
        self.area.shut()
        self.deleteLater()


def _words(text):
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _sentence(words):
    words = said(words)
    return words[:1].upper() + words[1:]
