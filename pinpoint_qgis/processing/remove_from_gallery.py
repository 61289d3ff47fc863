"""Removes references from a gallery, by their ids, their author, or where they lie."""

from __future__ import annotations

from qgis.core import (
    NULL,
    Qgis,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from pinpoint_engine.errors import RequestError

from .. import areas, engines, galleries, settings
from ..translation import tr
from .gallery_upkeep import GalleryAlgorithm


class RemoveFromGallery(GalleryAlgorithm):
    """Removes what any of its inputs names, by `pinpoint gallery remove`."""

    ID = "removefromgallery"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Remove references from gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,remove,delete,author,area").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Removes references from a gallery: those that are selected in a layer of them, those with some ids, all "
            "of an author, and all within polygons. What any of these names is removed; photos on your disk are "
            "not touched.\n\n"
            "It is done in one step, or not at all. Compact gallery frees the room. For a layer, run References of a "
            "gallery, select some, and tick Selected features only."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_gallery()
        anything = [QgsProcessing.SourceType.TypeVector]
        self._declare(
            QgsProcessingParameterFeatureSource("LAYER", tr("Layer of references"), anything, optional=True),
            tr("A layer with a column of ids, as References of a gallery makes it; all its rows, or the selected ones"),
        )
        text = Qgis.ProcessingFieldParameterDataType.String
        self._declare(
            QgsProcessingParameterField("ID_FIELD", tr("Column of ids"), "ref_id", "LAYER", text, False, True),
            tr("The ids of the references in that layer"),
        )
        self._declare(
            QgsProcessingParameterString("IDS", tr("Ids"), "", multiLine=True, optional=True),
            tr("Ids of references, one on each line"),
        )
        self._declare(
            QgsProcessingParameterString("AUTHOR", tr("Author"), "", optional=True), tr("All references of this author")
        )
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", tr("Within"), polygons, optional=True),
            tr("All references inside these polygons, in any coordinate reference system"),
        )
        self.addOutput(QgsProcessingOutputNumber("N_REMOVED", tr("References removed")))
        self.addOutput(QgsProcessingOutputNumber("N_REFERENCES", tr("References in the gallery")))

    def _work(self, parameters, context, feedback):
        folder = self._gallery(parameters, context)
        named = self._named(parameters, context, feedback)
        if not named:
            raise RequestError(tr("nothing is named to be removed; give a layer, ids, an author or polygons"))
        found = engines.command(settings.load())
        lines = galleries.run(found, ["remove", folder, *named], feedback.setProgress, feedback.isCanceled)
        if lines is None:
            return {}
        self._engines.forget_gallery(folder)
        feedback.pushInfo(lines[-1])
        removed, left = galleries.numbers(lines[-1])
        return {"GALLERY": folder, "N_REMOVED": removed, "N_REFERENCES": left}

    def _named(self, parameters, context, feedback):
        """Return the options that name what is to be removed.

        Raises:
            RequestError: a layer cannot be read, or names nothing.
        """
        named = []
        if ids := self._ids(parameters, context):
            path = QgsProcessingUtils.generateTempFilename("ids.txt", context)
            with open(path, "w", encoding="utf-8") as opened:
                opened.write("".join(f"{each}\n" for each in ids))
            named += ["--list", path]
        if author := self.parameterAsString(parameters, "AUTHOR", context).strip():
            named += [f"--author={author}"]
        if parameters.get("WITHIN") not in (None, NULL, ""):
            named += ["--within", self._area(parameters, context, feedback)]
        return named

    def _ids(self, parameters, context):
        """Return the ids that are written, and those in the layer."""
        ids = [line.strip() for line in self.parameterAsString(parameters, "IDS", context).splitlines() if line.strip()]
        if parameters.get("LAYER") in (None, NULL, ""):
            return ids
        source = self.parameterAsSource(parameters, "LAYER", context)
        if source is None:
            raise RequestError(tr("the layer of references cannot be read; check its path"))
        column = self.parameterAsString(parameters, "ID_FIELD", context) or "ref_id"
        if column not in source.fields().names():
            told = tr("{layer} has no column {column}, only: {names}; choose the column of ids")
            has = ", ".join(source.fields().names()) or tr("none")
            raise RequestError(told.format(layer=source.sourceName(), column=column, names=has))
        unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        read = [
            str(row[column])
            for row in source.getFeatures(QgsFeatureRequest(), unchecked)
            if row[column] not in (None, NULL)
        ]
        if not read:
            raise RequestError(tr("{layer} names no reference; select some").format(layer=source.sourceName()))
        return [*ids, *read]

    def _area(self, parameters, context, feedback):
        """Write the polygons to a file in degrees, and return its path."""
        source = self.parameterAsSource(parameters, "WITHIN", context)
        if source is None:
            raise RequestError(tr("the layer of polygons cannot be read; check its path"))
        area = areas.from_source(source, context)
        for note in area.notes:
            feedback.pushWarning(note)
        path = QgsProcessingUtils.generateTempFilename("within.geojson", context)
        areas.write(area.polygons, path)
        return path
