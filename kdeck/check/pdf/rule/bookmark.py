"""The bookmarks of a PDF against its headings."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.tagtree import tree_text
from kdeck.finding import Finding, Severity, Span, several

_LONG = 10  # pages from which readers need another way than turning them
_MOST = 10_000
_HEADING = re.compile(r"H\d*|Title")


def check_bookmarks(pdf: pikepdf.Pdf, root: Node, span: Span) -> Iterator[Finding]:
    """Find a long file without bookmarks, and bookmarks that no heading answers to."""
    outlines = pdf.Root.get("/Outlines")
    titles = list(_titles(outlines)) if isinstance(outlines, pikepdf.Dictionary) else []
    headings = {_plain(name) for node in root.elements() for name in _names(node)}
    if not titles and len(pdf.pages) >= _LONG:
        message = f"the PDF has {len(pdf.pages)} pages and no bookmarks"
        hint = "export it with bookmarks from the headings"
        yield Finding("pdf-bookmarks", message, hint, span, Severity.WARNING)
    strange = [title for title in titles if _plain(title) not in headings]
    if strange and headings:
        message = f"the bookmark '{strange[0][:60]}' is like no heading"
        if len(strange) > 1:
            message += f", and {several(len(strange) - 1, 'more is', 'more are')} not"
        hint = "give bookmarks the words of the headings they lead to"
        yield Finding("pdf-bookmarks", message, hint, span, Severity.WARNING)


def _titles(outlines: pikepdf.Object) -> Iterator[str]:
    waiting = [outlines.get("/First")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        title = item.get("/Title")
        if isinstance(title, pikepdf.String):
            yield text_of(title)
        waiting += [item.get("/Next"), item.get("/First")]


def _names(node: Node) -> Iterator[str]:
    if _HEADING.fullmatch(node.role):
        yield tree_text(node)
        if node.title:
            yield node.title


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
