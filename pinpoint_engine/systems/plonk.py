"""PLONK: the published flow from noise to places, sampled for each photo; the samples are its density on the Earth."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from .. import __version__, bundles, geodesy, hub
from ..areas import regions
from ..confidence.density import CONFIDENT_WITHIN_KM, DISTANCES_M
from ..confidence.samples import SampleDensity
from ..errors import PackError
from ..gallery import Vectors
from ..models import plonk
from ..models.backbone import on_device
from ..models.dinov2 import ALL, CLASS, load_dinov2
from ..models.plonk import PlonkNetwork, load_plonk
from ..models.siglip import CONFIG, PIXELS, WEIGHTS
from ..models.tower import Backbone
from ..models.weights import THREADS
from ..photos import Pixels, in_batches
from ..types import (
    CONFIDENCE,
    Candidate,
    CoverageCells,
    EngineCard,
    Failure,
    Location,
    Outcome,
    Photo,
    Prediction,
    Reference,
    Request,
    Result,
    Source,
)
from ..wording import NOT_CALIBRATED
from .steps import LIMITS, Origin, Sight, blank, is_blank, refusal, refuse_albums, refuse_proposals

NAME, PACK, TOWER = "plonk", "plonk-yfcc", "dinov2-with-registers-large"
"""The system, and the packs that it is made of, as `pinpoint models list` names them."""
ORIGIN = Origin(NAME, PACK)
SAMPLES = 256
"""Samples of each photo's density; time on a CPU grows with them, and their own error shrinks with the root."""
LEAST_INSIDE = 4
"""Fewer samples in a search area say nothing of where in it the photo was taken."""
TOO_FEW = "too few of PLONK's samples lie in the search area, {inside} of {samples}; widen it or choose another system"


class Plonk:
    """Locates photos by samples of where each may have been taken; it has no reference photos and so no evidence.

    The noise that samples come from is drawn by the SHA-256 of the photo's pixels, so that a photo has the same answer
    whenever it is asked about, in every company, and by an engine elsewhere. Candidates are the peaks of the density of
    the samples, with the share of it within 25 km of each; confidence and regions are those of that density,
    uncalibrated. Of a request it uses `top_k` and `within`; it refuses albums and ignores the kind of photo, the
    sources, the amount of evidence and `fair`, having no references to leave out.
    """

    def __init__(
        self,
        tower: Backbone,
        network: PlonkNetwork,
        digests: Mapping[str, str],
        *,
        samples: int = SAMPLES,
        guidance: float = 0.0,
    ) -> None:
        """Keep the networks; `guidance` above 0 sharpens the density, which then is no longer what was learned."""
        self.tower, self.network, self.digests = tower, network, digests
        self.samples, self.guidance = samples, guidance

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area has no surface, the photos form an album, or another system is to propose
                candidates.
        """
        refuse_proposals(NAME, request)
        refuse_albums(NAME, request)
        regions.planes(request.within)
        for [(photo, decoded)] in in_batches(photos, 1):
            if isinstance(decoded, Failure):
                yield decoded
            elif is_blank(decoded.pixels):
                yield blank(photo, decoded.sha256, ORIGIN)
            else:
                sight = Sight(photo, decoded.sha256, self.tower.features([decoded.pixels])[0])
                yield refusal(sight, "") or self.answer(sight, noise_of(decoded.pixels, self.samples), request)

    def answer(self, sight: Sight, noise: Vectors, request: Request) -> Result:
        """Answer one photo from its DINOv2 row and noise [N, 3]: sample places, cut them to the area, find peaks."""
        latlon = geodesy.from_unit_vectors(plonk.sample(self.network, sight.row, noise, guidance=self.guidance))
        inside = latlon[regions.inside(latlon, request.within)] if request.within else latlon
        if len(inside) < LEAST_INSIDE:
            message = TOO_FEW.format(inside=len(inside), samples=len(latlon))
            return Failure(sight.photo, "too_few_in_region", message)
        density = SampleDensity(inside, request.within)
        rows, mass = density.peaks(request.top_k)
        scores = np.log(density.density(density.points[rows]))
        candidates = tuple(
            _candidate(density.latlon[row], float(share), float(score))
            for row, share, score in zip(rows, mass, scores, strict=True)
        )
        within = density.within(density.latlon[rows[0]])
        within_km = {metres / 1000: share for metres, share in zip(DISTANCES_M, within, strict=True)}
        return Prediction(
            sight.photo,
            candidates,
            max(0.0, 1 - float(mass.sum())),
            Outcome.LOCATED,
            within_km[CONFIDENT_WITHIN_KM],
            *ORIGIN,
            sight.sha256,
            within_km,
            density.regions(),
        )

    def describe(self) -> EngineCard:
        """Describe how it samples, its limits, versions and digests."""
        return EngineCard(
            systems=(NAME,),
            sources=(),
            galleries=(),
            references=0,
            limits=LIMITS,
            versions={
                "engine": __version__,
                "python": platform.python_version(),
                "sampling": f"{self.samples} samples, {plonk.STEPS} steps, guidance {self.guidance:g}",
                CONFIDENCE: NOT_CALIBRATED,
            },
            digests=self.digests,
        )

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Return no cells: it has no references."""
        return ()


def noise_of(pixels: Pixels, samples: int) -> Vectors:
    """Return the noise that the samples of a photo come from, by the SHA-256 of its pixels: float32 [samples, 3].

    That of its file will not do: an engine elsewhere is sent another file of the same pixels.
    """
    digest = hashlib.sha256(pixels.tobytes()).digest()
    return np.random.default_rng(list(digest)).standard_normal((samples, 3), dtype=np.float32)


def _candidate(place: geodesy.Floats, share: float, score: float) -> Candidate:
    """Return a peak as a candidate, with the log of its density per square metre; its reference has no photo."""
    location = Location(*place.tolist())
    reference = Reference(f"{NAME}-{location.lat:.5f}-{location.lon:.5f}", location, Source.INTERNET)
    return Candidate(location, min(1.0, share), score, "density", reference)


def open_plonk(
    published: Path | None = None, tower: Path | None = None, *, device: str = "cpu", samples: int = SAMPLES
) -> Plonk:
    """Open PLONK on its backbone, DINOv2 ViT-L/14 with registers, each in a folder as on the hub.

    By default these are what `pinpoint models get plonk-yfcc` fetched.

    Args:
        published: Of the network.
        tower: Of DINOv2; its last class token is the condition, of the middle square of a photo at 336 px.
        device: "cpu" or "cuda".
        samples: So many for each photo.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
    """
    published = published or hub.fetched(PACK, "PLONK", PACK)
    tower = tower or hub.fetched(TOWER, "PLONK", PACK)
    network = load_plonk(published)
    dino = load_dinov2(tower, layer=ALL, pooling=CLASS, side_px=plonk.SIDE_PX, framing="middle")
    if dino.config.dim != network.config.cond_dim:
        raise PackError(
            f"the DINOv2 in {tower} gives {dino.config.dim} numbers, and PLONK takes {network.config.cond_dim}; "
            f"get them with `pinpoint models get {PACK}`"
        )
    digests = {
        f"pack {PACK}": bundles.files_digest(published, plonk.FILES),
        "model": bundles.files_digest(tower, (CONFIG, PIXELS, WEIGHTS)),
    }
    backbone = Backbone(on_device(dino, device, THREADS), dino.config, None, dino.config.batch)
    return Plonk(backbone, network.to(device), digests, samples=samples)
