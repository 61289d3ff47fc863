"""The engine over geocells, with a classifier that compares a photo with the mean of each cell's references."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
import tiny
from PIL import Image

from pinpoint_engine import Album, CellShare, Failure, Location, Outcome, Photo, Request, Source, geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.calibration import GEOCELLS, UNCALIBRATED_CELLS, Calibration
from pinpoint_engine.confidence.density import AROUND, LEVELS, NearLaw
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.gallery import Gallery, join
from pinpoint_engine.geocells import Partition, adaptive
from pinpoint_engine.geocells.prototypes import RefinedPlaces
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import load_backbone
from pinpoint_engine.photos import decode, read_photo
from pinpoint_engine.systems import open_system
from pinpoint_engine.systems.cells import CellCandidates, CellEngine, CellGallery, CellQuery, list_places, time_order
from pinpoint_engine.systems.steps import Sight
from pinpoint_engine.types import System

SHARPNESS = 40.0


@dataclass(eq=False)
class Likeness:
    """Tells cells by how alike a photo is to the references in them; the best two are placed at their first one."""

    gallery: object
    partition: object
    name: str = "likeness"
    known: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    calibration: Calibration = UNCALIBRATED_CELLS

    def __post_init__(self):
        self.cells = self.partition.assign(np.asarray(self.gallery.latlon))
        rows = np.asarray(self.gallery.vectors, np.float64)
        self.means = np.stack([rows[self.cells == cell].mean(axis=0) for cell in range(len(self.partition))])

    def encode(self, rows, source):
        return rows

    def probabilities(self, embeddings):
        likeness = (embeddings[:, None].astype(np.float64) * self.means).sum(axis=2)  # row by row, whatever the batch
        scores = np.exp(SHARPNESS * likeness)
        return scores / scores.sum(axis=1, keepdims=True)

    def fuse(self, embeddings, shares, album):
        if album is Album.SAME_TRIP:
            raise RequestError("likeness knows no trips; choose another kind of album")
        return np.repeat(shares.mean(axis=0, keepdims=True), len(shares), axis=0)

    def refine(self, embeddings, shares, centres, allowed):
        added = self.gallery.added
        return at_their_first(self.cells[added], self.gallery.latlon[added], shares, centres, allowed)


def at_their_first(of, latlon, shares, centres, allowed):
    """Place the two best geocells at their first reference that is allowed; `of` tells the cell of each."""
    cells = np.argsort(-shares, axis=1, kind="stable")[:, :2]
    rows = np.full(cells.shape, -1)
    for at, cell in np.ndenumerate(cells):
        members = np.flatnonzero(allowed & (of == cell))
        rows[at] = members[0] if len(members) else -1
    placed = np.where(rows[..., None] >= 0, latlon[rows], centres[cells])
    return RefinedPlaces(cells, np.take_along_axis(shares, cells, axis=1), placed, rows)


@pytest.fixture(scope="module")
def cells(world, engine):
    partition = adaptive.build(engine.gallery.latlon, adaptive.CellLimits(4, 1))
    pack = open_pack(world.pack)
    classifier = Likeness(engine.gallery, partition)
    return CellEngine(pack, load_backbone(pack.folder), engine.gallery, classifier, {"pack tiny": pack.digest})


@pytest.fixture(scope="module")
def answers(cells, queries):
    return list(cells.locate(queries, Request(top_k=5)))


def test_known_photos_are_found_in_their_cell(answers, queries):
    truth = np.array(list(tiny.PLACES.values()))
    firsts = geodesy.latlon_array([answer.candidates[0].location for answer in answers])
    assert (geodesy.distance_m(firsts, truth) < 20_000).mean() > 0.8


def test_every_answer_is_whole(answers, queries):
    for answer, photo in zip(answers, queries, strict=True):
        shares = [candidate.probability for candidate in answer.candidates]
        assert sum(shares) + answer.elsewhere == pytest.approx(1)
        assert shares == sorted(shares, reverse=True) and len(shares) == 5
        assert [candidate.channel for candidate in answer.candidates] == ["prototype"] * 2 + ["cell"] * 3
        assert (answer.photo, answer.system, answer.sha256) == (photo, "likeness", tiny.sha256(photo.path))
        told = list(answer.within_km.values())
        assert told == sorted(told) and answer.confidence == answer.within_km[25.0]
        assert [region.level for region in answer.regions] == [0.5, 0.8, 0.95]
        assert answer.cells == ()


def test_evidence_lies_near_the_candidate_and_tells_how_far(answers, world):
    found = [(candidate, item) for answer in answers for candidate in answer.candidates for item in candidate.evidence]
    assert found
    for candidate, item in found:
        place, other = geodesy.latlon_array([candidate.location, item.reference.location])
        assert item.distance_m == pytest.approx(geodesy.distance_m(place, other), abs=1)
        assert item.reference != candidate.reference


def test_the_whole_distribution_is_told_on_demand(cells, queries):
    shown = next(iter(cells.locate(queries[:1], Request(top_k=5, cells=True))))
    assert isinstance(shown.cells[0], CellShare)
    assert [share.probability for share in shown.cells] == sorted((s.probability for s in shown.cells), reverse=True)
    assert 0.999 <= sum(share.probability for share in shown.cells) <= 1 + 1e-9
    first = shown.candidates[0].location
    assert regions.inside(np.array([[first.lat, first.lon]]), shown.cells[0].polygons)[0]


def test_a_search_area_leaves_only_what_lies_in_it(cells, queries):
    around = regions.disc(Location(*tiny.PLACES["sydney"]), 60_000.0)
    for answer in cells.locate(queries[:3], Request(top_k=5, within=(around,))):
        places = geodesy.latlon_array([candidate.location for candidate in answer.candidates])
        assert regions.inside(places, (around,)).all()
        assert sum(candidate.probability for candidate in answer.candidates) == pytest.approx(1)
        assert answer.within_km[200.0] == pytest.approx(1)
        assert max(region.area_km2 for region in answer.regions) <= regions.area_km2_of((around,)) + 1


def test_a_search_area_makes_surer_of_what_lies_in_it(cells, queries, answers):
    sydney = [number for number, place in enumerate(tiny.PLACES) if place in ("sydney", "manly", "parramatta")]
    area = regions.disc(Location(*tiny.PLACES["sydney"]), 60_000.0)
    asked = [queries[number] for number in sydney]
    for number, answer in zip(sydney, cells.locate(asked, Request(within=(area,))), strict=True):
        assert answer.confidence > answers[number].confidence
        assert answer.outcome is Outcome.LOCATED


def test_regions_grow_with_their_level(answers):
    for answer in answers:
        areas = [region.area_km2 for region in answer.regions]
        assert areas == sorted(areas) and areas[0] > 0


def test_no_answer_gets_surer_by_a_longer_list(cells, queries):
    for short, long in zip(*(cells.locate(queries, Request(top_k=k)) for k in (1, 30)), strict=True):
        assert len(short.candidates) == 1 < len(long.candidates)
        assert (short.within_km, short.regions, short.outcome) == (long.within_km, long.regions, long.outcome)
        assert short.candidates[0] == long.candidates[0]


# --- what cells hold, gathered around listed places


def gather(cells, shares, places):
    """Gather made-up probabilities of the tiny world's cells around some of its places."""
    latlon = np.array([tiny.PLACES[place] for place in places], float)
    none = np.zeros(len(places), np.int64)
    return cells.cell_gallery.gather(shares, CellCandidates(none, none.astype(float), latlon, none, none))


def test_all_mass_is_near_a_listed_place_or_left(cells):
    shares = np.random.default_rng(5).dirichlet(np.ones(len(cells.classifier.partition)))
    told = gather(cells, shares, ["sydney", "quito"])
    assert len(told.votes) < AROUND  # nothing was passed over
    assert told.mass.sum() + told.votes.sum() == pytest.approx(1)
    assert (told.mass > 0).all() and told.first <= told.mass.sum()


def test_a_place_belongs_to_the_nearest_listed_one_in_whatever_cell(cells):
    partition = cells.classifier.partition
    one = np.zeros(len(partition))
    one[partition.assign(np.array([tiny.PLACES["manly"]]))] = 1.0
    assert gather(cells, one, ["sydney", "manly", "quito"]).mass == pytest.approx([0, 1, 0])
    assert gather(cells, one, ["sydney", "quito"]).mass == pytest.approx([1, 0])
    left = gather(cells, one, ["quito", "paris"])
    assert left.mass.sum() == 0 and left.votes == pytest.approx([1])
    assert geodesy.distance_m(left.hinted[0], tiny.PLACES["manly"]) < 1_000


def test_both_sides_of_the_antimeridian_are_near(cells):
    """The photos of one side, some 1 km from the other's, are counted for a listed place there."""
    partition = cells.classifier.partition
    west = np.zeros(len(partition))
    west[partition.assign(np.array([tiny.PLACES["fiji_west"]]))] = 1.0
    told = gather(cells, west, ["fiji_east"])
    assert told.mass == pytest.approx([1]) and told.first == pytest.approx(1)


def test_one_tiny_cell_alone_is_answered(engine):
    """Where all mass lies near the one listed place, elsewhere lies around it too: there is nothing else."""
    lat, lon = engine.gallery.latlon[0].tolist()
    shape = np.array([shapely.box(lon - 1e-7, lat - 1e-7, lon + 1e-7, lat + 1e-7)], object)
    partition = Partition(("a",), ("a",), shape, np.array([[lat, lon]]), np.array([1]))
    gallery = Gallery.of(engine.gallery.references[:1], engine.gallery.vectors[:1], engine.gallery.model)
    system = CellEngine(engine.pack, engine.models.backbone, gallery, Likeness(gallery, partition), {})
    told = system.cell_gallery.gather(
        np.ones(1), CellCandidates(*(np.zeros(1, np.int64),) * 2, partition.centres, *(np.zeros(1, np.int64),) * 2)
    )
    assert told.mass.tolist() == [1.0] and told.hinted.tolist() == partition.centres.tolist()
    posterior = told.posterior(UNCALIBRATED_CELLS)
    assert posterior.mass.sum() + posterior.anywhere == pytest.approx(1)
    found = posterior.regions(UNCALIBRATED_CELLS.drawn)
    assert found[0].area_km2 > 0 and regions.inside(partition.centres, found[0].polygons)[0]


def test_references_left_out_are_neither_places_nor_evidence(cells, queries, engine):
    left = {reference.id for reference in engine.gallery.references if reference.id.startswith("sydney")}
    asked = Request(top_k=5, without=tuple(left))
    for answer in cells.locate(queries, asked):
        used = [candidate.reference.id for candidate in answer.candidates]
        used += [item.reference.id for candidate in answer.candidates for item in candidate.evidence]
        assert not left & set(used)


def test_what_cannot_be_located_says_why(cells, world, broken, tmp_path):
    nowhere = regions.disc(Location(40.0, -140.0), 1_000.0)
    grey = tmp_path / "grey.png"
    Image.new("RGB", (300, 200), (130, 130, 130)).save(grey)
    good = world.photos[0]
    found = list(cells.locate([read_photo(str(path)) for path in (broken, grey, good)], Request(within=(nowhere,))))
    assert isinstance(found[0], Failure) and isinstance(found[2], Failure)
    assert found[1].outcome is Outcome.NO_PLACE_SIGNAL and found[1].candidates == ()
    assert found[2].code == "no_reference_in_region" and found[2].message.endswith("a gallery that covers it")


def test_an_album_is_fused_and_keeps_what_each_photo_says_alone(cells, world):
    photos = [replace(read_photo(str(path)), album="one") for path in (world.photos[0], world.photos[20])]
    alone = list(cells.locate(photos, Request(top_k=3)))
    fused = list(cells.locate(photos, Request(top_k=3, album=Album.SAME_PLACE)))
    assert [each.alone for each in fused] == alone
    assert fused[0].candidates[0].probability < alone[0].candidates[0].probability
    single = list(
        cells.locate(
            [replace(photos[0], album="a"), replace(photos[1], album="b")], Request(top_k=3, album=Album.SAME_PLACE)
        )
    )
    assert [each.alone for each in single] == [None, None]
    with pytest.raises(RequestError, match="choose another"):
        list(cells.locate(photos, Request(album=Album.SAME_TRIP)))


def test_album_photos_go_by_their_time():
    times = [datetime(2026, 1, 1, 12), datetime(2026, 1, 1, 11), None]
    photos = [Photo(str(number), "", time) for number, time in enumerate(times)]
    assert time_order(photos) == [0, 1, 2]
    assert time_order(photos[:2]) == [1, 0]


def test_a_gallery_of_two_answers_like_one_that_holds_both(engine, world, queries):
    """Most candidates have fewer references around them than are asked for."""
    rows = np.arange(len(engine.gallery))
    references, vectors = [engine.gallery.references[row] for row in rows], np.asarray(engine.gallery.vectors)
    one = Gallery.of(references, vectors, engine.gallery.model)
    two = join([Gallery.of(references[a:b], vectors[a:b], one.model) for a, b in ((0, 30), (30, len(rows)))])
    partition, pack = adaptive.build(one.latlon, adaptive.CellLimits(4, 1)), open_pack(world.pack)
    told = []
    for gallery in (one, two):
        classifier = Likeness(gallery, partition)
        engine = CellEngine(pack, load_backbone(pack.folder), gallery, classifier, {})
        told.append(list(engine.locate(queries, Request(top_k=5, evidence_per_source=7))))
    assert told[0] == told[1] and any(candidate.evidence for candidate in told[1][0].candidates)


def test_the_same_bits_alone_and_in_any_batch(cells, queries, answers):
    alone = [next(iter(cells.locate([photo], Request(top_k=5)))) for photo in queries[:3]]
    assert alone == answers[:3]


def test_a_pack_without_a_system_says_what_it_has(world):
    with pytest.raises(PackError, match="has no pigeon, only pinpoint; choose one"):
        open_system(System.PIGEON, world.pack)


# --- by hand: four geocells beside each other, of one, four and five references, and an empty one

BOXES = [(0, 1), (1, 2), (2, 3), (3, 4)]
MIDDLES = np.array([(0.4, 0.6), (0.6, 1.4), (0.4, 2.35), (0.5, 3.5)])
PLACES = [(0.5, 0.5)]
PLACES += [(0.5, 1.1), (0.5, 1.9), (0.58, 1.9), (0.5, 1.8)]  # the last three within some 15 km
PLACES += [(0.1, 2.1), (0.3, 2.3), (0.5, 2.5), (0.7, 2.7), (0.9, 2.9)]  # 31 km from one to the next
SHARES = np.array([0.35, 0.4, 0.2, 0.05])
EACH = [0.35, *[0.1] * 4, *[0.04] * 5, 0.05]
"""What `SHARES` leaves each of `PLACES`, and the middle of the empty cell."""


def box(south, west, north, east):
    corners = [(south, west), (south, east), (north, east), (north, west), (south, west)]
    return regions.Polygon(tuple(Location(lat, lon) for lat, lon in corners))


@pytest.fixture(scope="module")
def beside(make_gallery):
    """The four geocells, filled."""
    shapes = np.array([shapely.box(west, 0, east, 1) for west, east in BOXES], object)
    names = ("a", "b", "c", "d")
    return CellGallery(
        Partition(names, names, shapes, MIDDLES, np.ones(4, int)), make_gallery(PLACES), np.array([0, 1])
    )


def test_a_cells_probability_lies_on_its_references_in_equal_parts(beside):
    assert beside.mass(SHARES) == pytest.approx(EACH)
    everywhere = beside.ground(Request())
    assert beside.inside(SHARES, everywhere) == pytest.approx(SHARES)
    assert everywhere.centres == pytest.approx(MIDDLES)


def test_a_search_area_leaves_a_cell_what_it_holds_of_its_references(beside):
    """Of the second cell the second reference, of the third the middle one, of the others nothing."""
    ground = beside.ground(Request(within=(box(0.45, 1.85, 0.55, 2.6),)))
    assert ground.limits.allowed.rows.tolist() == [2, 7]
    assert beside.inside(SHARES, ground) == pytest.approx([0, 0.1 / 0.14, 0.04 / 0.14, 0])
    assert ground.centres == pytest.approx(np.array([MIDDLES[0], PLACES[2], PLACES[7], MIDDLES[3]]), abs=1e-6)
    several = beside.ground(Request(within=(box(0.45, 1.0, 0.55, 2.0),)))
    assert several.centres[1] == pytest.approx([0.5, 1.6], abs=1e-3)  # the mean of 1.1, 1.8 and 1.9 degrees
    empty = beside.ground(Request(within=(box(0.4, 3.4, 0.6, 3.6),)))
    assert beside.inside(SHARES, empty) == pytest.approx([0, 0, 0, 1])


def test_the_reference_shown_is_the_nearest_of_the_same_cell(beside):
    ground, border = beside.ground(Request()), np.array([0.5, 1.02])
    assert [beside.nearest(cell, border, ground) for cell in (0, 1, 2)] == [0, 1, 5]
    assert beside.nearest(3, np.array([0.5, 3.5]), ground) == 9  # it has none of its own
    fair = beside.ground(Request(without=("r0", "r1")))
    assert [beside.nearest(cell, border, fair) for cell in (0, 1)] == [4, 4]


def test_mass_within_25_km_of_a_listed_place_is_its_and_the_rest_is_elsewhere(beside):
    """Of the second cell three references lie together, and one far from them; those of the third lie 31 km apart."""
    latlon, nearest = np.array([PLACES[7], PLACES[2]]), np.array([7, 2])
    listed = CellCandidates(np.array([2, 1]), np.array([0.2, 0.4]), latlon, nearest, nearest)
    told = beside.gather(SHARES, listed)
    assert told.mass == pytest.approx([0.04, 0.3]) and told.first == pytest.approx(0.04)
    assert told.votes == pytest.approx([0.35, 0.16, 0.1, 0.05])
    assert told.hinted.tolist() == MIDDLES[[0, 2, 1, 3]].tolist()
    assert told.latlon.tolist() == latlon.tolist()


def test_the_reach_is_told_of_the_references_around_each_listed_place(beside):
    """One within 5 km, three within 25: half of them within 25 km × 2 ^ -(log 5 / log 3); of two, within 5 km."""
    rows = np.array([7, 2])
    listed = CellCandidates(np.array([2, 1]), np.array([0.2, 0.4]), beside.latlon[rows], rows, rows)
    assert beside.gather(SHARES, listed).reach_m == pytest.approx([100.0, 25_000 * 0.5 ** (np.log(5) / np.log(3))])
    assert beside.gather(SHARES, listed, np.array([3])).reach_m == pytest.approx([100.0, 5_000.0])


def listed_by_hand(beside, shares, request, most=12):
    """List the places of made-up probabilities, the two best cells at their first reference that is allowed."""
    row = beside.gallery.vectors[0].astype(np.float32)
    query = CellQuery(Sight(Photo("0", ""), "", row), row, np.array(shares))
    places = beside.cells[: len(PLACES)], beside.gallery.latlon
    classifier = SimpleNamespace(refine=lambda embeddings, *asked: at_their_first(*places, *asked))
    return list_places(classifier, beside, query=query, ground=beside.ground(request), most=most)


def test_places_are_listed_by_their_probability(beside):
    listed = listed_by_hand(beside, [0.3, 0.4, 0.05, 0.25], Request())
    assert listed.cells.tolist() == [1, 0, 3, 2] and listed.shares == pytest.approx([0.4, 0.3, 0.25, 0.05])
    assert listed.rows.tolist() == [1, 0, -1, -1] and listed.nearest.tolist() == [1, 0, 9, 6]
    assert listed.latlon == pytest.approx(np.array([PLACES[1], PLACES[0], MIDDLES[3], MIDDLES[2]]))


def test_in_a_search_area_a_place_is_the_middle_of_what_it_holds_of_a_cell(beside):
    listed = listed_by_hand(beside, SHARES, Request(within=(box(0.45, 0.45, 0.55, 2.6),)))
    assert listed.cells.tolist() == [0, 1, 2] and listed.shares == pytest.approx(np.array([35, 30, 4]) / 69)
    assert listed.latlon == pytest.approx(np.array([PLACES[0], PLACES[1], PLACES[7]]), abs=1e-6)
    assert listed.nearest.tolist() == [0, 1, 7]


# --- what is fitted, asked and told, each in its own place

UNLIKE = Calibration(
    {GEOCELLS: Logistic(-0.3, {"listed": 0.8, "first": 0.2})}, {}, NearLaw(2_500.0, 1.5, 0.3), drawn=(0.4, 0.7, 0.9)
)
"""A calibration whose parts differ from each other and from the defaults."""


@dataclass(eq=False)
class Particular(Likeness):
    """Sees street photos upside down, and tells a photo of an album by itself and those before it."""

    calibration: Calibration = UNLIKE

    def encode(self, rows, source):
        return -rows if source is Source.STREET else rows

    def fuse(self, embeddings, shares, album):
        return shares.cumsum(axis=0) / np.arange(1, len(shares) + 1)[:, None]


@pytest.fixture(scope="module")
def particular(cells):
    classifier = Particular(cells.gallery, cells.classifier.partition)
    return CellEngine(cells.pack, cells.backbone, cells.gallery, classifier, {})


def shares_of(engine, photo):
    """Return the embedding of a photo, and how probable each geocell is: [E] and [N]."""
    row = engine.backbone.encode_images([decode(photo.path)])
    return row[0], engine.classifier.probabilities(row)[0]


@pytest.mark.parametrize("within", [(), (regions.disc(Location(-33.8, 151.2), 9_000.0),)], ids=["free", "bound"])
def test_every_number_of_an_answer_by_its_definition(particular, queries, within):
    photo, request = queries[list(tiny.PLACES).index("parramatta")], Request(top_k=5, within=within, cells=True)
    (answer,) = particular.locate([photo], request)
    filled = particular.cell_gallery
    row, shares = shares_of(particular, photo)
    ground = filled.ground(request)
    bound = filled.inside(shares, ground)
    assert [each.probability for each in answer.candidates] == pytest.approx(
        np.sort(bound)[::-1][: len(bound[bound > 0])][:5]
    )
    assert [each.score for each in answer.candidates] == pytest.approx(
        [np.log(each.probability) for each in answer.candidates]
    )
    for each in answer.candidates:
        alike = particular.gallery.vectors[particular.gallery.rows_of([each.reference.id])[0]].astype(float) @ row
        assert each.features["similarity"] == pytest.approx(alike, abs=1e-6)
    names = filled.partition.names
    assert {each.name: each.probability for each in answer.cells} == pytest.approx(
        {names[cell]: bound[cell] for cell in np.argsort(-bound, kind="stable")[: len(answer.cells)]}
    )
    query = CellQuery(Sight(photo, "", row), row, shares)
    listed = list_places(particular.classifier, filled, query=query, ground=ground)
    posterior = filled.gather(shares, listed).posterior(UNLIKE, within)
    told, drawn, plain = (
        [region.area_km2 for region in each]
        for each in (answer.regions, posterior.regions((0.4, 0.7, 0.9)), posterior.regions(LEVELS))
    )
    assert told == drawn != plain
    assert list(answer.within_km.values()) == pytest.approx(posterior.within(listed.latlon[0]))
    assert list(answer.within_km) == [1, 5, 25, 200, 750]


def test_the_kind_of_photo_asked_chooses_how_it_is_embedded(particular, queries):
    internet, street = (next(particular.locate(queries[:1], Request(photo_source=source))) for source in Source)
    row, shares = shares_of(particular, queries[0])
    assert internet.candidates[0].probability == pytest.approx(shares.max())
    assert street.candidates[0].probability == pytest.approx(particular.classifier.probabilities(-row[None]).max())
    assert internet.candidates[0].reference != street.candidates[0].reference


def test_each_album_is_fused_by_itself_and_in_the_order_of_time(particular, queries):
    """The first photo in time is told by itself, whichever place it has among those asked."""
    noon = datetime(2026, 1, 1, 12)
    hours = [("one", 2), ("two", 1), ("one", 0), ("two", 5), ("one", 1)]
    asked = [
        replace(photo, album=album, taken_at=noon.replace(hour=12 + hour))
        for photo, (album, hour) in zip(queries[3:8], hours, strict=True)
    ]
    answers = list(particular.locate(asked, Request(album=Album.SAME_TRIP)))
    alone = [shares_of(particular, photo)[1] for photo in asked]
    members = [[2, 4, 0], [1], [2], [1, 3], [2, 4]]
    for answer, photo, told_by in zip(answers, asked, members, strict=True):
        assert answer.photo == photo
        best = np.mean([alone[number] for number in told_by], axis=0).max()
        assert answer.candidates[0].probability == pytest.approx(best)


def test_evidence_of_cells_is_all_that_is_asked_for_and_nothing_left_out(particular, queries):
    (answer,) = particular.locate(queries[6:7], Request(top_k=1, evidence_per_source=50, without=("parramatta-1",)))
    assert answer.candidates[0].reference.id.startswith("parramatta")
    assert sorted(item.reference.id for item in answer.candidates[0].evidence) == sorted(
        {f"parramatta-{shot}" for shot in (0, 2, 3)} - {answer.candidates[0].reference.id}
    )


def test_card(cells, engine):
    card = cells.describe()
    assert card.systems == ("likeness",) and card.references == len(engine.gallery)
    assert set(card.sources) <= set(Source) and card.galleries == ("pack tiny",)
