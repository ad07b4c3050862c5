"""Pages that are one picture, as a scanner makes them."""

from collections.abc import Iterator, Sequence

import pikepdf

from kdeck.check.pdf.read.geometry import Box
from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.state import numbers_of
from kdeck.finding import Finding, Severity, Span

_SHARE = 0.6  # of the page: scans have margins, and a letterhead's picture is smaller
_HINT = "make it anew from its source, or let a program recognize the text and read it through"


def check_scans(
    pdf: pikepdf.Pdf, paintings: Sequence[Painting], described: frozenset[int], span: Span
) -> Iterator[Finding]:
    """Find pages that show one picture and no text; `described` are those with an alt text."""
    pictures = [
        painting
        for painting in paintings
        if not painting.pieces
        and painting.page not in described
        and _is_covered(painting, pdf.pages[painting.page])
    ]
    bare = [painting.page for painting in pictures if not painting.uses]
    hidden = [painting.page for painting in pictures if painting.uses]
    if bare:
        message = f"{_pages(bare, len(paintings))} as a scanner makes, without text: "
        message += "nothing there can be read aloud, searched or set larger"
        yield Finding("pdf-scan", message, _HINT, _place(bare, span))
    if hidden:
        message = f"{_pages(hidden, len(paintings))} as a scanner makes, with hidden text: "
        message += "a program has guessed it"
        yield Finding("pdf-scan", message, _HINT, _place(hidden, span), Severity.WARNING)


def _is_covered(painting: Painting, page: pikepdf.Page) -> bool:
    left, bottom, right, top = (numbers_of(list(page.cropbox)) + [0.0] * 4)[:4]
    whole = Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    # Scanners cut a page into strips.
    shown = sum(_common(paint.area.box, whole) for paint in painting.paints if paint.ink is None)
    return 0 < _SHARE * _common(whole, whole) <= shown


def _common(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    return max(width, 0.0) * max(height, 0.0)


def _pages(found: list[int], count: int) -> str:
    if len(found) == count:
        return "all pages are pictures" if count > 1 else "the page is a picture"
    return (
        f"{len(found)} of {count} pages are pictures" if len(found) > 1 else "the page is a picture"
    )


def _place(found: list[int], span: Span) -> Span:
    return Span(span.file, None, f"page {found[0] + 1}")
