"""The base of the algorithms on galleries, and those that tell of one, compact it, and merge several."""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
)

from pinpoint_engine import PinpointError
from pinpoint_engine.errors import RequestError

from .. import engines, galleries, remedies, settings, words
from ..galleries import MANIFEST
from ..translation import tr
from .algorithm import REFERENCES, PinpointAlgorithm


class GalleryAlgorithm(PinpointAlgorithm):
    """An algorithm that lets the engine's command line do something with a gallery."""

    GROUP = REFERENCES

    def processAlgorithm(self, parameters, context, feedback):
        """Do what the algorithm is for.

        Raises:
            QgsProcessingException: there is no engine on this machine, an input is missing, or the engine refuses it.
        """
        try:
            return self._work(parameters, context, feedback)
        except PinpointError as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _declare_gallery(self):
        folder = QgsProcessingParameterFile.Behavior.Folder
        self._declare(
            QgsProcessingParameterFile("GALLERY", tr("Gallery"), folder),
            tr("The folder of a gallery, or its manifest.json"),
        )
        self.addOutput(QgsProcessingOutputFolder("GALLERY", tr("Gallery")))

    def _gallery(self, parameters, context):
        """Return the folder of the gallery.

        Raises:
            RequestError: there is none.
        """
        return galleries.folder_of(self.parameterAsFile(parameters, "GALLERY", context))


class CheckGallery(GalleryAlgorithm):
    """Tells what a gallery holds, and reads all of it to find damage, by `pinpoint gallery info` and `verify`."""

    ID = "checkgallery"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Check gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,verify,info,count,damaged,size").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Says how many references of which kind a gallery has, the room it takes, and whether something is left to "
            "be done. If asked to, it also reads all of it and compares it with its checksums; a damaged gallery is no "
            "error, the output says so. Nothing is changed."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_gallery()
        self._declare(
            QgsProcessingParameterBoolean("VERIFY", tr("Read all of it"), True),
            tr("Compares every file with its checksum; without it, large files are checked by their size only"),
        )
        for name, label in (
            ("N_REFERENCES", tr("References in the gallery")),
            ("N_INTERNET", tr("References of any kind")),
            ("N_STREET", tr("Street-level references")),
            ("N_PENDING", tr("References that are not searched yet; -1 while another program changes the gallery")),
            ("N_REMOVED", tr("Removed references that still take room")),
            ("N_SHARDS", tr("Shards")),
            ("SIZE", tr("Size in bytes")),
            ("FORMAT", tr("Number of its format")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputBoolean("IS_WHOLE", tr("It is whole")))
        self.addOutput(QgsProcessingOutputString("FAULTS", tr("What is damaged")))
        self.addOutput(QgsProcessingOutputString("DIGEST", tr("Digest")))

    def _work(self, parameters, context, feedback):
        folder = self._gallery(parameters, context)
        found = engines.command(settings.load())
        if self.parameterAsBool(parameters, "VERIFY", context):
            faults = galleries.verify(found, folder, feedback.setProgress, feedback.isCanceled)
            if faults is None:
                return {}
            if faults:
                for fault in faults:
                    feedback.reportError(fault)
                feedback.reportError(tr("The gallery is damaged; build it again, or restore it from a copy"))
                return {"GALLERY": folder, "IS_WHOLE": False, "FAULTS": "\n".join(faults)}
        facts = galleries.tell(found, folder, feedback.setProgress, feedback.isCanceled)
        if facts is None:
            return {}
        for said in (galleries.contents(facts), galleries.room(facts), *galleries.notes(facts)):
            feedback.pushInfo(said)
        return {"GALLERY": folder, "IS_WHOLE": True, "FAULTS": "", **_outputs(facts)}


def _outputs(facts):
    counts = facts["references"]
    return {
        "N_REFERENCES": sum(counts.values()),
        "N_INTERNET": counts["internet"],
        "N_STREET": counts["street"],
        "N_PENDING": -1 if facts["pending"] is None else facts["pending"],
        "N_REMOVED": facts["removed"],
        "N_SHARDS": facts["shards"],
        "SIZE": facts["bytes"],
        "FORMAT": facts["format"],
        "DIGEST": facts["digest"],
    }


class CompactGallery(GalleryAlgorithm):
    """Merges the shards of a gallery, by `pinpoint gallery upgrade` and `compact`."""

    ID = "compactgallery"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Compact or upgrade gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,compact,upgrade,convert,format,shards,vacuum").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Makes a gallery smaller and faster: what was added bit by bit becomes one piece, and what was removed no "
            "longer takes room. References that a cancelled run left are finished first, and a gallery of an older "
            "format is converted. No answer changes by it.\n\n"
            "The gallery is switched to the new state in one step: if you cancel, it stays as it was."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_gallery()
        self.addOutput(QgsProcessingOutputNumber("N_REFERENCES", tr("References in the gallery")))

    def _work(self, parameters, context, feedback):
        folder = self._gallery(parameters, context)
        found = engines.command(settings.load())
        count = galleries.compact(found, folder, feedback.setProgress, feedback.isCanceled)
        if count is None:
            return {}
        self._engines.forget_gallery(folder)
        feedback.pushInfo(tr("{count} references").format(count=words.number(count)))
        return {"GALLERY": folder, "N_REFERENCES": count}


class MergeGalleries(GalleryAlgorithm):
    """Makes one gallery of several, by `pinpoint gallery merge`."""

    ID = "mergegalleries"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Merge galleries")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,merge,join,combine,union").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Makes one gallery of several, with their thumbnails; they stay as they are. Of a reference that several "
            "have, that of the first is kept. All must have been made with the same model pack. The new gallery is "
            "written whole or not at all; if you cancel, nothing of it is left."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        files = QgsProcessing.SourceType.TypeFile
        self._declare(
            QgsProcessingParameterMultipleLayers("GALLERIES", tr("Galleries"), files),
            tr("Their manifest.json files, such as the output of Build gallery, or their folders; two or more"),
        )
        self._declare(
            QgsProcessingParameterBoolean("DUPLICATES", tr("Keep duplicates"), False),
            tr("If not ticked, a photo that shows the same as another at the same place is named and left out"),
            advanced=True,
        )
        self._declare(
            QgsProcessingParameterFolderDestination("MERGED", tr("Merged gallery")),
            tr("A new folder, or that of an older gallery, which is replaced"),
        )
        self.addOutput(QgsProcessingOutputFile("MANIFEST", tr("The gallery's manifest.json")))
        self.addOutput(QgsProcessingOutputNumber("N_REFERENCES", tr("References in the gallery")))

    def _work(self, parameters, context, feedback):
        given = [path for path in self.parameterAsFileList(parameters, "GALLERIES", context) if path]
        if len(given) < 2:
            raise RequestError(tr("there is nothing to merge; give two galleries or more"))
        folders = [galleries.folder_of(path) for path in given]
        target = self.parameterAsFileOutput(parameters, "MERGED", context)
        found = engines.command(settings.load())
        duplicates = self.parameterAsBool(parameters, "DUPLICATES", context)
        made = galleries.merge(found, folders, target, feedback.setProgress, feedback.isCanceled, duplicates)
        if made is None:
            return {}
        left_out, count = made
        for line in left_out:
            feedback.pushWarning(line)
        self._engines.forget_gallery(target)
        feedback.pushInfo(tr("{count} references").format(count=words.number(count)))
        return {"MERGED": target, "MANIFEST": os.path.join(target, MANIFEST), "N_REFERENCES": count}
