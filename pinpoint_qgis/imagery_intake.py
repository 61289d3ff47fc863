"""What came of bringing open imagery into a gallery, from the lines that the command prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Tuple

from . import galleries, words
from .engine_words import said
from .translation import later, tr

COUNTED = re.compile(r"([\d,]+) pictures ([^;]+)(; .*)?")
"""What the command prints of those that were left out for the same reason; what would help in a terminal follows."""
BROUGHT = re.compile(r"[\d,]+ references in .* \(\+(\d+)\)")
INCOMPLETE = "the gallery is not complete: "
ALSO_FROM = re.compile(r"pictures also came from (.*), where their hosts sent for them")
FINAL = {
    "show the same as another at the same place": later("{count} show the same as another at the same place"),
    "are said to be panoramas and are none": later("{count} are said to be panoramas and are none"),
    "show nothing that the model can compare": later("{count} show nothing that the model can compare"),
}
"""Why pictures stay out, as the command says it and as QGIS does."""
FAILED = {
    "are gone where they were": later("{count} are gone where they were"),
    "could not be downloaded": later("{count} could not be downloaded"),
    "got no answer from their host": later("{count} got no answer from their host"),
    "are broken": later("{count} are broken"),
    "were not asked for, as ": later("{count} were not asked for: {why}"),
}
"""Why pictures could not be had, but may be next time; after the last follows what is wrong with the host."""
MUCH = 0.1
"""If more than this share of the pictures could not be had, that is worth a warning."""


@dataclass(frozen=True)
class ImageryIntake:
    """What came of bringing pictures.

    Attributes:
        added: How many references are new.
        left_out: Why pictures stay out, in words with their number.
        failed: Why pictures could not be had, in words with their number; they may be next time.
        failures: How many these are.
        also_from: Hosts that pictures came from, though they were not told before; "" for none.
        is_whole: Whether all of the area could be asked for.
        details: The first pictures of each reason with what is wrong with them, as the engine says it.
    """

    added: int
    left_out: Tuple[str, ...]
    failed: Tuple[str, ...]
    failures: int
    also_from: str
    is_whole: bool
    details: Tuple[str, ...]

    @classmethod
    def of(cls, lines):
        """Return what the lines of output of a command say."""
        counted = [found for found in map(COUNTED.fullmatch, lines) if found]
        told = [(whole(found[1]), _reason(FINAL, found), _reason(FAILED, found)) for found in counted]
        added = next((int(found[1]) for found in map(BROUGHT.fullmatch, reversed(lines)) if found), 0)
        details = (line.partition("; ")[0] for line in lines if line.startswith(galleries.LEFT_OUT))
        return cls(
            added,
            tuple(final for _, final, _ in told if final),
            tuple(failed for _, _, failed in told if failed),
            sum(count for count, _, failed in told if failed),
            ", ".join(found[1] for found in map(ALSO_FROM.fullmatch, lines) if found),
            not any(line.startswith(INCOMPLETE) for line in lines),
            tuple(details),
        )

    @property
    def is_poor(self):
        """Tell whether so many pictures could not be had, or a part of the area, that it is worth a warning."""
        return not self.is_whole or self.failures > MUCH * (self.failures + self.added)

    def in_words(self):
        """Yield what came and what did not, sentence by sentence, and what helps."""
        new = tr("1 new reference") if self.added == 1 else tr("{count} new references")
        yield new.format(count=words.number(self.added))
        if self.left_out:
            yield tr("left out: {reasons}").format(reasons=", ".join(self.left_out))
        if self.failed:
            told = tr("not brought: {reasons}; press Refresh under Settings > Options > Pinpoint to ask again")
            yield told.format(reasons=", ".join(self.failed))
        if not self.is_whole:
            yield tr("a part of the area could not be asked for; press Refresh under Settings > Options > Pinpoint")
        if self.also_from:
            yield tr("pictures also came from {hosts}, where their hosts sent for them").format(hosts=self.also_from)


def _reason(texts, found):
    """Return why pictures are left out, if it is one of some texts, with their number; else ""."""
    for start, text in texts.items():
        if found[2].startswith(start):
            return tr(text).format(count=words.number(whole(found[1])), why=said(found[2][len(start) :]))
    return ""


def whole(digits):
    """Return a number from its digits with separators, such as 1,234."""
    return int(digits.replace(",", ""))
