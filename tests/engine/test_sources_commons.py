"""Photos of Wikimedia Commons, from a server on loopback that keeps its contract: answers in parts, errors with 200."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from loopback import CUT_CHUNK, JPEG, NO_JSON, Call, Fault, Loopback, Reply, status

from pinpoint_engine.errors import PhotoError, RequestError, ServiceError
from pinpoint_engine.sources import commons
from pinpoint_engine.sources.commons import Commons
from pinpoint_engine.sources.imagery import Box, BoxAnswer, ImageryItem
from pinpoint_engine.sources.polite import RefusalError
from pinpoint_engine.sources.survey import Survey
from pinpoint_engine.types import Location, Polygon, Source

BOX = Box(44.7, -1.3, 44.8, -1.2)
PICTURE = b"\xff\xd8 a picture"
WIDTHS = (20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840)
BUSY = Reply({"error": {"code": "maxlag", "info": "Waiting for db1: 7.5 seconds lagged.", "lag": 7.5}})


def photo(number: int, lat: float = 44.75, lon: float = -1.25, **credits: Any) -> dict[str, Any]:
    """Return a file as the service knows it; credits are those of extmetadata."""
    told = {
        "Artist": '<a href="//commons.wikimedia.org/wiki/User:Ann">Ann</a>',
        "LicenseShortName": "CC BY-SA 4.0",
        "LicenseUrl": "https://creativecommons.org/licenses/by-sa/4.0",
        "DateTimeOriginal": "2019-05-04 12:33:12",
        **credits,
    }
    return {
        "pageid": number,
        "coordinates": [{"lat": lat, "lon": lon, "primary": True, "globe": "earth"}],
        "info": {
            "user": "Ann",
            "mime": "image/jpeg",
            "width": 4000,
            "height": 3000,
            "extmetadata": {name: {"value": value, "source": "commons-desc-page"} for name, value in told.items()},
        },
    }


class Wiki:
    """The service: its files, and how many it tells the facts of in one part."""

    def __init__(self) -> None:
        self.files: list[dict[str, Any]] = []
        self.pictures_a_part = 50
        self.places_a_part = 500
        self.server = Loopback(self.answer)

    def answer(self, call: Call) -> Reply:
        if call.path.startswith("/thumbs/"):
            return Reply(PICTURE + call.path.encode(), kind=JPEG)
        asked = call.params
        wrong = call.path != "/w/api.php" or asked["ggsnamespace"] != "6" or asked["formatversion"] != "2"
        if wrong or int(asked["ggslimit"]) > 500 or int(asked["iiurlwidth"]) not in WIDTHS:
            return Reply({"error": {"code": "badvalue", "info": "Unrecognized value"}})
        north, west, south, east = map(float, asked["ggsbbox"].split("|"))
        if not 100 / 111_200**2 <= (north - south) * (east - west) <= 0.18**2:
            return Reply({"error": {"code": "toobig", "info": "Bounding box is too big"}})
        inside = []
        for each in self.files:
            place = (each.get("coordinates") or [{"lat": south, "lon": west}])[0]
            if south <= place["lat"] <= north and west <= place["lon"] <= east:
                inside.append(each)
        return Reply(self.part(inside[: int(asked["ggslimit"])], asked))

    def part(self, inside: list[dict[str, Any]], asked: Any) -> dict[str, Any]:
        """Return a part of the answer: imageinfo and coordinates go on each for themselves."""
        if not inside:
            return {"batchcomplete": True}
        done = asked.get("continue", "").removeprefix("||").split("|")
        onward: dict[str, Any] = {}
        pages = [{"pageid": each["pageid"], "ns": 6, "title": f"File:{each['pageid']}.jpg"} for each in inside]
        few = self.places_a_part if asked["colimit"] == "max" else 10
        for prop, name, most in (("imageinfo", "iicontinue", self.pictures_a_part), ("coordinates", "cocontinue", few)):
            if prop in done:
                continue
            start = int(asked.get(name, 0))
            for page, each in list(zip(pages, inside, strict=True))[start : start + most]:
                page |= {prop: [self.told(each)]} if prop == "imageinfo" and each["info"] else {}
                page |= {prop: each[prop]} if each.get(prop) else {}
            if start + most < len(pages):
                onward[name] = str(start + most)
            else:
                done.append(prop)
        if onward:
            return {"continue": {**onward, "continue": "||" + "|".join(filter(None, done))}, "query": {"pages": pages}}
        return {"batchcomplete": True, "query": {"pages": pages}}

    def told(self, each: dict[str, Any]) -> dict[str, Any]:
        number = each["pageid"]
        return {
            "thumburl": f"{self.server.url}/thumbs/{number}/960px.jpg",
            "descriptionurl": f"https://commons.wikimedia.org/wiki/File:{number}.jpg",
            **each["info"],
        }


@pytest.fixture
def wiki():
    wiki = Wiki()
    with wiki.server.running():
        yield wiki


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(commons, "PER_MINUTE", 60_000.0)


def service(wiki: Wiki) -> Commons:
    return Commons(contact="me@example.org", address=wiki.server.url + "/w")


def only(answer: BoxAnswer) -> ImageryItem:
    assert len(answer.items) == 1 and answer.faults == ()
    return answer.items[0]


# --- what a photo says


def test_a_photo_has_what_the_service_says_of_it(wiki):
    wiki.files = [photo(7)]
    item = only(service(wiki).search(BOX))
    assert item.id == "commons:7" and item.source is Source.INTERNET and item.location == Location(44.75, -1.25)
    assert item.author == "Ann" and item.licence == "CC BY-SA 4.0" and item.sequence == "Ann 2019-05-04"
    assert item.captured_at == datetime(2019, 5, 4, 12, 33, 12)
    assert item.url == "https://commons.wikimedia.org/wiki/File:7.jpg" and item.picture.endswith("/7/960px.jpg")
    assert item.heading is None and item.field_of_view is None
    assert wiki.server.calls[0].headers["User-Agent"].endswith("(me@example.org)")


@pytest.mark.parametrize(
    ("written", "captured_at", "day"),
    [
        ("2015:06:01 10:11:12", datetime(2015, 6, 1, 10, 11, 12), "2015-06-01"),
        ('<time class="dtstart" datetime="2015-06-01">1 June 2015</time>', None, "2015-06-01"),
        ("<time datetime='2015-06-01 10:11:12'>1 June 2015</time>", datetime(2015, 6, 1, 10, 11, 12), "2015-06-01"),
        ("summer of 2015", None, None),
        (None, None, None),
        (["2015"], None, None),
    ],
)
def test_a_time_is_one_that_has_an_hour(wiki, written, captured_at, day):
    wiki.files = [photo(7, DateTimeOriginal=written)]
    item = only(service(wiki).search(BOX))
    assert item.captured_at == captured_at and item.sequence == (f"Ann {day}" if day else "")


def test_what_is_missing_is_left_empty(wiki):
    wiki.files = [photo(7)]
    wiki.files[0]["info"] |= {"extmetadata": None, "user": None, "descriptionurl": "javascript:alert(1)"}
    item = only(service(wiki).search(BOX))
    assert (item.author, item.licence, item.url, item.sequence, item.captured_at) == ("", "", "", "", None)


def test_a_licence_without_an_address_is_named(wiki):
    wiki.files = [photo(7, LicenseShortName="Public domain", LicenseUrl=None)]
    assert only(service(wiki).search(BOX)).licence == "Public domain"


@pytest.mark.parametrize("mime", ["application/pdf", "image/svg+xml", "video/webm", "audio/ogg"])
def test_files_that_are_no_photos_are_passed_over(wiki, mime):
    wiki.files = [photo(7), photo(8)]
    wiki.files[1]["info"]["mime"] = mime
    assert only(service(wiki).search(BOX)).id == "commons:7"


def test_a_photo_that_cannot_be_placed_or_had_is_left_out_and_told(wiki):
    wiki.files = [photo(1), photo(2), photo(3), photo(4), photo(5)]
    wiki.files[0]["coordinates"] = None
    wiki.files[1]["info"]["thumburl"] = None
    wiki.files[2]["info"] = None
    answer = service(wiki).search(BOX)
    assert [item.id for item in answer.items] == ["commons:4", "commons:5"] and answer.is_whole
    assert answer.faults == ("a picture has no position", *["a picture has no address to download it from"] * 2)
    odd = {"batchcomplete": True, "query": {"pages": [{"pageid": 9, "coordinates": [{"lat": 95, "lon": 0}]}]}}
    odd["query"]["pages"][0]["imageinfo"] = [{"thumburl": "https://example.org/9.jpg", "mime": "image/jpeg"}]
    wiki.server.faults = [Fault(Reply(odd))]
    assert service(wiki).search(BOX).faults == ("a picture has an impossible position",)


# --- how much there is in a box


def test_an_empty_box_is_whole(wiki):
    assert service(wiki).search(BOX) == BoxAnswer((), True)


@pytest.mark.parametrize(("pictures", "places"), [(50, 500), (50, 30), (7, 90), (500, 500)])
def test_an_answer_in_parts_is_put_together(wiki, pictures, places):
    wiki.files = [photo(number, Artist=f"<b>Ann {number}</b>") for number in range(1, 131)]
    wiki.pictures_a_part, wiki.places_a_part = pictures, places
    answer = service(wiki).search(BOX)
    assert answer.is_whole and answer.faults == ()
    assert [item.author for item in answer.items] == [f"Ann {number}" for number in range(1, 131)]
    assert len(wiki.server.calls) == -(-130 // min(pictures, places))


def test_a_box_at_the_limit_is_not_whole_and_not_read_on(wiki):
    wiki.files = [photo(number, 44.7 + number / 5100) for number in range(1, 501)]
    asked = service(wiki)
    assert asked.search(BOX) == BoxAnswer((), False)
    assert len(wiki.server.calls) == 1
    found = [item.id for quarter in BOX.quarters() for item in asked.search(quarter).items]
    assert sorted(set(found)) == sorted(f"commons:{number}" for number in range(1, 501))


def test_the_smallest_box_is_read_to_its_end(wiki):
    wiki.files = [photo(number) for number in range(1, 501)]
    answer = service(wiki).search(Box(44.7496, -1.2504, 44.7504, -1.2496))
    assert len(answer.items) == 500 and not answer.is_whole


def test_a_survey_finds_every_photo_and_counts_licences_and_faults(wiki, tmp_path):
    zero = {"LicenseShortName": "CC0", "LicenseUrl": None}
    wiki.files = [photo(number, 44.7 + number / 10_300, **zero) for number in range(900)]
    wiki.files += [photo(number, LicenseShortName="Public domain", LicenseUrl=None) for number in range(900, 1000)]
    wiki.files += [photo(2000), photo(2001, 44.7513, -1.2513)]
    wiki.files[-1]["info"] = None
    corners = ((44.69, -1.31), (44.69, -1.19), (44.81, -1.19), (44.81, -1.31))
    survey = Survey(tmp_path / "s.db", service(wiki), [Polygon(tuple(Location(*corner) for corner in corners))])
    list(survey.run())
    counts = survey.counts(["cc0-1.0"])
    assert counts.licences == {"CC0 1.0": 900, "Public domain": 100, "CC BY-SA 4.0": 1} and counts.excluded == 101
    assert counts.faults == {"a picture has no address to download it from": 1} and counts.unasked == 0


# --- faults


def test_a_service_that_is_behind_is_waited_for(wiki, waits):
    wiki.files = [photo(7)]
    short = Reply({"error": {"code": "maxlag", "info": "Waiting for db1: 0.5 seconds lagged."}})
    wiki.server.faults = [Fault(BUSY), Fault(short), status(429, Retry_After="3")]
    assert only(service(wiki).search(BOX)).id == "commons:7"
    assert waits == [7.5, 5, 3.0]


def test_a_service_that_stays_behind_is_told(wiki, waits):
    wiki.server.fault_for = lambda call: Fault(BUSY)
    with pytest.raises(ServiceError, match="is too busy; what was fetched stays, try again") as caught:
        service(wiki).search(BOX)
    assert caught.value.code == "throttled" and len(wiki.server.calls) == commons.TURNS


def test_a_failure_that_passes_is_no_fault(wiki, waits):
    wiki.files = [photo(7)]
    wiki.server.faults = [status(500), CUT_CHUNK]
    assert only(service(wiki).search(BOX)).id == "commons:7"


def test_a_failure_that_stays_is_told(wiki, waits):
    wiki.server.fault_for = lambda call: status(500)
    with pytest.raises(RefusalError, match="answers 500"):
        service(wiki).search(BOX)
    assert len(wiki.server.calls) == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"code": "toobig", "info": "Bounding box is\n too big"}, r"\(Bounding box is too big\); check"),
        ({"code": "readapidenied"}, r"\(readapidenied\)"),
        ("no", r"\(it does not say why\)"),
    ],
)
def test_a_refusal_with_status_200_is_told(wiki, said, words):
    wiki.server.faults = [Fault(Reply({"error": said}))]
    with pytest.raises(ServiceError, match=words) as caught:
        service(wiki).search(BOX)
    assert caught.value.code == "service_refuses"


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"query": {"pages": []}},
        {"batchcomplete": True, "query": {"pages": {"7": {}}}},
        {"batchcomplete": True, "query": {"pages": [{"title": "File:A.jpg"}]}},
        {"continue": "on", "query": {"pages": []}},
    ],
    ids=str,
)
def test_an_answer_of_another_shape_is_told(wiki, body):
    wiki.server.faults = [Fault(Reply(body))]
    with pytest.raises(ServiceError, match="another shape than it used to; check its address"):
        service(wiki).search(BOX)


def test_an_answer_that_goes_on_in_circles_is_told(wiki):
    wiki.server.fault_for = lambda call: Fault(Reply({"continue": {"iicontinue": "1"}, "query": {"pages": []}}))
    with pytest.raises(ServiceError, match="another shape"):
        service(wiki).search(BOX)
    assert len(wiki.server.calls) == 2


def test_an_answer_without_end_is_told(wiki, monkeypatch):
    monkeypatch.setattr(commons, "MOST_PARTS", 5)
    wiki.server.fault_for = lambda call: Fault(
        Reply({"continue": {"iicontinue": str(len(wiki.server.calls))}, "query": {"pages": []}})
    )
    with pytest.raises(ServiceError, match="another shape"):
        service(wiki).search(BOX)
    assert len(wiki.server.calls) == 5


def test_a_login_page_is_told(wiki):
    wiki.server.faults = [NO_JSON]
    with pytest.raises(ServiceError, match="something else than JSON"):
        service(wiki).search(BOX)


def test_a_contact_is_checked(wiki):
    with pytest.raises(RequestError, match="is no contact"):
        Commons(contact="a\r\nb", address=wiki.server.url)


def test_without_a_contact_the_service_is_asked_slowly(wiki):
    asked = Commons(contact="", address=wiki.server.url + "/w")
    assert asked.search_pause_s == asked.picture_pause_s == 60 / commons.PER_MINUTE_UNKNOWN


# --- pictures


def test_a_photo_is_downloaded(wiki):
    wiki.files = [photo(7)]
    asked = service(wiki)
    assert asked.download(only(asked.search(BOX))) == PICTURE + b"/thumbs/7/960px.jpg"


def test_a_photo_that_is_gone_costs_no_other(wiki):
    wiki.files = [photo(7)]
    asked = service(wiki)
    item = only(asked.search(BOX))
    wiki.server.faults = [status(404)]
    with pytest.raises(PhotoError, match="is gone"):
        asked.download(item)
    assert asked.download(item).startswith(PICTURE)


def test_a_service_that_is_closed_asks_nothing(wiki):
    asked = service(wiki)
    asked.close()
    with pytest.raises(ServiceError, match="stopped"):
        asked.search(BOX)
    assert wiki.server.calls == []
