"""Builds a gallery of your own geotagged photos, in the engine's process; it then serves as references."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterFolderDestination

from .. import settings
from ..translation import tr
from .gallery_photos import GalleryOfPhotos


class BuildGallery(GalleryOfPhotos):
    """Builds a gallery from a folder, a CSV table or a layer of points, by `pinpoint gallery build`."""

    ID = "buildgallery"
    ACTION, TARGET = "build", ("--overwrite", "--out")

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Build gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,geotagged,photos,index,own area,exif").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Builds a gallery from photos of known position, without training. Photos are then also compared with "
            "these: nothing improves answers in your own area more. The work is done by the engine on this machine; "
            "nothing is sent anywhere.\n\n"
            "Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer "
            "of points with a column of paths. A photo that cannot be used is named in the log and left out.\n\n"
            "The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. If you "
            "cancel, or QGIS ends, what was done is kept beside it, and the same inputs and the same folder go on from "
            "there. To use it, tick the last box, choose its manifest.json in Locate photos, or add it in the options."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_photos()
        self._declare_credits()
        self._declare(
            QgsProcessingParameterBoolean("USE", tr("Use this gallery from now on"), False),
            tr("Adds it to your own galleries in the options"),
        )
        self._declare(
            QgsProcessingParameterFolderDestination("GALLERY", tr("Gallery")),
            tr("A new folder, or that of an older gallery, which is replaced"),
        )
        self._declare_counts()

    def _work(self, parameters, context, feedback):
        folder = self.parameterAsFileOutput(parameters, "GALLERY", context)
        made = self._make(folder, parameters, context, feedback)
        if made:
            if self.parameterAsBool(parameters, "USE", context):
                settings.use_gallery(folder)
            self._engines.forget_gallery(folder)
        return made
