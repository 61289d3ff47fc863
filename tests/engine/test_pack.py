"""A pack opens when it is whole and of this version's kind, and says what to do when it is not."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from pinpoint_engine import bundles
from pinpoint_engine.errors import GalleryError, PackError
from pinpoint_engine.models import pack
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.uncertainty import Calibration
from pinpoint_engine.voting import Voting


@pytest.fixture
def copy(world, tmp_path):
    """A pack that a test may damage."""
    return shutil.copytree(world.pack, tmp_path / "pack")


def test_the_manifest_comes_back(world):
    opened = pack.open_pack(world.pack)
    assert (opened.name, opened.version) == ("tiny", "1")
    assert opened.voting == Voting(temperature=0.02)
    assert opened.calibration == Calibration(1.0, 2.0, 4.0)
    assert opened.model == bundles.sha256(world.pack / pack.TOWER)
    assert opened.digest == bundles.sha256(world.pack / bundles.SUMS)


def test_a_pack_may_lie_anywhere(copy, world):
    assert pack.open_pack(copy).digest == pack.open_pack(world.pack).digest


@pytest.mark.parametrize("name", ["manifest.json", pack.TOWER, pack.TOWER_CONFIG, "gallery/vectors.npy", bundles.SUMS])
def test_a_damaged_pack_is_refused(copy, name):
    os.truncate(copy / name, (copy / name).stat().st_size // 2)
    with pytest.raises(PackError, match=r"damaged: .*; reinstall it$"):
        pack.open_pack(copy)


@pytest.mark.parametrize("name", ["manifest.json", pack.TOWER, bundles.SUMS])
def test_an_incomplete_pack_is_refused(copy, name):
    (copy / name).unlink()
    with pytest.raises(PackError, match="reinstall"):
        pack.open_pack(copy)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 2}, "get the pack of this version"),
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
    make_gallery([(0, 0)]).save(tmp_path / "gallery")
    with pytest.raises(GalleryError, match=r"another model .* build it again with"):
        open_pinpoint(world.pack, [tmp_path / "gallery"])


def test_a_gallery_beside_the_pack_is_searched_too(world, make_gallery, tmp_path):
    make_gallery([(1, 2)], model=pack.open_pack(world.pack).model).save(tmp_path / "gallery")
    card = open_pinpoint(world.pack, [tmp_path / "gallery"]).describe()
    assert card.references == len(world.photos) + 1
    assert card.digests[f"gallery {tmp_path / 'gallery'}"] == bundles.folder_digest(tmp_path / "gallery")
