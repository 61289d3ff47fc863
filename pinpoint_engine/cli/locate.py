"""Locate photos, and write a run in other formats."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import tables, wording
from ..errors import RequestError
from ..types import Album, Failure, Prediction, Request, Result, Source
from .options import Commands, add_elsewhere, add_engine, elsewhere, open_here, say_passed_over

if TYPE_CHECKING:
    pass


def add_locate(commands: Commands) -> None:
    """Add `pinpoint locate`."""
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
    parser.add_argument(
        "--cells", action="store_true", help="also the whole distribution over geocells (pigeon, planet)"
    )
    usual = Request()
    parser.add_argument("--same-place-m", type=float, default=usual.same_place_m, help="radius of one place (1000)")
    parser.add_argument("--speed-kmh", type=float, default=usual.speed_kmh, help="speed limit of one trip (6)")
    add_engine(parser)
    add_elsewhere(parser)
    parser.set_defaults(command=_locate)


def _locate(options: argparse.Namespace) -> None:
    from .. import export, photos

    export.check_target(options.out)
    listing = photos.list_files(options.photos)
    say_passed_over(listing)
    queries = [photos.read_photo(path) for path in listing.paths]
    engine = elsewhere(options, queries) if options.engine else open_here(options)
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
    from .. import regions

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
            cells=options.cells,
        )
    except ValueError as error:
        raise RequestError(str(error)) from None


def _line(result: Result) -> str:
    name = Path(result.photo.path).name
    if isinstance(result, Failure):
        return f"{name}: {result.message}"
    if not result.candidates:
        return f"{name}: {wording.outcome_in_words(result)}"
    place = result.candidates[0].location
    return f"{name}: {place.lat:.4f}, {place.lon:.4f} - {wording.outcome_in_words(result)}"


def _summary(run: tables.Run, out: Path) -> str:
    row = run.rows()["run"][0]
    sure = [result.confidence for result in run.results if isinstance(result, Prediction)]
    parts = [
        f"{wording.counts_in_words(row)} ({row['ended']})",
        f"sure of the first candidate to 25 km: {_spread(sure)}" if sure else "",
        f"results: {out}",
    ]
    return "\n".join(part for part in parts if part)


def _spread(shares: Sequence[float]) -> str:
    ranked = sorted(shares)
    return f"{ranked[len(ranked) // 2]:.0%} in the middle, from {ranked[0]:.0%} to {ranked[-1]:.0%}"


def add_export(commands: Commands) -> None:
    """Add `pinpoint export`."""
    parser = commands.add_parser("export", help="a run to Shapefile, GeoJSON, GeoParquet, KML or CSV")
    parser.add_argument("run", type=Path, help="the GeoPackage of a run")
    parser.add_argument("out", type=Path, help="file to write; its suffix names the format")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> None:
    from .. import export

    for warning in export.write(export.read_run(options.run), options.out):
        print(f"note: {warning}")
    several = options.out.with_name(f"{options.out.stem}_*")
    print(f"written: {options.out if options.out.suffix.lower() == '.gpkg' else several}")
