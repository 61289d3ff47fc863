"""Writes a position into the EXIF of a JPEG: everything else in the file stays as it is, byte by byte.

Pillow would compress the picture anew, and the maker's notes in EXIF break if they are moved. So the old EXIF stays
where it is, and the changed directories are added behind it, as TIFF allows.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import IO, Dict, Iterator, List, NamedTuple, Optional, Tuple

from ..errors import PhotoError
from ..types import Location

EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
SOI, APP0, APP1, SCAN = b"\xff\xd8", 0xE0, 0xE1, 0xDA
ALONE = (0x01, *range(0xD0, 0xD8))
"""Markers without a length."""
MOST_BYTES = 65_533
"""The most that a segment can hold after its length."""
EMPTY = b"MM\0*\0\0\0\x08\0\0\0\0\0\0"
EXIF_IFD, GPS_IFD, EXIF_VERSION, USER_COMMENT = 0x8769, 0x8825, 0x9000, 0x9286
VERSION, LAT_REF, LAT, LON_REF, LON, DATUM, METHOD = 0, 1, 2, 3, 4, 18, 27
OWN_FIX = (7, 16, 17, 29)
"""GPS tags of the camera that stay: the time, the day and the heading; the others describe its own position."""
BYTE, ASCII, LONG, RATIONAL, UNDEFINED = 1, 2, 4, 5, 7
ASCII_TEXT, MANUAL = b"ASCII\0\0\0", b"MANUAL"
PER_DEGREE = 360_000_000
"""Positions are written in hundred-thousandths of a second."""


class Entry(NamedTuple):
    """An entry of a directory: its type, how many values, and these as bytes, or None if `offset` has or finds them."""

    kind: int
    length: int
    value: Optional[bytes]
    offset: bytes = b""


@dataclass(frozen=True)
class Head:
    """The segments of a JPEG before its picture, each with its marker and all its bytes, and where they end."""

    segments: Tuple[Tuple[int, bytes], ...]
    end: int

    def exif(self) -> Optional[bytes]:
        """Return the TIFF structure of its EXIF; None without EXIF."""
        return next((body[4 + len(EXIF) :] for marker, body in self.segments if _is_exif(marker, body)), None)

    def has_xmp_position(self) -> bool:
        """Tell whether its XMP holds a position, which some programs prefer to the one in EXIF."""
        xmp = (body for marker, body in self.segments if marker == APP1 and body[4:].startswith(XMP))
        return any(b"GPSLatitude" in body for body in xmp)


def _is_exif(marker: int, body: bytes) -> bool:
    return marker == APP1 and body[4:].startswith(EXIF)


def read_head(file: IO[bytes]) -> Head:
    """Read the segments of a JPEG up to its picture.

    Raises:
        PhotoError: it is no JPEG, or is cut short.
    """
    file.seek(0)
    if file.read(2) != SOI:
        raise PhotoError("it is no JPEG; write an XMP sidecar for it", code="unsupported_format")
    found: List[Tuple[int, bytes]] = []
    while True:
        start = file.tell()
        marker = _marker(file)
        if marker == SCAN:
            return Head(tuple(found), start)
        between = file.tell() - start
        length = b"" if marker in ALONE else file.read(2)
        body = file.read(int.from_bytes(length, "big") - 2) if length else b""
        if len(length) + len(body) != (int.from_bytes(length, "big") if length else 0):
            raise _cut_short()
        found.append((marker, b"\xff" * (between - 1) + bytes([marker]) + length + body))


def _marker(file: IO[bytes]) -> int:
    """Read a marker, before which there may be any number of bytes 0xFF."""
    first, second = file.read(1), file.read(1)
    while second == b"\xff":
        second = file.read(1)
    if first != b"\xff" or not second:
        raise _cut_short()
    return second[0]


def _cut_short() -> PhotoError:
    return PhotoError("it is broken or cut short; copy it again", code="broken")


def write_position(source: IO[bytes], target: IO[bytes], location: Location, note: str) -> Head:
    """Copy a JPEG with a position and a note (ASCII) in its EXIF; return the segments of the source.

    The note is the comment (UserComment), and the method of the position is MANUAL, as the standard calls it.
    A comment that says something stays, and the method is the note.

    Raises:
        PhotoError: it is no JPEG, its EXIF is damaged, or has no room.
    """
    head = read_head(source)
    try:
        exif = EXIF + positioned(head.exif() or EMPTY, location, note)
    except (struct.error, IndexError, ValueError) as error:
        raise PhotoError("its EXIF is damaged; write an XMP sidecar for it", code="broken") from error
    if len(exif) > MOST_BYTES:
        raise PhotoError("its EXIF has no room for a position; write an XMP sidecar for it", code="too_large")
    body = struct.pack(">BBH", 0xFF, APP1, len(exif) + 2) + exif
    target.write(SOI + b"".join(_with_exif(head, body)))
    for block in _blocks(source, head.end):
        target.write(block)
    return head


def _with_exif(head: Head, exif: bytes) -> Iterator[bytes]:
    """Yield the segments, with the EXIF replaced, or added before the first one that is no APP0."""
    markers = [marker for marker, _ in head.segments]
    old = next((number for number, each in enumerate(head.segments) if _is_exif(*each)), None)
    at = next((number for number, marker in enumerate(markers) if marker != APP0), len(markers)) if old is None else old
    for number, (_, body) in enumerate(head.segments):
        if number == at:
            yield exif
        if number != old:
            yield body
    if at == len(markers):
        yield exif


def digest_without_exif(file: IO[bytes]) -> str:
    """Return the SHA-256 of a JPEG without its EXIF: of the picture and all else."""
    head, state = read_head(file), hashlib.sha256(SOI)
    old = next((number for number, each in enumerate(head.segments) if _is_exif(*each)), None)
    for number, (_, body) in enumerate(head.segments):
        if number != old:
            state.update(body)
    for block in _blocks(file, head.end):
        state.update(block)
    return state.hexdigest()


def _blocks(file: IO[bytes], start: int) -> Iterator[bytes]:
    file.seek(start)
    while block := file.read(1 << 20):
        yield block


def positioned(tiff: bytes, location: Location, note: str) -> bytes:
    """Return EXIF (its TIFF structure) with a position and a note; what it had keeps its offsets.

    Raises:
        struct.error, ValueError: it is damaged.
    """
    order = _order(tiff)
    tiff += b"\0" * (len(tiff) % 2)
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    main, behind = _directory(tiff, order, start)
    details, after = _below(tiff, order, main, EXIF_IFD)
    own, _ = _below(tiff, order, main, GPS_IFD)
    text, method = ASCII_TEXT + note.encode("ascii", "replace"), ASCII_TEXT + MANUAL
    fix = {tag: entry for tag, entry in own.items() if tag in OWN_FIX}
    fix.update(_gps(location, order))
    details.setdefault(EXIF_VERSION, Entry(UNDEFINED, 4, b"0230"))
    if _has_comment(tiff, order, details.get(USER_COMMENT)):
        method = text
    else:
        details[USER_COMMENT] = Entry(UNDEFINED, len(text), text)
    fix[METHOD] = Entry(UNDEFINED, len(method), method)
    for tag, entries, following in ((GPS_IFD, fix, 0), (EXIF_IFD, details, after)):
        main[tag] = Entry(LONG, 1, struct.pack(f"{order}I", len(tiff)))
        tiff += _packed(entries, len(tiff), order, following)
    return tiff[:4] + struct.pack(f"{order}I", len(tiff)) + tiff[8:] + _packed(main, len(tiff), order, behind)


def _order(tiff: bytes) -> str:
    """Return the byte order of a TIFF structure as `struct` names it."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        raise ValueError("no TIFF header")
    return order


def _directory(tiff: bytes, order: str, at: int) -> Tuple[Dict[int, Entry], int]:
    """Return the entries of a directory by tag, and the offset of the next directory."""
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    found = {}
    for number in range(count):
        tag, kind, length, offset = struct.unpack_from(f"{order}HHI4s", tiff, at + 2 + 12 * number)
        found[tag] = Entry(kind, length, None, offset)
    return found, struct.unpack_from(f"{order}I", tiff, at + 2 + 12 * count)[0]


def _below(tiff: bytes, order: str, main: Dict[int, Entry], tag: int) -> Tuple[Dict[int, Entry], int]:
    """Return a directory that an entry of the main one points to; an empty one without it."""
    return _directory(tiff, order, struct.unpack(f"{order}I", main[tag].offset)[0]) if tag in main else ({}, 0)


def _packed(entries: Dict[int, Entry], at: int, order: str, following: int) -> bytes:
    """Return a directory as it stands at an offset, with its values behind it."""
    rows, values = [], b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, entry in sorted(entries.items()):
        field = entry.offset
        if entry.value is not None and len(entry.value) <= 4:
            field = entry.value.ljust(4, b"\0")
        elif entry.value is not None:
            field = struct.pack(f"{order}I", behind + len(values))
            values += entry.value + b"\0" * (len(entry.value) % 2)
        rows.append(struct.pack(f"{order}HHI4s", tag, entry.kind, entry.length, field))
    return struct.pack(f"{order}H", len(rows)) + b"".join(rows) + struct.pack(f"{order}I", following) + values


def _gps(location: Location, order: str) -> Dict[int, Entry]:
    """Return the entries of a position in WGS 84."""
    return {
        VERSION: Entry(BYTE, 4, bytes((2, 3, 0, 0))),
        LAT_REF: Entry(ASCII, 2, b"S\0" if location.lat < 0 else b"N\0"),
        LAT: _degrees(location.lat, order),
        LON_REF: Entry(ASCII, 2, b"W\0" if location.lon < 0 else b"E\0"),
        LON: _degrees(location.lon, order),
        DATUM: Entry(ASCII, 7, b"WGS-84\0"),
    }


def _degrees(degrees: float, order: str) -> Entry:
    whole, rest = divmod(round(abs(degrees) * PER_DEGREE), PER_DEGREE)
    minutes, seconds = divmod(rest, PER_DEGREE // 60)
    return Entry(RATIONAL, 3, struct.pack(f"{order}6I", whole, 1, minutes, 1, seconds, PER_DEGREE // 3600))


def _has_comment(tiff: bytes, order: str, entry: Optional[Entry]) -> bool:
    """Tell whether a comment says something after the eight bytes that name its encoding."""
    return entry is not None and bool(_value(tiff, order, entry)[8:].strip(b"\0 "))


def _value(tiff: bytes, order: str, entry: Entry) -> bytes:
    size = entry.length * {BYTE: 1, ASCII: 1, LONG: 4, RATIONAL: 8, UNDEFINED: 1}[entry.kind]
    if size <= 4:
        return entry.offset[:size]
    at = struct.unpack(f"{order}I", entry.offset)[0]
    if at + size > len(tiff):
        raise ValueError("a value lies outside")
    return tiff[at : at + size]


def read_position(file: IO[bytes]) -> Optional[Location]:
    """Read the position in the EXIF of a JPEG as this module writes it; None if there is none.

    Raises:
        PhotoError: it is no JPEG.
    """
    tiff = read_head(file).exif()
    try:
        if tiff is None:
            return None
        order = _order(tiff)
        main, _ = _directory(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
        gps, _ = _below(tiff, order, main, GPS_IFD)
        return Location(_signed(tiff, order, gps, LAT), _signed(tiff, order, gps, LON))
    except (struct.error, IndexError, KeyError, ValueError, ZeroDivisionError):
        return None


def _signed(tiff: bytes, order: str, gps: Dict[int, Entry], tag: int) -> float:
    numbers = struct.unpack(f"{order}6I", _value(tiff, order, gps[tag]))
    degrees = sum(above / below / 60**power for power, (above, below) in enumerate(zip(numbers[::2], numbers[1::2])))
    return -degrees if gps[tag - 1].offset[:1] in (b"S", b"W") else degrees
