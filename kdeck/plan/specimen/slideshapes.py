"""What stands on a slide beside its texts, as drawings: tables, steps, tiles."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.model.outline import polygon, polyline
from kdeck.model.scene import SceneItem, Shape
from kdeck.plan.deck.model import SlideParagraph, SlideSteps, SlideTable, SlideTiles
from kdeck.plan.deck.path import slope_of
from kdeck.plan.master.layout import Rect
from kdeck.plan.specimen.placing import circle, placed, rectangle
from kdeck.plan.specimen.slidetext import Hand, boxed, centered, written

_NUMBER_SIZE, _LINE = 20.0, 2.25


def table(content: SlideTable, hand: Hand) -> Iterator[SceneItem]:
    """Draw a table: its header on the band, a rule below each row."""
    palette, left, top = hand.palette, content.rect.x, content.rect.y
    wide = sum(content.widths)
    plain = replace(hand, size=content.size)
    head = replace(plain, ink=palette.on_primary, bold=True, one_ink=True)
    rows = zip((content.header, *content.rows), content.heights, strict=True)
    for number, (row, height) in enumerate(rows):
        if not number:
            yield rectangle(Rect(left, top, wide, height), palette.band)
        start = left
        for column, (cell, width) in enumerate(zip(row, content.widths, strict=True)):
            named = content.row_headers and not column
            look = replace(plain, bold=named) if number else head
            place = boxed(Rect(start, top, width, height), middle=True)
            yield from written((SlideParagraph(cell),), place, look)
            start += width
        top += height
        yield rectangle(Rect(left, top - 1, wide, 1), palette.rule)


def steps(content: SlideSteps, hand: Hand) -> Iterator[SceneItem]:
    """Draw a line through numbered nodes, with times left of it and words right of it."""
    palette = hand.palette
    if content.sloping:
        yield Shape(polygon(*slope_of(content)), palette.surface, None, 0.0)
    for stretch in content.stretches:
        yield Shape(polyline(*stretch), None, palette.primary, _LINE)
    words = replace(hand, size=content.size)
    number = replace(hand, size=_NUMBER_SIZE, ink=palette.on_primary, bold=True)
    for step in content.steps:
        if step.number:
            yield circle(step.node, palette.band)
            center = step.node.x + step.node.width / 2
            foot = step.node.y + step.node.height / 2 + _NUMBER_SIZE * 0.35
            yield centered(step.number, center, foot, number)
        else:
            yield rectangle(step.node, palette.paper, palette.primary)
        if step.time.runs:
            yield from written((step.time,), boxed(step.time_rect), words)
        yield from written(step.text, boxed(step.text_rect), words)


def tiles(content: SlideTiles, hand: Hand) -> Iterator[SceneItem]:
    """Draw what to do first, then a box for each with its words, and its icon if any."""
    edge = hand.palette.danger if content.urgent else hand.palette.primary
    words = replace(hand, size=content.size)
    yield from written((content.lead,), boxed(content.lead_rect), words)
    for tile in content.tiles:
        yield rectangle(tile.rect, hand.palette.paper, edge)
        if tile.icon is not None:
            yield from placed(*tile.icon)
        place = boxed(tile.rect, middle=True, left=tile.left)
        yield from written((tile.text,), place, words)
