"""Checks that `kill -9` loses nothing of a gallery: kills a program that changes one at random moments, and goes on.

`python benchmarks/gallery_kills.py [--kills 50] [--seed 1] [--folder FOLDER]`

The program adds, removes, compacts, and merges the gallery with another one in its place, without an end. After each
kill the gallery must open. After every other one, and at the end, it must be whole in every byte; what was acknowledged
as added must be there with its place and vector, and what was acknowledged as removed must not.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kills import expect  # noqa: E402

from pinpoint_engine.gallery import open_gallery, store  # noqa: E402
from pinpoint_engine.gallery.merge import merge  # noqa: E402
from pinpoint_engine.types import Location, Reference, Source  # noqa: E402

MODEL, DIM = "m" * 64, 64
LAST_S = 0.4
"""The longest time from the start of the program to its kill."""
TAKEN = 6
"""So many references are added or removed at once, at most; with 12 pending ones a shard is made."""


@dataclass
class Account:
    """What the program has told, by the numbers of references; `tried` is all that it ever began to add."""

    tried: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    last: str = ""

    @classmethod
    def read(cls, file: Path) -> Account:
        """Read what was told; a reference whose removal was begun and not finished may be there or not."""
        account = cls()
        for word, _, rest in (line.partition(" ") for line in file.read_text().splitlines()):
            if word == "begin":
                account.last = rest
            elif word in ("adding", "added"):
                (account.tried if word == "adding" else account.added).add(int(rest))
            else:
                account.added.discard(int(rest))
                account.removed |= {int(rest)} if word == "removed" else set()
        return account


class GalleryProgram:
    """Changes the gallery in a folder at random, and tells of each step in a file before and after it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.gallery, self.side, self.chance = folder / "gallery", folder / "side", chance
        self.number = 1 + max(Account.read(folder / "told").tried, default=0)
        self._told = os.open(folder / "told", os.O_WRONLY | os.O_APPEND)

    def run(self) -> None:
        """Go on until the end of the process."""
        actions: dict[str, Callable[[], None]] = {
            "add": self.add,
            "remove": self.remove,
            "compact": self.compact,
            "merge": self.merge,
        }
        while True:
            name = self.chance.choice(list(actions))
            self._tell("begin", name)
            actions[name]()

    def add(self) -> None:
        """Add one by one, as photos are embedded."""
        with store.changing(self.gallery, MODEL, DIM) as changed:
            for each in self._fresh():
                changed.add([reference(each)], vectors([each]))
                self._tell("added", each)
            if self.chance.random() < 0.3:
                changed.seal()

    def remove(self) -> None:
        """Remove some, as `pinpoint gallery remove` does."""
        with store.changing(self.gallery, MODEL, DIM) as changed:
            changed.seal()
            rows = changed.gallery.added
            chosen = np.array(self.chance.sample(rows.tolist(), min(len(rows), self.chance.randint(1, TAKEN))), int)
            gone = [number_of(each.id) for each in changed.gallery.references_of(chosen)]
            self._tell("removing", *gone)
            changed.remove(chosen)
            self._tell("removed", *gone)

    def compact(self) -> None:
        """Merge the shards."""
        with store.changing(self.gallery, MODEL, DIM) as changed:
            changed.seal()
            changed.compact()

    def merge(self) -> None:
        """Merge it with a gallery of fresh references, and put the new one into its place."""
        shutil.rmtree(self.side, ignore_errors=True)
        fresh = self._fresh()
        with store.changing(self.side, MODEL, DIM) as changed:
            changed.add([reference(each) for each in fresh], vectors(fresh))  # left pending, as by a kill
        merge([self.gallery, self.side], self.gallery)
        self._tell("added", *fresh)

    def _fresh(self) -> list[int]:
        numbers = list(range(self.number, self.number + self.chance.randint(1, TAKEN)))
        self.number += len(numbers)
        self._tell("adding", *numbers)
        return numbers

    def _tell(self, word: str, *values: object) -> None:
        os.write(self._told, "".join(f"{word} {each}\n" for each in values).encode())


def reference(number: int) -> Reference:
    """Return the reference with a number."""
    place = Location(number % 170 - 85.0, number % 350 - 175.0)
    return Reference(f"r{number}", place, Source.STREET if number % 3 else Source.INTERNET, author=f"a{number % 5}")


def number_of(name: str) -> int:
    """Return the number of a reference by its id."""
    return int(name.removeprefix("r"))


def vectors(numbers: list[int]) -> np.ndarray:
    """Return the vectors of references: float16 [n, D]."""
    rows = np.array([np.random.default_rng(number).normal(size=DIM) for number in numbers])
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float16)


def kill_and_go_on(folder: Path, count: int, seed: int) -> Counter[str]:
    """Kill the program so many times, check the gallery, and return how often it was doing what.

    Raises:
        LossError: something is lost, is there again, or is damaged.
    """
    chance, doing = random.Random(seed), Counter[str]()
    store.SEALED, store.MOST_SHARDS = 2 * TAKEN, 3
    (folder / "told").touch()
    with store.changing(folder / "gallery", MODEL, DIM):
        pass
    for number in range(count):
        process = os.fork()
        if process == 0:
            _end_with(GalleryProgram(folder, random.Random(f"{seed} {number}")).run)
        time.sleep(chance.uniform(0.01, LAST_S))
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        expect(os.WIFSIGNALED(status), "the program ended by itself")
        doing[Account.read(folder / "told").last] += 1
        open_gallery(folder / "gallery", MODEL)
        if number % 2 or number == count - 1:
            check(folder)
    return doing


def _end_with(work: Callable[[], None]) -> None:
    """Work, and end this process whatever happens, without what its parent would do at the end."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def check(folder: Path) -> None:
    """Check all of a gallery against what was told of it.

    Raises:
        LossError: they differ.
    """
    account = Account.read(folder / "told")
    with store.changing(folder / "gallery", MODEL, DIM) as changed:
        changed.seal()
    opened = open_gallery(folder / "gallery", MODEL)
    rows = opened.added
    there = [number_of(each.id) for each in opened.references_of(rows)]
    expect(len(there) == len(set(there)) and set(there) <= account.tried, "there is more than was added")
    expect(account.added <= set(there), f"{sorted(account.added - set(there))} are lost")
    expect(not account.removed & set(there), f"{sorted(account.removed & set(there))} are there again")
    if there:
        expect(np.array_equal(opened.vectors[rows], vectors(there)), "vectors are mixed up")
        places = [(each.location.lat, each.location.lon) for each in map(reference, there)]
        expect(np.array_equal(opened.latlon[rows], places), "places are mixed up")
    faults = store.verify(folder / "gallery")
    expect(not faults, faults)


def main() -> None:
    """Print a summary of the kills."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the gallery is made (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        doing = kill_and_go_on(Path(folder), options.kills, options.seed)
        account = Account.read(Path(folder, "told"))
    told = len(account.added | account.removed)
    print("| kills of a program | adding | removing | compacting | merging | acknowledged changes | lost | damaged |")
    print("|---|---|---|---|---|---|---|---|")
    counts = " | ".join(str(doing[name]) for name in ("add", "remove", "compact", "merge"))
    print(f"| {doing.total()} | {counts} | {told} added, {len(account.removed)} removed | 0 | 0 |")


if __name__ == "__main__":
    main()
