"""Panoramax: the same assertions on a server that keeps its contract and on the real one, both behind faults."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from loopback import (
    BROKEN_JPEG,
    CUT_CHUNK,
    CUT_LENGTH,
    HANG_UP,
    NO_JSON,
    Fault,
    Loopback,
    Reply,
    status,
)
from panoramax import AREA, LICENCE, MEASURED, Contract, Picture, by_pages, jpeg
from PIL import Image
from real_panoramax import RealServer

from pinpoint_engine.errors import PhotoError, ServiceError
from pinpoint_engine.sources.imagery import Box, ImageryItem
from pinpoint_engine.sources.panoramax import FEDERATION, Panoramax
from pinpoint_engine.sources.polite import PoliteHost, RefusalError, UnreachableError
from pinpoint_engine.sources.survey import Survey
from pinpoint_engine.types import Location, Polygon

SOUTH, WEST, NORTH, EAST = AREA
WHOLE = Box(*AREA)
TOWN = Polygon((Location(SOUTH, WEST), Location(SOUTH, EAST), Location(NORTH, EAST), Location(NORTH, WEST)))


@pytest.fixture(scope="module", params=[Contract, RealServer], ids=["contract", "real"])
def server(request) -> Iterator[Contract | RealServer]:
    """A server with the made-up walks; what a test takes away stays away."""
    with request.param().running() as server:
        yield server


@pytest.fixture
def panoramax(server, monkeypatch) -> Panoramax:
    """Return the service as the engine asks it, without the waits between tries."""
    monkeypatch.setattr(PoliteHost, "_postpone", lambda self, host, wait_s: None)
    server.web.faults, server.web.fault_for = [], lambda call: None
    server.web.calls.clear()
    return Panoramax(server.web.url, contact="me@example.org", most=500)


def ids(pictures: list[Picture]) -> set[str]:
    return {f"panoramax:{each.id}" for each in pictures}


def found(panoramax: Panoramax, box: Box = WHOLE) -> dict[str, ImageryItem]:
    return {item.id: item for item in panoramax.search(box).items}


def test_a_box_has_every_picture_with_all_its_facts(server, panoramax):
    answer = panoramax.search(WHOLE)
    assert answer.is_whole and answer.faults == () and len(answer.items) == len(server.pictures)
    items = {item.id: item for item in answer.items}
    assert set(items) == ids(server.pictures)
    for picture in server.pictures:
        item = items[f"panoramax:{picture.id}"]
        assert item.location.lat == pytest.approx(picture.lat, abs=1e-6)
        assert item.location.lon == pytest.approx(picture.lon, abs=1e-6)
        assert item.heading == picture.heading  # nothing that the server made up
        assert item.licence == LICENCE and item.author == (picture.author or "Default account")
        assert item.captured_at == picture.taken and item.sequence == picture.collection
        assert item.field_of_view == (360 if picture.is_round else None)
        assert item.url == f"{server.web.url}/#focus=pic&pic={picture.id}"


def test_pictures_are_downloaded_at_a_width_that_is_enough(server, panoramax):
    items = found(panoramax)
    for picture, name, width in (
        (server.pictures[0], "thumb", 500),
        (next(each for each in server.pictures if each.walk == "lost"), "hd", 420),
        (next(each for each in server.pictures if each.is_round), "sd", 2048),
    ):
        item = items[f"panoramax:{picture.id}"]
        assert item.picture == f"{server.web.url}/api/pictures/{picture.id}/{name}.jpg"
        assert Image.open(io.BytesIO(panoramax.download(item))).size[0] == width


def test_a_box_with_nothing_is_whole_and_empty(panoramax):
    answer = panoramax.search(Box(5, 5, 6, 6))
    assert answer.items == () and answer.is_whole


def test_a_box_without_width_is_asked_for_a_little_wider():
    with answer_of([]).running() as web:
        assert Panoramax(web.url).search(Box(50.0, 10.0, 50.1, 10.0)).is_whole
        assert web.calls[0].params["bbox"] == "9.9999500,50.0000000,10.0000500,50.1000000"


@pytest.mark.parametrize("body", [{"features": 3}, []], ids=str)
def test_an_answer_of_another_shape_has_the_code_of_all_services(body):
    with Loopback(lambda call: Reply(body)).running() as web:
        with pytest.raises(ServiceError, match="another shape") as caught:
            Panoramax(web.url).search(WHOLE)
        assert caught.value.code == "strange_answer"


def test_a_box_at_the_limit_may_lack_pictures(server, panoramax):
    panoramax._most = 20
    answer = panoramax.search(WHOLE)
    assert len(answer.items) == 20 and not answer.is_whole


def test_cutting_boxes_and_paging_by_time_find_the_same(server, panoramax, tmp_path):
    panoramax._most = 7
    survey = Survey(tmp_path / "town", panoramax, (TOWN,))
    list(survey.run())
    asked = [call.params["bbox"] for call in server.web.calls]
    assert len(asked) == len(set(asked)) > 10
    paged = by_pages(server.web, AREA, 7)
    assert {f"panoramax:{key}" for key in paged} == ids(server.pictures) and len(paged) == len(server.pictures)
    counts = survey.counts()
    assert counts.found == len(server.pictures) and counts.brim == 0
    assert counts.licences == {LICENCE: len(server.pictures)}
    chosen = {item.id for item in survey.items()}
    crossing = [each for each in server.pictures if each.walk == "crossing"]
    assert ids(crossing) <= chosen <= ids(server.pictures)  # four directions at one point
    assert len(chosen) < len(server.pictures)  # the road has a picture every 18 m, some in one cell


def test_a_picture_that_is_gone_is_an_error_of_this_picture(server, panoramax):
    items = found(panoramax)
    gone = server.pictures[5]
    server.remove(gone)
    with pytest.raises(PhotoError, match="is gone"):
        panoramax.download(items[f"panoramax:{gone.id}"])
    assert set(found(panoramax)) == ids(server.pictures)


def test_a_picture_that_is_not_ready_is_not_found_and_not_had(server, panoramax):
    items = found(panoramax)
    held = server.pictures[6]
    server.hold_back(held)
    assert set(items) - set(found(panoramax)) == {f"panoramax:{held.id}"}
    with pytest.raises(PhotoError, match="is not public"):
        panoramax.download(items[f"panoramax:{held.id}"])
    with pytest.raises(RefusalError, match="answers 102") as caught:
        panoramax.web.json(f"api/collections/{held.collection}/items/{held.id}")
    assert caught.value.status == 102
    server.release(held)


@pytest.mark.parametrize(
    "fault", [HANG_UP, CUT_LENGTH, CUT_CHUNK, status(429, Retry_After="1"), status(502), status(503)], ids=str
)
def test_a_survey_gets_over_what_passes(server, panoramax, tmp_path, fault):
    panoramax._most = 20
    server.web.fault_for = lambda call: fault if len(server.web.calls) % 3 == 0 else None
    survey = Survey(tmp_path / "town", panoramax, (TOWN,))
    list(survey.run())
    assert survey.counts().found == len(server.pictures)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (NO_JSON, "something else than JSON"),
        (Fault(Reply({"features": 3})), "another shape than it used to; check its address"),
        (Fault(Reply([])), "another shape than it used to"),
        (Fault(Reply({"features": [3]})), "another shape than it used to"),
        (status(302, Location="https://elsewhere.org/api/search"), r"sends to elsewhere\.org"),
    ],
)
def test_what_was_found_stays_where_an_answer_is_wrong(server, panoramax, tmp_path, fault, words):
    panoramax._most = 20
    server.web.faults = [None, None, None, fault]
    survey = Survey(tmp_path / "town", panoramax, (TOWN,))
    with pytest.raises(ServiceError, match=words):
        list(survey.run())
    before = survey.counts()
    assert before.found and before.unasked
    list(survey.run())
    assert survey.counts().found == len(server.pictures)
    asked = [call.params["bbox"] for call in server.web.calls]
    assert [box for box in asked if asked.count(box) > 1] == [asked[3]] * 2  # all others are asked once


def test_a_server_that_is_killed_is_asked_for_the_rest_when_it_is_back(server, panoramax, tmp_path):
    panoramax._most = 20
    survey = Survey(tmp_path / "town", panoramax, (TOWN,))
    for calls, _ in enumerate(steps := survey.run(), 1):
        if calls == 3:
            server.kill()
            break
    with pytest.raises(UnreachableError, match="the connection was cut"):
        next(steps)
    asked = {call.params["bbox"] for call in server.web.calls[:3]}
    server.start()
    server.web.calls.clear()
    list(survey.run())
    assert survey.counts().found == len(server.pictures)
    assert not asked & {call.params["bbox"] for call in server.web.calls}


def test_a_broken_picture_is_downloaded_as_it_is_and_a_cut_one_is_not(server, panoramax):
    item = next(iter(found(panoramax).values()))
    server.web.faults = [CUT_CHUNK, CUT_LENGTH, None]
    whole = panoramax.download(item)
    Image.open(io.BytesIO(whole)).load()
    server.web.faults = [BROKEN_JPEG]
    assert panoramax.download(item) != whole  # the decoder will tell


def test_the_server_says_what_is_wrong_with_a_call(panoramax):
    with pytest.raises(RefusalError, match="must contain valid longitude"):
        panoramax.web.json("api/search", {"bbox": "-181,0,1,1"})
    with pytest.raises(RefusalError, match="must be in format"):
        panoramax.web.json("api/search", {"bbox": "1,2,3"})
    panoramax._most = 10_001
    with pytest.raises(RefusalError, match="number between 1 and 10000"):
        panoramax.search(WHOLE)


def test_an_estimate_is_near_the_truth(server, panoramax, tmp_path):
    survey = Survey(tmp_path / "town", panoramax, (TOWN,))
    list(survey.run())
    told = survey.estimate()
    sizes = [len(panoramax.download(item)) for item in survey.items()]
    truth = sum(sizes) / len(sizes)
    assert truth / 2 < told.size_bytes < truth * 2


def answer_of(features: list[dict], **more: object) -> Loopback:
    return Loopback(lambda call: Reply({"type": "FeatureCollection", "features": features, **more}))


def feature(**changes: object) -> dict:
    """Return a picture as a server gives it, with changes; None takes a member away."""
    server = Contract()
    whole = server._feature(replace(server.pictures[0]))
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": None}, "a picture has no id"),
        ({"geometry": None}, "a picture has no position"),
        ({"geometry": {"type": "Point", "coordinates": ["1", 2]}}, "a picture has no position"),
        ({"geometry": {"type": "Point", "coordinates": []}}, "a picture has no position"),
        ({"geometry": {"type": "Point", "coordinates": [10, 95]}}, "a picture has an impossible position"),
        ({"geometry": {"type": "Point", "coordinates": [10, 10**400]}}, "a picture has no position"),
        ({"assets": {}}, "a picture has no address to download it from"),
        ({"assets": {"sd": {"href": 3}, "hd": "x"}}, "a picture has no address to download it from"),
    ],
)
def test_a_picture_that_cannot_be_used_is_left_out_and_told(change, words):
    with answer_of([feature(**change), feature()]).running() as web:
        answer = Panoramax(web.url).search(WHOLE)
    assert answer.faults == (words,) and len(answer.items) == 1


def test_a_picture_of_which_nothing_more_is_known_is_kept():
    bare = feature(properties=None, providers=None, collection=None)
    with answer_of(
        [bare, feature(id="2", properties={"datetime": "soon", "license": 3, "exif": [], "view:azimuth": 1})]
    ).running() as web:
        first, second = Panoramax(web.url).search(WHOLE).items
    assert (first.licence, first.author, first.captured_at, first.heading, first.sequence) == ("", "", None, None, "")
    assert (second.licence, second.captured_at, second.heading) == ("", None, None)


@pytest.mark.parametrize(
    ("measured", "told", "heading"),
    [
        ("8100/100", 81, 81.0),
        ("0/100", 63, 0.0),
        ("36000/100", 63, 0.0),
        ("8100/100", 95, 95.0),  # corrected by hand
        ("8100/100", 370, 10.0),
        ("8100/100", None, None),
        ("8100/0", 81, None),
        ("north", 81, None),
        (None, 81, None),
        (81.5, 82, 82.0),
        ("8100/100", 10**400, None),
        ("1e20000000", 81, None),  # is long to compute
    ],
)
def test_a_direction_counts_if_the_camera_measured_it(measured, told, heading):
    properties = {"exif": {MEASURED: measured}, "view:azimuth": told}
    with answer_of([feature(properties=properties)]).running() as web:
        assert Panoramax(web.url).search(WHOLE).items[0].heading == heading


def test_pictures_on_another_host_are_downloaded_from_there():
    picture = Contract().pictures[0]
    with Loopback(lambda call: Reply(jpeg(picture), kind="image/jpeg")).running() as store:
        links = {"sd": {"href": f"{store.url}/1.jpg"}}
        with answer_of([feature(assets=links)]).running() as web:
            panoramax = Panoramax(web.url)
            (item,) = panoramax.search(WHOLE).items
            assert panoramax.download(item) == jpeg(picture)
            assert store.paths() == ["/1.jpg"]


def test_a_server_that_gives_fewer_than_asked_for_says_so_by_a_link_to_more():
    with answer_of([feature()], links=[{"rel": "root"}, {"rel": "next", "href": "x"}]).running() as web:
        assert not Panoramax(web.url).search(WHOLE).is_whole


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("CC-BY-4.0", "CC BY 4.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("etalab-2.0", "etalab-2.0"),
        (" ", ""),
    ],
)
def test_licences_are_written_as_people_write_them(told, licence):
    with answer_of([feature(properties={"license": told})]).running() as web:
        assert Panoramax(web.url).search(WHOLE).items[0].licence == licence


def test_the_whole_federation_is_asked_unless_an_instance_is_named():
    assert Panoramax().host == "api.panoramax.xyz" and FEDERATION.startswith("https://")
    assert Panoramax("https://panoramax.ign.fr/api/").web.address == "https://panoramax.ign.fr"
