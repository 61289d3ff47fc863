"""With the shipped pack and the development photos, a remote engine gives exactly the answers of a local one."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from served import serving

from pinpoint_engine import connect, open_engine
from pinpoint_engine.photos import read_photo
from pinpoint_engine.types import Album, Location, Polygon, Request, Source, System

pytestmark = pytest.mark.shared
GIRONDE = Polygon(tuple(Location(lat, lon) for lat, lon in [(44.2, -1.4), (44.2, -0.9), (45.0, -0.9), (45.0, -1.4)]))


@pytest.fixture(scope="module")
def development(shared):
    with (shared / "data" / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    return [read_photo(str(shared / "data" / row["path"])) for row in rows]


@pytest.fixture(scope="module")
def engines():
    return {system: open_engine(system=system) for system in (System.PINPOINT, System.PIGEON, System.PLANET)}


@pytest.fixture(scope="module")
def address(engines, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engines) as server:
        yield server.address


def walks(photos, count):
    """Return albums of consecutive photos, some minutes apart."""
    begun = datetime(2024, 3, 31, 1, 30)  # an hour later the clocks change in half the world
    return [
        replace(photo, album=f"/home/ada/walk {number // 4}", taken_at=begun + timedelta(minutes=11 * number))
        for number, photo in enumerate(photos[:count])
    ]


@pytest.mark.parametrize(
    ("system", "asked", "count"),
    [
        (System.PINPOINT, Request(), 32),
        (System.PINPOINT, Request(within=(GIRONDE,), sources=(Source.INTERNET,), top_k=5), 12),
        (System.PINPOINT, Request(album=Album.SAME_TRIP, speed_kmh=30), 12),
        (System.PINPOINT, Request(album=Album.SAME_PLACE), 8),
        (System.PIGEON, Request(cells=True), 6),
        (System.PLANET, Request(), 6),
        (System.PLANET, Request(album=Album.SAME_TRIP), 8),
    ],
)
def test_every_field_of_every_answer_is_the_same(engines, address, development, system, asked, count):
    chosen = development[:: len(development) // count][:count]
    photos = chosen if asked.album is Album.INDEPENDENT else walks(chosen, count)
    there = list(connect(address, system).locate(photos, asked))
    assert there == list(engines[system].locate(photos, asked))
    assert len(there) == count


def test_it_describes_every_system_as_that_does_itself(engines, address):
    for system, engine in engines.items():
        assert connect(address, system).describe() == engine.describe()
