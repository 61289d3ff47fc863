"""`pinpoint evaluate`: accuracy on photos of known place, beside controls; predictions made by other code."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import RequestError
from ..types import Engine, Failure, Request, SearchArea
from .options import Commands, add_engine, open_here, say, say_skipped

if TYPE_CHECKING:
    from ..evaluation.benchmarks import Question
    from ..evaluation.development import Development
    from ..evaluation.places import PlaceNames
    from ..evaluation.report import Report
    from ..evaluation.score import Evaluation
    from ..geodesy import Floats
    from ..systems.cells import CellEngine
    from ..systems.pinpoint import Pinpoint
    from ..trial import PhotoTrial

BENCHMARKS = ("im2gps", "im2gps3k", "yfcc4k", "yfcc26k", "gws15k", "osv5m")
CONVENTIONS = ("pinpoint", "geoclip", "g3", "pigeon", "osv5m")
"""The names that `evaluation` knows, repeated here so that the help loads nothing."""


def add_evaluate(commands: Commands) -> None:
    """Add `pinpoint evaluate`."""
    parser = commands.add_parser("evaluate", help="accuracy on photos of known place, beside controls")
    parser.add_argument(
        "--own", type=Path, metavar="FOLDER", help="how well it works on your own geotagged photos, asked fairly"
    )
    parser.add_argument("--within", type=Path, help="with --own: only photos taken in these polygons")
    parser.add_argument("--search-within", action="store_true", help="with --within: also search in these only")
    parser.add_argument("--photos", type=Path, help="a photo table: its rows of split dev, with further tables")
    parser.add_argument("--predictions", type=Path, help="score predictions made by other code (id, lat, lon)")
    parser.add_argument("--truth", type=Path, help="with --predictions: where the photos were taken (default: gt_*)")
    parser.add_argument("--benchmark", choices=BENCHMARKS, help="a named benchmark; with --list and --images")
    parser.add_argument("--list", type=Path, help="the benchmark's list, as it is published")
    parser.add_argument("--table", type=Path, help="any table of photos: id or path, lat, lon; author, album, time")
    parser.add_argument("--images", type=Path, help="folder of the images; alone: geotagged photos, EXIF has the truth")
    parser.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only rows with this value; repeatable"
    )
    parser.add_argument("--by", default="", metavar="COLUMN", help="report each value of this column separately")
    parser.add_argument(
        "--convention", choices=CONVENTIONS, help="whose way to measure distances (the benchmark's, or pinpoint)"
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--errors", type=Path, help="write lines from truth to answer (.geojson, .gpkg, .shp)")
    parser.add_argument("--plots", type=Path, help="draw one page of plots (.svg, .png, .pdf)")
    parser.add_argument("--areas", type=Path, help="polygons that name country and region (default: QGIS's)")
    parser.add_argument("--published", action="store_true", help="print published figures beside ours")
    parser.add_argument("--teacher", type=Path, help="with --photos: also neighbours on this teacher's features")
    parser.add_argument(
        "--compare", type=Path, metavar="FOLDER", help="with --photos: all systems; FOLDER is from `train geoclip`"
    )
    parser.add_argument("--discs", action="store_true", help="with --photos: also searches within discs off the truth")
    add_engine(parser)
    parser.set_defaults(command=_evaluate)


def _evaluate(options: argparse.Namespace) -> None:
    """Ask a question of an engine, or score predictions; print the figures and write the files that were named."""
    if options.predictions:
        _score(options)
        return
    if options.own:
        _try_own(options)
        return
    from ..evaluation import outputs, places, score

    if not options.photos and (options.teacher or options.compare or options.discs):
        raise RequestError("--teacher, --compare and --discs need a photo table; name it with --photos")
    if options.compare and options.system != "pinpoint":
        raise RequestError("--compare asks every system; leave out --system")
    targets = outputs.Targets(options.json, options.errors, options.plots)
    targets.check()
    world = options.areas or places.qgis_world()
    names = places.read_names(world) if world else None
    if options.photos:
        told = _develop(options, names)
    else:
        question = _question(options)
        engine, pinpoint = _engines(options)
        told = _told(score.evaluate(engine, pinpoint, question, say), names, options)
    for written in targets.write(told):
        print(f"written: {written}")


def _try_own(options: argparse.Namespace) -> None:
    """Ask about the user's own photos fairly, and say in one sentence how well that works."""
    from .. import photos, trial
    from ..areas import files
    from ..evaluation import outputs, own

    if options.search_within and not options.within:
        raise RequestError("--search-within needs an area; name it with --within")
    targets = outputs.Targets(options.json, options.errors, options.plots)
    targets.check()
    area = files.read_area(options.within) if options.within else SearchArea()
    for note in area.notes:
        print(f"note: {note}")
    listing = photos.list_files([options.own])
    say_skipped(listing)
    chosen = trial.photo_set(map(photos.read_photo, listing.paths), area.polygons)
    for photo, why in chosen.unplaced:
        print(f"left out: {photo.path}: {why}")
    request = trial.fair(Request(within=area.polygons if options.search_within else ()))
    trials = []
    for each in trial.ask(open_here(options), chosen.photos, request):
        trials.append(each)
        say(f"[{len(trials)}/{len(chosen.photos)}] {_distance_line(each)}")
    found = trial.figures(trials, request.top_k)
    sentences = [trial.in_words(found, bool(area.polygons)), trial.honesty_in_words(found)]
    sentences.append(trial.fairness_in_words(chosen, found))
    print("", own.as_table(found), *sentences, sep="\n\n")
    for written in own.write(targets, trials, found, sentences):
        print(f"written: {written}")


def _distance_line(tried: PhotoTrial) -> str:
    from .. import wording

    name = Path(tried.photo.path).name
    if isinstance(tried.result, Failure):
        return wording.failure_in_words(tried.result)
    if tried.first is None:
        return f"{name}: {wording.outcome_in_words(tried.result)}"
    far, best = wording.distance_in_words(tried.first_m), wording.distance_in_words(tried.best_m)
    return f"{name}: first candidate {far} away, the best of its list {best}"


def _told(evaluation: Evaluation, names: PlaceNames | None, options: argparse.Namespace) -> Report:
    """Print the figures of an evaluation and return them."""
    from ..evaluation import published, report

    peers = published.published(evaluation.question.title) if options.published else None
    told = report.report(evaluation, names, peers)
    print(report.as_markdown(told))
    return told


def _develop(options: argparse.Namespace, names: PlaceNames | None) -> Report:
    """Ask the development photos, and print the tables that only they have."""
    from ..evaluation import comparison, development, paired

    engine, pinpoint = _engines(options)
    asked = development.open_development(options.photos, engine, pinpoint, say)
    systems = _cell_systems(options) if options.compare else {}
    others = comparison.ask_systems(systems, asked.question, asked.rows, say)
    further = {**_teacher(options, asked), **comparison.places_of(others, asked.question), **_geoclip(options, asked)}
    evaluation = asked.evaluate(further)
    told = _told(evaluation, names, options)
    _print("Lead over each control, in points, with 95 % intervals by album", paired.table(evaluation))
    if others:
        _print("How sure each system is, before and after its calibration", asked.compare(evaluation, others))
    _print("Photos of one walk in a row, fused as one trip", asked.walks(evaluation, systems.get("PlaNet")))
    if options.discs:
        _print("Searches within discs", asked.discs())
    if small := asked.evaluate_thumbnails():
        _told(small, names, options)
    return told


def _print(title: str, table: str) -> None:
    if table:
        print(f"\n## {title}\n\n{table}\n")


def _cell_systems(options: argparse.Namespace) -> dict[str, CellEngine]:
    """Open the pack's systems over geocells, by the names that tables print."""
    from ..models.pack import open_pack
    from ..systems.classifiers import open_cells
    from ..types import System
    from ..wording import SYSTEMS

    chosen = {"device": options.device, "runtime": options.runtime}
    return {
        SYSTEMS[system.value]: open_cells(system, open_pack(options.pack), options.gallery, **chosen)
        for system in (System.PIGEON, System.PLANET)
    }


def _teacher(options: argparse.Namespace, asked: Development) -> dict[str, Floats]:
    """Return the places that the nearest neighbours on a teacher's features name, if a teacher was given."""
    if not options.teacher:
        return {}
    from ..training import controls

    return {controls.TEACHER: controls.teacher_places(options.teacher, options.photos, asked.question.files)}


def _geoclip(options: argparse.Namespace, asked: Development) -> dict[str, Floats]:
    """Return the places that GeoCLIP's method names, if the folder of `train geoclip` was given."""
    if not options.compare:
        return {}
    from ..training import controls

    gallery = asked.pinpoint.gallery
    latlon = gallery.latlon[gallery.added]
    return {controls.GEOCLIP: controls.geoclip_places(options.compare, asked.rows, latlon)}


def _engines(options: argparse.Namespace) -> tuple[Engine, Pinpoint]:
    """Open the engine that is evaluated, and Pinpoint, which holds the references and answers the controls."""
    from ..systems.pinpoint import Pinpoint, open_pinpoint

    engine = open_here(options)
    if isinstance(engine, Pinpoint):
        return engine, engine
    return engine, open_pinpoint(options.pack, options.gallery, device=options.device, runtime=options.runtime)


def _question(options: argparse.Namespace) -> Question:
    """Return the question, with the convention that was chosen."""
    from dataclasses import replace

    from ..evaluation import benchmarks

    where = _pairs(options.where)
    if options.benchmark:
        if not (options.list and options.images):
            raise RequestError(f"{options.benchmark} needs its list and its images; name them with --list and --images")
        asked = benchmarks.benchmark(options.benchmark, options.list, options.images, where=where, by=options.by)
    elif options.table:
        asked = benchmarks.table(options.table, options.images, where=where, by=options.by)
    elif options.images:
        asked = benchmarks.folder(options.images)
    else:
        raise RequestError("nothing is asked; give --own, --benchmark, --table, --images, --photos or --predictions")
    return replace(asked, convention=options.convention or asked.convention)


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    if wrong := [text for text in texts if "=" not in text]:
        raise RequestError(f"{wrong[0]} is no filter; use COLUMN=VALUE, such as split=dev")
    return {name: value for name, _, value in (text.partition("=") for text in texts)}


def _score(options: argparse.Namespace) -> None:
    from ..evaluation import lists, predictions
    from ..evaluation.benchmarks import BENCHMARKS as KNOWN
    from ..evaluation.conventions import CONVENTIONS as MEASURES

    truth = lists.read_table(options.truth or options.predictions, lists.TRUE_LATITUDES, lists.TRUE_LONGITUDES)
    predicted = lists.read_table(options.predictions)
    for note in dict.fromkeys((*truth.notes, *predicted.notes)):
        print(f"note: {note}")
    usual = KNOWN[options.benchmark].convention if options.benchmark else "pinpoint"
    print(predictions.as_markdown(predictions.score(truth, predicted, MEASURES[options.convention or usual])))
