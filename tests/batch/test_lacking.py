"""Who asks for what a document is not made as is told so, and what would make it."""

from pathlib import Path

import pytest

from buildable import LEAFLET, edit, write
from kdeck.batch.target import Choice
from kdeck.finding import Finding, Severity
from kdeck.load.settings import FILE
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition

from .runs import rebuilt, run

ONE = ("leaflet",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a project whose leaflet is for patients, and on paper alone."""
    keys = "audiences: [plain]\nformats: [pdf]\n"
    edit(write(tmp_path), LEAFLET, lambda text: text + keys)
    return tmp_path


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    assert finding.code == "output-lacking"
    return finding


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", [Format.HTML, Format.PPTX, Format.SLIDES_HTML])
def test_a_format_that_a_recipe_does_not_name_is_said_with_the_line_that_adds_it(
    folder: Path, kind: Format
) -> None:
    choice = Choice(ONE, formats=(kind,))
    report = run(folder, choice)
    finding = only(report.findings)
    assert (finding.span.file, finding.severity) == (LEAFLET, Severity.ERROR)
    assert finding.message == f"'leaflet' is not made as '{kind}'"
    assert report.failed
    assert not report.outcomes
    line = finding.hint.split("'")[1]
    assert line == f"formats: [pdf, {kind}]"
    edit(folder, LEAFLET, lambda text: text.replace("formats: [pdf]", line))
    assert len(rebuilt(run(folder, choice))) == 1


def test_what_else_is_asked_for_is_made_and_the_lack_is_said_each_time(folder: Path) -> None:
    choice = Choice(ONE, formats=(Format.PDF, Format.HTML))
    for status in ("built", "unchanged"):
        report = run(folder, choice)
        assert only(report.findings).severity is Severity.WARNING
        assert [outcome.status for outcome in report.outcomes] == [status]


@pytest.mark.slow
def test_an_audience_and_an_edition_that_a_document_lacks_are_said(folder: Path) -> None:
    for_others = run(folder, Choice(ONE, audiences=(Audience.CLINICIAN,)))
    assert only(for_others.findings).message == "'leaflet' is not for 'clinician'"
    large = Choice(ONE, formats=(Format.FRAGMENT,), editions=(Edition.LARGE_PRINT,))
    finding = only(run(folder, large).findings)
    assert finding.message == "nothing that is asked for of 'leaflet' has the edition 'large-print'"
    assert rebuilt(run(folder, Choice(ONE, editions=(Edition.LARGE_PRINT,))))


@pytest.mark.slow
def test_what_no_document_is_made_as_is_said_where_none_is_named(folder: Path) -> None:
    finding = only(run(folder, Choice(formats=(Format.HTML,))).findings)
    assert finding.message == "no document is made as 'html'"
    # What one document has is made, and the others are not missed.
    assert rebuilt(run(folder, Choice(formats=(Format.PPTX,))))


def test_what_a_project_usually_makes_is_not_missed_in_each_document(folder: Path) -> None:
    (folder / FILE).write_text('formats = ["pdf", "html"]\n', encoding="utf-8")
    assert rebuilt(run(folder, Choice(ONE)))
    (folder / FILE).write_text('formats = ["html"]\n', encoding="utf-8")
    assert only(run(folder, Choice(ONE)).findings).message == "'leaflet' is not made as 'html'"


def test_a_talk_is_not_told_to_become_a_page(folder: Path) -> None:
    recipe = folder / LEAFLET
    text = recipe.read_text("utf-8").replace("formats: [pdf]", "formats: [pptx]")
    recipe.write_text(text + "form: talk\nminutes: 15\n", encoding="utf-8")
    finding = only(run(folder, Choice(ONE, formats=(Format.HTML,))).findings)
    assert finding.hint == "a talk is made as pptx, handout-pages, slides-html"
