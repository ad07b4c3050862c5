"""Lines of a length: how much narrower a title and points are set."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.plan.deck.balance import narrowed, title_size
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph, SlideText
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run
from plan.talks import THEME, chapter, plan, points, section, talk

PLACE = LAYOUTS[LayoutName.POINTS].placeholder(0)
MEASURE = Measure(THEME.deck_headings, PLACE, 32)
WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=40)


def paragraph(words: str) -> SlideParagraph:
    return SlideParagraph((Run(words, Span("t.md", 1)),))


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([0.25, 0.5]))
@settings(max_examples=examples(80))
@example([["a", *("a" * n for n in (7, 10, 11, 7)), "abbbceg", "a" * 11, "accccccccfg", "a"]], 0.25)
def test_no_paragraph_gets_another_line_and_the_box_stays_wide_enough(
    texts: list[list[str]], most: float
) -> None:
    made = [paragraph(" ".join(words)) for words in texts]
    less = narrowed(MEASURE, made, most)
    assert 0 <= less <= most * PLACE.rect.width
    assert [MEASURE.lines(p, less) for p in made] == [MEASURE.lines(p) for p in made]
    if all(MEASURE.lines(p) == 1 for p in made):
        assert less == 0


def test_a_title_does_not_leave_a_word_alone_on_its_second_line() -> None:
    title = paragraph("Ketamine helps some people for a while, and it needs care")
    less = narrowed(MEASURE, (title,), 0.5)
    width = PLACE.rect.width - 14.4
    lines = [
        break_lines(title.runs, Setting(THEME.deck_headings, 32, bold=True), (width - by) * 0.97)
        for by in (0, less)
    ]
    (first, second), (upper, lower) = ([line.width for line in made] for made in lines)
    assert second < 0.3 * first
    assert abs(upper - lower) < 0.2 * upper


def test_a_title_is_as_large_as_fits_two_lines() -> None:
    sizes = [title_size(MEASURE, paragraph("A few words " * count)) for count in (1, 8, 30)]
    assert sizes[0] == 32
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 24


def test_points_are_larger_and_roomier_where_few_stand_on_a_slide() -> None:
    few = plan(talk(section("A", chapter("one", points(*("A short point",) * 5))))).slides[1]
    long = plan(talk(section("A", chapter("one", points(*("Some words " * 20,) * 3))))).slides[1]
    shapes = [slide.shapes[0] for slide in (few, long)]
    gaps = [shape.gap * shape.size for shape in shapes if isinstance(shape, SlideText)]
    sizes = [shape.size for shape in shapes if isinstance(shape, SlideText)]
    assert sizes[0] == 30 > sizes[1]
    assert gaps[0] > gaps[1]
