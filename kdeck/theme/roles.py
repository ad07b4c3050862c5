"""Derives the palette of a theme from the colors that a brand gives."""

from collections.abc import Callable, Mapping
from colorsys import rgb_to_hsv
from dataclasses import dataclass

from kdeck.color import BLACK, WHITE, Color, contrast, legible, luminance, mix
from kdeck.theme.palette import Palette

# WCAG 2.2: 1.4.6 for running text, 1.4.3 for other text, 1.4.11 for what is not text.
ENHANCED, TEXT, GRAPHIC = 7.0, 4.5, 3.0
# The page is printed: paper is light enough that black ink has 15:1 on it.
_PAPER_LUMINANCE = 0.7
# A panel differs from the page, and keeps enough of its light for the text roles.
_SURFACE_CONTRAST = (1.03, 1.22)
# What to try for the panel: light brand colors need more, dark ones less.
_TINTS = (0.09, 0.16, 0.25, 0.4, 0.07, 0.05, 0.03)
_LIGHT_FILL = 0.25
_NEUTRAL = Color(0x3D, 0x4F, 0x5C)
_INK = Color(0x1B, 0x24, 0x2B)
_DANGER = Color(0xB0, 0x1E, 0x23)
_WARM, _COOL = Color(0xA8, 0x5B, 0x1B), Color(0x0B, 0x70, 0x78)
# From yellow-green over blue to violet, as shares of the circle.
_FIRST_COOL_HUE, _LAST_COOL_HUE = 0.2, 0.83


@dataclass(frozen=True, slots=True)
class Change:
    """Record that a role was moved: from one color to another, to reach a ratio.

    role is a name in the brand file, or 'text' for what headings and links take from primary.
    """

    role: str
    before: Color
    after: Color
    reached: float
    had: float
    needed: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """Hold a palette and what had to be changed to reach it."""

    palette: Palette
    changes: tuple[Change, ...]


def derive(given: Mapping[str, Color]) -> Derivation:
    """Resolve every role from the colors given, by their names in a brand file.

    Knows background, foreground, dark, light, primary, secondary, tertiary, danger, headings and
    link; every one of them may be missing.
    """
    return _Deriver(given).derive()


class _Deriver:
    """Resolve one role after the other, and remember what was moved."""

    def __init__(self, given: Mapping[str, Color]) -> None:
        self.given = given
        self.changes: list[Change] = []

    def derive(self) -> Derivation:
        brand = self.given.get("primary", _NEUTRAL)
        paper = self._paper()
        surface = self._surface(paper, brand)
        danger = self.given.get("danger", _DANGER)
        danger_surface = mix(paper, danger, 0.08)
        grounds = (paper, surface, danger_surface)
        ink = self._ink(grounds)
        primary, on_primary = self._primary(brand, grounds, ink)
        words = primary
        if not {"headings", "link"} <= self.given.keys():
            words = self._legible("text", primary, grounds, TEXT)
        palette = Palette(
            paper=paper,
            ink=ink,
            muted=_toward(paper, ink, TEXT, grounds, start=0.66),
            surface=surface,
            rule=_toward(paper, mix(ink, primary, 0.4), GRAPHIC, grounds, start=0.3),
            primary=primary,
            on_primary=on_primary,
            heading=self._text("headings", words, grounds),
            accent=self._accent(primary, grounds),
            link=self._text("link", words, grounds),
            danger=self._legible("danger", danger, grounds, TEXT),
            danger_surface=danger_surface,
        )
        return Derivation(palette, tuple(self.changes))

    def _paper(self) -> Color:
        given = self.given.get("background", WHITE)
        paper = given if luminance(given) >= _PAPER_LUMINANCE else WHITE
        self._moved("background", given, paper, _worst((BLACK,)), 15.0)
        return paper

    def _surface(self, paper: Color, brand: Color) -> Color:
        given = self.given.get("light")
        if given is not None and self._is_surface(given, paper):
            return given
        tints = (mix(paper, brand, share) for share in _TINTS)
        return next((t for t in tints if self._is_surface(t, paper)), mix(paper, BLACK, 0.04))

    def _is_surface(self, color: Color, paper: Color) -> bool:
        light = luminance(color) <= luminance(paper)
        least, most = _SURFACE_CONTRAST
        return light and least <= contrast(color, paper) <= most

    def _ink(self, grounds: tuple[Color, ...]) -> Color:
        given = self.given.get("foreground") or self.given.get("dark")
        if given is None:
            return legible(_INK, grounds, ENHANCED)
        name = "foreground" if "foreground" in self.given else "dark"
        return self._legible(name, given, grounds, ENHANCED)

    def _primary(self, brand: Color, grounds: tuple[Color, ...], ink: Color) -> tuple[Color, Color]:
        primary = legible(brand, grounds, GRAPHIC)
        # On a light brand color dark words look right; a darker one is darkened for white ones.
        dark = (ink, BLACK) if luminance(brand) > _LIGHT_FILL else (ink,)
        words = next((c for c in (WHITE, *dark) if contrast(c, primary) >= TEXT), None)
        if words is not None:
            self._moved("primary", brand, primary, _worst(grounds), GRAPHIC)
            return primary, words
        primary = legible(brand, (*grounds, WHITE), TEXT)
        self._moved("primary", brand, primary, _worst((WHITE,)), TEXT)
        return primary, WHITE

    def _accent(self, primary: Color, grounds: tuple[Color, ...]) -> Color:
        for name in ("secondary", "tertiary"):
            if name in self.given:
                return self._legible(name, self.given[name], grounds, GRAPHIC)
        return legible(_complement(primary), grounds, GRAPHIC)

    def _text(self, name: str, fallback: Color, grounds: tuple[Color, ...]) -> Color:
        return self._legible(name, self.given.get(name, fallback), grounds, TEXT)

    def _legible(self, name: str, color: Color, grounds: tuple[Color, ...], ratio: float) -> Color:
        after = legible(color, grounds, ratio)
        self._moved(name, color, after, _worst(grounds), ratio)
        return after

    def _moved(
        self,
        role: str,
        before: Color,
        after: Color,
        measure: Callable[[Color], float],
        needed: float,
    ) -> None:
        if before != after:
            change = Change(role, before, after, measure(after), measure(before), needed)
            self.changes.append(change)


def _worst(grounds: tuple[Color, ...]) -> Callable[[Color], float]:
    return lambda color: min(contrast(color, ground) for ground in grounds)


def _toward(
    start_color: Color, end: Color, ratio: float, grounds: tuple[Color, ...], *, start: float
) -> Color:
    """Mix as little of the second color as reaches the ratio, from a share upward."""
    for percent in range(round(100 * start), 101):
        color = mix(start_color, end, percent / 100)
        if _worst(grounds)(color) >= ratio:
            return color
    return legible(end, grounds, ratio)


def _complement(color: Color) -> Color:
    """Choose what stands out beside a color: warm beside cool and gray, cool beside warm."""
    hue, saturation, _ = rgb_to_hsv(*color.rgb)
    return _COOL if saturation > 0.15 and not _FIRST_COOL_HUE <= hue <= _LAST_COOL_HUE else _WARM
