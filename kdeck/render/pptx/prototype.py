"""The slide that all slides of a layout are copies of.

Its placeholders are made as python-pptx makes them for a new slide, from the plan of the layout;
their boxes have what its API cannot say. A copy costs a tenth of what making them does.
"""

from copy import deepcopy
from functools import lru_cache

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.slide import CT_Slide

from kdeck.plan.master.layout import Layout, Placeholder
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import NOTHING, Markup, document, parse
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.textbox import body, look, text_shape


def new_slide(layout: Layout) -> tuple[CT_Slide, dict[int, CT_Shape]]:
    """Copy the slide of a layout; gives its places for text too, which are taken off it."""
    slide = deepcopy(_prototype(layout))
    shapes = slide.cSld.spTree
    places = [shape for shape in shapes.iter_shape_elms() if isinstance(shape, CT_Shape)]
    for place in places:
        shapes.remove(place)
    return slide, {p.idx: made for p, made in zip(layout.placeholders, places, strict=True)}


@lru_cache(maxsize=128)
def _prototype(layout: Layout) -> CT_Slide:
    head = Markup(
        "<p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", tree(NOTHING)
    )
    slide: CT_Slide = parse_xml(document("p:sld", head))
    names = Names()
    for place in layout.placeholders:
        if place.loan is not None and place.loan.idx is None:
            slide.cSld.spTree.extend(parse(text_shape(place, names.take(place.name), NOTHING)))
        else:
            _add(slide, place, names)
    return slide


def _add(slide: CT_Slide, place: Placeholder, names: Names) -> None:
    loan = place.loan
    lent = (loan.kind, loan.idx) if loan is not None and loan.idx is not None else None
    kind, idx = lent or (place.kind, place.idx)
    made = slide.cSld.spTree.add_placeholder(
        0, "", PP_PLACEHOLDER.from_xml(kind), "horz", "full", idx
    )
    names.give(made, place.name)
    if made.txBody is not None:
        made.remove(made.txBody)
    shape, text = parse(look(place) + body(place))
    made.replace(made.spPr, shape)
    made.append(text)
