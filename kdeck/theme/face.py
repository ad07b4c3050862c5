"""One font file as text is measured and set with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_MOST_SIZES = 64


class _Scaled(dict[str, float]):
    """Map each character that was asked for to its advance."""

    def __init__(self, advances: Mapping[int, int], scale: float) -> None:
        super().__init__()
        self._advances, self._scale = advances, scale

    def __missing__(self, character: str) -> float:
        self[character] = self._advances[ord(character)] * self._scale
        return self[character]


@dataclass(frozen=True, slots=True)
class Face:
    """Hold a static TrueType font: its bytes, metrics and coverage, in font units.

    advances maps each code point the font covers to its advance width, and glyphs to the glyph that
    draws it.
    """

    family: str
    weight: int
    postscript_name: str
    digest: str
    units_per_em: int
    ascent: int
    descent: int
    x_height: int
    data: bytes = field(repr=False, hash=False)
    advances: Mapping[int, int] = field(repr=False, hash=False)
    glyphs: Mapping[int, int] = field(repr=False, hash=False)
    serif: bool = False
    italic: bool = False
    _scaled: dict[float, "_Scaled"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def scaled(self, size: float) -> Mapping[str, float]:
        """Give the advance of each character at a size, in points; of none that is not covered."""
        if size not in self._scaled:
            if len(self._scaled) >= _MOST_SIZES:
                self._scaled.clear()
            self._scaled[size] = _Scaled(self.advances, size / self.units_per_em)
        return self._scaled[size]

    def covers(self, character: str) -> bool:
        """Say whether the font has a glyph for a character."""
        return ord(character) in self.advances

    def width(self, text: str, size: float) -> float:
        """Measure some text, all of whose characters are covered, in points."""
        advances = self.advances
        return sum([advances[ord(c)] for c in text]) * size / self.units_per_em

    def spaced(self, letter: float, word: float) -> "Face":
        """Widen every advance by a share of an em, and those of the spaces by another.

        A no-break space is as wide as a space: files show it as one.
        """
        extra = round(letter * self.units_per_em)
        advances = {code: advance + extra for code, advance in self.advances.items()}
        for space in advances.keys() & {0x20, 0xA0}:
            advances[space] += round(word * self.units_per_em)
        return replace(self, advances=advances)


@dataclass(frozen=True, slots=True)
class Family:
    """Hold the two weights of a family, and the faces to try for what it lacks, in order.

    One that is not own has the name of another font, of which no file is here.
    """

    name: str
    regular: Face
    bold: Face = field(hash=False)
    fallbacks: tuple[Face, ...] = field(hash=False)
    own: bool = True

    def faces(self, bold: bool) -> tuple[Face, ...]:
        """List the faces to try for a character, best first."""
        return (self.bold if bold else self.regular, *self.fallbacks)

    def spaced(self, letter: float, word: float) -> "Family":
        """Widen every face."""
        if not letter and not word:
            return self
        return Family(
            self.name,
            self.regular.spaced(letter, word),
            self.bold.spaced(letter, word),
            tuple(face.spaced(letter, word) for face in self.fallbacks),
            self.own,
        )

    def face_for(self, character: str, bold: bool) -> Face | None:
        """Find the first face that covers a character."""
        return next((f for f in self.faces(bold) if ord(character) in f.advances), None)
