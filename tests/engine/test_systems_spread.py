"""Pinpoint with a search that processes of a cluster share answers as one process; without one of them it refuses."""

from __future__ import annotations

import csv
import os
import signal

import pytest
import rays
import tiny
from test_answering_spread import SameProcess

from pinpoint_engine import (
    Album,
    Location,
    Polygon,
    Prediction,
    Request,
    Source,
    System,
    cluster,
    runs,
    tables,
)
from pinpoint_engine.answering.spread import SpreadSearch
from pinpoint_engine.cli import locate as command
from pinpoint_engine.cli import main
from pinpoint_engine.errors import EngineError
from pinpoint_engine.gallery import store
from pinpoint_engine.models.runtime import ON_TORCH
from pinpoint_engine.photos import read_photo
from pinpoint_engine.systems import spread
from pinpoint_engine.systems.pinpoint import PackSpaces, open_pinpoint

CORNERS = ((43.0, -3.0), (43.0, 4.0), (50.0, 4.0), (50.0, -3.0))
FRANCE = (Polygon(tuple(Location(*corner) for corner in CORNERS)),)
ASKED = {
    "plain": Request(),
    "area": Request(within=FRANCE, top_k=3),
    "street": Request(sources=(Source.STREET,), without=("paris-0", "mine-manly-1")),
    "trip": Request(album=Album.SAME_TRIP, speed_kmh=900),
    "fair": Request(fair=True),
}


@pytest.fixture(scope="module")
def galleries(world, tmp_path_factory):
    """Two galleries of the user's, one of two shards; some references are those of the pack, one is removed."""
    folder = tmp_path_factory.mktemp("galleries")
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = [{**row, "path": str(world.folder / row["path"])} for row in csv.DictReader(file)]
    mine = [{**row, "id": f"mine-{row['id']}", "lat": f"{float(row['lat']) * 0.9999:.7f}"} for row in rows]
    for name, part in (("one", mine[:30]), ("more", mine[20:48:2]), ("two", [*rows[:6], *mine[25:]])):
        tiny.write_table(folder / f"{name}.csv", part)
    common = ["--pack", str(world.pack), "--duplicates"]
    for action, table, where in (("build", "one", "one"), ("add", "more", "one"), ("build", "two", "two")):
        to = "--out" if action == "build" else "--to"
        assert not main(["gallery", action, str(folder / f"{table}.csv"), to, str(folder / where), *common])
    with store.changing(folder / "one") as changed:
        changed.remove(changed.gallery.rows_of(["mine-paris-2"]))
    return [folder / "one", folder / "two"]


@pytest.fixture(scope="module")
def alone(world, galleries):
    """The engine in this process."""
    return open_pinpoint(world.pack, galleries)


@pytest.fixture(scope="module")
def machines():
    """A cluster of two machines with two cores each."""
    with rays.machines(2, cpus=2) as started:
        yield started


@pytest.fixture(scope="module")
def shared(world, galleries):
    """The engine with its search shared by three parts in this process."""
    engine = open_pinpoint(world.pack, galleries)
    spaces = PackSpaces.open(world.pack, galleries, "auto", "auto").spaces
    engine.spaces = SpreadSearch(SameProcess(spaces, 3)).over(engine.spaces)
    return engine


@pytest.fixture
def photos(world, broken, tmp_path):
    """Photos of places in the galleries, one that is broken, and two of no place there."""
    others = [tiny.draw(tmp_path / f"{seed}.jpg", seed) for seed in (500, 501)]
    return [read_photo(str(path)) for path in (*world.photos[::3], broken, *others)]


def same_answers(shared, alone, photos, asked):
    found, wanted = list(shared.locate(photos, asked)), list(alone.locate(photos, asked))
    assert found == wanted
    assert any(isinstance(each, Prediction) and each.candidates for each in wanted)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_answers_are_those_of_one_process(shared, alone, photos, asked):
    same_answers(shared, alone, photos, asked)


@pytest.mark.slow
def test_answers_of_processes_on_machines_are_those_of_one(machines, alone, world, galleries, photos):
    engine, paths = open_pinpoint(world.pack, galleries), [str(world.pack), *map(str, galleries)]
    with cluster.joined(machines.address, cpus=2, paths=paths) as joined:
        assert spread.spread_search(engine, joined, world.pack, galleries) == 2
        for asked in ASKED.values():
            same_answers(engine, alone, photos, asked)


def test_what_is_told_of_the_engine_is_the_same(shared, alone):
    assert shared.describe() == alone.describe()
    assert shared.coverage(1.0) == alone.coverage(1.0)


def test_places_of_another_system_are_ranked_alike(shared, alone, queries, monkeypatch):
    from test_systems_proposers import QUITO, Gazer

    from pinpoint_engine.systems.proposers import Proposers

    monkeypatch.setattr(Proposers, "_open", lambda self, system: Gazer((Location(48.86, 2.3), 0.5), (QUITO, 0.3)))
    asked = Request(proposed_by=System.GEOCLIP)
    assert list(shared.locate(queries, asked)) == list(alone.locate(queries, asked))


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code and output."""

    def run(*arguments):
        code = main([*map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.fixture
def asked(world, galleries):
    """The command that locates the tiny world's photos with both galleries."""
    named = [part for folder in galleries for part in ("--gallery", folder)]
    return ("locate", world.folder / "photos", "--pack", world.pack, *named)


def content(path):
    """Return the rows of a run's tables without what is of this run alone."""
    own = {"run_id", "started", "finished"}
    return {
        name: [{key: value for key, value in row.items() if key not in own} for row in rows]
        for name, rows in runs.read(path).items()
    }


def answers(told):
    return [line for line in told.splitlines() if line.startswith("[")]


@pytest.mark.slow
def test_a_run_is_the_run_of_one_process(run, machines, asked, tmp_path):
    code, told = run(*asked, "--out", tmp_path / "many.gpkg", "--ray", machines.address, "--spread")
    assert code == 0 and "2 processes on 2 machines search for the photos" in told, told
    code, alone = run(*asked, "--out", tmp_path / "one.gpkg")
    assert code == 0 and answers(told) == answers(alone) and len(answers(told)) == 48
    many, one = content(tmp_path / "many.gpkg"), content(tmp_path / "one.gpkg")
    assert many == one and len(one[tables.CANDIDATES.name]) > 100


@pytest.mark.slow
def test_a_run_whose_part_is_killed_refuses_and_goes_on_later(run, machines, asked, tmp_path, monkeypatch):
    begun, say = [], command.say

    def begin(joined, make, begin=cluster.Cluster.begin):
        begun.append(begin(joined, make))
        return begun[-1]

    def kill_after_the_third(line):
        say(line)
        if line.startswith("[3/"):
            (process,) = cluster.answers([begun[1].send(lambda part: os.getpid())], "a part")
            os.kill(process, signal.SIGKILL)

    monkeypatch.setattr(cluster.Cluster, "begin", begin)
    monkeypatch.setattr(command, "say", kill_after_the_third)
    options = ("--ray", machines.address, "--spread")
    code, told = run(*asked, "--out", tmp_path / "run.gpkg", *options)
    assert code and "a part of the galleries of the cluster was lost (ActorDiedError); see `ray status`" in told, told
    assert 3 <= len(answers(told)) < 48
    rest = next(line for line in told.splitlines() if line.startswith("the rest: "))
    assert f"--ray {machines.address} --spread" in rest
    monkeypatch.setattr(command, "say", say)
    code, told = run("locate", "--resume", tmp_path / "run.gpkg", *asked[2:], *options)
    assert code == 0, told
    assert run(*asked, "--out", tmp_path / "one.gpkg")[0] == 0
    assert content(tmp_path / "run.gpkg") == content(tmp_path / "one.gpkg")


@pytest.mark.slow
def test_machines_with_another_runtime_are_refused(machines, world, galleries, monkeypatch):
    engine = open_pinpoint(world.pack, galleries)
    monkeypatch.setattr(spread, "choose", lambda *_: ON_TORCH)
    told = r"do not have the pack, the galleries and the runtime of this one"
    with cluster.joined(machines.address, cpus=2) as joined, pytest.raises(EngineError, match=told):
        spread.spread_search(engine, joined, world.pack, galleries)


def test_a_search_is_not_spread_without_a_cluster(run, asked):
    code, told = run(*asked, "--spread")
    assert code and "--spread needs a cluster; name its address with --ray, or leave --spread out" in told


@pytest.mark.slow
def test_another_system_is_refused(run, machines, asked):
    code, out = run("locate", asked[1], "--ray", machines.address, "--spread", "--system", "planet")
    assert code and "only Pinpoint searches on several machines; leave out --spread or --system" in out
