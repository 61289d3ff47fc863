"""A pack opens when it is whole and of this version's kind, and says what to do when it is not."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import tiny

from pinpoint_engine import bundles
from pinpoint_engine.answering.retrieval import Channels
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.confidence.calibration import ALBUM, PHOTO, Calibration
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import GalleryError, PackError
from pinpoint_engine.gallery import gallery_digest, save_gallery
from pinpoint_engine.models import pack
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.types import Request


@pytest.fixture
def copy(world, tmp_path):
    """A pack that a test may damage."""
    return shutil.copytree(world.pack, tmp_path / "pack")


def test_the_manifest_comes_back(world):
    opened = pack.open_pack(world.pack)
    assert (opened.name, opened.version) == ("tiny", "1")
    assert (opened.voting, opened.channels) == (tiny.voting(), Channels(2, 8, 2))
    assert (opened.calibration, opened.ranking) == (tiny.calibration(), pack.RERANKING)
    assert opened.model == pack.model_digest(world.pack)
    assert opened.digest == bundles.sha256(world.pack / bundles.SUMS)


def test_a_pack_may_lie_anywhere(copy, world):
    assert pack.open_pack(copy).digest == pack.open_pack(world.pack).digest


PARTS = [pack.TOWER, pack.WHITENING, pack.EMBEDDER, pack.EMBEDDER_CONFIG, pack.RERANKER, pack.RERANKER_CONFIG]


def test_whoever_may_read_the_folder_may_read_every_file(world):
    """safetensors writes files that are closed to all but their owner: a pack on a shared disk was of no use."""
    modes = {path.name: path.stat().st_mode & 0o777 for path in world.pack.rglob("*") if path.is_file()}
    assert "model.safetensors" in modes and set(modes.values()) == {modes["manifest.json"]}


def test_every_part_of_a_calibration_comes_back(copy):
    elsewhere = Logistic(-1.25, {"raw_lead": 0.5, "first_crowd": -2.0}, {"raw_lead": 3.0}, {"raw_lead": 0.125})
    calibration = Calibration({**Calibration().elsewhere, PHOTO: elsewhere}, {PHOTO: 0.75, ALBUM: 1.5})
    content = pack.manifest(
        "tiny", "1", channels=Channels(4, 4, 4), voting=Voting(neighbours=7), calibration=calibration
    )
    (copy / "manifest.json").write_text(content, encoding="utf-8")
    (copy / bundles.SUMS).write_text(bundles._sums(copy))
    opened = pack.open_pack(copy)
    assert opened.calibration == calibration
    assert (opened.channels, opened.voting.neighbours, opened.ranking) == (Channels(4, 4, 4), 7, pack.VOTING)


@pytest.mark.parametrize(
    "name", ["manifest.json", *PARTS, pack.TOWER_CONFIG, "gallery/shards/00000001/vectors.npy", bundles.SUMS]
)
def test_a_damaged_pack_is_refused(copy, name):
    os.truncate(copy / name, (copy / name).stat().st_size // 2)
    with pytest.raises(PackError, match=r"damaged: .*; reinstall it$"):
        pack.open_pack(copy)


@pytest.mark.parametrize("name", ["manifest.json", *PARTS, bundles.SUMS])
def test_an_incomplete_pack_is_refused(copy, name):
    (copy / name).unlink()
    with pytest.raises(PackError, match="reinstall"):
        pack.open_pack(copy)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 1}, "get the pack of this version"),
        ({"format": 3}, "has pack format 3, not 4; get the pack of this version"),
        ({"ranking": "oracle"}, "ranks by 'oracle', which this version does not know; get the pack of this version"),
        ({"channels": {"smell": 12}}, "reinstall it"),
        ({"calibration": {"sharpness": 1.0, "elsewhere": 3}}, "get the pack of this version"),
        ({"calibration": {"sharpness": 1.0, "elsewhere": {"bias": -2.0}}}, "of bias, not of photo.*of this version"),
        ({"preprocessing": "other"}, "get another pack"),
        ({"voting": {"moon": 1}}, "reinstall it"),
        ({"voting": None}, "reinstall it"),
    ],
)
def test_a_pack_of_another_kind_is_refused(copy, change, said):
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps({**manifest, **change}))
    (copy / bundles.SUMS).write_text(bundles._sums(copy))
    with pytest.raises(PackError, match=said):
        pack.open_pack(copy)


@pytest.mark.parametrize(
    ("settings", "kind", "needed"),
    [
        ({"side_px": 32, "head": 16}, "conv", ()),
        ({"kind": "conv", "head": 16}, "conv", ()),
        ({"model_type": "siglip", "vision_config": {}}, "siglip", (pack.TOWER_PIXELS,)),
        ({"kind": "siglip", "model_type": "siglip_vision_model"}, "siglip", (pack.TOWER_PIXELS,)),
    ],
)
def test_a_pack_names_the_kind_of_its_backbone(tmp_path, settings, kind, needed):
    (tmp_path / "tower").mkdir()
    (tmp_path / pack.TOWER_CONFIG).write_text(json.dumps(settings))
    assert pack.tower_kind(tmp_path) == kind
    for ranking, files in pack.RANKINGS.items():
        (tmp_path / "manifest.json").write_text(json.dumps({"ranking": ranking}))
        assert pack._needed(tmp_path) == (*pack.FILES, *pack.LEARNED_FILES, *needed, *files)


def test_a_backbone_of_an_unknown_kind_is_refused(copy):
    settings = json.loads((copy / pack.TOWER_CONFIG).read_text())
    (copy / pack.TOWER_CONFIG).write_text(json.dumps({**settings, "kind": "oracle"}))
    (copy / bundles.SUMS).write_text(bundles._sums(copy))
    with pytest.raises(PackError, match="of kind 'oracle'; get the pack of this version"):
        pack.open_pack(copy)


def test_settings_that_are_none_are_refused(copy):
    (copy / pack.TOWER_CONFIG).write_text("[]")
    with pytest.raises(PackError, match="reinstall it"):
        pack.open_pack(copy)
    (copy / bundles.SUMS).write_text(bundles._sums(copy))
    with pytest.raises(PackError, match="reinstall it"):
        pack.open_pack(copy)


def test_no_pack(tmp_path):
    with pytest.raises(PackError, match="name another with --pack"):
        pack.open_pack(tmp_path)


def test_the_card_names_what_answers(engine, world):
    card = engine.describe()
    assert card.systems == ("pinpoint",)
    assert [source.value for source in card.sources] == ["internet", "street"]
    assert card.references == len(world.photos)
    assert card.digests["model"] == pack.open_pack(world.pack).model
    assert card.digests["pack tiny"] == pack.open_pack(world.pack).digest
    assert sum(cell["internet"] + cell["street"] for cell in card.coverage) == len(world.photos)


def test_a_gallery_of_another_model_is_refused_beside_the_pack(world, make_gallery, tmp_path):
    save_gallery(make_gallery([(0, 0)]), tmp_path / "gallery")
    with pytest.raises(GalleryError, match=r"another model .* build it again with"):
        open_pinpoint(world.pack, [tmp_path / "gallery"])


def test_a_gallery_beside_the_pack_is_searched_too(world, make_gallery, tmp_path):
    save_gallery(make_gallery([(1, 2)], np.eye(1, 32), pack.open_pack(world.pack).model), tmp_path / "gallery")
    card = open_pinpoint(world.pack, [tmp_path / "gallery"]).describe()
    assert card.references == len(world.photos) + 1
    assert card.digests[f"gallery {tmp_path / 'gallery'}"] == gallery_digest(tmp_path / "gallery")


def test_a_pack_that_ranks_by_voting_needs_no_reranker(world, copy, queries):
    shutil.rmtree(copy / "reranker")
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps({**manifest, "ranking": pack.VOTING}))
    (copy / bundles.SUMS).write_text(bundles._sums(copy))
    engine = open_pinpoint(copy)
    assert engine.models.reranker is None
    assert engine.models.backbone.dim == open_pinpoint(world.pack).models.backbone.dim
    for query, answer in zip(queries, engine.locate(queries, Request()), strict=True):
        assert answer.candidates[0].reference.sequence.split("/")[0] == Path(query.path).parent.name
