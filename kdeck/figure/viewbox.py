"""What an svg element shows, and how that fits into its place."""

from typing import TYPE_CHECKING

from kdeck.figure.geometry import number, numbers, rounded, to_matrix
from kdeck.figure.source import FigureError, line_of
from kdeck.figure.state import State

if TYPE_CHECKING:
    from lxml.etree import _Element


def write_view_box(root: "_Element") -> None:
    """Write what a drawing shows where only its size says so: shares of it are of that."""
    sides = [root.get(side, "%") for side in ("width", "height")]
    if not root.get("viewBox") and not any(side.endswith("%") for side in sides):
        root.set("viewBox", " ".join(map(str, view_box(root))))


def view_box(root: "_Element") -> tuple[float, float, float, float]:
    """Give the left, top, width and height that an svg element shows. Raises FigureError."""
    box = numbers(root, "viewBox")
    sides = [root.get(side, "%") for side in ("width", "height")]
    if not box and not any(side.endswith("%") for side in sides):
        box = (0.0, 0.0, number(root, "width"), number(root, "height"))
    if len(box) != 4 or rounded(box[2]) <= 0 or rounded(box[3]) <= 0:
        raise FigureError("it has no usable viewBox", 'write viewBox="0 0 300 200"', line_of(root))
    return box[0], box[1], box[2], box[3]


def nested(element: "_Element", state: State) -> State:
    """Fit the box of a nested svg element into its place, centered (SVG 2, 8.2)."""
    x, y, width, height = view_box(element)
    wide, high = number(element, "width", width), number(element, "height", height)
    factor = min(wide / width, high / height)
    left = number(element, "x") + (wide - factor * width) / 2
    top = number(element, "y") + (high - factor * height) / 2
    fit = f"translate({left} {top}) scale({factor}) translate({-x} {-y})"
    return state.within(to_matrix(fit))
