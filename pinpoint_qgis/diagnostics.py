"""A report on versions, settings and the engine for bug reports: Markdown without names of users, hosts and tokens."""

from __future__ import annotations

import getpass
import os
import platform
import re
from contextlib import suppress
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from qgis.core import Qgis, QgsApplication, QgsProjUtils
from qgis.PyQt.QtCore import QT_VERSION_STR, QSysInfo

from pinpoint_engine import __version__

from . import engines, settings
from .local import own_python
from .local.environment import Environment
from .local.recipes import EITHER, READ, SERVED

LOG_LINES = 15
"""How many of the last lines of the set-up's log a report has."""
TOKEN = re.compile(r"(?i)(bearer\s+|token[=:]\s*)[^\s,;]+")
"""A token after the word that announces it."""
LOGIN = re.compile(r"(?<=//)[^\s/@]+@")
"""A name and a password within an address."""


def facts(chosen, card=None, fault=""):
    """Return the sections of a report: a title, and rows of a name and a value.

    `card` is the description by the engine that answers, `fault` why none does; without both, none was asked.
    """
    sections = [("Pinpoint", _choices(chosen)), ("Engine", _engine(chosen))]
    if card is not None or fault:
        sections.append(("Answer", _answer(card) if card is not None else [("no engine answers", fault)]))
    return [*sections, ("QGIS", _qgis()), ("QGIS's own Python", _python()), ("Log of the last set-up", _log(chosen))]


def _choices(chosen):
    return [
        ("version", __version__),
        ("where", engines.words(chosen)),
        ("system", chosen.system),
        ("pack", Path(chosen.pack).name if chosen.pack else "the embedded one"),
        ("own galleries", str(len(chosen.galleries))),
        ("candidates per photo", str(chosen.top_k)),
        ("folder of runs", chosen.runs),
    ]


def _engine(chosen):
    environment = Environment(chosen.engines)
    mark = environment.installed()
    packages = ", ".join(f"{name} {version}".strip() for name, version in sorted(mark.get("packages", {}).items()))
    return [
        ("state", environment.state().value),
        ("folder", str(environment.folder)),
        ("kind", mark.get("kind", "")),
        ("Python", mark.get("python", "")),
        ("packages", packages),
        ("set up on", mark.get("made", "")),
    ]


def _answer(card):
    return [
        ("systems", ", ".join(card.systems)),
        ("references", f"{card.references:,}"),
        ("galleries", ", ".join(card.galleries)),
        *sorted(card.versions.items()),
        *sorted(card.digests.items()),
    ]


def _qgis():
    return [
        ("QGIS", Qgis.version()),
        ("Qt", QT_VERSION_STR),
        ("GEOS", Qgis.geosVersion()),
        ("PROJ", f"{QgsProjUtils.projVersionMajor()}.{QgsProjUtils.projVersionMinor()}"),
        ("operating system", f"{QSysInfo.prettyProductName()}, {platform.machine()}"),
        ("language", QgsApplication.locale()),
    ]


def _python():
    names = dict.fromkeys((*SERVED, *READ, *EITHER))
    return [
        ("version", platform.python_version()),
        ("has", ", ".join(name for name in names if own_python.has((name,), (name,)))),
        ("lacks", ", ".join(name for name in names if not own_python.has((name,), (name,)))),
    ]


def _log(chosen):
    with suppress(OSError):
        lines = Environment(chosen.engines).log.read_text("utf-8", "replace").splitlines()
        return [("", line) for line in lines[-LOG_LINES:]]
    return []


def markdown(sections, secrets=()):
    """Return a report as Markdown to be shared; names of the user and of machines, and `secrets`, are replaced."""
    lines = ["## Pinpoint: diagnostics"]
    for title, rows in sections:
        told = [f"- {name}: {value}" if name else f"    {value}" for name, value in rows if value]
        lines += ["", f"### {title}", "", *told] if told else []
    return _scrubbed("\n".join(lines) + "\n", secrets)


def html(sections):
    """Return a report as an HTML page for this user, with nothing replaced."""
    parts = ["<html><head><meta charset='utf-8'><title>Pinpoint</title></head><body>"]
    for title, rows in sections:
        cells = (f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in rows if value)
        parts.append(f"<h2>{escape(title)}</h2><table>{''.join(cells)}</table>")
    return "".join([*parts, "</body></html>"])


def _scrubbed(text, secrets):
    for secret in filter(None, secrets):
        text = text.replace(secret, "TOKEN")
    text = LOGIN.sub("USER@", TOKEN.sub(r"\1TOKEN", text))
    for folder in filter(None, {os.path.expanduser("~"), str(Path.home())}):
        text = text.replace(folder, "~")
    for name, word in _names():
        text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", word, text)
    return text


def _names():
    """Yield the names that identify somebody, with the word to put in their place."""
    remote = settings.load().remote
    with suppress(ValueError):
        yield from ((part, "HOST") for part in (urlsplit(remote).netloc, urlsplit(remote).hostname) if part)
    yield from ((name, "MACHINE") for name in {platform.node(), QSysInfo.machineHostName()} if name)
    with suppress(OSError, KeyError, ImportError):
        yield getpass.getuser(), "USER"
