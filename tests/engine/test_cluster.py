"""Work on several machines: a real cluster on the loopback address, whose processes and engines are killed."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import rays

from pinpoint_engine import cluster, pool
from pinpoint_engine.errors import EngineError, GalleryError, MissingPartError, RequestError
from pinpoint_engine.types import Album, Location, Photo, Request

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def machines():
    """A cluster of two machines with two cores each."""
    with rays.machines(2, cpus=2) as started:
        yield started


@pytest.mark.parametrize("address", ["", "local", "auto", "ray://127.0.0.1:10001", "127.0.0.1", "http://a:1", "a:b"])
def test_no_cluster_is_begun_where_none_is_named(address):
    pytest.importorskip("ray", reason="Ray is not installed")
    with pytest.raises(RequestError, match=r"is no address of a Ray cluster; name HOST:PORT"), cluster.joined(address):
        pass


def test_where_no_cluster_answers_is_told():
    pytest.importorskip("ray", reason="Ray is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    told = rf"no Ray cluster answers at {address} \(.*\); begin one with"
    with pytest.raises(EngineError, match=told), cluster.joined(address):
        pass


def test_without_ray_the_remedy_is_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingPartError, match=r"pip install pinpoint-engine\[ray\]"), cluster.joined("127.0.0.1:6379"):
        pass


def test_work_is_done_once_each_and_in_order(machines, tmp_path):
    with cluster.joined(machines.address, cpus=1, folder=tmp_path) as joined:
        assert (joined.room, joined.machines) == (4, 2)
        work = rays.Fatal(tmp_path, -1)
        assert list(joined.each(work, range(30))) == [(item, item * item) for item in range(30)]
    assert sorted(os.listdir(tmp_path)) == sorted(map(str, range(30)))  # and no mark is left


def test_the_work_of_a_killed_process_is_done_again(machines, tmp_path):
    with cluster.joined(machines.address, cpus=1, folder=tmp_path) as joined:
        assert [made for _, made in joined.each(rays.Fatal(tmp_path, 3), range(8))] == [item**2 for item in range(8)]
    assert (tmp_path / "3").read_text() == "xx"


def test_a_machine_that_does_not_see_the_folder_is_named(machines, tmp_path):
    told = r"the machine .* does not see /nowhere/photos; mount the same folder under"
    with pytest.raises(EngineError, match=told), cluster.joined(machines.address, cpus=1, paths=["/nowhere/photos"]):
        pass


def test_another_folder_of_the_same_name_is_not_the_shared_one(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "SEEN_S", 0.3)
    mark = cluster.Mark(tmp_path / ".seen-1", "ours")
    mark.path.write_text("theirs")
    assert cluster.look(mark, [], "node").unseen == (str(tmp_path),)
    mark.path.write_text("ours")
    assert cluster.look(mark, [], "node").unseen == ()
    assert Path(f"{mark.path}.node").read_text() == "ours"


def test_too_many_cores_are_refused(machines):
    told = r"no machine of the cluster .* has 64 cores; add one, or ask for fewer"
    with pytest.raises(EngineError, match=told), cluster.joined(machines.address, cpus=64):
        pass


def test_errors_arrive_as_they_are(machines):
    with cluster.joined(machines.address, cpus=1) as joined:
        with pytest.raises(GalleryError, match=r"^the gallery is broken; build it again$") as found:
            list(joined.each(rays.fail, [0]))
        assert found.value.code == "mine"
        with pytest.raises(EngineError, match=r"a machine of the cluster failed \(.*\); correct that and run"):
            list(joined.each(rays.fail, [1]))


def echoes(folder, count, address, fatal="", times=0, album=Album.INDEPENDENT):
    """Ask a pool of these engines about some photos, and return the results."""
    photos = [Photo(f"p{number}", f"/p{number}", album=f"a{number % 7}") for number in range(count)]
    photos[0] = replace(photos[0], geotag=Location(1, 2))
    with cluster.joined(address, cpus=1) as joined:
        engines = pool.EnginePool(joined, partial(rays.Echo, folder, fatal, times))
        found = list(engines.locate(iter(photos), Request(album=album)))
        assert len(engines.engines) == 4
    assert [each.photo for each in found] == photos  # each once, in order, with what is known of it here
    return found


def test_engines_share_photos_and_answer_in_order(machines, tmp_path):
    found = echoes(tmp_path, 200, machines.address)
    assert len({each.message for each in found}) > 1
    assert {len((tmp_path / each.photo.id).read_text().split()) for each in found} == {1}


def test_an_engine_that_is_killed_loses_no_photo(machines, tmp_path):
    found = echoes(tmp_path, 100, machines.address, "p41", 1)
    assert {each.code for each in found} == {"independent"}


def test_a_photo_that_kills_every_engine_is_a_failure_and_the_rest_is_answered(machines, tmp_path):
    found = echoes(tmp_path, 60, machines.address, "p20", 99)
    assert [each.photo.id for each in found if each.code == "engine_died"] == ["p20"]
    assert len((tmp_path / "p20").read_text().split()) == 4  # twice among others, twice alone


def test_the_photos_of_an_album_are_answered_by_one_engine(machines, tmp_path):
    found = echoes(tmp_path, 70, machines.address, album=Album.SAME_PLACE)
    for album in {each.photo.album for each in found}:
        assert len({each.message for each in found if each.photo.album == album}) == 1
