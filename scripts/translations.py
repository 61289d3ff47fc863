"""Keep resources/i18n in step with the texts of the plugin: `python scripts/translations.py`, or `make translations`.

Every `tr("…")` in `pinpoint_qgis`, and the words for values that tables hold, become messages of one `.ts` file per
language. A message keeps its translation; one that is new has none yet and is listed; one that is gone is dropped. Then
`lrelease` compiles the `.qm` files that Qt reads.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import wording  # noqa: E402

LANGUAGES = ("de", "es", "fr", "pt")
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "Pinpoint"


def main() -> int:
    """Update and compile all languages; return 1 if a message has no translation."""
    wanted, missing = list(texts()), 0
    for language in LANGUAGES:
        known = translations(language)
        write(language, {text: known.get(text, "") for text in wanted})
        lacking = [text for text in wanted if not known.get(text)]
        print(f"{language}: {len(wanted) - len(lacking)} of {len(wanted)} texts")
        print(*(f"  {text!r}" for text in lacking), sep="\n")
        missing += len(lacking)
        source, target = FOLDER / f"pinpoint_{language}.ts", FOLDER / f"pinpoint_{language}.qm"
        subprocess.run(["lrelease", "-silent", "-nounfinished", source, "-qm", target], check=True)
    return int(missing > 0)


def texts() -> Iterator[str]:
    """Yield every text that is translated, once, in the order of the files."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "pinpoint_qgis").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_tr(node):
                found.update(dict.fromkeys(literals(node)))
    for words in wording.WORDS.values():
        found.update(dict.fromkeys(words.values()))
    yield from found


def is_tr(node: ast.AST) -> bool:
    """Tell whether a node calls `tr`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"


def literals(call: ast.AST) -> Iterator[str]:
    """Yield the text of a call of `tr`; one that is not literal must be among the words of tables."""
    first = call.args[0] if isinstance(call, ast.Call) and call.args else None
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
