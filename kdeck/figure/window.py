"""Clips and masks that are nothing but an upright box: programs put them around everything."""

from typing import TYPE_CHECKING

from kdeck.color import BLACK, WHITE
from kdeck.figure.extent import Box, upright_box
from kdeck.figure.geometry import outline
from kdeck.figure.paint import Tint, read_share, read_tint
from kdeck.figure.source import SHAPES, local_name
from kdeck.figure.state import State

if TYPE_CHECKING:
    from lxml.etree import _Element


def open_box(window: "_Element", element: "_Element", state: State) -> Box | None:
    """Give the box that a clip or a mask leaves open of an element; None where it is no box.

    state is that around the element.
    """
    parts = [e for e in window if local_name(e) in SHAPES]
    units = window.get("clipPathUnits") or window.get("maskContentUnits")
    if len(parts) != 1 or len(parts) != len(window) or units == "objectBoundingBox":
        return None
    if local_name(window) == "mask" and not _is_white(parts[0], window):
        return None
    if any(holder.get(kind) for kind in ("clip-path", "mask") for holder in (window, parts[0])):
        return None
    own = State(state.transform, own_colors=True).entering(element).entering(window)
    return upright_box(outline(parts[0], own.entering(parts[0]).transform))


def _is_white(part: "_Element", mask: "_Element") -> bool:
    """Say whether a mask shows all that is inside of its one part."""
    tint = read_tint(part, "fill", Tint(BLACK), BLACK)
    opaque = tint.alpha * read_share(part, "fill-opacity") * read_share(part, "opacity") == 1
    return opaque and (tint.paint == WHITE or mask.get("mask-type") == "alpha")
