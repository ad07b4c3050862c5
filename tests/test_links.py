"""That what the pages beside the program point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
# The two ways of a link: [text](place) and ![text](place), with what follows '#' left out.
_LINK = re.compile(r"\]\(([^)#\s]+)")


def targets(page: Path) -> list[str]:
    """List the places in the project that a page's links and pictures lead to."""
    return [link for link in _LINK.findall(page.read_text("utf-8")) if ":" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_points_at_is_there(page: Path) -> None:
    missing = [link for link in targets(page) if not (page.parent / link).is_file()]
    assert missing == []


def test_the_readme_shows_pages_and_slides() -> None:
    shown = [link for link in targets(ROOT / "README.md") if link.endswith(".png")]
    assert len(shown) >= 6
    assert all((ROOT / link).stat().st_size > 5_000 for link in shown)
