"""A SigLIP in the hub's format is a backbone: transformers' features, in a pack; and plain words where it is none."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import tiny
import torch

from pinpoint_engine import bundles, intake, photos
from pinpoint_engine.answering.retrieval import Channels
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.cli import main
from pinpoint_engine.confidence.calibration import Calibration
from pinpoint_engine.errors import PackError
from pinpoint_engine.gallery import write_gallery
from pinpoint_engine.models import pack
from pinpoint_engine.models.backbone import save_backbone
from pinpoint_engine.models.embedder import save_embedder
from pinpoint_engine.models.pytorch import backbone_of, load_backbone
from pinpoint_engine.models.siglip import load_siglip
from pinpoint_engine.models.tower import Projection
from pinpoint_engine.models.whitening import fit_whitening
from pinpoint_engine.sources import files
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.types import Request, Source

ROOT = Path(__file__).resolve().parents[2]
SIDE, DIM = 32, 32
VISION = {"hidden_size": DIM, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 2}
TEXT = {**VISION, "vocab_size": 40, "max_position_embeddings": 8}
ENDS = {"bos_token_id": 0, "eos_token_id": 1, "pad_token_id": 1}
PIXELS = {
    "do_convert_rgb": None,
    "do_normalize": True,
    "do_rescale": True,
    "do_resize": True,
    "image_mean": [0.5, 0.5, 0.5],
    "image_processor_type": "SiglipImageProcessor",
    "image_std": [0.5, 0.5, 0.5],
    "processor_class": "SiglipProcessor",
    "resample": 2,
    "rescale_factor": 0.00392156862745098,
    "size": {"height": SIDE, "width": SIDE},
}
"""A `preprocessor_config.json` as SigLIP 2 has it on the hub."""


@pytest.fixture(scope="module")
def model():
    """A tiny SigLIP of both halves, with random weights."""
    from transformers import SiglipConfig, SiglipModel

    torch.manual_seed(11)
    vision = {**VISION, "image_size": SIDE, "patch_size": 8}
    return SiglipModel(SiglipConfig(vision_config=vision, text_config={**TEXT, **ENDS})).eval()


@pytest.fixture(scope="module")
def hub(model, tmp_path_factory):
    """Its folder as the hub has it; read only."""
    folder = tmp_path_factory.mktemp("hub") / "siglip2-tiny-patch8-32"
    model.save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps(PIXELS))
    return folder


@pytest.fixture
def copy(hub, tmp_path):
    """A folder that a test may damage."""
    return shutil.copytree(hub, tmp_path / "model")


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:11]]


def squashed(pictures):
    return torch.stack([torch.from_numpy(photos.squash(each, SIDE, "bilinear").copy()) for each in pictures])


def change(path, **settings):
    path.write_text(json.dumps({**json.loads(path.read_text()), **settings}))


def run(code, *arguments):
    """Run code in a fresh interpreter, with every warning an error."""
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


# --- the tower


def test_the_features_are_those_of_transformers(model, hub, pictures):
    pixels = squashed(pictures)
    normalised = (pixels.permute(0, 3, 1, 2) / 255 - 0.5) / 0.5
    with torch.inference_mode():
        expected = model.get_image_features(normalised).pooler_output
        features = load_siglip(hub)(pixels)
    assert features.shape == (11, DIM)
    assert features.dtype == torch.float32
    assert torch.allclose(features, expected, atol=1e-5)
    assert not torch.allclose(features[0], features[1], atol=1e-2)


def test_pixels_go_in_as_the_image_processor_of_transformers_prepares_them(model, hub, pictures):
    from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

    prepared = SiglipImageProcessorPil.from_pretrained(hub)(pictures, return_tensors="pt")
    with torch.inference_mode():
        expected = model.get_image_features(**prepared).pooler_output.numpy()
    assert np.allclose(backbone_of(load_siglip(hub)).features(pictures), expected, atol=1e-5)


def test_what_the_folder_says_of_pixels_counts(model, copy, pictures):
    change(copy / "preprocessor_config.json", image_mean=[0.1, 0.2, 0.3], image_std=[0.9, 0.8, 0.7], resample=3)
    tower = load_siglip(copy)
    assert tower.config.resampling == "bicubic"
    normalised = (squashed(pictures) / 255 - torch.tensor([0.1, 0.2, 0.3])) / torch.tensor([0.9, 0.8, 0.7])
    with torch.inference_mode():
        expected = model.get_image_features(normalised.permute(0, 3, 1, 2)).pooler_output
        assert torch.allclose(tower(squashed(pictures)), expected, atol=1e-5)


def test_only_the_vision_half_is_loaded(model, hub):
    tower = load_siglip(hub)
    assert sum(each.numel() for each in tower.parameters()) == model.vision_model.num_parameters()
    assert [name for name in tower.state_dict() if "text" in name or "logit" in name] == []
    assert not any(each.is_meta for each in (*tower.parameters(), *tower.buffers()))


def test_weights_may_lie_in_several_files(model, hub, pictures, tmp_path):
    model.save_pretrained(tmp_path, max_shard_size="20KB")
    shutil.copy(hub / "preprocessor_config.json", tmp_path)
    assert not (tmp_path / "model.safetensors").exists()
    with torch.inference_mode():
        assert torch.equal(load_siglip(tmp_path)(squashed(pictures)), load_siglip(hub)(squashed(pictures)))


def test_half_precision_is_near(hub, pictures):
    tower = load_siglip(hub, torch.bfloat16)
    assert {each.dtype for each in tower.parameters()} == {torch.bfloat16}
    with torch.inference_mode():
        features, exact = tower(squashed(pictures)), load_siglip(hub)(squashed(pictures))
    assert features.dtype == torch.float32
    assert torch.nn.functional.cosine_similarity(features, exact).min() > 0.99


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
@pytest.mark.parametrize("precision", [torch.float32, torch.float16, torch.bfloat16])
def test_cuda_says_the_same(siglip_pack, pictures, precision):
    rows = load_backbone(siglip_pack(False), "cuda", precision).encode_images(pictures)
    assert (rows * load_backbone(siglip_pack(False)).encode_images(pictures)).sum(1).min() > 0.99


# --- the backbone


@pytest.mark.parametrize("size", [1, 2, 4, 7])
def test_a_picture_has_the_same_bits_in_every_company(hub, pictures, size):
    mean, matrix = np.random.default_rng(3).normal(size=DIM), np.random.default_rng(4).normal(size=(DIM, 7))
    backbone = backbone_of(load_siglip(hub), Projection(mean, matrix))
    together = backbone.encode_images(pictures)
    assert together.shape == (11, backbone.dim) == (11, 7)
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-6
    parts = [backbone.encode_images(pictures[start : start + size]) for start in range(0, 11, size)]
    assert np.concatenate(parts).tobytes() == together.tobytes()


@pytest.mark.parametrize("rounded", [False, True])
def test_a_saved_tower_is_the_same_tower(hub, pictures, tmp_path, rounded):
    tower = load_siglip(hub)
    tower, projection = tower.half().float() if rounded else tower, Projection(np.ones(DIM), np.eye(DIM))
    backbone = backbone_of(tower, projection)
    save_backbone(tower, projection, tmp_path)
    assert backbone.encode_images(pictures).tobytes() == load_backbone(tmp_path).encode_images(pictures).tobytes()
    stored = safetensors.torch.load_file(tmp_path / pack.TOWER)
    assert (stored["vision_model.head.mlp.fc1.weight"].dtype == torch.float16) is rounded


def test_transformers_reads_what_is_saved(model, hub, pictures, tmp_path):
    from transformers import SiglipVisionModel

    load_siglip(hub).save(tmp_path)
    vision, found = SiglipVisionModel.from_pretrained(tmp_path / "tower", output_loading_info=True)
    assert (found["missing_keys"], found["unexpected_keys"]) == (set(), set())
    pixels = squashed(pictures).permute(0, 3, 1, 2) / 127.5 - 1
    with torch.inference_mode():
        expected = model.get_image_features(pixels).pooler_output
        assert torch.allclose(vision(pixel_values=pixels).pooler_output, expected, atol=1e-5)


# --- the pack


@pytest.fixture(scope="module")
def siglip_pack(world, hub, tmp_path_factory):
    """Make, once each, a pack with the hub's folder as its tower, whitened or not; read only."""
    made: dict[bool, Path] = {}
    listed = list(files.listed(world.table, Source.INTERNET))

    def make(whitened: bool) -> Path:
        if whitened not in made:
            made[whitened] = write_pack(tmp_path_factory.mktemp("packs") / "pack", hub, listed, whitened)
        return made[whitened]

    return make


def write_pack(folder, hub, listed, whitened):
    tower, projection = load_siglip(hub), None
    if whitened:
        features = backbone_of(tower).features([photos.decode(item.photo.path) for item in listed])
        projection = Projection(*fit_whitening(features))
    backbone = backbone_of(tower, projection)

    def fill(part):
        if whitened:
            save_backbone(tower, projection, part)
        else:
            shutil.copytree(hub, part / "tower")
        save_embedder(tiny.embedder(DIM), part)
        write_gallery(intake.build(intake.embed(listed, backbone), pack.model_digest(part)), part / "gallery")
        settings = {"channels": Channels(2, 8, 2), "voting": Voting(temperature=0.02), "calibration": Calibration()}
        text = pack.manifest("siglip", "1", **settings, preprocessing=pack.preprocessing(part))
        (part / "manifest.json").write_text(text, encoding="utf-8")

    return pack.save_pack(folder, fill).folder


@pytest.mark.parametrize("whitened", [False, True])
def test_a_pack_with_siglip_locates(siglip_pack, queries, whitened):
    engine = open_pinpoint(siglip_pack(whitened))
    predictions = list(engine.locate(queries, Request(top_k=3)))
    for query, prediction in zip(queries, predictions, strict=True):
        best = max(prediction.candidates, key=lambda candidate: candidate.features["similarity"])
        assert best.features["similarity"] == pytest.approx(1, abs=2e-3)
        assert Path(query.path).parent.name == best.reference.id.split("-")[0]


def test_the_manifest_names_how_photos_are_resized(siglip_pack):
    manifest = json.loads((siglip_pack(False) / "manifest.json").read_text())
    assert manifest["preprocessing"] == "upright-rgb-squash-bilinear-1"


@pytest.mark.parametrize("name", [pack.TOWER_CONFIG, pack.TOWER_PIXELS, pack.TOWER, pack.WHITENING])
def test_whatever_decides_the_features_decides_the_digest(siglip_pack, tmp_path, name):
    folder = shutil.copytree(siglip_pack(True), tmp_path / "pack")
    before = pack.model_digest(folder)
    assert before == pack.open_pack(folder).model
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    assert pack.model_digest(folder) != before


@pytest.mark.parametrize("name", [pack.TOWER_PIXELS, pack.WHITENING])
def test_what_is_not_in_the_sums_is_refused(siglip_pack, tmp_path, name):
    folder = shutil.copytree(siglip_pack(True), tmp_path / "pack")
    lines = (folder / bundles.SUMS).read_text().splitlines(keepends=True)
    (folder / bundles.SUMS).write_text("".join(line for line in lines if not line.endswith(f"  {name}\n")))
    with pytest.raises(PackError, match=rf"{name} is missing in SHA256SUMS; reinstall it$"):
        pack.open_pack(folder)


def test_a_pack_made_for_other_resizing_is_refused(siglip_pack, tmp_path):
    folder = shutil.copytree(siglip_pack(False), tmp_path / "pack")
    change(folder / "manifest.json", preprocessing=pack.PREPROCESSING)
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    with pytest.raises(PackError, match="get another pack"):
        pack.open_pack(folder)


# --- what is no SigLIP


@pytest.mark.parametrize(
    ("file", "settings", "said"),
    [
        (
            "config.json",
            {"model_type": "clip"},
            r"of type 'clip', .*; use one such as google/siglip2-base-patch16-224$",
        ),
        ("config.json", {"model_type": "siglip2"}, "of type 'siglip2'"),
        ("config.json", {"vision_config": {**VISION, "image_size": SIDE, "patch_size": 16}}, "not those of its config"),
        ("config.json", {"vision_config": {"hidden_size": "wide"}}, "describes no SigLIP"),
        ("config.json", {"vision_config": {**VISION, "vision_use_head": False}}, "use a published one$"),
        ("preprocessor_config.json", {"size": {"shortest_edge": SIDE}}, "download the whole model folder again$"),
        ("preprocessor_config.json", {"size": {"height": 64, "width": 64}}, "not to 32 × 32 px"),
        ("preprocessor_config.json", {"do_rescale": False}, "switches off do_rescale, "),
        ("preprocessor_config.json", {"image_mean": 0.5}, "does not say how to normalise"),
        ("preprocessor_config.json", {"resample": 0}, "neither bilinear nor bicubic; choose another$"),
    ],
)
def test_the_folder_of_another_model_is_refused(copy, file, settings, said):
    change(copy / file, **settings)
    with pytest.raises(PackError, match=said):
        load_siglip(copy)


@pytest.mark.parametrize("name", ["config.json", "preprocessor_config.json", "model.safetensors"])
def test_a_missing_or_damaged_file_is_named(copy, name):
    (copy / name).write_bytes((copy / name).read_bytes()[:40])
    with pytest.raises(PackError, match=rf"{name} (cannot be read|is damaged) .*again$"):
        load_siglip(copy)
    (copy / name).unlink()
    with pytest.raises(PackError, match=rf"there is no {name} in .*again$"):
        load_siglip(copy)


def test_a_missing_shard_is_named(model, hub, tmp_path):
    model.save_pretrained(tmp_path, max_shard_size="20KB")
    shutil.copy(hub / "preprocessor_config.json", tmp_path)
    sorted(tmp_path.glob("*.safetensors"))[-1].unlink()
    with pytest.raises(PackError, match=r"there is no model-.*again$"):
        load_siglip(tmp_path)


def test_without_transformers_the_extra_is_named_and_other_towers_open(siglip_pack, world):
    code = """
import sys
from pathlib import Path
sys.modules["transformers"] = None
from pinpoint_engine.errors import MissingPartError
from pinpoint_engine.systems.pinpoint import open_pinpoint
print(open_pinpoint(Path(sys.argv[1])).models.backbone.dim)
try:
    open_pinpoint(Path(sys.argv[2]))
except MissingPartError as error:
    print(error)
"""
    found = run(code, world.pack, siglip_pack(False))
    assert found.stdout.startswith("32\n"), found.stderr
    assert found.stdout.endswith("install it with `pip install pinpoint-engine[siglip]`\n"), found.stderr


def test_nothing_is_fetched_and_nothing_is_said(siglip_pack):
    code = """
import socket, sys
from pathlib import Path
def refuse(*_, **__):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from pinpoint_engine.models.pytorch import load_backbone
print(load_backbone(Path(sys.argv[1])).dim)
"""
    found = run(code, siglip_pack(False))
    assert (found.returncode, found.stdout, found.stderr) == (0, f"{DIM}\n", "")


def test_a_pack_is_trained_on_it_by_the_commands(world, hub, tmp_path):
    """The worldwide recipe in small: a folder of the hub and a table of the least columns, to a pack that answers."""
    with world.table.open(newline="", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    rows = [
        {**{name: row[name] for name in ("id", "path", "lat", "lon", "source")}, "album": row["sequence"]}
        for row in listed
    ]
    table = tiny.write_table(world.folder / "least.csv", [row | {"split": "train"} for row in rows])
    features, embedder, reranker = tmp_path / "features", tmp_path / "embedder", tmp_path / "reranker"
    train("features", "--photos", table, "--tower", hub, "--out", features, "--views", 2)
    train("embedder", "--features", features, "--out", embedder, "--steps", 2, "--dim", 16, "--hidden", 24)
    made = ("--features", features, "--photos", table)
    train("reranker", *made, "--embedder", embedder, "--kind", "linear", "--out", reranker, "--steps", 2)
    train("pack", *made, "--reranker", reranker, "--out", tmp_path / "world")
    opened = pack.open_pack(tmp_path / "world")
    assert (opened.name, pack.tower_kind(opened.folder), pack.has_graphs(opened.folder)) == (
        "world",
        pack.SIGLIP,
        False,
    )
    engine = open_pinpoint(opened.folder)
    assert engine.models.backbone.dim == DIM and engine.models.embedder.dim == 16
    [answer] = engine.locate([photos.read_photo(str(world.photos[0]))], Request())
    assert max(candidate.features["similarity"] for candidate in answer.candidates) > 0.999
    assert sum(candidate.probability for candidate in answer.candidates) + answer.elsewhere == pytest.approx(1)


def train(*arguments):
    assert main(["train", *map(str, arguments)]) == 0
