"""Compare this checkout's answers with those of another revision: `python scripts/answers.py REVISION [--first N]`.

Every system locates the development photos of `../shared/data`, and every fifth of them again as albums, within a
search area, and without the references of the first candidates. Prints "equal"; or which fields of which answers
differ, and exits with 1. The answers of the other revision are cached in `runs/answers`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
KEPT = ROOT / "runs" / "answers"
"""The cached answers of other revisions."""
Answers = dict[str, Any]


def main() -> int:
    """Compare; or with `--write` write the answers only, which runs in each checkout with its own engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", nargs="?", default="HEAD", help="the commit or branch to compare with")
    parser.add_argument("--first", type=int, help="locate only the first so many photos")
    parser.add_argument(
        "--area", type=float, default=0.0, help="credible regions may differ by so many percent of area"
    )
    parser.add_argument("--added", action="append", default=[], help="a field that REVISION does not have; repeatable")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        options.write.write_text(json.dumps(dict(ask_all(options.first))), encoding="utf-8")
        return 0
    then, now = answers_of(options.revision, options.first), answers_here(ROOT, options.first)
    now = {name: without(told, options.added) for name, told in now.items()}
    if options.area:
        now = {name: with_regions_of(told, then.get(name), options.area) for name, told in now.items()}
    wrong = [name for name in sorted(then.keys() | now.keys()) if then.get(name) != now.get(name)]
    for name in wrong:
        print(f"{name}: {', '.join(differences(then.get(name), now.get(name))) or 'only one has it'}")
    print(f"{len(wrong)} of {len(then)} answers differ" if wrong else f"equal: {len(then)} answers")
    return 1 if wrong else 0


def without(told: Any, added: list[str]) -> Any:
    """Return an answer without the fields that the other revision does not have."""
    if isinstance(told, dict):
        return {name: without(value, added) for name, value in told.items() if name not in added}
    return [without(value, added) for value in told] if isinstance(told, list) else told


def with_regions_of(now: Answers, then: Answers | None, percent: float) -> Answers:
    """Return an answer with the credible regions of another one, where each has its area to some percent."""
    if not then or "regions" not in then or "regions" not in now:
        return now
    told = now | {"alone": with_regions_of(now["alone"], then["alone"], percent)} if now.get("alone") else now
    pairs = list(zip(then["regions"], now["regions"], strict=False))
    close = all(abs(new["area_km2"] - old["area_km2"]) <= percent / 100 * old["area_km2"] for old, new in pairs)
    levels = [[region["level"] for region in answer["regions"]] for answer in (then, now)]
    return told | {"regions": then["regions"]} if close and levels[0] == levels[1] else told


def answers_of(revision: str, first: int | None) -> Answers:
    """Return the answers of a revision, made in a worktree of it."""
    commit = _git("rev-parse", f"{revision}^{{commit}}")
    kept = KEPT / f"{commit[:12]}-{first or 'all'}.json"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            _git("worktree", "add", "--detach", str(tree), commit)
            try:
                answers = answers_here(tree, first)
            finally:
                _git("worktree", "remove", "--force", str(tree))
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(answers), encoding="utf-8")
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def answers_here(tree: Path, first: int | None) -> Answers:
    """Return the answers of the engine in a checkout."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.json"
        command = [sys.executable, __file__, "--write", str(out), *(["--first", str(first)] if first else [])]
        subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, check=True)
        return dict(json.loads(out.read_text(encoding="utf-8")))


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def ask_all(first: int | None) -> Iterator[tuple[str, Answers]]:
    """Yield each answer with its name; the engine is that of the working folder."""
    from pinpoint_engine import Album, Location, Photo, Polygon, Request, Source, System, open_engine
    from pinpoint_engine.photos import read_photo

    sydney = Polygon(tuple(Location(lat, lon) for lat, lon in ((-34.1, 150.9), (-34.1, 151.3), (-33.7, 151.3))))
    trip, place = Album.SAME_TRIP, Album.SAME_PLACE
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"][:first]
    photos = [read_photo(str(DATA / row["path"])) for row in rows]
    for system in (System.PINPOINT, System.PIGEON, System.PLANET):
        engine = open_engine(system=system)

        def ask(kind: str, asked: list[Photo], request: Request) -> Iterator[tuple[str, Answers]]:
            for photo, result in zip(asked, engine.locate(asked, request), strict=True):  # noqa: B023
                yield f"{system.value} {kind} {Path(photo.path).name}", _plain(asdict(result))  # noqa: B023

        alone = list(ask("alone", photos, Request()))
        yield from alone
        firsts = [answer["candidates"][0]["reference"]["id"] for _, answer in alone if answer.get("candidates")]
        few = photos[::5]
        yield from ask("without", few, Request(without=tuple(firsts), sources=(Source.INTERNET,), top_k=3))
        yield from ask("within", few, Request(within=(sydney,), top_k=20, photo_source=Source.STREET, cells=True))
        if system is not System.PIGEON:
            yield from ask("trip", few, Request(album=trip))
            yield from ask("place", few, Request(album=place, within=(sydney,)))


def _plain(answer: Answers) -> Answers:
    """Return an answer as plain JSON, without the paths of this machine."""
    plain = json.loads(json.dumps(answer, default=str))
    plain.pop("photo")
    for cell in plain.get("cells", ()):  # a digest, as the polygons are many and long
        cell["polygons"] = hashlib.sha256(json.dumps(cell["polygons"]).encode()).hexdigest()
    if plain.get("alone"):
        plain["alone"].pop("photo")
    return dict(plain)


def differences(then: Any, now: Any, where: str = "") -> Iterator[str]:
    """Yield the names of the fields in which two answers differ."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name in sorted(then.keys() | now.keys()):
            yield from differences(then.get(name), now.get(name), f"{where}.{name}".lstrip("."))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, pair in enumerate(zip(then, now, strict=True)):
            yield from differences(*pair, f"{where}[{number}]")
    elif then != now:
        yield where


if __name__ == "__main__":
    sys.exit(main())
