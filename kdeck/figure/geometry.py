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
# CSS Values 4, 6.2: user units in each unit of length.
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(rf"({_NUMBER.pattern})(px|pt|pc|mm|cm|in)?")
_SHARE = re.compile(rf"({_NUMBER.pattern})%")
_PATH = re.compile(r"[-+0-9.eE\s,MmLlHhVvCcSsQqTtAaZz]+")
_TRANSFORM = re.compile(
    r"(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\([-+0-9.eE\s,]*\),?)*\s*"
)
_SIDES = {
    "x": 0, "width": 0, "cx": 0, "rx": 0, "x1": 0, "x2": 0,
    "y": 1, "height": 1, "cy": 1, "ry": 1, "y1": 1, "y2": 1,
    "r": 2, "stroke-width": 2,
}  # fmt: skip
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
    return float(match[1]) * _UNITS[match[2] or "px"]


def write_shares(root: "_Element") -> None:
    """Write shares of a drawing, such as a width of 100%, as numbers of user units."""
    for element in root.iter():
        for name, value in element.attrib.items():
            match = _SHARE.fullmatch(str(value).strip()[:20]) if name in _SIDES else None
            if match is None or local_name(element) in ("linearGradient", "radialGradient"):
                continue
            size = _size_around(element)
            if size is not None:
                element.set(name, f"{float(match[1]) / 100 * size[_SIDES[str(name)]]:g}")


def _size_around(element: "_Element") -> tuple[float, float, float] | None:
    """Give the width, the height and the mean of both, of the drawing that holds an element."""
    for holder in element.iterancestors():
        if local_name(holder) in ("svg", "symbol") and holder.get("viewBox"):
            box = numbers(holder, "viewBox")
            if len(box) == 4:
                return box[2], box[3], math.hypot(box[2], box[3]) / math.sqrt(2)
    return None


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


def stretch(transform: Any) -> float:
    """Say how many times more a transform lengthens in one direction than in another."""
    a, b, c, d = transform.a, transform.b, transform.c, transform.d
    # The singular values of a matrix of two rows.
    whole, half = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    root = math.sqrt(max(0.0, whole * whole / 4 - half * half))
    low = whole / 2 - root
    return math.sqrt((whole / 2 + root) / low) if low > 1e-12 else math.inf


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
    shape = _SHAPES[name](element)
    return None if shape is None else Path(shape)


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
    if not points:
        return None
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
