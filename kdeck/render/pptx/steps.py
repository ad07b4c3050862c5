"""The steps of a timeline: a line, numbered nodes, times and text."""

from itertools import pairwise

from kdeck.plan.deck.model import SlideStep, SlideSteps
from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.markup import escape, frame, hundredths, insets, solid
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.text import Setting, text_body
from kdeck.units import emu

_LINE = 2.25
_NUMBER_SIZE = 20.0


def steps(content: SlideSteps, names: Names, setting: Setting, slot: str) -> str:
    """Draw the line first, which a screen reader passes over, then step by step.

    slot is the color of text on the band color, which is that of the nodes.
    """
    drawn = "".join(_step(step, names, setting, slot) for step in content.steps)
    return _line_through(content, names) + drawn


def _line_through(content: SlideSteps, names: Names) -> str:
    nodes = [step.node for step in content.steps]
    ends = [(above.y + above.height, below.y) for above, below in pairwise(nodes)]
    if content.earlier:
        ends.insert(0, (min(content.area.y - 6, nodes[0].y), nodes[0].y))
    if content.later:
        last = nodes[-1].y + nodes[-1].height
        ends.append((last, max(content.area.y + content.area.height, last)))
    x = nodes[0].x + nodes[0].width / 2
    return "".join(
        f"<p:cxnSp><p:nvCxnSpPr>{names.decorative('Timeline stretch')}<p:cNvCxnSpPr/><p:nvPr/>"
        "</p:nvCxnSpPr>"
        f'<p:spPr>{frame(Rect(x, top, 0, bottom - top))}<a:prstGeom prst="line"><a:avLst/>'
        f'</a:prstGeom><a:ln w="{emu(_LINE)}">{solid("accent1")}</a:ln></p:spPr></p:cxnSp>'
        for top, bottom in ends
        if bottom > top
    )


def _step(step: SlideStep, names: Names, setting: Setting, slot: str) -> str:
    time = text_body((step.time,), setting, bulleted=False)
    text = text_body(step.text, setting, bulleted=False)
    return (
        _text_box(names.take(f"Step {step.number} time"), step.time_rect, time)
        + _node(step, names.take(f"Step {step.number} number"), setting.language, slot)
        + _text_box(names.take(f"Step {step.number} words"), step.text_rect, text)
    )


def _node(step: SlideStep, identity: str, language: str, slot: str) -> str:
    weight = f'lang="{language}" sz="{hundredths(_NUMBER_SIZE)}" b="1"'
    return (
        f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{frame(step.node)}"
        f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{solid("accent5")}'
        f'<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr {insets(0, 0)} wrap="none"'
        ' anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/>'
        f"<a:r><a:rPr {weight}>{solid(slot)}</a:rPr><a:t>{escape(step.number)}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )


def _text_box(identity: str, rect: Rect, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{frame(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr {insets()} wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{text}</p:txBody></p:sp>"
    )
