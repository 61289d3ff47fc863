"""`pinpoint train`: one command for each part of a pack."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .. import __version__
from .options import Commands, add_ray, say

if TYPE_CHECKING:
    from ..models.pack import Pack
    from ..training.collections.photo_table import LabelledPhoto
    from ..training.collections.published import Collection
    from ..training.collections.shards import Examples

Kind = TypeVar("Kind")


def add_train(commands: Commands) -> None:
    """Add `pinpoint train`, and a command for each part."""
    parser = commands.add_parser("train", help="train the parts of a pack")
    parts = parser.add_subparsers(title="parts", required=True, metavar="PART")
    tower = parts.add_parser("tower", help="distil the image tower from a teacher; resumes")
    tower.add_argument("--photos", type=Path, required=True, help="photo table (CSV)")
    tower.add_argument("--teacher", type=Path, required=True, help="TensorFlow Lite image network")
    tower.add_argument("--out", type=Path, default=Path("runs/tower"), help="folder for shards, checkpoints and log")
    tower.add_argument("--steps", type=int, help="training steps (default: the recipe's)")
    tower.set_defaults(command=_train_tower)
    _add_train_features(parts)
    _add_train_embedder(parts)
    _add_train_reranker(parts)
    _add_train_pigeon(parts)
    _add_train_planet(parts)
    _add_train_geoclip(parts)
    _add_train_pack(parts)
    _add_train_unseen(parts)
    graphs = parts.add_parser("graphs", help="add ONNX graphs to an existing pack; trains nothing")
    graphs.add_argument("--pack", type=Path, required=True, help="folder of the pack")
    graphs.set_defaults(command=_train_graphs)


def _add_trained(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--photos", type=Path, help="the photo table they were made of, for its credits")


def _add_train_features(parts: Commands) -> None:
    parser = parts.add_parser("features", help="compute a collection's backbone features once, in shards")
    parser.add_argument(
        "--photos", type=Path, required=True, help="photo table (CSV), or a folder of MP-16, MP16-Pro or OSV-5M"
    )
    parser.add_argument("--tower", type=Path, default=Path("runs/tower"), help="folder of `train tower`, pack, or hub")
    parser.add_argument("--out", type=Path, default=Path("runs/features"), help="folder for backbone and shards")
    parser.add_argument("--views", type=int, default=1, help="views of each photo: the whole photo, then crops (1)")
    add_ray(parser, "compute the shards")
    parser.set_defaults(command=_train_features)


def _add_train_embedder(parts: Commands) -> None:
    parser = parts.add_parser("embedder", help="train photos and places into one space; resumes")
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--out", type=Path, default=Path("runs/embedder/soft"), help="folder for checkpoints and log")
    parser.add_argument("--loss", default="soft", choices=("soft", "siglip"), help="soft-label softmax, or sigmoid")
    parser.add_argument("--steps", type=int, help="training steps (default: the recipe's)")
    for name, kind, what in (
        ("dim", int, "length of an embedding"),
        ("hidden", int, "width of adapters and trunk"),
        ("adapter-depth", int, "blocks of each adapter"),
        ("trunk-depth", int, "blocks of the trunk"),
        ("batch", int, "photos per step and GPU"),
        ("others", int, "further places per step"),
        ("learning-rate", float, "the peak"),
    ):
        parser.add_argument(f"--{name}", type=kind, help=f"{what} (default: that of the embedded pack)")
    parser.add_argument("--hard-share", type=float, default=0.0, help="share of hard negatives among those")
    parser.add_argument("--mixed", action="store_true", help="compute in bfloat16, for a GPU")
    parser.add_argument("--no-folds", action="store_true", help="no held-out folds, which `train reranker` needs")
    parser.set_defaults(command=_train_embedder)


def _add_train_reranker(parts: Commands) -> None:
    parser = parts.add_parser("reranker", help="choose embedder, channels, voting and reranker on held-out albums")
    _add_trained(parser)
    parser.add_argument(
        "--embedder", type=Path, action="append", help="folder of `train embedder`; repeatable, the best is taken"
    )
    parser.add_argument("--out", type=Path, default=Path("runs/reranker"), help="folder for checkpoints and the choice")
    parser.add_argument("--steps", type=int, help="training steps of each reranker (default: the recipe's)")
    parser.add_argument(
        "--kind",
        action="append",
        choices=("linear", "features", "attention"),
        help="compare only this kind; repeatable",
    )
    parser.set_defaults(command=_train_reranker)


def _add_train_planet(parts: Commands) -> None:
    parser = parts.add_parser("planet", help="PlaNet: adaptive cells, and an LSTM over walks; resumes")
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--photos", type=Path, required=True, help="the photo table they were made of, for its walks")
    parser.add_argument("--out", type=Path, default=Path("runs/planet"), help="folder for checkpoints and the system")
    parser.add_argument("--steps", type=int, help="training steps of each classifier (default: the recipe's)")
    parser.set_defaults(command=_train_planet)


def _add_train_geoclip(parts: Commands) -> None:
    parser = parts.add_parser("geoclip", help="GeoCLIP's method on our photos, as a control; resumes")
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--out", type=Path, default=Path("runs/geoclip"), help="folder for checkpoints and log")
    parser.add_argument("--steps", type=int, help="training steps (default: the recipe's)")
    parser.set_defaults(command=_train_geoclip)


def _add_train_pigeon(parts: Commands) -> None:
    parser = parts.add_parser("pigeon", help="PIGEON: semantic geocells, captions and prototypes")
    _add_trained(parser)
    parser.add_argument("--areas", type=Path, help="polygon layer of administrative areas (default: QGIS's world map)")
    parser.add_argument("--areas-layer", help="the layer's name where the file holds several")
    parser.add_argument("--areas-name", help="its column with the area's name")
    parser.add_argument("--areas-region", default="", help="its column with the state or province")
    parser.add_argument("--areas-country", help="its column with the country")
    parser.add_argument("--areas-code", help="its column with the country's ISO code, for the driving side")
    parser.add_argument("--places", type=Path, help="populated places (GeoJSON points), for the towns in captions")
    parser.add_argument("--places-name", default="name", help="their property with the name (name)")
    parser.add_argument(
        "--raster", action="append", default=[], metavar="NAME=FILE", help="a map of the Earth, such as climate=FILE"
    )
    parser.add_argument("--out", type=Path, default=Path("runs/pigeon"), help="folder for checkpoints and the choice")
    parser.add_argument("--steps", type=int, help="steps of pretraining (default: the recipe's)")
    parser.set_defaults(command=_train_pigeon)


def _add_train_pack(parts: Commands) -> None:
    parser = parts.add_parser("pack", help="assemble a pack of trained parts and training photos")
    _add_trained(parser)
    parser.add_argument("--reranker", type=Path, default=Path("runs/reranker"), help="folder of `train reranker`")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pack")
    parser.add_argument("--name", help="the pack's name in every answer (default: its folder's)")
    parser.add_argument(
        "--classifier", type=Path, action="append", default=[], help="folder of PIGEON or PlaNet to include; repeatable"
    )
    parser.add_argument("--card", type=Path, help="model card to include; {choices} in it becomes what was chosen")
    parser.set_defaults(command=_train_pack)


def _add_train_unseen(parts: Commands) -> None:
    parser = parts.add_parser("unseen", help="train towers and embedders on half of the photos each")
    parser.add_argument("--photos", type=Path, required=True, help="photo table (CSV)")
    parser.add_argument("--teacher", type=Path, required=True, help="TensorFlow Lite image network")
    parser.add_argument("--tower", type=Path, default=Path("runs/tower"), help="folder of `train tower`")
    parser.add_argument("--out", type=Path, default=Path("runs/unseen"), help="folder for checkpoints and logs")
    parser.add_argument("--views", type=int, help="the whole photo, and this many less one crops (default: 9)")
    parser.add_argument("--steps", type=int, help="training steps of each tower and embedder (default: the recipe's)")
    parser.set_defaults(command=_train_unseen)
    parser = parts.add_parser("calibration", help="recalibrate a pack with the held-out parts of `train unseen`")
    parser.add_argument("--pack", type=Path, required=True, help="folder of the pack")
    parser.add_argument("--photos", type=Path, required=True, help="the photo table it was made of")
    parser.add_argument("--unseen", type=Path, default=Path("runs/unseen"), help="folder of `train unseen`")
    parser.set_defaults(command=_train_calibration)


def _train_tower(options: argparse.Namespace) -> None:
    from ..training.tower import TowerRecipe, train_tower

    train_tower(options.photos, options.teacher, options.out, _recipe(TowerRecipe, options), say)


def _train_features(options: argparse.Namespace) -> None:
    from ..training.collections import views
    from ..training.collections.published import open_collection

    collection = open_collection(options.photos, report=say)
    backbone = views.prepare(views.open_tower(options.tower), collection, options.out, say)
    if options.ray:
        _features_on_cluster(options, collection)
    else:
        views.write_views(backbone, collection, options.out, options.views, say)


def _features_on_cluster(options: argparse.Namespace, collection: Collection) -> None:
    """Have the machines of a cluster compute the shards; a finished one is not repeated."""
    from .. import cluster
    from ..training.collections import views

    photos, folder = (Path(os.path.abspath(path)) for path in (options.photos, options.out))
    work = views.ShardWork.of(photos, folder, collection)
    left_out = [Counter[str]() for _ in range(options.views)]
    needs = {"cpus": options.ray_cpus, "gpu": options.ray_gpu}
    with cluster.joined(options.ray, **needs, folder=folder, paths=[str(photos)]) as machines:
        say(f"{machines.room} processes on {machines.machines} machines compute {work.shards * options.views} shards")
        for number, ((view, _), missed) in enumerate(machines.each(work, work.all_of(options.views)), 1):
            left_out[view] += missed
            say(f"features: {number} of {work.shards * options.views} shards")
    for view, missed in enumerate(left_out):
        views.tell_left_out(view, missed, say)


def _train_embedder(options: argparse.Namespace) -> None:
    from ..models.embedder import EmbedderConfig
    from ..training import folds, selection
    from ..training.embedder import EmbedderRecipe

    examples = _all_views(options)
    recipe = EmbedderRecipe(loss=options.loss, hard_share=options.hard_share, mixed=options.mixed)
    recipe = replace(recipe, **_given(options, "steps", "batch", "others", "learning_rate"))
    shape = _given(options, "dim", "hidden", "adapter_depth", "trunk_depth")
    config = EmbedderConfig(features=examples.features.shape[1], **shape)
    counts = {} if options.no_folds else selection.FOLDS
    folds.train_folds(examples, counts, config, recipe, options.out, say)


def _train_reranker(options: argparse.Namespace) -> None:
    from ..models.pytorch import load_backbone
    from ..training import pack, selection

    labelled, examples = _labelled(options), _whole_photos(options)
    gallery = pack.gallery_of(examples, labelled)
    strangers = pack.strangers_of(load_backbone(options.features[0] / "backbone"), labelled, selection.FOLDS["album"])
    embedders = options.embedder or [Path("runs/embedder/soft")]
    chosen = {"kinds": options.kind} if options.kind else {}
    chosen |= _given(options, "steps")
    order = pack.order_of(examples, labelled)
    selection.choose(gallery, examples, embedders, options.out, say, order, strangers, **chosen)


def _train_planet(options: argparse.Namespace) -> None:
    from ..training import pack
    from ..training.planet.album_lstm import AlbumRecipe, train_system
    from ..training.planet.classifier import PlanetRecipe

    whole = _whole_photos(options)
    made = train_system(
        _all_views(options),
        whole,
        pack.order_of(whole, _labelled(options)),
        recipe=_recipe(PlanetRecipe, options),
        of_albums=AlbumRecipe(),
        folder=options.out,
        report=say,
    )
    print(f"PlaNet in {made}")


def _train_geoclip(options: argparse.Namespace) -> None:
    from ..training.geoclip import GeoClipRecipe, train_folds

    recipe = _recipe(GeoClipRecipe, options)
    accuracies = train_folds(_all_views(options), _whole_photos(options), recipe, options.out, say)
    print(f"without the own album: {accuracies}")


def _train_pigeon(options: argparse.Namespace) -> None:
    from ..training.pigeon import attributes
    from ..training.pigeon.folds import PigeonTraining
    from ..training.pigeon.network import PigeonRecipe
    from ..training.pigeon.selection import train_pigeon

    columns = {"name": options.areas_name, "country": options.areas_country, "code": options.areas_code}
    areas, codes = attributes.read_countries(options.areas, options.areas_layer, options.areas_region, **columns)
    places = attributes.read_places(options.places, options.places_name) if options.places else attributes.NOWHERE
    sources = attributes.AttributeSources(areas, codes, places, attributes.read_rasters(options.raster))
    labelled, whole = _labelled(options), _whole_photos(options)
    known, kinds = attributes.attributes_of(whole, labelled, sources), attributes.kinds_of(whole, labelled)
    course = PigeonTraining.of(_all_views(options), whole, known, areas, kinds, options.out)
    train_pigeon(course, _recipe(PigeonRecipe, options), options.out, say)


def _train_pack(options: argparse.Namespace) -> None:
    from ..training import pack

    card = options.card.read_text(encoding="utf-8") if options.card else "{choices}\n"
    made = pack.make_pack(
        options.features[0],
        options.reranker,
        options.out,
        gallery=pack.gallery_of(_whole_photos(options), _labelled(options)),
        version=__version__,
        card=card,
        name=options.name or options.out.resolve().name,
        classifiers=options.classifier,
    )
    _tell(made)


def _train_unseen(options: argparse.Namespace) -> None:
    from ..training.confidence import held_out
    from ..training.teacher import TeacherFeatures
    from ..training.tower import TowerRecipe

    steps = {} if options.steps is None else {"tower_steps": options.steps, "embedder_steps": options.steps}
    recipe = replace(held_out.UnseenRecipe(), **steps, **_given(options, "views"))
    lessons = TeacherFeatures.of(options.photos, options.teacher, options.tower, say, TowerRecipe.seed)
    held_out.train_unseen(lessons, options.photos, options.out, recipe, say)


def _train_calibration(options: argparse.Namespace) -> None:
    from ..models.pack import open_pack
    from ..training.confidence import held_out

    _tell(held_out.calibrate_pack(open_pack(options.pack), _labelled(options), options.unseen, say))


def _train_graphs(options: argparse.Namespace) -> None:
    from ..training.graphs.networks import add_graphs

    _tell(add_graphs(options.pack))


def _tell(made: Pack) -> None:
    size = sum(file.stat().st_size for file in made.folder.rglob("*") if file.is_file())
    print(f"{made.name} {made.version} in {made.folder}, {size / 1e6:.1f} MB")


def _given(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return the options that were given, out of some."""
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def _recipe(kind: type[Kind], options: argparse.Namespace) -> Kind:
    """Return a recipe with its default values, but for --steps if that was given."""
    return kind(**_given(options, "steps"))


def _all_views(options: argparse.Namespace) -> Examples:
    """Read the features of all views of the training photos."""
    from ..training.collections import views

    return views.read_views(*options.features)


def _whole_photos(options: argparse.Namespace) -> Examples:
    """Read the features of the whole training photos, without crops."""
    from ..training.collections import views

    return views.read_views(*options.features, whole=True)


def _labelled(options: argparse.Namespace) -> list[LabelledPhoto]:
    """Read the photo table, if one was given."""
    from ..training.collections.photo_table import read_table

    return read_table(options.photos) if options.photos else []
