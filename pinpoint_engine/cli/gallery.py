"""`pinpoint gallery`: build a gallery from your own photos, without training; show where references are dense."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import coverage
from ..coverage import SIZES_DEG
from ..errors import RequestError
from ..types import Failure, Source
from ..wording import failure_in_words, photos_in_words
from .options import Commands, say_skipped

if TYPE_CHECKING:
    from ..intake import Taken
    from ..sources.files import ReferencePhoto


def add_gallery(commands: Commands) -> None:
    """Add `pinpoint gallery`."""
    parser = commands.add_parser("gallery", help="build a gallery from your own photos, without training")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    build = actions.add_parser("build", help="create a gallery from geotagged photos, or a CSV with path, lat, lon")
    add = actions.add_parser("add", help="add photos to a gallery")
    for action, command in ((build, _gallery_build), (add, _gallery_add)):
        action.add_argument("photos", type=Path, help="folder of geotagged photos, or a CSV table")
        action.add_argument("--out" if action is build else "--to", dest="folder", type=Path, required=True)
        action.add_argument("--source", default="internet", choices=[source.value for source in Source])
        action.add_argument("--author", default="", help="who took them, if a table does not say")
        action.add_argument("--licence", default="", help="their licence, if a table does not say")
        action.add_argument(
            "--thumbnails",
            action="store_true",
            help="keep small copies of the photos that name a licence, to show them as evidence; the room they take is "
            "told first",
        )
        action.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
        action.add_argument(
            "--every", type=int, default=100, metavar="N", help="print the progress every N photos (100)"
        )
        action.set_defaults(command=command)
    cover = actions.add_parser("coverage", help="how densely a gallery covers the Earth, as a layer of cells")
    cover.add_argument("folder", type=Path, nargs="?", metavar="GALLERY", help="a gallery (default: the pack's own)")
    cover.add_argument("--out", type=Path, required=True, help="the GeoPackage to write")
    cover.add_argument(
        "--cell-deg", type=float, action="append", choices=SIZES_DEG, help="size of the cells; repeatable (10, 1, 0.1)"
    )
    cover.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
    cover.set_defaults(command=_gallery_coverage)
    upgrade = actions.add_parser("upgrade", help="convert a gallery of the first format to the one of this version")
    upgrade.add_argument("folder", type=Path, metavar="GALLERY")
    upgrade.set_defaults(command=_gallery_upgrade)


def _gallery_upgrade(options: argparse.Namespace) -> None:
    from .. import gallery

    done = gallery.upgrade(options.folder)
    print(f"{options.folder} {'is converted' if done else 'has the format of this version already'}")


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
    _gather(options, ())


def _gallery_add(options: argparse.Namespace) -> None:
    _gather(options, (options.folder,))


def _gather(options: argparse.Namespace, existing: Sequence[Path]) -> None:
    """Embed photos and write a gallery of them and the references of existing galleries."""
    from .. import bundles, gallery, intake
    from ..models import runtime
    from ..models.pack import open_pack

    bundles.refuse_foreign(options.folder, gallery.is_gallery)
    pack = open_pack(options.pack)
    backbone = runtime.choose(pack.folder).backbone(pack.folder)
    kept = [gallery.open_gallery(folder, pack.model) for folder in existing]
    listed = _listed(options)
    if options.thumbnails:
        listed = _measured(listed)
    with intake.shown_photos(options.folder, options.thumbnails, next(iter(existing), None)) as shown:
        fresh = intake.build(_reported(intake.embed(listed, backbone, shown), max(1, options.every)), pack.model)
        whole = gallery.join([*kept, fresh])
        shown.store.finish()
        gallery.save_gallery(whole, options.folder, shown.store.file)
    print(f"{len(whole)} references in {options.folder} (+{len(whole) - sum(map(len, kept))})")


def _listed(options: argparse.Namespace) -> Iterator[ReferencePhoto | Failure]:
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


def _reported(taken: Iterable[Taken], every: int) -> Iterator[Taken]:
    """Yield the photos unchanged, and print the progress and which are left out."""
    for number, each in enumerate(taken, 1):
        if isinstance(each[0], Failure):
            print(f"left out: {failure_in_words(each[0])}")
        if number % every == 0:
            print(f"{number} photos", flush=True)
        yield each
