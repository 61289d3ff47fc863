"""Predictions made elsewhere come out as published, in the convention of any code; what is missing is a miss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.cli import main
from pinpoint_engine.errors import RequestError
from pinpoint_engine.evaluation import lists, predictions
from pinpoint_engine.evaluation.conventions import CONVENTIONS, Convention
from pinpoint_engine.evaluation.lists import read_table
from pinpoint_engine.evaluation.metrics import THRESHOLDS_KM
from pinpoint_engine.evaluation.predictions import score

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "benchmarks"
PUBLISHED = SHARED / "published_predictions" / "im2gps__ISNs_M-fstar-S3.csv"
needs_benchmarks = pytest.mark.skipif(not PUBLISHED.exists(), reason="needs ../shared/data/benchmarks")
PARIS, LONDON, SYDNEY = (48.8566, 2.3522), (51.5074, -0.1278), (-33.8688, 151.2093)


def table(path, rows, head="id,lat,lon,author"):
    path.write_text("\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def truth(tmp_path):
    rows = [("a", *PARIS, "Ada"), ("b", *LONDON, "Ada"), ("c", *SYDNEY, "Bo")]
    return read_table(table(tmp_path / "truth.csv", rows))


def shares(found):
    return [share for share, _ in found.within]


def told(found):
    return dict(zip(THRESHOLDS_KM, shares(found), strict=True))


@needs_benchmarks
@pytest.mark.parametrize("listed", [SHARED / "im2gps_places365.csv", None])
def test_the_published_predictions_come_out_as_published(listed):
    """16.9, 43.0, 51.9, 66.7 and 80.2 % on IM2GPS, and a mean of 1,732.86 km."""
    truth = read_table(listed or PUBLISHED, lists.TRUE_LATITUDES, lists.TRUE_LONGITUDES)
    found = score(truth, read_table(PUBLISHED), CONVENTIONS["pinpoint"])
    assert (found.count, found.missing) == (237, 0)
    published = dict(zip((1, 25, 200, 750, 2500), (16.8776, 43.038, 51.8987, 66.6667, 80.1688), strict=True))
    assert {km: share for km, share in told(found).items() if km in published} == pytest.approx(published, abs=0.1)
    assert found.mean_km == pytest.approx(1732.86, abs=2)


@needs_benchmarks
@pytest.mark.parametrize(("name", "count"), [("im2gps", 237), ("im2gps3k", 2997)])
def test_the_published_lists_have_their_columns_the_other_way_round(name, count):
    found = read_table(SHARED / f"{name}_places365.csv")
    assert found.swapped and len(found.ids) == count
    assert np.abs(found.latlon[:, 0]).max() <= 90 < np.abs(found.latlon[:, 1]).max()
    assert len({photo.author for photo in found.photos}) > 100


def test_two_photos_by_hand(truth, tmp_path):
    near = geodesy.destination(PARIS, 90.0, 10_000.0)
    given = table(tmp_path / "given.csv", [("a", *near, ""), ("b", *PARIS, ""), ("c", *SYDNEY, "")])
    found = score(truth, read_table(given), CONVENTIONS["pinpoint"])
    assert shares(found) == pytest.approx([100 / 3, 100 / 3, 100 / 3, 200 / 3, 200 / 3, 100, 100])
    assert (found.median_km, found.mean_km) == pytest.approx((10.0, (10.0 + 343.6) / 3), abs=0.3)
    assert found.geoscore == pytest.approx((4967 + 3971 + 5000) / 3, abs=2)


def test_a_missing_prediction_is_a_miss_and_counted(truth, tmp_path):
    given = table(tmp_path / "given.csv", [("a", *PARIS, ""), ("zzz", *PARIS, "")])
    found = score(truth, read_table(given), CONVENTIONS["pinpoint"])
    assert (found.count, found.missing, shares(found)) == (3, 2, pytest.approx([100 / 3] * 7))
    assert found.geoscore == pytest.approx(5000 / 3)


def test_few_authors_tell_no_interval(truth, tmp_path):
    given = read_table(table(tmp_path / "given.csv", [("a", *PARIS, "")]))
    assert {span for _, span in score(truth, given, CONVENTIONS["pinpoint"]).within} == {None}
    assert "too few authors to tell" in predictions.as_markdown(score(truth, given, CONVENTIONS["pinpoint"]))


def test_photos_of_one_author_err_together(tmp_path):
    rows = [(f"p{n}", *(PARIS if n < 100 else SYDNEY), f"author {n // 10}") for n in range(200)]
    together = read_table(table(tmp_path / "t.csv", rows))
    apart = read_table(table(tmp_path / "a.csv", [(*row[:3], f"author {n}") for n, row in enumerate(rows)]))
    given = read_table(table(tmp_path / "g.csv", [(row[0], *PARIS, "") for row in rows]))
    (_, wide), (_, narrow) = (score(each, given, CONVENTIONS["pinpoint"]).within[0] for each in (together, apart))
    assert wide[0] < narrow[0] < 50 < narrow[1] < wide[1]


def test_conventions_differ_as_documented():
    one, other = np.array([[0.0, 0.0]]), np.array([[0.0, 1.0]])
    metres = {name: float(each.metres(one, other)[0]) for name, each in CONVENTIONS.items()}
    assert metres["geoclip"] == metres["g3"] == pytest.approx(111_319.49, abs=0.1)  # WGS 84
    assert metres["pigeon"] == pytest.approx(6_378_137 * np.pi / 180)
    assert metres["osv5m"] == pytest.approx(6_371_000 * np.pi / 180)
    assert [name for name, each in CONVENTIONS.items() if each.inclusive] == ["geoclip"]


def test_a_threshold_counts_where_the_convention_says_so(tmp_path):
    east = geodesy.destination((0.0, 0.0), 90.0, 1_000.0)
    truth = read_table(table(tmp_path / "t.csv", [("a", 0.0, 0.0, "")]))
    given = read_table(table(tmp_path / "g.csv", [("a", *east.tolist(), "")]))
    exact = lambda inclusive: Convention(lambda one, two: np.array([1_000.0]), inclusive)  # noqa: E731
    assert told(score(truth, given, exact(True)))[1] == 100
    assert told(score(truth, given, exact(False)))[1] == 0


def test_rows_without_a_place_and_what_follows_an_empty_line_are_left_out(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("IMG_ID,Latitude,Longitude\na,1,2\nb,,3\nc,north,4\nd,nan,5\n\nstreet acc,city acc\n0.5,0.6\n")
    found = read_table(path)
    assert found.ids == ("a",)
    assert found.faults == (
        (3, "it has no latitude"),
        (4, "'north' is not a number of degrees"),
        (5, "'nan' is not a number of degrees"),
        (7, "another table begins on line 7, below an empty line"),
        (8, "another table begins on line 7, below an empty line"),
    )


@pytest.mark.parametrize("bad", ["x,north,east", "x,?,?!", "north,east,none"])
def test_a_bad_row_below_an_empty_line_costs_no_other(tmp_path, bad):
    path = tmp_path / "p.csv"
    path.write_text(f"id,lat,lon\na,1,2\n\n{bad}\nb,3,4\nc,5,6\n\n{bad}\n")
    found = read_table(path)
    assert found.ids == ("a", "b", "c")
    assert [(line, "is not a number of degrees" in why) for line, why in found.faults] == [(4, True), (8, True)]


def test_another_table_is_known_by_its_names_too(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,lat,lon\n7,1,2\n\nkey,Latitude,lon\n8,3,4\n")
    found = read_table(path)
    assert found.ids == ("7",) and [line for line, _ in found.faults] == [4, 5]


def test_decimal_commas_are_no_place(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,lat,lon,author,album\na,44,75,-1,08\nb,1,2,,\n")
    found = read_table(path)
    assert found.ids == ("b",) and found.faults[0].why.startswith("its decimals may be written with commas (44,75 and")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,lat\na,1\n", "no column lon"),
        ("lat,lon\n1,2\n", "no column id"),
        ("id,lat,lon\na,100,200\n", "beyond"),
        ("", "no column"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, words):
    (tmp_path / "t.csv").write_text(content)
    with pytest.raises(RequestError, match=words):
        read_table(tmp_path / "t.csv")


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(RequestError, match="cannot be read"):
        read_table(tmp_path / "none.csv")


def test_ids_that_never_meet_are_refused(truth, tmp_path):
    given = read_table(table(tmp_path / "given.csv", [("x", *PARIS, "")]))
    with pytest.raises(RequestError, match="same way"):
        score(truth, given, CONVENTIONS["pinpoint"])


@pytest.mark.parametrize("name", CONVENTIONS)
def test_the_command_knows_every_convention(tmp_path, capsys, name):
    given = table(tmp_path / "g.csv", [("a", *PARIS, "")])
    assert main(["evaluate", "--predictions", str(given), "--convention", name]) == 0
    assert "| 1 | 0 | 100.0 |" in capsys.readouterr().out


def test_the_command_prints_the_table(tmp_path, capsys):
    truth = table(tmp_path / "t.csv", [("a", *PARIS, ""), ("b", *LONDON, "")])
    given = table(tmp_path / "g.csv", [("a", *PARIS, ""), ("c", "", "", "")])
    assert main(["evaluate", "--predictions", str(given), "--truth", str(truth), "--convention", "geoclip"]) == 0
    said = capsys.readouterr().out
    assert "| 2 | 1 | 50.0 |" in said
    assert "note: g.csv: 1 row cannot be used: line 3: it has no latitude; correct or remove it\n" in said
