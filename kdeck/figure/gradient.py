"""The gradients of a drawing, laid into its coordinates (SVG 2, 14.2)."""

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kdeck.figure.copies import href_of
from kdeck.figure.geometry import rounded, to_matrix
from kdeck.figure.source import FigureError, line_of, local_name
from kdeck.model.scene import Gradient, LinearGradient, Paint, RadialGradient, Stop

if TYPE_CHECKING:
    from lxml.etree import _Element

Box = tuple[float, float, float, float]
# Gives the paint of a stop.
StopPaint = Callable[["_Element"], Paint]

_MOST_STOPS = 64
_CHAIN = 8
_FLAT = "draw it with a plain linear or radial gradient, or with one color"
_SHARE = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?)\s*(%|px)?\s*")
_ENDS = {"x1": 0.0, "y1": 0.0, "x2": 1.0, "y2": 0.0}
_CIRCLE = {"cx": 0.5, "cy": 0.5, "r": 0.5}


def read_gradient(
    element: "_Element", named: "dict[str, _Element]", box: Box, transform: Any, paint: StopPaint
) -> Gradient | Paint | None:
    """Lay a gradient over a shape whose box, in its own units, is given by two corners.

    One without stops paints nothing, and one that shades nowhere is a paint. Raises FigureError
    for what is no gradient.
    """
    chain = _chain(element, named)
    stops = _stops(chain, paint)
    if not stops:
        return None
    if len({stop.paint for stop in stops}) == 1:
        return stops[0].paint
    if (_first(chain, "spreadMethod") or "pad") != "pad":
        raise FigureError("its gradient repeats", _FLAT, line_of(element))
    own = _first(chain, "gradientTransform") or ""
    matrix = to_matrix(own)
    if (_first(chain, "gradientUnits") or "objectBoundingBox") != "userSpaceOnUse":
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= 0 or height <= 0:
            return stops[-1].paint
        matrix *= to_matrix(f"matrix({width} 0 0 {height} {box[0]} {box[1]})")
        size = (1.0, 1.0)
    else:
        size = _window(element)
    matrix *= transform
    if abs(matrix.a * matrix.d - matrix.b * matrix.c) < 1e-12:
        return stops[-1].paint
    if local_name(element) == "linearGradient":
        return _linear(chain, size, matrix, stops)
    return _radial(chain, size, matrix, stops)


def _chain(element: "_Element", named: "dict[str, _Element]") -> "list[_Element]":
    """List a gradient and those that it takes what it does not say from."""
    found = [element]
    while (target := named.get(href_of(found[-1]))) is not None and len(found) < _CHAIN:
        found.append(target)
    return found


def _first(chain: "list[_Element]", name: str) -> str | None:
    return next((e.get(name) for e in chain if e.get(name)), None)


def _stops(chain: "list[_Element]", paint: StopPaint) -> tuple[Stop, ...]:
    holder = next((e for e in chain if any(local_name(c) == "stop" for c in e)), None)
    found: list[Stop] = []
    for child in holder if holder is not None else ():
        if local_name(child) == "stop":
            offset = min(1.0, max(0.0, _number(child.get("offset", "0"), 1.0, child)))
            # An offset is never before that of the stop above it.
            offset = max(offset, found[-1].offset if found else 0.0)
            found.append(Stop(round(offset, 4), paint(child)))
    if len(found) > _MOST_STOPS:
        raise FigureError(f"its gradient has more than {_MOST_STOPS} stops", _FLAT)
    return tuple(found)


def _linear(
    chain: "list[_Element]", size: tuple[float, float], matrix: Any, stops: tuple[Stop, ...]
) -> Gradient | Paint:
    x1, y1, x2, y2 = (
        _at(chain, name, size[name[0] == "y"], default) for name, default in _ENDS.items()
    )
    if (x1, y1) == (x2, y2):
        return stops[-1].paint
    start, end = _laid(matrix, x1, y1), _laid(matrix, x2, y2)
    # What is at right angles to the gradient stays a line of one paint, and may be turned.
    u, v = matrix.a * (y1 - y2) + matrix.c * (x2 - x1), matrix.b * (y1 - y2) + matrix.d * (x2 - x1)
    along = ((end[0] - start[0]) * -v + (end[1] - start[1]) * u) / (u * u + v * v)
    x, y = start[0] - v * along, start[1] + u * along
    return LinearGradient(rounded(start[0]), rounded(start[1]), rounded(x), rounded(y), stops)


def _radial(
    chain: "list[_Element]", size: tuple[float, float], matrix: Any, stops: tuple[Stop, ...]
) -> Gradient | Paint:
    mean = math.hypot(*size) / math.sqrt(2)
    scales = {"cx": size[0], "cy": size[1], "r": mean}
    cx, cy, r = (_at(chain, name, scales[name], default) for name, default in _CIRCLE.items())
    if r <= 0:
        return stops[-1].paint
    if _number(_first(chain, "fr") or "0", mean, chain[0]) > 0:
        raise FigureError("its gradient begins at a circle", _FLAT, line_of(chain[0]))
    fx = _at(chain, "fx", size[0], None) if _first(chain, "fx") else cx
    fy = _at(chain, "fy", size[1], None) if _first(chain, "fy") else cy
    x, y = (fx - cx) / r, (fy - cy) / r
    reach = math.hypot(x, y)
    if reach > 0.99:
        # A focus outside of the circle is moved onto its rim (SVG 1.1, 13.2.3).
        x, y = 0.99 * x / reach, 0.99 * y / reach
    whole = to_matrix(f"matrix({r} 0 0 {r} {cx} {cy})") * matrix
    parts = tuple(round(part, 5) for part in (whole.a, whole.b, whole.c, whole.d, whole.e, whole.f))
    a, b, c, d, e, f = parts
    return RadialGradient((a, b, c, d, e, f), round(x, 4), round(y, 4), stops)


def _laid(matrix: Any, x: float, y: float) -> tuple[float, float]:
    return x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f


def _at(chain: "list[_Element]", name: str, size: float, default: float | None) -> float:
    told = _first(chain, name)
    if told is None:
        return (default or 0.0) * size
    return _number(told, size, chain[0])


def _number(text: str, size: float, element: "_Element") -> float:
    match = _SHARE.fullmatch(text[:40])
    if match is None or abs(float(match[1])) > 1e6:
        raise FigureError(f"its gradient has no number in '{text[:40]}'", _FLAT, line_of(element))
    return float(match[1]) * (size / 100 if match[2] == "%" else 1.0)


def _window(element: "_Element") -> tuple[float, float]:
    """Give the size that shares of a drawing are of."""
    for holder in element.iterancestors():
        if local_name(holder) == "svg":
            box = [float(n) for n in re.findall(r"[-+.\deE]+", holder.get("viewBox", ""))[:4]]
            if len(box) == 4:
                return box[2], box[3]
    return 100.0, 100.0
