"""The steps of a timeline: a line, numbered nodes or boxes to tick, times and text."""

from kdeck.plan.deck.model import SlideStep, SlideSteps
from kdeck.plan.deck.path import slope_of
from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.markup import NOTHING, Markup, frame, hundredths, insets, solid
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.text import Setting, text_body
from kdeck.units import emu

_LINE, _SLOPING = 2.25, 5.0
_NUMBER_SIZE = 20.0


def steps(content: SlideSteps, names: Names, setting: Setting, slot: str) -> Markup:
    """Draw the line first, which a screen reader passes over, then step by step.

    slot is the color of text on the band color, which is that of the nodes.
    """
    drawn = Markup.join(_step(step, names, setting, slot) for step in content.steps)
    return _line_through(content, names) + drawn


def _line_through(content: SlideSteps, names: Names) -> Markup:
    slope = _slope(content, names) if content.sloping else NOTHING
    return slope + Markup.join(
        Markup(
            "<p:cxnSp><p:nvCxnSpPr>{}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom"
            ' prst="line"><a:avLst/></a:prstGeom><a:ln w="{}">{}</a:ln></p:spPr></p:cxnSp>',
            names.decorative("Timeline stretch"),
            frame(Rect(x, min(y, below), right - x, abs(below - y)), upward=below < y),
            emu(_SLOPING if content.sloping else _LINE),
            solid("accent1"),
        )
        for (x, y), (right, below) in content.stretches
    )


def _slope(content: SlideSteps, names: Names) -> Markup:
    """Draw the ground under a line that goes down a hill."""
    corners = slope_of(content)
    bottom = max(y for _, y in corners)
    top = min(y for _, y in corners)
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    rect = Rect(left, top, right - left, bottom - top)
    (x, y), *others = [(emu(x - rect.x), emu(y - rect.y)) for x, y in corners]
    lines = Markup.join(Markup('<a:lnTo><a:pt x="{}" y="{}"/></a:lnTo>', *at) for at in others)
    return Markup(
        "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/>"
        '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{}" h="{}">'
        '<a:moveTo><a:pt x="{}" y="{}"/></a:moveTo>{}<a:close/></a:path></a:pathLst></a:custGeom>'
        "{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        names.decorative("Slope"),
        frame(rect),
        emu(rect.width),
        emu(rect.height),
        x,
        y,
        lines,
        solid("bg2"),
    )


def _step(step: SlideStep, names: Names, setting: Setting, slot: str) -> Markup:
    text = text_body(step.text, setting, bulleted=False)
    if not step.number:
        return _box(step, names) + _text_box(names.take("To do"), step.text_rect, text)
    time = NOTHING
    if step.time.runs:
        said = text_body((step.time,), setting, bulleted=False)
        time = _text_box(names.take(f"Step {step.number} time"), step.time_rect, said)
    return (
        time
        + _node(step, names.take(f"Step {step.number} number"), setting.language, slot)
        + _text_box(names.take(f"Step {step.number} words"), step.text_rect, text)
    )


def _box(step: SlideStep, names: Names) -> Markup:
    return Markup(
        "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom"
        ' prst="roundRect"><a:avLst/></a:prstGeom>{}<a:ln w="{}">{}</a:ln></p:spPr></p:sp>',
        names.decorative("Box to tick"),
        frame(step.node),
        solid("bg1"),
        emu(_LINE),
        solid("accent1"),
    )


def _node(step: SlideStep, identity: Markup, language: str, slot: str) -> Markup:
    weight = Markup('lang="{}" sz="{}" b="1"', language, hundredths(_NUMBER_SIZE))
    return Markup(
        "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom"
        ' prst="ellipse"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody>'
        '<a:bodyPr {} wrap="none" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>'
        '<a:pPr algn="ctr"/><a:r><a:rPr {}>{}</a:rPr><a:t>{}</a:t></a:r></a:p></p:txBody>'
        "</p:sp>",
        identity,
        frame(step.node),
        solid("accent5"),
        insets(0, 0),
        weight,
        solid(slot),
        step.number,
    )


def _text_box(identity: Markup, rect: Rect, text: Markup) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom'
        ' prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr {}'
        ' wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>',
        identity,
        frame(rect),
        insets(),
        text,
    )
