"""The run that the dock shows: what its GeoPackage holds, and the reviews that are written to it."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from pinpoint_engine import tables
from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import reading, results, reviews


class OpenRun(QObject):
    """A view of one run's file: rows of photos in memory, their answers read when they are looked at.

    `rows` has the row of each photo by its id, in the order of the request, and `codes` the code of each failure.
    `changed` carries the id of a photo whose
    row is new. `fault` says why reviews cannot be written, "" if they can.
    """

    changed = pyqtSignal(str)

    def __init__(self, path, parent=None):
        """Open a run.

        Raises:
            RequestError: the file is no run, or cannot be read.
        """
        super().__init__(parent)
        self.path = Path(path)
        self._done, self._undone = [], []
        self.record, self.rows, self.codes = {}, {}, {}
        self.read_again()
        self.fault = self._fault()

    def _fault(self):
        try:
            reviews.check_format(self.path, self.record)
        except OutputError as error:
            return str(error)
        return ""

    def read_again(self):
        """Read the rows of all photos again, as another program or a layer may have changed them."""
        self.record, rows, self.codes = reading.read_photos(self.path)
        names = reading.PhotoFinder()
        before = self.rows
        self.rows = {row["photo_id"]: {**row, "photo": names.photo(row).path} for row in rows}
        for photo_id, row in self.rows.items():
            if before.get(photo_id) != row:
                self.changed.emit(photo_id)

    def refresh(self, photo_id):
        """Read the row of one photo again."""
        found = reading.read_photo(self.path, photo_id, (tables.PHOTOS, tables.FAILURES))
        if found[tables.PHOTOS.name] and photo_id in self.rows:
            self.codes.update({row["photo_id"]: row["code"] for row in found[tables.FAILURES.name]})
            path = self.rows[photo_id]["photo"]
            self.rows[photo_id] = {**found[tables.PHOTOS.name][0], "photo": path}
            self.changed.emit(photo_id)

    def answer(self, photo_id):
        """Return the result of a photo and the review of each of its candidates by rank; None before it is located."""
        found = reading.read_photo(self.path, photo_id)
        result = next(results.results(found), None)
        return result, {row["rank"]: row["state"] for row in found[tables.CANDIDATES.name]}

    def accept(self, photo_id, rank):
        """Accept a candidate as the final position of its photo.

        Raises:
            PinpointError: the run cannot be written; so for all reviews below.
        """
        self._review(reviews.accept, tables.candidate_id(photo_id, rank))

    def reject(self, photo_id, rank):
        """Reject a candidate."""
        self._review(reviews.reject, tables.candidate_id(photo_id, rank))

    def withdraw(self, photo_id, rank):
        """Take the review of a candidate back."""
        self._review(reviews.withdraw, tables.candidate_id(photo_id, rank))

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
        given.append(reviews.restore(self.path, taken[-1]))
        photo_id = taken.pop().photo_id
        self.refresh(photo_id)
        return photo_id
