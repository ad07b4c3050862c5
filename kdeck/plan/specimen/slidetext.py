"""The words of a slide, line by line, where its placeholders have them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kdeck.color import Color
from kdeck.finding import Span
from kdeck.model.scene import Label
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import (
    INDENT,
    INNER_GAP,
    INSET_X,
    INSET_Y,
    LINE_SPACING,
    NUMBER_INDENT,
    PARAGRAPH_GAP,
    Placeholder,
    Rect,
)
from kdeck.plan.text.lines import Line, Setting, break_lines, natural_width
from kdeck.plan.text.run import Run, Runs
from kdeck.theme.face import Family
from kdeck.theme.palette import Palette

_ASCENT = 0.93
# How far a bullet stands in, in points.
_MARK = 4.0


@dataclass(frozen=True, slots=True)
class Hand:
    """Write in a family, at a size in points, in an ink or in those of a palette.

    gap is that between paragraphs as a share of the size; narrowed is what lines lack of their box.
    On a ground that is not the paper, all is in the one ink.
    """

    family: Family
    size: float
    ink: Color
    palette: Palette
    gap: float = PARAGRAPH_GAP
    narrowed: float = 0.0
    bold: bool = False
    one_ink: bool = False


def written(
    paragraphs: Sequence[SlideParagraph], place: Placeholder, hand: Hand
) -> Iterator[Label]:
    """Write paragraphs into a placeholder, from its top, in its middle or to its bottom."""
    setting = Setting(hand.family, hand.size, hand.bold or place.bold)
    rows: list[tuple[float, SlideParagraph, Line, bool]] = []
    down = 0.0
    for number, paragraph in enumerate(paragraphs):
        if number:
            down += hand.gap * hand.size * (INNER_GAP if paragraph.follows else 1.0)
        room = place.width - paragraph.indent - hand.narrowed
        marked = bool(paragraph.bullet or paragraph.number)
        for line in break_lines(paragraph.runs, setting, room):
            rows.append((down, paragraph, line, marked))
            marked = False
            down += hand.size * LINE_SPACING
    spare = place.rect.height - place.insets[1] - place.insets[3] - down
    above = {"t": 0.0, "ctr": spare / 2, "b": spare}[place.anchor]
    top = place.rect.y + place.insets[1] + above + _ASCENT * hand.size
    align = place.loan.align if place.loan is not None else "l"
    share = {"l": 0.0, "ctr": 0.5, "r": 1.0}[align]
    for drop, paragraph, found, marked in rows:
        left = place.rect.x + place.insets[0] + paragraph.indent
        left += share * (place.width - paragraph.indent - found.width)
        if marked:
            mark = f"{paragraph.number}." if paragraph.number else "•"
            back = left - (NUMBER_INDENT if paragraph.number else INDENT - _MARK)
            yield Label(mark, back, top + drop, hand.size, "start", hand.ink, setting.bold)
        yield from _line(found, paragraph.runs, (left, top + drop), hand, setting)


def _line(
    line: Line, runs: Runs, at: tuple[float, float], hand: Hand, setting: Setting
) -> Iterator[Label]:
    """Write a line, each stretch of one weight and ink on its own."""
    left, y = at

    def look(number: int) -> tuple[bool, Color]:
        run = runs[number]
        ink = hand.ink if run.ink is None or hand.one_ink else hand.palette[run.ink]
        return setting.bold or run.bold, ink

    for (bold, ink), group in groupby(line.pieces, lambda piece: look(piece.run)):
        pieces = tuple(group)
        words = plain("".join(piece.text for piece in pieces), hand.family, bold=bold)
        if words.strip():
            yield Label(words.rstrip(), left, y, hand.size, "start", ink, bold)
        left += sum(piece.width for piece in pieces)


def boxed(rect: Rect, *, middle: bool = False, left: float = INSET_X) -> Placeholder:
    """Give a place for text that no layout has."""
    insets = (left, INSET_Y, INSET_X, INSET_Y)
    made = Placeholder(0, "body", "", rect, 0.0, "", insets=insets)
    return replace(made, anchor="ctr") if middle else made


def centered(words: str, x: float, y: float, hand: Hand) -> Label:
    """Write a line around a point of its baseline."""
    text = plain(words, hand.family, bold=hand.bold)
    return Label(text, x, y, hand.size, "middle", hand.ink, hand.bold)


def width_of(words: str, hand: Hand) -> float:
    """Measure a line."""
    return natural_width((Run(words, Span("")),), Setting(hand.family, hand.size, hand.bold))


def plain(text: str, family: Family, *, bold: bool) -> str:
    """Keep the characters that the face of a label has."""
    face = family.bold if bold else family.regular
    return "".join(c for c in text if face.covers(c))
