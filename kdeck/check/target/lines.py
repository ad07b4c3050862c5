"""Whether the short lines of a document are there, are short, and are easy to read."""

import re
from collections.abc import Iterator

from kdeck.check.text.prose import blocks_prose
from kdeck.check.text.readability import score, syllables
from kdeck.check.text.said import said
from kdeck.finding import Finding, Span
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Paragraph, Statement
from kdeck.model.document import Chapter, Document
from kdeck.model.recipe import Length

# What fits a strip of a leaflet, a bullet of a slide and a card; measured on the shipped lines. The
# longest is that of who should not have it: outside the US it names one thing more.
MOST_WORDS = {Audience.PLAIN: 16, Audience.CLINICIAN: 20}
# The AMA asks for the sixth grade of what patients read.
MOST_GRADE = 6.0
_WORD = re.compile(r"[^\W_]+")
_POLYSYLLABLE = 3
_MEANING = re.compile(r"(?<=\w) \([^()]{1,40}\)")


def check_lines(document: Document) -> Iterator[Finding]:
    """Find topics told by a short line that have none, or one that is too long or too hard."""
    for section in document.sections:
        for chapter in section.chapters:
            if chapter.short:
                yield from _check(chapter, document)
    if document.length is Length.SHORT and not document.full_notes:
        yield Finding(
            "full-notes",
            f"the {document.audience} document '{document.id}' has short safety notes and does "
            "not say where the full ones are",
            "write 'full-notes: ' and the id of a document that tells all notes in full, is made "
            f"as pdf and is for the {document.audience} audience, as in 'full-notes: safety-notes'",
            document.span,
        )


def _check(chapter: Chapter, document: Document) -> Iterator[Finding]:
    audience = document.audience
    texts = [line.text for line in said(chapter.blocks, document)]
    place = line_place(chapter)
    name = f"the short line of '{chapter.id}' for the {audience} audience"
    if not texts:
        yield Finding(
            "short-line",
            f"the topic '{chapter.id}' has no short line for the {audience} audience",
            f"add a '{{.{audience} .short}}' div to its claim, with one line of at most "
            f"{MOST_WORDS[audience]} words",
            chapter.span,
        )
        return
    if len(texts) > 1 or not all(isinstance(block, Paragraph) for block in _within(chapter)):
        hint = "write one paragraph, and no list, table or picture"
        yield Finding("short-line", f"{name} is more than one line", hint, place)
    count = _count(" ".join(texts), document)
    if count > MOST_WORDS[audience]:
        yield Finding(
            "short-line",
            f"{name} has {count} words, {count - MOST_WORDS[audience]} too many",
            f"say it in {MOST_WORDS[audience]}: the full wording says the rest",
            place,
        )
    if audience is Audience.PLAIN and document.language.startswith("en"):
        yield from _hard(chapter, document, name)


def _count(text: str, document: Document) -> int:
    """Count the words of a line, of which a number to call is one.

    What a hard word means, in brackets behind it, counts as part of that word: no line is made
    shorter by leaving out what its reader needs to understand it.
    """
    region = document.region
    text = _MEANING.sub("", text)
    for number in (region.emergency, *region.called_numbers):
        text = text.replace(number, "0")
    return len(text.split())


def line_place(chapter: Chapter) -> Span:
    """Name the place of the short line of a chapter, or else that of the chapter."""
    return next((block.span for block in _within(chapter)), chapter.span)


def _within(chapter: Chapter) -> Blocks:
    """Give the blocks of a short line, out of their claim."""
    return tuple(
        inner
        for block in chapter.blocks
        for inner in (block.blocks if isinstance(block, Statement) else (block,))
    )


def _names(chapter: Chapter, document: Document) -> frozenset[str]:
    """List the words that the line must say: no shorter ones name a drug or an illness."""
    says = (
        phrase
        for note in document.safety.notes
        if note.id == chapter.note
        for fact in note.short
        for phrase in fact.says
    )
    return frozenset(word.casefold() for phrase in says for word in _WORD.findall(phrase))


def _easy(word: str, names: frozenset[str]) -> str:
    """Leave out a long word that must be said."""
    known = word.casefold() in names or word.casefold().removesuffix("s") in names
    return "" if known and syllables(word) >= _POLYSYLLABLE else word


def _hard(chapter: Chapter, document: Document, name: str) -> Iterator[Finding]:
    names = _names(chapter, document)
    found = blocks_prose(chapter.blocks, document)
    sentences = [_WORD.sub(lambda word: _easy(word[0], names), prose.text) for prose in found]
    try:
        grade = score(sentences).flesch_kincaid
    except ValueError:  # numbers alone
        return
    if grade > MOST_GRADE:
        yield Finding(
            "short-line",
            f"{name} reads at grade {grade:.1f}, above {MOST_GRADE:.1f}",
            "use shorter words, or make two sentences of it",
            line_place(chapter),
        )
