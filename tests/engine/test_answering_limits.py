"""Which references may answer a request, and what is said where none may."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.answering.limits import NOWHERE, Limits
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location, Polygon, Request, Source

PARIS = regions.disc(Location(48.85, 2.35), 20_000)


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Three references in Paris, the second from the street, and one in Quito."""
    latlon = [(48.85, 2.35), (48.86, 2.36), (48.87, 2.37), (-0.2, -78.5)]
    return make_gallery(latlon, source=[Source.INTERNET, Source.STREET, Source.INTERNET, Source.INTERNET])


def test_without_any_wish_all_may_answer(gallery):
    limits = Limits.of(gallery, Request())
    assert limits.allowed.mask.tolist() == [True] * 4
    assert (limits.left_out.tolist(), limits.within, limits.nowhere) == ([], (), "")


def test_source_area_and_what_is_left_out_limit_together(gallery):
    limits = Limits.of(gallery, Request(sources=(Source.INTERNET,), within=(PARIS,), without=("r2", "r1", "unknown")))
    assert limits.allowed.mask.tolist() == [True, False, False, False]
    assert limits.left_out.tolist() == [1, 2] and limits.left_out.dtype == np.int64
    assert limits.within == (PARIS,) and limits.nowhere == ""


def test_an_area_without_surface_is_refused(gallery):
    with pytest.raises(RequestError, match="no surface; draw a polygon"):
        Limits.of(gallery, Request(within=(Polygon((Location(0, 0), Location(1, 1))),)))


def test_limits_made_by_hand_leave_nothing_out():
    limits = Limits(np.ones(3, bool))
    assert (limits.left_out.tolist(), limits.within, limits.nowhere) == ([], (), "")


def test_an_area_that_holds_nothing_says_so_and_hints_where_it_would_with_its_axes_exchanged(make_gallery):
    """A box in Somalia is a good box: its references may lie elsewhere, and one by chance where 2, 48.8 would be."""
    paris, street = make_gallery([(48.85, 2.35), (0.5, 0.5)]), [Source.STREET, Source.INTERNET]
    plain = "no reference photo lies in the search area; widen it or add a gallery that covers it"
    hint = f"{plain.replace(' or add', ', add')}, or, if its file has latitude first, exchange the two"

    def said(gallery, place, **asked):
        request = Request(within=(regions.disc(Location(*place), 20_000),), **asked)
        return Limits.of(gallery, request).nowhere

    assert said(paris, (2.35, 48.85)) == hint
    assert said(paris, (10.0, 48.85)) == plain
    assert said(paris, (48.85, 2.35)) == ""
    both = make_gallery([(48.85, 2.35), (2.35, 48.85)], source=street)
    assert said(both, (2.35, 48.85), sources=(Source.STREET,)) == plain  # it holds a reference, of another source
    assert said(paris, (30.0, 170.0)) == plain  # exchanged it would leave the Earth


def test_without_an_area_too_there_may_be_nothing(make_gallery):
    gallery = make_gallery([(1, 2)])
    assert Limits.of(gallery, Request(without=("r0",))).nowhere.startswith(NOWHERE)
