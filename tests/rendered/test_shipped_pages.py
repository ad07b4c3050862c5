"""Every shipped page on the web is accepted by axe-core and by our own check, as people see it."""

import os
from pathlib import Path

import pytest

from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project
from kdeck.batch.work import make
from kdeck.check.html.file import check_html
from kdeck.finding import Severity
from kdeck.model.recipe import Format
from kdeck.render.html.fragment import render_fragment_sheet

from .axe import CHROMIUM, SCRIPT, View, ask_axe
from .conftest import THEMES

AXE_IS_MISSING = pytest.mark.skipif(
    not (CHROMIUM and SCRIPT) and not os.environ.get("CI"),
    reason="chromium is not on PATH, or AXE_CORE does not name axe.min.js",
)
# A phone at 400% of a desk, and the settings that change most.
NARROW, WIDE = WIDTHS = 320, 1280
CHOICES = (("dark",), ("contrast", "light"), ("contrast", "dark"), ("larger", "spaced"))


def pages(project: Project, theme: str, kind: Format = Format.HTML) -> dict[str, bytes]:
    (brand,) = (found for found in project.themes if found.id == theme)
    planned = plan_jobs(project, brand, [], TODAY)
    jobs = {target.path: job for target, job in planned if target.format is kind}
    return {name: make(job).data for name, job in jobs.items()}


def placed(fragment: bytes, sheet: bytes) -> bytes:
    """Place a fragment in a page as a content management system does."""
    head = b'<head><meta charset="utf-8"><title>A page of a clinic</title><style>%b</style></head>'
    body = b"<body><header>A clinic</header><main><h1>A page of a clinic</h1>%b</main></body>"
    return b'<!DOCTYPE html><html lang="en-US">' + head % sheet + body % fragment + b"</html>"


@pytest.mark.slow
@AXE_IS_MISSING
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_and_nothing_reaches_past_the_window(
    project: Project, theme: str, tmp_path: Path
) -> None:
    made = pages(project, theme)
    assert made
    views = [View(name, data, WIDE) for name, data in made.items()]
    views += [View(name, data, NARROW, ("larger", "spaced", "dark")) for name, data in made.items()]
    if theme == THEMES[0]:
        views += [
            View(n, d, w, c) for n, d in made.items() for w in (NARROW, WIDE) for c in CHOICES
        ]
    verdicts = ask_axe(views, tmp_path)
    assert len(verdicts) == len(views)
    for verdict in verdicts:
        assert verdict.passed > 30
        assert (verdict.violations, verdict.open, verdict.beyond) == ((), (), 0), verdict


@pytest.mark.slow
@AXE_IS_MISSING
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_page_that_holds_a_fragment(
    project: Project, theme: str, tmp_path: Path
) -> None:
    (brand,) = (found for found in project.themes if found.id == theme)
    sheet = render_fragment_sheet(brand.palette).data
    made = pages(project, theme, Format.FRAGMENT)
    assert made
    views = [
        View(name, placed(data, sheet), width) for name, data in made.items() for width in WIDTHS
    ]
    for verdict in ask_axe(views, tmp_path):
        assert (verdict.violations, verdict.open, verdict.beyond) == ((), (), 0), verdict


@pytest.mark.slow
@AXE_IS_MISSING
def test_axe_would_see_a_fault(project: Project, tmp_path: Path) -> None:
    name, data = next(iter(pages(project, "default").items()))
    broken = data.replace(b'lang="en-US"', b"", 1).replace(b"<h1 ", b'<h1 style="color:#eee" ', 1)
    wide = broken.replace(b"<main ", b'<div style="width:900px">wide</div><main ', 1)
    found, reaches = ask_axe([View(name, broken, WIDE), View(name, wide, NARROW)], tmp_path)
    assert [text.partition(":")[0] for text in found.violations] == [
        "color-contrast",
        "html-has-lang",
    ]
    assert reaches.beyond > 0


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_our_own_check_finds_nothing(project: Project, theme: str) -> None:
    for name, data in pages(project, theme).items():
        found = [f for f in check_html(data, name) if f.severity is not Severity.NOTE]
        assert found == []
