"""The settings of a request: where to search, how photos belong together, the system, and the kind of photos."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pinpoint_engine import Album, Request, Source
from pinpoint_engine.types import SearchArea

from .. import settings
from ..translation import tr
from .album_choice import AlbumChoice
from .area_choice import AreaChoice
from .open_imagery import show_reach
from .system_choice import SystemChoice


class RequestForm(QWidget):
    """Lets the analyst set up a request in a group that closes to a summary.

    The system, the kind of photos, and whether the group is closed are kept in the settings.
    """

    def __init__(self, canvas, parent=None):
        super().__init__(parent)
        chosen = settings.load()
        self.area = AreaChoice(canvas)
        self.album = AlbumChoice()
        self.system = SystemChoice(chosen.system)
        self.system.changed.connect(self._keep_system)
        self.album.changed.connect(self._tell_alone)
        self._tell_alone()
        self.street = QCheckBox(tr("Photos are street-level frames"))
        self.street.setObjectName("pinpointStreetLevel")
        self.street.setToolTip(
            tr(
                "Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits "
                "street-level imagery. Leave it unticked for all other photos."
            )
        )
        self.street.setChecked(chosen.street_level)
        self.street.toggled.connect(self._keep_street)
        self.words = QLabel()
        self.words.setObjectName("pinpointRequestWords")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._group())
        layout.addWidget(self.words)
        for signal in (self.area.changed, self.album.changed, self.system.changed, self.street.toggled):
            signal.connect(self._show_summary)
        self.group.collapsedStateChanged.connect(self._keep_closed)
        self.group.setCollapsed(chosen.form_closed)
        self._show_summary()

    def _group(self):
        self.group = QgsCollapsibleGroupBox(tr("Where and how"))
        self.group.setObjectName("pinpointWhereAndHow")
        self.group.setSaveCollapsedState(False)
        located_by = QHBoxLayout()
        located_by.addWidget(QLabel(tr("Located by")))
        located_by.addWidget(self.system, 1)
        inner = QVBoxLayout(self.group)
        inner.setContentsMargins(6, 4, 6, 4)
        inner.setSpacing(4)
        inner.addWidget(self.area)
        inner.addWidget(self.album)
        inner.addLayout(located_by)
        inner.addWidget(self.street)
        return self.group

    def _tell_alone(self):
        self.system.set_alone(self.album.album() is Album.INDEPENDENT)

    def _keep_system(self):
        settings.save(replace(settings.load(), system=self.system.system()))

    def _keep_street(self, checked):
        settings.save(replace(settings.load(), street_level=checked))

    def _keep_closed(self, closed):
        settings.save(replace(settings.load(), form_closed=closed))
        self._show_summary()

    def show_reach(self):
        """Offer imagery of the search area, unless engine or system would not search it."""
        tip = tr("Get open imagery of this area, to compare photos with it")
        show_reach(self.area.imagery_button, self.system.system(), tip)

    def showEvent(self, event):
        """Look again, as the engine may have been changed in the options meanwhile."""
        self.show_reach()
        super().showEvent(event)

    def _show_summary(self, _value=None):
        self.show_reach()
        self.words.setText(self.summary())
        self.words.setVisible(self.group.isCollapsed())

    def summary(self):
        """Return the choices in one line: "France, 549,000 km² · one trip, 6 km/h · Pinpoint"."""
        words = [self.area.summary(), self.album.summary(), self.system.summary()]
        if self.street.isChecked():
            words.append(tr("street-level frames"))
        return " · ".join(words)

    def request(self, top_k):
        """Return the request, and notes on the features of the area's layer that are not searched.

        Raises:
            RequestError: an area is still being read.
            ValueError: a number is outside its range.
        """
        area = self.area.chosen()
        source = Source.STREET if self.street.isChecked() else Source.INTERNET
        fields = {**self.album.fields(), **self.system.fields()}
        return Request(top_k=top_k, within=area.polygons, photo_source=source, **fields), area.notes

    def set_request(self, request, system="", notes=()):
        """Show the request of an opened run, and its system; the next run would be asked for the same.

        Its area becomes the choice, and stays on offer in the menu as the area of the current run.
        """
        self.area.set_polygons(request.within, notes)
        self.area.set_area(SearchArea(request.within, tuple(notes)))
        self.album.set_request(request)
        self.system.set_request(request, system)
        self.street.setChecked(request.photo_source is Source.STREET)

    def shut(self):
        """Let go of the map."""
        self.area.shut()
