"""Read CSV tables from any program: encodings, delimiters, and degrees in all notations; or refuse with a remedy."""

from __future__ import annotations

import codecs
import contextlib
import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from .angles import degrees
from .errors import RequestError, reason

SAVE_AS = 'save it as "CSV UTF-8", columns separated by commas and decimals by points'
DELIMITERS = ",;\t|"
LATITUDES = ("lat", "latitude")
LONGITUDES = ("lon", "lng", "long", "longitude")
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Encodings by byte order mark; UTF-32 first, since its mark begins with that of UTF-16."""
OPEN = f"open it in that program and {SAVE_AS}"
NO_CSV = {
    b"PK\x03\x04": f"is an Excel or LibreOffice workbook, or a ZIP file, despite its name; {OPEN}",
    b"\xd0\xcf\x11\xe0": f"is a workbook of an old Excel, despite its name; {OPEN}",
    b"\x1f\x8b": "is compressed; unpack it first",
    b"%PDF": "is a PDF; name a CSV table",
    b"PAR1": "is a Parquet file; name a CSV table",
    b"SQLite format 3": "is a database; name a CSV table",
    b"\xff\xd8\xff": "is a photo; name a CSV table",
    b"\x89PNG": "is a picture; name a CSV table",
}
"""Files that are not CSV, by their first bytes."""
BLOCK = 1 << 20
SHOWN = 10
"""How many unusable rows a message lists with reasons; the others only by line number."""
RANGES = 100
WHOLE, DECIMALS = re.compile(r"[+-]?\d{1,3}"), re.compile(r"\d+")
"""The parts of a number before and after its decimal comma."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        line: The line that it begins on.
        cells: Its cells, one per column.
        fault: Why it cannot be used; "" if it can.
        apart: There is an empty line before it.
        lacks: How many cells are missing at its end.
    """

    line: int
    cells: tuple[str, ...]
    fault: str = ""
    apart: bool = False
    lacks: int = 0


class Fault(NamedTuple):
    """A row that is left out: its line and the reason."""

    line: int
    why: str


@dataclass(frozen=True)
class Sheet:
    """A table on disk; each iteration reads the file again, row by row.

    `columns` has their names as written; `skipped` counts the lines of the header, with what Excel writes before it.
    """

    path: Path
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    skipped: int

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows, unusable ones with their fault; empty lines are skipped."""
        width, last = len(self.columns), self.skipped
        for record in _records(self.path, self.encoding, self.delimiter, self.skipped, _RowShape(width, self._places)):
            cells = tuple(cell.strip() for cell in record.cells)
            if any(cells) or record.open:
                lacks = max(0, width - len(cells))
                padded = cells[:width] + ("",) * lacks
                yield Row(record.line, padded, self._fault(record, cells), record.line > last + 1, lacks)
                last = record.end

    def _fault(self, record: _Record, cells: Sequence[str]) -> str:
        width = len(self.columns)
        if record.open:
            return "a quotation mark is not closed or is inside a cell, or a cell is far too long"
        if any("\0" in cell for cell in cells):
            return "it holds NUL bytes, so it is damaged"
        if any(cells[width:]):
            such = "44,7" if self.delimiter == "," else f"a{self.delimiter}b"
            return f"it has {len(cells)} cells for {width} columns; put a cell such as {such} in quotation marks"
        return self._cut_at_commas(cells) if self.delimiter == "," else ""

    def _cut_at_commas(self, cells: Sequence[str]) -> str:
        """Return a fault if decimal commas have split two numbers into four cells, so that two look like degrees."""
        for at in self._places:
            row = cells[at : at + 4]
            pair = at + 1 in self._places and len(row) == 4 and not {at + 2, at + 3} & set(self._places)
            if pair and all(map(WHOLE.fullmatch, row[::2])) and all(map(DECIMALS.fullmatch, row[1::2])):
                fault = f"its decimals may be written with commas ({row[0]},{row[1]} and {row[2]},{row[3]})"
                return f"{fault}; put them in quotation marks, or write {row[0]}.0"
        return ""

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Return the positions of columns with degrees, including `gt_lat` and `predicted_long`."""
        names = [_plain(name).rpartition("_")[2] for name in self.columns]
        return tuple(at for at, name in enumerate(names) if name in (*LATITUDES, *LONGITUDES))

    @cached_property
    def names(self) -> Mapping[str, int]:
        """Return the positions of the columns by name, in lower case with underscores for spaces."""
        names: dict[str, int] = {}
        for position, name in enumerate(self.columns):
            if name:
                names.setdefault(_plain(name), position)
        return names

    def find(self, known: Sequence[str]) -> int:
        """Return the position of the first column name of `known` that the table has; -1 if it has none.

        Raises:
            RequestError: two columns have this name.
        """
        found = next((name for name in map(_plain, known) if name in self.names), "")
        if found and [_plain(name) for name in self.columns].count(found) > 1:
            raise RequestError(f"{self.path.name} has two columns {found}; remove or rename one")
        return self.names.get(found, -1)

    def need(self, known: Sequence[str]) -> int:
        """Return the position of the first column name of `known` that the table has.

        Raises:
            RequestError: it has none of them, or one twice.
        """
        position = self.find(known)
        if position < 0:
            has = ", ".join(name for name in self.columns if name) or "none"
            remedy = "add it or rename one" if len(self.columns) > 1 else SAVE_AS
            raise RequestError(f"{self.path.name} has no column {' or '.join(known[:3])}, only: {has}; {remedy}")
        return position

    def need_one(self, known: Sequence[str]) -> int:
        """Return the position of the only column with one of several synonymous names.

        Raises:
            RequestError: there is none, or more than one, which is ambiguous.
        """
        if len(found := [name for name in known if name in self.names]) > 1:
            raise RequestError(f"{self.path.name} has columns {' and '.join(found)}; keep only the right one")
        return self.need(known)


def read_sheet(path: Path) -> Sheet:
    """Open a CSV: detect its encoding, its delimiter and its columns.

    UTF-8, UTF-16 and UTF-32 are detected by byte order mark or content; anything else is read as Windows-1252. Columns
    may be separated by commas, semicolons, tabs or bars.

    Raises:
        RequestError: it cannot be read, or is not a CSV.
    """
    try:
        encoding = _encoding(path)
        with path.open(newline="", encoding=encoding) as file:
            lines = list(islice(_lines(file), 100))
    except IsADirectoryError:
        raise RequestError(f"{path} is a folder; name the table in it") from None
    except PermissionError:
        raise RequestError(f"{path} cannot be read: permission denied; check its permissions") from None
    except OSError as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); check the path") from None
    skipped = next((number for number, line in enumerate(lines) if line.strip(" \t\r\n,;|\ufeff")), len(lines))
    separator = re.fullmatch(r'"?sep=([,;|\t:])"?\s*', lines[skipped], re.IGNORECASE) if skipped < len(lines) else None
    skipped += 1 if separator else 0
    head = lines[skipped : skipped + 1]
    delimiter = separator[1] if separator else max(DELIMITERS, key=lambda each: _likely(head, each))
    columns = tuple(name.strip() for name in _cells(head, delimiter))
    if any("\0" in name for name in columns):
        raise RequestError(f"{path.name} is not readable text; {SAVE_AS}")
    return Sheet(path, encoding, delimiter, columns, skipped + 1)


def unusable(name: str, fault: Fault) -> RequestError:
    """Return the error of a table without any usable row, with the fault of its first."""
    return RequestError(f"{name} has no usable row (line {fault.line}: {fault.why}); correct it, or {SAVE_AS}")


def faults_in_words(name: str, faults: Sequence[Fault]) -> str:
    """Return which rows of a table cannot be used and why, each by its line number; "" if there are none."""
    if not faults:
        return ""
    count = f"{len(faults):,} row{'' if len(faults) == 1 else 's'} cannot be used"
    listed = [f"line {fault.line}: {fault.why}" for fault in faults[:SHOWN]]
    if rest := _ranges([fault.line for fault in faults[SHOWN:]]):
        listed.append(f"and lines {rest}")
    return f"{name}: {count}: {'; '.join(listed)}; correct or remove {'it' if len(faults) == 1 else 'them'}"


def _ranges(lines: Sequence[int]) -> str:
    """Return line numbers as 12, 15-18; beyond `RANGES` ranges they are counted."""
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    words = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:RANGES]]
    more = sum(map(len, runs[RANGES:]))
    return ", ".join([*words, *([f"and {more:,} more"] if more else [])])


class _Record(NamedTuple):
    line: int
    end: int
    cells: list[str]
    open: bool


class _RowShape(NamedTuple):
    """The shape of a table's rows: the number of cells, and the positions of those with degrees."""

    width: int
    places: tuple[int, ...]

    def fits(self, cells: Sequence[str]) -> bool:
        """Return whether cells look like a row: one per column, with degrees in the columns of degrees."""
        return len(cells) == self.width and self.has_degrees(cells)

    def has_degrees(self, cells: Sequence[str]) -> bool:
        return all(at < len(cells) and _is_angle(cells[at]) for at in self.places)


def _is_angle(text: str) -> bool:
    for sides in ("NS", "EW"):
        with contextlib.suppress(ValueError):
            degrees(text.strip(), sides)
            return True
    return False


class _Lines:
    """The numbered lines of a file; lines that a record has taken by mistake can be handed back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._source = enumerate(lines, 1)
        self._again: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.taken.append(self._again.popleft() if self._again else next(self._source))
        return self.taken[-1][1]

    def hand_back(self) -> None:
        """Keep only the first of the lines taken, and hand back the others."""
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _records(path: Path, encoding: str, delimiter: str, skipped: int, shape: _RowShape) -> Iterator[_Record]:
    """Yield the records of a file; an unclosed quotation mark loses its own line, not all that follow."""
    with path.open(newline="", encoding=encoding) as file:
        lines = _Lines(_lines(file))
        for _ in islice(lines, skipped):
            pass
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
        while True:
            lines.taken.clear()
            try:
                cells, wrong = next(reader), False
            except StopIteration:
                return
            except csv.Error:
                cells, wrong = [], True
            if wrong or (len(lines.taken) > 1 and _ran_on(cells, lines.taken, delimiter, shape)):
                lines.hand_back()
                cells = _cells([line for _, line in lines.taken], delimiter)
                wrong = len(cells) < shape.width
            yield _Record(lines.taken[0][0], lines.taken[-1][0], cells, wrong)


def _ran_on(cells: Sequence[str], taken: Sequence[tuple[int, str]], delimiter: str, shape: _RowShape) -> bool:
    """Return whether a record of several lines has swallowed rows after an unclosed quotation mark.

    A record with the shape of a row has not, unless a later line is a row by itself and the first looks like one too.
    """
    if shape.width < 2:
        return False
    later = [line for _, line in taken[1:]]
    if not shape.fits(cells):
        return any(line.partition('"')[0].count(delimiter) >= shape.width - 1 for line in later)
    first = _cells([taken[0][1]], delimiter)
    return shape.has_degrees(first) and any(shape.fits(_cells([line], delimiter)) for line in later)


def _lines(file: Iterable[str]) -> Iterator[str]:
    r"""Yield lines with their ends; `\r\r\n`, from line ends translated twice, counts as one end."""
    before = ""
    for line in file:
        if not (line == "\r\n" and before.endswith("\r")):
            yield line
        before = line


def _cells(lines: Iterable[str], delimiter: str) -> list[str]:
    """Split one record into cells, leniently."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []


def _likely(head: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Score a delimiter by the columns that it gives in the header: first those of coordinates, then their number."""
    names = [_plain(name) for name in _cells(head, delimiter)]
    return sum(name in (*LATITUDES, *LONGITUDES) for name in names), len(names)


def _plain(name: str) -> str:
    return "_".join(name.casefold().split())


def _encoding(path: Path) -> str:
    """Return a file's encoding.

    Raises:
        RequestError: it is not text, or in an unknown encoding.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    if what := next((what for bytes_, what in NO_CSV.items() if head.startswith(bytes_)), ""):
        raise RequestError(f"{path.name} {what}")
    marked = next((name for mark, name in MARKS.items() if head.startswith(mark)), "")
    unmarked = [f"utf-16-{order}" for order, at in (("le", 1), ("be", 0)) if head[at::2] and not any(head[at::2])]
    for encoding in [marked] if marked else [*unmarked, "utf-8", "cp1252"]:
        if _decodes(path, encoding):
            return encoding
    raise RequestError(f"{path.name} is not readable text; {SAVE_AS}")


def _decodes(path: Path, encoding: str) -> bool:
    """Return whether a whole file is valid in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
