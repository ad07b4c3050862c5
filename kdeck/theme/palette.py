"""The colors of a theme, one for each role that a document draws."""

from dataclasses import dataclass

from kdeck.color import Color


@dataclass(frozen=True, slots=True)
class Palette:
    """Resolve every role to a color that is legible where the role is used.

    Text roles (ink, muted, heading, link, danger) reach their ratio on paper and on surface;
    on_primary does on primary, danger also on danger_surface. Fills (primary, accent) and rule
    reach 3:1 on paper.
    """

    paper: Color
    ink: Color
    muted: Color
    surface: Color
    rule: Color
    primary: Color
    on_primary: Color
    heading: Color
    accent: Color
    link: Color
    danger: Color
    danger_surface: Color
