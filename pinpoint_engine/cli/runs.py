"""`pinpoint runs`: find the photos of a run that were moved, and repair a damaged one."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..runs import moved, reading, repair
from ..runs.salvage import Damage
from ..wording import photos_in_words
from .options import Commands, say, say_skipped


def add_runs(commands: Commands) -> None:
    """Add `pinpoint runs`."""
    parser = commands.add_parser("runs", help="find the photos of a run that were moved; repair a damaged run")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    find = actions.add_parser("find-photos", help="find photos that are no longer where they were, by their content")
    find.add_argument("run", type=Path, help="the GeoPackage of the run")
    find.add_argument("folder", type=Path, help="the folder that its photos are in now (searched recursively)")
    find.add_argument("--remember", action="store_true", help="write into the run where its photos are now")
    find.set_defaults(command=_find)
    mend = actions.add_parser("repair", help="write what can be read of a damaged run to a new file")
    mend.add_argument("run", type=Path, help="the GeoPackage of the damaged run")
    mend.add_argument("out", type=Path, help="the GeoPackage to write")
    mend.set_defaults(command=_repair)


def _find(options: argparse.Namespace) -> None:
    from .. import photos

    damage = Damage()
    _, rows, _ = reading.read_photos(options.run, damage)
    for note in damage.notes:
        say(f"note: {note}")
    gone = moved.missing(rows)
    if not gone:
        say(f"all {photos_in_words(len(rows))} are where they were")
        return
    listing = photos.list_files([options.folder])
    say_skipped(listing)
    found = moved.find(gone, listing.paths)
    for note in found.notes:
        say(f"note: {note}")
    named = set(found.by_name)
    for row in gone:
        new = found.paths.get(row["photo_id"])
        how = " (by its name alone, as the run holds no digest of it)" if row["photo_id"] in named else ""
        say(f"{row['photo']}: {f'{new}{how}' if new else 'not found'}")
    say(f"not where they were: {photos_in_words(len(gone))}, found: {len(found.paths)}")
    if options.remember and found.paths:
        kept = moved.remember(options.run, found.paths)
        say(f"written into {options.run}: the paths of {photos_in_words(kept)}")
    elif found.paths:
        say("nothing was written; add --remember to write the new paths into the run")


def _repair(options: argparse.Namespace) -> None:
    for note in repair.repair(options.run, options.out):
        say(f"note: {note}")
    say(f"written: {options.out}")
