"""A slide as a drawing: what it looks like, without a program that shows slides."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from kdeck.color import BLACK, WHITE, Color, luminance, mix
from kdeck.model.moving import moved
from kdeck.model.scene import Label, Paint, Scene, SceneItem, Shape
from kdeck.paletterole import GroundRole, PaletteRole
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
from kdeck.plan.drawn.emblem import FOOT_ROOM, TITLE_ROOM, choose_emblem
from kdeck.plan.master.discpattern import (
    DEEP,
    NIGHT,
    TITLE_FIELD,
    DiscFill,
    QuarterDisc,
    section_discs,
    title_discs,
)
from kdeck.plan.master.layout import (
    FOOTER_SIZE,
    FOOTER_TOP,
    INSET_X,
    MARGIN,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Idx,
    Layout,
    LayoutName,
    Rect,
)
from kdeck.plan.master.own import FEW_PANEL, STATEMENT_PANEL
from kdeck.plan.master.slideground import BAR_WIDTH, ON_BAND, ON_PANEL, TILED, WARNING_WIDTH
from kdeck.plan.specimen.lentmarks import lent_ink, lent_marks
from kdeck.plan.specimen.placing import emblem_items, placed, rectangle
from kdeck.plan.specimen.slidecharts import bars, chart, lines
from kdeck.plan.specimen.slideshapes import steps, table, tiles
from kdeck.plan.specimen.slidetext import Hand, plain, written
from kdeck.plan.text.run import Run

# Those whose panels are as large as the placeholders that stand on them.
_PANELED = TILED | {LayoutName.NUMBERS, LayoutName.QUOTE, LayoutName.CONTACT}


def slide_scene(slide: Slide, deck: Deck) -> Scene:
    """Draw a slide of a deck, in points: its ground, its words line by line, its figures."""
    return _scene((*_marks(slide, deck), *_title(slide, deck), *_shapes(slide, deck)), deck)


def untitled_scene(slide: Slide, deck: Deck) -> Scene:
    """Draw a slide of a deck without its title, which is set in another face."""
    return _scene((*_marks(slide, deck), *_shapes(slide, deck)), deck)


def title_scene(slide: Slide, deck: Deck) -> Scene:
    """Draw the title of a slide alone, in points of the slide."""
    return _scene(tuple(_title(slide, deck)), deck)


def _scene(items: tuple[SceneItem, ...], deck: Deck) -> Scene:
    return Scene(deck.master.width, deck.master.height, items)


def _marks(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    yield rectangle(Rect(0, 0, deck.master.width, deck.master.height), PaletteRole.PAPER)
    layout = deck.master.layout(slide.layout)
    if layout.part:
        yield from lent_marks(layout, deck)
    else:
        yield from _own_marks(slide, deck)


def _title(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    layout, palette = deck.master.layout(slide.layout), deck.theme.palette
    place = layout.placeholder(Idx.TITLE)
    on_band = slide.layout in ON_BAND and not layout.part
    lent = bool(layout.part)
    ink = lent_ink(place, layout, deck) if lent else palette.on_primary if on_band else None
    title = Hand(
        deck.theme.headings, slide.title_size, ink or palette.heading, palette,
        narrowed=slide.narrowed, bold=place.bold if lent else True, one_ink=on_band or lent,
    )  # fmt: skip
    words = slide.title.removesuffix(slide.part)
    part = (Run(slide.part, slide.span, ink=PaletteRole.MUTED),) if slide.part else ()
    named = SlideParagraph((Run(words, slide.span), *part))
    yield from written((named,), place, title)


def _shapes(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    layout, palette = deck.master.layout(slide.layout), deck.theme.palette
    on_band = slide.layout in ON_BAND and not layout.part
    ink = palette.on_primary if on_band else palette.ink
    usual = Hand(deck.theme.body, 0.0, ink, palette, one_ink=on_band)
    for shape in slide.shapes:
        hand = usual
        if layout.part and isinstance(shape, SlideText):
            place = layout.placeholder(shape.idx)
            foreign = place.loan is not None and place.loan.foreign
            ink = lent_ink(place, layout, deck) or usual.ink
            hand = replace(usual, ink=ink, one_ink=foreign)
        yield from _shape(shape, layout, hand)


def _shape(shape: SlideShape, layout: Layout, hand: Hand) -> Iterator[SceneItem]:
    match shape:
        case SlideText():
            look = replace(hand, size=shape.size, gap=shape.gap, narrowed=shape.narrowed)
            yield from written(shape.paragraphs, layout.placeholder(shape.idx), look)
            if shape.icon is not None:
                yield from placed(*shape.icon)
        case SlideFigure():
            yield from placed(shape.scene, shape.rect)
        case SlideTable():
            yield from table(shape, hand)
        case SlideSteps():
            yield from steps(shape, hand)
        case SlideTiles():
            yield from tiles(shape, hand)
        case SlideChart():
            yield from chart(shape, hand)
        case SlideBars():
            yield from bars(shape, hand)
        case SlideLines():
            yield from lines(shape, hand)
        case _:
            assert_never(shape)


def _own_marks(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    theme = deck.theme
    yield from _ground(slide.layout, theme.palette.band)
    for place in deck.master.layout(slide.layout).placeholders:
        if (slide.layout, place.idx) in ON_PANEL and slide.layout in _PANELED:
            yield rectangle(place.rect, PaletteRole.SURFACE)
    first = slide.layout is LayoutName.TITLE
    ground: GroundRole = PaletteRole.BAND if slide.layout in ON_BAND else PaletteRole.PAPER
    emblem = choose_emblem(theme, ground, TITLE_ROOM if first else FOOT_ROOM)
    if emblem and first:
        yield from emblem_items(emblem, MARGIN + INSET_X, MARGIN + INSET_X)
    elif emblem:
        left = SLIDE_WIDTH - MARGIN - 48 - emblem.width
        yield from emblem_items(emblem, left, FOOTER_TOP + 11 - emblem.height / 2)
    if not first and deck.footer:
        foot = plain(deck.footer, theme.body, bold=False)
        palette = theme.palette
        ink = palette.on_primary if slide.layout in ON_BAND else palette.muted
        yield Label(foot, MARGIN + INSET_X, FOOTER_TOP + 15, FOOTER_SIZE, "start", ink)


def _ground(name: LayoutName, band: Color) -> Iterator[SceneItem]:
    if name is LayoutName.TITLE:
        yield rectangle(TITLE_FIELD, band)
        yield from _discs(title_discs(), band)
        return
    if name in ON_BAND:
        yield rectangle(Rect(0, 0, SLIDE_WIDTH, SLIDE_HEIGHT), band)
        yield from _discs(section_discs(), band)
        return
    warning = name is LayoutName.WARNING
    if name is LayoutName.FEW:
        yield rectangle(Rect(BAR_WIDTH, 0, FEW_PANEL - BAR_WIDTH, 488), PaletteRole.SURFACE)
    if name is LayoutName.STATEMENT:
        wide = SLIDE_WIDTH - BAR_WIDTH
        yield rectangle(Rect(BAR_WIDTH, 0, wide, STATEMENT_PANEL), PaletteRole.SURFACE)
    if warning:
        yield rectangle(Rect(0, 132, SLIDE_WIDTH, 348), PaletteRole.SURFACE)
    yield rectangle(
        Rect(0, 0, WARNING_WIDTH if warning else BAR_WIDTH, SLIDE_HEIGHT),
        PaletteRole.DANGER if warning else band,
    )
    if not warning:
        yield rectangle(Rect(0, 38, BAR_WIDTH, 86), PaletteRole.ACCENT)


def _discs(discs: Iterable[QuarterDisc], band: Color) -> Iterator[SceneItem]:
    deep = mix(band, WHITE if luminance(band) < NIGHT else BLACK, 1 - DEEP)
    fills: dict[DiscFill, Paint] = {
        "deep": deep, "accent": PaletteRole.ACCENT, "light": PaletteRole.SURFACE,
    }  # fmt: skip
    for disc in discs:
        shape = Shape(disc.outline, fills[disc.fill], None, 0.0)
        yield from moved((shape,), disc.rect.x, disc.rect.y, 1.0)
