"""A text of a slide: in a placeholder of its layout, or in a box of its own."""

from kdeck.plan.master.layout import Placeholder
from kdeck.render.pptx.markup import NOTHING, Markup, frame, painted, place_insets

_RECTANGLE = Markup('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')


def text_shape(place: Placeholder, identity: Markup, text: Markup, less: float = 0.0) -> Markup:
    """Write a text where its placeholder stands; less is what its lines lack of the width."""
    loan = place.loan
    locks = Markup('<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>')
    mark, look, body = reference(place), Markup("<p:spPr/>"), NOTHING
    left, top, right, bottom = place.insets
    if loan is not None:
        body = Markup(' wrap="square" numCol="1"')
        plate = painted(loan.plate) if loan.plate else NOTHING
        if loan.moved or plate:
            look = Markup(
                "<p:spPr>{}{}</p:spPr>", frame(place.rect) if loan.moved else NOTHING, plate
            )
        if loan.centered:
            left, less = left + less / 2, less / 2
        if loan.idx is None:
            locks, mark, body = (
                Markup('<p:cNvSpPr txBox="1"/>'),
                NOTHING,
                Markup('{} anchor="{}"', body, place.anchor),
            )
            look = Markup(
                "<p:spPr>{}{}{}</p:spPr>",
                frame(place.rect),
                _RECTANGLE,
                plate or Markup("<a:noFill/>"),
            )
    insets = place_insets((left, top, right, bottom), less)
    return Markup(
        "<p:sp><p:nvSpPr>{}{}<p:nvPr>{}</p:nvPr></p:nvSpPr>{}<p:txBody><a:bodyPr{} {}>"
        "<a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
        identity,
        locks,
        mark,
        look,
        body,
        insets,
        text,
    )


def reference(place: Placeholder) -> Markup:
    """Write the element that ties a shape to a placeholder of its layout."""
    loan = place.loan
    if loan is None or loan.idx is None:
        return placeholder_reference(place)
    kind = "" if loan.kind == "obj" else Markup(' type="{}"', loan.kind)
    index = Markup(' idx="{}"', loan.idx) if loan.idx else NOTHING
    return Markup("<p:ph{}{}/>", kind, index)


def placeholder_reference(place: Placeholder, more: Markup = NOTHING) -> Markup:
    """Write the element of a placeholder as our own layouts define it, with more attributes."""
    kind = NOTHING if place.kind == "obj" else Markup(' type="{}"', place.kind)
    index = Markup(' idx="{}"', place.idx) if place.idx else NOTHING
    return Markup("<p:ph{}{}{}/>", kind, index, more)
