"""The run that the dock shows: what its GeoPackage holds, and the reviews that are written to it."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Mapping, Optional, Sequence

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from pinpoint_engine import tables
from pinpoint_engine.areas.polygons import AreaIndex
from pinpoint_engine.errors import OutputError, PinpointError, RequestError, reason
from pinpoint_engine.runs import answers, geopackage, moved, reading, repair, results, reviews
from pinpoint_engine.runs.salvage import Damage
from pinpoint_engine.runs.writing import LOCKED
from pinpoint_engine.types import Result

from .engine_words import said
from .local.background import BackgroundWork
from .translation import tr

CHECKED_S = 1.0
"""How long it is taken for granted that a run can, or cannot, be written."""
WAIT_MS = 2000
"""How often it is looked whether the lock of another program is gone."""


@dataclass(frozen=True)
class ReviewedAnswer:
    """One of the answers to a photo; a photo that was not located again has one.

    Attributes:
        result: The result; None before the photo is located.
        states: The review of each candidate by its rank, in the order of the candidates; one that is damaged in the
            file is left out.
        number: Which answer it is; the first one is 1.
        latest: The number of the latest one.
        added: By the number of each answer, the names of the galleries that it had and the first one had not.
    """

    result: Optional[Result]
    states: Mapping[int, str]
    number: int = 1
    latest: int = 1
    added: Mapping[int, Sequence[str]] = field(default_factory=dict)


class OpenRun(QObject):
    """A view of one run's file: rows of photos in memory, their answers read when they are looked at.

    `rows` has the row of each photo by its id, in the order of the request, and `codes` the code of each failure; a row
    has the path at which the photo is now, and `missing` the ids of photos that are not where they were; both are
    looked up in another thread, as a share may be slow to answer. `notes` are sentences on what of the file is damaged.

    A file that cannot be read in place, since it is locked, damaged, or read-only with a journal, is read from a copy.

    `changed` carries the id of a photo whose row is new, `noted` a note that came later; `fault_changed` says that
    `fault` may be another one, and `places_changed` that other photos are missing, or that a place is remembered.
    """

    changed = pyqtSignal(str)
    noted = pyqtSignal(str)
    fault_changed = pyqtSignal()
    places_changed = pyqtSignal()

    def __init__(self, path, parent=None):
        """Open a run.

        Raises:
            RequestError: the file is no run, or cannot be read.
        """
        super().__init__(parent)
        self.path = Path(path)
        self._done, self._undone = [], []
        self._damage = Damage()
        self._copy, self._at = ExitStack(), self.path
        self.record, self.rows, self.codes, self.missing = {}, {}, {}, []
        self._stored, self._paths, self._moved = [], {}, {}
        self._look, self._look_again = None, False
        self._fault, self._checked_s = "", 0.0
        self._wait = QTimer(self)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.check)
        self.read_again()
        self.check()

    @property
    def request(self):
        """Return what was asked, None where that cannot be read."""
        return reading.request_of(self.record)

    @cached_property
    def area(self):
        """Return the search area, None also if it cannot be read; see `AreaIndex.of`."""
        return None if self.request is None else AreaIndex.of(self.request.within)

    @property
    def notes(self):
        """Return what of the file is damaged, as sentences that end with what to do."""
        return tuple(self._damage.notes)

    @property
    def is_damaged(self):
        """Return whether parts of the file are lost, so that it is neither written nor opened as layers."""
        return self._damage.is_severe

    @property
    def fault(self):
        """Return why reviews cannot be written now, "" if they can; looked at anew after a second."""
        if time.monotonic() - self._checked_s > CHECKED_S:
            self.check()
        return self._fault

    def check(self):
        """Look whether reviews can be written now."""
        before, self._fault, is_locked = self._fault, "", False
        try:
            self._check_damage()
            reviews.check_writable(self.path, self.record)
        except PinpointError as error:
            self._fault, is_locked = said(str(error)), error.code == LOCKED
        self._checked_s = time.monotonic()
        if is_locked != self._wait.isActive():
            self._wait.start() if is_locked else self._wait.stop()
        if not self._fault and self._at != self.path:
            QTimer.singleShot(0, self._come_back)
        if self._fault != before:
            self.fault_changed.emit()

    def _check_damage(self):
        if self.is_damaged:
            why = tr("{path} is damaged, so it is only shown; save a repaired copy, or locate its photos again").format(
                path=self.path
            )
            raise OutputError(why, code="damaged")

    def _come_back(self):
        """Read the file itself again, after the program that had it locked has let it go."""
        with suppress(PinpointError):  # it is locked again; the copy is still shown
            self.read_again()

    def read_again(self):
        """Read the rows of all photos again, as another program or a layer may have changed them.

        Raises:
            RequestError: the file is no run any more, or cannot be read.
        """
        self._place_copy()
        self.record, self._stored, self.codes = self._read(reading.read_photos)
        before = self.rows
        self.rows = {row["photo_id"]: row for row in self._stored}
        self._show_paths(self._paths)
        for photo_id, row in self.rows.items():
            if before.get(photo_id) != row:
                self.changed.emit(photo_id)
        self._look_for_photos()

    def _look_for_photos(self):
        """Look in another thread where the photos are now; anew if something changed meanwhile."""
        self._look_again = self._look is not None
        if self._look is None:
            rows, found = self._stored, dict(self._moved)
            self._look = BackgroundWork(lambda: moved.look(rows, found), self._take_whereabouts)

    def _take_whereabouts(self, seen):
        self._look = None
        if self._look_again:
            self._look_for_photos()
            return
        if isinstance(seen, PinpointError):
            self.noted.emit(said(str(seen)))
            return
        for photo_id in self._show_paths(seen.paths):
            self.changed.emit(photo_id)
        before, self.missing = self.missing, list(seen.missing)
        if self.missing != before:
            self.places_changed.emit()

    def _show_paths(self, paths):
        """Show photos at paths, by their ids; return the ids of those that were shown at others."""
        self._paths = {**self._paths, **paths}
        new = [key for key, row in self.rows.items() if paths.get(key, row["photo"]) != row["photo"]]
        for photo_id in new:
            self.rows[photo_id] = {**self.rows[photo_id], "photo": paths[photo_id]}
        return new

    def shut(self):
        """Look and wait for nothing any more."""
        self._wait.stop()
        if self._look is not None:
            self._look.abandon()

    def _place_copy(self):
        """Choose where the file is read: in place, or at a new copy that lasts until the next one."""
        reading.check_exists(self.path)
        fresh = ExitStack()
        try:
            self._at = fresh.enter_context(geopackage.readable(self.path))
        except OSError as error:
            raise RequestError(
                tr("{path} cannot be read ({reason}); wait until no other program writes it, and try again").format(
                    path=self.path, reason=reason(error)
                )
            ) from error
        self._copy.close()
        self._copy = fresh

    def _read(self, read, *arguments):
        """Read from the file or its copy, and tell what is damaged."""
        known = len(self._damage.notes)
        try:
            found = read(self.path, *arguments, damage=self._damage, at=self._at)
        except RequestError:  # it was locked or damaged since it was opened
            self._place_copy()
            found = read(self.path, *arguments, damage=self._damage, at=self._at)
        for note in self._damage.notes[known:]:
            self.noted.emit(note)
        return found

    def refresh(self, photo_id):
        """Read the row of one photo again."""
        found = self._read(reading.read_photo, photo_id, (tables.PHOTOS, tables.FAILURES))
        if found[tables.PHOTOS.name] and photo_id in self.rows:
            self.codes.update({row["photo_id"]: row["code"] for row in found[tables.FAILURES.name]})
            path = self.rows[photo_id]["photo"]
            self.rows[photo_id] = {**found[tables.PHOTOS.name][0], "photo": path}
            self.changed.emit(photo_id)

    def answer(self, photo_id, number=None):
        """Return an answer to a photo, the latest one unless another is named.

        Raises:
            RequestError: an earlier one is damaged.
        """
        found = self._read(reading.read_photo, photo_id)
        if not found[tables.PHOTOS.name]:  # another program has deleted it
            return ReviewedAnswer(None, {})
        latest = answers.latest(found[tables.PHOTOS.name][0])
        number = number or latest
        shown = answers.rows_of(found, number)
        ranked = sorted(shown[tables.CANDIDATES.name], key=lambda row: row["rank"])
        states = {row["rank"]: row["state"] for row in ranked}
        return ReviewedAnswer(
            next(results.results(shown), None), states, number, latest, answers.added_galleries(found)
        )

    def cand_id(self, photo_id, rank, number=None):
        """Return the id of a candidate of an answer to a photo, the latest one unless another is named."""
        return tables.candidate_id(photo_id, rank, number or answers.latest(self.rows[photo_id]))

    def missing_rows(self):
        """Return the rows of the photos that are not where they were."""
        return [self.rows[photo_id] for photo_id in self.missing]

    def show_at(self, paths):
        """Show photos at the paths where they were found, by their ids; the file is not changed."""
        self._moved.update(paths)
        self.missing = [photo_id for photo_id in self.missing if photo_id not in paths]
        for photo_id in self._show_paths(paths):
            self.changed.emit(photo_id)
        self._look_for_photos()
        self.places_changed.emit()

    @property
    def n_moved(self):
        """Return how many photos are shown where they were found, which the file does not know yet."""
        return len(self._moved)

    def at_new_place(self, photos):
        """Return photos of this run with the paths where they were found."""
        return moved.at_new_place(photos, self._moved)

    def remember(self):
        """Write where photos were found into the file.

        Raises:
            PinpointError: the run cannot be written.
        """
        self._check_damage()
        moved.remember(self.path, self._moved)
        self._moved = {}
        self.read_again()
        self.places_changed.emit()

    def repair(self, out):
        """Write what can be read to a new file; return sentences on what is lost.

        Raises:
            PinpointError: it cannot be written.
        """
        return repair.repair(self.path, Path(out))

    def accept(self, photo_id, rank, number=None):
        """Accept a candidate of an answer, the latest one unless another is named, as the final position of its photo.

        Raises:
            PinpointError: the run cannot be written; so for all reviews below.
        """
        if self._is_earlier(photo_id, number):
            self._review(reviews.accept_earlier, photo_id, self.cand_id(photo_id, rank, number))
        else:
            self._review(reviews.accept, self.cand_id(photo_id, rank))

    def reject(self, photo_id, rank, number=None):
        """Reject a candidate; those of earlier answers cannot be."""
        self._review(reviews.reject, self.cand_id(photo_id, rank, number))

    def withdraw(self, photo_id, rank, number=None):
        """Take the review of a candidate back; of an earlier answer's, which is accepted."""
        if self._is_earlier(photo_id, number):
            self._review(reviews.withdraw_earlier, photo_id)
        else:
            self._review(reviews.withdraw, self.cand_id(photo_id, rank))

    def _is_earlier(self, photo_id, number):
        return number is not None and number < answers.latest(self.rows[photo_id])

    def place(self, photo_id, location):
        """Set the final position of a photo by hand."""
        self._review(reviews.place, photo_id, location)

    def reject_all(self, photo_id):
        """Mark a photo as one that none of its candidates fits."""
        self._review(reviews.reject_photo, photo_id)

    def unreview(self, photo_id):
        """Take the whole review of a photo back."""
        self._review(reviews.unreview, photo_id)

    def write_note(self, photo_id, note):
        """Set the note of a photo, if it is another one than before."""
        if note != (self.rows[photo_id]["note"] or ""):
            self._review(reviews.write_note, photo_id, note)

    def _review(self, change, *arguments):
        self._check_damage()
        earlier = change(self.path, *arguments)
        self._done.append(earlier)
        self._undone.clear()
        self.refresh(earlier.photo_id)

    @property
    def can_undo(self):
        """Return whether there is a review to undo."""
        return bool(self._done)

    @property
    def can_redo(self):
        """Return whether there is an undone review to do again."""
        return bool(self._undone)

    def undo(self):
        """Undo the latest review that was made here; return the id of its photo."""
        return self._restore(self._done, self._undone)

    def redo(self):
        """Do the latest undone review again; return the id of its photo."""
        return self._restore(self._undone, self._done)

    def _restore(self, taken, given):
        self._check_damage()
        given.append(reviews.restore(self.path, taken[-1]))
        photo_id = taken.pop().photo_id
        self.refresh(photo_id)
        return photo_id
