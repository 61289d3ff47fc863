"""How densely references cover the Earth: counted in cells of several sizes, by every kind of engine."""

from __future__ import annotations

import math

import numpy as np
import pytest
from served import TOKEN, serving

from pinpoint_engine import connect, coverage
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import RequestError
from pinpoint_engine.gallery import count_by_cell
from pinpoint_engine.tables import AREA


@pytest.mark.parametrize("size", coverage.SIZES_DEG)
def test_every_reference_is_in_one_cell_that_holds_it(engine, size):
    cells = engine.coverage(size)
    assert sum(cell["internet"] + cell["street"] for cell in cells) == len(engine.gallery)
    assert len({(cell["south"], cell["west"]) for cell in cells}) == len(cells)
    for row in (row for row in coverage.rows(cells) if row["source"] == coverage.ALL):
        assert regions.inside(engine.gallery.latlon, row[AREA]).sum() >= row["n_refs"]
    whole = {row[AREA][0].outer for row in coverage.rows(cells)}
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for ring in whole for place in ring)


def test_cells_at_the_poles_and_the_antimeridian_stay_on_the_globe():
    latlon = np.array([(90.0, 180.0), (-90.0, -180.0), (89.99, 179.99), (0.0, 180.0)])
    cells = count_by_cell(latlon, np.zeros(4, np.uint8), 0.1)
    assert [(cell["south"], cell["west"], cell["internet"]) for cell in cells] == [
        (-90.0, -180.0, 1), (0.0, 179.9, 1), (89.9, 179.9, 2)
    ]  # fmt: skip


def test_rows_have_a_density_per_source_and_of_all():
    rows = list(coverage.rows(({"south": 48.0, "west": 2.0, "size_deg": 1.0, "internet": 30, "street": 0},)))
    assert [(row["source"], row["n_refs"]) for row in rows] == [("internet", 30), ("all", 30)]
    assert list(rows[0]) == [*(column.name for column in coverage.COVERAGE.columns), AREA]
    square = regions.area_km2_of(rows[0][AREA])
    assert rows[0]["area_km2"] == pytest.approx(square, rel=1e-3)
    assert rows[0]["per_km2"] == pytest.approx(30 / square, rel=1e-3)
    assert coverage.area_of_cell_km2(-90, 180) * 2 == pytest.approx(4 * math.pi * 6371.0088**2)


def test_a_service_counts_like_its_engine_and_refuses_other_cells(engine, tmp_path):
    with serving(tmp_path, engine, token=TOKEN) as server:
        remote = connect(server.address)
        for size in coverage.SIZES_DEG:
            assert remote.coverage(size) == engine.coverage(size)
        with pytest.raises(RequestError, match=r"no cells of 0.001°; ask for one of 10°, 1°, 0.1°, 0.01°"):
            remote.coverage(0.001)
