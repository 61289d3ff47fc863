"""List the photos in folders; all other files are skipped and counted by kind."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, Set, Tuple, Union


def _kinds(words: Mapping[str, str]) -> Dict[str, str]:
    """Return the kind of each word, from the words of each kind."""
    return {word: kind for kind, listed in words.items() for word in listed.split()}


NAS_THUMBNAILS, RAW_TWINS, BACKUPS = "NAS thumbnails", "raw files beside their JPEGs", "backups"
NAS_FOLDERS, THUMBNAIL_FOLDERS = "folders of NAS thumbnails", "folders of thumbnails"
LIBRARY_FOLDERS = "folders of a photo library"
CLIPS, RECORDINGS, SIDECARS, TRACKS = "clips", "sound recordings", "sidecars", "tracks"
DOCUMENTS, ARCHIVES, DATABASES, DRAWINGS = "documents", "archives", "databases", "drawings and animations"
BINS, SYSTEM_FOLDERS, HIDDEN_FOLDERS, LINKED = "recycle bins", "system folders", "hidden folders", "linked folders"
SYSTEM_FILES, HIDDEN_FILES, OTHERS = "system files", "hidden files", "other files"
KINDS = (
    *(NAS_THUMBNAILS, RAW_TWINS, BACKUPS, NAS_FOLDERS, THUMBNAIL_FOLDERS, LIBRARY_FOLDERS, CLIPS, RECORDINGS, SIDECARS),
    *(TRACKS, DOCUMENTS, ARCHIVES, DATABASES, DRAWINGS, BINS, SYSTEM_FOLDERS, HIDDEN_FOLDERS, LINKED, SYSTEM_FILES),
    *(HIDDEN_FILES, OTHERS),
)
"""What is skipped, in words."""
SINGULAR = {
    RAW_TWINS: "raw file beside its JPEG",
    DRAWINGS: "drawing or animation",
    NAS_FOLDERS: "folder of NAS thumbnails",
    THUMBNAIL_FOLDERS: "folder of thumbnails",
    LIBRARY_FOLDERS: "folder of a photo library",
}
"""The singular of kinds for which dropping the last letter is not enough."""
PHOTO, RAW = "photo", "raw"
ENDINGS = _kinds(
    {
        PHOTO: ".jpg .jpeg .jpe .jif .jfif .jfi .mpo .jps .insp .png .webp .tif .tiff .heic .heics .heif .heifs .hif "
        ".avif .bmp .dib .jp2 .j2k .j2c .jpf .jpx .jxl .jxr .wdp .hdp",
        RAW: ".3fr .arq .arw .cr2 .cr3 .crw .dcr .dcs .dng .erf .fff .gpr .iiq .kdc .mef .mos .mrw .nef .nrw .orf "
        ".ori .pef .raf .raw .rw2 .rwl .rwz .sr2 .srf .srw .x3f",
        CLIPS: ".mp4 .m4v .mov .qt .avi .mkv .webm .wmv .asf .flv .f4v .3gp .3g2 .mpg .mpeg .mpe .m2v .mts .m2ts .vob "
        ".mod .tod .dv .ogv .mxf .insv .lrv .lrf .glv .360 .mp .mv .divx .braw .r3d",
        RECORDINGS: ".wav .mp3 .m4a .aac .ogg .oga .opus .flac .amr .wma .aif .aiff",
        SIDECARS: ".json .xmp .aae .thm .dop .pp3 .on1 .cos .cot .cop .cof .comask .vrd .dr4 .nksc .arp .rpp .mie "
        ".exif .exv .srt .vtt .ctg .ind .bdm .modd .moff .pmp .acr .xml .md5 .sha1 .sha256 .sfv .info",
        TRACKS: ".gpx .kml .kmz .nmea .fit .tcx .igc",
        DOCUMENTS: ".txt .md .rtf .pdf .doc .docx .odt .xls .xlsx .ods .csv .tsv .ppt .pptx .odp .htm .html .mht .epub "
        ".eml .msg .pages .numbers .key .log .url .lnk .webloc .ics .vcf .tex .nfo .ps .qgs .qgz .ini",
        ARCHIVES: ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .cab .iso .dmg",
        DATABASES: ".db .db3 .db-wal .db-shm .db-journal .sqlite .sqlite3 .mdb .accdb .gpkg .dbf .lrcat .lrcat-data "
        ".cocatalog .cocatalogdb",
        DRAWINGS: ".gif .svg .svgz .psd .psb .xcf .kra .ora .ai .eps .ico .icns .cur .emf .wmf .afphoto",
    }
)
"""Kinds by file ending, without looking inside: a THM, for one, is a JPEG by its bytes but not a photo of its own.

Raw files are listed but cannot be decoded; each becomes a `Failure` that says so.
"""
SYSTEM_NAMES = _kinds(
    {
        SYSTEM_FILES: "thumbs.db ehthumbs.db ehthumbs_vista.db desktop.ini picasa.ini zbthumbnail.info .ds_store "
        ".nomedia .localized .picasa.ini .directory icon"
    }
)
FOLDERS = {
    **_kinds(
        {
            NAS_FOLDERS: "@eadir .@__thumb @__thumb",
            THUMBNAIL_FOLDERS: "thumbnails .thumbnails thumbs .thumbs .thumb captureone",
            BINS: "#recycle @recycle $recycle.bin recycler recycled .recycle .dtrash",
            SYSTEM_FOLDERS: "lost+found __macosx .appledouble .spotlight-v100 .fseventsd .temporaryitems "
            ".documentrevisions-v100 #snapshot .snapshot .snapshots .zfs @recently-snapshot @tmp @synoresource "
            ".@upload_cache",
        }
    ),
    "system volume information": SYSTEM_FOLDERS,
}
"""Folders that are skipped as a whole and counted once: a NAS has a thumbnail folder for each photo, and a recycle bin
or snapshot may hold a second copy of every photo."""
OLD_BINS, BIN_FILES = ("recycler", "recycled"), ("info2", "desktop.ini")
"""Recycle bins of old Windows, and the files that prove it, in the bin or in its folder for each user; a folder
without them only has the same name."""
ORDINARY = ("recycler", "recycled", "thumbnails", "thumbs", "captureone")
"""Names that users give to their own folders too, so skipped folders of these names are listed."""
NAMED = 4
"""How many of them a message lists; the others are counted."""
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF_BRANDS = (b"avif", b"avis")
HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""First bytes of photo files; WebP, HEIC and AVIF are recognised by their bytes 8 to 11 instead."""
LIBRARIES = (".photoslibrary", ".photolibrary", ".aplibrary", ".migratedphotolibrary")
ORIGINALS = frozenset(("originals", "masters"))
"""The folders of original photos in an Apple photo library; its other folders hold previews and thumbnails."""


@dataclass(frozen=True)
class Listing:
    """The photos in some files and folders.

    Attributes:
        paths: The photos, and also missing paths and folders that cannot be searched: like a broken photo, each becomes
            a `Failure` with the reason when it is decoded.
        skipped: How many other files and folders were skipped, by kind.
        named: Skipped folders whose names users give to their own folders too.
    """

    paths: Tuple[str, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    named: Tuple[str, ...] = ()

    @property
    def counts(self) -> List[Tuple[str, int]]:
        """How many files and folders of each kind were skipped, the most first."""
        return sorted(self.skipped.items(), key=lambda count: (-count[1], count[0]))

    def in_words(self) -> str:
        """Return what was skipped: "skipped: 3 sidecars, 1 clip, 1 recycle bin"; "" for nothing."""
        words = [f"{count:,} {kind if count != 1 else SINGULAR.get(kind, kind[:-1])}" for kind, count in self.counts]
        more = f" and {len(self.named) - NAMED:,} more" if len(self.named) > NAMED else ""
        named = f"; add by itself any that holds photos: {', '.join(self.named[:NAMED])}{more}" if self.named else ""
        return f"skipped: {', '.join(words)}{named}" if words else ""


def list_files(paths: Iterable[Union[str, os.PathLike[str]]]) -> Listing:
    """List the photos in files and folders (searched recursively), in a stable order, each once.

    A file given by its path is always listed. In folders, files with the ending or first bytes of a photo are listed,
    and all others are skipped and counted. Links to folders inside a folder are not followed; two names of one file
    are one photo. Nothing is raised: files and folders that cannot be read are listed too.
    """
    search = _FolderSearch()
    for given in paths:
        path = os.path.expanduser(os.fspath(given))
        # One file must have one path, and so one id; `..` after a link does not lead to the folder that is written.
        path = _real(path) if ".." in Path(path).parts else os.path.abspath(path)
        if _is_there(path):
            search.below(path)
        else:
            search.take(path, _real(path))
    return Listing(tuple(search.found.values()), dict(search.skipped), tuple(search.named))


def _real(path: str) -> str:
    """Return a path with links resolved; unchanged if it is invalid, such as with a NUL or a lone surrogate in it."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return path


def _is_there(folder: str) -> bool:
    try:
        return os.path.isdir(folder)
    except ValueError:
        return False


def is_raw_name(path: str) -> bool:
    """Return whether a file has the ending of a raw file."""
    return _kind_by_ending(path) == RAW


def refusal(folder: str) -> OSError | None:
    """Return why a folder cannot be searched; None if it can."""
    return _scan(folder)[1]


def is_photo_head(head: bytes) -> bool:
    """Return whether a file that begins with these bytes (at least 12) is a photo."""
    brand = head[8:12]
    is_webp = head.startswith(b"RIFF") and brand == b"WEBP"
    return head.startswith(HEADS) or is_webp or (head[4:8] == b"ftyp" and brand in HEIF_BRANDS + AVIF_BRANDS)


class _FolderSearch:
    """The state of a search: paths by their resolved path, folders already searched, and counts of what was skipped."""

    def __init__(self) -> None:
        self.found: Dict[str, str] = {}
        self.skipped: Counter[str] = Counter()
        self.named: List[str] = []
        self._searched: Set[str] = set()

    def take(self, path: str, real: str) -> None:
        self.found.setdefault(real, path)

    def below(self, folder: str) -> None:
        """Search a folder to any depth: its files first, then its subfolders, by name."""
        waiting = [(folder, os.path.realpath(folder))]
        while waiting:
            path, real = waiting.pop()
            if real in self._searched:
                continue
            self._searched.add(real)
            entries, error = _scan(path)
            if error is not None:
                self.take(path, real)
            self._files([entry for entry in entries if not _is_folder(entry)], real)
            inner = [entry for entry in entries if _is_folder(entry) and self._is_searched(entry, path)]
            waiting += [(entry.path, os.path.join(real, entry.name)) for entry in reversed(inner)]

    def _files(self, entries: List[os.DirEntry[str]], real: str) -> None:
        beside = {entry.name.casefold() for entry in entries}
        for entry in entries:
            kind = _kind(entry, beside)
            if kind:
                self.skipped[kind] += 1
            else:
                whole = os.path.join(real, entry.name)
                self.take(entry.path, os.path.realpath(whole) if entry.is_symlink() else whole)

    def _is_searched(self, entry: os.DirEntry[str], parent: str) -> bool:
        """Return whether a folder is to be searched; if not, count it as skipped."""
        name = entry.name.casefold()
        if _is_link(entry):
            kind = LINKED
        elif parent.casefold().endswith(LIBRARIES) and name not in ORIGINALS:
            kind = LIBRARY_FOLDERS
        elif name in OLD_BINS and not _is_old_bin(entry.path):
            return True
        elif name in FOLDERS or name.startswith(".trash"):
            kind = FOLDERS.get(name, BINS)
        elif name.endswith(".lrdata"):
            kind = THUMBNAIL_FOLDERS
        elif name.startswith("."):
            kind = HIDDEN_FOLDERS
        else:
            return True
        self.skipped[kind] += 1
        if name in ORDINARY and kind != LINKED:
            self.named.append(entry.path)
        return False


def _is_old_bin(folder: str) -> bool:
    """Return whether a folder, or one directly below it (there was one for each user), holds the files of a bin."""
    entries, _ = _scan(folder)
    inner = [_scan(entry.path)[0] for entry in entries if _is_folder(entry) and not _is_link(entry)]
    return any(each.name.casefold() in BIN_FILES for found in (entries, *inner) for each in found)


def _scan(folder: str) -> Tuple[List[os.DirEntry[str]], OSError | None]:
    """Return the entries of a folder, sorted by name, as far as they could be read, and the error, if any.

    A folder may allow listing but not entering, and a disk may fail half-way.
    """
    entries: List[os.DirEntry[str]] = []
    try:
        os.stat(os.path.join(folder, os.curdir))
        with os.scandir(folder) as found:
            for entry in found:
                entries.append(entry)
    except OSError as error:
        return sorted(entries, key=lambda entry: entry.name), error
    return sorted(entries, key=lambda entry: entry.name), None


def _kind(entry: os.DirEntry[str], beside: Set[str]) -> str:
    """Return the kind under which a file is skipped, "" for a photo; `beside` are the names in its folder."""
    name = entry.name.casefold()
    stem, kind = os.path.splitext(name)[0], _kind_by_ending(name)
    if name.strip() in SYSTEM_NAMES or name.startswith(("._", "~$")):
        return SYSTEM_FILES
    if name.startswith("synofile_thumb"):
        return NAS_THUMBNAILS
    if name.startswith("."):
        return HIDDEN_FILES
    if name.endswith("_original") and name[: -len("_original")] in beside:
        return BACKUPS  # ExifTool keeps the original of a file that it changes
    if kind == RAW and not beside.isdisjoint(f"{stem}{ending}" for ending in (".jpg", ".jpeg", ".heic", ".hif")):
        return RAW_TWINS
    if kind not in ("", PHOTO, RAW):
        return kind
    if _is_special(entry):
        return OTHERS
    return "" if kind or _begins_as_photo(entry.path) else OTHERS


def _kind_by_ending(name: str) -> str:
    """Return the kind of a file by its ending; a second file of the same name may end in a number, as in `.MP~2`."""
    return ENDINGS.get(os.path.splitext(name)[1].casefold().partition("~")[0], "")


def _begins_as_photo(path: str) -> bool:
    """Return whether a file's first bytes are a photo's; one that cannot be read counts as a photo, to be reported."""
    try:
        with open(path, "rb") as file:
            return is_photo_head(file.read(16))
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Return whether a folder is a link, or a junction on Windows."""
    if entry.is_symlink():
        return True
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return junction is not None and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == junction


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Return whether it is a pipe, socket or device, on which reading could wait forever; a dangling link is not."""
    try:
        return not entry.is_file() and os.path.exists(entry.path)
    except OSError:
        return False
