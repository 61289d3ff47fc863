"""One photo's candidates, described: the step of the pipeline that Pinpoint, its training and benchmarks share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ..answering import evidence, features, voting
from ..answering.evidence import Neighbourhood
from ..answering.features import SUPPORTERS, Table
from ..answering.limits import Limits
from ..answering.retrieval import Retrieval, Spaces
from ..answering.voting import Voting
from ..confidence.density import around, reach
from ..gallery import Gallery, Rows
from ..geodesy import Floats


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What lies around K candidates and around the photo's look-alikes.

    Attributes:
        evidence: References near the candidates, of this one photo (B = 1).
        reach_m: How far the references around each candidate reach [K]: its mass is spread that far.
        hinted: Rows of places where look-alikes gather, around which the mass of elsewhere is spread [J].
        votes: The share of the look-alikes' votes at each of those [J].
    """

    evidence: Neighbourhood
    reach_m: Floats
    hinted: Rows
    votes: Floats


@dataclass(frozen=True, eq=False)
class Shortlist:
    """One photo's K candidates and everything that ranking and confidence read of them.

    Attributes:
        spaces: The gallery searched.
        limits: What the search was limited to.
        retrieval: The candidates and the neighbours that proposed them.
        surroundings: The references around them.
        scores: Log density of the neighbours' votes at each candidate [K].
        whole: The features of the list that do not depend on which candidate is first [W].
    """

    spaces: Spaces
    limits: Limits
    retrieval: Retrieval
    surroundings: Surroundings
    scores: Floats
    whole: Table

    @cached_property
    def features(self) -> Table:
        """What the reranker sees of each candidate [K, F].

        It is relative to the list and the gallery, so that what was learned carries over to galleries never seen. A
        pack that ranks by votes alone never asks for it.
        """
        return features.describe(self.spaces, self.retrieval, self.surroundings.evidence, self.limits.left_out)

    @cached_property
    def supporters(self) -> npt.NDArray[np.int64]:
        """Rows of the other source's references near each candidate [K, M], -1 for none: they make it likelier."""
        return features.supporters(self.spaces.gallery, self.retrieval, self.surroundings.evidence)

    def overall(self, first: int) -> Table:
        """Return the features of the whole list if the candidate at position `first` is ranked first: [G]."""
        region = features.around(self.spaces.gallery, self.retrieval, first, self.limits.left_out)
        return np.concatenate([self.whole, region])


def describe_candidates(
    spaces: Spaces, retrieval: Retrieval, settings: Voting, limits: Limits, most: int = SUPPORTERS
) -> Shortlist:
    """Describe the candidates of one photo; `most` references of each source are gathered around each."""
    # Look around: evidence to show and to support a candidate, and how far its mass and that of elsewhere spreads.
    surroundings = surround(spaces.gallery, retrieval, limits, most)

    # Vote: candidates amid many look-alikes score high. It is the score that the reranker corrects, and all there is in
    # a pack without one.
    scores = voting.scores(spaces.gallery, retrieval, settings)

    # Describe the list as a whole: the odds of elsewhere are read from it once the ranking says which is first.
    whole = features.whole(spaces, retrieval, limits.left_out)
    return Shortlist(spaces, limits, retrieval, surroundings, scores, whole)


def surround(gallery: Gallery, retrieval: Retrieval, limits: Limits, most: int = SUPPORTERS) -> Surroundings:
    """Look around the candidates of one photo, gathering up to `most` references of each source near each."""
    query, rows = retrieval.query.raw[None], retrieval.candidates[None]
    near = evidence.gather(gallery, query, rows, most, limits.left_out)
    reach_m = reach(gallery, retrieval.candidates, limits.left_out)
    return Surroundings(near, reach_m, *around(gallery, retrieval))
