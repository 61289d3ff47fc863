"""Changes that are held are on the disk together, once they are saved."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from pinpoint_engine.pictures import PictureStore


def test_what_is_held_is_seen_by_others_once_it_is_saved(tmp_path):
    def seen():
        with closing(sqlite3.connect(made.file)) as other:
            return other.execute("SELECT COUNT(*) FROM pictures").fetchone()[0]

    with closing(PictureStore(tmp_path)) as made:
        made.hold()
        made.add("a", "a.jpg")
        made.add("b", "b.jpg")
        assert seen() == 0
        made.save()
        assert seen() == 2
        made.save()  # nothing waits
