"""A run as a PDF for readers without QGIS: a page on the run, then each photo with maps, candidates and evidence.

All of it may be read, laid out and drawn on a worker thread. QGIS's print layouts could not: they are drawn on the main
thread, where a page of them takes up to a second.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from qgis.PyQt.QtGui import QPageSize, QPainter, QPdfWriter

from pinpoint_engine import runs, wording
from pinpoint_engine.areas.polygons import AreaIndex
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import accepted, answers, reading, replacement

from .. import thumbnails
from ..translation import tr
from . import ground, maps, pages
from .sheet import DPI, PX_PER_MM

PIXELS = QSize(*(round(side * PX_PER_MM) for side in pages.PICTURE_MM))
"""The size of the pictures in the file: a pixel for each dot of the paper."""
ANSWERED = set(wording.OUTCOMES) - {wording.FAILED, wording.WAITING}
END = b"%%EOF"


def write(run, target, accepted_only=False, progress=lambda share: None, is_cancelled=lambda: False):
    """Write the report of a run to a PDF file; tell if it was not cancelled. May run in any thread.

    Args:
        run: The run's GeoPackage.
        target: The file, which a cancelled report leaves as it was.
        accepted_only: Whether to report on accepted photos only.
        progress: Called with the share of photos that are done.
        is_cancelled: Asked before each page.

    Raises:
        RequestError: the file is not a run, or there is no photo to report on.
        OutputError: the file cannot be written.
    """
    with closing(Book()) as book:  # Qt crashes where a page is still being painted as its file goes
        for number, content in enumerate(contents(run, accepted_only)):
            for sheet in content.sheets():
                if is_cancelled():
                    return False
                book.add(sheet, content.record)
            progress(number / max(1, content.count))
        written = book.close()
    if is_cancelled():
        return False
    save(target, written)
    return True


def contents(run, accepted_only=False):
    """Yield what the pages show, read from the run and its photos: the run itself, then one photo after the other.

    Raises:
        RequestError: as `write`.
    """
    record, photos = reading.read_photos(Path(run))[:2]
    chosen = [row for row in photos if (accepted.is_accepted(row) if accepted_only else row["outcome"] in ANSWERED)]
    if accepted_only:
        accepted.check_any(chosen, run)
    if not photos:
        raise RequestError(tr("{run} has no photos to report on; locate photos first").format(run=run))
    failures = runs.read(Path(run))["failures"] if record["n_failed"] else []
    world = ground.WorldMap()
    yield RunContent(record, chosen if accepted_only else photos, failures, world.whole(), len(chosen))
    inset, request = world.whole(ground.INSET_DEG), reading.request_of(record)
    area = None if request is None else AreaIndex.of(request.within)
    for number, row in enumerate(chosen, 1):
        path = reading.PhotoFinder().photo(row).path
        rows = answers.rows_of(reading.read_photo(Path(run), row["photo_id"]), answers.latest(row))
        image = thumbnails.read(path, PIXELS)
        yield PhotoContent(number, len(chosen), rows, image, _frames(world, rows), inset, area)


def _frames(world, rows):
    """Return the frames of a photo's maps; None without a position."""
    photo = rows["photos"][0]
    chosen = pages.chosen_of(photo, rows["candidates"])
    if photo["longitude"] is None:
        return None
    evidence = [row for row in rows["evidence"] if chosen and row["cand_id"] == chosen["cand_id"]]
    return maps.frames(world, (photo["latitude"], photo["longitude"]), rows["candidates"], evidence)


class RunContent:
    """What the pages of a run show; `count` is how many photos have pages."""

    def __init__(self, record, photos, failures, world, count):
        self.record, self.count = record, count
        self._shown = photos, failures, world

    def sheets(self):
        """Yield the pages."""
        return pages.run_pages(self.record, *self._shown)


class PhotoContent:
    """What the pages of a photo show; `number` is which of `count` it is."""

    def __init__(self, number, count, rows, image, frames, world, area):
        self.number, self.count, self.record = number, count, rows["run"][0]
        self._shown = rows, image, frames, world, area

    def sheets(self):
        """Yield the pages."""
        return pages.photo_pages(self.number, self.count, *self._shown)


class Book:
    """A PDF in the making, in memory."""

    def __init__(self):
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setResolution(DPI)
        self._writer.setCreator("Pinpoint")
        self._painter = None
        self.count = 0

    def add(self, sheet, record):
        """Draw one page of the run with this row."""
        if self._painter is None:
            self._writer.setTitle(f"Pinpoint {record['run_id']}")
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()
        self.count += 1
        pages.foot(sheet, self.count, record)
        sheet.draw(self._painter)

    def close(self):
        """Return the bytes of the file; nothing can be added any more."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._buffer.close()
        return bytes(self._bytes)


def save(target, content):
    """Write the bytes of a report to its file, and check them.

    Raises:
        OutputError: the file cannot be written.
    """
    target = Path(target)
    with replacement.whole(target) as part:
        part.write_bytes(content)
        if END not in part.read_bytes()[-32:]:
            told = tr("{name} could not be written completely; free some space or choose another folder")
            raise OutputError(told.format(name=target.name))


__all__ = ["PhotoContent", "RunContent", "contents", "save", "write"]
