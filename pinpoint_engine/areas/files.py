"""Read search areas from files: GeoJSON in the variants that tools write, and polygon layers of GIS formats."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry import mapping

from .. import geodesy
from ..errors import MissingPartError, RequestError, reason
from ..photos.files import SILENCE
from ..types import SearchArea
from . import polygons
from .polygons import AreaPart, Ring

GIS_SUFFIXES = (".gpkg", ".shp", ".fgb", ".kml", ".gml", ".sqlite", ".gdb", ".tab", ".mif")
"""Formats that GDAL reads; any other file is read as GeoJSON."""
POINTS_AND_LINES = ("Point", "MultiPoint", "LineString", "MultiLineString")
SURFACES = {15: "PolyhedralSurface", 16: "TIN", 17: "Triangle"}
"""Surface types that shapely does not support, by their WKB code."""
CONVERT = "convert it to polygons there"
RECORD_SEPARATOR = "\x1e"
"""The character before every record of a GeoJSON text sequence (RFC 8142)."""
NO_CRS = "its layer has no coordinate reference system; set one in QGIS and save it again"
NAMELESS_CRS = 'its "crs" names no coordinate reference system; save it in EPSG:4326'
BROKEN = object()
"""Stands for a line or record that is not valid JSON."""
MISNESTED = "its coordinates are not nested as those of a polygon; export it again as GeoJSON"


def read_area(path: Path) -> SearchArea:
    """Read the polygons of a file: GeoJSON in degrees or in the CRS it names, or a GIS format such as GeoPackage.

    Raises:
        RequestError: the file cannot be read, or has no usable polygon.
        MissingPartError: pyogrio is not installed, and the file is not GeoJSON.
    """
    parts = _layer_parts(path) if path.suffix.lower() in GIS_SUFFIXES else _json_parts(path)
    return polygons.search_area(parts, path.name)


def _json_parts(path: Path) -> Iterator[AreaPart]:
    """Yield the polygons of a GeoJSON file, feature by feature, and a reason for everything that is not one."""
    number = 0
    for line, content in _records(path):
        if content is BROKEN:
            yield AreaPart(f"line {line}", why="it is not valid JSON; correct or delete it")
            continue
        for feature, crs in _features(content, None, path):
            number += 1
            yield from _feature_parts(f"feature {number}", feature, crs)


def _records(path: Path) -> list[tuple[int, Any]]:
    """Return the JSON values of a file, each with its line number; BROKEN for one that is not valid.

    A file holds one value, one per line, or one after each record separator.

    Raises:
        RequestError: the file cannot be read, or most of it is not JSON.
    """
    text = _text(path)
    try:
        return [(1, json.loads(text))]
    except (ValueError, RecursionError) as error:
        records = list(_split(text))
        good = sum(isinstance(content, dict) for _, content in records)
        if good and 2 * good >= len(records):
            return records
        at = (
            f"it breaks off at line {error.lineno}"
            if isinstance(error, json.JSONDecodeError)
            else "it is not valid JSON"
        )
        why = at if text.strip() else "it is empty"
        raise RequestError(
            f"{path} cannot be read as GeoJSON: {why}; export the area as GeoJSON, or give a GeoPackage"
        ) from None


def _text(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 or UTF-32; in other encodings letters are lost, but not numbers.

    Raises:
        RequestError: the file cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); check the path and its permissions") from None
    return raw.decode(json.detect_encoding(raw), "replace").removeprefix("\ufeff")


def _split(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the records of a text with the number of their first line; split at record separators, else at lines."""
    line, end = 1, RECORD_SEPARATOR if RECORD_SEPARATOR in text else "\n"
    for record in text.split(end):
        if record.strip():
            try:
                yield line, json.loads(record)
            except (ValueError, RecursionError):
                yield line, BROKEN
        line += record.count("\n") + (end == "\n")


def _features(content: Any, crs: Any, path: Path) -> Iterator[tuple[Any, Any]]:
    """Yield the features of GeoJSON content, or its single geometry, each with the CRS that applies to it.

    Raises:
        RequestError: it is another JSON format, such as TopoJSON.
    """
    if not isinstance(content, dict):
        yield content, crs
        return
    _refuse_other_json(content, path)
    crs = content.get("crs", crs)
    if "features" not in content and content.get("type") != "FeatureCollection":
        yield content, crs
        return
    features = content.get("features")
    for feature in features if isinstance(features, list) else []:
        yield feature, feature.get("crs", crs) if isinstance(feature, dict) else crs


def _refuse_other_json(content: dict[str, Any], path: Path) -> None:
    esri = {"geometryType", "spatialReference", "rings"} & content.keys()
    kind = "TopoJSON" if content.get("type") == "Topology" else "Esri JSON" if esri else ""
    if kind:
        raise RequestError(f"{path.name} is {kind}, not GeoJSON; open it in QGIS and export it as GeoJSON")


def _feature_parts(name: str, feature: Any, crs: Any) -> Iterator[AreaPart]:
    """Yield the polygons of a feature or geometry, and a reason for everything that is not one."""
    if not isinstance(feature, dict):
        yield AreaPart(name, why="it is not a GeoJSON feature; export it again as GeoJSON")
        return
    whole = "geometry" in feature or feature.get("type") == "Feature"
    try:
        to_degrees = _to_degrees(feature.get("crs", crs))
    except ValueError as why:
        yield AreaPart(name, why=str(why))
        return
    yield from _geometry_parts(name, feature.get("geometry") if whole else feature, to_degrees)


def _geometry_parts(name: str, geometry: Any, to_degrees: Callable[[Ring], Ring] | None) -> Iterator[AreaPart]:
    """Yield the parts of a geometry, polygons or not; they are numbered if there are several."""
    simple = _simple(geometry)
    for number, each in enumerate(simple, 1):
        part = AreaPart(name if len(simple) == 1 else f"part {number} of {name}", to_degrees=to_degrees)
        yield _part(part, each)


def _simple(geometry: Any) -> list[Any]:
    """Return the simple geometries of a geometry: collections and multi-polygons are taken apart."""
    waiting, found = [geometry], []
    while waiting:
        each = waiting.pop()
        kind = each.get("type") if isinstance(each, dict) else None
        inner = each.get("geometries") if kind == "GeometryCollection" else None
        parts = each.get("coordinates") if kind == "MultiPolygon" else None
        if isinstance(inner, (list, tuple)) and inner:
            waiting += reversed(inner)
        elif isinstance(parts, (list, tuple)) and parts:
            found += [{"type": "Polygon", "coordinates": part} for part in parts]
        else:
            found.append(each)
    return found


def _part(part: AreaPart, geometry: Any) -> AreaPart:
    """Return a part with the rings of a simple geometry, or with the reason why it has none."""
    filled = partial(AreaPart, part.name, to_degrees=part.to_degrees)
    if geometry is None:
        return filled(why=polygons.NO_GEOMETRY)
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind in POINTS_AND_LINES:
        return filled(why=polygons.no_polygon(kind))
    if kind in ("GeometryCollection", "MultiPolygon"):
        return filled(why=polygons.EMPTY)
    if kind != "Polygon":
        return filled(why="it is not a GeoJSON geometry; export it again as GeoJSON")
    try:
        return filled(_rings(geometry.get("coordinates")))
    except ValueError as why:
        return filled(why=str(why))


def _rings(coordinates: Any) -> tuple[Ring, ...]:
    """Return the rings of a polygon's coordinates; a corner without two numbers becomes NaN.

    Raises:
        ValueError: they are nested wrongly, or hold text that is not a number; the message says why.
    """
    if not isinstance(coordinates, (list, tuple)):
        raise ValueError(polygons.EMPTY if coordinates is None else MISNESTED)
    rings = []
    for ring in coordinates:
        if not isinstance(ring, (list, tuple)) or not all(isinstance(corner, (list, tuple)) for corner in ring):
            raise ValueError(MISNESTED)
        if any(isinstance(each, (list, tuple)) for corner in ring for each in corner):
            raise ValueError(MISNESTED)
        rings.append([(_number(corner[0]), _number(corner[1])) if len(corner) > 1 else NOWHERE for corner in ring])
    return tuple(rings)


NOWHERE = (math.nan, math.nan)


def _number(value: Any) -> float:
    """Return a coordinate as a number; NaN or infinity if it is none.

    Raises:
        ValueError: it is text that is not a number; the message says why.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except ValueError:
        text = str(value)[:20]
        raise ValueError(f'a coordinate is the text "{text}"; write numbers, with a decimal point') from None


def _to_degrees(crs: Any) -> Callable[[Ring], Ring] | None:
    """Return the function that converts corners to degrees from the CRS of a `crs` member; None if they are degrees.

    Raises:
        ValueError: the CRS is unknown; the message says why.
    """
    if crs is None:
        return None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = properties if isinstance(properties, dict) else {}
    name = named.get("name") or (f"EPSG:{named['code']}" if named.get("code") else "")
    if not name:
        raise ValueError(NAMELESS_CRS)
    return geodesy.to_degrees(str(name))


def _layer_parts(path: Path) -> Iterator[AreaPart]:
    """Yield the polygons of every layer of a GIS file, feature by feature, and a reason for everything that is not one.

    Raises:
        RequestError: the file cannot be read.
        MissingPartError: pyogrio is not installed.
    """
    layers = _layers(path)
    for layer in layers:
        if layer.why:
            yield AreaPart(f"layer {layer.name}", why=layer.why)
        of_layer = f" of layer {layer.name}" if len(layers) > 1 else ""
        try:
            to_degrees = geodesy.to_degrees(layer.crs) if layer.crs else None
            unplaced = "" if layer.crs else NO_CRS
        except ValueError as unknown:
            to_degrees, unplaced = None, str(unknown)
        for fid, wkb in layer.features:
            name, shape = f"feature {fid}{of_layer}", _shape(wkb)
            if why := unplaced or ("" if shape is not None else _unread(wkb)):
                yield AreaPart(name, why=why)
            else:
                yield from _geometry_parts(name, mapping(shape), to_degrees)


class _Layer(NamedTuple):
    """A layer's features, each as feature id and WKB geometry; or the reason why it cannot be read."""

    name: str
    crs: str | None = None
    features: Sequence[tuple[int, bytes | None]] = ()
    why: str = ""


def _layers(path: Path) -> list[_Layer]:
    """Return all layers with geometry, including those that cannot be read.

    Raises:
        RequestError: the file cannot be read.
        MissingPartError: pyogrio is not installed.
    """
    try:
        import pyogrio
    except ImportError as error:
        raise MissingPartError(
            f"{path.name} needs pyogrio ({reason(error)}); "
            "install it with `pip install pinpoint-engine[gis]`, or export the area as GeoJSON"
        ) from error
    try:
        with SILENCE:  # GDAL warns about files that it reads without trouble
            found = [_layer(path, key) for key in _layer_keys(path)]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError):
        beside = "; a Shapefile needs its .shx and .dbf beside it" if path.suffix.lower() == ".shp" else ""
        raise RequestError(f"{path} cannot be opened{beside}; check the path, or export the area as GeoJSON") from None
    return [layer for layer in found if layer is not None]


def _layer_keys(path: Path) -> list[str | int]:
    """Return the names of a file's layers; the position of a layer whose name pyogrio cannot read."""
    import pyogrio

    try:
        return [name for name, _ in pyogrio.list_layers(path)]
    except pyogrio.errors.GeometryError:  # one unsupported geometry type makes the whole listing fail
        keys: list[str | int] = []
    while True:
        try:
            keys.append(pyogrio.read_info(path, layer=len(keys))["layer_name"])
        except pyogrio.errors.GeometryError:
            keys.append(len(keys))
        except pyogrio.errors.DataLayerError:  # after the last layer
            return keys


def _layer(path: Path, key: str | int) -> _Layer | None:
    """Read a layer by its name or position; None if it has no geometry."""
    import pyogrio

    name = key if isinstance(key, str) else f"{key + 1} (counted from the first)"
    try:
        about, fids, geometries, _ = pyogrio.raw.read(path, layer=key, columns=[], return_fids=True)
    except pyogrio.errors.GeometryError:
        return _Layer(
            name, why=f"it holds {', '.join(SURFACES.values())} or the like, which only QGIS reads; {CONVERT}"
        )
    except pyogrio.errors.DataLayerError:
        return _Layer(name, why="it cannot be read; save it again in QGIS")
    return None if geometries is None else _Layer(name, about["crs"], list(zip(fids.tolist(), geometries, strict=True)))


def _unread(wkb: bytes | None) -> str:
    """Return why shapely cannot read a geometry (WKB)."""
    if wkb is None:
        return polygons.NO_GEOMETRY
    code = int.from_bytes(wkb[1:5], "little" if wkb[0] else "big") % 1000
    if code in SURFACES:
        return f"it is a {SURFACES[code]}, which only QGIS reads; {CONVERT}"
    return "its geometry is broken; draw it again"


def _shape(wkb: bytes | None) -> Any:
    """Return a geometry (WKB) as a shapely shape with closed rings; None if it cannot be read."""
    with np.errstate(invalid="ignore"):
        return shapely.from_wkb(wkb, on_invalid="fix")
