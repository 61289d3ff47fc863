"""What came of bringing open imagery is told as the command says it, with what helps in QGIS."""

from __future__ import annotations

import pytest

from pinpoint_engine.cli.imagery import LEFT_OUT
from pinpoint_qgis.imagery_intake import ImageryIntake

LAST = "1,294 references in /g/paris (+94)"


@pytest.mark.parametrize("reason", LEFT_OUT.values(), ids=LEFT_OUT)
def test_every_reason_of_the_command_is_told_without_its_remedy(reason):
    told = list(ImageryIntake.of([f"1,200 pictures {reason}", LAST]).in_words())
    assert told[0] == "94 new references" and f"1,200 {reason.partition('; ')[0]}" in told[1]
    assert "`" not in told[1] and "--" not in told[1]


def test_the_line_on_what_remains_is_no_reason():
    lines = ["panoramax: 1,300 pictures on a.example; licences: 1,300 CC0", LAST]
    assert list(ImageryIntake.of(lines).in_words()) == ["94 new references"]


def test_pictures_that_could_not_be_had_are_worth_a_warning_if_they_are_many():
    lost = "pictures could not be downloaded; `pinpoint gallery refresh` asks for them again"
    few, many = (ImageryIntake.of([f"{count} {lost}", LAST]) for count in (10, 11))
    assert not few.is_poor and many.is_poor and "press Refresh under Settings" in list(many.in_words())[1]
    assert not ImageryIntake.of(["300 pictures show nothing that the model can compare; they stay out", LAST]).is_poor


def test_a_part_that_could_not_be_asked_for_and_further_hosts_are_told():
    lines = [
        "the gallery is not complete: 2 parts of the area, about 3 % of it, could not be asked for; `pinpoint`",
        "pictures also came from b.example, c.example, where their hosts sent for them",
        LAST,
    ]
    made = ImageryIntake.of(lines)
    assert made.is_poor and list(made.in_words())[1:] == [
        "a part of the area could not be asked for; press Refresh under Settings > Options > Pinpoint",
        "pictures also came from b.example, c.example, where their hosts sent for them",
    ]


def test_a_host_that_was_given_up_is_named():
    given_up = "7 pictures were not asked for, as a.example is given up (it is busy, HTTP 503); `pinpoint`"
    [_, told] = ImageryIntake.of([given_up, "4 references in /g (+0)"]).in_words()
    assert "7 were not asked for: a.example is given up (it is busy, HTTP 503)" in told


def test_the_log_has_the_first_pictures_and_no_command():
    lines = ["left out: panoramax:1 is broken; the next `gallery refresh` asks for it again", "1 references in /g (+1)"]
    made = ImageryIntake.of(lines)
    assert made.details == ("left out: panoramax:1 is broken",) and list(made.in_words()) == ["1 new reference"]
