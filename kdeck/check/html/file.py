"""Our own judgment of any page on the web: what a reader with assistive technology would miss."""

from collections.abc import Iterator

from kdeck.check.html.contrast import check_contrast
from kdeck.check.html.link import check_fields, check_links
from kdeck.check.html.media import check_media
from kdeck.check.html.page import Page
from kdeck.check.html.table import check_lists, check_tables
from kdeck.check.html.whole import check_part, check_whole
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span


def check_html(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a page; one that cannot be read is a finding too."""
    try:
        return tuple(_check(Page(data, file)))
    except KdeckError as error:
        return (Finding("html-unreadable", error.message, error.hint, Span(file)),)


def check_fragment(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge what is to be placed in a page; that which holds no element is a finding, too."""
    try:
        page = Page(data, file)
    except KdeckError as error:
        return (Finding("fragment-unreadable", error.message, error.hint, Span(file)),)
    part = next(page.elements("article"), None)
    if part is None:
        message = "it is no part of a page: it has no article"
        hint = "build it again, with 'kdeck build --fragment'"
        return (Finding("fragment-unreadable", message, hint, Span(file)),)
    return (*check_part(page, part), *_inner(page))


def _check(page: Page) -> Iterator[Finding]:
    yield from check_whole(page)
    yield from _inner(page)


def _inner(page: Page) -> Iterator[Finding]:
    yield from check_media(page)
    yield from check_links(page)
    yield from check_fields(page)
    yield from check_tables(page)
    yield from check_lists(page)
    yield from check_contrast(page)
