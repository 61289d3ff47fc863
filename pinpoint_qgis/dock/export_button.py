"""The button that exports the last run to a file of another format."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QToolButton

from pinpoint_engine import PinpointError, tables

from ..exports import export_run
from ..tasks import log

TIP = "Export the last run to Shapefile, GeoJSON, KML, GeoParquet or CSV; its GeoPackage is kept in any case"
FILTER = ";;".join(
    f"{name} (*{suffix})"
    for name, suffix in (
        ("ESRI Shapefile", ".shp"),
        ("GeoPackage", ".gpkg"),
        ("GeoJSON", ".geojson"),
        ("KML", ".kml"),
        ("GeoParquet", ".parquet"),
        ("CSV", ".csv"),
    )
)


class ExportButton(QToolButton):
    """Exports the run in the GeoPackage `run_path` (None before the first run).

    `exported` and `failed` carry a message for the analyst.
    """

    exported = pyqtSignal(str)
    failed = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.run_path = None
        self.setText("Export…")
        self.setObjectName("pinpointExport")
        self.setToolTip(TIP)
        self.clicked.connect(self._choose_file)

    def _choose_file(self):
        target, _ = QFileDialog.getSaveFileName(self, "Export the last run", "", FILTER)
        if target and self._may_replace(_files_of_earlier_export(Path(target))):
            self.export(target)

    def _may_replace(self, names):
        """Ask whether to replace existing files. The file dialog asks about one name only; each table has its own."""
        question = f"These files exist already and will be replaced:\n{', '.join(names)}"
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        ask = QMessageBox.question
        return not names or ask(self, "Export", question, buttons) == QMessageBox.StandardButton.Yes

    def export(self, target):
        """Export the run's tables in the format that the suffix of `target` names."""
        try:
            notes = export_run(self.run_path, target)
        except PinpointError as error:
            self.failed.emit(str(error))
            return
        for note in notes:
            log(note, Qgis.MessageLevel.Warning)
        notice = "; what this format could not keep is in the log" if notes else ""
        self.exported.emit(f"Exported to {Path(target).parent}{notice}")


def _files_of_earlier_export(target):
    """Return the names of existing files that an export to `target` would replace."""
    return sorted(file.name for file in tables.files_of(target) if os.path.exists(file))
