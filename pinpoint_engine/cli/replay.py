"""`pinpoint replay`: locate the photos of a run again, and compare each answer with what the run holds."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..errors import RequestError
from ..types import Photo, System
from .options import Commands, add_elsewhere, add_pack, elsewhere, open_here, say


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
    wanted = replay.plan(options.run)
    if wanted.record["system"] not in [system.value for system in System]:
        raise RequestError(f"this run was located by {wanted.record['system']}; this Pinpoint has no such system")
    options.system = wanted.record["system"]
    if not options.engine and not options.gallery:
        options.gallery = list(wanted.galleries)
    engine = elsewhere(options, wanted.photos) if options.engine else open_here(options)
    compared = replay.Replay(wanted, engine.describe())
    for number, (photo, found) in enumerate(compared.locate(engine, _read), 1):
        say(f"[{number}/{len(wanted.photos)}] {wanted.name(photo.id)}: {'differs' if found else 'equal'}")
    for line in compared.lines():
        say(line)
    if options.out is not None:
        with replacement.whole(options.out) as part:
            part.write_text(json.dumps(compared.to_json(), indent=1, ensure_ascii=False), encoding="utf-8")
        say(f"written: {options.out}")
    if not compared.is_equal:
        raise RequestError("the answers are not all equal; see above what differs and why", code="differs")


def _read(photo: Photo) -> Photo:
    from .. import photos

    return photos.read_photo(photo.path)
