"""The background task that locates the photos of a run again, and compares the answers with those the run holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pinpoint_engine import Photo
from pinpoint_engine.runs import reading, replay

from . import words
from .engines import RunStoppedError, reader
from .tasks import LocateTask, log
from .translation import tr


def verdict(compared):
    """Return how the answers of a replay compare in a sentence."""
    count, differ = len(compared.plan.rows), len(compared.differ)
    if compared.is_equal:
        told = tr("The one answer is equal") if count == 1 else tr("All {count} answers are equal")
        return told.format(count=words.number(count))
    told = tr("{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why")
    numbers = {"equal": compared.equal, "differ": differ, "unasked": count - compared.equal - differ}
    return told.format(count=words.number(count), **{name: words.number(each) for name, each in numbers.items()})


class ReplayTask(LocateTask):
    """Replays a run with the engine of the settings; it asks for consent as a run does. Nothing is written.

    When `ended` carries the task, `lines` says how the answers compare, the verdict first (also in the log), and
    `is_equal` whether all are equal; `error` says why the run could not be replayed.
    """

    def __init__(self, engines, settings, path):
        """Make the task, on the main thread.

        Raises:
            PinpointError: the file is not a run, or the remote engine of the settings cannot be used.
        """
        record, rows = reading.read_photos(Path(path))[:2]
        chosen = replace(settings, system=record["system"])
        engines.get_ready(chosen)
        super().__init__(engines, chosen, [Photo(row["photo_id"], row["photo"]) for row in rows], None)
        self._path, self.lines, self.is_equal = Path(path), [], False

    def _locate(self):
        wanted = replay.plan(self._path)
        self.photos = wanted.photos
        if wanted.galleries:
            self._settings = replace(self._settings, galleries=tuple(map(str, wanted.galleries)))
        if self.isCanceled() or not self._may_send():
            return
        self._engine = self._engines.get(self._settings)
        compared = replay.Replay(wanted, self._engine.describe())
        try:
            for number, _ in enumerate(compared.locate(self._engine, self._reader()), 1):
                self.setProgress(100 * number / len(self.photos))
                if self.isCanceled():
                    return
        except RunStoppedError:
            return
        self.lines, self.is_equal = [verdict(compared), *compared.lines()[1:]], compared.is_equal
        for line in self.lines:
            log(line)

    def _reader(self):
        """Return the function that reads a photo as the engine needs it; it raises once the task is cancelled."""
        read_photo = reader(self._settings)

        def read(photo):
            if self.isCanceled():
                raise RunStoppedError
            return read_photo(photo.path)

        return read
