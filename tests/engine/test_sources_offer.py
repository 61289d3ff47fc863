"""What the user is told of an area before a download: how much, how long, from which hosts."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from loopback import JPEG, Loopback, Reply
from test_sources_survey import ListService, grid, item, survey

from pinpoint_engine.sources import offer as offers
from pinpoint_engine.sources.fetching import THREADS
from pinpoint_engine.sources.offer import offer
from pinpoint_engine.sources.polite import PoliteHost


@pytest.fixture(autouse=True)
def fast(monkeypatch):
    """Embed in no time, so that only the download counts."""
    monkeypatch.setattr(offers, "seconds_to_embed", lambda backbone: 0.0)


def test_the_minutes_of_a_paced_host_are_those_that_it_takes(tmp_path):
    with Loopback(lambda call: Reply(b"\xff\xd8 a picture", kind=JPEG)).running() as web:
        host = PoliteHost(web.url, contact="", per_minute=600)
        pictures = [replace(each, picture=f"{web.url}/{each.id[5:]}") for each in grid(5)]
        service = ListService(pictures, picture_pause_s=host.pause_s)
        service.download = lambda item: host.picture(item.picture)
        found = survey(tmp_path, service)
        list(found.run())
        told_s = 60 * offer(found, None).minutes
        began = time.monotonic()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(service.download, found.items()))
        assert told_s == pytest.approx(2.5) and time.monotonic() - began > 2.3


def test_places_with_more_pictures_than_the_service_tells_of_are_told(tmp_path):
    crowd = [item(number, 50.0512, 10.0512) for number in range(200)]
    found = survey(tmp_path, ListService(crowd))
    list(found.run())
    told = "1 place has more pictures than list.org tells of; those that it does not tell of are missing"
    assert told in list(offer(found, None).in_words())


def test_hosts_are_asked_side_by_side_and_only_for_what_is_wanted(tmp_path):
    pictures = [
        replace(each, picture=f"https://{'a' if number % 4 else 'b'}.org/1") for number, each in enumerate(grid(10))
    ]
    found = survey(tmp_path, ListService(pictures, picture_pause_s=6.0))
    list(found.run())
    assert offer(found, None).minutes == pytest.approx(7.5)
    half = offer(found, None, missing=lambda items: list(items)[:50])
    assert half.wanted == 50 and half.minutes == pytest.approx(3.7)  # 37 of host a
