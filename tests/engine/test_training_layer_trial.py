"""The layer of a backbone is chosen by asking each photo without its album; the usual one stays unless another wins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny_dino
import torch

from pinpoint_engine import photos
from pinpoint_engine.geodesy import destination
from pinpoint_engine.models.dinov2 import BOTH, CLASS, MEAN, load_dinov2, load_layers
from pinpoint_engine.models.pytorch import backbone_of
from pinpoint_engine.sources.files import ReferencePhoto
from pinpoint_engine.training import layer_trial
from pinpoint_engine.training.layer_trial import LayerChoice, LayerTrial, answerable, choose, preferred, try_layers
from pinpoint_engine.types import Location, Photo, Reference, Source

LAYERS, WIDTH = (6, 8, 10, 12), 24
TOWNS, SHOTS = 8, 8


def towns(layer=10, part=1):
    """Return rows, places and albums: each town was visited twice, and one part of one layer alone tells towns."""
    rng = np.random.default_rng(7)
    looks = rng.normal(size=(TOWNS, WIDTH))
    rows, latlon, albums = [], [], []
    for town in range(TOWNS):
        for visit in range(2):
            for _ in range(SHOTS):
                row = rng.normal(size=(len(LAYERS), 2, WIDTH))
                row[LAYERS.index(layer), part] = 3 * looks[town] + 0.3 * rng.normal(size=WIDTH)
                rows.append(row.ravel())
                latlon.append(destination((40.0, 4.0 * town), rng.uniform(0, 360), rng.uniform(0, 600)))
                albums.append(f"{town}-{visit}")
    return np.array(rows, np.float32), np.array(latlon), albums


def test_the_layer_and_the_part_that_tell_places_apart_are_found():
    rows, latlon, albums = towns()
    trials = list(try_layers(rows, latlon, albums, LAYERS))
    assert len(trials) == len(LAYERS) * 3 * 2
    best = preferred(trials, albums)
    assert best.choice.layer == 10 and best.choice.pooling in (MEAN, BOTH) and best.score > 0.9
    scores = {each.choice: each.score for each in trials}
    assert scores[LayerChoice(10, 12, MEAN, False)] > 0.9
    assert max(scores[LayerChoice(10, 12, CLASS, False)], scores[LayerChoice(6, 12, MEAN, False)]) < 0.4


def test_an_album_never_answers_for_itself():
    """Photos of one visit are the same picture; those of another album are noise, so nothing can be found."""
    rows, latlon, albums = towns()
    same = {album: row for album, row in zip(albums, rows, strict=True)}
    found = list(try_layers(np.stack([same[album] for album in albums]), latlon, [f"{n}" for n in range(128)], LAYERS))
    assert max(each.score for each in found) == 1  # as albums of one photo each, all are found
    rng = np.random.default_rng(1)
    noise = {album: rng.normal(size=rows.shape[1]) for album in same}
    rows = np.stack([noise[album] for album in albums]).astype(np.float32)
    assert max(each.score for each in try_layers(rows, latlon, albums, LAYERS)) < 0.5


def test_a_photo_is_whitened_by_other_folds(monkeypatch):
    rows, latlon, albums = towns()
    seen, usual = [], layer_trial.whitening
    monkeypatch.setattr(layer_trial, "whitening", lambda some, parts: seen.append(some) or usual(some, parts))
    one = np.ascontiguousarray(rows.reshape(128, len(LAYERS), -1)[:, 0])
    list(try_layers(one, latlon, albums, [12]))
    folds = layer_trial.album_folds(albums)
    assert len(seen) == 3 * layer_trial.FOLDS  # of both parts, the class token, the patches
    for fold, some in enumerate(seen[: layer_trial.FOLDS]):
        assert np.array_equal(some, one[folds != fold])


def trial(choice, hits):
    return LayerTrial(choice, np.repeat(np.array(hits, bool)[:, None], 3, axis=1))


def test_the_usual_stays_unless_another_is_better_by_more_than_a_standard_error():
    albums = [str(number // 4) for number in range(40)]
    usual, other = LayerChoice(8, 12), LayerChoice(12, 12, CLASS, False)
    assert usual.is_usual and not other.is_usual and str(other) == "layer 12 of 12, class, not whitened"
    plain = [True] * 20 + [False] * 20
    lucky, better = [True] * 22 + [False] * 18, [True] * 36 + [False] * 4
    assert preferred([trial(usual, plain), trial(other, plain)], albums).choice == usual
    lucky[0] = lucky[4] = False
    assert preferred([trial(usual, plain), trial(other, lucky)], albums).choice == usual
    assert preferred([trial(usual, plain), trial(other, better)], albums).choice == other
    bare = replace(usual, is_whitened=False)
    assert preferred([trial(bare, lucky), trial(usual, plain)], albums).choice == usual
    assert preferred([trial(bare, plain), trial(other, lucky)], albums).choice == bare  # too few to whiten


def test_photos_with_nothing_of_another_album_near_are_not_asked():
    latlon = np.array([(0, 0), (0, 0.1), (0, 5), (0, 5.1)])
    assert answerable(latlon, ["a", "b", "c", "c"]).tolist() == [0, 1]


@pytest.fixture(scope="module")
def dino(tmp_path_factory):
    return tiny_dino.save(tiny_dino.make(True), tmp_path_factory.mktemp("hub") / "dinov2")


def test_several_layers_at_once_are_those_of_each_alone(dino, world):
    pictures = [photos.decode(str(path)) for path in world.photos[:2]]
    tower = load_layers(dino)
    assert tower.config.layers == (2, 3) and tower.config.dim == 4 * tiny_dino.WIDTH
    found = backbone_of(tower).features(pictures).reshape(2, 2, -1)
    for number, layer in enumerate(tower.config.layers):
        alone = backbone_of(load_dinov2(dino, layer=layer, pooling=BOTH)).features(pictures)
        assert np.allclose(found[:, number], alone, atol=1e-5)


def test_few_photos_keep_the_usual_layer_and_say_so(dino, world):
    said = []
    listed = [
        ReferencePhoto(Photo.at(str(path)), Reference(str(n), Location(n, n), Source.INTERNET, sequence=str(n // 4)))
        for n, path in enumerate(world.photos[:8])
    ]
    torch.manual_seed(0)
    assert choose(load_layers(dino), listed, said.append) == LayerChoice(2, 3)
    assert said == [
        "layer 2 of 3, class and mean, whitened, as usual: 0 photos of 0 albums have one of another album near them; "
        "it takes 40 of 5 to choose"
    ]
