"""A timeline on slides: steps that stay whole, and a new slide where they run out of room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kdeck.plan.deck import SlideParagraph, SlideStep, SlideSteps
from kdeck.plan.fit import Measure
from kdeck.plan.layout import (
    BODY_BOTTOM,
    BODY_TOP,
    INSET_Y,
    LINE_SPACING,
    MARGIN,
    SLIDE_WIDTH,
    Placeholder,
    Rect,
)
from kdeck.theme.face import Family

NODE = 36.0
_SIZES = (24.0, 22.0, 20.0)
_TIME_WIDTH = 176.0
_AXIS = MARGIN + _TIME_WIDTH + 8 + NODE / 2
_TEXT_LEFT = _AXIS + NODE / 2 + 10
_ROOM = BODY_BOTTOM - BODY_TOP
_MOST = 5
_GAP, _WIDEST_GAP = 14.0, 34.0
_TIME = Placeholder(
    10, "body", "Time", Rect(MARGIN, BODY_TOP, _TIME_WIDTH, _ROOM), 20, "", bold=True
)
_TEXT = Placeholder(
    11, "body", "Step", Rect(_TEXT_LEFT, BODY_TOP, SLIDE_WIDTH - MARGIN - _TEXT_LEFT, _ROOM), 20, ""
)


@dataclass(frozen=True, slots=True)
class StepWords:
    """Hold what one step says."""

    time: SlideParagraph
    text: tuple[SlideParagraph, ...]


def slide_steps(words: Sequence[StepWords], family: Family) -> tuple[SlideSteps, ...]:
    """Set steps on as few slides as hold them, in the largest type that needs no more."""
    fewest = _shared([_height(step, family, _SIZES[-1]) for step in words])
    size, shared = _SIZES[-1], fewest
    for larger in _SIZES:
        found = _shared([_height(step, family, larger) for step in words])
        if len(found) == len(fewest):
            size, shared = larger, found
            break
    numbered = [(str(number), step) for number, step in enumerate(words, 1)]
    made = []
    for start, end in shared:
        steps = _placed(numbered[start:end], family, size)
        made.append(SlideSteps(steps, size, earlier=start > 0, later=end < len(words)))
    return tuple(made)


def _height(step: StepWords, family: Family, size: float) -> float:
    time = Measure(family, _TIME, size).height((step.time,)) + 2 * INSET_Y
    text = Measure(family, _TEXT, size).height(step.text) + 2 * INSET_Y
    return max(time, text, NODE)


def _shared(heights: list[float]) -> list[tuple[int, int]]:
    """Part steps into the fewest runs that fit, few of one step, and the tallest run low."""
    count = len(heights)
    # For each start: slides, slides with one step, the tallest run, and where the first run ends.
    best: list[tuple[int, int, float, int]] = [(0, 0, 0.0, count)] * (count + 1)
    for start in reversed(range(count)):
        found = []
        for end in range(start + 1, count + 1):
            if end > start + 1 and not _fits(heights[start:end]):
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


def _fits(heights: list[float]) -> bool:
    return len(heights) <= _MOST and sum(heights) + _GAP * (len(heights) - 1) <= _ROOM


def _placed(
    steps: list[tuple[str, StepWords]], family: Family, size: float
) -> tuple[SlideStep, ...]:
    heights = [_height(step, family, size) for _, step in steps]
    spare = (_ROOM - sum(heights)) / max(len(steps) - 1, 1)
    gap = min(max(spare, _GAP), _WIDEST_GAP)
    top, found = BODY_TOP, []
    for (number, step), height in zip(steps, heights, strict=True):
        # The node stands level with the first line of the text.
        middle = top + INSET_Y + size * LINE_SPACING / 2
        node = Rect(_AXIS - NODE / 2, middle - NODE / 2, NODE, NODE)
        time, text = (replace(place.rect, y=top, height=height) for place in (_TIME, _TEXT))
        found.append(SlideStep(number, step.time, step.text, node, time, text))
        top += height + gap
    return tuple(found)
