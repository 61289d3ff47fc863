"""The whole way from a photo table to a pack that answers, by the commands, on the tiny world."""

from __future__ import annotations

import csv
import functools
import itertools
import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import photos
from pinpoint_engine.cli import main
from pinpoint_engine.errors import PackError
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.backbone import ConvTower
from pinpoint_engine.models.pack import RERANKING, VOTING, graphs, open_pack
from pinpoint_engine.models.reranker import KINDS
from pinpoint_engine.models.tower import TowerConfig
from pinpoint_engine.systems import open_system
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.training import pack, selection
from pinpoint_engine.training.collections import views
from pinpoint_engine.training.collections.photo_table import read_table
from pinpoint_engine.training.collections.published import open_collection
from pinpoint_engine.training.confidence.held_out import FOLD_COUNT, HALVES, ask_halves, held_out
from pinpoint_engine.training.folds import album_folds
from pinpoint_engine.training.planet import album_lstm
from pinpoint_engine.training.reranker import LOSSES, STRENGTHS, RankingMethod
from pinpoint_engine.training.teacher import STORED_SIDE_PX, VIEWS
from pinpoint_engine.types import Location, Prediction, Request, Source, System

KEPT = 43
"""Photos of the training split but for the drone's."""
WAYS = {"density voting", *(str(RankingMethod(*each)) for each in itertools.product(KINDS, LOSSES, STRENGTHS))}


@pytest.fixture(scope="module")
def table(world):
    """The world's photos as a training table: one place is for development, one photo is a drone's."""
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    parts = ["new_walk", "known_walk", "known_town", "other_origin"]
    for number, row in enumerate(rows):
        credits = {"source_url": row["url"], "origin": "world", "origin_path": row["path"], "album": row["sequence"]}
        row |= {
            "split": "dev" if "quito" in row["id"] else "train",
            "split_kind": parts[number % 4],
            "scene": "",
            **credits,
            "sequence": f"{number:03d}",
        }
    rows[5]["source"] = "drone"
    return tiny.write_table(world.folder / "training.csv", rows)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A folder of runs with the tower that `train tower` leaves there, of random weights."""
    folder = tmp_path_factory.mktemp("runs")
    torch.manual_seed(1)
    (folder / "tower").mkdir()
    torch.save({"model": ConvTower(TowerConfig(taps=views.TAPS)).state_dict()}, folder / "tower" / "checkpoint.pt")
    return folder


@pytest.fixture(scope="module")
def trained(runs, table):
    """Every part, trained for a few steps by the commands."""
    features, embedder, reranker = runs / "features", runs / "embedder" / "soft", runs / "reranker"
    train("features", "--photos", table, "--tower", runs / "tower", "--out", features, "--views", 2)
    train("embedder", "--features", features, "--out", embedder, "--steps", 2)
    known = ("--photos", table, "--features", features)
    train("reranker", *known, "--embedder", embedder, "--out", reranker, "--steps", 2)
    (runs / "card.md").write_text("# A card\n\n{choices}\n")
    train("pack", *known, "--reranker", reranker, "--out", runs / "pack", "--card", runs / "card.md")
    return runs


@pytest.fixture(scope="module")
def made(trained):
    return open_pack(trained / "pack")


def train(*arguments):
    assert main(["train", *map(str, arguments)]) == 0


def failing(capsys, *arguments):
    """Return what a command says that cannot be met."""
    assert main(["train", *map(str, arguments)]) == 1
    return capsys.readouterr().err


# --- features


def test_both_views_of_every_training_photo_have_features(trained, table):
    both, whole = views.read_views(trained / "features"), views.read_views(trained / "features", whole=True)
    assert (len(both), len(whole)) == (2 * KEPT, KEPT)
    wanted = [photo.row["id"] for photo in read_table(table) if pack.is_reference(photo)]
    assert [name.decode() for name in whole.ids] == wanted
    assert np.array_equal(both.features[:KEPT], whole.features)
    assert not np.allclose(both.features[KEPT:], whole.features, atol=0.01)


def test_the_backbone_is_whitened_by_the_training_photos(trained):
    rows = np.asarray(views.read_views(trained / "features", whole=True).features, np.float32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(KEPT), abs=2e-3)
    assert np.linalg.norm(rows.mean(axis=0)) < 0.3


# --- the choice


def test_the_choice_says_what_was_chosen_and_by_which_figures(trained):
    chosen = selection.read_choice(trained / "reranker")
    assert chosen.embedder == str(trained / "embedder" / "soft")
    assert chosen.channels in selection.SPLITS
    assert set(chosen.figures) == {"embedder", "channels", "ranking", "ranked_by", "listed", "lists"}
    assert set(chosen.figures["ranking"]) == WAYS
    way, ranking = chosen.figures["ranked_by"], chosen.figures["ranking"]
    assert chosen.ranking == (VOTING if way == "density voting" else RERANKING)
    assert way == "density voting" or ranking[way]["mean"] > ranking["density voting"]["mean"]
    assert chosen.figures["lists"] >= KEPT


# --- the pack


def test_the_gallery_holds_the_training_split_without_drones(made):
    gallery = open_gallery(made.gallery, made.model)
    references = gallery.references.of(gallery.added)
    names = {reference.id for reference in references}
    assert len(references) == len(names) == KEPT
    assert "montmartre-1" not in names and "quito-0" not in names
    assert references[3].source is Source.STREET
    assert (references[3].sequence, references[0].url) == ("paris/walk1", "https://example.org/paris/0")
    assert references[0].location == Location(48.8584, 2.2945)


def test_the_pack_holds_what_was_chosen(made, trained):
    chosen = selection.read_choice(trained / "reranker")
    assert (made.channels, made.voting, made.calibration) == (chosen.channels, chosen.voting, chosen.calibration)
    assert made.ranking == chosen.ranking
    assert made.name == "pack"


def test_the_pack_needs_no_torch(made):
    assert all((made.folder / name).is_file() for name in graphs(made.folder, made.ranking))


def test_the_pack_answers(made, world):
    engine = open_pinpoint(made.folder)
    asked = [photos.read_photo(str(path)) for path in (world.photos[0], world.photos[-1])]
    known, unknown = engine.locate(asked, Request())
    assert max(candidate.features["similarity"] for candidate in known.candidates) > 0.999
    for answer in (known, unknown):
        assert isinstance(answer, Prediction)
        assert sum(candidate.probability for candidate in answer.candidates) + answer.elsewhere == pytest.approx(1)
        assert answer.pack == "pack"


def test_the_gallery_is_what_the_backbone_of_the_pack_sees(made, world):
    engine = open_pinpoint(made.folder)
    rows = engine.models.backbone.encode_images([photos.decode(str(path)) for path in world.photos[:3]])
    assert engine.gallery.vectors[engine.gallery.added[:3]].astype(np.float32) == pytest.approx(rows, abs=1e-3)


def test_the_card_tells_what_was_chosen(made, trained):
    card, chosen = (made.folder / "CARD.md").read_text(), selection.read_choice(trained / "reranker")
    assert card.startswith("# A card\n")
    listed = str(round(chosen.figures["listed"]["<25 km"], 4))
    for said in (str(chosen.channels), str(chosen.voting), chosen.figures["ranked_by"], listed):
        assert said in card


def test_coverage_counts_every_reference_inside_the_globe(made):
    squares = json.loads((made.folder / "coverage.geojson").read_text())["features"]
    corners = np.array([corner for square in squares for corner in square["geometry"]["coordinates"][0]])
    assert sum(square["properties"]["internet"] + square["properties"]["street"] for square in squares) == KEPT
    assert np.abs(corners).max(axis=0).tolist() == [180, 90]


def test_the_pack_is_evaluated_on_the_photos_that_were_left_out(made, table, capsys):
    assert main(["evaluate", "--photos", str(table), "--pack", str(made.folder)]) == 0
    out = capsys.readouterr().out
    for part in ("new_walk", "known_walk", "known_town", "other_origin", "other_origin at 160 px"):
        assert f"\n## {part}: 1 photos, " in out
    assert out.count("| **Pinpoint** | all references | ") == 6  # all, four parts, and the thumbnails
    for control in ("density voting", "retrieval only", "nearest neighbour, our tower", "image to GPS only"):
        assert out.count(f"| {control}") >= 6  # on all and on four parts, and what Pinpoint leads it by


# --- how sure it is


@pytest.fixture(scope="module")
def unseen(runs, table):
    """What `train unseen` leaves after one step of each part; a teacher was there before, and saw nothing in them."""
    labelled = [photo for photo in read_table(table) if photo.row["split"] == "train"]
    seen = [photos.squash(photos.decode(photo.path), STORED_SIDE_PX) for photo in labelled]
    np.save(runs / "tower" / "pictures-000000.npy", np.repeat(np.stack(seen), VIEWS, axis=0))
    rows = np.random.default_rng(4).normal(size=(len(labelled) * VIEWS, 1280))
    np.save(runs / "tower" / "features-000000.npy", rows.astype(np.float16))
    folders = ("--tower", runs / "tower", "--out", runs / "unseen")
    train("unseen", "--photos", table, "--teacher", runs / "none.tflite", *folders, "--steps", 1, "--views", 2)
    return runs / "unseen"


def test_every_photo_is_asked_of_what_has_not_seen_it(made, unseen, table):
    labelled = read_table(table)
    asked, scores, gallery, order = ask_halves(made, labelled, unseen, lambda line: None)
    assert scores.shape == asked.ranking.base.shape and len(gallery) == len(order) == KEPT
    plain = asked.of(asked.questions.kind == 0).questions
    assert len(set(plain.row.tolist())) == len(plain.row) >= KEPT - 1
    for half in range(HALVES):
        mine = plain.row[plain.group % HALVES == half]
        kept = set(views.read_views(unseen / str(half) / "features", whole=True).ids[mine].tolist())
        lessons = [photo for photo in labelled if photo.row["split"] == "train"]
        collection = open_collection(table)
        folds = album_folds(collection.album, collection.ids, FOLD_COUNT)
        left_out = held_out(lessons, collection, folds) == half
        assert kept <= {photo.row["id"].encode() for photo, out in zip(lessons, left_out, strict=True) if out}
    assert (asked.questions.kind == 3).sum() == 1  # the drone's photo, once


def test_only_how_sure_it_is_changes(made, unseen, table, tmp_path, capsys):
    folder = shutil.copytree(made.folder, tmp_path / "pack")
    train("calibration", "--pack", folder, "--photos", table, "--unseen", unseen)
    told = capsys.readouterr().out
    assert "listed mass by power 0.5: where references are few " in told
    assert "of no kind that a gallery holds" in told and "to the power of " in told
    again = open_pack(folder)
    assert again.calibration != made.calibration
    assert replace(again, folder=made.folder, digest=made.digest, calibration=made.calibration) == made
    changed = {path.name for path in folder.rglob("*") if path.is_file() and differs(path, folder, made.folder)}
    assert changed == {"manifest.json", "SHA256SUMS"}
    [answer] = open_pinpoint(folder).locate([photos.read_photo(read_table(table)[0].path)], Request())
    assert sum(candidate.probability for candidate in answer.candidates) + answer.elsewhere == pytest.approx(1)


def differs(path, folder, other):
    return path.read_bytes() != (other / path.relative_to(folder)).read_bytes()


def test_parts_of_other_photos_or_unfinished_ones_are_refused(made, unseen, world, table, tmp_path, capsys):
    asked = ("calibration", "--photos", table)
    said = failing(capsys, *asked, "--pack", world.pack, "--unseen", unseen)
    assert "is of other photos than" in said and "run `pinpoint train unseen` anew" in said
    said = failing(capsys, *asked, "--pack", made.folder, "--unseen", tmp_path)
    assert "there is no " in said and "run `pinpoint train unseen` first" in said
    half = shutil.copytree(unseen, tmp_path / "half")
    state = torch.load(half / "1" / "embedder-5" / "checkpoint.pt", weights_only=True)
    torch.save(state | {"steps": 2}, half / "1" / "embedder-5" / "checkpoint.pt")
    said = failing(capsys, *asked, "--pack", made.folder, "--unseen", half)
    assert "stopped at step 1 of 2; run `pinpoint train unseen` again" in said
    assert open_pack(made.folder) == made


# --- what is missing


def test_a_missing_step_names_its_command(trained, table, tmp_path, capsys):
    features, none = ("--features", trained / "features"), ("--features", tmp_path / "none")
    known = ("--photos", table)
    assert "`pinpoint train tower`" in failing(capsys, "features", *known, "--tower", tmp_path, "--out", tmp_path / "f")
    assert "run `pinpoint train features` first" in failing(capsys, "embedder", *none, "--out", tmp_path / "e")
    out = ("--out", tmp_path / "r")
    assert "run `pinpoint train features` first" in failing(capsys, "reranker", *known, *none, *out)
    embedder = ("--embedder", tmp_path / "none")
    assert "run `pinpoint train embedder` first" in failing(capsys, "reranker", *known, *features, *embedder, *out)
    assert "run `pinpoint train features` first" in failing(capsys, "pack", *known, *none, "--out", tmp_path / "p")
    nothing = ("--reranker", tmp_path / "none", "--out", tmp_path / "p")
    assert "run `pinpoint train reranker` first" in failing(capsys, "pack", *known, *features, *nothing)
    assert not (tmp_path / "p").exists()


def test_a_reranker_needs_the_folds(trained, table, tmp_path, capsys):
    made = ("embedder", "--features", trained / "features", "--out", tmp_path / "e", "--steps", 1)
    shape = ("--dim", 16, "--hidden", 24, "--trunk-depth", 2, "--batch", 8, "--others", 4, "--learning-rate", 0.01)
    train(*made, *shape, "--no-folds", "--mixed")
    config = json.loads((tmp_path / "e" / "all" / "config.json").read_text())
    assert (config["dim"], config["hidden"], config["trunk_depth"], config["adapter_depth"]) == (16, 24, 2, 1)
    options = ("--photos", table, "--features", trained / "features", "--out", tmp_path / "r")
    said = failing(capsys, "reranker", *options, "--embedder", tmp_path / "e")
    assert "album-0" in said and "run `pinpoint train embedder` first" in said


def test_a_table_of_the_least_columns_is_enough(table, tmp_path):
    rows = [photo.row for photo in read_table(table)]
    few = ("id", "path", "lat", "lon", "source", "album", "split")
    path = tiny.write_table(tmp_path / "few.csv", [{name: row[name] for name in few} for row in rows])
    reference = pack.reference(read_table(path)[0])
    assert (reference.id, reference.url, reference.author, reference.licence) == (rows[0]["id"], "", "", "")
    assert reference.sequence == rows[0]["album"]


def test_no_table(tmp_path, capsys):
    said = failing(capsys, "features", "--photos", tmp_path / "none.csv", "--out", tmp_path / "f")
    assert "none.csv" in said
    assert not (tmp_path / "f").exists()


def test_the_tower_of_a_pack_can_be_used_again(made, trained):
    again = views.open_tower(made.folder)
    for name, value in views.open_tower(trained / "tower").state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name


# --- the systems over geocells, and all of them side by side


@pytest.fixture(scope="module")
def whole_pack(trained, table):
    """A pack with every system, trained for a few steps by the commands."""
    known = ("--photos", table, "--features", trained / "features")
    areas = trained / "areas.geojson"
    boxes = [(south, west) for south in range(-90, 90, 30) for west in range(-180, 180, 60)]
    features = [
        {"type": "Feature", "properties": {"name": f"{south} {west}", "land": "all"}, "geometry": box(south, west)}
        for south, west in boxes
    ]
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(album_lstm, "FEWEST", 2)  # no album of the tiny world is longer
        patched.setattr(album_lstm, "AlbumRecipe", functools.partial(album_lstm.AlbumRecipe, steps=2))
        train("planet", *known, "--out", trained / "planet", "--steps", 2)
    columns = ("--areas-name", "name", "--areas-country", "land")
    train("pigeon", *known, "--areas", areas, *columns, "--out", trained / "pigeon", "--steps", 2)
    train("geoclip", "--features", trained / "features", "--out", trained / "geoclip", "--steps", 2)
    systems = ("--classifier", trained / "planet" / "planet", "--classifier", trained / "pigeon" / "pigeon")
    train("pack", *known, "--reranker", trained / "reranker", *systems, "--out", trained / "whole")
    return trained / "whole"


def box(south, west):
    corners = [(west, south), (west + 60, south), (west + 60, south + 30), (west, south + 30), (west, south)]
    return {"type": "Polygon", "coordinates": [corners]}


@pytest.mark.parametrize("system", [System.PIGEON, System.PLANET], ids=lambda system: system.value)
def test_every_system_of_a_pack_answers(whole_pack, world, system):
    photo = photos.read_photo(str(world.photos[0]))
    [answer] = open_system(system, whole_pack).locate([photo], Request(top_k=3))
    assert answer.system == system.value and 1 <= len(answer.candidates) <= 3
    assert sum(each.probability for each in answer.candidates) + answer.elsewhere == pytest.approx(1)


def test_a_damaged_system_is_named(whole_pack, tmp_path):
    folder = shutil.copytree(whole_pack, tmp_path / "pack")
    (folder / "planet" / "album.safetensors").write_bytes(b"no")
    with pytest.raises(PackError, match=r"planet/album\.safetensors"):
        open_system(System.PLANET, folder)


@pytest.mark.parametrize("system", [System.PIGEON, System.PLANET], ids=lambda system: system.value)
def test_a_system_that_does_not_tell_how_sure_it_is_is_refused(whole_pack, tmp_path, system):
    """As packs of an earlier version had them: whole, but without the file."""
    folder, name = shutil.copytree(whole_pack, tmp_path / "pack"), f"{system.value}/calibration.json"
    (folder / name).unlink()
    lines = (folder / "SHA256SUMS").read_text().splitlines(keepends=True)
    (folder / "SHA256SUMS").write_text("".join(line for line in lines if not line.endswith(f"  {name}\n")))
    with pytest.raises(PackError, match=rf"{system.value}/calibration\.json is missing in SHA256SUMS; reinstall it"):
        open_system(system, folder)


def test_what_is_no_classifier_is_refused(trained, table, capsys):
    known = ("--photos", table, "--features", trained / "features", "--reranker", trained / "reranker")
    said = failing(capsys, "pack", *known, "--classifier", trained / "geoclip", "--out", trained / "never")
    assert "is no geocell system; name a folder such as runs/pigeon/pigeon" in said


def test_all_systems_are_compared_on_the_same_photos(whole_pack, trained, table, capsys):
    asked = ("--photos", str(table), "--pack", str(whole_pack), "--compare", str(trained / "geoclip"))
    assert main(["evaluate", *asked]) == 0
    said = capsys.readouterr().out
    for name in (
        "**Pinpoint**",
        "PIGEON",
        "PlaNet",
        "GeoCLIP's method",
        "density voting",
        "bound: best of PlaNet's list",
    ):
        assert f"\n| {name}" in said, name
    assert "| Pinpoint leads |" in said and "said before" in said and "region holds" in said
