"""The networks without torch: as torch has them, the same bits in any company, and proved by the pack's digests."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx as graphs_as_files
import pytest
import tiny
import torch

from pinpoint_engine import Prediction, Request, bundles, open_engine, photos
from pinpoint_engine.answering.features import NAMES
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.models import onnx, pack
from pinpoint_engine.models.album_lstm import AlbumNetwork, save_album
from pinpoint_engine.models.backbone import ConvTower
from pinpoint_engine.models.networks import AlbumConfig, Lists, PigeonConfig, PlanetConfig, Reranker
from pinpoint_engine.models.passes import ROWS
from pinpoint_engine.models.pigeon import PigeonNetwork, save_pigeon
from pinpoint_engine.models.planet import PlanetNetwork, save_planet
from pinpoint_engine.models.pytorch import album_of, backbone_of, cells_of, reranker_of
from pinpoint_engine.models.reranker import KINDS, RerankerConfig, build, save_reranker
from pinpoint_engine.models.tower import TowerConfig
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training.graphs import networks
from pinpoint_engine.types import Source

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("numpy", "onnxruntime", "faiss", "packaging", "scipy", "shapely", "pyproj", "certifi", "PIL")
"""The packages of an engine that locates without torch; FAISS asks for packaging and pyproj for certifi."""
LIBRARIES = ("numpy.libs", "faiss_cpu.libs", "scipy.libs", "shapely.libs", "pyproj.libs", "pillow.libs")


@pytest.fixture(scope="module")
def pictures(world):
    return [photos.decode(str(path)) for path in world.photos[:11]]


@pytest.fixture(scope="module")
def both(world):
    """The engine on the tiny pack, by torch and by ONNX."""
    return [open_pinpoint(world.pack, runtime=runtime) for runtime in ("torch", "onnx")]


def stir(network, seed: int = 0):
    """Give every weight of a network a random value that is stored as it is, and what it keeps of batches, too."""
    torch.manual_seed(seed)
    for weights in network.parameters():
        weights.data = (torch.randn_like(weights) * 0.3).half().float()
    for name, kept in network.named_buffers():
        if name.endswith(("running_mean", "running_var", "deviation")):
            kept.copy_((torch.rand_like(kept) + 0.5).half().float())
    return network.eval()


# --- as torch has them


@pytest.mark.parametrize(
    "config",
    [
        TowerConfig(widths=(8, 8), blocks=(2, 1), side_px=32, head=5),
        TowerConfig(widths=(4, 8, 8), blocks=(1, 2, 1), side_px=48, head=7, taps=(0, 2)),
    ],
    ids=["head", "taps"],
)
def test_a_tower_sees_what_it_sees_in_torch(config, tmp_path, pictures):
    made = stir(ConvTower(config))
    made.save(tmp_path)
    networks.tower(made, tmp_path / pack.TOWER, tmp_path / pack.TOWER_GRAPH)
    expected, seen = backbone_of(made).features(pictures), onnx.load_backbone(tmp_path).features(pictures)
    assert np.allclose(seen, expected, rtol=1e-4, atol=1e-4 * np.abs(expected).max())


def test_an_embedder_sees_photos_and_places_as_in_torch(both):
    of_torch, of_onnx = (engine.models.embedder for engine in both)
    rows = tiny.unit_rows(2 * ROWS + 5, 32)
    sources = [list(Source)[number % 2] for number in range(len(rows))]
    assert np.allclose(of_onnx.encode_features(rows, sources), of_torch.encode_features(rows, sources), atol=1e-5)
    latlon = np.array([[90.0, 0], [-90, 12], [0, 180], [0, -180], *([lat, 3 * lat] for lat in range(-50, 50))])
    assert np.allclose(of_onnx.encode_locations(latlon), of_torch.encode_locations(latlon), atol=1e-5)
    assert of_onnx.encode_features(rows[:0], []).shape == (0, 8)


def lists(count: int, dim: int = 8, supporters: int = 5) -> Lists:
    """Draw one photo's list, in which some features are unknown, some places have no support, and one is padding."""
    random = np.random.default_rng(count)
    described = random.normal(size=(1, count, len(NAMES)))
    described[0, 0, ::3] = np.nan
    base = random.normal(size=(1, count))
    base[0, -1] = -np.inf if count > 2 else base[0, -1]
    rows = [tiny.unit_rows(count, dim, seed)[None] for seed in (1, 2)]
    support = tiny.unit_rows(count * supporters, dim, 3).reshape(1, count, supporters, dim)
    supported = random.random((1, count, supporters)) > 0.4
    supported[0, 0] = False
    return Lists(
        *(np.float32(each) for each in (base, described, tiny.unit_rows(1, dim, 4), *rows, support)), supported
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_reranker_scores_as_in_torch(kind, tmp_path, world):
    network = stir(build(RerankerConfig(kind=kind, width=8, dim=8, heads=2)))
    save_reranker(network, tmp_path)
    networks.ranking(network, tmp_path / pack.RERANKER, tmp_path / pack.RERANKER_GRAPH)
    opened = onnx.load_reranker(replace(pack.open_pack(world.pack), folder=tmp_path, ranking=pack.RERANKING))
    assert isinstance(opened, Reranker)
    for count in (12, 3, 1):
        given = lists(count)
        assert np.allclose(opened.score(given), reranker_of(network).score(given), rtol=1e-4, atol=1e-4)


def test_a_pack_that_ranks_by_voting_has_no_reranker(world):
    assert onnx.load_reranker(replace(pack.open_pack(world.pack), ranking=pack.VOTING)) is None


def test_pigeon_tells_cells_as_in_torch(tmp_path):
    network = stir(PigeonNetwork(PigeonConfig(12, 5, hidden=8)))
    save_pigeon(network, tmp_path)
    networks._pigeon(tmp_path)
    opened, expected = onnx.load_cells(tmp_path, PigeonConfig), cells_of(network)
    rows = tiny.unit_rows(ROWS + 7, 12)
    assert opened.config == network.config
    assert np.allclose(opened.encode(rows), expected.encode(rows), atol=1e-5)
    assert np.allclose(
        opened.probabilities(opened.encode(rows)), expected.probabilities(expected.encode(rows)), atol=1e-5
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"offset": 2},
        {"repeated": True},
        {"bidirectional": True},
        {"offset": 1, "repeated": True, "bidirectional": True},
    ],
    ids=str,
)
def test_planet_tells_cells_and_albums_as_in_torch(tmp_path, changes):
    network = stir(PlanetNetwork(PlanetConfig(features=12, cells=5, hidden=8, dim=6)))
    albums = stir(AlbumNetwork(AlbumConfig(dim=6, cells=5, hidden=7, **changes)))
    save_planet(network, tmp_path)
    save_album(albums, tmp_path)
    networks._planet(tmp_path)
    opened, expected = onnx.load_cells(tmp_path, PlanetConfig), cells_of(network)
    rows = tiny.unit_rows(9, 12)
    embeddings = expected.encode(rows)
    assert np.allclose(opened.encode(rows), embeddings, atol=1e-5)
    assert np.allclose(opened.logits(embeddings), expected.logits(embeddings), atol=1e-4)
    album = onnx.load_album(tmp_path)
    for count in (1, 2, 9):
        told = album_of(albums).logits(embeddings[:count])
        assert np.allclose(album.logits(embeddings[:count]), told, atol=1e-5)


def test_an_engine_answers_as_with_torch(both, queries):
    answers = [list(engine.locate(queries, Request())) for engine in both]
    for first, other in zip(*answers, strict=True):
        assert isinstance(first, Prediction)
        assert [each.reference for each in first.candidates] == [each.reference for each in other.candidates]
        scores = [[each.score for each in answer.candidates] for answer in (first, other)]
        assert scores[0] == pytest.approx(scores[1], abs=1e-4)


@pytest.mark.shared
def test_development_photos_are_answered_as_with_torch(shared):
    parity = importlib.import_module("benchmarks.onnx_parity")
    asked = parity.development()[::40]
    answers = [
        list(open_engine(device="cpu", runtime=runtime).locate(asked, Request())) for runtime in ("torch", "onnx")
    ]
    verdicts = [parity.verdict(*pair) for pair in zip(*answers, strict=True)]
    assert len(verdicts) > 30
    assert set(verdicts) <= {parity.SAME, parity.TIED}


# --- the same bits


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_picture_has_the_same_bits_in_every_company(world, pictures, size):
    backbone = onnx.load_backbone(world.pack)
    together = backbone.encode_images(pictures)
    parts = [backbone.encode_images(pictures[start : start + size]) for start in range(0, 11, size)]
    assert np.concatenate(parts).tobytes() == together.tobytes()
    assert onnx.load_backbone(world.pack).encode_images(pictures[::-1])[::-1].tobytes() == together.tobytes()


def test_an_answer_is_the_same_alone_and_in_a_batch(both, queries):
    together = list(both[1].locate(queries, Request()))
    assert [next(iter(both[1].locate([photo], Request()))) for photo in queries] == together


# --- in the pack


def test_graphs_hold_no_weights_and_name_files_of_their_own_folder(world):
    for name in pack.graphs(world.pack, pack.RERANKING):
        graph = graphs_as_files.load(world.pack / name, load_external_data=False).graph
        outside = [each for each in graph.initializer if each.external_data]
        assert outside and sum(len(each.raw_data) for each in graph.initializer) < 4_000
        for each in outside:
            assert {"location": "model.safetensors"}.items() <= {at.key: at.value for at in each.external_data}.items()


def test_adding_graphs_changes_nothing_else_and_gives_the_same_bytes_again(world, tmp_path):
    bare = tiny.without_graphs(world.pack, tmp_path / "pack")
    before = pack.open_pack(bare)
    sums = set((bare / bundles.SUMS).read_text().splitlines())
    after = networks.add_graphs(bare)
    assert (after.model, after.calibration) == (before.model, before.calibration)
    added = set((bare / bundles.SUMS).read_text().splitlines()) - sums
    assert {line.split("  ")[1] for line in added} == set(pack.graphs(bare, pack.RERANKING))
    assert (bare / bundles.SUMS).read_text() == (world.pack / bundles.SUMS).read_text()


@pytest.mark.parametrize("name", [pack.TOWER_GRAPH, pack.PLACES_GRAPH, pack.RERANKER_GRAPH])
def test_a_graph_that_is_changed_missing_or_not_summed_is_refused(world, tmp_path, name):
    folder = shutil.copytree(world.pack, tmp_path / "pack")
    sums = (folder / bundles.SUMS).read_text()
    (folder / bundles.SUMS).write_text("".join(line for line in sums.splitlines(True) if name not in line))
    with pytest.raises(PackError, match=rf"{name} is missing in SHA256SUMS.*; reinstall it$"):
        pack.open_pack(folder)
    (folder / bundles.SUMS).write_text(sums)
    (folder / name).write_bytes((folder / name).read_bytes() + b"\0")
    with pytest.raises(PackError, match=f"{name} is damaged; reinstall it$"):
        pack.open_pack(folder)
    if name != pack.TOWER_GRAPH:  # without that one it is a pack of old
        (folder / name).unlink()
        with pytest.raises(PackError, match=f"{name} is missing; reinstall it$"):
            pack.open_pack(folder)


def test_a_graph_that_is_none_or_reaches_outside_the_pack_is_refused(world, tmp_path):
    folder = shutil.copytree(world.pack, tmp_path / "pack")
    graph = graphs_as_files.load(folder / pack.TOWER_GRAPH, load_external_data=False)
    shutil.copy(folder / pack.TOWER, tmp_path / "secret")
    for each in graph.graph.initializer:
        for at in each.external_data:
            at.value = "../../secret" if at.key == "location" else at.value
    for content in (b"", b"no graph", graph.SerializeToString()):
        (folder / pack.TOWER_GRAPH).write_bytes(content)
        with pytest.raises(PackError, match=r"get the pack again$"):
            onnx.load_backbone(folder)


def test_a_tower_of_another_kind_has_no_graph(world, tmp_path):
    folder = tiny.without_graphs(world.pack, tmp_path / "pack")
    (folder / pack.TOWER_CONFIG).write_text('{"kind": "siglip"}')
    (folder / pack.TOWER_PIXELS).write_text('{"resample": 3}')
    networks.write_graphs(folder)
    assert not pack.has_graphs(folder)
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    with pytest.raises(RequestError, match=r"run it with torch$"):
        networks.add_graphs(folder)


# --- without torch


@pytest.fixture(scope="module")
def light(tmp_path_factory) -> Path:
    """A folder of the packages that locating needs, as an environment without torch has them, and the engine."""
    folder = tmp_path_factory.mktemp("light")
    site = Path(np.__file__).parents[1]
    for name in (*NEEDED, *LIBRARIES):
        if (site / name).exists():
            (folder / name).symlink_to(site / name)
    (folder / "pinpoint_engine").symlink_to(ROOT / "pinpoint_engine")
    return folder


def run_light(light: Path, code: str, *arguments: object) -> str:
    """Run code in a fresh interpreter that sees these packages alone, and return what it prints."""
    start = f"import sys; sys.path.insert(0, {str(light)!r}); sys.argv[1:] = {list(map(str, arguments))!r}\n"
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", start + code], capture_output=True, text=True, cwd=light)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


LOCATE = """
from importlib.util import find_spec
from pathlib import Path
from pinpoint_engine import Album, Request, System, open_engine
from pinpoint_engine.photos import list_files, read_photo
assert find_spec("torch") is None and find_spec("safetensors") is None
photos = map(read_photo, list_files([sys.argv[2]]).paths)
engine = open_engine(Path(sys.argv[1]) if sys.argv[1] else None, system=System(sys.argv[3]))
for result in engine.locate(photos, Request(album=Album(sys.argv[4]))):
    print(*(candidate.score for candidate in result.candidates))
"""


def test_an_environment_without_torch_answers_the_same(light, world, both):
    folder = world.photos[0].parent
    told = run_light(light, LOCATE, world.pack, folder, "pinpoint", "independent")
    expected = both[1].locate(map(photos.read_photo, photos.list_files([folder]).paths), Request())
    assert told.splitlines() == [" ".join(str(each.score) for each in answer.candidates) for answer in expected]


@pytest.mark.parametrize(("system", "album"), [("pigeon", "same_place"), ("planet", "same_trip")])
def test_the_other_systems_of_the_embedded_pack_answer_without_torch(light, world, system, album):
    told = run_light(light, LOCATE, "", world.photos[0].parent, system, album)
    assert [len(line.split()) for line in told.splitlines()] == [12] * tiny.PHOTOS_PER_PLACE


def test_a_gallery_is_built_without_torch(light, world, tmp_path):
    code = "from pinpoint_engine import cli; sys.exit(cli.main(sys.argv[1:]))"
    told = run_light(
        light,
        code,
        "gallery",
        "build",
        world.folder / "photos" / "paris",
        "--pack",
        world.pack,
        "--out",
        tmp_path / "g",
    )
    assert told.startswith(f"{tiny.PHOTOS_PER_PLACE} references")


def test_where_nothing_runs_a_pack_the_remedy_is_told(light, world, tmp_path):
    bare = tiny.without_graphs(world.pack, tmp_path / "pack")
    code = """
from pathlib import Path
from pinpoint_engine import open_engine
from pinpoint_engine.errors import MissingPartError
for runtime in ("auto", "torch"):
    try:
        open_engine(Path(sys.argv[1]), runtime=runtime)
    except MissingPartError as error:
        print(error.code, error)
"""
    told = run_light(light, code, bare).splitlines()
    assert len(told) == 2
    assert all(line.startswith("missing_part") and "pinpoint-engine[torch]" in line for line in told)
