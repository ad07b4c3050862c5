"""Says which colors of a file are in no role of the brand."""

from collections.abc import Iterable, Mapping

from kdeck.color import Color
from kdeck.finding import several
from kdeck.theme.intake.found import Found
from kdeck.theme.intake.rolenames import NamedColor, is_strong

_NAMED, _LONGEST = 3, 60


def left_out(
    named: Iterable[NamedColor], chosen: Mapping[str, Found[Color]], source: str
) -> tuple[tuple[str, str], ...]:
    """Tell of the colors that are in no role, up to three with their names, strong ones first."""
    used = {found.value for found in chosen.values()}
    rest: dict[Color, str] = {}
    for entry in named:
        if entry.color not in used:
            rest.setdefault(entry.color, entry.name[:_LONGEST])
    if not rest:
        return ()
    first = sorted(rest, key=lambda color: not is_strong(color))[:_NAMED]
    told = ", ".join(f"{color} ('{rest[color]}')" for color in first)
    begin = "as " if len(rest) > _NAMED else ""
    message = f"left out of {source}: {several(len(rest), 'color')}, {begin}{told}"
    return ((message, "write one of them below 'color' if you would rather have it"),)
