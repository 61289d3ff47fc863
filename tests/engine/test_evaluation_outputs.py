"""What an evaluation leaves behind: lines of errors, a page of plots, country and region, and what peers published."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
import tiny
from PIL import Image

from pinpoint_engine import geodesy
from pinpoint_engine.cli import main
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.evaluation import benchmarks, layer, outputs, places, plots, published, report, score, summary
from pinpoint_engine.evaluation.score import FAIR, OPEN

ROOT = Path(__file__).resolve().parents[2]
needs_qgis = pytest.mark.skipif(places.qgis_world() is None, reason="needs the world map of QGIS")


def photo_table(folder):
    """Draw new photos of the tiny world's places and list them, two of them missing."""
    rows = []
    for number, (name, (lat, lon)) in enumerate(tiny.PLACES.items()):
        if number > 1:
            tiny.draw(folder / f"{name}.jpg", number, 60 + number)
        rows.append({"id": name, "path": f"{name}.jpg", "lat": lat, "lon": lon, "author": f"p{number}",
                     "kind": "north" if lat > 0 else "south"})  # fmt: skip
    return tiny.write_table(folder / "asked.csv", [{key: str(value) for key, value in row.items()} for row in rows])


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    return photo_table(tmp_path_factory.mktemp("asked"))


@pytest.fixture(scope="module")
def evaluation(engine, table):
    question = benchmarks.table(table, where={}, by="kind")
    return score.evaluate(engine, engine, question, lambda line: None)


@pytest.fixture(scope="module")
def told(evaluation):
    return report.report(evaluation, None)


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp"])
def test_every_answer_is_a_line_from_truth_to_place(evaluation, tmp_path, suffix):
    path = tmp_path / "deep" / f"errors{suffix}"
    path.parent.mkdir()
    assert layer.write(evaluation, path) == 20
    found = pyogrio.read_dataframe(path)
    assert all(len(name) <= 10 and name.isascii() for name in found.columns if name != "geometry")
    assert set(found["refs"]) == {OPEN, FAIR} and set(found["system"]) == {"pinpoint"}
    truth = {photo.id: (photo.place.lon, photo.place.lat) for photo in evaluation.question.listed}
    for _, row in found.iterrows():
        corners = shapely.get_coordinates(row.geometry)
        assert corners[0] == pytest.approx(truth[row["id"]], abs=1e-6)
        assert corners[-1] == pytest.approx([row["pred_lon"], row["pred_lat"]], abs=1e-6)
        away_m = geodesy.distance_m((row["lat"], row["lon"]), (row["pred_lat"], row["pred_lon"]))
        assert row["km"] * 1000 == pytest.approx(float(away_m), abs=0.5)


def test_without_an_answer_the_layer_is_empty_and_whole(evaluation, tmp_path):
    none = {
        name: replace(each, answers=(score.PhotoAnswer("broken"),) * 12) for name, each in evaluation.scored.items()
    }
    assert layer.write(replace(evaluation, scored=none), tmp_path / "e.gpkg") == 0
    assert len(pyogrio.read_dataframe(tmp_path / "e.gpkg")) == 0


@pytest.mark.parametrize("suffix", plots.FORMATS)
def test_the_page_is_written_in_every_format(told, tmp_path, suffix):
    plots.write(told, tmp_path / f"page{suffix}")
    head = (tmp_path / f"page{suffix}").read_bytes()[:1000]
    assert {".png": b"\x89PNG", ".pdf": b"%PDF", ".svg": b"<svg"}[suffix] in head
    assert [path.name for path in tmp_path.iterdir()] == [f"page{suffix}"]


def test_nothing_on_the_page_is_cut_off(told):
    figure = plots.page(told)
    figure.canvas.draw()
    texts = [text for text in figure.findobj(lambda item: hasattr(item, "get_text")) if text.get_text().strip()]
    assert len(texts) > 60
    for text in (text for text in texts if text.get_visible()):
        box = text.get_window_extent()
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1
        hidden = box.width == 0 or not text.axes or not text.axes.get_window_extent().expanded(1.3, 1.3).overlaps(box)
        assert inside or hidden, text.get_text()


def test_the_page_shows_both_sets_of_references(told, tmp_path):
    plots.write(told, tmp_path / "page.png")
    with Image.open(tmp_path / "page.png") as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
    assert {(0, 114, 178), (213, 94, 0)} <= colours


def test_a_system_without_confidence_has_a_page(told):
    bare = {
        name: replace(each, answers=tuple(replace(one, within_km={}, covered={}) for one in each.answers))
        for name, each in told.evaluation.scored.items()
    }
    figure = plots.page(report.report(replace(told.evaluation, scored=bare), None))
    said = [text.get_text() for text in figure.findobj(lambda item: hasattr(item, "get_text"))]
    assert said.count("this system tells no confidence") == 2 and "this system draws no regions" in said


@needs_qgis
def test_country_and_region_by_hand(evaluation):
    names = places.read_names(places.qgis_world())
    latlon = np.array([(48.8584, 2.2945), (-33.8568, 151.2153), (np.nan, np.nan), (-33.9, 151.6)])
    assert names.of(latlon) == [
        ("France", "Paris"), ("Australia", "New South Wales"), ("", ""), ("Australia", "New South Wales"),
    ]  # fmt: skip
    line = next(line for line in report.report(evaluation, names).lines if line.method == "bound: nearest reference")
    assert (line.references, line.part) == (OPEN, "all")
    assert line.country == line.region == pytest.approx(100 * 10 / 12)  # two images are missing


def test_without_polygons_country_is_not_told(told):
    assert {(line.country, line.region) for line in told.lines} == {(None, None)}


def test_the_published_figures_name_their_source():
    titles = {each.title for each in benchmarks.BENCHMARKS.values()}
    for title in titles:
        lines = published.published(title)
        assert lines and all(line.source and line.year.isdigit() for line in lines)
        for line in lines:
            shares = [share for share in line.within if share is not None]
            assert shares == sorted(shares) and (shares or line.others)
    assert published.published("my own photos") == []


def test_targets_are_refused_before_a_long_run(tmp_path):
    with pytest.raises(RequestError, match=r"\.svg"):
        outputs.Targets(plots=tmp_path / "page.doc").check()
    with pytest.raises(RequestError, match=r"\.gpkg"):
        outputs.Targets(errors=tmp_path / "e.txt").check()
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="choose another"):
        outputs.Targets(json=tmp_path / "file" / "x.json").check()
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(OutputError, match=r"folder\.json is a folder; choose another name"):
        outputs.Targets(json=tmp_path / "folder.json").check()
    outputs.Targets(json=tmp_path / "new" / "x.json").check()
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(("package", "module"), [("matplotlib", "plots"), ("geopandas", "layer")])
def test_what_is_not_installed_is_named_with_its_remedy(package, module):
    code = f"import sys; sys.modules['{package}'] = None; sys.path.insert(0, {str(ROOT)!r})\n"
    code += f"try:\n    import pinpoint_engine.evaluation.{module}\n"
    code += "except Exception as error:\n    print(error.code, error)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("missing_part") and "pip install pinpoint-engine[" in run.stdout


@pytest.fixture
def run(capsys, world):
    def run(*arguments):
        code = main(["evaluate", *map(str, arguments), "--pack", str(world.pack)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_the_command_measures_a_table_and_writes_everything(run, table, tmp_path):
    files = [tmp_path / "out" / name for name in ("a.json", "b.geojson", "c.svg")]
    asked = ("--table", table, "--by", "kind", "--where", "kind=south", "--convention", "geoclip")
    code, out, err = run(*asked, "--json", files[0], "--errors", files[1], "--plots", files[2])
    assert (code, err) == (0, "")
    assert "# asked: 7 photos, 7 images there" in out
    assert "geodesics of WGS 84, the threshold itself counts" in out
    assert all(file.is_file() and f"written: {file}" in out for file in files)
    content = json.loads(files[0].read_text())
    assert content["convention"]["name"] == "geoclip" and {line["part"] for line in content["figures"]} == {"south"}


def test_the_command_measures_a_folder_of_geotagged_photos(run, tmp_path):
    for number, (name, place) in enumerate(list(tiny.PLACES.items())[:3]):
        tiny.draw(tmp_path / "trip" / f"{name}.jpg", number, 90, tiny.tags(*place))
    code, out, _ = run("--images", tmp_path / "trip")
    assert code == 0 and "# trip: 3 photos, 3 images there" in out
    assert "the list names no authors" in out and "capture times are unknown" not in out


def test_the_command_measures_a_benchmark_beside_its_peers(run, table, tmp_path):
    photos = ("quito", *tiny.PLACES)[:3]
    rows = [f"{name}.jpg,{tiny.PLACES[name][0]},{tiny.PLACES[name][1]},me@N00" for name in photos]
    (tmp_path / "list.csv").write_text("\n".join(["IMG_ID,LAT,LON,AUTHOR", *rows]) + "\n")
    code, out, _ = run(
        "--benchmark", "im2gps3k", "--list", tmp_path / "list.csv", "--images", table.parent, "--published"
    )
    assert code == 0 and "# IM2GPS3k: 3 photos, 1 images there" in out
    assert "2 of 3 images are missing" in out and "GeoRanker (2025) [published]" in out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ((), "--benchmark, --table, --images"),
        (("--benchmark", "osv5m"), "--list and --images"),
        (("--table", "t.csv", "--where", "split"), "COLUMN=VALUE"),
        (("--table", "t.csv", "--discs"), "name it with --photos"),
        (("--photos", "t.csv", "--compare", "geoclip", "--system", "planet"), "leave out --system"),
        (("--photos", "none.csv"), "cannot be read"),
        (("--table", "none.csv"), "cannot be read"),
        (("--images", "none"), "none is not there; check the path"),
    ],
)
def test_what_cannot_be_measured_is_refused(run, asked, words):
    code, _, err = run(*asked)
    assert code == 1 and words in err


def test_a_summary_counts_what_was_left_out(evaluation):
    means = summary.reasons(evaluation)
    assert set(means) == {"author", "album", "near-duplicate"} and all(mean >= 0 for mean in means.values())
