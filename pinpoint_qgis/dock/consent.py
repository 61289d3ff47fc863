"""Asks for consent before photos are sent to a remote engine: to which host, how many, how many bytes."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox

from .. import remote
from ..translation import later, tr

WHAT = later(
    "Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and "
    "no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search "
    "area and the other choices of the dock."
)


class Consent(QMessageBox):
    """Asks whether photos may be sent to a host and passes the answer to the waiting task; consent is remembered."""

    def __init__(self, parcel, task, parent):
        super().__init__(QMessageBox.Icon.Question, tr("Send photos?"), _question(parcel), parent=parent)
        self.setObjectName("pinpointConsent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setInformativeText(
            tr(
                "{what}\n\nYou are asked only once for {host}; you can withdraw your consent under Settings > "
                "Options > Pinpoint."
            ).format(what=tr(WHAT), host=parcel.host)
        )
        self.send = self.addButton(tr("Send"), QMessageBox.ButtonRole.AcceptRole)
        self.refuse = self.addButton(tr("Send nothing"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.refuse)
        self.setEscapeButton(self.refuse)
        self._parcel, self._task = parcel, task
        self.finished.connect(self._answer_task)
        task.ended.connect(self.reject)  # the task was cancelled while the question was open

    def _answer_task(self):
        agreed = self.clickedButton() is self.send
        if agreed:
            remote.agree(self._parcel.host)
        self._task.answer(agreed)


def _question(parcel):
    return tr("Send {what}?").format(what=parcel.in_words())
