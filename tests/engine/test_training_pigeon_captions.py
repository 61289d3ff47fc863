"""Captions are put together as published, and read by a tower of our own."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from pinpoint_engine.training.pigeon.attributes import LEFT, UNKNOWN, Attributes
from pinpoint_engine.training.pigeon.captions import (
    PADDING,
    UNKNOWN_WORD,
    CaptionShares,
    TextConfig,
    TextTower,
    Vocabulary,
    captions,
)


def photos(count=1, street=False, **given):
    names = {name: np.full(count, given.pop(name, "")) for name in ("town", "region", "country")}
    codes = {name: np.full(count, given.pop(name, UNKNOWN)) for name in ("side", "compass", "month", "climate")}
    return Attributes(**names, **codes, land=np.full((count, 6), np.nan, np.float32), street=np.full(count, street))


PLACE = {"town": "Manly", "region": "Ohio", "country": "Utopia"}


def test_street_views_name_town_and_region_in_their_shares_and_the_country_always():
    texts = captions(photos(4000, street=True, **PLACE), np.random.default_rng(0))
    named = {name: np.mean([word in text for text in texts]) for name, word in PLACE.items()}
    assert named["country"] == 1
    assert named["town"] == pytest.approx(0.4, abs=0.03) and named["region"] == pytest.approx(0.6, abs=0.03)
    assert np.mean([PLACE["town"] in text and PLACE["region"] in text for text in texts]) == pytest.approx(
        0.24, abs=0.03
    )


def test_internet_photos_name_all_three():
    texts = captions(photos(50, **PLACE), np.random.default_rng(0))
    assert set(texts) == {"Photo from Manly, Ohio, Utopia."}


def test_what_is_known_is_said_and_nothing_else():
    full = photos(200, **PLACE, side=LEFT, compass=2, month=4, climate=28)
    parts = {"cars keep left", "looking south", "taken in May", "tundra climate"}
    texts = captions(full, np.random.default_rng(0))
    assert all(part in text for part in parts for text in texts)
    assert len(set(texts)) == 24  # in any order
    assert not any(part in text for part in parts for text in captions(photos(**PLACE), np.random.default_rng(0)))


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, ""),
        ({"month": 0}, "Photo taken in January."),
        ({"country": "Utopia", "street": True}, "Street view from Utopia."),
        ({"town": "Manly"}, "Photo from Manly."),
    ],
)
def test_little_is_said_where_little_is_known(given, text):
    assert captions(photos(**given), np.random.default_rng(0)) == [text]


def test_captions_are_drawn_anew():
    some = photos(40, street=True, **PLACE)
    one, other, again = (captions(some, np.random.default_rng(seed)) for seed in (1, 2, 1))
    assert one == again != other


def test_shares_can_be_set():
    texts = captions(photos(50, street=True, **PLACE), np.random.default_rng(0), CaptionShares(1.0, 0.0))
    assert set(texts) == {"Street view from Manly, Utopia."}


def test_a_vocabulary_knows_every_word_of_its_photos():
    some = photos(30, street=True, **PLACE, month=4)
    vocabulary = Vocabulary.of(some)
    assert {"manly", "ohio", "utopia", "street", "may"} <= set(vocabulary.words)
    codes = vocabulary.encode([*captions(some, np.random.default_rng(5)), "Photo from Gotham.", ""])
    assert (codes[:-2] != UNKNOWN_WORD).all() and codes.max() < len(vocabulary)
    assert (codes[-2] == UNKNOWN_WORD).sum() == 2  # no internet photo, no Gotham
    assert (codes[-1] == PADDING).all()


def test_no_captions_are_no_codes():
    assert Vocabulary(("a",)).encode([]).shape == (0, 0)


def test_padding_and_what_else_is_read_change_nothing():
    torch.manual_seed(0)
    tower = TextTower(9, 5, TextConfig(width=8, heads=2)).eval()
    alone = tower(torch.tensor([[3, 4, 5]]))
    padded = tower(torch.tensor([[3, 4, 5, 0, 0], [2, 2, 2, 2, 2]]))
    assert alone.shape == (1, 5)
    assert torch.allclose(alone[0], padded[0], atol=1e-6)
    assert not torch.allclose(padded[0], padded[1], atol=1e-3)


def test_the_order_of_words_is_read():
    torch.manual_seed(0)
    tower = TextTower(9, 5, TextConfig(width=8, heads=2)).eval()
    one, other = tower(torch.tensor([[3, 4, 5], [5, 4, 3]]))
    assert not torch.allclose(one, other, atol=1e-5)


def test_a_caption_of_too_many_words_is_cut():
    tower = TextTower(9, 5, TextConfig(width=8, heads=2, words=3)).eval()
    short, long = tower(torch.tensor([[3, 4, 5]])), tower(torch.tensor([[3, 4, 5, 6, 7]]))
    assert torch.equal(short, long)
