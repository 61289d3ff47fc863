"""Packs of published weights, without training: `geoclip-world`, anywhere on Earth, and those of a backbone alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from . import bundles, hub, intake, photos
from .answering.retrieval import Channels
from .answering.voting import Voting
from .confidence.calibration import ALBUM, PHOTO, UNTRAINED, Calibration
from .confidence.density import ElsewhereLaw, FarLaw
from .confidence.odds import Logistic
from .gallery import Gallery, open_gallery, write_gallery
from .gallery.shards import Shard
from .models import pack
from .models.backbone import Tower, save_backbone
from .models.clip import load_clip
from .models.geoclip import FILES, GeoClipNetworks, load_geoclip, read_coordinates, read_geoclip, save_geoclip
from .models.pytorch import backbone_of, geoclip_of
from .models.runtime import ON_TORCH
from .models.siglip import CONFIG, PIXELS
from .models.tower import BATCH, Projection
from .models.whitening import whitening
from .sources.files import ReferencePhoto
from .systems.learned import open_spaces
from .systems.pinpoint import learned_name
from .types import Failure, Location, Reference, Source
from .wording import failure_in_words

WORLD, CLIP, GEOCLIP = "geoclip-world", "clip-vit-large-patch14", "geoclip"
"""The pack, and the two that it is made of, as `pinpoint models list` names them."""
VERSION = "1"
MEASURE = 1.0
"""See `clip.ClipShape`: a tenth of the length of CLIP's features or less, so that it hardly counts in a cosine."""
CHANNELS = Channels(image=4, raw=4, gps=4)
"""Photos of the user's galleries propose two thirds of the candidates, places the others; without photos, all."""
ELSEWHERE = Calibration(
    {PHOTO: Logistic(0.64), UNTRAINED: Logistic(0.64), ALBUM: Logistic(0.0, {"album": 0.5, "photo": 0.5})},
    beyond=ElsewhereLaw(FarLaw(100_000.0, 2.0), FarLaw(800_000.0, 2.0), (0.4, 0.0), (-0.2, 0.0)),
)
"""What stands in for a calibration until one is fitted.

GeoCLIP's paper has 34.5 % of IM2GPS3k within 25 km of its first place, and so 65.5 % elsewhere: a log-odds of 0.64,
whatever a photo shows. Of those 65.5, 16 lie within 200 km, 35 within 750 km and 49 within 2,500 km of it.
"""
WHITENED_BY, LEAST = 2_000, 100
"""A whitening is fitted on at most, and at least, so many photos."""
WIDEST = 2_048
"""Parts of features that are longer are not whitened: their matrix would take more room than the gallery."""
Report = Callable[[str], None]


@dataclass(frozen=True)
class Part:
    """A folder of published files that a pack is made of: its name, its files, and where they came from."""

    name: str
    folder: Path
    files: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Yield what a pack tells of the part: its origin, and the SHA-256 of every file as it was read here."""
        known = hub.find(self.name)
        yield f"# {self.name}: {' at '.join(each for each in (known.origin, known.revision) if each)}; {known.licence}"
        yield from (f"{bundles.sha256(self.folder / name)}  {name}" for name in self.files)


def world_parts(clip: Path, geoclip: Path) -> tuple[Part, Part]:
    """Return the parts of `geoclip-world` in two folders."""
    weights = sorted(path.name for path in clip.glob("*.safetensors*"))
    return Part(CLIP, clip, (CONFIG, PIXELS, *weights)), Part(GEOCLIP, geoclip, FILES)


def assemble_world(clip: Path, geoclip: Path, folder: Path, report: Report) -> pack.Pack:
    """Make the pack `geoclip-world` of CLIP ViT-L/14 and of GeoCLIP's files, whole or not at all, and open it.

    CLIP is the backbone, GeoCLIP's image head and location tower are the embedder, and its coordinates are a gallery of
    places without photos, whose embeddings are computed here, which takes a minute or two.

    Args:
        clip: A folder of the hub's format.
        geoclip: A folder laid out as the folder `model` of the package geoclip.
        folder: Of the new pack.
        report: Is told each step.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is of another model.
        OutputError: the folder cannot be written, or holds something else.
    """
    tower, networks = load_clip(clip, measure=MEASURE), load_geoclip(geoclip)
    latlon = read_coordinates(geoclip)
    places = [
        Reference(f"{GEOCLIP}-{row}", Location(*each), Source.INTERNET) for row, each in enumerate(latlon.tolist())
    ]

    def fill(part: Path) -> None:
        report("writing the backbone")
        save_backbone(tower, None, part)
        save_geoclip(networks, MEASURE, part)
        report(f"writing {len(places):,} places")
        write_gallery(
            Gallery([Shard.of_places(places, tower.config.dim)], pack.model_digest(part)), part / pack.GALLERY
        )
        (part / "manifest.json").write_text(_manifest(part, networks), encoding="utf-8")
        (part / "CARD.md").write_text(_card(world_parts(clip, geoclip), len(places)), encoding="utf-8")
        report("embedding the places, which takes a minute or two")
        _embed_places(part)

    made = pack.save_pack(folder, fill)
    report(f"{made.name} is ready; its confidence is {'' if made.is_calibrated else 'not '}calibrated")
    return made


def assemble_backbone(
    tower: Tower,
    listed: Sequence[ReferencePhoto],
    folder: Path,
    name: str,
    report: Report,
    *,
    is_whitened: bool = True,
) -> pack.Pack:
    """Make a pack of a backbone alone, whose gallery are some photos, whole or not at all, and open it.

    Nothing is trained: the features are whitened on at most `WHITENED_BY` of the photos, unless they are fewer than
    `LEAST` or the features longer than `WIDEST`. Candidates are the most similar photos, ranked by density voting.

    Args:
        tower: The backbone.
        listed: The photos.
        folder: Of the new pack.
        name: The pack's name in every answer.
        report: Is told each step.
        is_whitened: Whether the features are whitened at all.

    Raises:
        GalleryError: no photo has become a reference.
        OutputError: the folder cannot be written, or holds something else.
    """
    projection = _whitened(tower, listed, report) if is_whitened else None
    backbone = backbone_of(tower, projection)
    report(f"embedding {len(listed):,} photos")
    embedded = list(intake.embed(listed, backbone))
    for each in embedded:
        if isinstance(each, Failure):
            report(f"left out: {failure_in_words(each)}")

    def fill(part: Path) -> None:
        save_backbone(tower, projection, part)
        write_gallery(intake.build(embedded, pack.model_digest(part)), part / pack.GALLERY)
        text = pack.manifest(
            name,
            VERSION,
            channels=Channels(image=0, raw=1, gps=0),
            voting=Voting(),
            calibration=Calibration(),
            preprocessing=pack.preprocessing(part),
            is_calibrated=False,
        )
        (part / "manifest.json").write_text(text, encoding="utf-8")

    return pack.save_pack(folder, fill)


def _whitened(tower: Tower, listed: Sequence[ReferencePhoto], report: Report) -> Projection | None:
    """Return the whitening of a tower's features on some photos; None if too few open, or the features are too long."""
    parts = getattr(tower.config, "parts", (tower.config.dim,))
    if max(parts) > WIDEST:
        report(f"not whitened: its features have {max(parts):,} numbers, {WIDEST:,} are the most")
        return None
    _, rows = features_of(tower, listed, WHITENED_BY)
    if len(rows) < LEAST:
        report(f"not whitened: {len(rows)} photos are too few, {LEAST} are needed")
        return None
    report(f"whitened on {len(rows):,} photos")
    return whitening(rows, parts)


def features_of(
    tower: Tower, listed: Sequence[ReferencePhoto], most: int
) -> tuple[list[ReferencePhoto], npt.NDArray[np.float32]]:
    """Return at most so many photos, evenly spread over a list, and a tower's features of them; those that open."""
    some, plain = listed[:: max(1, -(-len(listed) // most))], backbone_of(tower)
    kept: list[ReferencePhoto] = []
    rows = [np.empty((0, tower.config.dim), np.float32)]
    at = iter(some)
    for seen in photos.in_batches((item.photo for item in some), BATCH):
        opened = [(item, each) for (_, each), item in zip(seen, at, strict=False) if not isinstance(each, Failure)]
        kept += [item for item, _ in opened]
        rows.append(plain.features([each.pixels for _, each in opened]))
    return kept, np.concatenate(rows)


def _manifest(part: Path, networks: GeoClipNetworks) -> str:
    return pack.manifest(
        WORLD,
        VERSION,
        channels=CHANNELS,
        voting=Voting(temperature=1 / networks.scale),
        calibration=ELSEWHERE,
        preprocessing=pack.preprocessing(part),
        is_calibrated=False,
    )


def _embed_places(part: Path) -> None:
    """Compute what `open_pinpoint` would compute when the pack is first opened, and keep it in the pack's gallery."""
    opened = open_gallery(part / pack.GALLERY, pack.model_digest(part))
    open_spaces(opened, geoclip_of(read_geoclip(part)), opened, learned_name(part, ON_TORCH))


def _card(parts: Sequence[Part], places: int) -> str:
    made_of = "\n".join(line for part in parts for line in part.lines())
    return f"""# {WORLD}

Assembled by `pinpoint models get {WORLD}`, not trained: CLIP ViT-L/14 as backbone, GeoCLIP's image head and location
tower as embedder, and GeoCLIP's {places:,} coordinates as places without photos.

Its confidence is not calibrated. Every photo gets the same probability of being elsewhere, that of GeoCLIP's published
accuracy, until a calibration is fitted on tagged photos of your own.

Made of these files, with their SHA-256 as they were read here:

```
{made_of}
```
"""
