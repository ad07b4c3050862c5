"""Boxes set snugly: figures as small as their labels allow, and smaller gaps."""

from dataclasses import replace

from kdeck.render.pdf.box.box import Beside, Box, Shifted, Stack, Whole
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.flowing import Flowing
from kdeck.render.pdf.box.panel import PanelBox


def reduced(box: Box, gaps: float) -> Box:
    """Reduce the figures in a box, and multiply the gaps between its parts by a factor."""
    match box:
        case Drawing() if 0 < box.narrowest < box.width:
            return replace(box, width=box.narrowest)
        case Stack() if len(box.boxes) > 1:
            boxes = tuple(reduced(part, gaps) for part in box.boxes)
            return replace(box, boxes=boxes, gaps=gaps)
        case Stack(boxes=(inner,)):
            return replace(box, boxes=(reduced(inner, gaps),))
        case Beside():
            return replace(box, side=reduced(box.side, gaps), main=reduced(box.main, gaps))
        case Flowing():
            flowing = reduced(box.stack, gaps)
            assert isinstance(flowing, Stack)
            return replace(box, stack=flowing)
        case Shifted():
            return replace(box, box=reduced(box.box, gaps))
        case PanelBox():
            return replace(box, inner=reduced(box.inner, gaps))
        case Whole():
            stack = reduced(box.stack, gaps)
            assert isinstance(stack, Stack)
            return replace(box, stack=stack)
        case _:
            return box
