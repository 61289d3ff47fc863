"""A run replayed from its GeoPackage: equal answers are found equal, and what differs is said with a reason."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
import tiny

from pinpoint_engine import Album, Failure, Location, Photo, Prediction, Request, System, runs
from pinpoint_engine.errors import RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import Run, geopackage, replay, reviews


@pytest.fixture
def folder(world, tmp_path):
    """Six photos of places in the tiny world."""
    made = tmp_path / "photos"
    made.mkdir()
    for number in range(6):
        shutil.copyfile(world.photos[4 * number + 1], made / f"{number}.jpg")
    return made


def write(path, engine, folder, request, change=None):
    asked = [read_photo(str(photo)) for photo in sorted(folder.iterdir())]
    return tiny.write_run(path, engine, [*asked, Photo.at("/nowhere/gone.jpg")], request, change).path


def compare(path, engine):
    (wanted,) = replay.plans(path)
    compared = replay.Replay(wanted, engine.describe())
    seen = list(compared.locate(engine, lambda photo: read_photo(photo.path)))
    assert [photo.id for photo, _ in seen] == [photo.id for photo in wanted.photos]
    return compared


class Changed:
    """The tiny world's engine with every answer changed in one way, or with another description."""

    def __init__(self, engine, change=None, **card):
        self._engine, self._change, self._card = engine, change, card

    def describe(self):
        return replace(self._engine.describe(), **self._card)

    def locate(self, photos, request):
        for result in self._engine.locate(photos, request):
            is_answer = self._change is not None and isinstance(result, Prediction)
            yield self._change(result) if is_answer else result


@pytest.mark.parametrize("album", list(Album))
def test_the_same_engine_gives_the_same_answers_and_the_run_stays(engine, folder, tmp_path, album):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4, album=album))
    first = runs.read(path)["candidates"][0]
    reviews.accept(path, first["cand_id"])
    reviews.place(path, runs.read(path)["photos"][2]["photo_id"], Location(1, 2))
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    compared = compare(path, engine)
    assert compared.is_equal and compared.equal == 7
    assert compared.lines()[0].startswith("all 7 answers are equal") and len(compared.lines()) == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["photos", "run.gpkg"]


def test_cells_are_compared_too(engine, folder, tmp_path):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=2, cells=True), tiny.with_cells)
    assert compare(path, Changed(engine, tiny.with_cells)).is_equal
    assert "the geocells differ" in "".join(compare(path, engine).lines())


def moved(result):
    first = result.candidates[0]
    other = replace(first, location=Location(first.location.lat / 2, first.location.lon))
    return replace(result, candidates=(other, *result.candidates[1:]))


def surer(result):
    first = result.candidates[0]
    return replace(result, candidates=(replace(first, probability=first.probability + 0.01), *result.candidates[1:]))


CHANGES = {
    "a first candidate elsewhere": (moved, "the first candidate was at "),
    "a probability": (surer, "candidate 1 had 0."),
    "fewer candidates": (lambda each: replace(each, candidates=each.candidates[:2]), "there were 4 candidates, now 2"),
    "a confidence": (lambda each: replace(each, confidence=0.123), "confidence within 25 km was "),
    "no region": (lambda each: replace(each, regions=()), "the region of "),
    "a larger region": (
        lambda each: replace(
            each, regions=tuple(replace(region, area_km2=2 * region.area_km2) for region in each.regions)
        ),
        "km², now ",
    ),
    "less evidence": (
        lambda each: replace(each, candidates=tuple(replace(one, evidence=()) for one in each.candidates)),
        "the evidence differs",
    ),
    "a failure": (lambda each: Failure(each.photo, "broken", "it is broken; copy it again"), "now failed (broken)"),
}


@pytest.mark.parametrize(("change", "words"), CHANGES.values(), ids=CHANGES)
def test_each_kind_of_difference_is_found_and_said(engine, folder, tmp_path, change, words):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    compared = compare(path, Changed(engine, change))
    assert not compared.is_equal and len(compared.differ) == 6 and compared.equal == 1
    lines = compared.lines()
    assert lines[0].startswith("1 of 7 answers are equal, 6 differ (")
    assert any(line.startswith("0.jpg: ") and words in line for line in lines)
    assert lines[-1] == "likely reason: another processor, or other versions of the libraries that compute"


def test_a_difference_below_the_tolerance_is_equal_and_its_size_is_said(engine, folder, tmp_path):
    def nudge(result):
        first = result.candidates[0]
        return replace(
            result, candidates=(replace(first, probability=first.probability + 2e-6), *result.candidates[1:])
        )

    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    compared = compare(path, Changed(engine, nudge))
    assert compared.is_equal and compared.largest == pytest.approx(2e-6)
    assert compared.lines()[0] == "all 7 answers are equal; no probability differs by more than 2e-06"


def test_photos_that_are_gone_or_changed_are_named_and_not_asked(engine, folder, tmp_path):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    (folder / "0.jpg").unlink()
    shutil.copyfile(folder / "3.jpg", folder / "2.jpg")
    compared = compare(path, engine)
    assert not compared.is_equal and not compared.differ
    assert compared.lines() == [
        "5 of 7 answers are equal, 0 differ (0 in the first candidate), 2 were not asked",
        f"0.jpg: not asked, since {folder / '0.jpg'} is not there any more",
        "2.jpg: not asked, since its file has changed (SHA-256)",
    ]


def test_an_album_that_lacks_a_photo_is_a_reason(engine, folder, tmp_path):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4, album=Album.SAME_PLACE))
    (folder / "0.jpg").unlink()
    compared = compare(path, engine)
    assert compared.differ and compared.lines()[-1].startswith(
        "likely reason: photos of one album are answered together"
    )


def test_another_engine_is_said_and_is_the_reason(engine, folder, tmp_path):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    card = engine.describe()
    digests = {**card.digests, "pack tiny": "0" * 64, "gallery /own": "1" * 64}
    other = Changed(engine, surer, versions={**card.versions, "engine": "9.9"}, digests=digests)
    lines = compare(path, other).lines()
    assert "engine: the pack tiny has changed since" in lines
    assert "engine: the gallery /own was not used then" in lines
    assert f"engine: the version of engine was {card.versions['engine']}, now it is 9.9" in lines
    assert lines[-1] == "likely reason: the engine is not the one of the run, see above"


def test_the_weights_of_a_system_that_proposed_places_belong_to_the_run(engine, folder, tmp_path):
    """Of one that was not asked, or of which an earlier version kept nothing, a run does not know."""
    digests = {**engine.describe().digests, "proposer geoclip": "1" * 64, "proposer plonk": "2" * 64}
    changed, card = {**digests, "proposer geoclip": "0" * 64, "proposer plonk": "0" * 64}, engine.describe()
    asked = [read_photo(str(photo)) for photo in sorted(folder.iterdir())]
    for system, words in ((System.PLONK, ["the proposer plonk has changed since"]), (None, [])):
        path = tmp_path / f"{system}.gpkg"
        run = Run.begin(path, Request(proposed_by=system), replace(card, digests=digests), asked)
        other = replace(card, digests=changed)
        assert replay.engine_differences(run.record, other) == words
        run.check_engine(replace(card, digests=digests))
        if words:
            with pytest.raises(RequestError, match="the proposer plonk has changed since; use the same one"):
                run.check_engine(other)
            with pytest.raises(RequestError, match="the proposer plonk has changed since; use the same one"):
                run.check_pack(other)
            with pytest.raises(RequestError, match="the proposer plonk is missing now; use the same one"):
                run.check_engine(card)
        else:
            run.check_engine(other)
        run.close()
    older = Run.begin(tmp_path / "older.gpkg", Request(proposed_by=System.PLONK), card, asked)
    older.check_engine(replace(card, digests=digests))
    older.close()


def test_a_gallery_is_known_by_its_content(engine, folder, tmp_path):
    with_own = [{**engine.describe().digests, f"gallery /{name}/own": "1" * 64} for name in "ab"]
    run = write(tmp_path / "run.gpkg", Changed(engine, digests=with_own[0]), folder, Request())
    record = runs.read(run)["run"][0]
    assert replay.engine_differences(record, Changed(engine, digests=with_own[1]).describe()) == []
    assert replay.engine_differences(record, engine.describe()) == ["the gallery /a/own is missing now"]
    assert replay.plans(run)[0].galleries == ()


def test_the_galleries_of_a_run_are_found_where_they_are(engine, folder, tmp_path):
    (tmp_path / "own").mkdir()
    named = {**engine.describe().digests, f"gallery {tmp_path / 'own'}": "1" * 64}
    run = write(tmp_path / "run.gpkg", Changed(engine, digests=named), folder, Request(top_k=1))
    assert replay.plans(run)[0].galleries == (tmp_path / "own",)


def test_photos_that_were_never_located_are_counted_and_not_asked(engine, queries, tmp_path):
    run = Run.begin(tmp_path / "run.gpkg", Request(top_k=2), engine.describe(), queries[:3])
    run.add(next(iter(engine.locate(queries[:1], run.request))))
    run.close()
    compared = compare(run.path, engine)
    assert compared.is_equal and compared.lines()[0].startswith("the one answer is equal")
    assert "2 photos of the run were never located" in compared.lines()[1]


def test_a_run_without_answers_cannot_be_replayed(engine, queries, tmp_path):
    run = Run.begin(tmp_path / "run.gpkg", Request(), engine.describe(), queries[:1])
    run.close()
    with pytest.raises(RequestError, match="has no answers to compare; locate its photos first"):
        replay.plans(run.path)


def test_the_comparison_as_json(engine, folder, tmp_path):
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    content = json.loads(json.dumps(compare(path, Changed(engine, moved)).to_json()))
    assert content["is_equal"] is False and content["answers"] == 7 and content["equal"] == 1
    assert set(content["differ"]) == {f"{number}.jpg" for number in range(6)}
    assert content["lines"][0].startswith("1 of 7")


def test_a_changed_answer_in_the_file_is_found(engine, folder, tmp_path):
    """As if somebody had edited the run."""
    path = write(tmp_path / "run.gpkg", engine, folder, Request(top_k=4))
    database = geopackage.connect(path)
    database.execute("UPDATE candidates SET prob = prob / 2 WHERE rank = 1 AND filename = '4.jpg'")
    database.close()
    compared = compare(path, engine)
    assert [compared.plan.name(key) for key in compared.differ] == ["4.jpg"]
