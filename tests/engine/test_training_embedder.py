"""The embedder learns places by contrast, by either loss, and goes on where it stopped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import geodesy
from pinpoint_engine.errors import RequestError
from pinpoint_engine.models.embedder import EmbedderConfig
from pinpoint_engine.models.location_encoder import LocationConfig
from pinpoint_engine.models.pytorch import embedder_of
from pinpoint_engine.training import embedder, loop, losses
from pinpoint_engine.training.collections.shards import Examples
from pinpoint_engine.training.embedder import EmbedderBatch, EmbedderLoss, EmbedderRecipe, load_network, train_embedder
from pinpoint_engine.types import Source

LOSSES = ("soft", "siglip")
CONFIG = EmbedderConfig(
    features=16, hidden=32, dim=16, dropout=0.1, location=LocationConfig(scales=(1.0, 64.0), frequencies=16, hidden=32)
)
RECIPE = EmbedderRecipe(steps=90, batch=16, others=8, learning_rate=1e-2, widths_m=(1_000.0, 15_000.0))


def examples(count=16, seed=0, features=None):
    rng = np.random.default_rng(seed)
    latlon = np.stack([np.degrees(np.arcsin(rng.uniform(-1, 1, count))), rng.uniform(-180, 180, count)], axis=1)
    rows = tiny.unit_rows(count, 16, seed) if features is None else features
    source, album = np.arange(count) % 2, np.arange(count)
    return Examples(
        rows.astype(np.float16), latlon, source.astype(np.int8), album, np.array([b"%d" % n for n in album])
    )


def silent(_line):
    pass


def hits(network, given):
    """Return the share of photos whose own place is the most alike of all."""
    tower = embedder_of(network.cpu())
    images = tower.encode_features(
        np.asarray(given.features, np.float32), [list(Source)[code] for code in given.source]
    )
    return ((images @ tower.encode_locations(given.latlon).T).argmax(1) == np.arange(len(given))).mean()


@pytest.mark.parametrize(("loss", "hard_share"), [("soft", 0.5), ("siglip", 0.0)])
def test_random_weights_learn_one_batch_by_heart(tmp_path, loss, hard_share):
    given = examples()
    network = train_embedder(given, CONFIG, replace(RECIPE, loss=loss, hard_share=hard_share), tmp_path, silent)
    assert not network.training
    assert hits(network, given) == 1


@pytest.mark.parametrize("loss", LOSSES)
def test_mixed_precision_contrasts_in_float32(loss):
    """Rows may be rounded, their cosines and logits may not."""
    given, recipe = examples(), replace(RECIPE, loss=loss)
    contrast = EmbedderLoss(embedder.EmbedderNetwork(CONFIG), loss).eval()
    batch = next_batch(given, recipe)
    rows = contrast.network(batch.features, batch.adapters, batch.points)
    contrast.network.forward = lambda *_: rows
    with torch.autocast("cpu", torch.bfloat16):
        mixed = embedder._loss(contrast, batch, recipe)
    assert mixed.dtype == torch.float32
    assert torch.equal(mixed, embedder._loss(contrast, batch, recipe))


def test_a_resumed_run_is_the_run_that_was_never_interrupted(tmp_path):
    given, recipe = examples(40), replace(RECIPE, steps=205, batch=4, others=2)
    config = replace(CONFIG, location=LocationConfig(scales=(1.0,), frequencies=4, hidden=8))

    def interrupt(line):
        if line.startswith('{"step": 205'):
            raise KeyboardInterrupt

    whole = train_embedder(given, config, recipe, tmp_path / "whole", silent)
    with pytest.raises(KeyboardInterrupt):
        train_embedder(given, config, recipe, tmp_path / "parts", interrupt)
    assert torch.load(tmp_path / "parts" / "checkpoint.pt", weights_only=True)["step"] == 200
    resumed = train_embedder(given, config, recipe, tmp_path / "parts", silent)
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_a_finished_run_is_not_repeated(tmp_path):
    given, recipe, told = examples(), replace(RECIPE, steps=3), []
    first = train_embedder(given, CONFIG, recipe, tmp_path, silent)
    again = train_embedder(given, CONFIG, recipe, tmp_path, told.append)
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in first.state_dict().items())
    assert [line for line in told if '"step"' in line] == []


def test_an_embedder_is_opened_for_the_backbone_it_was_trained_on(tmp_path):
    with pytest.raises(RequestError, match=r"run `pinpoint train embedder` first$"):
        load_network(tmp_path, 16)
    trained = train_embedder(examples(), CONFIG, replace(RECIPE, steps=1), tmp_path, silent)
    opened = load_network(tmp_path, 16)
    assert opened.config == CONFIG and not opened.training
    for name, weights in trained.named_parameters():
        assert torch.equal(weights.half().float(), opened.get_parameter(name)), name
    with pytest.raises(RequestError, match="train an embedder on these"):
        load_network(tmp_path, 32)


def test_other_photos_or_another_recipe_are_not_gone_on_with(tmp_path):
    train_embedder(examples(), CONFIG, replace(RECIPE, steps=2), tmp_path, silent)
    for given, recipe in ((examples(seed=1), RECIPE), (examples(), replace(RECIPE, loss="siglip"))):
        with pytest.raises(RequestError, match="name another --out, or delete it"):
            train_embedder(given, CONFIG, replace(recipe, steps=3), tmp_path, silent)


def test_the_same_photos_are_known_again_but_for_the_last_bit_of_their_places():
    given = examples()
    again = replace(given, latlon=np.nextafter(given.latlon, np.inf))
    assert given.digest() == again.digest() != replace(given, latlon=given.latlon + 1e-4).digest()


def test_the_log_says_what_is_trained(tmp_path):
    told = []
    train_embedder(examples(), CONFIG, replace(RECIPE, steps=2), tmp_path, told.append)
    assert "16 rows" in told[0] and "'loss': 'soft'" in told[0]
    assert (tmp_path / "log.jsonl").read_text().count('"step": 2') == 1


# --- what a step contrasts


def next_batch(given, recipe, step=0):
    points, here = geodesy.unit_vectors(given.latlon), torch.device("cpu")
    return next(loop.seeded(lambda rng: embedder._batch(given, points, recipe, here, rng), recipe.seed)(step))


def test_a_batch_has_its_own_places_first():
    given = examples(60)
    batch = next_batch(given, replace(RECIPE, batch=20, others=30, unknown_share=0.0))
    assert (batch.features.shape, batch.points.shape) == ((20, 16), (50, 3))
    known = {row.tobytes(): number for number, row in enumerate(given.features.astype(np.float32))}
    rows = [known[row.tobytes()] for row in batch.features.numpy()]
    assert len(set(rows)) == 20
    assert batch.sources.tolist() == given.source[rows].tolist()
    assert batch.adapters.tolist() == batch.sources.tolist()
    assert np.array_equal(batch.points[:20].numpy(), geodesy.unit_vectors(given.latlon[rows]))


def test_some_street_photos_pass_as_photos_of_unknown_source():
    batch = next_batch(examples(400), replace(RECIPE, batch=400, unknown_share=0.25))
    internet, street = (list(Source).index(source) for source in (Source.INTERNET, Source.STREET))
    assert (batch.adapters[batch.sources == internet] == internet).all()
    assert 0.1 < (batch.adapters[batch.sources == street] == internet).float().mean() < 0.4


def test_steps_differ_and_come_again():
    given = examples(60)
    one, other, again = (next_batch(given, RECIPE, step) for step in (1, 2, 1))
    assert torch.equal(one.points, again.points) and not torch.equal(one.points, other.points)


def lookalikes(share, others=40):
    """Draw further places of 400 photos, half of which look like the batch: which of the drawn do."""
    features = tiny.unit_rows(400, 16, 1)
    features[200:, 0] = 4
    given, batch = examples(400, features=features), torch.from_numpy(features[200:210])
    recipe = replace(RECIPE, hard_share=share, others=others)
    return embedder._others(given, batch, recipe, np.random.default_rng(0)) >= 200


def test_hard_negatives_are_lookalikes_among_random_ones():
    drawn = lookalikes(0.25)
    assert len(drawn) == 40
    assert drawn[30:].all()  # ten look-alikes,
    assert 5 < drawn[:30].sum() < 25  # among thirty at random


def test_without_a_share_all_are_random():
    assert 8 < lookalikes(0.0).sum() < 32
    assert lookalikes(1.0).all()


@pytest.mark.parametrize("loss", LOSSES)
def test_each_source_has_a_loss_of_its_own_by_its_share(loss):
    torch.manual_seed(1)
    contrast = EmbedderLoss(embedder.EmbedderNetwork(CONFIG), loss).eval()
    latlon, recipe = examples(9).latlon, replace(RECIPE, loss=loss)
    sources = torch.tensor([0, 1, 1, 0, 1, 1])
    points = torch.from_numpy(geodesy.unit_vectors(latlon))
    batch = EmbedderBatch(torch.from_numpy(tiny.unit_rows(6, 16)), sources, sources, points)
    images, places = contrast.network(batch.features, sources, batch.points)
    total = 0.0
    for own in ([0, 3], [1, 2, 4, 5]):
        order = own + [row for row in range(9) if row not in own]
        metres = torch.from_numpy(geodesy.distance_m(latlon[own][:, None], latlon[order][None])).float()
        if loss == "siglip":
            value = losses.siglip(images[own], places[order], metres, contrast.scale, contrast.bias, recipe.same_m)
        else:
            value = losses.distance_soft(images[own], places[order], metres, contrast.scale, recipe.widths_m)
        total += value.item() * len(own) / 6
    assert embedder._loss(contrast, batch, recipe).item() == pytest.approx(total, rel=1e-4)


def test_a_batch_of_one_source_has_a_loss():
    contrast = EmbedderLoss(embedder.EmbedderNetwork(CONFIG), "soft")
    points = torch.from_numpy(geodesy.unit_vectors(examples(4).latlon))
    street = torch.ones(4, dtype=torch.int64)
    value = embedder._loss(
        contrast, EmbedderBatch(torch.from_numpy(tiny.unit_rows(4, 16)), street, street, points), RECIPE
    )
    value.backward()
    assert torch.isfinite(value)


def test_metres_on_the_sphere():
    latlon = np.array([(0, 0), (0, 180), (90, 0), (-16.8, 179.9995), (-16.8, -179.9995)])
    points = torch.from_numpy(geodesy.unit_vectors(latlon))
    wanted = geodesy.distance_m(latlon[:, None], latlon[None])
    assert embedder._metres(points, points).numpy() == pytest.approx(wanted, rel=1e-4, abs=1.0)
