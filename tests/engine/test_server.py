"""The service over real HTTP: jobs from the first photo to the last event, after which it keeps nothing."""

from __future__ import annotations

import json
import shutil
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
import tiny
from served import TOKEN, calls, serving, until

from pinpoint_engine import Request, photos, wire
from pinpoint_engine.types import Album, EngineCard, Failure, System


class Slow:
    """An engine that waits for the test before each answer, and counts the answers."""

    def __init__(self, patience=None):
        self.go = threading.Semaphore(0)
        self.answered = 0

    def locate(self, queries, request):
        for photo in queries:
            self.go.acquire(timeout=30)
            self.answered += 1
            yield Failure(photo, "slow", "answered; wait")

    def describe(self):
        return EngineCard(("pinpoint",), (), (), 0, {}, {}, {"pack tiny": "5e"})


class Filed:
    """An engine whose first candidate, alone and fused, refers to a file on this machine."""

    def __init__(self, engine):
        self.engine, self.describe = engine, engine.describe

    def locate(self, queries, request):
        for told in self.engine.locate(queries, replace(request, album=Album.INDEPENDENT)):
            first, *others = told.candidates
            secret = replace(first.reference, url="file:///home/ada/SECRET.jpg", gallery="/home/ada/HIDDEN")
            near = replace(first.evidence[0], reference=secret)
            named = replace(told, candidates=(replace(first, reference=secret, evidence=(near,)), *others))
            yield replace(named, alone=named)


class Broken(Slow):
    """An engine that raises an unexpected error."""

    def locate(self, queries, request):
        raise RuntimeError(f"/home/ada/weights of {next(iter(queries)).path}")


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engine) as server:
        yield server


@pytest.fixture
def call(server):
    with calls(server) as call:
        yield call


@pytest.fixture(scope="session")
def pictures(queries):
    return [photos.lossless(photos.decode(photo.path)) for photo in queries]


def start(call, **content):
    answer = call("POST", "jobs", json=content)
    assert answer.status_code == 201, answer.text
    return answer.json()["job"]


def events(call, job, after=0):
    with call("GET", f"jobs/{job}/events?after={after}", stream=True) as answer:
        assert answer.status_code == 200
        return [wire.event_from_json(json.loads(line)) for line in answer.iter_lines() if line]


def test_health_and_description(call, engine):
    assert call("GET", "health").json() == {"status": "ok", "protocol": wire.PROTOCOL}
    info = wire.info_from_json(call("GET", "info").json())
    assert info.systems == ("pinpoint",) and info.cards["pinpoint"] == engine.describe()
    assert info.limits == {"photos": 2_000, "photo_bytes": 50_000_000, "photo_pixels": 40_000_000}
    assert len(info.instance) == 16


def test_a_job_from_its_first_photo_to_its_last_event(call, engine, queries, pictures):
    job = start(call, request={"top_k": 3}, count=5)
    for number in range(5):
        assert call("PUT", f"jobs/{job}/photos/{number}", data=pictures[number]).json() == {"photo": number}
    heard = events(call, job)
    assert [event.sequence for event in heard] == [1, 2, 3, 4, 5, 6]
    assert [event.photo for event in heard] == [0, 1, 2, 3, 4, -1] and heard[-1].kind == wire.ENDED
    local = list(engine.locate(queries[:5], Request(top_k=3)))
    told = [wire.result_from_json(e.result, p, tiny.sha256(p.path)) for e, p in zip(heard[:-1], queries, strict=False)]
    assert told == local


def test_answers_come_before_the_last_photo_is_sent(call, pictures):
    """Four at a time, as soon as the next four are there to be decoded meanwhile."""
    job = start(call)
    for number in range(8):
        call("PUT", f"jobs/{job}/photos/{number}", data=pictures[number % 4])
    with call("GET", f"jobs/{job}/events", stream=True) as answer:
        lines = (json.loads(line) for line in answer.iter_lines(chunk_size=None) if line)
        assert [next(lines)["photo"] for _ in range(4)] == [0, 1, 2, 3]
        call("PUT", f"jobs/{job}/photos/8", data=pictures[4])
        assert call("PUT", f"jobs/{job}/count", json={"count": 9}).json() == {"count": 9}
        assert [next(lines)["kind"] for _ in range(6)] == [wire.RESULT] * 5 + [wire.ENDED]


def test_events_go_on_after_a_number(call, pictures):
    job = start(call, count=2)
    for number in (1, 0):
        call("PUT", f"jobs/{job}/photos/{number}", data=pictures[number])
    whole = events(call, job)
    assert [events(call, job, after) for after in range(4)] == [whole[after:] for after in range(4)]
    assert events(call, job, 99) == []


def test_the_same_call_twice_does_no_harm(call, server, pictures):
    key = {"Idempotency-Key": "k1"}
    jobs = {call("POST", "jobs", json={"count": 1}, headers=key).json()["job"] for _ in range(3)}
    assert len(jobs) == 1
    other = call("POST", "jobs", json={"count": 2}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "other_job")
    job = jobs.pop()
    for picture in (pictures[0], pictures[1], b""):
        assert call("PUT", f"jobs/{job}/photos/0", data=picture).status_code == 200
    for _ in range(2):
        assert call("PUT", f"jobs/{job}/count", json={"count": 1}).status_code == 200
    first, _ = events(call, job)
    assert first.result["prediction"]["candidates"]
    assert call("GET", f"jobs/{job}/result").json()["events"] == [wire.event_to_json(e) for e in events(call, job)]
    assert [call("DELETE", f"jobs/{job}").status_code for _ in range(2)] == [204, 204]
    assert call("GET", f"jobs/{job}/result").json()["code"] == "no_such_job"


def test_an_empty_body_says_that_there_is_no_such_photo(call, pictures):
    job = start(call, count=3)
    for number, body in enumerate([b"", pictures[0], b""]):
        call("PUT", f"jobs/{job}/photos/{number}", data=body)
    assert [(event.kind, event.photo) for event in events(call, job)] == [(wire.RESULT, 1), (wire.ENDED, -1)]


def test_only_systems_that_are_served_propose_candidates_to_clients_from_elsewhere(call):
    order = wire.order_to_json(wire.JobOrder(System.PINPOINT, Request(proposed_by=System.GEOCLIP)))
    assert call("POST", "jobs", json=order).status_code == 201
    answer = call("POST", "jobs", json=order, headers={"X-Forwarded-For": "203.0.113.9"})
    assert (answer.status_code, answer.json()["code"]) == (422, "no_system")
    assert answer.json()["message"] == "this engine has no candidates of geoclip; see /v1/info"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "jobs/none/events", 404, "no_such_job"),
        ("GET", "jobs/none/result", 404, "no_such_job"),
        ("PUT", "jobs/none/photos/0", 404, "no_such_job"),
        ("PUT", "jobs/../../etc/photos/0", 404, "no_such_call"),
        ("PUT", "jobs/%2e%2e%2fetc/photos/0", 404, "no_such_call"),
        ("GET", "info?system=oracle", 422, "no_system"),
        ("GET", "nothing", 404, "no_such_call"),
        ("PATCH", "jobs", 405, "no_such_call"),
        ("GET", "jobs/none/events?after=-1", 422, "bad_request"),
    ],
)
def test_what_there_is_not_is_refused_in_json(call, method, path, status, code):
    answer = call(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_job_refuses_photos_it_cannot_have(call, pictures):
    job = start(call, count=2)
    for number, status in ((2, 404), (-1, 404), ("x", 422)):
        assert call("PUT", f"jobs/{job}/photos/{number}", data=pictures[0]).status_code == status
    assert call("PUT", f"jobs/{job}/count", json={"count": 3}).json()["code"] == "other_count"
    assert call("PUT", f"jobs/{job}/count", json=[2]).json()["code"] == "bad_request"
    for seconds in ("nan", "inf", "-1", "1e300"):
        assert call("PUT", f"jobs/{job}/photos/0?seconds={seconds}", data=pictures[0]).status_code == 422
    assert call("GET", f"jobs/{job}/result").json()["code"] == "not_ended"
    call("DELETE", f"jobs/{job}")


def test_a_request_that_cannot_be_met_fails_with_its_own_error(call, pictures):
    job = start(call, request={"within": [[[[0, 0], [1, 0]]]]}, count=1)
    call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
    (event,) = events(call, job)
    assert (event.kind, event.error, event.code) == (wire.FAILED, "RequestError", "bad_request")


def test_pixels_go_when_they_are_answered_and_all_with_the_job(call, server, pictures):
    job = start(call)
    call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
    folder = server.uploads.folder / job
    assert folder.stat().st_mode & 0o777 == server.uploads.folder.stat().st_mode & 0o777 == 0o700
    for number in range(1, 8):
        call("PUT", f"jobs/{job}/photos/{number}", data=pictures[number % 4])
    waiting = [f"{number}.png" for number in range(4, 8)]
    until(lambda: sorted(file.name for file in folder.iterdir()) == waiting)
    call("PUT", f"jobs/{job}/photos/8", data=pictures[4])
    assert "8.png" in [file.name for file in folder.iterdir()]
    call("DELETE", f"jobs/{job}")
    until(lambda: not folder.exists())


def test_a_temporary_folder_that_was_tidied_is_made_again(tmp_path, engine, pictures):
    with serving(tmp_path, engine) as server, calls(server) as call:
        shutil.rmtree(server.uploads.folder)
        job = start(call, count=1)
        assert server.uploads.folder.stat().st_mode & 0o777 == 0o700
        call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
        assert [event.kind for event in events(call, job)] == [wire.RESULT, wire.ENDED]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_the_job_goes_on_when_there_is_room(small_disk, engine, pictures):
    noise = np.random.default_rng(1).integers(0, 256, (400, 400, 3), np.uint8)
    with serving(small_disk, engine) as server, calls(server) as call:
        job = start(call, count=1)
        refused = call("PUT", f"jobs/{job}/photos/0", data=photos.lossless(noise))
        assert (refused.status_code, refused.json()["code"]) == (507, "no_room")
        assert "free some space" in refused.json()["message"]
        call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
        assert [event.kind for event in events(call, job)] == [wire.RESULT, wire.ENDED]
    assert list(small_disk.iterdir()) == []


def test_cancel_stops_the_engine_after_the_photo_it_is_at(tmp_path, pictures):
    slow = Slow()
    with serving(tmp_path, slow) as server, calls(server) as call:
        job = start(call, count=9)
        for number in range(9):
            call("PUT", f"jobs/{job}/photos/{number}", data=pictures[0])
        slow.go.release(2)
        until(lambda: slow.answered == 2)
        with call("GET", f"jobs/{job}/events?after=2", stream=True) as answer:
            assert call("DELETE", f"jobs/{job}").status_code == 204
            slow.go.release(7)
            last = [json.loads(line) for line in answer.iter_lines() if line][-1]
        assert last["kind"] == wire.CANCELLED and slow.answered <= 3
        until(lambda: [path.name for path in server.uploads.folder.iterdir()] == ["lock"])
    assert list(tmp_path.iterdir()) == []


def test_when_the_service_ends_its_jobs_say_so(tmp_path, pictures):
    slow = Slow()
    with serving(tmp_path, slow) as server, calls(server) as call:
        job = start(call, count=2)
        call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
        with call("GET", f"jobs/{job}/events", stream=True) as answer:
            server.stop()
            slow.go.release(2)
            last = [json.loads(line) for line in answer.iter_lines() if line][-1]
        assert (last["kind"], last["code"]) == (wire.FAILED, "engine_stopped") and "start it again" in last["message"]


def test_a_fault_of_the_engine_is_told_without_its_details(tmp_path, pictures, caplog):
    with serving(tmp_path, Broken()) as server, calls(server) as call:
        job = start(call, count=1)
        call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
        (event,) = events(call, job)
        assert (event.kind, event.code) == (wire.FAILED, "engine_failed") and "/" not in event.message
    assert len(caplog.records) == 1 and "weights" in caplog.text and "Traceback" not in caplog.text


def test_a_pack_that_cannot_be_opened_is_told_without_its_folder(tmp_path, caplog):
    from pinpoint_engine import open_engine

    class Nowhere(dict):
        def __getitem__(self, system):
            return open_engine(tmp_path / "SECRET pack", system=system)

    with serving(tmp_path, Nowhere({System.PINPOINT: None})) as server, calls(server) as call:
        (event,) = events(call, start(call, count=0))
        answers = [call("GET", "info").json(), {"code": event.code, "message": event.message}]
    for answer in answers:
        assert answer == {"code": "bad_pack", "message": "the engine cannot open pinpoint; look into its log"}
    assert caplog.text.count("SECRET pack") == 2


@pytest.mark.parametrize(
    ("others", "headers", "told"),
    [(False, {}, True), (False, {"X-Forwarded-For": "10.0.0.1"}, False), (True, {}, False)],
)
def test_files_of_this_machine_are_named_to_its_own_clients_alone(tmp_path, engine, pictures, others, headers, told):
    settings = {"token": TOKEN, "host_names": ("engine.example.org",)} if others else {}
    with serving(tmp_path, Filed(engine), **settings) as server, calls(server) as call:
        job = call("POST", "jobs", json={"count": 1, "request": {"album": "same_place"}}, headers=headers).json()["job"]
        call("PUT", f"jobs/{job}/photos/0", data=pictures[0])
        answer = json.dumps(events(call, job)[0].result)
    assert ("file:///home/ada/SECRET.jpg" in answer) is ("/home/ada/HIDDEN" in answer) is told
    assert "https://example.org/" in answer and str(server.uploads.folder) not in answer


def test_several_jobs_at_once_have_the_answers_they_have_alone(call, engine, queries, pictures):
    alone = list(engine.locate(queries, Request()))

    def ask(results, number):
        job = start(call, count=len(pictures))
        for place in range(len(pictures)):
            call("PUT", f"jobs/{job}/photos/{place}", data=pictures[(place + number) % len(pictures)])
        results[number] = [event.result for event in events(call, job)[:-1]]

    results = {}
    threads = [threading.Thread(target=ask, args=(results, number)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, told in results.items():
        for place, result in enumerate(told):
            expected = alone[(place + number) % len(pictures)]
            assert wire.result_from_json(result, expected.photo, expected.sha256) == expected


def test_a_forgotten_client_frees_its_job(tmp_path, pictures):
    from pinpoint_engine.server import ServerLimits

    limits = replace(ServerLimits(), abandoned_s=0.2, keep_s=0.2, photo_s=60)
    with serving(tmp_path, Slow(), limits=limits) as server, calls(server) as call:
        job = server.jobs.get(start(call, count=2))
        until(lambda: job.ended)
        assert json.loads(job.events(0)[-1])["code"] == "abandoned"
        until(lambda: time.sleep(0.7) or call("GET", f"jobs/{job.id}/result").status_code == 404)


def test_the_document_describes_every_call(call):
    document = call("GET", "/openapi.json").json()
    assert {f"{method} {path}" for path, ways in document["paths"].items() for method in ways} == {
        "get /v1/health",
        "get /v1/info",
        "get /v1/coverage",
        "post /v1/jobs",
        "put /v1/jobs/{job}/photos/{number}",
        "put /v1/jobs/{job}/count",
        "get /v1/jobs/{job}/events",
        "get /v1/jobs/{job}/result",
        "delete /v1/jobs/{job}",
    }
    order = document["paths"]["/v1/jobs"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(order["properties"]["request"]["properties"]) == set(wire.request_to_json(Request()))
    line = document["paths"]["/v1/jobs/{job}/events"]["get"]["responses"]["200"]["content"]["application/x-ndjson"]
    told = line["schema"]["properties"]["result"]["properties"]["prediction"]["properties"]
    assert "candidates" in told and not {"photo", "sha256"} & set(told)
