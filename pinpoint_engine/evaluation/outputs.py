"""What an evaluation leaves behind: figures as JSON, errors as a layer, a page of plots."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError, reason
from . import report
from .report import Report


@dataclass(frozen=True)
class Targets:
    """The files that were asked for; None: not wanted."""

    json: Path | None = None
    errors: Path | None = None
    plots: Path | None = None

    def check(self) -> None:
        """Make sure before a long run that all can be written; makes their folders.

        Raises:
            RequestError: a suffix names no known format.
            OutputError: a folder cannot be made or written.
            MissingPartError: the package that writes one is not installed.
        """
        if self.errors:
            from ..runs import export

            export.check_lines(self.errors)
        if self.plots:
            from . import plots

            plots.check_target(self.plots)
        for path in self._wanted():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError(f"{path.parent} cannot be made ({reason(error)}); choose another folder") from error
            if path.is_dir() or not os.access(path.parent, os.W_OK):
                raise OutputError(f"{path} cannot be written; choose another name or folder")

    def write(self, told: Report) -> list[Path]:
        """Write all that was asked for and return the files.

        Raises:
            OutputError: one cannot be written.
        """
        if self.json:
            try:
                self.json.write_text(report.as_json(told), encoding="utf-8")
            except OSError as error:
                raise OutputError(f"{self.json} cannot be written ({reason(error)}); choose another name") from error
        if self.errors:
            from . import layer

            layer.write(told.evaluation, self.errors)
        if self.plots:
            from . import plots

            plots.write(told, self.plots)
        return self._wanted()

    def _wanted(self) -> list[Path]:
        return [path for path in (self.json, self.errors, self.plots) if path]
