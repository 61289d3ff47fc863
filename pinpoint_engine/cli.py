"""The command line: locate, gallery, export, models, evaluate, train."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__, open_engine, tables
from .errors import PinpointError, RequestError
from .types import Album, Failure, Photo, Prediction, Request, Result, Source

if TYPE_CHECKING:
    from .intake import Taken
    from .sources.files import Listed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 for an error the user can mend, 130 when interrupted."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a file name may hold what the terminal cannot show
    try:
        options.command(options)
    except PinpointError as error:
        print(f"pinpoint: {error} [{error.code}]", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pinpoint: interrupted; what was finished is kept where the command says so", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    description = "Find where photos were taken; nothing leaves this machine."
    parser = argparse.ArgumentParser(prog="pinpoint", description=description)
    parser.add_argument("--version", action="version", version=f"pinpoint {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_locate(commands)
    _add_gallery(commands)
    _add_export(commands)
    _add_packs(commands)
    _add_evaluate(commands)
    _add_train(commands)
    return parser


def _add_locate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("locate", help="photos and folders to a GeoPackage of ranked candidates")
    parser.add_argument("photos", nargs="+", type=Path, help="photos and folders (searched recursively)")
    parser.add_argument("--out", type=Path, default=Path("out/pinpoint.gpkg"), help="file; its suffix names the format")
    parser.add_argument("--within", type=Path, help="GeoJSON polygons that the answer must lie in")
    parser.add_argument("--source", choices=[source.value for source in Source], help="only references of this kind")
    parser.add_argument(
        "--street-level", action="store_true", help="the photos are street-level frames (dash cam, panorama face)"
    )
    parser.add_argument("--top-k", type=int, default=12, help="candidates per photo (12)")
    parser.add_argument(
        "--album",
        choices=[album.value for album in Album],
        default=Album.INDEPENDENT.value,
        help="how the photos of one folder belong together; fused answers come after the last photo is seen",
    )
    usual = Request()
    parser.add_argument("--same-place-m", type=float, default=usual.same_place_m, help="radius of one place (1000)")
    parser.add_argument("--speed-kmh", type=float, default=usual.speed_kmh, help="speed limit of one trip (6)")
    _add_models(parser)
    parser.set_defaults(command=_locate)


def _add_models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
    parser.add_argument("--gallery", type=Path, action="append", default=[], help="a gallery of your own; repeatable")


def _locate(options: argparse.Namespace) -> None:
    from . import export, photos

    export.check_target(options.out)
    engine = open_engine(options.pack, options.gallery)
    queries = photos.find_photos(options.photos)
    run = tables.Run.begin(_request(options), engine.describe())
    try:
        for result in engine.locate(queries, run.request):
            run.results.append(result)
            print(f"[{len(run.results)}/{len(queries)}] {_line(result)}", flush=True)
        run.ended = "finished"
    finally:
        for warning in export.write(run.rows(), options.out):
            print(f"note: {warning}")
        print(_summary(run, options.out))


def _request(options: argparse.Namespace) -> Request:
    from . import regions

    within = regions.read_polygons(options.within) if options.within else ()
    sources = (Source(options.source),) if options.source else tuple(Source)
    photo_source = Source.STREET if options.street_level else Source.INTERNET
    try:
        return Request(
            top_k=options.top_k,
            within=within,
            sources=sources,
            photo_source=photo_source,
            album=Album(options.album),
            same_place_m=options.same_place_m,
            speed_kmh=options.speed_kmh,
        )
    except ValueError as error:
        raise RequestError(str(error)) from None


def _line(result: Result) -> str:
    name = Path(result.photo.path).name
    if isinstance(result, Failure):
        return f"{name}: {result.message}"
    if not result.candidates:
        return f"{name}: {tables.outcome_in_words(result)}"
    place = result.candidates[0].location
    return f"{name}: {place.lat:.4f}, {place.lon:.4f} - {tables.outcome_in_words(result)}"


def _summary(run: tables.Run, out: Path) -> str:
    row = run.rows()["run"][0]
    sure = [result.confidence for result in run.results if isinstance(result, Prediction)]
    parts = [
        f"{tables.counts_in_words(row)} ({row['ended']})",
        f"sure of the first candidate to 25 km: {_spread(sure)}" if sure else "",
        f"results: {out}",
    ]
    return "\n".join(part for part in parts if part)


def _spread(shares: Sequence[float]) -> str:
    ranked = sorted(shares)
    return f"{ranked[len(ranked) // 2]:.0%} in the middle, from {ranked[0]:.0%} to {ranked[-1]:.0%}"


def _add_gallery(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("gallery", help="make references of your own photos, without training")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    build = actions.add_parser("build", help="a new gallery from geotagged photos, or from a CSV with path, lat, lon")
    add = actions.add_parser("add", help="more photos to a gallery")
    for action, command in ((build, _gallery_build), (add, _gallery_add)):
        action.add_argument("photos", type=Path, help="folder of geotagged photos, or a CSV table")
        action.add_argument("--out" if action is build else "--to", dest="folder", type=Path, required=True)
        action.add_argument("--source", default="internet", choices=[source.value for source in Source])
        action.add_argument("--author", default="", help="who took them (shown with the evidence)")
        action.add_argument("--licence", default="", help="under which licence they are")
        action.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
        action.set_defaults(command=command)


def _gallery_build(options: argparse.Namespace) -> None:
    _gather(options, ())


def _gallery_add(options: argparse.Namespace) -> None:
    _gather(options, (options.folder,))


def _gather(options: argparse.Namespace, existing: Sequence[Path]) -> None:
    """Embed photos and write them, joined to the galleries that exist already, in one step."""
    from . import bundles, gallery, intake
    from .models.backbone import load_backbone
    from .models.pack import open_pack

    bundles.refuse_foreign(options.folder)
    pack = open_pack(options.pack)
    backbone = load_backbone(pack.folder)
    kept = [gallery.open_gallery(folder, pack.model) for folder in existing]
    fresh = intake.build(_told(intake.embed(_listed(options), backbone)), pack.model)
    whole = gallery.join([*kept, fresh])
    whole.save(options.folder)
    print(f"{len(whole)} references in {options.folder} (+{len(whole) - sum(map(len, kept))})")


def _listed(options: argparse.Namespace) -> Iterator[Listed | Photo]:
    from .sources import files

    source = Source(options.source)
    if options.photos.is_dir():
        return files.geotagged(options.photos, source, options.author, options.licence)
    return files.listed(options.photos, source)


def _told(taken: Iterable[Taken]) -> Iterator[Taken]:
    """Pass photos on, naming those that were left out."""
    for number, each in enumerate(taken, 1):
        if isinstance(each[0], Failure):
            print(f"left out: {Path(each[0].photo.path).name}: {each[0].message}")
        if number % 100 == 0:
            print(f"{number} photos", flush=True)
        yield each


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("export", help="a run to Shapefile, GeoJSON, GeoParquet, KML or CSV")
    parser.add_argument("run", type=Path, help="the GeoPackage of a run")
    parser.add_argument("out", type=Path, help="file to write; its suffix names the format")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> None:
    from . import export

    for warning in export.write(export.read_run(options.run), options.out):
        print(f"note: {warning}")
    several = options.out.with_name(f"{options.out.stem}_*")
    print(f"written: {options.out if options.out.suffix.lower() == '.gpkg' else several}")


def _add_packs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("models", help="named model packs: what they are, get them, prove them")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="size, licence, training data and digest of every named pack")
    listing.set_defaults(command=_models_list)
    get = actions.add_parser("get", help="download a pack from a hub; goes on where it stopped")
    get.add_argument("--hub", default="https://huggingface.co", help="a mirror of the hub (https://huggingface.co)")
    verify = actions.add_parser("verify", help="prove that a pack's files are as they were published")
    for action, command in ((get, _models_get), (verify, _models_verify)):
        action.add_argument("name", help="of the pack, as `models list` has it")
        action.add_argument("--folder", type=Path, help="where the pack lies (default: where Pinpoint looks for it)")
        action.set_defaults(command=command)


def _models_list(options: argparse.Namespace) -> None:
    from . import hub

    for pack in hub.packs():
        print(f"{pack.name}: {pack.size_bytes / 1e6:,.1f} MB, {'here' if hub.is_here(pack) else 'not here'}")
        print(f"    from        {' at '.join(part for part in (pack.origin, pack.revision) if part)}")
        print(f"    licence     {pack.licence}")
        print(f"    trained on  {pack.trained_on}")
        print(f"    SHA-256     {pack.digest} (of its SHA256SUMS)")


def _models_get(options: argparse.Namespace) -> None:
    from . import hub

    pack = hub.find(options.name)
    folder = options.folder or hub.folder_of(pack)
    told: tuple[str, int] | None = None
    for step in hub.fetch(pack, folder, options.hub):
        tenth = (step.file, 10 * step.done_bytes // max(step.size_bytes, 1))
        if tenth != told:
            print(f"{step.file}: {step.done_bytes / 1e6:,.1f} of {step.size_bytes / 1e6:,.1f} MB", flush=True)
        told = tenth
    print(f"{pack.name} in {folder}")


def _models_verify(options: argparse.Namespace) -> None:
    from . import hub

    pack = hub.find(options.name)
    folder = options.folder or hub.folder_of(pack)
    hub.verify(pack, folder)
    print(f"{pack.name} in {folder} is whole: {len(pack.sums)} files as published")


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("evaluate", help="accuracy on photos with known places, with controls")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--photos", type=Path, help="photo table (CSV; its rows of split dev are asked)")
    asked.add_argument("--predictions", type=Path, help="score a table of predictions made elsewhere (id, lat, lon)")
    parser.add_argument(
        "--truth", type=Path, help="with --predictions: where the photos were taken (default: its gt_*)"
    )
    parser.add_argument(
        "--convention",
        default="pinpoint",
        choices=("pinpoint", "geoclip", "g3", "pigeon", "osv5m"),
        help="with --predictions: as which code distances are measured (pinpoint)",
    )
    parser.add_argument("--teacher", type=Path, help="also nearest neighbours on this teacher's features")
    parser.add_argument("--discs", action="store_true", help="also searches within discs around a moved truth")
    _add_models(parser)
    parser.set_defaults(command=_evaluate)


def _evaluate(options: argparse.Namespace) -> None:
    if options.predictions:
        _score(options)
        return
    from .training import report

    print(report.evaluate(options.photos, options.pack, options.gallery, options.teacher, options.discs, print))


def _score(options: argparse.Namespace) -> None:
    from . import predictions

    truth = predictions.read_table(
        options.truth or options.predictions, predictions.TRUE_LATITUDES, predictions.TRUE_LONGITUDES
    )
    if truth.swapped:
        print("note: the list's latitudes and longitudes stand in each other's columns")
    predicted = predictions.read_table(options.predictions)
    if predicted.left_out:
        print(f"note: {predicted.left_out} rows without a place left out")
    found = predictions.score(truth, predicted, predictions.CONVENTIONS[options.convention])
    print(predictions.as_markdown(found))


def _add_train(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("train", help="train the parts of a pack")
    parts = parser.add_subparsers(title="parts", required=True, metavar="PART")
    tower = parts.add_parser("tower", help="distil the image tower from a teacher; goes on where it stopped")
    tower.add_argument("--photos", type=Path, required=True, help="photo table (CSV)")
    tower.add_argument("--teacher", type=Path, required=True, help="TensorFlow Lite image network")
    tower.add_argument("--out", type=Path, default=Path("runs/tower"), help="folder for shards, checkpoints and log")
    tower.add_argument("--steps", type=int, help="training steps (default: the recipe's)")
    tower.set_defaults(command=_train_tower)
    _add_train_features(parts)
    _add_train_embedder(parts)
    _add_train_reranker(parts)
    pack = parts.add_parser("pack", help="put trained parts and the training photos together")
    _add_trained(pack)
    pack.add_argument("--reranker", type=Path, default=Path("runs/reranker"), help="folder of `train reranker`")
    pack.add_argument("--out", type=Path, required=True, help="folder of the pack")
    pack.add_argument("--card", type=Path, help="model card to put in; its {choices} stands for what was chosen")
    pack.set_defaults(command=_train_pack)


def _add_trained(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--photos", type=Path, help="the photo table they were made of, for its credits")


def _add_train_features(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser("features", help="what the backbone sees in a collection, once, in shards")
    parser.add_argument(
        "--photos", type=Path, required=True, help="photo table (CSV), or a folder of MP-16, MP16-Pro or OSV-5M"
    )
    parser.add_argument("--tower", type=Path, default=Path("runs/tower"), help="folder of `train tower`, pack, or hub")
    parser.add_argument("--out", type=Path, default=Path("runs/features"), help="folder for backbone and shards")
    parser.add_argument("--views", type=int, default=1, help="the whole photo, and this many less one crops (1)")
    parser.set_defaults(command=_train_features)


def _add_train_embedder(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser("embedder", help="photos and places into one space; goes on where it stopped")
    parser.add_argument("--features", type=Path, action="append", required=True, help="folder of features; repeatable")
    parser.add_argument("--out", type=Path, default=Path("runs/embedder/soft"), help="folder for checkpoints and log")
    parser.add_argument("--loss", default="soft", choices=("soft", "siglip"), help="distance-soft softmax, or sigmoid")
    parser.add_argument("--steps", type=int, help="training steps (default: the recipe's)")
    parser.add_argument("--hard-share", type=float, default=0.0, help="share of the further places from look-alikes")
    parser.add_argument("--mixed", action="store_true", help="compute in bfloat16, for a GPU")
    parser.add_argument("--no-folds", action="store_true", help="only the final one: no reranker can be trained on it")
    parser.set_defaults(command=_train_embedder)


def _add_train_reranker(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser("reranker", help="choose embedder, channels, voting and reranker without the own album")
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


def _train_tower(options: argparse.Namespace) -> None:
    from dataclasses import replace

    from .training.tower import TowerRecipe, train_tower

    recipe = TowerRecipe() if options.steps is None else replace(TowerRecipe(), steps=options.steps)
    train_tower(options.photos, options.teacher, options.out, recipe, _say)


def _train_features(options: argparse.Namespace) -> None:
    from .training import views
    from .training.collections import open_collection

    collection = open_collection(options.photos, report=_say)
    backbone = views.prepare(views.open_tower(options.tower), collection, options.out, _say)
    views.write_views(backbone, collection, options.out, options.views, _say)


def _train_embedder(options: argparse.Namespace) -> None:
    from dataclasses import replace

    from .models.embedder import EmbedderConfig
    from .training import choice, folds, views
    from .training.embedder import EmbedderRecipe

    examples = views.read_views(*options.features)
    recipe = EmbedderRecipe(loss=options.loss, hard_share=options.hard_share, mixed=options.mixed)
    recipe = recipe if options.steps is None else replace(recipe, steps=options.steps)
    config = EmbedderConfig(features=examples.features.shape[1])
    counts = {} if options.no_folds else choice.FOLDS
    folds.train_folds(examples, counts, config, recipe, options.out, _say)


def _train_reranker(options: argparse.Namespace) -> None:
    from .models.backbone import load_backbone
    from .training import choice, data, pack, views

    labelled = data.read_table(options.photos) if options.photos else []
    examples = views.read_views(*options.features, whole=True)
    gallery = pack.gallery_of(examples, labelled)
    strangers = pack.strangers_of(load_backbone(options.features[0] / "backbone"), labelled)
    embedders = options.embedder or [Path("runs/embedder/soft")]
    given = {"steps": options.steps, "kinds": options.kind}
    chosen = {name: value for name, value in given.items() if value is not None}
    order = pack.order_of(examples, labelled)
    choice.choose(gallery, examples, embedders, options.out, _say, order, strangers, **chosen)


def _train_pack(options: argparse.Namespace) -> None:
    from .training import data, pack, views

    examples = views.read_views(*options.features, whole=True)
    gallery = pack.gallery_of(examples, data.read_table(options.photos) if options.photos else [])
    card = options.card.read_text(encoding="utf-8") if options.card else "{choices}\n"
    made = pack.make_pack(
        options.features[0], options.reranker, options.out, gallery=gallery, version=__version__, card=card
    )
    size = sum(file.stat().st_size for file in made.folder.rglob("*") if file.is_file())
    print(f"{made.name} {made.version} in {made.folder}, {size / 1e6:.1f} MB")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
