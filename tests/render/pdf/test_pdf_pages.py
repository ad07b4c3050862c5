"""Where pages end: no line alone, no heading at the foot, no page left empty."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.plan.handout.model import (
    Box,
    Entry,
    Grid,
    Handout,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    SideRow,
)
from kdeck.plan.look.style import MARGIN, Role
from kdeck.plan.text.lines import Setting, text_lines
from kdeck.plan.text.run import Run
from kdeck.render.pdf.box.box import Box as Made
from kdeck.render.pdf.box.box import Stack, walk
from kdeck.render.pdf.box.page import Frame, Page
from kdeck.render.pdf.box.pager import paginate
from kdeck.render.pdf.box.panel import PanelBox, WritingLines
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.variants import Standard

HERE = Span("sources/topics/test.md", 7)
SENTENCE = "Nerve cells send signals with a chemical that opens gates on other cells. "
HEADINGS = {f"H{level}" for level in range(1, 7)}
SOME = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def prose(sentences: int) -> Prose:
    return Prose((Run(SENTENCE * sentences, HERE),), Role.BODY, HERE)


def heading(level: int) -> Prose:
    role = Role.HEADING if level == 2 else Role.SUBHEADING
    return Prose((Run("A heading of some words", HERE),), role, HERE, level)


def bullets(lengths: list[int]) -> ItemList:
    entries = tuple(Entry("•", (prose(length),), HERE) for length in lengths)
    return ItemList(entries, ListKind.BULLETS, Role.BODY, HERE)


def table(rows: int) -> Grid:
    cells = tuple(Prose((Run("A cell", HERE),), Role.SMALL, HERE) for _ in range(3))
    return Grid(cells, (cells,) * rows, (0.3, 0.3, 0.4), None, True, HERE)


counts = st.integers(1, 9)
lengths = st.lists(st.integers(1, 5), min_size=1, max_size=14)
panels = st.sampled_from([PanelKind.KEY_IDEA, PanelKind.CALL_NOW])
items = st.one_of(
    counts.map(prose),
    lengths.map(bullets),
    counts.map(table),
    st.builds(lambda n: SideRow((heading(3),), (prose(n), bullets([1, 2])), HERE), counts),
    st.builds(
        lambda kind, n, listed: Box(kind, heading(3), (prose(n), bullets(listed)), HERE),
        panels,
        counts,
        lengths,
    ),
)
documents = st.lists(
    st.tuples(st.booleans(), st.lists(items, min_size=1, max_size=4)), min_size=1, max_size=8
)


def laid_out(handout: Handout, found: tuple[Item, ...], height: float) -> tuple[Page, ...]:
    handout = replace(handout, items=found)
    builder = Builder(handout, Standard.UA_1, Ledger())
    boxes = builder.boxes(handout.items)
    return paginate(boxes, Frame(MARGIN + 80, height - MARGIN), Frame(MARGIN, height - MARGIN))


def texts(page: Page) -> list[TextBox]:
    return [part for placed in page for part in walk(placed.box) if isinstance(part, TextBox)]


def items_of(document: list[tuple[bool, list[Item]]]) -> Iterator[Item]:
    for headed, found in document:
        if headed:
            yield heading(2)
        yield from found


def parts_of(pages: tuple[Page, ...]) -> Mapping[int, list[int]]:
    """List how many lines of each paragraph stand on each page that has any."""
    found: dict[int, list[int]] = {}
    for page in pages:
        for text in texts(page):
            found.setdefault(id(text.paragraph), []).append(len(text.lines))
    return found


@settings(max_examples=examples(60), suppress_health_check=SOME)
@given(document=documents, height=st.floats(500, 1000))
def test_no_line_is_alone_no_heading_ends_a_page_and_no_page_is_blank(
    handouts: Mapping[Audience, Handout], document: list[tuple[bool, list[Item]]], height: float
) -> None:
    pages = laid_out(handouts[Audience.PLAIN], tuple(items_of(document)), height)
    for lines in parts_of(pages).values():
        assert len(lines) == 1 or min(lines) >= 2
    for page in pages:
        assert texts(page)
        assert page[-1].y + page[-1].box.height <= height - MARGIN + 0.02
    for page in pages[:-1]:
        assert texts(page)[-1].paragraph.element.tag not in HEADINGS


def used(page: Page) -> float:
    return page[-1].y + page[-1].box.height


@pytest.mark.parametrize("extra", range(1, 8))
def test_a_last_page_of_a_few_lines_takes_some_from_the_page_before_or_goes_where_gaps_are_smaller(
    handouts: Mapping[Audience, Handout], extra: int
) -> None:
    height = 700.0
    handout = handouts[Audience.PLAIN]
    whole = laid_out(handout, (prose(1),) * 60, height)
    first, second = len(whole[0]), len(whole[1])
    pages = laid_out(handout, (prose(1),) * (first + second + extra), height)
    assert len(pages) in {2, 3}
    room = height - 2 * MARGIN
    assert used(pages[-1]) - MARGIN >= room / 3
    assert used(pages[-2]) >= room / 2


def test_a_page_that_is_full_enough_is_left_alone(handouts: Mapping[Audience, Handout]) -> None:
    handout = handouts[Audience.PLAIN]
    first, second = (len(page) for page in laid_out(handout, (prose(1),) * 200, 700.0)[:2])
    count = first + 3 * second + second // 2
    pages = laid_out(handout, (prose(1),) * count, 700.0)
    assert [len(page) for page in pages] == [first, second, second, second, second // 2]


def panel(kind: PanelKind, count: int) -> Box:
    return Box(kind, heading(3), (bullets([1] * count),), HERE)


def after_half_a_page(handouts: Mapping[Audience, Handout], box: Box) -> tuple[Page, ...]:
    found = (*(prose(1),) * 8, box, *(prose(1),) * 8)
    return laid_out(handouts[Audience.PLAIN], found, 700.0)


def parted(pages: tuple[Page, ...]) -> bool:
    """Say whether a panel stands on more than one page."""
    return sum(isinstance(placed.box, PanelBox) for page in pages for placed in page) > 1


@pytest.mark.parametrize("kind", [PanelKind.QUESTIONS, PanelKind.SUMMARY, PanelKind.CALL_US])
def test_a_panel_longer_than_two_fifths_of_a_page_parts_between_its_items_before_a_hole(
    handouts: Mapping[Audience, Handout], kind: PanelKind
) -> None:
    pages = after_half_a_page(handouts, panel(kind, 14))
    assert parted(pages)
    room = room_of(pages)
    assert used(pages[0]) - MARGIN > 0.7 * room
    assert not parted(after_half_a_page(handouts, panel(kind, 7)))


def test_an_alarm_is_never_broken_where_a_page_holds_it(
    handouts: Mapping[Audience, Handout],
) -> None:
    for count in (8, 12, 16):
        pages = after_half_a_page(handouts, panel(PanelKind.CALL_NOW, count))
        assert len(pages) > 1
        assert not parted(pages)


def test_a_panel_that_fits_the_next_page_is_whole_where_little_stays_empty(
    handouts: Mapping[Audience, Handout],
) -> None:
    found = (*(prose(1),) * 13, panel(PanelKind.SUMMARY, 14))
    first, second = laid_out(handouts[Audience.PLAIN], found, 700.0)
    assert (len(first), len(second)) == (13, 1)


def test_a_list_never_leaves_one_item_of_a_line_alone(
    handouts: Mapping[Audience, Handout],
) -> None:
    for before in range(10, 20):
        found: tuple[Item, ...] = (*(prose(1),) * before, bullets([1] * 6))
        pages = laid_out(handouts[Audience.PLAIN], found, 700.0)
        shown = [listed for page in pages for listed in lists(page)]
        assert all(len(listed.boxes) >= 2 for listed in shown)


def lists(page: Page) -> Iterator[Stack]:
    for placed in page:
        box: Made = placed.box
        if isinstance(box, Stack) and box.fewest == 2:
            yield box


def kept(*items: Item, tears: bool = False) -> Kept:
    return Kept(items, HERE, tears)


def room_of(pages: tuple[Page, ...]) -> float:
    return 700.0 - 2 * MARGIN


@pytest.mark.parametrize("count", range(11, 17))
def test_what_fits_a_page_but_not_with_its_heading_is_begun_where_it_stands(
    handouts: Mapping[Audience, Handout], count: int
) -> None:
    handout = handouts[Audience.PLAIN]
    found = (*(prose(1),) * 6, heading(2), kept(*(prose(1),) * count))
    pages = laid_out(handout, found, 700.0)
    heights = Builder(handout, Standard.UA_1, Ledger()).boxes(found)[-2:]
    both = sum(box.height for box in heights) + heights[0].after
    if heights[1].height <= room_of(pages) < both:
        assert used(pages[0]) - MARGIN > room_of(pages) / 2


def test_what_may_tear_does_so_where_much_of_a_page_would_stay_empty(
    handouts: Mapping[Audience, Handout],
) -> None:
    handout = handouts[Audience.PLAIN]
    for tears, first in ((False, 9), (True, 10)):
        found = (*(prose(1),) * 9, kept(*(prose(1),) * 14, tears=tears))
        pages = laid_out(handout, found, 700.0)
        assert (len(pages), len(pages[0])) == (2, first)


def test_a_page_that_ends_early_takes_something_from_the_page_before(
    handouts: Mapping[Audience, Handout],
) -> None:
    handout = handouts[Audience.PLAIN]
    full = laid_out(handout, (prose(1),) * 60, 700.0)
    count = len(full[0]) + len(full[1]) + 3
    alarm = panel(PanelKind.CALL_NOW, 20)
    pages = laid_out(handout, (*(prose(1),) * count, alarm), 700.0)
    assert len(pages) in {3, 4}
    least = room_of(pages) / 2
    assert all(used(page) - MARGIN >= least for page in pages[1:-1])
    assert sum(len(page) for page in pages) == count + 1


@pytest.mark.parametrize("count", range(12, 20))
def test_the_second_part_of_a_panel_is_no_shred(
    handouts: Mapping[Audience, Handout], count: int
) -> None:
    unit = handouts[Audience.PLAIN].sheet.unit
    items = (bullets([1] * count), prose(1))
    found = (*(prose(1),) * 7, Box(PanelKind.KEY_IDEA, heading(3), items, HERE))
    pages = laid_out(handouts[Audience.PLAIN], found, 700.0)
    for page in pages[1:]:
        assert page[0].box.height >= 8 * unit


@pytest.mark.parametrize("before", range(4, 12))
@pytest.mark.parametrize("count", [3, 4])
def test_a_question_and_its_line_stand_on_one_page_however_a_panel_is_parted(
    handouts: Mapping[Audience, Handout], before: int, count: int
) -> None:
    questions = replace(bullets([2] * count), kind=ListKind.LINES)
    found: tuple[Item, ...] = (
        *(prose(1),) * before,
        Box(PanelKind.QUESTIONS, heading(3), (questions,), HERE),
    )
    pages = laid_out(handouts[Audience.PLAIN], found, 500.0)
    for page in pages:
        parts = [part for placed in page for part in walk(placed.box)]
        labels = [p for p in parts if isinstance(p, TextBox) and p.paragraph.element.tag == "Lbl"]
        assert len(labels) == len([p for p in parts if isinstance(p, WritingLines)])


def test_a_short_paragraph_list_or_table_moves_on_whole_and_a_long_one_parts(
    handouts: Mapping[Audience, Handout],
) -> None:
    for before, item, whole in (
        (15, prose(8), True), (15, prose(20), False),
        (15, bullets([1] * 6), True), (15, bullets([1] * 16), False),
        (13, table(6), True), (13, table(12), False),
    ):  # fmt: skip
        found = (*(prose(1),) * before, item)
        pages = laid_out(handouts[Audience.PLAIN], found, 700.0)
        assert (sum(len(page) for page in pages) == len(found)) == whole


def test_the_last_line_is_no_lonely_word(handouts: Mapping[Audience, Handout]) -> None:
    words = "If there is danger right now, call the number or go to the nearest emergency room"
    for count in range(6, 40):
        said = " ".join((words.split() * 3)[:count])
        made = Prose((Run(f"{said} alone.", HERE),), Role.BODY, HERE)
        handout = handouts[Audience.PLAIN]
        (page,) = laid_out(handout, (made,), 700.0)
        lines = ["".join(p.text for p in line.pieces).strip() for line in texts(page)[0].lines]
        assert len(lines) == 1 or " " in lines[-1]
        # No line but the one above gave it company: those of neighboring paragraphs end alike.
        setting = Setting(handout.sheet.body, handout.sheet[Role.BODY].size)
        full = text_lines(f"{said} alone.", HERE, setting, handout.sheet.measure)
        assert lines[:-2] == full[:-2]
        assert len(lines) == len(full)
