"""Brings open imagery of an area into a gallery, or only tells what there is."""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from pinpoint_engine.errors import PinpointError, RequestError

from .. import areas, engines, galleries, imagery, remedies, settings
from ..translation import tr
from .gallery_upkeep import MANIFEST, GalleryAlgorithm


class GetImagery(GalleryAlgorithm):
    """Asks a service of open imagery what it has within polygons, and brings it, by `pinpoint gallery build`, `add`."""

    ID = "getimagery"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Get open imagery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,imagery,panoramax,mapillary,commons,flickr,street level,download,references").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Brings pictures of known position from a service of open imagery into a gallery, with author, licence and "
            "link of each. Photos are then compared with these too, also offline.\n\n"
            "The service's host is asked which pictures lie in boxes that cover the polygons, so it learns where you "
            "look; nothing of your photos is sent. As long as Download is not ticked, it is only asked what it has, "
            "and for a few pictures to tell their size.\n\n"
            "Of the pictures in 20 m that look the same way, the newest is taken. What is downloaded is kept at once: "
            "if you cancel, the same inputs go on from there. Mapillary and Flickr need a token or key of your own, "
            "which the dock keeps encrypted, or the environment names: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        names = [choice.title for choice in imagery.CHOICES]
        self._declare(
            QgsProcessingParameterEnum("SERVICE", tr("From"), names, False, 0), tr("The service that is asked")
        )
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", tr("Within"), polygons),
            tr("The area, as polygons in any coordinate reference system"),
        )
        self._declare(
            QgsProcessingParameterBoolean("DOWNLOAD", tr("Download"), False),
            tr("If not ticked, the service is only asked what it has"),
        )
        self._declare(
            QgsProcessingParameterString("LICENCES", tr("Only these licences"), "", optional=True),
            tr("Separated by commas, as the service names them: CC BY-SA 4.0, CC0; empty for those known to be free"),
        )
        self._declare(
            QgsProcessingParameterString("ADDRESS", tr("Address"), "", optional=True),
            tr("Of another instance of Panoramax, such as https://panoramax.ign.fr"),
            advanced=True,
        )
        self._declare(
            QgsProcessingParameterBoolean("USE", tr("Use this gallery from now on"), True),
            tr("Adds it to your own galleries in the options"),
        )
        self._declare(
            QgsProcessingParameterFolderDestination("GALLERY", tr("Gallery")),
            tr("A new folder, or that of a gallery to add to"),
        )
        self.addOutput(QgsProcessingOutputFile("MANIFEST", tr("The gallery's manifest.json")))
        for name, label in (
            ("N_FOUND", tr("Pictures there")),
            ("N_CHOSEN", tr("Pictures to download")),
            ("SIZE", tr("Size of the download in bytes")),
            ("N_REFERENCES", tr("References in the gallery")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputString("LICENCES_THERE", tr("Licences there")))

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Read the service's token and QGIS's proxy; Processing calls this on the main thread, where QGIS may ask.

        Raises:
            QgsProcessingException: QGIS's encrypted store stays locked, or its proxy cannot be used.
        """
        choice = self._choice(parameters, context)
        try:
            self._variables = imagery.environment(
                self._engines.remotes, [choice.name], self._address(parameters, context)
            )
        except PinpointError as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error
        return True

    def _choice(self, parameters, context):
        return imagery.CHOICES[self.parameterAsEnum(parameters, "SERVICE", context)]

    def _address(self, parameters, context):
        """Return the address of another instance of the service, "" for the usual one."""
        has_address = self._choice(parameters, context).has_address
        return self.parameterAsString(parameters, "ADDRESS", context).strip() if has_address else ""

    def _work(self, parameters, context, feedback):
        folder = self.parameterAsFileOutput(parameters, "GALLERY", context)
        wish, found = self._wish(parameters, context, feedback), engines.command(settings.load())
        feedback.pushInfo(tr("{host} is asked").format(host=wish.host))
        offer = imagery.look(found, folder, feedback.setProgress, feedback.isCanceled, wish)
        if offer is None:
            return {}
        for line in imagery.in_words(offer, offer["allowed"]):
            feedback.pushInfo(line)
        licences = "; ".join(f"{name or '?'}: {count}" for name, count in offer["licences"].items())
        told = {
            "N_FOUND": offer["found"],
            "N_CHOSEN": offer["chosen"],
            "SIZE": offer["size_bytes"],
            "LICENCES_THERE": licences,
        }
        if not self.parameterAsBool(parameters, "DOWNLOAD", context):
            return told
        return {**told, **self._fetch(found, folder, wish, parameters, context, feedback)}

    def _fetch(self, found, folder, wish, parameters, context, feedback):
        intake = imagery.fetch(found, folder, feedback.setProgress, feedback.isCanceled, wish)
        self._engines.forget_gallery(folder)  # also of a cancelled one, which may have added some
        if intake is None:
            feedback.pushInfo(tr("What was done is kept; run it again with the same inputs to go on"))
            return {}
        for line in intake.details:
            feedback.pushWarning(line)
        for line in intake.in_words():
            (feedback.pushWarning if intake.is_poor else feedback.pushInfo)(line)
        if self.parameterAsBool(parameters, "USE", context):
            settings.use_gallery(folder)
        held = galleries.tell(found, folder, feedback.setProgress, feedback.isCanceled)
        total = sum(held["references"].values()) if held else 0
        return {"GALLERY": folder, "MANIFEST": os.path.join(folder, MANIFEST), "N_REFERENCES": total}

    def _wish(self, parameters, context, feedback):
        """Return what is wanted.

        Raises:
            RequestError: the polygons cannot be read.
        """
        choice = self._choice(parameters, context)
        source = self.parameterAsSource(parameters, "WITHIN", context)
        if source is None:
            raise RequestError(tr("the layer of polygons cannot be read; check its path"))
        area = areas.from_source(source, context)
        for note in area.notes:
            feedback.pushWarning(note)
        licences = self.parameterAsString(parameters, "LICENCES", context).split(",")
        wanted = tuple(filter(None, map(str.strip, licences)))
        url = self._address(parameters, context)
        return imagery.ImageryWish(choice, area.polygons, url, wanted, self._variables)
