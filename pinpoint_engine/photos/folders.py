"""Folders as people have them: the photos in them listed, all else skipped and counted by kind."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, Set, Tuple, Union


def _kinds(words: Mapping[str, str]) -> Dict[str, str]:
    """Turn words by kind into the kind of each word."""
    return {word: kind for kind, listed in words.items() for word in listed.split()}


NAS, RAW_TWINS, BACKUPS = "NAS thumbnails", "raw files beside their JPEGs", "backups"
NAS_FOLDERS, THUMBNAIL_FOLDERS = "folders of NAS thumbnails", "folders of thumbnails"
LIBRARY_FOLDERS = "folders of a photo library"
CLIPS, RECORDINGS, SIDECARS, TRACKS = "clips", "sound recordings", "sidecars", "tracks"
DOCUMENTS, ARCHIVES, DATABASES, DRAWINGS = "documents", "archives", "databases", "drawings and animations"
BINS, SYSTEM_FOLDERS, HIDDEN_FOLDERS, LINKED = "recycle bins", "system folders", "hidden folders", "linked folders"
SYSTEM_FILES, HIDDEN_FILES, OTHERS = "system files", "hidden files", "other files"
SINGULAR = {
    RAW_TWINS: "raw file beside its JPEG",
    DRAWINGS: "drawing or animation",
    NAS_FOLDERS: "folder of NAS thumbnails",
    THUMBNAIL_FOLDERS: "folder of thumbnails",
    LIBRARY_FOLDERS: "folder of a photo library",
}
"""One of a kind, where that is not the kind less its last letter."""
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
"""Kinds by ending, believed without a look inside: a THM is a JPEG by its bytes, and yet no photo of its own.

Raw files cannot be decoded here, and say so by name when they are asked.
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
"""Folders that are skipped whole and count as one: a NAS has one of thumbnails for each photo, and a bin or a
snapshot may hold every photo once more."""
OLD_BINS, BIN_FILES = ("recycler", "recycled"), ("info2", "desktop.ini")
"""Bins of old Windows and what lies in each, or in its folder of each user; else a folder is only called so."""
ORDINARY = ("recycler", "recycled", "thumbnails", "thumbs", "captureone")
"""Names that people give to folders too; those that are skipped are named."""
NAMED = 4
"""So many are named; the others are counted."""
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF_BRANDS = (b"avif", b"avis")
HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""How the bytes of a photo begin, whatever the file is called; WebP, HEIC and AVIF tell it from the eighth byte on."""
LIBRARIES = (".photoslibrary", ".photolibrary", ".aplibrary", ".migratedphotolibrary")
ORIGINALS = frozenset(("originals", "masters"))
"""Where the photos lie in a library of Apple's; beside them it keeps previews and thumbnails of each."""


@dataclass(frozen=True)
class Listing:
    """What is there: `paths` of photos, and how many of what else were `skipped`, by kind.

    Among the paths are folders that could not be searched and paths that are not there: each becomes a `Failure` that
    says so when it is decoded, as a broken photo does. `named` are folders that were skipped for names that people
    use, too.
    """

    paths: Tuple[str, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    named: Tuple[str, ...] = ()

    def in_words(self) -> str:
        """Say what was skipped: "skipped: 3 sidecars, 1 clip, 1 recycle bin"; "" where nothing was."""
        counts = sorted(self.skipped.items(), key=lambda count: (-count[1], count[0]))
        words = [f"{count:,} {kind if count != 1 else SINGULAR.get(kind, kind[:-1])}" for kind, count in counts]
        more = f" and {len(self.named) - NAMED:,} more" if len(self.named) > NAMED else ""
        named = f"; add by itself what holds photos: {', '.join(self.named[:NAMED])}{more}" if self.named else ""
        return f"skipped: {', '.join(words)}{named}" if words else ""


def list_files(paths: Iterable[Union[str, os.PathLike[str]]]) -> Listing:
    """List the photos in files and folders (searched recursively), in a stable order, each once.

    A path that is given is listed, whatever it is. In folders, what has a photo's ending or first bytes is listed and
    all else skipped and counted. Links to folders inside a folder are not followed; two names of one file are one
    photo. Nothing is raised: what cannot be read is listed, too.
    """
    search = _FolderSearch()
    for given in paths:
        path = os.path.expanduser(os.fspath(given))
        # One file has one name, and so one id; after a link, `..` leads elsewhere than it reads.
        path = _real(path) if ".." in Path(path).parts else os.path.abspath(path)
        if _is_there(path):
            search.below(path)
        else:
            search.take(path, _real(path))
    return Listing(tuple(search.found.values()), dict(search.skipped), tuple(search.named))


def _real(path: str) -> str:
    """Return a path without links; as it is where no file can have it, for a NUL or half a character in it."""
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
    """Tell whether a file has the ending of a raw file."""
    return _kind_by_ending(path) == RAW


def refusal(folder: str) -> OSError | None:
    """Return why a folder cannot be searched, None where it can."""
    return _scan(folder)[1]


def is_photo_head(head: bytes) -> bool:
    """Tell whether a file that begins with these bytes (12 at least) is a photo."""
    brand = head[8:12]
    is_webp = head.startswith(b"RIFF") and brand == b"WEBP"
    return head.startswith(HEADS) or is_webp or (head[4:8] == b"ftyp" and brand in HEIF_BRANDS + AVIF_BRANDS)


class _FolderSearch:
    """What was found so far: paths by the real path of each, folders that were searched, and counts of the rest."""

    def __init__(self) -> None:
        self.found: Dict[str, str] = {}
        self.skipped: Counter[str] = Counter()
        self.named: List[str] = []
        self._searched: Set[str] = set()

    def take(self, path: str, real: str) -> None:
        self.found.setdefault(real, path)

    def below(self, folder: str) -> None:
        """Search a folder, its files first, then its folders, in the order of their names; however deep they lie."""
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
        """Tell whether a folder is to be searched; count what is skipped."""
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
    """Tell whether a bin's files lie in a folder or in one below it, as each user had a bin."""
    entries, _ = _scan(folder)
    inner = [_scan(entry.path)[0] for entry in entries if _is_folder(entry) and not _is_link(entry)]
    return any(each.name.casefold() in BIN_FILES for found in (entries, *inner) for each in found)


def _scan(folder: str) -> Tuple[List[os.DirEntry[str]], OSError | None]:
    """Return what lies in a folder by name, as far as it could be read, and what hindered it.

    A folder may be listed and still not be entered, and a disk may fail half way.
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
    """Return as what a file in a folder is skipped, "" for a photo; `beside` are the names in its folder."""
    name = entry.name.casefold()
    stem, kind = os.path.splitext(name)[0], _kind_by_ending(name)
    if name.strip() in SYSTEM_NAMES or name.startswith(("._", "~$")):
        return SYSTEM_FILES
    if name.startswith("synofile_thumb"):
        return NAS
    if name.startswith("."):
        return HIDDEN_FILES
    if name.endswith("_original") and name[: -len("_original")] in beside:
        return BACKUPS  # ExifTool keeps what it changes
    if kind == RAW and not beside.isdisjoint(f"{stem}{ending}" for ending in (".jpg", ".jpeg", ".heic", ".hif")):
        return RAW_TWINS
    if kind not in ("", PHOTO, RAW):
        return kind
    if _is_special(entry):
        return OTHERS
    return "" if kind or _begins_as_photo(entry.path) else OTHERS


def _kind_by_ending(name: str) -> str:
    """Return the kind that a name's ending tells; a second of the same name has a number behind it: `.MP~2`."""
    return ENDINGS.get(os.path.splitext(name)[1].casefold().partition("~")[0], "")


def _begins_as_photo(path: str) -> bool:
    """Look into a file; one that may not be read could be a photo, and is not skipped in silence."""
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
    """Tell whether a folder is a link, or what Windows calls a junction."""
    if entry.is_symlink():
        return True
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return junction is not None and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == junction


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Tell whether it is a pipe, socket or device, which must not be waited for; a link to nothing is none."""
    try:
        return not entry.is_file() and os.path.exists(entry.path)
    except OSError:
        return False
