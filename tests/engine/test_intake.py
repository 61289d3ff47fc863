"""The user's own photos become a gallery without training; unusable ones are named and left out."""

from __future__ import annotations

import numpy as np
import pytest
import tiny

from pinpoint_engine import Failure, Location, Reference, Request, Source, intake
from pinpoint_engine.errors import GalleryError
from pinpoint_engine.gallery import open_gallery, save_gallery
from pinpoint_engine.intake import EmbeddedPhoto
from pinpoint_engine.models.backbone import ConvTower
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import backbone_of, load_backbone
from pinpoint_engine.models.tower import TowerConfig
from pinpoint_engine.photos import decode, list_files, read_photo
from pinpoint_engine.sources import files
from pinpoint_engine.sources.files import ReferencePhoto
from pinpoint_engine.systems.pinpoint import open_pinpoint


@pytest.fixture(scope="module")
def pack(world):
    return open_pack(world.pack)


@pytest.fixture(scope="module")
def backbone(pack):
    return load_backbone(pack.folder)


@pytest.fixture
def mixed(tmp_path, broken):
    """Six photos: four of Nouméa, a broken one and one without position."""
    placed = [tiny.draw(tmp_path / f"{n}.jpg", 400 + n, 0, tiny.tags(-22.27, 166.44 + n / 100)) for n in range(4)]
    listed = [
        ReferencePhoto(
            read_photo(str(path)), Reference(f"n{number}", Location(-22.27, 166.44 + number / 100), Source.STREET)
        )
        for number, path in enumerate(placed)
    ]
    bad = ReferencePhoto(read_photo(str(broken)), Reference("bad", Location(0, 0), Source.STREET))
    lost = Failure(read_photo(str(tiny.draw(tmp_path / "lost.jpg", 9))), "no_position", "its EXIF holds no position")
    return [listed[0], bad, lost, *listed[1:]]


def test_each_photo_becomes_a_reference_or_a_failure(backbone, mixed):
    taken = list(intake.embed(mixed, backbone))
    assert len(taken) == len(mixed)
    assert [each.item.reference.id for each in taken if isinstance(each, EmbeddedPhoto)] == ["n0", "n1", "n2", "n3"]
    assert sorted(each.code for each in taken if isinstance(each, Failure)) == ["broken", "no_position"]


def test_a_position_that_cannot_be_used_is_told_from_none(backbone, tmp_path):
    places = {"lost": (None, None), "zero": (0.0, 0.0)}
    for name, place in places.items():
        tiny.draw(tmp_path / f"{name}.jpg", 9, 0, tiny.tags(*place))
    listing = list_files([tmp_path])
    without, unusable = intake.embed(files.geotagged(listing, tmp_path, Source.INTERNET, "", ""), backbone)
    remedy = "list it with coordinates in a CSV"
    assert (without.code, without.message) == ("no_position", f"its EXIF holds no position; {remedy}")
    fault = "it is 0, 0, which cameras write without a GPS fix"
    said = f"the position in its EXIF cannot be used: {fault}; {remedy}"
    assert (unusable.code, unusable.message) == ("unusable_position", said)


def test_vectors_are_those_of_the_photos(backbone, mixed):
    taken = {
        each.item.reference.id: each.vector for each in intake.embed(mixed, backbone) if isinstance(each, EmbeddedPhoto)
    }
    for item in mixed[3:]:
        alone = backbone.encode_images([decode(item.photo.path)])[0].astype(np.float16)
        assert taken[item.reference.id].tobytes() == alone.tobytes()


def test_the_gallery_of_the_world_is_what_intake_makes(backbone, pack, world, tmp_path):
    again = intake.build(intake.embed(files.listed(world.table, Source.INTERNET), backbone), pack.model)
    save_gallery(again, tmp_path / "gallery")
    kept = open_gallery(pack.gallery, pack.model)
    opened = open_gallery(tmp_path / "gallery", pack.model)
    assert list(opened.references) == list(kept.references)
    assert again.vectors.tobytes() == kept.vectors[kept.added].tobytes()


def test_an_own_gallery_answers_beside_the_pack(backbone, pack, mixed, tmp_path):
    save_gallery(intake.build(intake.embed(mixed, backbone), pack.model), tmp_path / "gallery")
    engine = open_pinpoint(pack.folder, [tmp_path / "gallery"])
    answer = next(engine.locate([mixed[-1].photo], Request()))
    assert answer.candidates[0].reference.id == "n3"
    assert [item.reference.id for item in answer.candidates[0].evidence] == ["n2", "n1", "n0"]
    assert engine.spaces.known.tolist() == [True] * (len(engine.gallery) - 4) + [False] * 4
    assert {c.channel for c in answer.candidates if c.reference.id.startswith("n")} <= {"image", "raw"}


def test_nothing_to_keep(backbone, pack, mixed):
    with pytest.raises(GalleryError, match="use geotagged photos, or a CSV with coordinates"):
        intake.build(intake.embed(mixed[1:3], backbone), pack.model)
    with pytest.raises(GalleryError, match="geotagged"):
        intake.build([], pack.model)


class HalfBlind:
    """A backbone that returns one NaN in each photo's vector."""

    def __init__(self, backbone):
        self.backbone = backbone

    def encode_images(self, pictures):
        rows = self.backbone.encode_images(pictures)
        rows[:, 3] = np.nan
        return rows


def test_a_photo_of_which_the_model_sees_a_part_is_left_out(backbone, mixed):
    [told] = intake.embed(mixed[:1], HalfBlind(backbone))
    assert told.code == "no_features"


def test_a_photo_in_which_the_model_sees_nothing_is_left_out(mixed):
    import torch

    blind = ConvTower(TowerConfig(widths=(4,), blocks=(1,), side_px=8, head=3))
    torch.nn.init.zeros_(blind.head.weight)
    torch.nn.init.zeros_(blind.head.bias)
    [told] = intake.embed(mixed[:1], backbone_of(blind))
    assert told.code == "no_features"
