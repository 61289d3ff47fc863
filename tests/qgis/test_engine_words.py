"""The engine's messages are known to the plugin's translations, part by part, whatever they name."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from test_messages import messages

from pinpoint_engine import errors
from pinpoint_engine.areas import polygons
from pinpoint_engine.photos import files
from pinpoint_engine.runs import reading, salvage, writing
from pinpoint_engine.systems import plonk
from pinpoint_qgis import engine_words

ENGINE = Path(errors.__file__).parent
MODULES = (
    *("photos/files", "photos/decoding", "systems/steps", "sending", "connection", "gallery/disk", "gallery/store"),
    *("gallery/lock", "systems/learned"),
    *("areas/polygons", "runs/reviews", "runs/reading", "runs/writing", "runs/accepted", "runs/answers"),
)
"""Modules whose messages a user of the dock meets."""
FOR_TERMINALS = re.compile(
    "this photo has no pixels|requests|made with another|`pinpoint|vectors|has no candidate|has no photo|file of this|"
    "another machine, which cannot"
)
"""Messages of faults that the dock does not lead to, or whose remedy is a command, which `remedies.py` replaces."""


def unknown_parts(message):
    """Return the parts of a message that no text matches, apart from those that are only filled in."""
    return [part for part in message.split("; ") if part.strip("X ()") and engine_words._part(part) is None]


@pytest.mark.parametrize("name", MODULES)
def test_every_message_of_the_engine_is_known(name):
    found = [text.replace("{}", "X") for _, text in messages(ENGINE / f"{name}.py")]
    wanted = [text.replace("as X is", "as it is") for text in found if not FOR_TERMINALS.search(text)]
    assert wanted and [part for text in wanted for part in unknown_parts(text)] == []


SAID = [
    *(polygons.EMPTY, polygons.NO_GEOMETRY, polygons.NO_NUMBER, polygons.NO_GROUND, polygons.BEYOND_CRS),
    *(polygons.NO_DEGREES, polygons.TOO_WIDE, polygons.no_polygon("line"), salvage.REMEDY, *salvage.LOST.values()),
    f"run.gpkg cannot be read: {reading.CLOSED}",
    *(f"run.gpkg {salvage.DAMAGED}", f"run.gpkg {salvage.NO_RUN}", str(files.broken("a.jpg", "it ends too early"))),
    f"the table failures is missing: {salvage.LOST['failures']}; {salvage.REMEDY}",
    plonk.TOO_FEW.format(inside=2, samples=256),
    "pictures.org is given up (it is busy, HTTP 429)",
    "pictures.org is given up (it asks to wait 3600 s); what was fetched stays, try again later",
    "panoramax.fr cannot be asked (no answer in time); check its address and the network: what was fetched stays, try "
    "again later",
    "commons.wikimedia.org answers 403 (No agent); enter a contact in the dock or set PINPOINT_CONTACT, as some hosts "
    "want to know who asks",
    "panoramax.fr has trouble with 2 parts of the area (panoramax.fr answers 500), and no imagery in the others; try "
    "again later",
    "the area is too large: commons.wikimedia.org would have to be asked 700 times or more, which takes 70 minutes at "
    "its pace, for it is asked for at most 0.17° at once; draw a smaller one, such as longitude 1.00 to 2.00, latitude "
    "-1.00 to 1.00 (220 km from south to north)",
    "the certificates that REQUESTS_CA_BUNDLE names are not at /etc/none.pem; name a file that is there",
    "feature 2 of the layer areas skipped: it is empty; draw it again or delete it",
]


@pytest.mark.parametrize("message", SAID)
def test_messages_that_are_put_together_are_known(message):
    assert unknown_parts(message) == [] and engine_words.said(message) == message


def test_what_is_named_may_be_anything():
    """A file whose name reads like a text, or holds what a pattern or a placeholder is made of."""
    for name in ("free some space", "a (1) {why} [x].jpg", "ü; b.jpg is empty", "*.jpg"):
        message = f"{name} is broken or cut short (it ends too early); copy it again"
        assert engine_words.said(message) == message


def test_a_message_with_an_unknown_part_stays_as_it_is():
    message = "a.jpg is empty; sing to it"
    assert engine_words.said(message) == message and engine_words._part("sing to it") is None


def test_the_writing_faults_of_a_disk_are_known(tmp_path):
    with pytest.raises(errors.OutputError) as found, writing.write_errors(tmp_path / "run.gpkg"):
        raise sqlite3.OperationalError("database or disk is full")
    assert unknown_parts(str(found.value)) == []
