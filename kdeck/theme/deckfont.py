"""The files of a family that a deck carries: leave to do so, names, and the letters it needs.

Office knows a font by the name in its file and not by the one that a brand gives it, and looks for
its bold under the same name: a file that has another one is of no use there. A large font is cut
down to the letters of Latin and Greek, to marks, signs and arrows, and to what else the deck says,
so that whoever edits it finds every letter. Its tables of kerning are left out with the rest:
cutting them takes seconds.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from functools import lru_cache
from typing import Any

from kdeck.answers import answer
from kdeck.fingerprint import digest
from kdeck.theme.face import Face, Family

# Fonts up to this size are carried whole.
_WHOLE = 100_000
_KEPT = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin-1, Latin Extended-A and -B
    *range(0x2B0, 0x400),  # modifiers, marks that combine, Greek
    *range(0x1E00, 0x1F00),  # Latin Extended Additional
    *range(0x2000, 0x2300),  # punctuation, currencies, letterlike, arrows, mathematics
    *range(0x25A0, 0x2800),  # shapes, symbols, dingbats
)
_LAYOUT = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "STAT")
# OS/2 fsType of the OpenType specification: a document may be viewed and printed, or edited too.
_PREVIEW, _EDITABLE = 0x0004, 0x0008


@dataclass(frozen=True, slots=True)
class FontTables:
    """Hold what the tables OS/2, head and name of a font say of it.

    The name is that of its family; ranges are the six numbers of the scripts and code pages that it
    covers.
    """

    name: str
    style: str
    version: str
    full_name: str
    panose: bytes
    weight: int
    rights: int
    ranges: tuple[int, ...]
    check_sum: int


@dataclass(frozen=True, slots=True)
class DeckFont:
    """Hold a font file and what it says of itself; a whole one is as its maker made it."""

    tables: FontTables
    whole: bool
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Names:
    """Hold what a font says of itself; rights are its fsType."""

    family: str
    rights: int


def typeface(family: Family) -> str:
    """Name a family as its own file does, which is how programs find it."""
    return _names(family.regular).family or family.name if family.own else family.name


def carried(family: Family) -> tuple[Face, ...]:
    """List the faces of a family that a deck may carry: the regular first, then the bold."""
    regular, bold = family.regular, family.bold
    if not family.own or not may_be_edited(regular):
        return ()
    same = bold != regular and _names(bold).family == _names(regular).family
    return (regular, bold) if same and may_be_edited(bold) else (regular,)


def why_not_carried(family: Family) -> str:
    """Say why a deck carries none or one of the files of a family; nothing where it has all."""
    regular, bold = family.regular, family.bold
    if not family.own:
        return ""
    if not may_be_edited(regular) or not may_be_edited(bold):
        return "its license allows documents to be read and printed, not edited (fsType 4)"
    if _names(regular).family != _names(bold).family:
        return f"the name in its bold file is '{_names(bold).family[:60]}'"
    return ""


def deck_font(face: Face, said: Iterable[str]) -> DeckFont:
    """Read a face, cut down where it is large; said are the characters of the deck."""
    if len(face.data) <= _WHOLE:
        return _read(face.data, whole=True)
    rare = frozenset(map(ord, said)) - frozenset(_KEPT)
    return _cut(face, frozenset(code for code in rare if code in face.advances))


# What was cut down, by its source and its letters, the latest last; and what of it was asked for
# since somebody looked.
_CUTS: dict[str, bytes] = {}
_ASKED: set[str] = set()
_MOST_CUTS = 32


def know_cuts(cuts: Mapping[str, bytes]) -> None:
    """Take fonts that were cut down before, by the names that asked_cuts gave them."""
    _ASKED.clear()
    _CUTS.update(cuts)


def asked_cuts() -> dict[str, bytes]:
    """Give the cut fonts that were asked for since some were taken, by digests of their sources."""
    return {name: data for name, data in _CUTS.items() if name in _ASKED}


def _cut(face: Face, rare: frozenset[int]) -> DeckFont:
    name = digest(face.data + repr(sorted(rare)).encode())
    data = _CUTS.pop(name, None) or _cut_down(face, rare)
    _CUTS[name] = data
    _ASKED.add(name)
    while len(_CUTS) > _MOST_CUTS:
        del _CUTS[next(iter(_CUTS))]
    return _read(data, whole=False)


def _cut_down(face: Face, rare: frozenset[int]) -> bytes:
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.drop_tables += _LAYOUT
    options.layout_features = []
    options.name_IDs = options.name_languages = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    from fontTools.ttLib import TTFont

    # The boxes of letters stay: to reckon them, every letter is unpacked and packed again.
    source = io.BytesIO(face.data)
    font = TTFont(source, lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=[*_KEPT, *rare])
    cutter.subset(font)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


@lru_cache(maxsize=16)
def _read(data: bytes, *, whole: bool) -> DeckFont:
    # What is kept from one run to the next is a plain tuple.
    question = f"tables of a font {digest(data)}"
    told = FontTables(*answer(tuple, question, lambda: astuple(_tables(data))))
    return DeckFont(told, whole, data)


def _tables(data: bytes) -> FontTables:
    """Read what a font says of itself, as a deck tells it."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    os2, head = font["OS/2"], font["head"]
    family, style, full, version = (_name(font, number) for number in (1, 2, 4, 5))
    panose = vars(os2.panose)
    # The two numbers of code pages are in no table before version 1.
    pages = (getattr(os2, f"ulCodePageRange{number}", 0) for number in (1, 2))
    scripts = (getattr(os2, f"ulUnicodeRange{number}") for number in (1, 2, 3, 4))
    return FontTables(
        *(family, style, version, full),
        bytes(panose[key] for key in _PANOSE),
        os2.usWeightClass,
        os2.fsType,
        (*scripts, *pages),
        head.checkSumAdjustment,
    )


_PANOSE = (
    "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation",
    "bArmStyle", "bLetterForm", "bMidline", "bXHeight",
)  # fmt: skip


@lru_cache(maxsize=64)
def _names(face: Face) -> _Names:
    def read() -> tuple[str, int]:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(face.data), lazy=True)
        return _name(font, 1), font["OS/2"].fsType

    return _Names(*answer(tuple, f"name of a font {digest(face.data)}", read))


def _name(font: Any, number: int) -> str:
    return str(font["name"].getDebugName(number) or "")


def may_be_edited(face: Face) -> bool:
    """Say whether a font may be in a document that people edit."""
    rights = _names(face).rights
    return not rights & _PREVIEW or bool(rights & _EDITABLE)
