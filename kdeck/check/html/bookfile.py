"""Our own judgment of any e-book: what it says of itself, and what its readers would miss."""

from collections.abc import Iterator
from zipfile import ZIP_STORED

from lxml.etree import _Element

from kdeck.check.html.book import Book
from kdeck.check.html.contrast import check_contrast
from kdeck.check.html.link import check_links
from kdeck.check.html.media import check_media
from kdeck.check.html.page import Page
from kdeck.check.html.table import check_lists, check_tables
from kdeck.check.html.whole import check_whole, is_language
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span

_KIND = b"application/epub+zip"
# What programs write where nobody gave a title.
_NO_TITLE = frozenset({"untitled", "unknown", "title", "document"})
# EPUB Accessibility 1.1, 2.2: what every book must say, and 2.3, what it should.
_NEEDED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_WISHED = ("accessModeSufficient", "accessibilitySummary")


def check_epub(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a book; one that cannot be read is a finding too."""
    try:
        return tuple(_check(Book(data, file)))
    except KdeckError as error:
        return (Finding("epub-unreadable", error.message, error.hint, Span(file)),)


def _check(book: Book) -> Iterator[Finding]:
    yield from _kind(book)
    yield from _title(book)
    yield from _language(book)
    yield from _access(book)
    yield from _files(book)
    yield from _contents(book)
    for page in book.pages():
        yield from _page(page)


def _page(page: Page) -> Iterator[Finding]:
    yield from check_whole(page)
    yield from check_media(page)
    yield from check_links(page)
    yield from check_tables(page)
    yield from check_lists(page)
    yield from check_contrast(page)


def _kind(book: Book) -> Iterator[Finding]:
    first = next(iter(book.archive.entries))
    plain = first.compress_type == ZIP_STORED and not first.extra
    right = first.filename == "mimetype" and plain and book.archive.data("mimetype") == _KIND
    if not right:
        message = "the book does not begin by saying that it is one"
        hint = "zip it with 'mimetype' as its first file, not compressed, or save it again"
        yield Finding("epub-mimetype", message, hint, Span(book.file))


def _title(book: Book) -> Iterator[Finding]:
    found = book.terms("title")
    if not found or found[0].casefold() in _NO_TITLE:
        message = f"the title of the book is '{found[0]}'" if found else "the book has no title"
        hint = "give it the title that its first page has"
        yield Finding("epub-title", message, hint, _of(book))


def _language(book: Book) -> Iterator[Finding]:
    hint = "write its language, such as <dc:language>en-US</dc:language>"
    found = book.terms("language")
    if not found:
        yield Finding("epub-language", "the book does not say its language", hint, _of(book))
    for each in found:
        if not is_language(each):
            message = f"'{each[:40]}' is no language"
            yield Finding("epub-language", message, hint, _of(book))


def _access(book: Book) -> Iterator[Finding]:
    given = book.properties()
    for names, severity in ((_NEEDED, Severity.ERROR), (_WISHED, Severity.WARNING)):
        lacking = [name for name in names if name not in given]
        if lacking:
            message = f"the book does not say how it can be read: {', '.join(lacking)}"
            hint = f'add <meta property="schema:{lacking[0]}"> with what holds for it'
            yield Finding("epub-access", message, hint, _of(book), severity)


def _files(book: Book) -> Iterator[Finding]:
    for name in book.missing():
        message = f"the book names '{name}', which is not in it"
        yield Finding("epub-file", message, "add the file, or do not name it", _of(book))


def _contents(book: Book) -> Iterator[Finding]:
    page, span = book.contents(), _of(book)
    if page is None:
        message = "the book has no list of contents"
        if book.version.startswith("2"):
            message = "the book is of EPUB 2, and has no list of contents that readers can use"
        hint = "save it as EPUB 3, with its headings as a list of contents"
        yield Finding("epub-contents", message, hint, span)
        return
    lists = [nav for nav in page.elements("nav") if "toc" in _uses(nav)]
    links = [link for nav in lists for link in nav.iter("a") if link.get("href")]
    if not links:
        message = "the list of contents leads nowhere"
        hint = 'write <nav epub:type="toc"> with a link to each heading'
        yield Finding("epub-contents", message, hint, page.span())


def _uses(nav: _Element) -> list[str]:
    return nav.get("{http://www.idpf.org/2007/ops}type", "").split()


def _of(book: Book) -> Span:
    return Span(book.file, None, book.name)
