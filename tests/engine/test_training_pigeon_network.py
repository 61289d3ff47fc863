"""PIGEON is trained in two steps, masks what it is not told, and is chosen on albums it has not seen."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
import tiny
import torch

from pinpoint_engine import geodesy
from pinpoint_engine.cli import main
from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells.areas import Areas
from pinpoint_engine.geocells.partition import Partition
from pinpoint_engine.geocells.prototypes import Refinement
from pinpoint_engine.models.networks import PigeonConfig
from pinpoint_engine.models.pigeon import PigeonNetwork
from pinpoint_engine.models.pytorch import cells_of
from pinpoint_engine.systems.pigeon import load_pigeon
from pinpoint_engine.training import pack
from pinpoint_engine.training.collections import views
from pinpoint_engine.training.collections.shards import Examples
from pinpoint_engine.training.pigeon import network, selection
from pinpoint_engine.training.pigeon.attributes import LEFT, RIGHT, UNKNOWN, Attributes
from pinpoint_engine.training.pigeon.folds import FoldTraining, PigeonSetting, PigeonTraining, cross_fit
from pinpoint_engine.training.pigeon.network import (
    FrozenEmbeddings,
    PigeonRecipe,
    contrast,
    cross_entropy,
    soft_cross_entropy,
)
from pinpoint_engine.types import Source

TOWNS = {"Adam": (10.0, 10.0), "Bethel": (10.0, 12.0), "Cana": (14.0, 10.0), "Dan": (14.0, 12.0)}
RECIPE = PigeonRecipe(steps=60, batch=32, learning_rate=3e-3, joint=16, round_steps=40, most_rounds=2, cells_batch=64)
CONFIG = PigeonConfig(features=8, cells=1, hidden=16, dropout=0.0)
AREAS = Areas(
    np.array([shapely.box(lon - 1, lat - 2, lon + 1, lat + 2) for lat, lon in TOWNS.values()], object),
    tuple(TOWNS),
    ("", "", "", ""),
    ("Utopia", "Utopia", "Erewhon", "Erewhon"),
)


def silent(_line):
    pass


def world(seed=0, albums=24, each=3, views=2):
    """Return photos of four towns in two views, as examples: rows look like their town; some are panoramas."""
    rng = np.random.default_rng(seed)
    looks = 3 * np.eye(8)[:4]
    town = np.arange(albums) % 4
    album = np.repeat(np.arange(albums), each)
    middles = np.array(list(TOWNS.values()))[town]
    latlon = np.repeat(geodesy.destination(middles, rng.uniform(0, 360, albums), rng.uniform(0, 5000, albums)), each, 0)
    rows = np.concatenate([looks[town[album]] + 0.3 * rng.normal(size=(len(album), 8)) for _ in range(views)])
    columns = (latlon, (album % 3 == 0).astype(np.int8), album, np.array([b"%03d" % n for n in range(len(album))]))
    columns = [np.concatenate([column] * views) for column in columns]
    return Examples(rows.astype(np.float16), *columns, "m" * 64)


def whole(examples, views=2):
    count = len(examples) // views
    columns = {name: getattr(examples, name)[:count] for name in ("features", "latlon", "source", "album", "ids")}
    return replace(examples, **columns)


def attributes(examples, **given):
    count, town = len(examples), examples.album % 4
    names = np.array(list(TOWNS))[town]
    codes = {name: np.full(count, UNKNOWN) for name in ("compass", "month", "climate")}
    land = np.full((count, 6), np.nan, np.float32)
    side, street = np.where(town < 2, LEFT, RIGHT), examples.source == 1
    countries = np.array(AREAS.countries)[town]
    return Attributes(
        **{"town": names, "region": names, "country": countries, "side": side, **codes, "land": land}
        | {
            "street": street,
            **given,
        }
    )


# --- losses


def test_contrast_by_hand_on_two_photos():
    images, texts = torch.tensor([[1.0, 0.0], [0.6, 0.8]]), torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    value = contrast(images, texts, torch.tensor([0, 1]), torch.tensor(math.log(2.0)))
    image = [-math.log(math.exp(2) / (math.exp(2) + 1)), -math.log(math.exp(1.6) / (math.exp(1.6) + math.exp(1.2)))]
    text = [-math.log(math.exp(2) / (math.exp(2) + math.exp(1.2))), -math.log(math.exp(1.6) / (math.exp(1.6) + 1))]
    assert value.item() == pytest.approx((sum(image) / 2 + sum(text) / 2) / 2, rel=1e-5)


def test_photos_of_one_caption_are_not_wrong_for_each_other():
    images, texts = torch.tensor([[1.0, 0.0], [1.0, 0.0]]), torch.tensor([[1.0, 0.0]])
    value = contrast(images, texts, torch.tensor([0, 0]), torch.tensor(3.0))
    assert value.item() == pytest.approx(math.log(2) / 2, rel=1e-5)  # of the caption's two photos either is right


def test_photos_of_which_nothing_is_known_count_nowhere_in_the_contrast():
    images = torch.nn.functional.normalize(torch.randn(5, 3), dim=1).requires_grad_()
    texts, scale = torch.nn.functional.normalize(torch.randn(2, 3), dim=1), torch.tensor(1.0)
    value = contrast(images, texts, torch.tensor([0, -1, 1, -1, -1]), scale)
    assert value.item() == pytest.approx(contrast(images[[0, 2]], texts, torch.tensor([0, 1]), scale).item())
    value.backward()
    assert (images.grad[[1, 3, 4]] == 0).all() and (images.grad[[0, 2]] != 0).any()
    assert contrast(images, texts, torch.full((5,), -1), scale).item() == 0


def test_regressions_by_hand_with_what_is_not_known_left_out():
    said = torch.tensor([[1.0, 5.0], [2.0, 7.0]], requires_grad=True)
    truth = torch.tensor([[0.0, math.nan], [4.0, math.nan]])
    value = network.squared_error(said, truth)
    value.backward()
    assert value.item() == pytest.approx((1 + 4) / 2)
    assert said.grad.tolist() == [[1, 0], [-2, 0]]
    assert network.squared_error(said, torch.full((2, 2), math.nan)).item() == 0


def test_classes_by_hand_with_what_is_not_known_left_out():
    logits = torch.tensor([[2.0, 0.0], [0.0, 0.0], [9.0, 9.0]], requires_grad=True)
    value = cross_entropy(logits, torch.tensor([0, 1, -1]))
    value.backward()
    assert value.item() == pytest.approx((math.log(1 + math.exp(-2)) + math.log(2)) / 2)
    assert logits.grad[2].tolist() == [0, 0]
    assert cross_entropy(logits, torch.full((3,), -1)).item() == 0


def test_soft_labels_by_hand():
    logits, labels = torch.tensor([[0.0, 0.0], [0.0, math.log(3)]]), torch.tensor([[1.0, 0.5], [0.0, 1.0]])
    assert soft_cross_entropy(logits, labels).item() == pytest.approx((1.5 * math.log(2) - math.log(0.75)) / 2)


def test_the_heads_have_the_published_weights():
    torch.manual_seed(0)
    model = network.CaptionModel(PigeonNetwork(CONFIG), 5, 4).eval()
    rows = torch.randn(4, 8)
    land, climate = torch.randn(4, 6), torch.tensor([3, -1, 29, 0])
    month = torch.tensor([-1, 11, 0, 2])
    lesson = network.PigeonBatch(
        rows, land, climate, month, torch.full((4,), -1), torch.zeros((0, 0), dtype=torch.int64)
    )
    heads, seen = model.network, model.network.embed(rows)
    wanted = 8 * network.squared_error(heads.land(seen), land)
    wanted = wanted + 2 * cross_entropy(heads.climate(seen), climate) + cross_entropy(heads.month(seen), month)
    assert network._loss(model, lesson, PigeonRecipe()).item() == pytest.approx(wanted.item())


def test_the_land_is_standardised_and_all_but_temperatures_on_a_logarithm():
    land = np.array([[0, 1, -5, 4, 9, 1], [np.e - 1, 1, 5, 8, np.nan, 1], [-20, 1, 5, 8, 99, 1]], np.float32)
    found = network.standardised(land)
    assert found[:, 0] == pytest.approx([-math.sqrt(0.5), math.sqrt(2), -math.sqrt(0.5)], abs=1e-5)
    assert found[:, 2] == pytest.approx([-math.sqrt(2), math.sqrt(0.5), math.sqrt(0.5)], abs=1e-5)
    assert np.isnan(found[1, 4]) and np.isfinite(found).sum() == 17
    assert (found[:, [1, 5]] == 0).all()


# --- pretraining


def test_without_pretraining_a_photo_is_what_the_backbone_sees(tmp_path):
    given = world()
    made = network.pretrain(given, attributes(given), CONFIG, replace(RECIPE, steps=0), tmp_path, silent)
    assert np.array_equal(network.freeze(given, made).embeddings, np.asarray(given.features, np.float32))


def test_random_weights_learn_what_is_known_of_one_batch_by_heart(tmp_path):
    given = world(albums=8, views=1)
    rng = np.random.default_rng(0)
    given = replace(given, features=rng.normal(size=given.features.shape).astype(np.float16))
    month, climate = rng.integers(0, 12, len(given)), rng.integers(0, 30, len(given))
    month[:4] = climate[4:8] = UNKNOWN
    land = rng.uniform(0, 100, (len(given), 6)).astype(np.float32)
    known = attributes(given, month=month, climate=climate, land=land)
    recipe = replace(RECIPE, steps=250, learning_rate=1e-2, weight_decay=0.0)
    made = network.pretrain(given, known, CONFIG, recipe, tmp_path, silent)
    with torch.no_grad():
        seen = made.embed(torch.from_numpy(np.asarray(given.features, np.float32)))
        assert (made.month(seen).argmax(1).numpy() == month)[4:].all()
        assert (made.climate(seen).argmax(1).numpy() == climate)[climate >= 0].all()
        assert made.land(seen).numpy() == pytest.approx(network.standardised(land), abs=0.5)


def test_captions_draw_photos_of_one_town_together(tmp_path):
    given = world(seed=3)
    rows = np.random.default_rng(1).normal(size=given.features.shape)
    rows[:, :4] += 0.7 * np.eye(4)[given.album % 4]
    given = replace(given, features=rows.astype(np.float16))
    recipe = replace(RECIPE, steps=150, learning_rate=1e-2)
    made = network.pretrain(given, attributes(given), CONFIG, recipe, tmp_path, silent)

    def apart(rows):
        """Return how much farther photos of other towns are than those of the same."""
        metres = np.linalg.norm(rows[:, None] - rows[None], axis=-1)
        same = (given.album % 4)[:, None] == (given.album % 4)[None]
        return metres[~same].mean() / metres[same & ~np.eye(len(rows), dtype=bool)].mean()

    assert apart(network.freeze(given, made).embeddings) > 1.05 * apart(np.asarray(given.features, np.float64))


def test_a_resumed_pretraining_is_the_one_that_was_never_interrupted(tmp_path):
    given, recipe = world(), replace(RECIPE, steps=203, batch=8)

    def interrupt(line):
        if line.startswith('{"step": 203'):
            raise KeyboardInterrupt

    whole_run = network.pretrain(given, attributes(given), CONFIG, recipe, tmp_path / "whole", silent)
    with pytest.raises(KeyboardInterrupt):
        network.pretrain(given, attributes(given), CONFIG, recipe, tmp_path / "parts", interrupt)
    assert torch.load(tmp_path / "parts" / "checkpoint.pt", weights_only=True)["step"] == 200
    resumed = network.pretrain(given, attributes(given), CONFIG, recipe, tmp_path / "parts", silent)
    for name, value in whole_run.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_other_knowledge_is_not_gone_on_with(tmp_path):
    given, recipe = world(), replace(RECIPE, steps=2)
    network.pretrain(given, attributes(given), CONFIG, recipe, tmp_path, silent)
    with pytest.raises(RequestError, match="name another --out, or delete it"):
        network.pretrain(given, attributes(given, month=given.album % 12), CONFIG, recipe, tmp_path, silent)


# --- geocells


def cells(centres):
    centres = np.array(centres, float)
    shapes = np.array([shapely.box(lon - 0.5, lat - 0.5, lon + 0.5, lat + 0.5) for lat, lon in centres], object)
    names = tuple(str(number) for number in range(len(centres)))
    return Partition(names, names, shapes, centres, np.ones(len(centres), np.int64))


def test_the_head_of_geocells_tells_towns_apart_and_goes_on_where_it_stopped(tmp_path):
    given, partition = world(), cells(list(TOWNS.values()))
    frozen = FrozenEmbeddings(np.asarray(given.features, np.float32), given.latlon)

    def interrupt(line):
        if '"step": 40' in line and (tmp_path / "parts" / "round-2").exists():
            raise KeyboardInterrupt

    whole_run = network.train_cells(frozen, partition, 50_000.0, RECIPE, 2, tmp_path / "whole", silent)
    with pytest.raises(KeyboardInterrupt):
        network.train_cells(frozen, partition, 50_000.0, RECIPE, 2, tmp_path / "parts", interrupt)
    resumed = network.train_cells(frozen, partition, 50_000.0, RECIPE, 2, tmp_path / "parts", silent)
    assert torch.equal(whole_run.weight, resumed.weight)
    told = whole_run(torch.from_numpy(frozen.embeddings)).argmax(1).numpy()
    assert (told == given.album % 4).all()


def test_a_further_round_begins_with_the_head_of_the_last(tmp_path):
    given, partition = world(), cells(list(TOWNS.values()))
    frozen = FrozenEmbeddings(np.asarray(given.features, np.float32), given.latlon)
    short = replace(RECIPE, round_steps=1, cells_learning_rate=1e-4)
    one = network.train_cells(frozen, partition, 50_000.0, RECIPE, 1, tmp_path, silent)
    two = network.train_cells(frozen, partition, 50_000.0, RECIPE, 2, tmp_path, silent)
    again = network.train_cells(frozen, partition, 50_000.0, RECIPE, 1, tmp_path, silent)
    assert torch.equal(one.weight, again.weight) and not torch.equal(one.weight, two.weight)
    near = network.train_cells(frozen, partition, 50_000.0, short, 2, tmp_path / "short", silent)
    other = network.train_cells(frozen, partition, 50_000.0, short, 1, tmp_path / "short", silent)
    assert (near.weight - other.weight).abs().max() < 1e-3


@pytest.mark.parametrize("normalised", [True, False])
def test_labels_are_smoothed_as_the_recipe_says(normalised):
    given, partition = world(), cells([(10, 10), (10, 10.1), (14, 10)])
    frozen = FrozenEmbeddings(np.asarray(given.features, np.float32), given.latlon)
    recipe = replace(RECIPE, normalised=normalised)
    rng = np.random.default_rng(0)
    _, labels = network._cell_batch(frozen, partition, 50_000.0, recipe, torch.device("cpu"), rng)
    sums = labels.sum(1).numpy()
    assert (sums == pytest.approx(1)) if normalised else (sums > 1.05).any()


# --- panoramas


def test_views_of_a_point_are_pooled_view_by_view_of_the_file():
    given = world()
    groups = network.panoramas(given)
    street = np.flatnonzero(given.source == 1)
    assert sorted(np.concatenate(groups).tolist()) == street.tolist()
    count = len(given) // 2
    for rows in groups:
        assert len(rows) == 3 and len(set(given.album[rows])) == 1 and len(set((rows >= count).tolist())) == 1
    made = network.with_panoramas(FrozenEmbeddings(np.asarray(given.features, np.float32), given.latlon), groups)
    assert len(made) == len(given) + len(groups)
    assert made.embeddings[len(given)] == pytest.approx(np.asarray(given.features, float)[groups[0]].mean(axis=0))
    assert made.latlon[len(given)].tolist() == given.latlon[groups[0][0]].tolist()


def test_internet_photos_and_single_views_are_no_panoramas():
    given = world()
    assert network.panoramas(replace(given, source=np.zeros(len(given), np.int8))) == []
    moved = replace(given, latlon=given.latlon + np.arange(len(given))[:, None] * 1e-4)
    assert network.panoramas(moved) == []


# --- cross-fitting


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    given = world()
    kinds = np.where(whole(given).source == 1, "street", "internet")
    folder = tmp_path_factory.mktemp("run")
    return PigeonTraining.of(given, whole(given), attributes(whole(given)), AREAS, kinds, folder)


def test_views_have_what_is_known_of_their_photo(course):
    assert course.whole.tolist() == list(range(72))
    assert course.attributes.town.tolist() == [list(TOWNS)[album % 4] for album in course.examples.album]


def test_photos_left_out_teach_nothing(course, tmp_path):
    numbers = course.examples.album // 6
    setting = PigeonSetting(10, RECIPE)
    one = cross_fit([FoldTraining(course, numbers, 0, "one")], setting, silent)
    features = np.array(course.examples.features)
    features[numbers == 0] = 9
    other = replace(course, examples=replace(course.examples, features=features), folder=tmp_path)
    two = cross_fit([FoldTraining(other, numbers, 0, "one")], setting, silent, one.rounds)
    assert torch.equal(one.fits[0].head.weight, two.fits[0].head.weight)
    assert np.array_equal(one.fits[0].partition.centres, two.fits[0].partition.centres)
    assert one.held().tolist() == np.flatnonzero(numbers[course.whole] == 0).tolist()
    assert not np.array_equal(one.fits[0].logits, two.fits[0].logits)


def test_trained_and_written_as_chosen_and_opened_without_training(course, monkeypatch, tmp_path):
    for name, value in {"MINIMA": (10,), "SMOOTHINGS": (1.0,), "KS": (1, 2), "TEMPERATURES": (0.1,)}.items():
        monkeypatch.setattr(selection, name, value)
    told = []
    chosen = selection.train_pigeon(course, replace(RECIPE, steps=20), tmp_path, told.append)
    stored = json.loads((tmp_path / "choice.json").read_text())
    assert len(stored["figures"]["settings"]) == 4  # pretraining, labels, pooled examples
    assert set(stored["figures"]["refinement"]) == {"off", "closest", "farthest"}
    assert stored["figures"]["panoramas"]["pooled"]["views"] == 24
    assert stored["figures"]["frames left out"]["kinds"].keys() == {"internet", "street"}
    best = max(each["mean"] for each in stored["figures"]["settings"].values())
    assert stored["figures"]["settings"][str(chosen.fitted.setting)]["mean"] == best

    gallery = pack.gallery_of(whole(course.examples), [])
    opened = load_pigeon(tmp_path / "pigeon", gallery)
    assert sorted(file.name for file in (tmp_path / "pigeon").iterdir()) == [
        "SHA256SUMS",
        "calibration.json",
        "cells",
        "config.json",
        "model.safetensors",
        "prototypes.npy",
        "references.npy",
    ]
    assert opened.model.config.temperature == chosen.fitted.temperature
    embeddings = opened.encode(gallery.vectors.astype(np.float32), Source.INTERNET)
    best = opened.probabilities(embeddings).argmax(axis=1)
    assert (best == opened.partition.assign(gallery.latlon)).mean() > 0.9


def test_a_choice_comes_again(course):
    setting = PigeonSetting(10, replace(RECIPE, steps=0))
    numbers = course.examples.album // 6
    parts = [FoldTraining(course, numbers, number, f"again-{number}") for number in range(2)]
    one, two = (cross_fit(parts, setting, silent) for _ in range(2))
    assert (one.rounds, one.temperature) == (two.rounds, two.temperature)
    assert all(np.array_equal(a.logits, b.logits) for a, b in zip(one.fits, two.fits, strict=True))


def test_the_temperature_makes_left_out_cells_most_likely(course):
    numbers = course.examples.album // 6
    fitted = cross_fit([FoldTraining(course, numbers, 0, "warm")], PigeonSetting(10, replace(RECIPE, steps=0)), silent)
    (fit,) = fitted.fits

    def surprise(temperature):
        return -np.log(fit.shares(temperature)[np.arange(len(fit.cells)), fit.cells]).mean()

    assert fitted.surprise == pytest.approx(surprise(fitted.temperature))
    assert fitted.surprise <= min(surprise(fitted.temperature * by) for by in (0.8, 1.25)) + 1e-9


def test_the_command_line_trains_from_photos_to_a_classifier(world, tmp_path, monkeypatch):
    for name, value in {"MINIMA": (10,), "SMOOTHINGS": (1.0,), "KS": (2,), "TEMPERATURES": (0.1,)}.items():
        monkeypatch.setattr(selection, name, value)
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = [{**row, "split": "train", "album": row["sequence"]} for row in csv.DictReader(file)]
    further = {"source_url": "there", "origin": "world"}
    rows = [{**row, "path": str(world.folder / row["path"]), **further} for row in rows]
    table = tiny.write_table(tmp_path / "photos.csv", rows)
    features, out, areas = (tmp_path / name for name in ("features", "out", "areas.geojson"))
    ring = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"name": "Earth"}, "geometry": shape}
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    assert main(["train", "features", "--photos", str(table), "--tower", str(world.pack), "--out", str(features)]) == 0
    given = ["--features", str(features), "--photos", str(table), "--out", str(out)]
    assert main(["train", "pigeon", *given, "--areas", str(areas), "--areas-name", "name", "--steps", "2"]) == 0
    examples = views.read_views(features, whole=True)
    opened = load_pigeon(out / "pigeon", pack.gallery_of(examples, []))
    assert opened.partition.photos.sum() == len(examples) == len(rows)
    assert main(["train", "pigeon", *given, "--areas", str(tmp_path / "absent.gpkg")]) == 1


def test_figures_by_hand():
    assert selection.accuracy(np.array([500.0, 2_000.0, 20_000.0, 90_000.0])) == {
        "<1 km": 25.0,
        "<5 km": 50.0,
        "<25 km": 75.0,
        "mean": 50.0,
    }


def test_no_limit_is_null_in_the_choice():
    assert selection._told(Refinement(5, 0.1))["limit_m"] is None
    assert selection._told(Refinement(5, 0.1, 1000.0))["limit_m"] == 1000.0
    assert selection._told(None) is None


def test_a_trained_network_fits_its_model():
    assert cells_of(PigeonNetwork(CONFIG)).encode(np.zeros((3, 8), np.float32)).shape == (3, 8)
