"""The flat brand shapes behind the text of masters and layouts."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kdeck.model.outline import ROUND
from kdeck.model.scene import Close, Curve, Line, Move, Segment
from kdeck.plan.master.discpattern import (
    TITLE_FIELD,
    DiscFill,
    QuarterDisc,
    section_discs,
    title_discs,
)
from kdeck.plan.master.layout import (
    BODY_BOTTOM,
    BODY_TOP,
    MARGIN,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Idx,
    Layout,
    LayoutName,
    Rect,
)
from kdeck.plan.master.own import (
    COMPARED_BOTTOM,
    FEW_PANEL,
    LAYOUTS,
    NUMBER_PANEL,
    QUESTION_PANEL,
    STATEMENT_PANEL,
    TILE_STRIPE,
)
from kdeck.plan.master.slideground import BAR_WIDTH, WARNING_WIDTH, lent_bar
from kdeck.render.pptx.freeform import Placement, geometry
from kdeck.render.pptx.markup import Markup, frame, solid
from kdeck.render.pptx.names import Names

_STEM = 72.0
_PANEL_TOP, _PANEL_BOTTOM, _PANEL_GAP = BODY_TOP - 6, BODY_BOTTOM + 8, 9.0
_STRIPE = 6.0
_LIGHT, _ACCENT = solid("bg2"), solid("accent2")


def bar(names: Names) -> Markup:
    """Draw the brand bar at the left edge, with the accent beside the title."""
    title = LAYOUTS[LayoutName.POINTS].placeholder(Idx.TITLE).rect
    edge = Rect(0, 0, BAR_WIDTH, SLIDE_HEIGHT)
    return block(names, "Brand bar", edge, solid("accent5")) + block(
        names, "Brand accent", Rect(0, title.y, BAR_WIDTH, title.height), solid("accent2")
    )


def block(names: Names, name: str, rect: Rect, fill: Markup, shape: str = "rect") -> Markup:
    """Draw a filled preset shape."""
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        '{}<a:prstGeom prst="{}"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>",
        names.decorative(name),
        frame(rect),
        shape,
        fill,
    )


def _path(
    names: Names, name: str, rect: Rect, segments: tuple[Segment, ...], fill: Markup
) -> Markup:
    box, drawn = geometry(segments, Placement(rect.x, rect.y, 1))
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        "{}</a:xfrm>{}{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        names.decorative(name),
        box.frame,
        drawn,
        fill,
    )


def title_field(names: Names, deep: Markup) -> Markup:
    """Fill the right of the title slide with the band color and a pattern of discs.

    deep is the fill of the large discs.
    """
    field = block(names, "Brand field", TITLE_FIELD, solid("accent5"))
    return field + _pattern(names, title_discs(), deep)


def section_field(names: Names, deep: Markup) -> Markup:
    """Fill the whole slide with the band color, with the pattern above the footer's end."""
    ground = Rect(0, 0, SLIDE_WIDTH, SLIDE_HEIGHT)
    field = block(names, "Brand field", ground, solid("accent5"))
    return field + _pattern(names, section_discs(), deep)


def _pattern(names: Names, discs: Iterable[QuarterDisc], deep: Markup) -> Markup:
    fills: dict[DiscFill, Markup] = {"deep": deep, "accent": _ACCENT, "light": _LIGHT}
    return Markup.join(
        _path(names, "Brand shape", disc.rect, disc.outline, fills[disc.fill]) for disc in discs
    )


def warning_bar(names: Names) -> Markup:
    """Draw the thick bar of a warning, with an exclamation mark beside the title."""
    edge = Rect(0, 0, WARNING_WIDTH, SLIDE_HEIGHT)
    title = LAYOUTS[LayoutName.WARNING].placeholder(Idx.TITLE).rect
    # The line of sources stands below it.
    ground = Rect(0, _PANEL_TOP, SLIDE_WIDTH, BODY_BOTTOM - _PANEL_TOP)
    return block(names, "Panel", ground, solid("bg2")) + _exclamation(
        names, edge, title.y + title.height
    )


def lent_warning(layout: Layout, height: float, names: Names) -> Markup:
    """Draw the bar of a warning beside the text of a template's layout, with its mark."""
    width = lent_bar(layout)
    title = layout.placeholder(Idx.TITLE).rect
    return _exclamation(names, Rect(0, 0, width, height), title.y + max(title.height, _STEM))


def _exclamation(names: Names, edge: Rect, bottom: float) -> Markup:
    """Fill an edge of the slide in the color of danger, with an exclamation mark on it."""
    size = edge.width / WARNING_WIDTH
    center = edge.width / 2
    stem = Rect(center - 6 * size, bottom - _STEM, 12 * size, 46)
    dot = Rect(center - 7 * size, bottom - 20, 14 * size, 14 * size)
    return (
        block(names, "Warning bar", edge, solid("accent4"))
        + block(names, "Exclamation stem", stem, solid("bg1"), "roundRect")
        + block(names, "Exclamation dot", dot, solid("bg1"), "ellipse")
    )


def quotation(names: Names) -> Markup:
    """Lay a panel under a quotation, with a line at its left and a quotation mark at its right."""
    ground = Rect(MARGIN, _PANEL_TOP, SLIDE_WIDTH - MARGIN, _PANEL_BOTTOM - _PANEL_TOP)
    line = Rect(MARGIN, _PANEL_TOP, 7.2, ground.height)
    text = LAYOUTS[LayoutName.QUOTE].placeholder(Idx.BODY).rect
    left = text.x + text.width
    marks = (_comma(names, Rect(left + step, _PANEL_TOP + 16, 24, 38)) for step in (10, 40))
    return (
        block(names, "Panel", ground, solid("bg2"))
        + block(names, "Line", line, _ACCENT)
        + Markup.join(marks)
    )


def _comma(names: Names, rect: Rect) -> Markup:
    """Draw half of a closing quotation mark: a square with a quarter of a disc for a tail."""
    width, height = rect.width, rect.height
    square, tail = width * 0.75, height - width * 0.75
    path = (
        Move(0, 0),
        Line(width, 0),
        Line(width, square),
        Curve(width, square + ROUND * tail, ROUND * width, height, 0, height),
        Close(),
    )
    return _path(names, "Quotation mark", rect, path, _ACCENT)


def number_panel(names: Names) -> Markup:
    """Lay a surface panel under a large number, from the bar at the left edge on."""
    # The line of sources stands below it.
    bottom = BODY_BOTTOM - _STRIPE
    ground = Rect(BAR_WIDTH, _PANEL_TOP, NUMBER_PANEL - BAR_WIDTH, bottom - _PANEL_TOP)
    return block(names, "Panel", ground, _LIGHT)


def columns_compared(names: Names) -> Markup:
    """Lay a panel under each of two columns, under a stripe: one of the band, one of the accent."""
    places = LAYOUTS[LayoutName.COMPARE].placeholders
    heads = (place.rect for place in places if place.idx in (Idx.BODY, Idx.THIRD))
    stripes = (solid("accent5"), _ACCENT)
    return Markup.join(
        block(names, "Panel", Rect(r.x, r.y, r.width, COMPARED_BOTTOM - r.y), _LIGHT)
        + block(names, "Stripe", Rect(r.x, r.y - _STRIPE, r.width, _STRIPE), fill)
        for r, fill in zip(heads, stripes, strict=True)
    )


def callout(names: Names) -> Markup:
    """Lay a speech bubble under a question."""
    return block(names, "Callout", QUESTION_PANEL, _LIGHT, "wedgeRoundRectCallout")


def title_panel(names: Names) -> Markup:
    """Lay a surface panel under a title that stands beside its points."""
    ground = Rect(BAR_WIDTH, 0, FEW_PANEL - BAR_WIDTH, _PANEL_BOTTOM)
    return block(names, "Panel", ground, _LIGHT)


def statement_panel(names: Names) -> Markup:
    """Lay a surface panel under a title that is a statement, up to the edge of the slide."""
    ground = Rect(BAR_WIDTH, 0, SLIDE_WIDTH - BAR_WIDTH, STATEMENT_PANEL)
    return block(names, "Panel", ground, _LIGHT)


def tiles(names: Names, layout: LayoutName) -> Markup:
    """Lay a tile under each text of a layout, with a stripe left of it."""
    places = (place.rect for place in LAYOUTS[layout].contents)
    return Markup.join(
        block(names, "Tile", rect, _LIGHT)
        + block(
            names,
            "Stripe",
            replace(rect, x=rect.x - TILE_STRIPE, width=TILE_STRIPE),
            solid("accent5"),
        )
        for rect in places
    )


def panel(names: Names, layout: LayoutName, index: int) -> Markup:
    """Lay a surface panel under a placeholder, out to the right edge of the slide."""
    left = LAYOUTS[layout].placeholder(index).rect.x - _PANEL_GAP
    rect = Rect(left, _PANEL_TOP, SLIDE_WIDTH - left, _PANEL_BOTTOM - _PANEL_TOP)
    return block(names, "Panel", rect, solid("bg2"))


def arrows(names: Names) -> Markup:
    """Point from each picture of a sequence to the next."""
    pictures = [p.rect for p in LAYOUTS[LayoutName.SEQUENCE].placeholders if p.kind == "pic"]
    return Markup.join(
        block(
            names, "Arrow",
            Rect((a.x + a.width + b.x) / 2 - 7, a.y + a.height / 2 - 11, 14, 22),
            _ACCENT, "chevron",
        )
        for a, b in pairwise(pictures)
    )  # fmt: skip
