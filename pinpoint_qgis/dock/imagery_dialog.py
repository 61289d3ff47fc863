"""The window that brings open imagery into a gallery: what there is in an area, what it costs, then the download."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from functools import partial

from qgis.core import Qgis, QgsSettings
from qgis.gui import QgsFileWidget, QgsPasswordLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from pinpoint_engine import PinpointError
from pinpoint_engine.areas.vicinity import MOST_REACH_M, ground_around

from .. import imagery, settings, tasks, words
from ..engine_words import said
from ..gallery_task import GalleryTask
from ..settings import GROUP
from ..translation import tr
from .pane import DockScroll, Pane
from .score_reasons import paragraph

SERVICE = f"{GROUP}/imagery_service"
ADDRESS = f"{GROUP}/imagery_address"
REACH_KM, LEAST_KM, MOST_KM = 2.0, 0.2, MOST_REACH_M / 1000
"""How far around candidates is looked at first, and the limits."""
LICENCE = Qt.ItemDataRole.UserRole
UNFIT = re.compile(r"[^\w \-.]+")


class ImageryDialog(QDialog):
    """Asks a service what it has in an area, tells that, and brings it into a gallery that is searched from then on.

    `brought` carries the gallery's folder, `warned` that many of the pictures could not be had, `asked_again` that the
    photos are to be located again.

    Args:
        engines: The plugin's engines.
        name: What the area is called.
        polygons: The area; or nothing, with
        around: the places around which to look.
    """

    brought = pyqtSignal(str)
    warned = pyqtSignal(str)
    asked_again = pyqtSignal()

    def __init__(self, engines, name, polygons=(), around=(), parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointImagery")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Open imagery"))
        self.resize(560, 700)
        self._engines, self._name = engines, name
        self._polygons, self._places = tuple(polygons), tuple(around)
        self._task = self._offer = None
        self._ticks = {}
        self._build()
        self._show_choice()

    # what is shown

    def _build(self):
        self.area = paragraph("pinpointImageryArea")
        self.area.setText(self._area_in_words())
        self._build_choice()
        self._build_offer()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._labels = {}
        for text, field in (
            (tr("From"), self.service),
            (tr("Address"), self.address),
            (tr("Token"), self.secret),
            (tr("Contact"), self.contact),
            (tr("Around each"), self.reach),
        ):
            self._labels[field] = QLabel(text)
            form.addRow(self._labels[field], field)
        form.insertRow(1, self.about)
        self._show_field(self.reach, bool(self._places))
        into = paragraph("pinpointImageryInto")
        into.setText(tr("Gallery, a new folder or one to add to"))
        body = Pane()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        column.addLayout(form)
        column.addWidget(self.consent)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.offer)
        column.addWidget(self.licences)
        column.addWidget(into)
        column.addWidget(self.folder)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.addWidget(DockScroll(body), 1)
        layout.addLayout(self._progress_row())
        layout.addWidget(self.status)
        layout.addLayout(self._end_row())

    def _build_choice(self):
        self.service = QComboBox()
        self.service.setObjectName("pinpointImageryService")
        for choice in imagery.CHOICES:
            self.service.addItem(choice.title, choice)
        self.about = paragraph("pinpointImageryAbout")
        self.service.setCurrentIndex(max(0, QgsSettings().value(SERVICE, 0, type=int)))
        self.service.currentIndexChanged.connect(self._show_choice)
        self.address = QLineEdit(QgsSettings().value(ADDRESS, "", type=str))
        self.address.setObjectName("pinpointImageryAddress")
        self.address.textChanged.connect(self._forget_offer)
        self.secret = QgsPasswordLineEdit()
        self.secret.setObjectName("pinpointImagerySecret")
        self.contact = QLineEdit(QgsSettings().value(imagery.CONTACT, "", type=str))
        self.contact.setObjectName("pinpointImageryContact")
        self.contact.setPlaceholderText(tr("e-mail address or link, told to the host with each call"))
        self.reach = QDoubleSpinBox()
        self.reach.setObjectName("pinpointImageryReach")
        self.reach.setRange(LEAST_KM, MOST_KM)
        self.reach.setDecimals(1)
        self.reach.setSuffix(" km")
        self.reach.setValue(REACH_KM)
        self.reach.valueChanged.connect(self._forget_offer)
        self.consent = paragraph("pinpointImageryConsent")
        self.look_button = _button("pinpointImageryLook", tr("See what there is"), self.look)

    def _build_offer(self):
        self.offer = paragraph("pinpointImageryOffer")
        self.licences = QListWidget()
        self.licences.setObjectName("pinpointImageryLicences")
        self.licences.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.licences.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.licences.setToolTip(tr("Only pictures with a ticked licence are brought"))
        self.licences.itemChanged.connect(self._take_tick)
        self.folder = QgsFileWidget()
        self.folder.setObjectName("pinpointImageryFolder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of the gallery: a new one, or one to add to"))
        self.folder.setFilePath(self._usual_folder())
        self.folder.fileChanged.connect(self._forget_offer)
        self.status = paragraph("pinpointImageryStatus")

    def _progress_row(self):
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointImageryProgress")
        self.cancel_button = _button("pinpointImageryCancel", tr("Cancel"), self.cancel)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        return row

    def _end_row(self):
        self.fetch_button = _button("pinpointImageryFetch", tr("Download"), self.fetch)
        self.again_button = _button("pinpointImageryAgain", tr("Locate again"), self._ask_again)
        if self._places:
            told = tr("Locate {name} again with this imagery; the run keeps the first answer beside the second")
        else:
            told = tr(
                "Locate the photos again with this imagery; the run that is shown stays, with a new one beside it"
            )
        self.again_button.setToolTip(told.format(name=self._name))
        self.again_button.hide()
        self.close_button = _button("pinpointImageryClose", tr("Close"), self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.fetch_button, self.again_button, self.close_button):
            row.addWidget(button)
        return row

    def _area_in_words(self):
        if not self._places:
            return tr("Pictures in the search area: {name}").format(name=self._name)
        count = len(self._places)
        told = tr("Pictures around 1 place of {name}") if count == 1 else tr("Pictures around {count} places of {name}")
        return told.format(count=words.number(count), name=self._name)

    def _usual_folder(self):
        """Return a folder that is the same whenever this ground is asked for, so that a download is resumed."""
        kept = " ".join(UNFIT.sub(" ", os.path.splitext(self._name)[0]).split())[:40] or "imagery"
        ground = repr((self._polygons, sorted((place.lat, place.lon) for place in self._places)))
        mark = hashlib.sha256(ground.encode()).hexdigest()[:6]
        return os.path.join(settings.load().runs, "galleries", f"{kept} {mark}")

    def _choice(self):
        return self.service.currentData()

    def _show_choice(self, _index=0):
        choice = self._choice()
        self.about.setText(tr(choice.about))
        self._show_field(self.address, choice.has_address)
        self._show_field(self.secret, bool(choice.variable))
        self.address.setPlaceholderText(choice.address)
        self.secret.setPlaceholderText(tr("kept encrypted by QGIS; leave empty to use the stored one"))
        self.secret.clear()
        self._forget_offer()

    def _show_field(self, field, is_shown):
        self._labels[field].setVisible(is_shown)
        field.setVisible(is_shown)

    def _forget_offer(self, _changed=None):
        """Show that what a service has is not known for this choice, and what would be asked of which host."""
        self._offer = None
        wish = self._wish()
        self.consent.setText(
            tr(
                "{host} would be asked which pictures lie in boxes that cover this area; and it, or the hosts on which "
                "its pictures lie, for a few of them to tell their size. The boxes tell where you look; nothing of "
                "your photos is sent."
            ).format(host=wish.host)
        )
        self.offer.setText("")
        self.licences.clear()
        self._show_running(False)

    def _show_running(self, running):
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(running)
        for widget in (self.service, self.address, self.secret, self.contact, self.reach, self.folder, self.licences):
            widget.setEnabled(not running)
        self.cancel_button.setEnabled(running)
        self.look_button.setEnabled(not running)
        self.licences.setVisible(self._offer is not None)
        self.fetch_button.setEnabled(not running and bool(self._ticked()))

    def _take_tick(self, item):
        """Remember whether a licence is wanted, also for when the service is asked again, and show what that takes."""
        self._ticks[item.data(LICENCE)] = item.checkState() == Qt.CheckState.Checked
        self._show_offer()

    def _ticked(self):
        """Return the licences that are ticked; those known to be free are unless the user has unticked them."""
        there = [licence for licence in self._offer["licences"] if licence] if self._offer else []
        return [licence for licence in there if self._ticks.get(licence, licence in self._offer["free"])]

    def _show_offer(self):
        """Show what there is under the licences that are ticked, and what it takes."""
        ticked = self._ticked()
        self.offer.setText("\n".join(imagery.in_words(self._offer, ticked)))
        self._say("" if ticked else tr("no licence is ticked, so there is nothing to download"))
        self._show_running(False)

    def _say(self, text):
        self.status.setText(text)

    # what is done

    def _wish(self):
        ticked = self._ticked()
        licences = ticked if self._offer and set(ticked) != set(self._offer["free"]) else ()
        url = self.address.text().strip() if self._choice().has_address else ""
        return imagery.ImageryWish(self._choice(), (), url, tuple(licences))

    def _ready_wish(self):
        """Return what is wanted, with its token but without its ground; keep what was typed.

        Raises:
            PinpointError: QGIS's encrypted store stays locked, or its proxy cannot be used.
        """
        choice = self._choice()
        QgsSettings().setValue(SERVICE, self.service.currentIndex())
        QgsSettings().setValue(ADDRESS, self.address.text().strip())
        QgsSettings().setValue(imagery.CONTACT, self.contact.text().strip())
        typed = self.secret.text().strip()
        if typed and choice.variable:
            self._engines.remotes.keep_token(choice.address, typed)
        wish = self._wish()
        return replace(wish, variables=imagery.environment(self._engines.remotes, [choice.name], wish.url))

    def look(self):
        """Ask the service what it has, under whatever licence."""
        self._forget_offer()
        self._start(tr("Looking for imagery"), imagery.look, self._take_offer)

    def fetch(self):
        """Bring the pictures."""
        self._start(tr("Downloading imagery"), imagery.fetch, self._take_gallery)

    def _start(self, title, action, take):
        try:
            wish = self._ready_wish()
        except PinpointError as error:
            self._say(said(str(error)))
            return
        work = partial(_on_ground, action, wish, self._polygons, self._places, 1000 * self.reach.value())
        task = GalleryTask(title, settings.load(), work, [self.folder.filePath()])
        task.progressChanged.connect(self._show_progress)
        task.ended.connect(partial(_deliver, self, take))
        self._task = task
        self.progress.setRange(0, 0)
        self._show_running(True)
        self._say(f"{title}…")
        tasks.start(task)

    def _show_progress(self, percent):
        self.progress.setRange(0, 100)
        self.progress.setValue(int(percent))

    def take(self, task, take):
        """Show what has become of a task."""
        self._task = None
        told = next(iter(task.told.values()), None)
        if task.isCanceled():
            self._say(tr("Cancelled; what was downloaded is kept, and the same choices go on from there"))
        elif task.fault or isinstance(told, PinpointError):
            self._say(said(task.fault or str(told)))
        else:
            take(task.folders[0], told)
        self._show_running(False)

    def _take_offer(self, _folder, offer):
        self._offer = offer
        ticked = self._ticked()
        self.licences.clear()
        for licence, count in offer["licences"].items():
            if licence:
                item = QListWidgetItem(f"{licence} ({words.number(count)})")
                item.setData(LICENCE, licence)
                item.setCheckState(Qt.CheckState.Checked if licence in ticked else Qt.CheckState.Unchecked)
                self.licences.addItem(item)
        self._show_offer()

    def _take_gallery(self, folder, intake):
        settings.use_gallery(folder)
        self._engines.forget_gallery(folder)
        for line in intake.details:
            tasks.log(line, Qgis.MessageLevel.Warning)
        name = os.path.basename(folder)
        searched = tr("{gallery} is searched from now on, also offline").format(gallery=name)
        self._say("\n".join((searched, *intake.in_words())))
        self.again_button.show()
        self.brought.emit(folder)
        if intake.is_poor:
            self.warned.emit(". ".join((name, *intake.in_words())))

    def _ask_again(self):
        self.asked_again.emit()
        self.accept()

    def cancel(self):
        """Stop what is being done; what was downloaded is kept."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def done(self, result):
        """Close the window, and stop what is being done."""
        self.cancel()
        super().done(result)


def _deliver(dialog, take, task):
    """Let the window show what has become of a task, unless it was closed meanwhile."""
    try:
        dialog.take(task, take)
    except RuntimeError:
        tasks.log(task.fault or tr("Cancelled; what was downloaded is kept, and the same choices go on from there"))


def _on_ground(action, wish, polygons, places, reach_m, *arguments):
    """Do something with a wish on a worker thread: the ground around a thousand places takes half a second."""
    return action(*arguments, wish=replace(wish, within=tuple(polygons or ground_around(places, reach_m))))


def _button(name, text, slot):
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: slot())
    return button
