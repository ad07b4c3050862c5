"""How a sheet that is handed over a desk is set: its grid, its type, and how that type may grow.

A sheet is read standing and kept on a fridge. Text runs in two columns with a gutter of 20 points;
nothing is printed within 8 mm of an edge. Type is set in the least sizes, and in larger ones where
the words allow: the end that lays the pages out takes the largest sheet that needs no more pages.
The numbers are those of the leaflet in points, for Arial's x-height; a face with smaller letters is
set half a point larger. Editions with large or roomy type have one column.
"""

from dataclasses import replace
from enum import IntEnum
from math import ceil

from kdeck.model.audience import Audience
from kdeck.paletterole import InkRole, PaletteRole
from kdeck.plan.look.style import ARIAL_X_HEIGHT, Role, Style, Stylesheet, stylesheet
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme
from kdeck.variants import Edition


class _Kind(IntEnum):
    """Name what is set, in the order of the columns of the table of sizes."""

    PLAIN = 0
    CLINICIAN = 1
    LARGE = 2
    ROOMY = 3
    CARD = 4


_SIDE, _HEAD, _FOOT, _GUTTER = 28.0, 22.7, 22.7, 20.0
# Less than half the leading of the body, so that gaps do not take the room of words.
_MOST_UNIT = 7.0
# Size and leading of every role: for patients; for clinicians; 18 pt and no smaller, on one and a
# half its leading (ACB 2022; CCLVI); roomy, on one and a half the size of the type (BDA style
# guide); and on a card, which is a quarter of a page, cut out and folded once.
_SIZES: dict[Role, tuple[tuple[float, float], ...]] = {
    # plain, clinician, large print, roomy, card
    Role.TITLE: ((26, 30), (20, 22), (30, 36), (27, 34), (14, 17)),
    Role.LEAD: ((16, 20), (12, 14.5), (22, 30), (16, 25), (11, 14)),
    Role.HEADING: ((15, 18), (12.5, 15), (24, 30), (17, 23), (11, 14)),
    Role.SUBHEADING: ((13, 16), (12.5, 15), (20, 27), (14, 21), (12, 15)),
    Role.PANEL_HEADING: ((17, 22), (12.5, 15), (22, 28), (17, 23), (12, 15)),
    Role.CALL: ((22, 26), (12.5, 15), (26, 32), (22, 28), (13, 16)),
    Role.NUMBER: ((30, 34), (20, 24), (36, 42), (30, 36), (20, 24)),
    Role.BODY: ((12, 16), (10.5, 13.5), (18, 27), (13, 20.5), (11, 13)),
    Role.LINE: ((12, 16), (10.5, 13.5), (18, 27), (13, 20.5), (11, 13)),
    Role.SMALL: ((11, 14), (10.5, 13.5), (18, 27), (13, 20.5), (11, 14)),
    Role.BADGE: ((11, 14), (10.5, 13.5), (18, 27), (13, 20.5), (11, 14)),
    Role.FURNITURE: ((11, 14), (10.5, 13.5), (18, 24), (13, 20.5), (11, 14)),
    Role.MASTHEAD: ((15, 18), (15, 18), (20, 26), (15, 20), (11, 14)),
}
_CARD_SIDE, _CARD_HEAD = 22.0, 20.0
_ONE_COLUMN = {Edition.LARGE_PRINT: _Kind.LARGE, Edition.DYSLEXIA: _Kind.ROOMY}
# A face is as large as Arial from this share of its x-height on: words are no harder to read.
_NEARLY = 0.955
# What grows where the words allow, by so much, up to so many points.
_GROWING = {Role.BODY, Role.LINE}
_STEP, _MOST = 0.5, 13.0
# From this size on, lines stand a point further apart.
_WIDER = 13.0
# What is read at length, or is small, is matched to the face.
_READ = {Role.BODY, Role.LINE, Role.SMALL, Role.BADGE, Role.FURNITURE}
_BOLD = {
    Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING, Role.CALL, Role.NUMBER,
    Role.BADGE, Role.MASTHEAD,
}  # fmt: skip
_HEADLINES = {Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING, Role.CALL}
_INKS: dict[Role, InkRole] = {
    Role.TITLE: PaletteRole.DISPLAY,
    Role.HEADING: PaletteRole.HEADING,
    Role.SUBHEADING: PaletteRole.HEADING,
    Role.PANEL_HEADING: PaletteRole.HEADING,
    Role.NUMBER: PaletteRole.DANGER,
    Role.MASTHEAD: PaletteRole.HEADING,
}
# Gaps before and after, in units.
_GAPS: dict[Role, tuple[float, float]] = {
    Role.TITLE: (0, 0.25),
    Role.LEAD: (0, 0.5),
    Role.HEADING: (1, 0.25),
    Role.SUBHEADING: (1, 0.5),
    Role.BODY: (0, 0.5),
    Role.SMALL: (0, 0.25),
}


def leaflet_sheets(theme: Theme, audience: Audience, edition: Edition) -> tuple[Stylesheet, ...]:
    """Give the sheets of a leaflet, from the least type to the largest."""
    one = edition in _ONE_COLUMN
    usual = _Kind.PLAIN if audience is Audience.PLAIN else _Kind.CLINICIAN
    least = _sheet(theme, audience, edition, _ONE_COLUMN.get(edition, usual))
    if one:
        return (least,)
    found = [least]
    while (size := found[-1][Role.BODY].size + _STEP) <= _MOST:
        styles = {
            role: _grown(style, size) if role in _GROWING else style
            for role, style in least.styles.items()
        }
        found.append(replace(least, styles=styles))
    return tuple(found)


def card_sheet(theme: Theme, audience: Audience, edition: Edition) -> Stylesheet:
    """Give the sheet of a card; editions with large or roomy type have one on a page."""
    if edition in _ONE_COLUMN:
        return leaflet_sheets(theme, audience, edition)[0]
    sheet = _sheet(theme, audience, edition, _Kind.CARD)
    measure = theme.page[0] / 2 - 2 * _CARD_SIDE
    gutter = _GUTTER / 2
    return replace(
        sheet,
        gutter=gutter,
        column=measure - gutter,
        unit=_MOST_UNIT / 2,
        margin=_CARD_SIDE,
        head=_CARD_HEAD,
        foot=_CARD_HEAD,
        cells=4,
    )


def _grown(style: Style, size: float) -> Style:
    return replace(style, size=size, leading=style.leading + (size >= _WIDER))


def _sheet(theme: Theme, audience: Audience, edition: Edition, kind: _Kind) -> Stylesheet:
    usual = stylesheet(theme, audience, edition)
    measure = theme.page[0] - 2 * _SIDE
    one = edition in _ONE_COLUMN
    matched = edition is not Edition.LARGE_PRINT
    sizes = {role: _SIZES[role][kind] for role in Role}
    unit = min(sizes[Role.BODY][1] / 2, _MOST_UNIT)
    styles = {role: _style(usual, sizes[role], role, unit, matched=matched) for role in Role}
    return replace(
        usual,
        styles=styles,
        unit=unit,
        side=0.0,
        gutter=_GUTTER,
        column=measure - _GUTTER,
        smallest=min(size for size, _ in sizes.values()),
        margin=_SIDE,
        head=_HEAD,
        foot=_FOOT,
        columns=1 if one else 2,
    )


def _style(
    usual: Stylesheet, measure: tuple[float, float], role: Role, unit: float, *, matched: bool
) -> Style:
    size, leading = measure
    headline = role in _HEADLINES
    before, after = _GAPS.get(role, (0, 0))
    return Style(
        size=_matched(size, usual.body) if matched and role in _READ else size,
        leading=leading,
        bold=role in _BOLD,
        ink=_INKS.get(role, PaletteRole.INK),
        headline=headline,
        before=before * unit,
        after=after * unit,
    )


def _matched(size: float, family: Family) -> float:
    """Enlarge a size by half points until its letters are nearly as high as Arial's."""
    face = family.regular
    factor = ARIAL_X_HEIGHT * face.units_per_em / max(face.x_height, 1)
    return max(size, min(ceil(size * factor * _NEARLY * 2) / 2, size + 1))
