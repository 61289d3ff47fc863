"""Offers Pinpoint's algorithms in the Processing toolbox, in models and in `qgis_process`."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .. import RESOURCES
from ..translation import tr
from .add_to_gallery import AddToGallery
from .build_gallery import BuildGallery
from .coverage import ShowCoverage
from .engine_status import EngineStatus
from .evaluate import EvaluateOnMyPhotos
from .gallery_references import GalleryReferences
from .gallery_upkeep import CheckGallery, CompactGallery, MergeGalleries
from .get_imagery import GetImagery
from .locate_again import LocateAgain
from .locate_album import LocateAlbum
from .locate_photos import LocatePhotos
from .remove_from_gallery import RemoveFromGallery

ALGORITHMS = (
    *(
        LocatePhotos,
        LocateAlbum,
        LocateAgain,
        EvaluateOnMyPhotos,
        BuildGallery,
        AddToGallery,
        GetImagery,
        CheckGallery,
        CompactGallery,
    ),
    *(RemoveFromGallery, MergeGalleries, GalleryReferences, ShowCoverage, EngineStatus),
)


class PinpointProvider(QgsProcessingProvider):
    """Offers the algorithms of this folder."""

    def __init__(self, engines):
        super().__init__()
        self._engines = engines

    def id(self):
        """Return the prefix of the algorithms' ids."""
        return "pinpoint"

    def name(self):
        """Return the name shown in the toolbox."""
        return "Pinpoint"

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(str(RESOURCES / "icons" / "pinpoint.svg"))

    def loadAlgorithms(self):
        """Register the algorithms; Processing calls this again when its settings change."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm(self._engines))

    def helpId(self):
        """Return no id of QGIS's own documentation; each algorithm has its own help page."""
        return ""

    def longName(self):
        """Return the name with what the provider is for."""
        return tr("Pinpoint: where photos were taken")
