"""A reranker corrects the retrieval score, from nothing; order, company and padding change no score."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine.answering import evidence, features, retrieval
from pinpoint_engine.answering.features import NAMES
from pinpoint_engine.answering.retrieval import Channels, Query
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.gallery import Allowed
from pinpoint_engine.models.networks import Lists, lists_of
from pinpoint_engine.models.pack import VOTING, open_pack
from pinpoint_engine.models.pytorch import load_reranker, reranker_of
from pinpoint_engine.models.reranker import (
    KINDS,
    RerankerConfig,
    build,
    hold_back,
    read_network,
    save_reranker,
)

B, K, M, D = 5, 12, 4, 8


def lists(seed=0, count=K):
    """Return lists of random numbers, some of them unknown; a third of the candidates has no support."""
    rng = np.random.default_rng(seed)
    described = rng.normal(size=(B, count, len(NAMES))).astype(np.float32)
    described[rng.random(described.shape) < 0.1] = np.nan
    supported = (rng.random((B, count, 1)) < 0.67) & (rng.random((B, count, M)) < 0.7)
    query, images, places, support = (
        tiny.unit_rows(B * many, D, seed + number).reshape(B, *shape, D)
        for number, (many, shape) in enumerate([(1, ()), (count, (count,)), (count, (count,)), (count * M, (count, M))])
    )
    base = rng.normal(-4, 1, (B, count)).astype(np.float32)
    return Lists(*map(torch.from_numpy, (base, described, query, images, places, support, supported)))


def untrained(kind):
    torch.manual_seed(4)
    return build(RerankerConfig(kind=kind, width=16, dim=D)).eval()


def outspoken(kind):
    """A reranker of random weights that says a lot."""
    network = untrained(kind)
    torch.nn.init.normal_(network.correction.weight)
    if kind == "attention":
        torch.nn.init.normal_(network.unsupported)
    network.standard.fit(np.random.default_rng(1).normal(0.5, 2, (100, len(NAMES))).astype(np.float32))
    return network


def score(network, given):
    with torch.inference_mode():
        return network(given)


def reordered(given, order):
    return Lists(given.base[:, order], given.features[:, order], given.query, *(rows[:, order] for rows in given[3:]))


def padded(given, more):
    """Fill lists up with what `training.lists` puts there: no score, no features, no support."""
    extra = reordered(given, torch.zeros(more, dtype=torch.int64))
    extra = extra._replace(
        base=torch.full_like(extra.base, -torch.inf),
        features=torch.full_like(extra.features, torch.nan),
        supported=torch.zeros_like(extra.supported),
    )
    pairs = [
        torch.cat(pair, dim=1) if name != "query" else pair[0]
        for name, *pair in zip(Lists._fields, given, extra, strict=True)
    ]
    return Lists(*pairs)


# --- both kinds


@pytest.mark.parametrize("kind", KINDS)
def test_before_training_the_score_is_the_retrieval_score(kind):
    given = lists()
    assert torch.equal(score(untrained(kind), given), given.base)


@pytest.mark.parametrize("kind", KINDS)
def test_the_score_is_the_retrieval_score_with_a_correction(kind):
    given, network = lists(), outspoken(kind)
    correction = score(network, given) - given.base
    higher = given._replace(base=given.base + torch.arange(K))
    assert correction.abs().max() > 0.1
    assert torch.allclose(score(network, higher) - higher.base, correction, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_candidates_changes_no_score(kind):
    given, network = lists(), outspoken(kind)
    for seed in range(4):
        order = torch.from_numpy(np.random.default_rng(seed).permutation(K))
        assert torch.allclose(score(network, reordered(given, order)), score(network, given)[:, order], atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("more", [1, 7])
def test_padding_changes_no_score(kind, more):
    given, network = lists(), outspoken(kind)
    said = score(network, padded(given, more))
    assert torch.allclose(said[:, :K], score(network, given), atol=1e-5)
    assert (said[:, K:] == -torch.inf).all()


@pytest.mark.parametrize("kind", KINDS)
def test_other_lists_change_no_score(kind):
    given, network = lists(), outspoken(kind)
    alone = torch.cat([score(network, Lists(*(rows[[b]] for rows in given))) for b in range(B)])
    assert torch.allclose(alone, score(network, given), atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_unknown_counts_as_the_mean(kind):
    given, network = lists(), outspoken(kind)
    mean = torch.where(torch.isnan(given.features), network.standard.mean, given.features)
    assert torch.allclose(score(network, given._replace(features=mean)), score(network, given), atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_one_has_a_score(kind):
    assert torch.isfinite(score(outspoken(kind), lists(count=1))).all()


def test_features_are_cut_and_standardised():
    network = untrained("features")
    rows = np.random.default_rng(2).normal(3, 2, (5_000, len(NAMES))).astype(np.float32)
    rows[::2, 0] = np.nan
    network.standard.fit(rows)
    standard = network.standard(torch.from_numpy(rows))
    assert standard.mean(0)[1:].abs().max() < 1e-4 and (standard.std(0)[1:] - 1).abs().max() < 0.01
    assert network.standard.mean[0] == pytest.approx(3, abs=0.2)
    assert network.standard(torch.full((1, len(NAMES)), 1e9)).max() == 5
    assert network.standard(torch.full((1, len(NAMES)), torch.nan)).abs().max() == 0


def test_a_feature_that_is_never_known_stays_out():
    network = untrained("features")
    network.standard.fit(np.full((9, len(NAMES)), np.nan, np.float32))
    assert torch.isfinite(network.standard(torch.randn(3, len(NAMES)))).all()


# --- the feature reranker


def test_the_feature_reranker_does_not_look_at_embeddings():
    given, other, network = lists(), lists(seed=9), outspoken("features")
    foreign = other._replace(base=given.base, features=given.features)
    assert torch.equal(score(network, foreign), score(network, given))


# --- the attention reranker


def test_without_support_there_is_a_zero_token_with_a_flag():
    given, network = lists(), outspoken("attention")
    alone = given._replace(supported=torch.zeros_like(given.supported))
    token = network._support(alone, torch.ones(B, K, 1, dtype=torch.bool))
    assert torch.equal(token, network.unsupported.expand(B, K, -1))
    torch.nn.init.zeros_(network.unsupported)
    assert network._support(alone, torch.ones(B, K, 1, dtype=torch.bool)).abs().max() == 0


def test_the_flag_is_for_those_without_support_alone():
    given, network = lists(), outspoken("attention")
    before = score(network, given)
    torch.nn.init.zeros_(network.unsupported)
    changed = (score(network, given) - before).abs() > 1e-6
    assert torch.equal(changed, ~given.supported.any(-1))


def test_who_does_not_support_has_no_say():
    given, network = lists(), outspoken("attention")
    absent = ~given.supported[..., None]
    elsewhere = given._replace(support=torch.where(absent, torch.randn_like(given.support), given.support))
    assert torch.allclose(score(network, elsewhere), score(network, given), atol=1e-5)


def test_the_order_of_supporters_changes_no_score():
    given, network = lists(), outspoken("attention")
    order = torch.tensor([2, 0, 3, 1])
    turned = given._replace(support=given.support[:, :, order], supported=given.supported[:, :, order])
    assert torch.allclose(score(network, turned), score(network, given), atol=1e-5)


def test_the_support_of_another_candidate_is_another_score():
    given, network = lists(), outspoken("attention")
    given = given._replace(supported=torch.ones_like(given.supported))
    shuffled = given._replace(support=given.support.roll(1, dims=1))
    assert (score(network, shuffled) - score(network, given)).abs().max() > 1e-3


def test_support_is_pooled_by_likeness_to_the_photo():
    network = untrained("attention")
    query = torch.nn.functional.normalize(torch.randn(1, D), dim=-1)
    support = torch.stack([query[0], -query[0], -query[0]])[None, None]
    given = Lists(
        torch.zeros(1, 1),
        torch.zeros(1, 1, len(NAMES)),
        query,
        query[None],
        query[None],
        support,
        torch.ones(1, 1, 3) > 0,
    )
    with torch.no_grad():
        network.sharpness.fill_(50.0)
        token = network._support(given, torch.ones(1, 1, 1, dtype=torch.bool))
    assert token.abs().max() < 1e-5  # as the candidate itself, which alone is the mean of the list


# --- one photo, and on disk


def test_a_list_is_made_of_what_retrieval_found(make_gallery):
    from pinpoint_engine.types import Source

    latlon = np.random.default_rng(0).uniform(-1, 1, (60, 2))
    gallery = make_gallery(latlon, source=[list(Source)[row % 2] for row in range(60)])
    spaces = tiny.spaces(gallery)
    query = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, D, 6)[0])
    found = retrieval.find(spaces, query, Allowed.everywhere(60), Channels(), Voting(neighbours=60), 12)
    near = evidence.gather(gallery, query.raw[None], found.candidates[None], M)
    described, supporters = features.describe(spaces, found, near), features.supporters(gallery, found, near)
    base = np.linspace(0, -1, 12)
    given = lists_of(spaces, found, base, described, supporters)
    assert [tuple(rows.shape) for rows in given] == [
        *[(1, 12), (1, 12, len(NAMES)), (1, D), (1, 12, D), (1, 12, D), (1, 12, M, D), (1, 12, M)]
    ]
    assert given.supported[0].tolist() == (supporters >= 0).tolist()
    assert given.images[0] == pytest.approx(spaces.indexes["image"].vectors[found.candidates])
    assert given.places[0] == pytest.approx(spaces.indexes["gps"].vectors[found.candidates])
    for kind in KINDS:
        scores = reranker_of(untrained(kind)).score(given)
        assert (scores.dtype, scores.tolist()) == (np.float64, base.astype(np.float32).tolist())


@pytest.mark.parametrize("kind", KINDS)
def test_a_saved_reranker_is_the_same_reranker(kind, tmp_path):
    network, given = outspoken(kind), lists()
    save_reranker(network, tmp_path)
    again = read_network(tmp_path)
    assert again.config == network.config
    assert torch.equal(score(again, given), score(network, given))


def test_a_pack_that_ranks_by_voting_has_none(world):
    assert load_reranker(replace(open_pack(world.pack), ranking=VOTING)) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_can_be_held_back(kind):
    network, given = outspoken(kind), lists()
    trained = score(network, given)
    hold_back(network, 0.25)
    assert torch.allclose(score(network, given), given.base + 0.25 * (trained - given.base), atol=1e-4)


def test_a_linear_correction_is_a_weighted_sum():
    network, given = outspoken("linear"), lists()
    weights, bias = network.correction.weight[0], network.correction.bias
    said = network.standard(given.features) @ weights + bias
    assert torch.allclose(score(network, given), given.base + said, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_what_never_varied_in_training_says_nothing(kind):
    network, given = outspoken(kind), lists()
    rows = np.random.default_rng(1).normal(0.5, 2, (100, len(NAMES))).astype(np.float32)
    constant = NAMES.index("supported")
    rows[:, constant] = 0
    network.standard.fit(rows)
    described = given.features.clone()
    described[..., constant] = 1 - described[..., constant]
    assert torch.equal(score(network, given), score(network, given._replace(features=described)))
