"""Gradients as shadings (ISO 32000-1, 8.7.4.5): axial and radial, in sRGB."""

from dataclasses import dataclass
from itertools import pairwise

from kdeck.color import Color
from kdeck.render.pdf.file.path import numbers

# Bounds of a function that is stitched together rise; stops may stand on each other.
_LEAST_STEP = 1e-4
_DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Shading:
    """Hold a gradient in the coordinates of its drawing.

    coords has two points, or a focus and a rim, each with a radius, which matrix lays into the
    drawing. Stops are offsets from 0 to 1 and their colors.
    """

    coords: tuple[float, ...]
    stops: tuple[tuple[float, Color], ...]
    matrix: tuple[float, ...] = ()

    @property
    def entry(self) -> str:
        """Write its dictionary; the first color and the last go on outside of it."""
        kind = 2 if len(self.coords) == 4 else 3
        coords = numbers(*self.coords, decimals=_DECIMALS)
        return (
            f"<</ShadingType {kind}/ColorSpace /DeviceRGB/Coords [{coords}]"
            f"/Function {self._function}/Extend [true true]>>"
        )

    @property
    def operator(self) -> str:
        """Lay the shading into the drawing, before it is painted."""
        return f"{numbers(*self.matrix, decimals=_DECIMALS)} cm " if self.matrix else ""

    @property
    def _function(self) -> str:
        stops = [*self.stops]
        if stops[0][0] > 0:
            stops.insert(0, (0.0, stops[0][1]))
        if stops[-1][0] < 1:
            stops.append((1.0, stops[-1][1]))
        offsets = [stops[0][0]]
        for index, (offset, _) in enumerate(stops[1:], 1):
            room = 1.0 - (len(stops) - 1 - index) * _LEAST_STEP
            offsets.append(min(room, max(offset, offsets[-1] + _LEAST_STEP)))
        parts = [_between(a[1], b[1]) for a, b in pairwise(stops)]
        if len(parts) == 1:
            return parts[0]
        bounds = numbers(*offsets[1:-1], decimals=_DECIMALS)
        encode = " ".join("0 1" for _ in parts)
        return (
            f"<</FunctionType 3/Domain [0 1]/Functions [{''.join(parts)}]/Bounds [{bounds}]"
            f"/Encode [{encode}]>>"
        )


def _between(first: Color, second: Color) -> str:
    return (
        f"<</FunctionType 2/Domain [0 1]/C0 [{numbers(*first.rgb)}]/C1 [{numbers(*second.rgb)}]"
        "/N 1>>"
    )
