"""Locates the photos of one place or of one trip together, which finds them far better than each by itself."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterEnum

from pinpoint_engine import Album

from ..translation import tr
from . import photo_inputs
from .locating import PhotoLocator

KINDS = (Album.SAME_PLACE, Album.SAME_TRIP)


class LocateAlbum(PhotoLocator):
    """Locates photos that belong together: all of them, or those of each folder or of each value of a column."""

    ID = "locatealbum"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Locate album")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return [*super().tags(), *tr("album,trip,walk,track,sequence,together").split(",")]

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Locates the photos of one place, or of one trip, together: what one photo shows helps to find the others. "
            "The photos table also has the answer to each photo alone.\n\n"
            "Kind of album: photos of one place were taken within the radius of it; those of a trip with at most the "
            "given speed between them.\n\n"
            "All photos are one album, unless each folder is one of its own, or a column of the table says which "
            "photos belong together. GeoCLIP and PLONK take each photo by itself and cannot locate an album."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        photo_inputs.declare(self._declare)
        kinds = [tr("Photos of one place"), tr("Photos of one trip")]
        self._declare(
            QgsProcessingParameterEnum("KIND", tr("Kind of album"), kinds, False, 1),
            tr("The radius is used for one place only, the speed for one trip only"),
        )
        self._declare_distances(advanced=False)
        self._declare(
            QgsProcessingParameterBoolean("EACH_FOLDER", tr("Each folder is an album of its own"), False),
            tr("If not ticked, all photos belong to one album; a column of albums takes precedence"),
        )
        self._declare_search()
        self._declare_engine()
        self._declare_outputs()

    def album_fields(self, parameters, context):
        """Return the kind of album."""
        return {"album": KINDS[self.parameterAsEnum(parameters, "KIND", context)]}

    def photos(self, parameters, context, feedback):
        """Return the photos with their albums."""
        photos = super().photos(parameters, context, feedback)
        by_column = self.parameterAsString(parameters, photo_inputs.ALBUM, context)
        if by_column or self.parameterAsBool(parameters, "EACH_FOLDER", context):
            return photos
        name = _common_folder([photo.path for photo in photos])
        return [replace(photo, album=name) for photo in photos]


def _common_folder(paths):
    """Return the folder that all photos are in, as the name of their album."""
    with suppress(ValueError):  # no photo, or on several drives
        return os.path.commonpath([os.path.dirname(path) for path in paths])
    return "album"
