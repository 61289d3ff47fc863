"""Shows the references of a gallery as a layer of points."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingUtils,
)

from pinpoint_engine.tables import REFERENCES

from .. import engines, galleries, layers, reference_layer, settings
from ..translation import tr
from .gallery_upkeep import GalleryAlgorithm

AT_ONCE = 10_000


class GalleryReferences(GalleryAlgorithm):
    """Copies the references of a gallery to a layer, by `pinpoint gallery export`."""

    ID = "galleryreferences"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("References of a gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,export,layer,points,map,show").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Makes a layer of the references of a gallery: a point for each, with its source, author, licence, link, "
            "time and sequence. With map tips switched on, its picture is shown if the gallery has a thumbnail of it, "
            "or its file is on this machine.\n\n"
            "The layer is a copy: editing it does not change the gallery. Never edit the GeoPackages inside a gallery: "
            "it would be taken for damaged."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_gallery()
        points = QgsProcessing.SourceType.TypeVectorPoint
        self._declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("References"), points),
            tr("One point per reference, in degrees"),
        )
        self.addOutput(QgsProcessingOutputNumber("N_REFERENCES", tr("References in the gallery")))

    def _work(self, parameters, context, feedback):
        folder = self._gallery(parameters, context)
        copy = QgsProcessingUtils.generateTempFilename("references.gpkg", context)
        found = engines.command(settings.load())
        count = galleries.export(found, folder, lambda each: feedback.setProgress(each / 2), feedback.isCanceled, copy)
        if count is None:
            return {}
        crs, of_fields = QgsCoordinateReferenceSystem(layers.WGS84), layers.fields(REFERENCES)
        kind = layers.geometry_type(REFERENCES)
        sink, target = self.parameterAsSink(parameters, "OUTPUT", context, of_fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        for number, row in enumerate(reference_layer.open_copy(copy).getFeatures(), 1):
            made = QgsFeature(of_fields)
            made.setAttributes([row[column.name] for column in REFERENCES.columns])
            made.setGeometry(row.geometry())
            if not sink.addFeature(made, QgsFeatureSink.Flag.FastInsert):
                told = tr("OUTPUT cannot be written ({reason}); free some space")
                raise QgsProcessingException(told.format(reason=sink.lastError()))
            if number % AT_ONCE == 0:
                feedback.setProgress(50 + 50 * number / count)
                if feedback.isCanceled():
                    return {}
        if context.willLoadLayerOnCompletion(target):
            context.layerToLoadOnCompletionDetails(target).setPostProcessor(_ReferenceStyler.of(folder))
        return {"GALLERY": folder, "OUTPUT": target, "N_REFERENCES": count}


class _ReferenceStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles the output once it is loaded. QGIS keeps no reference to it, so the class does until then."""

    kept: set = set()

    @classmethod
    def of(cls, folder):
        made = cls()
        made.folder = folder
        cls.kept.add(made)
        return made

    def postProcessLayer(self, layer, _context, _feedback):
        reference_layer.style(layer, self.folder)
        self.kept.discard(self)
