"""Named packs: list them, locate them on disk, and download them from a hub; every file is verified by its SHA-256."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import requests

from . import bundles
from .connection import call_reason
from .errors import MissingPartError, OutputError, PackError, RequestError, reason

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
REGISTRY = RESOURCES / "packs"
HUGGING_FACE = "https://huggingface.co"
EMBEDDED, PACKAGE, HUB = "embedded", "package", "hub"
"""Kinds of packs: part of Pinpoint, files of an installed Python package, or a folder in a hub's repository."""
TIMEOUT_S = (10.0, 60.0)
"""Timeouts of a hub: to connect, and between two blocks of bytes."""
BLOCK_BYTES = 1 << 18
"""The size of a read; less than this is lost when a download breaks off."""


@dataclass(frozen=True)
class NamedPack:
    """A pack as published; `origin` is its package or its hub's repository, `sums` has the SHA-256 of each file."""

    name: str
    kind: str
    origin: str
    revision: str
    size_bytes: int
    licence: str
    trained_on: str
    sums: Mapping[str, str]
    digest: str


@dataclass(frozen=True)
class Progress:
    """The progress of a file's download; `size_bytes` is 0 if the hub does not state it."""

    file: str
    done_bytes: int
    size_bytes: int


def packs() -> list[NamedPack]:
    """List all named packs."""
    return [_read(about.parent) for about in sorted(REGISTRY.glob("*/about.json"))]


def _read(folder: Path) -> NamedPack:
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    listed = RESOURCES / "pack" / bundles.SUMS if about["kind"] == EMBEDDED else folder / bundles.SUMS
    lines = [line.partition("  ") for line in listed.read_text(encoding="ascii").splitlines()]
    sums = {name: wanted for wanted, _, name in lines}
    revision = folder / "REVISION"
    return NamedPack(
        folder.name,
        about["kind"],
        about["origin"],
        revision.read_text(encoding="ascii").strip() if revision.is_file() else "",
        about["bytes"] if "bytes" in about else sum((listed.parent / name).stat().st_size for name in sums),
        about["licence"],
        about["trained_on"],
        sums,
        bundles.sha256(listed),
    )


def find(name: str) -> NamedPack:
    """Return a pack by its name.

    Raises:
        RequestError: there is none of that name.
    """
    known = {pack.name: pack for pack in packs()}
    if name not in known:
        raise RequestError(f"there is no pack {name!r}; choose one of {', '.join(known)}")
    return known[name]


def folder_of(pack: NamedPack) -> Path:
    """Return the folder of a pack, downloaded or not; a Python package is located without importing it.

    Raises:
        MissingPartError: it belongs to a package that is not installed.
    """
    if pack.kind == EMBEDDED:
        return RESOURCES / "pack"
    if pack.kind == HUB:
        return bundles.home() / pack.name
    found = importlib.util.find_spec(pack.origin.partition("==")[0])
    if found is None or not found.submodule_search_locations:
        raise MissingPartError(f"{pack.name} comes with a Python package that is not installed; {_remedy(pack)}")
    return Path(found.submodule_search_locations[0], "model")


def _remedy(pack: NamedPack) -> str:
    if pack.kind == PACKAGE:
        return f"install it with `pip install --no-deps --force-reinstall {pack.origin}`"
    return "reinstall Pinpoint" if pack.kind == EMBEDDED else f"get it with `pinpoint models get {pack.name}`"


def is_here(pack: NamedPack) -> bool:
    """Return whether all files of a pack exist in its folder; their content is not checked."""
    try:
        folder = folder_of(pack)
    except MissingPartError:
        return False
    return all((folder / name).is_file() for name in pack.sums)


def verify(pack: NamedPack, folder: Path) -> None:
    """Verify that a folder holds a pack's files as published; additional files are ignored.

    Raises:
        PackError: a file is missing or differs.
    """
    wrong = [
        f"{name} is missing" if not (folder / name).is_file() else f"{name} is damaged"
        for name, wanted in pack.sums.items()
        if not _holds(folder / name, wanted)
    ]
    if wrong:
        raise PackError(f"the pack {pack.name} in {folder} is damaged: {'; '.join(wrong[:3])}; {_remedy(pack)}")


def _holds(file: Path, wanted: str) -> bool:
    return file.is_file() and bundles.sha256(file) == wanted


def fetch(pack: NamedPack, folder: Path, hub: str = HUGGING_FACE) -> Iterator[Progress]:
    """Download a pack into a folder, unless it is complete there, and yield the progress of each file.

    The folder is written completely or not at all. Until then the downloaded files are kept beside it, so that the next
    call resumes where this one stopped. `hub` is the address of Hugging Face, or of a mirror with the same interface.

    Raises:
        RequestError: the pack is not downloadable, or `hub` is not an address.
        PackError: the hub cannot be reached, lacks a file, breaks off, or sends a different file.
        OutputError: the folder cannot be written, or holds something else.
    """
    if pack.kind != HUB:
        raise RequestError(f"{pack.name} is not downloaded, but comes with {pack.origin}; {_remedy(pack)}")
    if all(_holds(folder / name, wanted) for name, wanted in pack.sums.items()):
        return
    bundles.refuse_foreign(folder)
    part = folder.resolve().with_name(f".{folder.resolve().name}.part")
    for name, wanted in pack.sums.items():
        if not _holds(part / name, wanted):
            url = f"{hub.rstrip('/')}/{pack.origin}/resolve/{pack.revision}/{name}"
            yield from (Progress(name, *bytes_) for bytes_ in _download(url, part / name))
            _prove(part / name, wanted)
    bundles.write_folder(folder, lambda whole: _move(part, whole, pack))
    shutil.rmtree(part, ignore_errors=True)


def _move(part: Path, whole: Path, pack: NamedPack) -> None:
    for name in pack.sums:
        (whole / name).parent.mkdir(parents=True, exist_ok=True)
        (part / name).rename(whole / name)


def _prove(file: Path, wanted: str) -> None:
    found = bundles.sha256(file)
    if found != wanted:
        file.unlink()
        raise PackError(
            f"{file.name} has SHA-256 {found[:12]}…, not {wanted[:12]}… as published, and was deleted; try again, or "
            "name another mirror with --hub",
            code="other_digest",
        )


def _download(url: str, file: Path) -> Iterator[tuple[int, int]]:
    """Download the missing rest of a file, and yield how many bytes it has, and of how many.

    If the hub does not support ranges, the download starts again.
    """
    done = file.stat().st_size if file.is_file() else 0
    try:
        with _ask(url, done) as answer:
            if answer.status_code != requests.codes.partial_content:
                done = 0
            size = done + int(answer.headers.get("Content-Length", -done))
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("ab" if done else "wb") as opened:
                for block in answer.iter_content(BLOCK_BYTES):
                    opened.write(block)
                    done += len(block)
                    yield done, size
    except requests.RequestException as error:  # a subclass of OSError, so caught first
        raise PackError(
            f"{file.name} stopped after {done / 1e6:.1f} MB ({call_reason(error)}); run the command again to resume",
            code="stopped",
        ) from error
    except OSError as error:
        raise OutputError(
            f"{file} cannot be written ({reason(error)}); free some space or choose another folder with --folder"
        ) from error


def _ask(url: str, start: int) -> requests.Response:
    """Request a file from byte `start` on; the whole file if it is not longer than that."""
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={start}-"} if start else {})}
    try:
        answer = requests.get(url, headers=headers, stream=True, timeout=TIMEOUT_S)
    except (requests.ConnectionError, requests.Timeout) as error:
        raise PackError(
            f"the hub cannot be reached at {url} ({call_reason(error)}); connect to the internet, name a mirror with "
            "--hub, or copy the files from another machine and name their folder",
            code="offline",
        ) from error
    except (requests.RequestException, ValueError) as error:
        raise RequestError(
            f"{url} is not a valid address ({reason(error)}); name a hub such as --hub {HUGGING_FACE}"
        ) from error
    if answer.status_code == requests.codes.requested_range_not_satisfiable and start:
        answer.close()
        return _ask(url, 0)
    if not answer.ok:
        answer.close()
        raise PackError(f"the hub answers {answer.status_code} for {url}; {_advice(answer.status_code)}", code="hub")
    return answer


def _advice(status: int) -> str:
    if status == requests.codes.not_found:
        return "it does not have this file at this revision: update Pinpoint, or name another mirror with --hub"
    if status in (requests.codes.unauthorized, requests.codes.forbidden):
        return "this file is not public there: name a mirror where it is with --hub"
    return "try again later, or name a mirror with --hub"
