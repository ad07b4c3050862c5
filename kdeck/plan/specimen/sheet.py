"""From a theme to its specimen sheet: pages, slides, colors, type and logos at a glance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import floor

from kdeck.color import Color, contrast
from kdeck.finding import Span
from kdeck.language.listing import listed
from kdeck.model.audience import Audience
from kdeck.model.scene import Label, Pixels, Scene, SceneItem
from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.drawn.emblem import (
    LEAST_LENGTH,
    LEAST_SIDE,
    Emblem,
    Room,
    choose_emblem,
    fit_emblem,
    plate_color,
)
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.handout.model import (
    Frames,
    Furniture,
    Grid,
    Handout,
    Illustration,
    Item,
    Kept,
    Prose,
)
from kdeck.plan.look.style import MARGIN, Role, Stylesheet, stylesheet
from kdeck.plan.look.tint import shade
from kdeck.plan.master.layout import Rect
from kdeck.plan.specimen.placing import emblem_items, rectangle
from kdeck.plan.text.run import Run
from kdeck.plan.text.wording import wording
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Theme
from kdeck.theme.vision import Sight, simulate
from kdeck.units import mm
from kdeck.variants import Edition

_SHOWN = (
    PaletteRole.PAPER,
    PaletteRole.SURFACE,
    PaletteRole.BAND,
    PaletteRole.PRIMARY,
    PaletteRole.ACCENT,
    PaletteRole.HEADING,
    PaletteRole.LINK,
    PaletteRole.INK,
    PaletteRole.MUTED,
    PaletteRole.RULE,
    PaletteRole.DANGER,
    PaletteRole.DANGER_SURFACE,
)
_GROUNDS = (PaletteRole.PAPER, PaletteRole.SURFACE, PaletteRole.BAND, PaletteRole.DANGER_SURFACE)
_WORDS = (
    PaletteRole.HEADING,
    PaletteRole.LINK,
    PaletteRole.INK,
    PaletteRole.MUTED,
    PaletteRole.DANGER,
)
_SIGHTS: tuple[tuple[str, Callable[[Color], Color]], ...] = (
    ("usual", lambda color: color),
    ("protan", lambda c: simulate(c, Sight.PROTAN)),
    ("deutan", lambda c: simulate(c, Sight.DEUTAN)),
    ("tritan", lambda c: simulate(c, Sight.TRITAN)),
    ("gray", shade),
)
_ROLES = (
    Role.TITLE, Role.LEAD, Role.HEADING, Role.SUBHEADING, Role.PANEL_HEADING, Role.BODY, Role.SMALL,
)  # fmt: skip
_STRIP = (560.0, 46.0)
_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Shot:
    """Hold a page or a slide as a PNG file, its size in points, and what it is."""

    data: bytes = field(repr=False)
    width: float
    height: float
    words: str


def plan_specimen(
    theme: Theme, pages: tuple[Shot, ...], slides: tuple[Shot, ...], dated: str
) -> Handout:
    """Plan the sheet of a theme, with pictures of pages and slides of an ISO date."""
    return _Specimen(theme).handout(pages, slides, dated)


class _Specimen:
    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words = wording(theme.language)
        self._span = Span(f"themes/{theme.id}/_brand.yml")

    def handout(self, pages: tuple[Shot, ...], slides: tuple[Shot, ...], dated: str) -> Handout:
        theme, words = self._theme, self._words
        title, name = words("specimen-title", theme=theme.id), words("specimen")
        subject = words("specimen-subject", name=theme.clinic.name)
        simplified = words("specimen-simplified") if theme.template else ""
        sheet = stylesheet(theme, Audience.CLINICIAN, Edition.STANDARD)
        return Handout(
            title=title,
            subject=subject,
            author=theme.clinic.name,
            keywords=(name,),
            language=theme.language,
            dated=dated,
            masthead=make_masthead(theme, name),
            items=(
                self._prose(title, Role.TITLE, 1),
                self._prose(f"{subject}.", Role.LEAD),
                self._shots(words("specimen-pages"), pages),
                self._shots(words("specimen-slides"), slides, simplified),
                *self._colors(),
                *self._type(sheet),
                *self._logos(),
            ),
            furniture=Furniture(title, theme.clinic.name, name, words("page")),
            sheet=sheet,
            theme=theme,
            span=self._span,
        )

    def _prose(self, words: str, role: Role, level: int = 0) -> Prose:
        return Prose((Run(words, self._span),), role, self._span, level)

    def _picture(self, scene: Scene, alt: str, caption: str) -> Illustration:
        return Illustration(scene, alt, self._prose(caption, Role.SMALL), self._span, reduced=True)

    def _shots(self, heading: str, shots: tuple[Shot, ...], note: str = "") -> Item:
        made: list[tuple[Illustration, tuple[Item, ...]]] = []
        for shot in shots:
            edge = rectangle(
                Rect(0.5, 0.5, shot.width - 1, shot.height - 1), None, PaletteRole.MUTED
            )
            pixels = Pixels(shot.data, 0, 0, shot.width, shot.height)
            scene = Scene(shot.width, shot.height, (pixels, edge))
            made.append(
                (
                    self._picture(
                        scene, self._words("specimen-picture", what=shot.words), shot.words
                    ),
                    (),
                )
            )
        rows = [
            Frames(tuple(made[at : at + _IN_A_ROW]), self._span)
            for at in range(0, len(made), _IN_A_ROW)
        ]
        notes = [self._prose(note, Role.SMALL)] if note else []
        return Kept((self._prose(heading, Role.HEADING, 2), *notes, *rows), self._span)

    def _colors(self) -> Iterator[Item]:
        say = self._words
        yield self._prose(say("specimen-colors"), Role.HEADING, 2)
        roles = listed([_named(role) for role in _SHOWN], self._theme.language)
        for key, seen in _SIGHTS:
            words = say(f"specimen-sight-{key}")
            alt = say("specimen-swatches", roles=roles, sight=words)
            yield self._picture(self._strip(seen), alt, words)
        columns = ("color", "value", "on-paper", "on-panel", "needs")
        header = tuple(say(f"specimen-column-{column}") for column in columns)
        palette = self._theme.palette
        rows = []
        for number, role in enumerate(_SHOWN, 1):
            color = palette[role]
            need = "7:1" if role is PaletteRole.INK else "4.5:1" if role in _WORDS else "3:1"
            on = [_ratio(contrast(color, ground)) for ground in (palette.paper, palette.surface)]
            cells = ("", "", "") if role in _GROUNDS else (*on, need)
            rows.append((f"{number}. {_named(role)}", str(color), *cells))
        words_on = contrast(palette.on_primary, palette.band)
        rows.append(
            (say("specimen-words-on-band"), str(palette.on_primary), _ratio(words_on), "", "4.5:1")
        )
        yield Grid(
            self._row(header),
            tuple(self._row(row) for row in rows),
            (0.28, 0.18, 0.18, 0.18, 0.18),
            self._prose(say("specimen-contrast"), Role.SMALL),
            True,
            self._span,
        )

    def _row(self, cells: tuple[str, ...]) -> tuple[Prose, ...]:
        return tuple(self._prose(cell or "—", Role.SMALL) for cell in cells)

    def _strip(self, seen: Callable[[Color], Color]) -> Scene:
        items: list[SceneItem] = []
        width = _STRIP[0] / len(_SHOWN)
        for index, role in enumerate(_SHOWN):
            color = seen(self._theme.palette[role])
            left = index * width
            rect = Rect(left + 1, 1, width - 2, _STRIP[1] - 18)
            items.append(rectangle(rect, color, seen(self._theme.palette.muted)))
            items.append(
                Label(
                    f"{index + 1}", left + width / 2, _STRIP[1] - 3, 12, "middle", PaletteRole.INK
                )
            )
        return Scene(*_STRIP, tuple(items))

    def _type(self, sheet: Stylesheet) -> Iterator[Item]:
        lines = [self._prose(self._words("specimen-type"), Role.HEADING, 2)]
        for role in _ROLES:
            style = sheet[role]
            family = sheet.family(style)
            said = self._words(
                "specimen-font",
                role=_named(role).capitalize(),
                family=family.name,
                size=f"{style.size:g}",
                leading=f"{style.leading:g}",
            )
            lines.append(self._prose(said, role))
        yield Kept(tuple(lines), self._span)

    def _logos(self) -> Iterator[Item]:
        width = (self._theme.page[0] - 2 * MARGIN - 36) / 3
        room = Room(width * 0.7, 34.0)
        boards: list[tuple[Illustration, tuple[Item, ...]]] = []
        for emblem, ground, words in self._emblems(room):
            scene = _board(emblem, ground, self._theme.palette, (width, 84.0))
            boards.append((self._picture(scene, f"{emblem.logo.alt}. {words}.", words), ()))
        if boards:
            frames = Frames(tuple(boards), self._span)
            yield Kept(
                (self._prose(self._words("specimen-logo"), Role.HEADING, 2), frames), self._span
            )

    def _emblems(self, room: Room) -> Iterator[tuple[Emblem, GroundRole, str]]:
        theme = self._theme
        paper = choose_emblem(theme, PaletteRole.PAPER, replace(room, alone=True))
        if paper:
            yield paper, PaletteRole.PAPER, self._words("specimen-logo-free")
        band = choose_emblem(theme, PaletteRole.BAND, room)
        if band:
            yield band, PaletteRole.BAND, self._words("specimen-logo-on-band")
        preferred = choose_emblem(theme, PaletteRole.PAPER, room)
        if preferred:
            small = _least(preferred, theme)
            words = self._words("specimen-logo-least", width=f"{small.width / mm(1):.0f}")
            yield small, PaletteRole.PAPER, words


def _least(emblem: Emblem, theme: Theme) -> Emblem:
    """Set a logo as small as it may be."""
    sides = sorted((emblem.width, emblem.height))
    scale = max(LEAST_SIDE / sides[0], LEAST_LENGTH / sides[1])
    room = Room(emblem.width * scale, emblem.height * scale)
    return fit_emblem(emblem.logo, theme.palette, PaletteRole.PAPER, room)


def _board(
    emblem: Emblem, ground: GroundRole, palette: Palette, size: tuple[float, float]
) -> Scene:
    """Set a logo in the middle of a ground, with its safe zone as a thin frame."""
    whole = Rect(0.5, 0.5, size[0] - 1, size[1] - 1)
    x, y = (size[0] - emblem.width) / 2, (size[1] - emblem.height) / 2
    safe = emblem.safe
    zone = Rect(x - safe, y - safe, emblem.width + 2 * safe, emblem.height + 2 * safe)
    line = palette.on_primary if ground is PaletteRole.BAND else palette.muted
    shapes = (
        rectangle(whole, plate_color(ground, palette), PaletteRole.MUTED),
        rectangle(zone, None, line),
    )
    return Scene(*size, (*shapes, *emblem_items(emblem, x, y)))


def _named(role: str) -> str:
    return role.replace("_", " ").replace("-", " ")


def _ratio(value: float) -> str:
    return f"{floor(value * 10) / 10:g}:1"
