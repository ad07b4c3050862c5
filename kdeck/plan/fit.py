"""Whether text fits a placeholder, and how paragraphs share out over slides."""

from collections.abc import Sequence
from dataclasses import dataclass

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
        return len(break_lines(paragraph.runs, setting, width))

    def height(self, paragraphs: Sequence[SlideParagraph]) -> float:
        """Measure paragraphs one below the other."""
        lines = sum(self.lines(paragraph) for paragraph in paragraphs)
        gaps = self.gap * max(len(paragraphs) - 1, 0)
        return lines * self.size * LINE_SPACING + gaps


Group = tuple[SlideParagraph, ...]


def share_out(groups: Sequence[Group], measure: Measure, most: int) -> tuple[Group, ...]:
    """Share paragraphs out over as few slides as hold them, the fullest as empty as can be.

    A group stays on one slide where it fits one; most is the number of paragraphs on a slide.
    """
    pieces = [piece for group in groups for piece in _fitting(group, measure, most)]
    heights = [measure.height(piece) + measure.gap for piece in pieces]
    count = _fewest(pieces, heights, measure, most)
    for slides in range(count, len(pieces) + 1):
        best = _partition(pieces, heights, slides)
        if all(_holds(pieces[a:b], heights[a:b], measure, most) for a, b in best):
            return tuple(tuple(p for piece in pieces[a:b] for p in piece) for a, b in best)
    return tuple(pieces)


def _fitting(group: Group, measure: Measure, most: int) -> list[Group]:
    if len(group) <= most and measure.height(group) <= measure.room:
        return [group]
    return [(paragraph,) for paragraph in group]


def _holds(pieces: Sequence[Group], heights: Sequence[float], measure: Measure, most: int) -> bool:
    count = sum(len(piece) for piece in pieces)
    return count <= most and sum(heights) - measure.gap <= measure.room


def _fewest(pieces: Sequence[Group], heights: Sequence[float], measure: Measure, most: int) -> int:
    slides, start = 1, 0
    for end in range(1, len(pieces) + 1):
        if not _holds(pieces[start:end], heights[start:end], measure, most):
            slides, start = slides + 1, end - 1
    return slides


def _partition(
    pieces: Sequence[Group], heights: Sequence[float], slides: int
) -> list[tuple[int, int]]:
    """Cut into runs so that the tallest run is as low as can be (linear partition)."""
    count = len(pieces)
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(float("inf"), 0)] * count]
    for _ in range(slides):
        row: list[tuple[float, int]] = [(float("inf"), 0)] * (count + 1)
        for end in range(1, count + 1):
            total = 0.0
            for start in range(end - 1, -1, -1):
                total += heights[start]
                tallest = max(best[-1][start][0], total)
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
