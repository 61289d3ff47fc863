"""A tiny world: a few dozen drawn photos of a dozen places, and a pack with random weights and these references."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLACES = {
    "paris": (48.8584, 2.2945),
    "montmartre": (48.8867, 2.3431),
    "ferret": (44.6277, -1.2500),
    "arcachon": (44.6600, -1.1700),
    "sydney": (-33.8568, 151.2153),
    "manly": (-33.7969, 151.2880),
    "parramatta": (-33.8136, 151.0034),
    "fiji_west": (-16.8000, 179.9950),
    "fiji_east": (-16.8000, -179.9950),
    "alert": (89.9950, 30.0000),
    "south_pole": (-90.0000, 0.0000),
    "quito": (-0.1807, -78.4678),
}
"""Latitude and longitude of each place: towns with neighbours, both sides of the antimeridian, both poles."""
PHOTOS_PER_PLACE = 4
COLUMNS = ("id", "path", "lat", "lon", "source", "url", "author", "licence", "captured_at", "sequence")


@dataclass(frozen=True)
class World:
    """The paths of the tiny world: its pack, its reference photos in gallery order, and their table."""

    folder: Path
    pack: Path
    table: Path
    photos: tuple[Path, ...]


@dataclass(frozen=True)
class Written:
    """A run on disk, and the results in it."""

    path: Path
    card: Any
    request: Any
    run_id: str
    results: list[Any]

    def rows(self) -> Any:
        """Read its tables."""
        from pinpoint_engine import runs

        return runs.read(self.path)


def write_run(path: Path, engine: Any, photos: Sequence[Any], request: Any, change: Any = None) -> Written:
    """Locate photos into a run; `change` may modify each result of the engine."""
    from pinpoint_engine.runs import FINISHED, Run

    card = engine.describe()
    run = Run.begin(path, request, card, photos)
    results = [result if change is None else change(result) for result in engine.locate(photos, request)]
    for result in results:
        run.add(result)
    run.end(FINISHED)
    return Written(path, card, request, run.run_id, results)


def sha256(path) -> str:
    """Return the SHA-256 of a file's bytes in hex."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def draw(path: Path, seed: int, variant: int = 0, exif: Any = None) -> Path:
    """Save a JPEG of colour patches, blended from 4/5 of the seed's colours and 1/5 of the variant's."""
    import numpy as np
    from PIL import Image

    place, shot = (np.random.default_rng(key).integers(0, 256, (7, 9, 3)) for key in (seed, (seed, variant)))
    patches = Image.fromarray(((4 * place + shot) // 5).astype(np.uint8))
    path.parent.mkdir(parents=True, exist_ok=True)
    patches.resize((144, 112), Image.Resampling.BICUBIC).save(
        path, quality=90, **({} if exif is None else {"exif": exif})
    )
    return path


def tags(lat: float | None = None, lon: float | None = None, taken_at: str = "2024:05:17 14:03:09") -> Any:
    """Make EXIF with a capture time and, if given, a position."""
    from PIL import ExifTags, Image

    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken_at
    if lat is not None and lon is not None:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "NS"[lat < 0], _sexagesimal(lat)
        gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "EW"[lon < 0], _sexagesimal(lon)
        gps[ExifTags.GPS.GPSImgDirection] = 271.5
    return exif


def _sexagesimal(degrees: float) -> tuple[float, float, float]:
    minutes = abs(degrees) % 1 * 60
    return float(int(abs(degrees))), float(int(minutes)), round(minutes % 1 * 60, 4)


def write_table(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Write rows as CSV, with the columns of the first."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def place_rows(folder: Path, number: int, name: str) -> list[dict[str, str]]:
    """Draw the photos of one place, about 150 m apart, and return their rows: three walks, two authors, two sources."""
    lat, lon = PLACES[name]
    rows = []
    for shot in range(PHOTOS_PER_PLACE):
        north = lat - 0.0015 * shot if lat > 0 else lat + 0.0015 * shot
        path = draw(folder / "photos" / name / f"{shot}.jpg", number, shot, tags(north, lon))
        values = (
            f"{name}-{shot}",
            str(path.relative_to(folder)),
            f"{north:.7f}",
            f"{lon:.7f}",
            "street" if shot == 3 else "internet",
            f"https://example.org/{name}/{shot}",
            ("Ada", "Ørjan, “Ø”")[shot % 2],
            "CC BY 4.0",
            f"2024-05-17T14:03:0{shot}" if shot else "",
            f"{name}/walk{shot // 2}",
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def make_pack(folder: Path, table: Path) -> Path:
    """Write a pack of random weights whose gallery is the tiny world's photos."""
    from pinpoint_engine import intake, photos
    from pinpoint_engine.answering.retrieval import Channels
    from pinpoint_engine.gallery import write_gallery
    from pinpoint_engine.models import pack
    from pinpoint_engine.models.backbone import save_backbone
    from pinpoint_engine.models.embedder import save_embedder
    from pinpoint_engine.models.pytorch import backbone_of
    from pinpoint_engine.models.reranker import save_reranker
    from pinpoint_engine.models.whitening import whitening
    from pinpoint_engine.sources import files
    from pinpoint_engine.training.graphs.networks import write_graphs
    from pinpoint_engine.types import Source

    listed = list(files.listed(table, Source.INTERNET))
    tower, network, reranker = networks()
    plain = backbone_of(tower).features([photos.decode(item.photo.path) for item in listed])
    projection = whitening(plain, tower.config.parts)
    backbone = backbone_of(tower, projection)

    def fill(part: Path) -> None:
        save_backbone(tower, projection, part)
        save_embedder(network, part)
        save_reranker(reranker, part)
        write_gallery(intake.build(intake.embed(listed, backbone), pack.model_digest(part)), part / "gallery")
        settings = {"channels": Channels(2, 8, 2), "voting": voting(), "calibration": calibration()}
        text = pack.manifest("tiny", "1", **settings, ranking=pack.RERANKING)
        (part / "manifest.json").write_text(text, encoding="utf-8")
        write_graphs(part)

    return pack.save_pack(folder, fill).folder


def make_first_format(folder: Path, source: Path) -> Path:
    """Write what a gallery shows as one of the first format, as earlier versions did."""
    import json

    import numpy as np

    from pinpoint_engine import bundles
    from pinpoint_engine.gallery import model_of, open_gallery

    opened = open_gallery(source, model_of(source))
    names = ("id", "lat", "lon", "source", "url", "author", "licence", "captured_at", "sequence")

    def fill(part: Path) -> None:
        vectors = np.asarray(opened.vectors[opened.added])
        (part / "manifest.json").write_text(json.dumps({"format": 1, "dim": vectors.shape[1]}))
        (part / "MODEL").write_text(opened.model)
        np.save(part / "vectors.npy", vectors)
        with (part / "references.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            for each in opened.references_of(opened.added):
                place, time = (each.location.lat, each.location.lon), each.captured_at
                credits = (each.source.value, each.url, each.author, each.licence)
                writer.writerow([each.id, *place, *credits, time.isoformat() if time else "", each.sequence])

    bundles.write_folder(folder, fill)
    return folder


def voting() -> Any:
    """Return how the tiny pack's neighbours vote: in no number as usual."""
    from pinpoint_engine.answering.voting import Voting

    return Voting(
        neighbours=30, temperature=0.02, narrow_m=900.0, wide_m=12_000.0, narrow_share=0.6, separation_m=800.0
    )


def calibration() -> Any:
    """Return how sure the tiny pack is: no two of its parts are the same, nor as usual, so that none stands in."""
    from pinpoint_engine.confidence.calibration import ALBUM, PHOTO, UNTRAINED, Calibration
    from pinpoint_engine.confidence.density import ElsewhereLaw, FarLaw, NearLaw
    from pinpoint_engine.confidence.odds import Logistic

    elsewhere = {
        PHOTO: Logistic(
            -2.2,
            {"reference_density": 0.3, "first_crowd": -0.25},
            {"reference_density": 0.1, "first_crowd": -2.0},
            {"reference_density": 0.9, "first_crowd": 0.6},
        ),
        UNTRAINED: Logistic(-0.4, {"raw_stands_out": -0.2}, {"raw_stands_out": 2.0}, {"raw_stands_out": 1.5}),
        ALBUM: Logistic(-0.3, {"album": 0.65, "photo": 0.45}),
    }
    return Calibration(
        elsewhere,
        sharpness={PHOTO: 1.25, ALBUM: 0.8},
        near=NearLaw(2_500.0, 1.2, 0.2),
        beyond=ElsewhereLaw(FarLaw(60_000.0, 2.2), FarLaw(1_200_000.0, 1.8), (-1.2, 0.1), (-0.8, 0.2)),
        drawn=(0.4, 0.7, 0.9),
    )


def without_graphs(pack: Path, folder: Path) -> Path:
    """Copy a pack to a new folder as packs were before there were graphs."""
    from pinpoint_engine import bundles

    shutil.copytree(pack, folder, ignore=shutil.ignore_patterns("*.onnx"))
    (folder / bundles.SUMS).write_text(bundles._sums(folder))
    return folder


def networks() -> tuple[Any, Any, Any]:
    """Make a small tower, an embedder and a reranker, all of random weights; the reranker says little."""
    import torch

    from pinpoint_engine.models.backbone import ConvTower
    from pinpoint_engine.models.reranker import RerankerConfig, build
    from pinpoint_engine.models.tower import TowerConfig

    torch.manual_seed(7)
    tower = (
        ConvTower(TowerConfig(widths=(8, 8, 8, 8), blocks=(1, 1, 1, 1), side_px=32, head=16, taps=(2,))).half().float()
    )
    network = embedder(tower.config.dim)
    reranker = build(RerankerConfig(width=8, dim=8))
    torch.nn.init.normal_(reranker.correction.weight, std=0.01)
    return tower, network, reranker


def embedder(features: int) -> Any:
    """Make an embedder of random weights on backbone rows of some length, rounded to what a pack stores."""
    from pinpoint_engine.models.embedder import EmbedderConfig, EmbedderNetwork
    from pinpoint_engine.models.location_encoder import LocationConfig

    location = LocationConfig(scales=(1.0, 64.0), frequencies=4, hidden=8)
    network = EmbedderNetwork(EmbedderConfig(features=features, hidden=16, dim=8, location=location))
    for weights in network.parameters():
        weights.data = weights.data.half().float()
    return network.eval()


class Trap:
    """What makes a folder when it is unpickled, as hostile files could do anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.folder),)

    @property
    def is_sprung(self) -> bool:
        return self.folder.exists()

    def save(self, path: Path) -> None:
        """Write it as numpy does, and make sure that it works."""
        import numpy as np

        np.save(path, np.array([self], object), allow_pickle=True)
        np.load(path, allow_pickle=True)
        assert self.is_sprung
        self.folder.rmdir()


def unit_rows(count: int, dim: int, seed: int = 0) -> Any:
    """Draw rows float32 [count, dim] of length one."""
    import numpy as np

    rows = np.random.default_rng(seed).normal(size=(count, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


TOWNS, VISITS, SHOTS = 10, 2, 8
"""Each town is visited twice, in sequences of so many photos."""


def towns(engine: Any, count: int = TOWNS, visits: int = VISITS) -> Any:
    """Return a gallery of towns in North America, 300 km apart: photos of one look alike, but not like copies."""
    import numpy as np

    from pinpoint_engine import geodesy
    from pinpoint_engine.gallery import Gallery
    from pinpoint_engine.types import Location, Reference, Source

    rng = np.random.default_rng(5)
    dim = engine.gallery.vectors.shape[1]
    references, vectors = [], []
    for town in range(count):
        centre, looks = (40.0, -120.0 + 4 * town), unit_rows(1, dim, 300 + town)[0]
        for visit in range(visits):
            for shot in range(SHOTS):
                lat, lon = geodesy.destination(centre, rng.uniform(0, 360), rng.uniform(0, 3_000)).tolist()
                place, name = Location(lat, lon), f"{town}-{visit}-{shot}"
                references.append(Reference(name, place, Source.INTERNET, sequence=f"{town}-{visit}"))
                vectors.append(0.8 * looks + 0.6 * unit_rows(1, dim, len(references))[0])
    references += [Reference(f"twin{n}", Location(10.0 + 20 * n, -70.0), Source.INTERNET) for n in range(2)]
    vectors += [np.full(dim, 1.0)] * 2  # two far places that look the same: such a likeness proves no copy
    rows = np.array(vectors) / np.linalg.norm(vectors, axis=1, keepdims=True)
    return Gallery.of(references, rows.astype(np.float16), engine.gallery.model)


def spaces(gallery: Any, dim: int = 8, known: bool = True) -> Any:
    """Put random learned rows and place rows beside those of a gallery, known everywhere or nowhere."""
    import numpy as np

    from pinpoint_engine.answering.retrieval import Spaces

    images, places = (unit_rows(len(gallery), dim, seed) for seed in (101, 102))
    return Spaces.of(gallery, images, places, np.full(len(gallery), known))


def examples(gallery: Any) -> Any:
    """Return a gallery's references as training examples, in order; a sequence is an album."""
    import numpy as np

    from pinpoint_engine.training.collections.shards import Examples
    from pinpoint_engine.types import Source

    source = np.array([list(Source).index(reference.source) for reference in gallery.references], np.int8)
    ids = np.array([reference.id for reference in gallery.references], np.bytes_)
    return Examples(gallery.vectors, gallery.latlon, source, gallery.sequences.astype(np.int64), ids, gallery.model)


def with_cells(result: Any) -> Any:
    """Return an answer with a distribution over two geocells, one of two parts, the way a system over geocells has."""
    from dataclasses import replace

    from pinpoint_engine import CellShare, Failure, Location, Polygon

    if isinstance(result, Failure):
        return result
    west, east, south = (
        Polygon(tuple(Location(lat, lon) for lat, lon in corners))
        for corners in (
            ((48.0, 2.0), (48.0, 3.0), (49.0, 3.0), (49.0, 2.0), (48.0, 2.0)),
            ((-17.0, 179.0), (-17.0, 180.0), (-16.0, 180.0), (-16.0, 179.0), (-17.0, 179.0)),
            ((-34.0, 151.0), (-34.0, 151.5), (-33.5, 151.5), (-33.5, 151.0), (-34.0, 151.0)),
        )
    )
    return replace(result, cells=(CellShare("both", 0.75, (west, east)), CellShare("south", 0.25, (south,))))


def make_world(folder: Path) -> World:
    """Write the whole world into a folder: photos, the table of references, and a pack."""
    rows = [row for number, name in enumerate(PLACES) for row in place_rows(folder, number, name)]
    table = write_table(folder / "references.csv", rows)
    return World(folder, make_pack(folder / "pack", table), table, tuple(folder / row["path"] for row in rows))
