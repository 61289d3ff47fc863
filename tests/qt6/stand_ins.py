"""A `qgis` package over PyQt6, as QGIS 4 has one: Qt is real, and QGIS's own classes are stand-ins.

A stand-in does nothing, but a name that QGIS does not have is refused: `api` lists what the real QGIS has, as
`tests/test_qt6.py` found it. A class that QGIS derives from one of Qt's is derived from PyQt6's here.
"""

from __future__ import annotations

import importlib
import sys
import types
from typing import Any

QT = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtXml", "QtSvg", "QtPrintSupport", "QtTest")
MOVED = {"QtWidgets": ("QAction", "QActionGroup", "QShortcut")}
"""What Qt 6 moved to QtGui and QGIS 4 offers where it was."""


class Anything:
    """What a stand-in's attributes and calls give: it may be called, asked and combined, and is empty."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(f"{self._name}.{name}")

    def __call__(self, *_args: Any, **_named: Any) -> Any:
        return Anything(f"{self._name}()")

    def __iter__(self) -> Any:
        return iter(())

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __or__(self, _other: Any) -> Any:
        return self

    __and__ = __ror__ = __rand__ = __or__

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Anything) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __repr__(self) -> str:
        return self._name


def asked(owner: type, name: str) -> Any:
    """Return what a class of QGIS, or one derived from it, has by a name that Python did not find.

    Raises:
        AttributeError: QGIS has no such name.
    """
    for each in owner.__mro__:
        names = vars(each).get("_names", {})
        if name in names and not name.startswith("__"):
            found = names[name]
            return stand_in(name, found) if isinstance(found, dict) else Anything(f"{each.__name__}.{name}")
    raise AttributeError(f"QGIS has no {owner.__name__}.{name}")


def stand_in(name: str, about: dict[str, Any]) -> type:
    """Return a class that stands for one of QGIS."""
    base = getattr(importlib.import_module(f"PyQt6.{about['module']}"), about["base"]) if about["base"] else object
    meta = type(base)
    named = type(f"Names{meta.__name__}", (meta,), {"__getattr__": asked})

    def begin(self: Any, *args: Any, **named_args: Any) -> None:
        try:
            base.__init__(self, *args, **named_args)
        except TypeError:  # what QGIS's constructor takes, Qt's does not
            base.__init__(self)

    def get(self: Any, name: str) -> Any:
        return asked(type(self), name)

    members = {"_names": about["names"], "__init__": begin, "__getattr__": get}
    if not about["base"]:
        members["__call__"] = lambda self, *_args, **_named: Anything(name)
    return named(name, (base,), members)


def install(api: dict[str, dict[str, Any]]) -> None:
    """Make `import qgis` give this package, and `import PyQt5` fail."""
    sys.modules["PyQt5"] = None  # type: ignore[assignment]
    root, qt = _package("qgis"), _package("qgis.PyQt")
    root.PyQt = qt  # type: ignore[attr-defined]
    for name in QT:
        module = types.ModuleType(f"qgis.PyQt.{name}")
        real = importlib.import_module(f"PyQt6.{name}")
        vars(module).update({key: value for key, value in vars(real).items() if not key.startswith("__")})
        for moved in MOVED.get(name, ()):
            setattr(module, moved, getattr(importlib.import_module("PyQt6.QtGui"), moved))
        sys.modules[module.__name__] = module
        setattr(qt, name, module)
    sys.modules["qgis.PyQt.sip"] = qt.sip = importlib.import_module("PyQt6.sip")  # type: ignore[attr-defined]
    for name, names in api.items():
        sys.modules[f"qgis.{name}"] = module = _Listed(f"qgis.{name}", names)
        setattr(root, name, module)
    _make_real()


def _package(name: str) -> types.ModuleType:
    sys.modules[name] = made = types.ModuleType(name)
    made.__path__ = []  # type: ignore[attr-defined]
    return made


class _Listed(types.ModuleType):
    """One of QGIS's modules, with what QGIS lists in it and nothing else."""

    def __init__(self, name: str, names: dict[str, Any]) -> None:
        super().__init__(name)
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self._names:
            raise AttributeError(f"{self.__name__} has no {name}")
        about = self._names[name]
        made = stand_in(name, about) if isinstance(about, dict) else Anything(name)
        setattr(self, name, made)
        return made


def _make_real() -> None:
    """Give real Qt objects where the plugin hands QGIS's answer on to Qt."""
    from PyQt6.QtCore import QSettings
    from PyQt6.QtGui import QIcon
    from qgis import core, gui

    core.NULL = None

    class QgsSettings(QSettings):
        def value(self, key: str, default: Any = None, type: Any = None, section: Any = None) -> Any:
            return super().value(key, default) if type is None else super().value(key, default, type)

    core.QgsSettings = QgsSettings
    core.QgsApplication.getThemeIcon = staticmethod(lambda *_args: QIcon())
    core.QgsApplication.locale = staticmethod(lambda: "de_DE")
    core.QgsApplication.pkgDataPath = staticmethod(lambda: "/nowhere")
    gui.QgsCollapsibleGroupBox.isCollapsed = lambda _self: False
    core.QgsProject.instance = staticmethod(lambda: Anything("QgsProject.instance()"))
