"""Whether text fits a placeholder, and how paragraphs share out over slides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kdeck.plan.deck import SlideParagraph
from kdeck.plan.layout import (
    INDENT,
    INSET_X,
    INSET_Y,
    LINE_SPACING,
    PARAGRAPH_GAP,
    Placeholder,
)
from kdeck.plan.lines import Setting, break_lines
from kdeck.plan.run import Runs
from kdeck.theme.face import Family

# PowerPoint and LibreOffice round advances to whole pixels at some zooms; leave them a little room.
_SLACK = 0.97


@dataclass(frozen=True, slots=True)
class Measure:
    """Measure paragraphs in a placeholder at a size."""

    family: Family
    placeholder: Placeholder
    size: float

    @property
    def gap(self) -> float:
        """Give the gap between two paragraphs."""
        return PARAGRAPH_GAP * self.size

    @property
    def room(self) -> float:
        """Give the height that paragraphs may fill."""
        return self.placeholder.rect.height - 2 * INSET_Y

    def lines(self, paragraph: SlideParagraph) -> int:
        """Count the lines of a paragraph."""
        indent = INDENT * (paragraph.level + paragraph.bullet)
        width = (self.placeholder.rect.width - 2 * INSET_X - indent) * _SLACK
        setting = Setting(self.family, self.size, self.placeholder.bold)
        return _count(paragraph.runs, setting, width)

    def height(self, paragraphs: Sequence[SlideParagraph]) -> float:
        """Measure paragraphs one below the other."""
        lines = sum(self.lines(paragraph) for paragraph in paragraphs)
        gaps = self.gap * max(len(paragraphs) - 1, 0)
        return lines * self.size * LINE_SPACING + gaps


@lru_cache(maxsize=4096)
def _count(runs: Runs, setting: Setting, width: float) -> int:
    """Count lines; sharing out asks for the same paragraph again and again."""
    return len(break_lines(runs, setting, width))


Group = tuple[SlideParagraph, ...]


def share_out(groups: Sequence[Group], measure: Measure, most: int) -> tuple[Group, ...]:
    """Share paragraphs out over as few slides as hold them, the fullest as empty as can be.

    A group stays on one slide where it fits one; most is the number of paragraphs on a slide. A
    paragraph that is higher than the room has a slide of its own.
    """
    pieces = [piece for group in groups for piece in _fitting(group, measure, most)]
    slides = _Slides(pieces, [measure.height(p) + measure.gap for p in pieces], measure, most)
    return tuple(
        tuple(paragraph for piece in pieces[start:end] for paragraph in piece)
        for start, end in _partition(slides, _fewest(slides))
    )


def _fitting(group: Group, measure: Measure, most: int) -> list[Group]:
    if len(group) <= most and measure.height(group) <= measure.room:
        return [group]
    return [(paragraph,) for paragraph in group]


@dataclass(frozen=True, slots=True)
class _Slides:
    """Say which runs of pieces one slide holds; heights hold the gap after each piece."""

    pieces: Sequence[Group]
    heights: Sequence[float]
    measure: Measure
    most: int

    def hold(self, start: int, end: int) -> bool:
        count = sum(len(piece) for piece in self.pieces[start:end])
        height = sum(self.heights[start:end]) - self.measure.gap
        return end - start == 1 or (count <= self.most and height <= self.measure.room)


def _fewest(slides: _Slides) -> int:
    count, start = 1, 0
    for end in range(1, len(slides.pieces) + 1):
        if not slides.hold(start, end):
            count, start = count + 1, end - 1
    return count if slides.pieces else 0


def _partition(slides: _Slides, number: int) -> list[tuple[int, int]]:
    """Cut into runs so that the tallest run is as low as can be (linear partition)."""
    count = len(slides.pieces)
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(float("inf"), 0)] * count]
    for _ in range(number):
        row: list[tuple[float, int]] = [(float("inf"), 0)] * (count + 1)
        for end in range(1, count + 1):
            for start in range(end - 1, -1, -1):
                if not slides.hold(start, end):
                    break
                tallest = max(best[-1][start][0], sum(slides.heights[start:end]))
                if tallest < row[end][0]:
                    row[end] = (tallest, start)
        best.append(row)
    cuts: list[tuple[int, int]] = []
    end = count
    for row in reversed(best[1:]):
        start = row[end][1]
        cuts.append((start, end))
        end = start
    return cuts[::-1]
