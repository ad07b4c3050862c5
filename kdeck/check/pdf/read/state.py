"""The graphics state of a content stream, as far as it changes what text looks like."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kdeck.check.pdf.read.content import Scope
from kdeck.check.pdf.read.geometry import Area, Box
from kdeck.check.pdf.read.ink import Ink
from kdeck.check.pdf.read.typeface import Typeface, read_typeface
from kdeck.color import BLACK
from kdeck.matrix import Matrix

_FAR = 1e6
EVERYWHERE = Area(
    (((-_FAR, -_FAR), (_FAR, -_FAR), (_FAR, _FAR), (-_FAR, _FAR)),),
    False,
    Box(-_FAR, -_FAR, _FAR, _FAR),
)


@dataclass(frozen=True, slots=True)
class State:
    """Keep what q saves and Q brings back (ISO 32000-1, tables 52 and 104)."""

    matrix: Matrix = field(default_factory=Matrix)
    ink: Ink = BLACK
    space: int = 1
    alpha: float = 1.0
    clips: tuple[Area, ...] = ()
    font: Typeface = field(default_factory=lambda: read_typeface(None))
    holder: Scope = (0, 0)
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def number_of(value: object) -> float:
    """Read an operand; 0 for what is no number."""
    try:
        return float(str(value))
    except ValueError:
        return 0.0


def numbers_of(values: Sequence[object]) -> list[float]:
    """Read operands."""
    return [number_of(value) for value in values]
