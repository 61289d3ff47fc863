"""`pinpoint replay`: locate the photos of a run again, and compare each answer with what the run holds."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import RequestError
from ..types import Photo, System
from .options import Commands, add_elsewhere, add_pack, elsewhere, open_here, say

if TYPE_CHECKING:
    from ..runs.replay import Plan, Replay


def add_replay(commands: Commands) -> None:
    """Add `pinpoint replay`."""
    parser = commands.add_parser("replay", help="locate the photos of a run again and compare the answers")
    parser.add_argument("run", type=Path, help="the GeoPackage of a run; nothing is written to it")
    parser.add_argument("--out", type=Path, help="JSON file to write the comparison to")
    add_pack(parser)
    add_elsewhere(parser)
    parser.set_defaults(command=_replay)


def _replay(options: argparse.Namespace) -> None:
    from ..runs import replacement, replay

    if options.out is not None:
        if options.out.exists() and (options.out.samefile(options.run) or options.out.suffix.lower() != ".json"):
            raise RequestError(f"{options.out} exists already and is no comparison; name a new file that ends in .json")
        replacement.check_folder(options.out.parent, options.out.name)
    compared = [_compared(options, wanted) for wanted in replay.plans(options.run)]
    is_equal = all(each.is_equal for each in compared)
    if options.out is not None:
        first, *later = [each.to_json() for each in compared]
        content = {**first, "is_equal": is_equal, **({"later": later} if later else {})}
        with replacement.whole(options.out) as part:
            part.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        say(f"written: {options.out}")
    if not is_equal:
        raise RequestError("the answers are not all equal; see above what differs and why", code="differs")


def _compared(options: argparse.Namespace, wanted: Plan) -> Replay:
    """Locate photos again by the engine of their answers, and print how each answer compares.

    Raises:
        RequestError: this version has no such system.
    """
    from ..runs import replay

    if wanted.record["system"] not in [system.value for system in System]:
        raise RequestError(f"this run was located by {wanted.record['system']}; this Pinpoint has no such system")
    folders = options.gallery if options.engine or options.gallery else list(wanted.galleries)
    chosen = argparse.Namespace(**{**vars(options), "system": wanted.record["system"], "gallery": folders})
    engine = elsewhere(chosen, wanted.photos) if options.engine else open_here(chosen)
    compared = replay.Replay(wanted, engine.describe())
    say(wanted.in_words())
    for number, (photo, found) in enumerate(compared.locate(engine, _read), 1):
        say(f"[{number}/{len(wanted.photos)}] {wanted.name(photo.id)}: {'differs' if found else 'equal'}")
    for line in compared.lines():
        say(line)
    return compared


def _read(photo: Photo) -> Photo:
    from .. import photos

    return photos.read_photo(photo.path)
