"""Surveying an area: asked box by box, kept in a file, thinned, counted; with a service that is a list of pictures."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pinpoint_engine.errors import OutputError, PhotoError, RequestError, ServiceError
from pinpoint_engine.sources import survey as surveys
from pinpoint_engine.sources.commons import Commons
from pinpoint_engine.sources.flickr import Flickr
from pinpoint_engine.sources.imagery import Box, BoxAnswer, ImageryItem
from pinpoint_engine.sources.mapillary import Mapillary
from pinpoint_engine.sources.panoramax import Panoramax
from pinpoint_engine.sources.polite import RefusalError, UnreachableError
from pinpoint_engine.sources.survey import Survey, refuse_nothing
from pinpoint_engine.sources.totals import PictureRates, add_up, totals_of
from pinpoint_engine.types import Location, Polygon, Source


def area(south: float, west: float, north: float, east: float) -> Polygon:
    corners = ((south, west), (south, east), (north, east), (north, west))
    return Polygon(tuple(Location(*corner) for corner in corners))


RATES = PictureRates(1000.0, 2.0, 1.0)
TOWN = area(50.0, 10.0, 50.1, 10.1)


def item(number: int, lat: float = 50.05, lon: float = 10.05, **facts) -> ImageryItem:
    facts = {"licence": "CC BY-SA 4.0", "heading": 0.0, **facts}
    return ImageryItem(f"list:{number}", Location(lat, lon), Source.STREET, f"https://pictures.org/{number}", **facts)


def grid(side: int = 20) -> list[ImageryItem]:
    """Return pictures all over the town, all more than a cell apart."""
    return [
        item(i * side + j, 50.0 + (i + 0.5) / side / 10, 10.0 + (j + 0.5) / side / 10)
        for i in range(side)
        for j in range(side)
    ]


@dataclass
class ListService:
    """A service that has a list of pictures; `trouble` may raise an error when it is asked for a box."""

    pictures: list[ImageryItem]
    most: int = 50
    largest_deg: float = 1.0
    least_deg: float = 0.0001
    name: str = "list"
    host: str = "list.org"
    most_boxes: int = 10_000
    search_pause_s: float = 0.0
    picture_pause_s: float = 0.0
    redirected: dict[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    trouble: Callable[[Box], None] = lambda box: None
    asked: list[Box] = field(default_factory=list)
    downloaded: list[str] = field(default_factory=list)

    def search(self, box: Box) -> BoxAnswer:
        self.asked.append(box)
        self.trouble(box)
        held = [
            each
            for each in self.pictures
            if box.south <= each.location.lat <= box.north and box.west <= each.location.lon <= box.east
        ]
        return BoxAnswer(tuple(held[: self.most]), len(held) < self.most, self.faults)

    def download(self, item: ImageryItem) -> bytes:
        if item.sequence in ("gone", "no_picture"):
            raise PhotoError(f"{item.picture} is gone; others may be there", code=item.sequence)
        self.downloaded.append(item.id)
        return bytes(1000)

    def close(self) -> None:
        raise AssertionError("a survey stops no service")


def survey(tmp_path: Path, service: ListService, *within: Polygon) -> Survey:
    return Survey(tmp_path / "area.survey", service, within or (TOWN,))


def ids(found) -> set[str]:
    return {each.id for each in found}


def test_boxes_are_cut_until_each_answer_is_whole(tmp_path):
    service = ListService(grid())
    found = survey(tmp_path, service)
    steps = list(found.run())
    assert ids(found.items()) == ids(service.pictures) and len(service.pictures) == 400
    assert len(steps) == len(service.asked)
    shares = [step.share for step in steps]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == pytest.approx(1)
    assert steps[-1].found == 400
    counts = found.counts()
    assert (counts.found, counts.chosen, counts.unasked, counts.brim) == (400, 400, 0, 0)
    assert counts.hosts == {"pictures.org": 400}


def test_every_fact_of_a_picture_is_kept(tmp_path):
    whole = item(
        1,
        url="https://list.org/1",
        author="Ada",
        captured_at=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
        heading=123.5,
        sequence="walk",
        field_of_view=70.0,
    )
    bare = item(2, lat=50.06, heading=None)
    found = survey(tmp_path, ListService([whole, bare]))
    list(found.run())
    assert list(found.items()) == [whole, bare]


def test_a_survey_goes_on_where_it_stopped_and_asks_no_box_again(tmp_path):
    service = ListService(grid())
    for _, _ in zip(survey(tmp_path, service).run(), range(5), strict=False):
        pass
    again = survey(tmp_path, service)
    list(again.run())
    assert len(again.service.asked) == len(set(again.service.asked))
    assert ids(again.items()) == ids(service.pictures)
    asked = len(service.asked)
    assert list(survey(tmp_path, service).run()) == [] and len(service.asked) == asked


KILLED = """
import os, signal, sys
sys.path[:0] = {paths!r}
from test_sources_survey import ListService, TOWN, grid
from pinpoint_engine.sources.survey import Survey
from pathlib import Path
service = ListService(grid())
def trouble(box):
    print(box.south, box.west, box.north, box.east, flush=True)
    if len(service.asked) == 12:
        os.kill(os.getpid(), signal.SIGKILL)
service.trouble = trouble
list(Survey(Path(sys.argv[1]), service, (TOWN,)).run())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process so")
def test_a_survey_that_is_killed_goes_on(tmp_path):
    tests = Path(__file__).resolve().parent
    code = KILLED.format(paths=[str(tests), str(tests.parent), str(tests.parents[1])])
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "area.survey"], capture_output=True, text=True, env=os.environ
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    before = [Box(*map(float, line.split())) for line in done.stdout.splitlines()]
    service = ListService(grid())
    found = survey(tmp_path, service)
    list(found.run())
    assert len(before) == 12 and set(before) & set(service.asked) == {before[-1]}  # it was killed while this was asked
    assert ids(found.items()) == ids(service.pictures)


def test_a_file_is_of_one_area_and_one_service(tmp_path):
    survey(tmp_path, ListService([]))
    for service, within in ((ListService([]), area(50, 10, 50.2, 10.1)), (ListService([], host="other.org"), TOWN)):
        with pytest.raises(RequestError, match="of another area or service; delete it"):
            survey(tmp_path, service, within)


def test_a_file_that_is_something_else_is_left_alone(tmp_path):
    (tmp_path / "area.survey").write_text("my diary " * 100)
    with pytest.raises(OutputError, match=r"cannot be used as a survey .*name another file"):
        survey(tmp_path, ListService([]))
    assert (tmp_path / "area.survey").read_text().startswith("my diary")
    with pytest.raises(OutputError, match="cannot be used as a survey"):
        Survey(tmp_path / "nowhere" / "area.survey", ListService([]), (TOWN,))


def test_only_what_is_in_the_area_is_asked_for_and_kept(tmp_path):
    triangle = Polygon((Location(50.0, 10.0), Location(50.0, 10.101), Location(50.101, 10.0)))
    service = ListService(grid(), largest_deg=0.03)
    found = survey(tmp_path, service, triangle)
    list(found.run())
    inside = [each for each in grid() if each.location.lat - 50 + each.location.lon - 10 <= 0.101]
    assert ids(found.items()) == ids(inside) and 150 < len(inside) < 250
    assert all(box.south + box.west <= 60.101 + 1e-9 for box in service.asked)
    assert max(box.side_deg for box in service.asked) <= 0.03 + 1e-9


def test_areas_far_apart_and_over_180_degrees_are_asked_for_one_by_one(tmp_path):
    service = ListService([item(1, -17.5, 179.95), item(2, -17.5, -179.95), item(3)])
    found = survey(tmp_path, service, Polygon(tuple(Location(*at) for at in FIJI)), TOWN)
    list(found.run())
    assert ids(found.items()) == {"list:1", "list:2", "list:3"}
    assert all(-180 <= box.west < box.east <= 180 and box.side_deg < 0.21 for box in service.asked)
    assert len(service.asked) == 3


FIJI = ((-17.6, 179.9), (-17.6, -179.9), (-17.4, -179.9), (-17.4, 179.9))


def test_a_road_across_a_country_is_asked_for_tile_by_tile(tmp_path):
    road = Polygon((Location(40, 0), Location(40, 0.001), Location(50, 10.001), Location(50, 10)))
    service = ListService([item(1, 45.0, 5.0005)], largest_deg=0.02)  # 250,000 tiles in its bounds
    found = survey(tmp_path, service, road)
    list(found.run())
    assert ids(found.items()) == {"list:1"} and 500 <= len(service.asked) < 2000


def test_an_area_too_large_is_told_with_a_smaller_one_that_fits(tmp_path):
    service = ListService([], largest_deg=0.01)
    for large in (area(40, 0, 50, 10), area(-80, -170, 80, 170), area(10, 20, 11.5, 21)):
        with pytest.raises(RequestError, match=r"list\.org would have to be asked .* times or more") as caught:
            survey(tmp_path, service, large)
        assert caught.value.code == "area_too_large"
        words = str(caught.value).partition("longitude ")[2].replace(",", "").split()
        west, east, south, north = (float(words[at]) for at in (0, 2, 4, 6))
        survey(tmp_path, ListService([], largest_deg=0.01), area(south, west, north, east)).file.unlink()
    assert service.asked == []


def test_what_is_ahead_is_told_with_the_time_that_it_takes_at_least(tmp_path):
    service = ListService(grid(), largest_deg=0.01, search_pause_s=6.0)
    found = survey(tmp_path, service)
    asked, pace = "list.org is asked what it has in the area", ", which takes 10 minutes at its pace"
    assert found.ahead_in_words() == f"{asked}, 100 times or more{pace}"
    run = found.run()
    for _ in range(95):
        next(run)
    run.close()
    assert found.ahead_in_words() == f"{asked}, 5 times or more"
    list(found.run())
    assert found.ahead_in_words() == "list.org was asked a short time ago what it has in the area"
    found.file.unlink()
    service.most_boxes = 99
    with pytest.raises(RequestError, match=rf"asked 100 times or more{pace}, for it is asked for at most 0\.01"):
        survey(tmp_path, service)
    service.search_pause_s = 100.0
    with pytest.raises(RequestError, match="100 times or more, which takes 3 hours"):
        survey(tmp_path, service)


@pytest.mark.parametrize(
    ("service", "km"),
    [
        (Panoramax(), 450),
        (Mapillary("MLY|1|a", contact=""), 30),
        (Commons(contact="me@example.org"), 400),
        (Commons(contact=""), 200),
        (Flickr("a1", contact=""), 1500),
    ],
)
def test_each_service_has_a_largest_area_and_proposes_one_that_is_surveyed_in_an_hour(tmp_path, service, km):
    with pytest.raises(RequestError, match="draw a smaller one") as caught:
        Survey(tmp_path / "whole", service, [area(-60, -170, 70, 170)])
    words = str(caught.value).partition("longitude ")[2].replace(",", "").split()
    west, east, south, north = (float(words[at]) for at in (0, 2, 4, 6))
    assert 111.2 * (north - south) > km
    proposed = Survey(tmp_path / "part", service, [area(south, west, north, east)])
    assert proposed.counts().unasked * service.search_pause_s <= 3600
    assert service.most_boxes * service.search_pause_s <= 3600


def test_the_smallest_box_is_not_cut_and_that_is_told(tmp_path):
    crowd = [item(number, 50.0512, 10.0512) for number in range(200)]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    assert found.counts().brim == 1 and found.counts().found == 50


def test_one_picture_of_each_cell_and_direction_is_chosen_the_newest(tmp_path):
    day = datetime(2024, 1, 1, tzinfo=UTC)
    crowd = [
        item(1, heading=350.0, captured_at=day),
        item(2, heading=10.0, captured_at=day.replace(year=2025)),
        item(3, heading=44.0),
        item(4, heading=46.0),
        item(5, heading=180.0),
        item(6, heading=271.0),
        item(7, heading=None),
        item(8, heading=10.0, field_of_view=360.0),
        item(9, lat=50.0505, heading=0.0),
        item(10, lon=10.0505, heading=0.0),
    ]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    assert ids(found.items()) == {f"list:{number}" for number in (2, 4, 5, 6, 7, 8, 9, 10)}
    counts = found.counts()
    assert (counts.found, counts.chosen, counts.panoramas, counts.headed) == (10, 8, 1, 7)


def test_cells_are_as_wide_in_the_north_as_on_the_equator(tmp_path):
    row = [item(number, 70.00005, 10 + number * 10 / 111_195 / 0.342) for number in range(100)]  # 10 m apart
    found = survey(tmp_path, ListService(row, most=1000), area(69.9, 9.9, 70.1, 10.1))
    list(found.run())
    assert 49 <= found.counts().chosen <= 52


def test_several_photos_of_a_landmark_are_chosen_and_one_street_picture_without_heading(tmp_path):
    photos = [replace(item(number, heading=None), source=Source.INTERNET) for number in range(40)]
    frames = [item(100 + number, lat=50.06, heading=None) for number in range(40)]
    made = Survey(tmp_path / "survey", ListService([*photos, *frames], most=1000), [TOWN])
    list(made.run())
    chosen = [each.source for each in made.items()]
    assert (chosen.count(Source.INTERNET), chosen.count(Source.STREET)) == (4, 1)


def test_licences_are_counted_and_filtered_before_thinning(tmp_path):
    day = datetime(2024, 1, 1, tzinfo=UTC)
    crowd = [item(1), item(2, licence="CC BY-NC 4.0", captured_at=day), item(3, lat=50.06, licence="")]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    assert found.counts().licences == {"": 1, "CC BY-NC 4.0": 1, "CC BY-SA 4.0": 1}
    both = ("CC BY-SA 4.0", "CC BY-NC 4.0")
    assert (found.counts(both).chosen, found.counts(both).excluded) == (1, 1) and ids(found.items(both)) == {"list:2"}
    only = ("cc-by-sa-4.0",)
    assert (found.counts(only).chosen, found.counts(only).excluded) == (1, 2) and ids(found.items(only)) == {"list:1"}


def test_licences_that_are_not_known_to_be_free_are_taken_only_if_they_are_named(tmp_path):
    named = ("CC0 1.0", "proprietary", "unknown", "All rights reserved", "CC BY-ND 4.0", "")
    crowd = [item(n, 50.01 + n * 0.01, licence=each) for n, each in enumerate(named)]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    assert found.allowed() == ["CC0 1.0"] and ids(found.items()) == {"list:0"}
    assert (found.counts().chosen, found.counts().excluded, found.counts().licences) == (1, 5, dict.fromkeys(named, 1))
    assert ids(found.items(["Proprietary", "cc0"])) == {"list:1"}


def test_the_totals_of_any_choice_of_licences_are_those_of_a_survey_for_that_choice(tmp_path):
    chance = random.Random(7)
    named = ("CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0", "proprietary", "")
    crowd = [
        replace(
            item(number, 50.05 + chance.randrange(6) * 0.001, licence=chance.choice(named)),
            captured_at=datetime(2024, 1, chance.randrange(1, 29), tzinfo=UTC),
            heading=chance.choice([None, 0.0, 90.0]),
            field_of_view=chance.choice([None, 360]),
            picture=f"https://{chance.choice('abc')}.org/{number}",
        )
        for number in range(300)
    ]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    here = {item.id for item in crowd[::3]}
    slots = found.slots(lambda items: (each for each in items if each.id not in here))
    offer = json.loads(json.dumps({"slots": [asdict(each) for each in slots], "rates": asdict(RATES)}))
    for size in range(len(named)):
        for chosen in itertools.combinations(named[:-1], size):
            told, counts = totals_of(offer, chosen), found.counts(chosen)
            assert (told.chosen, told.panoramas, told.headed) == (counts.chosen, counts.panoramas, counts.headed)
            assert told.hosts == counts.hosts
            new = [each for each in found.items(chosen) if each.id not in here]
            assert (told.wanted, told.size_bytes) == (len(new), 1000 * len(new))
            views = len(new) + 3 * sum(each.field_of_view == 360 for each in new)
            assert told.minutes == pytest.approx(max(2 * len(new), views) / 60)
    assert add_up(slots, RATES, named[:1]) == totals_of(offer, named[:1]) and sum(each.count for each in slots) > 20


def test_a_host_that_wants_pauses_sets_the_time(tmp_path):
    found = survey(tmp_path, ListService(grid(10)))
    list(found.run())
    slow = replace(RATES, pause_s=3.0)
    assert add_up(found.slots(), slow, found.allowed()).minutes == pytest.approx(5.0)


def test_no_imagery_and_no_licence_are_told_apart(tmp_path):
    empty = survey(tmp_path, ListService([]))
    list(empty.run())
    with pytest.raises(RequestError, match=r"list\.org has no imagery here; draw a larger area") as caught:
        refuse_nothing(empty.counts(), "list.org")
    assert caught.value.code == "no_imagery"
    empty.file.unlink()
    full = survey(tmp_path, ListService([item(1), item(2)]))
    list(full.run())
    refuse_nothing(full.counts(), "list.org")
    with pytest.raises(RequestError, match=r"none of the 2 pictures .*\(they have: CC BY-SA 4\.0\); allow") as caught:
        refuse_nothing(full.counts(["CC0"]), "list.org")
    assert caught.value.code == "no_licence"


def test_what_was_left_out_is_counted_once(tmp_path):
    words = "a picture has no position"
    found = survey(tmp_path, ListService(grid(10), faults=(words,)))
    list(found.run())
    assert found.counts().faults == {words: 4}  # one of each whole box
    found.file.unlink()
    empty = survey(tmp_path, ListService([], faults=(words,)))
    list(empty.run())
    with pytest.raises(RequestError, match=r"no imagery here that can be used \(a picture has no position\)"):
        refuse_nothing(empty.counts(), "list.org")


def refused(status: int = 500) -> RefusalError:
    return RefusalError(f"list.org answers {status}; what was fetched stays, try again later", status, None)


LOST = UnreachableError("list.org cannot be asked (no answer in time); try again later")


def raising(error: ServiceError, when: Callable[[Box], bool]) -> Callable[[Box], None]:
    """Return a trouble that some boxes cause."""

    def trouble(box):
        if when(box):
            raise error

    return trouble


def test_a_service_that_is_lost_ends_the_survey_which_goes_on_later(tmp_path):
    service = ListService(grid())
    found = survey(tmp_path, service)
    service.trouble = raising(LOST, lambda box: len(service.asked) >= 4)
    with pytest.raises(UnreachableError):
        list(found.run())
    assert found.counts().found and found.counts().unasked and len(service.asked) == 3 + surveys.FAILED_IN_A_ROW
    service.trouble = lambda box: None
    list(found.run())
    assert ids(found.items()) == ids(service.pictures)


def test_a_service_that_cannot_be_reached_at_all_is_asked_once(tmp_path):
    service = ListService([], largest_deg=0.01, trouble=raising(LOST, lambda box: True))
    with pytest.raises(UnreachableError):
        list(survey(tmp_path, service).run())
    assert len(service.asked) == 1


@pytest.mark.parametrize("error", [refused(), LOST], ids=["refused", "lost"])
def test_boxes_that_a_service_has_trouble_with_are_left_out_counted_and_asked_again(tmp_path, error):
    service = ListService(grid())
    service.trouble = raising(error, lambda box: box.side_deg < 0.03 and box.south >= 50.07 and box.west >= 10.07)
    found = survey(tmp_path, service)
    steps = list(found.run())
    counts = found.counts()
    assert counts.unasked == 1 and 350 < counts.found < 400
    assert counts.unasked_share == pytest.approx(1 / 16) == 1 - steps[-1].share
    assert counts.trouble == str(error).partition(";")[0]
    service.trouble = lambda box: None
    asked = len(service.asked)
    list(found.run())
    assert len(service.asked) == asked + 1 and found.counts().found == 400
    assert (found.counts().unasked, found.counts().trouble) == (0, "")


def test_a_cluster_of_boxes_that_always_fail_keeps_no_other_from_being_found(tmp_path):
    """However many there are, and however they lie: runs end with an error until all others are found, and then not."""
    service = ListService(grid(), largest_deg=0.01)
    service.trouble = raising(refused(), lambda box: box.south >= 50.05)
    found, runs = survey(tmp_path, service), 0
    while runs < 30:
        runs += 1
        with suppress(RefusalError):
            list(found.run())
            break
    assert found.counts().found == 200 and runs < 30
    service.asked.clear()
    list(found.run())
    assert len(service.asked) == surveys.FAILED_IN_A_ROW  # it is left in peace


def test_an_area_of_which_nothing_was_found_and_a_part_could_not_be_asked_for_is_not_empty(tmp_path):
    service = ListService([], largest_deg=0.05, trouble=raising(refused(), lambda box: box.south >= 50.05))
    found = survey(tmp_path, service)
    list(found.run())
    words = (
        r"list\.org has trouble with 2 parts of the area \(list\.org answers 500\), and no imagery in the others; try"
    )
    with pytest.raises(ServiceError, match=words) as caught:
        refuse_nothing(found.counts(), "list.org")
    assert caught.value.code == "parts_failed"


@pytest.mark.parametrize(("status", "tries"), [(500, 3), (401, 1)])
def test_a_service_that_refuses_everything_is_left_in_peace(tmp_path, status, tries):
    def refuse(box):
        raise RefusalError("list.org answers; what was fetched stays", status, None)

    service = ListService([], largest_deg=0.01, trouble=refuse)
    with pytest.raises(RefusalError):
        list(survey(tmp_path, service).run())
    assert len(service.asked) == tries


def test_an_estimate_is_made_of_a_few_pictures(tmp_path):
    pictures = grid()
    found = survey(tmp_path, ListService(pictures))
    list(found.run())
    said: list[str] = []
    told = found.estimate(tell=said.append)
    assert said == ["5 of the pictures are asked for to tell the size of all, from pictures.org"]
    assert told.size_bytes == 1_000 and told.seconds >= 0
    found.file.unlink()
    gone = survey(tmp_path, ListService([replace(each, sequence="gone") for each in pictures]))
    list(gone.run())
    with pytest.raises(ServiceError, match=r"none of 5 pictures \(https://pictures\.org/\d+ is gone\); what was found"):
        gone.estimate()
    gone.file.unlink()
    assert survey(tmp_path, ListService([])).estimate().size_bytes == 0


def test_an_estimate_asks_for_nothing_that_the_gallery_has(tmp_path):
    pictures = grid()
    wanted = ids(pictures[:3])
    service = ListService(pictures)
    found = survey(tmp_path, service)
    list(found.run())
    assert found.estimate(missing=lambda items: (each for each in items if each.id in wanted)).size_bytes == 1_000
    assert set(service.downloaded) == wanted


@pytest.mark.parametrize("code", ["gone", "no_picture"])
def test_an_estimate_may_be_of_pictures_that_are_all_gone_where_the_gallery_has_others(tmp_path, code):
    service = ListService([replace(each, sequence=code) for each in grid()])
    found = survey(tmp_path, service)
    list(found.run())
    if code == "gone":
        assert found.estimate(may_be_gone=True) == surveys.DownloadEstimate(0, 0)
        return
    with pytest.raises(ServiceError, match="none of 5 pictures"):
        found.estimate(may_be_gone=True)


def test_the_next_estimate_downloads_only_what_the_one_before_did_not(tmp_path):
    pictures = [replace(each, licence="CC0" if number % 2 else "CC-BY-4.0") for number, each in enumerate(grid())]
    first = ListService(pictures)
    found = survey(tmp_path, first)
    list(found.run())
    told = found.estimate()
    later = ListService(pictures)
    assert len(first.downloaded) == 5
    assert survey(tmp_path, later).estimate() == told and not later.downloaded and not later.asked
    half = survey(tmp_path, later).estimate(["CC0"])
    assert half.size_bytes == 1_000
    assert 0 < len(later.downloaded) <= 5 and not {*first.downloaded} & {*later.downloaded}


def test_a_disk_that_is_full_is_told(tmp_path, monkeypatch):
    found = survey(tmp_path, ListService(grid()))
    monkeypatch.setattr(surveys, "KEEP", "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(OutputError, match="cannot be used as a survey"):
        list(found.run())
