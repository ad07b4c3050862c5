"""The shipped documents as the readers of each region get them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import starter
from kdeck.audienceselection import Reader, select
from kdeck.language.known import language_of
from kdeck.model.block import Panel, PanelKind
from kdeck.model.document import Document
from kdeck.model.inline import plain_text
from kdeck.model.library import Library
from kdeck.model.scene import Label, Scene
from kdeck.model.walk import own_inlines, walk_blocks

ROOT = Path(__file__).parents[1]
ABROAD = ("CA", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR", "IE", "AU", "NZ")


@cache
def library() -> Library:
    """Give the shipped sources with every contact confirmed, as a clinic does."""
    found = starter.library()
    return replace(
        found,
        regions=tuple(
            replace(
                region,
                emergency_confirmed=True,
                lines=tuple(replace(line, confirmed=True) for line in region.lines),
                urgent=replace(region.urgent, confirmed=True) if region.urgent else None,
            )
            for region in found.regions
        ),
    )


@cache
def scenes() -> dict[str, Scene]:
    return starter.project().scenes


@cache
def documents(region: str) -> tuple[Document, ...]:
    return tuple(
        select(library(), recipe, Reader(audience, region, language_of(region)), scenes())
        for recipe in library().recipes
        for audience in recipe.audiences
    )


def texts(document: Document) -> list[str]:
    """Give all words of a document but quotations and references."""
    found = [document.title, document.message, document.kind]
    for entry in document.glossary:
        found += [entry.term, entry.definition]
    for section in document.sections:
        found += [section.heading, section.takeaway]
        for chapter in section.chapters:
            found += [chapter.title, chapter.takeaway, chapter.teach_back]
            quoted = [
                inner
                for block in walk_blocks(chapter.blocks)
                if isinstance(block, Panel) and block.kind is PanelKind.QUOTE
                for inner in walk_blocks((block,))
            ]
            for block in walk_blocks(chapter.blocks):
                if block not in quoted:
                    found += [plain_text(inlines) for inlines in own_inlines(block)]
    for _, scene in document.scenes:
        found += [item.text for item in scene.items if isinstance(item, Label)]
    return [text for text in found if text]
