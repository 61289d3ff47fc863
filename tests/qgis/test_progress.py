"""The progress of a run: what is answered, not what was handed over."""

from __future__ import annotations

from pinpoint_engine import Album, Request
from pinpoint_qgis.progress import RunProgress


def test_photos_handed_over_are_no_progress():
    told = []
    progress = RunProgress(4, Request(), told.append)
    for _ in range(4):
        progress.take()
    assert told == []
    for _ in range(4):
        progress.answer()
    assert told == [25, 50, 75, 100]


def test_half_of_an_album_is_to_take_it():
    told = []
    progress = RunProgress(2, Request(album=Album.SAME_TRIP), told.append)
    for step in (progress.take, progress.take, progress.answer, progress.answer, progress.answer):
        step()
    assert told == [25, 50, 75, 100, 100]
