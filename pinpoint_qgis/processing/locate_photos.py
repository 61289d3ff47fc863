"""Locates photos from a folder, from files or from a table, or the rest of an interrupted run."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterFile

from pinpoint_engine import Album, Request, System, wording
from pinpoint_engine.errors import RequestError

from ..translation import tr
from . import photo_inputs
from .locating import REST_OF, PhotoLocator

PROPOSERS = tuple(system for system in System if system is not System.PINPOINT)
ALBUMS = (Album.INDEPENDENT, Album.SAME_PLACE, Album.SAME_TRIP)


class LocatePhotos(PhotoLocator):
    """Locates photos, each by itself or those of each folder together."""

    ID = "locatephotos"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Locate photos")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        finds = tr(
            "Finds where photos were taken by comparing them with reference photos of known location. Each photo gets "
            "ranked candidates with probabilities, and the evidence for each candidate. Photos stay on this machine "
            "unless a remote engine is chosen in the options. A candidate is a lead, never proof.\n\n"
            "Photos: a folder, files, or a layer with a column of paths.\n\n"
            "Search area: only places inside these polygons are considered.\n\n"
            "A photo that is probably outside what this gallery knows has candidates too: the most similar places in "
            "the gallery. To improve them, draw a search area, or add a gallery of your own area."
        )
        proposed = tr(
            "Proposed by: another system names places coarsely, and Pinpoint ranks them by the reference photos there. "
            "A gallery of the area, or open imagery of it, makes these candidates fine."
        )
        return f"{finds}\n\n{proposed}"

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        photo_inputs.declare(self._declare)
        self._declare_search()
        names = [tr("Pinpoint alone"), *(wording.SYSTEMS[system.value] for system in PROPOSERS)]
        self._declare(
            QgsProcessingParameterEnum("PROPOSED_BY", tr("Proposed by"), names, False, 0),
            tr(
                "Another system can name more places for each photo; Pinpoint ranks them with its own, by the "
                "reference photos there. Only for photos that are located by Pinpoint, each by itself"
            ),
        )
        albums = [tr("are independent"), tr("are of one place"), tr("are of one trip")]
        self._declare(
            QgsProcessingParameterEnum("ALBUM", tr("Photos of one folder"), albums, False, 0),
            tr("Photos of one place or trip are located together; the photos table also has the answer to each alone"),
        )
        self._declare_distances(advanced=True)
        self._declare_engine()
        file = QgsProcessingParameterFile.Behavior.File
        self._declare(
            QgsProcessingParameterFile(REST_OF, tr("Run to resume"), file, "gpkg", optional=True),
            tr(
                "The GeoPackage of an interrupted run, instead of photos: its remaining photos are located with the "
                "parameters of that run, and the outputs hold the whole run"
            ),
            advanced=True,
        )
        self._declare_outputs()

    def album_fields(self, parameters, context):
        """Return how the photos of a folder, or of a value of the album column, belong together."""
        return {"album": ALBUMS[self.parameterAsEnum(parameters, "ALBUM", context)]}

    def proposer(self, parameters, context):
        """Return another system that proposes candidates, None for none; a run to resume keeps its own."""
        chosen = self.parameterAsEnum(parameters, "PROPOSED_BY", context)
        is_new = photo_inputs.given(self, parameters, context)
        return PROPOSERS[chosen - 1] if chosen and is_new else None

    def _check(self, parameters, context):
        """Check the system that proposes candidates too.

        Raises:
            RequestError: the system that locates takes none, or the engine cannot run the other one.
            ValueError: the photos are not located each by itself.
        """
        chosen, other = super()._check(parameters, context), self.proposer(parameters, context)
        if other is None:
            return chosen
        if chosen.system != System.PINPOINT.value:
            told = tr("{system} takes no candidates of {other}; choose Pinpoint, or leave {other} out")
            raise RequestError(told.format(system=wording.SYSTEMS[chosen.system], other=wording.SYSTEMS[other.value]))
        self._check_system(replace(chosen, system=other.value))
        Request(**self.album_fields(parameters, context), proposed_by=other)
        return chosen
