"""The styles of a run's tables in its GeoPackage, where QGIS keeps default styles: a run looks well in any QGIS."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Sequence

from ..tables import PLAIN, Table

FOLDER = Path(__file__).with_name("styles")
"""One QML file per table, named after it; `scripts/styles.py` writes what follows from the tables' columns."""
NAME, OWNER = "Pinpoint", "pinpoint"
SCHEMA = """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
    f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
    styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""
"""The table as QGIS creates it."""


def store(database: sqlite3.Connection, made: Sequence[Table]) -> None:
    """Store the default style of each table, in the current transaction."""
    database.execute(SCHEMA)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, 0)",
        ("layer_styles", "attributes", "layer_styles"),
    )
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, ?)",
        [(*_layer(table), NAME, _qml(table), f"How Pinpoint shows {table.name}", OWNER) for table in made],
    )


def _layer(table: Table) -> tuple[str, str]:
    return table.name, "" if table.shape == PLAIN else "geom"


def _qml(table: Table) -> str:
    return (FOLDER / f"{table.name}.qml").read_text(encoding="utf-8")
