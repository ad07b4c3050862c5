"""What the words of a document make use of: references, terms of the glossary, drawings."""

from collections.abc import Mapping

from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Claim, Picture, Statement
from kdeck.model.document import Section, figure_key
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Cite, Inline, Term
from kdeck.model.library import Library
from kdeck.model.recipe import DocumentForm, Length
from kdeck.model.reference import Reference
from kdeck.model.scene import Scene
from kdeck.model.walk import all_inlines, walk_blocks


def cited_keys(inline: Inline) -> tuple[str, ...]:
    """Give the references that an inline itself cites, by their keys."""
    return inline.keys if isinstance(inline, Cite) else ()


def cited_references(library: Library) -> tuple[Reference, ...]:
    """List the references that a topic, or a text of a region, cites."""
    blocks = tuple(block for topic in library.written for block in topic.blocks)
    claims = (block for block in walk_blocks(blocks) if isinstance(block, Claim))
    keys = {key for claim in claims for key in claim.refs}
    keys |= {key for inline in all_inlines(blocks) for key in cited_keys(inline)}
    return tuple(reference for reference in library.references if reference.id in keys)


def used_references(
    references: tuple[Reference, ...],
    sections: tuple[Section, ...],
    audience: Audience,
    length: Length,
    form: DocumentForm,
) -> tuple[Reference, ...]:
    """List what a document cites, in the order of its first appearance.

    The full notes list the sources of short lines, and those of a sheet or of one for patients.
    """
    whole = form in (DocumentForm.HANDOUT, DocumentForm.TALK)
    if not whole or (length is Length.SHORT and audience is Audience.PLAIN):
        return ()
    chapters = (chapter for section in sections for chapter in section.chapters)
    blocks = tuple(block for chapter in chapters if not chapter.short for block in chapter.blocks)
    known = {reference.id: reference for reference in references}
    if audience is Audience.CLINICIAN:
        keys = (key for inline in all_inlines(blocks) for key in cited_keys(inline))
    else:
        keys = (b.refs[0] for b in walk_blocks(blocks) if isinstance(b, Statement) and b.refs)
    return tuple(known[key] for key in dict.fromkeys(keys))


def all_blocks(sections: tuple[Section, ...]) -> Blocks:
    """Give the blocks of all chapters, in order."""
    return tuple(block for s in sections for chapter in s.chapters for block in chapter.blocks)


def used_terms(glossary: tuple[GlossaryEntry, ...], blocks: Blocks) -> tuple[GlossaryEntry, ...]:
    """List the entries of a glossary whose terms some blocks mark, in its order."""
    used = {inline.key for inline in all_inlines(blocks) if isinstance(inline, Term)}
    return tuple(entry for entry in glossary if entry.key in used)


def used_scenes(blocks: Blocks, scenes: Mapping[str, Scene]) -> tuple[tuple[str, Scene], ...]:
    """List the drawings that some blocks show, with their keys, sorted by these."""
    shown = (block for block in walk_blocks(blocks) if isinstance(block, Picture))
    keys = {figure_key(picture.file, picture.fragment) for picture in shown}
    return tuple((key, scenes[key]) for key in sorted(keys))
