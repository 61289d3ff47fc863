"""The sample photos in packages that `make setup` installs anyway; see resources/samples/README.md."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

CARRIED = (("sklearn", "datasets/images/china.jpg"),)


def package_photos() -> list[Path]:
    """Return the sample photos that are installed."""
    found = []
    for package, inside in CARRIED:
        spec = find_spec(package)
        if spec and spec.origin:
            photo = Path(spec.origin).parent / inside
            found += [photo] if photo.exists() else []
    return found
