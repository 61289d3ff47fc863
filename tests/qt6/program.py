"""Runs under PyQt6, without any other library: imports the plugin, looks names up, and draws its widgets.

It is given a file with the names that QGIS has, and prints what is wrong, as JSON.
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "pinpoint_qgis").rglob("*.py"))
GONE = {
    "exec_": "exec",
    "globalPos": "globalPosition, where it exists",
    "posF": "position, where it exists",
    "localPos": "position, where it exists",
    "fromTime_t": "fromSecsSinceEpoch",
    "toTime_t": "toSecsSinceEpoch",
    "setCodec": "setEncoding, where it exists",
    "setTabStopWidth": "setTabStopDistance",
    "QRegExp": "QRegularExpression",
    "QRegExpValidator": "QRegularExpressionValidator",
    "QDesktopWidget": "QScreen",
    "QTextCodec": "Python's codecs",
    "qApp": "QgsApplication.instance()",
    "midRef": "slices",
    "toPyObject": "the value itself",
}
"""Names of methods that Qt 6 or PyQt6 dropped, with what to use instead; of an instance, no import can tell."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def import_all() -> Iterator[str]:
    """Import every module of the plugin, in any order; yield what fails."""
    for path in FILES:
        try:
            importlib.import_module(module_of(path))
        except Exception as error:
            yield f"{path.relative_to(ROOT)}: {type(error).__name__}: {error}"


def look_up() -> Iterator[str]:
    """Look up every `Qt.ItemDataRole.UserRole` in PyQt6, and every name of QGIS in the list; yield what is missing."""
    for path in FILES:
        for where, module, chain in chains(path):
            try:
                found = importlib.import_module(module)
                for name in chain:
                    found = getattr(found, name)
            except (AttributeError, ImportError) as error:
                yield f"{where}: {'.'.join(chain)}: {error}"
        yield from gone(path)


def chains(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where a file names what it imports from QGIS or Qt: the place, the module, and the names one in another."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").split(".")[0] == "qgis":
            modules.update({alias.asname or alias.name: (node.module, alias.name) for alias in node.names})
            for alias in node.names:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.module or "", [alias.name]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            if first in modules and all(name.isidentifier() for name in rest):
                module, name = modules[first]
                yield f"{path.relative_to(ROOT)}:{node.lineno}", module, [name, *rest]


def gone(path: Path) -> Iterator[str]:
    """Yield where a file uses a method that Qt 6 does not have, or imports Qt past QGIS."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        names = []
        if isinstance(node, ast.Attribute) and node.attr in GONE:
            yield f"{where}: {node.attr} is gone in Qt 6; use {GONE[node.attr]}"
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        if {name.split(".")[0] for name in names} & {"PyQt5", "PyQt6", "sip", "PySide6"}:
            yield f"{where}: import Qt from qgis.PyQt instead"


def draw(made: dict[str, Callable[[], Any]]) -> Iterator[str]:
    """Make each widget, show it, and let it paint itself; yield what raises."""
    from pinpoint_qgis.thumbnail_store import Thumbnails

    raised: list[str] = []
    sys.excepthook = lambda kind, error, trace: raised.append("".join(traceback.format_exception(kind, error, trace)))
    for name, make in made.items():
        try:
            widget = make()
            widget.resize(400, 500)
            widget.show()
            application.processEvents()
            if widget.grab().isNull():
                raised.append("it has no picture")
            for each in widget.findChildren(Thumbnails):
                each.stop()  # deleting its threads would wait for Python, which waits for the deletion
            widget.close()
        except Exception:
            raised.append(traceback.format_exc())
        yield from (f"{name}: {text}" for text in raised)
        raised.clear()


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), sys.argv[2], str(ROOT)]
    import stand_ins

    stand_ins.install(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    from PyQt6.QtCore import PYQT_VERSION_STR, QSettings, QStandardPaths
    from PyQt6.QtWidgets import QApplication

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[3])
    application = QApplication(sys.argv[:1])
    application.setOrganizationName("Pinpoint")
    found = {"pyqt": PYQT_VERSION_STR, "imports": list(import_all())}
    found["names"] = list(look_up())
    if not found["imports"]:
        import widgets

        found["widgets"] = list(draw(widgets.WIDGETS))
        found["drawn"] = list(widgets.WIDGETS)
    print(json.dumps(found))
