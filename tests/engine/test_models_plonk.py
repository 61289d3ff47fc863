"""PLONK's network: the published package's samples from the same weights and noise; plain words where it is none."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
import safetensors.torch
import tiny_plonk
import torch

from pinpoint_engine import geodesy, photos
from pinpoint_engine.errors import PackError
from pinpoint_engine.models import plonk
from pinpoint_engine.models.plonk import PlonkConfig, PlonkNetwork, load_plonk, sample, schedule

TOLD = json.loads(tiny_plonk.RECORDED.read_text())


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder as on the hub, with random weights; read only."""
    return tiny_plonk.save(tmp_path_factory.mktemp("hub") / "plonk")


@pytest.fixture
def copy(published, tmp_path):
    return shutil.copytree(published, tmp_path / "plonk")


@pytest.fixture(scope="module")
def network(published):
    return load_plonk(published)


@pytest.mark.parametrize("guidance", ["0.0", "2.0"])
def test_the_same_noise_has_the_packages_samples(network, guidance):
    """As recorded with diff-plonk 0.4; float32 has half a metre, which 250 steps make some metres of."""
    row, noise = tiny_plonk.asked(network.config)
    found = geodesy.from_unit_vectors(sample(network, row, noise, guidance=float(guidance)))
    assert geodesy.distance_m(found, np.array(TOLD["latlon"][guidance])).max() < 50


def test_samples_lie_on_the_sphere_and_each_by_itself(network):
    row, noise = tiny_plonk.asked(network.config)
    together = sample(network, row, noise)
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-6
    alone = np.concatenate([sample(network, row, noise[n : n + 1]) for n in range(len(noise))])
    assert np.allclose(together, alone, atol=1e-4)
    assert np.array_equal(together, sample(network, row, noise))


def test_the_photo_and_the_guidance_move_the_samples(network):
    row, noise = tiny_plonk.asked(network.config)
    plain = sample(network, row, noise, steps=20)
    for other in (sample(network, -row, noise, steps=20), sample(network, row, noise, steps=20, guidance=1.0)):
        assert np.linalg.norm(other - plain, axis=1).min() > 0.01
    unseen = sample(network, 0 * row, noise, steps=20)
    assert np.allclose(sample(network, 0 * row, noise, steps=20, guidance=3.0), unseen, atol=1e-5)


def test_the_way_goes_from_noise_to_places_and_never_back():
    way = schedule()
    assert len(way) == 251 and float(way[0]) == pytest.approx(1e-9) and float(way[-1]) == 1
    assert (way.diff() > 0).all()
    middle = torch.sigmoid(torch.tensor(3.0)) - torch.sigmoid(torch.tensor(-2.0))
    assert float(way[125]) == pytest.approx(float(middle / (torch.sigmoid(torch.tensor(3.0)) - 1 / (1 + np.e**7))))


def test_the_published_shape_has_the_published_number_of_weights():
    with torch.device("meta"):
        state = PlonkNetwork(PlonkConfig()).state_dict()
    assert sum(value.numel() for value in state.values()) == 36_034_627
    assert {name.split(".")[0] for name in state} == {
        *("time_embedder", "cond_mapper", "initial_mapper", "blocks", "final_adaln", "final_linear")
    }
    assert {name.removeprefix("blocks.11.") for name in state if name.startswith("blocks.11.")} == {
        f"{part}.{kind}" for part in ("mlp.0", "mlp.3", "ada_map.1") for kind in ("weight", "bias")
    }


@pytest.mark.parametrize("number", range(4))
def test_a_square_is_the_packages(number):
    """Cut out first and then resized: recorded with the package's own crop, at 4 px."""
    found = photos.square(tiny_plonk.pictures()[number], 4, "middle", "bicubic").astype(int)
    assert np.abs(found - np.array(TOLD["squares"][number])).max() <= 1


@pytest.mark.parametrize(
    "told",
    [{"dim": None}, {"dim": "wide"}, {"dim": 0}, {"input_dim": 2}, {"depth": -1}],
)
def test_settings_of_another_network_are_named(copy, told):
    settings = {**json.loads((copy / "config.json").read_text()), **told}
    (copy / "config.json").write_text(
        json.dumps({name: value for name, value in settings.items() if value is not None})
    )
    with pytest.raises(PackError, match=r"config.json describes no PLONK on the sphere .*models get plonk-yfcc`$"):
        load_plonk(copy)


def test_missing_damaged_and_other_weights_are_named(copy):
    file = copy / "model.safetensors"
    safetensors.torch.save_file(tiny_plonk.weights(PlonkConfig(**{**tiny_plonk.SHAPE, "depth": 3})), file)
    with pytest.raises(PackError, match=r"weights in .* are not those of its config.json"):
        load_plonk(copy)
    file.write_bytes(b"no weights")
    with pytest.raises(PackError, match=r"model.safetensors is damaged .*again$"):
        load_plonk(copy)
    file.unlink()
    with pytest.raises(PackError, match=r"there is no model.safetensors in .*again$"):
        load_plonk(copy)
    assert plonk.FILES == ("config.json", "model.safetensors")
