"""Pictures of open imagery become references: downloading, decoding and embedding overlap, in bounded memory."""

from __future__ import annotations

import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from .. import intake, photos
from ..errors import PhotoError, ServiceError, reason
from ..gallery.store import GalleryStore
from ..intake import EmbeddedPhoto
from ..models.tower import BATCH, Backbone
from ..pictures import PictureStore
from ..types import Failure, Photo, Reference
from .files import ReferencePhoto
from .imagery import ImageryItem, ImageryService
from .ledger import BEGUN, DONE, ImageryLedger, ViewAngle
from .polite import GONE, NO_ANSWER, NO_PICTURE, NOT_ASKED

THREADS = 3
"""Pictures that are downloaded at once; Wikimedia Commons allows no more."""
AHEAD = 32
"""Pictures that are downloaded before they are embedded; each is a square of the backbone's side then, of 0.1 MB."""
SAVED = 32
"""After so many references, thumbnails and headings are written through; a kill costs so many another download."""
ALL_ROUND_DEG = 360.0
SUFFIXES = {b"\xff\xd8": ".jpg", b"\x89P": ".png", b"RI": ".webp"}
NO_PANORAMA = "no_panorama"
"""Failure code of a picture that is said to be a panorama and is none."""
FINAL = (intake.DUPLICATE, intake.NO_FEATURES, NO_PANORAMA)
"""Codes of failures that the same picture would have again; the others are asked for again by the next command."""


@dataclass(frozen=True, eq=False)
class PreparedView:
    """What one reference shows, ready for the backbone: a picture, or a face of a panorama.

    Attributes:
        item: The reference, and the file that the picture is kept in, else its page.
        square: Its pixels, squashed for the backbone.
        thumbnail: A small JPEG of it that names its author and licence.
        view: Where it looks.
    """

    item: ReferencePhoto
    square: photos.Pixels
    thumbnail: bytes
    view: ViewAngle


Prepared = tuple[PreparedView, ...]


@dataclass(frozen=True)
class Fetching:
    """Brings pictures of a service into a gallery.

    Attributes:
        service: Where they come from.
        backbone: What embeds them.
        store: The gallery.
        shown: Its thumbnails.
        ledger: What it remembers of the service.
        keep: A folder to keep the pictures in as they came; None to keep thumbnails only.
        duplicates: Whether to keep those that show the same as another at the same place.
        counts: How many of the pictures that were asked for came, and how many failed by each code.
        given_up: Why hosts were given up, as clauses, and of how many pictures each was not asked therefore.
    """

    service: ImageryService
    backbone: Backbone
    store: GalleryStore
    shown: PictureStore
    ledger: ImageryLedger
    keep: Path | None = None
    duplicates: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    given_up: Counter[str] = field(default_factory=Counter)
    _views: dict[str, ViewAngle] = field(default_factory=dict)

    def run(self, items: Iterable[ImageryItem]) -> Iterator[Reference | Failure]:
        """Download, embed and add pictures that the gallery does not have, and yield what became of each.

        A reference is on the disk when it is yielded; a picture that fails stops no other. An iterator that is closed
        stops after the pictures in hand.

        Raises:
            ServiceError: the service cannot be reached or refuses, or none of the pictures could be had, unless
                the gallery has others and all of these are gone; what was fetched before stays.
            OSError: the disk is full.
        """
        asked, last = 0, ""
        self._hold()
        try:
            made = intake.fill(self.store, self.shown, self._embedded(items), duplicates=self.duplicates)
            for number, each in enumerate(made, 1):
                if isinstance(each, Failure):
                    asked, last = asked + 1, each.message
                    each = self._left_out(each)
                else:
                    self.ledger.begin(each.id, self._views.pop(each.id))
                    self.counts["references"] += 1
                if number % SAVED == 0:
                    self._save()
                    self._hold()
                yield each
        finally:
            self._save()
        are_only_gone = len(self.store) > 0 and self.counts[GONE] == asked
        if asked and not self.counts["pictures"] and not are_only_gone:
            raise ServiceError(f"0 of {asked:,} pictures of {self.service.host} could be downloaded: {last}")

    def _hold(self) -> None:
        self.shown.hold()
        self.ledger.hold()

    def _save(self) -> None:
        """Write thumbnails before what says that they are there."""
        self.shown.save()
        self.ledger.save()

    def _left_out(self, failure: Failure) -> Failure:
        """Note a picture that is left out, and return why, named by its id."""
        name = failure.photo.id
        self.counts[failure.code] += 1
        if failure.code == NOT_ASKED:
            self.given_up[failure.message.partition("; ")[0]] += 1
        self._views.pop(name, None)
        if failure.code in FINAL:
            for each in _faces_of(name) if failure.code == NO_PANORAMA else (name,):
                self.ledger.leave_out(each, failure.code, failure.message)
        return replace(failure, photo=Photo(name, name))

    def wanted(self, items: Iterable[ImageryItem]) -> Iterator[ImageryItem]:
        """Yield the pictures that the gallery does not have, in their order.

        One that was removed from the gallery after its command had ended is not wanted back.
        """
        for item in items:
            ids = ids_of(item)
            states = self.ledger.states(ids)
            if not all(self._is_there(each, states.get(each)) for each in ids):
                yield item

    def _is_there(self, reference_id: str, state: str | None) -> bool:
        """Tell whether nothing is to be done for a reference; one without a state may lack its thumbnail."""
        if state == intake.DUPLICATE and self.duplicates:
            return False
        return state in (DONE, *FINAL) or (state == BEGUN and self.store.has(reference_id))

    def _embedded(self, items: Iterable[ImageryItem]) -> Iterator[EmbeddedPhoto | Failure]:
        """Yield the views of pictures embedded, in their order, or why a picture has none."""
        batch: list[PreparedView] = []
        try:
            for each in self._prepared(self.wanted(items)):
                if isinstance(each, Failure):
                    yield each
                    continue
                self.counts["pictures"] += 1
                batch += (view for view in each if not self._has(view))
                while len(batch) >= BATCH:
                    yield from self._embed(batch[:BATCH])
                    batch = batch[BATCH:]
        except ServiceError:
            yield from self._embed(batch)
            raise
        yield from self._embed(batch)

    def _has(self, prepared: PreparedView) -> bool:
        """Tell whether nothing is to be added for a view; a reference gets the thumbnail that a kill cost it."""
        reference_id, photo = prepared.item.reference.id, prepared.item.photo
        if not self.store.has(reference_id):
            return self._is_there(reference_id, self.ledger.states([reference_id]).get(reference_id))
        self.shown.add(reference_id, photo.path, prepared.thumbnail)
        self.ledger.begin(reference_id, prepared.view)
        return True

    def _embed(self, batch: list[PreparedView]) -> Iterator[EmbeddedPhoto | Failure]:
        if not batch:
            return
        vectors = self.backbone.encode_images([each.square for each in batch]).astype(np.float16)
        for each, vector in zip(batch, vectors, strict=True):
            self._views[each.item.reference.id] = each.view
            yield intake.embedded(each.item, vector, each.thumbnail)

    def _prepared(self, items: Iterable[ImageryItem]) -> Iterator[Prepared | Failure]:
        """Yield the views of each picture in their order, while threads prepare those that follow."""
        waiting: deque[Future[Prepared | Failure]] = deque()
        pool = ThreadPoolExecutor(THREADS, "pinpoint-fetch")
        try:
            for item in items:
                waiting.append(pool.submit(_prepare, item, self.service, self.backbone.square, self.keep))
                if len(waiting) == AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            if waiting:  # it was stopped or failed: let those in hand not wait for a slow host
                self.service.close()
            pool.shutdown(cancel_futures=True)


def ids_of(item: ImageryItem) -> tuple[str, ...]:
    """Return the ids of the references that a picture becomes: one, or one for each face of a panorama."""
    if item.field_of_view != ALL_ROUND_DEG:
        return (item.id,)
    return _faces_of(item.id)


def _faces_of(item_id: str) -> tuple[str, ...]:
    return tuple(f"{item_id}/{face}" for face in range(photos.FACES))


def _prepare(
    item: ImageryItem, service: ImageryService, squash: Callable[[photos.Pixels], photos.Pixels], keep: Path | None
) -> Prepared | Failure:
    """Download and decode a picture, and make everything of it that needs its pixels; or say why it has none."""
    try:
        data = service.download(item)
        shots = _shots(item, data)
    except PhotoError as error:
        return Failure(Photo(item.id, item.id), error.code, _named(item, error))
    path = _kept(item, data, keep) if keep else item.url or item.id
    prepared = []
    for reference_id, (pixels, view) in zip(ids_of(item), shots, strict=True):
        thumbnail = photos.thumbnail(pixels, item.author, item.licence)
        shown = ReferencePhoto(Photo(reference_id, path), _reference(item, reference_id))
        prepared.append(PreparedView(shown, squash(pixels), thumbnail, view))
    return tuple(prepared)


def _shots(item: ImageryItem, data: bytes) -> list[tuple[photos.Pixels, ViewAngle]]:
    """Decode a picture, and cut it into faces if it is a panorama.

    Raises:
        PhotoError: it cannot be decoded, or is no panorama although it is said to be one.
    """
    if item.field_of_view != ALL_ROUND_DEG:
        return [(photos.decode_bytes(data, item.id), ViewAngle(item.heading, item.field_of_view))]
    whole = photos.decode_bytes(data, item.id, photos.PANORAMA_PX)
    try:
        cut = photos.faces(whole)
    except ValueError as error:
        message = f"{item.id} is said to be a panorama, but {reason(error)}; it is left out"
        raise PhotoError(message, code=NO_PANORAMA) from None
    wide = ALL_ROUND_DEG / photos.FACES
    return [(face, ViewAngle(_turned(item.heading, number * wide), wide)) for number, face in enumerate(cut)]


def _turned(heading: float | None, by_deg: float) -> float | None:
    return None if heading is None else (heading + by_deg) % 360


def _reference(item: ImageryItem, reference_id: str) -> Reference:
    credits = (item.url, item.author, item.licence)
    sequence = item.sequence or ("" if reference_id == item.id else item.id)  # faces belong together
    return Reference(reference_id, item.location, item.source, *credits, item.captured_at, sequence)


def _named(item: ImageryItem, error: PhotoError) -> str:
    """Return why a picture is left out, naming it; the decoder's remedies are for a file of one's own."""
    if error.code == NOT_ASKED:
        return str(error)
    if error.code in (GONE, NO_PICTURE, NO_ANSWER, NO_PANORAMA):
        return str(error) if item.id in str(error) else f"{item.id}: {error}"
    return f"{str(error).rpartition('; ')[0]}; the next `gallery refresh` asks for it again"


def stem_of(item: ImageryItem) -> str:
    """Return the name of the file that a picture is kept in, without its suffix."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", item.id)


def _kept(item: ImageryItem, data: bytes, folder: Path) -> str:
    """Write a picture to a folder as it came, whole or not at all, and return its path."""
    name = stem_of(item) + SUFFIXES.get(data[:2], "")
    path, private = folder / name, folder / f".{name}.new"
    private.write_bytes(data)
    os.replace(private, path)
    return os.path.abspath(path)
