"""Asks for consent before photos are sent to a remote engine: to which host, how many, how many bytes."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox

from .. import remote

WHAT = (
    "Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and "
    "no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search "
    "area and the other choices of the dock."
)


class Consent(QMessageBox):
    """Asks whether photos may be sent to a host and passes the answer to the waiting task; consent is remembered."""

    def __init__(self, parcel, task, parent):
        super().__init__(QMessageBox.Icon.Question, "Send photos?", f"Send {parcel.in_words()}?", parent=parent)
        self.setObjectName("pinpointConsent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setInformativeText(
            f"{WHAT}\n\nYou are asked only once for {parcel.host}; you can withdraw your consent under "
            "Settings > Options > Pinpoint."
        )
        self.send = self.addButton("Send", QMessageBox.ButtonRole.AcceptRole)
        self.refuse = self.addButton("Send nothing", QMessageBox.ButtonRole.RejectRole)
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
