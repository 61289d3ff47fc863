"""Pictures of a service become references: over real HTTP, whatever of them fails, and without asking twice."""

from __future__ import annotations

import io
import threading
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime

import loopback
import numpy as np
import pytest
import tiny
from loopback import Loopback, Reply
from PIL import ExifTags, Image

from pinpoint_engine import Failure, Location, Source, intake, pictures
from pinpoint_engine.errors import ServiceError
from pinpoint_engine.gallery import open_gallery, store
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import load_backbone
from pinpoint_engine.photos import decode
from pinpoint_engine.sources import fetching, ledger, polite
from pinpoint_engine.sources.fetching import Fetching, ids_of
from pinpoint_engine.sources.imagery import BoxAnswer, ImageryItem
from pinpoint_engine.sources.ledger import ImageryLedger, ViewAngle
from pinpoint_engine.sources.polite import PoliteHost

COUNT = 12
usual_save, usual_hold = Fetching._save, Fetching._hold


class SmallService:
    """A service with nothing but pictures."""

    name, largest_deg, least_deg, search_pause_s, picture_pause_s = "small", 1.0, 0.001, 0.0, 0.0

    def __init__(self, url):
        self.asked = PoliteHost(url, contact="")
        self.host, self.redirected = self.asked.host, self.asked.redirected

    def search(self, box):
        return BoxAnswer((), True)

    def download(self, item):
        return self.asked.picture(item.picture)

    def close(self):
        self.asked.close()


@pytest.fixture(scope="module")
def pack(world):
    return open_pack(world.pack)


@pytest.fixture(scope="module")
def backbone(pack):
    return load_backbone(pack.folder)


@pytest.fixture
def drawn(tmp_path):
    """The files of some pictures, and of a panorama, by the path that the server has them under."""
    paths = [tiny.draw(tmp_path / "served" / f"{n}.jpg", 700 + n) for n in range(COUNT)]
    quarters = np.repeat(np.array([(250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0)], np.uint8), 200, axis=0)
    wide = np.broadcast_to(np.roll(quarters, 300, axis=0), (400, 800, 3))  # the first of them is in the middle
    Image.fromarray(np.ascontiguousarray(wide)).save(tmp_path / "served" / "wide.png")
    return {f"/{path.name}": path for path in [*paths, tmp_path / "served" / "wide.png"]}


@pytest.fixture
def server(drawn):
    def answer(call):
        if call.path in drawn:
            return Reply(drawn[call.path].read_bytes(), kind=loopback.JPEG)
        return Reply({"message": "none"}, 404)

    with Loopback(answer).running() as running:
        yield running


@pytest.fixture
def items(server):
    return [item(server, f"{n}.jpg", n) for n in range(COUNT)]


def item(server, name, number, **more):
    place = Location(44.65 + number / 100, -1.2)
    told = dict(url=f"https://small.test/{name}", author="Zoë", licence="CC BY-SA 4.0", heading=10.0 * number)
    when = datetime(2024, 5, 17, 14, 3, number)
    return ImageryItem(
        f"small:{name}", place, Source.STREET, f"{server.url}/{name}", captured_at=when, **{**told, **more}
    )


@contextmanager
def opened(folder, server, pack, backbone, **more):
    """Open a gallery to bring pictures into."""
    with (
        store.changing(folder, pack.model, backbone.dim) as changed,
        closing(pictures.PictureStore(folder)) as shown,
        closing(ImageryLedger(folder)) as told,
    ):
        yield Fetching(SmallService(server.url), backbone, changed, shown, told, **more)


def references(folder, pack):
    found = open_gallery(folder, pack.model, str(folder))
    return {each.id: each for each in found.references_of(found.added)}


def test_each_picture_becomes_a_reference_as_it_would_from_a_file(tmp_path, server, items, drawn, pack, backbone):
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        made = list(fetch.run(items))
        fetch.store.seal()
        assert [fetch.ledger.view(each.id).heading for each in items] == [each.heading for each in items]
    assert [each.id for each in made] == [each.id for each in items]
    found = references(tmp_path / "own", pack)
    for each in items:
        same = ("id", "location", "source", "url", "author", "licence", "captured_at", "sequence")
        assert [getattr(found[each.id], name) for name in same] == [getattr(each, name) for name in same]
        picture = pictures.find(found[each.id])
        with Image.open(io.BytesIO(picture.thumbnail)) as image:
            told = image.getexif()
        assert picture.path == "" and told[ExifTags.Base.Copyright] == "CC BY-SA 4.0"
    gallery = open_gallery(tmp_path / "own", pack.model)
    vectors = backbone.encode_images([decode(str(path)) for path in list(drawn.values())[:COUNT]])
    np.testing.assert_array_equal(gallery.vectors[gallery.added], vectors.astype(np.float16))


def test_no_picture_stays_on_the_disk_unless_it_is_wanted(tmp_path, server, items, drawn, pack, backbone):
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        list(fetch.run(items[:2]))
    (tmp_path / "kept").mkdir()
    before = {path.read_bytes() for path in drawn.values()}
    assert not [path for path in (tmp_path / "own").rglob("*") if path.is_file() and path.read_bytes() in before]
    with opened(tmp_path / "own", server, pack, backbone, keep=tmp_path / "kept") as fetch:
        list(fetch.run(items[:4]))
        fetch.store.seal()
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["small_2.jpg.jpg", "small_3.jpg.jpg"]
    kept = pictures.find(references(tmp_path / "own", pack)["small:2.jpg"]).path
    assert kept == str(tmp_path / "kept" / "small_2.jpg.jpg")
    assert (tmp_path / "kept" / "small_2.jpg.jpg").read_bytes() == drawn["/2.jpg"].read_bytes()


def test_a_panorama_becomes_four_faces_with_headings(tmp_path, server, pack, backbone):
    wide = item(server, "wide.png", 30, field_of_view=360.0)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert [each.id for each in fetch.run([wide])] == [f"small:wide.png/{n}" for n in range(4)]
        views = [fetch.ledger.view(each) for each in ids_of(wide)]
        fetch.store.seal()
    assert views == [ViewAngle(heading, 90.0) for heading in (300.0, 30.0, 120.0, 210.0)]
    found = references(tmp_path / "own", pack)
    assert {each.sequence for each in found.values()} == {"small:wide.png"}
    colours = []
    for name in ids_of(wide):
        with Image.open(io.BytesIO(pictures.find(found[name]).thumbnail)) as image:
            colours.append([level > 128 for level in np.asarray(image.convert("RGB"))[128, 128]])
    assert colours == [[True, False, False], [False, True, False], [False, False, True], [True, True, False]]


def test_no_face_has_a_heading_that_was_not_measured(tmp_path, server, pack, backbone):
    wide = item(server, "wide.png", 30, field_of_view=360.0, heading=None)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert len(list(fetch.run([wide]))) == 4
        assert {fetch.ledger.view(each) for each in ids_of(wide)} == {ViewAngle(None, 90.0)}


def test_a_face_that_a_stop_cost_is_added_and_no_other_twice(tmp_path, server, pack, backbone):
    wide = item(server, "wide.png", 30, field_of_view=360.0)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        run = fetch.run([wide])
        [next(run) for _ in range(2)]
        run.close()
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert [each.id for each in fetch.run([wide])] == ["small:wide.png/2", "small:wide.png/3"]
        assert list(fetch.wanted([wide])) == []


def test_a_kill_costs_thumbnails_and_headings_that_the_next_command_brings(
    tmp_path, server, items, pack, backbone, monkeypatch
):
    """The references are there, what was not written through is not."""
    monkeypatch.setattr(fetching, "SAVED", 3)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        monkeypatch.setattr(Fetching, "_save", lambda self: None if len(self.store) > 3 else usual_save(self))
        monkeypatch.setattr(Fetching, "_hold", lambda self: None if len(self.store) >= 5 else usual_hold(self))
        run = fetch.run(items[:5])
        assert len(list(run)) == 5
    monkeypatch.undo()
    server.calls.clear()
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert len(fetch.store) == 5
        assert list(fetch.run(items[:5])) == []
        assert [fetch.ledger.view(each.id).heading for each in items[:5]] == [each.heading for each in items[:5]]
        assert all(fetch.shown.has_thumbnail(each.id) for each in items[:5])
    assert sorted(server.paths()) == ["/3.jpg", "/4.jpg"]


def test_whatever_fails_is_named_with_its_reason_and_stops_no_other(tmp_path, server, items, pack, backbone):
    faults = {
        "/1.jpg": loopback.status(404),
        "/3.jpg": loopback.BROKEN_JPEG,
        "/4.jpg": loopback.status(403),
        "/6.jpg": loopback.NO_JSON,
        "/8.jpg": loopback.status(500),
    }
    server.fault_for = lambda call: faults.get(call.path)
    listed = [*items, replace(items[9], id="small:round", field_of_view=360.0), replace(items[2], id="small:twin")]
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        made = list(fetch.run(listed))
        assert fetch.counts == {
            **{"references": 7, "pictures": 8, "gone": 1, "no_picture": 3},
            **{"broken": 1, "no_panorama": 1, "near_duplicate": 1},
        }
    failed = {each.photo.id: each.message for each in made if isinstance(each, Failure)}
    assert list(failed) == [f"small:{n}" for n in ("1.jpg", "3.jpg", "4.jpg", "6.jpg", "8.jpg", "round", "twin")]
    words = ("is gone", "is broken", "is not public", "is no picture", "HTTP 500", "is said to be a panorama", "same")
    for word, (name, message) in zip(words, failed.items(), strict=True):
        assert word in message and "; " in message
        assert name in message or name == "small:twin"


def test_what_the_gallery_has_or_left_out_is_not_asked_for_again_but_a_failure_is(
    tmp_path, server, items, pack, backbone
):
    listed = [*items[:4], replace(items[2], id="small:twin"), replace(items[3], id="small:round", field_of_view=360.0)]
    server.fault_for = lambda call: loopback.status(404) if call.path == "/1.jpg" else None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert len(list(fetch.run(listed))) == 6
    server.calls.clear()
    server.fault_for = lambda call: None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert [each.id for each in fetch.run(listed)] == ["small:1.jpg"]
    assert server.paths() == ["/1.jpg"]


def test_duplicates_that_were_left_out_come_once_they_are_wanted(tmp_path, server, items, pack, backbone):
    def brought(**more):
        server.calls.clear()
        with opened(tmp_path / "own", server, pack, backbone, **more) as fetch:
            made = [each.id for each in fetch.run(listed) if not isinstance(each, Failure)]
            fetch.store.seal()
            fetch.ledger.settle()
        return made, server.paths()

    broken = replace(items[3], id="small:round", field_of_view=360.0)  # stays out
    listed = [*items[:2], replace(items[1], id="small:twin"), broken]
    assert brought()[0] == [each.id for each in items[:2]]
    assert brought() == ([], [])
    assert brought(duplicates=True) == (["small:twin"], ["/1.jpg"])
    assert brought(duplicates=True) == brought() == ([], [])


def test_a_face_that_was_removed_does_not_come_with_one_that_was_left_out(tmp_path, server, pack, backbone):
    wide = item(server, "wide.png", 30, field_of_view=360.0)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        list(fetch.run([wide]))
        fetch.store.seal()
        fetch.ledger.settle()
        fetch.ledger.leave_out("small:wide.png/2", intake.DUPLICATE, "it shows the same as another")
        fetch.store.remove(fetch.store.gallery.rows_of(["small:wide.png/1", "small:wide.png/2"]))
    with opened(tmp_path / "own", server, pack, backbone, duplicates=True) as fetch:
        assert [each.id for each in fetch.run([wide])] == ["small:wide.png/2"]


def test_what_the_user_removed_does_not_come_back(tmp_path, server, items, pack, backbone):
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        list(fetch.run(items[:4]))
        fetch.store.seal()
        fetch.ledger.settle()
        fetch.store.remove(fetch.store.gallery.rows_of(["small:2.jpg"]))
    server.calls.clear()
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert list(fetch.run(items[:4])) == [] and server.calls == []


def test_none_of_all_is_an_error(tmp_path, server, items, pack, backbone):
    server.fault_for = lambda call: loopback.status(404)
    with (
        opened(tmp_path / "own", server, pack, backbone) as fetch,
        pytest.raises(ServiceError, match=r"^0 of 12 pictures of 127\.0\.0\.1 could be downloaded: .*11\.jpg is gone"),
    ):
        list(fetch.run(items))


def test_pictures_that_are_gone_are_no_error_where_the_gallery_has_others(tmp_path, server, items, pack, backbone):
    server.fault_for = lambda call: loopback.status(410) if call.path == "/2.jpg" else None
    for times in range(3):
        with opened(tmp_path / "own", server, pack, backbone) as fetch:
            made = list(fetch.run(items[:3]))
            assert fetch.counts["gone"] == 1 and len(made) == (1 if times else 3)
    server.fault_for = lambda call: loopback.status(404) if call.path in ("/2.jpg", "/3.jpg") else loopback.status(403)
    with (
        opened(tmp_path / "own", server, pack, backbone) as fetch,
        pytest.raises(ServiceError, match="0 of 3 pictures"),
    ):
        list(fetch.run(items[:5]))


def test_a_host_that_goes_down_is_given_up_and_what_came_before_stays(
    tmp_path, server, items, pack, backbone, monkeypatch, waits
):
    monkeypatch.setattr(polite, "FAILED_IN_A_ROW", 2)
    monkeypatch.setattr(fetching, "THREADS", 1)
    server.fault_for = lambda call: loopback.HANG_UP if int(call.path[1:-4]) >= 6 else None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        made = list(fetch.run(items))
        why = "127.0.0.1 is given up (the connection was cut)"
        assert fetch.counts == {"references": 6, "pictures": 6, "no_answer": 2, "not_asked": 4}
        assert fetch.given_up == {why: 4}
        assert sum(isinstance(each, Failure) and each.message.startswith(why) for each in made) == 4
    assert len(server.calls) == 6 + 2 * (len(polite.WAITS_S) + 1)
    server.fault_for = lambda call: None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert len(fetch.store) == 6
        assert [each.id for each in fetch.run(items)] == [each.id for each in items[6:]]


def test_one_picture_that_never_comes_whole_stops_no_other(tmp_path, server, items, pack, backbone, waits):
    server.fault_for = lambda call: loopback.CUT_LENGTH if call.path == "/6.jpg" else None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert [each.photo.id for each in fetch.run(items) if isinstance(each, Failure)] == ["small:6.jpg"]
        assert len(fetch.store) == COUNT - 1


def test_only_so_many_pictures_are_downloaded_ahead_and_a_stop_asks_for_no_more(
    tmp_path, server, items, pack, backbone, monkeypatch
):
    monkeypatch.setattr(fetching, "AHEAD", 5)
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        run = fetch.run(items)
        assert next(run).id == items[0].id
        run.close()
        assert 4 <= len(server.calls) <= 4 + 5  # a batch, and what is ahead of it
        assert len(fetch.store) == 1


def test_a_stop_does_not_wait_until_a_busy_host_has_time(tmp_path, server, items, pack, backbone):
    busy = loopback.status(503, Retry_After="100")
    server.fault_for = lambda call: busy if call.path == "/5.jpg" else None
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        run = fetch.run(items)
        assert next(run).id == items[0].id
        run.close()
    assert server.paths().count("/5.jpg") <= 1


def test_pictures_are_downloaded_several_at_once(tmp_path, server, items, pack, backbone):
    """Each of the first three is answered only when all three are asked for."""
    together = threading.Barrier(fetching.THREADS, timeout=60)
    usual = server.answer

    def answer(call):
        if call.path in ("/0.jpg", "/1.jpg", "/2.jpg"):
            together.wait()
        return usual(call)

    server.answer = answer
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        assert len([each for each in fetch.run(items) if not isinstance(each, Failure)]) == COUNT


def test_credits_name_author_licence_and_link_of_each(tmp_path, server, items, pack, backbone):
    with opened(tmp_path / "own", server, pack, backbone) as fetch:
        fetch.ledger.write_credits(each for each in fetch.run(items[:2]))
    text = (tmp_path / "own" / ledger.CREDITS).read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        "id,author,licence,link",
        "small:0.jpg,Zoë,CC BY-SA 4.0,https://small.test/0.jpg",
        "small:1.jpg,Zoë,CC BY-SA 4.0,https://small.test/1.jpg",
    ]
