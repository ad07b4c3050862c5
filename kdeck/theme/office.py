"""How wide a deck's text is in the fonts of Office, which stand in where its own is missing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil
from pathlib import Path

from kdeck.theme.face import Face, Family

# Widths in thousandths of an em, rounded up, of open fonts that were drawn to the same widths:
# Arimo, Carlito, Caladea, Gelasio and Tinos (SIL OFL 1.1; none is shipped).
_DATA = Path(__file__).parent / "officefonts.json"
STAND_INS = ("Arial", "Calibri", "Cambria", "Georgia", "Times New Roman")
# Aptos and Segoe UI, whose widths cannot be had, are about so much wider than Calibri.
_ROOMIER = 1.06
_FOR_SHIPPED = {"Source Sans 3": "Calibri", "Faustina": "Georgia"}
_SERIF, _SANS = "Georgia", "Arial"


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """Name fonts of Office for headings and text; an empty name leaves the choice to kdeck."""

    headings: str
    body: str

    @property
    def named(self) -> bool:
        """Say whether one is named."""
        return bool(self.headings or self.body)


NO_OFFICE_FONTS = OfficeFonts("", "")


@dataclass(frozen=True, slots=True)
class StandIn:
    """Hold an Office font: its advances in thousandths of an em."""

    name: str
    regular: Mapping[int, int] = field(repr=False, hash=False)
    bold: Mapping[int, int] = field(repr=False, hash=False)


def default_office_font(family: Family) -> str:
    """Choose the font of Office that is like a family of which the theme says nothing."""
    return _FOR_SHIPPED.get(family.name) or (_SERIF if family.regular.serif else _SANS)


@lru_cache(maxsize=len(STAND_INS))
def stand_in(name: str) -> StandIn:
    """Read one of STAND_INS."""
    entry = json.loads(_DATA.read_text(encoding="ascii"))[name]
    regular, bold = (_advances(entry[weight]) for weight in ("regular", "bold"))
    return StandIn(name, regular, bold)


def _advances(runs: dict[str, list[int]]) -> dict[int, int]:
    return {
        int(start, 16) + offset: width
        for start, widths in runs.items()
        for offset, width in enumerate(widths)
    }


@lru_cache(maxsize=32)
def widened(family: Family) -> Family:
    """Give every character the widest advance that it has in a family and in what may stand in.

    What fits so fits in any of them. Characters that the data lacks keep their own width.
    """
    regular, bold = _widest()
    return replace(family, regular=_wider(family.regular, regular), bold=_wider(family.bold, bold))


@lru_cache(maxsize=32)
def set_in(family: Family, name: str) -> Family:
    """Give a family the name of another font, and its widths.

    Those of a font of Office are known; of any other, the widest of theirs are taken.
    """
    known = stand_in(name) if name in STAND_INS else None
    regular, bold = (known.regular, known.bold) if known else _widest()
    return replace(
        family,
        name=name,
        regular=_set(family.regular, regular),
        bold=_set(family.bold, bold),
        own=False,
    )


@lru_cache(maxsize=1)
def _widest() -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Give the widest advances of all fonts that may stand in, regular and bold."""
    fonts = [stand_in(name) for name in STAND_INS]
    calibri = stand_in("Calibri")
    roomier = tuple(
        {code: ceil(width * _ROOMIER) for code, width in mils.items()}
        for mils in (calibri.regular, calibri.bold)
    )
    return (
        _maximum([*(font.regular for font in fonts), roomier[0]]),
        _maximum([*(font.bold for font in fonts), roomier[1]]),
    )


def _maximum(tables: Sequence[Mapping[int, int]]) -> dict[int, int]:
    codes = dict.fromkeys(code for table in tables for code in table)
    return {code: max(table.get(code, 0) for table in tables) for code in codes}


def _set(face: Face, mils: Mapping[int, int]) -> Face:
    advances = {
        code: _units(mils.get(code, 0), face) or advance for code, advance in face.advances.items()
    }
    return replace(face, advances=advances)


def _wider(face: Face, mils: Mapping[int, int]) -> Face:
    advances = {
        code: max(advance, _units(mils.get(code, 0), face))
        for code, advance in face.advances.items()
    }
    return replace(face, advances=advances)


def _units(mils: int, face: Face) -> int:
    """Convert thousandths of an em to units of a font, rounded up."""
    return -(-mils * face.units_per_em // 1000)
