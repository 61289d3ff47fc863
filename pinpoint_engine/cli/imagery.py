"""`pinpoint gallery` with services of open imagery: tell what there is in an area, ask, and bring it into a gallery."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import bundles, wire
from ..errors import GalleryError, RequestError
from ..types import Failure, Polygon, Reference
from ..wording import failure_in_words
from .options import agreed, photos_named, say

if TYPE_CHECKING:
    from ..sources.fetching import Fetching
    from ..sources.imagery import ImageryItem, ImageryService
    from ..sources.ledger import ImageryOrder, StatesOf
    from ..sources.survey import Survey

CONTACT = "PINPOINT_CONTACT"
REACH_KM = 2.0
KEPT_S = 6 * 3600
"""A survey that is older is made again: services sign the addresses of pictures for some hours only."""
NAMED = 5
"""So many pictures that are left out for the same reason are named; the others are counted."""
LEFT_OUT = {
    "near_duplicate": "show the same as another at the same place; --duplicates keeps such pictures",
    "no_picture": "could not be downloaded; `pinpoint gallery refresh` asks for them again",
    "broken": "are broken; `pinpoint gallery refresh` asks for them again",
    "no_panorama": "are said to be panoramas and are none; they stay out",
    "no_features": "show nothing that the model can compare; they stay out",
}
"""What is said of those that are left out, by the code of their failure."""


def add_service(action: argparse.ArgumentParser) -> None:
    """Add the options that say what is wanted of a service."""
    group = action.add_argument_group("with a service of open imagery")
    where = group.add_mutually_exclusive_group()
    where.add_argument("--within", type=Path, metavar="AREA", help="polygons of GeoJSON, GeoPackage or Shapefile")
    around = "instead of an area: the ground around all candidates of the photos of this run"
    where.add_argument("--around", type=Path, metavar="RUN", help=around)
    photo = "with --around: only of this photo of the run, by its path or id, or of those in this folder; repeatable"
    group.add_argument("--photo", type=Path, action="append", default=[], metavar="PHOTO", help=photo)
    reach = f"with --around: how far around each candidate ({REACH_KM:g})"
    group.add_argument("--reach", type=float, metavar="KM", help=reach)
    group.add_argument("--url", default="", help="the address of the service (default: the usual one)")
    licences = (
        "only pictures of this licence, as CC-BY-SA-4.0; repeatable (default: all licences that are known to be free)"
    )
    group.add_argument("--licence-only", action="append", default=[], metavar="LICENCE", help=licences)


def add_download(action: argparse.ArgumentParser) -> None:
    """Add the options of what brings pictures into a gallery."""
    group = action.add_argument_group("downloading open imagery")
    group.add_argument("--yes", action="store_true", help="download without asking")
    group.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="keep the pictures themselves there (default: thumbnails only)"
    )
    add_contact(group)


def add_contact(group: argparse._ActionsContainer) -> None:
    """Add the option of whom a host may complain to."""
    contact = f"your e-mail address or link, which hosts are told with each call (default: {CONTACT})"
    group.add_argument("--contact", default="", help=contact)


def order_of(options: argparse.Namespace) -> ImageryOrder:
    """Return what is wanted of a service.

    Raises:
        RequestError: photos are named too, or no area is, or the area or the run cannot be read.
    """
    from ..sources.ledger import ImageryOrder

    if options.photos:
        raise RequestError(f"photos cannot be combined with --source {options.source}; build one, and add the other")
    if options.ray:
        raise RequestError(f"{options.source} is asked from one machine; leave out --ray")
    within = _around(options) if options.around else _within(options)
    return ImageryOrder(options.source, options.url, within, tuple(options.licence_only))


def _within(options: argparse.Namespace) -> tuple[Polygon, ...]:
    """Return the area of a file.

    Raises:
        RequestError: none is named, or it cannot be read, or an option is for the candidates of a run.
    """
    from ..areas import files

    if options.photo or options.reach is not None:
        raise RequestError("--photo and --reach are for the candidates of a run; name it with --around")
    if not options.within:
        raise RequestError(
            f"--source {options.source} needs an area; name a file of polygons with --within, or with --around a run "
            "around whose candidates to look"
        )
    area = files.read_area(options.within)
    for note in area.notes:
        say(note)
    return area.polygons


def _around(options: argparse.Namespace) -> tuple[Polygon, ...]:
    """Return the ground around the candidates of a run.

    Raises:
        RequestError: the run cannot be read, lacks a photo that is named, or has no candidates; the reach is too far.
    """
    from ..areas.vicinity import ground_around
    from ..runs import reading

    there = {row["photo_id"]: row["photo"] for row in reading.read_photos(options.around)[1]}
    places = reading.candidate_places(options.around, photos_named(options.around, there, options.photo))
    reach_km = REACH_KM if options.reach is None else options.reach
    ground = ground_around(places, 1000 * reach_km)
    if not getattr(options, "json", False):
        say(f"within {reach_km:g} km of {len(places):,} candidates and positions of {options.around}")
    return ground


def build(options: argparse.Namespace) -> None:
    """Build a gallery of what a service has in an area; the same command goes on after a kill."""
    from .. import gallery
    from ..gallery import store

    bundles.refuse_foreign(options.folder, gallery.is_gallery)
    order = order_of(options)
    with store.building(options.folder, (wire.dumps(wire.to_json(order)), str(options.pack))) as folder:
        if not _bring(options, folder, [order]):
            raise GalleryError("none of these pictures can be used; choose another area, or another source")


def add(options: argparse.Namespace) -> None:
    """Add what a service has in an area to a gallery."""
    from .. import gallery

    if not gallery.is_gallery(options.folder):
        raise gallery.missing(options.folder)
    _bring(options, options.folder, [order_of(options)])


def refresh(options: argparse.Namespace) -> None:
    """Add what is new where the pictures of a gallery come from.

    Raises:
        GalleryError: there is no gallery.
        RequestError: it has no open imagery.
    """
    from .. import gallery
    from ..sources import ledger

    if not gallery.is_gallery(options.folder):
        raise gallery.missing(options.folder)
    orders = ledger.orders_of(options.folder)
    if not orders:
        raise RequestError(
            f"{options.folder} has no open imagery; add some by `pinpoint gallery add --source panoramax`"
        )
    _bring(options, options.folder, orders)


def survey(options: argparse.Namespace) -> None:
    """Tell what a service has in an area; nothing is brought into a gallery."""
    from ..models import runtime
    from ..models.pack import open_pack
    from ..sources import ledger
    from ..sources.offer import offer

    order, pack = order_of(options), open_pack(options.pack)
    backbone = runtime.choose(pack.folder).backbone(pack.folder)
    surveyed = _surveyed(_service(options, order), order, quiet=options.json)
    with ExitStack() as opened:
        states_of = opened.enter_context(ledger.known(_begun_or_there(options.to))) if options.to else None
        missing = partial(_missing, states_of) if states_of else iter
        found = offer(surveyed, backbone, order.licences, missing, others=options.json)
    if options.json:
        print(json.dumps(asdict(found)))
        return
    for line in found.in_words():
        say(line)


def _missing(states_of: StatesOf, items: Iterable[ImageryItem]) -> Iterator[ImageryItem]:
    """Yield the pictures that a gallery neither has nor leaves out for good, in their order."""
    from ..sources.fetching import ids_of

    for item in items:
        ids = ids_of(item)
        if len(states_of(ids)) < len(ids):
            yield item


def _begun_or_there(folder: Path) -> Path:
    """Return the folder of a gallery; the one in which it is being built, if that was begun."""
    from ..gallery import store

    part = store.part_of(folder)
    return part if part.is_dir() else folder


def _bring(options: argparse.Namespace, folder: Path, orders: Sequence[ImageryOrder]) -> int:
    """Survey, tell, ask and fetch, one order after another; return how many references the gallery has then."""
    from .. import pictures
    from ..gallery import open_gallery, store
    from ..models import runtime
    from ..models.pack import open_pack
    from ..sources.fetching import Fetching
    from ..sources.ledger import ImageryLedger

    pack = open_pack(options.pack)
    dim = open_gallery(pack.gallery, pack.model).vectors.shape[1]
    with ExitStack() as opened:
        changed = opened.enter_context(store.changing(folder, pack.model, dim))
        shown = opened.enter_context(closing(pictures.PictureStore(folder)))
        ledger = opened.enter_context(closing(ImageryLedger(folder)))
        backbone = runtime.choose(pack.folder).backbone(pack.folder)
        before = len(changed)
        for order in orders:
            kept = (options.pictures, options.duplicates)
            _fetch(options, order, Fetching(_service(options, order), backbone, changed, shown, ledger, *kept))
        changed.seal()
        ledger.settle()
        ledger.write_credits(changed.gallery.references_of(changed.gallery.added))
        for order in orders:
            _file_of(order).unlink(missing_ok=True)
        print(f"{len(changed)} references in {options.folder} (+{len(changed) - before})")
        return len(changed)


def _fetch(options: argparse.Namespace, order: ImageryOrder, fetching: Fetching) -> None:
    """Bring what is new of one order, after telling the user what that is.

    Raises:
        RequestError: there is nothing, or the user does not agree.
        ServiceError: the service cannot be reached or refuses, or none of the pictures can be had.
    """
    from ..sources.offer import offer

    found = _surveyed(fetching.service, order)
    told = offer(found, fetching.backbone, order.licences, fetching.wanted)
    for line in told.in_words():
        say(line)
    if told.wanted and not (options.yes or agreed("download them?")):
        raise RequestError(f"nothing was downloaded from {told.host}; add --yes to download these pictures")
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    fetching.ledger.note(order)
    every = max(1, options.every)
    for number, _ in enumerate(_named(fetching.run(found.items(order.licences or None))), 1):
        if number % every == 0:
            say(f"{number} photos")
    for code, count in fetching.counts.items():
        if code in LEFT_OUT:
            say(f"{count:,} pictures {LEFT_OUT[code]}")


def _named(made: Iterable[Reference | Failure]) -> Iterator[Reference | Failure]:
    """Yield what became of pictures unchanged, and print the first that are left out for each reason."""
    named: Counter[str] = Counter()
    for each in made:
        if isinstance(each, Failure) and named[each.code] < NAMED:
            named[each.code] += 1
            say(f"left out: {failure_in_words(each)}")
        yield each


def _service(options: argparse.Namespace, order: ImageryOrder) -> ImageryService:
    """Open the service of an order, with its token or key from the environment."""
    from ..sources import SECRETS, open_service

    secret = os.environ.get(SECRETS.get(order.source, ""), "").strip()
    contact = options.contact or os.environ.get(CONTACT, "").strip()
    return open_service(order.source, address=order.url, secret=secret, contact=contact)


def _surveyed(service: ImageryService, order: ImageryOrder, quiet: bool = False) -> Survey:
    """Ask a service what it has; one that was asked a short time ago, or was interrupted, is asked for the rest."""
    from ..sources.survey import Survey

    file = _file_of(order)
    file.parent.mkdir(parents=True, exist_ok=True)
    for other in file.parent.iterdir():
        if other.stat().st_mtime < time.time() - KEPT_S:
            other.unlink(missing_ok=True)
    found, percent = Survey(file, service, order.within), -1
    if not quiet:
        say(f"{service.host} is asked what it has in the area")
    for progress in found.run():
        if not quiet and int(100 * progress.share) > percent:
            percent = int(100 * progress.share)
            say(f"surveyed {percent} %: {progress.found:,} pictures")
    return found


def _file_of(order: ImageryOrder) -> Path:
    """Return the file of the survey for an order; it is in the user's cache, as a gallery may not be there yet."""
    digest = hashlib.sha256(wire.dumps([order.source, order.url, wire.to_json(order.within)]).encode()).hexdigest()
    return bundles.home() / "surveys" / f"{digest[:32]}.sqlite"
