"""Outlines of discs and boxes, and lines from point to point."""

from kdeck.model.scene import Close, Curve, Line, Move, Segment

# The handle of a cubic Bézier curve that draws a quarter of a circle of radius 1.
ROUND = 0.5522847498


def disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Outline a disc by its center and its radius."""
    k = radius * ROUND
    return (
        Move(x + radius, y),
        Curve(x + radius, y + k, x + k, y + radius, x, y + radius),
        Curve(x - k, y + radius, x - radius, y + k, x - radius, y),
        Curve(x - radius, y - k, x - k, y - radius, x, y - radius),
        Curve(x + k, y - radius, x + radius, y - k, x + radius, y),
        Close(),
    )


def polyline(*points: tuple[float, float]) -> tuple[Segment, ...]:
    """Join points by straight lines; the last is not joined to the first."""
    (x, y), *others = points
    return (Move(x, y), *(Line(*point) for point in others))


def polygon(*points: tuple[float, float]) -> tuple[Segment, ...]:
    """Join points by straight lines, and the last to the first."""
    return (*polyline(*points), Close())


def left_half_disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Outline the left half of a disc."""
    k = radius * ROUND
    return (
        Move(x, y + radius),
        Curve(x - k, y + radius, x - radius, y + k, x - radius, y),
        Curve(x - radius, y - k, x - k, y - radius, x, y - radius),
        Close(),
    )


def rounded(width: float, height: float, radius: float, foot: float) -> tuple[Segment, ...]:
    """Outline a box with round corners; those at its foot may have another radius, or none."""
    w, h, r, f = width, height, radius, foot
    k, m = r * (1 - ROUND), f * (1 - ROUND)
    return (
        Move(r, 0),
        Line(w - r, 0),
        Curve(w - k, 0, w, k, w, r),
        Line(w, h - f),
        Curve(w, h - m, w - m, h, w - f, h),
        Line(f, h),
        Curve(m, h, 0, h - m, 0, h - f),
        Line(0, r),
        Curve(0, k, k, 0, r, 0),
        Close(),
    )
