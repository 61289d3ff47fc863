"""Predictions made by other code, scored against the truth."""

from __future__ import annotations

import numpy as np

from ..errors import RequestError
from . import metrics
from .conventions import Convention
from .lists import PhotoTable
from .metrics import THRESHOLDS_KM, Figures


def score(truth: PhotoTable, predicted: PhotoTable, convention: Convention) -> Figures:
    """Score predictions; of several for one photo the last counts, and those of unknown photos are ignored.

    Raises:
        RequestError: the truth is empty, or no prediction is of one of its photos.
    """
    places = {photo.id: (photo.place.lat, photo.place.lon) for photo in predicted.photos}
    answers = np.array([places.get(photo.id, (np.nan, np.nan)) for photo in truth.photos]).reshape(-1, 2)
    if not np.isfinite(answers).any():
        raise RequestError("no prediction is of a photo in the list; check that both name photos in the same way")
    groups = [photo.author or photo.album or photo.id for photo in truth.photos]
    return metrics.figures(convention.apart(truth.latlon, answers), groups, convention.inclusive)


def as_markdown(found: Figures) -> str:
    """Return the figures as a Markdown table, with intervals by author below."""
    heads = [f"<{limit:g} km" for limit in THRESHOLDS_KM]
    shares = [f"{share:.1f}" for share, _ in found.within]
    numbers = [f"{found.median_km:.1f}", f"{found.mean_km:.1f}", f"{found.geoscore:.0f}"]
    spans = [
        "too few authors to tell" if span is None else "{:.1f} to {:.1f}".format(*span) for _, span in found.within
    ]
    lines = [
        f"| n | missing | {' | '.join(heads)} | median km | mean km | GeoScore |",
        "|---" * (5 + len(heads)) + "|",
        f"| {found.count} | {found.missing} | {' | '.join([*shares, *numbers])} |",
        f"| | 95 % | {' | '.join(spans)} | | | |",
    ]
    return "\n".join(lines)
