"""What a pack uses is chosen on training photos without their own album, and told."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy
from pinpoint_engine.answering.retrieval import Channels
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.confidence.calibration import ALBUM, PHOTO, Calibration
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import RequestError
from pinpoint_engine.training import selection
from pinpoint_engine.training.folds import Fold
from pinpoint_engine.training.selection import SPLITS, Selection, read_choice

PLACES, COUNT = 20, 60


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Twenty places 40 km apart, three albums of one photo each; photos of one place are much alike."""
    centres = geodesy.destination((-16.8, 179.0), 90, 40_000.0 * np.arange(PLACES))
    rows = np.arange(COUNT)
    vectors = tiny.unit_rows(PLACES, 16, 1)[rows // 3] + 0.3 * tiny.unit_rows(COUNT, 16, 2)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    latlon = geodesy.destination(np.repeat(centres, 3, axis=0), 0, 200.0 * (rows % 3))
    return make_gallery(latlon, vectors, sequence=[f"album {row}" for row in rows])


def folds(images, places):
    """Two folds by album and one by frame of one embedder."""
    held = np.arange(COUNT) % 2 == 0
    kinds = [("album", 0, held), ("album", 1, ~held), ("frame", 0, held)]
    return [Fold(*kind, images, places, images, lambda rows: rows[:, :8]) for kind in kinds]


def seeing(shuffled=False):
    """Learned rows that tell the place, and rows of the places they point at; or the places of others."""
    rows = tiny.unit_rows(PLACES, 8, 3)[np.arange(COUNT) // 3]
    return rows, np.roll(rows, 3, axis=0) if shuffled else rows


def test_embedders_are_judged_by_image_and_place_without_the_own_album(gallery):
    right, misled = (selection.embedder_accuracy(gallery, folds(*seeing(shuffled))) for shuffled in (False, True))
    assert right == {f"{way} <{km} km": 1.0 for way in ("image", "gps") for km in (1, 5, 25)} | {"mean": 1.0}
    assert [misled[f"image <{km} km"] for km in (1, 5, 25)] == [1.0] * 3
    assert [misled[f"gps <{km} km"] for km in (1, 5, 25)] == [0.0] * 3
    assert misled["mean"] == 0.5


def test_the_own_album_does_not_help(make_gallery, gallery):
    """Where all photos of a place are of one album, nothing else is near: no answer can be right."""
    walks = [replace(each, sequence=f"walk {row // 3}") for row, each in enumerate(gallery.references)]
    own = type(gallery).of(walks, gallery.vectors, "")
    assert selection.embedder_accuracy(own, folds(*seeing()))["mean"] == 0


def test_the_channels_that_find_most_are_chosen(gallery):
    """The learned rows tell the place and the raw ones nothing, or the other way round."""
    told = []
    noise = type(gallery).of(gallery.references, tiny.unit_rows(COUNT, 16, 9).astype(np.float16), "")
    channels, settings, figures = selection.choose_voting(noise, folds(*seeing()), told.append)
    assert channels in SPLITS
    assert len(told) == len(figures) == len(SPLITS)
    assert figures["8+2+2"]["listed"] == 1.0  # ten of twelve are proposed by those that know
    sure = selection.choose_voting(
        gallery, folds(tiny.unit_rows(COUNT, 8, 4), tiny.unit_rows(COUNT, 8, 5)), told.append
    )
    assert sure[2]["2+8+2"]["density voting"] > 0.9 > figures["2+8+2"]["density voting"]
    for values, name in ((settings, "first"), (sure[1], "second")):
        for setting, among in selection.GRID.items():
            assert getattr(values, setting) in among, name


def test_a_choice_comes_back(tmp_path):
    elsewhere = Logistic(-1.5, {"raw_lead": 0.25}, {"raw_lead": 1.0}, {"raw_lead": 2.0})
    chosen = Selection("runs/e", Channels(2, 8, 2), Voting(neighbours=9), "reranker", calibrated(elsewhere), {"a": 1})
    chosen.save(tmp_path)
    assert read_choice(tmp_path) == chosen
    assert json.loads((tmp_path / "choice.json").read_text())["figures"] == {"a": 1}


def calibrated(elsewhere):
    return Calibration({**Calibration().elsewhere, PHOTO: elsewhere}, {PHOTO: 0.5, ALBUM: 2.0})


def test_a_choice_of_an_older_version_names_the_command(tmp_path):
    Selection("runs/e", Channels(), Voting(), "reranker", Calibration(), {}).save(tmp_path)
    stored = json.loads((tmp_path / "choice.json").read_text())
    stored["calibration"] = {"sharpness": 1.0, "elsewhere": {"bias": -2.0, "weight": {}, "mean": {}, "deviation": {}}}
    (tmp_path / "choice.json").write_text(json.dumps(stored))
    with pytest.raises(RequestError, match=r"of an older version; run `pinpoint train reranker` again$"):
        read_choice(tmp_path)


def test_what_is_missing_names_the_command(tmp_path):
    with pytest.raises(RequestError, match=r"run `pinpoint train reranker` first$"):
        read_choice(tmp_path)
