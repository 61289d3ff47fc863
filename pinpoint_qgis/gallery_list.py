"""The user's own galleries in the options: what each holds, and what can be done with it, in the background."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import PinpointError

from . import galleries, imagery, layers, reference_layer, settings, tasks, words
from .dock.flow_layout import FlowLayout
from .engine_words import said
from .galleries import MANIFEST
from .gallery_task import GalleryTask
from .translation import tr

FOLDER = Qt.ItemDataRole.UserRole
MOST_FAULTS = 5
ICON_PX, ROWS_PX = 16, 160
"""The side of an icon, and the least height of the list: two galleries with what they hold."""


class GalleryList(QWidget):
    """Lists folders of galleries; a change of the list is stored by the page, one of a gallery is done at once."""

    def __init__(self, engines, canvas=None, parent=None):
        super().__init__(parent)
        self._engines, self._canvas = engines, canvas
        self._task, self._told, self._is_asked = None, {}, False
        self.list = QListWidget()
        self.list.setObjectName("pinpointGalleries")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(ROWS_PX)
        self.list.setIconSize(QSize(ICON_PX, ICON_PX))
        self.list.currentRowChanged.connect(self._show_buttons)
        self.said = QLabel()
        self.said.setObjectName("pinpointGallerySaid")
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._build_buttons())
        column.addWidget(self._build_progress())
        column.addWidget(self.said)
        self._show_buttons()

    def _build_buttons(self):
        holder = QWidget()
        row = FlowLayout(holder)
        self.add_button = _button("pinpointAddGallery", tr("Add…"), self._choose)
        self.change_button = self._build_menu()
        self.about = {
            "info": _button("pinpointInfoGallery", tr("Info"), self._inform),
            "verify": _button("pinpointVerifyGallery", tr("Verify"), self._verify),
            "compact": _button("pinpointCompactGallery", tr("Compact"), self._compact),
            "refresh": _button("pinpointRefreshGallery", tr("Refresh"), self._refresh),
            "fit": _button("pinpointFitGallery", tr("Fit"), self._fit),
            "upgrade": _button("pinpointUpgradeGallery", tr("Upgrade"), self._compact),
            "show": _button("pinpointShowGallery", tr("Show on map"), self._show_on_map),
            "remove": _button("pinpointRemoveGallery", tr("Remove from list"), self._remove),
        }
        self.about["info"].setToolTip(tr("Say more of the gallery"))
        self.about["verify"].setToolTip(tr("Read all of the gallery, and say what is damaged"))
        self.about["compact"].setToolTip(tr("Make it smaller and faster; what was left to be done is finished first"))
        self.about["refresh"].setToolTip(
            tr(
                "Ask the services of its open imagery what is new in the same areas, and download it; they learn again "
                "where you look"
            )
        )
        self.about["upgrade"].setToolTip(tr("Convert it to the format of this version, so that it can be changed"))
        self.about["fit"].setToolTip(
            tr(
                "Fit the probabilities of the chosen pack on the references of all these galleries together, each "
                "asked without its sequence"
            )
        )
        self.about["show"].setToolTip(
            tr("Write its references to a layer in the folder of runs, and add it to the map")
        )
        self.about["remove"].setToolTip(tr("Use it no longer; its folder stays as it is"))
        for button in (self.add_button, self.change_button, *self.about.values()):
            row.addWidget(button)
        return holder

    def _build_menu(self):
        """Return the button whose menu opens what the toolbox has for galleries."""
        button = QPushButton(tr("Make or change"))
        button.setObjectName("pinpointChangeGallery")
        menu = QMenu(button)
        self.changes = {
            name: menu.addAction(f"{text}…", partial(self._change, name))
            for name, text in (
                ("buildgallery", tr("Build gallery")),
                ("addtogallery", tr("Add photos to gallery")),
                ("removefromgallery", tr("Remove references from gallery")),
                ("mergegalleries", tr("Merge galleries")),
            )
        }
        button.setMenu(menu)
        return button

    def _build_progress(self):
        self.progress_row = QWidget()
        row = QHBoxLayout(self.progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar()
        self.cancel_button = _button("pinpointCancelGallery", tr("Cancel"), self._cancel)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        self.progress_row.hide()
        return self.progress_row

    def folders(self):
        """Return the folders in the list."""
        return tuple(self.list.item(row).data(FOLDER) for row in range(self.list.count()))

    def add(self, folder):
        """Add a folder to the list."""
        item = QListWidgetItem(_name(folder))
        item.setData(FOLDER, folder)
        item.setToolTip(folder)
        self.list.addItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        if self._is_asked:
            self._ask([folder])

    def showEvent(self, event):
        """Ask what the galleries hold, the first time that they are seen."""
        super().showEvent(event)
        if not self._is_asked and self.isEnabled():
            self._is_asked = True
            self._ask(self.folders())

    def resizeEvent(self, event):
        """Let the texts of the list wrap at its new width."""
        super().resizeEvent(event)
        self.list.doItemsLayout()

    def _choose(self):
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder of a gallery, made by *Build gallery* in the toolbox")
        )
        if folder and folder not in self.folders():
            self.add(folder)

    def _remove(self):
        self.list.takeItem(self.list.currentRow())
        self._show_buttons()

    def _folder(self):
        item = self.list.currentItem()
        return item.data(FOLDER) if item else ""

    def _show_buttons(self):
        facts = self._told.get(self._folder())
        is_known, is_idle = isinstance(facts, dict), self._task is None
        is_old = is_known and facts["format"] < 2
        shown = {"upgrade": is_old, "compact": not is_old, "refresh": imagery.has_imagery(self._folder())}
        for name, button in self.about.items():
            button.setEnabled(bool(self._folder()) and is_idle)
            button.setVisible(shown.get(name, True))
        for name in ("addtogallery", "removefromgallery"):
            self.changes[name].setEnabled(bool(self._folder()))
        for button in (self.add_button, self.change_button):
            button.setEnabled(is_idle)

    def _change(self, name):
        """Let the toolbox do something with galleries; list the one that it made, and show what it holds then."""
        manifests = [os.path.join(folder, MANIFEST) for folder in self.folders()]
        given = {"mergegalleries": {"GALLERIES": manifests}, "buildgallery": {}}.get(name, {"GALLERY": self._folder()})
        made = _ask_toolbox(f"pinpoint:{name}", given, self.window())
        folder = made.get("MERGED") or made.get("GALLERY")
        if not folder:
            return
        if folder in self.folders():
            self._ask([folder])
        else:
            self.add(folder)
        if name == "mergegalleries":
            told = tr(
                "{gallery} has the references of the galleries that it was merged from; remove those from the list"
            )
            self._say(told.format(gallery=_name(folder)))

    # what is done in the background

    def _start(self, title, action, folders, tell=None):
        """Do something with galleries in the background; `tell` takes the task and returns what is said at the end.

        `tell` must not use this widget: the options may be closed before.
        """
        self._task = GalleryTask(title, settings.load(), action, folders)
        self._task.progressChanged.connect(self._show_progress)
        self._task.ended.connect(partial(_deliver, self, tell))
        self.progress.setRange(0, 0)
        self.progress_row.show()
        self.cancel_button.setEnabled(True)
        self._show_buttons()
        if tell is not None:
            self._say(f"{title}…")
        tasks.start(self._task)

    def _show_progress(self, percent):
        self.progress.setRange(0, 100)
        self.progress.setValue(int(percent))

    def _cancel(self):
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def take(self, task, said):
        """Show what has become of a task: what galleries hold, and a sentence."""
        self._task = None
        self.progress_row.hide()
        if task.action is galleries.tell:
            self._told.update(task.told)
            self._show_facts()
        if said:
            self._say(said)
        self._show_buttons()
        changing = (galleries.compact, galleries.fit, imagery.refresh)
        if getattr(task.action, "func", task.action) in changing:
            self._ask(task.folders)

    def _say(self, text):
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _ask(self, folders):
        """Ask what galleries hold, and show it in the list."""
        if folders and self._task is None:
            self._start(tr("Reading galleries"), galleries.tell, folders)

    def _show_facts(self):
        for row in range(self.list.count()):
            item = self.list.item(row)
            facts = self._told.get(item.data(FOLDER))
            if facts is None:
                continue
            is_well = isinstance(facts, dict)
            notes = tuple(galleries.notes(facts)) if is_well else (str(facts),)
            told = (galleries.contents(facts), galleries.room(facts), galleries.fit_state(facts)) if is_well else ()
            item.setText("\n".join((_name(item.data(FOLDER)), *told, *notes)))
            item.setIcon(QgsApplication.getThemeIcon("/mIconWarning.svg" if notes else "/mIconSuccess.svg"))
        self.list.doItemsLayout()

    def _inform(self):
        self._start(tr("Reading galleries"), galleries.tell, [self._folder()], _in_words)

    def _verify(self):
        self._start(tr("Verifying"), galleries.verify, [self._folder()], _verified)

    def _compact(self):
        self._start(tr("Compacting"), galleries.compact, [self._folder()], partial(_compacted, self._engines))

    def _refresh(self):
        """Bring what is new where the gallery's open imagery comes from."""
        folder = self._folder()
        try:
            variables = imagery.environment(self._engines.remotes, imagery.sources_of(folder))
        except PinpointError as error:
            self._say(said(str(error)))
            return
        action = partial(imagery.refresh, variables=variables)
        self._start(tr("Asking for new imagery"), action, [folder], partial(_refreshed, self._engines))

    def _fit(self):
        """Fit the probabilities of all galleries in the list, which are used together, with the stored pack."""
        first, *others = self.folders()
        action = partial(galleries.fit, others=tuple(others), pack=settings.load().pack)
        self._start(tr("Fitting the probabilities"), action, [first], partial(_fitted, self._engines))

    def _show_on_map(self):
        folder = self._folder()
        target = _target(settings.load().runs, folder)
        try:
            layers.check_folder(target.parent)
        except PinpointError as error:
            self._say(str(error))
            return
        for layer in list(QgsProject.instance().mapLayers().values()):  # the file is written anew
            if layer.customProperty(reference_layer.GALLERY) == os.path.abspath(folder):
                QgsProject.instance().removeMapLayer(layer.id())
        action = partial(galleries.export, target=str(target))
        self._start(tr("Writing a layer"), action, [folder], partial(_shown, self._canvas, target))


def _ask_toolbox(algorithm, parameters, window):
    """Run an algorithm in its own dialog; return its outputs, none if it was not run to its end.

    The dialog belongs to the window of the options as long as it is open: they are modal, and would block another.
    """
    import processing

    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    owner, flags = dialog.parent(), dialog.windowFlags()
    dialog.setParent(window, flags)
    dialog.exec()
    dialog.setParent(owner, flags)  # it may be closed before its algorithm has ended
    made = dialog.results()
    dialog.close()
    return made or {}


def _deliver(listed, tell, task):
    """Finish a task, and let its list show it, unless the options were closed meanwhile."""
    said = _outcome(tell, task)
    try:
        listed.take(task, said)
    except RuntimeError:
        tasks.log(said)


def _outcome(tell, task):
    if task.fault or task.isCanceled():
        return task.fault or tr("Cancelled; nothing that was done is lost")
    if tell is None:
        return ""
    [(folder, told)] = task.told.items()
    try:
        return str(told) if isinstance(told, PinpointError) else tell(folder, told)
    except PinpointError as error:
        return str(error)


def _in_words(folder, facts):
    made = tr("Made by the model {model}; digest {digest}")
    told = (galleries.contents(facts), galleries.room(facts), galleries.fit_state(facts), *galleries.notes(facts))
    return "\n".join((folder, *told, made.format(model=facts["model"][:12], digest=facts["digest"][:12])))


def _verified(folder, faults):
    if not faults:
        return tr("{gallery} is whole").format(gallery=_name(folder))
    advice = tr("The gallery is damaged; build it again, or restore it from a copy")
    return "\n".join([f"{_name(folder)}: {advice}", *map(said, faults[:MOST_FAULTS])])


def _compacted(engines, folder, _count):
    engines.forget_gallery(folder)
    return tr("{gallery} is compact: the next run uses its new state").format(gallery=_name(folder))


def _fitted(engines, folder, sentence):
    engines.forget_gallery(folder)
    return sentence


def _refreshed(engines, folder, intake):
    engines.forget_gallery(folder)
    for line in intake.details:
        tasks.log(line, Qgis.MessageLevel.Warning)
    return "\n".join((_name(folder), *intake.in_words()))


def _shown(canvas, target, folder, count):
    """Add the layer of a gallery to the map, and zoom to it."""
    layer = reference_layer.open_copy(target)
    reference_layer.style(layer, folder)
    QgsProject.instance().addMapLayer(layer)
    if canvas is not None:
        canvas.zoomToFeatureExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
        canvas.refresh()
    return tr("On the map: {count} references, in {path}").format(count=words.number(count), path=target)


def _name(folder):
    return os.path.basename(os.path.normpath(folder)) or folder


def _target(runs, folder):
    """Return the file of a gallery's layer, whose name no gallery of the same name has."""
    mark = hashlib.sha256(os.path.abspath(folder).encode("utf-8", "replace")).hexdigest()[:6]
    return Path(runs, "galleries", f"{_name(folder)} {mark}.gpkg")


def _button(name, text, slot):
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(slot)
    return button
