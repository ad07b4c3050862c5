"""From a grid to a table box, and to the structure elements of its rows and cells."""

from dataclasses import replace

from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import Grid, Prose
from kdeck.plan.look.panelroles import TABLE_HEAD
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import run_text
from kdeck.plan.text.tablewidth import CELL_PAD, at_least
from kdeck.render.pdf.box.bars import BarHeader, BarLook, BarRow, bar_room
from kdeck.render.pdf.box.box import Box, Stack
from kdeck.render.pdf.box.table import TableBox, TableLook, TableRow
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.file.element import Element

# Rows of a table on a sheet stand close.
_SHEET_PAD = 2.0
# Rows with bars stand as close as lines do.
_BAR_PAD = 1.0
_SHORTEST_BAR = 40.0


def table_box(grid: Grid, parent: Element, width: float, typesetter: Typesetter) -> Box:
    """Build a table with its caption; nothing where its rows do not fit together."""
    if not typesetter.ledger.table(grid):
        return Stack(())
    sheet, palette = typesetter.sheet, typesetter.palette
    table = parent.child("Table", grid.span)
    above: tuple[Box, ...] = ()
    if grid.caption:
        element = table.child("Caption", grid.span)
        caption = typesetter.text(grid.caption.runs, element, sheet[Role.SMALL], width)
        above = (replace(caption, keeps_next=True),)
    bars = _bar_look(grid, width, typesetter) if grid.of else None
    widths = _bar_widths(grid, width, typesetter) if bars else _widths(grid, width, typesetter)
    head = table.child("THead", grid.span).child("TR", grid.span)
    header = _cells(grid.header, head, widths, len(widths), typesetter)
    body = table.child("TBody", grid.span)
    rows = tuple(
        _cells(row, body.child("TR", row[0].span), widths, int(grid.row_headers), typesetter)
        for row in grid.rows
    )
    if bars:
        header = BarHeader(header.cells, _BAR_PAD, bars)
        shares = tuple(
            tuple(float(run_text(c.runs)) / grid.of for c in row[1:]) for row in grid.rows
        )
        rows = tuple(
            BarRow(row.cells, _BAR_PAD, bars, share)
            for row, share in zip(rows, shares, strict=True)
        )
    ground = None if sheet.is_sheet else palette[TABLE_HEAD]
    look = TableLook(ground, palette.rule, ruled=bars is None)
    gap = sheet.unit / (2 if sheet.is_sheet else 1)
    made = TableBox(header, rows, widths, look, before=gap / 2, after=2 * gap)
    return Stack((*above, made), gap, 2 * gap) if above else made


def _bar_look(grid: Grid, width: float, typesetter: Typesetter) -> BarLook | None:
    """Set bars between the names and the numbers; nothing where there is no room for them."""
    style, palette = typesetter.sheet[Role.SMALL], typesetter.palette
    named = max(typesetter.width(row[0].runs, style) for row in grid.rows)
    left = named + 3 * CELL_PAD
    whole = _bar_widths(grid, width, typesetter)[0] - left
    if whole < _SHORTEST_BAR or typesetter.width(grid.header[0].runs, style) > left + whole:
        return None
    return BarLook(left, whole, palette.primary, palette.paper, palette.surface)


def _bar_widths(grid: Grid, width: float, typesetter: Typesetter) -> tuple[float, ...]:
    """Give the numbers the room of their headings, and the rest to the names and the bars."""
    style = replace(typesetter.sheet[Role.SMALL], bold=True)
    heads = bar_room(tuple(typesetter.width(cell.runs, style) for cell in grid.header[1:]))
    numbers = [head + 2 * CELL_PAD for head in heads]
    return (width - sum(numbers), *numbers)


def _widths(grid: Grid, width: float, typesetter: Typesetter) -> tuple[float, ...]:
    """Share out a width so that no word of a cell is wider than its column."""
    least = [
        max(typesetter.longest_word(cell.runs, typesetter.sheet[cell.role]) for cell in cells)
        + 2 * CELL_PAD
        for cells in zip(grid.header, *grid.rows, strict=True)
    ]
    return at_least([share * width for share in grid.widths], least)


def _cells(
    cells: tuple[Prose, ...],
    row: Element,
    widths: tuple[float, ...],
    heads: int,
    typesetter: Typesetter,
) -> TableRow:
    """Build one row; so many cells from the left are headers."""
    scope = "/Column" if heads == len(widths) else "/Row"
    found = []
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        element = row.child("TH" if index < heads else "TD", cell.span)
        if index < heads:
            element.describe("Table", Scope=scope)
        style = replace(typesetter.sheet[cell.role], ink=PaletteRole.INK, before=0.0, after=0.0)
        found.append(typesetter.text(cell.runs, element, style, width - 2 * CELL_PAD))
    return TableRow(tuple(found), _SHEET_PAD if typesetter.sheet.is_sheet else CELL_PAD)
