"""What a gallery remembers of its open imagery."""

from __future__ import annotations

import csv
from contextlib import closing
from dataclasses import replace

import pytest

from pinpoint_engine import Location, Polygon, Reference, Source
from pinpoint_engine.sources import ledger
from pinpoint_engine.sources.ledger import ImageryLedger, ImageryOrder, ViewAngle

TRIANGLE = Polygon((Location(44.6, -1.3), Location(44.7, -1.2), Location(44.6, -1.1), Location(44.6, -1.3)))

ORDER = ImageryOrder("panoramax", "https://p.test", (TRIANGLE,))


@pytest.fixture
def opened(tmp_path):
    with closing(ImageryLedger(tmp_path)) as made:
        yield made


def test_an_order_is_remembered_once_in_order_and_as_it_was(opened, tmp_path):
    first = ImageryOrder("panoramax", "https://p.test", (TRIANGLE,), ("CC BY 4.0", "CC0"))
    second = ImageryOrder("commons", "", (TRIANGLE, TRIANGLE))
    for each in (first, second, first):
        opened.note(each)
    assert opened.orders() == ledger.orders_of(tmp_path) == (first, second)


def test_a_gallery_without_open_imagery_has_no_orders_and_gets_no_file(tmp_path):
    assert ledger.orders_of(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_picture_is_begun_then_done_or_left_out(opened):
    opened.begin("a/0", ViewAngle(10.0, 90.0))
    opened.begin("a/1", ViewAngle())
    opened.leave_out("a/1", "near_duplicate", "it shows the same as b")
    assert opened.states(["a/0", "a/1", "new"]) == {"a/0": ledger.BEGUN, "a/1": "near_duplicate"}
    opened.settle()
    assert opened.states(["a/0", "a/1"]) == {"a/0": ledger.DONE, "a/1": "near_duplicate"}
    for name in ("a/0", "a/1"):  # the one has its thumbnail again, the other comes after all
        opened.begin(name, ViewAngle())
    assert opened.states(["a/0", "a/1"]) == {"a/0": ledger.DONE, "a/1": ledger.BEGUN}


def test_views_are_told_by_reference(opened):
    told = {"a": ViewAngle(271.5, 60.0), "b": ViewAngle(None, 90.0)}
    for name, view in told.items():
        opened.begin(name, view)
    assert {name: opened.view(name) for name in ("a", "b", "c")} == {**told, "c": ViewAngle()}


def test_what_waits_is_lost_with_the_process_and_what_is_saved_is_not(tmp_path):
    lost = ImageryLedger(tmp_path)
    lost.hold()
    lost.begin("a", ViewAngle())
    lost.save()
    lost.hold()
    lost.begin("b", ViewAngle())
    lost.close()
    with closing(ImageryLedger(tmp_path)) as opened:
        assert opened.states(["a", "b"]) == {"a": ledger.BEGUN}


def test_a_damaged_ledger_is_told_as_an_error_of_the_system(tmp_path):
    (tmp_path / ledger.FILE).write_bytes(b"no database" * 100)
    with pytest.raises(OSError):
        ImageryLedger(tmp_path)


def test_a_merged_gallery_remembers_what_its_parts_did(tmp_path):
    for name, source in (("a", "panoramax"), ("b", "commons")):
        (tmp_path / name).mkdir()
        with closing(ImageryLedger(tmp_path / name)) as part:
            part.note(ImageryOrder(source, "", (TRIANGLE,)))
            part.begin(f"{source}:1", ViewAngle(10.0))
            part.begin("both", ViewAngle(20.0 if name == "a" else 30.0))
    (tmp_path / "none").mkdir()
    (tmp_path / "all").mkdir()
    ledger.update(tmp_path / "all", [Reference("r", Location(1, 2), Source.STREET, "l", "Zoë", "CC0")], [
        tmp_path / "a", tmp_path / "none", tmp_path / "b"
    ])  # fmt: skip
    assert [each.source for each in ledger.orders_of(tmp_path / "all")] == ["panoramax", "commons"]
    with closing(ImageryLedger(tmp_path / "all")) as opened:
        assert [opened.view(name).heading for name in ("panoramax:1", "commons:1", "both")] == [10.0, 10.0, 20.0]
    assert (tmp_path / "all" / ledger.CREDITS).read_text(encoding="utf-8-sig").splitlines()[1:] == ["r,Zoë,CC0,l"]
    assert ledger.orders_of(tmp_path / "b") and not list((tmp_path / "none").iterdir())


@pytest.mark.parametrize("author", ['=HYPERLINK("https://a")', "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_spreadsheet_computes_what_authors_call_themselves(opened, tmp_path, author):
    there = [Reference("r", Location(1, 2), Source.STREET, "l", name, "CC0") for name in (author, "a=b")]
    opened.credit(there[:1])
    opened.credit(there[1:])
    for _ in range(2):
        with (tmp_path / ledger.CREDITS).open(encoding="utf-8-sig", newline="") as file:
            assert [row["author"] for row in csv.DictReader(file)] == [f"'{author}", "a=b"]
        opened.write_credits(there)


def test_a_gallery_without_open_imagery_gets_no_credits(tmp_path):
    ledger.update(tmp_path, [], [tmp_path])
    assert list(tmp_path.iterdir()) == []


def test_only_the_order_of_now_is_kept_and_what_no_longer_fits_may_be_wanted_again(opened):
    for order in (ORDER, replace(ORDER, licences=("CC0 1.0",))):
        opened.note(order)
    opened.keep_only(ORDER)
    assert opened.orders() == (ORDER,)
    for name in ("a", "b"):
        opened.begin(name, ViewAngle())
    opened.leave_out("c", "near_duplicate", "it shows the same as a")
    opened.forget(["a"])
    assert opened.states(["a", "b", "c"]) == {"b": "begun"}


def test_credits_are_added_before_a_reference_is_searched(opened, tmp_path):
    made = [Reference(name, Location(0, 0), Source.STREET, "", "Zoé", "CC0 1.0") for name in ("a", "b")]
    opened.credit(made[:1])
    opened.credit(made[1:])
    added = (tmp_path / ledger.CREDITS).read_bytes()
    opened.write_credits(made)
    assert (tmp_path / ledger.CREDITS).read_bytes() == added and "Zoé" in added.decode("utf-8-sig")


def test_states_are_read_while_the_ledger_is_open_and_where_there_is_none(opened, tmp_path):
    opened.begin("a", ViewAngle())
    with ledger.known(tmp_path) as states_of:
        assert states_of(["a", "b"]) == {"a": "begun"}
    with ledger.known(tmp_path / "not there") as states_of:
        assert states_of(["a"]) == {}
