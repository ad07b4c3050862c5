"""The cells of a table as a grid: every row as long as the others, and no cell in two."""

from collections import Counter
from collections.abc import Iterator

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding

_HINT = "give each row the same columns, with ColSpan and RowSpan where cells are joined"


def check_grids(root: Node, file: str) -> Iterator[Finding]:
    """Judge the shape of every table."""
    for table in root.elements():
        if table.role != "Table":
            continue
        for problem in dict.fromkeys(_problems(_rows(table))):
            yield Finding("pdf-table-shape", problem, _HINT, span_of(table, file))


def _rows(table: Node) -> list[list[Node]]:
    return [
        [cell for cell in row.kids if isinstance(cell, Node) and cell.role in {"TH", "TD"}]
        for part in table.kids
        if isinstance(part, Node)
        for row in (part, *part.kids)
        if isinstance(row, Node) and row.role == "TR"
    ]


def _problems(rows: list[list[Node]]) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for down, cells in enumerate(rows):
        across = 0
        for cell in cells:
            while (down, across) in taken:
                across += 1
            places = _places(cell, down, across)
            if taken & places:
                yield "two cells of a table lie on each other"
            taken |= places
    if any(down >= len(rows) for down, _ in taken):
        yield "a cell of a table reaches below its last row"
    counted = Counter(down for down, _ in taken)
    lengths = [counted[down] for down in range(len(rows))]
    if len(set(lengths)) > 1:
        yield f"the rows of a table have from {min(lengths)} to {max(lengths)} columns"


def _places(cell: Node, down: int, across: int) -> set[tuple[int, int]]:
    height, width = _span(cell, "RowSpan"), _span(cell, "ColSpan")
    return {(down + y, across + x) for y in range(height) for x in range(width)}


def _span(cell: Node, name: str) -> int:
    value = cell.attribute(name)
    return min(max(value, 1), 64) if isinstance(value, int) else 1
