"""Where a title and a text have the most room on the slides of a master, clear of what it draws."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kdeck.theme.decktemplate import Box

_MARGIN, _GAP = 24.0, 8.0
# Lines of the least title, with its insets; a narrow title has three.
_LINE, _INSETS, _NARROW = 33.6, 8.0, 0.7
# What covers so much of a slide's width and height is its ground.
_GROUND = 0.8
# So many drawings are gone round, the largest first.
_MOST = 24
# A title stands in the upper part of a slide.
_UPPER = 0.3


def spare_boxes(
    size: tuple[float, float], art: Sequence[Box], title: Box | None, foot: float
) -> tuple[Box, Box]:
    """Place a title and the text below it above the foot; the master's title stays if roomy.

    Sizes, boxes and the foot are in points.
    """
    width, height = size
    drawn = [box for box in art if box[2] < _GROUND * width or box[3] < _GROUND * height]
    drawn = sorted(drawn, key=lambda box: -box[2] * box[3])[:_MOST]
    whole = (_MARGIN, _MARGIN, width - 2 * _MARGIN, foot - _GAP - _MARGIN)
    if title is not None and _is_roomy(title, size):
        top = title[1] + title[3] + _GAP
        return title, _widest(_below(whole, top), drawn)
    return max(_ways(whole, drawn, width), key=lambda way: way[1][2] * way[1][3])


def _ways(whole: Box, drawn: Sequence[Box], width: float) -> Iterator[tuple[Box, Box]]:
    """Give the ways to place both: in the largest free part, or the title beside a drawing."""
    free = _widest(whole, drawn)
    high = _high(2 if free[2] >= _NARROW * width else 3)
    yield (*free[:3], high), _below(free, free[1] + high + _GAP)
    for lines in (2, 3, 4):
        left, top, wide, _ = whole
        strip = (left, top, wide, _high(lines))
        title = _widest(strip, drawn)
        if title[3] < strip[3] or title[2] * lines < 2 * _NARROW * width:
            continue
        yield title, _widest(_below(whole, top + strip[3] + _GAP), drawn)


def _high(lines: int) -> float:
    return lines * _LINE + _INSETS


def _is_roomy(title: Box, size: tuple[float, float]) -> bool:
    two = _high(2)
    upper = title[1] >= 0 and title[1] + title[3] <= max(_UPPER * size[1], title[1] + two)
    return title[2] >= _NARROW * size[0] and title[3] >= two - 1 and upper


def _below(box: Box, top: float) -> Box:
    return box[0], top, box[2], box[1] + box[3] - top


def _widest(room: Box, drawn: Sequence[Box]) -> Box:
    """Find the largest part of a room in which nothing is drawn."""
    beside = [box for box in drawn if _meets(box, room)]
    return max(_free(room, beside), key=lambda box: box[2] * box[3], default=room)


def _free(room: Box, drawn: Sequence[Box]) -> Iterator[Box]:
    """Give the free parts of a room: between two edges, from one drawing down to the next."""
    left, top, width, height = room
    right, bottom = left + width, top + height
    edges = {left, right}
    edges.update(box[0] - _GAP for box in drawn if left < box[0] - _GAP < right)
    edges.update(end for box in drawn if left < (end := box[0] + box[2] + _GAP) < right)
    for low, high in combinations(sorted(edges), 2):
        between = [box for box in drawn if box[0] < high and low < box[0] + box[2]]
        start = top
        for box in sorted(between, key=lambda box: box[1]):
            if box[1] - _GAP > start:
                yield low, start, high - low, box[1] - _GAP - start
            start = max(start, box[1] + box[3] + _GAP)
        if bottom > start:
            yield low, start, high - low, bottom - start


def _meets(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 0 and down > 0
