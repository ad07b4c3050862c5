"""How text is set: a size, a leading, a weight and an ink for every role, on one rhythm."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kdeck.model.audience import Audience
from kdeck.paletterole import InkRole, PaletteRole
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme
from kdeck.units import mm
from kdeck.variants import Edition

MARGIN = mm(20)
# Arial's x-height is 0.519 em; sizes are set for it (standards: RNIB Clear Print, UKAAF G003).
ARIAL_X_HEIGHT = 0.519
_MOST_ENLARGED = 1.09


class Role(StrEnum):
    """Name what a piece of text is for."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PANEL_HEADING = "panel-heading"
    BODY = "body"
    SMALL = "small"
    LINE = "line"
    BADGE = "badge"
    CALL = "call"
    NUMBER = "number"
    FURNITURE = "furniture"
    MASTHEAD = "masthead"


@dataclass(frozen=True, slots=True)
class Style:
    """Set text: size and leading in points, and the space before and after it."""

    size: float
    leading: float
    bold: bool = False
    ink: InkRole = PaletteRole.INK
    headline: bool = False
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Hold the styles of one handout and its grid, in points.

    The text column stands right of the side column, with the gutter between them; without a side
    column, what belongs there stands above the text. unit is half the body leading, and every gap
    is a whole number of halves of it. letter and word are the space added after each character and
    each word, in em; the advances of the families include it. underlines says that emphasis is
    underlined in place of bold, where labels and headings stay bold; bordered, that panels have a
    frame. No text is smaller than smallest, in points. margin, head and foot are what stays free at
    the sides, at the head and below the last line of a page. A sheet has as many columns as it says
    side by side, each with the gutter between; 0 is a handout, which has no such columns, but whose
    notes stand in as many flows beside each other. cells are how many of one card stand on a page,
    two by two.
    """

    styles: Mapping[Role, Style]
    body: Family
    headings: Family
    unit: float
    side: float
    gutter: float
    column: float
    smallest: float
    letter: float = 0.0
    word: float = 0.0
    underlines: bool = False
    bordered: bool = False
    margin: float = MARGIN
    head: float = MARGIN
    foot: float = MARGIN
    columns: int = 0
    flows: int = 1
    cells: int = 1

    @property
    def is_sheet(self) -> bool:
        """Say whether it is set as a sheet to hand over."""
        return self.columns > 0

    @property
    def measure(self) -> float:
        """Add up the columns: how wide the text is at most."""
        return self.side + self.gutter + self.column

    def __getitem__(self, role: Role) -> Style:
        return self.styles[role]

    def family(self, style: Style) -> Family:
        """Choose the family of a style."""
        return self.headings if style.headline else self.body


# (size, leading) for Arial; look: plain 14/20, clinician 11.5/16.5.
_SIZES: dict[Audience, dict[Role, tuple[float, float]]] = {
    Audience.PLAIN: {
        Role.TITLE: (30, 34),
        Role.LEAD: (17, 23),
        Role.HEADING: (20, 25),
        Role.SUBHEADING: (14, 20),
        Role.PANEL_HEADING: (16, 21),
        Role.BODY: (14, 20),
        Role.SMALL: (12, 16),
        Role.LINE: (14, 20),
        Role.BADGE: (12, 16),
        Role.FURNITURE: (12, 16),
        Role.MASTHEAD: (14, 18),
    },
    Audience.CLINICIAN: {
        Role.TITLE: (24, 28),
        Role.LEAD: (13.5, 18.5),
        Role.HEADING: (16, 20),
        Role.SUBHEADING: (11.5, 16.5),
        Role.PANEL_HEADING: (12.5, 17),
        Role.BODY: (11.5, 16.5),
        Role.SMALL: (9.5, 13),
        Role.LINE: (11.5, 16.5),
        Role.BADGE: (9.5, 13),
        Role.FURNITURE: (9.5, 13),
        Role.MASTHEAD: (12, 16),
    },
}
_BOLD = {Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING, Role.BADGE}
_INKS: dict[Role, InkRole] = {
    Role.TITLE: PaletteRole.DISPLAY,
    Role.HEADING: PaletteRole.HEADING,
    Role.SUBHEADING: PaletteRole.HEADING,
    Role.SMALL: PaletteRole.MUTED,
    Role.BADGE: PaletteRole.MUTED,
    Role.FURNITURE: PaletteRole.MUTED,
}
_HEADLINES = {Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING}
# Gaps before and after, in units.
_GAPS: dict[Role, tuple[float, float]] = {
    Role.TITLE: (0, 1),
    Role.LEAD: (0, 2),
    Role.HEADING: (2.5, 1),
    Role.BODY: (0, 1),
    Role.SUBHEADING: (1, 0.5),
    Role.SMALL: (0, 0.5),
}
_SIDE = {Audience.PLAIN: 100.0, Audience.CLINICIAN: 108.0}
# Beside smaller letters, its own are smaller, too.
_CLOSE_SIDE = {Audience.PLAIN: 100.0, Audience.CLINICIAN: 94.0}
_GUTTER = 14.0
# Spaced letters need a wider side column, or long words break.
_SPACED_SIDE = 1.35
# 18 pt and no smaller, on one and a half its leading (ACB 2022; UKAAF G003; CCLVI for the leading).
_LARGE: dict[Role, tuple[float, float]] = {
    Role.TITLE: (30, 36),
    Role.LEAD: (20, 29),
    Role.HEADING: (24, 30),
    Role.SUBHEADING: (20, 27),
    Role.PANEL_HEADING: (20, 27),
    Role.BODY: (18, 27),
    Role.SMALL: (18, 27),
    Role.LINE: (18, 27),
    Role.BADGE: (18, 27),
    Role.FURNITURE: (18, 24),
    Role.MASTHEAD: (18, 24),
}
# A document of few pages: 12 pt for patients, and no letters smaller than those of 11.5 in Arial.
_CLOSE: dict[Audience, dict[Role, tuple[float, float]]] = {
    Audience.PLAIN: {
        Role.TITLE: (26, 30),
        Role.LEAD: (15, 20),
        Role.HEADING: (15, 18),
        Role.SUBHEADING: (12, 16),
        Role.PANEL_HEADING: (14, 18),
        Role.BODY: (12, 16),
        Role.SMALL: (11.5, 14),
        Role.LINE: (12, 16),
        Role.BADGE: (11.5, 14),
        Role.FURNITURE: (11.5, 14),
        Role.MASTHEAD: (12, 16),
    },
    Audience.CLINICIAN: {
        Role.TITLE: (20, 24),
        Role.LEAD: (12, 16),
        Role.HEADING: (13, 16),
        Role.SUBHEADING: (10.5, 14),
        Role.PANEL_HEADING: (11.5, 15),
        Role.BODY: (10.5, 14),
        Role.SMALL: (9.5, 12.5),
        Role.LINE: (10.5, 14),
        Role.BADGE: (9.5, 12.5),
        Role.FURNITURE: (9.5, 12.5),
        Role.MASTHEAD: (12, 16),
    },
}
# The plain sizes on one and a half their size (BDA style guide).
_ROOMY: dict[Role, tuple[float, float]] = {
    role: (size, round(size * 1.07 * 1.5 * 2) / 2) if role not in {Role.TITLE, Role.HEADING}
    else (size, leading)
    for role, (size, leading) in _SIZES[Audience.PLAIN].items()
}  # fmt: skip
# Letters apart need words apart (Galliussi 2020); WCAG 2.2, SC 1.4.12 names 0.16 em for words.
_LETTER, _WORD = 0.035, 0.16
# Characters on a line, at most (standards, output profiles).
_LONGEST_LINE = {Edition.LARGE_PRINT: 62, Edition.DYSLEXIA: 60}
_AVERAGE_TEXT = "the people who read this may be ill, tired, anxious or in a hurry "


def stylesheet(
    theme: Theme, audience: Audience, edition: Edition, *, close: bool = False
) -> Stylesheet:
    """Set the type of a theme for an audience in an edition, close for one of few pages."""
    sizes = _sizes(audience, edition, close=close)
    unit = sizes[Role.BODY][1] / 2
    styles = text_styles(theme, audience, edition, close=close)
    stacked = edition is Edition.LARGE_PRINT
    spaced = edition is Edition.DYSLEXIA
    side = (_CLOSE_SIDE if close and not spaced else _SIDE)[audience] * (
        _SPACED_SIDE if spaced else 1.0
    )
    side, gutter = (0.0, 0.0) if stacked else (side, _GUTTER)
    letter, word = (_LETTER, _WORD) if spaced else (0.0, 0.0)
    body = theme.body.spaced(letter, word)
    room = theme.page[0] - 2 * MARGIN - side - gutter
    return Stylesheet(
        styles=styles,
        body=body,
        headings=theme.headings.spaced(letter, word),
        unit=unit,
        side=side,
        gutter=gutter,
        column=min(room, _longest(body, styles[Role.BODY].size, edition)),
        smallest=min(size for size, _ in sizes.values()),
        letter=letter,
        word=word,
        underlines=stacked and theme.region == "US",
        bordered=edition is Edition.HIGH_CONTRAST,
    )


def text_styles(
    theme: Theme, audience: Audience, edition: Edition, *, close: bool = False
) -> Mapping[Role, Style]:
    """Give the style of every role, without measuring anything."""
    sizes = _sizes(audience, edition, close=close)
    unit = sizes[Role.BODY][1] / 2
    styles = {
        role: _style(theme, sizes.get(role, sizes[Role.PANEL_HEADING]), role, unit) for role in Role
    }
    if edition is Edition.LARGE_PRINT:
        return {
            role: replace(style, ink=PaletteRole.INK) if style.ink is PaletteRole.MUTED else style
            for role, style in styles.items()
        }
    return styles


def _sizes(audience: Audience, edition: Edition, *, close: bool) -> dict[Role, tuple[float, float]]:
    usual = _CLOSE if close else _SIZES
    return {Edition.LARGE_PRINT: _LARGE, Edition.DYSLEXIA: _ROOMY}.get(edition, usual[audience])


def _longest(family: Family, size: float, edition: Edition) -> float:
    """Measure the longest line that an edition allows."""
    if edition not in _LONGEST_LINE:
        return float("inf")
    face = family.regular
    covered = "".join(c for c in _AVERAGE_TEXT if ord(c) in face.advances) or " "
    return face.width(covered, size) / len(covered) * _LONGEST_LINE[edition]


def _style(theme: Theme, measure: tuple[float, float], role: Role, unit: float) -> Style:
    size, leading = measure
    headline = role in _HEADLINES
    before, after = _GAPS.get(role, (0, 0))
    return Style(
        size=_enlarged(size, theme.headings if headline else theme.body, role),
        leading=leading,
        bold=role in _BOLD,
        ink=_INKS.get(role, PaletteRole.INK),
        headline=headline,
        before=before * unit,
        after=after * unit,
    )


def _enlarged(size: float, family: Family, role: Role) -> float:
    """Enlarge a size until the face's x-height matches Arial's; headings keep theirs."""
    if role in {Role.TITLE, Role.HEADING}:
        return size
    face = family.regular
    factor = ARIAL_X_HEIGHT * face.units_per_em / max(face.x_height, 1)
    return round(size * min(max(factor, 1.0), _MOST_ENLARGED) * 2) / 2
