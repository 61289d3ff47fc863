"""Galleries are merged: what a stopped command left is finished, and what is left out is a repetition."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import numpy as np
import pytest
from test_gallery_store import DIM, MODEL, VECTORS, add, expected, reference, shown

from pinpoint_engine.errors import GalleryError
from pinpoint_engine.gallery import merge, open_gallery, store
from pinpoint_engine.types import Location


@pytest.fixture
def stopped(tmp_path):
    """A gallery of ten references, and five more of a command that was stopped before they became a shard."""
    add(tmp_path / "stopped", range(10))
    with store.changing(tmp_path / "stopped", MODEL, DIM) as changed:
        changed.add([reference(number) for number in range(10, 15)], VECTORS[10:15])
    return tmp_path / "stopped"


def test_what_a_stopped_command_left_is_merged_too(stopped, tmp_path):
    add(tmp_path / "more", [20, 21])
    merge.merge([tmp_path / "more", stopped], tmp_path / "all")
    assert shown(tmp_path / "all") == expected([20, 21, *range(15)])
    assert shown(stopped) == expected(range(15)) and store.info(stopped).pending == 0


def test_a_gallery_is_merged_into_itself(stopped, tmp_path):
    add(tmp_path / "more", [20, 21])
    merge.merge([stopped, tmp_path / "more"], stopped)
    assert shown(stopped) == expected([*range(15), 20, 21]) and store.verify(stopped) == []


@pytest.mark.parametrize("name", ["stopped", "more", "all"])
def test_galleries_that_another_program_changes_are_not_merged(stopped, tmp_path, name):
    for each in ("more", "all"):
        add(tmp_path / each, [20])
    with ExitStack() as opened:
        opened.enter_context(store.changing(tmp_path / name))
        with pytest.raises(GalleryError, match="wait until it has finished"):
            merge.merge([stopped, tmp_path / "more"], tmp_path / "all")
    assert shown(tmp_path / "all") == expected([20]) == shown(tmp_path / "more")


def moved(number, name, metres):
    place = reference(number).location
    return replace(reference(number), id=name, location=Location(place.lat + metres / 111_195, place.lon))


def make(folder, references, vectors):
    with store.changing(folder, MODEL, DIM) as changed:
        changed.add(references, np.asarray(vectors))
        changed.seal()
    return open_gallery(folder, MODEL)


def test_what_shows_the_same_at_the_same_place_is_left_out_and_told(tmp_path):
    nearly = (VECTORS[1].astype(np.float32) + 0.02 * VECTORS[2]).astype(np.float16)
    first = make(tmp_path / "a", [reference(1), moved(1, "own twin", 1), reference(5)], VECTORS[[1, 1, 5]])
    later = [moved(1, "twin", 9), moved(1, "far", 11), moved(1, "other", 0), reference(5), moved(1, "nearly", 0)]
    second = make(tmp_path / "b", later, [VECTORS[1], VECTORS[1], VECTORS[2], VECTORS[5], nearly])
    third = make(tmp_path / "c", [moved(1, "of the twin", 18)], VECTORS[[1]])
    found = merge.union([first, second, third])

    def named(rows):
        return [each.id for each in found.gallery.references_of(rows)]

    assert named(found.repeated) == ["r5"] and sorted(named(found.duplicates)) == ["nearly", "of the twin", "twin"]
    assert named(found.gallery.added) == ["r1", "own twin", "r5", "far", "other"]
    every = merge.union([first, second, third], duplicates=True)
    assert len(every.gallery) == 8 and named(every.repeated) == ["r5"] and not len(every.duplicates)


def test_one_that_is_left_out_leaves_nothing_else_out(tmp_path):
    """Its own twin further off, which is none of what is kept, stays."""
    first = make(tmp_path / "a", [reference(1)], VECTORS[[1]])
    second = make(tmp_path / "b", [moved(1, "twin", 8)], VECTORS[[1]])
    third = make(tmp_path / "c", [moved(1, "further", 16)], VECTORS[[1]])
    found = merge.union([first, second, third])
    assert [each.id for each in found.gallery.references_of(found.gallery.added)] == ["r1", "further"]


def test_many_are_compared_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(merge, "ROWS", 3)
    monkeypatch.setattr(merge, "PAIRS", 2)
    first = make(tmp_path / "a", [moved(7, f"a{number}", 0) for number in range(20)], VECTORS[:20])
    second = make(tmp_path / "b", [moved(7, f"b{number}", 1) for number in range(20)], VECTORS[10:30])
    found = merge.union([first, second])
    left_out = {each.id for each in found.gallery.references_of(found.duplicates)}
    assert left_out == {f"b{number}" for number in range(10)}
