"""What of a chapter goes onto a slide: key points, tables and pictures."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.model.block import (
    Block,
    Blocks,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Inlines
from kdeck.model.walk import inner_blocks, walk_blocks


def key_points(chapter: Chapter) -> tuple[Inlines, ...]:
    """Give the points of a chapter: its key points, or else the items of its first list.

    That of a short chapter is its line.
    """
    if chapter.short:
        return tuple(b.inlines for b in walk_blocks(chapter.blocks) if isinstance(b, Paragraph))
    panels = [b for b in walk_blocks(chapter.blocks) if isinstance(b, Panel)]
    chosen = [panel for panel in panels if panel.kind is PanelKind.KEY_POINTS]
    listings = _listings(tuple(chosen)) or _listings(chapter.blocks)[:1]
    return tuple(point for listing in listings for point in _points(listing))


def pictures(chapter: Chapter) -> tuple[Picture, ...]:
    """List the pictures of a chapter that stand alone."""
    return tuple(b for b in _outside_sequences(chapter.blocks) if isinstance(b, Picture))


def sequences(chapter: Chapter) -> tuple[PictureSequence, ...]:
    """List the picture sequences of a chapter."""
    return tuple(b for b in walk_blocks(chapter.blocks) if isinstance(b, PictureSequence))


def tables(chapter: Chapter) -> tuple[Table, ...]:
    """List the tables of a chapter."""
    return tuple(b for b in walk_blocks(chapter.blocks) if isinstance(b, Table))


def timelines(chapter: Chapter) -> tuple[Timeline, ...]:
    """List the timelines of a chapter."""
    return tuple(b for b in walk_blocks(chapter.blocks) if isinstance(b, Timeline))


def icon_arrays(chapter: Chapter) -> tuple[IconArray, ...]:
    """List the icon arrays of a chapter."""
    return tuple(b for b in walk_blocks(chapter.blocks) if isinstance(b, IconArray))


def all_intervals(chapter: Chapter) -> tuple[Intervals, ...]:
    """List the intervals of a chapter."""
    return tuple(b for b in walk_blocks(chapter.blocks) if isinstance(b, Intervals))


def is_alarm(chapter: Chapter) -> bool:
    """Say whether a chapter is a call for help or a warning."""
    kinds = {b.kind for b in walk_blocks(chapter.blocks) if isinstance(b, Panel)}
    return bool(kinds & {PanelKind.CALL_NOW, PanelKind.WARNING})


def shown_in_deck(document: Document) -> Document:
    """Leave out a clinic's own words that have no key points: they are for handouts alone."""
    sections = (
        replace(
            section,
            chapters=tuple(
                chapter
                for chapter in section.chapters
                if not chapter.span.file.startswith("themes/") or key_points(chapter)
            ),
        )
        for section in document.sections
    )
    kept = tuple(section for section in sections if section.chapters)
    return document if kept == document.sections else replace(document, sections=kept)


def _listings(blocks: Blocks) -> list[Listing]:
    """List the lists; those in a timeline stand on the slides of the timeline."""
    steps = {
        id(inner)
        for block in walk_blocks(blocks)
        if isinstance(block, Timeline)
        for inner in walk_blocks(inner_blocks(block))
    }
    return [b for b in walk_blocks(blocks) if isinstance(b, Listing) and id(b) not in steps]


def _points(listing: Listing) -> Iterator[Inlines]:
    for item in listing.items:
        for block in item.blocks:
            if isinstance(block, Paragraph):
                yield block.inlines


def _outside_sequences(blocks: Blocks) -> Iterator[Block]:
    inside = {
        id(frame.picture)
        for block in walk_blocks(blocks)
        if isinstance(block, PictureSequence)
        for frame in block.frames
    }
    return (block for block in walk_blocks(blocks) if id(block) not in inside)
