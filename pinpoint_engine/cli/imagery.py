"""`pinpoint gallery` with services of open imagery: tell what there is in an area, ask, and bring it into a gallery."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import bundles, wire
from ..errors import GalleryError, OutputError, PinpointError, RequestError
from ..types import Failure, Polygon, Reference
from ..wording import failure_in_words
from .options import agreed, photos_named, say

if TYPE_CHECKING:
    from ..gallery.store import GalleryStore
    from ..models.tower import Backbone
    from ..pictures import PictureStore
    from ..sources.fetching import Fetching
    from ..sources.imagery import ImageryItem, ImageryService
    from ..sources.ledger import ImageryLedger, ImageryOrder, StatesOf
    from ..sources.offer import ImageryOffer
    from ..sources.survey import Survey

CONTACT = "PINPOINT_CONTACT"
REACH_KM = 2.0
KEPT_S = 6 * 3600
"""A whole survey that is older is made again, unless a download by it was begun."""
FORGOTTEN_S = 30 * 24 * 3600
"""A survey that was left for so long is removed."""
NAMED = 5
"""So many pictures that are left out for the same reason are named; the others are counted."""
LEFT_OUT = {
    "near_duplicate": "show the same as another at the same place; --duplicates keeps such pictures",
    "gone": "are gone where they were; `pinpoint gallery refresh` asks for them again",
    "no_picture": "could not be downloaded; `pinpoint gallery refresh` asks for them again",
    "no_answer": "got no answer from their host; `pinpoint gallery refresh` asks for them again",
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
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="keep the pictures themselves there, listed in a table (default: thumbnails only)",
    )
    add_contact(group)


def add_address(action: argparse.ArgumentParser) -> None:
    """Add the option by which the user agrees to another address than the usual one."""
    told = "send your token also to this address, which the gallery has imagery from (default: the usual ones only)"
    action.add_argument("--url", default="", help=told)


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
    asked = ("imagery", order.source, order.url, str(options.pack))
    if (begun := store.begun(options.folder)) and begun != asked:
        say(f"what was begun for {options.folder} by another source, address or pack is removed")
    with store.building(options.folder, asked) as folder, _opened(options, folder) as opened:
        _bring(options, opened, [order])
        _fit(opened, order)


def add(options: argparse.Namespace) -> None:
    """Add what a service has in an area to a gallery."""
    from .. import gallery

    if not gallery.is_gallery(options.folder):
        raise gallery.missing(options.folder)
    order = order_of(options)
    with _opened(options, options.folder) as opened:
        _bring(options, opened, [order])


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
    with _opened(options, options.folder) as opened:
        _bring(options, opened, orders, anew=True)


def survey(options: argparse.Namespace) -> None:
    """Tell what a service has in an area; nothing is brought into a gallery."""
    from ..models import runtime
    from ..models.pack import open_pack
    from ..sources import ledger
    from ..sources.offer import offer

    order, pack = order_of(options), open_pack(options.pack)
    backbone = runtime.choose(pack.folder).backbone(pack.folder)
    with ExitStack() as opened:
        surveyed = _surveyed(opened.enter_context(closing(_service(options, order))), order)
        states_of = opened.enter_context(ledger.known(_begun_or_there(options.to))) if options.to else None
        missing = partial(_missing, states_of) if states_of else iter
        found = offer(surveyed, backbone, order.licences, missing, say, others=options.json)
        _say_redirects(surveyed.service, found)
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


@dataclass(frozen=True)
class OpenGallery:
    """A gallery that is being changed, and what brings pictures into it."""

    changed: GalleryStore
    shown: PictureStore
    ledger: ImageryLedger
    backbone: Backbone


@contextmanager
def _opened(options: argparse.Namespace, folder: Path) -> Iterator[OpenGallery]:
    """Open a gallery to bring pictures into it; at the end it is told how many it has then."""
    from .. import pictures
    from ..gallery import open_gallery, store
    from ..models import runtime
    from ..models.pack import open_pack
    from ..sources.ledger import ImageryLedger

    pack = open_pack(options.pack)
    dim = open_gallery(pack.gallery, pack.model).vectors.shape[1]
    with ExitStack() as opened:
        changed = opened.enter_context(store.changing(folder, pack.model, dim))
        shown = opened.enter_context(closing(pictures.PictureStore(folder)))
        ledger = opened.enter_context(closing(ImageryLedger(folder)))
        changed.before_seal = ledger.credit
        before = len(changed)
        try:
            yield OpenGallery(changed, shown, ledger, runtime.choose(pack.folder).backbone(pack.folder))
        except PinpointError:
            if len(changed) > before:
                _say_size(options.folder, len(changed), before)
            raise
        _say_size(options.folder, len(changed), before)


def _say_size(folder: Path, references: int, before: int) -> None:
    say(f"{references} references in {folder} ({references - before:+})")


def _bring(
    options: argparse.Namespace, gallery: OpenGallery, orders: Sequence[ImageryOrder], anew: bool = False
) -> None:
    """Survey, tell, ask and fetch, one order after another; one that fails stops no other.

    Raises:
        PinpointError: an order failed; the first such error. What was brought is searched and credited.
    """
    failed: list[PinpointError] = []
    for order in orders:
        try:
            with closing(_service(options, order)) as service:
                _fetch(options, order, gallery, service, anew)
        except PinpointError as error:
            failed.append(error)
            if len(orders) > 1:
                say(f"{order.source}: {error}")
        else:
            _forget_survey(_file_of(order))
        gallery.changed.seal()
        gallery.ledger.settle()
        _write_credits(gallery)
    if failed:
        raise failed[0]


def _write_credits(gallery: OpenGallery) -> None:
    there = gallery.changed.gallery
    gallery.ledger.write_credits(there.references_of(there.added))


def _fit(gallery: OpenGallery, order: ImageryOrder) -> None:
    """Leave out what was fetched before for another outline or other licences, and does not fit this order.

    Raises:
        GalleryError: nothing would be left; all stays.
    """
    from ..sources.survey import fits

    there = gallery.changed.gallery
    references = list(there.references_of(there.added))
    told = fits(references, order.within, order.licences)
    unfit = [each.id for each, is_fit in zip(references, told, strict=True) if not is_fit]
    if len(unfit) == len(references):
        raise GalleryError("none of these pictures can be used; choose another area, or another source")
    gallery.ledger.keep_only(order)
    if unfit:
        say(f"{len(unfit):,} references fetched before lie outside or have another licence; they are left out")
        gallery.ledger.forget(unfit)
        gallery.changed.remove(there.rows_of(unfit))
        gallery.changed.compact()
        gallery.shown.remove(unfit)
        _write_credits(gallery)


def _fetch(
    options: argparse.Namespace, order: ImageryOrder, gallery: OpenGallery, service: ImageryService, anew: bool
) -> None:
    """Bring what is new of one order, after telling the user what that is.

    Raises:
        RequestError: there is nothing, or the user does not agree.
        ServiceError: the service cannot be reached or refuses, or none of the pictures can be had.
    """
    from ..sources import picture_table
    from ..sources.fetching import Fetching
    from ..sources.offer import offer

    kept = (options.pictures, options.duplicates)
    fetching = Fetching(service, gallery.backbone, gallery.changed, gallery.shown, gallery.ledger, *kept)
    found = _surveyed(service, order, anew)
    told = offer(found, fetching.backbone, order.licences, fetching.wanted, say)
    for line in told.in_words():
        say(line)
    if told.wanted and not (options.yes or agreed("download them?")):
        raise RequestError(f"nothing was downloaded from {told.host}; add --yes to download these pictures")
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    _begun_of(_file_of(order)).touch()
    gallery.ledger.note(order)
    every = max(1, options.every)
    for number, _ in enumerate(_named(fetching.run(found.items(order.licences or None))), 1):
        if number % every == 0:
            say(f"{number} photos")
    if options.pictures:
        listed = (each for each in found.items(order.licences or None) if gallery.changed.has(each.id))
        say(f"{picture_table.write(options.pictures, listed):,} pictures in {options.pictures / picture_table.FILE}")
    _say_end(fetching, told)


def _say_end(fetching: Fetching, told: ImageryOffer) -> None:
    """Print what was left out and why, what was not asked for, and whom else was asked than told before."""
    for code, count in fetching.counts.items():
        if code in LEFT_OUT:
            say(f"{count:,} pictures {LEFT_OUT[code]}")
    for why, count in fetching.given_up.items():
        say(f"{count:,} pictures were not asked for, as {why}; `pinpoint gallery refresh` asks for them")
    _say_redirects(fetching.service, told)
    if told.missing:
        say(f"the gallery is not complete: {told.missing_in_words()}; `pinpoint gallery refresh` asks for it again")


def _say_redirects(service: ImageryService, told: ImageryOffer) -> None:
    """Print from which hosts pictures came that were not told before, as those told sent there."""
    if further := [host for host in service.redirected if host not in told.hosts]:
        say(f"pictures also came from {', '.join(further)}, where their hosts sent for them")


def _named(made: Iterable[Reference | Failure]) -> Iterator[Reference | Failure]:
    """Yield what became of pictures unchanged, and print the first that are left out for each reason."""
    from ..sources.polite import NOT_ASKED

    named: Counter[str] = Counter()
    for each in made:
        if isinstance(each, Failure) and each.code != NOT_ASKED and named[each.code] < NAMED:
            named[each.code] += 1
            say(f"left out: {failure_in_words(each)}")
        yield each


def _service(options: argparse.Namespace, order: ImageryOrder) -> ImageryService:
    """Open the service of an order, with its token or key from the environment.

    Raises:
        RequestError: the token would be sent to an address that a gallery names and the user does not: it may have
            come from somebody else.
    """
    from ..sources import SECRETS, open_service

    secret = os.environ.get(SECRETS.get(order.source, ""), "").strip()
    if secret and order.url != options.url:
        raise RequestError(
            f"your token would be sent to {order.url}, from which the gallery has its imagery of {order.source}; add "
            f"--url {order.url} if you know it"
        )
    contact = options.contact or os.environ.get(CONTACT, "").strip()
    return open_service(order.source, address=order.url, secret=secret, contact=contact)


def _surveyed(service: ImageryService, order: ImageryOrder, anew: bool = False) -> Survey:
    """Ask a service what it has; one that was asked before is asked for the rest only, as long as that counts.

    What was told by a survey that was interrupted, or by which a download was begun, counts at any hour; else, and
    always if it is to be asked `anew`, for some hours.
    """
    file = _file_of(order)
    file.parent.mkdir(parents=True, exist_ok=True)
    _remove_old(file.parent, FORGOTTEN_S)
    found, percent = _open_survey(file, service, order, anew), -1
    say(found.ahead_in_words())
    for progress in found.run():
        if int(100 * progress.share) > percent:
            percent = int(100 * progress.share)
            say(f"surveyed {percent} %: {progress.found:,} pictures")
    return found


def _open_survey(file: Path, service: ImageryService, order: ImageryOrder, anew: bool) -> Survey:
    """Open the survey of an order, or begin it if there is none that still counts, or it is damaged."""
    from ..sources.survey import Survey

    try:
        return _open_kept(file, service, order, anew)
    except OutputError:
        _forget_survey(file)
        return Survey(file, service, order.within)


def _open_kept(file: Path, service: ImageryService, order: ImageryOrder, anew: bool) -> Survey:
    from ..sources.survey import Survey

    if file.exists() and _age_s(file) > KEPT_S:
        old = Survey(file, service, order.within)
        if not anew and (_begun_of(file).exists() or old.counts().unasked):
            day = time.strftime("%Y-%m-%d %H:%M", time.localtime(file.stat().st_mtime))
            say(f"what {service.host} told until {day} is used; it is asked for the rest")
            return old
        _forget_survey(file)
    return Survey(file, service, order.within)


def _age_s(file: Path) -> float:
    return time.time() - file.stat().st_mtime


def _remove_old(folder: Path, age_s: float) -> None:
    for each in folder.iterdir():
        with suppress(OSError):  # another program removes it too, or reads it
            if _age_s(each) > age_s:
                each.unlink()


def _forget_survey(file: Path) -> None:
    file.unlink(missing_ok=True)
    _begun_of(file).unlink(missing_ok=True)


def _begun_of(file: Path) -> Path:
    """Return the file that says that a download by a survey was begun."""
    return file.with_suffix(".begun")


def _file_of(order: ImageryOrder) -> Path:
    """Return the file of the survey for an order; it is in the user's cache, as a gallery may not be there yet."""
    digest = hashlib.sha256(wire.dumps([order.source, order.url, wire.to_json(order.within)]).encode()).hexdigest()
    return bundles.home() / "surveys" / f"{digest[:32]}.sqlite"
