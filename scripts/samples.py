"""The sample photos in packages that `make setup` installs anyway, and a gallery of them; see resources/samples."""

from __future__ import annotations

import csv
import shutil
from importlib.util import find_spec
from pathlib import Path

CARRIED = (("sklearn", "datasets/images/china.jpg"),)
LINKS = {
    "china.jpg": "https://www.flickr.com/photos/danielbuechele/6061409035/",
    "flower.jpg": "https://www.flickr.com/photos/vultilion/6056698931/",
}
VIEWS = (
    ("china.jpg", "tower", (180, 10, 480, 330), (39.99920, 116.26830), "internet"),
    ("china.jpg", "roofs", (120, 60, 560, 300), (39.99885, 116.26905), "street"),
    ("china.jpg", "hill", (0, 40, 400, 427), (39.99960, 116.26745), "internet"),
    ("china.jpg", "lake", (300, 30, 640, 400), (39.99830, 116.26990), "street"),
    ("china.jpg", "terrace", (90, 130, 540, 427), (39.99850, 116.26760), "internet"),
    ("flower.jpg", "flower", (60, 20, 600, 410), (40.00140, 116.27170), "internet"),
)
"""The references of the sample gallery: photo, name, the part cut out of it (left, top, right, bottom, in pixels), a
made-up place in the Summer Palace (latitude, longitude) and source."""


def package_photos() -> list[Path]:
    """Return the sample photos that are installed."""
    return [photo for place in CARRIED if (photo := installed(*place))]


def installed(package: str, inside: str) -> Path | None:
    """Return a file of a package; None if it is not installed."""
    spec = find_spec(package)
    photo = Path(spec.origin).parent / inside if spec and spec.origin else None
    return photo if photo and photo.exists() else None


def build_gallery(folder: Path) -> Path:
    """Build a gallery with thumbnails from parts of the sample photos, to show the evidence dock; return its folder."""
    from pinpoint_engine import cli

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    table = folder / "views.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("path", "lat", "lon", "source", "author", "licence", "url"))
        for photo, name, part, (lat, lon), source in VIEWS:
            author = LINKS[photo].split("/")[-3]
            writer.writerow(
                (cut(photo, part, folder / f"{name}.jpg"), lat, lon, source, author, "CC BY 2.0", LINKS[photo])
            )
    built = folder / "gallery"
    cli.main(["gallery", "build", str(table), "--out", str(built), "--thumbnails"])
    return built


def cut(photo: str, part: tuple[int, int, int, int], target: Path) -> str:
    """Save a part of a sample photo; return the name of the file.

    Raises:
        FileNotFoundError: scikit-learn, which carries the photo, is not installed.
    """
    from PIL import Image

    found = installed("sklearn", f"datasets/images/{photo}")
    if found is None:
        raise FileNotFoundError(f"scikit-learn's {photo} is not installed; run `make setup`")
    with Image.open(found) as opened:
        opened.crop(part).save(target, quality=90)
    return target.name
