"""Steps of work on the main thread come one at a time, and Qt's loop runs in between."""

from __future__ import annotations

from itertools import pairwise

import pytest
from qgis.PyQt.QtCore import QTimer

from pinpoint_qgis.dock.turns import Turns


@pytest.fixture
def turns(qgis_app):
    return Turns()


def counting(seen, name, times):
    """Return a step that is to be called so many times."""
    left = [times]

    def step():
        seen.append(name)
        left[0] -= 1
        return left[0] > 0

    return step


def test_steps_of_several_alternate_and_the_loop_runs_in_between(turns, qtbot):
    seen = []
    beat = QTimer()
    beat.timeout.connect(lambda: seen.append("beat"))
    beat.start(1)
    steps = [counting(seen, "a", 3), counting(seen, "b", 2)]
    for step in steps:
        turns.add(step)
    assert not seen and all(map(turns.waits, steps))
    qtbot.waitUntil(lambda: not any(map(turns.waits, steps)))
    assert [each for each in seen if each != "beat"] == ["a", "b", "a", "b", "a"]
    assert all("beat" in pair for pair in pairwise(seen))


def test_a_step_that_waits_is_not_added_twice(turns, qtbot):
    seen = []
    step = counting(seen, "a", 1)
    turns.add(step)
    turns.add(step)
    qtbot.wait(100)
    assert seen == ["a"]


def test_a_step_that_is_dropped_is_not_called_again_and_others_go_on(turns, qtbot):
    seen = []
    first, second, itself = counting(seen, "a", 9), counting(seen, "b", 1), lambda: turns.drop(itself) or True
    for step in (first, itself, second):
        turns.add(step)
    turns.drop(first)
    qtbot.waitUntil(lambda: seen == ["b"])
    assert not turns.waits(itself) and not turns.waits(first)


def test_a_step_that_fails_does_not_stop_the_others(turns, qtbot):
    seen = []

    def fail():
        raise ValueError("a fault")

    turns.add(fail)
    turns.add(counting(seen, "b", 1))
    with qtbot.capture_exceptions() as faults:
        qtbot.waitUntil(lambda: seen == ["b"])
    assert [kind for kind, *_ in faults] == [ValueError] and not turns.waits(fail)
