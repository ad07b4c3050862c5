"""Tables as lists, where type is too large for columns."""

from dataclasses import replace
from typing import assert_never

from kdeck.plan.handout.blocks import BULLET
from kdeck.plan.handout.model import (
    Box,
    Contents,
    Entry,
    Flank,
    Frames,
    Grid,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    SideRow,
    StepList,
)
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run


def reflowed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Turn every table into its caption and a list of its rows."""
    return tuple(part for item in items for part in _reflowed(item))


def _reflowed(item: Item) -> tuple[Item, ...]:
    match item:
        case Grid():
            return _as_list(item)
        case Box() | Kept():
            return (replace(item, items=reflowed(item.items)),)
        case StepList():
            entries = (replace(entry, items=reflowed(entry.items)) for entry in item.entries)
            return (replace(item, entries=tuple(entries)),)
        case Flank():
            return (replace(item, items=reflowed(item.items)),)
        case SideRow():
            return (replace(item, side=reflowed(item.side), main=reflowed(item.main)),)
        case ItemList():
            listed = (replace(entry, items=reflowed(entry.items)) for entry in item.entries)
            return (replace(item, entries=tuple(listed)),)
        case Frames():
            frames = ((picture, reflowed(words)) for picture, words in item.frames)
            return (replace(item, frames=tuple(frames)),)
        case Prose() | Illustration() | Contents():
            return (item,)
        case _:
            assert_never(item)


def _as_list(grid: Grid) -> tuple[Item, ...]:
    rows = tuple(Entry(BULLET, _row(grid, row), row[0].span) for row in grid.rows)
    listing = ItemList(rows, ListKind.BULLETS, Role.BODY, grid.span)
    return (replace(grid.caption, role=Role.BODY), listing) if grid.caption else (listing,)


def _row(grid: Grid, row: tuple[Prose, ...]) -> tuple[Item, ...]:
    """Set the first cell as the item, and the others below it, each after its column's name.

    A row never parts.
    """
    first = replace(row[0], role=Role.BODY)
    entries = tuple(
        Entry(BULLET, (_named(head, cell),), cell.span)
        for head, cell in zip(grid.header[1:], row[1:], strict=True)
        if cell.runs
    )
    cells = ItemList(entries, ListKind.BULLETS, Role.BODY, first.span)
    return (Kept((first, cells), first.span),)


def _named(head: Prose, cell: Prose) -> Prose:
    return Prose((*head.runs, Run(": ", cell.span), *cell.runs), Role.BODY, cell.span)
