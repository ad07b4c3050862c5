"""How a sheet that is handed over a desk is set: its grid, its type, and how that type may grow.

A sheet is read standing and kept on a fridge. Text runs in two columns with a gutter of 24 points;
nothing is printed within 8 mm of an edge. Type is set in the least sizes, and in larger ones where
the words allow: the end that lays the pages out takes the largest sheet that needs no more pages.
The numbers are those of the leaflet in points, for Arial's x-height; a face with smaller letters is
set half a point larger. Editions with large or roomy type have one column.
"""

from dataclasses import replace
from math import ceil

from kdeck.model.audience import Audience
from kdeck.paletterole import InkRole, PaletteRole
from kdeck.plan.look.style import ARIAL_X_HEIGHT, Role, Style, Stylesheet, stylesheet
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

Sizes = dict[Role, tuple[float, float]]

_SIDE, _HEAD, _FOOT, _GUTTER = 36.0, 26.0, 24.0, 24.0
_UNIT = 8.0
_PLAIN: Sizes = {
    Role.TITLE: (27, 32),
    Role.LEAD: (16, 21),
    Role.HEADING: (15, 18),
    Role.SUBHEADING: (13, 16),
    Role.PANEL_HEADING: (17, 22),
    Role.CALL: (22, 26),
    Role.NUMBER: (30, 34),
    Role.BODY: (12, 16),
    Role.LINE: (12, 16),
    Role.SMALL: (11, 14),
    Role.BADGE: (11, 14),
    Role.FURNITURE: (11, 14),
    Role.MASTHEAD: (15, 18),
}
_CLINICIAN: Sizes = {
    Role.TITLE: (23, 27),
    Role.LEAD: (13, 17),
    Role.HEADING: (13, 16),
    Role.SUBHEADING: (13, 16),
    Role.PANEL_HEADING: (13, 16),
    Role.CALL: (13, 16),
    Role.NUMBER: (20, 24),
    Role.BODY: (10.5, 13.5),
    Role.LINE: (10.5, 13.5),
    Role.SMALL: (10.5, 13.5),
    Role.BADGE: (10.5, 13.5),
    Role.FURNITURE: (10.5, 13.5),
    Role.MASTHEAD: (15, 18),
}
# 18 pt and no smaller, on one and a half its leading (ACB 2022; CCLVI).
_LARGE: Sizes = {
    **dict.fromkeys(Role, (18, 27)),
    Role.TITLE: (30, 36),
    Role.LEAD: (22, 30),
    Role.HEADING: (24, 30),
    Role.SUBHEADING: (20, 27),
    Role.PANEL_HEADING: (22, 28),
    Role.CALL: (26, 32),
    Role.NUMBER: (36, 42),
    Role.FURNITURE: (18, 24),
    Role.MASTHEAD: (20, 26),
}
# One and a half the size of the type (BDA style guide).
_ROOMY: Sizes = {
    **dict.fromkeys(Role, (13, 20.5)),
    Role.TITLE: (27, 34),
    Role.LEAD: (16, 25),
    Role.HEADING: (17, 23),
    Role.SUBHEADING: (14, 21),
    Role.PANEL_HEADING: (17, 23),
    Role.CALL: (22, 28),
    Role.NUMBER: (30, 36),
    Role.MASTHEAD: (15, 20),
}
# A card is a quarter of a page, cut out and folded once.
_CARD: Sizes = {
    **dict.fromkeys(Role, (11, 14)),
    Role.TITLE: (14, 17),
    Role.PANEL_HEADING: (12, 15),
    Role.SUBHEADING: (12, 15),
    Role.CALL: (13, 16),
    Role.NUMBER: (20, 24),
}
_CARD_SIDE, _CARD_HEAD = 22.0, 20.0
_ONE_COLUMN = {Edition.LARGE_PRINT: _LARGE, Edition.DYSLEXIA: _ROOMY}
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
    Role.LEAD: (0, 1),
    Role.HEADING: (1, 0.5),
    Role.SUBHEADING: (1, 0.5),
    Role.BODY: (0, 0.5),
    Role.SMALL: (0, 0.25),
}


def leaflet_sheets(theme: Theme, audience: Audience, edition: Edition) -> tuple[Stylesheet, ...]:
    """Give the sheets of a leaflet, from the least type to the largest."""
    one = edition in _ONE_COLUMN
    sizes = _ONE_COLUMN.get(edition) or (_PLAIN if audience is Audience.PLAIN else _CLINICIAN)
    least = _sheet(theme, audience, edition, sizes)
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
    sheet = _sheet(theme, audience, edition, _CARD)
    measure = theme.page[0] / 2 - 2 * _CARD_SIDE
    gutter = _GUTTER / 2
    return replace(
        sheet,
        gutter=gutter,
        column=measure - gutter,
        unit=_UNIT / 2,
        margin=_CARD_SIDE,
        head=_CARD_HEAD,
        foot=_CARD_HEAD,
        cells=4,
    )


def _grown(style: Style, size: float) -> Style:
    return replace(style, size=size, leading=style.leading + (size >= _WIDER))


def _sheet(theme: Theme, audience: Audience, edition: Edition, sizes: Sizes) -> Stylesheet:
    usual = stylesheet(theme, audience, edition)
    measure = theme.page[0] - 2 * _SIDE
    one = edition in _ONE_COLUMN
    matched = edition is not Edition.LARGE_PRINT
    styles = {role: _style(usual, sizes[role], role, matched=matched) for role in Role}
    return replace(
        usual,
        styles=styles,
        unit=_UNIT,
        side=0.0,
        gutter=_GUTTER,
        column=measure - _GUTTER,
        smallest=min(size for size, _ in sizes.values()),
        margin=_SIDE,
        head=_HEAD,
        foot=_FOOT,
        columns=1 if one else 2,
    )


def _style(usual: Stylesheet, measure: tuple[float, float], role: Role, *, matched: bool) -> Style:
    size, leading = measure
    headline = role in _HEADLINES
    before, after = _GAPS.get(role, (0, 0))
    return Style(
        size=_matched(size, usual.body) if matched and role in _READ else size,
        leading=leading,
        bold=role in _BOLD,
        ink=_INKS.get(role, PaletteRole.INK),
        headline=headline,
        before=before * _UNIT,
        after=after * _UNIT,
    )


def _matched(size: float, family: Family) -> float:
    """Enlarge a size by half points until its letters are nearly as high as Arial's."""
    face = family.regular
    factor = ARIAL_X_HEIGHT * face.units_per_em / max(face.x_height, 1)
    return max(size, min(ceil(size * factor * _NEARLY * 2) / 2, size + 1))
