"""The plugin's texts in the user's language: English in the source, translated by Qt from `resources/i18n/`."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from . import RESOURCES

CONTEXT = "Pinpoint"
"""The one context of all texts, so that a text that stands in two modules is translated once."""


def tr(text):
    """Return a text of the plugin in the user's language; placeholders in braces are filled in by the caller."""
    return QCoreApplication.translate(CONTEXT, text)


def later(text):
    """Return a text as it is: it stands where no language is known yet, and `tr` gets it when it is shown."""
    return text


def names():
    """Return the names of the language that QGIS runs in, the most exact first: "pt_BR", "pt"."""
    language = QgsApplication.locale()
    return language, language.partition("_")[0]


def install():
    """Load the translation into the language that QGIS runs in; return it to be kept, or None if there is none."""
    translator = QTranslator()
    for name in names():
        if translator.load(f"pinpoint_{name}.qm", str(RESOURCES / "i18n")):
            QCoreApplication.installTranslator(translator)
            return translator
    return None


def remove(translator):
    """Unload what `install` returned."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
