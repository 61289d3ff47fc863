"""Locate photos with the embedded pack and draw a map of the answers: what `make run` does after setting up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
OUT = ROOT / "out"
SAMPLES = 24


def main(arguments: list[str]) -> int:
    """Locate the given photos, or the samples, into a new run in out/, and draw out/map.png."""
    from pinpoint_engine import cli, tables

    run = OUT / f"pinpoint-{tables.new_run_id()}.gpkg"
    chosen = arguments or sample_photos()
    print(f"photos: {'yours' if arguments else 'samples'}; offline, nothing leaves this machine")
    code = cli.main(["locate", *chosen, "--out", str(run)])
    if code == 0:
        draw_map(run, OUT / "map.png")
        print(f"map: {OUT / 'map.png'}")
        print(f"open it in QGIS: make qgis (then Layer > Add Layer, or drag the GeoPackage in), or: qgis {run}")
    return code


def sample_photos() -> list[str]:
    """Return development photos of ../shared if they exist, otherwise sample photos of installed packages."""
    table = ROOT.parent / "shared" / "data" / "photos.csv"
    if table.exists():
        import csv

        with table.open(newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["split"] == "dev" and row["scene"] == "place"]
        kinds = {
            kind: [row for row in rows if row["split_kind"] == kind] for kind in {row["split_kind"] for row in rows}
        }
        each = SAMPLES // len(kinds)
        picked = [row for kind in sorted(kinds) for row in kinds[kind][:: max(1, len(kinds[kind]) // each)][:each]]
        return [str(table.parent / row["path"]) for row in picked]
    sys.path.insert(0, str(ROOT / "scripts"))
    from samples import package_photos

    return [str(path) for path in package_photos()]


def draw_map(run: Path, picture: Path) -> None:
    """Draw a map of a run with the plugin's layers and styles, in a QGIS without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from pinpoint_qgis import layers
    from pinpoint_qgis import picture as pictures

    pictures.draw(picture, layers.open_run(run))
    sys.stdout.flush()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # QGIS may crash while Python shuts down; all files are written by now
