"""The contrast of shown text against what lies behind it."""

from collections.abc import Iterator, Sequence

from kdeck.check.pdf.read.painting import Painting, Piece
from kdeck.color import Color, contrast
from kdeck.finding import Finding, Severity, Span, several

# WCAG 2.2, SC 1.4.3.
_LIMIT, _LARGE_LIMIT = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
_SHOWN = 40


def check_contrast(paintings: Sequence[Painting], file: str) -> Iterator[Finding]:
    """Judge all text; one finding for each pair of colors on a page, and one for what is unsure."""
    unsure = unseen = 0
    for painting in paintings:
        seen: set[tuple[Color, Color, float]] = set()
        for piece in painting.pieces:
            grounds = painting.ground(piece)
            known = [ground for ground in grounds if ground is not None]
            unsure += piece.ink is None or len(known) < len(grounds)
            for ground in known if piece.ink is not None else ():
                assert piece.ink is not None
                # Printers' furniture in the color of the paper is there for nobody to read.
                if piece.ink == ground and (piece.artifact or piece.mark is None):
                    unseen += 1
                    continue
                key = (piece.ink, ground, _limit(piece))
                if key not in seen and contrast(piece.ink, ground) < _limit(piece):
                    seen.add(key)
                    yield _finding(piece, ground, Span(file, None, f"page {painting.page + 1}"))
    if unseen:
        pieces = several(unseen, "piece of text has", "pieces of text have")
        message = f"{pieces} the color of what is behind: nobody sees "
        message += "it" if unseen == 1 else "them"
        hint = "see that it is nothing that a reader needs"
        yield Finding("pdf-contrast", message, hint, Span(file), Severity.NOTE)
    if unsure:
        pieces = several(unsure, "piece of text", "pieces of text")
        message = f"the contrast of {pieces} cannot be judged"
        hint = "look at text on images, patterns and transparent colors yourself"
        yield Finding("pdf-contrast", message, hint, Span(file), Severity.NOTE)


def _limit(piece: Piece) -> float:
    large = piece.size >= (_LARGE_BOLD if piece.bold else _LARGE) - 0.01
    return _LARGE_LIMIT if large else _LIMIT


def _finding(piece: Piece, ground: Color, span: Span) -> Finding:
    assert piece.ink is not None
    ratio = int(contrast(piece.ink, ground) * 10) / 10
    words = " ".join(piece.text.split())[:_SHOWN]
    message = f"the text '{words}' in {piece.ink} on {ground} has a contrast of {ratio}:1"
    hint = f"choose colors with at least {_limit(piece)}:1"
    # What an artifact says is not read aloud, and still seen.
    severity = Severity.WARNING if piece.artifact else Severity.ERROR
    return Finding("pdf-contrast", message, hint, span, severity)
