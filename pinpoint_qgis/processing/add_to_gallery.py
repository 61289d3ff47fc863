"""Adds geotagged photos to a gallery that is there."""

from __future__ import annotations

from ..translation import tr
from .gallery_photos import GalleryOfPhotos


class AddToGallery(GalleryOfPhotos):
    """Adds the photos of a folder, a CSV table or a layer of points, by `pinpoint gallery add`."""

    ID = "addtogallery"
    ACTION, TARGET = "add", ("--to",)

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Add photos to gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,geotagged,photos,add,append,update").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Adds photos of known position to a gallery, as Build gallery takes them. Photos that the gallery has "
            "already are not worked on again.\n\n"
            "Each photo is kept as soon as it is added: if you cancel, nothing of what was added is lost, and the same "
            "inputs go on from there. An open engine takes over the gallery's new state with the next run."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_gallery()
        self._declare_photos()
        self._declare_credits()
        self._declare_counts()

    def _work(self, parameters, context, feedback):
        folder = self._gallery(parameters, context)
        made = self._make(folder, parameters, context, feedback)
        self._engines.forget_gallery(folder)  # also of a cancelled one, which may have added some
        return made
