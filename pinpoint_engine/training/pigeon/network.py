"""Train PIGEON: contrastive pretraining on captions with auxiliary heads, then a geocell head on frozen rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from ... import geodesy
from ...gallery import Vectors
from ...geocells.partition import Partition
from ...models.networks import PigeonConfig
from ...models.pigeon import PigeonNetwork
from ...models.pytorch import cells_of
from ...models.weights import round_weights
from ...types import Source
from .. import loop
from ..collections.shards import Examples
from ..folds import Codes
from ..loop import Report, Schedule
from .attributes import Attributes
from .captions import TextConfig, TextTower, Vocabulary, captions

Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True)
class PigeonRecipe:
    """How PIGEON is trained; the loss weights of the heads are the published ones, the rest is ours.

    Attributes:
        steps: Of pretraining; with 0 the embeddings are the backbone's rows.
        batch, learning_rate, weight_decay: Of pretraining. The rate is low, as published: captions name at most a town,
            and at ten times the rate held-out photos lost what distinguishes places within it.
        joint: Dimension of the space in which images and captions are compared.
        land_weight, climate_weight, month_weight: Loss weights of the heads; the contrastive loss has 1.
        round_steps, most_rounds: The geocell head is trained in rounds of this many steps, as long as they help.
        cells_batch, cells_learning_rate, cells_weight_decay: Of the geocell head.
        pooled: Whether pooled panoramas are further examples for the geocell head.
        smoothing: Label smoothing, as a multiple of the published one for the partition.
        normalised: Whether smoothed labels are normalised to sum 1; published without.
        seed: Of all random numbers.
    """

    steps: int = 200
    batch: int = 512
    learning_rate: float = 3e-5
    weight_decay: float = 0.05
    joint: int = 128
    land_weight: float = 8.0
    climate_weight: float = 2.0
    month_weight: float = 1.0
    round_steps: int = 50
    most_rounds: int = 8
    cells_batch: int = 512
    cells_learning_rate: float = 5e-2
    cells_weight_decay: float = 0.05
    pooled: bool = True
    smoothing: float = 1.0
    normalised: bool = True
    seed: int = 20261121

    def of_pretraining(self) -> tuple[Any, ...]:
        """Return the values that pretraining depends on."""
        return (self.steps, self.batch, self.learning_rate, self.weight_decay, self.joint, *self.weights(), self.seed)

    def weights(self) -> tuple[float, float, float]:
        """Return the loss weights of land, climate and month."""
        return self.land_weight, self.climate_weight, self.month_weight


# --- step 1: captions and heads


class CaptionModel(nn.Module):
    """The network with the parameters that only pretraining needs: text tower, projection and scale."""

    def __init__(self, network: PigeonNetwork, vocabulary: int, joint: int) -> None:
        super().__init__()
        self.network = network
        self.image = nn.Linear(network.config.features, joint, bias=False)
        self.text = TextTower(vocabulary, joint, TextConfig())
        self.scale = nn.Parameter(torch.tensor(np.log(1 / 0.07), dtype=torch.float32))


class PigeonBatch(NamedTuple):
    """One batch: backbone rows [B, D] and their attributes; NaN or -1 where unknown.

    `captions` are the distinct captions int64 [U, L]; `own` [B] is the row of each photo's caption.
    """

    features: Tensor
    land: Tensor
    climate: Tensor
    month: Tensor
    own: Tensor
    captions: Tensor


def pretrain(
    examples: Examples,
    attributes: Attributes,
    config: PigeonConfig,
    recipe: PigeonRecipe,
    folder: Path,
    report: Report,
) -> PigeonNetwork:
    """Train the adapter and the attribute heads, resuming from the last checkpoint in `folder`.

    Args:
        examples: Photos, in any views [n].
        attributes: The attributes of each row [n].
    """
    torch.manual_seed(recipe.seed)
    if not recipe.steps:
        return rounded(PigeonNetwork(config))
    here = loop.device()
    vocabulary = Vocabulary.of(attributes)
    model = CaptionModel(PigeonNetwork(config), len(vocabulary), recipe.joint).to(here)
    report(f"pretraining on {len(examples):,} rows, {len(vocabulary)} words; known: {attributes.known()}")
    known = replace(attributes, land=standardised(attributes.land))
    loop.train(
        model,
        loop.seeded(lambda rng: _pretraining_batch(examples, known, vocabulary, recipe, here, rng), recipe.seed),
        lambda model, lesson: _loss(model, lesson, recipe),
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {recipe.of_pretraining()[1:]} {examples.digest()} {vocabulary} {known.known()}",
    )
    return rounded(model.network.cpu())


def rounded(network: Network) -> Network:
    """Round the weights in place to float16, as they are stored, so that what is evaluated is what ships."""
    round_weights(network)
    return network.eval()


def standardised(land: Vectors) -> Vectors:
    """Standardise land measurements [n, 6] to mean 0 and deviation 1, on a log scale except for temperatures.

    On the log scale negative values, such as elevations below sea level, count as 0. Unknown values stay NaN.
    """
    logs = np.log1p(np.maximum(land, 0))
    values = np.where([False, False, True, True, False, False], land, logs)
    known = np.isfinite(values)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, values, 0).sum(axis=0) / count
    deviation = np.sqrt(np.where(known, (values - mean) ** 2, 0).sum(axis=0) / count)
    return ((values - mean) / np.where(deviation > 0, deviation, 1)).astype(np.float32)


def _pretraining_batch(
    examples: Examples,
    attributes: Attributes,
    vocabulary: Vocabulary,
    recipe: PigeonRecipe,
    here: torch.device,
    rng: np.random.Generator,
) -> PigeonBatch:
    """Draw one batch of rows and captions on the device `here`."""
    rows = np.sort(rng.choice(len(examples), min(recipe.batch, len(examples)), replace=False))
    known = attributes.of(rows)
    texts, own = np.unique(np.array(captions(known, rng)), return_inverse=True)
    first = int(texts[0] == "")  # the caption of photos without known attributes
    arrays = (
        np.asarray(examples.features[rows], np.float32),
        known.land,
        known.climate,
        known.month,
        own.astype(np.int64) - first,
        vocabulary.encode(texts[first:].tolist()),
    )
    return PigeonBatch(*(torch.from_numpy(array).to(here) for array in arrays))


def _loss(model: nn.Module, lesson: PigeonBatch, recipe: PigeonRecipe) -> Tensor:
    """Return the contrast of images and captions, and the losses of the heads by their weights."""
    assert isinstance(model, CaptionModel)  # nosec B101 - for the type checker
    network = model.network
    seen = network.embed(lesson.features)
    images = nn.functional.normalize(model.image(seen), dim=-1)
    texts = nn.functional.normalize(model.text(lesson.captions), dim=-1)
    land, climate, month = recipe.weights()
    return (
        contrast(images, texts, lesson.own, model.scale)
        + land * squared_error(network.land(seen), lesson.land)
        + climate * cross_entropy(network.climate(seen), lesson.climate)
        + month * cross_entropy(network.month(seen), lesson.month)
    )


def contrast(images: Tensor, texts: Tensor, own: Tensor, scale: Tensor) -> Tensor:
    """Return CLIP's contrastive loss of images [B, J] with the distinct captions [U, J], both ways.

    Photos that share a caption are all positives for it. CLIP would treat them as each other's negatives, and here
    many photos share a caption.

    Args:
        images: Unit rows [B, J].
        texts: Unit rows [U, J].
        own: Row of each image's caption [B], -1 for none.
        scale: Logarithm of the learned inverse temperature.
    """
    known = own >= 0
    logits = images[known] @ texts.T * scale.exp()
    if not len(logits):
        return images.sum() * 0
    right = nn.functional.one_hot(own[known], len(texts)).to(logits.dtype)
    to_text = nn.functional.cross_entropy(logits, own[known])
    to_image = -(right / right.sum(0) * nn.functional.log_softmax(logits, dim=0)).sum(0).mean()
    return (to_text + to_image) / 2


def squared_error(said: Tensor, truth: Tensor) -> Tensor:
    """Return the mean squared error over known values [B, n], those that are not NaN; 0 if there is none."""
    known = torch.isfinite(truth)
    apart = torch.where(known, said - torch.nan_to_num(truth), 0.0)
    return (apart**2).sum() / known.sum().clamp(min=1)


def cross_entropy(logits: Tensor, truth: Tensor) -> Tensor:
    """Return the mean cross-entropy of logits [B, n] over known labels [B], not -1; 0 if there is none."""
    summed = nn.functional.cross_entropy(logits, truth, ignore_index=-1, reduction="sum")
    return summed / (truth >= 0).sum().clamp(min=1)


# --- step 2: geocells on frozen embeddings


@dataclass(frozen=True, eq=False)
class FrozenEmbeddings:
    """Fixed embeddings [n, D] and the places of their photos, degrees [n, 2]."""

    embeddings: Vectors
    latlon: geodesy.Floats

    def __len__(self) -> int:
        return len(self.latlon)

    def of(self, rows: Codes) -> FrozenEmbeddings:
        """Return some rows."""
        return FrozenEmbeddings(self.embeddings[rows], self.latlon[rows])

    @cached_property
    def digest(self) -> str:
        """Return a digest of the rows, in their order."""
        state = hashlib.sha256(np.ascontiguousarray(self.embeddings).tobytes())
        state.update(self.latlon.round(6).tobytes())
        return state.hexdigest()[:16]


def freeze(examples: Examples, network: PigeonNetwork) -> FrozenEmbeddings:
    """Embed photos with a pretrained network."""
    embeddings = cells_of(network).encode(np.asarray(examples.features, np.float32))
    return FrozenEmbeddings(embeddings, examples.latlon)


def panoramas(examples: Examples) -> list[Codes]:
    """Return the rows of each street panorama with several views: photos of one album at one point.

    Crops are grouped separately: the first crop of each view makes one panorama, the second crop another, and so on.
    """
    street = np.flatnonzero(examples.source == list(Source).index(Source.STREET))
    if not len(street):
        return []
    _, files = np.unique(examples.ids[street], return_inverse=True)
    before: dict[int, int] = {}
    seen = []
    for file in files.tolist():
        before[file] = before.get(file, -1) + 1
        seen.append(before[file])
    keys = np.column_stack([examples.album[street], examples.latlon[street], seen])
    _, group = np.unique(keys, axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    parts = np.split(street[order], np.flatnonzero(np.diff(group.ravel()[order])) + 1)
    return [part for part in parts if len(part) > 1]


def with_panoramas(frozen: FrozenEmbeddings, groups: list[Codes]) -> FrozenEmbeddings:
    """Append the mean embedding of each panorama, given by its rows, as a further example."""
    if not groups:
        return frozen
    pooled = np.stack([frozen.embeddings[rows].mean(axis=0, dtype=np.float64) for rows in groups]).astype(np.float32)
    latlon = np.stack([frozen.latlon[rows[0]] for rows in groups])
    return FrozenEmbeddings(np.concatenate([frozen.embeddings, pooled]), np.concatenate([frozen.latlon, latlon]))


def train_cells(
    frozen: FrozenEmbeddings,
    partition: Partition,
    tau_m: float,
    recipe: PigeonRecipe,
    rounds: int,
    folder: Path,
    report: Report,
) -> nn.Linear:
    """Train the geocell head on frozen embeddings, with labels smoothed by distance (PIGEON, section 3.2).

    Each round continues the one before, with its own folder and learning-rate schedule, so that any can be the last;
    finished rounds are not repeated.
    """
    torch.manual_seed(recipe.seed)
    here = loop.device()
    head = nn.Linear(frozen.embeddings.shape[1], len(partition)).to(here)
    named = replace(recipe, most_rounds=0)
    for number in range(1, rounds + 1):
        loop.train(
            head,
            loop.seeded(lambda rng: _cell_batch(frozen, partition, tau_m, recipe, here, rng), recipe.seed, number),
            _soft_loss,
            Schedule(recipe.round_steps, recipe.cells_learning_rate / number, recipe.cells_weight_decay),
            folder=folder / f"round-{number}",
            report=report,
            identity=f"{named} {tau_m} {frozen.digest} {partition.ids} {partition.centres.round(6).tolist()}",
        )
    return rounded(head.cpu())


def _cell_batch(
    frozen: FrozenEmbeddings,
    partition: Partition,
    tau_m: float,
    recipe: PigeonRecipe,
    here: torch.device,
    rng: np.random.Generator,
) -> tuple[Tensor, Tensor]:
    """Draw embeddings and their smoothed labels on the device `here`."""
    rows = rng.choice(len(frozen), min(recipe.cells_batch, len(frozen)), replace=False)
    labels = partition.smoothed(frozen.latlon[rows], tau_m, normalised=recipe.normalised)
    return torch.from_numpy(frozen.embeddings[rows]).to(here), torch.from_numpy(labels).to(here)


def _soft_loss(model: nn.Module, batch: tuple[Tensor, Tensor]) -> Tensor:
    embeddings, labels = batch
    return soft_cross_entropy(model(embeddings), labels)


def soft_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the cross-entropy of logits [B, N] with soft labels [B, N], whose rows need not sum to 1."""
    return -(labels * nn.functional.log_softmax(logits, dim=1)).sum(1).mean()
