"""Types to JSON and back: what a run was asked, kept for replay."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from .errors import RequestError
from .types import Album, Location, Polygon, Request, Source


def request_to_json(request: Request) -> Dict[str, Any]:
    """Return a request as JSON values; polygons as GeoJSON-like rings of [longitude, latitude]."""
    return {
        "top_k": request.top_k,
        "within": [[_ring(ring) for ring in (polygon.outer, *polygon.holes)] for polygon in request.within],
        "sources": [source.value for source in request.sources],
        "evidence_per_source": request.evidence_per_source,
        "photo_source": request.photo_source.value,
        "album": request.album.value,
        "same_place_m": request.same_place_m,
        "speed_kmh": request.speed_kmh,
        "without": list(request.without),
        "cells": request.cells,
    }


def _ring(ring: Tuple[Location, ...]) -> List[List[float]]:
    return [[place.lon, place.lat] for place in ring]


def _locations(ring: List[List[float]]) -> Tuple[Location, ...]:
    return tuple(Location(lat=lat, lon=lon) for lon, lat in ring)


def _names(values: Sequence[str]) -> Tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError("one name where a list of names is wanted")
    return tuple(str(value) for value in values)


def request_from_json(content: Dict[str, Any]) -> Request:
    """Rebuild a request from JSON values; what an older one does not say has its default.

    Raises:
        RequestError: a value is missing or not allowed.
    """
    try:
        polygons = tuple(
            Polygon(_locations(outer), tuple(_locations(hole) for hole in holes)) for outer, *holes in content["within"]
        )
        sources = tuple(Source(name) for name in content["sources"])
        usual = Request()
        return Request(
            int(content["top_k"]),
            polygons,
            sources,
            int(content["evidence_per_source"]),
            Source(content.get("photo_source", usual.photo_source)),
            Album(content.get("album", usual.album)),
            float(content.get("same_place_m", usual.same_place_m)),
            float(content.get("speed_kmh", usual.speed_kmh)),
            _names(content.get("without", usual.without)),
            bool(content.get("cells", usual.cells)),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise RequestError(f"this is no request ({error}); make one with request_to_json") from error
