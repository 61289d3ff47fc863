"""`pinpoint gallery` with a service: it tells what there is, asks, and fetches; a kill costs what was in hand."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import loopback
import pytest
import tiny
import tiny_dino
from panoramax import AREA, LICENCE, Contract, Picture
from PIL import Image

from pinpoint_engine import Request, pictures, runs
from pinpoint_engine.cli import imagery, main
from pinpoint_engine.gallery import model_of, open_gallery, store
from pinpoint_engine.runs import answers
from pinpoint_engine.sources import ledger, picture_table
from pinpoint_engine.sources.totals import DownloadTotals, totals_of
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.types import Location, Polygon

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server():
    """A server whose pictures are 50 m apart, so that none is left out: with and without a heading, and all round."""
    made = Contract()
    made.pictures[:] = [
        *(Picture(n, f"walk {n // 10}", 50 + n * 0.0005, 10.0, n * 7 % 360, "Ada Walker") for n in range(40)),
        *(Picture(200 + n, "lost", 50.02, 10.02 + n * 0.001, size=(420, 420)) for n in range(3)),
        Picture(300, "round", 50.025, 10.001, 200, "Cy", is_round=True, size=(1024, 512)),
    ]
    with made.running() as running:
        yield running


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own, where surveys are kept."""
    (tmp_path / "home").mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def area(tmp_path):
    south, west, north, east = AREA
    return write_area(tmp_path / "area.geojson", south, west, north, east)


def write_area(path, south, west, north, east):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    return path


@pytest.fixture
def gallery(capsys, server, area, world, home):
    """Run `pinpoint gallery` with the loopback server and return its exit code and output."""

    def run(action, *arguments, source=("--source", "panoramax"), where=("--within", area)):
        asked = ("--url", server.web.url, *where) if source else ()
        code = main(["gallery", *map(str, (action, *arguments, *source, *asked, "--pack", world.pack))])
        out, err = capsys.readouterr()
        return code, out + err

    return run


def references(folder):
    opened = open_gallery(folder, model_of(folder), str(folder))
    return {each.id: each for each in opened.references_of(opened.added)}


def views_of(items):
    """Return the ids of the references that pictures become."""
    return {
        f"panoramax:{each.id}{face}"
        for each in items
        for face in ([f"/{number}" for number in range(4)] if each.is_round else [""])
    }


def downloads(server):
    return [path for path in server.web.paths() if "/pictures/" in path]


def test_nothing_is_downloaded_before_the_user_agrees_and_all_that_matters_is_told(gallery, server, tmp_path):
    code, out = gallery("build", "--out", tmp_path / "own")
    count = len(server.pictures)
    assert code == 1 and "nothing was downloaded from 127.0.0.1; add --yes" in out
    assert f"panoramax: {count} pictures on 127.0.0.1; licences: {count} {LICENCE}" in out
    assert f"{count} remain, one of each 20 m and direction (1 panoramas, 41 with a measured heading)" in out
    assert f"MB in 0.0 minutes from 127.0.0.1 ({count})" in out.replace("0.1 min", "0.0 min")
    assert not (tmp_path / "own").exists() and len(downloads(server)) == 5  # those that tell the size


def test_what_a_survey_downloaded_to_tell_the_size_is_not_asked_for_that_again(gallery, server, tmp_path):
    gallery("build", "--out", tmp_path / "own")
    server.web.calls.clear()
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and len(downloads(server)) == len(server.pictures), out


def test_a_gallery_of_an_area_is_built_searched_and_credited(gallery, server, world, tmp_path):
    code, out = gallery("build", "--out", tmp_path / "own", "--yes", "--every", 10)
    assert code == 0, out
    found = references(tmp_path / "own")
    assert found.keys() == views_of(server.pictures) and f"{len(found)} references in {tmp_path / 'own'} (+" in out
    assert "surveyed 100 %" in out and "40 photos" in out
    first = found[f"panoramax:{server.pictures[0].id}"]
    assert (first.licence, first.author) == (LICENCE, "Ada Walker")
    assert pictures.find(first).thumbnail and not pictures.find(first).path
    lines = (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(found)
    assert f"{first.id},Ada Walker,{LICENCE},{first.url}" in lines
    engine = open_pinpoint(world.pack, [tmp_path / "own"])
    assert len(engine.gallery) > len(found)


def test_headings_are_kept_where_they_were_measured(gallery, server, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    with closing(ledger.ImageryLedger(tmp_path / "own")) as told:
        for each in server.pictures:
            name = f"panoramax:{each.id}"
            if each.is_round:
                views = [told.view(f"{name}/{face}") for face in range(4)]
                assert [(view.heading, view.field_of_view) for view in views] == [
                    ((each.heading + 90 * face) % 360, 90) for face in range(4)
                ]
            else:
                assert told.view(name).heading == each.heading


def test_a_host_is_named_before_it_is_asked(gallery, server, tmp_path):
    """That of the service, those of the pictures, and afterwards those to which these sent."""
    usual, port = server.web.answer, server.web.url.rpartition(":")[2]

    def answer(call):
        if "/pictures/" in call.path and call.headers["Host"].startswith("127.0.0.1"):
            return loopback.Reply(b"", 302, headers={"Location": f"http://localhost:{port}{call.path}"})
        return usual(call)

    server.web.answer = answer
    lines = gallery("survey")[1].splitlines()
    at = [
        next(number for number, line in enumerate(lines) if words in line)
        for words in (
            "127.0.0.1 is asked what it has in the area",
            "surveyed 100 %",
            "5 of the pictures are asked for to tell the size of all, from 127.0.0.1",
            "pictures also came from localhost, where their hosts sent for them",
        )
    ]
    assert at == sorted(at)
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and out.count("also came from localhost") == 1 and "to tell the size" not in out


def test_a_survey_is_told_in_json_and_used_by_the_build_that_follows(gallery, server, home, tmp_path):
    code, out = gallery("survey", "--json")
    told = json.loads(out.splitlines()[-1])
    count = len(server.pictures)
    assert code == 0 and told["source"] == "panoramax" and told["host"] == "127.0.0.1"
    assert told["found"] == told["chosen"] == told["wanted"] == count
    assert told["licences"] == {LICENCE: count} and told["hosts"] == {"127.0.0.1": count}
    assert told["size_bytes"] > 1000 and told["minutes"] > 0
    server.web.calls.clear()
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    assert not [path for path in server.web.paths() if path.endswith("/search")]
    assert list((home / ".cache" / "pinpoint" / "surveys").iterdir()) == []


def test_only_free_licences_are_taken_unless_another_is_named(gallery, server, tmp_path):
    paid, unknown = server.pictures[:3], server.pictures[3:5]
    server.licences.update({each.id: "proprietary" for each in paid} | {each.id: "all mine" for each in unknown})
    rest = server.pictures[5:]
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and references(tmp_path / "own").keys() == views_of(rest)
    assert "5 are left out for their licence (3 proprietary, 2 all mine); to take those of one, name it" in out
    code, out = gallery("build", "--out", tmp_path / "paid", "--yes", "--licence-only", "Proprietary")
    assert code == 0 and references(tmp_path / "paid").keys() == views_of(paid)


def test_an_offer_tells_what_each_choice_of_licences_takes_that_the_gallery_lacks(gallery, server, tmp_path):
    mine = server.pictures[:10]
    server.licences.update({each.id: "CC-BY-4.0" for each in mine[:6]} | {each.id: "proprietary" for each in mine[6:]})
    told = json.loads(gallery("survey", "--json")[1].splitlines()[-1])
    count, round_ = len(server.pictures), server.pictures[-1]
    assert told["free"] == told["allowed"] == [LICENCE, "CC BY 4.0"] and told["chosen"] == count - 4
    assert totals_of(told, told["free"]) == DownloadTotals(
        **{each.name: told[each.name] for each in fields(DownloadTotals)}
    )
    one = totals_of(told, ["CC BY 4.0"])
    assert (one.chosen, one.wanted, one.panoramas, one.hosts) == (6, 6, 0, {"127.0.0.1": 6})
    assert one.size_bytes == pytest.approx(told["size_bytes"] * 6 / told["wanted"], abs=1)
    assert 0 < one.minutes < told["minutes"] and totals_of(told, told["licences"]).chosen == count
    assert gallery("build", "--out", tmp_path / "own", "--yes", "--licence-only", LICENCE)[0] == 0
    told = json.loads(gallery("survey", "--json", "--to", tmp_path / "own")[1].splitlines()[-1])
    assert (told["chosen"], told["wanted"]) == (count - 4, 6)
    assert totals_of(told, [LICENCE]).wanted == totals_of(told, [LICENCE]).minutes == 0
    assert f"panoramax:{round_.id}/0" in references(tmp_path / "own")
    told = json.loads(gallery("survey", "--json", "--to", tmp_path / "not there")[1].splitlines()[-1])
    assert told["wanted"] == count - 4 and not (tmp_path / "not there").exists()


def test_what_a_stopped_build_has_is_not_new_to_it(gallery, server, tmp_path):
    server.web.fault_for = lambda call: loopback.status(404) if "/pictures/" in call.path and is_late(call) else None

    def is_late(call):
        return call.path.split("/")[3] not in {each.id for each in server.pictures[:40]}

    part = tmp_path / ".own.building"
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    (tmp_path / "own").rename(part)
    told = json.loads(gallery("survey", "--json", "--to", tmp_path / "own")[1].splitlines()[-1])
    assert told["chosen"] == len(server.pictures) and told["wanted"] == 4


def test_pictures_of_which_none_is_free_are_offered_by_name(gallery, server, tmp_path):
    server.licences.update({each.id: "proprietary" for each in server.pictures})
    code, out = gallery("survey", "--json")
    told = json.loads(out.splitlines()[-1])
    assert code == 0 and (told["chosen"], told["free"]) == (0, []) and told["size_bytes"] == 0
    assert totals_of(told, ["proprietary"]).size_bytes > 1000
    code, out = gallery("survey")
    assert code == 1 and "has a licence that is allowed (they have: proprietary); allow one of them by its name" in out


def test_an_old_survey_is_made_again(gallery, server, home):
    assert gallery("survey")[0] == 0
    [file] = (home / ".cache" / "pinpoint" / "surveys").iterdir()
    os.utime(file, (time.time() - imagery.KEPT_S - 60,) * 2)
    server.web.calls.clear()
    assert gallery("survey")[0] == 0
    assert [path for path in server.web.paths() if path.endswith("/search")]


def test_refresh_brings_what_is_new_and_nothing_else(gallery, server, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    before = references(tmp_path / "own").keys()
    fresh = Picture(900, "new", 50.015, 10.015, 45, "Dee")
    server.put(fresh)
    server.web.calls.clear()
    code, out = gallery("refresh", tmp_path / "own", source=())
    assert code == 1 and "1 of them are new" in out and references(tmp_path / "own").keys() == before
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 0 and "(+1)" in out
    assert references(tmp_path / "own").keys() == before | views_of([fresh])
    assert f"panoramax:{fresh.id}" in (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig")
    server.web.calls.clear()
    code, out = gallery("refresh", tmp_path / "own", source=())
    assert code == 0 and "0 of them are new" in out and "(+0)" in out and not downloads(server)


def test_new_pictures_that_are_gone_fail_no_refresh(gallery, server, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    fresh = Picture(900, "new", 50.015, 10.015, 45, "Dee")
    server.put(fresh)
    server.web.fault_for = lambda call: loopback.status(404) if f"/{fresh.id}/" in call.path else None
    for _ in range(2):
        server.web.calls.clear()
        code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
        assert code == 0 and "1 pictures are gone where they were" in out and "(+0)" in out, out
        assert len(downloads(server)) == 2  # to tell the size, and for good


def test_what_is_removed_is_credited_no_more_and_does_not_come_back(gallery, server, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    assert main(["gallery", "remove", str(tmp_path / "own"), "--author", "Ada Walker"]) == 0
    left = references(tmp_path / "own").keys()
    assert left == views_of(server.pictures[40:])
    lines = (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {line.partition(",")[0] for line in lines} == left
    code, out = gallery("refresh", tmp_path / "own", source=())
    assert code == 0 and "0 of them are new" in out
    assert main(["gallery", "merge", str(tmp_path / "own"), "--out", str(tmp_path / "all")]) == 0
    assert ledger.orders_of(tmp_path / "all") == ledger.orders_of(tmp_path / "own") != ()


def test_a_gallery_without_open_imagery_is_not_refreshed(gallery, world, tmp_path):
    assert gallery("build", world.table, "--out", tmp_path / "own", source=())[0] == 0
    code, out = gallery("refresh", tmp_path / "own", source=())
    assert code == 1 and "has no open imagery; add some by" in out
    code, out = gallery("refresh", tmp_path / "none", source=())
    assert code == 1 and "is not a gallery" in out


def test_imagery_is_added_to_a_gallery_of_own_photos_and_the_other_way_round(gallery, server, world, tmp_path):
    assert gallery("build", world.table, "--out", tmp_path / "own", source=())[0] == 0
    before = references(tmp_path / "own").keys()
    assert gallery("add", "--to", tmp_path / "own", "--yes")[0] == 0
    assert references(tmp_path / "own").keys() == before | views_of(server.pictures)
    code, out = gallery("add", "--to", tmp_path / "none", "--yes")
    assert code == 1 and "is not a gallery" in out


def test_pictures_are_kept_where_the_user_wants_them(gallery, server, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes", "--pictures", tmp_path / "all" / "kept")[0] == 0
    assert len(list((tmp_path / "all" / "kept").iterdir())) == len(server.pictures) + 1  # and their table
    first = references(tmp_path / "own")[f"panoramax:{server.pictures[0].id}"]
    assert Path(pictures.find(first).path).parent == tmp_path / "all" / "kept"


def test_a_table_of_the_pictures_makes_a_pack_and_a_gallery(gallery, server, world, tmp_path, stopped):
    """What a killed command had kept is listed too, and what a refresh brings; the panorama is not."""
    kept = ("--pictures", tmp_path / "kept")
    stopped("33 photos", "build", "--out", tmp_path / "own", "--yes", *kept)
    code, out = gallery("build", "--out", tmp_path / "own", "--yes", *kept)
    table = tmp_path / "kept" / picture_table.FILE
    assert code == 0 and f"43 pictures in {table}" in out
    server.put(fresh := Picture(900, "new", 50.015, 10.015, 45, "Dee"))
    assert gallery("refresh", tmp_path / "own", "--yes", *kept, source=())[0] == 0
    flat = [*server.pictures[:43], fresh]
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == views_of(flat)
    for each in flat:
        row = rows[f"panoramax:{each.id}"]
        assert (float(row["lat"]), float(row["lon"]), row["licence"]) == (each.lat, each.lon, LICENCE)
        assert row["heading"] == ("" if each.heading is None else str(float(each.heading)))
        assert (table.parent / row["path"]).is_file() and datetime.fromisoformat(row["captured_at"]) == each.taken
    assert gallery("build", table, "--out", tmp_path / "again", source=())[0] == 0
    here, there = references(tmp_path / "own"), references(tmp_path / "again")
    assert there.keys() == rows.keys()
    for name, each in there.items():
        assert replace(each, gallery="") == replace(here[name], gallery="")
    dino = tiny_dino.save(tiny_dino.make(), tmp_path / "dinov2")
    made = ["models", "make", table, "--backbone", dino, "--out", tmp_path / "pack", "--layer", 2]
    assert main(list(map(str, made))) == 0
    assert open_pinpoint(tmp_path / "pack").gallery.total == len(flat)


def test_what_cannot_be_used_is_named_counted_and_asked_for_again(gallery, server, tmp_path):
    gone = [each.id for each in server.pictures[:7]]
    torn = [each.id for each in server.pictures[7:9]]

    def fault(call):
        name = call.path.split("/")[3] if "/pictures/" in call.path else ""
        return loopback.status(404) if name in gone else loopback.BROKEN_JPEG if name in torn else None

    server.web.fault_for = fault
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0, out
    assert out.count("is gone") == imagery.NAMED and "7 pictures are gone where they were; `pinpoint gallery ref" in out
    assert out.count("is broken or cut short") == 2 and "2 pictures are broken; `pinpoint" in out
    server.web.fault_for = lambda call: None
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 0 and "(+9)" in out and references(tmp_path / "own").keys() == views_of(server.pictures)


def test_what_a_host_that_was_given_up_has_is_counted_and_asked_for_by_the_next_refresh(
    gallery, server, tmp_path, waits
):
    assert gallery("survey")[0] == 0
    came = {each.id for each in server.pictures[:20]}

    def fault(call):
        return None if "/pictures/" not in call.path or call.path.split("/")[3] in came else loopback.status(503)

    server.web.fault_for = fault
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0, out
    count = int(out.partition(" pictures were not asked for, as 127.0.0.1 is given up (it is busy")[0].split()[-1])
    unanswered = len(server.pictures) - 20 - count
    assert count > 0 and f"{unanswered} pictures got no answer from their host; `pinpoint gallery refresh` asks" in out
    assert out.count("is given up") == 1 and references(tmp_path / "own").keys() == views_of(server.pictures[:20])
    server.web.fault_for = lambda call: None
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 0 and references(tmp_path / "own").keys() == views_of(server.pictures), out


def test_an_area_of_which_a_part_cannot_be_asked_for_is_never_called_complete(gallery, server, tmp_path):
    server.web.fault_for = lambda call: loopback.status(500) if is_north_east(call) else None
    told = "1 part of the area, about 25 % of it, could not be asked for"
    code, out = gallery("build", "--out", tmp_path / "own")
    assert code == 1 and f"{told} (127.0.0.1 answers 500 (as told)); what is there is not counted" in out
    assert "surveyed 75 %" in out and "100 %" not in out and not (tmp_path / "own").exists()
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and f"the gallery is not complete: {told}; `pinpoint gallery refresh` asks for it again" in out
    assert references(tmp_path / "own").keys() == views_of(server.pictures[:40])
    server.web.fault_for = lambda call: None
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 0 and references(tmp_path / "own").keys() == views_of(server.pictures)
    assert "not complete" not in out


def is_north_east(call):
    """Tell whether a call is a search of a quarter of the area."""
    west, south, *_ = map(float, call.params.get("bbox", "0,0").split(","))
    return west >= 10 and south >= 50


# what goes on, and what is begun anew


def searches(server):
    return [call.target for call in server.web.calls if call.path.endswith("/search")]


def aged(home):
    """Let all surveys be of the day before."""
    for file in (home / ".cache" / "pinpoint" / "surveys").iterdir():
        os.utime(file, (time.time() - 30 * 3600,) * 2)


@pytest.fixture
def stopped(gallery, monkeypatch):
    """Run a command that ends as if killed when it says something: nothing more is done."""

    def run(said, *arguments):
        def say(line):
            if line.startswith(said):
                raise SystemExit(9)

        with monkeypatch.context() as patched, pytest.raises(SystemExit):
            patched.setattr(imagery, "say", say)
            gallery(*arguments, "--every", 1)

    return run


def test_boxes_that_were_asked_are_not_asked_again_on_the_next_day(gallery, server, home, monkeypatch):
    def say(line):
        if line.startswith("surveyed 50 %"):
            raise SystemExit(9)

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(imagery, "say", say)
        gallery("survey")
    asked = set(searches(server))
    aged(home)
    server.web.calls.clear()
    code, out = gallery("survey")
    assert code == 0 and "is used; it is asked for the rest" in out
    assert len(asked) == len(searches(server)) == 2 and not asked & set(searches(server))


def test_a_build_goes_on_on_the_next_day_by_its_survey_and_a_refresh_asks_anew(
    gallery, server, home, stopped, tmp_path
):
    stopped("25 photos", "build", "--out", tmp_path / "own", "--yes")
    aged(home)
    server.web.calls.clear()
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and not searches(server), out
    assert references(tmp_path / "own").keys() == views_of(server.pictures)
    fresh = [Picture(900 + number, "new", 50.015 + number * 0.001, 10.015, 45, "Dee") for number in range(3)]
    server.put(fresh[0])
    server.put(fresh[1])
    stopped("1 photos", "refresh", tmp_path / "own", "--yes")
    server.put(fresh[2])
    aged(home)
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 0 and views_of(fresh) <= references(tmp_path / "own").keys(), out


def test_another_choice_of_licences_or_outline_keeps_what_still_fits(gallery, server, area, stopped, tmp_path):
    server.licences.update({each.id: "CC-BY-4.0" for each in server.pictures[:10]})
    stopped("40 photos", "build", "--out", tmp_path / "own", "--yes")
    fetched = {path.split("/")[3] for path in downloads(server)}
    code, out = gallery("build", "--out", tmp_path / "own", "--licence-only", LICENCE)  # and then the answer is no
    assert code == 1 and (tmp_path / ".own.building").is_dir()
    server.web.calls.clear()
    write_area(area, 49.99, 9.99, 50.0148, 10.03)
    code, out = gallery("build", "--out", tmp_path / "own", "--yes", "--licence-only", LICENCE)
    assert code == 0, out
    wanted = [each for each in server.pictures[10:40] if each.lat < 50.0148]
    assert references(tmp_path / "own").keys() == views_of(wanted)
    assert "references fetched before lie outside or have another licence; they are left out" in out
    again = {path.split("/")[3] for path in downloads(server)} & fetched
    assert not again
    assert [each.licences for each in ledger.orders_of(tmp_path / "own")] == [(LICENCE,)]
    lines = (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(wanted)
    with closing(sqlite3.connect(tmp_path / "own" / pictures.FILE)) as kept:
        assert {each for (each,) in kept.execute("SELECT id FROM pictures")} == views_of(wanted)


def test_what_cannot_be_gone_on_with_is_not_removed_silently(gallery, server, stopped, tmp_path):
    stopped("25 photos", "build", "--out", tmp_path / "own", "--yes")
    told = tmp_path / ".own.building" / "asked.json"
    told.write_text(json.dumps(["imagery", "mapillary", "", "None"]))
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 0 and f"what was begun for {tmp_path / 'own'} by another source, address or pack is removed" in out


def test_a_bad_order_stops_no_other_and_what_came_is_searched(gallery, server, tmp_path, monkeypatch):
    monkeypatch.delenv("PINPOINT_MAPILLARY_TOKEN", raising=False)
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    [order] = ledger.orders_of(tmp_path / "own")
    sea = Polygon(tuple(Location(*each) for each in ((1, 1), (1, 1.1), (1.1, 1.1))))
    with closing(ledger.ImageryLedger(tmp_path / "own")) as told:
        told.keep_only(replace(order, url="nowhere"))
        told.note(replace(order, source="mapillary", url=""))
        told.note(order)
        told.note(replace(order, within=(sea,)))
    fresh = Picture(900, "new", 50.015, 10.015, 45, "Dee")
    server.put(fresh)
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 1 and "mapillary: " in out and "panoramax: 127.0.0.1 has no imagery here" in out and "(+1)" in out
    name = f"panoramax:{fresh.id}"
    assert name in references(tmp_path / "own")
    assert name in (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig")


def test_a_gallery_does_not_say_where_the_token_is_sent(gallery, server, tmp_path, monkeypatch):
    """A gallery may come from somebody else."""
    monkeypatch.setenv("PINPOINT_MAPILLARY_TOKEN", "MLY|1|mine")
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    [order] = ledger.orders_of(tmp_path / "own")
    with closing(ledger.ImageryLedger(tmp_path / "own")) as told:
        told.keep_only(replace(order, url="nowhere"))
        told.note(replace(order, source="mapillary"))
    server.web.calls.clear()
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 1 and not server.web.calls
    assert f"your token would be sent to {order.url}" in out and f"add --url {order.url} if you know it" in out
    code, out = gallery("refresh", tmp_path / "own", "--yes", "--url", order.url, source=())
    assert code == 1 and "your token" not in out and server.web.calls


def test_a_damaged_ledger_or_survey_is_told_or_begun_anew(gallery, server, home, tmp_path):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    assert gallery("survey")[0] == 0
    [file] = (home / ".cache" / "pinpoint" / "surveys").glob("*.sqlite")
    file.write_bytes(b"no database at all" * 100)
    code, out = gallery("survey")
    assert code == 0 and "surveyed 100 %" in out
    path = tmp_path / "own" / ledger.FILE
    path.write_bytes(b"no database at all" * 100)
    code, out = gallery("refresh", tmp_path / "own", "--yes", source=())
    assert code == 1 and f"{path} cannot be read" in out and "if it is damaged, delete that file" in out


def test_whatever_is_searched_is_credited_also_after_a_kill(gallery, server, stopped, tmp_path, monkeypatch):
    assert gallery("build", "--out", tmp_path / "own", "--yes")[0] == 0
    before = references(tmp_path / "own").keys()
    for number in range(40):
        server.put(Picture(900 + number, "new", 50.0001 + number * 0.0005, 10.015, 45, "Dee"))
    monkeypatch.setattr(store, "SEALED", 8)
    stopped("30 photos", "add", "--to", tmp_path / "own", "--yes")
    found = references(tmp_path / "own")
    assert len(found) > len(before)
    with (tmp_path / "own" / ledger.CREDITS).open(encoding="utf-8-sig", newline="") as file:
        named = {row["id"]: (row["author"], row["licence"]) for row in csv.DictReader(file)}
    assert found.keys() <= named.keys() and ("Dee", LICENCE) in named.values()


# around a run


@pytest.fixture
def located(engine, queries, tmp_path):
    """A run of three photos, each with candidates far apart."""
    return tiny.write_run(tmp_path / "run.gpkg", engine, queries[:3], Request(top_k=3))


def beside(candidate, number, path="", off_deg=0.004):
    """A picture some 400 m from a candidate; of a photo's file it shows what that shows."""
    place, size = candidate.location, (640, 480)
    if path:
        with Image.open(path) as image:
            size = image.size
    return Picture(number, "near", place.lat + off_deg, place.lon, author="Ada Walker", size=size, path=path)


def test_evidence_is_fetched_around_the_candidates_of_a_run_and_the_first_answers_are_kept(
    gallery, server, located, world, tmp_path
):
    first, *others = located.results
    shown = [beside(each, 400 + n, first.photo.path) for n, each in enumerate(first.candidates[1:])]
    far = beside(first.candidates[0], 500, off_deg=0.03)
    known = {each.location for each in first.candidates}
    theirs = {each.location: each for other in others for each in other.candidates if each.location not in known}
    elsewhere = [beside(each, 600 + n, off_deg=0.002) for n, each in enumerate(theirs.values())]
    server.pictures[:] = [*shown, far, *elsewhere]
    mine = ("--around", located.path, "--photo", first.photo.path, "--reach", 1)
    code, out = gallery("survey", "--json", where=mine)
    assert code == 0 and json.loads(out.splitlines()[-1])["found"] == len(shown)
    assert gallery("build", "--out", tmp_path / "near", "--yes", where=mine)[0] == 0
    assert references(tmp_path / "near").keys() == views_of(shown)
    code, out = gallery("survey", "--json", where=("--around", located.path))
    assert code == 0 and json.loads(out.splitlines()[-1])["found"] == len(shown) + len(elsewhere) > len(shown)
    again = ["locate", "--again", located.path, first.photo.path, "--gallery", tmp_path / "near", "--pack", world.pack]
    assert main(list(map(str, again))) == 0
    rows = runs.read(located.path)
    assert [row["answer"] for row in rows["photos"]] == [2, 1, 1]
    named = {row["ref_id"] for row in rows["candidates"] if row["photo_id"] == first.photo.id}
    assert views_of(shown) < named and len(rows["answers"]) == 2
    held = answers.from_text(rows["answers"][0]["held"])
    assert [row["ref_id"] for row in held["candidates"]] == [each.reference.id for each in first.candidates]


def test_a_photo_is_named_by_its_id_too_and_what_cannot_be_looked_around_is_refused(gallery, server, located, tmp_path):
    near = [beside(each, 400 + n) for n, each in enumerate(located.results[1].candidates)]
    server.pictures[:] = near
    one = ("--photo", located.results[1].photo.id)
    code, out = gallery("survey", where=("--around", located.path, *one))
    assert code == 0 and f"within 2 km of 3 candidates and positions of {located.path}" in out
    for where, words in (
        (("--around", located.path, "--photo", "none.jpg"), "none.jpg is no photo of"),
        (("--around", located.path, "--reach", "0"), "a reach of 0 km cannot be used; choose one of up to 100 km"),
        (("--around", tmp_path / "no.gpkg"), "no.gpkg cannot be read"),
        (one, "--photo and --reach are for the candidates of a run; name it with --around"),
    ):
        code, out = gallery("survey", where=where)
        assert code == 1 and words in out, out
    code, out = gallery("build", tmp_path, "--out", tmp_path / "own", *("--around", located.path), source=())
    assert code == 1 and "--around cannot be used with photos of your own" in out


REFUSED = {
    "no imagery": ("build", {"area": (10.0, 10.0, 10.1, 10.1)}, "has no imagery here"),
    "no licence": (
        "build",
        {"more": ("--licence-only", "CC0")},
        f"has a licence that is allowed (they have: {LICENCE})",
    ),
    "none come": ("build", {"fault": loopback.status(404)}, "gives none of 5 pictures"),
    "photos too": ("build", {"more": ("photos",)}, "photos cannot be combined with --source panoramax"),
    "no area": (
        "build",
        {"within": False, "more": ("--source", "panoramax")},
        "needs an area; name a file of polygons with --within",
    ),
    "several machines": ("build", {"more": ("--ray", "10.0.0.1:6379")}, "leave out --ray"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_said_with_its_remedy(gallery, server, area, tmp_path, case):
    action, told, words = case
    if corners := told.get("area"):
        write_area(area, *corners)
    if fault := told.get("fault"):
        server.web.fault_for = lambda call: fault if "/pictures/" in call.path else None
    source = ("--source", "panoramax") if told.get("within", True) else ()
    code, out = gallery(action, *told.get("more", ()), "--out", tmp_path / "own", "--yes", source=source)
    assert code == 1 and words in out and "Traceback" not in out
    assert not (tmp_path / "own").exists()


def test_none_of_all_pictures_is_another_error_than_no_imagery(gallery, server, tmp_path):
    assert gallery("survey")[0] == 0
    server.web.fault_for = lambda call: loopback.status(404) if "/pictures/" in call.path else None
    code, out = gallery("build", "--out", tmp_path / "own", "--yes")
    assert code == 1 and f"0 of {len(server.pictures)} pictures of 127.0.0.1 could be downloaded: " in out


def test_own_photos_want_no_options_of_services(gallery, world, tmp_path, area):
    code, out = gallery("build", world.table, "--out", tmp_path / "own", "--within", area, source=())
    assert code == 1 and "--within cannot be used with photos of your own" in out
    code, out = gallery("build", "--out", tmp_path / "own", source=())
    assert code == 1 and "no photos are named" in out


def test_a_build_that_is_killed_goes_on_where_it_was(server, area, world, home, tmp_path):
    """kill -9, several times at different moments: each picture is downloaded once, but for those in hand."""
    command = [sys.executable, "-m", "pinpoint_engine.cli", "gallery", "build", "--source", "panoramax"]
    command += ["--url", server.web.url, "--within", area, "--pack", world.pack, "--yes", "--every", "1"]
    command = [*map(str, command), "--out", str(tmp_path / "own")]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    told = 0
    for most in (3, 9, 20):
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                if line.endswith(" photos\n") and int(line.split()[0]) == most:
                    process.send_signal(signal.SIGKILL)
                    break
        assert process.wait() == -signal.SIGKILL and not (tmp_path / "own").exists()
        told += most
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = references(tmp_path / "own")
    assert found.keys() == views_of(server.pictures)
    added = int(done.stdout.rsplit("(+", 1)[1].partition(")")[0])
    assert added <= len(found) - told
    for each in found.values():
        assert pictures.find(each).thumbnail
    searches = [call.target for call in server.web.calls if call.path.endswith("/search")]
    assert len(searches) == len(set(searches)) > 0
    assert len(downloads(server)) <= len(server.pictures) + 4 * 5 + 3 * (32 + 4)
