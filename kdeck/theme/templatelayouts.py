"""Reads where the layouts of a template have their placeholders, and how text in them looks."""

from collections.abc import Iterator
from typing import Literal, cast

from lxml import etree

from kdeck.color import WHITE, Color
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import shape_fill
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground, laid
from kdeck.ooxml.names import EMU, find, name
from kdeck.ooxml.shape import Shape, drawn
from kdeck.ooxml.textstyle import Chain, Look, chain
from kdeck.theme.decktemplate import Box, TemplateLayout, TemplatePlace

_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_ANCHORS: dict[str, Literal["t", "ctr", "b"]] = {"t": "t", "ctr": "ctr", "b": "b"}
_MOST_LAYOUTS = 200
_SLOTS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


Colors = tuple[tuple[str, Color], ...]


def read_layouts(deck: Deck) -> Iterator[tuple[TemplateLayout, Colors]]:
    """Read the layouts, but those with a color map of their own, each with its master's colors."""
    for number, (kind, page) in enumerate(deck.layouts()):
        layout = page.layout
        assert layout is not None
        if number >= _MOST_LAYOUTS or find(layout, "p:clrMapOvr/a:overrideClrMapping") is not None:
            continue
        ground = Ground(page)
        shapes = [s for s in drawn(layout, page) if s.slot is not None and s.place is not None]
        # LibreOffice numbers no placeholders: a slide can only lead to the first of a kind.
        found = [_place(shape, deck, page, ground) for shape in shapes]
        places = tuple({(p.kind, p.idx): p for p in reversed(found)}.values())[::-1]
        title = find(layout, "p:cSld")
        called = (title.get("name", "") if title is not None else "").strip()
        art = tuple(_box(layer.rect) for layer in ground.layers)
        yield TemplateLayout(page.part, called, kind, places, art), _colors(page)


def _colors(page: Page) -> Colors:
    """Read the colors of a master through its color map."""
    found = ((slot, page.theme.scheme.named(slot)) for slot in _SLOTS)
    return tuple((slot, paint.color) for slot, paint in found if paint is not None)


def _box(rect: Rect) -> Box:
    return rect.left, rect.top, rect.width, rect.height


def _place(shape: Shape, deck: Deck, page: Page, ground: Ground) -> TemplatePlace:
    assert shape.place is not None
    box = shape.place.rect
    mark = find(shape.element, "*/p:nvPr/p:ph")
    index, kind = "0", ""
    if mark is not None:
        index, kind = mark.get("idx", "0"), mark.get("type", "")
    found = chain(_paragraph(), shape, deck, page)
    look = found.look(None, 1.0)
    behind = _behind(shape, page, ground)
    return TemplatePlace(
        kind=kind or "obj",
        idx=int(index) if index.isdecimal() and len(index) <= 10 else 0,
        name=shape.name,
        box=_box(box),
        size=look.size,
        family=look.family,
        bold=look.bold,
        centered=found.word("algn", "l") == "ctr",
        bulleted=_is_bulleted(found),
        anchor=_ANCHORS.get(_body(shape, "anchor", "t"), "t"),
        insets=cast(Box, tuple(_inset(shape, key, usual) for key, usual in _INSETS)),
        upright=_body(shape, "vert", "horz") == "horz" and not shape.place.is_turned,
        inks=tuple(_inks(look, behind)),
        grounds=tuple(sorted(behind, key=str)),
    )


def _paragraph() -> etree._Element:
    return etree.Element(name("a:p"))


def _body(shape: Shape, key: str, default: str) -> str:
    bodies = (find(element, "p:txBody/a:bodyPr") for element in shape.ancestors)
    return next((v for b in bodies if b is not None and (v := b.get(key))), default)


def _inset(shape: Shape, key: str, usual: int) -> float:
    value = _body(shape, key, str(usual))
    digits = value.isdecimal() and len(value) <= 9
    return (int(value) if digits else usual) / EMU


def _is_bulleted(found: Chain) -> bool:
    for level in found.levels:
        if find(level, "a:buNone") is not None or find(level, "a:buAutoNum") is not None:
            return False
        if find(level, "a:buChar") is not None or find(level, "a:buBlip") is not None:
            return True
    return False


def _behind(shape: Shape, page: Page, ground: Ground) -> set[Color | None]:
    """Find what may be seen behind the text of a placeholder, its own fill among it."""
    assert shape.place is not None
    box = shape.place.rect
    seen: set[Color | None] = set()
    for across in (0.05, 0.5, 0.95):
        for down in (0.1, 0.5, 0.9):
            point = (box.left + across * box.width, box.top + down * box.height)
            seen |= ground.colors(point, len(ground.layers))
    return laid(shape_fill(shape, page), seen)


def _inks(look: Look, behind: set[Color | None]) -> Iterator[Color | None]:
    known = next((color for color in sorted(behind, key=str) if color is not None), WHITE)
    for paint in look.inks:
        yield paint.over(known) if paint is not None else None
