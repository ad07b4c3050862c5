"""Slide layouts: named placeholders over the brand's shapes."""

from typing import assert_never

from kdeck.plan.drawn.emblem import CONTACT_ROOM, TITLE_ROOM
from kdeck.plan.master.layout import INDENT, Idx, Layout, LayoutName, Placeholder, Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.master.slideground import ON_BAND
from kdeck.render.pptx import footer, ornament
from kdeck.render.pptx.brand import Brand
from kdeck.render.pptx.brandmark import Mark, draw_mark
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.markup import document, escape, frame, hundredths, insets, solid
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
    shapes += "".join(_placeholder(p, pen, slot) for p in layout.placeholders)
    if layout.name is not LayoutName.TITLE:
        footer_slot = slot or "accent3"
        shapes += footer.text_placeholder(
            pen.names, pen.language, footer.TEXT, footer_slot, footer.TEXT_IDX
        ) + footer.number_placeholder(pen.names, pen.language, footer_slot, footer.NUMBER_IDX)
    kind = f'type="{_TYPES[layout.name]}"' if layout.name in _TYPES else ""
    bare = 'showMasterSp="0"' if layout.name in _BARE else ""
    body = (
        f'<p:cSld name="{escape(layout.name)}">{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    )
    return document("p:sldLayout", body, f'{bare} {kind} preserve="1" userDrawn="1"'.strip())


def tree(shapes: str) -> str:
    """Wrap shapes in the tree of a slide, a layout or a master."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def _ornaments(name: LayoutName, names: Names, deep: str) -> str:
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
        case LayoutName.POINTS | LayoutName.FIGURE | LayoutName.COLUMNS | LayoutName.TABLE:
            return ""
        case LayoutName.TIMELINE | LayoutName.REFERENCES:
            return ""
        case _:
            assert_never(name)


def _logo(name: LayoutName, brand: Brand, pen: Pen) -> str:
    mark = layout_mark(name, brand)
    if mark is None:
        return ""
    if name is LayoutName.TITLE:
        return draw_mark(mark, _LOGO_TITLE, "l", "tx2", pen)
    room = _LOGO_CONTACT if name is LayoutName.CONTACT else footer.LOGO
    return draw_mark(mark, room, "r", brand.on_primary if name in ON_BAND else "tx2", pen)


def _placeholder(place: Placeholder, pen: Pen, slot: str) -> str:
    reference = f'{placeholder_reference(place)} hasCustomPrompt="1"/>'
    levels = _level(place, 0, slot) + (_level(place, 1, slot) if place.kind == "body" else "")
    return (
        f'<p:sp><p:nvSpPr>{pen.names.take(place.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr><p:spPr>{frame(place.rect)}</p:spPr>"
        f'<p:txBody><a:bodyPr {insets()} anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{levels}</a:lstStyle><a:p>"
        f'<a:r><a:rPr lang="{pen.language}"/><a:t>{escape(place.prompt)}</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )


def _level(place: Placeholder, level: int, slot: str) -> str:
    if place.bullets:
        indent, bullet = f'indent="-{emu(INDENT)}"', bullet_mark(level)
        left = emu(INDENT * (level + 1))
    else:
        indent, bullet, left = 'indent="0"', "<a:buNone/>", emu(INDENT * level)
    weight = ' b="1"' if place.bold else ""
    color = solid(slot) if slot else ""
    return (
        f'<a:lvl{level + 1}pPr marL="{left}" {indent}>{bullet}'
        f'<a:defRPr sz="{hundredths(place.size)}"{weight}>{color}</a:defRPr></a:lvl{level + 1}pPr>'
    )


def all_layouts(brand: Brand) -> tuple[bytes, ...]:
    """Write the layouts in the order in which PowerPoint offers them."""
    return tuple(layout_part(layout, brand) for layout in LAYOUTS.values())
