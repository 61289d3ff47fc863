"""The style of the coverage layer: density in colours that all can tell apart, finer cells as the map is zoomed in."""

from __future__ import annotations

from qgis.core import QgsFillSymbol, QgsRuleBasedRenderer

from pinpoint_engine import coverage

from . import words
from .translation import tr

CLASSES = (
    (0.0, 0.0001, "#7d4ea6"),
    (0.0001, 0.001, "#5570b5"),
    (0.001, 0.01, "#3a88a6"),
    (0.01, 0.1, "#27a38c"),
    (0.1, 1.0, "#5ec962"),
    (1.0, 10.0, "#addc30"),
    (10.0, 1e9, "#fde725"),
)
"""References per km², and the colour of each class: viridis with lighter ends, lighter where it is denser."""
OUTLINE = "140,140,140,200"
"""Grey, so that dark cells stand out on a dark map and light ones on a light map."""
FINER_BELOW = {10.0: 30_000_000, 1.0: 3_000_000, 0.1: 300_000}
"""The scale denominator below which finer cells replace those of a size."""


def style(layer, sizes):
    """Style a layer of `coverage.COVERAGE` with cells of some sizes in degrees; all but one show at some scales only.

    Cells are drawn with all their references; the layer variable `pinpoint_source` chooses one source instead.
    """
    root = QgsRuleBasedRenderer.Rule(None)
    ordered = sorted(sizes, reverse=True)
    for number, size in enumerate(ordered):
        shown = f'"size_deg" = {size!r} AND "source" = coalesce(@pinpoint_source, \'{coverage.ALL}\')'
        rule = QgsRuleBasedRenderer.Rule(None, 0, 0, shown, tr("Cells of {size}°").format(size=words.short(size)))
        if number:
            rule.setMinimumScale(FINER_BELOW[ordered[number - 1]])
        if number + 1 < len(ordered):
            rule.setMaximumScale(FINER_BELOW[size])
        for low, high, colour in CLASSES:
            rule.appendChild(_class(low, high, colour))
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setOpacity(0.75)


def _class(low, high, colour):
    filled = {"color": colour, "outline_color": OUTLINE, "outline_width": "0.15"}
    where = f'"per_km2" >= {low!r} AND "per_km2" < {high!r}'
    return QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple(filled), 0, 0, where, _label(low, high))


def _label(low, high):
    if not low:
        return tr("fewer than {high} per 10,000 km²").format(high=words.number(10_000 * high))
    if low >= CLASSES[-1][0]:
        return tr("{low} or more per km²").format(low=words.short(low))
    if high > 0.1:
        return tr("{low} to {high} per km²").format(low=words.short(low), high=words.short(high))
    low, high = words.number(10_000 * low), words.number(10_000 * high)
    return tr("{low} to {high} per 10,000 km²").format(low=low, high=high)
