"""The outline of an SVG shape as straight lines and cubic curves, transformed."""

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kdeck.figure.source import FigureError, line_of, local_name
from kdeck.model.scene import Close, Curve, Line, Move, Segment

if TYPE_CHECKING:
    from lxml.etree import _Element

LIMIT = 1_000_000.0
# A cubic for each quarter turn leaves the circle by less than 0.03 % of its radius.
_QUARTER = 0.25
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_LENGTH = re.compile(rf"({_NUMBER.pattern})(?:px)?")
_PATH = re.compile(r"[-+0-9.eE\s,MmLlHhVvCcSsQqTtAaZz]+")
_TRANSFORM = re.compile(
    r"(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\([-+0-9.eE\s,]*\),?)*\s*"
)
_NEEDS = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}


def number(element: "_Element", name: str, default: float = 0.0) -> float:
    """Read an attribute as a number of user units. Raises FigureError for anything else."""
    text = element.get(name)
    if text is None:
        return default
    match = _LENGTH.fullmatch(text.strip()[:40])
    if match is None or abs(float(match[1])) > LIMIT:
        raise FigureError(
            f"'{name}' is not a number: '{text[:40]}'",
            "write a plain number of user units",
            line_of(element),
        )
    return float(match[1])


def numbers(element: "_Element", name: str) -> tuple[float, ...]:
    """Read an attribute as numbers. Raises FigureError for anything else."""
    text = element.get(name, "")
    rest = _NUMBER.sub("", text).strip(" ,\t\r\n")
    found = tuple(float(n) for n in _NUMBER.findall(text))
    if rest or any(abs(n) > LIMIT for n in found):
        raise FigureError(
            f"'{name}' is not a list of numbers: '{text[:40]}'",
            "write plain numbers with spaces between",
            line_of(element),
        )
    return found


def length(element: "_Element", name: str, size: float) -> float:
    """Read an attribute as user units, or as a multiple of the font size ('1.2em')."""
    text = (element.get(name) or "").strip()
    if not text.endswith("em"):
        return number(element, name)
    factor = _LENGTH.fullmatch(text.removesuffix("em"))
    if factor is None or len(text) > 40:
        raise _bad(element, name, text)
    return float(factor[1]) * size


def to_matrix(text: str) -> Any:
    """Read an SVG transform list as an svgelements Matrix."""
    from svgelements import Matrix

    return Matrix(text)


def matrix(element: "_Element") -> Any:
    """Read the transform of an element as an svgelements Matrix. Raises FigureError."""
    text = element.get("transform", "")
    if not _TRANSFORM.fullmatch(text):
        raise _bad(element, "transform", text)
    try:
        return to_matrix(text)
    except (ValueError, TypeError, IndexError, ZeroDivisionError):
        raise _bad(element, "transform", text) from None


def scale(transform: Any) -> float:
    """Give the factor by which a transform changes lengths, as a mean of both directions."""
    return math.sqrt(abs(transform.a * transform.d - transform.b * transform.c))


def rounded(value: float) -> float:
    """Round a coordinate to a thousandth, without a negative zero."""
    return round(value, 3) + 0.0


def outline(element: "_Element", transform: Any) -> tuple[Segment, ...]:
    """Give the segments of a shape. Raises FigureError where its numbers make no shape."""
    path = _path(element)
    if path is None:
        return ()
    _straighten(path)
    path.approximate_arcs_with_cubics(error=_QUARTER)
    path *= transform
    path.reify()
    segments = tuple(_segments(path))
    coordinates = (c for s in segments if not isinstance(s, Close) for c in (s.x, s.y))
    if not all(math.isfinite(c) and abs(c) <= LIMIT for c in coordinates):
        raise FigureError("the shape is too large", "check its transform", line_of(element))
    return segments


def _path(element: "_Element") -> Any:
    from svgelements import Path

    name = local_name(element) or ""
    if name == "path":
        return _from_data(element)
    if any(number(element, key) <= 0 for key in _NEEDS.get(name, ())):
        return None
    return Path(_SHAPES[name](element))


def _from_data(element: "_Element") -> Any:
    from svgelements import Path

    text = element.get("d", "")
    if not text.strip():
        return None
    if not _PATH.fullmatch(text) or text.strip()[0] not in "Mm":
        raise _bad(element, "d", text)
    try:
        return Path(text)
    except (ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError):
        raise _bad(element, "d", text) from None


def _rect(element: "_Element") -> Any:
    from svgelements import Rect

    rx = number(element, "rx", number(element, "ry"))
    ry = number(element, "ry", rx)
    box = [number(element, key) for key in ("x", "y", "width", "height")]
    return Rect(*box, rx=rx, ry=ry)


def _ellipse(element: "_Element") -> Any:
    from svgelements import Ellipse

    rx = number(element, "rx", number(element, "r"))
    ry = number(element, "ry", number(element, "r"))
    return Ellipse(cx=number(element, "cx"), cy=number(element, "cy"), rx=rx, ry=ry)


def _line(element: "_Element") -> Any:
    from svgelements import SimpleLine

    return SimpleLine(*(number(element, key) for key in ("x1", "y1", "x2", "y2")))


def _polyline(element: "_Element") -> Any:
    from svgelements import Polygon, Polyline

    points = numbers(element, "points")
    if len(points) % 2 or len(points) < 4:
        raise _bad(element, "points", element.get("points", ""))
    shape = Polygon if local_name(element) == "polygon" else Polyline
    return shape(*zip(points[::2], points[1::2], strict=True))


_SHAPES = {
    "rect": _rect,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polyline,
}


def _straighten(path: Any) -> None:
    """Turn arcs without a radius into lines, as SVG 2, 9.5.1 has it; svgelements drops them."""
    from svgelements import Arc
    from svgelements import Line as Straight

    for index, part in enumerate(path):
        if isinstance(part, Arc) and not (part.rx and part.ry):
            path[index] = Straight(part.start, part.end)


def _segments(path: Any) -> Iterator[Segment]:
    start = Move(0.0, 0.0)
    closed = False
    for part in path:
        segment = _segment(part)
        if closed and not isinstance(segment, Move):
            yield start
        closed = isinstance(segment, Close)
        start = segment if isinstance(segment, Move) else start
        yield segment


def _segment(part: Any) -> Segment:
    kind = type(part).__name__
    if kind == "Close":
        return Close()
    x, y = rounded(part.end.x), rounded(part.end.y)
    if kind == "Move":
        return Move(x, y)
    if kind == "Line":
        return Line(x, y)
    first, second = _controls(part, kind)
    return Curve(rounded(first[0]), rounded(first[1]), rounded(second[0]), rounded(second[1]), x, y)


def _controls(part: Any, kind: str) -> tuple[tuple[float, float], tuple[float, float]]:
    if kind == "CubicBezier":
        return (part.control1.x, part.control1.y), (part.control2.x, part.control2.y)
    assert kind == "QuadraticBezier", kind
    # Degree elevation: a quadratic's one control point, two thirds of the way from each end.
    middle = part.control
    first, second = (
        (end.x + 2 / 3 * (middle.x - end.x), end.y + 2 / 3 * (middle.y - end.y))
        for end in (part.start, part.end)
    )
    return first, second


def _bad(element: "_Element", name: str, text: str) -> FigureError:
    return FigureError(
        f"'{name}' cannot be read: '{text.strip()[:40]}'",
        "draw the shape again, or save it as plain SVG",
        line_of(element),
    )
