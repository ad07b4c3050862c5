"""Tables: their headers, merged and empty cells, and whether they are tables at all."""

from collections.abc import Iterator, Sequence

from lxml import etree

from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.names import NAMESPACES, find, is_true, name, text
from kdeck.ooxml.shape import Shape

_MERGED = ("hMerge", "vMerge")
_SPANS = ("gridSpan", "rowSpan")


def check_tables(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Judge the tables of a slide."""
    for shape in shapes:
        if shape.table is not None:
            if _is_layout(shape.table):
                message = f"the table '{shape.name}' sets text side by side, and is no table"
                hint = "set its words in placeholders or text boxes, or give it a header row"
                yield Finding("pptx-table-layout", message, hint, span, Severity.WARNING)
            else:
                yield from _check_header(shape, shape.table, span)
            yield from _check_cells(shape, shape.table, span)


def _is_layout(table: etree._Element) -> bool:
    """Say whether a table without any header has one row or one column of several cells."""
    properties = find(table, "a:tblPr")
    marked = properties is not None and any(
        is_true(properties.get(key)) for key in ("firstRow", "firstCol")
    )
    rows = [len(row.findall("a:tc", NAMESPACES)) for row in table.iterfind("a:tr", NAMESPACES)]
    return not marked and sum(rows) > 1 and (len(rows) == 1 or max(rows) == 1)


def _check_header(shape: Shape, table: etree._Element, span: Span) -> Iterator[Finding]:
    properties = find(table, "a:tblPr")
    if properties is None or not is_true(properties.get("firstRow")):
        message = f"the table '{shape.name}' has no header row"
        hint = "mark its first row as the header"
        yield Finding("pptx-table-header", message, hint, span)
    elif any(map(_is_blank, table.iterfind("a:tr[1]/a:tc", NAMESPACES))):
        message = f"the header row of the table '{shape.name}' has an empty cell"
        hint = "name every column, the first too"
        yield Finding("pptx-table-header", message, hint, span, Severity.WARNING)


def _check_cells(shape: Shape, table: etree._Element, span: Span) -> Iterator[Finding]:
    if any(map(_is_merged, table.iter(name("a:tc")))):
        message = f"the table '{shape.name}' has merged cells"
        hint = "split them, or make two tables"
        yield Finding("pptx-cells-merged", message, hint, span, Severity.WARNING)
    rows = table.findall("a:tr", NAMESPACES)[1:]
    blank = sum(_is_blank(cell) for row in rows for cell in row.iterfind("a:tc", NAMESPACES))
    if blank:
        cells = several(blank, "empty cell")
        message = f"the table '{shape.name}' has {cells}"
        hint = "write what is not known or does not apply, such as 'none'"
        yield Finding("pptx-cell-empty", message, hint, span, Severity.NOTE)


def _is_blank(cell: etree._Element) -> bool:
    return not text(cell) and not any(is_true(cell.get(key)) for key in _MERGED)


def _is_merged(cell: etree._Element) -> bool:
    spans = any(cell.get(key, "1") != "1" for key in _SPANS)
    return spans or any(is_true(cell.get(key)) for key in _MERGED)
