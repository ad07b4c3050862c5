"""A text of a slide: in a placeholder of its layout, or in a box of its own."""

from typing import assert_never

from pptx.oxml.xmlchemy import BaseOxmlElement

from kdeck.plan.master.layout import Placeholder
from kdeck.render.pptx.markup import NOTHING, Markup, frame, painted, place_insets
from kdeck.units import emu

_RECTANGLE = Markup('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')


def text_shape(place: Placeholder, identity: Markup, text: Markup) -> Markup:
    """Write a text where its placeholder stands, or a box where the layout has none."""
    locks, mark = Markup('<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'), reference(place)
    if place.loan is not None and place.loan.idx is None:
        locks, mark = Markup('<p:cNvSpPr txBox="1"/>'), NOTHING
    return Markup(
        "<p:sp><p:nvSpPr>{}{}<p:nvPr>{}</p:nvPr></p:nvSpPr>{}{}</p:sp>",
        *(identity, locks, mark, look(place), body(place, text)),
    )


def look(place: Placeholder) -> Markup:
    """Write where a text stands, as far as its placeholder does not say it, and its ground."""
    loan = place.loan
    if loan is None:
        return Markup("<p:spPr/>")
    plate = painted(loan.plate) if loan.plate else NOTHING
    if loan.idx is None:
        fill = plate or Markup("<a:noFill/>")
        return Markup("<p:spPr>{}{}{}</p:spPr>", frame(place.rect), _RECTANGLE, fill)
    return Markup("<p:spPr>{}{}</p:spPr>", frame(place.rect) if loan.moved else NOTHING, plate)


def body(place: Placeholder, text: Markup = NOTHING) -> Markup:
    """Write the box of a text with its paragraphs."""
    loan = place.loan
    held = Markup(' wrap="square" numCol="1"') if loan else NOTHING
    if loan is not None and loan.idx is None:
        held += Markup(' anchor="{}"', place.anchor)
    return Markup(
        "<p:txBody><a:bodyPr{} {}><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody>",
        *(held, place_insets(place.insets), text),
    )


def narrow(frame_of_text: BaseOxmlElement, place: Placeholder, less: float) -> None:
    """Give lines less of the width, at the side where they end, or half of it at each."""
    left, _, right, _ = place.insets
    match place.loan.align if place.loan is not None else "l":
        case "l":
            right += less
        case "ctr":
            left, right = left + less / 2, right + less / 2
        case "r":
            left += less
        case unknown:
            assert_never(unknown)
    frame_of_text.set("lIns", str(emu(left)))
    frame_of_text.set("rIns", str(emu(right)))


def reference(place: Placeholder) -> Markup:
    """Write the element that ties a shape to a placeholder of its layout."""
    loan = place.loan
    if loan is None or loan.idx is None:
        return placeholder_reference(place)
    kind = NOTHING if loan.kind == "obj" else Markup(' type="{}"', loan.kind)
    index = Markup(' idx="{}"', loan.idx) if loan.idx else NOTHING
    return Markup("<p:ph{}{}/>", kind, index)


def placeholder_reference(place: Placeholder, more: Markup = NOTHING) -> Markup:
    """Write the element of a placeholder as our own layouts define it, with more attributes."""
    kind = NOTHING if place.kind == "obj" else Markup(' type="{}"', place.kind)
    index = Markup(' idx="{}"', place.idx) if place.idx else NOTHING
    return Markup("<p:ph{}{}{}/>", kind, index, more)
