"""A scene as one group of native shapes."""

from dataclasses import dataclass
from typing import assert_never

from kdeck.model.scene import (
    Label,
    LinearGradient,
    LineCap,
    LineJoin,
    Pixels,
    RadialGradient,
    Scene,
    SceneItem,
    Shape,
)
from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.freeform import Box, Placement, geometry, reach
from kdeck.render.pptx.markup import NOTHING, Markup, hundredths, painted
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.shade import shaded
from kdeck.theme.face import Family
from kdeck.units import emu

_CAPS: dict[LineCap, str] = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS: dict[LineJoin, Markup] = {
    "miter": Markup('<a:miter lim="400000"/>'),
    "round": Markup("<a:round/>"),
    "bevel": Markup("<a:bevel/>"),
}
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Pen:
    """Hold what the parts of a drawing share: names, language, faces to measure labels with."""

    names: Names
    language: str
    family: Family


def fit(scene: Scene, rect: Rect) -> Placement:
    """Scale a scene into a rectangle, its proportions kept, and center it."""
    scale = min(rect.width / scene.width, rect.height / scene.height)
    return Placement(
        rect.x + (rect.width - scene.width * scale) / 2,
        rect.y + (rect.height - scene.height * scale) / 2,
        scale,
    )


def group(scene: Scene, rect: Rect, identity: Markup, pen: Pen) -> Markup:
    """Draw a scene inside a rectangle as one group with the identity given."""
    placement = fit(scene, rect)
    parts: list[Markup] = []
    boxes: list[Box] = []
    for item in scene.items:
        draw = _item(item, placement, pen)
        boxes.append(draw[0])
        parts.append(draw[1])
    box = boxes[0] if boxes else _empty(rect)
    for other in boxes[1:]:
        box = box.union(other)
    return Markup(
        "<p:grpSp><p:nvGrpSpPr>{}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        "{}{}</a:xfrm></p:grpSpPr>{}</p:grpSp>",
        identity,
        box.frame,
        box.inner_frame,
        Markup.join(parts),
    )


def _item(item: SceneItem, placement: Placement, pen: Pen) -> tuple[Box, Markup]:
    match item:
        case Shape():
            return _shape(item, placement, pen)
        case Label():
            return _label(item, placement, pen)
        case Pixels():
            raise AssertionError("a picture is drawn alone")
        case _:
            assert_never(item)


def _empty(rect: Rect) -> Box:
    left, top = emu(rect.x), emu(rect.y)
    return Box(left, top, left + emu(rect.width), top + emu(rect.height))


def _shape(shape: Shape, placement: Placement, pen: Pen) -> tuple[Box, Markup]:
    box, path = geometry(shape.segments, placement)
    fill = _fill(shape)
    return box, (
        Markup(
            "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm>"
            "{}{}{}</p:spPr></p:sp>",
            pen.names.take_shape(shape.name),
            box.frame,
            path,
            fill,
            _stroke(shape, placement.scale),
        )
    )


def _fill(shape: Shape) -> Markup:
    if shape.fill is None:
        return Markup("<a:noFill/>")
    if isinstance(shape.fill, LinearGradient | RadialGradient):
        return shaded(shape.fill, reach(shape.segments))
    return painted(shape.fill)


def _stroke(shape: Shape, scale: float) -> Markup:
    if not shape.stroke:
        return Markup("<a:ln><a:noFill/></a:ln>")
    width = emu(shape.stroke_width * scale)
    return Markup(
        '<a:ln w="{}" cap="{}">{}{}</a:ln>',
        width,
        _CAPS[shape.cap],
        painted(shape.stroke),
        _JOINS[shape.join],
    )


def _label(label: Label, placement: Placement, pen: Pen) -> tuple[Box, Markup]:
    size = label.size * placement.scale
    box = _label_box(label, placement, pen.family)
    text = label.text
    weight = Markup(' b="1"') if label.bold else NOTHING
    run = Markup('lang="{}" sz="{}"', pen.language, hundredths(size))
    return box, (
        Markup(
            '<p:sp><p:nvSpPr>{}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            '{}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
            '<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{}"/><a:r><a:rPr {}{}>'
            '{}<a:latin typeface="+mn-lt"/></a:rPr><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>',
            pen.names.take(f"Label: {label.text}"[:60]),
            box.frame,
            _ALIGN[label.anchor],
            run,
            weight,
            painted(label.role),
            text,
        )
    )


def _label_box(label: Label, placement: Placement, family: Family) -> Box:
    """Put the baseline of a line of text where the label wants it."""
    size = label.size * placement.scale
    face = family.faces(label.bold)[0]
    em = size / face.units_per_em
    height = (face.ascent - face.descent) * em
    width = text_width(label.text, family, label.bold, size)
    left = placement.x + label.x * placement.scale - width * _SHIFT[label.anchor]
    top = placement.y + label.y * placement.scale - face.ascent * em
    return Box(emu(left), emu(top), emu(left + width), emu(top + height))


def text_width(text: str, family: Family, bold: bool, size: float) -> float:
    """Measure a line of text in points, with the fallback faces where the first lacks a glyph."""
    width = 0.0
    for character in text:
        face = family.face_for(character, bold)
        width += face.width(character, size) if face else size / 2
    return width
