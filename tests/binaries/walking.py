"""What the walks inside the real QGIS share: waiting without blocking its event loop, pressing, and the report."""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

STEP_MS, PATIENCE_MS = 50, 90_000
LEFT = Qt.MouseButton.LeftButton


def press(dock, name):
    """Press a button with the mouse, by its object name."""
    button = dock.findChild(object, name)
    if not (button.isVisible() and button.isEnabled()):
        raise RuntimeError(f"{name} cannot be pressed")
    QTest.mouseClick(button, LEFT)


def is_over(dock):
    """Tell whether no run goes on, and the layers of the last one are there."""
    return dock.run_row.locate_button.isVisible() and not dock._map.is_opening


def line_of(steps):
    """Return the line number at which nested generators are suspended."""
    while steps.gi_yieldfrom is not None:
        steps = steps.gi_yieldfrom
    return steps.gi_frame.f_lineno


def write(path, report):
    """Write the report whole or not at all, as QGIS may be killed at any moment."""
    part = Path(f"{path}.part")
    part.write_text(json.dumps({**report, "pid": os.getpid()}))
    os.replace(part, path)


class Steps:
    """Resumes a walk when the condition it waits for holds; QGIS's event loop runs in between."""

    def __init__(self, steps, path, report):
        self.steps, self.path, self.report = steps, path, report
        self.holds, self.waited_ms = lambda: True, 0

    def go(self):
        try:
            self.waited_ms += STEP_MS
            if self.waited_ms > PATIENCE_MS:
                raise RuntimeError(f"waited in vain in line {line_of(self.steps)}; so far {self.report}")
            if self.holds():
                self.holds, self.waited_ms = next(self.steps) or (lambda: True), 0
        except StopIteration:
            self.end()
        except Exception:
            self.report["error"] = traceback.format_exc()
            self.end()
        else:
            QTimer.singleShot(STEP_MS, self.go)

    def end(self):
        """Write the report, and quit QGIS by its menu."""
        write(self.path, self.report)
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(0, lambda: iface.actionExit().trigger())
