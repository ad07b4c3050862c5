"""The Office font that stands in where a deck's own font is not installed, and how wide it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kdeck.theme.face import Face, Family

# Widths in thousandths of an em, rounded up, of open fonts that were drawn to the same widths:
# Arimo, Carlito, Caladea, Gelasio and Tinos (SIL OFL 1.1; none is shipped). PANOSE numbers are
# those of the Office fonts themselves; pitch is LOGFONT's pitch and family.
_DATA = Path(__file__).parent / "officefonts.json"
STAND_INS = ("Arial", "Calibri", "Cambria", "Georgia", "Times New Roman")
_FOR_SHIPPED = {"Source Sans 3": "Calibri", "Atkinson Hyperlegible Next": "Arial"}
_SERIF, _SANS = "Georgia", "Arial"


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """Name the stand-ins of headings and of text; an empty name leaves the choice to kdeck."""

    headings: str
    body: str


NO_OFFICE_FONTS = OfficeFonts("", "")


@dataclass(frozen=True, slots=True)
class StandIn:
    """Hold an Office font: its PANOSE number, its pitch and family, its advances in mils."""

    name: str
    panose: str
    pitch: int
    regular: Mapping[int, int] = field(repr=False, hash=False)
    bold: Mapping[int, int] = field(repr=False, hash=False)


def default_stand_in(family: Family) -> str:
    """Choose the stand-in of a family of which the theme says nothing."""
    return _FOR_SHIPPED.get(family.name) or (_SERIF if family.regular.serif else _SANS)


@lru_cache(maxsize=len(STAND_INS))
def stand_in(name: str) -> StandIn:
    """Read one of STAND_INS."""
    entry = json.loads(_DATA.read_text(encoding="ascii"))[name]
    regular, bold = (_advances(entry[weight]) for weight in ("regular", "bold"))
    return StandIn(name, entry["panose"], entry["pitch"], regular, bold)


def _advances(runs: dict[str, list[int]]) -> dict[int, int]:
    return {
        int(start, 16) + offset: width
        for start, widths in runs.items()
        for offset, width in enumerate(widths)
    }


@lru_cache(maxsize=32)
def widened(family: Family, name: str) -> Family:
    """Give every character the width that it has in the wider of a family and its stand-in.

    What fits so fits in either font. Characters that the data lacks keep their own width.
    """
    other = stand_in(name)
    return replace(
        family,
        regular=_wider(family.regular, other.regular),
        bold=_wider(family.bold, other.bold),
    )


@lru_cache(maxsize=32)
def set_in(family: Family, name: str) -> Family:
    """Give a family the name of another font, and its widths.

    Those of a font of Office are known; of any other, the widest of theirs are taken.
    """
    known = [stand_in(name)] if name in STAND_INS else [stand_in(each) for each in STAND_INS]
    faces = []
    for face, weight in ((family.regular, "regular"), (family.bold, "bold")):
        tables = [getattr(other, weight) for other in known]
        advances = {
            code: max(-(-t.get(code, 0) * face.units_per_em // 1000) for t in tables) or advance
            for code, advance in face.advances.items()
        }
        faces.append(replace(face, advances=advances))
    return replace(family, name=name, regular=faces[0], bold=faces[1])


def _wider(face: Face, other: Mapping[int, int]) -> Face:
    advances = {
        code: max(advance, -(-other.get(code, 0) * face.units_per_em // 1000))
        for code, advance in face.advances.items()
    }
    return replace(face, advances=advances)
