"""Tables and lists: whether their cells have heads, and their items a list."""

from collections.abc import Iterator

from lxml.etree import _Element

from kdeck.check.html.page import Page, words
from kdeck.finding import Finding, Severity

_PLAIN = frozenset({"presentation", "none"})
_LEAST = 2


def check_tables(page: Page) -> Iterator[Finding]:
    """Judge the tables of a page."""
    for table in page.elements("table"):
        if table.get("role") in _PLAIN:
            continue
        rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
        if len(rows) < _LEAST or max((len(row) for row in rows), default=0) < _LEAST:
            continue
        if not any(True for _ in table.iter("th")):
            message = f"the table that begins with '{words(table)[:40]}' has no head cells"
            hint = 'make the cells that name a column or a row <th scope="col"> or <th scope="row">'
            yield Finding("html-table", message, hint, page.span(table))


def check_lists(page: Page) -> Iterator[Finding]:
    """Find items that stand in no list, and what stands in a list and is no item."""
    for item in page.elements("li"):
        parent = item.getparent()
        if parent is not None and parent.tag not in ("ul", "ol", "menu"):
            yield _loose(item, page)
    for listing in page.elements("ul", "ol"):
        for child in listing:
            if child.tag not in ("li", "script", "template"):
                message = f"a list holds <{child.tag}>, which is no item"
                hint = "put it into a <li>"
                yield Finding("html-list", message, hint, page.span(child), Severity.WARNING)


def _loose(item: _Element, page: Page) -> Finding:
    message = f"the item '{words(item)[:40]}' stands in no list"
    return Finding("html-list", message, "put it into <ul> or <ol>", page.span(item))
