"""A Panoramax server for tests: one that keeps its contract, and the real one; both behind a server that misbehaves."""

from __future__ import annotations

import io
import json
import math
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np
from loopback import JPEG, Call, Loopback, Reply
from PIL import Image

LICENCE = "etalab-2.0"
AREA = (49.99, 9.99, 50.03, 10.03)
"""South, west, north and east of a box around all pictures; nothing is there in the real world that matters."""
FIRST = datetime(2024, 6, 1, 10, tzinfo=UTC)
NAMES = uuid.UUID("0f6d1f5c-20f4-4b38-9a0e-5b1a3a1f9f11")
WIDTHS = {"thumb": 500, "sd": 2048}
GEOJSON = "application/geo+json"
PLAIN = {"Accept-Encoding": "identity"}
MEASURED = "Exif.GPSInfo.GPSImgDirection"


@dataclass(frozen=True)
class Picture:
    """A picture on a server; `heading` is None if the camera measured none, `is_round` is for panoramas.

    It is made up, unless `path` names its file.
    """

    number: int
    walk: str
    lat: float
    lon: float
    heading: int | None = None
    author: str = ""
    is_round: bool = False
    size: tuple[int, int] = (640, 480)
    path: str = ""

    @property
    def id(self) -> str:
        return str(uuid.uuid5(NAMES, f"picture {self.number}"))

    @property
    def collection(self) -> str:
        return str(uuid.uuid5(NAMES, f"walk {self.walk}"))

    @property
    def taken(self) -> datetime:
        return FIRST + timedelta(seconds=10 * self.number)


def walks() -> list[Picture]:
    """Return the pictures of four walks: along a road, at a crossing in four directions, without compass, all round."""
    road = [Picture(i, "road", 50 + i * 0.0001, 10 + i * 0.0002, i * 7 % 360, "Ada Walker") for i in range(40)]
    crossing = [
        Picture(100 + 4 * i + j, "crossing", 50.01 + i * 0.001, 10.01, 90 * j, "Bo, of the town")
        for i in range(3)
        for j in range(4)
    ]
    lost = [Picture(200 + i, "lost", 50.02, 10.02 + i * 0.001, size=(420, 420)) for i in range(3)]
    round_ = [Picture(300, "round", 50.025, 10.001, 200, "Cy", is_round=True, size=(1024, 512))]
    return [*road, *crossing, *lost, *round_]


@lru_cache(maxsize=100)
def jpeg(picture: Picture, width: int = 0) -> bytes:
    """Return a picture of coloured squares, as the server has it or at another width; or that of its file."""
    if picture.path:
        return Path(picture.path).read_bytes()
    colours = np.random.default_rng(picture.number).integers(0, 255, (6, 8, 3), np.uint8)
    image = Image.fromarray(colours).resize(picture.size, Image.Resampling.NEAREST)
    if width:
        image = image.resize((width, width * picture.size[1] // picture.size[0]))
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()


class Contract:
    """Answers as a Panoramax server does, as far as its contract is known; see `Instance` for what both can do."""

    def __init__(self) -> None:
        self.pictures = walks()
        self.held_back: set[str] = set()
        self.licences: dict[str, str] = {}
        self.is_up = True
        self.web = Loopback(self._answer)
        self.put = self.pictures.append

    def remove(self, picture: Picture) -> None:
        self.pictures.remove(picture)

    def hold_back(self, picture: Picture) -> None:
        self.held_back.add(picture.id)

    def release(self, picture: Picture) -> None:
        self.held_back.discard(picture.id)

    def kill(self) -> None:
        self.is_up = False

    def start(self) -> None:
        self.is_up = True

    @contextmanager
    def running(self) -> Iterator[Contract]:
        with self.web.running():
            yield self

    def _answer(self, call: Call) -> Reply:
        if not self.is_up:
            raise ConnectionResetError
        parts = call.path.strip("/").split("/")
        if parts[:2] == ["api", "search"]:
            return self._search(call)
        known = {each.id: each for each in self.pictures}
        picture = known.get(parts[2 if parts[1] == "pictures" else 4])
        if picture is None:
            return _refusal(404, "Picture can't be found, you may check its ID")
        if parts[1] == "collections":
            held = picture.id in self.held_back
            return Reply(status=102, is_chunked=True) if held else Reply(self._feature(picture), kind=GEOJSON)
        if picture.id in self.held_back:
            return _refusal(403, "You're not authorized to access this picture")
        return Reply(jpeg(picture, WIDTHS.get(parts[3].removesuffix(".jpg"), 0)), kind=JPEG, is_chunked=True)

    def _search(self, call: Call) -> Reply:
        try:
            west, south, east, north = map(float, call.params["bbox"].split(","))
        except ValueError:
            return _refusal(400, "Parameter bbox must be in format [minX, minY, maxX, maxY]")
        if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
            return _refusal(
                400, "Parameter bbox must contain valid longitude (-180 to 180) and latitude (-90 to 90) values"
            )
        limit = int(call.params.get("limit", 10))
        if not 1 <= limit <= 10_000:
            return _refusal(400, "Parameter limit must be either empty or a number between 1 and 10000")
        found = [
            each
            for each in self.pictures
            if south <= each.lat <= north and west <= each.lon <= east and each.id not in self.held_back
        ]
        if since := call.params.get("datetime", "").partition("/")[0]:
            found = [each for each in found if each.taken >= datetime.fromisoformat(since)]
        if call.params.get("sortby") == "ts,id":
            found.sort(key=lambda each: (each.taken, each.id))
        else:
            found.sort(key=lambda each: math.hypot(each.lat - (south + north) / 2, each.lon - (west + east) / 2))
        content = {
            "type": "FeatureCollection",
            "features": [self._feature(each) for each in found[:limit]],
            "links": [{"rel": "root", "href": f"{self.web.url}/api/", "type": "application/json"}],
        }
        return Reply(content, kind=GEOJSON)

    def _feature(self, picture: Picture) -> dict:
        pictures = f"{self.web.url}/api/pictures/{picture.id}"
        is_first = next(each for each in self.pictures if each.walk == picture.walk) == picture
        exif = {"Exif.Photo.DateTimeOriginal": f"{picture.taken:%Y-%m-%d %H:%M:%S}"}
        optics: dict = {"sensor_array_dimensions": list(picture.size)}
        providers = [{"id": str(NAMES), "name": "Default account", "roles": ["producer"]}]
        if picture.heading is not None:
            exif[MEASURED] = f"{picture.heading * 100}/100"
        if picture.author:
            exif["Exif.Image.Artist"] = picture.author
            providers.append({"name": picture.author, "roles": ["producer"]})
        if picture.is_round:
            optics["field_of_view"] = 360
        return {
            "type": "Feature",
            "stac_version": "1.0.0",
            "id": picture.id,
            "collection": picture.collection,
            "geometry": {"type": "Point", "coordinates": [picture.lon, picture.lat]},
            "bbox": [picture.lon, picture.lat] * 2,
            "assets": {name: {"href": f"{pictures}/{name}.jpg", "type": JPEG} for name in ("hd", "sd", "thumb")},
            "providers": providers,
            "properties": {
                "datetime": picture.taken.isoformat(),
                "datetimetz": picture.taken.astimezone().isoformat(),
                "license": self.licences.get(picture.id, LICENCE),
                # where nothing is measured, or north, the server makes something up
                "view:azimuth": picture.heading or (0 if picture.heading is None and is_first else 63),
                "exif": exif,
                "geovisio:producer": "Default account",
                "original_file:size": len(jpeg(picture)),
                "pers:interior_orientation": optics,
            },
        }


def _refusal(status: int, message: str) -> Reply:
    return Reply({"message": message, "status_code": status}, status)


def by_pages(web: Loopback, box: Sequence[float], limit: int) -> list[str]:
    """Return the ids in a box by asking for pictures in order of time, each time from the last one on."""
    import requests

    south, west, north, east = box
    found: dict[str, None] = {}
    since = "1970-01-01T00:00:00Z"
    while True:
        params = {
            "bbox": f"{west},{south},{east},{north}",
            "limit": limit,
            "sortby": "ts,id",
            "datetime": f"{since}/..",
        }
        features = json.loads(requests.get(f"{web.url}/api/search", params, headers=PLAIN, timeout=30).content)[
            "features"
        ]
        fresh = [each["id"] for each in features if each["id"] not in found]
        found.update(dict.fromkeys(fresh))
        if len(features) < limit or not fresh:
            return list(found)
        since = features[-1]["properties"]["datetime"]
