"""`geoclip-world`: assembled of published files, it is Pinpoint on places without photos, with the user's galleries."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest
import tiny
import tiny_clip
import tiny_dino
import tiny_geoclip
import torch
from mirror import serve
from tiny_geoclip import PLACES

from pinpoint_engine import assembly, bundles, geodesy, hub, photos, runs
from pinpoint_engine.areas import regions
from pinpoint_engine.assembly import assemble_world, world_parts
from pinpoint_engine.cli import main
from pinpoint_engine.errors import PackError
from pinpoint_engine.gallery import open_gallery, save_gallery
from pinpoint_engine.models.clip import load_clip
from pinpoint_engine.models.geoclip import COORDINATES, FILES, LOCATION_ENCODER, load_geoclip
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.models.pytorch import backbone_of
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training import layer_trial
from pinpoint_engine.types import Album, Failure, Location, Outcome, Request, Source


def said(_line: str) -> None:
    """Hear nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return tiny_geoclip.save(tmp_path_factory.mktemp("geoclip"))


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return tiny_clip.save(tiny_clip.make(), tmp_path_factory.mktemp("hub") / "clip")


@pytest.fixture(scope="module")
def pack(clip, published, tmp_path_factory):
    return assemble_world(clip, published, tmp_path_factory.mktemp("packs") / "world", said)


@pytest.fixture(scope="module")
def engine(pack):
    return open_pinpoint(pack.folder)


@pytest.fixture(scope="module")
def own(pack, world, tmp_path_factory):
    """A gallery of the tiny world's photos, made with the pack."""
    folder = tmp_path_factory.mktemp("galleries") / "own"
    arguments = ["gallery", "build", str(world.table), "--out", str(folder), "--pack", str(pack.folder)]
    assert main(arguments) == 0
    return folder


@pytest.fixture(scope="module")
def sharpened(pack, own):
    return open_pinpoint(pack.folder, [own])


@pytest.fixture
def photo(queries):
    return queries[0]


def located(engine, asked, **request):
    return list(engine.locate(asked, Request(**request)))


# --- the same as what was published


def test_the_pack_holds_what_was_published(pack, clip, published, engine, queries):
    """The learned row of a photo is GeoCLIP's of the same feature, and the places are where its table has them."""
    pictures = [photos.decode(query.path) for query in queries]
    networks = load_geoclip(published)
    with torch.inference_mode():
        features = torch.from_numpy(backbone_of(load_clip(clip)).features(pictures))
        expected = networks.images(features).numpy()
    rows = engine.models.backbone.encode_images(pictures)
    learned = [query.learned for query in engine.queries(rows, Request())]
    assert np.allclose(learned, expected, atol=1e-5)
    found = geodesy.latlon_array([each.location for each in engine.gallery.references])
    assert np.allclose(sorted(map(tuple, found)), sorted(map(tuple, PLACES.round(6))), atol=1e-9)
    places = engine.spaces.indexes["gps"].vectors.astype(np.float32)
    assert np.allclose(places, networks.encode_locations(np.asarray(engine.gallery.latlon)), atol=1e-3)


@pytest.mark.skipif(not hub.is_here(hub.find("geoclip")), reason="the package geoclip is not installed")
@pytest.mark.slow
@torch.inference_mode()
def test_its_places_have_the_published_packages_likeness(clip, queries, tmp_path):
    """The package's own networks, weights and mathematics, for every 250th of its places, on a tiny backbone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what torch calls outdated
        from geoclip import GeoCLIP

        package = GeoCLIP(clip_path=str(clip)).eval()
    folder = shutil.copytree(hub.folder_of(hub.find("geoclip")), tmp_path / "published")
    titles, *rows = (folder / COORDINATES).read_text().splitlines()
    (folder / COORDINATES).write_text("\n".join([titles, *rows[::250]]))
    engine = open_pinpoint(assemble_world(clip, folder, tmp_path / "pack", said).folder)
    pictures = [photos.decode(query.path) for query in queries]
    features = torch.from_numpy(backbone_of(load_clip(clip)).features(pictures))
    heads = torch.nn.functional.normalize(package.image_encoder.mlp(features), dim=1)
    places = torch.nn.functional.normalize(package.location_encoder(package.gps_gallery[::250]), dim=1)
    numbers = [int(each.id.removeprefix("geoclip-")) for each in engine.gallery.references]
    expected = (heads @ places.T).numpy()[:, numbers]
    asked = engine.queries(engine.models.backbone.encode_images(pictures), Request())
    every = np.arange(len(numbers))
    found = [engine.spaces.indexes["gps"].similarity(query.learned, every) for query in asked]
    assert np.abs(np.array(found) - expected).max() < 5e-4  # rows are stored as float16
    assert engine.pack.voting.temperature == pytest.approx(1 / float(package.logit_scale.exp()))


# --- places without photos


def test_anywhere_on_earth_candidates_are_places_without_photos(engine, queries):
    for found in located(engine, queries):
        assert len(found.candidates) == 12
        for candidate in found.candidates:
            assert (candidate.channel, candidate.evidence, candidate.refs_5km) == ("gps", (), 0)
            assert set(candidate.features) == {"similarity_gps"}
            assert candidate.why.vicinity.references == candidate.why.vicinity.alike == 0
        shares = [candidate.probability for candidate in found.candidates]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) + found.elsewhere == pytest.approx(1)
        assert found.elsewhere == pytest.approx(0.655, abs=0.001)


def test_the_first_is_the_place_amid_the_likeliest(engine, photo):
    [found] = located(engine, [photo])
    [row] = engine.models.backbone.encode_images([photos.decode(photo.path)])[None]
    [query] = engine.queries(row, Request())
    likely = engine.spaces.indexes["gps"].similarity(query.learned, np.arange(len(PLACES)))
    votes = np.exp((likely - likely.max()) / engine.pack.voting.temperature)
    metres = engine.gallery.metres(np.arange(len(PLACES)), np.arange(len(PLACES)))
    best = int((votes * np.exp(-0.5 * (metres / 15_000) ** 2)).sum(axis=1).argmax())
    assert found.candidates[0].location.metres_to(engine.gallery.references[best].location) < 15_000


def test_what_is_not_calibrated_calls_no_photo_outside(engine, queries):
    """Elsewhere is the same for every photo, so that it would be said of all."""
    found = located(engine, queries)
    assert {each.outcome for each in found} == {Outcome.LOCATED} and min(each.elsewhere for each in found) > 0.6


def test_the_confidence_says_that_it_is_not_calibrated(engine, pack, sharpened):
    assert not pack.is_calibrated
    assert engine.describe().versions["confidence"] == sharpened.describe().versions["confidence"] == "not calibrated"
    assert "not calibrated" in (pack.folder / "CARD.md").read_text()


def test_a_search_area_holds_and_one_without_places_is_said(engine, photo):
    [found] = located(engine, [photo], within=(regions.disc(Location(-33.86, 151.21), 20_000),))
    first, second = sorted(each.reference.id for each in found.candidates)  # two of the three are one place
    assert (first in ("geoclip-0", "geoclip-1"), second) == (True, "geoclip-2")
    [none] = located(engine, [photo], within=(regions.disc(Location(0.5, -170.5), 1_000),))
    assert isinstance(none, Failure) and none.code == "no_reference_in_region"


def test_street_photos_alone_are_not_places(engine, photo):
    [none] = located(engine, [photo], sources=(Source.STREET,))
    assert isinstance(none, Failure)


# --- sharpened by galleries


def test_the_very_photo_in_a_gallery_is_a_candidate_beside_places(sharpened, queries):
    for query, found in zip(queries, located(sharpened, queries), strict=True):
        [own] = [each for each in found.candidates if each.location.metres_to(query.geotag) < 1]
        assert own.channel == "raw"
        assert set(own.features) == {"similarity", "similarity_learned", "similarity_gps"}
        assert own.features["similarity"] == pytest.approx(1, abs=1e-3)
        assert {each.channel for each in found.candidates} >= {"raw", "gps"}


def test_evidence_is_photos_and_never_places(sharpened, queries):
    shown = [
        each.reference.id for found in located(sharpened, queries) for c in found.candidates for each in c.evidence
    ]
    assert shown and not any(each.startswith("geoclip-") for each in shown)


def test_a_gallery_of_towns_calibrates_it_where_a_photo_of_them_leads(engine, pack, tmp_path, capsys):
    """Places without photos are not asked about; what is fitted is for answers that the user's photos lead."""
    save_gallery(tiny.towns(engine), tmp_path / "towns")
    assert main(["gallery", "fit", str(tmp_path / "towns"), "--pack", str(pack.folder)]) == 0
    assert "each asked without its own sequence" in capsys.readouterr().out
    fitted = open_pinpoint(pack.folder, [tmp_path / "towns"])
    assert fitted.probabilities.fit.elsewhere is not None
    assert fitted.describe().versions["confidence"] == "calibrated near your galleries only"
    assert fitted.calibration_of(0) == pack.calibration != fitted.calibration_of(len(PLACES))
    assert not fitted.is_calibrated_at(0) and fitted.is_calibrated_at(len(PLACES))


def test_albums_and_fair_tests_work_without_and_with_photos(engine, sharpened, queries):
    for each in (engine, sharpened):
        for found in located(each, queries, album=Album.SAME_TRIP):
            assert found.outcome in (Outcome.LOCATED, Outcome.OUTSIDE_GALLERY)
        for found in located(each, queries, fair=True):
            assert found.candidates


def test_a_gallery_of_another_backbone_is_refused(pack, world):
    from pinpoint_engine.errors import GalleryError

    with pytest.raises(GalleryError, match="made by another model"):
        open_pinpoint(pack.folder, [world.pack / "gallery"])


def test_places_are_not_written_among_photos(pack, own, tmp_path):
    from pinpoint_engine.errors import GalleryError
    from pinpoint_engine.gallery import join

    both = join([open_gallery(pack.gallery, pack.model), open_gallery(own, pack.model)])
    with pytest.raises(GalleryError, match=r"leave them in the pack they came with$"):
        save_gallery(both, tmp_path / "both")


# --- assembling


def test_the_card_has_every_file_and_its_digest(pack, clip, published):
    card = (pack.folder / "CARD.md").read_text()
    for name in FILES:
        assert f"{tiny.sha256(published / name)}  {name}" in card
    assert f"{tiny.sha256(clip / 'model.safetensors')}  model.safetensors" in card
    assert hub.find("clip-vit-large-patch14").revision in card
    assert [part.files for part in world_parts(clip, published)][1] == FILES


def test_it_is_whole_and_a_damaged_one_is_refused(pack, tmp_path):
    assert bundles.faults(pack.folder, ()) == []
    broken = shutil.copytree(pack.folder, tmp_path / "pack")
    (broken / "embedder" / "model.safetensors").write_bytes(b"")
    with pytest.raises(PackError, match=r"embedder/model.safetensors is damaged"):
        open_pack(broken)


def test_the_embedder_of_an_unknown_kind_is_refused(pack, tmp_path):
    broken = shutil.copytree(pack.folder, tmp_path / "pack")
    path = broken / "embedder" / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "kind": "other"}))
    (broken / bundles.SUMS).write_text(bundles._sums(broken))
    with pytest.raises(PackError, match=r"has an embedder of kind 'other'; get the pack of this version$"):
        open_pinpoint(broken)


def test_other_weights_leave_nothing_behind(clip, published, tmp_path):
    torch.save({"0.weight": torch.zeros(3)}, shutil.copytree(published, tmp_path / "geoclip") / LOCATION_ENCODER)
    with pytest.raises(PackError, match="are not GeoCLIP's"):
        assemble_world(clip, tmp_path / "geoclip", tmp_path / "packs" / "world", said)
    assert not (tmp_path / "packs").exists()


# --- the command


@pytest.fixture
def hubs(clip, published, tmp_path, monkeypatch):
    """A registry of the pack and of its parts, which a hub on this machine has; and a temporary home."""
    registry = tmp_path / "registry"
    files = tiny_geoclip.publish(clip, published, registry)
    monkeypatch.setattr(hub, "REGISTRY", registry)
    monkeypatch.setattr(hub.importlib.util, "find_spec", lambda name: None)  # the package is not installed
    monkeypatch.setenv("HOME", str(tmp_path))
    with serve(files) as mirror:
        yield mirror


def test_one_command_gets_the_parts_and_assembles_the_pack(hubs, capsys, tmp_path, world):
    get = ["models", "get", "geoclip-world", "--hub", hubs.url, "--index", hubs.url, "--progress"]
    hubs.breaks_after = 20_000
    assert main(get) == 1
    assert capsys.readouterr().err.endswith("run the command again to resume [stopped]\n")
    hubs.breaks_after = None
    assert main(get) == 0
    out = capsys.readouterr().out
    home = tmp_path / ".cache" / "pinpoint"
    assert f"clip-vit-large-patch14 in {home / 'clip-vit-large-patch14'}\n" in out
    assert out.index("\n100 %\n") < out.index("geoclip in ")
    assert out.endswith(f"geoclip-world in {home / 'geoclip-world'}\n") and "not calibrated" in out
    assert main(["models", "verify", "geoclip-world"]) == 0
    assert capsys.readouterr().out.endswith("is intact: all files as they came\n")
    assert main(["models", "list"]) == 0
    assert "geoclip-world: " in capsys.readouterr().out
    hubs.asked.clear()
    written = (home / "geoclip-world" / "manifest.json").stat().st_mtime_ns
    for part in ("clip-vit-large-patch14", "geoclip"):
        shutil.rmtree(home / part)
    assert main(get) == 0
    assert capsys.readouterr().out.endswith(f"geoclip-world in {home / 'geoclip-world'}\n")
    assert (hubs.asked, (home / "geoclip-world" / "manifest.json").stat().st_mtime_ns) == ([], written)
    run = ["locate", str(world.photos[0]), "--pack", "geoclip-world", "--out", str(tmp_path / "run.gpkg")]
    capsys.readouterr()
    assert main(run) == 0
    told = capsys.readouterr().out
    assert "(not calibrated)" in told and "only the order counts; fit them on a gallery of yours with" in told
    [record] = runs.read(tmp_path / "run.gpkg")["run"]
    assert record["calibrated"] == "not calibrated"


def test_a_part_that_was_changed_is_refused(hubs, capsys, tmp_path):
    get = ["models", "get", "geoclip-world", "--hub", hubs.url, "--index", hubs.url]
    for path in hubs.files:
        if path.endswith("model.safetensors"):
            hubs.files[path] = hubs.files[path][:-1] + b"x"
    assert main(get) == 1
    assert "as published, and was deleted" in capsys.readouterr().err
    assert not Path(tmp_path, ".cache", "pinpoint", "geoclip-world").exists()


# --- a backbone alone


@pytest.fixture(scope="module")
def dino(tmp_path_factory):
    return tiny_dino.save(tiny_dino.make(), tmp_path_factory.mktemp("hub") / "dinov2")


@pytest.fixture
def made(dino, world, tmp_path):
    """Make a pack of the tiny world's photos with the command, and return it."""

    def make(*chosen, photos=world.table):
        arguments = ["models", "make", str(photos), "--backbone", str(dino), "--out", str(tmp_path / "pack")]
        assert main([*arguments, *chosen]) == 0
        return open_pack(tmp_path / "pack")

    return make


def test_a_backbone_alone_is_a_pack_that_locates(made, queries, monkeypatch, capsys):
    monkeypatch.setattr(assembly, "LEAST", 20)
    pack = made("--layer", "2", "--pooling", "class and mean")
    assert "whitened on 48 photos\n" in capsys.readouterr().out
    told = json.loads((pack.folder / "tower" / "config.json").read_text())
    assert (told["layer"], told["pooling"], pack.is_calibrated) == (2, "class and mean", False)
    assert (pack.folder / "tower" / "whitening.safetensors").is_file()
    assert not (pack.folder / "embedder").exists()
    engine = open_pinpoint(pack.folder)
    for query, found in zip(queries, located(engine, queries), strict=True):
        own = found.candidates[0]
        assert own.location.metres_to(query.geotag) < 1_000
        assert {each.channel for each in found.candidates} == {"raw"}
        assert set(own.features) == {"similarity"} and own.features["similarity"] == pytest.approx(1, abs=2e-3)
    for found in located(engine, queries, album=Album.SAME_TRIP):
        assert found.candidates
    assert engine.describe().versions["confidence"] == "not calibrated"
    assert engine.spaces.exactly().indexes.keys() == {"raw"}


def test_the_layer_is_chosen_on_the_photos_that_become_the_gallery(made, monkeypatch, capsys):
    monkeypatch.setattr(layer_trial, "LEAST_QUESTIONS", 20)
    pack = made()
    out = capsys.readouterr().out
    assert "chosen on 48 photos of 24 albums, each asked without its album: layer " in out
    told = json.loads((pack.folder / "tower" / "config.json").read_text())
    assert f"album: layer {told['layer']} of 3, {told['pooling']}, not whitened" in out
    assert "not calibrated: 0 references of 0 sequences" in out  # to random weights all photos are copies of each other
    assert out.endswith("; its confidence is not calibrated\n")


def test_too_few_photos_are_not_whitened(made, capsys):
    pack = made("--layer", "2")
    assert "not whitened: 48 photos are too few, 100 are needed\n" in capsys.readouterr().out
    assert not (pack.folder / "tower" / "whitening.safetensors").exists()
    assert open_pinpoint(pack.folder).gallery.total == 48


def test_a_folder_of_geotagged_photos_is_a_gallery_and_what_cannot_be_used_is_named(made, tmp_path, capsys):
    folder = tmp_path / "outing"
    for number in range(5):
        tiny.draw(folder / f"{number}.jpg", 400 + number, 0, tiny.tags(-22.27, 166.44 + number / 50))
    tiny.draw(folder / "lost.jpg", 500)
    broken = tiny.draw(folder / "broken.jpg", 501, 0, tiny.tags(-22.27, 166.44))
    broken.write_bytes(broken.read_bytes().partition(b"\xff\xda")[0])  # its header alone
    (folder / "notes.txt").write_text("no photo")
    pack = made("--layer", "2", photos=folder)
    told = capsys.readouterr().out
    assert "left out: lost.jpg: its EXIF holds no position" in told
    assert "left out: broken.jpg is broken or cut short" in told
    assert open_pinpoint(pack.folder).gallery.total == 5


def test_rows_that_cannot_be_used_are_named(made, world, tmp_path, capsys):
    table = tmp_path / "photos.csv"
    lines = [f"{path},48.8,{2 + number / 50}" for number, path in enumerate(world.photos[:6])]
    table.write_text("\n".join(["path,lat,lon", *lines, f"{world.photos[7]},148.8,2.5"]), encoding="utf-8")
    made("--layer", "2", photos=table)
    assert "left out: photos.csv: line 8: " in capsys.readouterr().out


def test_photos_without_places_make_no_pack(dino, tmp_path, capsys):
    tiny.draw(tmp_path / "outing" / "lost.jpg", 500)
    arguments = ["models", "make", str(tmp_path / "outing"), "--backbone", str(dino), "--out", str(tmp_path / "pack")]
    assert main(arguments) == 1
    assert "none of these photos has a position; use geotagged photos" in capsys.readouterr().err


def test_what_a_backbone_cannot_choose_is_refused(clip, world, tmp_path, capsys):
    arguments = ["models", "make", str(world.table), "--out", str(tmp_path / "pack"), "--backbone"]
    assert main([*arguments, str(clip), "--layer", "2"]) == 1
    assert "of type 'clip' has no layer to choose; leave that out" in capsys.readouterr().err
    assert main([*arguments, "dinov2-giant"]) == 1
    assert "there is no config.json in dinov2-giant" in capsys.readouterr().err


def test_a_pack_whose_embedder_is_gone_is_not_taken_for_a_backbone_alone(pack, tmp_path):
    broken = shutil.copytree(pack.folder, tmp_path / "pack")
    shutil.rmtree(broken / "embedder")
    (broken / bundles.SUMS).write_text(bundles._sums(broken))
    with pytest.raises(PackError, match=r"embedder/model.safetensors is missing in SHA256SUMS"):
        open_pack(broken)
