"""Outlines of round shapes."""

from kdeck.model.scene import Close, Curve, Move, Segment

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


def left_half_disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Outline the left half of a disc."""
    k = radius * ROUND
    return (
        Move(x, y + radius),
        Curve(x - k, y + radius, x - radius, y + k, x - radius, y),
        Curve(x - radius, y - k, x - k, y - radius, x, y - radius),
        Close(),
    )
