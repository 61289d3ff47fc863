"""What is done with a gallery, in the engine's process: told, verified, compacted, upgraded, written as a layer."""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

from pinpoint_engine import bundles
from pinpoint_engine.errors import EngineError, GalleryError, RequestError

from . import words
from .local import command
from .translation import tr

MANIFEST, FIT = "manifest.json", "fit.json"
PERCENT = re.compile(r"(\d+) %")
"""A command's line on its progress."""
DONE = re.compile(r"(\d+) photos")
"""What a command prints as photos become references, with --every."""
LEFT_OUT = "left out: "
"""What its line on a photo begins with that does not."""
ASKED = re.compile(r"asked (\d+) of (\d+)")
"""What a fit prints as references are asked about."""
NUMBER = re.compile(r"\d[\d,]*")


def folder_of(path):
    """Return the folder of a gallery that is named by its folder or by its manifest.json.

    Raises:
        RequestError: there is no gallery.
    """
    folder = os.path.dirname(path) if os.path.basename(path) == MANIFEST else path
    if not is_gallery(folder):
        told = tr("{path} is not a gallery; choose the folder of one, which Build gallery makes")
        raise RequestError(told.format(path=path or "?"))
    return folder


def is_gallery(folder):
    """Tell whether a folder is a gallery, also if its replacement was killed when the old one had been moved aside."""
    return (bundles.standing(Path(folder)) / MANIFEST).is_file()


def run(found, arguments, heard, is_cancelled):
    """Run `pinpoint gallery` with some arguments; return its lines of output, None if it was cancelled.

    `found` is as returned by `engines.command`; `heard` is called with the percentage done.

    Raises:
        EngineError: the command fails.
    """
    lines = []
    return lines if command.run(found, ["gallery", *arguments], percentages(heard, lines), is_cancelled) else None


def tell(found, folder, heard, is_cancelled):
    """Return what a gallery holds, as `GalleryFacts` in JSON; None if it was cancelled.

    Raises:
        EngineError: it is missing or damaged.
    """
    lines = run(found, ["info", folder, "--json"], heard, is_cancelled)
    return json.loads(lines[-1]) if lines else None


def verify(found, folder, heard, is_cancelled):
    """Read all of a gallery, and return what is damaged; nothing if it is whole, None if it was cancelled.

    Raises:
        EngineError: it is so damaged that it says nothing of itself.
    """
    faults = []
    try:
        arguments = ["gallery", "verify", folder, "--progress"]
        is_done = command.run(found, arguments, percentages(heard, faults), is_cancelled)
    except EngineError:
        if not faults:
            raise
        return faults
    return [] if is_done else None


def compact(found, folder, heard, is_cancelled):
    """Upgrade a gallery if need be, and merge its shards; return how many references it has, None if it was cancelled.

    Raises:
        EngineError: it is damaged, cannot be written, or another program changes it.
    """
    for action in ("upgrade", "compact"):
        with tidied(folder):
            lines = run(found, [action, folder, "--progress"], heard, is_cancelled)
        if lines is None:
            return None
    return numbers(lines[-1])[0]


def merge(found, folders, target, heard, is_cancelled, duplicates=False):
    """Make one gallery of several, with `duplicates` or without what shows the same at the same place.

    Returns:
        What is left out line by line, and how many references the new one has; None if it was cancelled.

    Raises:
        EngineError: one is damaged or of another model, or the new one cannot be written.
    """
    with tidied(target):
        kept = ["--duplicates"] if duplicates else []
        asked = ["merge", *folders, *kept, "--overwrite", "--out", target, "--progress"]
        lines = run(found, asked, heard, is_cancelled)
    return (lines[:-1], numbers(lines[-1])[0]) if lines else None


def fit(found, folder, heard, is_cancelled, others=(), pack=""):
    """Fit probabilities on the references of galleries together; the first, in `folder`, keeps what is fitted.

    Returns a sentence on what came of it, None if it was cancelled.

    Raises:
        EngineError: one is damaged, or made by another model than that of the pack.
    """
    lines = []

    def take(line):
        if told := ASKED.fullmatch(line):
            heard(100 * int(told[1]) / int(told[2]))
        else:
            lines.append(line)

    arguments = ["gallery", "fit", folder, *others, *(["--pack", pack] if pack else [])]
    return _fitted(folder, lines[-1]) if command.run(found, arguments, take, is_cancelled) else None


def _fitted(folder, line):
    """Return in words what became of a fit, by the last line of its output."""
    stays = tr("Probabilities stay as the pack ships them.")
    if line.startswith("nothing is fitted: "):
        few = tr(
            "Nothing is fitted: {references} references of {sequences} sequences can be asked about fairly; it takes "
            "{least} of {fewest}."
        )
        names = ("references", "sequences", "least", "fewest")
        return f"{few.format(**dict(zip(names, map(words.number, numbers(line)))))} {stays}"
    if line.startswith("nothing is kept: "):
        return f"{tr('Nothing is kept: what was fitted is no better than chance.')} {stays}"
    with open(os.path.join(folder, FIT), encoding="utf-8") as file:
        figures = json.load(file)["figures"]
    told = tr(
        "The probabilities are fitted on {count} questions of {albums} sequences: their log loss on sequences that "
        "were left out falls from {before} to {after}. The next run uses them."
    )
    before, after = (words.number(figures[name], 3) for name in ("log_loss_before", "log_loss_after"))
    count, albums = words.number(figures["questions"]), words.number(figures["albums"])
    return told.format(count=count, albums=albums, before=before, after=after)


def fit_state(facts):
    """Return in words whether probabilities were fitted for a gallery."""
    told = facts["probabilities"]
    if told.startswith("fitted on "):
        return tr("probabilities fitted")
    return tr("probabilities not fitted") if told.startswith("not fitted") else tr("probabilities to be fitted again")


@contextmanager
def tidied(folder):
    """Remove what a command that is killed meanwhile leaves beside a folder: the part that was to replace it."""
    parent, name = os.path.split(os.path.realpath(folder))
    parts = os.path.join(glob.escape(parent), f".{glob.escape(name)}-*")
    before = set(glob.glob(parts))
    yield
    for path in set(glob.glob(parts)) - before:
        shutil.rmtree(path, ignore_errors=True)


def percentages(heard, rest=None):
    """Return what takes a command's lines: `heard` gets its percentages, the list `rest` all other lines."""

    def take(line):
        if told := PERCENT.fullmatch(line):
            heard(float(told[1]))
        elif line and rest is not None:
            rest.append(line)

    return take


def export(found, folder, heard, is_cancelled, target):
    """Write the references of a gallery to a GeoPackage; return how many there are, None if it was cancelled.

    Raises:
        EngineError: it is damaged, or the file cannot be written.
        GalleryError: it has none.
    """
    lines = run(found, ["export", folder, target, "--progress"], heard, is_cancelled)
    if lines is None:
        return None
    count = numbers(lines[-1])[0]
    if not count:
        raise GalleryError(tr("{folder} has no references; add photos to it").format(folder=folder))
    return count


def numbers(line):
    """Return the whole numbers in a line of output, such as 1,234."""
    return [int(each.replace(",", "")) for each in NUMBER.findall(line)]


def contents(facts):
    """Return in words how many references a gallery has, by their kind."""
    counts = facts["references"]
    total = sum(counts.values())
    said = tr("{count} references") if total != 1 else tr("{count} reference")
    kinds = {
        "internet": tr("{count} of any kind"),
        "street": tr("{count} street-level frames"),
    }
    parts = [kinds[name].format(count=words.number(count)) for name, count in counts.items() if count and name in kinds]
    return ": ".join([said.format(count=words.number(total)), *([", ".join(parts)] if parts else [])])


def room(facts):
    """Return in words in how many shards a gallery lies, the room it takes, and its format."""
    count = facts["shards"]
    shards = tr("1 shard") if count == 1 else tr("{count} shards").format(count=words.number(count))
    return f"{shards}, {words.size(facts['bytes'])}, {tr('format {number}').format(number=facts['format'])}"


def notes(facts):
    """Yield what is to be done with a gallery: something is pending, takes room for nothing, or is old."""
    if facts["pending"] is None:
        yield tr("another program is changing it")
    elif facts["pending"]:
        yield tr("{count} added, not searched yet; compact it to finish").format(count=words.number(facts["pending"]))
    if facts["removed"]:
        yield tr("{count} removed, still taking room; compact it to free it").format(
            count=words.number(facts["removed"])
        )
    if facts["format"] < 2:
        yield tr("older format; upgrade it to be able to change it")
