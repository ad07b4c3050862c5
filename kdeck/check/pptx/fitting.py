"""Whether text stays in its box and on the slide, and clear of other text."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from kdeck.check.pptx.textbox import TextBox
from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground
from kdeck.ooxml.shape import Shape

# Points that text may stand out before anybody notices: rounding of advances and of lines.
_SLACK = 2.0
# What two lines of text may share, in points and in the smaller size: the empty parts above and
# below the letters.
_SHARED = 4.0
_EMPTY = 0.15
_MOST_BOXES = 300
_MOST_LINES = 60
_MOST_SHOWN = 3  # overlaps of one slide that are told one by one
_LINE = 1.2  # em


def check_overflow(texts: Sequence[TextBox], span: Span) -> Iterator[Finding]:
    """Find text that needs more height than its box has."""
    for box in texts:
        over = box.needed - box.room.height - box.spare
        # Where the widths are only near the truth, one line more or less is no verdict.
        slack = _SLACK if box.exact else _LINE * _size(box)
        if box.bound and over > slack:
            message = f"the text of '{box.shape.name}' needs {box.needed:.0f} pt of height and has "
            message += f"{box.room.height:.0f}"
            hint = "say it in fewer words, on two slides, or make the box larger"
            yield Finding("pptx-text-overflow", message, hint, span)


def check_edges(
    texts: Sequence[TextBox], shapes: Sequence[Shape], size: tuple[float, float], span: Span
) -> Iterator[Finding]:
    """Find what stands outside of the slide; a title may, as a whole."""
    slide = Rect(0, 0, *size)
    told: set[str] = set()
    for box in texts:
        inked = box.inked
        if inked is None or _is_inside(inked, slide, _SLACK if box.exact else 2 * _SLACK):
            continue
        whole = min(inked.shared(slide)) <= 0
        if (whole and box.shape.is_title) or box.shape.name in told:
            continue
        told.add(box.shape.name)
        where = "stands outside of the slide" if whole else "runs over the edge of the slide"
        message = f"the text of '{box.shape.name}' {where}"
        hint = "move it onto the slide, or delete it: a screen reader still reads it"
        yield Finding("pptx-off-slide", message, hint, span, Severity.WARNING)
    for shape in shapes:
        gone = shape.place is not None and min(shape.place.rect.shared(slide)) < 0
        if gone and not shape.words and not shape.in_decoration and shape.outer is None:
            message = f"the {shape.kind} '{shape.name}' stands outside of the slide"
            hint = "move it onto the slide, or delete it: a screen reader still reads it"
            yield Finding("pptx-off-slide", message, hint, span, Severity.WARNING)


def _is_inside(inner: Rect, outer: Rect, slack: float) -> bool:
    return (
        inner.left >= outer.left - slack
        and inner.top >= outer.top - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def check_overlap(texts: Sequence[TextBox], ground: Ground, span: Span) -> Iterator[Finding]:
    """Find text that lies on other text, or under something that hides it."""
    found = list(_overlaps(texts, ground, span))
    yield from found[:_MOST_SHOWN]
    if len(found) > _MOST_SHOWN:
        more = several(len(found) - _MOST_SHOWN, "more text lies", "more texts lie")
        message = f"{more} over or under others of the slide"
        hint = "move them apart, or group what belongs together as one picture"
        yield Finding("pptx-text-overlap", message, hint, span, Severity.WARNING)


def _overlaps(texts: Sequence[TextBox], ground: Ground, span: Span) -> Iterator[Finding]:
    boxes = [(box, inked) for box in texts if (inked := box.inked) is not None][:_MOST_BOXES]
    for (one, first), (other, second) in combinations(boxes, 2):
        if one.shape.element is not other.shape.element and _meet(one, first, other, second):
            message = f"the text of '{other.shape.name}' lies over that of '{one.shape.name}'"
            hint = "move one of the two"
            yield Finding("pptx-text-overlap", message, hint, span, Severity.WARNING)
    for box, inked in boxes:
        below = ground.below(box.shape)
        over = (layer for layer in ground.layers[below:] if layer.hides or None in layer.fill)
        lines = _lines(box)
        cover = next(
            (
                layer
                for layer in over
                if min(layer.rect.shared(inked)) > _SHARED
                and any(layer.covers(_middle(line)) for line in lines)
            ),
            None,
        )
        if cover is not None:
            message = f"'{cover.shape.name}' lies over the text of '{box.shape.name}'"
            hint = "move one of the two, or send the upper one to the back"
            yield Finding("pptx-text-overlap", message, hint, span, Severity.WARNING)


def _meet(one: TextBox, first: Rect, other: TextBox, second: Rect) -> bool:
    shared = max(_SHARED, _EMPTY * min(_size(one), _size(other)))
    if min(first.shared(second)) <= shared:
        return False
    # The boxes meet; only lines that do so, too, are hard to read.
    slack = shared if one.exact and other.exact else 2 * shared
    theirs = _lines(other)
    return any(min(a.shared(b)) > slack for a in _lines(one) for b in theirs)


def _size(box: TextBox) -> float:
    """Give the size of a box's largest letters, in points."""
    return max((run.look.size for each in box.paragraphs for run in each.runs), default=0.0)


def _lines(box: TextBox) -> list[Rect]:
    lines = (line for paragraph in box.paragraphs for line in paragraph.lines if line.width)
    return [box.place.around(line) for line in islice(lines, _MOST_LINES)]


def _middle(line: Rect) -> tuple[float, float]:
    return (line.left + line.right) / 2, (line.top + line.bottom) / 2
