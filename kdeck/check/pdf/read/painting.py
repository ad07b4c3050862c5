"""What a page shows, with place, size and color: pieces of text and the areas behind them."""

from dataclasses import dataclass

from kdeck.check.pdf.read.content import Mark
from kdeck.check.pdf.read.geometry import Area, Box
from kdeck.check.pdf.read.ink import Ink
from kdeck.color import WHITE, mix
from kdeck.matrix import Point


@dataclass(frozen=True, slots=True)
class Paint:
    """Keep a filled area; an ink of None is an image, a shading or a blend."""

    area: Area
    clips: tuple[Area, ...]
    ink: Ink
    alpha: float

    def covers(self, point: Point) -> bool:
        """Say whether it is painted at a point."""
        return self.area.holds(point) and all(clip.holds(point) for clip in self.clips)


@dataclass(frozen=True, slots=True)
class Piece:
    """Keep one shown string; `below` counts the areas that were painted before it."""

    text: str
    box: Box
    size: float
    bold: bool
    ink: Ink
    below: int
    mark: Mark | None
    artifact: bool


@dataclass(frozen=True, slots=True)
class Use:
    """Name a code that a font showed, by the object of the font."""

    font: tuple[int, int]
    code: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class Painting:
    """Keep a page as it is seen: text in the order shown, areas in the order painted."""

    page: int
    pieces: tuple[Piece, ...]
    paints: tuple[Paint, ...]
    uses: frozenset[Use]

    def ground(self, piece: Piece) -> tuple[Ink, ...]:
        """List the colors behind a piece of text, at points along its middle."""
        box = piece.box
        middle = (box.bottom + box.top) / 2
        places = [box.left + (box.right - box.left) * share for share in (0.02, 0.25, 0.5, 0.98)]
        found = [self._at((x, middle), piece.below) for x in places]
        return tuple(dict.fromkeys(found))

    def _at(self, point: Point, below: int) -> Ink:
        veils: list[Paint] = []
        ground: Ink = WHITE
        for paint in reversed(self.paints[:below]):
            if not paint.covers(point):
                continue
            if paint.alpha >= 1 or paint.ink is None:
                ground = paint.ink
                break
            veils.append(paint)
        for veil in reversed(veils):
            if ground is not None and veil.ink is not None:
                ground = mix(ground, veil.ink, veil.alpha)
        return ground
