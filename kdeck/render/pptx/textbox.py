"""A text of a slide: in a placeholder of its layout, or in a box of its own."""

from kdeck.plan.master.layout import Placeholder
from kdeck.render.pptx.markup import frame, painted, place_insets

_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def text_shape(place: Placeholder, identity: str, text: str, less: float = 0.0) -> str:
    """Write a text where its placeholder stands; less is what its lines lack of the width."""
    loan = place.loan
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    mark, look, body = f"{reference(place)}/>", "<p:spPr/>", ""
    left, top, right, bottom = place.insets
    if loan is not None:
        body = ' wrap="square" numCol="1"'
        plate = painted(loan.plate) if loan.plate else ""
        if loan.moved or plate:
            look = f"<p:spPr>{frame(place.rect) if loan.moved else ''}{plate}</p:spPr>"
        if loan.centered:
            left, less = left + less / 2, less / 2
        if loan.idx is None:
            locks, mark, body = '<p:cNvSpPr txBox="1"/>', "", f'{body} anchor="{place.anchor}"'
            look = f"<p:spPr>{frame(place.rect)}{_RECTANGLE}{plate or '<a:noFill/>'}</p:spPr>"
    insets = place_insets((left, top, right, bottom), less)
    return (
        f"<p:sp><p:nvSpPr>{identity}{locks}<p:nvPr>{mark}</p:nvPr></p:nvSpPr>{look}"
        f"<p:txBody><a:bodyPr{body} {insets}><a:noAutofit/></a:bodyPr><a:lstStyle/>{text}"
        "</p:txBody></p:sp>"
    )


def reference(place: Placeholder) -> str:
    """Begin the element that ties a shape to a placeholder of its layout."""
    loan = place.loan
    if loan is None or loan.idx is None:
        return placeholder_reference(place)
    kind = "" if loan.kind == "obj" else f' type="{loan.kind}"'
    index = f' idx="{loan.idx}"' if loan.idx else ""
    return f"<p:ph{kind}{index}"


def placeholder_reference(place: Placeholder) -> str:
    """Write the element that ties a shape to a placeholder of its layout."""
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    index = f' idx="{place.idx}"' if place.idx else ""
    return f"<p:ph{kind}{index}"
