"""The color spaces OKLab and OKLCH (CSS Color Module Level 4), from sRGB and back.

coloraide has them, too, and takes as long to import as half of a small build runs.
"""

from collections.abc import Sequence
from math import atan2, cbrt, copysign, cos, degrees, dist, hypot, radians, sin

Triple = tuple[float, float, float]
_Matrix = tuple[Triple, Triple, Triple]

# Of linear sRGB to the cone responses, and of their cube roots to lightness and two axes.
_TO_XYZ: _Matrix = (
    (0.4123907992659593, 0.357584339383878, 0.1804807884018343),
    (0.21263900587151024, 0.715168678767756, 0.07219231536073371),
    (0.01933081871559182, 0.11919477979462598, 0.9505321522496607),
)
_FROM_XYZ: _Matrix = (
    (3.240969941904523, -1.5373831775700941, -0.4986107602930035),
    (-0.9692436362808797, 1.8759675015077204, 0.04155505740717562),
    (0.05563007969699365, -0.20397695888897652, 1.0569715142428784),
)
_XYZ_TO_CONES: _Matrix = (
    (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
    (0.03298365393238847, 0.9292868615863434, 0.03614466635064236),
    (0.04817718935962421, 0.2642395317527308, 0.6335478284694309),
)
_CONES_TO_XYZ: _Matrix = (
    (1.226879875845924, -0.5578149944602171, 0.2813910456659647),
    (-0.04057574521480083, 1.112286803280317, -0.07171105806551635),
    (-0.07637293667466008, -0.42149333240224324, 1.5869240198367818),
)
_ROOTS_TO_LAB: _Matrix = (
    (0.21045426830931396, 0.7936177747023053, -0.0040720430116192585),
    (1.9779985324311686, -2.42859224204858, 0.450593709617411),
    (0.025904042465547734, 0.7827717124575297, -0.8086757549230774),
)
_LAB_TO_ROOTS: _Matrix = (
    (1.0, 0.3963377773761749, 0.21580375730991364),
    (1.0, -0.10556134581565857, -0.0638541728258133),
    (1.0, -0.08948417752981186, -1.2914855480194092),
)
# Below this chroma a color is a gray, whose hue is what rounding left.
_GRAY = 1e-6


def oklab(rgb: Triple) -> Triple:
    """Convert sRGB (0 to 1) to lightness (0 to 1) and the axes from green and from blue."""
    cones = _times(_XYZ_TO_CONES, _times(_TO_XYZ, [_decoded(part) for part in rgb]))
    return _times(_ROOTS_TO_LAB, [cbrt(part) for part in cones])


def oklch(rgb: Triple) -> Triple:
    """Convert sRGB (0 to 1) to lightness (0 to 1), chroma and hue (degrees, 0 for a gray)."""
    lightness, a, b = oklab(rgb)
    chroma = hypot(a, b)
    return lightness, chroma, degrees(atan2(b, a)) % 360 if chroma > _GRAY else 0.0


def linear(lightness: float, chroma: float, hue: float) -> Triple:
    """Convert OKLCH to linear sRGB; what sRGB cannot show has parts below 0 or above 1."""
    turn = radians(hue)
    lab = lightness, chroma * cos(turn), chroma * sin(turn)
    roots = _times(_LAB_TO_ROOTS, lab)
    return _times(_FROM_XYZ, _times(_CONES_TO_XYZ, [root**3 for root in roots]))


def encoded(part: float) -> float:
    """Encode a part of linear sRGB as sRGB has it."""
    size = abs(part)
    return copysign(1.055 * size ** (1 / 2.4) - 0.055, part) if size > 0.0031308 else 12.92 * part


def apart(first: Triple, second: Triple) -> float:
    """Say how different two colors in sRGB (0 to 1) look: 1 is from black to white."""
    return dist(oklab(first), oklab(second))


def _decoded(part: float) -> float:
    return ((part + 0.055) / 1.055) ** 2.4 if part > 0.04045 else part / 12.92


def _times(matrix: _Matrix, vector: Sequence[float]) -> Triple:
    x, y, z = vector
    first, second, third = (a * x + b * y + c * z for a, b, c in matrix)
    return first, second, third
