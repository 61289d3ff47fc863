"""Processing algorithm that says how well an engine works on the user's own photos."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsWkbTypes,
)

from pinpoint_engine import PinpointError, trial
from pinpoint_engine.photos import list_files
from pinpoint_engine.types import SearchArea

from .. import areas, layers, remedies, trial_plot, trials, words
from ..engines import RunStoppedError, stop_waiting
from ..translation import tr
from .algorithm import ENGINE, SystemAlgorithm

SINKS = (
    ("POINTS", trial.TRIAL.name, QgsProcessing.SourceType.TypeVectorPoint, QgsWkbTypes.Type.Point),
    ("LINES", trials.LINES, QgsProcessing.SourceType.TypeVectorLine, QgsWkbTypes.Type.MultiLineString),
)


class EvaluateOnMyPhotos(SystemAlgorithm):
    """Asks about photos of known position fairly, and compares the answers with the positions."""

    ID = "evaluateonmyphotos"
    GROUP = ENGINE

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Evaluate on my photos")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return ["photo", "accuracy", "evaluate", "test", "geotag", "exif", "gps"]

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "How well does this work here? Photos with GPS are located as if their place were unknown, and the answers "
            "are compared with it. From each photo's search its own file and near-duplicates are left out, and "
            "references of the same sequence, author or half hour; positions in EXIF are never used to locate a photo. "
            "The result is one sentence, two layers and a plot. Photos without a usable position are named in the log."
            "\n\n"
            "Photos of one day in one folder are right or wrong together, so the margin in the sentence comes from "
            "resampling such outings."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        self._declare(
            QgsProcessingParameterFile("PHOTOS_IN", tr("Folder of photos with GPS"), behavior=folder, optional=True),
            tr("Searched recursively; give a folder, or a layer with paths"),
        )
        anything = [QgsProcessing.SourceType.TypeVector]
        self._declare(
            QgsProcessingParameterFeatureSource("LAYER", tr("Layer with paths of photos"), anything, optional=True),
            tr("Instead of a folder; the positions are read from the files, not from the layer"),
        )
        self._declare(
            QgsProcessingParameterField("PATH_FIELD", tr("Field with the paths"), "photo", "LAYER", optional=True),
            tr("Full paths of the files, as in QGIS's own layers of geotagged photos"),
        )
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", tr("Only photos taken within"), polygons, optional=True),
            tr("Polygons in any coordinate reference system; leave empty for all photos"),
        )
        self._declare(
            QgsProcessingParameterBoolean("SEARCH_WITHIN", tr("Search only there too"), False),
            tr("Tick this if you will know that the photos to locate come from this area"),
        )
        self._declare_system(
            tr("Located by"),
            tr(
                "The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; "
                "those of PLONK must be downloaded first, as Pinpoint's README describes"
            ),
        )
        for (name, _, kind, _), label, hint in zip(
            SINKS,
            (tr("Photos and how far off they were"), tr("Lines from there to the first candidate")),
            (
                tr("One point per photo, where it was taken, with the distance of the first and the best candidate"),
                tr("One line per photo that has an answer"),
            ),
        ):
            self._declare(QgsProcessingParameterFeatureSink(name, label, kind, None, True, True), hint)
        self._declare(
            QgsProcessingParameterFileDestination("PLOT", tr("Plot"), "PNG (*.png)", None, True, True),
            tr("The share of the photos located within each distance, with its 95 % interval"),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", tr("How well it works, in one sentence")))
        self.addOutput(QgsProcessingOutputString("CONFIDENCE", tr("Whether its confidence can be believed")))
        self.addOutput(QgsProcessingOutputNumber("N_PHOTOS", tr("Photos tried")))
        self.addOutput(QgsProcessingOutputNumber("WITHIN_1", tr("Percentage within 1 km by the first candidate")))
        self.addOutput(QgsProcessingOutputNumber("WITHIN_25", tr("Percentage within 25 km by the first candidate")))

    def processAlgorithm(self, parameters, context, feedback):
        """Try the photos, and write layers and plot.

        Raises:
            QgsProcessingException: no photo has a position, or the engine or an output cannot be opened.
        """
        try:
            return self._try(parameters, context, feedback)
        except RunStoppedError:
            return {}
        except (PinpointError, ValueError) as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _try(self, parameters, context, feedback):
        settings_now = self._chosen(parameters, context)
        trials.check_sending(settings_now)
        within = self._area(parameters, context, feedback)
        paths = self._paths(parameters, context, feedback)
        chosen = trials.choose(paths, within, feedback.isCanceled, lambda share: feedback.setProgress(100 * share))
        for photo, why in chosen.unplaced:
            feedback.pushWarning(f"{photo.path}: {why}")
        search_within = self.parameterAsBool(parameters, "SEARCH_WITHIN", context)
        request = trials.request_of(settings_now, within if search_within else ())
        found = _ask(self._engines.get(settings_now), chosen, request, feedback)
        figures = trial.figures(found, request.top_k)
        outputs = {**self._write(found, parameters, context), **self._plot(figures, parameters, context)}
        sentence, confidence = trial.in_words(figures, bool(within), tr), trial.honesty_in_words(figures, tr)
        for said in (sentence, confidence, trial.fairness_in_words(chosen, figures, tr)):
            feedback.pushInfo(said)
        shares = {f"WITHIN_{km:g}": 100 * figures.first[km].share for km in (1.0, 25.0)}
        return {**outputs, "SENTENCE": sentence, "CONFIDENCE": confidence, "N_PHOTOS": figures.count, **shares}

    def _area(self, parameters, context, feedback):
        source = self.parameterAsSource(parameters, "WITHIN", context)
        area = areas.from_source(source, context) if source is not None else SearchArea()
        for note in area.notes:
            feedback.pushWarning(note)
        return area.polygons

    def _paths(self, parameters, context, feedback):
        folder = self.parameterAsFile(parameters, "PHOTOS_IN", context)
        source = self.parameterAsSource(parameters, "LAYER", context)
        if bool(folder) == (source is not None):
            raise QgsProcessingException(tr("give either a folder of photos or a layer, not both or neither"))
        if source is not None:
            return self._paths_in(source, self.parameterAsString(parameters, "PATH_FIELD", context))
        if not os.path.exists(folder):
            raise QgsProcessingException(tr("{folder} does not exist; check the path").format(folder=folder))
        listing = list_files([folder])
        if said := words.skipped(listing):
            feedback.pushInfo(said)
        return listing.paths

    def _paths_in(self, source, field):
        if source.fields().indexOf(field) < 0:
            raise QgsProcessingException(
                tr("{layer} has no field {field}; choose the one with the paths of the photos").format(
                    layer=source.sourceName(), field=repr(field)
                )
            )
        values = [feature[field] for feature in source.getFeatures()]
        return list(dict.fromkeys(str(value) for value in values if value))

    def _write(self, found, parameters, context):
        rows, of_fields, outputs = list(trial.rows(found)), layers.fields(trial.TRIAL), {}
        crs = QgsCoordinateReferenceSystem(layers.WGS84)
        for (name, style, _, kind), features in zip(SINKS, (trials.point_features, trials.line_features)):
            sink, target = self.parameterAsSink(parameters, name, context, of_fields, kind, crs)
            if sink is None:
                continue
            if not all(sink.addFeature(each, QgsFeatureSink.Flag.FastInsert) for each in features(rows, of_fields)):
                fault = tr("the layer cannot be written ({reason}); free some space")
                raise QgsProcessingException(fault.format(reason=sink.lastError()))
            if context.willLoadLayerOnCompletion(target):
                context.layerToLoadOnCompletionDetails(target).setPostProcessor(_TrialStyler.of(style))
            outputs[name] = target
        return outputs

    def _plot(self, figures, parameters, context):
        target = self.parameterAsFileOutput(parameters, "PLOT", context)
        if not target:
            return {}
        trial_plot.save(figures, Path(target))
        return {"PLOT": target}


def _ask(engine, chosen, request, feedback):
    """Ask the engine; if cancelled, do not wait for photos that it still works on."""

    def stop():
        stop_waiting(engine)

    feedback.canceled.connect(stop)
    try:
        return trials.ask(engine, chosen, request, feedback.isCanceled, lambda share: feedback.setProgress(100 * share))
    finally:
        feedback.canceled.disconnect(stop)


class _TrialStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output once it is loaded. QGIS keeps no reference to it, so the class does until then."""

    kept: set = set()

    @classmethod
    def of(cls, style):
        made = cls()
        made.style = style
        cls.kept.add(made)
        return made

    def postProcessLayer(self, layer, _context, _feedback):
        layers.style(layer, trial.TRIAL, self.style)
        self.kept.discard(self)
