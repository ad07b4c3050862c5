"""Text that stands on its head or on its side."""

import math
from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.names import find, number
from kdeck.ooxml.shape import FOOTERS, Shape

# Degrees. What leans a little is a matter of taste; the label of an axis stands on its side.
_TILTS, _LEANS, _STANDS_ON_HEAD = 5.0, 30.0, 120.0
_LABEL = 4  # words


def check_turned(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find text that is upside down, what lies on its side, and what leans."""
    for shape in shapes:
        if not shape.words:
            continue
        angle = text_angle(shape)
        if angle > _STANDS_ON_HEAD:
            message = f"the text of '{shape.name}' stands on its head"
            hint = "set its rotation to 0 degrees, and turn off flipping"
            yield Finding("pptx-text-turned", message, hint, span)
        elif angle > _LEANS and shape.placeholder is not None:
            message = f"the text of '{shape.name}' lies on its side"
            hint = "set its rotation to 0 degrees and its text direction to horizontal"
            main = shape.is_title or shape.placeholder in FOOTERS
            severity = Severity.ERROR if main else Severity.WARNING
            yield Finding("pptx-text-turned", message, hint, span, severity)
        elif angle > _TILTS and shape.kind != "group" and not _is_label(shape, angle):
            message = f"the text of '{shape.name}' is turned by {angle:.0f} degrees"
            hint = "set its rotation to 0 degrees: turned text is read slowly, or not at all"
            yield Finding("pptx-text-turned", message, hint, span, Severity.NOTE)


def _is_label(shape: Shape, angle: float) -> bool:
    """Say whether text stands straight on its side, and is as short as the label of an axis."""
    return abs(angle - 90) < 1 and len(shape.words.split()) <= _LABEL


def text_angle(shape: Shape) -> float:
    """Give the degrees by which the text of a shape is turned from upright, from 0 to 180."""
    turn = 0.0
    if shape.place is not None:
        # A shape that is flipped from left to right keeps its text, one from top to bottom does
        # not: the way down tells.
        matrix = shape.place.matrix
        turn = math.degrees(math.atan2(-matrix.c, matrix.d))
    bodies = [body for e in shape.ancestors if (body := find(e, "p:txBody/a:bodyPr")) is not None]
    turn += number(next((b for b in bodies if b.get("rot")), None), "rot") / 60_000
    way = next((value for b in bodies if (value := b.get("vert"))), "horz")
    turn += {"vert": 90.0, "vert270": 270.0}.get(way, 0.0)
    return abs((turn + 180) % 360 - 180)
