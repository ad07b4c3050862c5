"""A document without some of its topics, or a talk with them in its appendix."""

from collections.abc import Container
from dataclasses import replace

from kdeck.model.document import Document
from kdeck.model.recipe import DocumentForm, Priority
from kdeck.model.usage import all_blocks, used_references, used_scenes, used_terms


def without(document: Document, left_out: Container[str]) -> Document:
    """Leave some chapters out of a document, by their ids, with what they alone make use of.

    A talk moves them to its appendix.
    """
    if document.form is DocumentForm.TALK:
        return _moved(document, left_out)
    kept = (
        replace(section, chapters=tuple(c for c in section.chapters if c.id not in left_out))
        for section in document.sections
    )
    sections = tuple(section for section in kept if section.chapters)
    blocks = all_blocks(sections)
    return replace(
        document,
        sections=sections,
        references=used_references(
            document.references, sections, document.audience, document.length, document.form
        ),
        glossary=used_terms(document.glossary, blocks),
        scenes=used_scenes(blocks, dict(document.scenes)),
    )


def _moved(document: Document, left_out: Container[str]) -> Document:
    moved = (
        replace(
            section,
            chapters=tuple(
                replace(c, priority=Priority.MAY, said=False) if c.id in left_out else c
                for c in section.chapters
            ),
        )
        for section in document.sections
    )
    return replace(document, sections=tuple(moved))
