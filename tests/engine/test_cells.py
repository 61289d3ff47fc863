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

from pinpoint_engine import Album, CellShare, Failure, Location, Outcome, Photo, Request, Source, geodesy, regions
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.gallery import Gallery
from pinpoint_engine.geocells import Partition, adaptive
from pinpoint_engine.models.backbone import load_backbone
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.photos import digest, read_photo
from pinpoint_engine.prototypes import Refined
from pinpoint_engine.spread import Spread
from pinpoint_engine.systems import open_system
from pinpoint_engine.systems.cells import CellEngine, Listed, in_time_order
from pinpoint_engine.types import System
from pinpoint_engine.uncertainty import AROUND

SHARPNESS = 40.0


@dataclass(eq=False)
class Likeness:
    """Tells cells by how alike a photo is to the references in them; the best two are placed at their first one."""

    gallery: object
    partition: object
    name: str = "likeness"
    known: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    spread: Spread = field(default_factory=Spread)

    def __post_init__(self):
        self.cells = self.partition.assign(self.gallery.latlon)
        rows = self.gallery.vectors.astype(np.float64)
        self.means = np.stack([rows[self.cells == cell].mean(axis=0) for cell in range(len(self.partition))])

    def encode(self, rows, source):
        return rows

    def probabilities(self, embeddings):
        scores = np.exp(SHARPNESS * (embeddings @ self.means.T))
        return scores / scores.sum(axis=1, keepdims=True)

    def fuse(self, embeddings, shares, album):
        if album is Album.SAME_TRIP:
            raise RequestError("likeness knows no trips; choose another kind of album")
        return np.repeat(shares.mean(axis=0, keepdims=True), len(shares), axis=0)

    def refine(self, embeddings, shares, centres, allowed):
        cells = np.argsort(-shares, axis=1, kind="stable")[:, :2]
        rows = np.full(cells.shape, -1)
        for at, cell in np.ndenumerate(cells):
            members = np.flatnonzero(allowed & (self.cells == cell))
            rows[at] = members[0] if len(members) else -1
        latlon = np.where(rows[..., None] >= 0, self.gallery.latlon[rows], centres[cells])
        return Refined(cells, np.take_along_axis(shares, cells, axis=1), latlon, rows)


@pytest.fixture(scope="module")
def cells(world, engine):
    partition = adaptive.build(engine.gallery.latlon, adaptive.Limits(4, 1))
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
        assert (answer.photo, answer.system, answer.sha256) == (photo, "likeness", digest(photo.path))
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
    return cells.filled.gather(shares, Listed(none, none.astype(float), latlon, none, none))


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
    gallery = Gallery(engine.gallery.references[:1], engine.gallery.vectors[:1], engine.gallery.model)
    system = CellEngine(engine.pack, engine.models.backbone, gallery, Likeness(gallery, partition), {})
    told = system.filled.gather(
        np.ones(1), Listed(*(np.zeros(1, np.int64),) * 2, partition.centres, *(np.zeros(1, np.int64),) * 2)
    )
    assert told.mass.tolist() == [1.0] and told.hinted.tolist() == partition.centres.tolist()
    posterior = told.posterior(Spread())
    assert posterior.mass.sum() + posterior.anywhere == pytest.approx(1)
    found = posterior.regions(Spread().drawn)
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
    assert found[2].code == "no_reference_in_region"


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
    shown = [SimpleNamespace(photo=Photo(str(number), "", time)) for number, time in enumerate(times)]
    told = [SimpleNamespace(shown=each) for each in shown]
    assert [each.shown.photo.id for each in in_time_order(told)] == ["0", "1", "2"]
    assert [each.shown.photo.id for each in in_time_order(told[:2])] == ["1", "0"]


def test_the_same_bits_alone_and_in_any_batch(cells, queries, answers):
    alone = [next(iter(cells.locate([photo], Request(top_k=5)))) for photo in queries[:3]]
    assert alone == answers[:3]


def test_a_pack_without_a_system_says_what_it_has(world):
    with pytest.raises(PackError, match="has no pigeon, only pinpoint; choose one"):
        open_system(System.PIGEON, world.pack)


def test_card(cells, engine):
    card = cells.describe()
    assert card.systems == ("likeness",) and card.references == len(engine.gallery)
    assert set(card.sources) <= set(Source) and card.galleries == ("pack tiny",)
