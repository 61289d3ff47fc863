"""The question before photos are sent to a remote engine: to which host, how many, how many bytes."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox

from .. import remote

WHAT = (
    "Only pixels are sent, scaled down to what the engine looks at: no file, no name, no folder, no position, nothing "
    "else of a photo's metadata; of one trip, how many seconds lie between its photos. The search area and the other "
    "choices of the dock go with them."
)


class Consent(QMessageBox):
    """Asks whether photos may be sent to a host, and tells a waiting task; "yes" is kept for the host."""

    def __init__(self, parcel, task, parent):
        super().__init__(QMessageBox.Icon.Question, "Send photos?", f"Send {parcel.in_words()}?", parent=parent)
        self.setObjectName("pinpointConsent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setInformativeText(f"{WHAT}\n\nYou are asked once for {parcel.host}; the options page takes it back.")
        self.send = self.addButton("Send", QMessageBox.ButtonRole.AcceptRole)
        self.refuse = self.addButton("Send nothing", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.refuse)
        self.setEscapeButton(self.refuse)
        self._parcel, self._task = parcel, task
        self.finished.connect(self._tell)
        task.ended.connect(self.reject)  # it was cancelled meanwhile

    def _tell(self):
        agreed = self.clickedButton() is self.send
        if agreed:
            remote.agree(self._parcel.host)
        self._task.answer(agreed)
