"""A pack of a backbone alone is calibrated on its own photos, if they are enough to ask about."""

from __future__ import annotations

import pytest
import tiny
import tiny_dino

from pinpoint_engine.assembly import assemble_backbone
from pinpoint_engine.confidence.calibration import PHOTO, Calibration
from pinpoint_engine.gallery import write_gallery
from pinpoint_engine.models.dinov2 import load_dinov2
from pinpoint_engine.models.pack import GALLERY, open_pack, rewrite
from pinpoint_engine.models.whitening import whitening
from pinpoint_engine.sources.files import ReferencePhoto
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training.confidence import own_pack
from pinpoint_engine.training.confidence.own_pack import calibrate_pack
from pinpoint_engine.types import Location, Photo, Reference, Request, Source


@pytest.fixture
def make(world, tmp_path):
    """Make a pack of a tiny DINOv2, whose gallery are so many towns."""
    tower = load_dinov2(tiny_dino.save(tiny_dino.make(), tmp_path / "hub"), layer=2)
    photo = ReferencePhoto(Photo.at(str(world.photos[0])), Reference("one", Location(1, 2), Source.INTERNET))

    def with_towns(count=tiny.TOWNS):
        made = assemble_backbone(tower, [photo], tmp_path / "pack", "mine", lambda _: None)
        towns = tiny.towns(open_pinpoint(made.folder), count)
        return rewrite(made, lambda part: write_gallery(towns, part / GALLERY))

    return with_towns


def test_it_is_fitted_on_the_pack_s_photos_and_kept_in_its_manifest(make, queries):
    pack, said = make(), []
    assert not pack.is_calibrated and open_pinpoint(pack.folder).describe().versions["confidence"] == "not calibrated"
    made = calibrate_pack(pack, said.append)
    assert any(line.startswith("log loss: ") for line in said) and not any("not calibrated" in line for line in said)
    assert made.is_calibrated and open_pack(made.folder).calibration == made.calibration != Calibration()
    assert made.calibration.elsewhere[PHOTO].weights and made.model == pack.model
    engine = open_pinpoint(made.folder)
    assert "confidence" not in engine.describe().versions
    [answer] = engine.locate(queries[:1], Request())
    assert 0 <= answer.confidence <= 1


def test_few_photos_leave_the_pack_as_it_is(make):
    pack, said = make(3), []
    assert calibrate_pack(pack, said.append) == pack and said[-1].startswith("not calibrated: ")
    assert "it takes 40 of 12" in said[-1]


def test_what_is_no_better_than_chance_leaves_it_as_it_is(make, monkeypatch):
    pack, said = make(), []
    monkeypatch.setattr(own_pack.try_fit.__globals__["FitTrial"], "is_better", property(lambda _: False))
    assert calibrate_pack(pack, said.append) == pack
    assert said[-1] == "not calibrated: what was fitted is no more than chance"


def test_a_pack_that_was_whitened_on_few_photos_is_not_asked(make, tmp_path):
    """A whitening makes the photos that it was fitted on look less alike than those that come later."""
    from pinpoint_engine.models.backbone import read_tower, save_backbone

    pack, said = make(), []
    rows = tiny.unit_rows(200, 2 * tiny_dino.WIDTH)
    parts = (tiny_dino.WIDTH,) * 2
    tower, towns = read_tower(pack.folder), tiny.towns(open_pinpoint(pack.folder), 5)
    white = rewrite(pack, lambda part: save_backbone(tower, whitening(rows, parts), part))
    white_gallery = type(towns).of(list(towns.references), towns.vectors, white.model)
    white = rewrite(white, lambda part: write_gallery(white_gallery, part / GALLERY))
    assert calibrate_pack(white, said.append) == white
    assert said == [
        "not calibrated: whitened on 82 photos, it takes 96 to ask about them fairly; fit a gallery of other photos "
        "with `pinpoint gallery fit`"
    ]
