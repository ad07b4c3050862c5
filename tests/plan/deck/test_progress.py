"""How far a talk has come: the path on the slides that begin its parts."""

import pytest

from kdeck.model.scene import Label, Shape
from kdeck.plan.deck.maker import SlideMaker, plain
from kdeck.plan.deck.model import Deck, SlideFigure
from kdeck.plan.deck.progress import progress
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.theme.theme import Theme
from plan.talks import long_talk, plan, talk
from rendered.test_template_shapes import theme


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


@pytest.mark.parametrize("shape", ["wide", "small logo", "portrait"])
def test_on_a_template_the_path_stands_clear_of_its_title_its_summary_and_its_footer(
    shape: str,
) -> None:
    lent: Theme = theme(shape)
    look = adopted(lent)
    make = SlideMaker(talk(), look.theme, look.master)
    summary = make.fitted(LayoutName.SECTION, Idx.BODY, (plain("A summary", make.document.span),))
    found = progress(make, 2, 5, (summary,))
    layout = look.master.layout(LayoutName.SECTION)
    if found is not None:
        title = layout.placeholder(Idx.TITLE).rect
        assert not any(meet(found.rect, rect) for rect in (title, *(f.rect for f in layout.feet)))
        assert found.rect.y + found.rect.height <= look.master.height
        long = " ".join(["word"] * 90)
        tall = make.fitted(LayoutName.SECTION, Idx.BODY, (plain(long, make.document.span),))
        assert progress(make, 2, 5, (tall,)) is None
