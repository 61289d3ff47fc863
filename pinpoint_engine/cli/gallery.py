"""`pinpoint gallery`: build a gallery from your own photos or open imagery, without training; look after galleries."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import coverage
from ..coverage import SIZES_DEG
from ..errors import OutputError, RequestError, reason
from ..sources import SERVICES
from ..types import Failure, Reference, Source
from ..wording import failure_in_words, photos_in_words
from . import imagery
from .gallery_fit import add_fit
from .options import Commands, Percent, add_ray, pack_folder, say, say_skipped

if TYPE_CHECKING:
    from ..cluster import Cluster
    from ..gallery import Gallery
    from ..intake import EmbeddedPhoto
    from ..parts import Wanted
    from ..sources.files import ReferencePhoto

KINDS = [source.value for source in Source]


def add_gallery(commands: Commands) -> None:
    """Add `pinpoint gallery`."""
    parser = commands.add_parser(
        "gallery", help="build a gallery from your own photos or open imagery, without training"
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    build = actions.add_parser(
        "build", help="create a gallery from geotagged photos, a CSV with path, lat, lon, or a service"
    )
    add = actions.add_parser("add", help="add photos to a gallery")
    for action, command in ((build, _gallery_build), (add, _gallery_add)):
        action.add_argument("photos", type=Path, nargs="?", help="folder of geotagged photos, or a CSV table")
        action.add_argument("--out" if action is build else "--to", dest="folder", type=Path, required=True)
        action.add_argument(
            "--source",
            default="internet",
            choices=[*KINDS, *SERVICES],
            help="the kind of the photos (internet), or the service of open imagery to ask for those within an area",
        )
        action.add_argument("--author", default="", help="who took them, if a table does not say")
        action.add_argument("--licence", default="", help="their licence, if a table does not say")
        action.add_argument(
            "--thumbnails",
            action="store_true",
            help="keep small copies of the photos that name a licence, to show them as evidence; the room they take is "
            "told first",
        )
        action.set_defaults(command=command)
        if action is build:
            _add_overwrite(action)
        _add_embedding(action)
        add_ray(action, "embed the photos")
        imagery.add_service(action)
        imagery.add_download(action)
    cover = actions.add_parser("coverage", help="how densely a gallery covers the Earth, as a layer of cells")
    cover.add_argument("folder", type=Path, nargs="?", metavar="GALLERY", help="a gallery (default: the pack's own)")
    cover.add_argument("--out", type=Path, required=True, help="the GeoPackage to write")
    cover.add_argument(
        "--cell-deg", type=float, action="append", choices=SIZES_DEG, help="size of the cells; repeatable (10, 1, 0.1)"
    )
    cover.add_argument("--pack", type=pack_folder, help="folder or name of a model pack (default: the embedded one)")
    cover.set_defaults(command=_gallery_coverage)
    _add_imagery(actions)
    add_fit(actions)
    _add_upkeep(actions)


def _add_overwrite(action: argparse.ArgumentParser) -> None:
    action.add_argument("--overwrite", action="store_true", help="replace an existing gallery at --out")


def _add_embedding(action: argparse.ArgumentParser) -> None:
    """Add the options of everything that embeds photos."""
    action.add_argument(
        "--duplicates", action="store_true", help="keep photos that show the same as another at the same place"
    )
    action.add_argument("--pack", type=pack_folder, help="folder or name of a model pack (default: the embedded one)")
    action.add_argument("--every", type=int, default=100, metavar="N", help="print the progress every N photos (100)")


def _add_imagery(actions: Commands) -> None:
    """Add what is done with services alone."""
    survey = actions.add_parser("survey", help="what a service of open imagery has in an area; nothing is kept")
    survey.add_argument("--source", required=True, choices=SERVICES, help="the service")
    survey.add_argument("--json", action="store_true", help="print it as JSON, in the last line")
    survey.add_argument(
        "--to", type=Path, metavar="GALLERY", help="the gallery to add it to, whose pictures are not counted as new"
    )
    survey.add_argument("--pack", type=pack_folder, help="model pack whose speed counts (default: the embedded one)")
    survey.set_defaults(command=imagery.survey, photos=None, ray="")
    imagery.add_service(survey)
    imagery.add_contact(survey)
    refresh = actions.add_parser("refresh", help="add the open imagery that is new in the areas of a gallery")
    refresh.add_argument("folder", type=Path, metavar="GALLERY")
    refresh.set_defaults(command=imagery.refresh)
    _add_embedding(refresh)
    imagery.add_download(refresh)
    imagery.add_address(refresh)


def _add_upkeep(actions: Commands) -> None:
    """Add what is done with a gallery that is there."""
    upgrade = actions.add_parser("upgrade", help="convert a gallery of the first format to the one of this version")
    info = actions.add_parser("info", help="what a gallery holds")
    verify = actions.add_parser("verify", help="read all of a gallery, and say what is damaged")
    compact = actions.add_parser("compact", help="merge the shards of a gallery, without what was removed")
    remove = actions.add_parser("remove", help="remove references from a gallery")
    export = actions.add_parser("export", help="write the references of a gallery as a layer or a table")
    commands = ((upgrade, _upgrade), (info, _info), (verify, _verify), (compact, _compact), (remove, _remove))
    for action, command in (*commands, (export, _export)):
        action.add_argument("folder", type=Path, metavar="GALLERY")
        action.set_defaults(command=command)
    info.add_argument("--json", action="store_true", help="print it as one line of JSON")
    remove.add_argument("ids", nargs="*", metavar="ID", help="ids of references")
    remove.add_argument("--list", type=Path, metavar="FILE", help="a file with an id on each line")
    remove.add_argument("--author", action="append", default=[], help="all by this author; repeatable")
    remove.add_argument("--within", type=Path, metavar="AREA", help="all inside the polygons of a file")
    export.add_argument("out", type=Path, metavar="FILE", help=".gpkg, .geojson, .shp, .kml, .parquet or .csv")
    merge = actions.add_parser("merge", help="make one gallery of several")
    merge.add_argument("folders", type=Path, nargs="+", metavar="GALLERY", help="of a repeated id the first is kept")
    merge.add_argument("--out", type=Path, required=True, metavar="GALLERY")
    merge.add_argument(
        "--duplicates", action="store_true", help="keep what shows the same as one of another gallery at the same place"
    )
    _add_overwrite(merge)
    merge.set_defaults(command=_merge)
    for action in (upgrade, verify, compact, merge, export):
        action.add_argument("--progress", action="store_true", help="print how many percent are done")


def _upgrade(options: argparse.Namespace) -> None:
    from .. import gallery

    done = gallery.upgrade(options.folder, Percent(options))
    print(f"{options.folder} {'is converted' if done else 'has the format of this version already'}")


def _info(options: argparse.Namespace) -> None:
    from ..confidence.gallery_fit import fit_in_words
    from ..gallery import store

    told = store.info(options.folder)
    fit = fit_in_words(options.folder, told.digest)
    if options.json:
        print(json.dumps({**asdict(told), "probabilities": fit}))
        return
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in told.references.items())
    print(f"{sum(told.references.values()):,} references: {kinds}")
    print(f"{told.shards:,} shards, {told.bytes / 1e6:,.1f} MB; {told.removed:,} removed references still take room")
    if told.pending is None:
        print("another program is changing it")
    elif told.pending:
        print(f"{told.pending:,} references of a command that was stopped are not searched yet; run it again")
    print(f"searched: {told.search}")
    print(f"probabilities: {fit}")
    print(f"made by the model {told.model[:12]}, {told.dim} numbers each; digest {told.digest[:12]}")


def _verify(options: argparse.Namespace) -> None:
    from ..errors import GalleryError
    from ..gallery import store

    if faults := store.verify(options.folder, Percent(options)):
        for fault in faults:
            print(fault)
        raise GalleryError(f"the gallery {options.folder} is damaged; build it again, or restore it from a copy")
    print(f"{options.folder} is whole")


def _compact(options: argparse.Namespace) -> None:
    from ..gallery import store

    with store.changing(options.folder) as changed:
        changed.seal()
        changed.compact(heard=Percent(options))
        print(f"{len(changed):,} references in {len(changed.manifest.shards)} shard")


def _remove(options: argparse.Namespace) -> None:
    """Remove what is named by any of the options."""
    import numpy as np

    from ..areas import files
    from ..gallery import store
    from ..sources import ledger

    ids = [*options.ids, *(_lines(options.list) if options.list else ())]
    if not (ids or options.author or options.within):
        raise RequestError("nothing is named to be removed; name ids, --list, --author or --within")
    within = files.read_area(options.within).polygons if options.within else ()
    with store.changing(options.folder) as changed:
        changed.seal()
        for each in dict.fromkeys(ids):
            if not changed.has(each):
                print(f"not in the gallery: {each}")
        rows = [changed.gallery.rows_of(ids), *map(changed.gallery.rows_by, options.author)]
        if within:
            rows.append(np.flatnonzero(changed.gallery.inside(within)))
        print(f"{changed.remove(np.unique(np.concatenate(rows))):,} references removed; {len(changed):,} are left")
        ledger.update(options.folder, changed.gallery.references_of(changed.gallery.added))


def _lines(path: Path) -> list[str]:
    try:
        return list(filter(None, map(str.strip, path.read_text(encoding="utf-8-sig").splitlines())))
    except (OSError, ValueError) as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); check the path") from error


def _merge(options: argparse.Namespace) -> None:
    from ..gallery.merge import merge
    from ..sources import ledger

    _check_new(options.out, options.overwrite)

    def also(part: Path, merged: Gallery) -> None:
        ledger.update(part, merged.references_of(merged.added), options.folders)

    found = merge(options.folders, options.out, duplicates=options.duplicates, heard=Percent(options), also=also)
    reasons = {
        "an earlier gallery has a reference with its id": found.repeated,
        "it shows the same as one of an earlier gallery at the same place; --duplicates keeps both": found.duplicates,
    }
    for why, rows in reasons.items():
        for each in found.gallery.references_of(rows):
            print(f"left out: {each.id}: {why}")
    print(f"{len(found.gallery):,} references in {options.out}; {sum(map(len, reasons.values())):,} are left out")


def _export(options: argparse.Namespace) -> None:
    from .. import gallery
    from ..gallery.disk import counted
    from ..gallery.texts import row_of, write_table
    from ..runs import replacement
    from ..tables import REFERENCES

    _finish(options.folder)
    opened = gallery.open_gallery(options.folder, gallery.model_of(options.folder))
    references = counted(opened.references_of(opened.added), len(opened), Percent(options))
    if options.out.suffix.lower() == ".gpkg":  # this needs no other package, and no memory
        with replacement.whole(options.out) as private:
            write_table(private, references, indexed=True)
    else:
        from ..runs.export import export_references

        for note in export_references(REFERENCES, list(map(row_of, references)), options.out):
            print(note)
    print(f"{len(opened):,} references: {options.out}")


def _finish(folder: Path) -> None:
    """Finish what a stopped command left in a gallery; where that cannot be, say that it is left out."""
    from ..errors import GalleryError
    from ..gallery.merge import finish

    try:
        finish(folder)
    except (GalleryError, OutputError) as error:
        print(f"what was added last is left out: {error}")


def _gallery_coverage(options: argparse.Namespace) -> None:
    """Count the references of a gallery by cell and source, and write the cells as polygons."""
    from .. import gallery
    from ..models.pack import open_pack
    from ..runs import geopackage, replacement

    if options.out.suffix.lower() != ".gpkg":
        raise RequestError(f"{options.out.name} is no GeoPackage; end its name in .gpkg")
    pack = open_pack(options.pack)
    opened = gallery.open_gallery(options.folder or pack.gallery, pack.model)
    rows = [row for size in options.cell_deg or SIZES_DEG[:3] for row in coverage.rows(opened.coverage(size))]
    with replacement.whole(options.out) as private:
        geopackage.write(private, coverage.COVERAGE, rows)
    print(f"{len(opened)} references in {len(rows)} rows: {options.out}")


def _gallery_build(options: argparse.Namespace) -> None:
    """Make a gallery beside the folder and move it there when it is whole; the same command goes on after a kill."""
    from ..errors import GalleryError
    from ..gallery import store
    from ..intake import NONE_PLACED

    _check_new(options.folder, options.overwrite)
    if options.source in SERVICES:
        imagery.build(options)
        return
    _check_photos(options)
    asked = (_photos_asked(options.photos), options.source, options.author, options.licence, str(options.pack))
    with store.building(options.folder, asked) as folder:
        if not _gather(options, folder):
            raise GalleryError(NONE_PLACED)
    _remove_parts(options.folder)


def _check_new(folder: Path, overwrite: bool) -> None:
    """Check before a long command that a gallery can be written to a folder.

    Raises:
        OutputError: there is one and `overwrite` is not set, or there are other files.
    """
    from .. import bundles, gallery

    bundles.refuse_foreign(folder, gallery.is_gallery)
    if not overwrite and gallery.is_gallery(folder):
        raise OutputError(
            f"{folder} is a gallery already; name another folder, replace it with --overwrite, or add to it by "
            "`pinpoint gallery add`",
            code="exists",
        )


def _remove_parts(folder: Path) -> None:
    """Remove what the machines of a cluster made for a gallery, once it holds all of that."""
    from .. import parts

    shutil.rmtree(parts.folder_beside(folder), ignore_errors=True)


def _check_photos(options: argparse.Namespace) -> None:
    """Refuse a command that names no photos, or what only a service can be asked for.

    Raises:
        RequestError: it does.
    """
    if options.photos is None:
        raise RequestError(
            "no photos are named; name a folder or a CSV, or a service by --source and an area by --within or --around"
        )
    named = {"--within": options.within, "--around": options.around, "--photo": options.photo, "--reach": options.reach}
    named |= {"--url": options.url, "--licence-only": options.licence_only}
    if unused := [name for name, value in named.items() if value]:
        raise RequestError(
            f"{', '.join(unused)} cannot be used with photos of your own; leave it out, or name a service"
        )


def _photos_asked(photos: Path) -> str:
    """Return which photos are asked for: those of a folder, or those that a table lists, wherever the table is.

    Raises:
        RequestError: the table cannot be read.
    """
    from ..sources import files

    return os.path.abspath(photos) if os.path.isdir(photos) else files.content(photos)


def _gallery_add(options: argparse.Namespace) -> None:
    from .. import gallery

    if options.source in SERVICES:
        imagery.add(options)
        return
    _check_photos(options)
    if not gallery.is_gallery(options.folder):
        raise gallery.missing(options.folder)
    _gather(options, options.folder)
    _remove_parts(options.folder)


def _gather(options: argparse.Namespace, folder: Path) -> int:
    """Embed photos, add them to the gallery in a folder, and return how many references it has."""
    from .. import intake, pictures
    from ..gallery import open_gallery, store
    from ..models import runtime
    from ..models.pack import open_pack

    pack = open_pack(options.pack)
    dim = open_gallery(pack.gallery, pack.model).vectors.shape[1]
    found = listed(options)
    if options.thumbnails:
        found = _measured(found)
    with ExitStack() as opened:
        machines = opened.enter_context(_machines(options)) if options.ray else None
        changed = opened.enter_context(store.changing(folder, pack.model, dim))
        shown = opened.enter_context(closing(pictures.PictureStore(folder)))
        before = len(changed)
        wanted = partial(intake.new, changed, shown, thumbnails=options.thumbnails)
        if machines:
            taken = intake.fresh(changed, shown, _embedded_on(machines, options, found, wanted, pack.model))
        else:
            backbone = runtime.choose(pack.folder).backbone(pack.folder)
            taken = intake.embed(wanted(found), backbone, thumbnails=options.thumbnails)
        filled = intake.fill(changed, shown, taken, duplicates=options.duplicates)
        for _ in _reported(filled, max(1, options.every)):
            pass
        changed.seal()
        print(f"{len(changed)} references in {options.folder} (+{len(changed) - before})")
        return len(changed)


def _machines(options: argparse.Namespace) -> AbstractContextManager[Cluster]:
    """Join the cluster of --ray, whose machines must see the photos, the pack, and where parts are written."""
    from .. import cluster, parts

    folder = parts.folder_beside(options.folder)
    paths = [os.path.abspath(path) for path in (options.photos, options.pack) if path]
    needs = {"cpus": options.ray_cpus, "gpu": options.ray_gpu}
    return cluster.joined(options.ray, **needs, folder=folder, paths=paths)


def _embedded_on(
    machines: Cluster,
    options: argparse.Namespace,
    listed: Iterable[ReferencePhoto | Failure],
    wanted: Wanted,
    model: str,
) -> Iterator[EmbeddedPhoto | Failure]:
    """Yield the photos that are `wanted` as the machines of a cluster embed them, in their order."""
    from .. import cluster, parts

    say(f"{machines.room} processes on {machines.machines} machines embed the photos")
    pack = Path(os.path.abspath(options.pack)) if options.pack else None
    work = parts.PartWork(parts.folder_beside(options.folder), pack, model, options.thumbnails)
    for each in parts.embedded(listed, wanted, work, machines.each):
        if isinstance(each, Failure):
            cluster.refuse_unseen(each)
        yield each


def listed(options: argparse.Namespace) -> Iterator[ReferencePhoto | Failure]:
    """Yield the photos that are named, in a folder or a table, and why those cannot be used that have no place.

    Raises:
        RequestError: the table cannot be read.
    """
    from .. import photos
    from ..sources import files

    source = Source(options.source)
    if os.path.isdir(options.photos):
        found = photos.list_files([options.photos])
        say_skipped(found)
        return files.geotagged(found, options.photos, source, options.author, options.licence)
    return files.listed(options.photos, source, options.author, options.licence)


def _measured(listed: Iterable[ReferencePhoto | Failure]) -> Iterator[ReferencePhoto | Failure]:
    """Print how much room the thumbnails will take before any photo is embedded; return the same photos."""
    from .. import intake

    found = list(listed)
    licensed, room = intake.thumbnail_bytes(found)
    print(f"thumbnails: about {room / 1e6:.1f} MB for {photos_in_words(licensed)}", flush=True)
    without = sum(not isinstance(item, Failure) for item in found) - licensed
    if without:
        print(f"no thumbnail of {photos_in_words(without)} without a licence; name it by --licence, also your own")
    return iter(found)


def _reported(taken: Iterable[Reference | Failure], every: int) -> Iterator[Reference | Failure]:
    """Yield what became of the photos unchanged, and print the progress and which are left out."""
    for number, each in enumerate(taken, 1):
        if isinstance(each, Failure):
            print(f"left out: {failure_in_words(each)}")
        if number % every == 0:
            print(f"{number} photos", flush=True)
        yield each
