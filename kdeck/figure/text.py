"""The labels of an SVG text element, one for each line that it sets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kdeck.datafile.characters import normal
from kdeck.figure.error import FigureError
from kdeck.figure.geometry import length, number, rounded, scale
from kdeck.figure.source import line_of, local_name
from kdeck.figure.state import State
from kdeck.model.scene import Label

if TYPE_CHECKING:
    from lxml.etree import _Element


def labels(element: "_Element", state: State) -> Iterator[Label]:
    """Give a label for the text itself and for each tspan, which stands on a line of its own.

    state is that of the text element. Raises FigureError for text that no label can hold.
    """
    x, y = number(element, "x"), number(element, "y")
    yield from _label(element, state, x, y)
    for span in element:
        name = local_name(span)
        if (span.tail or "").strip() or (name == "tspan" and len(span)):
            raise FigureError(
                "the text mixes lines", "put each line in a tspan of its own", line_of(span)
            )
        if name != "tspan":
            continue
        own = state.entering(span)
        if not any(span.get(key) for key in ("x", "y", "dy")):
            raise FigureError(
                "the tspan has no place of its own", 'give it x and dy="1.2em"', line_of(span)
            )
        x = number(span, "x", x)
        y = number(span, "y", y) + length(span, "dy", own.size)
        yield from _label(span, own, x, y)


def _label(element: "_Element", state: State, x: float, y: float) -> Iterator[Label]:
    words = normal(" ".join((element.text or "").split()))
    if not words:
        return
    if state.fill is None:
        raise FigureError(
            f"the text '{words[:40]}' has no role", 'give it class="ink"', line_of(element)
        )
    move = state.transform
    if abs(move.b) > 1e-6 or abs(move.c) > 1e-6 or move.a <= 0 or move.d <= 0:
        raise FigureError(
            f"the text '{words[:40]}' is turned", "set text upright", line_of(element)
        )
    yield Label(
        words,
        rounded(x * move.a + move.e),
        rounded(y * move.d + move.f),
        rounded(state.size * scale(move)),
        state.anchor,
        state.fill,
        state.bold,
    )
