"""Loads and unloads the plugin: its action, dock, Processing provider and options page."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import RESOURCES, translation
from .engines import Engines
from .translation import tr


class PinpointPlugin:
    """Adds Pinpoint to the QGIS window, and removes all of it again."""

    def __init__(self, iface):
        self._iface = iface
        self._engines = self._dock = self._provider = self._action = self._options = None
        self._translator = translation.install()

    def initProcessing(self):
        """Register the Processing provider; `qgis_process` calls this only."""
        from .processing.provider import PinpointProvider

        self._engines = Engines()
        self._provider = PinpointProvider(self._engines)
        QgsApplication.processingRegistry().addProvider(self._provider)
        QgsApplication.instance().aboutToQuit.connect(self._engines.close)  # `qgis_process` never calls `unload`

    def initGui(self):
        """Add the action, the dock, the provider and the options page."""
        from .dock.panel import PinpointDock
        from .options_page import PinpointOptions

        self.initProcessing()
        self._dock = PinpointDock(self._iface, self._engines)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._action = QAction(QIcon(str(RESOURCES / "icons" / "pinpoint.svg")), "Pinpoint", self._iface.mainWindow())
        self._action.setObjectName("pinpointAction")
        self._action.setToolTip(tr("Find where photos were taken"))
        self._dock.setToggleVisibilityAction(self._action)
        self._iface.addVectorToolBarIcon(self._action)
        self._iface.addPluginToVectorMenu("Pinpoint", self._action)
        self._options = PinpointOptions(self._engines)
        self._iface.registerOptionsWidgetFactory(self._options)

    def unload(self):
        """Cancel a run and remove everything again."""
        if self._engines is not None:
            self._engines.end()  # first, as a run may be waiting for its engine
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
        if self._action is not None:
            self._iface.removePluginVectorMenu("Pinpoint", self._action)
            self._iface.removeVectorToolBarIcon(self._action)
            self._action.deleteLater()
        if self._dock is not None:
            self._dock.shut()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            QgsApplication.instance().aboutToQuit.disconnect(self._engines.close)
            self._engines.close()
        translation.remove(self._translator)
        self._engines = self._dock = self._provider = self._action = self._options = None
