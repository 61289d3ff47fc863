"""A trial on the user's own photos: what is asked, what is left out, and what is said of it."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
import tiny
from served import TOKEN, serving

from pinpoint_engine import (
    Candidate,
    Failure,
    Location,
    Outcome,
    Photo,
    Prediction,
    Reference,
    Request,
    Source,
    connect,
    trial,
)
from pinpoint_engine.errors import RequestError
from pinpoint_engine.evaluation import metrics
from pinpoint_engine.photos import read_photo

NOON = datetime(2024, 5, 17, 12)


def answered(number, first_km, best_km=None, conf=0.7, day=0, album="walk"):
    """Return a measured photo on the equator whose first candidate lies some kilometres east, another one nearer."""
    photo = Photo(str(number), f"/p/{number}.jpg", NOON + timedelta(days=day), album=album, geotag=Location(0, 0))
    places = [first_km, *([] if best_km is None else [best_km])]
    listed = tuple(candidate(math.degrees(1000 * km / 6_371_008.8)) for km in places)
    answer = Prediction(photo, listed, 0.1, Outcome.LOCATED, conf, "s", "p", within_km={25.0: conf})
    return trial.measure(photo, answer)


def candidate(lon):
    place = Location(0, lon)
    return Candidate(place, 0.5, 0.0, "raw", Reference("r", place, Source.INTERNET), refs_5km=3)


def test_distances_are_to_the_first_candidate_and_to_the_best_listed():
    measured = answered(0, 30, 4)
    assert (measured.first_m, measured.best_m, measured.best_rank) == (pytest.approx(30_000), pytest.approx(4_000), 2)
    failed = trial.measure(measured.photo, Failure(measured.photo, "broken", "why"))
    assert (failed.first_m, failed.best_m, failed.said) == (math.inf, math.inf, {})


def test_figures_count_photos_without_an_answer_as_misses():
    photo = Photo("x", "/p/x.jpg", NOON, geotag=Location(0, 0))
    trials = [answered(n, 0.5 if n < 4 else 10, day=n) for n in range(8)]
    trials += [answered(8, 300, 20, day=7), trial.measure(photo, Failure(photo, "broken", "why"))]
    found = trial.figures(trials, 12)
    assert (found.count, found.unanswered) == (10, 1)
    assert [found.first[km].share for km in trial.THRESHOLDS_KM] == [0.4, 0.4, 0.8, 0.8, 0.9]
    assert [found.listed[km].share for km in (1, 25)] == [0.4, 0.9]
    assert trial.in_words(found, True).startswith(
        "Of your 10 photos in this area, 40 % were located within 1 km and 80 % within 25 km by the first candidate, "
        "90 % within 25 km by one of 12; as they come from few outings, this may be off by ±"
    )


def test_intervals_resample_outings_and_not_photos():
    """Of 30 outings of ten photos each, all right or all wrong together, as in `evaluation.metrics`."""
    hits = [number % 3 > 0 for number in range(30)]
    trials = [answered(10 * n + m, 1 if hit else 900, day=n) for n, hit in enumerate(hits) for m in range(10)]
    found = trial.figures(trials, 12).first[25.0]
    groups = [str(number // 10) for number in range(300)]
    low, high = metrics.interval(np.repeat(hits, 10).astype(float), groups)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.02)
    alone = trial.figures([replace(each, photo=replace(each.photo, album="")) for each in trials], 12).first[25.0]
    assert (alone.low, alone.high) == pytest.approx((found.low, found.high), abs=1e-9)
    each_by_itself = [answered(n, 1 if hits[n // 10] else 900, day=n) for n in range(300)]
    narrow = trial.figures(each_by_itself, 12).first[25.0]
    assert narrow.high - narrow.low < (found.high - found.low) / 2


def test_none_of_twenty_is_not_certainly_none():
    found = trial.figures([answered(n, 900, day=n) for n in range(20)], 12)
    assert found.first[25.0].share == found.first[25.0].low == 0
    assert 0.1 < found.first[25.0].high < 0.2 and found.margin == pytest.approx(found.first[25.0].high)
    assert "0 % within 25 km" in trial.in_words(found, False) and "±17 percentage points" in trial.in_words(
        found, False
    )


def test_many_outings_give_the_interval_of_few_groups():
    rng = random.Random(3)
    trials = [answered(n, 1 if rng.random() < 0.3 else 900, day=n) for n in range(1_500)]
    found = trial.figures(trials, 12)
    usual = 1.96 * math.sqrt(0.3 * 0.7 / 1_500)
    assert (found.first[25.0].high - found.first[25.0].low) / 2 == pytest.approx(usual, rel=0.2)
    assert trial.in_words(found, False).endswith("; this may be off by ±3 percentage points.")


def test_few_photos_and_few_outings_are_told():
    few = trial.figures([answered(n, 10, day=n) for n in range(7)], 12)
    assert trial.in_words(few, True).startswith("In this area, of 7 of your photos 0 were located within 1 km and 7 ")
    assert "too few" in trial.in_words(few, False) and "%" not in trial.in_words(few, False)
    one_walk = trial.figures([answered(n, 10) for n in range(40)], 12)
    assert one_walk.outings == 1 and "few outings" in trial.in_words(one_walk, True)


@pytest.mark.parametrize(
    ("said", "right", "words"),
    [
        (0.7, 0.7, "Its confidence holds here, as far as 100 answers can tell: it gave 70 % on average"),
        (0.95, 0.5, "It is too sure of itself here: it gave 95 % on average within 25 km, and 50 % were right."),
        (0.1, 0.6, "It is too cautious here: it gave 10 % on average within 25 km, and 60 % were right."),
    ],
)
def test_confidence_is_compared_with_what_was_right(said, right, words):
    found = trial.figures([answered(n, 1 if n < 100 * right else 900, conf=said, day=n) for n in range(100)], 12)
    assert trial.honesty_in_words(found).startswith(words)
    if said == 0.7:
        assert trial.honesty_in_words(found).endswith("Of the 100 answers with 60 to 80 %, 70 (70 %) were right.")
    else:
        assert trial.honesty_in_words(found).endswith("too few to say what 70 % means here.")


def test_sentences_can_be_translated():
    found = trial.figures([answered(n, 10, day=n) for n in range(12)], 12)
    seen = []

    def german(text):
        seen.append(text)
        return text.replace("Of your {count} photos", "Von {count} Fotos")

    assert trial.in_words(found, False, german).startswith("Von 12 Fotos")
    assert all("{" in text or "%" in text for text in seen) and not any("12" in text for text in seen)


def test_photos_without_a_position_or_outside_are_counted_by_name(world, tmp_path, broken):
    tiny.draw(tmp_path / "plain.jpg", 1)
    tiny.draw(tmp_path / "paris.jpg", 2, 0, tiny.tags(48.86, 2.35))
    tiny.draw(tmp_path / "rome.jpg", 3, 0, tiny.tags(41.9, 12.5))
    photos = [read_photo(str(path)) for path in [*sorted(tmp_path.glob("*.jpg")), tmp_path / "gone.jpg"]]
    france = trial.Polygon(tuple(Location(lat, lon) for lat, lon in ((42, -5), (51, -5), (51, 8), (42, 8))))
    chosen = trial.photo_set(photos, (france,))
    assert [photo.path for photo in chosen.photos] == [str(tmp_path / "paris.jpg")] and chosen.outside == 1
    names = [str(broken), str(tmp_path / "plain.jpg"), str(tmp_path / "gone.jpg")]
    assert [each.photo.path for each in chosen.unplaced] == names
    assert chosen.unplaced[1].why == "no position" and "gone.jpg" in chosen.unplaced[2].why
    with pytest.raises(RequestError, match="no photo with a position lies in this area; "):
        trial.photo_set(photos[2:4], (france,))
    with pytest.raises(RequestError, match="none of these photos has a position in its EXIF; "):
        trial.photo_set(photos[:1])


@pytest.fixture(scope="module")
def own(world, tmp_path_factory):
    """The tiny world's photos with their places in EXIF, in a folder of their own, the same pixels as the gallery's."""
    folder = tmp_path_factory.mktemp("own")
    from PIL import Image

    places = [place for place in tiny.PLACES.values() for _ in range(tiny.PHOTOS_PER_PLACE)]
    for path, place in zip(world.photos, places, strict=True):
        target = folder / path.parent.name / path.name
        target.parent.mkdir(exist_ok=True)
        with Image.open(path) as image:
            image.save(target.with_suffix(".png"), exif=tiny.tags(*place, taken_at="2023:01:02 10:00:00"))
    return folder


def test_the_engine_and_a_service_give_the_same_fair_trial(engine, own, tmp_path):
    photos = [read_photo(str(path)) for path in sorted(own.rglob("*.png"))]
    request = trial.fair(Request(top_k=5))
    here = list(trial.ask(engine, photos, request))
    with serving(tmp_path, engine, token=TOKEN, files=True) as server:
        there = list(trial.ask(connect(server.address), photos, request))
    assert [each.first_m for each in there] == [each.first_m for each in here]
    assert trial.figures(there, 5) == trial.figures(here, 5)


def test_rows_hold_the_columns_of_the_table():
    failed = trial.measure(answered(1, 1).photo, Failure(answered(1, 1).photo, "broken", "why; what"))
    rows = list(trial.rows([answered(0, 30, 4), failed]))
    for row in rows:
        assert list(row) == [column.name for column in trial.TRIAL.columns]
        assert all(len(name) <= 10 and name.isascii() for name in row)
    assert (rows[0]["first_km"], rows[0]["best_km"], rows[0]["best_rank"]) == (pytest.approx(30), pytest.approx(4), 2)
    assert (rows[0]["refs_5km"], rows[1]["outcome"], rows[1]["message"]) == (3, "failed", "why; what")
