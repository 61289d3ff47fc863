"""Accuracy on photos with known places, with controls; and predictions made elsewhere."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import RequestError
from ..types import Engine
from .options import Commands, add_engine, open_here, say

if TYPE_CHECKING:
    from ..evaluation.benchmarks import Question
    from ..systems.pinpoint import Pinpoint

BENCHMARKS = ("im2gps", "im2gps3k", "yfcc4k", "yfcc26k", "gws15k", "osv5m")
CONVENTIONS = ("pinpoint", "geoclip", "g3", "pigeon", "osv5m")
"""What `evaluation` knows by name, told here so that a command's help loads nothing."""


def add_evaluate(commands: Commands) -> None:
    """Add `pinpoint evaluate`."""
    parser = commands.add_parser("evaluate", help="accuracy on photos with known places, with controls")
    parser.add_argument("--photos", type=Path, help="the embedded pack's own photo table (its rows of split dev)")
    parser.add_argument("--predictions", type=Path, help="score a table of predictions made elsewhere (id, lat, lon)")
    parser.add_argument("--truth", type=Path, help="with --predictions: where the photos were taken (default: gt_*)")
    parser.add_argument("--benchmark", choices=BENCHMARKS, help="a named benchmark; with --list and --images")
    parser.add_argument("--list", type=Path, help="the benchmark's list, as it is published")
    parser.add_argument("--table", type=Path, help="any table of photos: id or path, lat, lon, and author, album, time")
    parser.add_argument("--images", type=Path, help="folder of the images; alone: geotagged photos, told by their EXIF")
    parser.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only such rows; repeatable"
    )
    parser.add_argument("--by", default="", metavar="COLUMN", help="also figures for each value of this column")
    parser.add_argument(
        "--convention", choices=CONVENTIONS, help="as which code distances are measured (the benchmark's, or pinpoint)"
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--errors", type=Path, help="write lines from truth to answer (.geojson, .gpkg, .shp)")
    parser.add_argument("--plots", type=Path, help="draw one page of plots (.svg, .png, .pdf)")
    parser.add_argument("--areas", type=Path, help="polygons that name country and region (default: QGIS's)")
    parser.add_argument("--published", action="store_true", help="print what peers published beside our figures")
    parser.add_argument("--teacher", type=Path, help="with --photos: also neighbours on this teacher's features")
    parser.add_argument(
        "--compare", type=Path, metavar="FOLDER", help="with --photos: all systems; FOLDER is that of `train geoclip`"
    )
    parser.add_argument("--discs", action="store_true", help="with --photos: also searches within discs")
    add_engine(parser)
    parser.set_defaults(command=_evaluate)


def _evaluate(options: argparse.Namespace) -> None:
    if options.predictions:
        _score(options)
    elif options.photos and options.compare:
        from ..training import compare

        print(compare.compare(options.photos, options.pack, options.compare, say))
    elif options.photos:
        from ..training import report

        print(report.evaluate(options.photos, options.pack, options.gallery, options.teacher, options.discs, print))
    else:
        _measure(options)


def _measure(options: argparse.Namespace) -> None:
    """Ask a benchmark, a table or a folder of an engine; print the figures and write what was asked for."""
    from ..evaluation import outputs, places, published, report, score

    question = _question(options)
    peers = published.published(question.title) if options.published else None
    targets = outputs.Targets(options.json, options.errors, options.plots)
    targets.check()
    engine, pinpoint = _engines(options)
    world = options.areas or places.qgis_world()
    names = places.read_names(world) if world else None
    found = score.evaluate(engine, pinpoint, question, say)
    told = report.report(found, names, peers)
    print(report.as_markdown(told))
    for written in targets.write(told):
        print(f"written: {written}")


def _engines(options: argparse.Namespace) -> tuple[Engine, Pinpoint]:
    """Open the engine that is asked, and the one that holds the references and answers the controls."""
    from ..systems.pinpoint import Pinpoint, open_pinpoint

    engine = open_here(options)
    if isinstance(engine, Pinpoint):
        return engine, engine
    return engine, open_pinpoint(options.pack, options.gallery, device=options.device, runtime=options.runtime)


def _question(options: argparse.Namespace) -> Question:
    """Return what is asked, measured in the convention that is wanted."""
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
        raise RequestError("nothing is asked; give --benchmark, --table, --images, --photos or --predictions")
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
