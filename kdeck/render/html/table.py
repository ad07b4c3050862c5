"""From the cells of a table to its elements, which keep their roles where they become a list."""

from collections.abc import Callable, Sequence

from lxml.etree import _Element

from kdeck.plan.text.run import Runs, run_text
from kdeck.render.html.markup import Node, append, element, of_class

# A table of so many columns needs more room than text has.
_MANY = 4


def make_table(
    header: Sequence[Runs],
    rows: Sequence[Sequence[Runs]],
    nodes: Callable[[Runs], tuple[Node, ...]],
    *,
    row_headers: bool,
    caption: Runs = (),
) -> _Element:
    """Set a table in a frame, which says how much room it has; nodes sets the words of a cell."""
    made = element("table", attributes={"role": "table"})
    if len(header) >= _MANY:
        made.set("class", "many")
    if caption:
        append(made, (element("caption", *nodes(caption)),))
    cells = (_cell(nodes(runs), "columnheader", "col") for runs in header)
    body = element("tbody", attributes={"role": "rowgroup"})
    heads = [run_text(runs) for runs in header]
    for row in rows:
        line = element("tr", attributes={"role": "row"})
        for index, (runs, over) in enumerate(zip(row, heads, strict=True)):
            if row_headers and index == 0:
                cell = _cell(nodes(runs), "rowheader", "row")
            else:
                cell = _cell(nodes(runs), "cell", "")
                cell.set("data-over", over)
            append(line, (cell,))
        append(body, (line,))
    head = element("tr", *cells, attributes={"role": "row"})
    append(made, (element("thead", head, attributes={"role": "rowgroup"}), body))
    return element("div", made, attributes=of_class("table"))


def _cell(words: tuple[Node, ...], role: str, scope: str) -> _Element:
    made = element("th" if scope else "td", *words, attributes={"role": role})
    if scope:
        made.set("scope", scope)
    return made
