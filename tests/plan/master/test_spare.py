"""Where a template's layouts leave no room, slides stand on one that is added to its master."""

import io
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from examples import examples
from kdeck.check.target.slides import check_slides
from kdeck.finding import has_errors
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideBars, SlideSteps, SlideTable, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.layout import FOOTER_SIZE, Idx, LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import run_text
from kdeck.render.pptx.writer import render
from kdeck.theme.decktemplate import Box
from kdeck.theme.sparelayout import NAME
from kdeck.theme.spareroom import spare_boxes
from rendered.test_template_shapes import DECK, TALK, document, theme
from theme.shapes import SHAPES

HARSH = ("small side title", "small logo", "small picture", "small low title")
# A deck for plain readers, and one of tables, numbers and steps.
KEYS = {"deck": DECK, "talk": TALK}
# Type of text, of dense lists that nobody reads from afar, and of what has no other room: the rows
# of a table and the steps of a line are one each, and stay whole.
LEAST_TITLE, LEAST, DENSE = 24.0, 20.0, 16.0
LISTED = {(LayoutName.TITLE, Idx.BODY): 18.0}
LEAST_CELL = 14.0


@cache
def planned(name: str, key: str) -> Deck:
    return plan_deck(document(*KEYS[key]), theme(name))


def added(deck: Deck) -> set[LayoutName]:
    used = {slide.layout for slide in deck.slides}
    return {layout.name for layout in deck.master.layouts if layout.added} & used


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", HARSH)
def test_a_talk_fits_slides_of_five_inches_whatever_stands_on_them(name: str) -> None:
    deck = planned(name, "talk")
    assert [f.message for f in check_slides(deck) if has_errors((f,))] == []
    # There, all that the talk holds has room on the template's own layouts.
    assert bool(added(deck)) == (name != "small low title")


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["wide", "tiny title"])
def test_a_template_with_room_is_left_as_it_is(name: str) -> None:
    deck = planned(name, "deck")
    assert not added(deck)
    made = Presentation(io.BytesIO(render(deck).data))
    assert NAME not in [layout.name for layout in made.slide_layouts]


def test_the_added_layout_is_one_more_of_the_master_with_its_fonts_colors_and_ground() -> None:
    name = "small side title"
    before = Presentation(io.BytesIO(SHAPES[name]()))
    made = Presentation(io.BytesIO(render(planned(name, "talk")).data))
    assert [e.name for e in made.slide_layouts] == [*(e.name for e in before.slide_layouts), NAME]
    layout = made.slide_layouts[-1]
    assert layout.slide_master == made.slide_master
    on_it = [slide for slide in made.slides if slide.slide_layout.name == NAME]
    assert on_it
    title, body = (layout.placeholders[n] for n in range(2))
    # The master's column ends at 220 points; nothing of the layout stands on it.
    assert min(title.left, body.left) >= 220 * 12700
    for place in (title, body):
        assert not place._element.findall(".//{*}latin")
        assert not place._element.findall(".//{*}solidFill")
    assert layout.background.fill.type == before.slide_layouts[1].background.fill.type
    for slide in on_it:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text


def smallest(deck: Deck) -> dict[tuple[LayoutName, int], float]:
    """Give the smallest type of each kind of text; tables and steps under -1."""
    found: dict[tuple[LayoutName, int], float] = {}
    for slide in deck.slides:
        sizes = [(int(Idx.TITLE), slide.title_size)]
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                sizes.append((shape.idx, shape.size))
            elif isinstance(shape, SlideTable | SlideSteps):
                sizes.append((-1, shape.size))
        for idx, size in sizes:
            key = slide.layout, idx
            found[key] = min(found.get(key, size), size)
    return found


def least(layout: LayoutName, idx: int) -> float:
    if idx == Idx.TITLE:
        return LEAST_TITLE
    if idx == Idx.FOOT:
        return FOOTER_SIZE
    if idx == -1:
        return LEAST_CELL if layout is LayoutName.TABLE else DENSE
    if layout is LayoutName.REFERENCES:
        return DENSE
    return LISTED.get((layout, Idx(idx)), LEAST)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", list(SHAPES))
def test_no_template_makes_type_smaller_than_can_be_read(name: str) -> None:
    for key in KEYS:
        small = {
            (kind.value, idx): size
            for (kind, idx), size in smallest(planned(name, key)).items()
            if size < least(kind, idx)
        }
        assert small == {}, key


def test_our_own_layouts_set_no_text_smaller_than_templates_may() -> None:
    for layout in LAYOUTS.values():
        for place in layout.placeholders:
            if place.kind == "body":
                assert place.size >= least(layout.name, place.idx), (layout.name, place.name)


@pytest.mark.slow
def test_what_may_be_left_out_stands_where_the_added_layout_has_room_for_it() -> None:
    name = "small picture"
    first = planned(name, "talk").slides[0]
    assert planned(name, "talk").master.layout(LayoutName.TITLE).added
    texts = {shape.idx for shape in first.shapes if isinstance(shape, SlideText)}
    assert texts == {Idx.SUBTITLE, Idx.BODY}


@pytest.mark.slow
def test_a_row_too_high_for_any_slide_is_told_in_points_with_the_names_of_its_columns() -> None:
    told = document("evidence-summary", Audience.CLINICIAN)
    deck = plan_deck(told, theme("small side title"))
    assert [f.message for f in check_slides(deck) if has_errors((f,))] == []
    wide = plan_deck(told, theme("wide"))
    tables = [s for slide in wide.slides for s in slide.shapes if isinstance(s, SlideTable)]
    cells = {
        run_text(cell) for table in tables for row in table.rows for cell in row if run_text(cell)
    }
    # A cell begins with a capital letter, which it has not behind a label.
    said = [plain(each) for each in all_words(deck)]
    assert [cell for cell in cells if not any(plain(cell) in each for each in said)] == []


def plain(text: str) -> str:
    """Leave aside case, and whether a line may end at a space."""
    return " ".join(text.split()).casefold()


def all_words(deck: Deck) -> list[str]:
    found: list[str] = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                found += [run_text(paragraph.runs) for paragraph in shape.paragraphs]
            elif isinstance(shape, SlideTable):
                found += [run_text(cell) for row in shape.rows for cell in row]
            elif isinstance(shape, SlideBars):
                found += shape.names
    return found


SIZES = st.sampled_from([(960.0, 540.0), (720.0, 405.0), (720.0, 540.0), (595.0, 842.0)])
SHARES = st.tuples(*(st.floats(0, 1, width=16) for _ in range(4)))


@settings(max_examples=examples(60))
@given(SIZES, st.lists(SHARES, max_size=6))
def test_the_places_of_the_added_layout_are_on_the_slide_clear_of_what_is_drawn(
    size: tuple[float, float], shares: list[tuple[float, float, float, float]]
) -> None:
    width, height = size
    art: list[Box] = [
        (x * width, y * height, wide * width * 0.7, high * height * 0.7)
        for x, y, wide, high in shares
    ]
    foot = 0.93 * height
    title, body = spare_boxes(size, art, None, foot)
    for box in (title, body):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[0] + box[2] <= width + 0.01
    assert body[1] + body[3] <= foot + 0.01
    assert body[1] >= title[1] + title[3]
    clear = [each for each in art if each[2] > 1 and each[3] > 1]
    for each in clear if body[3] > 0 else ():
        assert not meets(body, each) or no_room(size, art, foot)


def meets(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 0.01 and down > 0.01


def no_room(size: tuple[float, float], art: list[Box], foot: float) -> bool:
    """Say whether no part of a slide is free that could hold a text."""
    step = 24
    for x in range(24, int(size[0]) - 24 - 120, step):
        for y in range(24, int(foot) - 60, step):
            if not any(meets((x, y, 120.0, 60.0), each) for each in art):
                return False
    return True
