"""GeoCLIP: the published package's answers from the same features, as an engine; and plain words where a part lacks."""

from __future__ import annotations

import importlib.util
import shutil
import warnings
from dataclasses import replace

import numpy as np
import pytest
import tiny
import tiny_clip
import tiny_geoclip
import torch
from PIL import Image
from tiny_geoclip import PLACES, capsule

from pinpoint_engine import bundles, geodesy, hub, photos, tables
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import MissingPartError, OutputError, PackError, RequestError
from pinpoint_engine.models import geoclip
from pinpoint_engine.models.geoclip import COORDINATES, IMAGE_HEAD, LOCATION_ENCODER, LOG_SCALE
from pinpoint_engine.systems.geoclip import GeoClip, open_geoclip
from pinpoint_engine.systems.steps import Sight
from pinpoint_engine.types import Album, Failure, Location, Outcome, Prediction, Request, Source

SYDNEY = Location(-33.86, 151.21)
TOP = 50
needs_package = pytest.mark.skipif(
    importlib.util.find_spec("geoclip") is None, reason="the package geoclip is not installed"
)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder laid out as the package's, with random weights and few places; read only."""
    return tiny_geoclip.save(tmp_path_factory.mktemp("published"))


@pytest.fixture
def copy(published, tmp_path):
    """A published folder that a test may damage."""
    return shutil.copytree(published, tmp_path / "published")


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return tiny_clip.save(tiny_clip.make(), tmp_path_factory.mktemp("hub") / "clip")


@pytest.fixture(scope="module")
def engine(clip, published, tmp_path_factory):
    return open_geoclip(clip, published, tmp_path_factory.mktemp("cache"))


@pytest.fixture
def photo(queries):
    return queries[0]


def located(engine, queries, **asked):
    return list(engine.locate(queries, Request(**asked)))


def points(prediction):
    return geodesy.latlon_array([candidate.location for candidate in prediction.candidates])


# --- parity with the published package


@pytest.fixture(scope="module")
def package(clip):
    """The real package's model on a tiny backbone: its own networks, gallery and mathematics."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what torch calls outdated
        from geoclip import GeoCLIP

        return GeoCLIP(clip_path=str(clip)).eval()


@pytest.fixture
def beside(package, clip, tmp_path, monkeypatch):
    """Return the package's model and ours, both for every so many of the published places."""

    def beside(every):
        folder = shutil.copytree(hub.folder_of(hub.find("geoclip")), tmp_path / "published")
        titles, *rows = (folder / COORDINATES).read_text().splitlines()
        (folder / COORDINATES).write_text("\n".join([titles, *rows[::every]]))
        monkeypatch.setitem(package._buffers, "gps_gallery", package.gps_gallery[::every])
        return package, open_geoclip(clip, folder, tmp_path / "cache")

    return beside


@needs_package
@pytest.mark.slow
@torch.inference_mode()
def test_the_same_features_have_the_packages_top_50_in_its_order(beside, photo, monkeypatch):
    """For every fifth place, as the package embeds them all for each photo; the benchmark compares all."""
    package, engine = beside(every=5)
    monkeypatch.setitem(package._modules, "image_encoder", package.image_encoder.mlp)  # what comes after the backbone
    features = torch.cat([torch.randn(3, 768, generator=torch.manual_seed(seed)) * 2**seed for seed in range(5)])
    shares = package.forward(features, package.gps_gallery).softmax(dim=-1)
    request = Request(top_k=TOP)
    for row, share in zip(features.numpy(), shares, strict=True):
        found = engine.answer(Sight(photo, "", row), request, engine.limits(request).allowed)
        expected = share.topk(TOP).values
        ours = [int(candidate.reference.id.removeprefix("geoclip-")) for candidate in found.candidates]
        assert (share[ours] - expected).abs().max() < 1e-6  # at each rank its place, or one that ties with it
        assert np.allclose(points(found), package.gps_gallery[ours], atol=2e-5)
        assert [each.probability for each in found.candidates] == pytest.approx(expected.tolist(), abs=1e-5)


@needs_package
@torch.inference_mode()
def test_photos_have_the_packages_probabilities(beside, photo):
    """On a tiny backbone, for few places; pixels may be a level apart, as the package resizes with Pillow here."""
    package, engine = beside(every=500)
    places, shares = package.predict(photo.path, top_k=TOP)
    [found] = located(engine, [photo], top_k=TOP)
    assert [each.probability for each in found.candidates] == pytest.approx(shares.tolist(), rel=0.01)
    assert np.allclose(points(found)[0], places[0], atol=1e-5)


# --- answers


def test_a_photo_is_answered_by_the_softmax_over_all_places(engine, queries):
    predictions = located(engine, queries, top_k=100)
    for query, found in zip(queries, predictions, strict=True):
        assert isinstance(found, Prediction)
        assert (found.photo, found.system, found.outcome) == (query, "geoclip", Outcome.LOCATED)
        shares = [candidate.probability for candidate in found.candidates]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) + found.elsewhere == pytest.approx(1)
        assert found.sha256 == tiny.sha256(query.path)
        best = found.candidates[0]
        assert best.score == pytest.approx(best.features["similarity_gps"] * np.exp(3.68), rel=1e-6)
        odds = [np.log(candidate.probability / best.probability) for candidate in found.candidates]
        assert odds == pytest.approx([candidate.score - best.score for candidate in found.candidates], abs=1e-9)
    assert len({points(found).tobytes() for found in predictions}) > 1


def test_confidence_is_the_mass_near_the_first_candidate(engine, photo):
    likeness = np.full(len(PLACES), -1, np.float32)
    likeness[:3] = 0.5, 0.5, 0.49
    shares = engine.networks.shares(likeness, np.ones(len(PLACES), bool))
    within_km = engine.within_km(0, shares)
    assert within_km[1.0] == pytest.approx(shares[:2].sum())
    assert within_km[25.0] == pytest.approx(shares[:3].sum()) == pytest.approx(1)
    [found] = located(engine, [photo])
    assert found.confidence == found.within_km[25.0] >= found.candidates[0].probability


def test_a_candidate_has_a_nameless_reference_and_no_evidence(engine, photo):
    [found] = located(engine, [photo], top_k=3)
    for candidate in found.candidates:
        row = int(candidate.reference.id.removeprefix("geoclip-"))
        assert (candidate.reference.location, candidate.reference.source) == (candidate.location, Source.INTERNET)
        assert (candidate.location.lat, candidate.location.lon) == tuple(engine.latlon[row])
        assert (candidate.channel, candidate.evidence, candidate.reference.url) == ("gps", (), "")
    rows = list(tables.candidate_rows(found, "run"))
    assert {row["evidence"] for row in rows} == {"no other photo nearby"}


def test_a_photo_has_the_same_answer_in_every_company(engine, queries):
    together = located(engine, queries)
    assert [answer for query in reversed(queries) for answer in located(engine, [query])] == together[::-1]


def test_a_search_area_keeps_the_likeness_and_shares_out_anew(engine, photo):
    area = (regions.disc(SYDNEY, 20_000),)
    [everywhere], [inside] = located(engine, [photo], top_k=100), located(engine, [photo], within=area)
    assert sorted(each.reference.id for each in inside.candidates) == ["geoclip-0", "geoclip-1", "geoclip-2"]
    assert sum(each.probability for each in inside.candidates) == pytest.approx(1)
    assert inside.elsewhere == pytest.approx(0, abs=1e-12)
    scores = {each.reference.id: each.score for each in everywhere.candidates}
    assert all(scores.get(each.reference.id, each.score) == each.score for each in inside.candidates)


def test_a_search_area_across_the_antimeridian_finds_both_sides(engine, photo):
    [found] = located(engine, [photo], within=(regions.disc(Location(-16.8, 180), 30_000),))
    assert {each.reference.id for each in found.candidates} == {"geoclip-4", "geoclip-5"}


def test_candidates_may_be_asked_to_lie_apart(clip, published, engine, photo, tmp_path):
    apart = GeoClip(engine.clip, engine.networks, engine.latlon, engine.vectors, {}, apart_m=1_000)
    area = (regions.disc(SYDNEY, 20_000),)
    [found], [plain] = located(apart, [photo], within=area), located(engine, [photo], within=area)
    assert len(found.candidates) == 2
    assert found.candidates[0] == plain.candidates[0]
    assert 0 < found.elsewhere == pytest.approx(1 - sum(each.probability for each in found.candidates))


def test_an_empty_area_a_broken_photo_and_empty_features_are_failures(engine, photo, broken, monkeypatch):
    [found] = located(engine, [photo], within=(regions.disc(Location(0, -170), 1_000),))
    assert (found.code, found.message.rpartition("; ")[2]) == ("no_reference_in_region", "widen it")
    first, second = located(engine, [photos.read_photo(str(broken)), photo])
    assert isinstance(first, Failure) and isinstance(second, Prediction)
    [gone] = located(engine, [replace(photo, path="/nowhere.jpg")])
    assert isinstance(gone, Failure) and gone.code == "missing"
    monkeypatch.setattr(engine.clip, "features", lambda pixels: np.full((1, 768), np.nan, np.float32))
    [none] = located(engine, [photo])
    assert none.code == "no_features"


def test_a_blank_photo_says_so_and_albums_are_refused(engine, photo, tmp_path):
    Image.new("RGB", (300, 200), (130, 130, 130)).save(tmp_path / "grey.png")
    [blank] = located(engine, [photos.read_photo(str(tmp_path / "grey.png"))])
    assert (blank.outcome, blank.candidates) == (Outcome.NO_PLACE_SIGNAL, ())
    with pytest.raises(RequestError, match="choose that, or another system"):
        located(engine, [photo], album=Album.SAME_TRIP)


def test_locating_stops_when_nobody_asks_on(engine, queries):
    asked = []
    answers = engine.locate((asked.append(query) or query for query in queries), Request())
    next(answers)
    answers.close()
    assert len(asked) == 2


def test_the_card_tells_what_answers(engine):
    card = engine.describe()
    assert (card.systems, card.references) == (("geoclip",), len(PLACES))
    assert {len(digest) for digest in card.digests.values()} == {64}
    assert card.limits == {"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100}


# --- the cache


def test_the_gallery_is_embedded_once(clip, published, engine, tmp_path, monkeypatch):
    first = open_geoclip(clip, published, tmp_path)
    [folder] = tmp_path.iterdir()
    monkeypatch.delattr(geoclip.GeoClipNetworks, "encode_locations")
    assert np.array_equal(open_geoclip(clip, published, tmp_path).vectors, first.vectors)
    assert folder.name.startswith("geoclip-")


@pytest.mark.parametrize("name", [LOCATION_ENCODER, COORDINATES])
def test_other_weights_or_places_have_another_cache(clip, copy, tmp_path, name):
    open_geoclip(clip, copy, tmp_path / "cache")
    if name == COORDINATES:
        np.savetxt(copy / name, PLACES[:200], "%.6f", ",", header="LAT,LON", comments="")
    else:
        torch.save({**torch.load(copy / name, weights_only=True), **capsule(0)}, copy / name)
    assert len(open_geoclip(clip, copy, tmp_path / "cache").latlon) in (200, len(PLACES))
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_damaged_cache_is_made_again(clip, published, engine, tmp_path):
    open_geoclip(clip, published, tmp_path)
    [folder] = tmp_path.iterdir()
    (folder / "vectors.npy").write_bytes(b"nothing")
    assert np.array_equal(open_geoclip(clip, published, tmp_path).vectors, engine.vectors)
    assert bundles.faults(folder, ("vectors.npy",)) == []


def test_a_pickled_cache_is_not_unpickled(clip, published, tmp_path):
    open_geoclip(clip, published, tmp_path / "cache")
    [folder] = (tmp_path / "cache").iterdir()
    trap = tiny.Trap(tmp_path / "sprung")
    trap.save(folder / "vectors.npy")
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    with pytest.raises(ValueError, match="allow_pickle=False"):
        open_geoclip(clip, published, tmp_path / "cache")
    assert not trap.is_sprung


def test_a_cache_that_cannot_be_written_is_named(clip, published, tmp_path):
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(OutputError, match=r"cache.* cannot be written .*; free some space or choose another folder$"):
        open_geoclip(clip, published, tmp_path / "cache")


# --- the networks


def test_the_plane_is_that_of_the_equal_earth_projection():
    """Against PROJ's `eqearth` on the unit sphere."""
    import pyproj

    latlon = np.concatenate([PLACES, [(90, 0), (-90, 180), (0, -180), (0, 0)]])
    plane = np.column_stack(pyproj.Proj("+proj=eqearth +R=1")(latlon[:, 1], latlon[:, 0]))
    found = geoclip.equal_earth(torch.tensor(latlon, dtype=torch.float32)).numpy()
    assert np.allclose(found * 180 / 66.50336, plane, atol=2e-6)
    assert np.abs(found[:, 0]).max() == pytest.approx(1, abs=1e-5)


def test_places_are_unit_rows_however_many_go_through_at_once(published, monkeypatch):
    loaded = geoclip.load_geoclip(published)
    together = loaded.encode_locations(PLACES)
    monkeypatch.setattr(geoclip, "PLACES_PER_PASS", 7)
    assert np.allclose(loaded.encode_locations(PLACES), together, atol=1e-5)
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-6


def test_weights_that_carry_code_are_not_run(copy, tmp_path):
    class Evil:
        def __reduce__(self):
            return (tmp_path.joinpath("ran").touch, ())

    torch.save({"0.weight": Evil()}, copy / IMAGE_HEAD)
    with pytest.raises(PackError, match="is damaged"):
        geoclip.load_geoclip(copy)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", [IMAGE_HEAD, LOCATION_ENCODER, LOG_SCALE])
def test_missing_damaged_and_other_weights_are_named(copy, name):
    for other in ({"0.weight": torch.zeros(3)}, torch.zeros(3)):
        torch.save(other, copy / name)
        with pytest.raises(PackError, match=r"are not GeoCLIP's .*; install it again with `pip install .*`$"):
            geoclip.load_geoclip(copy)
    (copy / name).write_bytes(b"no weights")
    with pytest.raises(PackError, match=r"\.pth is damaged .*geoclip==1.3.0`$"):
        geoclip.load_geoclip(copy)
    (copy / name).unlink()
    with pytest.raises(PackError, match=r"there is no .*\.pth in .*geoclip==1.3.0`$"):
        geoclip.load_geoclip(copy)


@pytest.mark.parametrize("text", ["", "LON,LAT\n1,2\n", "LAT,LON\n1\n", "LAT,LON\n91,0\n", "LAT,LON\nx,y\n", None])
def test_what_is_no_table_of_places_is_refused(copy, text):
    (copy / COORDINATES).unlink()
    if text is not None:
        (copy / COORDINATES).write_text(text)
    with pytest.raises(PackError, match=r"geoclip==1.3.0`$"):
        geoclip.read_coordinates(copy)


def test_without_the_package_its_name_is_told(clip, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingPartError, match=r"install it with `pip install .*geoclip==1.3.0`$"):
        open_geoclip(clip, cache=tmp_path)
    assert not hub.is_here(hub.find("geoclip"))


def test_weights_that_were_not_fetched_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(PackError, match="run `pinpoint models get clip-vit-large-patch14`"):
        open_geoclip()
