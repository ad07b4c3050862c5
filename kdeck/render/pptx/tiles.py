"""Tiles of a slide: what to do first, then a box for each with its words, and its icon if any."""

from dataclasses import replace

from kdeck.plan.deck.model import SlideTile, SlideTiles
from kdeck.plan.master.layout import INSET_X, INSET_Y
from kdeck.plan.text.run import Run, ToSlide, run_text
from kdeck.render.pptx.drawing import Pen, group
from kdeck.render.pptx.markup import Markup, frame, place_insets, solid
from kdeck.render.pptx.text import Setting, text_body
from kdeck.units import emu

_EDGE = 1.75
# So many letters of its words name a tile.
_NAME = 60


def tiles(content: SlideTiles, pen: Pen, setting: Setting) -> Markup:
    """Draw the words first, then tile by tile; a screen reader passes over the icons."""
    lead = Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom'
        ' prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr {}'
        ' wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>',
        pen.names.take("What to do first"),
        frame(content.lead_rect),
        place_insets((INSET_X, INSET_Y, INSET_X, INSET_Y)),
        text_body((content.lead,), setting, bulleted=False),
    )
    return lead + Markup.join(_tile(tile, content.urgent, pen, setting) for tile in content.tiles)


def _tile(tile: SlideTile, urgent: bool, pen: Pen, setting: Setting) -> Markup:
    box = Markup(
        "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom"
        ' prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 8000"/></a:avLst></a:prstGeom>{}'
        '<a:ln w="{}">{}</a:ln></p:spPr><p:txBody><a:bodyPr {} wrap="square" anchor="ctr">'
        "<a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
        _identity(tile, urgent, pen, setting),
        frame(tile.rect),
        solid("bg1"),
        emu(_EDGE),
        solid("accent4" if urgent else "accent1"),
        place_insets((tile.left, INSET_Y, INSET_X, INSET_Y)),
        text_body((replace(tile.text, runs=tuple(map(_unled, tile.text.runs))),), setting, False),
    )
    if tile.icon is None:
        return box
    return box + group(*tile.icon, pen.names.decorative("Icon of the sign"), pen)


def _identity(tile: SlideTile, urgent: bool, pen: Pen, setting: Setting) -> Markup:
    """Name a tile by its words; one that leads to a slide is a link as a whole."""
    name = f"{'Sign' if urgent else 'Link'}: {run_text(tile.text.runs)}"[:_NAME]
    marks = (run.mark for run in tile.text.runs if isinstance(run.mark, ToSlide))
    mark = next(marks, None)
    if mark is None:
        return pen.names.take(name)
    return pen.names.link(name, setting.links.relation(mark.number), mark.description)


def _unled(run: Run) -> Run:
    """Set the words of a link that its whole tile is."""
    return replace(run, mark=None) if isinstance(run.mark, ToSlide) else run
