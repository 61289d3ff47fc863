"""Keep resources/i18n in step with the texts of the plugin: `python scripts/translations.py`, or `make translations`.

Every `tr("…")` and `later("…")` in `pinpoint_qgis`, the sentences of a trial, the kinds of files that are skipped, the
labels of columns and legends, the texts of map tips, and the words for values that tables hold become messages of one
`.ts` file per language. A message keeps its translation; a new one has none yet and is listed; one that is gone is
dropped. Then `lrelease` compiles the `.qm` files that Qt reads.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import coverage, tables, trial, wording  # noqa: E402
from pinpoint_engine.photos import folders  # noqa: E402
from pinpoint_engine.runs import tips  # noqa: E402

LANGUAGES = ("de", "es", "fr", "pt")
FOLDER = ROOT / "resources" / "i18n"
STYLES = (ROOT / "pinpoint_engine" / "runs" / "styles", ROOT / "resources" / "styles")
CONTEXT = "Pinpoint"


def main() -> int:
    """Update and compile all languages; return 1 if a message has no translation."""
    wanted, missing = list(texts()), 0
    if shutil.which("lrelease") is None:
        sys.exit("lrelease is missing; install the package qttools5-dev-tools and run again")
    for language in LANGUAGES:
        known = translations(language)
        write(language, {text: known.get(text, "") for text in wanted})
        lacking = [text for text in wanted if not known.get(text)]
        print(f"{language}: {len(wanted) - len(lacking)} of {len(wanted)} texts")
        for text in lacking:
            print(f"  {text!r}")
        missing += len(lacking)
        source, target = FOLDER / f"pinpoint_{language}.ts", FOLDER / f"pinpoint_{language}.qm"
        subprocess.run(["lrelease", "-silent", "-nounfinished", source, "-qm", target], check=True)
    return int(missing > 0)


def texts() -> Iterator[str]:
    """Yield every text that is translated, once, in the order of the files."""
    found: dict[str, None] = {}
    for path in (*sorted((ROOT / "pinpoint_qgis").rglob("*.py")), ROOT / "pinpoint_engine" / "trial.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_tr(node):
                found.update(dict.fromkeys(literals(node, path)))
    for words in (*wording.WORDS.values(), wording.EFFECTS, wording.OBJECTIONS):
        found.update(dict.fromkeys(words.values()))
    found.update(dict.fromkeys(folders.KINDS))
    for table in (*tables.TABLES, tables.REFERENCES, trial.TRIAL, coverage.COVERAGE):
        found.update(dict.fromkeys(column.label for column in table.columns))
    for path in sorted(path for folder in STYLES for path in folder.glob("*.qml")):
        found.update(dict.fromkeys(of_style(ET.parse(path).getroot())))
    yield from filter(None, found)


def of_style(root: ET.Element) -> list[str]:
    """Return the labels of a style's legend, and the texts of its map tip and of the names of features."""
    found = [rule.get("label", "") for rule in root.iter("rule")]

    def keep(text: str) -> str:
        found.append(text)
        return text

    tips.translated(root.findtext("mapTip") or "", keep)
    tips.of_expression(root.findtext("previewExpression") or "", keep)
    return found


def is_tr(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether a node calls `tr`, or marks a text for it."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "later")


def literals(call: ast.Call, path: Path) -> Iterator[str]:
    """Yield the text of a call of `tr`; one that is a variable is a text of `later`, or a word of the tables.

    Raises:
        SystemExit: it is an f-string, of which there can be no translation.
    """
    first = call.args[0] if call.args else None
    if any(isinstance(node, ast.JoinedStr) for node in ast.walk(call)):
        sys.exit(f'{path.relative_to(ROOT)}:{call.lineno}: an f-string cannot be translated; use tr("…").format(…)')
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def translations(language: str) -> dict[str, str]:
    """Return the translations of a language by their English text."""
    path = FOLDER / f"pinpoint_{language}.ts"
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    return {message.findtext("source", ""): message.findtext("translation", "") for message in messages}


def write(language: str, known: dict[str, str]) -> None:
    """Write the `.ts` file of a language; a text without a translation is marked as unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, translation in known.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        told = ET.SubElement(message, "translation", {} if translation else {"type": "unfinished"})
        told.text = translation or None
    ET.indent(root, " ")
    FOLDER.mkdir(parents=True, exist_ok=True)
    whole = ET.tostring(root, encoding="unicode")
    (FOLDER / f"pinpoint_{language}.ts").write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{whole}\n')


if __name__ == "__main__":
    sys.exit(main())
