"""What a template draws behind the words of a slide: its ground, its shapes and its pictures."""

from collections.abc import Iterator
from math import cos, radians, sin

from kdeck.model.scene import (
    Close,
    Fill,
    Line,
    LinearGradient,
    Move,
    Pixels,
    SceneItem,
    Segment,
    Shape,
    Stop,
)
from kdeck.paletterole import PaletteRole
from kdeck.plan.master.layout import Rect
from kdeck.plan.specimen.placing import rectangle
from kdeck.raster import cropped
from kdeck.rasterend import Media, RasterError
from kdeck.theme.decktemplate import Backdrop, DeckTemplate, Outline, TemplateLayout

# What screens and thumbnails of slides show of a picture, in pixels across or down.
_PIXELS = 1280
_MEDIA: dict[str, Media] = {"image/png": "png", "image/jpeg": "jpeg"}


def backdrop_items(template: DeckTemplate, layout: TemplateLayout) -> Iterator[SceneItem]:
    """Draw the scenery of a layout; a frame stands for a picture that is not PNG or JPEG."""
    for each in layout.scenery:
        if each.colors:
            segments = tuple(step for outline in each.outlines for step in _path(outline))
            yield Shape(segments, _fill(each), None, 0.0, even_odd=True)
            continue
        box = Rect(*each.box)
        data = _picture(template, each)
        if data:
            yield Pixels(data, box.x, box.y, box.width, box.height)
        else:
            yield rectangle(box, None, PaletteRole.MUTED)


def _path(outline: Outline) -> Iterator[Segment]:
    first, *others = outline
    yield Move(*first)
    yield from (Line(*corner) for corner in others)
    yield Close()


def _fill(backdrop: Backdrop) -> Fill:
    colors = backdrop.colors
    if len(set(colors)) == 1:
        return colors[0]
    left, top, wide, high = backdrop.box
    across, down = cos(radians(backdrop.angle)), sin(radians(backdrop.angle))
    reach = (abs(across) * wide + abs(down) * high) / 2
    x, y = left + wide / 2, top + high / 2
    stops = tuple(Stop(n / (len(colors) - 1), color) for n, color in enumerate(colors))
    ends = (x - across * reach, y - down * reach, x + across * reach, y + down * reach)
    return LinearGradient(*ends, stops)


def _picture(template: DeckTemplate, backdrop: Backdrop) -> bytes:
    """Cut a picture of a stranger's file to what is seen of it; empty where it cannot be shown."""
    part = next((part for part in template.parts if part.name == backdrop.picture), None)
    media = _MEDIA.get(part.content_type) if part is not None else None
    if part is None or media is None:
        return b""
    try:
        return cropped(part.data, media, backdrop.crop, _PIXELS)
    except RasterError:
        return b""
