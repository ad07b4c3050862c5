"""Few points of a topic: each in a tile, or one below a large title."""

from itertools import pairwise

import pytest

from check.documents import at
from kdeck.model.block import Listing, ListItem, Panel, PanelKind
from kdeck.plan.deck.filled import LEAST
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideText
from kdeck.plan.deck.points import key_points
from kdeck.plan.deck.row import stale
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.tiled import point_icons, tiled
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import run_text
from plan.talks import THEME, chapter, plan, points, section, talk, text

TITLE = "What it says"
SENTENCE = "It goes on for as long as somebody writes, and then for a little longer. "


def ways(*said: str, title: str = TITLE) -> list[Made]:
    topic = chapter("dose", points(*said))
    make = SlideMaker(talk(section("One", topic)), THEME)
    return list(tiled(make, [make.runs.runs(inlines) for inlines in key_points(topic)], title))


def words(made: Made) -> list[str]:
    texts = (shape for shape in made.shapes if isinstance(shape, SlideText))
    return [run_text(paragraph.runs) for text in texts for paragraph in text.paragraphs]


@pytest.mark.parametrize(
    ("count", "layouts"),
    [
        (1, [LayoutName.STATEMENT]),
        (2, [LayoutName.PAIR]),
        (3, [LayoutName.TRIO, LayoutName.ROWS]),
        (4, [LayoutName.FOUR]),
        (5, []),
    ],
)
def test_each_of_few_points_has_a_tile_with_all_its_words(
    count: int, layouts: list[LayoutName]
) -> None:
    said = [f"Point {number}" for number in range(count)]
    found = ways(*said)
    assert [made.layout for made in found] == layouts
    for made in found:
        assert words(made) == said


def keyed(*said: tuple[str, str]) -> list[Made]:
    items = tuple(ListItem((text(words),), at(9), (key,) if key else ()) for words, key in said)
    panel = Panel(PanelKind.KEY_POINTS, (), (Listing(items, at(9)),), at(9))
    topic = chapter("dose", panel)
    make = SlideMaker(talk(section("One", topic)), THEME)
    runs = [make.runs.runs(inlines) for inlines in key_points(topic)]
    return list(tiled(make, runs, TITLE, point_icons(topic)))


def icons(made: Made) -> list[bool]:
    return [shape.icon is not None for shape in made.shapes if isinstance(shape, SlideText)]


def test_tiles_show_icons_only_where_each_point_has_one() -> None:
    (every,) = keyed(("In mice", "animals"), ("In people", "people"))
    (one,) = keyed(("In mice", "animals"), ("In people", ""))
    (unknown,) = keyed(("In mice", "animals"), ("In people", "mania"))
    assert icons(every) == [True, True]
    assert icons(one) == icons(unknown) == [False, False]
    # A point that repeats the title has no tile, and the icons of the others stay theirs.
    (fewer,) = keyed((TITLE, ""), ("In mice", "animals"), ("In people", "people"))
    assert icons(fewer) == [True, True]


@pytest.mark.parametrize("length", range(1, 8))
def test_an_icon_stands_in_its_tile_above_the_words(length: int) -> None:
    said = " ".join(["word"] * 4 * length)
    (made,) = keyed((said, "clock"), (said, "call"))
    for shape in made.shapes:
        assert isinstance(shape, SlideText)
        tile = LAYOUTS[made.layout].placeholder(shape.idx)
        high = Measure(THEME.deck_body, tile, shape.size).height(shape.paragraphs)
        if shape.icon is None:
            assert length > 3, "few words leave an icon its room"
            continue
        _, place = shape.icon
        assert place.y > tile.rect.y
        assert place.y + place.height < tile.rect.y + (tile.rect.height - high) / 2


@pytest.mark.parametrize("count", range(1, 5))
@pytest.mark.parametrize("length", range(1, 6))
def test_tiles_hold_their_words_in_type_of_one_size(count: int, length: int) -> None:
    for made in ways(*(f"{number}: {SENTENCE * length}" for number in range(count))):
        texts = [shape for shape in made.shapes if isinstance(shape, SlideText)]
        assert len({text.size for text in texts}) == 1
        for shape in texts:
            place = LAYOUTS[made.layout].placeholder(shape.idx)
            measure = Measure(THEME.deck_body, place, shape.size)
            assert shape.size >= LEAST
            assert measure.height(shape.paragraphs) <= measure.room
            assert measure.holds_words(shape.paragraphs)


def test_points_too_long_for_tiles_side_by_side_stand_in_rows_and_longer_ones_in_none() -> None:
    assert [made.layout for made in ways(*(SENTENCE * 3,) * 3)] == [LayoutName.ROWS]
    assert ways(*(SENTENCE * 9,) * 3) == []


def test_the_label_of_a_point_is_bold_and_what_repeats_the_title_is_left_out() -> None:
    made = ways("In rats: it rises", f"{TITLE}.", "Ask us")[0]
    assert made.layout is LayoutName.PAIR
    assert words(made) == ["In rats: it rises", "Ask us"]
    (first, second), (third,) = (
        text.paragraphs[0].runs for text in made.shapes if isinstance(text, SlideText)
    )
    assert (first.text, first.bold, second.bold, third.bold) == ("In rats:", True, False, False)


def test_tiles_beside_each_other_are_of_one_kind_in_a_row_however_many_they_are() -> None:
    tiles = {LayoutName.PAIR, LayoutName.TRIO, LayoutName.FOUR}
    assert stale([LayoutName.PAIR, LayoutName.FOUR]) == tiles
    assert stale([LayoutName.ROWS, LayoutName.FOUR]) == frozenset()
    topics = [chapter(f"t{n}", points(*(f"Point {p}" for p in range(2 + n % 3)))) for n in range(9)]
    layouts = [slide.layout for slide in plan(talk(section("A", *topics))).slides]
    trios = zip(layouts, layouts[1:], layouts[2:], strict=False)
    assert [trio for trio in trios if tiles.issuperset(trio)] == []
    assert any(tiles.issuperset(pair) for pair in pairwise(layouts))
