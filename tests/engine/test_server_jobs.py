"""Jobs without HTTP: how many a client may start, what happens to their photos, and when they are deleted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from served import until
from test_server import Slow

from pinpoint_engine import wire
from pinpoint_engine.errors import EngineError
from pinpoint_engine.server.engines import OpenEngines
from pinpoint_engine.server.jobs import Jobs
from pinpoint_engine.server.limits import ServerLimits
from pinpoint_engine.server.uploads import Uploads
from pinpoint_engine.types import Request, System

LIMITS = replace(ServerLimits(), jobs=3, jobs_per_client=2, job_bytes=100, keep_s=300.0, abandoned_s=60.0)


class Watching(Slow):
    """An engine that records the photos it gets."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def locate(self, queries, request):
        return super().locate((self.asked.append(photo) or photo for photo in queries), request)


@pytest.fixture
def engine():
    return Watching()


@pytest.fixture
def jobs(tmp_path, engine):
    uploads = Uploads(tmp_path)
    made = Jobs(OpenEngines((System.PINPOINT,), lambda _: engine), uploads, LIMITS)
    yield made
    made.stop()
    engine.go.release(99)
    made.wait(30)
    uploads.close()


def start(jobs, client="ada", key="", count=None):
    order = wire.JobOrder(System.PINPOINT, Request(), count)
    return jobs.start(order, client=client, key=key, local=True, wake=lambda _: None)


def ended(jobs, **asked):
    """Start a job without photos, and wait for its end."""
    job = start(jobs, count=0, **asked)
    until(lambda: job.ended)
    return job


def put(job, number, size, **told):
    path = job.folder / f"{number}.png"
    path.write_bytes(bytes(size))
    job.put(number, path, **told)
    return path


def told(job):
    return [json.loads(line) for line in job.events(0, 99)]


def refused(jobs, client):
    with pytest.raises(EngineError, match="try again in a few seconds") as busy:
        start(jobs, client)
    return busy.value.code


def test_a_job_that_ended_makes_room(jobs):
    for _ in range(9):
        ended(jobs)
    assert jobs.running() == []
    first, second = start(jobs), start(jobs)
    assert jobs.running() == [first, second] and refused(jobs, "ada") == "engine_busy"
    first.halt(wire.CANCELLED)
    until(lambda: first.ended)
    assert start(jobs) in jobs.running()


def test_each_client_has_its_own_limit_of_jobs_and_all_have_one(jobs):
    start(jobs), start(jobs)
    assert refused(jobs, "ada") == "engine_busy"
    start(jobs, "bo")
    assert refused(jobs, "bo") == refused(jobs, "cy") == "engine_busy"


def test_a_key_is_good_for_the_client_that_chose_it(jobs):
    own = ended(jobs, key="k")
    assert ended(jobs, client="bo", key="k") is not own
    assert start(jobs, key="k", count=0) is own
    assert ended(jobs, key="other") is not own
    with pytest.raises(EngineError, match="another job") as taken:
        start(jobs, key="k", count=1)
    assert taken.value.code == "other_job"


def test_without_a_key_every_job_is_a_new_one(jobs):
    assert ended(jobs) is not ended(jobs)


def test_photos_that_wait_have_a_limit_of_bytes_together(jobs, engine):
    job = start(jobs)
    put(job, 0, 60), put(job, 1, 40)
    assert job.check(2)  # a hundred bytes are not more than a hundred
    put(job, 2, 1)
    with pytest.raises(EngineError, match="choose fewer") as full:
        job.check(3)
    assert full.value.code == "no_room"
    engine.go.release()
    until(lambda: len(told(job)) == 1)
    assert job.check(3)


def test_a_photo_that_vanishes_stops_neither_the_job_nor_those_after_it(jobs, engine):
    job = start(jobs, count=4)
    for number in range(3):
        path = put(job, number, 100)
        path.unlink()
        engine.go.release()
        until(lambda count=number + 1: len(told(job)) == count)
        assert job.check(3)  # what is gone takes no room
    put(job, 3, 1)
    engine.go.release()
    until(lambda: job.ended)
    assert [(event["kind"], event.get("photo")) for event in told(job)] == [
        *((wire.RESULT, number) for number in range(4)),
        (wire.ENDED, None),
    ]


def test_a_photo_keeps_its_album_and_the_time_between_it_and_others(jobs, engine):
    job = start(jobs, count=3)
    for number, (album, seconds) in enumerate([("7", 660.0), ("8", 0.0), ("7", None)]):
        put(job, number, 1, album=album, seconds=seconds)
    engine.go.release(9)
    until(lambda: job.ended)
    assert [photo.album for photo in engine.asked] == ["7", "8", "7"]
    assert engine.asked[0].taken_at - engine.asked[1].taken_at == timedelta(minutes=11)
    assert engine.asked[2].taken_at is None


def test_the_first_reason_to_stop_is_told(jobs, engine):
    job = start(jobs)
    job.halt(wire.FAILED, "abandoned", "first")
    job.halt(wire.CANCELLED, message="second")
    until(lambda: job.ended)
    (last,) = told(job)
    assert (last["kind"], last["code"], last["message"]) == (wire.FAILED, "abandoned", "first")


@pytest.mark.parametrize(("idle_s", "there"), [(299, True), (301, False)])
def test_an_ended_job_is_kept_for_a_while(jobs, idle_s, there):
    job = ended(jobs)
    job.touched -= idle_s
    jobs.tidy()
    if there:
        assert jobs.get(job.id) is job
    else:
        with pytest.raises(EngineError, match="start it again"):
            jobs.get(job.id)


@pytest.mark.parametrize(("idle_s", "goes_on"), [(59, True), (61, False)])
def test_a_job_whose_client_is_silent_goes_on_for_a_while(jobs, idle_s, goes_on):
    job = start(jobs)
    job.touched -= idle_s
    jobs.tidy()
    if goes_on:
        assert job.check(0)
    else:
        assert not job.check(0)
        until(lambda: job.ended)
        assert told(job)[-1]["code"] == "abandoned"
