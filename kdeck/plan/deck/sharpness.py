"""How large a picture of pixels stands on a slide: no larger than its pixels allow."""

from dataclasses import replace

from kdeck.plan.deck.model import SlideFigure
from kdeck.plan.master.layout import Rect
from kdeck.raster import PRINT_DPI

# A slide is 960 points wide, and few screens show fewer pixels: each of a picture has a point or
# less.
_SCREEN_DPI = 72.0
# The longer side of the least picture, in points: what is smaller cannot be made out from afar.
_LEAST = 120.0


def kept_sharp(figure: SlideFigure) -> SlideFigure:
    """Set a picture of few pixels into the middle of its room, as large as it is not blurred."""
    scene, rect = figure.scene, figure.rect
    if scene.pixels is None:
        return figure
    most = max(PRINT_DPI / _SCREEN_DPI, _LEAST / max(scene.width, scene.height))
    width, height = scene.width * most, scene.height * most
    if width >= rect.width or height >= rect.height:
        return figure
    left, top = rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2
    return replace(figure, rect=Rect(left, top, width, height))
