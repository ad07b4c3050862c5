"""Gradients as fills of DrawingML, which shade over the box of their shape."""

import math
from typing import assert_never

from kdeck.model.scene import Gradient, LinearGradient, RadialGradient, Stop, paint_along
from kdeck.render.pptx.markup import Markup, tint

Box = tuple[float, float, float, float]
_WHOLE = 100_000
_DEGREE = 60_000


def shaded(gradient: Gradient, box: Box) -> Markup:
    """Fill a shape, whose left, top, right and bottom are given, with a gradient."""
    match gradient:
        case LinearGradient():
            return _linear(gradient, box)
        case RadialGradient():
            return _radial(gradient, box)
        case _:
            assert_never(gradient)


def _linear(gradient: LinearGradient, box: Box) -> Markup:
    across, down = gradient.x2 - gradient.x1, gradient.y2 - gradient.y1
    length = math.hypot(across, down)
    u, v = across / length, down / length
    # Shading begins and ends at the corners of the box that lie first and last along it.
    reaches = [x * u + y * v for x in box[::2] for y in box[1::2]]
    low, high = min(reaches), max(reaches)
    start = gradient.x1 * u + gradient.y1 * v
    stops = _over(gradient.stops, (low - start) / length, (high - start) / length)
    angle = round(math.degrees(math.atan2(down, across)) % 360 * _DEGREE) % (360 * _DEGREE)
    return Markup(
        '<a:gradFill rotWithShape="1"><a:gsLst>{}</a:gsLst><a:lin ang="{}" scaled="0"/>'
        "</a:gradFill>",
        stops,
        angle,
    )


def _radial(gradient: RadialGradient, box: Box) -> Markup:
    a, b, c, d, e, f = gradient.matrix
    x, y = e + a * gradient.fx + c * gradient.fy, f + b * gradient.fx + d * gradient.fy
    radius = math.sqrt(abs(a * d - b * c))
    corner = max(math.dist((x, y), (p, q)) for p in box[::2] for q in box[1::2])
    left = _share(x - box[0], box[2] - box[0])
    top = _share(y - box[1], box[3] - box[1])
    return Markup(
        '<a:gradFill rotWithShape="1"><a:gsLst>{}</a:gsLst><a:path path="circle">'
        '<a:fillToRect l="{}" t="{}" r="{}" b="{}"/></a:path></a:gradFill>',
        _over(gradient.stops, 0.0, corner / radius),
        *(left, top, _WHOLE - left, _WHOLE - top),
    )


def _share(length: float, whole: float) -> int:
    return round(min(1.0, max(0.0, length / whole if whole else 0.5)) * _WHOLE)


def _over(stops: tuple[Stop, ...], low: float, high: float) -> Markup:
    """Write the stops of a gradient between two shares of it, both ends with their paints."""
    inner = [stop for stop in stops if low < stop.offset < high]
    ends = Stop(low, paint_along(stops, low)), Stop(high, paint_along(stops, high))
    wide = (high - low) or 1.0
    return Markup.join(
        Markup('<a:gs pos="{}">{}</a:gs>', round((s.offset - low) / wide * _WHOLE), tint(s.paint))
        for s in (ends[0], *inner, ends[1])
    )
