"""GeoPackages written and read with sqlite3 alone.

GDAL needs another package and writes one layer at a time, but a run adds a few rows to six tables in one transaction
after each photo, both in QGIS and on the command line.
"""

from __future__ import annotations

import errno
import math
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Set, Tuple

from .. import tables
from ..tables import Row, Table
from . import geometry
from .geometry import SRS

APPLICATION, VERSION = 0x47504B47, 10200
"""The ids of a GeoPackage 1.2 file, which the GDAL of QGIS 3.40 reads without a warning."""
BUSY_S = 10.0
READ_S = 1.0
"""How long to wait for the lock of another program before a copy is read instead."""
TYPES = {tables.TEXT: "TEXT", tables.REAL: "REAL", tables.INTEGER: "MEDIUMINT", tables.TIME: "DATETIME"}
SHAPES = {tables.POINT: "POINT", tables.POLYGONS: "MULTIPOLYGON"}
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
    definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""
INDEX = """
CREATE VIRTUAL TABLE rtree_{t}_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_{t}_geom_insert AFTER INSERT ON {t} WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN INSERT OR REPLACE INTO rtree_{t}_geom VALUES
    (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update1 AFTER UPDATE OF geom ON {t}
    WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN INSERT OR REPLACE INTO rtree_{t}_geom VALUES
    (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update2 AFTER UPDATE OF geom ON {t}
    WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_{t}_geom_update3 AFTER UPDATE ON {t}
    WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_{t}_geom VALUES
    (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update4 AFTER UPDATE ON {t}
    WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN DELETE FROM rtree_{t}_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_{t}_geom_delete AFTER DELETE ON {t} WHEN OLD.geom NOT NULL
    BEGIN DELETE FROM rtree_{t}_geom WHERE id = OLD.fid; END;
"""
"""The spatial index of a table and its triggers, copied from the standard (GeoPackage 1.2, annex F.3)."""


def connect(path: Path, patience_s: Optional[float] = None) -> sqlite3.Connection:
    """Open a GeoPackage to read and write it; the caller begins and commits each transaction.

    Args:
        path: Its file.
        patience_s: How long to wait while another program has it locked; None for `BUSY_S`, time for an edit to end.

    Raises:
        sqlite3.Error: it is not a database, or cannot be opened.
    """
    patience_s = BUSY_S if patience_s is None else patience_s
    database = sqlite3.connect(os.fspath(path), timeout=patience_s, isolation_level=None)
    for number, name in enumerate(("ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY")):
        database.create_function(name, 1, _bound(number))
    database.create_function("ST_IsEmpty", 1, lambda blob: int(geometry.bounds(blob) is None))
    return database


def create(path: Path, made: Sequence[Table], *, indexed: bool = True) -> None:
    """Create a GeoPackage with empty tables; `indexed` by key and by place, or not.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    database = connect(path)
    try:
        database.executescript(f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION}; BEGIN; {SCHEMA}")
        for srs in (
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
            ("WGS 84 geodetic", SRS, "EPSG", SRS, WGS84, "longitude/latitude in decimal degrees on WGS 84"),
        ):
            database.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", srs)
        for table in made:
            _create_table(database, table, made)
            if indexed:
                _create_indexes(database, table)
        for one, many, key in tables.RELATIONS:
            if one in made and many in made:
                _delete_with(database, one, many, key)
        database.execute("COMMIT")
    finally:
        database.close()


def _create_table(database: sqlite3.Connection, table: Table, made: Sequence[Table]) -> None:
    """Create a table whose foreign keys, to others that are made, QGIS turns into relations of its project."""
    shape = SHAPES.get(table.shape)
    parents = {
        key: f" REFERENCES {one.name} ({key})" for one, many, key in tables.RELATIONS if many is table and one in made
    }
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", *([f"geom {shape}"] if shape else [])]
    columns += [f'"{column.name}" {TYPES[column.kind]}{parents.get(column.name, "")}' for column in table.columns]
    database.execute(f"CREATE TABLE {table.name} ({', '.join(columns)})")
    if any(one is table for one, _, _ in tables.RELATIONS):
        database.execute(f'CREATE UNIQUE INDEX "{table.name}_{table.key}" ON {table.name} ("{table.key}")')
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
        (table.name, "features" if shape else "attributes", table.name, SRS if shape else 0),
    )
    if shape:
        database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table.name, shape, SRS))


def _create_indexes(database: sqlite3.Connection, table: Table) -> None:
    add_indexes(database, table)
    if table.shape in SHAPES and ("ENABLE_RTREE",) in database.execute("PRAGMA compile_options").fetchall():
        _create_index(database, table)


def _delete_with(database: sqlite3.Connection, one: Table, many: Table, key: str) -> None:
    """Let the rows of a table be deleted with the row that they belong to, which their foreign key would prevent.

    `ON DELETE CASCADE` would do it too, but makes QGIS delete them a second time, which fails.
    """
    when = f"BEFORE DELETE ON {one.name}"
    rows = _sql("DELETE FROM", many.name, f"WHERE {key} = OLD.{key}")
    database.execute(f"CREATE TRIGGER {one.name}_delete_{many.name} {when} BEGIN {rows}; END")


def add_indexes(database: sqlite3.Connection, table: Table) -> None:
    """Add the indexes by a table's key and by photo that it lacks, in the current transaction."""
    keys = (table.key, "photo_id") if any(column.name == "photo_id" for column in table.columns) else (table.key,)
    for key in dict.fromkeys(keys):
        database.execute(f'CREATE INDEX IF NOT EXISTS "{table.name}_{key}" ON {table.name} ("{key}")')


def _create_index(database: sqlite3.Connection, table: Table) -> None:
    for statement in INDEX.format(t=table.name).strip().split(";\nCREATE"):
        database.execute(statement if statement.startswith("CREATE") else f"CREATE{statement}")
    specified = "http://www.geopackage.org/spec120/#extension_rtree"
    row = (table.name, "geom", "gpkg_rtree_index", specified, "write-only")
    database.execute("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", row)


def add_table(database: sqlite3.Connection, table: Table) -> None:
    """Add a table without geometry to a GeoPackage, in the current transaction."""
    _create_table(database, table, ())
    add_indexes(database, table)


def add_missing_columns(database: sqlite3.Connection, table: Table) -> None:
    """Add to a table of an older version the columns that it lacks, in the current transaction."""
    there = columns_of(database, table)
    for column in table.columns if there else ():
        if column.name not in there:
            database.execute(f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {TYPES[column.kind]}')
    if there:
        add_indexes(database, table)


def write(path: Path, table: Table, rows: Sequence[Row]) -> None:
    """Create a GeoPackage with one table and its rows.

    Raises:
        OSError: it cannot be written.
    """
    try:
        create(path, [table])
        with closing(connect(path)) as database:
            database.execute("BEGIN")
            insert(database, table, rows)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def insert(database: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows to a table, in the current transaction."""
    if not rows:
        return
    names = _named(table)
    holes = ", ".join("?" * len(names))
    sql = _sql("INSERT INTO", table.name, f"({', '.join(names)})", f"VALUES ({holes})")
    database.executemany(sql, [_values(table, row) for row in rows])
    _touch(database, table, rows)


def replace(database: sqlite3.Connection, table: Table, row: Row, kept: Sequence[str] = ()) -> None:
    """Update the row with the same key, except for the `kept` columns, in the current transaction."""
    pairs = [(name, value) for name, value in zip(_named(table), _values(table, row)) if name.strip('"') not in kept]
    sql = _sql("UPDATE", table.name, "SET", ", ".join(f"{name} = ?" for name, _ in pairs), f'WHERE "{table.key}" = ?')
    database.execute(sql, [*(value for _, value in pairs), row[table.key]])
    _touch(database, table, [row])


def delete_of_photo(database: sqlite3.Connection, table: Table, photo_id: str) -> None:
    """Delete the rows of one photo from a table, in the current transaction."""
    database.execute(_sql("DELETE FROM", table.name, "WHERE photo_id = ?"), (photo_id,))


@dataclass(frozen=True)
class TableFault:
    """A part of a table that cannot be used: what it is ("latitude"), of which row, and "" where that is not known."""

    table: Table
    what: str
    row: str = ""


def read(
    database: sqlite3.Connection,
    table: Table,
    photo_id: Optional[str] = None,
    faults: Optional[List[TableFault]] = None,
    there: Optional[Set[str]] = None,
) -> List[Row]:
    """Return the rows of a table, or those of one photo, in the order they were added.

    A column that is missing in an older file is None, and so is a value that its column cannot have.

    Args:
        database: The GeoPackage.
        table: The table.
        photo_id: The photo, None for all.
        faults: Where to add what cannot be read; the rows that can be are returned then, whatever is damaged.
        there: The columns that the table has, if they are known.

    Raises:
        sqlite3.Error: there is no such table, or it is damaged and `faults` is None.
    """
    there = columns_of(database, table) if there is None else there
    names = [f'"{column.name}"' if column.name in there else "NULL" for column in table.columns]
    names.append("geom" if table.shape == tables.POLYGONS and "geom" in there else "NULL")
    select = _sql("SELECT", ", ".join(names), ", fid FROM", table.name)
    chosen, key = ("", ()) if photo_id is None else ("WHERE photo_id = ?", (photo_id,))
    try:
        found = database.execute(_sql(select, chosen, "ORDER BY fid"), key).fetchall()
    except sqlite3.Error as error:
        if faults is None or is_locked(error):
            raise
        faults.append(TableFault(table, ROWS))
        found = _fetch_around(database, table, select, photo_id if "photo_id" in there else None)
    return [_row(table, values, [] if faults is None else faults) for values in found]


ROWS = "rows"
"""What is missing where a page of a table cannot be read."""
MOST_ROWS = 2**40
LONGEST = 60


def _fetch_around(
    database: sqlite3.Connection, table: Table, select: str, photo_id: Optional[str]
) -> List[Tuple[Any, ...]]:
    """Fetch the rows before, between and after the damaged pages of a table, without its indexes."""
    database.text_factory = _text
    sql = _sql(select, "WHERE", "" if photo_id is None else "+photo_id = ? AND", "fid > ? ORDER BY fid")
    key = () if photo_id is None else (photo_id,)
    found: List[Tuple[Any, ...]] = []
    at: Optional[int] = 0
    while at is not None:
        try:
            for values in database.execute(sql, (*key, at)):
                if values[-1] <= at:
                    raise sqlite3.DatabaseError("rows are out of order")
                found.append(values)
                at = int(values[-1])
            break
        except sqlite3.Error:
            after = _sql("SELECT fid FROM", table.name, "WHERE fid > ? ORDER BY fid LIMIT 1")
            at = _first_readable(database, after, at)
    return found


def _first_readable(database: sqlite3.Connection, sql: str, after: int) -> Optional[int]:
    """Return the number of the row after which a table can be read again, None if it cannot."""

    def fails(at: int) -> bool:
        try:
            database.execute(sql, (at,)).fetchone()
            return False
        except sqlite3.Error:
            return True

    low, step = after, 1
    while fails(after + step):
        low, step = after + step, 2 * step
        if step > MOST_ROWS:
            return None
    high = after + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fails(middle) else (low, middle)
    return high


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _row(table: Table, values: Sequence[Any], faults: List[TableFault]) -> Row:
    row: Row = {}
    for column, value in zip(table.columns, values):
        try:
            row[column.name] = None if value is None else LOADED[column.kind](value)
        except (TypeError, ValueError, OverflowError):
            row[column.name] = None
            faults.append(TableFault(table, column.name, _named_row(table, values)))
    if table.shape == tables.POLYGONS:
        try:
            row[tables.AREA] = geometry.polygons(values[-2])
        except ValueError:
            row[tables.AREA] = ()
            faults.append(TableFault(table, "geometry", _named_row(table, values)))
    return row


def to_plain(table: Table, rows: Sequence[Row]) -> Dict[str, List[Any]]:
    """Return rows as JSON values: the names of the columns, the values of each row, and polygons as hexadecimal."""
    columns = [column.name for column in table.columns]
    values = [[_stored(row[name]) for name in columns] for row in rows]
    content: Dict[str, List[Any]] = {"columns": columns, "rows": values}
    if table.shape == tables.POLYGONS:
        content["polygons"] = [geometry.multi_polygon(row[tables.AREA]).hex() for row in rows]
    return content


def from_plain(table: Table, content: Mapping[str, List[Any]], faults: List[TableFault]) -> List[Row]:
    """Return the rows of `to_plain`, as `read` does; add what is damaged in them.

    Raises:
        ValueError, KeyError, TypeError: nothing of them can be read.
    """
    named = [dict(zip(content["columns"], values)) for values in content["rows"]]
    polygons = map(bytes.fromhex, content["polygons"]) if table.shape == tables.POLYGONS else repeat(None)
    return [
        _row(table, [*(values.get(column.name) for column in table.columns), blob, 0], faults)
        for values, blob in zip(named, polygons)
    ]


def _named_row(table: Table, values: Sequence[Any]) -> str:
    """Return the key of a row, or its number if it has none."""
    key = next(value for column, value in zip(table.columns, values) if column.name == table.key)
    return printable(key) or f"row {values[-1]}"


def printable(key: Any) -> str:
    """Return the key of a row if it can be shown, else \"\"."""
    return key if isinstance(key, str) and key.isprintable() and len(key) <= LONGEST else ""


def _read_text(value: Any) -> str:
    if not isinstance(value, (str, int, float)):
        raise TypeError("not a text")
    return str(value)


def _read_real(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def _read_integer(value: Any) -> int:
    if int(value) != float(value):
        raise ValueError("not a whole number")
    return int(value)


LOADED: Mapping[str, Callable[[Any], Any]] = {
    tables.TEXT: _read_text,
    tables.REAL: _read_real,
    tables.INTEGER: _read_integer,
    tables.TIME: lambda value: datetime.fromisoformat(_read_text(value).rstrip("Z")),
}
"""How the values of each kind of column are read; other programs may have written anything."""


def has(database: sqlite3.Connection, table: Table) -> bool:
    """Return whether the database has a table."""
    found = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,))
    return found.fetchone() is not None


def columns_of(database: sqlite3.Connection, table: Table) -> Set[str]:
    """Return the names of the columns that a table has in this database; none if there is no such table."""
    return {name for _, name, *_ in database.execute(f'PRAGMA table_info("{table.name}")')}


def _sql(*parts: str) -> str:
    """Join the parts of a statement; only our own table and column names come in, values are passed as parameters."""
    return " ".join(parts)


def _named(table: Table) -> List[str]:
    return [*(["geom"] if table.shape in SHAPES else []), *(f'"{column.name}"' for column in table.columns)]


def _values(table: Table, row: Row) -> List[Any]:
    plain = [_stored(row[column.name]) for column in table.columns]
    return [_geometry(table, row), *plain] if table.shape in SHAPES else plain


def _stored(value: Any) -> Any:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _geometry(table: Table, row: Row) -> Optional[bytes]:
    if table.shape == tables.POLYGONS:
        return geometry.multi_polygon(row[tables.AREA])
    return None if row["longitude"] is None else geometry.point(row["longitude"], row["latitude"])


def _touch(database: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Update a table's time of change and extent in `gpkg_contents`."""
    database.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?",
        (table.name,),
    )
    found = (
        [bounds for bounds in (geometry.bounds(_geometry(table, row)) for row in rows) if bounds]
        if table.shape in SHAPES
        else []
    )
    if found:
        west, south, east, north = zip(*found)
        database.execute(
            "UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2), "
            "max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4) WHERE table_name = ?5",
            (min(west), min(south), max(east), max(north), table.name),
        )


def _bound(number: int) -> Callable[[Optional[bytes]], Optional[float]]:
    def bound(blob: Optional[bytes]) -> Optional[float]:
        bounds = geometry.bounds(blob)
        return None if bounds is None else bounds[number]

    return bound


def copy(source: Path, target: Path) -> None:
    """Copy a GeoPackage in its current state, including what other programs have written to its journal.

    The copy is made in the temporary folder first, so that the target may be on a drive without file locks.

    Raises:
        OSError: it cannot be read, or the copy cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="pinpoint-") as private, readable(source) as there:
        whole = Path(private, "whole.gpkg")
        try:
            with closing(connect(there)) as old, closing(connect(whole)) as new:
                old.backup(new)
                new.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise as_os_error(error) from error
        shutil.copyfile(whole, target)


def describe(path: Path, description: str) -> None:
    """Set the description of every table of a GeoPackage.

    Raises:
        OSError: it cannot be written.
    """
    try:
        with closing(connect(path)) as database:
            database.execute("UPDATE gpkg_contents SET description = ?", (description,))
    except sqlite3.Error as error:
        raise as_os_error(error) from error


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """Yield a path at which a GeoPackage can be read: its own, or that of a copy in the temporary folder.

    SQLite locks what it reads, and creates files beside a database that QGIS has had open. Some network drives do not
    support the first, and write-protected disks do not allow the second. A copy is the file as it was when the latest
    transaction ended, with its journal; a damaged file is copied too, so that reading it changes nothing.

    Raises:
        OSError: it cannot be read at all, or another program writes it all the time.
    """
    if _opens(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="pinpoint-") as private:
        _copy_unchanged(path, Path(private))
        yield Path(private, path.name)


JOURNALS = ("-journal", "-wal")
COPY_TRIES, COPY_WAIT_S = 20, 0.05


def _copy_unchanged(path: Path, folder: Path) -> None:
    """Copy a database and its journal while no other program changes them, so that they fit each other."""
    files = [path, *(path.with_name(path.name + ending) for ending in JOURNALS)]
    for _ in range(COPY_TRIES):
        before = list(map(_stamp, files))
        for file, stamp in zip(files, before):
            with suppress(FileNotFoundError):
                if stamp is not None:
                    shutil.copyfile(file, folder / file.name)
        if before == list(map(_stamp, files)):
            return
        for file in files:
            with suppress(FileNotFoundError):
                os.unlink(folder / file.name)
        time.sleep(COPY_WAIT_S)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _stamp(path: Path) -> Optional[Tuple[int, int]]:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def is_cut(path: Path) -> bool:
    """Return whether a database is shorter than its header says; what is missing may read as zeros."""
    with open(path, "rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    return os.path.getsize(path) < pages * (65536 if size == 1 else size)


def is_writable(path: Path) -> bool:
    """Return whether a file and its folder, where SQLite keeps its journal, may be written by this user."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def has_journal(path: Path) -> bool:
    """Return whether reading a file in place needs, or creates, a journal beside it."""
    if any(path.with_name(path.name + ending).exists() for ending in JOURNALS):
        return True
    with open(path, "rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"  # WAL mode, as QGIS leaves a file that it did not close


def _opens(path: Path) -> bool:
    """Return whether SQLite can read a file in place, and leaves no file beside one that may not be written."""
    if not is_writable(path) and has_journal(path):
        return False
    try:
        with closing(connect(path, min(BUSY_S, READ_S))) as database:
            database.execute("SELECT name FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError as error:
        return not is_damaged(error)  # if it is no database, reading it will say so
    return True


def is_damaged(error: sqlite3.Error) -> bool:
    """Return whether SQLite found a database that is damaged."""
    return "malformed" in str(error)


def as_os_error(error: sqlite3.Error, path: Optional[Path] = None) -> OSError:
    """Return the system error, of a file, that corresponds to one of SQLite's."""
    number = errno.EBUSY if is_locked(error) else errno.ENOSPC if "full" in str(error) else errno.EIO
    return OSError(number, os.strerror(number), *([str(path)] if path else []))


@contextmanager
def as_os_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about a file into the system errors that correspond to them."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise as_os_error(error, path) from error


def is_locked(error: sqlite3.Error) -> bool:
    """Return whether SQLite could not lock a file: another program has, or the drive does not support locks."""
    return "locked" in str(error) or "busy" in str(error)
