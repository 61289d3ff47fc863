"""The plugin's widgets of pure Qt, filled as a run fills them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget
from stand_ins import Anything

from pinpoint_engine import Outcome, Photo, Prediction
from pinpoint_engine.errors import GalleryError
from pinpoint_engine.types import Candidate, Evidence, Location, Reference, Region, Source
from pinpoint_qgis import galleries
from pinpoint_qgis.dock.album_choice import AlbumChoice
from pinpoint_qgis.dock.answer_view import AnswerView
from pinpoint_qgis.dock.candidate_list import CandidateList
from pinpoint_qgis.dock.confidence_bars import ConfidenceBars
from pinpoint_qgis.dock.consent import Consent
from pinpoint_qgis.dock.engine_row import EngineRow
from pinpoint_qgis.dock.evidence_dock import EvidenceDock
from pinpoint_qgis.dock.export_button import ExportButton
from pinpoint_qgis.dock.panel import PinpointDock
from pinpoint_qgis.dock.photo_model import ListedPhoto
from pinpoint_qgis.dock.photo_picker import PhotoPicker
from pinpoint_qgis.dock.run_menu import RunMenu
from pinpoint_qgis.dock.system_choice import SystemChoice
from pinpoint_qgis.dock.trial import TrialDialog
from pinpoint_qgis.engines import Engines
from pinpoint_qgis.local.setup_dialog import SetUpDialog
from pinpoint_qgis.open_run import ReviewedAnswer
from pinpoint_qgis.options_page import OptionsPage
from pinpoint_qgis.remote import Parcel

FOLDER = Path(tempfile.mkdtemp(prefix="pinpoint-qt6-"))
WITHIN_KM = {1.0: 0.2, 5.0: 0.4, 25.0: 0.7, 200.0: 0.9, 750.0: 0.95}
ROW = {"state": "accepted", "placed_by": "map", "latitude": -33.8, "longitude": 151.2, "conf25": 0.7, "note": "a bay"}
ROW.update(photo_id="a", answer=2, cand_id=None, n_cand=2)


class Task(QObject):
    """A run that waits for consent, or a task that is over."""

    ended = pyqtSignal()

    def __init__(self, **facts: Any) -> None:
        super().__init__()
        self.__dict__.update(facts)

    def answer(self, _agreed: bool) -> None:
        """Take the answer."""


def prediction(photo: Photo) -> Prediction:
    """Return an answer with three candidates."""
    reference = Reference("r1", Location(-33.8, 151.2), Source.STREET, "https://example.org/r1", "Ann", "CC0")
    evidence = (Evidence(reference, 40.0, 0.9),)
    found = tuple(
        Candidate(Location(-33.8 + rank, 151.2), 0.5 / rank, 1.0, "image", reference, evidence, {"similarity": 0.9})
        for rank in (1, 2, 3)
    )
    regions = (Region(0.5, (), 12.0), Region(0.95, (), 3400.0))
    return Prediction(photo, found, 0.1, Outcome.OUTSIDE_GALLERY, 0.7, "pinpoint", "tiny", "", WITHIN_KM, regions)


def pictures() -> list[str]:
    """Write three photos and return their paths."""
    paths = [str(FOLDER / f"{name}.png") for name in "abc"]
    for path in paths:
        picture = QImage(60, 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan)
        picture.save(path)
    return paths


def picker() -> QWidget:
    """Return the list of photos with one of each kind, filtered, sorted, and walked through by key."""
    made = PhotoPicker()
    made.add_paths(pictures())
    photos = made.model.photos()
    outcomes = ("located", "outside_gallery", "failed")
    rows = {
        photo.photo_id: {**ROW, "photo": photo.path, "outcome": outcome, "state": state}
        for photo, outcome, state in zip(photos, outcomes, ("accepted", "rejected", "unreviewed"), strict=True)
    }
    made.model.show_run(rows, {photos[2].photo_id: "broken"})
    made.model.show_busy([photos[0].photo_id])
    for order in range(made.order.count() - 1):  # the last one measures by QGIS
        made.order.setCurrentIndex(order)
    made.text.setText("a")
    made.text.clear()
    QTest.keyClick(made.list, Qt.Key.Key_Down)
    made.list.go_to_next(lambda photo: True)
    return made


def empty_picker() -> QWidget:
    """Return the list without photos, which paints a hint."""
    return PhotoPicker()


def answer() -> QWidget:
    """Return the answer to a photo, with its review by keys."""
    made = AnswerView()
    photo = Photo.at(str(FOLDER / "a.png"))
    earlier = ReviewedAnswer(prediction(photo), {1: "accepted", 2: "unreviewed"}, 1, 2, {1: (), 2: ("streets",)})
    made.show_answer(ListedPhoto(photo.id, photo.path, ROW), earlier)
    for key in (Qt.Key.Key_2, Qt.Key.Key_A, Qt.Key.Key_Enter, Qt.Key.Key_N):
        QTest.keyClick(made.list, key)
    QTest.keyClick(made.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    made.show_actions(None)
    return made


def candidates() -> QWidget:
    """Return the list of candidates."""
    made = CandidateList()
    made.show_candidates(prediction(Photo.at("/a.png")), {1: "rejected", 2: "accepted"})
    return made


def bars() -> QWidget:
    """Return the chart of confidence."""
    made = ConfidenceBars()
    made.show_confidence(WITHIN_KM)
    return made


def set_up() -> QWidget:
    """Return the window that sets the engine up, after each of its choices."""
    made = SetUpDialog(ENGINES)
    for box in (made.kind, made.source):
        for index in range(box.count()):
            box.setCurrentIndex(index)
    made.show_state()
    return made


def choices() -> QWidget:
    """Return the form's choices, each chosen once."""
    made = QWidget()
    layout = QVBoxLayout(made)
    for part in (AlbumChoice(), SystemChoice("pinpoint"), ExportButton(), RunMenu(), EngineRow(ENGINES)):
        layout.addWidget(part)
        kind: Any = getattr(part, "kind", None)
        for index in range(kind.count() if kind else 0):
            kind.setCurrentIndex(index)
    return made


def consent() -> QWidget:
    """Return the question before photos are sent."""
    return Consent(Parcel("example.org", 3, 300_000), TASK, None)


def dock() -> QWidget:
    """Return the whole dock, over a QGIS that answers nothing."""
    return PinpointDock(IFACE, ENGINES)


def options() -> QWidget:
    """Return the page of options, with a gallery that is whole and one that is not."""
    made = OptionsPage(ENGINES)
    told = dict.fromkeys(("model", "digest"), "0a1b2c3d") | {"references": {"internet": 3, "street": 0}, "removed": 1}
    told |= {"pending": 2, "shards": 2, "bytes": 7_000_000, "format": 1, "probabilities": "not fitted"}
    for folder, facts in (("/galleries/own", told), ("/galleries/gone", GalleryError("it is gone; choose another"))):
        made.galleries.add(folder)
        made.galleries.take(Task(action=galleries.tell, told={folder: facts}), "a sentence")
    return made


def trial() -> QWidget:
    """Return the window that tries the engine."""
    return TrialDialog(IFACE, ENGINES, pictures())


def evidence() -> QWidget:
    """Return the evidence of a candidate beside its photo."""
    return EvidenceDock(IFACE)


IFACE = Anything("iface")
ENGINES, TASK = Engines(), Task()
WIDGETS = {
    made.__name__: made
    for made in (
        picker,
        empty_picker,
        answer,
        candidates,
        bars,
        set_up,
        choices,
        consent,
        dock,
        options,
        trial,
        evidence,
    )
}
