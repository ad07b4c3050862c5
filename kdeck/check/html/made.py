"""What can differ from one page or book of a theme to the next: its words, and whom to call."""

from collections.abc import Iterable, Iterator

from kdeck.check.html.book import Book
from kdeck.check.html.page import Page, words
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span
from kdeck.model.document import Document


def check_made(data: bytes, document: Document) -> Iterator[Finding]:
    """Find a page that does not name the emergency number and the crisis lines in its text."""
    try:
        page = Page(data, document.span.file)
    except KdeckError as error:
        yield Finding("html-unreadable", error.message, error.hint, document.span)
        return
    yield from _crisis((page,), document, "page")


def check_fragment_made(data: bytes, document: Document) -> Iterator[Finding]:
    """Find a part of a page that does not name them in its text."""
    try:
        page = Page(data, document.span.file)
    except KdeckError as error:
        yield Finding("fragment-unreadable", error.message, error.hint, document.span)
        return
    yield from _crisis((page,), document, "fragment")


def check_book_made(data: bytes, document: Document) -> Iterator[Finding]:
    """Find a book that does not name them in its text."""
    try:
        pages = tuple(Book(data, document.span.file).pages())
    except KdeckError as error:
        yield Finding("epub-unreadable", error.message, error.hint, document.span)
        return
    yield from _crisis(pages, document, "book")


def _crisis(pages: Iterable[Page], document: Document, noun: str) -> Iterator[Finding]:
    mains = (next(page.elements("main", "article"), None) for page in pages)
    told = " ".join(words(main) for main in mains if main is not None).replace("\u00a0", " ")
    region = document.region
    wanted = [region.emergency]
    wanted += [region.first_line.number] if region.first_line else []
    for number in wanted:
        if number not in told:
            message = f"the {noun} does not say '{number}'"
            hint = "name the crisis contacts in the document"
            yield Finding("html-crisis", message, hint, Span(document.span.file))
