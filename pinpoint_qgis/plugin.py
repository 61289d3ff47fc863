"""Loads and unloads the plugin: its action, dock, Processing provider and options page."""

from __future__ import annotations

import gc

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import RESOURCES, help_page, reference_layer, settings, translation
from .engines import Engines, way
from .local.environment import PRESS
from .translation import tr

EVIDENCE = f"{settings.GROUP}/evidence"
"""The setting that says whether evidence is shown beside answers."""
EVIDENCE_MS = 120
"""How long one looks at an answer before its evidence is shown: photos that one only passes need none."""
TITLE = "Pinpoint"
"""The title of the plugin's messages in QGIS's message bar."""


class PinpointPlugin:
    """Adds Pinpoint to the QGIS window, and removes all of it again."""

    def __init__(self, iface):
        self._iface = iface
        self._engines = self._dock = self._evidence = self._provider = None
        self._action = self._options = self._help = self._function = None
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

        QTimer.singleShot(0, gc.freeze)  # else each full collection visits all of PyQGIS, and QGIS stalls for 100 ms
        self.initProcessing()
        self._function = reference_layer.install()
        self._dock = PinpointDock(self._iface, self._engines)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._add_evidence()
        self._action = QAction(QIcon(str(RESOURCES / "icons" / "pinpoint.svg")), "Pinpoint", self._iface.mainWindow())
        self._action.setObjectName("pinpointAction")
        self._action.setToolTip(tr("Find where photos were taken"))
        self._dock.setToggleVisibilityAction(self._action)
        self._iface.addVectorToolBarIcon(self._action)
        self._iface.addPluginToVectorMenu("Pinpoint", self._action)
        self._options = PinpointOptions(self._engines, self._iface.mapCanvas())
        self._iface.registerOptionsWidgetFactory(self._options)
        self._add_help()
        self._engines.changed.connect(self._withdraw_warnings)
        self._engines.changed.connect(self._show_offers)

    def _add_help(self):
        self._help = QAction(self._action.icon(), "Pinpoint", self._iface.mainWindow())
        self._help.setObjectName("pinpointHelpAction")
        self._help.triggered.connect(lambda: help_page.show())
        self._iface.pluginHelpMenu().addAction(self._help)

    def _show_offers(self):
        self._dock.form.system.show_offers(self._engines.served)
        self._dock.form.show_reach()

    def _withdraw_warnings(self):
        """Remove the warnings that no engine is set up from the message bar and the dock, once there is one."""
        if way(settings.load()):
            self._dock.withdraw_warning(tr(PRESS))
            bar = self._iface.messageBar()
            for item in bar.items():
                if item.title() == TITLE and tr(PRESS) in item.text():
                    bar.popWidget(item)

    def _add_evidence(self):
        """Add the dock of the evidence, hidden until there is an answer; then it opens unless the user closed it."""
        from .dock.evidence_dock import EvidenceDock

        self._evidence = EvidenceDock(self._iface)
        self._iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._evidence)
        self._evidence.hide()
        self._dock.looked_at.connect(self._take_looked_at)
        self._evidence_turn = QTimer()
        self._evidence_turn.setSingleShot(True)
        self._evidence_turn.setInterval(EVIDENCE_MS)
        self._evidence_turn.timeout.connect(self._show_evidence)
        self._dock.evidence_asked.connect(self._toggle_evidence)
        self._evidence.candidate_changed.connect(self._dock.go_to_candidate)
        self._evidence.imagery_asked.connect(self._dock.look_around)
        self._evidence.visibilityChanged.connect(self._dock.tell_what_is_looked_at)
        self._evidence.closedStateChanged.connect(self._remember_evidence)  # else it would open again at once

    def _take_looked_at(self, *looked_at):
        """Remember what is looked at; its evidence is shown a little later, after the answer has been drawn."""
        self._looked_at = looked_at
        self._evidence_turn.start()

    def _show_evidence(self):
        """Show the evidence of the candidate that is looked at, if it is to be seen."""
        photo, prediction, rank = self._looked_at
        if prediction is None:
            self._evidence.clear()
            return
        if not self._evidence.isVisible() and self._dock.isVisible() and QgsSettings().value(EVIDENCE, True, type=bool):
            self._evidence.show()  # this is called again as it becomes visible
        elif self._evidence.isVisible():
            area = None if self._dock.run is None else self._dock.run.area
            self._evidence.show_candidate(photo, prediction, rank, area)

    def _toggle_evidence(self):
        shown = not self._evidence.isUserVisible()
        self._remember_evidence(not shown)
        self._evidence.setUserVisible(shown)

    def _remember_evidence(self, closed):
        QgsSettings().setValue(EVIDENCE, not closed)

    def unload(self):
        """Cancel a run and remove everything again."""
        gc.unfreeze()
        if self._engines is not None:
            self._engines.end()  # first, as a run may be waiting for its engine
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
        if self._help is not None:
            self._iface.pluginHelpMenu().removeAction(self._help)
            self._help.deleteLater()
        if self._action is not None:
            self._iface.removePluginVectorMenu("Pinpoint", self._action)
            self._iface.removeVectorToolBarIcon(self._action)
            self._action.deleteLater()
        if self._evidence is not None:
            self._evidence_turn.stop()
            self._evidence.visibilityChanged.disconnect(self._dock.tell_what_is_looked_at)
            self._evidence.closedStateChanged.disconnect(self._remember_evidence)
            self._evidence.shut()
            self._iface.removeDockWidget(self._evidence)
            self._evidence.deleteLater()
        if self._dock is not None:
            self._dock.shut()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            QgsApplication.instance().aboutToQuit.disconnect(self._engines.close)
            self._engines.close()
        reference_layer.remove(self._function)
        translation.remove(self._translator)
        self._engines = self._dock = self._evidence = self._provider = None
        self._action = self._options = self._help = self._function = None
