"""PLONK as an engine: samples of a photo's density as candidates, confidence and regions; the same whenever asked."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest
import tiny
import tiny_dino
import tiny_plonk
import torch
from mirror import serve
from PIL import Image
from served import serving

from pinpoint_engine import System, bundles, connect, geodesy, hub, open_engine, photos, tables
from pinpoint_engine.areas import regions
from pinpoint_engine.cli import main
from pinpoint_engine.errors import PackError, RequestError
from pinpoint_engine.models.plonk import sample
from pinpoint_engine.runs import replay
from pinpoint_engine.server.engines import of_pack
from pinpoint_engine.systems import plonk
from pinpoint_engine.systems.pinpoint import Pinpoint
from pinpoint_engine.systems.plonk import LEAST_INSIDE, PACK, TOWER, noise_of, open_plonk
from pinpoint_engine.systems.proposers import Proposers
from pinpoint_engine.types import Album, Failure, Location, Outcome, Prediction, Request

SAMPLES = 48
REVISIONS = {name: hub.find(name) for name in (PACK, TOWER)}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The network and the DINOv2, each as on the hub; read only."""
    home = tmp_path_factory.mktemp("hub")
    return tiny_plonk.save(home / "plonk"), tiny_dino.save(tiny_dino.make(registers=True), home / "dinov2")


@pytest.fixture(scope="module")
def plonker(folders):
    return open_plonk(*folders, samples=SAMPLES)


@pytest.fixture
def photo(queries):
    return queries[0]


def located(engine, queries, **asked):
    return list(engine.locate(queries, Request(**asked)))


@pytest.fixture
def sampling(plonker, monkeypatch):
    """Let the network sample given places for every photo."""

    def sampled(latlon):
        monkeypatch.setattr(plonk.plonk, "sample", lambda *_, **__: geodesy.unit_vectors(latlon))

    return sampled


# --- answers


def test_a_photo_is_answered_by_the_density_of_its_samples(plonker, queries):
    for query, found in zip(queries, located(plonker, queries), strict=True):
        assert isinstance(found, Prediction)
        assert (found.photo, found.system, found.pack, found.outcome) == (query, "plonk", PACK, Outcome.LOCATED)
        assert found.sha256 == tiny.sha256(query.path)
        shares = [each.probability for each in found.candidates]
        assert shares == sorted(shares, reverse=True) and sum(shares) + found.elsewhere == pytest.approx(1)
        assert found.confidence == found.within_km[25.0] >= found.candidates[0].probability - 1e-9
        assert [each.level for each in found.regions] == [0.5, 0.8, 0.95]
        pixels = photos.decode(query.path)
        samples = sample(plonker.network, plonker.tower.features([pixels])[0], noise_of(pixels, SAMPLES))
        first = geodesy.latlon_array([found.candidates[0].location])
        assert geodesy.distance_m(geodesy.from_unit_vectors(samples), first).min() < 1


def test_a_candidate_has_no_reference_photo_and_no_evidence(plonker, photo):
    [found] = located(plonker, [photo], top_k=3)
    for candidate in found.candidates:
        assert (candidate.channel, candidate.evidence, candidate.refs_5km) == ("density", (), None)
        assert candidate.reference.location == candidate.location and candidate.reference.url == ""
    assert len({each.reference.id for each in found.candidates}) == len(found.candidates)
    rows = list(tables.candidate_rows(found, "run"))
    assert {row["evidence"] for row in rows} == {"no other photo nearby"}


def test_a_photo_has_the_same_answer_whenever_and_with_whomever_it_is_asked(plonker, queries):
    together = located(plonker, queries)
    assert [answer for query in reversed(queries) for answer in located(plonker, [query])] == together[::-1]
    assert len({found.candidates[0].location for found in together}) > 1


def test_the_noise_is_drawn_by_the_pixels(photo):
    pixels = photos.decode(photo.path)
    other = pixels.copy()
    other[0, 0, 0] ^= 1
    assert np.array_equal(noise_of(pixels, 9), noise_of(pixels, 9))
    assert np.abs(noise_of(pixels, 9) - noise_of(other, 9)).min() > 0
    assert noise_of(pixels, 4000).std() == pytest.approx(1, abs=0.05)


def test_an_engine_elsewhere_has_the_same_answer(plonker, queries, tmp_path):
    """It is sent other files of the same pixels."""
    with serving(tmp_path, {System.PLONK: plonker}) as server:
        remote = connect(server.address, System.PLONK)
        asked = Request(within=(regions.disc(Location(0, 0), 9_000_000.0),))
        for request in (Request(top_k=3), asked):
            assert list(remote.locate(queries, request)) == list(plonker.locate(queries, request))
        card = remote.describe()
    assert (card.versions["confidence"], card.digests) == ("not calibrated", plonker.digests)


def test_a_service_offers_it_beside_the_systems_of_a_pack(world):
    assert of_pack(world.pack, (), (System.PLONK, System.PINPOINT)).systems == (System.PLONK, System.PINPOINT)
    assert System.PLONK not in of_pack(world.pack, ()).systems


def test_the_condition_is_the_last_class_token_of_the_middle_square(plonker, folders, photo):
    model = tiny_dino.make(registers=True)
    square = photos.square(photos.decode(photo.path), 336, "middle", "bicubic").astype(np.float32) / 255
    seen = (square - tiny_dino.PIXELS["image_mean"]) / tiny_dino.PIXELS["image_std"]
    with torch.inference_mode():
        token = model(pixel_values=torch.tensor(seen, dtype=torch.float32).permute(2, 0, 1)[None]).last_hidden_state
    found = plonker.tower.features([photos.decode(photo.path)])[0]
    assert np.abs(found - token[0, 0].numpy()).max() < 1e-4


def test_a_search_area_cuts_the_density_and_too_few_samples_in_it_are_said(plonker, photo, sampling):
    near = [(-33.8 + 0.01 * n, 151.2) for n in range(SAMPLES - 5)]
    sampling([*near, *[(48.8, 2.3 + 0.001 * n) for n in range(5)]])
    paris, sydney = (regions.disc(Location(*place), 100_000.0) for place in ((48.8, 2.3), (-33.8, 151.2)))
    [everywhere], [inside] = located(plonker, [photo]), located(plonker, [photo], within=(paris,))
    assert everywhere.candidates[0].location.lat < 0 < inside.candidates[0].location.lat
    assert sum(each.probability for each in inside.candidates) + inside.elsewhere == pytest.approx(1)
    assert inside.within_km[750.0] == pytest.approx(1)
    [both] = located(plonker, [photo], within=(paris, sydney))
    assert both.candidates[0].location == everywhere.candidates[0].location
    sampling([*near, *[(48.8, 2.3)] * (LEAST_INSIDE - 1), *near[:2]])
    [none] = located(plonker, [photo], within=(paris,))
    assert isinstance(none, Failure) and none.code == "too_few_in_region"
    assert none.message == (
        f"too few of PLONK's samples lie in the search area, {LEAST_INSIDE - 1} of {SAMPLES}; widen it or choose "
        "another system"
    )


def test_a_search_area_without_a_surface_is_refused(plonker, photo):
    line = regions.disc(Location(0, 0), 1000.0)
    with pytest.raises(RequestError, match="has no surface"):
        located(plonker, [photo], within=(replace(line, outer=line.outer[:2]),))


def test_broken_blank_and_featureless_photos(plonker, photo, broken, tmp_path, monkeypatch):
    Image.new("RGB", (300, 200), (130, 130, 130)).save(tmp_path / "grey.png")
    grey = photos.read_photo(str(tmp_path / "grey.png"))
    first, blank, last = located(plonker, [photos.read_photo(str(broken)), grey, photo])
    assert isinstance(first, Failure) and isinstance(last, Prediction)
    assert (blank.outcome, blank.candidates, blank.pack) == (Outcome.NO_PLACE_SIGNAL, (), PACK)
    nan = np.full((1, tiny_dino.WIDTH), np.nan, np.float32)
    monkeypatch.setattr(plonker.tower, "features", lambda pixels: nan)
    [none] = located(plonker, [photo])
    assert none.code == "no_features"


def test_albums_and_candidates_of_others_are_refused(plonker, photo):
    with pytest.raises(RequestError, match="plonk takes each photo by itself; choose that, or another system"):
        located(plonker, [photo], album=Album.SAME_TRIP)
    with pytest.raises(RequestError, match="plonk takes no candidates of geoclip; choose pinpoint"):
        located(plonker, [photo], proposed_by=System.GEOCLIP)


def test_the_card_tells_what_answers_and_that_nothing_is_calibrated(plonker):
    card = plonker.describe()
    assert (card.systems, card.references, card.galleries) == (("plonk",), 0, ())
    assert card.versions["confidence"] == "not calibrated"
    assert card.versions["sampling"] == f"{SAMPLES} samples, 250 steps, guidance 0"
    assert set(card.digests) == {f"pack {PACK}", "model"} and {len(each) for each in card.digests.values()} == {64}
    assert card.limits == {"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100}
    assert plonker.coverage(1.0) == ()


def test_a_run_is_replayed_to_the_same_answers(plonker, queries, tmp_path):
    written = tiny.write_run(tmp_path / "run.gpkg", plonker, queries[:3], Request())
    [plan] = replay.plans(written.path)
    compared = replay.Replay(plan, plonker.describe())
    assert all(not found for _, found in compared.locate(plonker, lambda photo: photo)) and compared.is_equal


# --- as a proposer


def test_its_peaks_are_ranked_by_pinpoint_with_its_own(plonker, engine, queries, monkeypatch, sampling):
    quito, desert = tiny.PLACES["quito"], (-25.0, 125.0)
    sampling([*[quito] * 30, *[desert] * (SAMPLES - 30)])
    monkeypatch.setattr(Proposers, "_open", lambda self, system: plonker)
    pinpoint = Pinpoint(engine.pack, engine.models, engine.spaces, {})
    for found in pinpoint.locate(queries, Request(proposed_by=System.PLONK, top_k=50)):
        by_place = {(each.location.lat, each.location.lon): each for each in found.candidates}
        remote = [each for place, each in by_place.items() if np.allclose(place, desert)]
        assert [each.channel for each in remote] == ["plonk"]
        assert any(each.reference.id.startswith("quito") for each in found.candidates)


def test_a_proposer_computes_where_pinpoint_does(engine, monkeypatch):
    asked = []
    monkeypatch.setattr("pinpoint_engine.systems.proposers.open_engine", lambda **named: asked.append(named))
    beside = Proposers(engine.pack, engine.gallery, engine.models.backbone, replace(tiny_runtime(), device="cuda"))
    for system in (System.PLONK, System.GEOCLIP):
        beside._open(system)
    assert [each["device"] for each in asked] == ["cuda", "auto"]


def tiny_runtime():
    from pinpoint_engine.models.runtime import ON_TORCH

    return ON_TORCH


# --- opening and fetching


def test_a_dinov2_of_another_width_is_refused(folders, tmp_path):
    import json

    other = shutil.copytree(folders[0], tmp_path / "plonk")
    settings = json.loads((other / "config.json").read_text())
    (other / "config.json").write_text(json.dumps({**settings, "cond_dim": 48}))
    import safetensors.torch

    from pinpoint_engine.models.plonk import PlonkConfig

    safetensors.torch.save_file(
        tiny_plonk.weights(PlonkConfig(**{**tiny_plonk.SHAPE, "cond_dim": 48})), other / "model.safetensors"
    )
    with pytest.raises(PackError, match=r"gives 32 numbers, and PLONK takes 48; get them with `pinpoint models get"):
        open_plonk(other, folders[1])


@pytest.fixture
def hubs(folders, tmp_path, monkeypatch):
    """A hub on this machine that has both parts, and a home without any."""
    files = {}
    for folder, name in zip(folders, (PACK, TOWER), strict=True):
        known = REVISIONS[name]
        files |= {
            f"/{known.origin}/resolve/{known.revision}/{file}": (folder / file).read_bytes() for file in known.files
        }
    monkeypatch.setenv("HOME", str(tmp_path))
    with serve(files) as mirror:
        yield mirror


def test_one_command_gets_the_network_and_its_dinov2(hubs, capsys, tmp_path, world):
    with pytest.raises(PackError, match=r"PLONK needs plonk-yfcc, which is not here; run `pinpoint models get plonk-"):
        open_engine(system=System.PLONK)
    get = ["models", "get", "plonk-yfcc", "--hub", hubs.url]
    hubs.breaks_after = 20_000
    assert main(get) == 1
    assert capsys.readouterr().err.endswith("run the command again to resume [stopped]\n")
    hubs.breaks_after = None
    assert main(get) == 0
    out, home = capsys.readouterr().out, tmp_path / ".cache" / "pinpoint"
    assert f"{TOWER} in {home / TOWER}\n" in out and out.endswith(f"plonk-yfcc in {home / PACK}\n")
    for name in (PACK, TOWER):
        assert bundles.faults(home / name, REVISIONS[name].files) == []
        assert main(["models", "verify", name]) == 0
    hubs.asked.clear()
    assert main(get) == 0 and hubs.asked == []
    capsys.readouterr()
    run = ["locate", str(world.photos[0]), "--system", "plonk", "--out", str(tmp_path / "run.gpkg")]
    assert main(run) == 0
    assert "(not calibrated)" in capsys.readouterr().out


def test_what_it_is_made_of_has_a_fixed_revision():
    assert REVISIONS[PACK].parts == (TOWER,)
    for known in REVISIONS.values():
        assert len(known.revision) == 40 and {"config.json", "model.safetensors"} <= set(known.files)
