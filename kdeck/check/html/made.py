"""What can differ from one page of a theme to the next: its words, and whom to call."""

from collections.abc import Iterator

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
    main = next(page.elements("main"), None)
    told = words(main).replace("\u00a0", " ") if main is not None else ""
    region = document.region
    wanted = [region.emergency]
    wanted += [region.first_line.number] if region.first_line else []
    for number in wanted:
        if number not in told:
            message = f"the page does not say '{number}'"
            hint = "name the crisis contacts in the document"
            yield Finding("html-crisis", message, hint, Span(document.span.file))
