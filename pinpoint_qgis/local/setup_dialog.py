"""The window that sets up and uninstalls the local engine, with its choices, size, progress and log."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine.errors import PinpointError

from .. import help_page, settings, words
from ..theme import ThemeFollower
from ..translation import tr
from .background import BackgroundWork
from .environment import Environment, State
from .recipes import RECIPES, SetUpChoice
from .set_up import SetUp

INDEX, OTHER, OFFLINE, EXISTING = range(4)


class SetUpDialog(QDialog):
    """Sets the engine up when the user presses Install; QGIS stays usable meanwhile."""

    def __init__(self, engines, parent=None, recipes=RECIPES):
        super().__init__(parent)
        self.setObjectName("pinpointSetUpDialog")
        self.setWindowTitle(tr("Set up Pinpoint's engine"))
        self.resize(620, 560)
        self._engines, self._recipes = engines, recipes
        self._running = self._work = self._measuring = None
        self._build()
        ThemeFollower(self)

    def _build(self):
        introduction = _label(
            tr(
                "Photos are located by an engine with its own Python, separate from that of QGIS. It is installed "
                "once, for your user account only, and runs only while QGIS does. Nothing is installed until you press "
                "Install."
            )
        )
        self.state = _label("")
        self.state.setObjectName("pinpointEngineState")
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointEngineKind")
        for recipe in self._recipes.values():
            self.kind.addItem(tr(recipe.words), recipe.name)
        self.source = QComboBox()
        self.source.setObjectName("pinpointEngineSource")
        self.source.addItems(
            [
                tr("The Python package index (PyPI)"),
                tr("Another package index"),
                tr("A folder of wheels (offline)"),
                tr("An existing Python (nothing is installed)"),
            ]
        )
        self.where, self.sizes = _label(""), _label("")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Engine"), self.kind)
        form.addRow(tr("Packages from"), self.source)
        form.addRow("", self._source_fields())
        form.addRow(tr("Folder"), self.where)
        form.addRow(tr("Size"), self.sizes)
        self.progress = QProgressBar()
        self.log = QPlainTextEdit()
        self.log.setObjectName("pinpointSetUpLog")
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setPlaceholderText(tr("The output of a set-up appears here, and is kept in a log file."))
        layout = QVBoxLayout(self)
        for widget in (introduction, self.state):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(self.progress)
        layout.addWidget(self.log, 1)
        layout.addLayout(self._buttons())
        self.kind.currentIndexChanged.connect(self._show_choice)
        self.source.currentIndexChanged.connect(self._show_choice)

    def _source_fields(self):
        self.index = QLineEdit()
        self.index.setObjectName("pinpointEngineIndex")
        self.index.setPlaceholderText("https://packages.example.org/simple")
        self.offline, self.python = QgsFileWidget(), QgsFileWidget()
        self.offline.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.offline.lineEdit().setPlaceholderText(tr("folder with all wheels of the lock file"))
        self.python.lineEdit().setPlaceholderText(tr("path of a Python that has all packages"))
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        note = _label(
            tr("Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.")
        )
        for widget in (note, self.index, self.offline, self.python):
            widget.hide()
            column.addWidget(widget)
        self._source_widgets = (note, self.index, self.offline, self.python)
        return self.fields

    def _buttons(self):
        self.install = _button("pinpointInstall", tr("Install"), self.begin)
        self.install.setDefault(True)
        self.cancel = _button("pinpointCancelSetUp", tr("Cancel set-up"), self.stop)
        self.uninstall = _button("pinpointUninstall", tr("Uninstall"), self.ask_to_remove)
        self.help = _button("pinpointSetUpHelp", tr("Help"), lambda: help_page.show("set-up"))
        self.shut_button = _button("pinpointCloseSetUp", tr("Close"), self.reject)
        row = QHBoxLayout()
        for button in (self.install, self.cancel, self.uninstall):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.help)
        row.addWidget(self.shut_button)
        return row

    def open_now(self):
        """Open the window with the current state of the engine, or bring it to the front."""
        if self._running is None:
            self.show_state()
        self.show()
        self.raise_()

    def environment(self):
        """Return the environment in the folder that the settings name."""
        return Environment(settings.load().engines)

    def choice(self):
        """Return the choice in the form."""
        recipe, source = self._recipes[self.kind.currentData()], self.source.currentIndex()
        return SetUpChoice(
            recipe,
            index=self.index.text().strip() if source == OTHER else "",
            offline=self.offline.filePath().strip() if source == OFFLINE else "",
            python=self.python.filePath().strip() if source == EXISTING else "",
        )

    def show_state(self, words=""):
        """Show the state of the engine, after `words` on what has just happened; its size follows once measured."""
        environment = self.environment()
        self._show_size(words, environment, None)
        self._measuring = BackgroundWork(
            lambda: (environment.size_bytes(), environment.kept_bytes()),
            lambda sizes: self._show_size(words, environment, sizes),
        )
        self._show_running(False)
        self._show_choice()

    def _show_size(self, said, environment, sizes):
        """Show state and sizes; `sizes` are the bytes of engine and downloads, None if they are not known yet."""
        if self._running is not None or isinstance(sizes, PinpointError):
            return
        size_bytes, kept_bytes = sizes or (0, 0)
        state = _state_in_words(environment, size_bytes, kept_bytes)
        self.state.setText(f"{said}. {state}" if said else state)
        named = tr("Uninstall ({size})").format(size=words.size(size_bytes))
        self.uninstall.setText(named if size_bytes else tr("Uninstall"))
        self.uninstall.setVisible(environment.state() is not State.NONE or size_bytes > 0)

    def _show_choice(self):
        recipe, source = self._recipes[self.kind.currentData()], self.source.currentIndex()
        environment = self.environment()
        for number, widget in enumerate(self._source_widgets):
            widget.setVisible(number == source)
        self.where.setText(str(environment.folder))
        sizes = {
            "disk": words.size(recipe.installed_bytes),
            "free": words.size(environment.free_bytes()),
            "download": words.size(recipe.download_bytes),
        }
        if source == EXISTING:
            told = tr("nothing is downloaded or installed")
        elif source == OFFLINE:
            told = tr("about {disk} on disk; {free} are free")
        else:
            told = tr("about {download} to download, about {disk} on disk; {free} are free")
        self.sizes.setText(told.format(**sizes))
        self.install.setText(tr("Use it") if source == EXISTING else tr("Install"))

    def _show_running(self, running, can_cancel=True):
        for widget in (self.kind, self.source, self.fields, self.install, self.uninstall, self.shut_button):
            widget.setEnabled(not running)
        self.cancel.setVisible(running and can_cancel)
        self.cancel.setEnabled(True)
        self.progress.setVisible(running)

    def begin(self):
        """Start the chosen set-up."""
        self.log.clear()
        if not self._are_engines_idle():
            return
        running = SetUp(self.environment(), self.choice(), self)
        running.said.connect(self.log.appendPlainText)
        running.reached.connect(self.progress.setValue)
        running.ended.connect(self._take_end)
        try:
            running.begin()
        except PinpointError as error:
            self.show_state(_sentence(str(error)))
            return
        self._running = running
        self.progress.setRange(0, 100)
        self.progress.setValue(0)
        self.state.setText(tr("The engine is being set up; you can keep working in QGIS."))
        self._show_running(True)

    def _take_end(self, ok, words):
        self._running.deleteLater()
        self._running = None
        chosen = settings.load()
        if ok and chosen.engine == "here":
            settings.save(replace(chosen, engine=""))
        self.show_state("" if ok else _sentence(words))
        self._engines.forget()

    def stop(self):
        """Cancel the running set-up; the window says so once it has ended."""
        if self._running is not None:
            self.cancel.setEnabled(False)
            self._running.cancel()

    def ask_to_remove(self):
        """Ask whether to uninstall the engine; what an engine has left behind is removed without asking."""
        if not self._are_engines_idle():
            return
        if self.environment().state() is State.NONE:
            self.remove()
            return
        question = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Uninstall the engine?"),
            tr("Uninstall the engine in {folder}?").format(folder=self.environment().folder),
            parent=self,
        )
        question.setObjectName("pinpointUninstallQuestion")
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setInformativeText(
            tr("Photos cannot be located on this machine until it is installed again. Runs and galleries are kept.")
        )
        yes = question.addButton(tr("Uninstall"), QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        yes.clicked.connect(self.remove)
        question.open()

    def remove(self):
        """Uninstall the engine, on another thread."""
        if not self._are_engines_idle():
            return
        self.state.setText(tr("The engine is being removed; you can keep working in QGIS."))
        self.progress.setRange(0, 0)
        self._show_running(True, can_cancel=False)
        self._work = BackgroundWork(self.environment().uninstall, self._take_removal)

    def _take_removal(self, error):
        self._work = None
        self.show_state(tr("The engine was removed") if error is None else _sentence(str(error)))
        self._engines.forget()

    def _are_engines_idle(self):
        self._engines.forget()
        if self._engines.is_busy():
            self.state.setText(tr("Photos are being located; wait until the run has ended, or cancel it"))
        return not self._engines.is_busy()

    def reject(self):
        """Close the window, but not during a set-up or a removal, which would go on unseen."""
        if self._running is not None:
            self.state.setText(tr("The engine is being set up; cancel the set-up first."))
        elif self._work is None:
            super().reject()

    def shut(self):
        """Cancel a running set-up, wait for its end, and close, as QGIS closes or the plugin is unloaded."""
        running, self._running = self._running, None
        if running is not None:
            running.ended.disconnect(self._take_end)
            running.cancel()
            running.finish()
        for work in filter(None, (self._work, self._measuring)):
            work.abandon()
        self._work = self._measuring = None
        self.close()
        self.deleteLater()


def _state_in_words(environment, size_bytes, kept_bytes):
    """Return the state of an engine; a size of 0 is not known, or nothing."""
    state = environment.state()
    if state is State.READY:
        mark = environment.installed()
        named = {"kind": mark["kind"], "python": mark["python"], "size": words.size(size_bytes)}
        said = tr("Set up: {kind}, Python {python}, {size}.") if size_bytes else tr("Set up: {kind}, Python {python}.")
        return said.format(**named)
    said = {
        State.NONE: tr("The engine is not set up."),
        State.HALF: tr("An earlier set-up was interrupted; install again."),
        State.OLD: tr("The engine was set up for an older Pinpoint; install again."),
    }[state]
    kept = tr("{size} of downloads are kept for it.").format(size=words.size(kept_bytes))
    return f"{said} {kept}" if kept_bytes else said


def _sentence(words):
    return words[:1].upper() + words[1:]


def _button(name, text, slot):
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(slot)
    return button


def _label(text):
    label = QLabel(text)
    label.setWordWrap(True)
    return label
