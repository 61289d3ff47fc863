"""An engine asked twice, with all references and with leaks left out; every photo counts, whatever became of it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import tiny
from PIL import Image

from pinpoint_engine import Candidate, EngineCard, Location, Outcome, Prediction, Reference, Source, geodesy
from pinpoint_engine.errors import RequestError
from pinpoint_engine.evaluation import benchmarks, controls, published, report, score, summary
from pinpoint_engine.evaluation.score import FAIR, MISSING, NO_PLACE, OPEN

QUIET = lambda line: None  # noqa: E731


class Recorder:
    """The real engine, keeping what it was asked."""

    def __init__(self, engine):
        self.engine, self.asked = engine, []

    def locate(self, photos, request):
        photos = list(photos)
        self.asked.append(([photo.id for photo in photos], request.without))
        yield from self.engine.locate(photos, request)

    def describe(self):
        return self.engine.describe()


class Simple:
    """Another engine of the protocol: one place for all, no confidence by distance, no regions."""

    def locate(self, photos, request):
        place = Location(48.8584, 2.2945)
        for photo in photos:
            candidate = Candidate(place, 0.5, 1.0, "gps", Reference("x", place, Source.INTERNET))
            yield Prediction(photo, (candidate,), 0.5, Outcome.LOCATED, 0.5, "simple", "none")

    def describe(self):
        return EngineCard(("simple",), (Source.INTERNET,), ("none",), 1, {}, {}, {})


@pytest.fixture(scope="module")
def question(world, tmp_path_factory):
    """New photos of twelve places by Ada on their first walks, one that is broken, blank and missing, and a copy."""
    folder = tmp_path_factory.mktemp("asked")
    rows = []
    for number, (name, (lat, lon)) in enumerate(tiny.PLACES.items()):
        path = tiny.draw(folder / f"{name}.jpg", number, 60 + number)
        rows.append({"id": name, "path": path.name, "lat": lat, "lon": lon, "author": "Ada", "album": f"{name}/walk0"})
    (folder / "broken.jpg").write_bytes(path.read_bytes()[:200])
    Image.new("RGB", (90, 90)).save(folder / "blank.jpg")
    (folder / "copy.jpg").write_bytes(world.photos[1].read_bytes())
    lat, lon = tiny.PLACES["paris"]
    for name in ("broken", "blank", "gone", "copy"):
        rows.append({"id": name, "path": f"{name}.jpg", "lat": lat, "lon": lon, "author": "Cy", "album": ""})
    table = tiny.write_table(folder / "t.csv", [{key: str(value) for key, value in row.items()} for row in rows])
    return benchmarks.table(table, where={}, by="")


@pytest.fixture(scope="module")
def asked(engine, question):
    recorder = Recorder(engine)
    return recorder, score.evaluate(recorder, engine, question, QUIET)


@pytest.fixture(scope="module")
def told(asked):
    return report.report(asked[1], None)


def codes(evaluation, references):
    return {
        photo.id: answer.code
        for photo, answer in zip(evaluation.question.listed, evaluation.scored[references].answers, strict=True)
        if answer.code
    }


def test_photos_without_an_answer_keep_their_codes_and_are_misses(asked, told):
    for references in (OPEN, FAIR):
        assert codes(asked[1], references) == {"broken": "broken", "blank": NO_PLACE, "gone": MISSING}
    ours = [line for line in told.lines if line.method == "**Pinpoint**"]
    assert {(line.figures.count, line.figures.missing) for line in ours if line.part == "all"} == {(16, 3)}
    there = {(line.figures.count, line.figures.missing) for line in ours if line.part != "all"}
    assert there == {(15, 2)}
    assert any("1 of 16 images are missing; each counts as a miss" in note for note in told.notes)


def test_the_authors_references_are_left_out_and_nothing_else_is_asked(asked, engine):
    recorder, evaluation = asked
    without = {photo: names for photos, names in recorder.asked for photo in photos if names}
    by_ada = {reference.id for reference in engine.gallery.references if reference.author == "Ada"}
    assert set(tiny.PLACES) <= set(without)
    for name in tiny.PLACES:
        assert by_ada | {f"{name}-1"} <= set(without[name])  # the walk has a photo by another author
    assert "paris-1" in without["copy"]
    assert next(photos for photos, names in recorder.asked if not names) == [
        photo.id for photo in evaluation.question.listed if photo.id != "gone"
    ]


def test_leaks_flatter(asked):
    truth = summary.truth_of(asked[1].question)
    first = [np.stack([each.first for each in asked[1].scored[kind].answers]) for kind in (OPEN, FAIR)]
    open_, fair = (geodesy.distance_m(truth, places)[:12] for places in first)
    assert (open_ < 1_000).sum() > (fair < 1_000).sum()
    nearest = asked[1].scored
    copies = [nearest[kind].controls[controls.NEAREST][15] for kind in (OPEN, FAIR)]
    assert geodesy.distance_m(copies[0], (48.8569, 2.2945)) < 10 < geodesy.distance_m(copies[1], (48.8569, 2.2945))


def test_controls_obey_what_is_left_out(asked, engine):
    _, evaluation = asked
    by_ada = [reference.location for reference in engine.gallery.references if reference.author == "Ada"]
    banned = {(place.lat, place.lon) for place in by_ada}
    for name, places in evaluation.scored[FAIR].controls.items():
        assert name in controls.NAMES
        assert not banned & {tuple(place) for place in places[:12].tolist()}, name
    bound = evaluation.scored[OPEN].controls[controls.BOUND]
    assert geodesy.distance_m(summary.truth_of(evaluation.question)[:12], bound[:12]).max() < 1


def test_the_best_listed_is_never_worse_than_the_first(told):
    ours, bound = ([line for line in told.lines if line.method.startswith(name)] for name in ("**", "bound: best of"))
    for one, other in zip(ours, bound, strict=True):
        for (first, _), (best, _) in zip(one.figures.within, other.figures.within, strict=True):
            assert best >= first


def test_one_author_is_too_few_to_tell(told):
    assert "too few to tell" in report.as_markdown(told)


def test_twelve_albums_tell_an_interval(engine, question):
    albums = tuple(replace(photo, author="") for photo in question.listed[:12])
    evaluation = score.evaluate(engine, engine, replace(question, listed=albums, files=question.files[:12]), QUIET)
    told = report.report(evaluation, None)
    line = told.lines[0]
    assert "capture times are unknown, so the rule of ±30 minutes left out nothing" in told.notes
    assert line.figures.groups == 12
    assert all(span is not None for _, span in line.figures.within)
    sure = told.sure[0].sureness
    assert all(one.apart[0] <= one.said - one.right <= one.apart[1] for one in sure)
    assert "| said - right, 95 % | | {:+.2f} to {:+.2f}".format(*sure[0].apart) in report.as_markdown(told)


def test_an_answer_says_how_sure_it_is_and_what_its_regions_held(told):
    for each in told.sure:
        assert [one.km for one in each.sureness] == [1, 5, 25, 200, 750]
        assert all(0 <= one.error <= 1 and sum(step.count for step in one.bins) > 10 for one in each.sureness)
        assert [one.level for one in each.coverage] == [0.5, 0.8, 0.95]
        assert each.wrong_at(1.0) == pytest.approx(100 * each.risk[1][-1])
        assert all(one.apart is None for one in each.sureness)  # one author is too few


def test_markdown_has_every_control_with_and_without(told):
    text = report.as_markdown(told)
    for name in controls.NAMES:
        for references in (OPEN, FAIR):
            assert text.count(f"| {name} | {references} |") == 2  # all, and the images that are there
    assert report.NO_NAMES in text
    assert "photos without an answer, each a miss: broken 1, no_place 1" in text


def test_json_has_all_figures_and_no_number_that_json_lacks(told):
    content = json.loads(report.as_json(told), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert (content["photos"], content["images"]) == (16, 15)
    assert content["without_answer"][FAIR] == {"broken": 1, MISSING: 1, NO_PLACE: 1}
    one = next(line for line in content["figures"] if line["method"] == "Pinpoint" and line["references"] == FAIR)
    assert [each["km"] for each in one["within"]] == [0.1, 1, 5, 25, 200, 750, 2500]
    assert content["left_out"]["all"]["by_author"] is True
    assert content["engine"]["digests"] == dict(told.evaluation.card.digests)


def test_any_engine_can_be_asked(engine, question):
    evaluation = score.evaluate(Simple(), engine, question, QUIET)
    text = report.as_markdown(report.report(evaluation, None))
    assert "| **simple** | all references | 16 |" in text
    assert "changed no first place" in text
    assert "| confidence |" not in text and "| credible regions |" not in text


def test_what_peers_published_is_marked_and_only_told_when_asked(asked, told):
    known = replace(asked[1], question=replace(asked[1].question, title="IM2GPS3k"))
    text = report.as_markdown(report.report(known, None, published.published("IM2GPS3k")))
    peers = [line for line in text.splitlines() if "GeoCLIP" in line]
    assert peers and all("[published]" in line and "arXiv" in line for line in peers)
    assert "[published]" not in report.as_markdown(told)
    assert "no published figures are known here for t" in report.as_markdown(report.report(asked[1], None, []))


def test_progress_is_told(engine, question):
    said = []
    few = replace(question, listed=question.listed[:2], files=question.files[:2])
    score.evaluate(engine, engine, few, said.append)
    assert said == [f"{what}: 2 of 2 photos" for what in ("compared with the references", OPEN, FAIR)]


def test_without_an_image_nothing_is_asked(engine, question):
    none = replace(question, files=("",) * len(question.files))
    with pytest.raises(RequestError, match="none of the 16 images is there"):
        score.evaluate(engine, engine, none, QUIET)
