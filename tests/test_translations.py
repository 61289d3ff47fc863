"""Translations: every text of the plugin goes through `tr`, and every language has every text, compiled."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "pinpoint_qgis"
FILES = sorted(PLUGIN.rglob("*.py"))
sys.path.insert(0, str(ROOT / "scripts"))

import translations  # noqa: E402

WIDGETS = {
    *("QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton"),
    *("QgsCollapsibleGroupBox", "addAction", "addButton", "addGroup", "addItem", "addRow", "addTab"),
    *("pushInfo", "pushMessage", "pushWarning", "setHeaderLabels", "setInformativeText", "setName"),
    *("setPlaceholderText", "setSuffix", "setText", "setTitle", "setToolTip", "setWindowTitle"),
}
"""Calls whose arguments are shown, even if they are one word; so are those of Processing's parameters."""
SILENT = {"log", "_log", "setObjectName", "compile", "AreaPart", "search_area"}
"""Calls whose arguments are not translated: the message log, and what stands in English messages of the engine."""
UNTRANSLATED = {
    "diagnostics.py": "a report to be pasted into a bug report",
    "local/own_python.py": "programs in Python",
}
"""Files without texts of the plugin, and why."""
NO_TEXTS = {
    "areas.py": "^the layer {}$",  # in messages of the engine
    "remedies.py": r"^under Settings |--pack",  # replaces an option within an English message of the engine
    "dock/area_chip.py": "border: ",  # a style sheet
    "coverage_style.py": " = |>= ",  # expressions
    "layers.py": "yyyy-MM-dd",
    "local/recipes.py": "^\\nimport |^hash mismatch|^no |^os error|^ensurepip is",  # programs; what pip and uv print
    "local/set_up.py": "^Using cached ",  # what pip prints
    "report/maps.py": "^.proj=|^Line Ticks Up$",  # a projection; a name of QGIS
    "report/sheet.py": "^[A-Z][A-Za-z]+ (Sans|UI|Neue)$",  # fonts
    "picture.py": "^Line Ticks Up$|^DejaVu Sans$",  # names of QGIS and of a font
    "processing/remove_from_gallery.py": "^ref_id$",  # a column
    "reference_layer.py": r"^\[% |^coalesce",  # a map tip
    "dock/imagery_dialog.py": "^ km$",  # a unit
    "galleries.py": "^left out: $|^nothing is |^(not )?fitted",  # what commands print
    "imagery_intake.py": "^show |^are |^(could|were) not |^got no |^the gallery |^pictures also",  # what commands print
    "imagery.py": "^Wikimedia Commons$|^Panoramax$|^Mapillary$|^Flickr$",  # names
}
"""Strings by file that read as prose and are none."""
NAMES = re.compile(
    r"Pinpoint( {})?|PIGEON|PlaNet|GeoCLIP|PLONK|ESRI Shapefile|gpkg|csv|photo|[A-Z_]+|"
    r"https://\S+|[\W\d]*|(\*\.\w+ ?)+|\w+ \(\*\.\w+\)"
)
"""Names, addresses, signs and patterns of files, which are the same in every language."""
PROSE = re.compile(r"[^\W\d_]{2,}[,;:.)]* \W*[^\W\d_]{2,}")


def texts_outside_tr(path: Path):
    """Yield the strings, with their lines, that a user may read and that are not passed to `tr`."""
    name = path.relative_to(PLUGIN).as_posix()
    if name in UNTRANSLATED:
        return
    none = re.compile(NO_TEXTS.get(name, "(?!)"))
    for line, text, is_shown in strings(ast.parse(path.read_text("utf-8"))):
        is_text = PROSE.search(text.replace("{}", " ")) or (is_shown and re.search(r"[^\W\d_]{2,}", text))
        if is_text and not NAMES.fullmatch(text) and not none.search(text):
            yield line, text


def strings(node: ast.AST, is_shown: bool = False):
    """Yield strings with their lines and whether a widget shows them; placeholders of f-strings are `{}`."""
    called = getattr(node, "func", None)
    name = getattr(called, "attr", getattr(called, "id", ""))
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if translations.is_tr(node) or name in SILENT or is_docstring:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value, is_shown
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield node.lineno, "".join(parts), is_shown
    for part in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(part, ast.Constant)):
            shows = (
                isinstance(node, ast.Call)
                and part is not called
                and (name in WIDGETS or name.startswith("QgsProcessingParameter"))
            )
            passes = is_shown and isinstance(node, (ast.IfExp, ast.BoolOp, ast.BinOp, ast.keyword))
            yield from strings(part, shows or passes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PLUGIN).as_posix())
def test_every_text_goes_through_tr(path):
    assert list(texts_outside_tr(path)) == []


@pytest.mark.parametrize("path", [PLUGIN / name for name in (*UNTRANSLATED, *NO_TEXTS)], ids=lambda path: path.stem)
def test_every_exception_is_needed(path, monkeypatch):
    for known in (UNTRANSLATED, NO_TEXTS):
        monkeypatch.delitem(known, path.relative_to(PLUGIN).as_posix(), raising=False)
    assert list(texts_outside_tr(path))


def test_texts_outside_tr_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "PLUGIN", tmp_path)
    code = 'raise E("no photo; choose one")\nQLabel("Photos")\nx(f"{n} photos of {m} places")\ntr("a text")\nlog("a b")'
    (tmp_path / "module.py").write_text(code)
    found = dict(texts_outside_tr(tmp_path / "module.py"))
    assert found == {1: "no photo; choose one", 2: "Photos", 3: "{} photos of {} places"}


def test_an_f_string_is_an_error_that_names_its_line():
    call = ast.parse('\ntr(f"{count} photos")').body[0].value
    with pytest.raises(SystemExit, match=r"panel\.py:2: an f-string cannot be translated"):
        list(translations.literals(call, PLUGIN / "dock" / "panel.py"))


@pytest.fixture(scope="module")
def wanted():
    return list(translations.texts())


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_language_has_every_text(wanted, language):
    known = translations.translations(language)
    assert [text for text in wanted if not known.get(text)] == [] and list(known) == wanted


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_placeholders_and_edges_are_those_of_the_source(wanted, language):
    known = translations.translations(language)

    def marks(text):
        return (
            sorted(re.findall(r"\{\w*\}", text)),
            text.count("\n"),
            text[:1] == " ",
            text[-1:] == "…",
            text[-1:] == " ",
        )

    assert [text for text in wanted if marks(text) != marks(known[text])] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_compiled_file_agrees(wanted, language):
    translator = pytest.importorskip("qgis.PyQt.QtCore").QTranslator()
    assert translator.load(str(translations.FOLDER / f"pinpoint_{language}.qm"))
    known = translations.translations(language)
    assert {text: translator.translate(translations.CONTEXT, text.encode()) for text in wanted} == known


HELP = ROOT / "resources" / "help"


def outline(page: str):
    """Return the tags of a page with their attributes, apart from its language."""
    return re.findall(r"<[^>]*>", re.sub('<html lang="..">', "<html>", page))


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_language_has_the_whole_help_page(language):
    page, english = ((HELP / name).read_text("utf-8") for name in (f"help_{language}.html", "help.html"))
    assert outline(page) == outline(english) and f'<html lang="{language}">' in page
    same = set(re.findall(r">([^<>{]{9,})<", page)) & set(re.findall(r">([^<>{]{9,})<", english))
    assert not {text for text in same if PROSE.search(text)}


SHOWN = """
import sys
sys.path[:0] = [ROOT, "/usr/share/qgis/python"]
import re
from qgis.core import QgsApplication, QgsExpression, QgsExpressionContext
from qgis.PyQt.QtCore import QLocale
app = QgsApplication([], True)
QgsApplication.setLocale(QLocale(LANGUAGE))
QLocale.setDefault(QLocale(LANGUAGE))
from pinpoint_qgis import engine_words, help_page, translation, words
kept = translation.install()
from pinpoint_engine import tables
from pinpoint_qgis import layers
from pinpoint_qgis.dock.photo_list import PhotoList
from pinpoint_qgis.dock.consent import WHAT
from pinpoint_qgis.processing.locate_photos import LocatePhotos
print(words.photos(1234), "|", words.percent(0.125, 1), "|", words.evidence(()), "|", LocatePhotos(None).displayName())
print(words.failure("missing"), "|", engine_words.said("a.jpg is empty; copy it again"), "|", help_page.page().name)
layer = layers.QgsVectorLayer("Point?field=rank:integer&field=prob:double&field=n_evid:integer", "x", "memory")
layers.style(layer, tables.CANDIDATES)
feature = layers.QgsFeature(layer.fields())
feature.setAttributes([2, 0.125, 0])
context = QgsExpressionContext()
context.setFeature(feature)
tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
rows = [text for text in re.findall("<td>([^<]*)</td>", tip) if "12" in text or "photo" in text or "Foto" in text]
print(rows[0], "|", rows[-1], "|", layer.renderer().rootRule().children()[0].label())
print(layers.fields(tables.CANDIDATES).field("prob").alias(), "|", translation.tr(WHAT)[:12])
translation.remove(kept)
print(words.photos(1234))
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            [
                "1.234 Fotos | 12,5 % | kein anderes Foto in der Nähe | Fotos verorten",
                "Datei fehlt | a.jpg ist leer; kopieren Sie es noch einmal | help_de.html",
                "Kandidat 2, Wahrscheinlichkeit 12,5 % | Belege: kein anderes Foto in der Nähe | Erster Kandidat",
                "Wahrscheinlichkeit | Gesendet wer",
            ],
        ),
        (
            "fr",
            [
                "1\u202f234 photos | 12,5 % | aucune autre photo à proximité | Localiser des photos",
                "fichier absent | a.jpg est vide ; copiez-le à nouveau | help_fr.html",
                "candidat 2, probabilité 12,5 % | indices : aucune autre photo à proximité | Premier candidat",
                "Probabilité | Seuls des pi",
            ],
        ),
    ],
)
def test_a_language_changes_what_is_shown(language, said):
    pytest.importorskip("qgis.core")
    code = SHOWN.replace("ROOT", repr(str(ROOT))).replace("LANGUAGE", repr(language))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, timeout=120
    )
    lines = ran.stdout.splitlines()
    assert lines[:4] == said, ran.stderr
    assert lines[4].endswith(" photos")
