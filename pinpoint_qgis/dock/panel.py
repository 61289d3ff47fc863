"""The Pinpoint dock: photos in, Locate, answers and their review; what it shows is what the run's file holds."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from pinpoint_engine import Failure, Outcome, Photo, PinpointError, wording
from pinpoint_engine.runs import Run, reviews

from .. import layers, settings, words
from ..engine_words import said
from ..open_run import OpenRun
from ..replays import ReplayTask
from ..tasks import LocateAgainTask, LocateTask, log
from ..translation import tr
from .answer_view import AnswerView
from .engine_row import EngineRow
from .export_button import ExportButton
from .more_menu import MoreMenu
from .open_imagery import OpenImagery, again_in_words
from .pane import DockScroll, Pane
from .photo_picker import PhotoPicker
from .place_tool import PlaceTool
from .request_form import RequestForm
from .review_actions import (
    ACCEPT,
    ACCEPT_NEXT,
    EVIDENCE,
    NEXT,
    NONE_FITS,
    NOTE,
    PLACE,
    REDO,
    REJECT,
    UNDO,
    WITHDRAW,
)
from .run_map import RunMap
from .run_menu import RunMenu
from .run_row import RunRow
from .run_troubles import RunTroubles
from .turns import Turns

TRAIL_MS = 80
"""The map follows the list when a photo has been current for so long: holding an arrow key must not queue redraws."""


class PinpointDock(QgsDockWidget):
    """Shows one run, or photos that are in none yet.

    `looked_at` carries the photo, its prediction and the place in it, from 1, of the candidate that is looked at, None
    and 0 for none; that is its rank, unless a better candidate is damaged in the run's file;
    `evidence_asked` says that the evidence is to be shown, or hidden.
    """

    looked_at = pyqtSignal(object, object, int)
    evidence_asked = pyqtSignal()

    def __init__(self, iface, engines):
        super().__init__("Pinpoint", iface.mainWindow())
        self.setObjectName("PinpointDock")
        self._iface = iface
        self._engines = engines
        self.run = None
        self._photo_id = self._number = self._result = None
        self._earlier_path = self._trial = None
        self.replay_lines = None
        self.imagery = OpenImagery(engines, self)
        self.imagery.locate_asked.connect(self.locate)
        self.imagery.again_asked.connect(self.locate_again)
        self.imagery.failed.connect(self._warn)
        self._turns = Turns(self)
        self._map = RunMap(iface.mapCanvas(), self._turns, self)
        self._map.chosen.connect(self._show_chosen_on_map)
        self._map.edited.connect(self._read_run_again)
        self._map.complete.connect(self._take_layers)
        self._map.failed.connect(self._lack_layers)
        self._trail = QTimer(self)
        self._trail.setSingleShot(True)
        self._trail.setInterval(TRAIL_MS)
        self._trail.timeout.connect(self._show_on_map)
        self._is_leaving = False
        self._place = PlaceTool(iface.mapCanvas())
        self._place.placed.connect(self._place_photo)
        self._place.deactivated.connect(self._end_placing)
        self._build()
        QgsProject.instance().cleared.connect(self._take_cleared)
        QgsProject.instance().readProject.connect(self._take_project)
        iface.newProjectCreated.connect(self._add_layers)

    def _build(self):
        self._build_photos()
        self.troubles = RunTroubles()
        self.troubles.repaired.connect(self.open_run)
        self.troubles.failed.connect(self._warn)
        self.form = RequestForm(self._iface.mapCanvas())
        self.form.area.imagery_asked.connect(self.get_imagery)
        self.closedStateChanged.connect(self._show_areas)
        self.engine = EngineRow(self._engines)
        self._build_run_row()
        self.answer = AnswerView()
        self.answer.chosen.connect(self._show_candidate)
        self.answer.answer_chosen.connect(self._show_other_answer)
        self.answer.noted.connect(self._write_note)
        self.answer.review.asked.connect(self._do)
        self.answer.review.chosen.connect(self._choose_rank)
        self.answer.review.serve(self.photos)
        top = Pane()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.picker, 1)
        upper.addWidget(self.troubles)
        upper.addWidget(self.form)
        upper.addWidget(self.engine)
        upper.addWidget(self.run_row)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for number, part in enumerate((top, self.answer)):
            splitter.addWidget(part)
            splitter.setStretchFactor(number, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(splitter)
        self.setWidget(DockScroll(body))
        self._show_running(False)
        self._show_actions()

    def _build_photos(self):
        self.picker = PhotoPicker()
        self.picker.removed.connect(self._take_removed)
        self.picker.changed.connect(self._show_summary)
        self.photos = self.picker.list
        self.photos.chosen.connect(self._show_photo)
        self.runs = RunMenu()
        self.runs.opened.connect(self.open_run)
        self.export_button = ExportButton()
        self.export_button.exported.connect(self._announce)
        self.export_button.failed.connect(self._warn)
        self.export_button.replay_asked.connect(self.replay)
        self.picker.row.addWidget(self.runs)
        self.picker.row.addWidget(self.export_button)
        self.more = MoreMenu()
        self.more.trial_asked.connect(self.try_here)
        self.more.imagery_asked.connect(self.look_around_all)
        self.more.menu().aboutToShow.connect(lambda: self.imagery.allow_around_run(self.more.imagery, self.run))
        self.picker.row.addWidget(self.more)

    def _build_run_row(self):
        self.run_row = RunRow(self._turns)
        self.run_row.locate_button.clicked.connect(self.locate)
        self.run_row.rest_button.clicked.connect(self.locate_rest)
        self.run_row.running_changed.connect(self._show_running)
        self.run_row.begun.connect(self._take_begin)
        self.run_row.located.connect(self._take_located)
        self.run_row.ended.connect(self._take_end)
        self.status = self.run_row.status

    # photos

    def _show_summary(self, summary):
        self.status.setText(summary)
        self._show_running(self.run_row.task is not None)

    def withdraw_warning(self, remedy):
        """Stop showing a warning with a remedy that is not needed any more."""
        if remedy in self.status.text():
            self._show_summary(words.photos(self.picker.model.rowCount()))

    def _take_removed(self, gone):
        if not self.picker.model.rowCount():
            self._close_run()
        elif self._photo_id in gone:
            self._photo_id = None
            self._show_answer()

    # the run that is shown

    def open_run(self, path):
        """Show a run: its photos, answers and reviews."""
        if self.run_row.task is not None:
            self._warn(tr("a run is going on; wait for its end, or cancel it, before you open another one"))
            return
        self.picker.model.clear()
        if self._show_run(path):
            self.runs.remember(path)
            if self.run.request is not None:
                self.form.set_request(self.run.request, self.run.record["system"])
            self.status.setText(words.counts(self.run.record))
            if self.run.record["n_waiting"]:
                self.run_row.offer_rest(path)

    def _show_run(self, path):
        """Open a run, list its photos and show its layers; tell if it could be opened."""
        self._close_run()
        try:
            self.run = OpenRun(path, self)
        except PinpointError as error:
            self._warn(str(error))
            return False
        self.run.changed.connect(self._take_row)
        self.run.noted.connect(self._warn)
        self.run.fault_changed.connect(self._take_fault)
        self.picker.model.show_run(self.run.rows, self.run.codes)
        self.picker.shown.sort_again()
        self.export_button.run_path = str(path)
        self._show_running(self.run_row.task is not None)
        self._add_layers()
        if self.run.fault:
            self._warn(self.run.fault)
        self._warn_of(self.run.notes)
        if self.run_row.task is None:
            self.troubles.show_run(self.run)
        self._show_answer()
        return True

    def _take_fault(self):
        """Show that the run can be written now, or cannot any more."""
        self._map.allow_edits(not self.run.fault)
        self._add_layers()
        self._show_actions()

    def _add_layers(self):
        """Add the layers of the run to the project, if they are not there.

        While a run is being written, GDAL may find its file locked; it is tried again as results come, and at the end.
        """
        there = self._map.layer("candidates") is not None
        if self.run is not None and not self.run.is_damaged and not there and not self._map.is_opening:
            self._map.show_run(self.run.path, self.run.record, not self.run.fault)

    def _take_layers(self):
        """Show the run's layers, which are all there now."""
        self._map.allow_edits(not self.run.fault)
        if self.run_row.task is None:
            self._map.read_again()
        if self._photo_id is None:
            self._map.zoom_to_first()
        else:
            self._show_on_map()

    def _lack_layers(self, why):
        if self.run_row.task is None:
            self._warn(why)

    def _close_run(self):
        self._turns.drop(self._go_on)
        if self.run is not None:
            self.run.changed.disconnect(self._take_row)
            self.run.fault_changed.disconnect(self._take_fault)
            self.troubles.show_run(None)
            self.run.shut()
            self.run.deleteLater()
        self.run = self._photo_id = self._number = None
        self.export_button.run_path = None
        self.export_button.setEnabled(False)
        self._map.forget()
        self._place.end()
        self.picker.model.show_run({}, {})
        self._show_answer()

    def _take_cleared(self):
        """Close the run together with the project that has its layers, unless photos are at work here.

        They are if a task goes on, or some of the list are in no run yet: then the list stays as it is, with its run.
        """
        self._map.forget()
        if self.run_row.task is None and self.run is not None and all(each.row for each in self.picker.model.photos()):
            kept = tr("Results are kept in {path}").format(path=self.run.path)
            self._close_run()
            self.picker.model.clear()
            self._show_summary(kept)

    def _take_project(self, _document):
        """Show the run whose layers a project that was opened holds, unless photos are at work here.

        Then the run of these photos stays, and the project gets its layers.
        """
        if self.run_row.task is not None or self.picker.model.rowCount():
            self._add_layers()
            return
        path = layers.run_in_project()
        if path is not None:
            self.open_run(path)

    def _take_row(self, photo_id):
        """Show the row of a photo that has changed in the run."""
        self.picker.model.show_row(photo_id, self.run.rows[photo_id], self.run.codes.get(photo_id, ""))
        self._map.read_later(self.run_row.task is not None)
        if photo_id == self._photo_id and not self._is_leaving:
            self._show_answer()

    def _read_run_again(self):
        """Read the run after its layers were edited in QGIS."""
        if self.run is not None:
            self.run.read_again()

    # running

    def locate(self):
        """Locate all photos of the list in the background, keeping the reviews of the run that is shown."""
        chosen = settings.load()
        try:
            request, notes = self.form.request(chosen.top_k)
            self._engines.get_ready(chosen)
        except (PinpointError, ValueError) as error:
            self._warn(str(error))
            return
        self._warn_of(notes)
        photos = [replace(Photo.at(photo.path), id=photo.photo_id) for photo in self.picker.model.photos()]
        known = {} if self.run is None else reviews.carried(self.run.rows.values())
        self._start(LocateTask(self._engines, chosen, photos, request, reviewed=known))

    def locate_rest(self):
        """Locate in the background the remaining photos of an interrupted run."""
        chosen, path = settings.load(), self.run_row.interrupted_run
        try:
            with closing(Run.open(path)) as run:
                rest = run.rest()
            if self.run is not None and str(self.run.path) == str(path):
                rest = self.run.at_new_place(rest)
            chosen = replace(chosen, system=run.record["system"], galleries=run.galleries)
            self._engines.get_ready(chosen)
        except PinpointError as error:
            self._warn(str(error))
            return
        self._start(LocateTask(self._engines, chosen, rest, run.request, path))

    def locate_again(self, path, photo_ids):
        """Locate photos of a run again, if it is shown, with the galleries of now; it keeps their earlier answers."""
        if self.run_row.task is not None:
            self._warn(tr("a run is going on; wait for its end, or cancel it, before you locate photos again"))
            return
        if self.run is None or str(self.run.path) != path:  # another was opened while the window was open
            self._warn(
                tr("these photos are of {run}, which is closed; open it, then locate them again").format(run=path)
            )
            return
        chosen = replace(settings.load(), system=self.run.record["system"])
        try:
            with closing(Run.open(path)) as run:
                photos = self.run.at_new_place(run.to_locate_again(photo_ids))
            self._engines.get_ready(chosen)
        except PinpointError as error:
            self._warn(str(error))
            return
        if not photos:
            self._warn(tr("these photos are no longer in {run}; choose others").format(run=path))
            return
        self.picker.model.show_busy([photo.id for photo in photos])
        self._start(LocateAgainTask(self._engines, chosen, photos, self.run.path))

    def _start(self, task):
        self._earlier_path = None if self.run is None else str(self.run.path)
        self.run_row.start(task)

    def replay(self, path):
        """Locate the photos of a run again, and say how the answers compare with those it holds; writes nothing."""
        try:
            task = ReplayTask(self._engines, settings.load(), path)
        except PinpointError as error:
            self._warn(str(error))
            return
        self.replay_lines = None
        self._start(task)

    def _take_replay(self, task):
        self.replay_lines = task.lines
        if task.error:
            self._warn(task.error)
        elif task.lines:
            tell = self._announce if task.is_equal else self._warn
            tell(task.lines[0])
            self.status.setText(task.lines[0])
        elif task.refused:
            self.status.setText(tr("nothing was sent"))
        elif task.isCanceled():
            self.status.setText(tr("replay cancelled; the answers were not compared"))

    def _warn_of(self, notes):
        """Warn of parts of an area's layer that are not searched, or of a run that cannot be read."""
        notes = list(map(said, notes))
        for note in notes:
            log(note, Qgis.MessageLevel.Warning)
        if notes:
            more = (
                f" ({tr('{count} more in the log').format(count=words.number(len(notes) - 1))})"
                if len(notes) > 1
                else ""
            )
            self._iface.messageBar().pushMessage("Pinpoint", f"{notes[0]}{more}", Qgis.MessageLevel.Warning, 12)

    def _take_begin(self, path):
        """Show a run that has just begun: its answers appear as they come."""
        if self._show_run(path):
            waiting = [key for key, row in self.run.rows.items() if row["outcome"] == wording.WAITING]
            self.picker.model.show_busy(waiting)

    def _take_located(self, photo_id):
        """Show the result of a photo, which the run's file has now."""
        with suppress(PinpointError):  # its file went away; the task tells so
            if self.run is not None:
                if photo_id == self._photo_id:
                    self._number = None
                self.run.refresh(photo_id)
                self._add_layers()

    def _take_end(self, task):
        if isinstance(task, ReplayTask):
            self._take_replay(task)
            return
        self.picker.model.show_busy(())
        if isinstance(task, LocateAgainTask):
            self._take_again(task)
            return
        self._take_file(task.path)
        self.status.setText(self._end_in_words(task))
        if task.path and task.waiting:
            self.run_row.offer_rest(task.path)
        elif task.path and str(task.path) == str(self.run_row.interrupted_run):
            self.run_row.look_for_rest()
        if task.error:
            self._warn(task.error)

    def _take_file(self, path):
        """Show how a run that is over ended; None if it did not begin, or was deleted as it has no results."""
        if path is None:
            if self.run is not None and str(self.run.path) != self._earlier_path:
                run_id = self.run.record["run_id"]
                self._close_run()
                layers.remove_run(run_id)
                if self._earlier_path is not None:
                    self._show_run(self._earlier_path)
            return
        if self.run is not None:
            self._read_all_again()
            self._turns.add(self._map.zoom_to_first)
        log(f"run written to {path}")
        kept = tr("Results are kept in {path}").format(path=path)
        self._announce(kept if self.run is None else f"{words.counts(self.run.record)}. {kept}")

    def _read_all_again(self):
        """Show everything as the run's file has it now that a task is over."""
        self.run.read_again()
        self.picker.shown.sort_again()
        self._add_layers()
        self._map.read_again()

    def _take_again(self, task):
        """Show what became of photos that were located again."""
        with suppress(PinpointError):  # its file went away; the task tells so
            self._read_all_again()
            self._turns.add(self._show_on_map)
        told = again_in_words(task)
        self.status.setText(told)
        if task.error:
            self._warn(task.error)
        elif task.changed:
            self._announce(told)

    def _end_in_words(self, task):
        if task.refused:
            return tr("nothing was sent")
        if task.isCanceled() and task.path is None:
            return tr("cancelled before the first answer; nothing is kept")
        if task.isCanceled():
            kept = tr("cancelled; finished photos are kept")
            return kept if self.run is None else f"{kept}. {words.counts(self.run.record)}"
        return "" if self.run is None else words.counts(self.run.record)

    def _show_running(self, running):
        """Allow what may be done while a task runs, or between two."""
        self.run_row.locate_button.setEnabled(self.picker.model.rowCount() > 0)
        self.picker.allow_changes(not running)
        self.runs.setEnabled(not running)
        self.export_button.setEnabled(not running and self.export_button.run_path is not None)

    def _announce(self, message):
        self._iface.messageBar().pushMessage("Pinpoint", message, Qgis.MessageLevel.Success, 8)

    def _warn(self, message):
        message = said(message)
        self.status.setText(message)
        log(message, Qgis.MessageLevel.Warning)
        self._iface.messageBar().pushMessage("Pinpoint", message, Qgis.MessageLevel.Warning)

    # answers

    def _show_photo(self, photo_id):
        """Show the answer to the photo that became current; the map follows."""
        if photo_id != self._photo_id:
            self._photo_id, self._number = photo_id, None
            self._show_answer()
            self._trail.start()

    def _show_answer(self):
        """Show what the run holds on the current photo: its latest answer, unless another one was chosen."""
        photo = None if self._photo_id is None else self.picker.model.photo(self._photo_id)
        result = None
        if photo is not None and photo.row:
            try:
                answer = self.run.answer(photo.photo_id, self._number)
                result = answer.result
            except PinpointError as error:
                self._warn(str(error))
        if result is None:
            self.answer.show_hint()
        else:
            self.answer.show_answer(photo, answer, words.uncalibrated(self.run.record))
        self._result = None if result is None else replace(result, photo=replace(result.photo, path=photo.path))
        self.tell_what_is_looked_at()
        self._show_actions()

    def _show_other_answer(self, number):
        """Show another answer to the current photo; the map follows."""
        self._number = number
        self._show_answer()
        if not self.answer.is_earlier:
            self._show_on_map()
        elif self.answer.rank():
            self._show_candidate(self.answer.rank())

    def tell_what_is_looked_at(self):
        """Emit `looked_at` again, for a view that was hidden."""
        place, result = self.answer.place(), self._result
        if result is None or isinstance(result, Failure) or not place:
            self.looked_at.emit(None, None, 0)
        else:
            self.looked_at.emit(result.photo, result, place)

    def go_to_candidate(self, place):
        """Make a candidate of the current photo current, by its place in the list, from 1."""
        self.answer.go_to_place(place)

    def _show_on_map(self):
        photo = None if self._photo_id is None else self.picker.model.photo(self._photo_id)
        if photo is not None and photo.row:
            self._map.show_photo(photo.photo_id, photo.outcome == Outcome.LOCATED.value)

    def _show_chosen_on_map(self, photo_id, rank):
        """Show the photo of a candidate that was selected on the map, and that candidate."""
        self._photo_id, self._number = photo_id, None
        self.photos.blockSignals(True)
        self.photos.go_to(photo_id)
        self.photos.blockSignals(False)
        self._show_answer()
        self._map.draw_areas_of(photo_id)
        self.answer.list.blockSignals(True)
        self.answer.list.go_to(rank)
        self.answer.list.blockSignals(False)
        self.tell_what_is_looked_at()
        self._show_actions()

    def _show_candidate(self, rank):
        self._trail.stop()
        self._map.draw_areas_of(self._photo_id)
        if self.answer.is_earlier:
            self._map.show_place(self._result.candidates[self.answer.place() - 1].location)
        else:
            self._map.show_candidate(self.run.cand_id(self._photo_id, rank))
        self.tell_what_is_looked_at()
        self._show_actions()

    # how well it works

    def try_here(self):
        """Open the window that tries the engine on the user's own geotagged photos."""
        from .trial import TrialDialog

        if self._trial is not None:
            self._trial.shut()
        paths = [photo.path for photo in self.picker.model.photos()]
        self._trial = TrialDialog(self._iface, self._engines, paths, self)
        self._trial.show()

    # open imagery

    def get_imagery(self):
        """Open the window that brings open imagery of the search area."""
        self.imagery.of_area(self.form.area)

    def look_around(self):
        """Open the window that brings open imagery around the candidates of the photo that is looked at."""
        self.imagery.around_photo(self.run, self._result)

    def look_around_all(self):
        """Open the window that brings open imagery around the candidates of all photos of the run."""
        self.imagery.around_run(self.run)

    # reviews

    def _show_actions(self):
        self.answer.show_actions(self.run)

    def _do(self, name):
        """Do what an action asks for; a review that cannot be written is said and not shown."""
        self._catch_up()
        rank, photo_id = self.answer.rank(), self._photo_id
        try:
            {
                ACCEPT: lambda: self._review(self.run.accept, wording.ACCEPTED, rank),
                REJECT: lambda: self._review(self.run.reject, wording.REJECTED, rank),
                NONE_FITS: lambda: self._reject_all(photo_id),
                WITHDRAW: lambda: self.run.unreview(photo_id),
                ACCEPT_NEXT: lambda: self._accept_and_go_on(photo_id, rank),
                NEXT: self._go_on,
                UNDO: lambda: self.photos.go_to(self.run.undo()),
                REDO: lambda: self.photos.go_to(self.run.redo()),
                PLACE: self._toggle_placing,
                NOTE: self.answer.note.setFocus,
                EVIDENCE: self.evidence_asked.emit,
            }[name]()
        except PinpointError as error:
            self._warn(str(error))
        self._show_actions()

    def _review(self, change, state, rank):
        """Review a candidate; the same review again takes it back."""
        if self.answer.state(rank) == state:
            change = self.run.withdraw
        change(self._photo_id, rank, self.answer.number)

    def _reject_all(self, photo_id):
        rejected = self.run.rows[photo_id]["state"] == wording.REJECTED
        (self.run.unreview if rejected else self.run.reject_all)(photo_id)

    def _accept_and_go_on(self, photo_id, rank):
        if self.answer.state(rank) != wording.ACCEPTED:
            self._is_leaving = True  # its answer need not be shown anew
            try:
                self.run.accept(photo_id, rank, self.answer.number)
            finally:
                self._is_leaving = False
        self._turns.add(self._go_on)  # writing and reading in one turn would be felt

    def _catch_up(self):
        """Go to the next photo now if that is still to be done, as the next key is meant for it."""
        if self._turns.waits(self._go_on):
            self._turns.drop(self._go_on)
            self._go_on()

    def _choose_rank(self, rank):
        self._catch_up()
        self.answer.list.go_to(rank)

    def _go_on(self):
        """Go to the next photo that is not reviewed."""
        if not self.photos.go_to_next(_is_to_review):
            self._show_answer()
            self.status.setText(tr("every photo that is listed and located is reviewed"))

    def _write_note(self, text):
        try:
            self.run.write_note(self._photo_id, text)
        except PinpointError as error:
            self._warn(str(error))
        self._show_actions()

    def _toggle_placing(self):
        if self._place.isActive():
            self._place.end()
        else:
            self._place.begin()
            self.status.setText(tr("click on the map, or drag, to where the photo was taken"))

    def _end_placing(self):
        self.answer.review.actions[PLACE].setChecked(False)

    def _place_photo(self, location):
        try:
            self.run.place(self._photo_id, location)
        except PinpointError as error:
            self._warn(str(error))
        self._place.end()
        self._show_actions()

    def _show_areas(self, closed):
        self.form.area.set_shown(not closed)

    def shut(self):
        """Cancel a run and disconnect from everything outside this dock."""
        QgsProject.instance().cleared.disconnect(self._take_cleared)
        QgsProject.instance().readProject.disconnect(self._take_project)
        self._iface.newProjectCreated.disconnect(self._add_layers)
        self._map.forget()
        self._trail.stop()
        self._place.end()
        if self.run is not None:
            self.run.shut()
        self.picker.thumbnails.stop()
        self.troubles.shut()
        self.closedStateChanged.disconnect(self._show_areas)
        self.form.shut()
        self.engine.shut()
        self.export_button.shut()
        if self._trial is not None:
            self._trial.shut()
        self.run_row.shut()


def _is_to_review(photo):
    return photo.review == wording.UNREVIEWED and photo.outcome not in (wording.WAITING, wording.FAILED)
