"""How many cells a row of a pipe table has, as it was typed."""

from markdown_it.rules_block.table import escapedSplit


def cell_count(line: str) -> int:
    """Count the cells of a row; the parser fills up a short row and cuts a long one in silence."""
    cells = escapedSplit(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return len(cells)
