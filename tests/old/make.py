"""Writes a run of format 1 by the code of the current folder, which is a tree of revision fbe85f6.

`git worktree add /tmp/old fbe85f6; cd /tmp/old; python …/tests/old/make.py …/tests/old/format1.gpkg.gz`
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from contextlib import closing
from pathlib import Path


def main(target: Path) -> None:
    """Locate two photos of the tiny world, let a third wait, and accept a candidate as the dock of then did."""
    sys.path[:0] = ["tests", "."]
    import tiny

    from pinpoint_engine import Photo, Request
    from pinpoint_engine.runs import Run, geopackage
    from pinpoint_engine.systems.pinpoint import open_pinpoint

    with tempfile.TemporaryDirectory() as folder:
        rows = [row for number, name in enumerate(tiny.PLACES) for row in tiny.place_rows(Path(folder), number, name)]
        table = tiny.write_table(Path(folder, "references.csv"), rows)
        engine = open_pinpoint(tiny.make_pack(Path(folder, "pack"), table))
        asked = [Photo.at(str(Path(folder, "photos", name, "0.jpg"))) for name in ("paris", "sydney", "quito")]
        run = Run.begin(Path(folder, "run.gpkg"), Request(top_k=2, evidence_per_source=1), engine.describe(), asked)
        for result in engine.locate(asked[:2], run.request):
            run.add(result)
        run.end("cancelled")
        with closing(geopackage.connect(run.path)) as database:
            database.execute("UPDATE candidates SET state = 'accepted', note = 'the bridge' WHERE fid = 2")
        target.write_bytes(gzip.compress(run.path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
