"""The evidence dock: the photo beside a candidate's references, why and what against, all by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import tiny
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QDesktopServices, QImage, QMouseEvent, QPalette, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel
from window import bury

from pinpoint_engine import Evidence, Location, Reference, Request, Source, Vicinity, runs
from pinpoint_engine.areas.polygons import AreaIndex
from pinpoint_engine.cli import main
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs.results import results
from pinpoint_engine.systems.pinpoint import open_pinpoint
from pinpoint_engine.types import Polygon
from pinpoint_qgis.dock import evidence_dock, reference_card
from pinpoint_qgis.dock.evidence_dock import EvidenceDock
from pinpoint_qgis.dock.reference_card import link_of
from pinpoint_qgis.dock.score_reasons import FOR, EffectBar

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


@pytest.fixture(scope="module")
def gallery(world, tmp_path_factory):
    """A gallery with thumbnails of six photos of Nouméa, of two authors, larger than a thumbnail."""
    folder = tmp_path_factory.mktemp("own")
    rows = []
    for number in range(6):
        path = tiny.draw(folder / f"{number}.jpg", 400 + number)
        QImage(str(path)).scaled(720, 560).save(str(path))
        values = (
            f"own{number}",
            path.name,
            f"{-22.27 - number / 500:.4f}",
            "166.44",
            "internet",
            f"https://example.org/{number}",
            ("Ada", "Ørjan")[number % 2],
            "CC BY 4.0",
            "2024-05-17T14:03:09",
            f"walk{number}",
        )
        rows.append(dict(zip(tiny.COLUMNS, values, strict=True)))
    table = tiny.write_table(folder / "t.csv", rows)
    own = folder / "gallery"
    assert main(["gallery", "build", str(table), "--out", str(own), "--thumbnails", "--pack", str(world.pack)]) == 0
    return own


@pytest.fixture(scope="module")
def answer(world, gallery, tmp_path_factory):
    """The answer to a photo of Nouméa, from a run that was opened again."""
    engine = open_pinpoint(world.pack, [gallery])
    path = tmp_path_factory.mktemp("run") / "run.gpkg"
    tiny.write_run(path, engine, [read_photo(str(gallery.parent / "0.jpg"))], Request(top_k=5))
    return next(results(runs.read(path)))


@pytest.fixture
def shown(window, answer, qtbot):
    """The dock with the first candidate, its pictures read; 900 pixels wide."""
    dock = EvidenceDock(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.mapCanvas().hide()  # the dock fills the window
    window.mainWindow().resize(900, 900)
    dock.show_candidate(answer.photo, answer, 1)
    qtbot.waitUntil(lambda: dock.photo_view.has_picture and dock.reference_view.has_picture, timeout=20_000)
    window.mainWindow().activateWindow()
    dock.photo_view.setFocus()
    QTest.qWaitForWindowActive(window.mainWindow())
    yield dock
    dock.shut()
    window.removeDockWidget(dock)
    dock.deleteLater()
    bury()


def words(dock):
    """Return all texts that are visible."""
    return "\n".join(label.text() for label in dock.findChildren(QLabel) if label.isVisible())


def cards(dock):
    return [dock.findChild(reference_card.ReferenceCard, f"pinpointReference{n}") for n in range(len(dock._cards))]


def press(dock, *keys):
    for key in keys:
        QTest.keyClick(dock.photo_view, key)
    QApplication.processEvents()


def test_the_reference_it_was_found_through_comes_first_then_the_evidence(shown, answer):
    first = answer.candidates[0]
    witnesses = [card.witness for card in cards(shown)]
    assert [each.reference.id for each in witnesses] == [
        first.reference.id,
        *(each.reference.id for each in first.evidence),
    ]
    assert witnesses[0].is_own and witnesses[0].similarity == pytest.approx(first.features["similarity"])
    assert shown.heading.text().startswith(f"Candidate 1 of 5: {first.probability:.1%}, at 22.2700° S, 166.4400° E")


def test_a_card_says_who_when_where_how_alike_and_under_which_licence(shown, answer):
    item = answer.candidates[0].evidence[0]
    said = cards(shown)[1].words.text()
    for part in (f"{item.similarity:.2f}", item.reference.author, "CC BY 4.0", " m from the candidate"):
        assert part in said
    dated = next(card for card in cards(shown) if card.witness.reference.captured_at)
    assert "taken 2024-05-17" in dated.words.text()


def test_cards_show_the_thumbnails_and_the_views_the_files(shown, qtbot):
    qtbot.waitUntil(lambda: all(not card._picture.pixmap().isNull() for card in cards(shown)), timeout=20_000)
    sizes = {view._item.pixmap().width() for view in (shown.photo_view, shown.reference_view)}
    assert min(sizes) > 256


def test_all_by_keyboard(shown, answer, qtbot):
    moved = []
    shown.candidate_changed.connect(moved.append)
    press(shown, KEY.Key_Down, KEY.Key_Down)
    assert moved == [2, 3] and shown.heading.text().startswith("Candidate 3 of 5")
    press(shown, KEY.Key_Up, KEY.Key_Up, KEY.Key_Up)
    assert moved == [2, 3, 2, 1] and shown.heading.text().startswith("Candidate 1 of 5")
    press(shown, KEY.Key_Right)
    count = 1 + len(answer.candidates[0].evidence)
    assert shown.reference_words.text() == f"Reference 2 of {count}, from the internet"
    press(shown, *[KEY.Key_Right] * count, KEY.Key_Left)
    assert shown.reference_words.text().startswith(f"Reference {count - 1} of {count}")
    assert [card._is_chosen for card in cards(shown)].index(True) == count - 2


def test_both_pictures_zoom_by_keys(shown, qtbot):
    qtbot.waitUntil(lambda: shown.reference_view.has_picture, timeout=20_000)
    views = (shown.photo_view, shown.reference_view)
    fitted = [view.scale_now for view in views]
    press(shown, KEY.Key_Plus, KEY.Key_Plus)
    assert [view.scale_now / scale for view, scale in zip(views, fitted, strict=True)] == pytest.approx([1.25**2] * 2)
    press(shown, KEY.Key_Minus)
    assert shown.photo_view.scale_now / fitted[0] == pytest.approx(1.25)
    press(shown, KEY.Key_0)
    assert [view.scale_now for view in views] == pytest.approx(fitted)
    press(shown, *[KEY.Key_Plus] * 40)
    assert shown.photo_view.scale_now == pytest.approx(max(8.0, fitted[0]))
    press(shown, *[KEY.Key_Minus] * 60)
    assert shown.photo_view.scale_now == pytest.approx(fitted[0])


def test_the_wheel_zooms_one_picture_and_dragging_moves_it(shown):
    view = shown.photo_view
    before, other = view.scale_now, shown.reference_view.scale_now
    middle = view.viewport().rect().center()
    turn = QWheelEvent(
        QPointF(middle),
        QPointF(view.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)
    assert view.scale_now == pytest.approx(before * 1.25**4) and shown.reference_view.scale_now == other
    left = view.horizontalScrollBar().value()
    QTest.mousePress(view.viewport(), LEFT, pos=middle)
    for moved in (20, 40):
        drag = QPointF(middle - QPoint(moved, 0))
        event = QMouseEvent(QEvent.Type.MouseMove, drag, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)
    QTest.mouseRelease(view.viewport(), LEFT, pos=middle - QPoint(40, 0))
    assert view.horizontalScrollBar().value() > left


def test_a_click_on_a_card_shows_it_large(shown):
    QTest.mouseClick(cards(shown)[1], LEFT)
    assert shown.reference_words.text().startswith("Reference 2 of")


def bars(dock):
    return [bar for bar in dock.why.findChildren(EffectBar) if bar.isVisible()]


def with_effects(answer, effects):
    """Return the answer with other effects on its first candidate: the tiny pack's reranker says little."""
    first = answer.candidates[0]
    return replace(answer, candidates=(replace(first, why=replace(first.why, effects=effects)),))


def test_why_it_was_scored_so(shown, answer):
    first = answer.candidates[0]
    said = f"By the votes of the look-alikes alone it would be number {first.why.votes_rank}; now it is number 1."
    assert shown.why.sentence.text().startswith(said)
    assert f"changed its score by {first.score - first.why.votes:+.2f}." in shown.why.sentence.text()
    effects = {"raw_votes": 0.4, "image_near": -0.2, "crowd": 0.004}
    shown.show_candidate(answer.photo, with_effects(answer, effects), 1)
    QApplication.processEvents()
    assert [bar.share for bar in bars(shown)] == [1, -0.5]
    assert "+0.40" in words(shown) and "-0.20" in words(shown) and "0.00" not in words(shown)
    assert "the best look-alike within 1 km (learned)" in words(shown)


def colours(bar):
    """Return the colours in a bar's left and right quarter."""
    image = bar.grab().toImage()
    row, width = image.height() // 2, image.width()
    return [image.pixelColor(width * part // 8, row) for part in (2, 6)]


def test_a_bar_is_blue_to_the_right_or_orange_to_the_left(shown, answer):
    shown.show_candidate(answer.photo, with_effects(answer, {"raw_votes": 0.4, "image_near": -0.4}), 1)
    QApplication.processEvents()
    (empty, blue), (orange, also_empty) = map(colours, bars(shown))
    assert blue.blue() > blue.red() + 60 and orange.red() > orange.blue() + 60
    assert empty == also_empty == shown.palette().window().color()


def test_what_speaks_against_it(shown, answer):
    first = answer.candidates[0]
    lonely = replace(
        first, why=replace(first.why, vicinity=Vicinity(412, 0, 200, None, 0.6)), evidence=first.evidence[:1]
    )
    photo = replace(answer.photo, geotag=Location(-22.27, 167.37))
    shown.show_candidate(photo, replace(answer, candidates=(lonely,)), 1)
    assert shown.against.words.text().splitlines() == [
        "• the position in the photo's EXIF is 96 km away",
        "• 412 references are within 1 km, yet none is among the 200 that look most alike",
    ]
    assert "412 other references within 1 km; 0 of them among the 200 most alike." in shown.against.around.text()


def test_what_lies_outside_the_search_area_is_marked(shown, answer):
    """In what speaks against the candidate, and on the cards of the references; the next candidate is asked too."""
    first = answer.candidates[0]
    astray = replace(
        first.evidence[0], reference=replace(first.evidence[0].reference, location=Location(-22.5, 166.44))
    )
    given = replace(first, evidence=(astray, *first.evidence[1:]))
    corners = ((-22.3, 166), (-22.3, 167), (-22, 167), (-22, 166))
    area = AreaIndex((Polygon(tuple(Location(*corner) for corner in corners)),))
    shown.show_candidate(answer.photo, replace(answer, candidates=(given, *answer.candidates[1:])), 1, area)
    told = f"1 of the {len(first.evidence)} references around it lie outside the search area"
    assert told in shown.against.words.text()
    marked = ["outside the search area" in card.words.text() for card in cards(shown)]
    assert marked == [False, True, *(False,) * (len(first.evidence) - 1)]
    press(shown, Qt.Key.Key_Down)
    assert ("it lies outside the search area" in shown.against.words.text()) == (
        not area.holds(answer.candidates[1].location)
    )


def test_an_older_run_and_a_fused_album_say_what_is_not_told(shown, answer):
    first = replace(answer.candidates[0], why=None)
    shown.show_candidate(answer.photo, replace(answer, candidates=(first,)), 1)
    assert "does not tell it" in shown.why.sentence.text()
    assert bars(shown) == []
    fused = replace(first, why=replace(answer.candidates[0].why, votes=None, votes_rank=None, effects={}))
    shown.show_candidate(answer.photo, replace(answer, candidates=(fused,)), 1)
    assert "the album were fused" in shown.why.sentence.text()


def test_what_cannot_be_shown_is_said_and_credited(shown, answer, qtbot):
    reference = Reference("far", answer.candidates[0].location, Source.STREET, "https://example.org/p/1", "Ada", "CC0")
    first = replace(answer.candidates[0], reference=reference, evidence=())
    gone = replace(answer.photo, path="/nowhere/gone.jpg", taken_at=datetime(2024, 5, 17, 9, 30))
    shown.show_candidate(gone, replace(answer, candidates=(first,)), 1)
    qtbot.waitUntil(lambda: "its link may lead to it" in shown.reference_view._words, timeout=20_000)
    qtbot.waitUntil(lambda: shown.photo_view._words == "The photo cannot be read here.", timeout=20_000)
    assert shown.photo_words.text() == "gone.jpg, taken 2024-05-17 09:30"
    assert "by Ada\nCC0" in cards(shown)[0].words.text()


def test_a_link_opens_on_a_click_only_and_only_on_the_web(shown, answer, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    press(shown, KEY.Key_Down, KEY.Key_Right, KEY.Key_Up)
    assert opened == []
    button = cards(shown)[0].link_button
    assert button.isVisible() and button.toolTip() == "Open example.org in the web browser"
    QTest.mouseClick(button, LEFT)
    assert opened == [shown._cards[0].witness.reference.url]
    for url in ("file:///bin/sh", "javascript:alert(1)", "https://", "bep/imagemeta: x.jpg", "http://[", ""):
        assert link_of(replace(answer.candidates[0].reference, url=url)) == ""


def test_hostile_names_are_shown_as_text(shown, answer):
    reference = replace(answer.candidates[0].reference, author="<img src='http://x/y'><b>Ada</b>")
    first = replace(answer.candidates[0], reference=reference, evidence=(Evidence(reference, 1.0, 0.5),))
    shown.show_candidate(answer.photo, replace(answer, candidates=(first,)), 1)
    for card in cards(shown):
        assert card.words.textFormat() == Qt.TextFormat.PlainText and "<b>Ada</b>" in card.words.text()


@pytest.mark.parametrize(("width", "side_by_side"), [(900, True), (400, False)])
def test_it_fits_wide_and_narrow(shown, window, width, side_by_side):
    window.mainWindow().resize(width, 900)
    for _ in range(3):  # until the layout has settled
        QApplication.processEvents()
    photo, reference = (view.mapTo(shown, QPoint(0, 0)) for view in (shown.photo_view, shown.reference_view))
    assert (photo.y() == reference.y()) is side_by_side
    assert shown.width() == width and shown.minimumSizeHint().width() <= 400
    places = {card.mapTo(shown, QPoint(0, 0)).x() for card in cards(shown)}
    assert (len(places) > 1) is side_by_side
    content = shown._content_widget
    assert all(card.mapTo(content, card.rect().bottomRight()).x() <= content.width() for card in cards(shown))
    assert content.width() <= shown._scroll.viewport().width()


def test_dark_themes_are_followed(shown, answer):
    before = shown.palette()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    shown.setPalette(dark)
    QApplication.processEvents()
    assert shown.photo_view.backgroundBrush().color() == QColor("#202020")
    shown.show_candidate(answer.photo, with_effects(answer, {"raw_votes": 0.4, "image_near": -0.4}), 1)
    QApplication.processEvents()
    (empty, lighter), _ = map(colours, bars(shown))
    assert empty.lightness() < 40 and lighter.lightness() > FOR.lightness()


def test_clearing_says_what_to_do(shown, answer):
    shown.clear()
    assert words(shown).strip() == "Choose a candidate of a located photo to see its evidence."
    assert not any(action.isEnabled() for action in shown._moves.values())
    shown.show_candidate(answer.photo, answer, 9)
    assert not shown._content_widget.isVisible()
    shown.show_candidate(answer.photo, answer, 5)
    assert shown.heading.text().startswith("Candidate 5 of 5") and not shown._moves["Next"].isEnabled()


def test_it_is_deleted_while_pictures_are_read(window, answer):
    dock = EvidenceDock(window)
    dock.show_candidate(answer.photo, answer, 1)
    dock.shut()
    dock.deleteLater()
    bury()
    assert evidence_dock.MISSING
