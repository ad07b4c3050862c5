"""Icons that are counted: filled for those it happens to, in outline for the others."""

from collections.abc import Iterator, Sequence

from kdeck.model.datafigure import Count
from kdeck.model.outline import ROUND, disc, left_half_disc
from kdeck.model.scene import Close, Curve, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole

ACROSS = 10
# Ten or twenty are rows of people; more would be too small, and are a grid of dots.
ROWS_UP_TO = 20
_PERSON = (22.0, 38.0)
_DOT = (11.0, 11.0)
_STROKE = 1.3
# On a sheet: people in a row, in groups of so many, the steps between them, and their scale. Rows
# stand apart by a quarter of a person, so that nobody's feet touch a head.
_STRIP, _FIVE, _STEP_FIVE = 25, 5, 2.6
_SMALL = 0.28
_STEP = (_PERSON[0] * 0.45, _PERSON[1] * 0.31)

Path = tuple[Segment, ...]


def icon_size(of: int) -> tuple[float, float]:
    """Give the width and the height that one icon takes, in the units of its scene."""
    return _PERSON if of <= ROWS_UP_TO else _DOT


def icon_scene(count: Count, of: int) -> Scene:
    """Draw the icons of a group, ten across, filled in reading order.

    Those between the ends of a range are filled by half. Shape and fill tell them apart, so that
    they are legible in gray.
    """
    width, height = icon_size(of)
    rows = of // ACROSS
    return Scene(width * ACROSS, height * rows, tuple(icons(count, of)))


def strip_scene(count: Count, of: int) -> Scene:
    """Draw the people of a group in rows of 25, in fives: so many can be counted at a glance."""
    across = min(of, _STRIP)
    width = across * _STEP[0] + (across // _FIVE - 1) * _STEP_FIVE
    height = -(-of // across) * _STEP[1]
    return Scene(width, height, tuple(_strip(count, of, across)))


def _strip(count: Count, of: int, across: int) -> Iterator[Shape]:
    paths: list[tuple[Path, Path]] = []
    for number in range(of):
        row, column = divmod(number, across)
        at = (column * _STEP[0] + column // _FIVE * _STEP_FIVE, row * _STEP[1])
        paths.append(_person(at, _SMALL))
    yield from _drawn(paths, count, _STROKE * _SMALL)


def icons(
    count: Count, of: int, scale: float = 1.0, origin: tuple[float, float] = (0.0, 0.0)
) -> Iterator[Shape]:
    """Draw each icon, at a scale and from a top left corner on."""
    width, height = icon_size(of)
    paths: list[tuple[Path, Path]] = []
    for number in range(of):
        row, column = divmod(number, ACROSS)
        at = (origin[0] + column * width * scale, origin[1] + row * height * scale)
        paths.append(_paths(of, at, scale))
    yield from _drawn(paths, count, _STROKE * scale)


def _drawn(paths: Sequence[tuple[Path, Path]], count: Count, stroke: float) -> Iterator[Shape]:
    """Draw all icons of a kind as one shape: the filled ones, the others, and the half fills.

    A slide holds three objects, and no hundred.
    """
    filled = tuple(segment for whole, _ in paths[: count.low] for segment in whole)
    empty = tuple(segment for whole, _ in paths[count.low :] for segment in whole)
    halves = tuple(segment for _, half in paths[count.low : count.high] for segment in half)
    if filled:
        yield Shape(filled, PaletteRole.PRIMARY, PaletteRole.PRIMARY, stroke, "Filled icons")
    if empty:
        yield Shape(empty, PaletteRole.PAPER, PaletteRole.MUTED, stroke, "Empty icons")
    if halves:
        yield Shape(halves, PaletteRole.PRIMARY, None, 0.0, "Half filled icons")


def _paths(of: int, at: tuple[float, float], scale: float) -> tuple[Path, Path]:
    """Outline an icon, and its left half."""
    x, y = at
    if of > ROWS_UP_TO:
        middle, radius = _DOT[0] / 2 * scale, 4.1 * scale
        center = (x + middle, y + middle)
        return disc(*center, radius), left_half_disc(*center, radius)
    return _person(at, scale)


def _person(at: tuple[float, float], scale: float) -> tuple[Path, Path]:
    """Outline a person, and the left half of one."""
    x, y = at
    left, right = x + 5.0 * scale, x + 17.0 * scale
    head = (x + 11.0 * scale, y + 6.6 * scale)
    radius = 4.6 * scale
    body = (left, y + 13.6 * scale, right, y + 35.0 * scale)
    whole = (*disc(*head, radius), *_torso(body, scale))
    return whole, (*left_half_disc(*head, radius), *_half_torso(body, scale))


def _torso(box: tuple[float, float, float, float], scale: float) -> Path:
    """Draw a body with round shoulders and a slightly rounded foot."""
    left, top, right, bottom = box
    shoulder, foot = 6.0 * scale, 2.0 * scale
    s, f = shoulder * (1 - ROUND), foot * (1 - ROUND)
    return (
        Move(left, top + shoulder),
        Curve(left, top + s, left + s, top, left + shoulder, top),
        Line(right - shoulder, top),
        Curve(right - s, top, right, top + s, right, top + shoulder),
        Line(right, bottom - foot),
        Curve(right, bottom - f, right - f, bottom, right - foot, bottom),
        Line(left + foot, bottom),
        Curve(left + f, bottom, left, bottom - f, left, bottom - foot),
        Close(),
    )


def _half_torso(box: tuple[float, float, float, float], scale: float) -> Path:
    left, top, right, bottom = box
    shoulder, foot = 6.0 * scale, 2.0 * scale
    s, f = shoulder * (1 - ROUND), foot * (1 - ROUND)
    middle = (left + right) / 2
    return (
        Move(left, top + shoulder),
        Curve(left, top + s, left + s, top, left + shoulder, top),
        Line(middle, top),
        Line(middle, bottom),
        Line(left + foot, bottom),
        Curve(left + f, bottom, left, bottom - f, left, bottom - foot),
        Close(),
    )
