"""`pinpoint models`: list, download and verify named model packs."""

from __future__ import annotations

import argparse
from pathlib import Path

from .options import Commands


def add_models(commands: Commands) -> None:
    """Add `pinpoint models`."""
    parser = commands.add_parser("models", help="list, download and verify named model packs")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="print size, licence, training data and digest of every named pack")
    listing.set_defaults(command=_models_list)
    get = actions.add_parser("get", help="download a pack from a hub; resumes an interrupted download")
    get.add_argument(
        "--hub", default="https://huggingface.co", help="the hub, or a mirror of it (https://huggingface.co)"
    )
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
        print(f"    SHA-256     {pack.digest} (of its SHA256SUMS)")


def _models_get(options: argparse.Namespace) -> None:
    from .. import hub

    pack = hub.find(options.name)
    folder = options.folder or hub.folder_of(pack)
    shown: tuple[str, int] | None = None
    for step in hub.fetch(pack, folder, options.hub):
        tenth = (step.file, 10 * step.done_bytes // max(step.size_bytes, 1))
        if tenth != shown:
            print(f"{step.file}: {step.done_bytes / 1e6:,.1f} of {step.size_bytes / 1e6:,.1f} MB", flush=True)
        shown = tenth
    print(f"{pack.name} in {folder}")


def _models_verify(options: argparse.Namespace) -> None:
    from .. import hub

    pack = hub.find(options.name)
    folder = options.folder or hub.folder_of(pack)
    hub.verify(pack, folder)
    print(f"{pack.name} in {folder} is intact: {len(pack.sums)} files as published")
