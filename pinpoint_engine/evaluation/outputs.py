"""The files that an evaluation writes: figures as JSON, errors as a layer, a page of plots."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..runs import replacement
from . import report
from .report import Report


@dataclass(frozen=True)
class Targets:
    """The files to write; None: not wanted."""

    json: Path | None = None
    errors: Path | None = None
    plots: Path | None = None

    def check(self) -> None:
        """Make sure before a long run that all files can be written; makes their folders.

        Raises:
            RequestError: a suffix names no known format.
            OutputError: a file cannot be written, is a folder, or is open in another program.
            MissingPartError: the package that writes one is not installed.
        """
        if self.errors:
            from ..runs import export

            export.check_lines(self.errors)
        if self.plots:
            from . import plots

            plots.check_target(self.plots)
        for path in self._wanted():
            replacement.check_folder(path.parent, path.name)
            replacement.refuse_open(path)

    def write(self, told: Report) -> list[Path]:
        """Write the files and return them; older ones are replaced whole.

        Raises:
            OutputError: one cannot be written.
        """
        if self.json:
            with replacement.whole(self.json) as private:
                private.write_text(report.as_json(told), encoding="utf-8")
        if self.errors:
            from . import layer

            layer.write(told.evaluation, self.errors)
        if self.plots:
            from . import plots

            plots.write(told, self.plots)
        return self._wanted()

    def _wanted(self) -> list[Path]:
        return [path for path in (self.json, self.errors, self.plots) if path]
