"""Locates the photos of a run again, with the galleries of now; the run keeps both answers."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)

from pinpoint_engine.errors import RequestError
from pinpoint_engine.runs import Run, reading

from .. import imagery, settings
from ..engines import RunStoppedError, reader
from ..progress import RunProgress
from ..translation import tr
from .locating import PhotoLocator, read_photos, refuse_to_send, results_of


class LocateAgain(PhotoLocator):
    """Locates photos of a run again; system, search area and album are those of the run."""

    ID = "locateagain"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Locate photos of a run again")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Locates the photos of a run once more with your galleries of now, such as one that Get open imagery has "
            "brought meanwhile. The run keeps both answers: the new one takes the place of the one before, which stays "
            "in the table of answers. Reviews stay.\n\n"
            "System, search area and album are those of the run, and so must the model pack be. A photo that cannot be "
            "located again keeps what it had. Each photo is saved at once."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        file = QgsProcessingParameterFile.Behavior.File
        self._declare(
            QgsProcessingParameterFile("RUN", tr("Run"), file, "gpkg"),
            tr("The GeoPackage of the run; it is changed"),
        )
        files = QgsProcessing.SourceType.TypeFile
        self._declare(
            QgsProcessingParameterMultipleLayers("PHOTOS", tr("Only these photos"), files, optional=True),
            tr("Photos of the run; leave empty for all of them. Of an album all photos are located again"),
        )
        self._declare_engine()
        self.addOutput(QgsProcessingOutputNumber("N_CHANGED", tr("Photos with a new answer")))
        self.addOutput(QgsProcessingOutputNumber("N_UNCHANGED", tr("Photos that keep what they had")))
        self.addOutput(QgsProcessingOutputFile("RUN_FILE", tr("The run's GeoPackage")))

    def _chosen(self, parameters, context):
        """Return the settings with the system of the run.

        Raises:
            RequestError: the run cannot be read, or its system searches no galleries.
        """
        record = reading.read_record(Path(self.parameterAsFile(parameters, "RUN", context)))
        chosen = replace(settings.load(), system=record["system"])
        if why := imagery.out_of_reach(chosen):
            raise RequestError(why)
        return self._with_galleries(chosen, parameters, context)

    def _locate(self, parameters, context, feedback):
        chosen = self._chosen(parameters, context)
        named = {os.path.abspath(path) for path in self.parameterAsFileList(parameters, "PHOTOS", context) if path}
        changed = unchanged = 0
        with closing(Run.open(Path(self.parameterAsFile(parameters, "RUN", context)))) as run:
            photos = run.to_locate_again(_ids(run, named))
            if not self.parameterAsBool(parameters, "SEND", context):
                refuse_to_send(chosen, photos, feedback)
            engine = self._engines.get(chosen)
            card = engine.describe()
            run.check_pack(card)
            progress = RunProgress(len(photos), run.request, feedback.setProgress)
            asked = read_photos(photos, reader(chosen), progress, feedback)
            with suppress(RunStoppedError):
                for result in results_of(engine, asked, run.request, feedback):
                    is_new = run.add_again(result, card)
                    changed, unchanged = changed + is_new, unchanged + (not is_new)
                    self._report(result, feedback)
                    progress.answer()
            return {"N_CHANGED": changed, "N_UNCHANGED": unchanged, "RUN_FILE": str(run.path)}


def _ids(run, named):
    """Return the ids of the photos of a run at some paths, of all photos if there are none.

    Raises:
        RequestError: one of the paths is not that of a photo of the run.
    """
    there = {os.path.abspath(photo.path): photo.id for photo in run.photos()}
    for path in named:
        if path not in there:
            told = tr("{path} is not in the run {run}; choose photos of this run, or none for all of them")
            raise RequestError(told.format(path=path, run=run.path))
    return {key for path, key in there.items() if not named or path in named}
