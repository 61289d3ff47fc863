"""Probabilities fitted on the user's own references: the questions, the fit, and what it is worth."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny

from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.cli import main
from pinpoint_engine.confidence.calibration import PHOTO, RAW, UNTRAINED, Calibration
from pinpoint_engine.confidence.gallery_fit import FILE, FITTED, SHIPPED, GalleryFit, Probabilities
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import RequestError
from pinpoint_engine.gallery import save_gallery
from pinpoint_engine.gallery.store import changing
from pinpoint_engine.models.pack import open_pack, rewrite
from pinpoint_engine.runs import Run
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint
from pinpoint_engine.systems.steps import Sight
from pinpoint_engine.training.confidence import own_gallery
from pinpoint_engine.training.confidence.own_gallery import GalleryQuestion, fit_gallery, too_few, try_fit
from pinpoint_engine.types import GALLERY_FIT, PROBABILITIES, Photo, Request
from pinpoint_engine.wording import NOT_CALIBRATED, PARTLY_CALIBRATED


@pytest.fixture(scope="module")
def folder(engine, tmp_path_factory):
    """The towns as a gallery on disk; tests must not change it."""
    path = tmp_path_factory.mktemp("towns") / "gallery"
    save_gallery(tiny.towns(engine), path)
    return path


@pytest.fixture(scope="module")
def own(world, folder):
    """The engine on the towns."""
    return open_pinpoint(world.pack, [folder])


@pytest.fixture(scope="module")
def questions(own):
    """What the engine answers about its own references."""
    return own_gallery.ask(own, lambda _: None)


def photos_of(questions):
    """Return the questions about places that the gallery holds, answered by a reference of it."""
    return [each for each in questions if each.is_own and not each.is_from_elsewhere]


def test_towns_are_recognised_by_another_visit(questions):
    right = np.array([each.within for each in photos_of(questions)])
    assert len(right) > 120 and right[:, 2].mean() > 0.5


def test_without_another_visit_nothing_is_left_to_be_right_by(world, engine, tmp_path):
    """The sequence of a reference is not asked, nor is the reference itself."""
    save_gallery(tiny.towns(engine, tiny.TOWNS, 1), tmp_path / "gallery")
    told = photos_of(own_gallery.ask(open_pinpoint(world.pack, [tmp_path / "gallery"]), lambda _: None))
    assert len(told) > 30 and not any(each.is_right for each in told)


def test_photos_from_elsewhere_have_no_right_place(questions):
    away = [each for each in questions if each.is_from_elsewhere]
    albums = {each.album for each in away}
    assert len(away) > 40 and not any(each.is_right for each in away)
    assert any(album.startswith("sydney/") for album in albums) and any(album.startswith("3-") for album in albums)


@pytest.mark.parametrize("fit", [GalleryFit(), GalleryFit(-0.8, 0.6, 1.7, 0.4)], ids=["as shipped", "fitted"])
def test_a_question_is_answered_as_the_engine_answers_a_fair_request(own, questions, fit):
    engine = Pinpoint(own.pack, own.models, own.spaces, {}, probabilities=replace(own.probabilities, fit=fit))
    gallery, request = own.gallery, Request(fair=True)
    rows = own_gallery.spread_over_albums(gallery.sequences, np.arange(48, gallery.total), 300)
    told, checked = photos_of(questions), 0
    for row in rows[::9].tolist():
        reference = gallery.references[row]
        raw = gallery.vectors[row].astype(np.float32)
        photo = Photo(reference.id, "", album=reference.sequence)
        limits = engine.companions.fair(Limits.of(gallery, request), photo, raw)
        answer = engine.answer(Sight(photo, "", raw), engine.queries(raw[None], request)[0], request, limits)
        wanted = tuple(answer.prediction.within_km.values())[:3]
        scores = answer.ranking.scores
        for same in (each for each in told if each.scores.tolist() == scores.tolist()):
            assert same.confidence(fit, own.pack.calibration) == pytest.approx(wanted)
            checked += 1
    assert checked > 10


def wrong(shipped, sharpness=0.02, shift=2.5):
    """Return a calibration that hardly tells the candidates apart, and takes most photos to be from elsewhere."""
    case = {name: Logistic(shift) for name in (PHOTO, UNTRAINED)}
    return replace(
        shipped,
        elsewhere={**shipped.elsewhere, **case},
        sharpness={**shipped.sharpness, PHOTO: sharpness},
        near=replace(shipped.near, scale_m=20_000.0),
    )


def with_odds(questions, shipped):
    """Return questions as a pack of some calibration has them, whose elsewhere depends on nothing."""
    odds = shipped.elsewhere[PHOTO].intercept
    return [replace(each, odds=odds) for each in questions]


def loss_of(questions, fit, shipped):
    said = np.array([each.confidence(fit, shipped) for each in questions])
    return float(own_gallery.log_loss(said, np.array([each.within for each in questions])).mean())


def test_a_fit_repairs_probabilities_that_are_wrong_for_albums_it_has_not_seen(own, questions):
    shipped = wrong(own.pack.calibration)
    told = [each for each in with_odds(questions, shipped) if each.is_own]
    seen = sorted({each.album for each in told})[::2]
    first, rest = ([each for each in told if (each.album in seen) is known] for known in (True, False))
    fit = fit_gallery(first, shipped)
    assert fit.sharpness > 1.5 and fit.shift + fit.slope * 2.5 < 0 and fit.near < 0.7
    before, after = loss_of(rest, GalleryFit(), shipped), loss_of(rest, fit, shipped)
    assert len(rest) > 50 and after < 0.8 * before

    trial = try_fit(told, shipped)
    assert trial.is_better and trial.gain > 3 * trial.error > 0
    figures = trial.figures()
    assert figures["log_loss_before"] - figures["log_loss_after"] == pytest.approx(trial.gain, abs=1e-3)


def test_what_is_measured_was_not_fitted_on(own, questions, monkeypatch):
    """The confidence of each question comes from a fit on other albums."""
    shipped, fits = own.pack.calibration, []
    usual = fit_gallery

    def heard(questions, shipped, is_calibrated):
        fits.append({each.album for each in questions})
        return usual(questions, shipped, is_calibrated)

    monkeypatch.setattr(own_gallery, "fit_gallery", heard)
    trial = try_fit(questions, shipped)
    *held, whole = fits
    albums = {each.album for each in trial.questions}
    assert whole == albums and len(held) == own_gallery.FOLDS
    left_out = [albums - seen for seen in held]
    assert set.union(*left_out) == albums and sum(map(len, left_out)) == len(albums)
    for b, question in enumerate(trial.questions[:40]):
        [seen] = [seen for seen in held if question.album not in seen]
        others = usual([each for each in trial.questions if each.album in seen], shipped)
        assert trial.after[b] == pytest.approx(question.confidence(others, shipped))


def test_of_a_pack_that_was_never_calibrated_elsewhere_is_fitted_anew(own, questions):
    """By what describes the lists: places that the galleries lack are told from others, which one number cannot do."""
    told = [each for each in with_odds(questions, Calibration()) if each.is_own]
    seen = sorted({each.album for each in told})[::2]
    first, rest = ([each for each in told if (each.album in seen) is known] for known in (True, False))
    fit = fit_gallery(first, Calibration(), False)
    assert fit.elsewhere is not None and set(fit.elsewhere.weights) <= set(RAW)
    assert fit.applied(Calibration()).elsewhere[UNTRAINED] == fit.elsewhere
    held = fit_gallery(first, Calibration())
    free, tied = (loss_of(rest, each, Calibration()) for each in (fit, held))
    assert len(rest) > 50 and free < tied < loss_of(rest, GalleryFit(), Calibration())


def test_few_albums_stay_near_what_ships(own, questions):
    shipped = wrong(own.pack.calibration)
    told = [each for each in with_odds(questions, shipped) if each.is_own]
    few = [each for each in told if each.album in ("0-0", "1-0")]
    near, whole = (-np.log(fit_gallery(each, shipped).near) for each in (few, told))
    assert 0 < near < 0.6 * whole


def test_a_sample_takes_of_each_album_as_many():
    sequences = np.repeat(np.arange(11), [1_000, *[5] * 10]).astype(np.uint64)
    rows = own_gallery.spread_over_albums(sequences, np.arange(len(sequences)), 300)
    assert len(np.unique(rows)) == 300
    assert np.bincount(sequences[rows].astype(int)).tolist() == [250, *[5] * 10]
    assert own_gallery.spread_over_albums(sequences, np.arange(3), 300).tolist() == [0, 1, 2]
    assert len(own_gallery.spread_over_albums(sequences, np.arange(0), 300)) == 0


def question(album, **fields):
    listed = own_gallery.ListedPlaces(np.zeros(1), np.zeros((1, 2)), np.ones(1))
    usual = {"is_from_elsewhere": False, "is_own": True, **fields}
    return GalleryQuestion(
        album,
        **usual,
        odds=0.0,
        overall={},
        scores=np.zeros(1),
        truth_m=np.zeros(1),
        listed=listed,
        hinted=np.zeros((1, 2)),
        votes=np.ones(1),
        first=0,
    )


def test_there_must_be_twelve_albums_and_forty_references():
    enough = [question(str(number % 12)) for number in range(40)]
    assert too_few(enough) == ""
    assert "39 references of 12 sequences" in too_few(enough[1:])
    assert "40 references of 11 sequences" in too_few([question(str(number % 11)) for number in range(40)])
    assert too_few([*enough[1:], question("90", is_own=False)])
    assert too_few([*enough[1:], question("90", is_from_elsewhere=True)])


def fields_of(results):
    """Return all that answers say, and where their first candidates are from."""
    return [(each.candidates, each.within_km, each.regions, each.elsewhere, each.outcome) for each in results]


@pytest.fixture(scope="module")
def command(world, folder, tmp_path_factory):
    """A copy of the towns' gallery that `pinpoint gallery fit` was run on, and what it printed."""
    copy, printed = tmp_path_factory.mktemp("fitted") / "gallery", io.StringIO()
    shutil.copytree(folder, copy)
    with contextlib.redirect_stdout(printed):
        assert main(["gallery", "fit", str(copy), "--pack", str(world.pack)]) == 0
    return copy, printed.getvalue()


@pytest.fixture
def fitted(command, tmp_path):
    """A copy of the gallery with its fit, which a test may change."""
    return Path(shutil.copytree(command[0], tmp_path / "gallery"))


def test_the_command_keeps_a_fit_and_only_answers_led_by_the_gallery_change(world, folder, command, queries):
    copy, out = command
    assert "first place within" in out and "gain" in out and f"kept in {copy / FILE}" in out
    plain, engine = (open_pinpoint(world.pack, [each]) for each in (folder, copy))
    card = engine.describe()
    assert card.versions[PROBABILITIES] == FITTED and card.digests[GALLERY_FIT] == tiny.sha256(copy / FILE)
    assert plain.describe().versions[PROBABILITIES] == SHIPPED and GALLERY_FIT not in plain.describe().digests
    assert PROBABILITIES not in open_pinpoint(world.pack).describe().versions
    before, after = ([*each.locate(queries, Request(evidence_per_source=0))] for each in (plain, engine))
    led = [answer.candidates[0].reference.gallery != "" for answer in before]
    assert not any(led)  # photos of the pack's own places
    assert [each[1:] for each in fields_of(before)] == [each[1:] for each in fields_of(after)]
    row = engine.probabilities.first_row
    assert engine.calibration_of(row - 1) == engine.pack.calibration != engine.calibration_of(row)
    assert engine.calibration_of(row) == engine.probabilities.fit.applied(engine.pack.calibration)


def test_a_gallery_that_changed_after_the_fit_has_what_ships(world, fitted, capsys):
    with changing(fitted) as changed:
        changed.remove(changed.gallery.rows_of(["3-1-2"]))
    engine = open_pinpoint(world.pack, [fitted])
    told = engine.describe().versions[PROBABILITIES]
    assert told.startswith(f"{SHIPPED}: a gallery has changed since") and "gallery fit" in told
    assert engine.calibration_of(engine.probabilities.first_row) == engine.pack.calibration
    where = ["--pack", str(world.pack), "--gallery", str(fitted), "--out", str(fitted.parent / "run.gpkg")]
    assert main(["locate", str(world.photos[0]), *where]) == 0
    assert "a gallery has changed since" in capsys.readouterr().out


def test_another_gallery_beside_it_has_what_ships(world, fitted, engine, tmp_path):
    save_gallery(tiny.towns(engine, 2, 1), tmp_path / "other")
    told = open_pinpoint(world.pack, [tmp_path / "other", fitted]).describe().versions[PROBABILITIES]
    assert told.startswith(f"{SHIPPED}: they were fitted for other galleries together")


def test_too_small_a_gallery_is_not_fitted(world, engine, tmp_path, capsys):
    save_gallery(tiny.towns(engine, 3), tmp_path / "gallery")
    (tmp_path / "gallery" / FILE).write_text("{}")  # of an earlier, larger gallery
    assert main(["gallery", "fit", str(tmp_path / "gallery"), "--pack", str(world.pack)]) == 0
    assert "nothing is fitted: " in capsys.readouterr().out
    told = open_pinpoint(world.pack, [tmp_path / "gallery"])
    assert told.probabilities == Probabilities(SHIPPED, first_row=48) and not (tmp_path / "gallery" / FILE).exists()


@pytest.fixture(scope="module")
def bare(world, tmp_path_factory):
    """The tiny world's pack without any calibration."""
    made = open_pack(Path(shutil.copytree(world.pack, tmp_path_factory.mktemp("packs") / "bare")))

    def forget(part):
        told = json.loads((part / "manifest.json").read_text())
        told |= {"calibrated": False, "calibration": Calibration().as_json()}
        (part / "manifest.json").write_text(json.dumps(told))

    return rewrite(made, forget)


def test_a_pack_without_calibration_is_fitted_and_says_where_it_holds(bare, folder, tmp_path, capsys):
    gallery = Path(shutil.copytree(folder, tmp_path / "gallery"))
    plain = open_pinpoint(bare.folder, [gallery]).describe().versions
    assert (plain["confidence"], plain[PROBABILITIES]) == (NOT_CALIBRATED, SHIPPED)
    assert main(["gallery", "fit", str(gallery), "--pack", str(bare.folder)]) == 0
    assert f"kept in {gallery / FILE}" in capsys.readouterr().out
    engine = open_pinpoint(bare.folder, [gallery])
    told = engine.describe().versions
    assert (told["confidence"], told[PROBABILITIES]) == (PARTLY_CALIBRATED, FITTED)
    row = engine.probabilities.first_row
    weights = [engine.calibration_of(each).elsewhere[PHOTO].weights for each in (row - 1, row)]
    assert not weights[0] and weights[1]
    small = tmp_path / "small"
    save_gallery(tiny.towns(engine, 3), small)
    assert main(["gallery", "fit", str(small), "--pack", str(bare.folder)]) == 0
    assert capsys.readouterr().out.endswith("Probabilities stay as the pack ships them, not calibrated\n")


def test_a_gallery_says_whether_it_has_a_fit_that_holds(folder, fitted, capsys):
    assert main(["gallery", "info", str(folder)]) == 0
    assert "probabilities: not fitted; `pinpoint gallery fit` does that\n" in capsys.readouterr().out
    assert main(["gallery", "info", str(fitted), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["probabilities"].startswith("fitted on 2")
    with changing(fitted) as changed:
        changed.remove(changed.gallery.rows_of(["3-1-2"]))
    assert main(["gallery", "info", str(fitted)]) == 0
    assert "probabilities: the gallery has changed since they were fitted; fit them again" in capsys.readouterr().out
    (fitted / FILE).write_text("{}")
    assert main(["gallery", "info", str(fitted)]) == 0
    assert "what was fitted cannot be read" in capsys.readouterr().out


def test_a_run_that_was_begun_without_the_fit_does_not_go_on_with_it(world, folder, fitted, queries, tmp_path):
    plain, engine = (open_pinpoint(world.pack, [each]) for each in (folder, fitted))
    run = Run.begin(tmp_path / "run.gpkg", Request(), plain.describe(), queries)
    run.check_engine(plain.describe())
    with pytest.raises(RequestError, match="fit of the galleries was not used then"):
        run.check_engine(engine.describe())
    run.close()


def test_fitting_needs_no_torch():
    code = "import sys, pinpoint_engine.training.confidence.own_gallery; print('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout.strip() == "False", run.stderr
