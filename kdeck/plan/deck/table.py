"""A table on slides: column widths, row heights, and a new slide where the rows run out of room."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.plan.deck.fit import Pile, partition
from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_X, INSET_Y, LINE_SPACING, Placeholder, Rect
from kdeck.plan.text.lines import Setting, count_lines, longest_word
from kdeck.plan.text.run import Runs, run_text
from kdeck.plan.text.tablewidth import at_least, shares
from kdeck.theme.face import Family

_SLACK = 0.97
_MORE = 14.0
# Where a template leaves no room for a row in its own type.
SMALLER = (16.0, 14.0)
_COMPARED = 2

Row = tuple[Runs, ...]


def slide_tables(
    header: Row,
    rows: tuple[Row, ...],
    summary: str,
    row_headers: bool,
    family: Family,
    place: Placeholder,
) -> Iterator[SlideTable]:
    """Set a table on as many slides as it needs, the header row on each."""
    place = _legible(header, rows, family, place)
    setting = Setting(family, place.size)
    widths = _widths((header, *rows), setting, place)
    head = _height(header, widths, setting)
    room = place.rect.height - head
    taken = [_height(row, widths, setting) for row in rows]
    pile = Pile([1] * len(rows), taken)
    for start, end in partition(pile, room, len(rows)) or [(0, 0)]:
        free = (room - sum(taken[start:end])) / (end - start + 1)
        # What is free makes the rows higher, up to a point, so that a short table is not a strip.
        more = min(max(free, 0.0), _MORE)
        heights = tuple(height + more for height in (head, *taken[start:end]))
        yield _table((header, *rows[start:end]), (widths, heights), summary, row_headers, place)


def _legible(header: Row, rows: tuple[Row, ...], family: Family, place: Placeholder) -> Placeholder:
    """Give the place with the largest type in which each row fits a slide, or the smallest.

    In the place of a template, it is the largest in which rows stand by two, or on fewest slides.
    """
    sizes = [place.size, *(size for size in SMALLER if size < place.size)]
    fitting = list[tuple[int, float]]()
    for size in sizes:
        setting = Setting(family, size)
        widths = _widths((header, *rows), setting, place)
        room = place.rect.height - _height(header, widths, setting)
        taken = [_height(row, widths, setting) for row in rows]
        if all(height <= room for height in taken):
            slides = len(partition(Pile([1] * len(rows), taken), room, len(rows)))
            if place.loan is None or compares(slides, len(rows)):
                return replace(place, size=size)
            fitting.append((slides, -size))
    return replace(place, size=-min(fitting)[1] if fitting else sizes[-1])


def compares(slides: int, rows: int) -> bool:
    """Say whether rows stand by two and more on their slides: a table is there to compare."""
    return rows >= _COMPARED * slides or slides == 1


def _widths(rows: tuple[Row, ...], setting: Setting, place: Placeholder) -> tuple[float, ...]:
    columns = tuple(tuple(run_text(row[index]) for row in rows) for index in range(len(rows[0])))
    # On narrow slides a share may be narrower than a word.
    least = [
        max(longest_word(row[index], setting) for row in rows) / _SLACK + 2 * INSET_X
        for index in range(len(rows[0]))
    ]
    return tuple(at_least([share * place.rect.width for share in shares(columns)], least))


def _height(row: Row, widths: tuple[float, ...], setting: Setting) -> float:
    counts = [
        count_lines(runs, setting, (width - 2 * INSET_X) * _SLACK)
        for runs, width in zip(row, widths, strict=True)
    ]
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
