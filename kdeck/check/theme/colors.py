"""Whether the colors of a theme can be read and told apart wherever it uses them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor

from kdeck.check.theme.likeness import check_likeness
from kdeck.color import contrast, variants
from kdeck.finding import Finding, Severity, Span
from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.all import theme_pairs
from kdeck.plan.contrast.pair import Meeting, Pair
from kdeck.theme.theme import Theme

# The keys of a brand file that decide a role; the other roles follow from these.
_KEYS: Mapping[str, str] = {
    PaletteRole.PAPER: "background",
    PaletteRole.INK: "foreground",
    PaletteRole.SURFACE: "light",
    PaletteRole.PRIMARY: "primary",
    PaletteRole.ACCENT: "secondary",
    PaletteRole.DANGER: "danger",
}


@dataclass(frozen=True, slots=True)
class ColorReport:
    """Hold all pairs of colors of a theme, and what is to be said of them."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]


def check_colors(theme: Theme, drawn: tuple[Meeting, ...]) -> ColorReport:
    """Compute the pairs of a theme and judge them; drawn is what meets in its drawings."""
    pairs = theme_pairs(theme, drawn)
    return ColorReport(pairs, (*_low(theme, pairs), *check_likeness(theme, drawn)))


def _low(theme: Theme, pairs: tuple[Pair, ...]) -> Iterator[Finding]:
    """Report what has too little contrast: only drawings can bring such colors together."""
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        roles = (pair.front, pair.ground)
        if pair.passes or roles in seen:
            continue
        seen.add(roles)
        key = f"color.{_KEYS.get(pair.front, 'foreground')}"
        message = (
            f"{key} '{pair.color}' has {floor(pair.ratio * 10) / 10:g}:1 against "
            f"'{pair.behind}' ({pair.ground}) in {pair.place}, and needs {pair.limit:g}:1 there"
        )
        span = Span(f"themes/{theme.id}/_brand.yml", None, f"$.{key}")
        yield Finding("theme-contrast", message, _hint(theme, pair, key), span, Severity.WARNING)


def _hint(theme: Theme, pair: Pair, key: str) -> str:
    if pair.ground == "slide":
        return "choose another color for it in the template's slide master"
    palette = theme.palette
    grounds = (pair.behind, palette.paper, palette.surface, palette.danger_surface)
    works = (
        color
        for color in variants(pair.color)
        if all(contrast(color, ground) >= pair.limit for ground in grounds)
    )
    outline = "give the shape an outline in ink"
    color = next(works, None)
    return f"{outline}, or write {key}: '{color}'" if color else f"{outline} ('{palette.ink}')"
