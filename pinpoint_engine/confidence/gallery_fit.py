"""Probabilities fitted for the user's galleries: what changes the pack's calibration, and its JSON."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from .. import __version__, bundles
from ..errors import OutputError, reason
from ..runs import answers, replacement
from .calibration import INPUTS, PHOTO, UNTRAINED, Calibration
from .odds import Logistic

FILE = "fit.json"
FORMAT = 1
MOST = 20.0
"""No fitted number is larger than this; one that is was not written by us."""
NUMBERS = ("shift", "slope", "sharpness", "near")
FITTED = "fitted for these galleries"
SHIPPED = "as the pack ships them"
NOT_FITTED = "not fitted; `pinpoint gallery fit` does that"
AGAIN = "fit them again with `pinpoint gallery fit`"


@dataclass(frozen=True)
class GalleryFit:
    """What changes a pack's calibration where a reference of the user's galleries comes first.

    Attributes:
        shift: Added to the log-odds that no listed place is right, after they were multiplied by `slope`.
        slope: What these log-odds are multiplied by.
        sharpness: What the sharpness of single photos is multiplied by.
        near: What the distance of the truth from the right listed place is multiplied by.
        elsewhere: What takes the place of these log-odds, whole, where the pack was never calibrated; None else.
    """

    shift: float = 0.0
    slope: float = 1.0
    sharpness: float = 1.0
    near: float = 1.0
    elsewhere: Logistic | None = None

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> GalleryFit:
        """Rebuild it from its JSON.

        Raises:
            KeyError, TypeError, ValueError: it is damaged.
        """
        numbers = {name: float(stored[name]) for name in NUMBERS}
        sizes = [abs(numbers["shift"]), *(numbers[name] for name in NUMBERS[1:])]
        if not all(math.isfinite(size) and size <= MOST for size in sizes) or min(sizes[1:]) <= 0:
            raise ValueError("its numbers are out of range")
        anew = stored.get("elsewhere")
        return cls(**numbers, elsewhere=None if anew is None else Logistic.read(anew, INPUTS[PHOTO]))

    def applied(self, shipped: Calibration) -> Calibration:
        """Return a pack's calibration with these changes; that of albums and of what lies elsewhere stays."""
        changed = {case: self._of_odds(shipped.elsewhere[case]) for case in (PHOTO, UNTRAINED)}
        return replace(
            shipped,
            elsewhere={**shipped.elsewhere, **changed},
            sharpness={**shipped.sharpness, PHOTO: self.sharpness * shipped.sharpness[PHOTO]},
            near=replace(shipped.near, scale_m=self.near * shipped.near.scale_m),
        )

    def _of_odds(self, model: Logistic) -> Logistic:
        if self.elsewhere is not None:
            return self.elsewhere
        weights = {name: self.slope * weight for name, weight in model.weights.items()}
        return replace(model, intercept=self.shift + self.slope * model.intercept, weights=weights)


@dataclass(frozen=True)
class FitKey:
    """What a fit is for: the digests of the user's galleries, in order of the alphabet, and of the pack; the version.

    For anything else it is not used: other references, another model or other features have other probabilities.
    """

    galleries: tuple[str, ...]
    pack: str
    version: str = __version__

    @classmethod
    def of(cls, digests: Mapping[str, str], pack: str) -> FitKey:
        """Return the key of the galleries among an engine's digests, and of a pack; their order does not count."""
        return cls(tuple(sorted(answers.galleries(digests).values())), pack)

    def difference(self, other: FitKey) -> str:
        """Say in what way another key differs from this; "" if it does not."""
        if self.pack != other.pack:
            return "they were fitted for another pack"
        if self.version != other.version:
            return f"they were fitted by version {other.version}"
        if len(self.galleries) != len(other.galleries):
            return "they were fitted for other galleries together"
        return "" if self == other else "a gallery has changed since they were fitted, or is another"


@dataclass(frozen=True)
class Probabilities:
    """Which probabilities an engine gives with the user's galleries.

    Attributes:
        words: Says which and why, for the record of a run; "" where there are no galleries of the user's.
        fit: What was fitted, if it is used.
        digest: The digest of its file.
        first_row: The row of the first reference of the user's galleries: a fit changes answers led by one from there.
    """

    words: str = ""
    fit: GalleryFit | None = None
    digest: str = ""
    first_row: int = 0


def write_fit(folder: Path, key: FitKey, fit: GalleryFit, figures: Mapping[str, Any]) -> Path:
    """Write what was fitted into a gallery's folder, whole or not at all, with the figures that speak for it.

    Raises:
        OutputError: the folder cannot be written; an older fit stays.
    """
    told = {"format": FORMAT, "for": asdict(key), "fit": asdict(fit), "figures": dict(figures)}
    path = bundles.standing(folder) / FILE
    with replacement.whole(path) as private:
        private.write_text(json.dumps({"sha256": _sum(told), **told}, indent=1) + "\n", encoding="utf-8")
    return path


def remove_fit(folder: Path, key: FitKey, digest: str) -> None:
    """Remove what was fitted for a key from a gallery's folder, and what can no more be used.

    What was fitted for the gallery together with others, or for another pack, stays.

    Args:
        folder: The folder.
        key: What was not fitted now.
        digest: The digest of the gallery in the folder.

    Raises:
        OutputError: it cannot be removed.
    """
    path = bundles.standing(folder) / FILE
    if _is_of_others(path, key, digest):
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be removed ({reason(error)}); check its permissions") from error


def _is_of_others(path: Path, key: FitKey, digest: str) -> bool:
    """Tell whether a fit is for something else than a key, and may still be used with the gallery of a digest."""
    try:
        other, _ = _read(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    is_same = (other.galleries, other.pack) == (key.galleries, key.pack)
    return not is_same and digest in other.galleries and other.version == key.version


def choose_probabilities(folders: Sequence[Path], key: FitKey, first_row: int) -> Probabilities:
    """Return which probabilities are used with some galleries: a fit for exactly these, or what the pack ships.

    A fit that is damaged or of something else is no error, as the answers do not need it; the words say why it is not
    used.
    """
    why = ""
    for folder in folders:
        path = bundles.standing(folder) / FILE
        if not path.is_file():
            continue
        try:
            other, fit = _read(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            why = why or f"what was fitted cannot be read ({reason(error)})"
            continue
        if not (different := key.difference(other)):
            return Probabilities(FITTED, fit, bundles.sha256(path), first_row)
        why = why or different
    if not folders:
        return Probabilities()
    return Probabilities(f"{SHIPPED}: {why}; {AGAIN}" if why else SHIPPED, first_row=first_row)


def fit_in_words(folder: Path, digest: str) -> str:
    """Return whether probabilities were fitted for a gallery of some digest, and whether they still hold for it."""
    path = bundles.standing(folder) / FILE
    if not path.is_file():
        return NOT_FITTED
    try:
        key, _ = _read(path)
        figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
        asked = f"{figures['questions']} questions of {figures['albums']} sequences"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"what was fitted cannot be read ({reason(error)}); {AGAIN}"
    if digest not in key.galleries:
        return f"the gallery has changed since they were fitted; {AGAIN}"
    others = f", together with {len(key.galleries) - 1} more" if len(key.galleries) > 1 else ""
    return f"fitted on {asked}{others}, for the pack {key.pack[:12]}"


def _read(path: Path) -> tuple[FitKey, GalleryFit]:
    """Read what a fit is for and its numbers.

    Raises:
        OSError, KeyError, TypeError, ValueError, AttributeError: it cannot be read, or is damaged.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    if told.pop("sha256") != _sum(told):
        raise ValueError("it does not match its checksum")
    if told["format"] != FORMAT:
        raise ValueError(f"it has format {told['format']}, not {FORMAT}")
    stored = told["for"]
    key = FitKey(tuple(stored["galleries"]), stored["pack"], stored["version"])
    return key, GalleryFit.read(told["fit"])


def _sum(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
