"""An SQLite file beside a gallery that takes many small changes; without any package."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .runs.geopackage import as_os_errors


class HeldFile:
    """Writes what is changed between `hold` and `save` through together: one by one it takes longer than to embed it.

    Attributes:
        file: Its path.
    """

    file: Path
    _database: sqlite3.Connection

    def hold(self) -> None:
        """Let what is changed from now on wait for `save`.

        Raises:
            OSError: the file cannot be written.
        """
        with as_os_errors(self.file):
            self._database.execute("BEGIN")

    def save(self) -> None:
        """Write what waits through to the disk.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            if self._database.in_transaction:  # a full disk has ended it already
                self._database.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._database.close()
