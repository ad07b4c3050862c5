"""Every page of every shipped handout: what a reader of a printed page would stumble over."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

import starter
from days import TODAY
from kdeck.batch.budget import fitted
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.work import Job
from kdeck.model.recipe import Format
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import LinkTo, Run, Speak
from kdeck.render.pdf.box.box import Box, walk
from kdeck.render.pdf.box.contents import ContentsLine
from kdeck.render.pdf.box.framed import FramedBox
from kdeck.render.pdf.box.furniture import PageFurniture
from kdeck.render.pdf.box.page import Frame, Page
from kdeck.render.pdf.box.pager import overflowing
from kdeck.render.pdf.box.panel import PanelBox
from kdeck.render.pdf.box.repeated import Repeated
from kdeck.render.pdf.box.steps import StepBox
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.layout import Layout, lay_out
from kdeck.variants import PRINTED_EDITIONS, Edition, Standard

THEMES = (
    "default",
    pytest.param("aurora", marks=pytest.mark.slow),
    pytest.param("harbor", marks=pytest.mark.slow),
)


HALF, THIRD, FIFTH = 1 / 2, 1 / 3, 1 / 5


@cache
def jobs(theme: str) -> tuple[Job, ...]:
    project = starter.project(theme)
    (found,) = project.themes
    planned = plan_jobs(project, found, [], TODAY)
    return tuple(job for _, job in planned if job.format is Format.PDF)


@cache
def handouts(theme: str, edition: Edition) -> tuple[Handout, ...]:
    of_edition = (job for job in jobs(theme) if job.edition is edition)
    kept = ((fitted(job.document, job.theme, Format.PDF).document, job) for job in of_edition)
    return tuple(plan_handout(document, job.theme, edition) for document, job in kept)


@cache
def laid_out(theme: str, edition: Edition) -> tuple[tuple[Handout, Layout], ...]:
    return tuple((handout, lay_out(handout, Standard.UA_1)) for handout in handouts(theme, edition))


def used(page: Page, frame: Frame) -> float:
    return (page[-1].y + page[-1].box.height - frame.top) / frame.room


def begun(page: Page) -> float:
    """Measure what must stand together at the head of a page."""
    total = 0.0
    for placed, following in pairwise(page):
        if not placed.box.keeps_next:
            return total + placed.box.torn_least
        total += following.y - placed.y
    return total + page[-1].box.torn_least


def gap(page: Page, following: Page) -> float:
    return max(page[-1].box.after, following[0].box.before)


def texts(pages: tuple[Page, ...]) -> Iterator[TextBox]:
    for page in pages:
        for placed in page:
            yield from (part for part in walk(placed.box) if isinstance(part, TextBox))


def words(box: Box) -> str:
    found = (part for part in walk(box) if isinstance(part, TextBox))
    return next(("".join(p.text for p in text.lines[0].pieces) for text in found), "")


# All tests of an edition share its layout, which takes seconds.
QUICK = {Edition.STANDARD, Edition.LARGE_PRINT}
editions = pytest.mark.parametrize(
    "edition",
    [pytest.param(e, marks=[pytest.mark.slow] * (e not in QUICK)) for e in PRINTED_EDITIONS],
)
themes = pytest.mark.parametrize("theme", THEMES)


@pytest.mark.slow
@themes
@editions
def test_no_page_is_less_than_half_full_where_half_a_page_holds_what_follows(
    theme: str, edition: Edition
) -> None:
    for handout, layout in laid_out(theme, edition):
        pages, frame = layout.pages, layout.other
        frames = (layout.first, *(frame for _ in pages[1:]))
        short = [
            (handout.title, number, words(page[0].box))
            for number, (page, following) in enumerate(pairwise(pages), 1)
            if used(page, frames[number - 1]) < HALF
            # With the gap above it, which the head of a page does not have.
            and gap(page, following) + begun(following) <= HALF * frames[number - 1].room
        ]
        assert short == []
        assert all(used(page, frame) >= THIRD for page in pages[1:-1])
        assert used(pages[-1], frame) >= FIFTH
        assert overflowing(pages, frame.bottom) == ()


@pytest.mark.sampled(1)
@themes
@editions
def test_no_word_is_broken_but_a_long_address_after_a_slash_or_before_a_hyphen(
    theme: str, edition: Edition
) -> None:
    for handout, layout in laid_out(theme, edition):
        for text in texts(layout.pages):
            ends = {
                line.pieces[-1].text[-1]
                for line, following in pairwise(text.lines)
                if not following.pieces[0].text.startswith("-")
            }
            assert ends <= set(" -—/?&="), (handout.title, words(text))


@themes
@editions
def test_the_foot_says_all_it_has_to_say_below_the_text(theme: str, edition: Edition) -> None:
    for handout in handouts(theme, edition):
        # A sheet has it in its text.
        if handout.sheet.is_sheet:
            continue
        furniture = PageFurniture(handout)
        said = [line.strip() for line in furniture.foot]
        style = handout.sheet[Role.FURNITURE]
        assert " · ".join(said) == handout.furniture.foot_left
        assert furniture.height >= max(handout.sheet.foot, len(said) * style.leading)


@themes
@editions
def test_every_gap_is_a_whole_number_of_half_units(theme: str, edition: Edition) -> None:
    for handout, layout in laid_out(theme, edition):
        # A sheet shares out what its sides leave free.
        if handout.sheet.is_sheet:
            continue
        half = layout.handout.sheet.unit / 2
        boxes = [part for page in layout.pages for placed in page for part in walk(placed.box)]
        gaps = {gap / half for box in boxes for gap in (box.before, box.after)}
        assert all(abs(gap - round(gap)) < 0.01 for gap in gaps), gaps


@themes
@editions
def test_no_heading_ends_a_page_and_no_line_of_a_paragraph_is_alone(
    theme: str, edition: Edition
) -> None:
    for handout, layout in laid_out(theme, edition):
        for page, _ in pairwise(layout.pages):
            last = list(texts((page,)))[-1]
            assert last.paragraph.element.tag not in {f"H{level}" for level in range(1, 7)}
        parts: dict[int, list[int]] = {}
        for text in texts(layout.pages):
            parts.setdefault(id(text.paragraph), []).append(len(text.lines))
        alone = [counts for counts in parts.values() if len(counts) > 1 and min(counts) < 2]
        assert alone == [], handout.title


def heard(theme: str, edition: Edition) -> Iterator[tuple[str, Run, Element]]:
    """Give each run that calls a number or names evidence, with its structure element."""
    for handout, layout in laid_out(theme, edition):
        for text in texts(layout.pages):
            for index, run in enumerate(text.paragraph.runs):
                yield handout.title, run, text.paragraph.element_of(index)


@themes
def test_a_number_to_call_is_said_digit_by_digit(theme: str) -> None:
    found = [
        (title, run.text, element.expansion)
        for title, run, element in heard(theme, Edition.STANDARD)
        if isinstance(run.mark, LinkTo) and run.mark.url.startswith("tel:")
    ]
    assert len({title for title, *_ in found}) > 10
    assert [each for each in found if re.search(r"\d\d", each[2]) or not each[2]] == []
    assert all(re.sub(r"\D", "", text) == re.sub(r"\D", "", said) for _, text, said in found)


KINDS = {"Drug label", "Label or licence", "Meta-analysis"}


@themes
def test_a_frame_with_the_kind_of_evidence_says_that_it_is_evidence(theme: str) -> None:
    tags = [
        element.expansion
        for _, run, element in heard(theme, Edition.STANDARD)
        if isinstance(run.mark, Speak) and run.text in KINDS
    ]
    assert len(tags) > 10
    assert set(tags) <= {f"Evidence: {kind}" for kind in KINDS}


@themes
@editions
def test_a_list_of_contents_stands_on_page_three_or_before_all_sections(
    theme: str, edition: Edition
) -> None:
    found, late = [], []
    for handout, layout in laid_out(theme, edition):
        directory = layout.builder.directory
        for number, page in enumerate(layout.pages, 1):
            boxes = (part for placed in page for part in walk(placed.box))
            lines = [part for part in boxes if isinstance(part, ContentsLine)]
            listed = [directory.pages[directory.names[line.heading]] for line in lines]
            found += [(handout.title, number)] if lines else []
            late += [(handout.title, number)] if number > 3 and min(listed, default=4) < 4 else []
    assert found
    assert [each for each in found if each[1] < 3] == []
    assert late == []


@themes
@editions
def test_a_list_of_contents_stands_whole_on_one_page(theme: str, edition: Edition) -> None:
    for handout, layout in laid_out(theme, edition):
        listed = [
            number
            for number, page in enumerate(layout.pages, 1)
            for placed in page
            for part in walk(placed.box)
            if isinstance(part, ContentsLine)
        ]
        assert len(set(listed)) <= 1, (handout.title, listed)


def elements(root: Element) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """Give each element below one with those that it stands in, the outermost first."""
    waiting: list[tuple[Element, tuple[Element, ...]]] = [(root, ())]
    while waiting:
        element, above = waiting.pop()
        yield element, above
        waiting.extend((kid, (*above, element)) for kid in element.kids if isinstance(kid, Element))


@themes
@editions
def test_an_alarm_stands_on_one_page_and_no_step_stands_alone(theme: str, edition: Edition) -> None:
    for handout, layout in laid_out(theme, edition):
        within = {id(element): above for element, above in elements(layout.builder.root)}
        panels: dict[int, set[int]] = {}
        steps: dict[int, list[int]] = {}
        for number, page in enumerate(layout.pages, 1):
            for part in (part for placed in page for part in walk(placed.box)):
                inner = next((each for each in walk(part) if isinstance(each, TextBox)), None)
                above = within[id(inner.paragraph.element)] if inner else ()
                if isinstance(part, (PanelBox, FramedBox)) and part.whole:
                    sect = next(each for each in above if each.tag == "Sect")
                    panels.setdefault(id(sect), set()).add(number)
                elif isinstance(part, StepBox) and part.node:
                    listed = next(each for each in reversed(above) if each.tag == "L")
                    steps.setdefault(id(listed), []).append(number)
        assert all(len(numbers) == 1 for numbers in panels.values()), handout.title
        on_pages = [Counter(numbers).values() for numbers in steps.values()]
        assert all(min(counts) >= 2 for counts in on_pages), (handout.title, on_pages)


# They open a handout; what they have left is short, and their heading asks for nothing.
OPENING = ("What to know first", "Summary")


@pytest.mark.sampled(1)
@themes
@editions
def test_what_a_panel_has_left_for_the_next_page_stands_under_its_heading_again(
    theme: str, edition: Edition
) -> None:
    for handout, layout in laid_out(theme, edition):
        within = {id(element): above for element, above in elements(layout.builder.root)}
        begun: set[int] = set()
        for page in layout.pages:
            for part in (part for placed in page for part in walk(placed.box)):
                if not isinstance(part, (PanelBox, FramedBox)):
                    continue
                inner = next(each for each in walk(part) if isinstance(each, TextBox))
                sect = next(
                    (each for each in within[id(inner.paragraph.element)] if each.tag == "Sect"),
                    None,
                )
                kids = sect.kids if sect else []
                title = next((kid.title for kid in kids if isinstance(kid, Element)), "")
                if not title or title in OPENING:
                    continue
                repeated = [each for each in walk(part) if isinstance(each, Repeated)]
                assert len(repeated) == (id(sect) in begun), (handout.title, title)
                begun.add(id(sect))
