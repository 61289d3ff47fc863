"""What all systems share: which photos cannot be located and why, and what a card tells of an engine."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
import tiny
from PIL import Image

from pinpoint_engine import Failure, Location, Outcome, Prediction, Source, __version__, photos
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.photos import read_photo
from pinpoint_engine.systems import steps


@pytest.fixture(scope="module")
def photo(world):
    return read_photo(str(world.photos[0]))


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_a_blank_photo_is_nowhere_and_nobody_is_sure_of_anything(tmp_path):
    Image.new("RGB", (300, 200), (9, 9, 9)).save(tmp_path / "blank.png")
    blank = read_photo(str(tmp_path / "blank.png"))
    told = steps.blank(blank, "planet", "tiny")
    wanted = {
        **{field.name: field.default for field in fields(Prediction)},
        "photo": blank,
        "candidates": (),
        "elsewhere": 1.0,
        "outcome": Outcome.NO_PLACE_SIGNAL,
        "confidence": 0.0,
        "system": "planet",
        "pack": "tiny",
        "sha256": sha256(blank.path),
        "within_km": {},
    }
    assert {name: getattr(told, name) for name in wanted} == wanted
    (tmp_path / "blank.png").unlink()
    assert (steps.blank(blank, "planet", "tiny")).code == "missing"


def test_blank_is_below_a_detail_of_1_2():
    """In a picture of two halves one of a row's 159 steps has the height of the edge, and none of a column's."""
    for height, is_blank in ((255, True), (0, True)):
        halves = np.zeros((160, 160, 3), np.uint8)
        halves[:, 80:] = height
        assert photos.detail(halves) == pytest.approx(height / 159 / 2)
        assert steps.is_blank(halves) is is_blank
    stripes = np.zeros((160, 160, 3), np.uint8)
    stripes[:, 40:80] = stripes[:, 120:] = 255  # three edges
    assert photos.detail(stripes) == pytest.approx(3 * 255 / 159 / 2) and not steps.is_blank(stripes)


@pytest.mark.parametrize("unknown", [[0], [3, 4], range(8)])
def test_a_row_that_is_unknown_in_part_or_whole_locates_nothing(photo, unknown):
    row = tiny.unit_rows(1, 8)[0]
    assert steps.settle(photo, row, "") == sha256(photo.path)
    row[list(unknown)] = np.nan
    for nowhere in ("", "none; widen it"):
        failure = steps.settle(photo, row, nowhere)
        assert isinstance(failure, Failure) and failure.code == "no_features"


def test_where_no_place_may_be_answered_that_is_said(photo):
    failure = steps.settle(photo, tiny.unit_rows(1, 8)[0], "none; widen it")
    assert failure == Failure(photo, "no_reference_in_region", "none; widen it")


def test_a_card_tells_every_number_under_its_own_name(world, make_gallery):
    pack = open_pack(world.pack)
    streets = make_gallery([(10.5, 20.5), (10.6, 20.6)], source=[Source.STREET] * 2)
    card = steps.card("planet", pack, streets, {"pack tiny": "5e", "gallery /g": "6f"})
    assert (card.systems, card.sources, card.references) == (("planet",), (Source.STREET,), 2)
    assert card.limits == {"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100}
    assert photos.MAX_BYTES != photos.MAX_PIXELS
    assert card.versions == {"engine": __version__, "pack": "1", "python": platform.python_version()}
    assert __version__ != "1"
    assert card.galleries == ("pack tiny", "gallery /g")
    assert card.digests == {"pack tiny": "5e", "gallery /g": "6f", "model": pack.model}
    assert card.coverage == ({"south": 10.0, "west": 20.0, "size_deg": 1.0, "internet": 0, "street": 2},)


def test_every_gallery_is_told_by_its_own_digest(world, make_gallery, tmp_path):
    pack = open_pack(world.pack)
    folders = [tmp_path / name for name in ("a", "b")]
    for number, folder in enumerate(folders):
        make_gallery([(number, 0)], model=pack.model).save(folder)
    opened, digests = steps.open_galleries(pack, folders)
    assert [len(each) for each in opened] == [48, 1, 1]
    assert opened[2].references[0].location == Location(1, 0)
    assert digests == {
        "pack tiny": sha256(world.pack / "SHA256SUMS"),
        **{f"gallery {folder}": sha256(folder / "SHA256SUMS") for folder in folders},
    }
