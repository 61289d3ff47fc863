"""What all systems share: which photos cannot be located and why, and what a card tells of an engine."""

from __future__ import annotations

import platform
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import tiny
from PIL import Image

from pinpoint_engine import Failure, Location, Outcome, Photo, Prediction, Source, __version__, photos
from pinpoint_engine.gallery import save_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.photos import read_photo
from pinpoint_engine.systems import steps
from pinpoint_engine.systems.steps import Origin, Sight


@pytest.fixture(scope="module")
def photo(world):
    return read_photo(str(world.photos[0]))


def sight_of(photo, row):
    return Sight(photo, "5e", row)


def test_a_blank_photo_is_nowhere_and_nobody_is_sure_of_anything(tmp_path):
    Image.new("RGB", (300, 200), (9, 9, 9)).save(tmp_path / "blank.png")
    blank = read_photo(str(tmp_path / "blank.png"))
    answer = steps.blank(blank, "5e", Origin("planet", "tiny"))
    wanted = {
        **{field.name: field.default for field in fields(Prediction)},
        "photo": blank,
        "candidates": (),
        "elsewhere": 1.0,
        "outcome": Outcome.NO_PLACE_SIGNAL,
        "confidence": 0.0,
        "system": "planet",
        "pack": "tiny",
        "sha256": "5e",
        "within_km": {},
    }
    assert {name: getattr(answer, name) for name in wanted} == wanted


class Unsure:
    """A backbone whose every second row is not finite."""

    def encode_images(self, images):
        return np.array([[1.0, np.nan if number % 2 else 0.0] for number in range(len(images))], np.float32)


@pytest.mark.parametrize("nowhere", ["", "none; widen it"])
def test_photos_are_seen_in_order_or_answered_where_they_cannot_be_located(world, tmp_path, broken, nowhere):
    """A blank photo is blank wherever it is sought; the row that is not finite says so before the area does."""
    Image.new("RGB", (300, 200), (9, 9, 9)).save(tmp_path / "blank.png")
    paths = [world.photos[0], broken, world.photos[1], tmp_path / "blank.png", world.photos[2]]
    asked = [read_photo(str(path)) for path in paths]
    first, second = steps.see(Unsure(), asked, nowhere, Origin("planet", "tiny"))
    batch = first + second
    assert [each.photo for each in batch] == asked
    codes = [getattr(each, "code", type(each).__name__) for each in batch]
    whole = "no_reference_in_region" if nowhere else "Sight"
    assert codes == [whole, "broken", "no_features", "Prediction", whole]
    assert batch[3] == steps.blank(asked[3], tiny.sha256(paths[3]), Origin("planet", "tiny"))
    if not nowhere:
        assert (batch[0].sha256, batch[0].row.tolist()) == (tiny.sha256(paths[0]), [1.0, 0.0])


def test_a_photo_that_goes_away_once_it_was_read_is_seen(world, tmp_path):
    path = tmp_path / "doomed.jpg"
    path.write_bytes(Path(world.photos[0]).read_bytes())

    class Late(Unsure):
        def encode_images(self, pictures):
            path.unlink()  # decoded, not yet seen
            return super().encode_images(pictures)

    asked = [read_photo(str(path)), read_photo(str(world.photos[1]))]
    [[gone, _]] = steps.see(Late(), asked, "", Origin("planet", "tiny"))
    assert gone.sha256 == tiny.sha256(world.photos[0])


def test_albums_are_fused_each_by_itself_and_answered_in_the_order_of_the_photos():
    photos = [Photo(str(number), "", album=album) for number, album in enumerate("abacb")]
    failure = Failure(photos[3], "broken", "copy it again")
    solos = [failure if photo.album == "c" else SimpleNamespace(photo=photo) for photo in photos]
    albums = []

    def fuse(members):
        albums.append([each.photo.id for each in members])
        return [f"fused {each.photo.id}" for each in members]

    assert list(steps.fuse_albums(solos, fuse)) == ["fused 0", "fused 1", "fused 2", failure, "fused 4"]
    assert albums == [["0", "2"], ["1", "4"]]
    assert list(steps.fuse_albums([failure], fuse)) == [failure]


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
    assert steps.refusal(sight_of(photo, row), "") is None
    row[list(unknown)] = np.nan
    for nowhere in ("", "none; widen it"):
        failure = steps.refusal(sight_of(photo, row), nowhere)
        assert isinstance(failure, Failure) and failure.code == "no_features"


def test_where_no_place_may_be_answered_that_is_said(photo):
    failure = steps.refusal(sight_of(photo, tiny.unit_rows(1, 8)[0]), "none; widen it")
    assert failure == Failure(photo, "no_reference_in_region", "none; widen it")


@pytest.mark.parametrize(("outside", "outcome"), [(0.5, Outcome.LOCATED), (0.51, Outcome.OUTSIDE_GALLERY)])
def test_a_prediction_is_built_from_its_candidates_and_its_density(photo, outside, outcome):
    """Every field from its own source; what would be less than nothing elsewhere is nothing."""
    asked = []
    posterior = SimpleNamespace(
        within=lambda place: asked.append(place.tolist()) or (0.1, 0.2, 0.3, 0.4, 0.5),
        outside=lambda: outside,
        regions=lambda drawn: tuple(drawn),
    )
    sight, first = sight_of(photo, tiny.unit_rows(1, 8)[0]), np.array([1.0, 2.0])
    settings = dict(posterior=posterior, first=first, drawn=(0.4, 0.7, 0.9), origin=Origin("planet", "tiny"))
    answer = steps.predict(sight, ("one",), elsewhere=0.25, **settings)
    within_km = {1.0: 0.1, 5.0: 0.2, 25.0: 0.3, 200.0: 0.4, 750.0: 0.5}
    wanted = Prediction(photo, ("one",), 0.25, outcome, 0.3, "planet", "tiny", "5e", within_km, (0.4, 0.7, 0.9))
    assert answer == wanted and asked == [[1.0, 2.0]]
    assert steps.predict(sight, (), elsewhere=-1e-17, **settings).elsewhere == 0.0


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
        save_gallery(make_gallery([(number, 0)], model=pack.model), folder)
    opened, digests = steps.open_galleries(pack, folders)
    assert [len(each) for each in opened] == [48, 1, 1]
    assert opened[2].references[0].location == Location(1, 0)
    assert digests == {
        "pack tiny": tiny.sha256(world.pack / "SHA256SUMS"),
        **{f"gallery {folder}": tiny.sha256(folder / "manifest.json") for folder in folders},
    }
