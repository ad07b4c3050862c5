"""Reads a drawing, whichever program saved it: in roles, or in colors that become roles.

What neither shapes in roles nor text can show is drawn as pixels, as a photograph is.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from kdeck.color import BLACK, WHITE, Color, distance
from kdeck.figure.geometry import rounded
from kdeck.figure.picture import Remark, picture_scene
from kdeck.figure.rasterized import rasterized, words_of
from kdeck.figure.rolemap import RoleMap, in_roles, map_roles
from kdeck.figure.source import FigureError, raise_all
from kdeck.figure.svg import colored_scene, names_roles, scene
from kdeck.finding import several
from kdeck.model.moving import moved
from kdeck.model.scene import Scene
from kdeck.paletterole import FigureRole, PaletteRole
from kdeck.raster import DRAWING

# The box, in points, that a drawing is made to fit: its own units mean nothing on paper.
_ROOM = (300.0, 150.0)
_TOLD = 4
# How far from black in OKLab a color is that is meant for it, as the grays of icons are.
_PLAIN = 0.35


@dataclass(frozen=True, slots=True)
class Adapted:
    """Hold a drawing that was made elsewhere as it is shown here, and what was changed for it.

    Either roles say what became of its colors, or picture is a PNG file and reason says why.
    """

    scene: Scene
    roles: tuple[tuple[Color, FigureRole], ...] = ()
    changes: tuple[str, ...] = ()
    picture: bytes = field(default=b"", repr=False)
    reason: str = ""


@lru_cache(maxsize=64)
def drawing_scene(
    data: bytes, file: str, fragment: str | None = None
) -> tuple[Scene, tuple[Remark, ...]]:
    """Read an SVG file, with remarks, each a message and a hint.

    Raises FigureError, which holds all that is wrong with the file.
    """
    if names_roles(data) or fragment is not None:
        return scene(data, file, fragment), ()
    made = adapted(data)
    hint = f"'kdeck figure import {file} --force' writes its roles into the file, to be changed"
    if made.picture:
        return made.scene, ((f"it is drawn as pixels: {made.reason}", hint),)
    remarks = [(f"it is shown simplified: {change}", hint) for change in made.changes]
    colors = [f"{color} as {role}" for color, role in made.roles if not _is_plain(color, role)]
    if colors:
        more = len(colors) - _TOLD
        told = ", ".join(colors[:_TOLD]) + (f" and {several(more, 'other')}" if more > 0 else "")
        remarks.insert(0, (f"its colors become those of the theme: {told}", hint))
    return made.scene, tuple(remarks)


@lru_cache(maxsize=64)
def adapted(data: bytes) -> Adapted:
    """Bring a drawing with colors of its own into roles, or into pixels. Raises FigureError."""
    try:
        colored, changes = colored_scene(data)
    except FigureError as error:
        place = f" (line {error.line})" if error.line else ""
        return _as_pixels(data, error, f"{error.message}{place}")
    mapped = map_roles(colored)
    if mapped.lost:
        told = ", ".join(map(str, mapped.lost[:_TOLD]))
        return _as_pixels(data, None, f"no role is left for {told}")
    made = _sized(in_roles(colored, mapped.roles))
    return Adapted(made, tuple(mapped.roles.items()), (*changes, *_told_merged(mapped)))


def _as_pixels(data: bytes, error: FigureError | None, reason: str) -> Adapted:
    """Draw as pixels on no ground; what was wrong is told where that does not help."""
    try:
        picture = rasterized(data, DRAWING)
        made, _ = picture_scene(picture, "figure.png")
    except FigureError as other:
        raise_all([error or other])
        raise
    words = words_of(data)
    changes = (f"its words are read by nobody who cannot see it: {words[:60]}",) if words else ()
    return Adapted(made, (), changes, picture, reason)


def _told_merged(mapped: RoleMap) -> tuple[str, ...]:
    """Say in one line which colors can no longer be told apart."""
    told = (
        f"{role} stands for {' and '.join(map(str, colors))}"
        for role, colors in mapped.merged.items()
    )
    joined = "; ".join(told)
    return (f"{joined}: only words and shapes tell them apart now",) if joined else ()


def _is_plain(color: Color, role: FigureRole) -> bool:
    """Say whether a color is as good as the black or white that its role stands for."""
    inks = {PaletteRole.INK: BLACK, PaletteRole.PAPER: WHITE}
    return role in inks and distance(color, inks[role]) < _PLAIN


def _sized(made: Scene) -> Scene:
    k = min(_ROOM[0] / made.width, _ROOM[1] / made.height)
    items = tuple(moved(made.items, 0.0, 0.0, k))
    return Scene(rounded(made.width * k), rounded(made.height * k), items)
