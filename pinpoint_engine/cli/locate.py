"""`pinpoint locate`: locate photos, and the rest of a run."""

from __future__ import annotations

import argparse
import json
import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from .. import runs, tables, wording
from ..areas import named
from ..errors import PhotoError, RequestError
from ..runs import Run
from ..types import (
    CONFIDENCE,
    PROBABILITIES,
    Album,
    Engine,
    Failure,
    Photo,
    Prediction,
    Request,
    Result,
    SearchArea,
    Source,
    System,
)
from .export import write_export
from .options import (
    Commands,
    add_elsewhere,
    add_engine,
    add_ray,
    elsewhere,
    on_cluster,
    open_here,
    photos_named,
    say,
    say_skipped,
)

OUT = Path("out")
CALIBRATE = "fit them on a gallery of yours with `pinpoint gallery fit`, or try them with `pinpoint evaluate --own`"
"""What to do where the probabilities of a run are not calibrated."""


def add_locate(commands: Commands) -> None:
    """Add `pinpoint locate`."""
    parser = commands.add_parser("locate", help="locate photos; writes a GeoPackage of ranked candidates")
    parser.add_argument("photos", nargs="*", type=Path, help="photos and folders (searched recursively)")
    _add_run(parser)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--within", type=Path, help="search only in these polygons: GeoJSON, GeoPackage or Shapefile")
    where.add_argument(
        "--within-name",
        action="append",
        default=[],
        metavar="NAME",
        help='search only in this country, state or province, by name: "New South Wales"; may be repeated',
    )
    parser.add_argument(
        "--source", choices=[source.value for source in Source], help="only use references of this kind"
    )
    parser.add_argument(
        "--street-level", action="store_true", help="the photos are street-level frames (dash cam, panorama face)"
    )
    parser.add_argument("--top-k", type=int, default=12, help="candidates per photo (12)")
    parser.add_argument(
        "--album",
        choices=[album.value for album in Album],
        default=Album.INDEPENDENT.value,
        help="how the photos of one folder belong together; albums are answered after their last photo is read",
    )
    parser.add_argument(
        "--cells", action="store_true", help="also write the whole distribution over geocells (pigeon, planet)"
    )
    parser.add_argument(
        "--proposed-by",
        choices=[system.value for system in System if system is not System.PINPOINT],
        help="pinpoint also ranks the places that this system proposes",
    )
    usual = Request()
    parser.add_argument("--same-place-m", type=float, default=usual.same_place_m, help="radius of one place (1000)")
    parser.add_argument("--speed-kmh", type=float, default=usual.speed_kmh, help="speed limit of one trip (6)")
    add_engine(parser)
    add_elsewhere(parser)
    add_ray(parser, "locate the photos")
    parser.add_argument(
        "--spread",
        action="store_true",
        help="with --ray: one process locates the photos, and the machines share the search of galleries that are too "
        "large for the memory of one",
    )
    parser.set_defaults(command=_locate)


def _add_run(parser: argparse.ArgumentParser) -> None:
    """Add in which file the answers are kept, and how to go on with one."""
    parser.add_argument(
        "--out",
        type=Path,
        help="GeoPackage to save results to as they come (a new one in out/); with another suffix (.shp .geojson "
        ".parquet .kml .csv) the run is also exported to that format",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace an existing run at --out, with its reviews")
    parser.add_argument("--resume", type=Path, metavar="RUN", help="resume this run: locate its remaining photos")
    parser.add_argument("--retry-failed", action="store_true", help="with --resume: also retry the photos that failed")
    parser.add_argument(
        "--again",
        type=Path,
        metavar="RUN",
        help="locate the photos of this run again, or those that are named, with other galleries; the run keeps both "
        "answers",
    )


def _locate(options: argparse.Namespace) -> None:
    with ExitStack() as joined:
        if options.again:
            _again(options, joined)
            return
        _run(options, *(_resumed(options, joined) if options.resume else _begun(options, joined)))


def _run(options: argparse.Namespace, run: Run, engine: Engine, asked: Sequence[Photo]) -> None:
    ended, sure = runs.STOPPED, []
    try:
        for result in engine.locate(_read(asked), run.request):
            if run.add(result):
                record = run.record
                say(f"[{record['n_photos'] - record['n_waiting']}/{record['n_photos']}] {_line(result)}")
                sure += [result.confidence] if isinstance(result, Prediction) else []
        ended = runs.FINISHED
    except KeyboardInterrupt:
        ended = runs.CANCELLED
        raise
    finally:
        if run.end(ended):
            _tell_end(run, sorted(sure), options)
    if 0 < run.record["n_photos"] == run.record["n_failed"]:
        raise PhotoError("no photo could be located; see above what to do about each", code="all_failed")


def _begun(options: argparse.Namespace, joined: ExitStack) -> tuple[Run, Engine, list[Photo]]:
    """Begin a new run, after all checks that could refuse it."""
    from .. import photos

    if not options.photos:
        raise RequestError("no photos are named; name photos or folders, or a run to resume with --resume")
    if options.retry_failed:
        raise RequestError("--retry-failed needs a run to resume; name it with --resume")
    target = _target(options)
    request = _request(options)
    listing = photos.list_files(options.photos)
    say_skipped(listing)
    waiting = [Photo.at(path) for path in listing.paths]
    engine = _engine(options, waiting, joined)
    card = engine.describe()
    if told := card.versions.get(PROBABILITIES):
        say(f"probabilities: {told}")
    return Run.begin(target, request, card, waiting, overwrite=options.overwrite), engine, waiting


def _again(options: argparse.Namespace, joined: ExitStack) -> None:
    """Locate photos of a run again, each answer beside the one before."""
    if options.resume or options.retry_failed:
        raise RequestError("--again and --resume are two ways to go on with a run; choose one")
    _refuse_settled(options)
    run = joined.enter_context(closing(Run.open(options.again)))
    if run.record["system"] in [system.value for system in System]:
        options.system = run.record["system"]
    there = {photo.id: photo.path for photo in run.photos()}
    asked = run.to_locate_again(photos_named(options.again, there, options.photos))
    if not asked:
        raise RequestError(f"{options.again} has no located photos to locate again; resume it with --resume")
    _check_there(run, asked)
    engine = _engine(options, asked, joined)
    card = engine.describe()
    run.check_pack(card)
    changed = 0
    for number, result in enumerate(engine.locate(_read(asked), run.request), 1):
        is_new = run.add_again(result, card)
        changed += is_new
        say(f"[{number}/{len(asked)}] {_line(result)}{'' if is_new else ' (its answer stays)'}")
    say(
        f"{wording.photos_in_words(changed)} located again, by {', '.join(card.galleries)}; {run.path} has both answers"
    )


def _refuse_settled(options: argparse.Namespace) -> None:
    """Refuse options that are fixed when a run begins.

    Raises:
        RequestError: one is given.
    """
    settled = [name for name, usual in _settled().items() if getattr(options, name) != usual]
    if settled:
        name = settled[0].replace("_", "-")
        raise RequestError(f"a run that goes on already has its --{name}; leave that out, or start a new run")


def _resumed(options: argparse.Namespace, joined: ExitStack) -> tuple[Run, Engine, list[Photo]]:
    """Open the run to resume, and the engine that it was begun with."""
    _refuse_settled(options)
    if options.photos:
        raise RequestError("a run that goes on already has its photos; name it alone, or start a new run")
    with ExitStack() as refused:
        run = Run.open(options.resume)
        refused.callback(run.close)
        if run.record["system"] in [system.value for system in System]:
            options.system = run.record["system"]
        asked = run.rest(with_failed=options.retry_failed)
        _check_there(run, asked)
        engine = _engine(options, asked, joined)
        run.check_engine(engine.describe())
        if options.retry_failed:
            run.retry_failed()
        refused.pop_all()
    return run, engine, asked


def _engine(options: argparse.Namespace, asked: Sequence[Photo], joined: ExitStack) -> Engine:
    """Open the engine in this process, on the machines of a cluster, or connect to one elsewhere."""
    if options.engine and options.ray:
        raise RequestError("--engine and --ray are two ways to locate photos; choose one")
    if options.spread and not options.ray:
        raise RequestError("--spread needs a cluster; name its address with --ray, or leave --spread out")
    if options.engine:
        return elsewhere(options, asked)
    return on_cluster(options, asked, joined) if options.ray else open_here(options)


def _check_there(run: Run, asked: Sequence[Photo]) -> None:
    """Say which photos to locate are not where they were; refuse to go on if none is, as all would fail."""
    gone = sum(not os.path.lexists(photo.path) for photo in asked)
    if not gone:
        return
    place = "is not where it was" if gone == 1 else "are not where they were"
    they = f"{wording.photos_in_words(gone)} of {len(asked)} to locate {place}"
    command = shlex.join(["pinpoint", "runs", "find-photos", str(run.path), "FOLDER", "--remember"])
    if gone == len(asked):
        raise RequestError(f"{they}; find such photos with `{command}`")
    say(f"note: {they} and will fail; find such photos with `{command}`")


def _settled() -> dict[str, object]:
    """Return the options that are fixed when a run begins, with their defaults."""
    usual = Request()
    return {
        "out": None,
        "overwrite": False,
        "within": None,
        "within_name": [],
        "source": None,
        "street_level": False,
        "top_k": usual.top_k,
        "album": usual.album.value,
        "cells": False,
        "same_place_m": usual.same_place_m,
        "speed_kmh": usual.speed_kmh,
        "system": System.PINPOINT.value,
        "proposed_by": None,
    }


def _target(options: argparse.Namespace) -> Path:
    """Return the GeoPackage of a new run; beside the export if another format is requested."""
    out: Path = options.out or OUT / runs.file_name(tables.new_run_id())
    if out.suffix.lower() == ".gpkg":
        runs.check_new(out, options.overwrite)
        return out
    from ..runs import export

    export.check_target(out)
    target = out.with_name(f"{out.name.removesuffix(out.suffix)}.gpkg")
    runs.check_new(target, options.overwrite)
    return target


def _read(asked: Sequence[Photo]) -> Iterator[Photo]:
    from .. import photos

    return (replace(photos.read_photo(photo.path), id=photo.id, album=photo.album) for photo in asked)


def _request(options: argparse.Namespace) -> Request:
    area = _area(options)
    for note in area.notes:
        print(f"note: {note}")
    sources = (Source(options.source),) if options.source else tuple(Source)
    photo_source = Source.STREET if options.street_level else Source.INTERNET
    try:
        return Request(
            top_k=options.top_k,
            within=area.polygons,
            sources=sources,
            photo_source=photo_source,
            album=Album(options.album),
            same_place_m=options.same_place_m,
            speed_kmh=options.speed_kmh,
            cells=options.cells,
            proposed_by=System(options.proposed_by) if options.proposed_by else None,
        )
    except ValueError as error:
        raise RequestError(str(error)) from None


def _area(options: argparse.Namespace) -> SearchArea:
    if options.within is None:
        return named.from_names(options.within_name)
    from ..areas import files

    return files.read_area(options.within)


def _line(result: Result) -> str:
    name = Path(result.photo.path).name
    if isinstance(result, Failure):
        return wording.failure_in_words(result)
    if not result.candidates:
        return f"{name}: {wording.outcome_in_words(result)}"
    first = result.candidates[0].location
    place = tables.place_at(first)
    where = f"{first.lat:.4f}, {first.lon:.4f}" + (f" ({place})" if place else "")
    return f"{name}: {where} - {wording.outcome_in_words(result)}"


def _tell_end(run: Run, sure: Sequence[float], options: argparse.Namespace) -> None:
    """Print the summary of a run and where it is, and export it if another format is requested."""
    record = run.record
    say(f"{wording.counts_in_words(record)} ({wording.ENDS[record['ended']]})")
    if sure:
        middle = sure[len(sure) // 2]
        fitted = json.loads(record["versions"]).get(CONFIDENCE)  # says so where it was not
        spread = f"median {middle:.0%}, {sure[0]:.0%} to {sure[-1]:.0%}" + (f" ({fitted})" if fitted else "")
        say(f"confidence within 25 km of the first candidate: {spread}")
        if fitted == wording.NOT_CALIBRATED:
            say(f"{wording.CALIBRATIONS[fitted]}, so only the order counts; {CALIBRATE}")
    say(f"results: {run.path}")
    if record["n_waiting"]:
        say(f"the rest: {_command_for_rest(run, options)}")
    if options.out is not None and options.out.suffix.lower() != ".gpkg":
        write_export(run.path, options.out)


def _command_for_rest(run: Run, options: argparse.Namespace) -> str:
    """Return the command that resumes a run with the same engine."""
    named = [("--pack", options.pack), *(("--gallery", folder) for folder in options.gallery)]
    named += [("--engine", options.engine), ("--ca-file", options.ca_file), ("--ray", options.ray)]
    given = [str(part) for option, value in named if value for part in (option, value)]
    given += ["--spread"] if options.spread else []
    return shlex.join(["pinpoint", "locate", "--resume", str(run.path), *given])
