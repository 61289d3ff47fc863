"""Mapillary's pictures, from a server on loopback that keeps its contract: thinning, limits, signed addresses."""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from typing import Any

import pytest
from loopback import CUT_LENGTH, HANG_UP, JPEG, NO_JSON, Call, Fault, Loopback, Reply, status

from pinpoint_engine.errors import PhotoError, RequestError, ServiceError
from pinpoint_engine.sources import mapillary
from pinpoint_engine.sources.imagery import Box, BoxAnswer, ImageryItem
from pinpoint_engine.sources.mapillary import Mapillary
from pinpoint_engine.sources.polite import RefusalError
from pinpoint_engine.sources.survey import Survey
from pinpoint_engine.types import Location, Polygon, Source

TOKEN = "MLY|123|no-secret"
BOX = Box(44.79, -1.26, 44.799, -1.251)
PICTURE = b"\xff\xd8 a picture"


def graph_error(code: int, message: str, http: int = 400) -> Reply:
    return Reply({"error": {"message": message, "type": "OAuthException", "code": code}}, http)


TOO_MUCH = graph_error(1, "Please reduce the amount of data you're asking for, then retry your request", 500)


def record(number: int, lat: float, lon: float, **fields: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {
        "id": str(number),
        "geometry": point,
        "computed_geometry": point,
        "compass_angle": 0.0,
        "computed_compass_angle": 80.5,
        "captured_at": 1_500_000_000_000,
        "camera_type": "perspective",
        "is_pano": False,
        "sequence": "walk-1",
        "creator": {"username": "ann", "id": "7"},
        **fields,
    }


class Graph:
    """The service: its pictures, how many it tells of a box, and which signature of addresses is valid."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self.most_told = 10_000
        self.most_borne = 10_000
        self.signature = "1"
        self.server = Loopback(self.answer)

    def fill(self, rows: int, box: Box = BOX) -> None:
        """Place pictures on a grid."""
        for row in range(rows):
            for column in range(rows):
                lat = box.south + (box.north - box.south) * (row + 0.5) / rows
                lon = box.west + (box.east - box.west) * (column + 0.5) / rows
                self.records.append(record(len(self.records) + 1, lat, lon))

    def answer(self, call: Call) -> Reply:
        if call.path.startswith("/pictures/"):
            valid = call.params.get("signature") == self.signature and "Authorization" not in call.headers
            return Reply(PICTURE + call.path.encode(), kind=JPEG) if valid else Reply({}, 403)
        if call.headers.get("Authorization") != f"OAuth {TOKEN}":
            return graph_error(190, "Invalid OAuth access token - Cannot parse access token", 401)
        fields = call.params.get("fields", "id").split(",")
        if call.path == "/images":
            return self.box(call, fields)
        for each in self.records:
            if call.path == f"/{each['id']}":
                return Reply(self.told(each, fields))
        return graph_error(100, "Unsupported get request. Object does not exist")

    def box(self, call: Call, fields: list[str]) -> Reply:
        west, south, east, north = map(float, call.params["bbox"].split(","))
        if (
            max(east - west, north - south) >= 0.01
            or min(east - west, north - south) <= 0
            or not 1 <= int(call.params["limit"]) <= 2_000
        ):
            return graph_error(100, "Invalid parameter")
        inside = []
        for each in self.records:
            lon, lat = each["geometry"]["coordinates"] if each.get("geometry") else (west, south)
            if south <= lat <= north and west <= lon <= east:
                inside.append(each)
        if len(inside) > self.most_borne:
            return TOO_MUCH
        step = -(-len(inside) // self.most_told) or 1
        return Reply({"data": [self.told(each, fields) for each in inside[::step]][: int(call.params["limit"])]})

    def told(self, each: dict[str, Any], fields: list[str]) -> dict[str, Any]:
        address = f"http://localhost:{self.server.url.rpartition(':')[2]}/pictures/{each['id']}"
        pictures = {
            f"thumb_{width}_url": f"{address}/{width}.jpg?signature={self.signature}"
            for width in ("1024", "2048", "original")
        }
        return {name: value for name, value in {**pictures, **each}.items() if name in fields}


@pytest.fixture
def graph():
    graph = Graph()
    with graph.server.running():
        yield graph


def service(graph: Graph, token: str = TOKEN) -> Mapillary:
    return Mapillary(token, contact="me@example.org", address=graph.server.url)


def everything(asked: Mapillary, box: Box) -> list[ImageryItem]:
    """Ask for a box as a survey does: its quarters where an answer is not whole."""
    answer = asked.search(box)
    if answer.is_whole or box.side_deg <= asked.least_deg:
        return list(answer.items)
    return [*answer.items, *(item for quarter in box.quarters() for item in everything(asked, quarter))]


def only(answer: BoxAnswer) -> ImageryItem:
    assert len(answer.items) == 1
    return answer.items[0]


# --- what a picture says


def test_a_picture_has_what_the_service_says_of_it(graph):
    graph.records = [record(1, 44.795, -1.255)]
    item = only(service(graph).search(BOX))
    assert item.id == "mapillary:1" and item.source is Source.STREET
    assert item.location == Location(44.795, -1.255) and item.heading == 80.5 and item.field_of_view is None
    assert item.author == "ann" and item.licence == "CC BY-SA 4.0" and item.sequence == "walk-1"
    assert item.captured_at == datetime(2017, 7, 14, 2, 40, tzinfo=UTC)
    assert item.url == "https://www.mapillary.com/app/?pKey=1&focus=photo"
    assert "/pictures/1/1024.jpg" in item.picture


def test_a_place_is_the_reconstructed_one_if_that_is_believable(graph):
    moved, lost = ({"type": "Point", "coordinates": place} for place in ([-1.2551, 44.7951], [0, 0]))
    graph.records = [record(each, 44.795, -1.255) for each in (1, 2, 3)]
    graph.records[0]["computed_geometry"] = moved
    graph.records[1]["computed_geometry"] = lost
    del graph.records[2]["computed_geometry"]
    places = [item.location for item in service(graph).search(BOX).items]
    assert places == [Location(44.7951, -1.2551), Location(44.795, -1.255), Location(44.795, -1.255)]


@pytest.mark.parametrize(
    ("angle", "heading"),
    [(370.0, 10.0), (-90, 270.0), (0.0, 0.0), (None, None), ("80", None), (True, None), (10**400, None)],
)
def test_a_heading_is_only_the_one_that_was_measured_from_the_pictures(graph, angle, heading):
    graph.records = [record(1, 44.795, -1.255, compass_angle=123.0, computed_compass_angle=angle)]
    assert only(service(graph).search(BOX)).heading == heading


@pytest.mark.parametrize(
    "fields", [{"is_pano": True}, {"camera_type": "spherical"}, {"camera_type": "equirectangular"}], ids=str
)
def test_a_panorama_is_told_and_is_fetched_wider(graph, fields):
    graph.records = [record(1, 44.795, -1.255, **fields)]
    item = only(service(graph).search(BOX))
    assert item.field_of_view == 360 and "/2048.jpg" in item.picture


@pytest.mark.parametrize("moment", [None, "yesterday", -5, 0, True, 1e300])
def test_what_is_missing_or_odd_is_left_empty(graph, moment):
    graph.records = [record(1, 44.795, -1.255, captured_at=moment, creator=None, sequence=None, thumb_1024_url=None)]
    item = only(service(graph).search(BOX))
    assert (item.captured_at, item.author, item.sequence) == (None, "", "") and "/2048.jpg" in item.picture


def test_a_picture_that_cannot_be_used_is_left_out_and_told(graph):
    graph.records = [record(each, 44.795, -1.255) for each in (1, 2, 3)]
    graph.records[0] |= {"geometry": None, "computed_geometry": None}
    impossible = {"type": "Point", "coordinates": [-1.255, 144.795]}
    graph.records[1]["computed_geometry"] = impossible
    answer = service(graph).search(BOX)
    assert [item.id for item in answer.items] == ["mapillary:2", "mapillary:3"] and answer.is_whole
    assert answer.faults == ("a picture has no position",)
    graph.records = []
    found = [{"id": 9, "geometry": impossible}, {"id": 8, "geometry": {}}, {"id": "1/2?"}, {}]
    graph.server.faults = [Fault(Reply({"data": found}))]
    assert service(graph).search(BOX).faults == (
        "a picture has an impossible position",
        "a picture has no position",
        "a picture has no id",
        "a picture has no id",
    )


# --- how much there is in a box


def test_an_empty_box_is_whole_after_one_call(graph):
    assert service(graph).search(BOX) == BoxAnswer((), True)
    assert len(graph.server.calls) == 1


def test_a_box_is_whole_if_its_quarters_add_nothing(graph):
    graph.fill(4)
    answer = service(graph).search(BOX)
    assert answer.is_whole and len(answer.items) == 16 and len(graph.server.calls) == 5


def test_a_box_that_is_thinned_is_not_whole_and_its_quarters_are_asked_once(graph):
    graph.fill(16)
    graph.most_told = 20
    asked = service(graph)
    answer = asked.search(BOX)
    assert not answer.is_whole and len(answer.items) > 20
    for quarter in BOX.quarters():
        asked.search(quarter)
    boxes = [call.params["bbox"] for call in graph.server.calls]
    assert len(boxes) == len(set(boxes)) == 1 + 4 + 16


def test_a_town_is_told_whole_in_the_end(graph):
    graph.fill(16)
    graph.most_told = 20
    assert {item.id for item in everything(service(graph), BOX)} == {f"mapillary:{n}" for n in range(1, 257)}


def test_an_answer_at_the_limit_is_not_whole(graph, monkeypatch):
    monkeypatch.setattr(mapillary, "MOST", 10)
    graph.fill(8)
    asked = service(graph)
    answer = asked.search(BOX)
    assert not answer.is_whole and len(graph.server.calls) == 1
    assert len({item.id for item in everything(asked, BOX)}) == 64


def test_a_box_with_too_much_is_asked_once_more_and_then_cut(graph, waits):
    graph.fill(4)
    graph.most_borne = 5
    asked = service(graph)
    assert asked.search(BOX) == BoxAnswer((), False)
    assert len(graph.server.calls) == 2 and waits == [1.0]
    assert len({item.id for item in everything(asked, BOX)}) == 16


def test_the_smallest_box_is_cut_where_it_has_too_much(graph, waits):
    small = Box(44.79, -1.26, 44.7909, -1.2591)
    graph.fill(8, small)
    graph.most_borne = 10
    answer = service(graph).search(small)
    assert answer.is_whole and len(answer.items) == 64


def test_the_smallest_box_is_not_whole_if_it_has_more_than_is_told(graph, waits):
    small = Box(44.79, -1.26, 44.7909, -1.2591)
    graph.records = [record(each, 44.79045, -1.25955) for each in range(12)]
    graph.most_borne = 10
    answer = service(graph).search(small)
    assert answer == BoxAnswer((), False)


def test_answers_that_are_kept_are_few(graph):
    graph.fill(16)
    graph.most_told = 20
    asked = service(graph)
    for row in range(8):
        asked.search(Box(44.79, -1.26, 44.799 - row * 1e-6, -1.251))
    assert len(asked._kept) == mapillary.KEPT


TOWN = Box(44.7901, -1.2799, 44.8049, -1.2651)


def town_survey(file, graph: Graph) -> Survey:
    south, west, north, east = TOWN.south, TOWN.west, TOWN.north, TOWN.east
    corners = ((south, west), (south, east), (north, east), (north, west))
    return Survey(file, service(graph), [Polygon(tuple(Location(*corner) for corner in corners))])


def test_a_survey_of_a_thinned_town_finds_every_picture_also_if_it_is_interrupted(graph, tmp_path):
    graph.fill(20, TOWN)
    graph.most_told = 20
    for progress in town_survey(tmp_path / "s.db", graph).run():
        if progress.found > 100:
            break
    assert progress.found < 400 and progress.share < 1
    survey = town_survey(tmp_path / "s.db", graph)
    assert list(survey.run())[-1].found == 400 and survey.counts().faults == {} and survey.counts().unasked == 0


def test_a_survey_keeps_what_it_found_when_the_token_ends(graph, tmp_path):
    graph.fill(20, TOWN)
    graph.most_told = 20
    survey = town_survey(tmp_path / "s.db", graph)
    steps = survey.run()
    next(steps)
    graph.server.fault_for = lambda call: Fault(graph_error(190, "Session has expired"))
    with pytest.raises(ServiceError, match="does not accept this token"):
        list(steps)
    assert survey.counts().found > 0 and survey.counts().unasked > 0


# --- faults


@pytest.mark.parametrize("token", ["", " \n"])
def test_a_missing_token_is_told_with_where_to_get_one(token):
    with pytest.raises(ServiceError, match="Mapillary wants a token; get one at https://") as caught:
        Mapillary(token, contact="")
    assert caught.value.code == "no_token"


@pytest.mark.parametrize("token", ["MLY|1\r\nEvil: 1", "MLY 1", "ключ"])
def test_what_cannot_be_a_token_is_told_without_repeating_it(token):
    with pytest.raises(ServiceError, match="is no token of Mapillary") as caught:
        Mapillary(token, contact="")
    assert token not in str(caught.value) and caught.value.code == "bad_token"


def test_a_token_may_have_blanks_around_it(graph):
    assert service(graph, f" {TOKEN}\n").search(BOX).is_whole


def test_the_token_is_not_sent_unencrypted():
    with pytest.raises(RequestError, match="unencrypted"):
        Mapillary(TOKEN, contact="", address="http://example.org")


def test_a_wrong_token_is_told_and_stands_nowhere(graph, caplog):
    caplog.set_level(logging.DEBUG)
    wrong = "MLY|9|wrong-one"
    echo = Fault(graph_error(190, f"Malformed access token {wrong}"))
    for graph.server.faults in ([], [echo]):
        with pytest.raises(ServiceError, match=r"does not accept this token; get one at") as caught:
            service(graph, wrong).search(BOX)
        assert caught.value.code == "bad_token"
        assert wrong not in "".join(traceback.format_exception(caught.value)) + caplog.text
    assert wrong not in "".join(call.target for call in graph.server.calls)
    assert wrong not in repr(vars(service(graph, wrong)))


def test_a_service_that_throttles_is_waited_for(graph, waits):
    graph.fill(1)
    throttled = Fault(graph_error(4, "(#4) Application request limit reached", 403))
    graph.server.faults = [throttled, status(429, Retry_After="7"), throttled]
    assert len(service(graph).search(BOX).items) == 1
    assert waits == [mapillary.PAUSES_S[0], 7.0, mapillary.PAUSES_S[1]]


def test_a_service_that_throttles_for_ever_is_told(graph, waits):
    graph.server.fault_for = lambda call: Fault(graph_error(4, "(#4) Application request limit reached", 403))
    with pytest.raises(ServiceError, match="asked too often with this token; what was fetched stays") as caught:
        service(graph).search(BOX)
    assert caught.value.code == "throttled" and waits == [*mapillary.PAUSES_S]


def test_a_failure_that_passes_is_no_fault(graph, waits):
    graph.fill(1)
    graph.server.faults = [status(500), CUT_LENGTH]
    assert len(service(graph).search(BOX).items) == 1


def test_a_failure_that_stays_is_told(graph, waits):
    graph.server.fault_for = lambda call: status(500)
    with pytest.raises(RefusalError, match="answers 500"):
        service(graph).search(BOX)
    assert len(graph.server.calls) == 2


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"data": {}},
        {"data": [1]},
        {"error": "moved"},
    ],
    ids=str,
)
def test_an_answer_of_another_shape_is_told(graph, body):
    graph.server.faults = [Fault(Reply(body))]
    with pytest.raises(ServiceError, match="another shape than it used to; check its address"):
        service(graph).search(BOX)


def test_a_login_page_is_told(graph):
    graph.server.faults = [NO_JSON]
    with pytest.raises(ServiceError, match="something else than JSON"):
        service(graph).search(BOX)


# --- pictures


def test_a_picture_is_downloaded_without_the_token(graph):
    graph.fill(1)
    asked = service(graph)
    assert asked.download(only(asked.search(BOX))) == PICTURE + b"/pictures/1/1024.jpg"


@pytest.mark.parametrize("http", [403, 404, 410])
def test_an_address_that_has_expired_is_asked_for_anew(graph, http):
    graph.fill(1)
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.signature = "2"
    graph.server.faults = [status(http)]
    assert asked.download(item) == PICTURE + b"/pictures/1/1024.jpg"
    assert graph.server.paths()[-3:] == ["/pictures/1/1024.jpg", "/1", "/pictures/1/1024.jpg"]


def test_a_picture_whose_address_did_not_come_is_asked_for(graph):
    graph.records = [record(1, 44.795, -1.255, is_pano=True)]
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.signature = "2"
    assert asked.download(item) == PICTURE + b"/pictures/1/2048.jpg"
    assert asked.download(ImageryItem("mapillary:1", item.location, item.source, "")).startswith(PICTURE)


def test_a_picture_that_was_removed_costs_no_other(graph):
    graph.fill(1)
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.records, graph.signature = [], "2"
    with pytest.raises(PhotoError, match="mapillary:1 is gone; others may be there") as caught:
        asked.download(item)
    assert caught.value.code == "gone"


def test_a_picture_that_stays_forbidden_is_an_error_of_this_picture(graph):
    graph.fill(1)
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.server.faults = [status(403), None, status(403)]
    with pytest.raises(PhotoError, match="is not public"):
        asked.download(item)


def test_a_host_of_pictures_that_does_not_answer_is_no_reason_to_ask_for_new_addresses(graph, waits):
    graph.fill(1)
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.server.fault_for = lambda call: HANG_UP if call.path.startswith("/pictures/") else None
    graph.server.calls.clear()
    with pytest.raises(PhotoError) as caught:
        asked.download(item)
    assert caught.value.code == "no_answer"
    assert {call.path for call in graph.server.calls} == {"/pictures/1/1024.jpg"}


def test_a_picture_whose_new_address_cannot_be_asked_for_costs_no_other(graph, waits):
    graph.fill(1)
    asked = service(graph)
    item = only(asked.search(BOX))
    graph.signature = "2"
    graph.server.fault_for = lambda call: None if call.path.startswith("/pictures/") else HANG_UP
    with pytest.raises(PhotoError) as caught:
        asked.download(item)
    assert caught.value.code == "no_answer"


def test_a_wrong_token_ends_a_download_too(graph):
    graph.fill(1)
    item = only(service(graph).search(BOX))
    graph.signature = "2"
    with pytest.raises(ServiceError, match="does not accept this token"):
        service(graph, "MLY|9|wrong-one").download(item)


def test_a_service_that_is_closed_asks_nothing(graph):
    asked = service(graph)
    asked.close()
    with pytest.raises(ServiceError, match="stopped"):
        asked.search(BOX)
    assert graph.server.calls == []
