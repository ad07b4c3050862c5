"""A line of dashes as the dashes that it is."""

import math
from collections.abc import Iterator
from itertools import cycle, pairwise

from kdeck.figure.extent import polylines
from kdeck.figure.geometry import rounded
from kdeck.figure.source import FigureError
from kdeck.model.scene import Line, Move, Segment

_MOST_DASHES = 2000
_STEPS = 16


def dashed(
    segments: tuple[Segment, ...], pattern: tuple[float, ...], offset: float, cut: float
) -> tuple[Segment, ...]:
    """Cut a path into dashes; each is shorter by cut at both ends, for ends that lie within it.

    Raises FigureError where there are too many.
    """
    lengths = pattern if len(pattern) % 2 == 0 else pattern * 2
    whole = sum(lengths)
    if whole <= 0:
        return segments
    found: list[Segment] = []
    lines = list(polylines(segments, _STEPS))
    long = sum(math.dist(a, b) for line in lines for a, b in pairwise(line))
    if long / whole * len(lengths) > 2 * _MOST_DASHES:
        raise FigureError("it has too many dashes", "draw the line with longer ones")
    for line in lines:
        for start, end in _spans(sum(math.dist(a, b) for a, b in pairwise(line)), lengths, offset):
            shorter = min(cut, (end - start) * 0.45)
            found += _part(line, start + shorter, end - shorter)
    return tuple(found)


def _spans(
    length: float, lengths: tuple[float, ...], offset: float
) -> Iterator[tuple[float, float]]:
    at = -(offset % sum(lengths))
    for index, step in cycle(enumerate(lengths)):
        if at >= length:
            return
        if index % 2 == 0 and at + step > 0:
            yield max(0.0, at), min(length, at + step)
        at += step


def _part(line: list[tuple[float, float]], start: float, end: float) -> Iterator[Segment]:
    """Give what lies on a line from one length along it to another."""
    at, begun = 0.0, False
    for (x1, y1), (x2, y2) in pairwise(line):
        step = math.dist((x1, y1), (x2, y2))
        if step and at + step >= start:
            if not begun:
                share = (start - at) / step
                yield Move(rounded(x1 + share * (x2 - x1)), rounded(y1 + share * (y2 - y1)))
                begun = True
            share = min(1.0, (end - at) / step)
            yield Line(rounded(x1 + share * (x2 - x1)), rounded(y1 + share * (y2 - y1)))
            if at + step >= end:
                return
        at += step
