"""Shapes that draw one outline again and again, as a shape for each: a page then names it once."""

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kdeck.model.scene import Close, Curve, Line, Move, Segment, Shape
from kdeck.render.html.path import path_data

# Fewer copies of an outline are not worth a name for each.
_LEAST = 8
# How many outlines one figure may have.
_MOST_PARTS = 4

_Path = tuple[Segment, ...]
_Box = tuple[float, float, float, float]


@lru_cache(maxsize=256)
def parted(shape: Shape) -> tuple[Shape, ...]:
    """Part a shape into its outlines, where each stands in it often and none touches another.

    What overlaps is filled by all outlines together, and stays whole.
    """
    outlines = _whole_figures(_outlines(shape.segments))
    if shape.even_odd or len(outlines) < _LEAST or not all(map(_is_closed, outlines)):
        return (shape,)
    forms = Counter(_form(outline) for outline in outlines)
    if min(forms.values()) < _LEAST or not _stand_apart([_box(outline) for outline in outlines]):
        return (shape,)
    return tuple(replace(shape, segments=outline) for outline in outlines)


def _outlines(segments: _Path) -> tuple[_Path, ...]:
    begins = [number for number, segment in enumerate(segments) if isinstance(segment, Move)]
    return tuple(segments[first:last] for first, last in pairwise((*begins, len(segments))))


def _whole_figures(outlines: tuple[_Path, ...]) -> tuple[_Path, ...]:
    """Join the outlines of each figure where all figures have the same, such as head and body."""
    for count in range(_MOST_PARTS, 1, -1):
        figures = tuple(
            tuple(segment for outline in outlines[first : first + count] for segment in outline)
            for first in range(0, len(outlines), count)
        )
        if len(figures) >= _LEAST and len(set(map(_form, figures))) == 1:
            return figures
    return outlines


def _is_closed(outline: _Path) -> bool:
    return isinstance(outline[-1], Close)


def _form(outline: _Path) -> str:
    first = outline[0]
    assert isinstance(first, Move)
    return path_data(outline, first.x, first.y)


def _box(outline: _Path) -> _Box:
    ends = [each for each in outline if isinstance(each, Move | Line | Curve)]
    xs, ys = [each.x for each in ends], [each.y for each in ends]
    return min(xs), min(ys), max(xs), max(ys)


def _stand_apart(boxes: list[_Box]) -> bool:
    """Say whether no two boxes meet; they are compared with those that begin left of their end."""
    ordered = sorted(boxes)
    for number, (_, top, right, bottom) in enumerate(ordered):
        for left, other_top, _, other_bottom in ordered[number + 1 :]:
            if left > right:
                break
            if other_top <= bottom and top <= other_bottom:
                return False
    return True
