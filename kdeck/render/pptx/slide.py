"""One slide: its title, its shapes in reading order, its footer last.

A slide is a copy of the one that its layout has; see prototype. All of its text and drawings is
parsed at once, and put in its place piece by piece.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.parts.slide import SlidePart
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu

from kdeck.model.scene import Pixels
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideLines,
    SlideParagraph,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.master.layout import (
    PARAGRAPH_GAP,
    Idx,
    Layout,
    LayoutName,
    Loan,
    Placeholder,
)
from kdeck.plan.master.slideground import ON_BAND
from kdeck.plan.text.run import Run
from kdeck.render.pptx import footer
from kdeck.render.pptx.brandmark import draw_mark, lent_mark
from kdeck.render.pptx.chartpart import add_chart
from kdeck.render.pptx.drawing import Pen, fit, group
from kdeck.render.pptx.linkline import broken_link
from kdeck.render.pptx.markup import NOTHING, Markup, parse
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.ornament import lent_warning
from kdeck.render.pptx.slot import on_primary
from kdeck.render.pptx.steps import steps
from kdeck.render.pptx.table import add_table
from kdeck.render.pptx.text import Links, Setting, text_body
from kdeck.render.pptx.textbox import narrow
from kdeck.render.pptx.tiles import tiles
from kdeck.units import emu


def charts_of(slide: Slide) -> list[SlideChart | SlideBars | SlideLines]:
    """List the charts of a slide in the order of their relations."""
    return [
        shape for shape in slide.shapes if isinstance(shape, SlideChart | SlideBars | SlideLines)
    ]


@dataclass(frozen=True, slots=True)
class Blank:
    """Hold a slide without its shapes: its part, and the places for text that its layout has."""

    part: SlidePart
    places: Mapping[int, CT_Shape]


@dataclass(frozen=True, slots=True)
class Leads:
    """Hold the parts that a slide may lead to: all slides of the deck, and its own charts."""

    slides: Sequence[Part]
    charts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class _Page:
    """Hold what the shapes of a slide share; charts are the relations that lead to its charts."""

    slide: Slide
    layout: Layout
    shapes: SlideShapes
    places: Mapping[int, CT_Shape]
    pen: Pen
    links: Links
    charts: Iterator[str]
    on_primary: str

    def setting(self, size: float, bold: bool = False, gap: float = PARAGRAPH_GAP) -> Setting:
        lent = bool(self.layout.part)
        ground = self.slide.layout in ON_BAND and not lent
        loan = Loan() if lent else None
        return Setting(self.pen.language, self.links, size, ground, bold, gap, loan)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Hold what comes next: a shape with the paragraphs of its text, or else drawings."""

    markup: Markup
    shape: BaseOxmlElement | None = None
    text: BaseOxmlElement | None = None


def fill(deck: Deck, number: int, blank: Blank, leads: Leads) -> None:
    """Put on a slide, counted from 1, what the deck plans for it."""
    slide, made = deck.slides[number - 1], blank.part.slide
    page = _Page(
        slide,
        deck.master.layout(slide.layout),
        # Not made.shapes: the two would hold each other, and the slide, in memory.
        SlideShapes(made.element.cSld.spTree, made),
        blank.places,
        Pen(Names(), deck.language, deck.theme.deck_body),
        Links(blank.part, leads.slides),
        iter([blank.part.relate_to(chart, RT.CHART) for chart in leads.charts]),
        on_primary(deck.theme.palette),
    )
    pieces = [*_logo(page, deck, blank.part), *_pieces(page, deck, number)]
    parsed = parse(Markup.join(Markup("<piece>{}</piece>", piece.markup) for piece in pieces))
    tree = page.shapes.element
    for piece, elements in zip(pieces, parsed, strict=True):
        if piece.shape is not None:
            tree.append(piece.shape)
        (tree if piece.text is None else piece.text).extend(list(elements))


def _pieces(page: _Page, deck: Deck, number: int) -> Iterator[_Piece]:
    slide, layout = page.slide, page.layout
    if layout.part and slide.layout is LayoutName.WARNING:
        yield _Piece(lent_warning(layout, deck.master.height, page.pen.names))
    yield _title(page)
    for shape in slide.shapes:
        yield _shape(shape, page)
        if isinstance(shape, SlideText) and shape.icon is not None:
            yield _Piece(
                group(*shape.icon, page.pen.names.decorative("Icon of the point"), page.pen)
            )
    if layout.part:
        yield _Piece(footer.lent_feet(layout.feet, page.pen, deck.footer, number))
    elif slide.layout is not LayoutName.TITLE:
        yield _Piece(footer.on_slide(page.pen.names, deck.language, deck.footer, number))


def _logo(page: _Page, deck: Deck, part: SlidePart) -> Iterator[_Piece]:
    """Draw the theme's logo where a template has none; without one, the name stands in words."""
    room, relation = page.layout.logo, ""
    if room is None:
        return
    mark = lent_mark(deck.theme, room)
    if mark.picture:
        _, relation = part.get_or_add_image_part(BytesIO(mark.picture))
    side = "r" if room.rect.x > deck.master.width / 2 else "l"
    yield _Piece(draw_mark(mark, room.rect, side, "", page.pen, relation))


def _title(page: _Page) -> _Piece:
    slide = page.slide
    place = page.layout.placeholder(Idx.TITLE)
    words = slide.title.removesuffix(slide.part)
    # What a template has behind a title is no ground of our palette.
    named = Run(slide.part, slide.span, ink=None if page.layout.part else PaletteRole.MUTED)
    paragraph = SlideParagraph((Run(words, slide.span), *((named,) if slide.part else ())))
    setting = page.setting(slide.title_size, place.bold)
    return _text(page, place, (paragraph,), setting, slide.narrowed)


def _shape(shape: SlideShape, page: _Page) -> _Piece:
    match shape:
        case SlideText():
            place = page.layout.placeholder(shape.idx)
            setting = page.setting(shape.size, place.bold, shape.gap)
            return _text(page, place, shape.paragraphs, setting, shape.narrowed)
        case SlideFigure() if shape.scene.pixels:
            return _picture(shape, shape.scene.pixels, page)
        case SlideFigure():
            identity = page.pen.names.take(shape.name, shape.alt)
            return _Piece(group(shape.scene, shape.rect, identity, page.pen))
        case SlideTable():
            return _table(shape, page)
        case SlideChart() | SlideBars() | SlideLines():
            return _chart(shape, page)
        case SlideTiles():
            return _Piece(tiles(shape, page.pen, page.setting(shape.size)))
        case SlideSteps():
            setting = page.setting(shape.size)
            return _Piece(steps(shape, page.pen.names, setting, page.on_primary))
        case _:
            assert_never(shape)


def _text(
    page: _Page,
    place: Placeholder,
    paragraphs: tuple[SlideParagraph, ...],
    setting: Setting,
    less: float,
) -> _Piece:
    shape = page.places[place.idx]
    page.pen.names.give(shape, place.name)
    body = shape.txBody
    assert body is not None
    if less:
        narrow(body.bodyPr, place, less)
    measure = Measure(page.pen.family, place, setting.size)
    broken = tuple(broken_link(paragraph, measure, less) for paragraph in paragraphs)
    text = text_body(broken, replace(setting, loan=place.loan), place.bullets)
    return _Piece(text, shape, body)


def _chart(shape: SlideChart | SlideBars | SlideLines, page: _Page) -> _Piece:
    frame = add_chart(page.shapes, shape, next(page.charts))
    placed = shape.idx is not None and _takes(frame, page.layout.placeholder(shape.idx), page)
    page.pen.names.give(frame, "Chart" if placed else "Chart of estimates", shape.alt)
    return _Piece(NOTHING, frame)


def _picture(figure: SlideFigure, pixels: Pixels, page: _Page) -> _Piece:
    """Draw pixels as a picture, which PowerPoint knows how to crop and to compress."""
    placement, scene = fit(figure.scene, figure.rect), figure.scene
    sides = scene.width * placement.scale, scene.height * placement.scale
    edges = (Emu(emu(edge)) for edge in (placement.x, placement.y, *sides))
    drawn: BaseOxmlElement = page.shapes.add_picture(BytesIO(pixels.data), *edges).element
    page.pen.names.give(drawn, figure.name, figure.alt)
    return _Piece(NOTHING, drawn)


def _table(shape: SlideTable, page: _Page) -> _Piece:
    """Draw a table in the layout's placeholder for one, where there is one and it is free."""
    places = [p for p in page.layout.placeholders if p.kind == "tbl"]
    tables = [s for s in page.slide.shapes if isinstance(s, SlideTable)]
    frame = add_table(page.shapes, shape, page.setting(shape.size))
    placed = bool(places) and tables[0] is shape and _takes(frame, places[0], page)
    name = "Table" if placed or not page.layout.part else "Table of words"
    page.pen.names.give(frame, name, shape.summary)
    return _Piece(NOTHING, frame)


def _takes(frame: CT_GraphicalObjectFrame, place: Placeholder, page: _Page) -> bool:
    """Tie an object to its placeholder, where the layout has one."""
    if place.loan is not None and place.loan.idx is None:
        return False
    mark = page.places[place.idx].ph
    assert mark is not None
    frame.nvGraphicFramePr.nvPr.append(mark)
    return True
