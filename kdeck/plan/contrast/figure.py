"""Which roles of the palette meet in a drawing: a shape and what it lies on, a label and its."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from kdeck.color import Color
from kdeck.model.scene import Close, Curve, Label, Paint, Pixels, Scene, Shape, paints_of
from kdeck.paletterole import FigureRole, PaletteRole
from kdeck.plan.contrast.pair import Meeting
from kdeck.plan.look.need import Need

# A tint of the page sets things apart and says nothing by itself.
_GROUNDS = frozenset({PaletteRole.PAPER, PaletteRole.SURFACE})


@dataclass(frozen=True, slots=True)
class _Area:
    """Hold what a filled shape covers, by its bounding box; a shaded one has several roles."""

    roles: tuple[FigureRole, ...]
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "_Area") -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def figure_meetings(scene: Scene) -> Iterator[Meeting]:
    """List what meets in a scene; the last shape whose box holds all of another is its ground."""
    areas: list[_Area] = []
    for item in scene.items:
        match item:
            case Pixels():
                pass
            case Label():
                role = _role(item.role)
                point = _Area((role,), item.x, item.y, item.x, item.y)
                for ground in _under(areas, point):
                    yield Meeting(role, ground, Need.TEXT, "figure label")
            case Shape():
                area = _area(item)
                if area is None:
                    continue
                yield from _shape(item, _under(areas, area))
                if area.roles:
                    areas.append(area)
            case _:
                assert_never(item)


def _shape(shape: Shape, grounds: tuple[FigureRole, ...]) -> Iterator[Meeting]:
    """List a shape's meetings: where it has an outline, that is what sets it apart."""
    edges = {_role(paint) for paint in paints_of(shape.stroke or shape.fill)}
    # Of what is shaded, its strongest paint sets it apart.
    told = edges - _GROUNDS or edges
    for ground in grounds:
        for edge in sorted(told - {ground}):
            if not {edge, ground} <= _GROUNDS:
                yield Meeting(edge, ground, Need.GRAPHIC, "figure")


def _role(paint: Paint) -> FigureRole:
    assert not isinstance(paint, Color), "only logos have colors of their own"
    return paint


def _under(areas: list[_Area], top: _Area) -> tuple[FigureRole, ...]:
    return next((area.roles for area in reversed(areas) if area.holds(top)), (PaletteRole.PAPER,))


def _area(shape: Shape) -> _Area | None:
    points = [
        point
        for segment in shape.segments
        if not isinstance(segment, Close)
        for point in (
            ((segment.x1, segment.y1), (segment.x2, segment.y2), (segment.x, segment.y))
            if isinstance(segment, Curve)
            else ((segment.x, segment.y),)
        )
    ]
    if not points:
        return None
    across, down = zip(*points, strict=True)
    roles = tuple(_role(paint) for paint in paints_of(shape.fill))
    return _Area(roles, min(across), min(down), max(across), max(down))
