"""A table on slides: column widths, row heights, and a new slide where the rows run out of room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kdeck.plan.deck.columnwidths import Columns, Row, lines_in
from kdeck.plan.deck.fit import Pile, partition
from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_Y, LINE_SPACING, Placeholder, Rect
from kdeck.plan.text.citationruns import unbound
from kdeck.plan.text.lines import Setting
from kdeck.theme.face import Family

_MORE = 14.0
# What is free above and below the words of the header.
_HEAD = 6.0
# Where a template leaves no room for a row in its own type.
SMALLER = (16.0, 14.0)
_COMPARED = 2


def slide_tables(
    header: Row,
    rows: tuple[Row, ...],
    summary: str,
    row_headers: bool,
    family: Family,
    place: Placeholder,
) -> Iterator[SlideTable]:
    """Set a table on as many slides as it needs, the header row on each."""
    header, rows = _loose(header), tuple(map(_loose, rows))
    way = _legible(header, rows, family, place)
    for start, end in way.slides or [(0, 0)]:
        taken = way.taken[start:end]
        free = (way.room - sum(taken)) / max(len(taken), 1)
        # What is free makes the rows higher, up to a point, so that a short table is not a strip.
        more = min(max(free, 0.0), _MORE)
        heights = (way.head, *(height + more for height in taken))
        sides = (way.widths, heights)
        yield _table((header, *rows[start:end]), sides, summary, row_headers, way.place)


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold a table in type of the size of a place: its widths, its heights, and its slides."""

    place: Placeholder
    widths: tuple[float, ...]
    head: float
    taken: tuple[float, ...]

    @property
    def room(self) -> float:
        return self.place.rect.height - self.head

    @property
    def holds_rows(self) -> bool:
        return max(self.taken, default=0.0) <= self.room

    @property
    def slides(self) -> Sequence[tuple[int, int]]:
        count = len(self.taken)
        return partition(Pile([1] * count, self.taken), self.room, count)


def _legible(header: Row, rows: tuple[Row, ...], family: Family, place: Placeholder) -> _Way:
    """Set a table in the largest type in which each row fits a slide, or the smallest.

    In the place of a template, it is the largest in which rows stand by two, or on fewest slides.
    Type that is larger than the place's own needs no more slides.
    """
    fitting = list[_Way]()
    for size in (place.size, *(size for size in SMALLER if size < place.size)):
        way = _way(header, rows, family, replace(place, size=size))
        if not way.holds_rows:
            continue
        if place.loan is None or compares(len(way.slides), len(rows)):
            return _larger(way, header, rows, family) if size == place.size else way
        fitting.append(way)
    return min(fitting, key=lambda found: len(found.slides), default=way)


def _larger(way: _Way, header: Row, rows: tuple[Row, ...], family: Family) -> _Way:
    if way.place.largest <= way.place.size:
        return way
    larger = _way(header, rows, family, replace(way.place, size=way.place.largest))
    return larger if larger.holds_rows and len(larger.slides) <= len(way.slides) else way


def compares(slides: int, rows: int) -> bool:
    """Say whether rows stand by two and more on their slides: a table is there to compare."""
    return rows >= _COMPARED * slides or slides == 1


def _way(header: Row, rows: tuple[Row, ...], family: Family, place: Placeholder) -> _Way:
    setting = Setting(family, place.size)
    widths = Columns((header, *rows), setting, place.rect.width).widths
    head, *taken = (_height(row, widths, setting) for row in (header, *rows))
    return _Way(place, widths, head + _HEAD, tuple(taken))


def _loose(row: Row) -> Row:
    """Let a line of a narrow column end before what a cell cites."""
    return tuple(map(unbound, row))


def _height(row: Row, widths: tuple[float, ...], setting: Setting) -> float:
    counts = [lines_in(cell, setting, width) for cell, width in zip(row, widths, strict=True)]
    return max(1, *counts) * setting.size * LINE_SPACING + 2 * INSET_Y


def _table(
    rows: tuple[Row, ...],
    sides: tuple[tuple[float, ...], tuple[float, ...]],
    summary: str,
    row_headers: bool,
    place: Placeholder,
) -> SlideTable:
    widths, heights = sides
    rect = Rect(place.rect.x, place.rect.y, sum(widths), sum(heights))
    return SlideTable(rows[0], rows[1:], widths, heights, place.size, rect, row_headers, summary)
