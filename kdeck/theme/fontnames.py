"""What a font file says of itself: names, weight, maker and license."""

from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from kdeck.theme.fontfile import MAX_BYTES

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
_MOST_FONTS = 64
# Names of the table 'name' (OpenType 1.9): families, whole name and PostScript name.
_FAMILIES, _WHOLE, _POSTSCRIPT = (16, 1), 4, 6
_COPYRIGHT, _MAKER, _LICENSE = 0, 8, 13


@dataclass(frozen=True, slots=True)
class FontNames:
    """Hold what one font says; names are all by which it may be asked for, in lower case.

    Static TrueType is what documents take; another kind is converted to it.
    """

    file: Path
    family: str
    names: frozenset[str]
    postscript: str
    weight: int
    upright: bool
    variable: bool
    converted: bool
    maker: str
    license: str


def read_names(file: Path) -> tuple[FontNames, ...]:
    """Read what the fonts of a file say; nothing of one that is none, too large or damaged."""
    try:
        if file.stat().st_size > MAX_BYTES:
            return ()
        with file.open("rb") as stream:
            if file.suffix.lower() in (".ttc", ".otc"):
                fonts = TTCollection(stream, lazy=True).fonts
                return tuple(_said(file, font) for font in fonts[:_MOST_FONTS])
            return (_said(file, TTFont(stream, lazy=True)),)
    # fontTools raises whatever a damaged table leads to: struct.error, KeyError, AssertionError, …
    except Exception:
        return ()


def _said(file: Path, font: TTFont) -> FontNames:
    table, os2 = font["name"], font["OS/2"]

    def name(number: int) -> str:
        return " ".join(str(table.getDebugName(number) or "").split())

    families = [found for number in _FAMILIES if (found := name(number))]
    asked = (*families, name(_WHOLE), name(_POSTSCRIPT))
    return FontNames(
        file=file,
        family=families[0] if families else "",
        names=frozenset(found.casefold() for found in asked if found),
        postscript=name(_POSTSCRIPT),
        weight=int(os2.usWeightClass),
        upright=not os2.fsSelection & 1,
        variable="fvar" in font,
        converted="fvar" in font or "glyf" not in font or font.flavor is not None,
        maker=name(_MAKER),
        license=name(_LICENSE) or name(_COPYRIGHT),
    )
