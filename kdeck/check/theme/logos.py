"""Whether the logos of a theme can be drawn, seen and recognized where its documents show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.color import contrast
from kdeck.figure.logo import read_logo
from kdeck.figure.rasterized import FAMILY
from kdeck.figure.source import FigureError
from kdeck.finding import Finding, Severity, Span, has_errors
from kdeck.model.scene import Label
from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.drawn.emblem import (
    CONTACT_ROOM,
    FOOT_ROOM,
    LEAST_LENGTH,
    LEAST_SIDE,
    MASTHEAD_ROOM,
    TITLE_ROOM,
    Emblem,
    Room,
    choose_emblem,
    dots_per_inch,
    faintest_color,
    plate_color,
    unseen_colors,
)
from kdeck.plan.drawn.naming import stands_for_name
from kdeck.raster import PRINT_DPI, raster_size
from kdeck.rasterend import MARGIN
from kdeck.theme.brand import ratio_words
from kdeck.theme.roles import GRAPHIC
from kdeck.theme.theme import Logo, Theme
from kdeck.units import mm

LEAST_DPI = 150


@dataclass(frozen=True, slots=True)
class _Place:
    """Say where a logo stands, in words, on which ground, and in which room."""

    words: str
    ground: GroundRole
    room: Room


_PLACES = (
    _Place("on the title slide", PaletteRole.PAPER, TITLE_ROOM),
    _Place("on the last slide", PaletteRole.PAPER, CONTACT_ROOM),
    _Place("at the head of a handout", PaletteRole.BAND, MASTHEAD_ROOM),
    _Place("at the foot of a slide", PaletteRole.PAPER, FOOT_ROOM),
    _Place("at the foot of a section's slide", PaletteRole.BAND, FOOT_ROOM),
)


def check_logos(theme: Theme) -> Iterator[Finding]:
    """Find drawings that cannot be read, and logos that are too coarse, too small or unseen."""
    broken = list(_unreadable(theme))
    yield from broken
    if has_errors(broken):
        return
    yield from _named(theme)
    told: set[tuple[str, str]] = set()
    for place in _PLACES:
        emblem = choose_emblem(theme, place.ground, place.room)
        if emblem is None:
            continue
        for finding in (*_judge(emblem, place, theme), *_faint(emblem, place, theme)):
            if (finding.code, emblem.logo.file) not in told:
                told.add((finding.code, emblem.logo.file))
                yield finding


def _unreadable(theme: Theme) -> Iterator[Finding]:
    for logo in dict.fromkeys((*theme.logos(False), *theme.logos(True))):
        if logo.media != "svg":
            continue
        try:
            drawing = read_logo(logo.data)
        except FigureError as error:
            span = Span(f"themes/{theme.id}/{logo.file}", error.line)
            yield Finding("theme-logo", error.message, error.hint, span)
            continue
        if drawing.scene is None:
            yield _finding(
                "logo-pixels",
                f"the logo '{logo.file}' is drawn as pixels, at {PRINT_DPI} dpi: {drawing.reason}",
                "leave it so, or export it in flat colors to have it sharp at any size",
                logo,
                Severity.NOTE,
            )
        items = drawing.scene.items if drawing.scene else ()
        labels = [item for item in items if isinstance(item, Label)]
        own = any(not isinstance(label.role, PaletteRole) for label in labels)
        if drawing.words and (own or drawing.scene is None):
            family = theme.body.name if drawing.scene else FAMILY
            first = labels[0].text if labels else drawing.words
            yield _finding(
                "logo-words",
                f"the words '{first[:40]}' of the logo '{logo.file}' are set in {family}",
                "turn the letters into paths, to keep their own shapes",
                logo,
                Severity.NOTE,
            )


def _judge(emblem: Emblem, place: _Place, theme: Theme) -> Iterator[Finding]:
    logo, size = emblem.logo, f"{_mm(emblem.width)} × {_mm(emblem.height)} mm"
    dpi = dots_per_inch(emblem)
    if dpi < LEAST_DPI:
        width, height = raster_size(emblem.picture)
        better = [round(side / 72 * PRINT_DPI) for side in (emblem.width, emblem.height)]
        yield _finding(
            "logo-resolution",
            f"the logo '{logo.file}' has {width} × {height} pixels{MARGIN * logo.trimmed}, "
            f"{dpi:.0f} dpi {place.words} ({size}), and needs {LEAST_DPI} there",
            f"give it {better[0]} × {better[1]} pixels for {PRINT_DPI} dpi, or an SVG file",
            logo,
            Severity.WARNING,
        )
    if not emblem.large_enough:
        yield _finding(
            "logo-small",
            f"the logo '{logo.file}' is {size} {place.words}, too small to be recognized: it needs "
            f"{LEAST_SIDE / mm(1):g} × {LEAST_LENGTH / mm(1):g} mm there",
            f"add a version as logo.small that is {_shape(emblem, place.room)}",
            logo,
            Severity.WARNING,
        )
    if isinstance(emblem.plate, PaletteRole):
        palette = theme.palette
        color, plate = plate_color(place.ground, palette), plate_color(emblem.plate, palette)
        faint = faintest_color(emblem, palette, color)
        side, works = ("dark", palette.on_primary)
        if place.ground is not PaletteRole.BAND:
            side, works = ("light", palette.primary)
        yield _finding(
            "logo-contrast",
            f"'{faint}' of the logo '{logo.file}' has {ratio_words(contrast(faint, color))} "
            f"against '{color}' {place.words}, and needs {GRAPHIC:g}:1 there; a plate in "
            f"'{plate}' is put behind it",
            f"add a version in '{works}' as logo.medium.{side}, or leave it so",
            logo,
            Severity.NOTE,
        )


def _faint(emblem: Emblem, place: _Place, theme: Theme) -> Iterator[Finding]:
    """Tell of the first color that is lost on the plate, or on the ground, under a logo."""
    behind = plate_color(emblem.plate if emblem.plate is not None else place.ground, theme.palette)
    for color in unseen_colors(emblem, theme.palette, place.ground)[:1]:
        side = "dark" if place.ground is PaletteRole.BAND else "light"
        what = f"its plate in '{behind}'" if emblem.plate is not None else f"'{behind}'"
        yield _finding(
            "logo-faint",
            f"'{color}' of the logo '{emblem.logo.file}' is hard to see on {what} {place.words}: "
            f"it has {ratio_words(contrast(color, behind))} and needs {GRAPHIC:g}:1",
            f"add a version for that ground as logo.medium.{side}, in which all colors can be seen",
            emblem.logo,
            Severity.WARNING,
        )


def _named(theme: Theme) -> Iterator[Finding]:
    """Say that a logo stands for the clinic's name, where the logo alone decides that."""
    emblem = choose_emblem(theme, PaletteRole.BAND, MASTHEAD_ROOM)
    if emblem and theme.shows_name is None and stands_for_name(emblem, theme):
        yield _finding(
            "logo-name",
            f"the clinic's name is not printed beside the logo '{emblem.logo.file}', which is "
            "taken to show it",
            "write 'show-name: true' below defaults.kdeck if it does not, or 'show-name: false'",
            emblem.logo,
            Severity.NOTE,
        )


def _finding(code: str, message: str, hint: str, logo: Logo, severity: Severity) -> Finding:
    return Finding(code, message, hint, logo.span or Span(logo.file), severity)


def _shape(emblem: Emblem, room: Room) -> str:
    """Say what shape a logo may have to be recognized in a room."""
    if emblem.width > emblem.height:
        return f"at most {int(room.width / LEAST_SIDE)} times as wide as it is high"
    tallest = max(room.height, room.tallest)
    return f"at most {int(tallest / LEAST_SIDE)} times as high as it is wide"


def _mm(points: float) -> str:
    return f"{points / mm(1):.0f}"
