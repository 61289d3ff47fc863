"""Systems asked by backbone rows, so that the same photos can be asked many times and are decoded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .. import geodesy
from ..answering.limits import Limits
from ..confidence.calibration import softmax
from ..gallery import Vectors
from ..geodesy import CITY_M
from ..models.passes import tempered
from ..systems.cells import CellEngine, CellQuery
from ..systems.pinpoint import Pinpoint
from ..systems.steps import Sight, refusal
from ..types import CoverageCells, EngineCard, Photo, Request, Result
from .benchmarks import Question
from .score import PhotoAnswer, SomeRows


class RowEngine:
    """A system asked by the backbone rows of photos, each by itself; photos without a row are read as usual.

    No photo is refused as blank, so that every photo of a question counts in every table.
    """

    def __init__(self, engine: Pinpoint | CellEngine, question: Question, rows: SomeRows) -> None:
        """Take a system, and the backbone row [D] of each photo of a question [N], None where it has none."""
        self.engine = engine
        self.rows = {file: row for file, row in zip(question.files, rows, strict=True) if row is not None}

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order."""
        ask = (
            _of_pinpoint(self.engine, request) if isinstance(self.engine, Pinpoint) else _of_cells(self.engine, request)
        )
        for photo in photos:
            row = self.rows.get(photo.path)
            yield from self.engine.locate([photo], request) if row is None else [ask(photo, row)]

    def describe(self) -> EngineCard:
        """Return the card of the system."""
        return self.engine.describe()

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the system's references by cell."""
        return self.engine.coverage(cell_deg)


def _of_pinpoint(engine: Pinpoint, request: Request) -> Callable[[Photo, Vectors], Result]:
    limits = Limits.of(engine.gallery, request)

    def ask(photo: Photo, row: Vectors) -> Result:
        sight = Sight(photo, "", row)
        if refused := refusal(sight, limits.nowhere):
            return refused
        return engine.answer(sight, engine.queries(row[None], request)[0], request, limits).prediction

    return ask


def _of_cells(engine: CellEngine, request: Request) -> Callable[[Photo, Vectors], Result]:
    ground = engine.cell_gallery.ground(request)

    def ask(photo: Photo, row: Vectors) -> Result:
        embeddings = engine.classifier.encode(row[None], request.photo_source)
        shares = engine.classifier.probabilities(embeddings)
        return engine.answer(CellQuery(Sight(photo, "", row), embeddings[0], shares[0]), request, ground)

    return ask


def uncalibrated(engine: Pinpoint | CellEngine, row: Vectors, answer: PhotoAnswer) -> float:
    """Return the confidence within 25 km before calibration, for a photo with a backbone row [D].

    Of Pinpoint, as if its scores were log probabilities and one candidate had to be right; of a system over geocells,
    with the probabilities before the temperature.
    """
    if isinstance(engine, Pinpoint):
        near = geodesy.distance_m(answer.first, answer.listed) < CITY_M
        return float(softmax(answer.scores, 1.0)[near].sum())
    classifier, filled = engine.classifier, engine.cell_gallery
    shares = classifier.probabilities(classifier.encode(row[None], Request().photo_source))
    plain = tempered(shares, 1 / classifier.temperature)[0]
    return float(filled.mass(plain)[geodesy.distance_m(answer.first, filled.latlon) <= CITY_M].sum())
