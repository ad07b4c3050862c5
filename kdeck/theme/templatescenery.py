"""Reads what a template draws behind the words of slides, as far as a preview shows it."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from math import cos, hypot, radians, sin

from lxml import etree

from kdeck.color import WHITE, Color
from kdeck.matrix import Point
from kdeck.ooxml.deck import Page
from kdeck.ooxml.fill import Fill, background, fill_in
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground, Layer
from kdeck.ooxml.names import EMU, find, name, number, share
from kdeck.ooxml.outline import is_line, outlines
from kdeck.ooxml.shape import drawn
from kdeck.theme.decktemplate import Backdrop, Box, Outline
from kdeck.theme.templateparts import Kept

# So many drawings are shown of a layout; of a shape, so many corners.
_MOST, _MOST_CORNERS = 60, 400
# The width of a line that says none, in English Metric Units.
_HAIRLINE = 9525.0
_PICTURE = "a:blip"
_HOLDERS = ("p:blipFill", "p:spPr/a:blipFill")
_SIDES = ("l", "t", "r", "b")
# A gradient of a theme shades from above to below.
_DOWN = 90.0


def scenery(page: Page, size: tuple[float, float], kept: Kept) -> tuple[Backdrop, ...]:
    """List what an empty slide shows, the lowest first, cut off at its edges."""
    slide = Rect(0.0, 0.0, *size)
    filled = (each for layer in Ground(page).layers for each in _drawn(layer, slide, page, kept))
    return (*_behind(page, slide, kept), *islice(chain(filled, _lines(page, slide)), _MOST))


def _behind(page: Page, slide: Rect, kept: Kept) -> Iterator[Backdrop]:
    """Give the background of a slide."""
    grounds = (find(part, "p:cSld/p:bg") for part in page.parents)
    held = next((ground for ground in grounds if ground is not None), None)
    properties = find(held, "p:bgPr")
    picture = _named(find(properties, "a:blipFill"), kept)
    whole = (_corners(slide),)
    yield Backdrop(whole, _box(slide), _colors(background(page), page), _angle(properties))
    if picture:
        yield Backdrop(whole, _box(slide), picture=picture)


def _drawn(layer: Layer, slide: Rect, page: Page, kept: Kept) -> Iterator[Backdrop]:
    """Give what one shape paints on a slide."""
    rect = layer.rect
    shown = Rect(
        max(rect.left, slide.left), max(rect.top, slide.top),
        min(rect.right, slide.right), min(rect.bottom, slide.bottom),
    )  # fmt: skip
    if shown.width <= 0 or shown.height <= 0:
        return
    if None in layer.fill:
        holders = (find(layer.shape.element, path) for path in _HOLDERS)
        filled = next((holder for holder in holders if holder is not None), None)
        crop = _cropped(rect, shown, find(filled, "a:srcRect"))
        yield Backdrop((_corners(shown),), _box(shown), picture=_named(filled, kept), crop=crop)
        return
    place = layer.place
    found = []
    for ring in outlines(layer.properties, (place.width, place.height)):
        corners = [place.matrix.apply(corner) for corner in ring[:_MOST_CORNERS]]
        found.append(_clipped(corners, slide))
    rings = tuple(ring for ring in found if ring)
    if rings:
        angle = _angle(find(layer.shape.element, "p:spPr"))
        yield Backdrop(rings, _box(shown), _colors(layer.fill, page), angle)


def _lines(page: Page, slide: Rect) -> Iterator[Backdrop]:
    """Give the straight lines of a slide, each as the area that it covers."""
    for shape in (shape for part in page.grounds for shape in drawn(part, page)):
        properties, place = find(shape.element, "p:spPr"), shape.place
        if shape.slot is not None or place is None or not is_line(properties):
            continue
        stroke = find(properties, "a:ln")
        fill = fill_in(stroke, page.theme)
        if fill is None:
            style = find(shape.element, "p:style/a:lnRef")
            fill = (page.theme.scheme.paint(style),) if style is not None else ()
        start, end = (place.matrix.apply(at) for at in ((0.0, 0.0), (place.width, place.height)))
        long = hypot(end[0] - start[0], end[1] - start[1])
        if not long or None in fill or not fill:
            continue
        wide = number(stroke, "w", _HAIRLINE) / EMU if stroke is not None else _HAIRLINE / EMU
        x, y = (wide / 2 * (end[axis] - start[axis]) / long for axis in (1, 0))
        corners = [(start[0] - x, start[1] + y), (end[0] - x, end[1] + y)]
        corners += [(end[0] + x, end[1] - y), (start[0] + x, start[1] - y)]
        ring = _clipped(corners, slide)
        if ring:
            yield Backdrop((ring,), _box(place.rect), _colors(fill[:1], page), _DOWN)


def _named(holder: etree._Element | None, kept: Kept) -> str:
    """Name the part of the picture that fills something; '' where decks keep none."""
    blip = find(holder, _PICTURE)
    if blip is None:
        return ""
    return kept.linked(blip.getroottree().getroot(), blip.get(name("r:embed"), ""))


def _cropped(rect: Rect, shown: Rect, source: etree._Element | None) -> Box:
    """Give the shares of a picture that its crop, and the edges of the slide, take off."""
    left, top, right, bottom = (min(max(share(source, k, 0.0), 0.0), 0.99) for k in _SIDES)
    wide, high = max(1 - left - right, 0.01), max(1 - top - bottom, 0.01)
    return (
        left + wide * (shown.left - rect.left) / rect.width,
        top + high * (shown.top - rect.top) / rect.height,
        right + wide * (rect.right - shown.right) / rect.width,
        bottom + high * (rect.bottom - shown.bottom) / rect.height,
    )


def _colors(fill: Fill, page: Page) -> tuple[Color, ...]:
    """Give the colors of a fill; what shows through is laid on the color of backgrounds."""
    paper = page.theme.scheme.named("bg1")
    under = paper.color if paper is not None else WHITE
    return tuple(paint.over(under) for paint in fill if paint is not None) or (under,)


def _angle(properties: etree._Element | None) -> float:
    line = find(properties, "a:gradFill/a:lin")
    return number(line, "ang") / 60_000 if line is not None else _DOWN


def ends(backdrop: Backdrop) -> tuple[Point, Point]:
    """Give the points between which a gradient shades, across the box that it fills."""
    left, top, wide, high = backdrop.box
    across, down = cos(radians(backdrop.angle)), sin(radians(backdrop.angle))
    reach = (abs(across) * wide + abs(down) * high) / 2
    x, y = left + wide / 2, top + high / 2
    return (x - across * reach, y - down * reach), (x + across * reach, y + down * reach)


def _corners(rect: Rect) -> Outline:
    return (
        (rect.left, rect.top), (rect.right, rect.top),
        (rect.right, rect.bottom), (rect.left, rect.bottom),
    )  # fmt: skip


def _box(rect: Rect) -> Box:
    return rect.left, rect.top, rect.width, rect.height


def _clipped(corners: Sequence[Point], slide: Rect) -> Outline:
    """Cut an outline off at the edges of a slide (Sutherland and Hodgman 1974)."""
    edges = ((0, slide.left, 1), (0, slide.right, -1), (1, slide.top, 1), (1, slide.bottom, -1))
    found = list(corners)
    for axis, limit, side in edges:
        made: list[Point] = []
        for before, corner in zip((*found[-1:], *found[:-1]), found, strict=True):
            was, now = (side * (each[axis] - limit) for each in (before, corner))
            if (was < 0) != (now < 0):
                part = was / (was - now)
                made.append(
                    (
                        before[0] + (corner[0] - before[0]) * part,
                        before[1] + (corner[1] - before[1]) * part,
                    )
                )
            if now >= 0:
                made.append(corner)
        found = made
    return tuple(found)
