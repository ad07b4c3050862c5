"""Derives the palette of a theme from the colors that a brand gives."""

from collections.abc import Mapping
from colorsys import rgb_to_hsv
from dataclasses import dataclass
from itertools import chain

from kdeck.answers import answer
from kdeck.color import BLACK, WHITE, Color, contrast, legible, luminance, mix
from kdeck.theme.palette import Palette
from kdeck.theme.vision import distance

# WCAG 2.2: 1.4.6 for running text, 1.4.3 for other text, 1.4.11 for what is not text.
ENHANCED, TEXT, GRAPHIC = 7.0, 4.5, 3.0
# The page is printed: paper is light enough that black ink has 15:1 on it.
_PAPER_LUMINANCE = 0.7
# Words on what is darker than this are light.
_DARK = 0.18
# A panel differs from the page, and keeps enough of its light for the text roles.
_SURFACE_CONTRAST = (1.03, 1.22)
# What to try for the panel: light brand colors need more, dark ones less.
_TINTS = (0.09, 0.16, 0.25, 0.4, 0.07, 0.05, 0.03)
_NEUTRAL = Color(0x3D, 0x4F, 0x5C)
_INK = Color(0x1B, 0x24, 0x2B)
DEFAULT_DANGER = Color(0xB0, 0x1E, 0x23)
# CIEDE2000: a brand nearer to the color of danger gets gray panels, so that none seems to warn.
_NEAR_DANGER = 15.0
_WARM, _COOL = Color(0xA8, 0x5B, 0x1B), Color(0x0B, 0x70, 0x78)
_GRAPHICS = "in the bars of panels and in figures"
_ACCENTS = "in stripes and figures"
_WORDS = "in headings and links"
_ALARMS = "in warnings"
_RUNNING = "in running text"
# From yellow-green over blue to violet, as shares of the circle.
_FIRST_COOL_HUE, _LAST_COOL_HUE = 0.2, 0.83


@dataclass(frozen=True, slots=True)
class Use:
    """Say where a color shows, in words, against which color, and what contrast it needs."""

    place: str
    against: Color
    needed: float


@dataclass(frozen=True, slots=True)
class Change:
    """Record that a color was moved for one use; role is a name in the brand file."""

    role: str
    use: Use
    before: Color
    after: Color

    @property
    def had(self) -> float:
        """Give the contrast that the color has against its ground."""
        return contrast(self.before, self.use.against)

    @property
    def reached(self) -> float:
        """Give the contrast of the color in its place."""
        return contrast(self.after, self.use.against)


@dataclass(frozen=True, slots=True)
class Derivation:
    """Hold a palette and what had to be changed to reach it."""

    palette: Palette
    changes: tuple[Change, ...]


def derive(given: Mapping[str, Color], *, printed: bool = True) -> Derivation:
    """Resolve every role from the colors given, by their names in a brand file.

    Knows background, foreground, dark, light, primary, secondary, tertiary, danger, headings and
    link; every one of them may be missing. What is not printed may have a dark background.
    """
    return _Deriver(given, printed).derive()


def working_color(given: Mapping[str, Color], change: Change) -> Color:
    """Find the shade that a brand could give for a role in place of its own, and keep everywhere.

    A panel's ground follows the primary color and that of a warning the danger color, so that the
    shade that was taken for one use need not be one that passes as the brand's.
    """
    palette = derive(given).palette
    grounds = (palette.paper, palette.surface, palette.danger_surface)
    needed = TEXT if change.role == "primary" else change.use.needed
    vivid = change.use.place != _RUNNING
    ratios = (needed + step / 10 for step in range(20))
    tried = (legible(change.before, grounds, ratio, vivid=vivid) for ratio in ratios)
    for color in chain((change.after,), tried):
        changes = derive({**given, change.role: color}).changes
        if change.role not in {other.role for other in changes}:
            return color
    return change.after


def alarm_ground(paper: Color, danger: Color) -> Color:
    """Tint the paper for the panels that warn."""
    return mix(paper, danger, 0.08)


class _Deriver:
    """Resolve one role after the other, and remember what was moved."""

    def __init__(self, given: Mapping[str, Color], printed: bool) -> None:
        self.given = given
        self.printed = printed
        self.changes: list[Change] = []

    def derive(self) -> Derivation:
        brand = self.given.get("primary", _NEUTRAL)
        paper = self._paper()
        danger = self.given.get("danger", DEFAULT_DANGER)
        surface = self._surface(paper, brand, danger)
        danger_surface = alarm_ground(paper, danger)
        grounds = (paper, surface, danger_surface)
        ink = self._ink(grounds)
        band, on_primary = self._band(brand, paper, ink, grounds)
        primary = self._legible("primary", _GRAPHICS, brand, grounds, GRAPHIC)
        words = primary
        if not {"headings", "link"} <= self.given.keys():
            words = self._legible("primary", _WORDS, brand, grounds, TEXT)
        heading = self._text("headings", words, grounds)
        palette = Palette(
            paper=paper,
            ink=ink,
            muted=_toward(paper, ink, TEXT, grounds, start=0.66),
            surface=surface,
            rule=_toward(paper, mix(ink, primary, 0.4), GRAPHIC, grounds, start=0.3),
            primary=primary,
            band=band,
            on_primary=on_primary,
            heading=heading,
            display=_display(self.given.get("headings", brand), heading, grounds),
            accent=self._accent(primary, grounds),
            link=self._text("link", words, grounds),
            danger=self._legible("danger", _ALARMS, danger, grounds, TEXT),
            danger_surface=danger_surface,
        )
        return Derivation(palette, tuple(self.changes))

    def _paper(self) -> Color:
        given = self.given.get("background", WHITE)
        if not self.printed:
            return given
        paper = given if luminance(given) >= _PAPER_LUMINANCE else WHITE
        if paper != given:
            self._moved("background", Use("behind all text", BLACK, 15.0), given, paper)
        return paper

    def _surface(self, paper: Color, brand: Color, danger: Color) -> Color:
        given = self.given.get("light")
        if given is not None and self._is_surface(given, paper):
            return given
        question = f"difference between {brand} and {danger}"
        apart = answer(float, question, lambda: distance(brand, danger))
        tint = _NEUTRAL if apart < _NEAR_DANGER else brand
        tints = (mix(paper, tint, share) for share in _TINTS)
        return next(
            (t for t in tints if self._is_surface(t, paper)),
            mix(paper, BLACK if luminance(paper) > _DARK else WHITE, 0.04),
        )

    def _is_surface(self, color: Color, paper: Color) -> bool:
        # A panel lies nearer to the words than the page does: darker on light, lighter on dark.
        light = (luminance(color) <= luminance(paper)) == (luminance(paper) > _DARK)
        least, most = _SURFACE_CONTRAST
        return light and least <= contrast(color, paper) <= most

    def _ink(self, grounds: tuple[Color, ...]) -> Color:
        given = self.given.get("foreground") or self.given.get("dark")
        if given is None:
            return legible(_INK, grounds, ENHANCED)
        name = "foreground" if "foreground" in self.given else "dark"
        night = self.given.get("background", WHITE)
        # A brand for dark screens: its page is the ink of a sheet of paper.
        if _passes(night, grounds, ENHANCED) and not _passes(given, grounds, ENHANCED):
            worst = min(grounds, key=lambda ground: contrast(given, ground))
            self._moved(name, Use(_RUNNING, worst, ENHANCED), given, night)
            return night
        return self._legible(name, _RUNNING, given, grounds, ENHANCED)

    def _band(
        self, brand: Color, paper: Color, ink: Color, grounds: tuple[Color, ...]
    ) -> tuple[Color, Color]:
        """Keep the brand color where words in paper or ink can stand on it, or darken it."""
        for words in (paper, ink):
            if contrast(words, brand) >= TEXT:
                return brand, words
        band = legible(brand, grounds, TEXT, vivid=True)
        self._moved("primary", Use("behind the words of the band", paper, TEXT), brand, band)
        return band, paper

    def _accent(self, primary: Color, grounds: tuple[Color, ...]) -> Color:
        for name in ("secondary", "tertiary"):
            if name in self.given:
                return self._legible(name, _ACCENTS, self.given[name], grounds, GRAPHIC)
        return legible(_complement(primary), grounds, GRAPHIC)

    def _text(self, name: str, fallback: Color, grounds: tuple[Color, ...]) -> Color:
        if name not in self.given:
            return fallback
        place = "in headings" if name == "headings" else "in links"
        return self._legible(name, place, self.given[name], grounds, TEXT)

    def _legible(
        self, role: str, place: str, color: Color, grounds: tuple[Color, ...], ratio: float
    ) -> Color:
        after = legible(color, grounds, ratio, vivid=place != _RUNNING)
        if after != color and role in self.given:
            worst = min(grounds, key=lambda ground: contrast(color, ground))
            self._moved(role, Use(place, worst, ratio), self.given[role], after)
        return after

    def _moved(self, role: str, use: Use, before: Color, after: Color) -> None:
        self.changes.append(Change(role, use, before, after))


def _display(color: Color, heading: Color, grounds: tuple[Color, ...]) -> Color:
    """Keep a brand color for large headings where it has the 3:1 that they need."""
    return color if _passes(color, grounds, GRAPHIC) else heading


def _passes(color: Color, grounds: tuple[Color, ...], ratio: float) -> bool:
    return all(contrast(color, ground) >= ratio for ground in grounds)


def _toward(
    start_color: Color, end: Color, ratio: float, grounds: tuple[Color, ...], *, start: float
) -> Color:
    """Mix as little of the second color as reaches the ratio, from a share upward."""
    for percent in range(round(100 * start), 101):
        color = mix(start_color, end, percent / 100)
        if _passes(color, grounds, ratio):
            return color
    return legible(end, grounds, ratio)


def _complement(color: Color) -> Color:
    """Choose what stands out beside a color: warm beside cool and gray, cool beside warm."""
    hue, saturation, _ = rgb_to_hsv(*color.rgb)
    return _COOL if saturation > 0.15 and not _FIRST_COOL_HUE <= hue <= _LAST_COOL_HUE else _WARM
