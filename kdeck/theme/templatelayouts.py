"""Reads where the layouts of a template have their placeholders, and how text in them looks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from lxml import etree

from kdeck.color import BLACK, WHITE, Color, contrast
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import Fill, background, shape_fill
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground, laid
from kdeck.ooxml.names import EMU, find, name
from kdeck.ooxml.shape import Shape, drawn
from kdeck.ooxml.textstyle import Chain, Look, chain
from kdeck.theme.decktemplate import Align, Box, TemplateLayout, TemplatePlace
from kdeck.theme.templatetext import SIGNS

_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_ALIGNS: dict[str, Align] = {"ctr": "ctr", "r": "r"}
_ANCHORS: dict[str, Literal["t", "ctr", "b"]] = {"t": "t", "ctr": "ctr", "b": "b"}
_MOST_LAYOUTS = 200
# Numbers of placeholders have 32 bits (ECMA-376-1, 19.7.9).
_MOST_IDX = 2**32
# What text of any size needs (WCAG 2.2, SC 1.4.3).
_LIMIT = 4.5
_ACROSS, _DOWN = (0.02, 0.18, 0.34, 0.5, 0.66, 0.82, 0.98), (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
# Points: what is thinner than a rule hides no letter, unless many cover more than a share.
_RULE, _STRIPED = 6.0, 0.1
_MARGIN, _STRIP = 24.0, 22.0
# Where the feet of slides begin, as a share of their height.
_FOOT = 0.88
_SLOTS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


Colors = tuple[tuple[str, Color], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a layout with its master's colors; leveled says that its ground was made plain.

    The page is an empty slide on it.
    """

    layout: TemplateLayout
    colors: Colors
    page: Page
    leveled: bool = False


def read_layouts(deck: Deck, *, bare: bool = False) -> Iterator[Read]:
    """Read the layouts, but those with a color map of their own."""
    for number, (kind, page) in enumerate(deck.layouts()):
        layout = page.layout
        if number >= _MOST_LAYOUTS or find(layout, "p:clrMapOvr/a:overrideClrMapping") is not None:
            continue
        yield read_layout(deck, page, kind, bare=bare)


def read_layout(deck: Deck, page: Page, kind: str, *, bare: bool = False) -> Read:
    """Read the layout that an empty slide stands on, of a type.

    A background on which no text can be read is made plain in the layout itself. A bare layout
    loses what is drawn behind its text as well, where no figure could stand on that.
    """
    layout = page.layout
    assert layout is not None
    made = _read(deck, page, kind)
    leveled = bool(made.murky) or any(place.plate for place in made.places)
    leveled = leveled and not _is_plain(background(page))
    if leveled:
        _level(layout)
        made = _read(deck, page, kind)
    if bare and made.murky:
        leveled = True
        _strip_bare(layout)
        made = _read(deck, page, kind)
    return Read(made, _colors(page), page, leveled)


def _read(deck: Deck, page: Page, kind: str) -> TemplateLayout:
    layout, ground = page.layout, Ground(page)
    assert layout is not None
    shapes = [s for s in drawn(layout, page) if s.slot is not None and s.place is not None]
    # LibreOffice numbers no placeholders: a slide can only lead to the first of a kind.
    found = [_place(shape, deck, page, ground) for shape in shapes]
    places = tuple({(p.kind, p.idx): p for p in reversed(found)}.values())[::-1]
    title = find(layout, "p:cSld")
    called = (title.get("name", "") if title is not None else "").strip()
    art = tuple(_box(layer.rect) for layer in ground.layers)
    made = TemplateLayout(page.part, called, kind, places, art)
    return replace(
        made, strip=_strip(made, deck, page, ground), murky=_murky(made, deck, ground),
        flaw=next(filter(None, map(_flaw, places)), ""),
    )  # fmt: skip


def _is_plain(fill: Fill) -> bool:
    return None not in fill and len(set(fill)) <= 1


def _level(layout: etree._Element) -> None:
    """Give a layout a plain background in the color of backgrounds."""
    common = find(layout, "p:cSld")
    if common is None:
        return
    for old in common.findall(name("p:bg")):
        common.remove(old)
    ground = etree.Element(name("p:bg"))
    properties = etree.SubElement(ground, name("p:bgPr"))
    fill = etree.SubElement(properties, name("a:solidFill"))
    etree.SubElement(fill, name("a:schemeClr")).set("val", "bg1")
    etree.SubElement(properties, name("a:effectLst"))
    common.insert(0, ground)


def _strip_bare(layout: etree._Element) -> None:
    """Leave of a layout its placeholders alone: no drawing of its own, and none of its master's."""
    layout.set("showMasterSp", "0")
    tree = find(layout, "p:cSld/p:spTree")
    if tree is None:
        return
    for shape in list(tree)[2:]:
        if find(shape, "*/p:nvPr/p:ph") is None:
            tree.remove(shape)


def _flaw(place: TemplatePlace) -> str:
    if place.family.casefold() in SIGNS:
        return f"sets '{place.name}' in '{place.family}', which has no letters"
    return "" if place.upright else f"turns the text of '{place.name}'"


def _murky(layout: TemplateLayout, deck: Deck, ground: Ground) -> str:
    """Name a place where figures would stand on what nobody can tell."""
    plated = (place for place in layout.contents if place.plate is not None)
    found = next((place.name for place in plated if place.kind != "pic"), "")
    if found or layout.contents or layout.title is None:
        return found
    width, height = deck.size
    top = layout.title.box[1] + layout.title.box[3]
    below = Rect(_MARGIN, min(top, height / 2), width - _MARGIN, height * _FOOT)
    return "" if is_readable(tuple(_seen(below, ground))) else "the room below the title"


def _strip(layout: TemplateLayout, deck: Deck, page: Page, ground: Ground) -> TemplatePlace:
    """Describe the foot of slides, where the layout has it or at the lower edge."""
    width, height = deck.size
    foot = next((f for kind in ("ftr", "sldNum") if (f := layout.foot(kind))), None)
    top, high = (foot.box[1], foot.box[3]) if foot else (height - _STRIP - 4, _STRIP)
    box = (_MARGIN, top, width - 2 * _MARGIN, high)
    behind = _seen(Rect(_MARGIN, top, width - _MARGIN, top + high), ground)
    ink = page.theme.scheme.named("tx1")
    color = ink.color if ink is not None else BLACK
    plate = _plate(behind, page)
    return TemplatePlace(
        kind="ftr", idx=0, name="Footer", box=box, size=12.0, family="", bold=False,
        align="l", bulleted=False, anchor="ctr", insets=(7.2, 0.0, 7.2, 0.0), upright=True,
        inks=(color,), grounds=(plate,) if plate else tuple(sorted(behind, key=str)), plate=plate,
    )  # fmt: skip


def _plate(behind: set[Color | None], page: Page) -> Color | None:
    """Choose what is laid under text that could not be read on what lies behind it."""
    if is_readable(tuple(behind)):
        return None
    paper = page.theme.scheme.named("bg1")
    return paper.color if paper is not None else WHITE


def is_readable(grounds: tuple[Color | None, ...]) -> bool:
    """Say whether there is a color of text that can be read on all that may lie behind it."""
    known = [ground for ground in grounds if ground is not None]
    inks = (BLACK, WHITE)
    enough = (all(contrast(ink, each) >= _LIMIT for each in known) for ink in inks)
    return len(known) == len(grounds) and any(enough)


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
    plate = _plate(behind, page)
    return TemplatePlace(
        kind=kind or "obj",
        idx=int(index) if index.isdecimal() and int(index[:11]) < _MOST_IDX else 0,
        name=shape.name,
        box=_box(box),
        size=look.size,
        family=look.family,
        bold=look.bold,
        align=_ALIGNS.get(found.word("algn", "l"), "l"),
        bulleted=_is_bulleted(found),
        anchor=_ANCHORS.get(_body(shape, "anchor", "t"), "t"),
        insets=cast(Box, tuple(_inset(shape, key, usual) for key, usual in _INSETS)),
        upright=_body(shape, "vert", "horz") == "horz" and not shape.place.is_turned,
        inks=tuple(dict.fromkeys(_inks(look, {plate} if plate else behind))),
        grounds=(plate,) if plate else tuple(sorted(behind, key=str)),
        plate=plate,
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
    return laid(shape_fill(shape, page), _seen(shape.place.rect, ground))


def _seen(box: Rect, ground: Ground) -> set[Color | None]:
    """Find what may be seen in a box: on a grid, and on all that is drawn in it."""
    seen: set[Color | None] = set()
    for point in (*_grid(box), *_drawn(box, ground)):
        seen |= ground.colors(point, len(ground.layers))
    return seen


def _grid(box: Rect) -> Iterator[tuple[float, float]]:
    for across in _ACROSS:
        for down in _DOWN:
            yield box.left + across * box.width, box.top + down * box.height


def _drawn(box: Rect, ground: Ground) -> Iterator[tuple[float, float]]:
    """Give the middles of what is drawn in a box, but of rules, and of pictures as small."""
    thin: list[tuple[float, float]] = []
    covered = 0.0
    for layer in ground.layers:
        across, down = layer.rect.shared(box)
        if min(across, down) <= 0 or None in layer.fill:
            continue
        point = (
            (max(layer.rect.left, box.left) + min(layer.rect.right, box.right)) / 2,
            (max(layer.rect.top, box.top) + min(layer.rect.bottom, box.bottom)) / 2,
        )
        if min(across, down) >= _RULE:
            yield point
            continue
        thin.append(point)
        covered += across * down
    if covered > _STRIPED * box.width * box.height:
        yield from thin


def _inks(look: Look, behind: set[Color | None]) -> Iterator[Color | None]:
    """Give the colors of text; what shows through is mixed with all that lies behind."""
    known = sorted((color for color in behind if color is not None), key=str) or [WHITE]
    for paint in look.inks:
        yield from (paint.over(each) for each in known) if paint is not None else (None,)
