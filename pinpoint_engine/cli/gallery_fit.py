"""`pinpoint gallery fit`: fit probabilities on the references of galleries."""

from __future__ import annotations

import argparse
from pathlib import Path

from .options import Commands, pack_folder, say


def add_fit(actions: Commands) -> None:
    """Add `pinpoint gallery fit`."""
    fit = actions.add_parser("fit", help="fit probabilities on the references of a gallery, in about a minute")
    fit.add_argument(
        "folders",
        type=Path,
        nargs="+",
        metavar="GALLERY",
        help="several are fitted together, for use together; the first keeps what is fitted",
    )
    fit.add_argument("--pack", type=pack_folder, help="folder or name of a model pack (default: the embedded one)")
    fit.set_defaults(command=_fit)


def _fit(options: argparse.Namespace) -> None:
    """Fit, tell what it is worth on sequences that were left out, and keep it if it is better than what ships."""
    from ..confidence import gallery_fit
    from ..gallery import gallery_digest
    from ..systems.pinpoint import open_pinpoint
    from ..training.confidence import own_gallery

    engine = open_pinpoint(options.pack, options.folders)
    pack = engine.pack
    ships = "as the pack ships them" + ("" if pack.is_calibrated else ", not calibrated")
    first, key = options.folders[0], gallery_fit.FitKey.of(engine.digests, pack.digest)
    questions = own_gallery.ask(engine, say)
    if few := own_gallery.too_few(questions):
        gallery_fit.remove_fit(first, key, gallery_digest(first))
        say(f"nothing is fitted: {few}. Probabilities stay {ships}")
        return
    trial = own_gallery.try_fit(questions, pack.calibration, pack.is_calibrated)
    for line in own_gallery.sentences(trial, questions):
        say(line)
    if not trial.is_better:
        gallery_fit.remove_fit(first, key, gallery_digest(first))
        say(f"nothing is kept: that is no more than chance. Probabilities stay {ships}")
        return
    written = gallery_fit.write_fit(first, key, trial.fit, trial.figures())
    say(f"kept in {written}, and used wherever an engine has exactly these galleries and this pack")
