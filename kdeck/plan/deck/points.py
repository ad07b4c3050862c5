"""What of a chapter goes onto a slide: key points, tables and pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from kdeck.model.block import (
    Block,
    Blocks,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    Timeline,
)
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Inlines
from kdeck.model.walk import Place, inner_blocks, walk_blocks, walk_places
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.model import SlideText
from kdeck.plan.text.run import Runs, run_text

# Points of so few words before a colon are labeled.
_LABEL = 4

Kind = TypeVar("Kind", bound=Block)
_Owner = TypeVar("_Owner")


def key_points(chapter: Chapter) -> tuple[Inlines, ...]:
    """Give the points of a chapter: its key points, or else the items of its first list.

    That of a short chapter is its line.
    """
    if chapter.short:
        return tuple(b.inlines for b in walk_blocks(chapter.blocks) if isinstance(b, Paragraph))
    return tuple(point for listing in _key_listings(chapter) for point in _points(listing))


def point_keys(chapter: Chapter) -> tuple[tuple[str, ...], ...]:
    """Give the keys of the item that each point of a chapter stands in."""
    if chapter.short:
        return tuple(() for _ in key_points(chapter))
    return tuple(
        item.keys
        for listing in _key_listings(chapter)
        for item in listing.items
        for block in item.blocks
        if isinstance(block, Paragraph)
    )


def _key_listings(chapter: Chapter) -> list[Listing]:
    panels = [b for b in walk_blocks(chapter.blocks) if isinstance(b, Panel)]
    chosen = [panel for panel in panels if panel.kind is PanelKind.KEY_POINTS]
    return [*_listings(tuple(chosen))] or [*_listings(chapter.blocks)][:1]


@dataclass(frozen=True, slots=True)
class Placed(Generic[Kind]):
    """Hold a block, and its place among the blocks of its chapter."""

    place: Place
    block: Kind


def placed(chapter: Chapter, kind: type[Kind]) -> tuple[Placed[Kind], ...]:
    """List the blocks of a kind in a chapter, wherever they stand."""
    found = walk_places(chapter.blocks)
    return tuple(Placed(place, block) for place, block in found if isinstance(block, kind))


def pictures(chapter: Chapter) -> tuple[Placed[Picture], ...]:
    """List the pictures of a chapter that stand alone."""
    framed = {place for found in placed(chapter, PictureSequence) for place in _framed(found)}
    return tuple(found for found in placed(chapter, Picture) if found.place not in framed)


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


def parted(runs: Runs) -> tuple[Runs, Runs] | None:
    """Part a point into its label, which is bold, and what stands behind the colon."""
    first, *rest = runs
    label, colon, text = first.text.partition(": ")
    if not colon or len(label.split()) > _LABEL or not text:
        return None
    # A name such as mTOR keeps its small letter.
    begun = text if text[1:2].isupper() else text[:1].upper() + text[1:]
    told = replace(first, text=begun, bold=False)
    return (replace(first, text=label, bold=True),), (told, *rest)


def unrepeated(groups: Sequence[Group], title: str) -> list[Group]:
    """Leave out the points that only repeat the title above them, where others are left."""
    said = (" ".join(run_text(paragraph.runs) for paragraph in group) for group in groups)
    left = [group for group, words in zip(groups, said, strict=True) if not repeats(words, title)]
    return left or list(groups)


def repeats(words: str, title: str) -> bool:
    """Say whether words are those of a title, whatever stop they end with."""
    return _bare(words) == _bare(title)


def _bare(words: str) -> str:
    return words.strip().rstrip(".").casefold()


def _listings(blocks: Blocks) -> Iterator[Listing]:
    """List the lists; those in a timeline stand on the slides of the timeline."""
    for block in blocks:
        if isinstance(block, Listing):
            yield block
        if not isinstance(block, Timeline):
            yield from _listings(inner_blocks(block))


def _points(listing: Listing) -> Iterator[Inlines]:
    for item in listing.items:
        for block in item.blocks:
            if isinstance(block, Paragraph):
                yield block.inlines


def _framed(sequence: Placed[PictureSequence]) -> Iterator[Place]:
    """Give the places of the pictures that the frames of a sequence begin with."""
    number = 0
    for frame in sequence.block.frames:
        yield (*sequence.place, number)
        number += 1 + len(frame.blocks)


def dealt(owners: Sequence[_Owner], texts: Sequence[SlideText]) -> Iterator[Sequence[_Owner]]:
    """Give whose the paragraphs of each text are; the paragraphs stand in their order."""
    start = 0
    for text in texts:
        end = start + len(text.paragraphs)
        yield owners[start:end]
        start = end
    assert start == len(owners), "a paragraph stands on no slide"
