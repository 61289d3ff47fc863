"""Search areas by name: which one a name means, and that they hold what QGIS's own world map does."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest
import shapely

from pinpoint_engine.areas import named, regions
from pinpoint_engine.errors import RequestError
from scripts import places

INSIDE = {
    "France": [(48.86, 2.29), (44.63, -1.25), (42.1, 9.4), (4.9, -52.3)],
    "New South Wales, Australia": [(-33.86, 151.21), (-33.8915, 151.2785), (-31.95, 141.45)],
    "Fiji": [(-17.8, 178.2), (-16.8, 179.99), (-16.8, -179.99), (-16.8, 180), (-16.8, -180)],
    "Russia": [(55.75, 37.6), (67, 179.95), (67, -179.95), (67, 180), (66, -172), (54.7, 20.5)],
    "United States of America": [(40.7, -74), (21.3, -157.85), (51.9, 179.65), (51.8, -176.6)],
    "Antarctica": [(-90, 0), (-89.95, 120), (-86, 179.99), (-86, -179.99), (-86, 180), (-77.85, 166.67)],
    "Norway": [(59.91, 10.75), (78.2, 15.6)],
    "Maldives": [(4.17, 73.51)],
}
OUTSIDE = {
    "France": [(51.5, -0.12), (50.85, 4.35), (41.4, 2.17), (48.86, -177.7)],
    "New South Wales, Australia": [(-37.8, 145), (-27.47, 153), (-34.6, 138.6)],
    "Fiji": [(-17.8, 0), (-17.8, 170), (-17.8, -170), (0, 180)],
    "Russia": [(52.2, 21), (64.5, -165.4), (0, 180)],
    "Antarctica": [(-54.8, -68.3), (0, 0), (90, 0)],
}


@pytest.mark.parametrize("name", INSIDE)
def test_an_area_holds_what_belongs_to_it(name):
    area = named.from_name(name)
    assert area.notes == ()
    assert regions.inside(np.array(INSIDE[name], float), area.polygons).all()
    if name in OUTSIDE:
        assert not regions.inside(np.array(OUTSIDE[name], float), area.polygons).any()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("france", "France"),
        ("  new SOUTH   wales ", "New South Wales, Australia"),
        ("New South Wales, Australia", "New South Wales, Australia"),
        ("usa", "United States of America"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("cote d'ivoire", "Côte d'Ivoire"),
        ("Bosnia and Herz.", "Bosnia and Herzegovina"),
        ("Czech Republic", "Czechia"),
        ("Aland", "Åland"),
        ("Córdoba, Spain", "Córdoba, Spain"),
        ("cordoba spain", "Córdoba, Spain"),
        ("Georgia, United States of America", "Georgia, United States of America"),
        ("Crimea", "Crimea, Ukraine"),
    ],
)
def test_names_are_found_however_they_are_written(name, label):
    assert named.find(name).label == label


def test_a_country_comes_before_a_state_of_the_same_name():
    area = named.from_name("Georgia")
    assert area.notes == ('Georgia is taken as the country; there is "Georgia, United States of America" too',)
    assert regions.inside(np.array([[41.7, 44.8]]), area.polygons).all()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "Cordoba",
            '"Cordoba" may mean "Córdoba, Argentina", "Córdoba, Colombia" or "Córdoba, Spain"; use one of these',
        ),
        ("new sout wales", 'is called "new sout wales"; use "New South Wales, Australia"'),
        ("Frnace", '; use "France"'),
        ("south georgia", '; use "South Georgia and the Islands"'),
        ("xqzzy", 'is called "xqzzy"; use its name in English or in the country itself'),
        ("", 'is called ""; use its name in English'),
        ("…", 'is called "…"; use its name in English'),
    ],
)
def test_a_name_that_means_no_area_or_several_is_refused_with_those_near(name, words):
    with pytest.raises(RequestError) as refused:
        named.from_name(name)
    assert words in str(refused.value)


def test_names_are_those_that_a_list_shows_each_once():
    listed = named.names()
    assert [kind for _, kind in listed] == ["country"] * 238 + ["state"] * 4495
    plain = [named.plain(label) for label, _ in listed]
    assert len(set(plain)) == len(plain)
    assert ("New South Wales, Australia", "state") in listed and ("Bosnia and Herzegovina", "country") in listed
    assert not [label for label, kind in listed if kind == "country" and "." in label]
    assert all(named.find(label).label == label for label, _ in listed)


def test_every_outline_is_usable():
    """Every part of every area, since one that is skipped would leave a note with each search in it."""
    for label, kind in named.names():
        area = named.from_name(label)
        assert area.polygons and not [note for note in area.notes if kind == "state" or "skipped" in note], label


def test_several_names_are_one_area():
    both = named.from_names(["Fiji", "Georgia"])
    assert len(both.polygons) == len(named.from_name("Fiji").polygons) + len(named.from_name("Georgia").polygons)
    assert len(both.notes) == 1
    assert named.from_names([]).polygons == ()


@pytest.mark.parametrize("content", [None, b"no gzip", gzip.compress(b"country\tFrance")])
def test_a_table_that_cannot_be_read_is_told(monkeypatch, tmp_path, content):
    if content is not None:
        (tmp_path / "areas.tsv.gz").write_bytes(content)
    monkeypatch.setattr(named, "AREAS", tmp_path / "areas.tsv.gz")
    with pytest.raises(RequestError, match=r"areas\.tsv\.gz cannot be read \(.*\); install Pinpoint again"):
        named.from_name("France")


@pytest.fixture(scope="module")
def world_map():
    if not places.WORLD_MAP.is_file():
        pytest.skip(f"there is no {places.WORLD_MAP}")
    return places.WORLD_MAP


def shape_of(label):
    """Return an area as a search sees it, between ±180."""
    return shapely.union_all([regions.to_shape([each]) for each in named.from_name(label).polygons])


def test_countries_hold_those_of_the_map_of_qgis_and_little_more(world_map):
    shapes = {row["NAME"]: shape for row, shape in places.layer(world_map, "countries") if row["NAME"]}
    assert len(shapes) == 238
    for name, shape in shapes.items():
        ours = shapely.make_valid(shape_of(name))
        left_out = shapely.make_valid(shape).difference(ours)
        assert left_out.area < 1e-9, name
        beyond = ours.difference(shapely.box(*shape.bounds).buffer(0.5))
        assert beyond.area < 0.5 or name in ("Russia", "Antarctica", "Fiji"), name


def test_states_hold_those_of_the_map_of_qgis(world_map):
    rows = places.layer(world_map, "states_provinces")
    australian = [(row["name"], shape) for row, shape in rows if row["admin"] == "Australia" and row["name"]]
    assert len(australian) >= 8
    for name, shape in australian:
        assert shapely.make_valid(shape).difference(shapely.make_valid(shape_of(f"{name}, Australia"))).area < 1e-9, (
            name
        )


@pytest.mark.shared
def test_photos_on_the_coast_are_in_their_country(shared, world_map):
    """The outlines of the map itself leave 307 of 5,781 photos out, most of them on walks along the coast of Sydney."""
    with (shared / "data" / "photos.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["coord_kind"] != "place"]
    lonlat = np.array([[float(row["lon"]), float(row["lat"])] for row in rows])
    labels = np.array([named.find(row["country"]).label for row in rows])
    drawn = {named.find(row["NAME"]).label: shape for row, shape in places.layer(world_map, "countries") if row["NAME"]}
    on_map, in_area = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    for label in set(labels):
        its = labels == label
        on_map[its] = shapely.contains_xy(shapely.make_valid(drawn[label]), lonlat[its])
        in_area[its] = regions.inside(lonlat[its, ::-1], named.from_name(label).polygons)
    assert len(rows) > 5000 and in_area.all() and (~on_map).sum() > 250
