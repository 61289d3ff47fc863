"""`pinpoint models`: list, download, assemble and verify named model packs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import GalleryError
from ..types import Failure, Source
from ..wording import failure_in_words
from .gallery import listed
from .options import Commands, Percent, say

if TYPE_CHECKING:
    from ..hub import NamedPack
    from ..sources.files import ReferencePhoto


def add_models(commands: Commands) -> None:
    """Add `pinpoint models`."""
    parser = commands.add_parser("models", help="list, download, assemble and verify named model packs")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="print size, licence, training data and digest of every named pack")
    listing.set_defaults(command=_models_list)
    get = actions.add_parser("get", help="download a pack, or assemble it of downloads; resumes what was interrupted")
    get.add_argument(
        "--hub", default="https://huggingface.co", help="the hub, or a mirror of it (https://huggingface.co)"
    )
    get.add_argument(
        "--index",
        default="https://files.pythonhosted.org",
        help="where PyPI's files are, or a mirror of them (https://files.pythonhosted.org)",
    )
    get.add_argument("--progress", action="store_true", help="print how many percent are downloaded")
    make = actions.add_parser(
        "make", help="make a pack of a backbone alone, with photos as its gallery; trains nothing"
    )
    make.add_argument("photos", type=Path, help="folder of geotagged photos, or a CSV table with path, lat, lon")
    make.add_argument(
        "--backbone", required=True, help="name, as in `models list`, or folder of a DINOv2, MegaLoc, CLIP or SigLIP"
    )
    make.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder of the new pack")
    make.add_argument(
        "--layer",
        type=int,
        help="DINOv2: how many layers to compute (default: what finds the photos best without their albums)",
    )
    make.add_argument(
        "--pooling", choices=["class", "mean", "class and mean"], help="DINOv2: what of the layer to keep (as above)"
    )
    make.set_defaults(command=_models_make, source=Source.INTERNET.value, author="", licence="")
    verify = actions.add_parser("verify", help="verify that a pack's files are as published")
    for action, command in ((get, _models_get), (verify, _models_verify)):
        action.add_argument("name", help="name of the pack, as in `models list`")
        action.add_argument("--folder", type=Path, help="folder of the pack (default: where Pinpoint looks for it)")
        action.set_defaults(command=command)


def _models_list(options: argparse.Namespace) -> None:
    from .. import hub

    for pack in hub.packs():
        print(f"{pack.name}: {pack.size_bytes / 1e6:,.1f} MB, {'here' if hub.is_here(pack) else 'not here'}")
        print(f"    from        {' at '.join(part for part in (pack.origin, pack.revision) if part)}")
        print(f"    licence     {pack.licence}")
        print(f"    trained on  {pack.trained_on}")
        print(
            f"    SHA-256     {pack.digest} (of its SHA256SUMS)" if pack.digest else "    SHA-256     not known before"
        )


def _models_get(options: argparse.Namespace) -> None:
    from .. import hub

    pack = hub.find(options.name)
    folder = options.folder or (hub.folder_of(pack) if hub.is_here(pack) else hub.home_of(pack))
    if pack.kind == hub.ASSEMBLED and hub.is_whole(pack, folder):
        say(f"{pack.name} in {folder}")
        return
    named = [hub.find(name) for name in pack.parts]
    parts = [(part, hub.folder_of(part) if hub.is_here(part) else hub.home_of(part)) for part in named]
    missing = [(part, place) for part, place in parts if not hub.is_here(part)]
    _fetch(missing if pack.kind == hub.ASSEMBLED else [*missing, (pack, folder)], options)
    for part, place in parts:
        hub.verify(part, place)
        say(f"{part.name} in {place}")
    if pack.kind == hub.ASSEMBLED:
        from ..assembly import assemble_world

        clip, geoclip = (place for _, place in parts)
        assemble_world(clip, geoclip, folder, say)
    if pack.files:
        say(f"the digests of these files were not known before; those of what came are in {folder / 'SHA256SUMS'}")
    say(f"{pack.name} in {folder}")


def _fetch(wanted: Sequence[tuple[NamedPack, Path]], options: argparse.Namespace) -> None:
    """Download packs that are not whole in their folders, and tell the progress by file, and of all in percent."""
    from .. import hub

    percent, done = Percent(options), 0
    size = sum(pack.size_bytes for pack, _ in wanted)
    for pack, folder in wanted:
        shown: tuple[str, int] | None = None
        files: dict[str, int] = {}
        for step in hub.fetch(pack, folder, options.hub, options.index):
            tenth = (step.file, 10 * step.done_bytes // max(step.size_bytes, 1))
            if tenth != shown:
                say(f"{step.file}: {step.done_bytes / 1e6:,.1f} of {step.size_bytes / 1e6:,.1f} MB")
            shown = tenth
            files[step.file] = step.done_bytes
            percent(min(1.0, (done + sum(files.values())) / size))
        done += pack.size_bytes
    percent(1.0)


def _models_make(options: argparse.Namespace) -> None:
    """Make a pack of a backbone, and calibrate it on its own photos as far as they allow."""
    from .. import hub
    from ..assembly import assemble_backbone
    from ..models.backbone import read_published
    from ..training.confidence.own_pack import calibrate_pack

    named = {pack.name: pack for pack in hub.packs()}.get(options.backbone)
    folder = hub.folder_of(named) if named else Path(options.backbone)
    placed = _placed(options)
    chosen, is_whitened = _layer(folder, placed, options)
    name = options.out.resolve().name
    made = assemble_backbone(read_published(folder, **chosen), placed, options.out, name, say, is_whitened=is_whitened)
    made = calibrate_pack(made, say)
    say(f"{name} is ready in {options.out}; its confidence is {'' if made.is_calibrated else 'not '}calibrated")


def _placed(options: argparse.Namespace) -> list[ReferencePhoto]:
    """Return the photos that have a place, and print which have none.

    Raises:
        GalleryError: there are none.
        RequestError: the table of them cannot be read.
    """
    from ..intake import NONE_PLACED

    found: list[ReferencePhoto] = []
    for each in listed(options):
        if isinstance(each, Failure):
            say(f"left out: {failure_in_words(each)}")
        else:
            found.append(each)
    if not found:
        raise GalleryError(NONE_PLACED)
    return found


def _layer(folder: Path, placed: Sequence[ReferencePhoto], options: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    """Return the layer and pooling of a backbone, and whether it is whitened: as named, or as the photos choose.

    A backbone without layers to choose has none.
    """
    from ..models.backbone import published_kind
    from ..models.dinov2 import MODEL_TYPES, load_layers

    chosen = {name: value for name in ("layer", "pooling") if (value := getattr(options, name)) is not None}
    if chosen or published_kind(folder) not in MODEL_TYPES:
        return chosen, True
    from ..training import layer_trial

    best = layer_trial.choose(load_layers(folder), placed, say)
    return {"layer": best.layer, "pooling": best.pooling}, best.is_whitened


def _models_verify(options: argparse.Namespace) -> None:
    from .. import hub

    pack = hub.find(options.name)
    folder = options.folder or hub.folder_of(pack)
    hub.verify(pack, folder)
    count = f"{len(pack.sums)} files as published" if pack.sums else "all files as they came"
    say(f"{pack.name} in {folder} is intact: {count}")
