"""Each loss on two items, by hand."""

from __future__ import annotations

import math

import pytest
import torch

from pinpoint_engine.training.losses import distance_soft, siglip
from pinpoint_engine.training.reranker import margin

IMAGES = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
PLACES = torch.tensor([[1.0, 0.0], [0.6, 0.8]])
COSINES = [[1.0, 0.6], [0.0, 0.8]]
FAR = torch.tensor([[0.0, 5e4], [5e4, 0.0]])
SCALE = torch.tensor(math.log(10.0))


def log_sigmoid(value):
    return -math.log1p(math.exp(-value))


def test_siglip_by_hand():
    bias = -5.0
    logits = [[10 * cosine + bias for cosine in row] for row in COSINES]
    wanted = (
        log_sigmoid(logits[0][0]) + log_sigmoid(-logits[0][1]) + log_sigmoid(-logits[1][0]) + log_sigmoid(logits[1][1])
    )
    assert siglip(IMAGES, PLACES, FAR, SCALE, torch.tensor(bias), 1e3).item() == pytest.approx(-wanted / 2, rel=1e-5)


def test_siglip_leaves_out_foreign_places_that_are_the_same():
    near = torch.tensor([[0.0, 900.0], [5e4, 0.0]])
    bias = torch.tensor(-5.0)
    wanted = siglip(IMAGES, PLACES, FAR, SCALE, bias, 1e3) + log_sigmoid(-(10 * 0.6 - 5)) / 2
    assert siglip(IMAGES, PLACES, near, SCALE, bias, 1e3).item() == pytest.approx(wanted.item(), rel=1e-5)


def test_siglip_contrasts_with_further_places():
    more, metres = torch.cat([PLACES, torch.tensor([[0.0, -1.0]])]), torch.cat([FAR, torch.full((2, 1), 1e6)], dim=1)
    bias = torch.tensor(0.0)
    gain = siglip(IMAGES, more, metres, SCALE, bias, 1e3) - siglip(IMAGES, PLACES, FAR, SCALE, bias, 1e3)
    assert gain.item() == pytest.approx(-(log_sigmoid(0) + log_sigmoid(10)) / 2, rel=1e-4)


def test_distance_soft_by_hand():
    width = 2e4
    share = 1 / (1 + math.exp(-2.5))  # of the own place; 50 km are 2.5 widths
    total = 0.0
    for own, (first, second) in enumerate(COSINES):
        logs = [10 * value - math.log(math.exp(10 * first) + math.exp(10 * second)) for value in (first, second)]
        total -= share * logs[own] + (1 - share) * logs[1 - own]
    assert distance_soft(IMAGES, PLACES, FAR, SCALE, (width,)).item() == pytest.approx(total / 2, rel=1e-5)


def test_distance_soft_is_the_mean_of_its_widths_labels():
    each = [distance_soft(IMAGES, PLACES, FAR, SCALE, (width,)).item() for width in (1e3, 1e5)]
    assert distance_soft(IMAGES, PLACES, FAR, SCALE, (1e3, 1e5)).item() == pytest.approx(sum(each) / 2, rel=1e-5)


def test_distance_soft_of_a_narrow_width_is_cross_entropy():
    wanted = torch.nn.functional.cross_entropy(IMAGES @ PLACES.T * 10, torch.tensor([0, 1]))
    assert distance_soft(IMAGES, PLACES, FAR, SCALE, (1.0,)).item() == pytest.approx(wanted.item(), rel=1e-5)


def test_distance_soft_takes_a_near_place_for_nearly_right():
    right_beside, wrong = (distance_soft(IMAGES, PLACES.flip(0), metres, SCALE, (1e4,)) for metres in (FAR / 1e3, FAR))
    assert right_beside < wrong


def test_margin_by_hand():
    """The second is nearest. The first leads it by 1, and should trail by 0.5; the third trails by 0.25."""
    scores = torch.tensor([[2.0, 1.0, 0.75]])
    far = torch.tensor([[math.log1p(9.0), math.log1p(1.0), math.log1p(99.0)]])
    gaps = [math.log(10 / 2), math.log(100 / 2)]
    wanted = (1.5 * gaps[0] + 0.25 * gaps[1]) / sum(gaps)
    assert margin(scores, far, 0.5).tolist() == pytest.approx([wanted], rel=1e-5)


def test_margin_is_nothing_when_the_nearest_leads():
    assert margin(torch.tensor([[0.0, 0.5, 1.5]]), torch.tensor([[3.0, 2.0, 1.0]]), 0.5).tolist() == [0]


def test_margin_overlooks_padding():
    scores, far = torch.tensor([[2.0, 1.0]]), torch.tensor([[2.0, 1.0]])
    more = torch.tensor([[2.0, 1.0, -torch.inf]]), torch.tensor([[2.0, 1.0, 0.0]])
    assert margin(*more, 0.5).tolist() == margin(scores, far, 0.5).tolist()
    scores = more[0].clone().requires_grad_()
    margin(scores, more[1], 0.5).sum().backward()
    assert torch.isfinite(scores.grad).all()
