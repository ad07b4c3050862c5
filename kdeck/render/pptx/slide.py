"""One slide: its title, its shapes in reading order, its footer last."""

from dataclasses import dataclass, replace
from typing import assert_never

from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideChart,
    SlideFigure,
    SlideParagraph,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
)
from kdeck.plan.master.layout import PARAGRAPH_GAP, Layout, LayoutName, Loan, Placeholder
from kdeck.plan.master.slideground import ON_BAND
from kdeck.plan.text.run import Run
from kdeck.render.pptx import footer
from kdeck.render.pptx.chart import chart_frame
from kdeck.render.pptx.drawing import Pen, group
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import NOTHING, Markup, document
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.ornament import lent_warning
from kdeck.render.pptx.slot import on_primary
from kdeck.render.pptx.steps import steps
from kdeck.render.pptx.table import table
from kdeck.render.pptx.text import Links, Setting, text_body
from kdeck.render.pptx.textbox import reference, text_shape

# The relations of a slide: its layout, its notes, then its charts, then its links.
_FIRST_CHART = 3


def charts_of(slide: Slide) -> list[SlideChart]:
    """List the charts of a slide in the order of their relations."""
    return [shape for shape in slide.shapes if isinstance(shape, SlideChart)]


@dataclass(frozen=True, slots=True)
class _Page:
    """Hold what the shapes of a slide share."""

    slide: Slide
    layout: Layout
    pen: Pen
    links: Links
    on_primary: str

    def setting(self, size: float, bold: bool = False, gap: float = PARAGRAPH_GAP) -> Setting:
        lent = bool(self.layout.part)
        ground = self.slide.layout in ON_BAND and not lent
        loan = Loan() if lent else None
        return Setting(self.pen.language, self.links, size, ground, bold, gap, loan)


def slide_part(slide: Slide, number: int, deck: Deck, links: Links) -> bytes:
    """Write a slide; its links are collected for the relations of the part."""
    language = deck.language
    pen = Pen(Names(), language, deck.theme.body)
    page = _Page(
        slide, deck.master.layout(slide.layout), pen, links, on_primary(deck.theme.palette)
    )
    shapes = _title(page) + Markup.join(_shape(shape, page) for shape in slide.shapes)
    if page.layout.part:
        if slide.layout is LayoutName.WARNING:
            shapes = lent_warning(page.layout, deck.master.height, pen.names) + shapes
        shapes += footer.lent_feet(page.layout.feet, page.pen, deck.footer, number)
    elif slide.layout is not LayoutName.TITLE:
        shapes += footer.on_slide(page.pen.names, language, deck.footer, number)
    body = Markup(
        "<p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", tree(shapes)
    )
    return document("p:sld", body)


def _title(page: _Page) -> Markup:
    slide = page.slide
    place = page.layout.placeholder(0)
    words = slide.title.removesuffix(slide.part)
    # What a template has behind a title is no ground of our palette.
    named = Run(slide.part, slide.span, ink=None if page.layout.part else PaletteRole.MUTED)
    paragraph = SlideParagraph((Run(words, slide.span), *((named,) if slide.part else ())))
    setting = page.setting(slide.title_size, place.bold)
    return _text(page, place, (paragraph,), setting, slide.narrowed)


def _shape(shape: SlideShape, page: _Page) -> Markup:
    match shape:
        case SlideText():
            place = page.layout.placeholder(shape.idx)
            setting = page.setting(shape.size, place.bold, shape.gap)
            return _text(page, place, shape.paragraphs, setting, shape.narrowed)
        case SlideFigure():
            identity = page.pen.names.take(shape.name, shape.alt)
            return group(shape.scene, shape.rect, identity, page.pen)
        case SlideTable():
            return _table(shape, page)
        case SlideChart():
            return _chart(shape, page)
        case SlideSteps():
            setting = page.setting(shape.size)
            return steps(shape, page.pen.names, setting, page.on_primary)
        case _:
            assert_never(shape)


def _text(
    page: _Page,
    place: Placeholder,
    paragraphs: tuple[SlideParagraph, ...],
    setting: Setting,
    less: float,
) -> Markup:
    identity = page.pen.names.take(place.name)
    text = text_body(paragraphs, replace(setting, loan=place.loan), place.bullets)
    return text_shape(place, identity, text, less)


def _chart(shape: SlideChart, page: _Page) -> Markup:
    place = page.layout.placeholder(shape.idx)
    name = "Chart" if _taken(place) else "Chart of estimates"
    identity = page.pen.names.take(name, shape.alt)
    relation = f"rId{_FIRST_CHART + charts_of(page.slide).index(shape)}"
    return chart_frame(shape, identity, _taken(place), relation)


def _table(shape: SlideTable, page: _Page) -> Markup:
    """Draw a table in the layout's placeholder for one, where there is one and it is free."""
    places = [p for p in page.layout.placeholders if p.kind == "tbl"]
    tables = [s for s in page.slide.shapes if isinstance(s, SlideTable)]
    place = _taken(places[0]) if places and tables[0] is shape else NOTHING
    name = "Table" if place or not page.layout.part else "Table of words"
    identity = page.pen.names.take(name, shape.summary)
    return table(shape, identity, place, page.setting(shape.size))


def _taken(place: Placeholder) -> Markup:
    """Tie an object to its placeholder, where the layout has one."""
    lacking = place.loan is not None and place.loan.idx is None
    return NOTHING if lacking else reference(place)
