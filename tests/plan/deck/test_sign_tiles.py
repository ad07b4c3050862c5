"""The signs of an emergency as tiles: even, with large icons and type."""

from itertools import chain, repeat

import pytest

import regional
import starter
from check.documents import at
from kdeck.model.audience import Audience
from kdeck.model.block import Listing, ListItem, Panel, PanelKind, Paragraph
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Text
from kdeck.model.recipe import Format
from kdeck.plan.deck.deckruns import DeckRuns
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideFigure, SlideTiles
from kdeck.plan.deck.tiles import Signs, sign_tiles, signs_of
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.citesby import CitesBy
from plan.talks import chapter

ROOM = LAYOUTS[LayoutName.WARNING].placeholder(Idx.BODY).rect
# What is read at the back of a room, and the least side of an icon there, in points.
READ, ICON = 20, 34
KEYS = ("breath", "coma", "heart", "seizure", "hypertension", "stroke")


def tiles(signs: Signs, document: Document, brand: str) -> SlideTiles | None:
    theme = starter.theme(brand)
    maker = DeckRuns(document, theme, cites=CitesBy.NOTHING)
    return sign_tiles(signs, maker, theme.deck_body, ROOM)


def shipped(region: str) -> list[tuple[Document, Signs]]:
    return [
        (document, signs)
        for document in regional.documents(region)
        if Format.PPTX in document.formats
        for section in document.sections
        for each in section.chapters
        if (signs := signs_of(each))
    ]


def expect_legible(made: SlideTiles) -> None:
    assert len({round(tile.rect.width, 3) for tile in made.tiles}) == 1
    (side,) = {tile.icon[1].width for tile in made.tiles if tile.icon}
    assert side >= ICON
    assert made.size >= READ
    assert made.tiles[-1].rect.y + made.tiles[-1].rect.height <= ROOM.y + ROOM.height


def is_even(made: SlideTiles) -> bool:
    return len({round(tile.rect.height, 3) for tile in made.tiles}) == 1


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", ["US", "GB-SCT", "IE", "AU"])
@pytest.mark.parametrize("brand", ["default", "aurora", "harbor"])
def test_the_shipped_signs_are_even_tiles_in_every_theme(region: str, brand: str) -> None:
    found = shipped(region)
    assert found
    for document, signs in found:
        made = tiles(signs, document, brand)
        assert made is not None, document.id
        expect_legible(made)
        # Plain words are whole sentences, and take what height they need.
        assert is_even(made) or document.audience is Audience.PLAIN, document.id


def signs(count: int, words: str) -> Signs:
    items = tuple(
        ListItem((Paragraph((Text(f"{words} {number}", at(9)),), at(9)),), at(9), keys=(key,))
        for number, key in zip(range(count), chain.from_iterable(repeat(KEYS)), strict=False)
    )
    lead = Paragraph((Text("Call 911 first:", at(9)),), at(9))
    panel = Panel(PanelKind.CALL_NOW, (), (lead, Listing(items, at(9))), at(9))
    found = signs_of(made := chapter("signs", panel))
    assert isinstance(made, Chapter)
    assert found is not None
    return found


@pytest.mark.parametrize("count", range(5, 13))
def test_five_to_twelve_signs_are_even_tiles(count: int) -> None:
    document, _ = shipped("US")[0]
    made = tiles(signs(count, "Severe agitation"), document, "default")
    assert made is not None
    expect_legible(made)
    assert is_even(made)


def test_fewer_signs_have_larger_icons() -> None:
    document, _ = shipped("US")[0]
    few, many = (tiles(signs(count, "Stroke"), document, "default") for count in (5, 12))
    assert few is not None
    assert many is not None
    sides = [made.tiles[0].icon[1].width for made in (few, many) if made.tiles[0].icon]
    assert sides[0] > sides[1]


def test_the_number_gives_way_to_a_title_that_needs_its_room() -> None:
    document, found = shipped("US")[0]
    made = tiles(found, document, "default")
    assert made is not None
    make = SlideMaker(document, starter.theme("default"))
    short = make.slide(LayoutName.WARNING, "Call for help", (made,), (), at(1))
    number, _ = short.shapes
    assert isinstance(number, SlideFigure)
    assert number.alt.endswith(" 911.")
    wide = (
        "Call an ambulance at once for any of these signs, and stay until it has come to you both"
    )
    assert make.retitled(short, wide).shapes == (made,)
    assert make.retitled(short, "Call").shapes == short.shapes
