"""Whether the headings of a document step down one level at a time."""

from collections.abc import Iterator

from kdeck.finding import Finding
from kdeck.model.block import Heading
from kdeck.model.document import Document
from kdeck.model.inline import plain_text
from kdeck.model.walk import walk_blocks


def check_headings(document: Document) -> Iterator[Finding]:
    """Find headings inside topics that skip a level."""
    for section in document.sections:
        for chapter in section.chapters:
            level = 0
            for block in walk_blocks(chapter.blocks):
                if not isinstance(block, Heading):
                    continue
                if block.level > level + 1:
                    yield Finding(
                        "heading-skip",
                        f"the heading '{plain_text(block.inlines)}' skips a level",
                        f"write it with {level + 1} '#'",
                        block.span,
                    )
                level = block.level
