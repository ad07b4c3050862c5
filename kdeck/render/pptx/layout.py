"""Slide layouts: named placeholders over the brand's shapes."""

from typing import assert_never

from kdeck.plan.drawn.emblem import CONTACT_ROOM, TITLE_ROOM
from kdeck.plan.master.layout import INDENT, Idx, Layout, LayoutName, Placeholder, Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.master.slideground import ON_BAND
from kdeck.plan.text.wording import wording
from kdeck.render.pptx import footer, ornament
from kdeck.render.pptx.brand import Brand
from kdeck.render.pptx.brandmark import Mark, draw_mark
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.markup import (
    NOTHING,
    Markup,
    document,
    frame,
    hundredths,
    place_insets,
    solid,
)
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.text import bullet_mark
from kdeck.render.pptx.textbox import placeholder_reference
from kdeck.units import emu

_BARE = frozenset({LayoutName.TITLE, LayoutName.SECTION, LayoutName.WARNING, LayoutName.CONTACT})
_TYPES: dict[LayoutName, str] = {
    LayoutName.TITLE: "title",
    LayoutName.SECTION: "secHead",
    LayoutName.POINTS: "tx",
    LayoutName.COLUMNS: "twoColTx",
    LayoutName.TABLE: "tbl",
    LayoutName.TIMELINE: "titleOnly",
    LayoutName.DRAWING: "titleOnly",
}
_LOGO_TITLE = Rect(50.4, 50.4, TITLE_ROOM.width, TITLE_ROOM.height)
_LOGO_CONTACT = Rect(footer.LOGO.x, 494, CONTACT_ROOM.width, CONTACT_ROOM.height)


def layout_mark(name: LayoutName, brand: Brand) -> Mark | None:
    """Find the logo that a layout draws itself; None where it shows the master's or none."""
    if name not in _BARE:
        return None
    if name in ON_BAND:
        return brand.foot_on_primary
    return {LayoutName.TITLE: brand.title, LayoutName.CONTACT: brand.contact}.get(name, brand.foot)


def layout_part(layout: Layout, brand: Brand) -> bytes:
    """Write one layout; those with a field of their own hide the master's shapes."""
    pen = Pen(Names(), brand.language, brand.body)
    slot = brand.on_primary if layout.name in ON_BAND else ""
    shapes = _ornaments(layout.name, pen.names, brand.deep) + _logo(layout.name, brand, pen)
    shapes += Markup.join(_placeholder(p, pen, slot) for p in layout.placeholders)
    if layout.name is not LayoutName.TITLE:
        footer_slot = slot or "accent3"
        shapes += footer.text_placeholder(
            pen.names, pen.language, footer.TEXT, footer_slot, footer.TEXT_IDX
        ) + footer.number_placeholder(pen.names, pen.language, footer_slot, footer.NUMBER_IDX)
    kind = Markup('type="{}" ', _TYPES[layout.name]) if layout.name in _TYPES else NOTHING
    bare = Markup('showMasterSp="0" ') if layout.name in _BARE else NOTHING
    body = Markup(
        '<p:cSld name="{}">{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>',
        layout.name,
        tree(shapes),
    )
    return document("p:sldLayout", body, Markup('{}{}preserve="1" userDrawn="1"', bare, kind))


def tree(shapes: Markup) -> Markup:
    """Wrap shapes in the tree of a slide, a layout or a master."""
    return Markup(
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        '</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff'
        ' x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{}</p:spTree>',
        shapes,
    )


def _ornaments(name: LayoutName, names: Names, deep: Markup) -> Markup:
    match name:
        case LayoutName.TITLE:
            return ornament.title_field(names, deep)
        case LayoutName.SECTION:
            return ornament.section_field(names, deep)
        case LayoutName.WARNING:
            return ornament.warning_bar(names)
        case LayoutName.FEW:
            return ornament.title_panel(names)
        case LayoutName.SEQUENCE:
            return ornament.arrows(names)
        case LayoutName.NUMBERS:
            return ornament.panel(names, name, Idx.SECOND)
        case LayoutName.QUOTE:
            return ornament.quotation(names)
        case LayoutName.CONTACT:
            return ornament.bar(names) + ornament.panel(names, name, Idx.SECOND)
        case LayoutName.BIG_NUMBER:
            return ornament.number_panel(names)
        case LayoutName.COMPARE:
            return ornament.columns_compared(names)
        case LayoutName.QUESTION:
            return ornament.callout(names)
        case LayoutName.STATEMENT:
            return ornament.statement_panel(names)
        case LayoutName.PAIR | LayoutName.TRIO | LayoutName.ROWS | LayoutName.FOUR:
            return ornament.tiles(names, name)
        case LayoutName.POINTS | LayoutName.FIGURE | LayoutName.COLUMNS | LayoutName.TABLE:
            return NOTHING
        case LayoutName.TIMELINE | LayoutName.DRAWING | LayoutName.REFERENCES:
            return NOTHING
        case _:
            assert_never(name)


def _logo(name: LayoutName, brand: Brand, pen: Pen) -> Markup:
    mark = layout_mark(name, brand)
    if mark is None:
        return NOTHING
    if name is LayoutName.TITLE:
        return draw_mark(mark, _LOGO_TITLE, "l", "tx2", pen)
    room = _LOGO_CONTACT if name is LayoutName.CONTACT else footer.LOGO
    return draw_mark(mark, room, "r", brand.on_primary if name in ON_BAND else "tx2", pen)


def _placeholder(place: Placeholder, pen: Pen, slot: str) -> Markup:
    reference = placeholder_reference(place, Markup(' hasCustomPrompt="1"'))
    levels = _level(place, 0, slot) + (_level(place, 1, slot) if place.kind == "body" else NOTHING)
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{}</p:nvPr>'
        '</p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr {} anchor="{}"><a:noAutofit/>'
        '</a:bodyPr><a:lstStyle>{}</a:lstStyle><a:p><a:r><a:rPr lang="{}"/><a:t>{}</a:t>'
        "</a:r></a:p></p:txBody></p:sp>",
        pen.names.take(place.name),
        reference,
        frame(place.rect),
        place_insets(place.insets),
        place.anchor,
        levels,
        pen.language,
        wording(pen.language)(place.prompt),
    )


def _level(place: Placeholder, level: int, slot: str) -> Markup:
    if place.bullets:
        indent, bullet = Markup('indent="-{}"', emu(INDENT)), bullet_mark(level)
        left = emu(INDENT * (level + 1))
    else:
        indent, bullet, left = Markup('indent="0"'), Markup("<a:buNone/>"), emu(INDENT * level)
    weight = Markup(' b="1"') if place.bold else NOTHING
    color = solid(slot) if slot else NOTHING
    return Markup(
        '<a:lvl{}pPr marL="{}" {}>{}<a:defRPr sz="{}"{}>{}</a:defRPr></a:lvl{}pPr>',
        level + 1,
        left,
        indent,
        bullet,
        hundredths(place.size),
        weight,
        color,
        level + 1,
    )


def all_layouts(brand: Brand) -> tuple[bytes, ...]:
    """Write the layouts in the order in which PowerPoint offers them."""
    return tuple(layout_part(layout, brand) for layout in LAYOUTS.values())
