"""Whether the headings of a document step down one level at a time, and each says something."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kdeck.finding import Finding, Severity, Span
from kdeck.model.block import CrisisContacts, Heading, Panel, PanelKind
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.inline import plain_text
from kdeck.model.recipe import DocumentForm, PartForm
from kdeck.model.walk import walk_blocks

_WORD = re.compile(r"[^\W_]+")
# What tells two headings apart is none of these.
_LITTLE = frozenset(
    _WORD.findall(
        "a an and are at be can could did do does for how in is it its like may might of on or our "
        "should that the their them then these they this those to was we well were what when where "
        "which who why will with would you your"
    )
)


def check_headings(document: Document) -> Iterator[Finding]:
    """Find headings inside topics that skip a level, and headings that say the one above again."""
    for section in document.sections:
        for chapter in section.chapters:
            yield from _skips(chapter)
    if document.form is DocumentForm.HANDOUT:
        for section in document.sections:
            yield from _echoes(section)


def _skips(chapter: Chapter) -> Iterator[Finding]:
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


def _echoes(section: Section) -> Iterator[Finding]:
    for number, chapter in enumerate(section.chapters):
        lead = ((section.heading, section.span),) if section.heading and not number else ()
        rows = (*lead, *_headings(chapter, section.form))
        for (above, span), (below, _) in pairwise(rows):
            if says_again(above, below):
                yield Finding(
                    "heading-echo",
                    f"the heading '{below}' says again what '{above}' above it says",
                    "let one of the two say what the other does not",
                    span,
                    Severity.WARNING,
                )


def _headings(chapter: Chapter, form: PartForm) -> Iterator[tuple[str, Span]]:
    """Give the headings with which a chapter begins, before any other text."""
    first = next((block for block in chapter.blocks if not _is_unprinted(block)), None)
    if form is PartForm.LINES or isinstance(first, CrisisContacts):
        return
    own = plain_text(first.heading) if isinstance(first, Panel) else ""
    if form is PartForm.PANELS:
        yield own or chapter.title, chapter.span
        return
    yield chapter.title, chapter.span
    if own:
        yield own, chapter.span
    elif isinstance(first, Heading):
        yield plain_text(first.inlines), first.span


def _is_unprinted(block: object) -> bool:
    return isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS


def says_again(above: str, below: str) -> bool:
    """Say whether a heading below another has all words that matter of it."""
    return _telling(above) <= _telling(below)


def _telling(heading: str) -> frozenset[str]:
    found = frozenset(_WORD.findall(heading.casefold()))
    return found - _LITTLE or found
