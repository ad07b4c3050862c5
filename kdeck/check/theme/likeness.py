"""Colors of a theme that say different things and look alike."""

from collections.abc import Iterator

from kdeck.color import Color, contrast, variants
from kdeck.finding import Finding, Severity, Span
from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.pair import Meeting
from kdeck.theme.palette import Palette
from kdeck.theme.roles import DEFAULT_DANGER, GRAPHIC, TEXT, alarm_ground
from kdeck.theme.theme import Theme
from kdeck.theme.vision import Sight, distance, simulate

# CIEDE2000: to the usual sight, and to one that lacks a kind of cone (standards: color checks).
_USUAL, _LACKING = 15.0, 10.0
# The ground of warnings follows their color, and may darken the other a little.
_MARGIN = 4.0
# The keys of a brand file that decide a role.
_KEYS = {
    PaletteRole.DANGER: "danger",
    PaletteRole.ACCENT: "secondary",
    PaletteRole.PRIMARY: "primary",
}
_SIGHTS = {
    Sight.USUAL: "to all readers",
    Sight.PROTAN: "without the cones for long waves (protan)",
    Sight.DEUTAN: "without the cones for middle waves (deutan)",
    Sight.TRITAN: "without the cones for short waves (tritan)",
}


def check_likeness(theme: Theme, drawn: tuple[Meeting, ...]) -> Iterator[Finding]:
    """Compare the bars of warnings with those of other panels, and the fills of figures.

    drawn is what meets in the drawings that the theme colors. Words and shapes tell these apart
    everywhere, so that a likeness is a note.
    """
    yield from _compare(theme, (PaletteRole.DANGER, PaletteRole.PRIMARY), "in the bars of panels")
    fills = {meeting.front for meeting in drawn} | {meeting.ground for meeting in drawn}
    if {PaletteRole.ACCENT, PaletteRole.PRIMARY} <= fills:
        yield from _compare(theme, (PaletteRole.ACCENT, PaletteRole.PRIMARY), "in figures")


def _compare(theme: Theme, roles: tuple[PaletteRole, PaletteRole], place: str) -> Iterator[Finding]:
    first, second = (theme.palette[role] for role in roles)
    sight = _alike(first, second)
    if sight is None:
        return
    key = _KEYS[roles[0]]
    found = distance(simulate(first, sight), simulate(second, sight))
    own = " (the usual one)" if first == DEFAULT_DANGER else ""
    message = (
        f"color.{key} '{first}'{own} and color.{_KEYS[roles[1]]} '{second}' look alike {place} "
        f"{_SIGHTS[sight]}: they are {int(found)} apart and need {_needed(sight):.0f}, "
        f"at a contrast of {int(contrast(first, second) * 10) / 10:g}:1"
    )
    works = _working(theme.palette, roles)
    hint = f"write {key}: '{works}', or leave it so: words tell them apart as well"
    span = Span(f"themes/{theme.id}/_brand.yml", None, f"$.color.{key}")
    yield Finding("theme-alike", message, hint, span, Severity.NOTE)


def _alike(first: Color, second: Color, margin: float = 0.0) -> Sight | None:
    """Find the way of seeing to which two colors look alike; None where all can part them."""
    for sight in Sight:
        if distance(simulate(first, sight), simulate(second, sight)) < _needed(sight) + margin:
            return sight
    return None


def _clear(color: Color, role: PaletteRole, palette: Palette) -> bool:
    """Say whether a color would be kept as it is in a role."""
    alarms = role is PaletteRole.DANGER
    last = alarm_ground(palette.paper, color) if alarms else palette.danger_surface
    grounds = (palette.paper, palette.surface, last)
    return all(contrast(color, ground) >= (TEXT if alarms else GRAPHIC) for ground in grounds)


def _needed(sight: Sight) -> float:
    return _USUAL if sight is Sight.USUAL else _LACKING


def _working(palette: Palette, roles: tuple[PaletteRole, PaletteRole]) -> Color:
    """Find the nearest color that is legible in its role and looks like the other to nobody."""
    own, other = (palette[role] for role in roles)
    for color in variants(own):
        if _clear(color, roles[0], palette) and _alike(color, other, _MARGIN) is None:
            return color
    raise AssertionError("no color stands out")
