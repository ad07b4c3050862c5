"""Tables as lists, where type is too large for columns, or a word too wide for its own."""

from dataclasses import replace
from typing import assert_never

from kdeck.plan.handout.blocks import BULLET
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Contents,
    Entry,
    Flank,
    Flow,
    Frames,
    Grid,
    Group,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    Side,
    SideRow,
    StepList,
)
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.lines import Setting, longest_word
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.tablewhole import table_whole
from kdeck.plan.text.tablewidth import CELL_PAD

# Columns of fewer letters make rows that are read word by word.
_FEWEST_LETTERS = 12


def reflowed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Turn every table into its caption and a list of its rows."""
    return _reflowed(items, None, 0.0)


def with_whole_words(items: tuple[Item, ...], sheet: Stylesheet) -> tuple[Item, ...]:
    """Turn a table into a list where its columns are too narrow for a line, or for their words."""
    return _reflowed(items, sheet, sheet.measure)


def _least(grid: Grid, sheet: Stylesheet) -> float:
    """Give the width that columns need, in points, for their words and lines of some letters."""
    columns = zip(grid.header, *grid.rows, strict=True)
    words = sum(max(_longest(cell, sheet) for cell in cells) for cells in columns)
    line = replace(grid.rows[0][-1], runs=(Run("n" * _FEWEST_LETTERS, grid.span),))
    pads = 2 * CELL_PAD * len(grid.header)
    return max(words, _longest(line, sheet) * len(grid.header)) + pads


def _longest(cell: Prose, sheet: Stylesheet) -> float:
    style = sheet[cell.role]
    return longest_word(cell.runs, Setting(sheet.family(style), style.size, style.bold))


def _reflowed(items: tuple[Item, ...], sheet: Stylesheet | None, width: float) -> tuple[Item, ...]:
    """Turn the tables into lists that are wider than a width; all of them without a sheet."""
    return tuple(part for item in items for part in _parts(item, sheet, width))


def _parts(item: Item, sheet: Stylesheet | None, width: float) -> tuple[Item, ...]:
    def inner(items: tuple[Item, ...], within: float = width) -> tuple[Item, ...]:
        return _reflowed(items, sheet, within)

    match item:
        case Grid():
            # Names with two numbers each stand side by side in any type.
            fits = bool(item.of) or (sheet is not None and _least(item, sheet) <= width)
            return (item,) if fits else _as_list(item)
        case Box() | Kept() | Group() | Side():
            return (replace(item, items=inner(item.items)),)
        case Flow():
            count = max(sheet.columns, 1) if sheet else 1
            room = (width - (count - 1) * sheet.gutter) / count if sheet else width
            return (replace(item, items=inner(item.items, room)),)
        case Columns():
            free = width - (len(item.columns) - 1) * sheet.gutter if sheet else width
            columns = (
                inner(items, free * share)
                for items, share in zip(item.columns, item.shares, strict=True)
            )
            return (replace(item, columns=tuple(columns)),)
        case StepList():
            entries = (replace(entry, items=inner(entry.items)) for entry in item.entries)
            return (replace(item, entries=tuple(entries)),)
        case Flank():
            return (replace(item, items=inner(item.items)),)
        case SideRow():
            side, main = (sheet.side or width, sheet.column) if sheet else (width, width)
            return (replace(item, side=inner(item.side, side), main=inner(item.main, main)),)
        case ItemList():
            listed = (replace(entry, items=inner(entry.items)) for entry in item.entries)
            return (replace(item, entries=tuple(listed)),)
        case Frames():
            frames = ((picture, inner(words)) for picture, words in item.frames)
            return (replace(item, frames=tuple(frames)),)
        case Prose() | Illustration() | Contents():
            return (item,)
        case _:
            assert_never(item)


def _as_list(grid: Grid) -> tuple[Item, ...]:
    rows = tuple(Entry(BULLET, _row(grid, row), row[0].span) for row in grid.rows)
    listing = ItemList(rows, ListKind.BULLETS, Role.BODY, grid.span)
    head = grid.header[0]
    # What the numbers are out of is said once: their columns' names do not say it.
    whole = (_ended(head),) if table_whole(run_text(head.runs)) else ()
    caption = (replace(grid.caption, role=Role.BODY),) if grid.caption else ()
    return (*caption, *whole, listing)


def _ended(head: Prose) -> Prose:
    return Prose((*head.runs, Run(":", head.span)), Role.BODY, head.span)


def _row(grid: Grid, row: tuple[Prose, ...]) -> tuple[Item, ...]:
    """Set the first cell as the item, and the others below it, each after its column's name.

    A number that is the first cell says nothing without the name of its column, nor its unit there.
    A row never parts.
    """
    head = grid.header[0]
    numbered = bool(head.runs) and any(map(str.isdecimal, run_text(row[0].runs)[:2]))
    first = _named(head, row[0]) if numbered else replace(row[0], role=Role.BODY)
    entries = tuple(
        Entry(BULLET, (_named(head, cell),), cell.span)
        for head, cell in zip(grid.header[1:], row[1:], strict=True)
        if cell.runs
    )
    cells = ItemList(entries, ListKind.BULLETS, Role.BODY, first.span)
    return (Kept((first, cells), first.span),)


def _named(head: Prose, cell: Prose) -> Prose:
    return Prose((*head.runs, Run(": ", cell.span), *cell.runs), Role.BODY, cell.span)
