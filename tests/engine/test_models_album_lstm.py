"""PlaNet's album model: what each published variant reads, by hand, and that no album sees another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine.models.album_lstm import AlbumNetwork, save_album
from pinpoint_engine.models.networks import AVERAGE, AlbumConfig, average
from pinpoint_engine.models.pytorch import album_of, load_album
from pinpoint_engine.models.weights import round_weights

CONFIG = AlbumConfig(dim=4, cells=5, hidden=3)
VARIANTS = [{}, {"offset": 2}, {"repeated": True}, {"bidirectional": True}, {"repeated": True, "offset": 1}]
each_variant = pytest.mark.parametrize("changes", VARIANTS, ids=str)


def network(**changes):
    torch.manual_seed(2)
    made = AlbumNetwork(replace(CONFIG, **changes))
    for weights in made.parameters():
        torch.nn.init.normal_(weights)
    round_weights(made)
    return made.eval()


def by_hand(made, steps, backwards=False):
    """Return the states [n, hidden] of an LSTM, gate by gate, in plain numpy."""
    names = [f"{name}_l0{'_reverse' * backwards}" for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    into, back, *biases = (getattr(made.lstm, name).detach().double().numpy() for name in names)
    hidden = cell = np.zeros(CONFIG.hidden)
    states = []
    for step in steps[::-1] if backwards else steps:
        gates = into @ step + back @ hidden + sum(biases)
        open_in, forget, new, out = np.split(gates, 4)
        cell = sigmoid(forget) * cell + sigmoid(open_in) * np.tanh(new)
        hidden = sigmoid(out) * np.tanh(cell)
        states.append(hidden)
    return np.array(states[::-1] if backwards else states)


def sigmoid(values):
    return 1 / (1 + np.exp(-values))


def read(made, states):
    weight, bias = (value.detach().double().numpy() for value in (made.cells.weight, made.cells.bias))
    return states @ weight.T + bias


ALBUM = tiny.unit_rows(3, 4)
BLANK = np.zeros((1, 4))


@pytest.mark.parametrize(
    ("changes", "steps", "first"),
    [
        ({}, ALBUM, 0),
        ({"offset": 2}, np.concatenate([ALBUM, BLANK, BLANK]), 2),
        ({"repeated": True}, np.concatenate([ALBUM, ALBUM]), 3),
        ({"repeated": True, "offset": 1}, np.concatenate([ALBUM, ALBUM, BLANK]), 4),
    ],
    ids=str,
)
def test_a_photo_is_read_at_its_step(changes, steps, first):
    made = network(**changes)
    expected = read(made, by_hand(made, steps)[first : first + 3])
    assert np.allclose(album_of(made).logits(ALBUM), expected, atol=1e-5)


def test_both_directions_are_read_together():
    made = network(bidirectional=True)
    states = np.concatenate([by_hand(made, ALBUM), by_hand(made, ALBUM, backwards=True)], axis=1)
    assert np.allclose(album_of(made).logits(ALBUM), read(made, states), atol=1e-5)


@pytest.mark.parametrize(
    ("changes", "known"),
    [({}, [0]), ({"offset": 1}, [0, 1]), ({"offset": 2}, [0, 1, 2]), *((each, range(5)) for each in VARIANTS[2:])],
    ids=str,
)
def test_the_first_photo_is_told_by_those_that_the_variant_has_seen(changes, known):
    model, album = album_of(network(**changes)), tiny.unit_rows(5, 4, 8)
    before = model.logits(album)[0]
    for photo in range(5):
        other = album.copy()
        other[photo] *= -1
        assert np.allclose(model.logits(other)[0], before, atol=1e-7) == (photo not in known), photo


@each_variant
def test_the_length_of_other_albums_changes_nothing(changes):
    made = network(**changes)
    albums = [torch.from_numpy(tiny.unit_rows(count, 4, count)) for count in (2, 7, 1, 4)]
    with torch.inference_mode():
        together = made(albums).split([2, 7, 1, 4])
        for album, found in zip(albums, together, strict=True):
            assert torch.allclose(found, made([album]), atol=1e-6)


@each_variant
def test_rows_sum_to_one(changes):
    album, alone = tiny.unit_rows(6, 4), np.random.default_rng(0).dirichlet(np.ones(5), 6)
    for trip in ("lstm", AVERAGE):
        fused = album_of(network(**changes, trip=trip)).trip(album, alone)
        assert fused.shape == (6, 5) and np.allclose(fused.sum(axis=1), 1)


def test_averaging_is_the_mean_for_all():
    shares = np.array([[0.8, 0.2, 0.0], [0.4, 0.2, 0.4]])
    assert np.allclose(average(shares), [[0.6, 0.2, 0.2]] * 2)
    flatter = np.sqrt([0.6, 0.2, 0.2])
    assert np.allclose(average(shares, 2.0), [flatter / flatter.sum()] * 2)


@each_variant
def test_what_was_saved_comes_back(changes, tmp_path):
    made, album = network(**changes, temperature=1.25), tiny.unit_rows(6, 4)
    save_album(made, tmp_path)
    opened = load_album(tmp_path)
    assert opened.config == made.config
    assert np.array_equal(opened.logits(album), album_of(made).logits(album))
