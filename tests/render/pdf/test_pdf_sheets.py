"""A sheet to hand over fills its sides: columns end level, and each side ends at its foot."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.budget import fitted
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.recipe import Format
from kdeck.plan.handout.model import Box as Panel
from kdeck.plan.handout.model import Columns, Flow, Group, Handout, Prose, Side
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import run_text
from kdeck.render.pdf.box.box import Box, Stack, Unparted, walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.framed import FramedBox
from kdeck.render.pdf.box.leveled import leveled, set_down, shared_out
from kdeck.render.pdf.box.page import Frame, Placed
from kdeck.render.pdf.box.rail import Rail
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.layout import lay_out
from kdeck.variants import DEFAULT_STANDARD, Edition


@dataclass(frozen=True, slots=True)
class Block(Unparted):
    height: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple["Block", ...]:
        return ()

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        raise AssertionError("nothing is drawn")


@cache
def leaflet(
    audience: Audience, theme: str = "default", edition: Edition = Edition.STANDARD
) -> Handout:
    shipped = starter.project(theme)
    brand, library = shipped.themes[0], shipped.library_of(theme)
    recipe = next(each for each in library.recipes if each.id == "ketamine-in-brief")
    document = select(library, recipe, Reader(audience, brand.region), shipped.scenes)
    kept = fitted(document, brand, Format.PDF)
    assert kept.findings == ()
    return plan_handout(kept.document, brand, edition)


def test_boxes_are_shared_out_in_order_so_that_the_taller_column_is_low() -> None:
    boxes = [Block(height) for height in (30, 20, 10, 40, 20)]
    left, right = shared_out(boxes, 2)
    assert (left.boxes, right.boxes) == (tuple(boxes[:3]), tuple(boxes[3:]))
    assert shared_out(boxes[:1], 2) == (Stack((boxes[0],)),)


def test_a_list_ends_in_the_next_column_where_it_may_part() -> None:
    lines = tuple(Block(10.0) for _ in range(9))
    left, right = shared_out([Stack(lines[:1]), Stack(lines[1:])], 2, parts=True)
    assert (left.height, right.height) in {(50.0, 40.0), (40.0, 50.0)}


def test_what_a_column_lacks_is_given_to_its_gaps_and_to_the_frame_that_fills_it() -> None:
    tall, short = Stack((Block(60.0),)), Stack((Block(20.0), Block(20.0, before=8.0)))
    assert [column.height for column in leveled([tall, short])] == [60.0, 60.0]
    far = Stack((Block(300.0),))
    assert leveled([far, short])[1].height < 100, "parts of a column do not fall apart"


def test_what_a_page_has_left_is_shared_among_its_gaps() -> None:
    frame = Frame(20.0, 120.0)
    page = (Placed(Block(20.0), 20.0), Placed(Block(20.0), 40.0), Placed(Block(30.0), 60.0))
    assert [placed.y for placed in set_down(page, frame)] == [20.0, 55.0, 90.0]


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", ["default", "aurora"])
def test_both_sides_end_at_the_foot_and_nothing_is_printed_at_the_edge(theme: str) -> None:
    handout = leaflet(Audience.PLAIN, theme)
    layout = lay_out(handout, DEFAULT_STANDARD)
    assert len(layout.pages) == 2
    foot = handout.theme.page[1] - handout.sheet.foot
    for page in layout.pages:
        assert page[-1].y + page[-1].box.height == pytest.approx(foot)
    assert min(handout.sheet.margin, handout.sheet.head, handout.sheet.foot) >= 17, "6 mm"


def test_type_is_as_large_as_the_words_allow_and_never_under_12_points() -> None:
    handout = leaflet(Audience.PLAIN)
    sizes = [sheet[Role.BODY].size for sheet in (handout.sheet, *handout.larger)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 12
    assert sizes[-1] == 13
    assert handout.sheet.smallest >= 11
    front = handout.items[0]
    assert isinstance(front, Side)
    fewer = replace(handout, items=(replace(front, items=front.items[:3]),))
    assert lay_out(fewer, DEFAULT_STANDARD).handout.sheet[Role.BODY].size == 13


def test_the_calls_stand_side_by_side_above_the_fold_and_are_told_apart_without_color() -> None:
    handout = leaflet(Audience.PLAIN)
    back = handout.items[1]
    assert isinstance(back, Side)
    calls = back.items[0]
    assert isinstance(calls, Columns)
    kinds = [item.kind for column in calls.columns for item in column if isinstance(item, Panel)]
    assert kinds == [PanelKind.CALL_NOW, PanelKind.CALL_US]
    layout = lay_out(handout, DEFAULT_STANDARD)
    first, strip = layout.pages[1][:2]
    assert strip.y + strip.box.height < handout.theme.page[1] / 2, "folded once, they show"
    emergency, same_day = (box for column in first.box.parts for box in column.parts)
    assert isinstance(emergency, FramedBox)
    assert isinstance(same_day, FramedBox)
    assert emergency.height == same_day.height
    assert emergency.look.head is not None
    assert same_day.look.head is None
    assert emergency.look.width > 2 * same_day.look.width


@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_the_numbers_for_danger_at_the_foot_of_the_first_side_are_seen_at_a_quarter_of_its_size(
    theme: str,
) -> None:
    handout = leaflet(Audience.PLAIN, theme)
    layout = lay_out(handout, DEFAULT_STANDARD)
    framed = [box for box in walk(layout.pages[0][-1].box) if isinstance(box, FramedBox)]
    (danger,) = framed
    assert danger.look.width >= 2, "half a point at a quarter of the size"
    assert danger.look.line == handout.theme.palette.danger


def test_harms_are_read_before_benefits_and_each_column_before_the_next() -> None:
    front = leaflet(Audience.PLAIN).items[0]
    assert isinstance(front, Side)
    flow = next(item for item in front.items if isinstance(item, Flow))
    heads = [run_text(item.items[0].runs) for item in flow.items]  # type: ignore[union-attr]
    assert heads == ["What is it?", "What may it feel like?", "Does it help?"]


def test_the_notes_that_are_overleaf_stand_in_a_group_with_an_icon() -> None:
    document = starter.documents("snow-hill", "default")[Audience.PLAIN]
    back = plan_handout(document, starter.theme("default")).items[1]
    assert isinstance(back, Side)
    flow = next(item for item in back.items if isinstance(item, Flow))
    groups = [item for item in flow.items if isinstance(item, Group)]
    assert "Safety between visits" in [run_text(group.heading.runs) for group in groups]
    assert all(group.icon for group in groups)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_the_words_of_a_rail_share_its_width_and_none_of_them_is_broken(theme: str) -> None:
    layout = lay_out(leaflet(Audience.PLAIN, theme), DEFAULT_STANDARD)
    (rail,) = (box for box in walk(layout.pages[0][-2].box) if isinstance(box, Rail))
    heights = [column.height for column in rail.columns.parts]
    leading = layout.handout.sheet[Role.BODY].leading
    assert max(heights) - min(heights) <= 2 * leading
    starts = rail.columns.offsets
    widths = [there - here for here, there in pairwise((*starts, layout.handout.sheet.measure))]
    assert len({round(width) for width in widths}) > 2, "words of unlike length, unlike columns"
    for column, width in zip(rail.columns.parts, widths, strict=True):
        lines = [line for box in walk(column) if isinstance(box, TextBox) for line in box.lines]
        assert max(line.width for line in lines) <= width


@pytest.mark.parametrize("edition", [Edition.LARGE_PRINT, Edition.DYSLEXIA])
def test_an_edition_for_weak_eyes_has_one_column_and_the_same_words(edition: Edition) -> None:
    handout = leaflet(Audience.PLAIN, edition=edition)
    assert not any(isinstance(item, Side | Columns | Flow) for item in handout.items)
    assert handout.sheet[Role.BODY].size >= (18 if edition is Edition.LARGE_PRINT else 13)
    pages = lay_out(handout, DEFAULT_STANDARD).pages
    assert len(pages) <= 6
    headings = [run_text(item.runs) for item in handout.items if isinstance(item, Prose)]
    assert headings[0] == "Ketamine for depression, in brief"


def test_a_clinician_has_it_on_one_page() -> None:
    handout = leaflet(Audience.CLINICIAN)
    assert len(lay_out(handout, DEFAULT_STANDARD).pages) == 1
    assert handout.sheet[Role.BODY].leading == 13.5


@pytest.mark.parametrize("audience", Audience)
def test_pictures_beside_their_words_take_what_a_side_has_left(audience: Audience) -> None:
    document = starter.documents("snow-hill", "default")[audience]
    kept = fitted(document, starter.theme("default"), Format.PDF).document
    handout = plan_handout(kept, starter.theme("default"))
    layout = lay_out(handout, DEFAULT_STANDARD)
    assert len(layout.pages) == 2
    tall = {part.height for on in layout.pages[0] for part in walk(on.box) if is_picture(part)}
    gaps = [below.y - above.y - above.box.height for above, below in pairwise(layout.pages[0][1:])]
    assert len(tall) == 1, "all by one factor"
    assert max(gaps) < 30, "no hole stays where pictures could be larger"
    assert (tall.pop() > 130) == (audience is Audience.CLINICIAN), "the plain side is full"


def is_picture(box: Box) -> bool:
    return isinstance(box, Drawing) and box.element is not None
