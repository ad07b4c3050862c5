"""Whether text fits a placeholder, and how paragraphs share out over slides.

A group is what belongs together: a point, or a heading with the points under it. A Measure gives
the height of paragraphs in a placeholder at a size: it breaks their words into lines, in type as
wide as the wider of the font and its stand-in, with a little slack for what rounding takes. To
share groups out, one that fits a slide is a piece, and any other falls into its paragraphs, where a
heading keeps the first of them. The pieces are then cut, in their order, into slides. Of all ways
to cut, the best has the fewest slides; then the fewest slides of a single paragraph; then the
lowest tallest slide, so that slides are filled alike. That is a linear partition: for each piece
the best way up to it is kept, and from each the way back to where its last slide begins, so that
every row of pieces that fits one slide is looked at once. Heights are differences of running sums,
rounded, so that the same pieces have the same height wherever they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import (
    INNER_GAP,
    LINE_SPACING,
    PARAGRAPH_GAP,
    Placeholder,
)
from kdeck.plan.text.lines import Setting, WordWidths, count_lines, count_words, word_widths
from kdeck.theme.face import Family

# PowerPoint and LibreOffice round advances to whole pixels at some zooms; leave them a little room.
SLACK = 0.97
# Paragraphs may stand so close where they would not fit else, as a share of their size.
DENSE = 0.25
# Heights in points are differences of running sums: the digits that count.
_DIGITS = 6

Known = dict[tuple[SlideParagraph, Family, bool], WordWidths]


@dataclass(frozen=True, slots=True)
class Measure:
    """Measure paragraphs in a placeholder at a size; spread is their gap as a share of it.

    Sharing out asks for the same paragraph again and again: known holds the words of those that
    were measured, by the paragraph, its family and whether it is bold.
    """

    family: Family
    placeholder: Placeholder
    size: float
    spread: float = PARAGRAPH_GAP
    known: Known = field(default_factory=dict, repr=False, compare=False)

    @property
    def gap(self) -> float:
        """Give the gap between two paragraphs."""
        return self.spread * self.size

    @property
    def room(self) -> float:
        """Give the height that paragraphs may fill."""
        return self.placeholder.room

    def at(self, size: float, spread: float = PARAGRAPH_GAP) -> "Measure":
        """Measure in the same place at another size."""
        return replace(self, size=size, spread=spread)

    def ways(self, sizes: Iterable[float]) -> "Iterator[Measure]":
        """Give the ways to set text: in each of some sizes, and in the last with closer gaps."""
        way = self
        for size in sizes:
            way = self.at(size)
            yield way
        yield way.at(way.size, DENSE)

    def lower(self, less: float) -> "Measure":
        """Measure in a place that is lower by some points."""
        rect = self.placeholder.rect
        place = replace(self.placeholder, rect=replace(rect, height=rect.height - less))
        return replace(self, placeholder=place)

    def lines(self, paragraph: SlideParagraph, narrowed: float = 0.0) -> int:
        """Count the lines of a paragraph, in a box that is narrower by some points."""
        width = self.width(paragraph, narrowed)
        count = count_words(self.words(paragraph), width / self.size)
        if count is not None:
            return count
        setting = Setting(self.family, self.size, self.placeholder.bold)
        return count_lines(paragraph.runs, setting, width)

    def words(self, paragraph: SlideParagraph) -> WordWidths:
        """Give the width of each word of a paragraph and of the space after it, in ems."""
        bold = self.placeholder.bold
        key = (paragraph, self.family, bold)
        known = self.known.get(key)
        if known is None:
            known = word_widths(paragraph.runs, Setting(self.family, 1, bold))
            self.known[key] = known
        return known

    def width(self, paragraph: SlideParagraph, narrowed: float = 0.0) -> float:
        """Give the width that the lines of a paragraph may fill."""
        return (self.placeholder.width - paragraph.indent - narrowed) * SLACK

    def holds_words(self, paragraphs: Sequence[SlideParagraph]) -> bool:
        """Say whether no word is wider than its line, so that none is broken."""
        widest = max((w for p in paragraphs for w, _ in self.words(p)), default=0.0) * self.size
        return all(widest <= self.width(paragraph) for paragraph in paragraphs)

    def height(self, paragraphs: Sequence[SlideParagraph]) -> float:
        """Measure paragraphs one below the other."""
        lines = sum(self.lines(paragraph) for paragraph in paragraphs)
        gaps = sum(INNER_GAP if paragraph.follows else 1 for paragraph in paragraphs[1:])
        return lines * self.size * LINE_SPACING + gaps * self.gap


Group = tuple[SlideParagraph, ...]


def share_out(groups: Sequence[Group], measure: Measure, most: int) -> tuple[Group, ...]:
    """Share paragraphs out over as few slides as hold them, the fullest as empty as can be.

    A group stays on one slide where it fits one; most is the number of paragraphs on a slide, for
    which a heading does not count. Of the ways to cut, one that leaves no paragraph alone on a
    slide goes first. A paragraph that is higher than the room has a slide of its own.
    """
    pieces = [piece for group in groups for piece in _fitting(group, measure, most)]
    counts = [_points(piece) for piece in pieces]
    heights = [measure.height(piece) for piece in pieces]
    return tuple(
        tuple(paragraph for piece in pieces[start:end] for paragraph in piece)
        for start, end in partition(Pile(counts, heights, measure.gap), measure.room, most)
    )


def _fitting(group: Group, measure: Measure, most: int) -> list[Group]:
    if _points(group) <= most and measure.height(group) <= measure.room:
        return [group]
    # A heading stays with the first paragraph under it.
    first = 2 if _is_headed(group) else 1
    return [group[:first], *((paragraph,) for paragraph in group[first:])]


def _is_headed(group: Group) -> bool:
    return len(group) > 1 and group[1].follows and not group[0].bullet


def _points(group: Group) -> int:
    return len(group) - _is_headed(group)


class Pile:
    """Hold how many paragraphs or rows some pieces have, and how high each is, with their gap."""

    def __init__(self, counts: Sequence[int], heights: Sequence[float], gap: float = 0.0) -> None:
        self.size = len(counts)
        self._counts = list(accumulate(counts, initial=0))
        self._heights = list(accumulate((height + gap for height in heights), initial=0.0))
        self._gap = gap

    def count(self, start: int, end: int) -> int:
        """Count the paragraphs of some pieces in a row."""
        return self._counts[end] - self._counts[start]

    def height(self, start: int, end: int) -> float:
        """Measure some pieces in a row."""
        return round(self._heights[end] - self._heights[start] - self._gap, _DIGITS)


def partition(pile: Pile, room: float, most: int) -> list[tuple[int, int]]:
    """Cut pieces into the fewest slides, the fewest of one paragraph, the tallest as low as can be.

    One pass keeps the best way up to each piece (linear partition); a slide has few pieces, so that
    the time grows with their number. A piece that does not fit has a slide of its own.
    """
    best = [_Way(0, 0, 0.0)]
    starts = [0]
    for end in range(1, pile.size + 1):
        ways = [(_extended(best[end - 1], pile, end - 1, end), end - 1)]
        for start in range(end - 2, -1, -1):
            if pile.count(start, end) > most or pile.height(start, end) > room:
                break
            ways.append((_extended(best[start], pile, start, end), start))
        way, start = min(ways, key=itemgetter(0))
        best.append(way)
        starts.append(start)
    cuts: list[tuple[int, int]] = []
    end = pile.size
    while end:
        cuts.append((starts[end], end))
        end = starts[end]
    return cuts[::-1]


class _Way(NamedTuple):
    """Hold what a way to cut comes to; the least is the best."""

    slides: int
    alone: int
    tallest: float


def _extended(way: _Way, pile: Pile, start: int, end: int) -> _Way:
    alone = way.alone + (pile.count(start, end) == 1)
    return _Way(way.slides + 1, alone, max(way.tallest, pile.height(start, end)))
