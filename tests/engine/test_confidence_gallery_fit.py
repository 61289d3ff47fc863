"""What is fitted for galleries: what it changes, where it is kept, and when it is not used."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine.confidence import gallery_fit
from pinpoint_engine.confidence.calibration import ALBUM, PHOTO, UNTRAINED
from pinpoint_engine.confidence.gallery_fit import (
    FILE,
    FITTED,
    SHIPPED,
    FitKey,
    GalleryFit,
    Probabilities,
    choose_probabilities,
    remove_fit,
    write_fit,
)
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import OutputError

FIT = GalleryFit(-1.25, 0.5, 2.0, 0.25)
KEY = FitKey(("a" * 64, "b" * 64), "c" * 64)


@pytest.fixture
def folder(tmp_path):
    """A folder with what was fitted for `KEY`."""
    write_fit(tmp_path, KEY, FIT, {"questions": 120})
    return tmp_path


def test_four_numbers_change_the_calibration_of_single_photos_and_nothing_else():
    shipped = tiny.calibration()
    changed = FIT.applied(shipped)
    inputs = {"reference_density": np.array([0.7, -3.0]), "first_crowd": np.array([-1.5, np.nan])}
    inputs["raw_stands_out"] = np.array([2.5, 9.0])
    for case in (PHOTO, UNTRAINED):
        odds = shipped.elsewhere[case].log_odds(inputs)
        assert changed.elsewhere[case].log_odds(inputs) == pytest.approx(-1.25 + 0.5 * odds)
    assert changed.sharpness == {**shipped.sharpness, PHOTO: 2 * shipped.sharpness[PHOTO]}
    assert changed.near == replace(shipped.near, scale_m=0.25 * shipped.near.scale_m)
    assert changed.elsewhere[ALBUM] == shipped.elsewhere[ALBUM]
    assert (changed.beyond, changed.drawn) == (shipped.beyond, shipped.drawn)
    assert GalleryFit().applied(shipped) == shipped


def test_what_was_fitted_anew_takes_the_place_of_the_odds_and_is_read_back(tmp_path):
    anew = Logistic(-1.0, {"raw_lead": 0.5}, {"raw_lead": 0.1}, {"raw_lead": 0.2})
    fit, shipped = replace(FIT, elsewhere=anew), tiny.calibration()
    assert fit.applied(shipped).elsewhere == {**shipped.elsewhere, PHOTO: anew, UNTRAINED: anew}
    write_fit(tmp_path, KEY, fit, {})
    assert choose_probabilities([tmp_path], KEY, 0).fit == fit


def test_what_is_written_is_used_for_exactly_these_galleries(folder, tmp_path):
    told = choose_probabilities([folder], KEY, 48)
    assert told == Probabilities(FITTED, FIT, tiny.sha256(folder / FILE), 48)
    assert choose_probabilities([tmp_path / "other", folder], KEY, 48) == told
    digests = {"pack p": "x", "gallery z": "b" * 64, "gallery y": "a" * 64, "model": "y"}
    assert FitKey.of(digests, "c" * 64) == KEY


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"galleries": ("a" * 64, "d" * 64)}, "a gallery has changed"),
        ({"galleries": ("a" * 64,)}, "other galleries"),
        ({"pack": "d" * 64}, "another pack"),
        ({"version": "0.0.9"}, "version 0.1.0"),
    ],
    ids=["changed", "fewer", "pack", "version"],
)
def test_it_is_not_used_for_anything_else(folder, other, why):
    told = choose_probabilities([folder], replace(KEY, **other), 48)
    assert told.fit is None and told.digest == ""
    assert told.words.startswith(SHIPPED) and why in told.words and "`pinpoint gallery fit`" in told.words


def test_the_words_name_no_fit_where_there_is_none(tmp_path):
    assert choose_probabilities([], FitKey((), "c"), 48) == Probabilities()
    assert choose_probabilities([tmp_path], KEY, 48) == Probabilities(SHIPPED, first_row=48)


def sealed(told):
    """Return a fit as JSON with the checksum that belongs to it."""
    return json.dumps({"sha256": gallery_fit._sum(told), **told})


def test_what_is_damaged_is_not_used(folder):
    text = (folder / FILE).read_text()
    told = json.loads(text)
    told.pop("sha256")
    assert choose_probabilities([folder], KEY, 0).fit == FIT
    numbers = [{"slope": 0.0}, {"sharpness": -1.0}, {"near": 1e9}, {"shift": float("nan")}, {"near": "wide"}]
    damaged = [
        "",
        text[:-40],
        text.replace("-1.25", "-1.26"),
        "[1, 2]",
        "null",
        sealed({**told, "format": 2}),
        sealed({**told, "for": {"pack": "c"}}),
        sealed({name: value for name, value in told.items() if name != "fit"}),
        *(sealed({**told, "fit": {**told["fit"], **wrong}}) for wrong in numbers),
        *(sealed({**told, "for": {**told["for"], "galleries": wrong}}) for wrong in (3, None)),
    ]
    for content in damaged:
        (folder / FILE).write_text(content)
        found = choose_probabilities([folder], KEY, 0)
        assert found.fit is None, content
        assert found.words.startswith(f"{SHIPPED}: what was fitted cannot be read (") and FILE not in found.words
    (folder / FILE).write_bytes(b"\xff\xfe\x00")
    assert choose_probabilities([folder], KEY, 0).fit is None


KILLED = """
import os, signal, sys
from pathlib import Path
from pinpoint_engine.confidence.gallery_fit import FitKey, GalleryFit, write_fit
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
write_fit(Path(sys.argv[1]), FitKey(("a" * 64, "b" * 64), "c" * 64), GalleryFit(), {})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_in_between_leaves_the_old_one(folder):
    run = subprocess.run([sys.executable, "-c", KILLED, str(folder)], capture_output=True, text=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert choose_probabilities([folder], KEY, 0).fit == FIT
    write_fit(folder, KEY, GalleryFit(), {})
    assert choose_probabilities([folder], KEY, 0).fit == GalleryFit()


def test_a_fit_is_removed(folder):
    remove_fit(folder, KEY, KEY.galleries[0])
    assert choose_probabilities([folder], KEY, 0) == Probabilities(SHIPPED)
    remove_fit(folder, KEY, KEY.galleries[0])


@pytest.mark.parametrize(
    ("asked", "digest", "stays"),
    [
        ({"galleries": ("a" * 64,)}, "a" * 64, True),
        ({"galleries": ("a" * 64, "d" * 64)}, "a" * 64, True),
        ({"pack": "d" * 64}, "a" * 64, True),
        ({}, "a" * 64, False),
        ({"galleries": ("d" * 64,)}, "d" * 64, False),
        ({"galleries": ("a" * 64,), "version": "0.0.9"}, "a" * 64, False),
    ],
    ids=["alone", "with another", "other pack", "the same", "changed", "of another version"],
)
def test_a_fit_for_something_else_stays_as_long_as_it_can_be_used(folder, asked, digest, stays):
    remove_fit(folder, replace(KEY, **asked), digest)
    assert (folder / FILE).is_file() == stays


def test_a_damaged_fit_is_removed(folder):
    (folder / FILE).write_text("{")
    remove_fit(folder, KEY, KEY.galleries[0])
    assert not (folder / FILE).exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_fit(tmp_path / "file", KEY, FIT, {})
    with pytest.raises(OutputError, match="cannot be removed"):
        remove_fit(tmp_path / "file", KEY, KEY.galleries[0])
