"""XMP sidecars: the position of a photo in a small file beside it, for every format of photo."""

from __future__ import annotations

import re
from html import escape
from typing import Optional

from ..types import Location

SUFFIX = ".xmp"
"""Added to the whole name of a photo, so that photo.jpg and photo.heic have one each."""
PER_MINUTE = 10**8
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Pinpoint">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    exif:GPSVersionID="2.3.0.0"
    exif:GPSMapDatum="WGS-84"
    exif:GPSLatitude="{lat}"
    exif:GPSLongitude="{lon}"
    exif:GPSProcessingMethod="{note}">
   <exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">{note}</rdf:li></rdf:Alt></exif:UserComment>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
COORDINATE = re.compile(r'exif:GPS(Lat|Long)itude="(\d+),(\d+\.\d+)([NSEW])"')


def packet(location: Location, note: str) -> str:
    """Return the content of a sidecar: a position, and a note on how it was found."""
    lat, lon = _minutes(location.lat, "NS"), _minutes(location.lon, "EW")
    return PACKET.format(lat=lat, lon=lon, note=escape(note))


def _minutes(degrees: float, sides: str) -> str:
    """Return degrees as XMP has them, in minutes: 33,51.40800000S."""
    whole, rest = divmod(round(abs(degrees) * 60 * PER_MINUTE), 60 * PER_MINUTE)
    minutes, parts = divmod(rest, PER_MINUTE)
    return f"{whole},{minutes}.{parts:08d}{sides[degrees < 0]}"


def read_position(text: str) -> Optional[Location]:
    """Read the position in a sidecar as `packet` writes it; None if there is none."""
    found = {name: _degrees(*parts) for name, *parts in COORDINATE.findall(text)}
    return Location(found["Lat"], found["Long"]) if len(found) == 2 else None


def _degrees(whole: str, minutes: str, side: str) -> float:
    degrees = int(whole) + float(minutes) / 60
    return -degrees if side in "SW" else degrees
