"""Which logo of a theme is drawn in a place, how large, and on what plate."""

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import assert_never

from kdeck.answers import answer
from kdeck.color import Color, contrast
from kdeck.figure.logo import read_logo
from kdeck.fingerprint import digest
from kdeck.model.scene import Label, Paint, Pixels, Scene, SceneItem, Shape, repainted
from kdeck.paletterole import FigureRole, GroundRole, PaletteRole
from kdeck.plan.drawn.visibility import Cells, grid, lost_colors, scene_cells, share_seen
from kdeck.plan.look.tint import shade
from kdeck.raster import LARGEST, grayed, raster_size, sample
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Logo, Theme
from kdeck.units import mm

# The shorter and the longer side that a logo needs to be recognized at arm's length.
LEAST_SIDE, LEAST_LENGTH = mm(3.5), mm(9)
# Half of a logo's outlines must be seen, or a plate is put behind it.
_ENOUGH = 0.5
# The safe zone, as a share of a logo's shorter side (standards: logo rules).
SAFE_ZONE = 0.5
_TALL = 0.75
# What a color must cover of a logo so that it is not a detail.
_LARGE_PART = 0.15


@dataclass(frozen=True, slots=True)
class Room:
    """Hold the room for a logo, in points; a tall one may be higher, up to tallest.

    Where a logo stands alone, the one that fills the room best is wanted, or else the preferred.
    """

    width: float
    height: float
    tallest: float = 0.0
    alone: bool = False


# Where logos stand: the band of a handout, the head of a sheet, the first slide, the last one, and
# the foot of the rest.
MASTHEAD_ROOM = Room(190.0, 32.0, 48.0)
SHEET_ROOM = Room(190.0, 34.0, 40.0)
TITLE_ROOM = Room(*LARGEST, alone=True)
CONTACT_ROOM = Room(176.0, 34.0, alone=True)
FOOT_ROOM = Room(176.0, 26.0)


@dataclass(frozen=True, slots=True)
class Emblem:
    """Hold a logo as it is drawn: its size in points, and the paint of its plate, if any.

    Either it has a scene, or picture is a PNG file. A logo that brings a ground of its own has it
    as its plate.
    """

    logo: Logo
    width: float
    height: float
    plate: Paint | None
    scene: Scene | None
    picture: bytes = field(repr=False)

    @property
    def safe(self) -> float:
        """Measure the room to keep free around it."""
        return SAFE_ZONE * min(self.width, self.height)

    @property
    def large_enough(self) -> bool:
        """Say whether it can be recognized at its size."""
        sides = sorted((self.width, self.height))
        return sides[0] >= LEAST_SIDE and sides[1] >= LEAST_LENGTH


def choose_emblem(theme: Theme, ground: GroundRole, room: Room) -> Emblem | None:
    """Choose the logo for a place on paper or on the band; None where the theme has none.

    The preferred logo that was made for the ground comes first; what cannot be seen on it or is
    too small there gives way to a variant, and then is put on a plate.
    """
    on_band = ground is PaletteRole.BAND
    found = [
        fit_emblem(logo, theme.palette, ground, room)
        for logo in (*theme.logos(on_band), *theme.logos(not on_band))
    ]

    def rank(emblem: Emblem) -> tuple[bool, bool, float]:
        area = emblem.width * emblem.height if room.alone else 0.0
        return not emblem.large_enough, isinstance(emblem.plate, PaletteRole), -area

    return min(found, key=rank, default=None)


@lru_cache(maxsize=128)
def fit_emblem(logo: Logo, palette: Palette, ground: GroundRole, room: Room) -> Emblem:
    """Set one logo into a room, on the plate that it needs on a ground."""
    drawing = read_logo(logo.data) if logo.media == "svg" else None
    scene = drawing.scene if drawing else None
    picture = drawing.picture if drawing else logo.data
    size = (scene.width, scene.height) if scene else raster_size(picture)
    scale = min(room.width / size[0], max(room.height, room.tallest) / size[1])
    if size[0] >= size[1] * _TALL:
        scale = min(scale, room.height / size[1])
    drawn = Emblem(logo, size[0] * scale, size[1] * scale, None, scene, picture)
    place = (palette, ground, drawn.width, drawn.height)
    (plate,) = answer(
        tuple,
        f"plate of {logo.media} {digest(logo.data)} in {place}",
        lambda: (_plate(drawn, palette, ground),),
    )
    return replace(drawn, plate=plate)


def in_gray(emblem: Emblem) -> Emblem:
    """Turn the colors that are a logo's own into shades of gray."""
    if emblem.scene is None:
        return replace(emblem, picture=grayed(emblem.picture), plate=_gray(emblem.plate))
    items = tuple(_item_in_gray(item) for item in emblem.scene.items)
    scene = replace(emblem.scene, items=items)
    return replace(emblem, scene=scene, plate=_gray(emblem.plate))


def dots_per_inch(emblem: Emblem) -> float:
    """Give the resolution of a picture at the size it is drawn; endless for a drawing."""
    if emblem.scene:
        return math.inf
    return raster_size(emblem.picture)[0] / emblem.width * 72


def plate_color(paint: Paint | PaletteRole, palette: Palette) -> Color:
    """Give the color of a paint in a palette."""
    if isinstance(paint, Color):
        return paint
    return palette[paint]


def faintest_color(emblem: Emblem, palette: Palette, ground: Color) -> Color:
    """Find the color of a large part of a logo that is hardest to see on a ground."""
    painted = Counter(paint for paint in _cells(emblem).paints if paint is not None)
    total = sum(painted.values())
    large = [paint for paint, count in painted.items() if count >= _LARGE_PART * total]
    colors = (plate_color(paint, palette) for paint in large or painted)
    return min(colors, key=lambda color: contrast(color, ground), default=ground)


def unseen_colors(emblem: Emblem, palette: Palette, ground: GroundRole) -> tuple[Color, ...]:
    """List the colors of a logo that stay hard to see on its plate, or on the ground without one.

    A logo that is hard to see as a whole has none: it gets a plate, or what it needs is told.
    """
    behind = plate_color(emblem.plate if emblem.plate is not None else ground, palette)
    cells = _cells(emblem)
    if cells.frame() is not None:
        return ()
    return lost_colors(cells, behind, lambda paint: plate_color(paint, palette))


def _cells(emblem: Emblem) -> Cells:
    if emblem.scene:
        return scene_cells(emblem.scene)
    columns, rows = grid(emblem.width, emblem.height)
    found = sample(emblem.picture, columns, rows)
    return Cells(columns, rows, tuple(Color(*rgb) if rgb else None for rgb in found))


def _plate(emblem: Emblem, palette: Palette, ground: GroundRole) -> Paint | None:
    cells = _cells(emblem)

    def seen_on(paint: Paint | PaletteRole, *, outer: bool = False) -> float:
        color = plate_color(paint, palette)
        return share_seen(cells, color, lambda inner: plate_color(inner, palette), outer=outer)

    own = cells.frame()
    if own is not None:
        same = plate_color(own, palette) == plate_color(ground, palette)
        return None if same else own
    # A shape in the band's own color vanishes and leaves what is drawn on it: a leaf its veins.
    whole = ground is not PaletteRole.BAND or seen_on(ground, outer=True) >= _ENOUGH
    if whole and seen_on(ground) >= _ENOUGH:
        return None
    on_band = ground is PaletteRole.BAND
    bright: FigureRole = PaletteRole.PAPER if on_band else PaletteRole.PRIMARY
    plates: tuple[FigureRole, ...] = (bright, PaletteRole.INK)
    return max(plates, key=lambda role: round(seen_on(role), 1))


def _item_in_gray(item: SceneItem) -> SceneItem:
    match item:
        case Label():
            return replace(item, role=_gray(item.role) or item.role)
        case Shape():
            fill = repainted(item.fill, _shaded) if item.fill else None
            return replace(item, fill=fill, stroke=_gray(item.stroke))
        case Pixels():
            return item
        case _:
            assert_never(item)


def _gray(paint: Paint | None) -> Paint | None:
    return _shaded(paint) if paint else paint


def _shaded(paint: Paint) -> Paint:
    return shade(paint) if isinstance(paint, Color) else paint
