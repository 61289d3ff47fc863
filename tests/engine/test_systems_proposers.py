"""Candidates of another system, ranked by Pinpoint with its own: found, compared, and honest where nothing is near."""

from __future__ import annotations

import numpy as np
import pytest
import tiny
from test_systems_cells import Likeness

from pinpoint_engine import (
    Album,
    Candidate,
    Failure,
    Location,
    Outcome,
    Prediction,
    Request,
    System,
    bundles,
    geodesy,
    hub,
)
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.proposals import NO_PROPOSALS, Proposals
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.geocells import adaptive
from pinpoint_engine.photos import decode
from pinpoint_engine.runs import replay
from pinpoint_engine.systems import geoclip, plonk
from pinpoint_engine.systems.cells import CellEngine
from pinpoint_engine.systems.pinpoint import Pinpoint
from pinpoint_engine.systems.proposers import WEIGHTS, Proposers, proposing
from pinpoint_engine.systems.steps import Sight
from pinpoint_engine.types import Reference, Source

ASKED = Request(proposed_by=System.GEOCLIP)
QUITO, DESERT = Location(*tiny.PLACES["quito"]), Location(-25.0, 125.0)


class Gazer:
    """A system that answers every photo with the same places, and remembers what it was asked."""

    def __init__(self, *told):
        self.told, self.requests = told, []

    def locate(self, photos, request):
        self.requests.append(request)
        for photo in photos:
            candidates = tuple(
                Candidate(place, share, 0.0, "gps", Reference("g", place, Source.INTERNET))
                for place, share in self.told
            )
            yield Prediction(photo, candidates, 0.1, Outcome.LOCATED, 0.5, "geoclip", "geoclip")


@pytest.fixture
def located(engine, queries, monkeypatch):
    """Locate photos with the candidates of a system, and return the answers."""

    def locate(proposer, request=ASKED, photos=queries):
        monkeypatch.setattr(Proposers, "_open", lambda self, system: proposer)
        return list(Pinpoint(engine.pack, engine.models, engine.spaces, {}).locate(photos, request))

    return locate


@pytest.fixture(scope="module")
def plain(engine, queries):
    """The answers of Pinpoint by itself."""
    return list(engine.locate(queries, Request()))


@pytest.fixture(scope="module")
def cells(engine):
    partition = adaptive.build(engine.gallery.latlon, adaptive.CellLimits(4, 1))
    return CellEngine(engine.pack, engine.models.backbone, engine.gallery, Likeness(engine.gallery, partition), {})


def numbers(answer):
    return [(c.reference.id, c.probability, c.score) for c in answer.candidates], answer.elsewhere, answer.within_km


def test_a_system_that_proposes_nothing_changes_nothing(located, plain):
    assert [numbers(each) for each in located(Gazer())] == [numbers(each) for each in plain]


def test_a_proposed_place_is_a_candidate_that_is_scored_by_its_imagery(engine, queries, monkeypatch):
    monkeypatch.setattr("pinpoint_engine.systems.pinpoint.LISTED", 3)
    request = Request(top_k=3)
    [row] = engine.models.backbone.encode_images([decode(queries[0].path)])
    [query] = engine.queries(row[None], request)
    limits = Limits.of(engine.gallery, request)
    told = Proposals.of("geoclip", geodesy.latlon_array([QUITO]), np.array([0.3]))
    alone, answer = (
        engine.answer(Sight(queries[0], "", row), query, request, limits, each) for each in (NO_PROPOSALS, told)
    )
    rows = answer.shortlist.retrieval.candidates
    assert rows[:3].tolist() == alone.shortlist.retrieval.candidates.tolist() and len(rows) == 4
    assert engine.gallery.references[rows[3]].id.startswith("quito")
    assert answer.shortlist.retrieval.channels[3] == "geoclip"
    assert answer.ranking.scores.tolist() == engine.scores(answer.shortlist).tolist()
    assert len(answer.ranking.remote.shares) == 0 and len(answer.prediction.candidates) == 3
    best = [engine.gallery.references[rows[k]].id for k in answer.ranking.order[:3]]
    assert [each.reference.id for each in answer.prediction.candidates] == best


def test_a_remote_place_shares_in_elsewhere_and_takes_nothing_from_the_others(located, plain):
    seen = 0
    for answer, alone in zip(located(Gazer((DESERT, 0.25))), plain, strict=True):
        [remote] = [each for each in answer.candidates if each.channel == "geoclip"] or [None]
        others = [each for each in answer.candidates if each is not remote]
        assert [(c.reference.id, c.probability) for c in others] == [
            (c.reference.id, c.probability) for c in alone.candidates[: len(others)]
        ]
        whole = 1 - sum(each.probability for each in alone.candidates)
        if remote:
            seen += 1
            assert remote.probability == pytest.approx(0.25 * whole, rel=1e-6)
            assert remote.location == DESERT and remote.evidence == () and remote.refs_5km == 0
            assert remote.reference.id.split("-")[0] in tiny.PLACES
    assert seen


def test_candidates_stay_in_the_order_of_their_probabilities(located):
    for answer in located(Gazer((DESERT, 0.9), (QUITO, 0.05)), Request(top_k=5, proposed_by=System.GEOCLIP)):
        shares = [each.probability for each in answer.candidates]
        assert shares == sorted(shares, reverse=True) and len(shares) == 5


def test_where_nothing_is_like_the_photo_a_remote_place_can_be_first(engine, located, queries, monkeypatch):
    monkeypatch.setattr(type(engine.pack.calibration), "probabilities", lambda self, scores, *_: (0 * scores, 1.0))
    for answer in located(Gazer((DESERT, 0.6))):
        first = answer.candidates[0]
        assert (first.location, first.probability) == (DESERT, pytest.approx(0.6))
        assert answer.elsewhere == pytest.approx(0.4) and 0.6 <= answer.confidence < 0.7


def test_the_search_area_holds_for_what_is_proposed(located, plain):
    area = regions.disc(Location(-33.8, 151.2), 40_000)
    asked = Request(within=(area,), proposed_by=System.GEOCLIP)
    proposer = Gazer((DESERT, 0.5), (QUITO, 0.3), (Location(*tiny.PLACES["manly"]), 0.2))
    for answer in located(proposer, asked):
        places = geodesy.latlon_array([each.location for each in answer.candidates])
        assert regions.inside(places, (area,)).all()
    assert proposer.requests[0] == Request(within=(area,), evidence_per_source=0)  # it is told the area, and by itself


def test_cells_propose_what_they_list_with_calibrated_probabilities(cells, engine, queries):
    request = Request()
    propose = proposing(cells, request)
    for photo, answer in zip(queries, cells.locate(queries, request), strict=True):
        [row] = engine.models.backbone.encode_images([decode(photo.path)])
        told = propose(Sight(photo, "", row), Limits.of(engine.gallery, request))
        first = answer.candidates[0].location
        assert told.latlon[0].tolist() == [first.lat, first.lon] and told.system == "likeness"
        assert told.shares[0] == pytest.approx(answer.confidence, abs=0.1) and told.shares.sum() <= 1 + 1e-9


def test_a_run_with_proposals_is_replayed(located, engine, queries, tmp_path, monkeypatch):
    monkeypatch.setattr(Proposers, "_open", lambda self, system: Gazer((DESERT, 0.25), (QUITO, 0.3)))
    pinpoint = Pinpoint(engine.pack, engine.models, engine.spaces, {})
    written = tiny.write_run(tmp_path / "run.gpkg", pinpoint, queries, ASKED)
    (wanted,) = replay.plans(written.path)
    assert wanted.request == ASKED
    compared = replay.Replay(wanted, pinpoint.describe())
    assert all(not found for _, found in compared.locate(pinpoint, lambda photo: photo)) and compared.is_equal


def test_a_system_is_opened_once(engine, queries, monkeypatch):
    opened = []
    monkeypatch.setattr(Proposers, "_open", lambda self, system: opened.append(system) or Gazer((QUITO, 0.3)))
    pinpoint = Pinpoint(engine.pack, engine.models, engine.spaces, {})
    for _ in range(2):
        list(pinpoint.locate(queries[:2], ASKED))
    list(pinpoint.locate(queries[:2], Request()))
    assert opened == [System.GEOCLIP]


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """The folders of PLONK's two packs, as if downloaded, with their sums or without."""
    monkeypatch.setenv("HOME", str(tmp_path))
    told = {name: hub.find(name) for name in WEIGHTS[System.PLONK]}
    for pack in told.values():
        bundles.write_folder(hub.home_of(pack), lambda folder, of=pack: [fill(folder / name) for name in of.files])
    return [hub.home_of(pack) for pack in told.values()]


def fill(path, content="weights"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def test_the_card_tells_the_weights_of_what_may_propose_if_they_are_here(engine, weights):
    pinpoint, plain = Pinpoint(engine.pack, engine.models, engine.spaces, {}), engine.describe()
    before = pinpoint.describe().digests["proposer plonk"]
    assert "proposer geoclip" not in pinpoint.describe().digests and "proposer plonk" not in plain.galleries
    for folder in weights:
        (folder / bundles.SUMS).unlink()
    assert pinpoint.describe().digests["proposer plonk"] == before
    fill(next(weights[1].glob("*.safetensors")), "other weights")
    assert pinpoint.describe().digests["proposer plonk"] != before
    next(weights[1].glob("*.safetensors")).unlink()
    assert "proposer plonk" not in pinpoint.describe().digests


def test_weights_of_another_download_are_others(engine, weights):
    before = engine.proposers.digests()
    pack = hub.find("plonk-yfcc")
    bundles.write_folder(weights[0], lambda folder: [fill(folder / name, "new") for name in pack.files])
    assert before.keys() == engine.proposers.digests().keys() and before != engine.proposers.digests()


def test_weights_are_those_that_the_systems_open():
    assert WEIGHTS == {System.GEOCLIP: (geoclip.NAME, geoclip.CLIP), System.PLONK: (plonk.PACK, plonk.TOWER)}


def test_a_proposer_that_fails_on_a_photo_leaves_pinpoint_alone(located, plain):
    class Blind(Gazer):
        def locate(self, photos, request):
            return (Failure(photo, "broken", "it is broken; choose another") for photo in photos)

    assert [numbers(each) for each in located(Blind())] == [numbers(each) for each in plain]


def test_a_system_that_the_pack_lacks_is_named(engine, queries):
    with pytest.raises(PackError, match="the pack tiny has no pigeon, only pinpoint; choose one of these"):
        next(engine.locate(queries, Request(proposed_by=System.PIGEON)))


def test_only_pinpoint_takes_candidates_of_another_system(cells, queries):
    with pytest.raises(RequestError, match="likeness takes no candidates of planet; choose pinpoint, or leave planet"):
        next(iter(cells.locate(queries, Request(proposed_by=System.PLANET))))


def test_albums_and_itself_are_refused():
    with pytest.raises(ValueError, match="for photos by themselves; choose independent photos"):
        Request(album=Album.SAME_TRIP, proposed_by=System.PIGEON)
    with pytest.raises(ValueError, match="pinpoint cannot propose candidates to itself; choose another"):
        Request(proposed_by=System.PINPOINT)


def test_whole_answers_are_finite(located):
    for answer in located(Gazer((DESERT, 1.0), (QUITO, 1e-12))):
        told = [(each.probability, each.score) for each in answer.candidates]
        assert np.isfinite(told).all() and answer.elsewhere >= 0
