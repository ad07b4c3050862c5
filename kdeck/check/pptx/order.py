"""Whether the order in which a slide is read aloud can be the order in which it is seen."""

from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.shape import FOOTERS, Shape

_MOST = 300
_SLACK = 4.0  # points
_SAME = 0.5  # the share of the narrower or lower of two that makes a column or a row
_LEVEL = 0.15  # how far apart the upper edges of a row may be, as a share of the lower of two


def check_order(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find a title that is not first, a footer that is not last, and what is read too early."""
    said = [
        s
        for s in shapes
        if s.outer is None and not s.decorative and (s.words or s.alt or s.kind != "shape")
    ]
    hint = "put the title first, then what is seen first, and the footer last"
    titles = [order for order, shape in enumerate(said) if shape.is_title]
    if titles and titles[0]:
        message = f"'{said[0].name}' is read before the title"
        yield Finding("pptx-reading-order", message, hint, span, Severity.WARNING)
    feet = [order for order, shape in enumerate(said) if shape.placeholder in FOOTERS]
    body = [s for s in said if not s.is_title and s.placeholder not in FOOTERS]
    if feet and body and said.index(body[-1]) > feet[0]:
        message = f"the footer '{said[feet[0]].name}' is read before '{body[-1].name}'"
        yield Finding("pptx-reading-order", message, hint, span, Severity.WARNING)
    pair = _wrong_pair(body[:_MOST])
    if pair is not None:
        first, second = pair
        message = f"{_named(first, second)} is read before {_named(second, first)}"
        message += ", which stands before it"
        yield Finding("pptx-reading-order", message, hint, span, Severity.WARNING)


def _named(shape: Shape, other: Shape) -> str:
    """Name a shape; of two with one name, say where it stands, in inches from the upper left."""
    place = shape.place
    if shape.name != other.name or place is None:
        return f"'{shape.name}'"
    return f"'{shape.name}' (at {place.rect.left / 72:.1f} in, {place.rect.top / 72:.1f} in)"


def _wrong_pair(shapes: Sequence[Shape]) -> tuple[Shape, Shape] | None:
    for order, first in enumerate(shapes):
        for second in shapes[order + 1 :]:
            if first.place is None or second.place is None:
                continue
            if _stands_before(second.place.rect, first.place.rect):
                return first, second
    return None


def _stands_before(one: Rect, other: Rect) -> bool:
    """Say whether one stands above the other in a column, or left of it in a row.

    A grid may be read by rows or by columns: what is neither has no order.
    """
    across, down = one.shared(other)
    if one.bottom <= other.top + _SLACK:
        return across >= _SAME * min(one.width, other.width) > 0
    low = min(one.height, other.height)
    if one.right <= other.left + _SLACK and abs(one.top - other.top) <= _LEVEL * low:
        return down >= _SAME * low > 0
    return False
