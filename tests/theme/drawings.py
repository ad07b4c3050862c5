"""Fonts that measure like a sound one and draw something else, as trial versions do."""

import io
import string
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

import kdeck.theme

FONTS = Path(str(kdeck.theme.__file__)).parent / "fonts"
REGULAR = (FONTS / "SourceSans3_400Regular.ttf").read_bytes()


def changed(change: Callable[[TTFont], object], data: bytes = REGULAR) -> bytes:
    """Change one thing of a font, and keep its metrics and its characters."""
    font = TTFont(io.BytesIO(data), recalcBBoxes=False)
    change(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _named(font: TTFont, characters: Iterable[str]) -> list[str]:
    names = font.getBestCmap()
    return [names[ord(character)] for character in characters]


def emptied(characters: Iterable[str]) -> Callable[[TTFont], object]:
    """Draw nothing for some characters."""

    def change(font: TTFont) -> None:
        for name in _named(font, characters):
            font["glyf"][name] = TTGlyphPen(None).glyph()

    return change


def composed_of_nothing(character: str, part: str = "space") -> Callable[[TTFont], object]:
    """Compose a character of a glyph that draws nothing."""

    def change(font: TTFont) -> None:
        pen = TTGlyphPen(font["glyf"])
        pen.addComponent(part, (1, 0, 0, 1, 0, 0))
        made = pen.glyph()
        made.xMin = made.yMin = made.xMax = made.yMax = 0
        font["glyf"][_named(font, character)[0]] = made

    return change


def without_advance(font: TTFont) -> None:
    """Set every small letter on the one before it."""
    metrics = font["hmtx"].metrics
    for name in _named(font, string.ascii_lowercase):
        metrics[name] = (0, metrics[name][1])


def tiny(font: TTFont) -> None:
    """Draw everything at a sixteenth of its size, and keep what the tables say of it."""
    font["head"].unitsPerEm = 16384


def exchanged(first: str, second: str) -> Callable[[TTFont], object]:
    """Draw two characters with each other's outlines."""

    def change(font: TTFont) -> None:
        one, other = _named(font, first + second)
        glyphs: Any = font["glyf"]
        glyphs[one], glyphs[other] = glyphs[other], glyphs[one]

    return change


def copied(source: str, places: Iterable[str]) -> Callable[[TTFont], object]:
    """Draw some characters like another."""

    def change(font: TTFont) -> None:
        glyphs: Any = font["glyf"]
        metrics = font["hmtx"].metrics
        (shape,) = _named(font, source)
        for name in _named(font, places):
            glyphs[name], metrics[name] = glyphs[shape], metrics[shape]

    return change


# Each with the end of what is said of the font.
ATTACKS: dict[str, tuple[Callable[[TTFont], object], str]] = {
    "figures without ink": (
        emptied(string.digits),
        "draws nothing for '0' '1' '2' '3' '4' '5' '6' '7' and 2 more",
    ),
    "nothing but empty glyphs": (
        emptied(string.ascii_letters + string.digits),
        "draws nothing for 'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' and 54 more",
    ),
    "no advance": (
        without_advance,
        "sets 'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' and 18 more on the characters beside them",
    ),
    "a fraction of the size": (
        tiny,
        "draws 'x' 3% as high as the size says, and 30% is the least",
    ),
    "8 and 7 exchanged": (exchanged("8", "7"), "draws '7' '8' with each other's shapes"),
}
