"""The settings of a request: where to search, how photos belong together, the system, and the kind of photos."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pinpoint_engine import Request, Source

from .. import settings
from .album_choice import AlbumChoice
from .area_choice import AreaChoice
from .system_choice import SystemChoice

STREET_TIP = (
    "Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits street-level "
    "imagery. Leave it unticked for all other photos."
)


class RequestForm(QWidget):
    """Lets the analyst set up a request; the system and the kind of photos are kept in the settings."""

    def __init__(self, canvas, parent=None):
        super().__init__(parent)
        chosen = settings.load()
        self.area = AreaChoice(canvas)
        self.album = AlbumChoice()
        self.system = SystemChoice(chosen.system)
        self.system.changed.connect(self._keep_system)
        self.street = QCheckBox("Photos are street-level frames")
        self.street.setObjectName("pinpointStreetLevel")
        self.street.setToolTip(STREET_TIP)
        self.street.setChecked(chosen.street_level)
        self.street.toggled.connect(self._keep_street)
        located_by = QHBoxLayout()
        located_by.addWidget(QLabel("Located by"))
        located_by.addWidget(self.system, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel("Search"))
        layout.addWidget(self.area)
        layout.addWidget(self.album)
        layout.addLayout(located_by)
        layout.addWidget(self.street)

    def _keep_system(self):
        settings.save(replace(settings.load(), system=self.system.system()))

    def _keep_street(self, checked):
        settings.save(replace(settings.load(), street_level=checked))

    def request(self, top_k):
        """Return the request, and notes on the features of the area's layer that are not searched.

        Raises:
            RequestError: the choice of area gives no area.
            ValueError: a number is outside its range.
        """
        area = self.area.chosen()
        source = Source.STREET if self.street.isChecked() else Source.INTERNET
        fields = {**self.album.fields(), **self.system.fields()}
        return Request(top_k=top_k, within=area.polygons, photo_source=source, **fields), area.notes
