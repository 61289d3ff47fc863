"""The documents: every link leads somewhere, and every file they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pinpoint_engine.sources import SERVICES

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "resources").rglob("README.md")),
]
LINK = re.compile(r"\[[^\]]+\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
FILE = re.compile(
    r"(?<![\w/.-])(?:pinpoint_engine|pinpoint_qgis|scripts|tests|benchmarks|resources|docs)/[\w./*-]*[\w*/]"
)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    broken = []
    for path, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{path}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_that_is_named_is_there(page):
    named = set(FILE.findall(page.read_text(encoding="utf-8")))
    assert sorted(name for name in named if not any(ROOT.glob(name.rstrip("/")))) == []


def test_the_front_pages_stay_short():
    pages = ((ROOT / "README.md", 130), (ROOT / "docs" / "architecture.md", 125))
    assert [name_of(page) for page, most in pages if len(page.read_text(encoding="utf-8").splitlines()) > most] == []


ABOUT = re.compile(r"^about=.*?(?=^\w+=)", re.MULTILINE | re.DOTALL)
PRIVACY = re.compile(r'<h2 id="privacy">.*?<h2 ', re.DOTALL)


@pytest.mark.parametrize(
    "page", [ROOT / "metadata.txt", *sorted((ROOT / "resources" / "help").glob("help*.html"))], ids=name_of
)
def test_each_service_that_learns_where_one_looks_is_named_where_it_is_said_what_leaves_the_machine(page):
    [told] = (ABOUT if page.suffix == ".txt" else PRIVACY).findall(page.read_text(encoding="utf-8"))
    assert [name for name in SERVICES.values() if name not in told] == []
