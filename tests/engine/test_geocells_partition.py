"""A partition puts every location in one cell, with smooth labels, also at the antimeridian and the poles."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
import shapely

from pinpoint_engine import geodesy
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.geocells import Partition, open_partition, partition


def cells(*boxes, centres=None, photos=None):
    """Make a partition of boxes (west, south, east, north), with their middles as centres unless given."""
    middles = [((south + north) / 2, (west + east) / 2) for west, south, east, north in boxes]
    names = tuple(f"cell {number}" for number in range(len(boxes)))
    polygons = np.array([shapely.box(*box) for box in boxes], object)
    count = np.array(photos or [1] * len(boxes), np.int64)
    return Partition(names, names, polygons, np.array(centres or middles, float).reshape(-1, 2), count)


def assigned(made, *places):
    return made.assign(np.array(places, float).reshape(-1, 2)).tolist()


def test_a_place_is_in_the_cell_that_contains_it():
    assert assigned(cells((0, 0, 10, 10), (10, 0, 20, 10)), (5, 5), (5, 15), (1, 19)) == [0, 1, 1]


def test_a_place_on_a_border_is_in_the_first_of_its_cells():
    assert assigned(cells((0, 0, 10, 10), (10, 0, 20, 10)), (5, 10), (10, 10), (5, 20)) == [0, 0, 1]


def test_a_place_at_sea_is_in_the_nearest_cell():
    assert assigned(cells((0, 0, 10, 10), (20, 0, 30, 10)), (5, 13), (5, 17), (-40, 29)) == [0, 1, 1]


def test_the_nearest_border_counts_and_not_the_nearest_corner():
    assert assigned(cells((0, 0, 60, 10), (28, 14, 30, 16)), (11, 30)) == [0]


def test_nearness_is_on_the_ground_and_not_in_degrees():
    made = cells((0, 60, 10, 80), (18, 60.0, 30, 66))
    assert assigned(made, (70, 17)) == [0]  # 7° of longitude are 260 km there, 4° of latitude 440 km


def test_the_nearest_cell_may_lie_across_the_antimeridian():
    assert assigned(cells((170, -20, 175, -10), (-179, -20, -170, -10)), (-15, 179.5), (-15, 177)) == [1, 0]


def test_both_sides_of_the_antimeridian_are_one_place():
    assert assigned(cells((170, -5, 178, 5), (-180, -5, -170, 5)), (0, 180), (0, -180)) == [1, 1]


def test_over_the_pole_the_nearest_cell_may_lie_half_the_globe_of_longitude_away():
    assert assigned(cells((0, 60, 10, 70), (170, 61, 180, 80)), (89, 5), (90, 0), (-90, 0)) == [1, 1, 0]


def test_no_places_have_no_cells():
    assert assigned(cells((0, 0, 10, 10))) == []
    assert assigned(cells()) == []


def test_places_without_cells_are_refused():
    with pytest.raises(RequestError, match="build them"):
        assigned(cells(), (0, 0))


def test_two_labels_by_hand():
    made = cells((0, 0, 1, 1), (1, 0, 2, 1), centres=[(0.5, 0.5), (0.5, 1.5)])
    apart_m = float(geodesy.distance_m((0.5, 0.5), (0.5, 1.5)))
    at_the_first, halfway = made.smoothed(np.array([(0.5, 0.5), (0.5, 1.0)]), 75_000, normalised=False)
    assert at_the_first == pytest.approx([1, math.exp(-apart_m / 75_000)])
    assert halfway == pytest.approx([1, 1])
    shares = made.smoothed(np.array([(0.5, 0.5)]), 75_000, normalised=True)
    assert shares[0] == pytest.approx(at_the_first / at_the_first.sum())
    assert shares.dtype == np.float32


def test_labels_are_the_same_on_both_sides_of_the_antimeridian():
    made = cells((170, -5, 180, 5), (-180, -5, -170, 5), centres=[(0, 179.9), (0, -179.9)])
    labels = made.smoothed(np.array([(0, 180.0), (0, -180.0)]), 65_000, normalised=True)
    assert labels == pytest.approx(np.full((2, 2), 0.5))


def test_no_photos_have_no_labels():
    assert cells((0, 0, 1, 1)).smoothed(np.empty((0, 2)), 65_000, normalised=True).shape == (0, 1)


def test_smoothing_follows_the_spacing_of_a_region_and_never_exceeds_the_published():
    def row(step_deg):
        return cells(*((lon, 0, lon + step_deg, 1) for lon in np.arange(5) * step_deg))

    near, far = row(0.01), row(2)
    spacing_m = float(geodesy.distance_m(*near.centres[:2]))
    assert near.tau_m(75_000) == pytest.approx(75_000 * spacing_m / partition.PUBLISHED_SPACING_M)
    assert far.tau_m(75_000) == 75_000
    assert cells((0, 0, 1, 1)).tau_m(65_000) == 65_000


def test_the_mean_of_photos_is_on_the_sphere():
    latlon = np.array([(0, 179.0), (0, -179.0), (80, 0), (80, 180), (0, 10), (0, 40), (7, 7)])
    cell = np.array([0, 0, 1, 1, 2, 2, -1])
    found = partition.means(latlon, cell, np.array([1, 1, 1, 1, 1, 10**9, 1]), 3)
    assert abs(found[0]) == pytest.approx([0, 180])
    assert found[1, 0] == pytest.approx(90)
    assert found[2] == pytest.approx([0, 40])


def test_a_partition_survives_its_folder(tmp_path):
    made = cells((0, 0, 10.1, 10), (10.1, 0, 20, 1 / 3), photos=[3, 4])
    made.save(tmp_path / "cells")
    again = open_partition(tmp_path / "cells")
    assert (again.ids, again.names) == (made.ids, made.names)
    assert shapely.equals_exact(again.polygons, made.polygons, tolerance=partition.ROUNDED_DEG, normalize=True).all()
    assert again.centres.tobytes() == made.centres.tobytes()
    assert again.photos.tolist() == [3, 4]
    assert again.assign(np.array([(0.1, 15.0)])).tolist() == [1]


def test_gdal_opens_the_layer_packed_as_it_is(tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    cells((0, 0, 1, 1), (1, 0, 2, 1), photos=[3, 4]).save(tmp_path / "cells")
    layer = pyogrio.read_dataframe(f"/vsigzip/{tmp_path}/cells/cells.geojson.gz")
    assert layer["photos"].tolist() == [3, 4] and (layer.geom_type == "Polygon").all()


def test_the_layer_keeps_its_columns_in_a_shapefile():
    layer = cells((0, 0, 1, 1), photos=[7]).geojson()
    (feature,) = layer["features"]
    assert feature["properties"] == {
        "cell": "cell 0",
        "name": "cell 0",
        "photos": 7,
        "latitude": 0.5,
        "longitude": 0.5,
    }
    assert all(len(name) <= 10 and name.isascii() for name in feature["properties"])
    assert shapely.from_geojson(json.dumps(feature["geometry"])).area == 1


def test_a_damaged_missing_or_newer_folder_is_refused(tmp_path):
    with pytest.raises(PackError, match="holds no geocells"):
        open_partition(tmp_path / "none")
    made = cells((0, 0, 1, 1))
    made.save(tmp_path / "cells")
    (tmp_path / "cells" / "cells.geojson.gz").write_text("{}")
    with pytest.raises(PackError, match="damaged"):
        open_partition(tmp_path / "cells")


@pytest.mark.parametrize(
    ("file", "text"), [("manifest.json", '{"format": 2}'), ("manifest.json", "[]"), ("cells.geojson.gz", "{}")]
)
def test_a_folder_of_another_kind_is_refused(tmp_path, file, text):
    from pinpoint_engine import bundles

    def fill(folder):
        cells((0, 0, 1, 1)).write(folder)
        (folder / file).write_text(text)

    bundles.write_folder(tmp_path / "cells", fill)
    with pytest.raises(PackError, match="build them again"):
        open_partition(tmp_path / "cells")
