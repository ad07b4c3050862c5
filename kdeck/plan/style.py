"""How text is set: a size, a leading, a weight and an ink for every role, on one rhythm."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.model.audience import Audience
from kdeck.plan.run import Ink
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme
from kdeck.units import mm

MARGIN = mm(20)
# Arial's x-height is 0.519 em; sizes are set for it (standards: RNIB Clear Print, UKAAF G003).
_ARIAL_X_HEIGHT = 0.519
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
    FURNITURE = "furniture"
    MASTHEAD = "masthead"


@dataclass(frozen=True, slots=True)
class Style:
    """Set text: size and leading in points, and the space before and after it."""

    size: float
    leading: float
    bold: bool = False
    ink: Ink = "ink"
    headline: bool = False
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Hold the styles of one handout and its grid, in points.

    The text column stands right of the side column, with the gutter between them; unit is half
    the body leading, and every gap is a multiple of it.
    """

    styles: tuple[tuple[Role, Style], ...]
    body: Family
    headings: Family
    unit: float
    side: float
    gutter: float
    column: float

    def __getitem__(self, role: Role) -> Style:
        return dict(self.styles)[role]

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
_INKS: dict[Role, Ink] = {
    Role.TITLE: "heading",
    Role.HEADING: "heading",
    Role.SUBHEADING: "heading",
    Role.SMALL: "muted",
    Role.BADGE: "muted",
    Role.FURNITURE: "muted",
}
_HEADLINES = {Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING}
# Gaps before and after, in units.
_GAPS: dict[Role, tuple[float, float]] = {
    Role.TITLE: (0, 1),
    Role.LEAD: (0, 2),
    Role.HEADING: (2.5, 1),
    Role.BODY: (0, 0.8),
    Role.SUBHEADING: (1, 0.5),
    Role.SMALL: (0, 0.5),
}
_SIDE = {Audience.PLAIN: 100.0, Audience.CLINICIAN: 108.0}
_GUTTER = 14.0


def stylesheet(theme: Theme, audience: Audience) -> Stylesheet:
    """Set the type of a theme for an audience, in the standard edition."""
    unit = _SIZES[audience][Role.BODY][1] / 2
    styles = tuple((role, _style(theme, audience, role, unit)) for role in Role)
    width = theme.page[0] - 2 * MARGIN
    return Stylesheet(
        styles=styles,
        body=theme.body,
        headings=theme.headings,
        unit=unit,
        side=_SIDE[audience],
        gutter=_GUTTER,
        column=width - _SIDE[audience] - _GUTTER,
    )


def _style(theme: Theme, audience: Audience, role: Role, unit: float) -> Style:
    size, leading = _SIZES[audience][role]
    headline = role in _HEADLINES
    before, after = _GAPS.get(role, (0, 0))
    return Style(
        size=_enlarged(size, theme.headings if headline else theme.body, role),
        leading=leading,
        bold=role in _BOLD,
        ink=_INKS.get(role, "ink"),
        headline=headline,
        before=before * unit,
        after=after * unit,
    )


def _enlarged(size: float, family: Family, role: Role) -> float:
    """Enlarge a size until the face's x-height matches Arial's; headings keep theirs."""
    if role in {Role.TITLE, Role.HEADING}:
        return size
    face = family.regular
    factor = _ARIAL_X_HEIGHT * face.units_per_em / max(face.x_height, 1)
    return round(size * min(max(factor, 1.0), _MOST_ENLARGED) * 2) / 2
