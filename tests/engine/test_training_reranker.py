"""The rerankers learn what is to be learned from lists, on albums they have not seen, and no more."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine.answering.features import NAMES
from pinpoint_engine.models.reranker import KINDS, RerankerConfig
from pinpoint_engine.training import reranker
from pinpoint_engine.training.folds import Fold
from pinpoint_engine.training.lists import TOP_K, Questions, RankingLists, stack, tensors
from pinpoint_engine.training.reranker import STRENGTHS, RankingMethod, RerankerRecipe

COUNT, ROWS, DIM, M = 240, 50, 8, 3
RECIPE = RerankerRecipe(steps=60, learning_rate=5e-3, weight_decay=0.01)


def made(signal=2.0, seed=0, kinds=(0,), known=1.0, count=COUNT):
    """Lists of twelve with one right candidate in most; base and the feature `raw_gap` speak for it, the rest is noise.

    `known` is how strongly the base speaks, `signal` the feature.
    """
    rng = np.random.default_rng(seed)
    right = rng.integers(0, TOP_K, count)
    at = (np.arange(count), right)
    base, described = rng.normal(size=(count, TOP_K)), rng.normal(size=(count, TOP_K, len(NAMES)))
    base[at] += known
    described[(*at, NAMES.index("raw_gap"))] += signal
    described[..., NAMES.index("supported")] = 1
    truth_m = rng.uniform(1e5, 1e6, (count, TOP_K))
    truth_m[at] = 300.0
    truth_m[rng.random(count) < 0.1] = 1e6
    questions = Questions(
        kind=np.array(kinds)[np.arange(count) % len(kinds)],
        fold=np.zeros(count, np.int64),
        group=np.arange(count) % 2,
        row=np.arange(count),
        truth=np.zeros((count, 2)),
        weight=np.ones(count),
    )
    return RankingLists(
        questions,
        base=base.astype(np.float32),
        described=described.astype(np.float32),
        query=tiny.unit_rows(count, DIM, seed),
        rows=rng.integers(0, ROWS, (count, TOP_K)),
        supporters=rng.integers(0, ROWS, (count, TOP_K, M)),
        truth_m=truth_m,
    )


@pytest.fixture(scope="module")
def folds():
    images, places = tiny.unit_rows(ROWS, DIM, 1), tiny.unit_rows(ROWS, DIM, 2)
    return [Fold("album", 0, np.ones(ROWS, bool), images, places, images, lambda rows: rows)]


def config(kind):
    return RerankerConfig(kind=kind, width=16, dim=DIM, layers=1, heads=2)


def silent(_line):
    pass


def first(asked, scores):
    return reranker.accuracy(asked, scores)["<25 km"]


# --- learning


@pytest.mark.parametrize(("kind", "loss"), [(kind, loss) for kind in KINDS for loss in ("gain", "margin")])
def test_a_planted_signal_is_found_and_carries_over_to_other_albums(folds, tmp_path, kind, loss):
    asked = made(signal=4.0, count=1_000 if kind == "features" else 200)
    rate = 3e-2 if kind == "linear" else RECIPE.learning_rate
    recipe = replace(RECIPE, loss=loss, steps=40, learning_rate=rate)
    scores = reranker.cross_fitted(asked, folds, config(kind), recipe, tmp_path)
    assert first(asked, scores) > first(asked, asked.base) + 0.12


def test_what_says_nothing_changes_little(folds, tmp_path):
    """Four in five are right by the retrieval score; features of pure noise must not cost more than a few."""
    asked = made(signal=0.0, known=3.0, count=1_500)
    scores = reranker.cross_fitted(asked, folds, config("features"), replace(RECIPE, weight_decay=0.3), tmp_path)
    assert first(asked, asked.base) > 0.6
    assert first(asked, scores) > first(asked, asked.base) - 0.08


def test_each_group_is_scored_by_one_trained_on_the_others(folds, tmp_path):
    """What is right in one half is wrong in the other: who has seen the other half alone is misled."""
    asked = made(signal=6.0, known=0.0)
    asked.described[asked.questions.group == 1, :, NAMES.index("raw_gap")] *= -1
    scores = reranker.cross_fitted(asked, folds, config("features"), RECIPE, tmp_path)
    assert first(asked, scores) < 0.05


def test_lists_without_a_right_place_and_of_no_photo_are_left_out(folds, tmp_path):
    asked = made(kinds=(0, 1, 2, 3))
    asked.described[asked.questions.kind >= 2] += 50
    asked.described[(asked.truth_m > 25_000).all(axis=1)] -= 50
    network = reranker.train_reranker(asked, folds, config("features"), replace(RECIPE, steps=1), tmp_path, silent)
    kept = (asked.questions.kind < 2) & (asked.truth_m < 25_000).any(axis=1)
    assert 0.3 * COUNT < kept.sum() < 0.6 * COUNT
    assert network.standard.mean.numpy() == pytest.approx(asked.described[kept].mean((0, 1)), abs=1e-4)


def test_padding_is_no_part_of_training(folds, tmp_path):
    asked = made()
    padded = asked.of(np.arange(COUNT))
    for name, value in (("base", -np.inf), ("described", np.nan), ("truth_m", np.inf)):
        getattr(padded, name)[:, 9:] = value
    for kind in KINDS:
        network = reranker.train_reranker(
            padded, folds, config(kind), replace(RECIPE, steps=3), tmp_path / kind, silent
        )
        scores = reranker.scores_of(network, tensors(padded, stack(folds)))
        assert np.isfinite(scores[:, :9]).all() and (scores[:, 9:] == -np.inf).all()


def test_a_finished_reranker_is_not_trained_again(folds, tmp_path):
    asked, told = made(), []
    train = [replace(RECIPE, steps=3), tmp_path]
    one = reranker.train_reranker(asked, folds, config("features"), *train, silent)
    again = reranker.train_reranker(asked, folds, config("features"), *train, told.append)
    assert told == []
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in one.state_dict().items())


# --- what is dropped


def dropped(folds, **recipe):
    given = tensors(made(), stack(folds))
    return given, reranker._without(given, replace(RECIPE, **recipe), np.random.default_rng(0))


def test_support_is_dropped_in_half_of_the_lists(folds):
    given, seen = dropped(folds)
    alone = ~seen.supported.flatten(1).any(1)
    assert 0.4 < alone.float().mean() < 0.6
    assert seen.features[alone][..., NAMES.index("support")].isnan().all()
    assert (seen.features[alone][..., NAMES.index("supported")] == 0).all()
    assert torch.equal(seen.supported[~alone], given.supported[~alone])
    assert seen.features[~alone][..., NAMES.index("support")].isfinite().all()
    assert given.supported.all() and given.features.isfinite().all()  # what it was made of stays


def test_image_to_gps_is_dropped_in_a_tenth_of_the_lists(folds):
    _, seen = dropped(folds)
    gps = torch.tensor([name.startswith("gps_") for name in NAMES])
    off = seen.features[..., gps].isnan().flatten(1)
    assert torch.equal(off.any(1), off.all(1))
    assert 0.04 < off.all(1).float().mean() < 0.18


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_none_or_all_may_be_dropped(folds, share):
    _, seen = dropped(folds, without_support=share, without_gps=share)
    unknown = {name for number, name in enumerate(NAMES) if seen.features[..., number].isnan().all()}
    assert unknown == ({"support", *(name for name in NAMES if name.startswith("gps_"))} if share else set())
    assert seen.supported.any() == (not share)


# --- losses and figures


class Said(torch.nn.Module):
    """A reranker that leaves the retrieval score as it is."""

    def forward(self, lists):
        return lists.base


def batch(base, gains, weight):
    lists = reranker.Lists(torch.tensor(base), *[torch.empty(0)] * 6)
    return reranker.ListBatch(lists, torch.tensor(gains), torch.zeros(len(base), len(base[0])), torch.tensor(weight))


def test_the_gain_loss_is_what_is_expected_to_be_gained():
    given = batch([[0.0, 0.0], [float(np.log(3)), 0.0]], [[1.0, 0.0], [0.0, 1.0]], [1.0, 0.5])
    value = reranker.loss(Said(), given, RerankerRecipe())
    assert value.item() == pytest.approx(-(0.5 * 1 + 0.25 * 0.5) / 1.5)


def test_accuracy_is_of_lists_without_the_own_album_alone():
    asked = made(kinds=(0, 1)).of([0, 1, 2, 4])
    asked.truth_m[:] = 1e6
    asked.truth_m[:, 0] = [500.0, 500.0, 3_000.0, 30_000.0]
    scores = np.zeros((4, TOP_K))
    scores[:, 0] = 1
    assert reranker.accuracy(asked, scores) == {
        **{"<1 km": pytest.approx(1 / 3), "<5 km": pytest.approx(2 / 3), "<25 km": pytest.approx(2 / 3)},
        **{"mean": pytest.approx(5 / 9), "known mean": 1.0},
    }


def test_every_way_is_compared(folds, tmp_path):
    told = []
    _, figures, _ = reranker.compare(made(), folds, DIM, tmp_path, told.append, steps=1)
    tried = itertools.product(KINDS, ("gain", "margin"), STRENGTHS)
    assert set(figures) == {"density voting", *(str(RankingMethod(*each)) for each in tried)}
    assert len(told) == len(figures) - 1
    assert figures["density voting"] == reranker.accuracy(made(), made().base)


def test_a_way_is_taken_that_leads_voting_on_new_walks_and_is_best_on_all(folds, tmp_path, monkeypatch):
    asked = made(kinds=(0, 1))
    base, good = asked.base.astype(np.float64), -np.log1p(asked.truth_m)
    monkeypatch.setattr(reranker, "cross_fitted", lambda *given: good)
    way, figures, scores = reranker.compare(asked, folds, DIM, tmp_path, str, kinds=("linear",))
    assert figures[str(way)]["mean"] > figures["density voting"]["mean"]
    assert reranker._worth(figures[str(way)]) == max(map(reranker._worth, figures.values()))
    assert scores == pytest.approx(base + way.strength * (good - base))


def test_voting_stays_where_a_reranker_helps_on_known_walks_alone(folds, tmp_path, monkeypatch):
    asked = made(kinds=(0, 1))
    base = asked.base.astype(np.float64)
    worse = np.where(asked.questions.kind[:, None] == 1, -np.log1p(asked.truth_m) * 1e3, base)
    monkeypatch.setattr(reranker, "cross_fitted", lambda *given: worse)
    way, figures, scores = reranker.compare(asked, folds, DIM, tmp_path, str, kinds=("linear",))
    assert way is None and np.array_equal(scores, base)
    assert figures[str(RankingMethod("linear", "gain", 1.0))]["known mean"] > figures["density voting"]["known mean"]
