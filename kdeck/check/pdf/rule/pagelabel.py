"""The numbers that readers show for pages, against those that are printed on them."""

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.state import numbers_of
from kdeck.finding import Finding, Severity, Span

_EDGE = 0.12  # of the height: where page numbers stand
_ENOUGH, _SHARE = 3, 0.8


def check_page_labels(
    pdf: pikepdf.Pdf, paintings: Sequence[Painting], span: Span
) -> Iterator[Finding]:
    """Find labels that are off by the same number from what is printed on most pages."""
    shifts: Counter[int] = Counter()
    first: dict[int, tuple[int, str, int]] = {}
    for painting in paintings:
        page = pdf.pages[painting.page]
        printed, label = _printed(painting, page), _label(page)
        if printed is not None and label.isdecimal():
            shift = int(label) - printed
            shifts[shift] += 1
            first.setdefault(shift, (painting.page, label, printed))
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    if shift and count >= _ENOUGH and count >= _SHARE * shifts.total():
        index, label, printed = first[shift]
        message = f"readers call the page '{label}' on which '{printed}' is printed"
        hint = "give the pages the labels that are printed on them"
        here = Span(span.file, None, f"page {index + 1}")
        yield Finding("pdf-page-labels", message, hint, here, Severity.WARNING)


def _label(page: pikepdf.Page) -> str:
    """Give the label of a page; of a style that does not exist, pikepdf warns on its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return page.label


def _printed(painting: Painting, page: pikepdf.Page) -> int | None:
    """Give the one number that stands alone at the top or the bottom of a page."""
    _, bottom, _, top = (numbers_of(list(page.cropbox)) + [0.0] * 4)[:4]
    edge = _EDGE * (top - bottom)
    found = {
        int(piece.text)
        for piece in painting.pieces
        if piece.text.strip().isdecimal()
        and len(piece.text.strip()) <= 4
        and (piece.box.top < bottom + edge or piece.box.bottom > top - edge)
    }
    return found.pop() if len(found) == 1 else None
