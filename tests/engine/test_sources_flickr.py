"""Photos of Flickr, from a server on loopback that keeps its contract: pages, its limit, errors with status 200."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime
from typing import Any

import pytest
from loopback import CUT_LENGTH, JPEG, NO_JSON, Call, Fault, Loopback, Reply, status

from pinpoint_engine.errors import PhotoError, RequestError, ServiceError
from pinpoint_engine.sources import flickr
from pinpoint_engine.sources.flickr import Flickr
from pinpoint_engine.sources.imagery import Box, BoxAnswer, ImageryItem
from pinpoint_engine.sources.polite import RefusalError
from pinpoint_engine.sources.survey import Survey
from pinpoint_engine.types import Location, Polygon, Source

KEY = "0123456789abcdef" * 2
BOX = Box(44.7, -1.3, 44.8, -1.2)
PICTURE = b"\xff\xd8 a picture"
LICENCES = [
    {"id": "0", "name": "All Rights Reserved", "url": ""},
    {"id": "1", "name": "CC BY-NC-SA 2.0", "url": "https://creativecommons.org/licenses/by-nc-sa/2.0/"},
    {"id": 5, "name": "CC BY-SA 2.0", "url": "https://creativecommons.org/licenses/by-sa/2.0/"},
    {"id": "7", "name": "No known copyright restrictions", "url": "https://www.flickr.com/commons/usage/"},
    {"id": "9", "name": "Public Domain Dedication", "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
    {"id": "12", "name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"},
]


def fail(code: int, message: str) -> Fault:
    return Fault(Reply({"stat": "fail", "code": code, "message": message}))


def photo(number: int, lat: Any = "44.75", lon: Any = "-1.25", **fields: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "owner": "12037949754@N01",
        "ownername": "Ann",
        "title": "A beach",
        "license": "5",
        "datetaken": "2004-11-20 12:51:19",
        "datetakengranularity": "0",
        "datetakenunknown": 0,
        "latitude": lat,
        "longitude": lon,
        "accuracy": "16",
        **fields,
    }


class App:
    """The service: its photos, and how many of them it counts but does not list."""

    def __init__(self) -> None:
        self.photos: list[dict[str, Any]] = []
        self.unlisted = 0
        self.server = Loopback(self.answer)

    def answer(self, call: Call) -> Reply:
        if call.path.startswith("/pictures/"):
            return Reply(PICTURE + call.path.encode(), kind=JPEG)
        asked = call.form
        if asked.get("api_key") != KEY:
            return Reply({"stat": "fail", "code": 100, "message": "Invalid API Key (Key not found)"})
        if asked["method"] == "flickr.photos.licenses.getInfo":
            return Reply({"licenses": {"license": LICENCES}, "stat": "ok"})
        return Reply({"photos": self.page(asked), "stat": "ok"})

    def page(self, asked: Any) -> dict[str, Any]:
        west, south, east, north = map(float, asked["bbox"].split(","))
        if not int(asked.get("min_upload_date", 0)) or asked["format"] != "json":
            return {"page": 1, "pages": 0, "perpage": 250, "total": 0, "photo": []}
        inside = [
            each
            for each in self.photos
            if each["license"] in asked["license"].split(",")
            and south <= float(each["latitude"]) <= north
            and west <= float(each["longitude"]) <= east
        ]
        size = min(int(asked["per_page"]), 250)
        start = min((int(asked["page"]) - 1) * size, flickr.MOST - size)  # later pages repeat the last
        total = len(inside) + self.unlisted
        listed = [self.told(each) for each in inside[start : start + size]]
        return {"page": int(asked["page"]), "pages": -(-total // size), "total": str(total), "photo": listed}

    def told(self, each: dict[str, Any]) -> dict[str, Any]:
        address = f"{self.server.url}/pictures/{each['id']}"
        return {**{f"url_{size}": f"{address}_{size}.jpg" for size in "lcz"}, **each}


@pytest.fixture
def app():
    app = App()
    with app.server.running():
        yield app


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(flickr, "PER_MINUTE", 60_000.0)


def service(app: App, key: str = KEY) -> Flickr:
    return Flickr(key, contact="me@example.org", address=app.server.url + "/services")


def only(answer: BoxAnswer) -> ImageryItem:
    assert len(answer.items) == 1 and answer.faults == ()
    return answer.items[0]


# --- what a photo says


def test_a_photo_has_what_the_service_says_of_it(app):
    app.photos = [photo(7)]
    item = only(service(app).search(BOX))
    assert item.id == "flickr:7" and item.source is Source.INTERNET and item.location == Location(44.75, -1.25)
    assert item.author == "Ann" and item.licence == "CC BY-SA 2.0"
    assert item.captured_at == datetime(2004, 11, 20, 12, 51, 19)
    assert item.sequence == "12037949754@N01 2004-11-20"
    assert item.url == "https://www.flickr.com/photos/12037949754@N01/7" and item.picture.endswith("/7_l.jpg")
    assert item.heading is None and item.field_of_view is None


def test_only_licences_of_creative_commons_are_asked_for_with_the_ids_that_the_service_has_now(app):
    app.photos = [photo(each["id"], license=str(each["id"])) for each in LICENCES]
    asked = service(app)
    found = {item.id: item.licence for item in asked.search(BOX).items}
    assert found == {
        "flickr:1": "CC BY-NC-SA 2.0",
        "flickr:5": "CC BY-SA 2.0",
        "flickr:9": "CC0 1.0",
        "flickr:12": "CC BY-SA 4.0",
    }
    assert app.server.calls[1].form["license"] == "1,5,9,12"
    asked.search(BOX)
    assert [call.form["method"].rpartition(".")[2] for call in app.server.calls] == ["getInfo", "search", "search"]


@pytest.mark.parametrize(
    "fields", [{"datetakengranularity": "4"}, {"datetakenunknown": "1"}, {"datetaken": "0000-00-00 00:00:00"}], ids=str
)
def test_a_time_that_is_not_known_to_the_second_is_left_empty(app, fields):
    app.photos = [photo(7, **fields)]
    item = only(service(app).search(BOX))
    assert item.captured_at is None and item.sequence == ""


def test_a_smaller_photo_is_fetched_as_large_as_it_is(app):
    app.photos = [photo(7, url_l=None, url_c=None)]
    assert only(service(app).search(BOX)).picture.endswith("/7_z.jpg")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"latitude": 0, "longitude": 0, "accuracy": 0}, "a picture has no position"),
        ({"latitude": None}, "a picture has no position"),
        ({"latitude": "95.5"}, "a picture has an impossible position"),
        ({"accuracy": "11"}, "a picture has a position for its town only"),
        ({"license": "0"}, "a picture has no licence of Creative Commons"),
        ({"url_l": None, "url_c": "", "url_z": "javascript:1"}, "a picture has no address to download it from"),
        ({"owner": "../.."}, "a picture has no id"),
        ({"id": None}, "a picture has no id"),
    ],
    ids=str,
)
def test_a_photo_that_cannot_be_used_is_left_out_and_told(app, fields, fault):
    found = [app.told(photo(1)), app.told(photo(2) | fields)]
    app.server.faults = [None, Fault(Reply({"photos": {"total": 2, "photo": found}, "stat": "ok"}))]
    answer = service(app).search(BOX)
    assert [item.id for item in answer.items] == ["flickr:1"] and answer.faults == (fault,) and answer.is_whole


# --- how much there is in a box


def test_an_empty_box_is_whole(app):
    assert service(app).search(BOX) == BoxAnswer((), True)


def test_all_pages_are_read(app):
    app.photos = [photo(number) for number in range(1, 601)]
    answer = service(app).search(BOX)
    assert answer.is_whole and [item.id for item in answer.items] == [f"flickr:{n}" for n in range(1, 601)]
    assert [call.form.get("page") for call in app.server.calls] == [None, "1", "2", "3"]


def test_photos_that_are_counted_but_not_listed_end_the_pages(app):
    app.photos = [photo(number) for number in range(1, 251)]
    app.unlisted = 900
    answer = service(app).search(BOX)
    assert answer.is_whole and len(answer.items) == 250 and len(app.server.calls) == 3


def test_a_box_beyond_the_limit_is_not_whole_and_not_read_on(app):
    app.photos = [photo(number, f"{44.7 + number / 50_100:.6f}") for number in range(1, 5_001)]
    asked = service(app)
    assert asked.search(BOX) == BoxAnswer((), False)
    assert len(app.server.calls) == 2
    found = {item.id for quarter in BOX.quarters() for item in asked.search(quarter).items}
    assert len(found) == 5_000


def test_the_smallest_box_is_read_as_far_as_it_goes(app):
    app.photos = [photo(number) for number in range(1, 4_101)]
    answer = service(app).search(Box(44.7496, -1.2504, 44.7504, -1.2496))
    assert len(answer.items) == 4_000 and not answer.is_whole


def test_a_survey_finds_every_photo(app, tmp_path):
    app.photos = [photo(number, f"{44.7 + number / 50_100:.6f}", license="12") for number in range(1, 5_001)]
    corners = ((44.69, -1.31), (44.69, -1.19), (44.81, -1.19), (44.81, -1.31))
    survey = Survey(tmp_path / "s.db", service(app), [Polygon(tuple(Location(*corner) for corner in corners))])
    list(survey.run())
    assert survey.counts().licences == {"CC BY-SA 4.0": 5_000} and survey.counts().faults == {}


# --- faults


@pytest.mark.parametrize("key", ["", " \n"])
def test_a_missing_key_is_told_with_where_to_get_one(key):
    with pytest.raises(ServiceError, match=r"Flickr wants a key; get one at https://www\.flickr\.com") as caught:
        Flickr(key, contact="")
    assert caught.value.code == "no_token"


@pytest.mark.parametrize("key", ["a b", "a\r\nb", "ключ", "a&b=c"])
def test_what_cannot_be_a_key_is_told_without_repeating_it(key):
    with pytest.raises(ServiceError, match="is no key of Flickr") as caught:
        Flickr(key, contact="")
    assert f"{key};" not in str(caught.value) and caught.value.code == "bad_token"


def test_a_wrong_key_is_told_and_stands_nowhere(app, waits, caplog):
    caplog.set_level(logging.DEBUG)
    wrong = "f" * 32
    said = f"Unknown request by {wrong}"
    faults = [[], [fail(3, said)], [Fault(Reply({"message": said}, 400))]]
    for app.server.faults in faults:
        with pytest.raises(ServiceError, match=r"does not accept this key; get one at|refuses|answers 400") as caught:
            service(app, wrong).search(BOX)
        assert wrong not in "".join(traceback.format_exception(caught.value)) + caplog.text
    assert wrong not in "".join(call.target for call in app.server.calls)


def test_no_part_of_a_key_is_shown_where_a_reason_is_cut(app):
    app.server.faults = [fail(3, "x" * 185 + f" {KEY}")]
    with pytest.raises(ServiceError, match="refuses the search") as caught:
        service(app).search(BOX)
    assert KEY[:4] not in str(caught.value)


def test_the_key_is_not_sent_unencrypted():
    with pytest.raises(RequestError, match=r"to photos\.example\.org unencrypted; use https"):
        Flickr(KEY, contact="", address="http://photos.example.org")


def test_the_key_is_not_sent_for_pictures(app):
    app.photos = [photo(7)]
    asked = service(app)
    asked.download(only(asked.search(BOX)))
    assert KEY not in app.server.calls[-1].target and not app.server.calls[-1].form


def test_a_wrong_key_is_told_by_its_code_however_that_is_written(app):
    app.server.faults = [Fault(Reply({"stat": "fail", "code": "100", "message": "Invalid API Key"}))]
    with pytest.raises(ServiceError, match="does not accept this key") as caught:
        service(app).search(BOX)
    assert caught.value.code == "bad_token"


def test_a_search_that_is_not_there_for_a_moment_is_waited_for(app, waits):
    app.photos = [photo(7)]
    away = fail(201, "Sorry, the Flickr API service is not currently available.")
    app.server.faults = [away, fail(105, "Service currently unavailable"), status(429, Retry_After="3"), None, away]
    assert only(service(app).search(BOX)).id == "flickr:7"
    assert waits == [2.0, 10.0, 3.0, 2.0]


def test_a_search_that_stays_away_is_told(app, waits):
    app.server.fault_for = lambda call: fail(10, "Sorry, the Flickr search API is not currently available.")
    with pytest.raises(ServiceError, match="is not available; what was fetched stays, try again later") as caught:
        service(app).search(BOX)
    assert caught.value.code == "throttled" and waits == [*flickr.PAUSES_S]


def test_a_failure_that_passes_is_no_fault(app, waits):
    app.photos = [photo(7)]
    app.server.faults = [status(500), CUT_LENGTH]
    assert only(service(app).search(BOX)).id == "flickr:7"


def test_a_failure_that_stays_is_told(app, waits):
    app.server.fault_for = lambda call: status(500)
    with pytest.raises(RefusalError, match="answers 500"):
        service(app).search(BOX)
    assert len(app.server.calls) == 2


def test_a_refusal_is_told_with_its_reason(app):
    app.server.faults = [None, fail(3, "Parameterless searches have been disabled.")]
    with pytest.raises(ServiceError, match=r"\(Parameterless searches have been disabled\.\); check") as caught:
        service(app).search(BOX)
    assert caught.value.code == "service_refuses"


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"stat": "fail"},
        {"stat": "ok"},
        {"stat": "ok", "photos": {"total": "many", "photo": []}},
        {"stat": "ok", "photos": {"total": 1, "photo": {}}},
        {"stat": "ok", "photos": []},
    ],
    ids=str,
)
def test_an_answer_of_another_shape_is_told(app, body):
    app.server.faults = [None, Fault(Reply(body))]
    with pytest.raises(ServiceError, match="another shape than it used to; check its address"):
        service(app).search(BOX)


@pytest.mark.parametrize("found", [[], [{"id": 0, "name": "All Rights Reserved", "url": ""}], {}], ids=str)
def test_licences_of_another_shape_are_told(app, found):
    app.server.faults = [Fault(Reply({"licenses": {"license": found}, "stat": "ok"}))]
    with pytest.raises(ServiceError, match="another shape"):
        service(app).search(BOX)


def test_a_login_page_is_told(app):
    app.server.faults = [NO_JSON]
    with pytest.raises(ServiceError, match="something else than JSON"):
        service(app).search(BOX)


# --- pictures


def test_a_photo_is_downloaded(app):
    app.photos = [photo(7)]
    asked = service(app)
    item = only(asked.search(BOX))
    assert asked.download(item) == PICTURE + b"/pictures/7_l.jpg"
    app.server.faults = [status(410)]
    with pytest.raises(PhotoError, match="is gone"):
        asked.download(item)


def test_a_service_that_is_closed_asks_nothing(app):
    app.photos = [photo(7)]
    asked = service(app)
    item = only(asked.search(BOX))
    calls = len(app.server.calls)
    asked.close()
    for work in (lambda: asked.search(BOX), lambda: asked.download(item)):
        with pytest.raises(ServiceError, match="stopped"):
            work()
    assert len(app.server.calls) == calls
