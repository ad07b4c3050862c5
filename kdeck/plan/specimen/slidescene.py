"""A slide as a small drawing: what it looks like, without a program that shows slides."""

from collections.abc import Iterator
from typing import assert_never

from kdeck.color import Color
from kdeck.model.scene import (
    Close,
    Curve,
    Label,
    Line,
    Move,
    Paint,
    Pixels,
    Scene,
    SceneItem,
    Segment,
    Shape,
)
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.drawn.emblem import FOOT_ROOM, TITLE_ROOM, Emblem, choose_emblem
from kdeck.plan.master.layout import (
    FOOTER_SIZE,
    FOOTER_TOP,
    INDENT,
    INSET_X,
    LINE_SPACING,
    MARGIN,
    PARAGRAPH_GAP,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Idx,
    Layout,
    LayoutName,
    Placeholder,
    Rect,
)
from kdeck.plan.master.own import FEW_PANEL
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run, Runs
from kdeck.theme.face import Family

_BAR = 14.0
_FIELD = SLIDE_HEIGHT * 0.4
_ASCENT = 0.93


def slide_scene(slide: Slide, deck: Deck) -> Scene:
    """Draw a slide of a deck, in points: its ground, its words line by line, its figures."""
    return Scene(deck.master.width, deck.master.height, tuple(_items(slide, deck)))


def rectangle(rect: Rect, fill: Paint | None, stroke: Paint | None = None) -> Shape:
    """Draw a rectangle."""
    right, bottom = rect.x + rect.width, rect.y + rect.height
    around: tuple[Segment, ...] = (
        Move(rect.x, rect.y), Line(right, rect.y), Line(right, bottom), Line(rect.x, bottom),
        Close(),
    )  # fmt: skip
    return Shape(around, fill, stroke, 1.0 if stroke else 0.0)


def placed(scene: Scene, rect: Rect) -> Iterator[SceneItem]:
    """Move the items of a scene into a rectangle, as large as its proportions allow."""
    k = min(rect.width / scene.width, rect.height / scene.height)
    x = rect.x + (rect.width - scene.width * k) / 2
    y = rect.y + (rect.height - scene.height * k) / 2
    for item in scene.items:
        match item:
            case Shape():
                path = tuple(_moved(segment, x, y, k) for segment in item.segments)
                width = item.stroke_width * k
                yield Shape(path, item.fill, item.stroke, width, item.name, item.even_odd)
            case Label():
                place = (x + item.x * k, y + item.y * k, item.size * k)
                yield Label(item.text, *place, item.anchor, item.role, item.bold)
            case Pixels():
                place = (x + item.x * k, y + item.y * k, item.width * k)
                yield Pixels(item.data, *place, item.height * k)
            case _:
                assert_never(item)


def emblem_items(emblem: Emblem, x: float, y: float) -> Iterator[SceneItem]:
    """Draw a logo with its top left corner at a point, on the plate that it needs."""
    rect = Rect(x, y, emblem.width, emblem.height)
    if emblem.plate:
        pad = min(6.0, emblem.safe)
        outer = Rect(x - pad, y - pad, rect.width + 2 * pad, rect.height + 2 * pad)
        yield rectangle(outer, emblem.plate)
    if emblem.scene:
        yield from placed(emblem.scene, rect)
    else:
        yield Pixels(emblem.picture, rect.x, rect.y, rect.width, rect.height)


def _items(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    theme, layout = deck.theme, deck.master.layout(slide.layout)
    yield rectangle(Rect(0, 0, deck.master.width, deck.master.height), PaletteRole.PAPER)
    if layout.part:
        yield from _lent_foot(layout, deck)
    else:
        yield from _own_marks(slide, deck)
    title: Runs = (Run(slide.title, slide.span, bold=True),)
    place = layout.placeholder(Idx.TITLE)
    heading = theme.palette.heading
    yield from _text([(title, 0, False)], place, slide.title_size, theme.headings, heading)
    for shape in slide.shapes:
        match shape:
            case SlideText():
                lines = [(p.runs, p.level, p.bullet) for p in shape.paragraphs]
                where = layout.placeholder(shape.idx)
                yield from _text(lines, where, shape.size, theme.body, PaletteRole.INK)
            case SlideFigure():
                yield from placed(shape.scene, shape.rect)
            case SlideTable():
                yield from _table(shape, theme.body)
            case SlideSteps() | SlideTiles() | SlideChart() | SlideBars():
                pass  # the room that they take stays empty in so small a picture
            case _:
                assert_never(shape)


def _lent_foot(layout: Layout, deck: Deck) -> Iterator[Label]:
    """Set the footer where a template has it; what else the template draws is not drawn here."""
    for foot in layout.feet:
        if foot.kind == "ftr":
            words = _plain(deck.footer, deck.theme.body, bold=False)
            x, y = foot.rect.x + foot.insets[0], foot.rect.y + foot.rect.height / 2
            yield Label(words, x, y + foot.size / 3, foot.size, "start", PaletteRole.MUTED)


def _own_marks(slide: Slide, deck: Deck) -> Iterator[SceneItem]:
    theme = deck.theme
    yield from _ground(slide.layout, theme.palette.band)
    first = slide.layout is LayoutName.TITLE
    emblem = choose_emblem(theme, PaletteRole.PAPER, TITLE_ROOM if first else FOOT_ROOM)
    if emblem and first:
        yield from emblem_items(emblem, MARGIN + INSET_X, MARGIN + INSET_X)
    elif emblem:
        left = SLIDE_WIDTH - MARGIN - 48 - emblem.width
        yield from emblem_items(emblem, left, FOOTER_TOP + 11 - emblem.height / 2)
    if not first:
        foot = _plain(deck.footer, theme.body, bold=False)
        yield Label(
            foot, MARGIN + INSET_X, FOOTER_TOP + 15, FOOTER_SIZE, "start", PaletteRole.MUTED
        )


def _ground(name: LayoutName, band: Color) -> Iterator[Shape]:
    if name is LayoutName.TITLE:
        left, side = SLIDE_WIDTH - _FIELD, _FIELD / 2
        yield rectangle(Rect(left, 0, _FIELD, SLIDE_HEIGHT), band)
        yield rectangle(Rect(left, 2 * side, side, side), PaletteRole.ACCENT)
        yield rectangle(Rect(left + side, 2 * side, side, side), PaletteRole.SURFACE)
        yield rectangle(Rect(left + side, 4 * side, side, side), PaletteRole.ACCENT)
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


def _text(
    paragraphs: list[tuple[Runs, int, bool]],
    place: Placeholder,
    size: float,
    family: Family,
    role: Paint,
) -> Iterator[Label]:
    setting = Setting(family, size, place.bold)
    leading, gap = size * LINE_SPACING, size * PARAGRAPH_GAP
    rows: list[tuple[float, str, bool, float]] = []
    y = 0.0
    for runs, level, bullet in paragraphs:
        indent = INDENT * (level + bullet)
        bold = place.bold or all(run.bold for run in runs)
        for number, line in enumerate(break_lines(runs, setting, place.width - indent)):
            words = _plain("".join(piece.text for piece in line.pieces), family, bold=bold)
            if bullet and not number:
                rows.append((indent - INDENT + 4, "•", False, y))
            rows.append((indent, words, bold, y))
            y += leading
        y += gap
    spare = place.rect.height - (y - gap)
    top = place.rect.y + {"t": 4.0, "ctr": spare / 2, "b": spare - 4.0}[place.anchor]
    for indent, words, bold, down in rows:
        x = place.rect.x + place.insets[0] + indent
        if words.strip():
            yield Label(words.strip(), x, top + down + _ASCENT * size, size, "start", role, bold)


def _table(table: SlideTable, family: Family) -> Iterator[SceneItem]:
    top = table.rect.y
    for number, (row, height) in enumerate(
        zip((table.header, *table.rows), table.heights, strict=True)
    ):
        if not number:
            yield rectangle(Rect(table.rect.x, top, sum(table.widths), height), PaletteRole.SURFACE)
        left = table.rect.x
        for cell, width in zip(row, table.widths, strict=True):
            setting = Setting(family, table.size, not number)
            for index, line in enumerate(break_lines(cell, setting, width - 2 * INSET_X)):
                words = _plain("".join(p.text for p in line.pieces), family, bold=not number)
                y = top + 4 + (index + _ASCENT) * table.size * LINE_SPACING
                if words.strip():
                    x = left + INSET_X
                    yield Label(
                        words.strip(), x, y, table.size, "start", PaletteRole.INK, not number
                    )
            left += width
        top += height
        yield rectangle(Rect(table.rect.x, top - 1, sum(table.widths), 1), PaletteRole.MUTED)


def _plain(text: str, family: Family, *, bold: bool) -> str:
    """Keep the characters that the face of a label has."""
    face = family.bold if bold else family.regular
    return "".join(c for c in text if face.covers(c))


def _moved(segment: Segment, x: float, y: float, k: float) -> Segment:
    match segment:
        case Move(px, py):
            return Move(x + px * k, y + py * k)
        case Line(px, py):
            return Line(x + px * k, y + py * k)
        case Curve(x1, y1, x2, y2, px, py):
            return Curve(x + x1 * k, y + y1 * k, x + x2 * k, y + y2 * k, x + px * k, y + py * k)
        case Close():
            return segment
        case _:
            assert_never(segment)
