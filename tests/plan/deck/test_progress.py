"""How far a talk has come: the path on the slides that begin its parts."""

import pytest

from kdeck.model.scene import Label, Shape
from kdeck.plan.deck.maker import SlideMaker, plain
from kdeck.plan.deck.model import Deck, SlideFigure, SlideText
from kdeck.plan.deck.progress import progress
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.theme.theme import Theme
from plan.talks import long_talk, plan, talk
from rendered.test_template_shapes import theme
from theme.shapes import SHAPES


def paths(deck: Deck) -> list[SlideFigure]:
    sections = (slide for slide in deck.slides if slide.layout is LayoutName.SECTION)
    return [s for slide in sections for s in slide.shapes if isinstance(s, SlideFigure)]


def names(path: SlideFigure, wanted: str) -> int:
    return sum(isinstance(item, Shape) and item.name == wanted for item in path.scene.items)


def meet(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0


@pytest.mark.parametrize("parts", [4, 14])
def test_each_part_begins_with_the_stops_behind_and_ahead_of_it_and_its_number_in_words(
    parts: int,
) -> None:
    deck = plan(long_talk(parts, 4))
    drawn = paths(deck)
    assert len(drawn) == parts
    for number, path in enumerate(drawn, 1):
        (label,) = (item for item in path.scene.items if isinstance(item, Label))
        assert label.text == f"Part {number} of {parts}"
        assert path.alt == f"The path of the talk, at part {number} of {parts}"
        assert (names(path, "Behind"), names(path, "Ahead")) == (
            number - 1,
            parts - number,
        )
        section = deck.master.layout(LayoutName.SECTION)
        places = (*section.placeholders, *section.feet)
        assert not any(meet(path.rect, place.rect) for place in places)


def test_more_parts_than_stops_have_room_are_told_by_no_path() -> None:
    assert paths(plan(long_talk(40, 4))) == []


# Their section layouts leave no strip beside a title and a summary of two lines.
NARROW = {"Google", "side title", "small side title", "small picture", "small low title"}
SUMMARY = "Results depend on what you tried before, and on what comes after"


@pytest.mark.sampled(4)
@pytest.mark.parametrize("shape", list(SHAPES))
def test_on_a_template_the_path_stands_clear_of_its_title_its_summary_and_its_footer(
    shape: str,
) -> None:
    lent: Theme = theme(shape)
    look = adopted(lent)
    make = SlideMaker(talk(), look.theme, look.master)

    def said(words: str) -> SlideText:
        return make.fitted(LayoutName.SECTION, Idx.BODY, (plain(words, make.document.span),))

    layout = look.master.layout(LayoutName.SECTION)
    title = layout.placeholder(Idx.TITLE).rect
    others = [title, *(foot.rect for foot in layout.feet)]
    others += [layout.logo.rect] if layout.logo is not None else []
    drawn = {parts: progress(make, 2, parts, (said(SUMMARY),)) for parts in (5, 15)}
    assert (drawn[5] is None) == (shape in NARROW)
    for found in filter(None, drawn.values()):
        assert not any(meet(found.rect, rect) for rect in others)
        assert found.rect.x >= 0
        assert found.rect.x + found.rect.width <= look.master.width
        assert found.rect.y + found.rect.height <= look.master.height
    assert progress(make, 2, 5, (said(" ".join(["word"] * 600)),)) is None
