"""The window that sets up and uninstalls the local engine, with its choices, size, progress and log."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine.errors import PinpointError

from .. import settings
from .environment import Environment, State
from .places import size_in_words
from .recipes import RECIPES, SetUpChoice
from .set_up import SetUp

INTRODUCTION = (
    "Photos are located by an engine with its own Python, separate from that of QGIS. It is installed once, for your "
    "user account only, and runs only while QGIS does. Nothing is installed until you press Install."
)
INDEX, OTHER, OFFLINE, EXISTING = range(4)
SOURCES = (
    "The Python package index (PyPI)",
    "Another package index",
    "A folder of wheels (offline)",
    "An existing Python (nothing is installed)",
)
BUSY = "photos are being located; wait until the run has ended, or cancel it"


class SetUpDialog(QDialog):
    """Sets the engine up when the user presses Install; QGIS stays usable meanwhile."""

    def __init__(self, engines, parent=None, recipes=RECIPES):
        super().__init__(parent)
        self.setObjectName("pinpointSetUpDialog")
        self.setWindowTitle("Set up Pinpoint's engine")
        self.resize(620, 560)
        self._engines, self._recipes = engines, recipes
        self._running = None
        self._build()

    def _build(self):
        introduction = _words(INTRODUCTION)
        self.state = _words("")
        self.state.setObjectName("pinpointEngineState")
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointEngineKind")
        for recipe in self._recipes.values():
            self.kind.addItem(recipe.words, recipe.name)
        self.source = QComboBox()
        self.source.setObjectName("pinpointEngineSource")
        self.source.addItems(SOURCES)
        self.where, self.sizes = _words(""), _words("")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Engine", self.kind)
        form.addRow("Packages from", self.source)
        form.addRow("", self._source_fields())
        form.addRow("Folder", self.where)
        form.addRow("Size", self.sizes)
        self.progress = QProgressBar()
        self.log = QPlainTextEdit()
        self.log.setObjectName("pinpointSetUpLog")
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setPlaceholderText("The output of a set-up appears here, and is kept in a log file.")
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
        self.offline.lineEdit().setPlaceholderText("folder with all wheels of the lock file")
        self.python.lineEdit().setPlaceholderText("path of a Python that has all packages")
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        note = _words("Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.")
        for widget in (note, self.index, self.offline, self.python):
            widget.hide()
            column.addWidget(widget)
        self._source_widgets = (note, self.index, self.offline, self.python)
        return self.fields

    def _buttons(self):
        self.install = QPushButton("Install")
        self.install.setObjectName("pinpointInstall")
        self.install.setDefault(True)
        self.install.clicked.connect(self.begin)
        self.cancel = QPushButton("Cancel set-up")
        self.cancel.setObjectName("pinpointCancelSetUp")
        self.cancel.clicked.connect(self.stop)
        self.uninstall = QPushButton("Uninstall")
        self.uninstall.setObjectName("pinpointUninstall")
        self.uninstall.clicked.connect(self.remove)
        self.shut_button = QPushButton("Close")
        self.shut_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.install, self.cancel, self.uninstall):
            row.addWidget(button)
        row.addStretch(1)
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
        """Show the state of the engine, after `words` on what has just happened."""
        environment = self.environment()
        state = _state_in_words(environment)
        self.state.setText(f"{words}. {state}" if words else state)
        size_bytes = environment.size_bytes()
        has_some = environment.state() is not State.NONE or size_bytes > 0
        self.uninstall.setText(f"Uninstall ({size_in_words(size_bytes)})" if has_some else "Uninstall")
        self.uninstall.setVisible(has_some)
        self._show_running(False)
        self._show_choice()

    def _show_choice(self):
        recipe, source = self._recipes[self.kind.currentData()], self.source.currentIndex()
        environment = self.environment()
        for number, widget in enumerate(self._source_widgets):
            widget.setVisible(number == source)
        self.where.setText(str(environment.folder))
        free = size_in_words(environment.free_bytes())
        disk = f"about {size_in_words(recipe.installed_bytes)} on disk; {free} are free"
        online = f"about {size_in_words(recipe.download_bytes)} to download, {disk}"
        self.sizes.setText({OFFLINE: disk, EXISTING: "nothing is downloaded or installed"}.get(source, online))
        self.install.setText("Use it" if source == EXISTING else "Install")

    def _show_running(self, running):
        for widget in (self.kind, self.source, self.fields, self.install, self.uninstall, self.shut_button):
            widget.setEnabled(not running)
        self.cancel.setVisible(running)
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
        self.progress.setValue(0)
        self.state.setText("The engine is being set up; you can keep working in QGIS.")
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
        """Cancel the running set-up."""
        if self._running is not None:
            self._running.cancel()

    def remove(self):
        """Uninstall the engine."""
        if not self._are_engines_idle():
            return
        try:
            self.environment().uninstall()
        except PinpointError as error:
            self.show_state(_sentence(str(error)))
            return
        self.show_state("The engine was removed")
        self._engines.forget()

    def _are_engines_idle(self):
        self._engines.forget()
        if self._engines.is_busy():
            self.state.setText(_sentence(BUSY))
        return not self._engines.is_busy()

    def reject(self):
        """Close the window, but not during a set-up, which would go on unseen."""
        if self._running is None:
            super().reject()
        else:
            self.state.setText("The engine is being set up; cancel the set-up first.")

    def shut(self):
        """Cancel a running set-up and close, as QGIS closes or the plugin is unloaded."""
        self.stop()
        self._running = None
        self.close()
        self.deleteLater()


def _state_in_words(environment):
    state = environment.state()
    if state is State.READY:
        mark = environment.installed()
        return f"Set up: {mark['kind']}, Python {mark['python']}, {size_in_words(environment.size_bytes())}."
    return {
        State.NONE: "The engine is not set up.",
        State.HALF: "An earlier set-up was interrupted; install again, its downloads are used.",
        State.OLD: "The engine was set up for an older Pinpoint; install again.",
    }[state]


def _sentence(words):
    return words[:1].upper() + words[1:]


def _words(text):
    label = QLabel(text)
    label.setWordWrap(True)
    return label
