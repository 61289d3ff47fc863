"""GeoCLIP's published networks: image features and coordinates into one space; read from the files of its package."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
import torch
from torch import Tensor, nn

from ..errors import PackError, reason
from ..gallery import Mask, Vectors
from ..geodesy import Floats
from .pack import EMBEDDER, EMBEDDER_CONFIG, GEOCLIP
from .weights import UNREADABLE

IMAGE_HEAD = "weights/image_encoder_mlp_weights.pth"
LOCATION_ENCODER = "weights/location_encoder_weights.pth"
LOG_SCALE = "weights/logit_scale_weights.pth"
COORDINATES = "gps_gallery/coordinates_100K.csv"
FILES = (IMAGE_HEAD, LOCATION_ENCODER, LOG_SCALE, COORDINATES)
"""What GeoCLIP is made of, below the folder `model` of its package."""
AGAIN = "install it again with `pip install --no-deps --force-reinstall geoclip==1.3.0`"
PLACES_PER_PASS = 4096
PLACES_AT_ONCE = 512
"""Places in a pass of a pack's embedder, where few ones are padded to as many."""
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
"""A1 to A4 of the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""
TO_UNIT = 66.50336
"""So many 180ths bring the plane's x, of ±2.707 on the unit sphere, to ±1."""
PARTS = {"capsule.0.b": "frequencies", "capsule.1": "hidden.0", "capsule.3": "hidden.1", "capsule.5": "hidden.2"}
PARTS |= {"head.0": "head"}
"""What the parts of a capsule are called in the published weights, and here."""


@dataclass(frozen=True)
class GeoClipConfig:
    """Shape of the networks; as it stands, the published one.

    Attributes:
        features: Length of a backbone row.
        dim: Length of an embedding.
        sigmas: Deviation of the frequencies of each capsule, finer with more.
        frequencies: Of each capsule.
        hidden: Width of each capsule.
    """

    features: int = 768
    dim: int = 512
    sigmas: tuple[float, ...] = (1.0, 16.0, 256.0)
    frequencies: int = 256
    hidden: int = 1024


class GeoClipCapsule(nn.Module):
    """One scale of the location encoder: plane points float32 [N, 2] to [N, dim] (GeoCLIP, section 3.2)."""

    frequencies: Tensor

    def __init__(self, sigma: float, config: GeoClipConfig) -> None:
        super().__init__()
        self.register_buffer("frequencies", sigma * torch.randn(config.frequencies, 2))
        widths = (2 * config.frequencies, config.hidden, config.hidden, config.hidden)
        self.hidden = nn.ModuleList(nn.Linear(*pair) for pair in pairwise(widths))
        self.head = nn.Linear(config.hidden, config.dim)

    def forward(self, points: Tensor) -> Tensor:
        phase = 2 * math.pi * points @ self.frequencies.T
        seen = torch.cat([phase.cos(), phase.sin()], dim=-1)
        for layer in self.hidden:
            seen = torch.relu(layer(seen))
        said: Tensor = self.head(seen)
        return said


class GeoClipNetworks(nn.Module):
    """The image head, the location encoder and the scale, by which likeness is multiplied before the softmax."""

    log_scale: Tensor

    def __init__(self, config: GeoClipConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or GeoClipConfig()
        width = config.features
        self.image_head = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, config.dim))
        self.capsules = nn.ModuleList(GeoClipCapsule(sigma, config) for sigma in config.sigmas)
        self.register_buffer("log_scale", torch.zeros(()))

    @property
    def scale(self) -> float:
        """Return what a cosine is multiplied by to be a score."""
        return float(self.log_scale.exp())

    def likeness(self, features: Vectors, rows: Vectors) -> Vectors:
        """Return the cosine of one photo's feature float32 [features] with unit rows of places [N, dim]: float32 [N].

        It is asked one photo at a time, so that its bits do not depend on its company.
        """
        with torch.inference_mode():
            query = self.images(torch.tensor(features)[None])[0]
            return np.asarray((torch.from_numpy(rows) @ query).numpy())

    def shares(self, likeness: Vectors, allowed: Mask) -> Floats:
        """Return the probability of each place [N], of cosines [N]: a softmax over those that are allowed [N]."""
        scores = torch.tensor(likeness, dtype=torch.float64) * self.scale
        scores[torch.from_numpy(~allowed)] = -torch.inf
        return np.asarray(scores.softmax(0).numpy())

    def encode_locations(self, latlon: Floats) -> Vectors:
        """Map degrees [N, 2], latitude first, to unit rows float32 [N, dim], some thousand at a time."""
        with torch.inference_mode():
            parts = torch.split(torch.tensor(latlon, dtype=torch.float32), PLACES_PER_PASS)
            rows = [self.locations(part) for part in parts]
        return np.asarray(torch.cat(rows).numpy())

    def images(self, features: Tensor) -> Tensor:
        """Embed features float32 [B, features]: unit rows [B, dim]."""
        return nn.functional.normalize(self.image_head(features), dim=1)

    def locations(self, latlon: Tensor) -> Tensor:
        """Embed degrees float32 [N, 2], latitude first: unit rows [N, dim]."""
        points = equal_earth(latlon)
        summed = torch.stack([capsule(points) for capsule in self.capsules]).sum(0)
        return nn.functional.normalize(summed, dim=1)


class GeoClipEmbedder(nn.Module):
    """GeoCLIP's networks as the embedder of a pack: CLIP's rows and places to unit vectors of one space."""

    def __init__(self, networks: GeoClipNetworks, measure: float) -> None:
        """Take the networks, and the `measure` of the tower whose rows they are to read (see `clip.ClipShape`)."""
        super().__init__()
        self.networks, self.measure = networks, measure

    @property
    def dim(self) -> int:
        """Return the length of an embedding."""
        return self.networks.config.dim

    def images(self, rows: Tensor, sources: Tensor) -> Tensor:
        """Embed backbone rows [B, D] of photos of any source: unit rows [B, dim].

        The image head reads features of their own length, which the measure beside them tells.
        """
        count = self.networks.config.features
        return self.networks.images(rows[:, :count] * (self.measure / rows[:, count:].norm(dim=1, keepdim=True)))

    def places(self, points: Tensor) -> Tensor:
        """Embed points on the unit sphere float64 [P, 3]: unit rows [P, dim]."""
        x, y, z = points.unbind(1)
        radians = torch.stack([torch.atan2(z, torch.hypot(x, y)), torch.atan2(y, x)], dim=1)
        return self.networks.locations(torch.rad2deg(radians).float())


def equal_earth(latlon: Tensor) -> Tensor:
    """Project degrees float32 [N, 2], latitude first, to the Equal Earth plane [N, 2], x from -1 to 1.

    Each step is rounded to float32 as in the published code: at the finest scale a last bit of x is half a
    thousandth of a radian of phase, and the order of near candidates hangs on it.
    """
    a1, a2, a3, a4 = EQUAL_EARTH
    root = torch.tensor(3.0).sqrt()
    lat, lon = torch.deg2rad(latlon).unbind(1)
    theta = torch.asin(root / 2 * torch.sin(lat))
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * root * lon * torch.cos(theta) / (3 * slope)
    y = a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta
    return torch.stack([x, y], dim=1) * TO_UNIT / 180


def load_geoclip(folder: Path) -> GeoClipNetworks:
    """Build the networks from the weights in a folder laid out as the folder `model` of the package geoclip.

    Raises:
        PackError: a file is missing, damaged or holds other weights.
    """
    networks = GeoClipNetworks()
    try:
        weights = {f"image_head.{name}": value for name, value in _weights(folder / IMAGE_HEAD).items()}
        weights |= {_ours(name): value for name, value in _weights(folder / LOCATION_ENCODER).items()}
        networks.load_state_dict({**weights, "log_scale": _weights(folder / LOG_SCALE)})
    except (RuntimeError, AttributeError) as error:
        why = reason(error)
        raise PackError(f"the weights in {folder} are not GeoCLIP's ({why}); {AGAIN}") from error
    return networks.eval()


def save_geoclip(networks: GeoClipNetworks, measure: float, folder: Path) -> None:
    """Write GeoCLIP's networks as the embedder of a pack's folder, no weight changed; see `GeoClipEmbedder`."""
    (folder / EMBEDDER).parent.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(networks.state_dict(), folder / EMBEDDER)
    settings = {"kind": GEOCLIP, "measure": measure, **asdict(networks.config)}
    (folder / EMBEDDER_CONFIG).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def read_geoclip(folder: Path) -> GeoClipEmbedder:
    """Read what `save_geoclip` wrote below a pack's folder.

    Raises:
        PackError: it is missing or damaged.
    """
    try:
        settings = json.loads((folder / EMBEDDER_CONFIG).read_text(encoding="utf-8"))
        measure, _ = float(settings.pop("measure")), settings.pop("kind")
        networks = GeoClipNetworks(GeoClipConfig(**settings | {"sigmas": tuple(settings["sigmas"])}))
        networks.load_state_dict(safetensors.torch.load_file(folder / EMBEDDER))
    except UNREADABLE as error:
        raise PackError(f"the embedder in {folder} cannot be read ({reason(error)}); get the pack again") from error
    return GeoClipEmbedder(networks.eval(), measure)


def _weights(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise PackError(f"there is no {path.name} in {path.parent}; {AGAIN}") from error
    except Exception as error:  # torch raises anything on a file that is none of its own
        raise PackError(f"{path} is damaged ({reason(error)}); {AGAIN}") from error


def _ours(name: str) -> str:
    """Translate the published name of a weight, such as `LocEnc0.capsule.1.bias`; what is unknown stays as it is."""
    number, _, rest = name.removeprefix("LocEnc").partition(".")
    renamed = [f"{ours}{rest.removeprefix(part)}" for part, ours in PARTS.items() if rest.startswith(part)]
    return f"capsules.{number}.{renamed[0]}" if renamed else name


def read_coordinates(folder: Path) -> Floats:
    """Read the published gallery: degrees [N, 2], latitude first.

    Raises:
        PackError: the table is missing or damaged.
    """
    path = folder / COORDINATES
    try:
        with path.open(newline="", encoding="ascii") as file:
            titles, *rows = csv.reader(file)
        latlon = np.array(rows, np.float64)
    except (OSError, ValueError, csv.Error) as error:
        raise PackError(f"{path} cannot be read ({reason(error)}); {AGAIN}") from error
    if titles != ["LAT", "LON"] or latlon.shape[1:] != (2,) or not (np.abs(latlon) <= (90, 180)).all():
        raise PackError(f"{path} is no table of LAT,LON in degrees; {AGAIN}")
    return latlon
