"""How paragraphs share out over slides."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.plan.deck.fit import Group, Measure, share_out
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import (
    INDENT,
    INNER_GAP,
    INSET_X,
    INSET_Y,
    LINE_SPACING,
    Placeholder,
    Rect,
)
from kdeck.plan.text.run import Run, run_text
from kdeck.theme.shipped import shipped_family

HERE = Span("sources/topics/dose.md", 7)
FAMILY = shipped_family("Source Sans 3")
SIZE = 20.0
MANY = 100


def measure(lines: int, width: float = 400) -> Measure:
    """Measure in a box in which that many lines of one paragraph stand."""
    height = lines * SIZE * LINE_SPACING + 2 * INSET_Y + 0.01
    return Measure(FAMILY, Placeholder(10, "body", "B", Rect(0, 0, width, height), SIZE, ""), SIZE)


def paragraph(lines: int, name: str = "a") -> SlideParagraph:
    """Make a paragraph of that many lines: each of its words is wider than half a line."""
    words = " ".join([name + "m" * 15] * lines)
    made = SlideParagraph((Run(words, HERE),))
    assert measure(1).lines(made) == lines
    return made


def groups(*sizes: Sequence[int]) -> tuple[Group, ...]:
    """Make groups of paragraphs of so many lines, no two alike."""
    names = iter("abcdefghijklnopqrstuvwxyz")
    return tuple(tuple(paragraph(lines, next(names)) for lines in group) for group in sizes)


def lines_of(slides: tuple[Group, ...]) -> list[list[int]]:
    return [[measure(1).lines(p) for p in slide] for slide in slides]


SIZES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), max_size=6)
ROOM = st.integers(3, 9)
MOST = st.integers(1, 5)


@given(SIZES, ROOM, MOST)
@settings(max_examples=examples(150))
def test_every_paragraph_is_on_one_slide_in_order(
    sizes: list[list[int]], room: int, most: int
) -> None:
    made = groups(*sizes)
    shared = share_out(made, measure(room), most)
    assert [p for slide in shared for p in slide] == [p for group in made for p in group]
    assert all(shared)


@given(SIZES, ROOM, MOST)
@settings(max_examples=examples(150))
def test_no_slide_is_over_its_room_or_its_number_unless_it_is_one_paragraph(
    sizes: list[list[int]], room: int, most: int
) -> None:
    box = measure(room)
    for slide in share_out(groups(*sizes), box, most):
        assert len(slide) <= most
        assert box.height(slide) <= box.room or len(slide) == 1


@given(SIZES, ROOM, MOST)
@settings(max_examples=examples(150))
def test_a_group_that_fits_a_slide_stays_on_one(
    sizes: list[list[int]], room: int, most: int
) -> None:
    box, made = measure(room), groups(*sizes)
    shared = share_out(made, box, most)
    for group in made:
        if len(group) <= most and box.height(group) <= box.room:
            assert sum(any(p in slide for p in group) for slide in shared) == 1


@given(SIZES, ROOM, MOST)
@settings(max_examples=examples(100))
@example([[3, 2, 1], [1]], 6, 3)
def test_slides_are_few_then_none_holds_one_paragraph_then_the_fullest_is_as_empty_as_can_be(
    sizes: list[list[int]], room: int, most: int
) -> None:
    box, made = measure(room), groups(*sizes)
    shared = share_out(made, box, most)
    fewest, alone, lowest = best_of_all(made, box, most)
    assert len(shared) == fewest
    assert lonely(shared) == alone
    assert max((box.height(slide) for slide in shared), default=0) <= lowest + 0.01


def best_of_all(made: tuple[Group, ...], box: Measure, most: int) -> tuple[int, int, float]:
    """Try every way to cut: the number of slides, those of one paragraph, the fullest's height."""
    pieces: list[Group] = []
    for group in made:
        whole = len(group) <= most and box.height(group) <= box.room
        pieces += [group] if whole else [(p,) for p in group]
    for number in range(len(pieces)):
        ways = (cut(pieces, cuts) for cuts in combinations(range(1, len(pieces)), number))
        found = [
            (lonely(slides), max(box.height(slide) for slide in slides))
            for slides in ways
            if all(fits(slide, box, most) for slide in slides)
        ]
        if found:
            return number + 1, *min(found)
    return 0, 0, 0.0


def lonely(slides: Sequence[Group]) -> int:
    return sum(len(slide) == 1 for slide in slides)


def cut(pieces: list[Group], cuts: tuple[int, ...]) -> list[Group]:
    edges = (0, *cuts, len(pieces))
    return [tuple(p for piece in pieces[a:b] for p in piece) for a, b in pairwise(edges)]


def fits(slide: Group, box: Measure, most: int) -> bool:
    return len(slide) == 1 or (len(slide) <= most and box.height(slide) <= box.room)


def test_nothing_needs_no_slide() -> None:
    assert share_out((), measure(5), 3) == ()


def test_what_fits_one_slide_is_on_one() -> None:
    assert lines_of(share_out(groups([1, 1], [1]), measure(5), MANY)) == [[1, 1, 1]]


def test_six_paragraphs_that_need_two_slides_are_three_and_three() -> None:
    shared = share_out(groups([1], [1], [1], [1], [1], [1]), measure(7), MANY)
    assert lines_of(shared) == [[1, 1, 1], [1, 1, 1]]


def test_a_tall_paragraph_first_does_not_cost_a_third_slide_when_few_may_stand_on_one() -> None:
    shared = share_out(groups([6], [1], [1], [1], [1], [1]), measure(10), 3)
    assert lines_of(shared) == [[6, 1, 1], [1, 1, 1]]


def test_a_paragraph_over_the_room_stands_alone_and_leaves_the_others_together() -> None:
    shared = share_out(groups([1], [1], [9], [1], [1]), measure(4), MANY)
    assert lines_of(shared) == [[1, 1], [9], [1, 1]]


def test_a_group_that_does_not_fit_is_cut_between_its_paragraphs() -> None:
    shared = share_out(groups([2, 2, 2, 2]), measure(5), MANY)
    assert lines_of(shared) == [[2, 2], [2, 2]]


def test_a_bullet_and_a_level_make_the_lines_narrower() -> None:
    words = (Run("word " * 40, HERE),)
    box = measure(20)
    plain, bullet, inner = (
        box.lines(SlideParagraph(words, bullet=level > 0, level=level)) for level in (0, 2, 5)
    )
    assert plain < bullet < inner


def test_the_room_is_the_box_without_its_insets_and_gaps_stand_between_paragraphs_only() -> None:
    box = measure(3)
    assert box.room == box.placeholder.rect.height - 2 * INSET_Y
    one, three = groups([1])[0], groups([1, 1, 1])[0]
    assert box.height(()) == 0
    assert box.height(one) == SIZE * LINE_SPACING
    assert box.height(three) == 3 * SIZE * LINE_SPACING + 2 * box.gap


def test_a_line_is_counted_a_little_narrower_than_the_box() -> None:
    """PowerPoint rounds advances: text that fills the box to the point gets a second line."""
    words = paragraph(2)
    width = sum(FAMILY.regular.width(run.text, SIZE) for run in words.runs)
    tight = measure(9, width + 2 * INSET_X + 1)
    roomy = measure(9, width / 0.96 + 2 * INSET_X + INDENT)
    assert run_text(words.runs)
    assert (tight.lines(words), roomy.lines(words)) == (2, 1)


def test_a_paragraph_is_not_left_alone_where_another_can_join_it() -> None:
    shared = share_out(groups([4], [1], [1], [1]), measure(6), MANY)
    assert lines_of(shared) == [[4, 1], [1, 1]]


def test_what_belongs_to_the_paragraph_above_stands_closer_to_it() -> None:
    box = measure(9)
    (first,), (second,) = groups([1], [1])
    inner = SlideParagraph(second.runs, bullet=True, follows=True)
    outer = SlideParagraph(second.runs, bullet=True)
    assert box.height((first, inner)) == box.height((first, outer)) - (1 - INNER_GAP) * box.gap


def test_a_heading_does_not_count_as_a_point_and_a_bullet_before_what_follows_does() -> None:
    heading, first, second = (paragraph(1, name) for name in "abc")
    under = (replace(first, follows=True), replace(second, follows=True))
    headed, listed = (heading, *under), (replace(heading, bullet=True), *under)
    assert [len(slide) for slide in share_out([headed], measure(9), 2)] == [3]
    assert [len(slide) for slide in share_out([listed], measure(9), 2)] == [2, 1]
