"""Every shipped page on the web is accepted by axe-core and by our own check, as people see it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

import starter
from days import TODAY
from kdeck.batch.index import about, files_beside
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.listed import index_path
from kdeck.batch.output import Output
from kdeck.batch.project import Project
from kdeck.batch.record import Built, Record, document_key
from kdeck.batch.signoffstanding import State
from kdeck.check.html.file import check_html
from kdeck.finding import Severity
from kdeck.load.settings import Settings
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.render.html.fragment import render_fragment_sheet
from making import make_shipped

from .axe import CHROMIUM, SCRIPT, View, ask_axe, print_page
from .conftest import THEMES

AXE_IS_MISSING = pytest.mark.skipif(
    not (CHROMIUM and SCRIPT) and not os.environ.get("CI"),
    reason="chromium is not on PATH, or AXE_CORE does not name axe.min.js",
)
# A phone at 400% of a desk, and the settings that change most.
NARROW, WIDE = WIDTHS = 320, 1280
# A page of a system that is dark, where a browser's own links are light.
DARK = b":root{color-scheme:dark}body{background:#111;color:#eee;line-height:1.6}"
CHOICES = (("dark",), ("contrast", "light"), ("contrast", "dark"))
# A window in which a table has hardly the room for its columns.
MIDDLE = 800


def pages(theme: str, kind: Format = Format.HTML) -> dict[str, bytes]:
    jobs = starter.jobs(theme).items()
    return {t.path: make_shipped(t, job).data for t, job in jobs if t.format is kind}


def index_page(project: Project, theme: str, folder: Path) -> bytes:
    """Make the page that lists a theme's documents, in every format and edition, drafts or not."""
    (brand,) = (found for found in project.themes if found.id == theme)
    record = Record("")
    for target, job in plan_jobs(project, brand, [], TODAY):
        record.outputs[target] = Built("", "")
        record.expected[target] = ""
        told = about(job.document, State.NEVER)
        if job.document.audience is Audience.CLINICIAN:
            told = replace(told, notice="Reviewed by Dr. Example", due="2027-11-01")
        record.about[document_key(target)] = told
    data = {target.path: b"made" * 90_000 for target in record.outputs}
    output = Output.of_project(folder, Settings())
    return files_beside(brand, data, record, output, force=True)[index_path(theme)]


def placed(fragment: bytes, sheet: bytes) -> bytes:
    """Place a fragment in a page as a content management system does."""
    head = b'<head><meta charset="utf-8"><title>A page of a clinic</title><style>%b</style></head>'
    body = b"<body><header>A clinic</header><main><h1>A page of a clinic</h1>%b</main></body>"
    return b'<!DOCTYPE html><html lang="en-US">' + head % sheet + body % fragment + b"</html>"


@pytest.mark.slow
@AXE_IS_MISSING
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_pages_nor_their_index_and_nothing_reaches_past_the_window(
    project: Project, theme: str, tmp_path: Path
) -> None:
    made = pages(theme) | {"index.html": index_page(project, theme, tmp_path)}
    views = [View(name, data, WIDE) for name, data in made.items()]
    views += [View(name, data, NARROW, ("larger", "spaced", "dark")) for name, data in made.items()]
    if theme == THEMES[0]:
        views += [View(n, d, w, c) for n, d in made.items() for w in WIDTHS for c in CHOICES]
        views += [View(n, d, w, ("spaced",)) for n, d in made.items() for w in (MIDDLE, WIDE)]
    verdicts = ask_axe(views, tmp_path)
    assert len(verdicts) == len(views)
    for verdict in verdicts:
        # A list of files has no panels, tables and drawings to ask about.
        assert verdict.passed > (20 if verdict.name == "index.html" else 30)
        assert (verdict.violations, verdict.open, verdict.beyond) == ((), (), 0), verdict
        assert verdict.width == NARROW or verdict.parted == (), verdict


@pytest.mark.slow
@AXE_IS_MISSING
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_page_that_holds_a_fragment_with_or_without_its_style_sheet(
    project: Project, theme: str, tmp_path: Path
) -> None:
    (brand,) = (found for found in project.themes if found.id == theme)
    sheet = render_fragment_sheet(brand.palette).data
    made = pages(theme, Format.FRAGMENT)
    assert made
    views = [View(name, placed(data, sheet), WIDE) for name, data in made.items()]
    views += [View(name, placed(data, DARK + sheet), NARROW) for name, data in made.items()]
    if theme == THEMES[0]:
        views += [View(name, placed(data, sheet), NARROW) for name, data in made.items()]
        # Without the sheet, what a narrow window does to a table is the system's.
        views += [View(name, placed(data, DARK), WIDE) for name, data in made.items()]
    for verdict in ask_axe(views, tmp_path):
        assert (verdict.violations, verdict.open, verdict.beyond) == ((), (), 0), verdict


@pytest.mark.slow
@AXE_IS_MISSING
def test_a_leaflet_prints_on_few_pages_and_a_reader_in_the_dark_prints_what_everybody_prints(
    tmp_path: Path,
) -> None:
    made = pages("default")
    (page,) = (data for name, data in made.items() if "ketamine-in-brief-plain" in name)
    dark = page.replace(b'id="dark"', b'id="dark" checked')
    assert dark != page
    usual, chosen = ([*drawn(print_page(each, tmp_path))] for each in (page, dark))
    # The sheet itself is the PDF; a page prints its words in letters of 12 points.
    assert 2 < len(usual) <= 5
    assert usual == chosen


def drawn(data: bytes) -> Iterator[bytes]:
    """Draw the pages of a PDF."""
    with pdfium.PdfDocument(data) as pdf:
        for page in pdf:
            yield page.render(scale=0.5).to_pil().tobytes()


@pytest.mark.slow
@AXE_IS_MISSING
def test_axe_would_see_a_fault(tmp_path: Path) -> None:
    name, data = next(iter(pages("default").items()))
    broken = data.replace(b'lang="en-US"', b"", 1).replace(b"<h1 ", b'<h1 style="color:#eee" ', 1)
    added = b'<div style="width:900px">wide</div><table><tr><td>%b</td></tr></table>' % (
        b'<p style="width:1em;overflow-wrap:anywhere">antidepressant</p>'
    )
    wide = broken.replace(b"<main ", added + b"<main ", 1)
    found, reaches = ask_axe([View(name, broken, WIDE), View(name, wide, NARROW)], tmp_path)
    assert [text.partition(":")[0] for text in found.violations] == [
        "color-contrast",
        "html-has-lang",
    ]
    assert reaches.beyond > 0
    assert (found.parted, reaches.parted) == ((), ("antidepressant",))


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_our_own_check_finds_nothing(theme: str) -> None:
    for name, data in pages(theme).items():
        found = [f for f in check_html(data, name) if f.severity is not Severity.NOTE]
        assert found == []
