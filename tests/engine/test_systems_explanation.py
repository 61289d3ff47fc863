"""Why a candidate has its score: what hiding features changes, and what the gallery knows around it."""

from __future__ import annotations

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import Album, Request, geodesy, wording
from pinpoint_engine.answering import features, retrieval
from pinpoint_engine.answering.features import GROUPS, NAMES
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.retrieval import Channels, Query
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.gallery import Allowed
from pinpoint_engine.models.networks import Reranker
from pinpoint_engine.models.onnx import load_reranker
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import reranker_of
from pinpoint_engine.models.reranker import KINDS, RerankerConfig, build
from pinpoint_engine.systems.explanation import MOST, explain, vicinities
from pinpoint_engine.systems.shortlist import describe_candidates
from pinpoint_engine.types import Source, Vicinity

COUNT, K = 96, 12
QUERY = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, 8, 6)[0])
SETTINGS = Voting(neighbours=40, temperature=0.2)


@pytest.fixture(scope="module")
def spaces(make_gallery):
    """24 places 4 km apart, of four references each; the odd places have one from the street."""
    centres = geodesy.destination((44.6, -1.2), 90, 4_000.0 * np.arange(24))
    latlon = geodesy.destination(np.repeat(centres, 4, axis=0), 0, 150.0 * (np.arange(COUNT) % 4))
    sources = [list(Source)[int(row % 8 == 7)] for row in range(COUNT)]
    return tiny.spaces(make_gallery(latlon, source=sources, sequence=[f"walk {row // 2}" for row in range(COUNT)]))


@pytest.fixture(scope="module", params=[(), (3, 4, 5, 40)], ids=["all", "some left out"])
def limits(request):
    allowed = np.ones(COUNT, bool)
    allowed[list(request.param)] = False
    return Limits(Allowed(allowed), np.array(request.param, np.int64))


@pytest.fixture(scope="module")
def shortlist(spaces, limits):
    found = retrieval.find(spaces, QUERY, limits.allowed, Channels(), SETTINGS)
    return describe_candidates(spaces, found, SETTINGS, limits)


def outspoken(kind):
    torch.manual_seed(4)
    network = build(RerankerConfig(kind=kind, width=16, dim=8)).eval()
    torch.nn.init.normal_(network.correction.weight)
    return network


def score(reranker, shortlist, described):
    from pinpoint_engine.models.networks import lists_of

    columns = shortlist.scores, described, shortlist.supporters
    return reranker.score(lists_of(shortlist.spaces, shortlist.retrieval, *columns))


def test_every_feature_is_in_one_group_with_words():
    assert sorted(column for columns in GROUPS.values() for column in columns) == list(range(len(NAMES)))
    assert set(GROUPS) == set(wording.EFFECTS)


def test_a_hidden_group_tells_no_candidate_from_another(shortlist):
    for name, described in features.hidden(shortlist.features):
        hidden = list(GROUPS[name])
        shown = [column for column in range(len(NAMES)) if column not in hidden]
        assert np.array_equal(described[:, shown], shortlist.features[:, shown], equal_nan=True)
        for column in hidden:
            known = shortlist.features[:, column][~np.isnan(shortlist.features[:, column])]
            wanted = np.median(known) if len(known) else np.nan
            assert described[:, column] == pytest.approx(np.full(K, wanted), nan_ok=True)


def test_a_group_that_is_not_known_has_no_effect(shortlist):
    unknown = shortlist.features.copy()
    unknown[:, list(GROUPS["gps_votes"])] = np.nan
    assert "gps_votes" not in dict(features.hidden(unknown))


@pytest.mark.parametrize("kind", KINDS)
def test_an_effect_is_what_the_score_loses(shortlist, kind):
    reranker = reranker_of(outspoken(kind))
    scores = score(reranker, shortlist, shortlist.features)
    hidden = dict(features.hidden(shortlist.features))
    for k, why in enumerate(explain(shortlist, reranker, scores)):
        wanted = {name: scores[k] - score(reranker, shortlist, each)[k] for name, each in hidden.items()}
        strongest = sorted(wanted, key=lambda name: -abs(wanted[name]))[:MOST]
        assert why.effects and list(map(abs, why.effects.values())) == sorted(map(abs, why.effects.values()))[::-1]
        assert sum(map(abs, why.effects.values())) == pytest.approx(sum(abs(wanted[n]) for n in strongest), abs=0.01)
        assert all(each == pytest.approx(wanted[name], abs=0.001) for name, each in why.effects.items())


def test_the_effects_of_a_linear_reranker_are_all_that_it_says(shortlist):
    """What is left of its correction is the same for all candidates: that of a candidate like the list's median."""
    reranker = reranker_of(outspoken("linear"))
    scores = score(reranker, shortlist, shortlist.features)
    hidden = dict(features.hidden(shortlist.features))
    effects = sum(scores - score(reranker, shortlist, each) for each in hidden.values())
    rest = scores - shortlist.scores - effects
    assert rest == pytest.approx(np.full(K, rest[0]), abs=1e-4) and np.ptp(effects) > 0.1


def test_all_at_once_is_one_after_another(shortlist):
    network = outspoken("features")
    once = reranker_of(network)
    each = Reranker(once._network, of_features=False)
    whys = [explain(shortlist, made, score(once, shortlist, shortlist.features)) for made in (once, each)]
    for one, other in zip(*whys, strict=True):
        assert one.effects == pytest.approx(other.effects, abs=0.0011)


def test_the_graph_explains_like_torch(world, engine):
    """The tiny pack's reranker by ONNX and by torch."""
    pack = open_pack(world.pack)
    graph = load_reranker(pack)
    assert graph is not None and engine.models.reranker is not None
    assert graph._of_features is engine.models.reranker._of_features is True


def test_the_votes_and_their_rank_are_told(shortlist):
    whys = explain(shortlist, None, shortlist.scores)
    assert [why.votes for why in whys] == pytest.approx(shortlist.scores.tolist(), abs=0.0006)
    assert sorted(why.votes_rank for why in whys) == list(range(1, K + 1))
    assert whys[int(shortlist.scores.argmax())].votes_rank == 1
    assert all(why.effects == {} for why in whys)


def test_the_vicinity_is_counted_by_hand(spaces, limits, shortlist):
    found, gallery = shortlist.retrieval, spaces.gallery
    voters = found.neighbours["raw"]
    for row, told in zip(found.candidates.tolist(), vicinities(gallery, found, limits), strict=True):
        metres = geodesy.distance_m(gallery.latlon[row], gallery.latlon)
        near = [other for other in np.flatnonzero(metres <= 1000) if other != row and limits.allowed[other]]
        alike = [float(s) for other, s in zip(voters.rows, voters.similarity, strict=True) if other in near]
        assert (told.references, told.alike, told.neighbours) == (len(near), len(alike), 40)
        assert told.best == (pytest.approx(max(alike), abs=0.0006) if alike else None)
        assert told.usual == pytest.approx(float(np.sort(voters.similarity)[::-1][:10].mean()), abs=0.0006)


def test_a_place_that_the_photo_does_not_look_like(make_gallery):
    """30 references within 1 km of a candidate that its own place tower proposed, none of them alike."""
    latlon = [*[(44.6, -1.2 + n / 1e4) for n in range(31)], *[(10.0, n) for n in range(60)]]
    vectors = np.zeros((91, 16))
    vectors[:31, 0], vectors[31:, 1] = 1, 1
    spaces = tiny.spaces(make_gallery(latlon, vectors))
    query = Query(np.eye(16, dtype=np.float32)[1], QUERY.learned)
    limits = Limits(Allowed.everywhere(91))
    found = retrieval.find(spaces, query, limits.allowed, Channels(0, 0, 12), SETTINGS)
    told = dict(zip(found.candidates.tolist(), vicinities(spaces.gallery, found, limits), strict=True))
    dense = [each for row, each in told.items() if row < 31]
    assert dense and dense[0] == Vicinity(30, 0, 40, None, 1.0)


def test_every_answer_says_why(engine, queries):
    for answer in engine.locate(queries[:3], Request(top_k=4)):
        assert all(each.why.votes is not None and each.why.vicinity for each in answer.candidates)
        assert len({each.why.votes_rank for each in answer.candidates}) == 4


def test_a_fused_answer_tells_what_is_around_it_only(engine, queries):
    asked = [queries[0], type(queries[0])("x", queries[0].path, album=queries[0].album)]
    for answer in engine.locate(asked, Request(album=Album.SAME_PLACE)):
        assert all(each.why.votes is None and not each.why.effects for each in answer.candidates)
        assert all(each.why.vicinity.neighbours == 30 for each in answer.candidates)
        assert all(each.why.votes is not None for each in answer.alone.candidates)
