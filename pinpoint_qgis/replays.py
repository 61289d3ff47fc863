"""The background task that locates the photos of a run again, and compares the answers with those the run holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pinpoint_engine import Photo
from pinpoint_engine.runs import answers, reading, replay

from . import words
from .engines import RunStoppedError, reader
from .tasks import LocateTask, log
from .translation import tr


def verdict(compared):
    """Return how the answers of a replay, in one or more parts, compare in a sentence."""
    count, equal, differ = (
        sum(map(number, compared))
        for number in (lambda each: len(each.plan.rows), lambda each: each.equal, lambda each: len(each.differ))
    )
    if equal == count:
        told = tr("The one answer is equal") if count == 1 else tr("All {count} answers are equal")
        return told.format(count=words.number(count))
    told = tr("{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why")
    numbers = {"equal": equal, "differ": differ, "unasked": count - equal - differ}
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
        wanted = replay.plans(self._path)
        self.photos = tuple({photo.id: photo for each in wanted for photo in each.photos}.values())
        if self.isCanceled() or not self._may_send():
            return
        compared, asked = [], sum(len(each.photos) for each in wanted)
        try:
            for each in wanted:
                compared.append(self._compared(each, sum(len(other.plan.photos) for other in compared), asked))
        except RunStoppedError:
            return
        self.lines, self.is_equal = list(_lines(compared)), all(each.is_equal for each in compared)
        for line in self.lines:
            log(line)

    def _compared(self, wanted, before, asked):
        """Locate the photos of one plan, by the galleries that answered them; `before` of `asked` photos are done.

        Raises:
            RunStoppedError: the task was cancelled.
        """
        chosen = self._settings
        if wanted.galleries or not answers.galleries(answers.by_name(wanted.record["digests"])):
            chosen = replace(chosen, galleries=tuple(map(str, wanted.galleries)))
        self._engine = self._engines.get(chosen)
        compared = replay.Replay(wanted, self._engine.describe())
        for number, _ in enumerate(compared.locate(self._engine, self._reader()), before + 1):
            self.setProgress(100 * number / asked)
            if self.isCanceled():
                raise RunStoppedError
        return compared

    def _reader(self):
        """Return the function that reads a photo as the engine needs it; it raises once the task is cancelled."""
        read_photo = reader(self._settings)

        def read(photo):
            if self.isCanceled():
                raise RunStoppedError
            return read_photo(photo.path)

        return read


def _lines(compared):
    """Yield how the parts of a replay compare, the verdict on all of them first."""
    yield verdict(compared)
    for each in compared:
        if len(compared) > 1:
            yield each.plan.in_words()
            yield verdict([each])
        yield from each.lines()[1:]
