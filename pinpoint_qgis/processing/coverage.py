"""Processing algorithm that shows how densely the engine's references cover the Earth."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from pinpoint_engine import PinpointError, coverage

from .. import coverage_style, layers, remedies, words
from ..translation import tr
from .algorithm import REFERENCES, SystemAlgorithm


class ShowCoverage(SystemAlgorithm):
    """Counts references by cell, size of cells and source."""

    ID = "coverage"
    GROUP = REFERENCES

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Coverage of the references")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return ["photo", "gallery", "density", "coverage", "reference"]

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Shows where references are dense and where they are few: a photo can only be found near a reference. Each "
            "cell of a grid has one row per source and one for all of them, with its count and its density per km². "
            "Finer cells replace coarser ones as you zoom in."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        sizes = [f"{words.short(size)}°" for size in coverage.SIZES_DEG]
        self._declare(
            QgsProcessingParameterEnum("SIZES", tr("Sizes of the cells"), sizes, True, [0, 1, 2]),
            tr("1° is about 110 km from south to north, 0.01° about 1.1 km"),
        )
        self._declare_system(
            tr("System"),
            tr("All but GeoCLIP and PLONK search the references of the pack and of your own galleries; PLONK has none"),
        )
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self._declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Coverage"), polygons),
            tr("One polygon per cell, size and source"),
        )
        self.addOutput(QgsProcessingOutputNumber("N_REFS", tr("References")))

    def processAlgorithm(self, parameters, context, feedback):
        """Let the engine count, and write the cells.

        Raises:
            QgsProcessingException: the engine or the output cannot be opened.
        """
        try:
            return self._count(parameters, context, feedback)
        except PinpointError as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _count(self, parameters, context, feedback):
        engine = self._engines.get(self._chosen(parameters, context))
        sizes = [coverage.SIZES_DEG[number] for number in self.parameterAsEnums(parameters, "SIZES", context)]
        crs, of_fields = QgsCoordinateReferenceSystem(layers.WGS84), layers.fields(coverage.COVERAGE)
        kind = layers.geometry_type(coverage.COVERAGE)
        sink, target = self.parameterAsSink(parameters, "OUTPUT", context, of_fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        total = 0
        for number, size in enumerate(sizes):
            if feedback.isCanceled():
                break
            rows = list(coverage.rows(engine.coverage(size)))
            total = sum(row["n_refs"] for row in rows if row["source"] == coverage.ALL)
            feedback.pushInfo(
                tr("Cells of {size}° with references: {count}").format(
                    size=words.short(size), count=words.number(len(rows))
                )
            )
            for row in rows:
                if not sink.addFeature(
                    layers.feature(coverage.COVERAGE, row, of_fields), QgsFeatureSink.Flag.FastInsert
                ):
                    raise QgsProcessingException(
                        tr("OUTPUT cannot be written ({reason}); free some space").format(reason=sink.lastError())
                    )
            feedback.setProgress(100 * (number + 1) / len(sizes))
        if context.willLoadLayerOnCompletion(target):
            context.layerToLoadOnCompletionDetails(target).setPostProcessor(_CoverageStyler.of(sizes))
        return {"OUTPUT": target, "N_REFS": total}


class _CoverageStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles the output once it is loaded. QGIS keeps no reference to it, so the class does until then."""

    kept: set = set()

    @classmethod
    def of(cls, sizes):
        made = cls()
        made.sizes = sizes
        cls.kept.add(made)
        return made

    def postProcessLayer(self, layer, _context, _feedback):
        layers.style(layer, coverage.COVERAGE)
        coverage_style.style(layer, self.sizes)
        self.kept.discard(self)
