"""The nearest populated place: the right one everywhere on the Earth, in words, fast, and from any thread."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pinpoint_engine import Location, gazetteer, geodesy, tables
from scripts import places
from scripts.stage import ROOT, stage

WORDS = {
    "the opera house": ((-33.8568, 151.2153), "Sydney, New South Wales, Australia"),
    "the other Sydney": ((46.14, -60.18), "8.2 km N of Sydney, Nova Scotia, Canada"),
    "Lège-Cap-Ferret": ((44.6277, -1.25), "57 km SW of Bordeaux, Aquitaine, France"),
    "in the bush": ((-33.3, 149.8), "25 km NE of Bathurst, New South Wales, Australia"),
    "a place without a region": ((1.3, 103.8), "Singapore"),
    "the mid-Pacific": ((0, -140), "at sea or remote, 2,213 km NE of Papeete, French Polynesia"),
    "the Sahara": ((20, 5), "at sea or remote, 277 km NW of Arlit, Agadez, Niger"),
    "the north pole": ((90, 0), "at sea or remote, 836 km N of Alert, Nunavut, Canada"),
    "the south pole": ((-90, 0), "Amundsen-Scott South Pole Station, Antarctica"),
    "near the south pole": ((-89, 90), "111 km N of Amundsen-Scott South Pole Station, Antarctica"),
    "the meridian of 180°": ((-18, 180), "165 km E of Suva, Central, Fiji"),
    "the same in the west": ((-18, -180), "165 km E of Suva, Central, Fiji"),
    "a name with a typing error in the source": ((-44.7, 169.14), "Wanaka, Otago, New Zealand"),
    "a region whose letters the source has lost": ((10.05, 105.77), "Can Tho, Vietnam"),
}


@pytest.mark.parametrize(("at", "words"), WORDS.values(), ids=WORDS)
def test_a_place_is_told_in_words(at, words):
    assert tables.place_at(Location(*at)) == words


def test_a_place_is_told_in_its_parts():
    found = gazetteer.nearest(Location(-33.3, 149.8))
    assert (found.name, found.region, found.country, found.iso2) == ("Bathurst", "New South Wales", "Australia", "AU")
    centre = np.array([[found.location.lat, found.location.lon]])
    assert found.distance_m == pytest.approx(float(geodesy.distance_m(centre, np.array([[-33.3, 149.8]]))[0]), abs=0.1)
    assert (found.closeness, found.wind) == (gazetteer.NEAR, "NE")


@pytest.mark.parametrize(
    ("population", "metres", "closeness"),
    [
        (0, 2_999, "at"),
        (0, 3_001, "near"),
        (4_630_000, 22_000, "at"),
        (4_630_000, 23_000, "near"),
        (0, 250_000, "near"),
        (0, 250_001, "remote"),
    ],
)
def test_a_large_town_reaches_farther(population, metres, closeness):
    found = gazetteer.nearest(Location(0, 0))
    assert replace(found, population=population, distance_m=metres).closeness == closeness


@pytest.mark.parametrize("number", range(8))
def test_winds_are_those_of_the_great_circle(number):
    found = gazetteer.nearest(Location(-33.3, 149.8)).location
    lat, lon = geodesy.destination(np.array([[found.lat, found.lon]]), np.array([45.0 * number + 20]), np.array([9e3]))[
        0
    ]
    assert gazetteer.nearest(Location(float(lat), float(lon))).wind == gazetteer.WINDS[number]


def all_places():
    """Return all places [n, 2], latitude first, and their names."""
    rows = [line.split("\t") for line in gzip.decompress(gazetteer.PLACES.read_bytes()).decode().split("\n")]
    return np.array([[float(row[0]), float(row[1])] for row in rows]), [row[4] for row in rows]


def test_the_nearest_of_all_is_found_everywhere():
    latlon, names = all_places()
    asked = random.Random(7)
    somewhere = [(asked.uniform(-90, 90), asked.uniform(-180, 180)) for _ in range(300)]
    edges = [(lat, lon) for lat in (-90, -89.99, -60, 0, 60, 89.99, 90) for lon in (-180, -179.999, 0, 179.999, 180)]
    for at in (*somewhere, *edges):
        metres = geodesy.distance_m(latlon, np.array([at], float))
        found = gazetteer.nearest(Location(*at))
        assert found.distance_m == pytest.approx(metres.min(), abs=0.1)
        assert found.name == names[int(metres.argmin())]


def test_every_place_is_its_own_nearest():
    latlon, names = all_places()
    assert len(names) == 7343 and (np.diff(latlon[:, 0]) >= 0).all()
    for at, name in list(zip(latlon.tolist(), names, strict=True))[::50]:
        found = gazetteer.nearest(Location(*at))
        assert found.distance_m < 1 and found.name == name


def test_no_name_has_lost_letters():
    text = gzip.decompress(gazetteer.PLACES.read_bytes()).decode()
    assert not set("?\ufffdÃ\x96") & set(text)


def test_a_look_up_takes_a_fraction_of_a_millisecond():
    asked = random.Random(3)
    towns = [Location(asked.uniform(38, 58), asked.uniform(-5, 30)) for _ in range(500)]
    gazetteer.nearest(towns[0])
    took = []
    for _ in range(3):
        begun = time.process_time()
        for each in towns:
            gazetteer.nearest(each)
        took.append((time.process_time() - begun) / len(towns))
    assert min(took) < 0.0005  # 0.06 ms on an idle machine


def test_the_table_is_read_once_by_many_threads(monkeypatch):
    reads = []
    original = Path.read_bytes

    def counted(path):
        reads.append(path)
        time.sleep(0.02)
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    gazetteer._table.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(gazetteer.nearest, [Location(-33.86, 151.2)] * 32))
    assert {each.name for each in found} == {"Sydney"} and reads == [gazetteer.PLACES]


@pytest.mark.parametrize("content", [None, b"", b"no gzip", gzip.compress(b"1\t2", mtime=0), b"\x1f\x8b\x08cut short"])
def test_without_the_table_there_are_no_names_and_no_errors(monkeypatch, tmp_path, content):
    if content is not None:
        (tmp_path / "places.tsv.gz").write_bytes(content)
    monkeypatch.setattr(gazetteer, "PLACES", tmp_path / "places.tsv.gz")
    gazetteer._table.cache_clear()
    assert gazetteer.nearest(Location(0, 0)) is None and tables.place_at(Location(0, 0)) is None
    gazetteer._table.cache_clear()


def test_the_staged_plugin_reads_its_own_table(tmp_path):
    staged = stage(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(staged)!r}); from pinpoint_engine import Location, gazetteer as g; "
    code += "from pinpoint_engine.areas import named; print(g.PLACES, g.nearest(Location(44.84, -0.58)).label, "
    code += "named.find('Fiji').label)"
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [
        str(staged / "resources/gazetteer/places.tsv.gz"), "Bordeaux,", "Aquitaine,", "France", "Fiji"
    ]  # fmt: skip
    shipped = [file for file in (staged / "resources/gazetteer").iterdir() if file.suffix == ".gz"]
    assert sum(file.stat().st_size for file in shipped) < 800_000


@pytest.mark.shared
def test_the_table_is_what_the_script_makes(shared):
    made = places.place_lines(shared / "data" / "gazetteer")
    assert "\n".join(made).encode() == gzip.decompress(gazetteer.PLACES.read_bytes())
    assert gazetteer.PLACES == ROOT / "resources" / "gazetteer" / "places.tsv.gz"
