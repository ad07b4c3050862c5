"""The size of shown text."""

from collections.abc import Iterator, Sequence

from kdeck.check.pdf.read.painting import Painting
from kdeck.finding import Finding, Severity, Span

_SMALLEST = 9.0  # points; print that most readers can read at arm's length
_TOLERANCE = 0.05


def check_text_size(paintings: Sequence[Painting], file: str) -> Iterator[Finding]:
    """Find text that is too small: one finding a page, with the smallest."""
    for painting in paintings:
        small = [p for p in painting.pieces if 0 < p.size < _SMALLEST - _TOLERANCE]
        if small:
            least = min(small, key=lambda piece: piece.size)
            words = " ".join(least.text.split())[:40]
            message = f"the text '{words}' is {least.size:.1f} pt large, the smallest of its page"
            span = Span(file, None, f"page {painting.page + 1}")
            hint = f"set text in {_SMALLEST:g} pt or more"
            yield Finding("pdf-text-size", message, hint, span, Severity.WARNING)
