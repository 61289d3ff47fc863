"""Assemble a pack of the trained backbone, embedder and reranker, with the training photos as its gallery."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import photos
from ..errors import RequestError
from ..gallery import Gallery, write_gallery
from ..models import pack
from ..models.backbone import read_tower, save_backbone
from ..models.embedder import save_embedder
from ..models.tower import Backbone, read_projection
from ..types import Location, Reference, Source
from .collections.photo_table import LabelledPhoto
from .collections.shards import Examples
from .embedder import load_network
from .graphs.networks import write_graphs
from .lists import Strangers
from .selection import Selection, read_choice

Report = Callable[[str], None]


def is_reference(photo: LabelledPhoto) -> bool:
    """Return whether a photo belongs in the gallery: training split, and a source that galleries contain."""
    return photo.row["split"] == "train" and photo.row["source"] in {source.value for source in Source}


def reference(photo: LabelledPhoto) -> Reference:
    """Turn a row of the photo table into a reference; its URL is `source_url`, else where the file was published."""
    row = photo.row
    return Reference(
        id=row["id"],
        location=Location(float(row["lat"]), float(row["lon"])),
        source=Source(row["source"]),
        url=row.get("source_url") or ": ".join(filter(None, (row.get("origin"), row.get("origin_path")))),
        author=row.get("author", ""),
        licence=row.get("licence", ""),
        captured_at=None,
        sequence=row.get("album", ""),
    )


def gallery_of(examples: Examples, labelled: Sequence[LabelledPhoto]) -> Gallery:
    """Return the whole training photos as a gallery, in their order, with the photo table's credits."""
    named = {photo.row["id"]: photo for photo in labelled}
    references = []
    for number, name in enumerate(examples.ids.tolist()):
        known = named.get(name.decode())
        references.append(reference(known) if known else _uncredited(examples, number))
    return Gallery.of(references, np.asarray(examples.features, np.float16), examples.model)


def _uncredited(examples: Examples, number: int) -> Reference:
    lat, lon = examples.latlon[number].tolist()
    source = list(Source)[examples.source[number]]
    return Reference(examples.ids[number].decode(), Location(lat, lon), source, sequence=str(examples.album[number]))


def order_of(examples: Examples, labelled: Sequence[LabelledPhoto]) -> npt.NDArray[np.int64]:
    """Rank the whole training photos by their `sequence` in the photo table: [N]."""
    named = {photo.row["id"]: photo.row.get("sequence", "") for photo in labelled}
    return np.unique([named.get(name.decode(), "") for name in examples.ids.tolist()], return_inverse=True)[1]


def strangers_of(backbone: Backbone, labelled: Sequence[LabelledPhoto], folds: int) -> Strangers:
    """Return the training photos of kinds that no gallery contains, such as drone photos, with a fold per album."""
    odd = [photo for photo in labelled if photo.row["split"] == "train" and not is_reference(photo)]
    rows = backbone.encode_images([photos.decode(photo.path) for photo in odd])
    latlon = np.array([[float(photo.row["lat"]), float(photo.row["lon"])] for photo in odd]).reshape(-1, 2)
    return Strangers(rows, latlon, stranger_folds(odd, folds))


def stranger_folds(odd: Sequence[LabelledPhoto], folds: int) -> npt.NDArray[np.int64]:
    """Assign photos that no gallery contains to folds, album by album in turn: [n]."""
    return np.unique([photo.row.get("album", "") for photo in odd], return_inverse=True)[1] % folds


def make_pack(
    features: Path,
    reranker: Path,
    folder: Path,
    *,
    gallery: Gallery,
    version: str,
    card: str,
    name: str,
    classifiers: Sequence[Path] = (),
) -> pack.Pack:
    """Write a pack of trained parts, atomically, and open it.

    Args:
        features: Folder of `pinpoint train features`, with the backbone.
        reranker: Folder of `pinpoint train reranker`, with the selection.
        name: The pack's name in every answer.
        card: The model card; `{choices}` in it is replaced by what was chosen.
        classifiers: Folders of geocell systems, each named after its system.

    Raises:
        RequestError: a classifier's folder does not exist, or is not named after a system.
    """
    for trained in classifiers:
        if trained.name not in pack.CLASSIFIERS or not trained.is_dir():
            raise RequestError(f"{trained} is no geocell system; name a folder such as runs/pigeon/pigeon")
    choice = read_choice(reranker)
    tower, projection = read_tower(features / "backbone"), read_projection(features / "backbone")
    dim = projection.dim if projection else tower.config.dim
    network = load_network(Path(choice.embedder) / "all", dim)

    def fill(part: Path) -> None:
        save_backbone(tower, projection, part)
        save_embedder(network, part)
        if choice.ranking == pack.RERANKING:
            shutil.copytree(reranker / "reranker", part / "reranker")
        for trained in classifiers:
            shutil.copytree(trained, part / trained.name, ignore=shutil.ignore_patterns("*.pt", "*.jsonl"))
        write_gallery(Gallery(gallery.shards, pack.model_digest(part)), part / "gallery")
        content = pack.manifest(
            name,
            version,
            channels=choice.channels,
            voting=choice.voting,
            calibration=choice.calibration,
            ranking=choice.ranking,
            preprocessing=pack.preprocessing(part),
        )
        (part / "manifest.json").write_text(content, encoding="utf-8")
        (part / "coverage.geojson").write_text(json.dumps(coverage_geojson(gallery)) + "\n", encoding="utf-8")
        (part / "CARD.md").write_text(card.replace("{choices}", in_words(choice)), encoding="utf-8")
        write_graphs(part)

    return pack.save_pack(folder, fill)


def in_words(choice: Selection) -> str:
    """Return the selection and its figures as a list for the model card."""
    lines = [f"channels {choice.channels}", f"{choice.voting}", f"ranking by {choice.figures['ranked_by']}"]
    lines += [f"{name}: {_rounded(value)}" for name, value in choice.figures.items() if name != "ranking"]
    told = ("density voting", choice.figures["ranked_by"])
    ranking = choice.figures["ranking"].items()
    lines += [f"{name}: {_rounded(value)}" for name, value in ranking if name in told or name.endswith("× 1")]
    return "\n".join(f"- {line}" for line in lines)


def _rounded(value: Any) -> Any:
    """Round the floats in JSON values to 4 digits."""
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def coverage_geojson(gallery: Gallery) -> dict[str, object]:
    """Return the gallery's coverage as GeoJSON squares with the number of references per source."""
    squares = []
    for cell in gallery.coverage():
        south, west, size = (float(str(cell[key])) for key in ("south", "west", "size_deg"))
        ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
        counts = {source.value: cell[source.value] for source in Source}
        geometry = {"type": "Polygon", "coordinates": [ring]}
        squares.append({"type": "Feature", "properties": counts, "geometry": geometry})
    return {"type": "FeatureCollection", "features": squares}
