"""A CLIP in the hub's format is GeoCLIP's backbone: transformers' features; and plain words where it is none."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import tiny_clip
import torch
from tiny_clip import SIDE

from pinpoint_engine import photos
from pinpoint_engine.errors import PackError
from pinpoint_engine.models import backbone, pack
from pinpoint_engine.models.clip import MEASURED_BY, load_clip
from pinpoint_engine.models.pytorch import backbone_of, load_backbone

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def model():
    return tiny_clip.make()


@pytest.fixture(scope="module")
def hub(model, tmp_path_factory):
    """Its folder as the hub has it; read only."""
    return tiny_clip.save(model, tmp_path_factory.mktemp("hub") / "clip")


@pytest.fixture
def copy(hub, tmp_path):
    """A folder that a test may damage."""
    return shutil.copytree(hub, tmp_path / "model")


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:3]]


def change(path, **settings):
    path.write_text(json.dumps({**json.loads(path.read_text()), **settings}))


def transformers_pixels(hub, picture):
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    return CLIPImageProcessorPil.from_pretrained(hub)(picture, return_tensors="pt").pixel_values


def feature(folder, picture):
    return backbone_of(load_clip(folder)).features([picture])[0]


def prepared(folder, picture):
    """Return what the tower hands to its network."""
    shape = load_clip(folder).config
    square = torch.from_numpy(photos.square(picture, shape.side_px, shape.framing, shape.resampling).copy())
    mean, std = (torch.tensor(each) for each in (shape.mean, shape.std))
    return ((square.float() * shape.rescale - mean) / std).permute(2, 0, 1)


def test_the_features_are_those_of_transformers(model, hub, pictures):
    clip = backbone_of(load_clip(hub))
    for picture in pictures:
        with torch.inference_mode():
            expected = model.get_image_features(transformers_pixels(hub, picture)).pooler_output[0].numpy()
        [found] = clip.features([picture])
        assert (found.shape, found.dtype) == ((tiny_clip.DIM,), np.float32)
        assert np.allclose(found, expected, atol=1e-6)
    assert not np.allclose(found, clip.features(pictures[:1])[0], atol=1e-2)


@pytest.mark.parametrize("shape", [(40, 60), (61, 41), (SIDE, SIDE), (20, 300), (301, 99)])
def test_pixels_go_in_as_the_image_processor_of_transformers_prepares_them(hub, shape):
    picture = np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8)
    assert torch.allclose(prepared(hub, picture), transformers_pixels(hub, picture)[0], atol=1e-5)


def test_what_the_folder_says_of_pixels_counts(copy, pictures):
    said = {"size": {"shortest_edge": SIDE}, "crop_size": {"height": SIDE, "width": SIDE}, "rescale_factor": 0.5}
    change(copy / "preprocessor_config.json", image_mean=[1, 2, 3], image_std=[4, 5, 6], resample=2, **said)
    assert torch.allclose(prepared(copy, pictures[0]), transformers_pixels(copy, pictures[0])[0], atol=1e-4)
    assert load_clip(copy).config.resampling == "bilinear"


def test_a_feature_is_known_again_from_its_unit_row(hub, pictures):
    """Its measure shrinks as the feature does when a row is brought to length 1 and rounded to float16."""
    plain, measured = (backbone_of(load_clip(hub, measure=each)) for each in (0.0, 1.0))
    rows = measured.encode_images(pictures).astype(np.float16).astype(np.float64)
    assert rows.shape == (len(pictures), tiny_clip.DIM + MEASURED_BY)
    again = rows[:, : tiny_clip.DIM] / np.linalg.norm(rows[:, tiny_clip.DIM :], axis=1, keepdims=True)
    assert np.allclose(again, plain.features(pictures), rtol=2e-3, atol=2e-3)


def test_a_pack_keeps_it_to_the_bit_and_says_how_pictures_go_in(hub, pictures, tmp_path):
    tower = load_clip(hub, measure=0.5)
    backbone.save_backbone(tower, None, tmp_path)
    assert pack.tower_kind(tmp_path) == "clip"
    assert pack.preprocessing(tmp_path) == "upright-rgb-crop-bicubic-1"
    assert np.array_equal(load_backbone(tmp_path).features(pictures), backbone_of(tower).features(pictures))


def test_only_the_vision_half_is_loaded(model, hub):
    vision = load_clip(hub).vision
    expected = model.vision_model.num_parameters() + model.visual_projection.weight.numel()
    assert sum(each.numel() for each in vision.parameters()) == expected
    assert not any(each.is_meta for each in (*vision.parameters(), *vision.buffers()))


def test_a_folder_as_old_as_the_published_one_opens(hub, copy, pictures):
    """It holds the numbers of positions among the weights, and settings that transformers has long forgotten."""
    weights = safetensors.torch.load_file(copy / "model.safetensors")
    weights["vision_model.embeddings.position_ids"] = torch.arange(5)[None]
    weights["text_model.embeddings.position_ids"] = torch.arange(8)[None]
    safetensors.torch.save_file(weights, copy / "model.safetensors", metadata={"format": "pt"})
    forgotten = {"num_beams": 1, "bad_words_ids": None, "torch_dtype": None, "id2label": {"0": "LABEL_0"}}
    change(copy / "config.json", vision_config={**tiny_clip.VISION, **forgotten, "transformers_version": "4.16.0.dev0"})
    assert np.array_equal(feature(copy, pictures[0]), feature(hub, pictures[0]))


def test_weights_may_lie_in_several_files(model, hub, pictures, tmp_path):
    tiny_clip.save(model, tmp_path, max_shard_size="50KB")
    assert not (tmp_path / "model.safetensors").exists()
    assert np.array_equal(feature(tmp_path, pictures[0]), feature(hub, pictures[0]))


@pytest.mark.parametrize(
    ("file", "settings", "said"),
    [
        ("config.json", {"model_type": "siglip"}, "of type 'siglip', not a CLIP; get one with `pinpoint models get "),
        ("config.json", {"vision_config": None}, "describes no CLIP .*; download the whole model folder again$"),
        ("config.json", {"vision_config": {**tiny_clip.VISION, "patch_size": 7}}, "not those of its config.json .*"),
        ("config.json", {"projection_dim": 64}, "not those of its config.json .* or update transformers$"),
        ("preprocessor_config.json", {"size": 64}, f"resizes to 64 and crops {SIDE}, not to {SIDE} px; download"),
        ("preprocessor_config.json", {"crop_size": {"height": SIDE, "width": 9}}, "again$"),
        ("preprocessor_config.json", {"do_center_crop": False}, "switches off do_center_crop, "),
        ("preprocessor_config.json", {"image_std": 0.5}, "does not say how to normalise"),
        ("preprocessor_config.json", {"resample": 0}, "neither bilinear nor bicubic; choose another$"),
    ],
)
def test_the_folder_of_another_model_is_refused(copy, file, settings, said):
    change(copy / file, **settings)
    with pytest.raises(PackError, match=said):
        load_clip(copy)


@pytest.mark.parametrize("name", ["config.json", "preprocessor_config.json", "model.safetensors"])
def test_a_missing_or_damaged_file_is_named(copy, name):
    (copy / name).write_bytes((copy / name).read_bytes()[:40])
    with pytest.raises(PackError, match=rf"{name} (cannot be read|is damaged) .*again$"):
        load_clip(copy)
    (copy / name).unlink()
    with pytest.raises(PackError, match=rf"there is no {name} in .*again$"):
        load_clip(copy)


def test_nothing_is_fetched_nothing_is_said_and_without_transformers_the_extra_is_named(hub):
    code = """
import socket, sys
from pathlib import Path
def refuse(*_, **__):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from pinpoint_engine.errors import MissingPartError
from pinpoint_engine.models.clip import load_clip
load_clip(Path(sys.argv[1]))
sys.modules["transformers"] = None
try:
    load_clip(Path(sys.argv[1]))
except MissingPartError as error:
    print(error)
"""
    found = subprocess.run([sys.executable, "-W", "error", "-c", code, hub], capture_output=True, text=True, cwd=ROOT)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.endswith("; install it with `pip install pinpoint-engine[siglip]`\n")
    assert found.stdout.count("\n") == 1
