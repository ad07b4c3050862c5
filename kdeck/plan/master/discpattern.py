"""The pattern of quarter discs on the title slide and on the slides of sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kdeck.model.outline import ROUND
from kdeck.model.scene import Close, Curve, Line, Move, Segment
from kdeck.plan.master.layout import FOOTER_TOP, SLIDE_HEIGHT, SLIDE_WIDTH, Rect

DiscFill = Literal["deep", "accent", "light"]
Corner = Literal["tl", "tr", "bl", "br"]
# A quarter disc on a square grid: column, row, size in squares, corner of its center, fill.
_Cell = tuple[int, int, int, Corner, DiscFill]
# The share of its lightness that a pattern on the band keeps, and the luminance of a band that
# nothing darker shows on.
DEEP, NIGHT = 0.78, 0.01
_TITLE_SIDE, _SECTION_SIDE = SLIDE_HEIGHT / 5, (FOOTER_TOP - 50) / 5
TITLE_FIELD = Rect(SLIDE_WIDTH - 2 * _TITLE_SIDE, 0, 2 * _TITLE_SIDE, SLIDE_HEIGHT)
_TITLE: tuple[_Cell, ...] = (
    (0, 0, 2, "tr", "deep"),
    (0, 2, 1, "br", "accent"),
    (1, 2, 1, "tl", "light"),
    (0, 3, 2, "bl", "deep"),
    (1, 4, 1, "br", "accent"),
)
_SECTION: tuple[_Cell, ...] = (
    (0, 0, 2, "tr", "deep"),
    (0, 2, 1, "br", "light"),
    (1, 2, 1, "tl", "accent"),
    (0, 3, 2, "tr", "deep"),
)


@dataclass(frozen=True, slots=True)
class QuarterDisc:
    """Hold the square around a quarter of a disc, its outline from the square's corner, its fill.

    deep is a shade of the band.
    """

    rect: Rect
    outline: tuple[Segment, ...]
    fill: DiscFill


def title_discs() -> Iterator[QuarterDisc]:
    """Give the pattern of the title slide."""
    yield from _pattern(TITLE_FIELD.x, _TITLE_SIDE, _TITLE)


def section_discs() -> Iterator[QuarterDisc]:
    """Give the pattern of a section's slide, above the footer's end."""
    yield from _pattern(SLIDE_WIDTH - 2 * _SECTION_SIDE, _SECTION_SIDE, _SECTION)


def _pattern(left: float, side: float, cells: tuple[_Cell, ...]) -> Iterator[QuarterDisc]:
    for x, y, size, corner, fill in cells:
        rect = Rect(left + x * side, y * side, size * side, size * side)
        yield QuarterDisc(rect, _quarter(rect, corner), fill)


def _quarter(rect: Rect, corner: Corner) -> tuple[Segment, ...]:
    across, down = rect.width, rect.height
    unit = ((0, 0), (1, 0), (1, ROUND), (ROUND, 1), (0, 1))
    points = [
        (across * (1 - x if corner[1] == "r" else x), down * (1 - y if corner[0] == "b" else y))
        for x, y in unit
    ]
    center, start, first, second, end = points
    return (Move(*center), Line(*start), Curve(*first, *second, *end), Close())
