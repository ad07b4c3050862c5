"""A timeline on slides: steps that stay whole, and a new slide where they run out of room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph, SlideStep, SlideSteps
from kdeck.plan.master.layout import INSET_Y, LINE_SPACING, Placeholder, Rect
from kdeck.theme.face import Family

NODE = 36.0
# The side of a box to tick.
_BOX = 26.0
_SIZES = (24.0, 22.0, 20.0)
# Where a template leaves no room for a step in these.
_SMALLER = (18.0, 16.0)
_TIME_WIDTH = 176.0
# Between the times, the line and the text.
_BEFORE, _BEHIND = 8.0, 10.0
_MOST = 5
_GAP, _WIDEST_GAP = 14.0, 34.0
# Steps that have the room end so far above the line of sources.
_ABOVE_FOOT = 14.0


@dataclass(frozen=True, slots=True)
class StepWords:
    """Hold what one step says; its time has no words where none of them has one."""

    time: SlideParagraph
    text: tuple[SlideParagraph, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """Hold the area of a timeline, with the columns of its times and of its text."""

    area: Rect
    family: Family
    timed: bool = True

    @property
    def axis(self) -> float:
        """Give how far the line stands from the left edge of the area."""
        return (_TIME_WIDTH + _BEFORE if self.timed else 0.0) + NODE / 2

    @property
    def time(self) -> Placeholder:
        rect = replace(self.area, width=_TIME_WIDTH)
        return Placeholder(10, "body", "Time", rect, 20, "", bold=True)

    @property
    def text(self) -> Placeholder:
        left = self.axis + NODE / 2 + _BEHIND
        rect = replace(self.area, x=self.area.x + left, width=self.area.width - left)
        return Placeholder(11, "body", "Step", rect, 20, "")

    def height(self, step: StepWords, size: float) -> float:
        time = Measure(self.family, self.time, size).height((step.time,)) + 2 * INSET_Y
        text = Measure(self.family, self.text, size).height(step.text) + 2 * INSET_Y
        return max(time, text, NODE)


def slide_steps(
    words: Sequence[StepWords],
    family: Family,
    area: Rect,
    most: int = _MOST,
    *,
    lent: bool = False,
    in_order: bool = True,
) -> tuple[SlideSteps, ...]:
    """Set steps on as few slides as hold them, so many each, in the largest type that does.

    The type is smaller than text only in the area that a template has lent, for a step that is
    higher than that. What has no order has a box to tick in place of a number.
    """
    column = _Column(area, family, any(step.time.runs for step in words))
    size = _SIZES[-1]
    for smaller in _SMALLER if lent else ():
        if all(column.height(step, size) <= area.height for step in words):
            break
        size = smaller
    fewest = _shared([column.height(step, size) for step in words], area.height, most)
    shared = fewest
    for larger in (each for each in _SIZES if each >= size):
        found = _shared([column.height(step, larger) for step in words], area.height, most)
        if len(found) == len(fewest):
            size, shared = larger, found
            break
    numbered = [(str(number) if in_order else "", step) for number, step in enumerate(words, 1)]
    made = []
    for start, end in shared:
        steps = _placed(numbered[start:end], column, size)
        made.append(SlideSteps(steps, size, area, earlier=start > 0, later=end < len(words)))
    return tuple(made)


def _shared(heights: list[float], room: float, most: int) -> list[tuple[int, int]]:
    """Part steps into the fewest runs that fit, few of one step, and the tallest run low."""
    count = len(heights)
    # For each start: slides, slides with one step, the tallest run, and where the first run ends.
    best: list[tuple[int, int, float, int]] = [(0, 0, 0.0, count)] * (count + 1)
    for start in reversed(range(count)):
        found = []
        for end in range(start + 1, count + 1):
            if end > start + 1 and not _fits(heights[start:end], room, most):
                break
            slides, lone, tallest, _ = best[end]
            tall = max(tallest, sum(heights[start:end]))
            found.append((slides + 1, lone + (end == start + 1), tall, end))
        best[start] = min(found)
    cuts, start = [], 0
    while start < count:
        end = best[start][3]
        cuts.append((start, end))
        start = end
    return cuts


def _fits(heights: list[float], room: float, most: int) -> bool:
    return len(heights) <= most and sum(heights) + _GAP * (len(heights) - 1) <= room


def _placed(
    steps: list[tuple[str, StepWords]], column: _Column, size: float
) -> tuple[SlideStep, ...]:
    heights = [column.height(step, size) for _, step in steps]
    spare = (column.area.height - _ABOVE_FOOT - sum(heights)) / max(len(steps) - 1, 1)
    gap = min(max(spare, _GAP), _WIDEST_GAP)
    top, found = column.area.y, []
    for (number, step), height in zip(steps, heights, strict=True):
        # The node stands level with the first line of the text.
        middle = top + INSET_Y + size * LINE_SPACING / 2
        side = NODE if number else _BOX
        node = Rect(column.area.x + column.axis - side / 2, middle - side / 2, side, side)
        columns = (column.time, column.text)
        time, text = (replace(place.rect, y=top, height=height) for place in columns)
        found.append(SlideStep(number, step.time, step.text, node, time, text))
        top += height + gap
    return tuple(found)
