"""A run saves every result as it arrives, survives any interruption, and can be resumed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest
import tiny

from pinpoint_engine import Album, Failure, Location, Photo, Request, Source, runs, tables
from pinpoint_engine.areas.regions import disc
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import Run, geopackage, results
from pinpoint_engine.types import EngineCard


@pytest.fixture
def asked(queries):
    """Three photos that exist, and one that is missing."""
    return [*queries[:2], Photo("gone", "/nowhere/gone.jpg", album="/nowhere"), queries[7]]


@pytest.fixture
def begun(engine, asked, tmp_path):
    """A run of the four photos, none of them located yet."""
    run = Run.begin(tmp_path / "run.gpkg", Request(top_k=3), engine.describe(), asked)
    yield run
    run.close()


@pytest.fixture(scope="module")
def located(engine, queries):
    """The results of the four photos."""
    photos = [*queries[:2], Photo("gone", "/nowhere/gone.jpg", album="/nowhere"), queries[7]]
    return list(engine.locate(photos, Request(top_k=3)))


def counted(path):
    return {name: len(rows) for name, rows in runs.read(path).items()}


def test_a_new_run_holds_all_its_photos_as_waiting(begun, asked):
    rows = runs.read(begun.path)
    assert [(row["photo_id"], row["photo"], row["outcome"]) for row in rows["photos"]] == [
        (photo.id, photo.path, "waiting") for photo in asked
    ]
    record = rows["run"][0]
    assert (record["n_photos"], record["n_waiting"], record["n_failed"], record["ended"]) == (4, 4, 0, "running")
    assert [photo.id for photo in begun.waiting()] == [photo.id for photo in asked]


def test_each_result_is_there_at_once_with_all_its_rows(begun, located):
    for number, result in enumerate(located, 1):
        begun.add(result)
        rows = runs.read(begun.path)
        assert rows["run"][0]["n_waiting"] == 4 - number == len(begun.waiting())
        wanted = tables.result_rows(result, begun.run_id)
        for name in ("candidates", "evidence", "regions", "failures"):
            assert [row for row in rows[name] if row["photo_id"] == result.photo.id] == wanted[name]
        assert [row for row in rows["photos"] if row["photo_id"] == result.photo.id] == wanted["photos"]
    begun.end(runs.FINISHED)
    record = runs.read(begun.path)["run"][0]
    assert (record["ended"], record["n_failed"], record["n_waiting"]) == ("finished", 1, 0)
    assert record["n_located"] + record["n_outside"] == 3


def test_results_come_back_from_the_rows(begun, located):
    for result in (located[2], located[0]):
        begun.add(result)
    first, failed = results.results(runs.read(begun.path))
    assert failed == located[2]
    wanted = located[0]
    assert (first.photo, first.outcome, first.confidence) == (wanted.photo, wanted.outcome, wanted.confidence)
    assert (first.within_km, first.regions, first.elsewhere) == (wanted.within_km, wanted.regions, wanted.elsewhere)
    for found, candidate in zip(first.candidates, wanted.candidates, strict=True):
        assert found.location == candidate.location and found.probability == candidate.probability
        assert [(each.reference.id, each.distance_m) for each in found.evidence] == [
            (each.reference.id, each.distance_m) for each in candidate.evidence
        ]
        assert found.features == {"similarity": candidate.features["similarity"]}


def test_an_album_s_results_come_back_with_what_each_photo_says_alone(engine, queries, tmp_path):
    album = [replace(photo, album="a") for photo in queries[:2]]
    written = tiny.write_run(tmp_path / "run.gpkg", engine, album, Request(album=Album.SAME_PLACE))
    for found, wanted in zip(results.results(written.rows()), written.results, strict=True):
        assert found.alone.candidates[0].location == wanted.alone.candidates[0].location
        assert found.alone.confidence == wanted.alone.confidence


def test_what_another_process_has_located_meanwhile_stays(begun, located):
    other = Run.open(begun.path)
    other.add(located[0])
    begun.add(replace(located[0], confidence=0.0))
    begun.add(located[1])
    assert [row["conf25"] for row in runs.read(begun.path)["photos"]][:2] == [each.confidence for each in located[:2]]
    other.end(runs.CANCELLED)
    assert runs.read(begun.path)["run"][0]["n_waiting"] == 2


def test_a_review_stays_when_the_rest_is_located(begun, located):
    with closing(geopackage.connect(begun.path)) as database:
        database.execute("UPDATE photos SET state = 'rejected', note = 'blurred' WHERE photo_id = ?", ("gone",))
    begun.add(located[2])
    row = runs.read(begun.path)["photos"][2]
    assert (row["state"], row["note"], row["outcome"]) == ("rejected", "blurred", "failed")


def test_what_failed_waits_again_when_told(begun, located):
    for result in located:
        begun.add(result)
    begun.retry_failed()
    assert [photo.id for photo in begun.waiting()] == ["gone"] and counted(begun.path)["failures"] == 0
    assert (begun.record["n_failed"], begun.record["n_waiting"]) == (0, 1)


def test_an_album_is_asked_as_a_whole_and_located_photos_keep_their_results(engine, queries, tmp_path):
    asked = [replace(photo, album=album) for photo, album in zip(queries[:4], "aabb", strict=True)]
    run = Run.begin(tmp_path / "run.gpkg", Request(album=Album.SAME_PLACE), engine.describe(), asked)
    located = list(engine.locate(asked, run.request))
    assert [run.add(result) for result in located[:3]] == [True] * 3
    assert [photo.id for photo in run.rest()] == [photo.id for photo in asked[2:]]
    assert [run.add(replace(result, confidence=0.0)) for result in located[2:]] == [False, True]
    assert runs.read(run.path)["photos"][2]["conf25"] == located[2].confidence
    assert run.rest() == []
    run.close()


def test_without_albums_the_rest_is_what_waits_and_what_failed_if_told(begun, located):
    for result in located[:3]:
        begun.add(result)
    assert [photo.id for photo in begun.rest()] == [located[3].photo.id]
    assert [photo.id for photo in begun.rest(with_failed=True)] == ["gone", located[3].photo.id]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"systems": ("planet",)}, "was located by pinpoint, not planet; go on with that one"),
        ({"digests": {}}, r"the model is missing now; use the same one, or start a new run"),
        ({"digests": "more"}, r"the gallery /my was not used then; use the same"),
        ({"digests": "other"}, r"the model has changed since; use the same one"),
    ],
)
def test_another_engine_does_not_go_on(begun, engine, change, words):
    card: EngineCard = engine.describe()
    digests = dict(card.digests)
    named = {"more": {**digests, "gallery /my": "0"}, "other": {**digests, "model": "0"}}
    change = {name: named.get(value, value) if isinstance(value, str) else value for name, value in change.items()}
    begun.check_engine(card)
    with pytest.raises(RequestError, match=words):
        begun.check_engine(replace(card, **change))


def test_a_gallery_is_known_by_its_content_and_not_by_its_path(engine, asked, tmp_path):
    card = engine.describe()
    digests = {**card.digests, "gallery /home/a/my": "1", "gallery b": "2"}
    run = Run.begin(tmp_path / "run.gpkg", Request(), replace(card, digests=digests), asked)
    run.check_engine(replace(card, digests={**card.digests, "gallery my": "1", "gallery /b": "2"}))
    with pytest.raises(RequestError, match=r"the gallery b is missing now, or has changed; use the same ones"):
        run.check_engine(replace(card, digests={**card.digests, "gallery my": "1"}))
    run.close()


def test_gdal_reads_it_as_its_own(begun, located):
    for result in located:
        begun.add(result)
    layers = dict(pyogrio.list_layers(begun.path).tolist())
    assert layers.pop("layer_styles") is None
    kinds = {tables.POINT: "Point", tables.POLYGONS: "MultiPolygon"}
    assert layers == {table.name: kinds.get(table.shape) for table in tables.TABLES if table is not tables.CELLS}
    rows = runs.read(begun.path)
    for table in (tables.CANDIDATES, tables.REGIONS):
        read = pyogrio.read_dataframe(begun.path, layer=table.name)
        assert len(read) == len(rows[table.name]) > 0 and read.crs.to_epsg() == 4326
        info = pyogrio.read_info(begun.path, layer=table.name, force_total_bounds=True)
        assert info["total_bounds"] == pytest.approx(read.total_bounds)
        west, south, east, north = read.total_bounds
        inside = pyogrio.read_dataframe(begun.path, layer=table.name, bbox=(west, south, east, north))
        assert len(inside) == len(read), "its spatial index"


@pytest.mark.parametrize("small_disk", ["500k"], indirect=True)
def test_a_full_disk_stops_a_run_and_keeps_what_it_had(engine, located, small_disk):
    many = [Photo.at(f"/many/{number}.jpg") for number in range(200)]
    run = Run.begin(small_disk / "run.gpkg", Request(), engine.describe(), many)
    added = 0
    with pytest.raises(OutputError, match="the disk is full; free some space"):
        for photo in many:
            run.add(replace(located[added % 2], photo=photo))
            added += 1
    run.close()
    rows = runs.read(run.path)
    assert 0 < added == sum(row["outcome"] != "waiting" for row in rows["photos"])
    assert added == len({row["photo_id"] for row in rows["candidates"]}) and rows["run"][0]["n_waiting"] == 200 - added
    with closing(geopackage.connect(run.path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("small_disk", ["500k"], indirect=True)
def test_an_older_run_stays_where_the_new_one_has_no_room(engine, asked, small_disk):
    Run.begin(small_disk / "run.gpkg", Request(), engine.describe(), asked).close()
    (small_disk / "ballast").write_bytes(bytes(180_000))
    before = (small_disk / "run.gpkg").read_bytes()
    with pytest.raises(OutputError, match="free some space"):
        Run.begin(small_disk / "run.gpkg", Request(), engine.describe(), asked * 200, overwrite=True)
    assert (small_disk / "run.gpkg").read_bytes() == before
    assert sorted(os.listdir(small_disk)) == ["ballast", "run.gpkg"]


@pytest.mark.parametrize("small_disk", ["64k"], indirect=True)
def test_a_disk_too_small_for_a_run_has_no_part_of_one(engine, asked, small_disk):
    with pytest.raises(OutputError, match="the disk is full; free some space"):
        Run.begin(small_disk / "run.gpkg", Request(), engine.describe(), asked)
    assert os.listdir(small_disk) == []


def test_a_run_that_is_being_edited_says_so(begun, located, monkeypatch):
    monkeypatch.setattr(geopackage, "BUSY_S", 0.05)
    run = Run.open(begun.path)
    with closing(geopackage.connect(begun.path)) as editing:
        editing.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="being edited in another program; save or end the edits there"):
            run.add(located[0])
        editing.execute("ROLLBACK")
    run.add(located[0])
    assert len(run.waiting()) == 3
    run.close()


def test_a_file_that_is_gone_is_not_written_on(begun, located):
    begun.path.unlink()
    with pytest.raises(OutputError, match="is gone, or its disk was disconnected; bring it back"):
        begun.add(located[0])


def test_an_older_run_stays_unless_told(begun, engine, asked):
    with pytest.raises(OutputError, match="already exists and may hold reviews; name another file"):
        Run.begin(begun.path, Request(), engine.describe(), asked)
    begun.close()
    Run.begin(begun.path, Request(), engine.describe(), asked[:1], overwrite=True).close()
    assert counted(begun.path)["photos"] == 1


@pytest.mark.parametrize("how", [runs.STOPPED, runs.CANCELLED])
def test_an_older_run_is_back_where_the_new_one_has_no_result(begun, engine, asked, located, how):
    begun.add(located[0])
    begun.end(runs.FINISHED)
    before = runs.read(begun.path)
    new = Run.begin(begun.path, Request(), engine.describe(), asked[:1], overwrite=True)
    assert counted(begun.path)["photos"] == 1
    assert not new.end(how)
    assert runs.read(begun.path) == before and os.listdir(begun.path.parent) == [begun.path.name]


def test_an_older_run_goes_with_the_first_result_of_the_new_one(begun, engine, asked, located):
    begun.close()
    new = Run.begin(begun.path, Request(), engine.describe(), asked[:2], overwrite=True)
    new.add(located[0])
    assert new.end(runs.CANCELLED) and counted(begun.path)["photos"] == 2
    assert os.listdir(begun.path.parent) == [begun.path.name]


def test_a_run_that_is_open_elsewhere_is_not_replaced(begun, engine, asked):
    with closing(sqlite3.connect(begun.path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT count(*) FROM photos").fetchone()
        with pytest.raises(OutputError, match=r"run\.gpkg is open in another program, such as QGIS; remove its layers"):
            Run.begin(begun.path, Request(), engine.describe(), asked, overwrite=True)
    assert counted(begun.path)["photos"] == 4


def test_every_field_of_a_request_comes_back(engine, asked, tmp_path):
    area = disc(Location(-17.0, 179.9), 100_000)
    request = Request(7, (area,), (Source.STREET,), 3, Source.STREET, Album.SAME_TRIP, 250.0, 33.0, ("r1",), True)
    run = Run.begin(tmp_path / "run.gpkg", request, engine.describe(), asked)
    run.close()
    again = Run.open(run.path)
    again.close()
    assert run.request == again.request == request


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(90)])
def test_what_is_no_run_is_refused(tmp_path, content):
    (tmp_path / "other.gpkg").write_bytes(content)
    for use in (runs.read, Run.open):
        with pytest.raises(RequestError, match=r"is not a Pinpoint run; choose the GeoPackage of a run$"):
            use(tmp_path / "other.gpkg")
        with pytest.raises(RequestError, match=r"cannot be read \(no such file or directory\); check the path"):
            use(tmp_path / "none.gpkg")
    assert (tmp_path / "other.gpkg").read_bytes() == content and not (tmp_path / "none.gpkg").exists()


def test_the_latest_run_that_was_broken_off_is_found(located, engine, asked, tmp_path):
    """By name, not by modification time, and regardless of other files in the folder."""
    assert runs.broken_off(str(tmp_path / "none")) is runs.broken_off(str(tmp_path)) is None
    cut, done = (tmp_path / runs.file_name(f"2026113{day}T000000-0000") for day in (0, 1))
    Run.begin(cut, Request(), engine.describe(), asked).close()
    finished = Run.begin(done, Request(), engine.describe(), asked[:1])
    assert runs.broken_off(str(tmp_path)) == done
    finished.add(located[0])
    finished.end(runs.FINISHED)
    (tmp_path / "other.gpkg").write_bytes(b"no run")
    (tmp_path / runs.file_name("20271130T000000-0000")).write_bytes(b"no run")
    assert runs.broken_off(str(tmp_path)) == cut
    with closing(geopackage.connect(cut)) as editing:
        editing.execute("BEGIN EXCLUSIVE")
        assert runs.broken_off(str(tmp_path)) is None


def test_a_folder_of_photos_that_are_gone_is_looked_through_once(engine, tmp_path, monkeypatch):
    folder = tmp_path / "gone"
    folder.mkdir()
    asked = [Photo.at(str(folder / f"{number}.jpg")) for number in range(200)]
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), asked)
    looked, real = [], os.listdir
    monkeypatch.setattr(runs.os, "listdir", lambda path: looked.append(path) or real(path))
    assert run.waiting() == asked and len(looked) == 1
    run.close()


def test_a_failure_whose_reason_was_deleted_is_one_still(begun, located):
    begun.add(located[2])
    with closing(geopackage.connect(begun.path)) as database:
        database.execute("DELETE FROM failures")
    (failure,) = results.results(runs.read(begun.path))
    assert (failure.code, failure.message) == ("unknown", "its reason is no longer in the run; locate it again")


@pytest.mark.parametrize(("how", "kept"), [(runs.STOPPED, False), (runs.CANCELLED, False), (runs.FINISHED, True)])
def test_a_new_run_without_any_result_is_not_kept(begun, how, kept):
    assert begun.end(how) == begun.path.exists() == kept


def test_a_run_that_is_gone_on_with_is_kept_whatever_comes(begun):
    begun.close()
    again = Run.open(begun.path)
    assert again.end(runs.STOPPED) and runs.read(begun.path)["run"][0]["ended"] == "failed"


@pytest.mark.slow
def test_killed_runs_lose_nothing(world, tmp_path):
    """The loop of `benchmarks/kills.py`, four times; it checks everything itself."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    import kills

    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(400):
        os.link(world.photos[number % len(world.photos)], photos / f"{number:03d}.jpg")
    done = kills.kill_and_go_on(photos, tmp_path / "run.gpkg", 4, seed=3, pack=world.pack)
    assert len(done) == 4 and any(kill.held for kill in done)


def test_an_ordinary_user_is_told_of_a_folder_that_takes_no_file(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o755)
    code = "import os, sys; os.setgid(65534); os.setuid(65534); from pathlib import Path; "
    code += "from pinpoint_engine import runs; runs.check_new(Path(sys.argv[1]))"
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("wants root, to be another user in a process of its own")
    root = Path(__file__).parents[2]
    asked = [sys.executable, "-c", code, str(closed / "run.gpkg")]
    os.chmod(tmp_path.parent, 0o755)
    done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    assert "cannot be written (Permission denied); choose another folder" in done.stderr


def test_failures_alone_are_a_run(engine, tmp_path):
    failure = Failure(Photo("a", "/nowhere/a.jpg"), "missing", "gone; bring it back")
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), [failure.photo])
    run.add(failure)
    run.end(runs.FINISHED)
    assert list(results.results(runs.read(run.path))) == [failure]
