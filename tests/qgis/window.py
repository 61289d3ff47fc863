"""A stand-in for QGIS's window: what a plugin adds is really there, and can be counted."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar


class Window(QObject):
    """The part of `QgisInterface` that Pinpoint uses, with a real main window."""

    newProjectCreated = pyqtSignal()  # noqa: N815

    def __init__(self):
        super().__init__()
        self._main = QMainWindow()
        self._main.resize(1100, 900)
        self._canvas = QgsMapCanvas(self._main)
        self._main.setCentralWidget(self._canvas)
        self._bar = QgsMessageBar(self._main)
        self.tools = QToolBar(self._main)
        self.menu, self.pages, self.help = [], [], QMenu(self._main)
        self.addDockWidget, self.removeDockWidget = self._main.addDockWidget, self._main.removeDockWidget
        self.addVectorToolBarIcon, self.removeVectorToolBarIcon = self.tools.addAction, self.tools.removeAction
        self.registerOptionsWidgetFactory, self.unregisterOptionsWidgetFactory = self.pages.append, self.pages.remove

    def mainWindow(self):
        return self._main

    def mapCanvas(self):
        return self._canvas

    def messageBar(self):
        return self._bar

    def addPluginToVectorMenu(self, name, action):
        self.menu.append((name, action))

    def removePluginVectorMenu(self, name, action):
        self.menu.remove((name, action))

    def pluginHelpMenu(self):
        return self.help

    def docks(self):
        """Return Pinpoint's docks."""
        return self._main.findChildren(QDockWidget, "PinpointDock")

    def messages(self):
        """Return the texts in the message bar, newest first."""
        return [item.text() for item in self._bar.items()]


def bury():
    """Process deferred deletions (`deleteLater`)."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QgsApplication.processEvents()
