"""A layout of our own on the master of a template: its title and its text, in the room there is.

It has the master's background, drawings, fonts and colors, and the master's words that ask for a
text; nothing but the places is ours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground
from kdeck.ooxml.names import EMU, NAMESPACES, find, name, text
from kdeck.ooxml.placeholder import offered_by
from kdeck.ooxml.shape import Shape, drawn
from kdeck.theme.decktemplate import Box, SpareLayout
from kdeck.theme.spareroom import spare_boxes
from kdeck.theme.templatelayouts import read_layout
from kdeck.theme.templateparts import Kept
from kdeck.theme.templatescenery import scenery

NAME = "Title and text, added by kdeck"
# The numbers of a text and of the feet among the placeholders.
_BODY, _FEET = "1", {"dt": "10", "ftr": "11", "sldNum": "12"}
# The feet of slides are looked for so low, and begin there where a master has none, as shares of
# a slide.
_LOW, _FOOT = 0.8, 0.93


def spare_layout(deck: Deck, page: Page, kept: Kept, *, bare: bool) -> SpareLayout | None:
    """Make a layout for the master of an empty slide; None where that has no title, or no text."""
    master = page.master
    assert master is not None
    of_master = [shape for shape in drawn(master, page) if shape.slot is not None]
    shapes = {shape.placeholder: shape for shape in reversed(of_master)}
    title, body = shapes.get("title"), shapes.get("body")
    if title is None or body is None:
        return None
    layout = etree.Element(name("p:sldLayout"), nsmap={k: NAMESPACES[k] for k in "apr"})
    layout.attrib.update({"preserve": "1", "userDrawn": "1"})
    if bare:
        layout.set("showMasterSp", "0")
    tree = _tree(layout)
    page = replace(page, layout=layout)
    # What the master draws, and no layout.
    art = [_edges(layer.rect) for layer in Ground(page).layers]
    boxes = spare_boxes(deck.size, art, _box(title), _foot(deck, shapes))
    marks = [(title, {"type": "title"}, boxes[0]), (body, {"idx": _BODY}, boxes[1])]
    found = ((shapes[kind], kind, idx) for kind, idx in _FEET.items() if kind in shapes)
    feet = [(shape, {"type": kind, "idx": idx}, None) for shape, kind, idx in found]
    for number, (shape, mark, box) in enumerate((*marks, *feet), 2):
        tree.append(_placeholder(shape, number, mark, box))
    page = replace(page, offered=(offered_by(layout), offered_by(master)))
    read = read_layout(deck, page, "", bare=bare)
    if not read.layout.is_usable or read.layout.murky:
        return None
    parts = kept.added(layout, master)
    shown = scenery(page, deck.size, kept)
    return SpareLayout(replace(read.layout, part=parts[0].name, scenery=shown), parts)


def _tree(layout: etree._Element) -> etree._Element:
    """Begin a layout: its name, and the tree for its shapes."""
    common = etree.SubElement(layout, name("p:cSld"), name=NAME)
    tree = etree.SubElement(common, name("p:spTree"))
    about = etree.SubElement(tree, name("p:nvGrpSpPr"))
    etree.SubElement(about, name("p:cNvPr"), id="1", name="")
    etree.SubElement(about, name("p:cNvGrpSpPr"))
    etree.SubElement(about, name("p:nvPr"))
    etree.SubElement(tree, name("p:grpSpPr"))
    colors = etree.SubElement(layout, name("p:clrMapOvr"))
    etree.SubElement(colors, name("a:masterClrMapping"))
    return tree


def _placeholder(
    shape: Shape, number: int, mark: Mapping[str, str], box: Box | None
) -> etree._Element:
    """Write a placeholder that looks as one of the master does, in a box of its own or there."""
    made = etree.Element(name("p:sp"))
    about = etree.SubElement(made, name("p:nvSpPr"))
    etree.SubElement(about, name("p:cNvPr"), id=str(number), name=shape.name or f"Text {number}")
    locks = etree.SubElement(about, name("p:cNvSpPr"))
    etree.SubElement(locks, name("a:spLocks"), noGrp="1")
    etree.SubElement(etree.SubElement(about, name("p:nvPr")), name("p:ph"), dict(mark))
    look = etree.SubElement(made, name("p:spPr"))
    if box is not None:
        frame = etree.SubElement(look, name("a:xfrm"))
        x, y, wide, high = (str(round(side * EMU)) for side in box)
        etree.SubElement(frame, name("a:off"), x=x, y=y)
        etree.SubElement(frame, name("a:ext"), cx=wide, cy=high)
    body = etree.SubElement(made, name("p:txBody"))
    for tag in ("a:bodyPr", "a:lstStyle"):
        etree.SubElement(body, name(tag))
    paragraphs = list(_asked(shape)) if box is not None else []
    body.extend(paragraphs or [etree.Element(name("a:p"))])
    return made


def _asked(shape: Shape) -> Iterator[etree._Element]:
    """Write the words in which the master asks for a text, each in its level."""
    for old in shape.element.iterfind(f"{name('p:txBody')}/{name('a:p')}"):
        paragraph = etree.Element(name("a:p"))
        level = find(old, "a:pPr")
        if level is not None and level.get("lvl", "0") != "0":
            etree.SubElement(paragraph, name("a:pPr"), lvl=level.get("lvl", "0"))
        run = etree.SubElement(paragraph, name("a:r"))
        letters = find(old, "a:r/a:rPr")
        language = letters.get("lang", "") if letters is not None else ""
        etree.SubElement(run, name("a:rPr"), {"lang": language} if language else {})
        etree.SubElement(run, name("a:t")).text = text(old)
        yield paragraph


def _foot(deck: Deck, shapes: Mapping[str | None, Shape]) -> float:
    """Find where the feet of slides begin."""
    height = deck.size[1]
    boxes = [box for kind in _FEET if (shape := shapes.get(kind)) and (box := _box(shape))]
    return min((box[1] for box in boxes if box[1] > _LOW * height), default=_FOOT * height)


def _box(shape: Shape) -> Box | None:
    return _edges(shape.place.rect) if shape.place is not None else None


def _edges(rect: Rect) -> Box:
    return rect.left, rect.top, rect.width, rect.height
