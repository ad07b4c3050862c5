"""A slide as a drawing: what it looks like, without a program that shows slides."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from kdeck.color import Color
from kdeck.model.scene import Label, Scene, SceneItem, Shape
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
from kdeck.plan.master.own import FEW_PANEL
from kdeck.plan.master.slideground import ON_BAND, ON_PANEL
from kdeck.plan.specimen.placing import emblem_items, placed, rectangle
from kdeck.plan.specimen.slidecharts import bars, chart, lines
from kdeck.plan.specimen.slideshapes import steps, table, tiles
from kdeck.plan.specimen.slidetext import Hand, plain, written
from kdeck.plan.text.run import Run

_BAR = 14.0
_FIELD = SLIDE_HEIGHT * 0.4
# Those whose panels are as large as the placeholders that stand on them.
_PANELED = frozenset({LayoutName.NUMBERS, LayoutName.QUOTE, LayoutName.CONTACT})


def slide_scene(slide: Slide, deck: Deck) -> Scene:
    """Draw a slide of a deck, in points: its ground, its words line by line, its figures."""
    return Scene(deck.master.width, deck.master.height, tuple(_items(slide, deck)))


def _items(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    theme, layout = deck.theme, deck.master.layout(slide.layout)
    palette = theme.palette
    yield rectangle(Rect(0, 0, deck.master.width, deck.master.height), PaletteRole.PAPER)
    if layout.part:
        yield from _lent_foot(layout, deck)
    else:
        yield from _own_marks(slide, deck)
    on_band = slide.layout in ON_BAND and not layout.part
    title = Hand(
        theme.headings, slide.title_size, palette.on_primary if on_band else palette.heading,
        palette, narrowed=slide.narrowed, bold=True, one_ink=on_band,
    )  # fmt: skip
    words = slide.title.removesuffix(slide.part)
    part = (Run(slide.part, slide.span, ink=PaletteRole.MUTED),) if slide.part else ()
    named = SlideParagraph((Run(words, slide.span), *part))
    yield from written((named,), layout.placeholder(Idx.TITLE), title)
    ink = palette.on_primary if on_band else palette.ink
    hand = Hand(theme.body, 0.0, ink, palette, one_ink=on_band)
    for shape in slide.shapes:
        yield from _shape(shape, layout, hand)


def _shape(shape: SlideShape, layout: Layout, hand: Hand) -> Iterator[SceneItem]:
    match shape:
        case SlideText():
            look = replace(hand, size=shape.size, gap=shape.gap, narrowed=shape.narrowed)
            yield from written(shape.paragraphs, layout.placeholder(shape.idx), look)
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


def _lent_foot(layout: Layout, deck: Deck) -> Iterator[Label]:
    """Set the footer where a template has it; what else the template draws is not drawn here."""
    for foot in layout.feet:
        if foot.kind == "ftr" and deck.footer:
            words = plain(deck.footer, deck.theme.body, bold=False)
            x, y = foot.rect.x + foot.insets[0], foot.rect.y + foot.rect.height / 2
            yield Label(words, x, y + foot.size / 3, foot.size, "start", PaletteRole.MUTED)


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


def _ground(name: LayoutName, band: Color) -> Iterator[Shape]:
    if name is LayoutName.TITLE:
        left, side = SLIDE_WIDTH - _FIELD, _FIELD / 2
        yield rectangle(Rect(left, 0, _FIELD, SLIDE_HEIGHT), band)
        yield rectangle(Rect(left, 2 * side, side, side), PaletteRole.ACCENT)
        yield rectangle(Rect(left + side, 2 * side, side, side), PaletteRole.SURFACE)
        yield rectangle(Rect(left + side, 4 * side, side, side), PaletteRole.ACCENT)
        return
    if name in ON_BAND:
        yield rectangle(Rect(0, 0, SLIDE_WIDTH, SLIDE_HEIGHT), band)
        return
    warning = name is LayoutName.WARNING
    if name is LayoutName.FEW:
        yield rectangle(Rect(_BAR, 0, FEW_PANEL - _BAR, 488), PaletteRole.SURFACE)
    if warning:
        yield rectangle(Rect(0, 132, SLIDE_WIDTH, 348), PaletteRole.SURFACE)
    yield rectangle(
        Rect(0, 0, 36 if warning else _BAR, SLIDE_HEIGHT), PaletteRole.DANGER if warning else band
    )
    if not warning:
        yield rectangle(Rect(0, 38, _BAR, 86), PaletteRole.ACCENT)
