"""Calibrate a pack of a backbone alone on its own photos, each asked without its album."""

from __future__ import annotations

import json
from pathlib import Path

from ...models.pack import Pack, rewrite
from ...models.tower import read_projection
from ...systems.pinpoint import open_pinpoint
from .own_gallery import Report, ask, sentences, too_few, try_fit

SEEN_BY = 3
"""A whitening needs so many photos for each of a part's numbers: with fewer, photos that it was fitted on look less
alike than those that come later, and tell nothing of them."""


def calibrate_pack(made: Pack, report: Report) -> Pack:
    """Fit a pack's probabilities on the photos of its own gallery, and return it with them, or unchanged.

    It is unchanged if there are too few photos or albums, or what is fitted is no better than chance on albums that
    were left out; `report` is told which, and what was measured.

    Raises:
        OutputError: the pack cannot be written.
    """
    engine = open_pinpoint(made.folder)
    projection = read_projection(made.folder)
    if projection and len(engine.gallery) < SEEN_BY * max(projection.parts):
        report(
            f"not calibrated: whitened on {len(engine.gallery):,} photos, it takes {SEEN_BY * max(projection.parts):,} "
            "to ask about them fairly; fit a gallery of other photos with `pinpoint gallery fit`"
        )
        return made
    questions = ask(engine, report)
    if few := too_few(questions):
        report(f"not calibrated: {few}")
        return made
    trial = try_fit(questions, made.calibration, made.is_calibrated)
    for line in sentences(trial, questions):
        report(line)
    if not trial.is_better:
        report("not calibrated: what was fitted is no more than chance")
        return made

    def fill(part: Path) -> None:
        path = part / "manifest.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        told |= {"calibrated": True, "calibration": trial.fit.applied(made.calibration).as_json()}
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")

    return rewrite(made, fill)
