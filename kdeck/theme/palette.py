"""The colors of a theme, one for each role that a document draws."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.paletterole import PaletteRole


@dataclass(frozen=True, slots=True)
class Palette:
    """Resolve every role to a color that is legible where the role is used.

    Text roles (ink, muted, heading, link, danger) reach their ratio on paper and on surface;
    on_primary does on band, danger also on danger_surface. display is for large
    headings, which need 3:1 (WCAG 2.2, SC 1.4.3). Fills (primary, accent) and rule reach 3:1 on
    paper; band, the ground of words in on_primary, needs no contrast with paper, so that it can
    keep a brand color that is too pale for anything else.
    """

    paper: Color
    ink: Color
    muted: Color
    surface: Color
    rule: Color
    primary: Color
    band: Color
    on_primary: Color
    heading: Color
    display: Color
    accent: Color
    link: Color
    danger: Color
    danger_surface: Color

    def __getitem__(self, role: PaletteRole) -> Color:
        color: Color = getattr(self, role)
        return color
