"""The texts in map tips and display names of a run's layers, to be translated: a template's words without its tags."""

from __future__ import annotations

import re
from typing import Callable, List

PIECES = re.compile(r"(<[^>]*>|\[%.*?%\])", re.DOTALL)
"""Tags, and expressions that QGIS replaces by their values."""
WORDS = re.compile(r"[^\W\d_]{2,}")
LITERAL = re.compile(r"'((?:[^'\\]|''|\\.)*)'")
"""A text within an expression."""


def translated(template: str, translate: Callable[[str], str]) -> str:
    """Return a map tip with its texts translated; the expressions in a text are its placeholders {0}, {1}, …."""
    made, text = [], ""
    inside: List[str] = []
    for piece in [*PIECES.split(template), "<>"]:
        if piece.startswith("[%"):
            text += f"{{{len(inside)}}}"
            inside.append(of_expression(piece, translate))
        elif PIECES.fullmatch(piece) or piece == "<>":
            made.append((translate(text) if WORDS.search(text) else text).format(*inside) + piece)
            text, inside = "", []
        else:
            text += piece
    return "".join(made).removesuffix("<>")


def of_expression(expression: str, translate: Callable[[str], str]) -> str:
    """Return an expression with the texts in it translated."""

    def said(found: re.Match[str]) -> str:
        text = found.group(1)
        is_key = " " not in text or not WORDS.search(text)  # or a column, or a sign
        return found.group(0) if is_key else "'{}'".format(translate(text).replace("'", "''"))

    return LITERAL.sub(said, expression)
