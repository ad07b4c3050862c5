"""Notes for clinicians stand in two columns of a page, so that they take few pages."""

from dataclasses import replace
from functools import cache

import pytest

import starter
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Flow, Handout, Prose, SideRow
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.dense import dense_sheets
from kdeck.plan.look.style import Role, stylesheet
from kdeck.plan.text.run import run_text
from kdeck.render.pdf.box.box import Box, Columns, walk
from kdeck.render.pdf.box.panel import Badge
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.layout import Layout, lay_out
from kdeck.render.pdf.writer import render
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard
from verdicts import reference_flaws

# What stands beside a note: its heading and its evidence.
HEADED = [Role.SUBHEADING, Role.BADGE]
ROOMY = (Edition.LARGE_PRINT, Edition.DYSLEXIA)
MOST_PAGES = 5


@cache
def notes(
    audience: Audience = Audience.CLINICIAN,
    edition: Edition = Edition.STANDARD,
    theme: str = "default",
) -> Handout:
    document = starter.documents("safety-notes", theme)[audience]
    return plan_handout(document, starter.theme(theme), edition)


@cache
def laid_out(theme: str = "default") -> Layout:
    return lay_out(notes(theme=theme), DEFAULT_STANDARD)


def boxes(layout: Layout) -> list[Box]:
    return [part for page in layout.pages for placed in page for part in walk(placed.box)]


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_the_notes_for_clinicians_take_five_pages(theme: str) -> None:
    assert len(laid_out(theme).pages) == MOST_PAGES


def test_the_evidence_of_a_note_stands_beside_its_heading_in_a_column_of_the_page() -> None:
    layout = laid_out()
    flows = [item for item in layout.handout.items if isinstance(item, Flow)]
    rows = [row for flow in flows for row in flow.items if isinstance(row, SideRow)]
    both = [row for row in rows if [getattr(item, "role", "") for item in row.side] == HEADED]
    beside = [
        (*box.boxes, box.offsets[1])
        for box in boxes(layout)
        if isinstance(box, Columns) and any(isinstance(each, Badge) for each in box.boxes)
    ]
    assert len(beside) == len(both) > 10
    for heading, badge, left in beside:
        assert isinstance(left, float)
        assert isinstance(heading, TextBox)
        assert isinstance(badge, Badge)
        assert max(line.width for line in heading.lines) < left
        assert left + badge.width < layout.handout.sheet.measure / 2


def test_each_note_follows_the_one_before_it_down_one_column_and_then_the_other() -> None:
    layout = laid_out()
    placed = [box for box in boxes(layout) if isinstance(box, TextBox) and box.destination]
    headings = [run_text(box.paragraph.runs) for box in placed]
    told = [
        run_text(item.runs)
        for flow in layout.handout.items
        if isinstance(flow, Flow)
        for row in flow.items
        if isinstance(row, SideRow)
        for item in row.side
        if isinstance(item, Prose) and item.level
    ]
    assert [heading for heading in headings if heading in told] == told


@pytest.mark.parametrize("theme", starter.THEMES)
def test_no_letter_is_smaller_for_that(theme: str) -> None:
    brand = starter.theme(theme)
    usual = stylesheet(brand, Audience.CLINICIAN, Edition.STANDARD, close=True)
    for sheet in dense_sheets(brand, usual, MOST_PAGES):
        assert {role: sheet[role].size for role in Role} == {
            role: usual[role].size for role in Role
        }
        assert sheet.measure + 2 * sheet.margin == pytest.approx(brand.page[0])
        assert all(sheet[role].leading >= 1.1 * sheet[role].size for role in Role)


def test_lines_stand_as_far_apart_as_the_pages_allow() -> None:
    handout = notes()
    closest, *_, roomiest = (handout.sheet, *handout.larger)
    assert closest.unit < roomiest.unit
    layout = laid_out()
    assert layout.handout.sheet.unit > closest.unit
    tight = lay_out(replace(handout, larger=()), DEFAULT_STANDARD)
    assert len(tight.pages) == len(layout.pages)


def test_a_handout_that_may_be_long_is_laid_out_once() -> None:
    brand = starter.theme("default")
    usual = stylesheet(brand, Audience.CLINICIAN, Edition.STANDARD, close=True)
    assert len(dense_sheets(brand, usual, 3 * MOST_PAGES)) == 1


@pytest.mark.parametrize("edition", ROOMY)
def test_large_and_roomy_letters_stand_in_one_column(edition: Edition) -> None:
    assert not any(isinstance(item, Flow) for item in notes(Audience.CLINICIAN, edition).items)


def test_patients_read_their_notes_in_one_column() -> None:
    assert not any(isinstance(item, Flow) for item in notes(Audience.PLAIN).items)


@pytest.mark.slow
def test_every_standard_is_kept_where_notes_stand_in_columns() -> None:
    for standard in Standard:
        data = render(notes(), standard).data
        assert reference_flaws(data, "safety-notes-clinician.pdf") == ()
