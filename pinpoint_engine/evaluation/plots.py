"""Plots: one page of an evaluation (accuracy, calibration, regions, map of errors), and one of one's own photos."""

from __future__ import annotations

import textwrap
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from .. import geodesy
from ..errors import MissingPartError, RequestError, reason
from ..geodesy import Floats
from ..runs import replacement
from ..trial import CURVE_KM, TrialFigures
from ..wording import area_in_words
from .controls import BOUND, DENSEST, NEAREST
from .metrics import FEWEST_GROUPS, THRESHOLDS_KM
from .report import Report
from .score import FAIR, OPEN
from .summary import UncertaintyFigures, convention_of, truth_of

try:
    with warnings.catch_warnings():  # Debian's own mpl_toolkits shines through, whose 3D axes nobody wants here
        warnings.filterwarnings("ignore", "Unable to import Axes3D", UserWarning)
        from matplotlib.collections import LineCollection
        from matplotlib.figure import Figure
        from matplotlib.layout_engine import ConstrainedLayoutEngine
except ImportError as error:
    raise MissingPartError(
        f"plots need matplotlib ({reason(error)}); install it with `pip install pinpoint-engine[evaluate]`"
    ) from error

FORMATS = (".svg", ".png", ".pdf")
A4_LANDSCAPE = (11.69, 8.27)
INK, GREY = "#222222", "#999999"
COLOURS = {OPEN: "#0072b2", FAIR: "#d55e00"}
"""Blue and vermilion of the Okabe-Ito palette, which colour-blind people tell apart."""
STYLES = {NEAREST: "--", DENSEST: ":", BOUND: "-."}
"""The controls that are drawn beside the system, with leaks left out."""
SMALL = 7.5


def check_target(path: Path) -> None:
    """Make sure before a long run that a page can be written there.

    Raises:
        RequestError: the suffix is no known format.
    """
    if path.suffix.lower() not in FORMATS:
        raise RequestError(f"{path.name} has no format for plots; end it in one of {', '.join(FORMATS)}")


def write(told: Report, path: Path) -> None:
    """Draw the page of a report and write it; an older one is replaced.

    Raises:
        OutputError: the file cannot be written.
    """
    kind = path.suffix.lower().lstrip(".")
    with replacement.whole(path) as private:
        page(told).savefig(private, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else None)


def page(told: Report) -> Figure:
    """Draw the page: six plots of all photos, and the notes below them."""
    layout = ConstrainedLayoutEngine(rect=(0.005, 0.1, 0.99, 0.9), w_pad=0.08, h_pad=0.06)
    figure = Figure(A4_LANDSCAPE, layout=layout)
    question, name = told.evaluation.question, ", ".join(told.evaluation.card.systems)
    figure.suptitle(f"{name} on {question.title}: {len(question.listed):,} photos", fontsize=13, color=INK)
    plots = figure.subplots(2, 3)
    sure = [each for each in told.sure if each.part == told.lines[0].part]
    _accuracy(plots[0, 0], told)
    _reliability(plots[0, 1], sure)
    _risk(plots[0, 2], sure)
    _parts(plots[1, 0], told)
    _coverage(plots[1, 1], sure)
    _errors(plots[1, 2], told)
    notes = "; ".join(told.notes)
    figure.text(0.01, 0.012, textwrap.fill(notes, 235, max_lines=6, placeholder=" …"), fontsize=6, color=INK)
    return figure


def write_trial(found: TrialFigures, words: str, path: Path) -> None:
    """Draw the one plot of a trial on one's own photos and write it; an older file is replaced.

    Raises:
        OutputError: the file cannot be written.
    """
    kind = path.suffix.lower().lstrip(".")
    with replacement.whole(path) as private:
        metadata = {"Date": None} if kind == "svg" else None
        trial_figure(found, words).savefig(private, format=kind, dpi=150, metadata=metadata)


def trial_figure(found: TrialFigures, words: str) -> Figure:
    """Draw the share of a user's photos within each distance: by the first candidate, with its interval, and listed."""
    figure = Figure((6.4, 4.4), layout=ConstrainedLayoutEngine(rect=(0, 0.1, 1, 0.9)))
    plot = figure.subplots()
    _dress(plot, f"{found.count:,} of your photos, asked fairly", "kilometres from the truth", "% of photos")
    first = np.array([(each.share, each.low, each.high) for each in found.first_curve]) * 100
    listed = [100 * each.share for each in found.listed_curve]
    plot.fill_between(CURVE_KM, first[:, 1], first[:, 2], color=COLOURS[OPEN], alpha=0.2, lw=0, label="95 % interval")
    plot.plot(CURVE_KM, first[:, 0], color=COLOURS[OPEN], label="first candidate")
    plot.plot(CURVE_KM, listed, "--", color=COLOURS[FAIR], label=f"best of {found.top_k}")
    plot.set_xscale("log")
    plot.set_xticks(THRESHOLDS_KM[:-1], [f"{limit:g}" for limit in THRESHOLDS_KM[:-1]])
    plot.minorticks_off()
    plot.set_ylim(-2, 102)
    plot.legend(fontsize=SMALL, frameon=False, loc="upper left")
    figure.text(0.02, 0.02, textwrap.fill(words, 105), fontsize=SMALL, color=INK)
    return figure


def _dress(plot: Any, title: str, across: str, up: str) -> None:
    plot.set_title(title, fontsize=9.5, color=INK, loc="left")
    plot.set_xlabel(across, fontsize=SMALL)
    plot.set_ylabel(up, fontsize=SMALL)
    plot.tick_params(labelsize=SMALL)
    plot.grid(alpha=0.25, linewidth=0.6)
    plot.spines[["top", "right"]].set_visible(False)


def _nothing(plot: Any, words: str) -> None:
    plot.text(0.5, 0.5, words, transform=plot.transAxes, ha="center", va="center", fontsize=SMALL, color=GREY)
    plot.set_xticks([])
    plot.set_yticks([])


def _accuracy(plot: Any, told: Report) -> None:
    """Draw the share of all photos within each distance, with its interval, and some controls."""
    _dress(plot, "Answers near enough (all photos, 95 % by cluster)", "kilometres from the truth", "% of photos")
    for line in (line for line in told.lines if line.part == told.lines[0].part):
        shares = [share for share, _ in line.figures.within]
        if line.method.startswith("**"):
            plot.plot(THRESHOLDS_KM, shares, "o-", color=COLOURS[line.references], ms=3.5, label=line.references)
            spans = [span or (share, share) for share, span in line.figures.within]
            plot.fill_between(
                THRESHOLDS_KM, *zip(*spans, strict=True), color=COLOURS[line.references], alpha=0.15, lw=0
            )
        elif line.references == FAIR and line.method in STYLES:
            plot.plot(THRESHOLDS_KM, shares, STYLES[line.method], color=GREY, lw=1.1, label=line.method)
    plot.set_xscale("log")
    plot.set_xticks(THRESHOLDS_KM, [f"{limit:g}" for limit in THRESHOLDS_KM])
    plot.minorticks_off()
    plot.set_ylim(-2, 102)
    plot.legend(fontsize=6.5, frameon=False, loc="upper left")


def _reliability(plot: Any, sure: list[UncertaintyFigures]) -> None:
    """Draw the reliability curve at 25 km."""
    _dress(plot, "As right as sure? (25 km, answered photos)", "confidence", "share right")
    plot.plot([0, 1], [0, 1], color=GREY, lw=0.8, ls="--")
    for each in sure:
        for one in (one for one in each.sureness if one.km == 25):
            said, right = ([getattr(step, name) for step in one.bins] for name in ("said", "right"))
            label = f"{each.references} (ECE {one.error:.2f})"
            plot.plot(said, right, "o-", color=COLOURS[each.references], ms=3.5, label=label)
    if len(plot.lines) == 1:
        _nothing(plot, "this system tells no confidence")
        return
    plot.set_xlim(-0.02, 1.02)
    plot.set_ylim(-0.02, 1.02)
    plot.legend(fontsize=6.5, frameon=False)


def _risk(plot: Any, sure: list[UncertaintyFigures]) -> None:
    """Draw the risk-coverage curve: how many answers are wrong when the unsure ones are held back."""
    _dress(plot, "Wrong when the unsure are held back", "% of photos answered, the surest first", "% not within 25 km")
    for each in (each for each in sure if each.risk is not None):
        covered, wrong = each.risk or ((), ())
        plot.plot(100 * covered, 100 * wrong, color=COLOURS[each.references], lw=1.3, label=each.references)
    if not plot.lines:
        _nothing(plot, "this system tells no confidence")
        return
    plot.set_xlim(0, 102)
    plot.set_ylim(-2, 102)
    plot.legend(fontsize=6.5, frameon=False, loc="upper left")


def _parts(plot: Any, told: Report) -> None:
    """Draw the share within 25 km part by part, with its interval where there are enough clusters."""
    _dress(plot, "Within 25 km, part by part", f"% of photos (*: under {FEWEST_GROUPS} clusters)", "")
    lines = [line for line in told.lines if line.method.startswith("**")]
    names = list(dict.fromkeys(line.part for line in lines))
    for line in lines:
        share, span = line.figures.within[THRESHOLDS_KM.index(25)]
        height = names.index(line.part) + (0.18 if line.references == FAIR else -0.18)
        plot.barh(height, share, 0.34, color=COLOURS[line.references])
        if span:
            plot.plot(span, [height, height], color=INK, lw=1)
        words = f" {share:.0f}" if span else f" {share:.0f}*"
        plot.text(max(share, span[1] if span else 0), height, words, va="center", fontsize=6.5, color=INK)
    labels = [textwrap.fill(name, 16) for name in names]
    plot.set_yticks(range(len(names)), labels, fontsize=6.5)
    plot.invert_yaxis()
    plot.set_xlim(0, 112)
    plot.set_xticks(range(0, 101, 25))


def _coverage(plot: Any, sure: list[UncertaintyFigures]) -> None:
    """Draw how often the credible regions of each level held the truth, with their median area."""
    _dress(plot, "Regions hold the truth (median area above)", "level of the region", "% that hold it")
    drawn = [each for each in sure if each.coverage]
    if not drawn:
        _nothing(plot, "this system draws no regions")
        return
    levels = [one.level for one in drawn[0].coverage]
    for each in drawn:
        for one in (one for one in each.coverage if one.level in levels):
            across = levels.index(one.level) + (0.2 if each.references == FAIR else -0.2)
            plot.bar(across, 100 * one.holds, 0.38, color=COLOURS[each.references])
            words = area_in_words(one.median_km2)
            above = 5.5 if each.references == FAIR else 1.0  # long numbers side by side would run into each other
            plot.text(across, 100 * one.holds + above, words, ha="center", fontsize=5.5, color=COLOURS[each.references])
    for number, level in enumerate(levels):
        label = "what the level says" if number == 0 else None
        plot.plot([number - 0.42, number + 0.42], [100 * level] * 2, color=INK, lw=1.2, ls="--", label=label)
    plot.set_xticks(range(len(levels)), [f"{level:.0%}" for level in levels])
    plot.set_ylim(0, 125)
    plot.set_yticks(range(0, 101, 20))
    plot.legend(fontsize=6.5, frameon=False, loc="upper left")


def _errors(plot: Any, told: Report) -> None:
    """Draw a line from truth to answer for every photo, with leaks left out; the map is longitude by latitude."""
    evaluation = told.evaluation
    truth = truth_of(evaluation.question)
    first = np.stack([answer.first for answer in evaluation.scored[FAIR].answers])
    metres = convention_of(evaluation).apart(truth, first)
    _dress(plot, f"From truth to answer ({FAIR})", "longitude, °", "latitude, °")
    pieces = [
        piece[:, ::-1]
        for one, other, away in zip(truth, first, metres, strict=True)
        if np.isfinite(away)
        for piece in geodesy.great_circle(one, other)
    ]
    plot.add_collection(LineCollection(pieces, colors=COLOURS[FAIR], linewidths=0.4, alpha=0.35))
    plot.plot(truth[:, 1], truth[:, 0], ".", color=INK, ms=2.5, label="where photos were taken")
    west, south, east, north = _frame(np.concatenate([truth[:, ::-1], *pieces]))
    plot.set_xlim(west, east)
    plot.set_ylim(south, north)
    plot.set_aspect("equal")
    plot.legend(fontsize=6.5, frameon=False, loc="lower left")


def _frame(lonlat: Floats) -> tuple[float, float, float, float]:
    """Return the box around points [n, 2], longitude first, with some room: west, south, east, north."""
    (west, south), (east, north) = lonlat.min(axis=0), lonlat.max(axis=0)
    room = 0.05 * max(east - west, north - south, 1.0)
    return max(west - room, -180), max(south - room, -90), min(east + room, 180), min(north + room, 90)
