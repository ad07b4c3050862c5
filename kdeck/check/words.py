"""Whether a text uses words that the project avoids."""

import re
from collections.abc import Iterable, Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Worded
from kdeck.model.inline import Inlines, plain_text
from kdeck.model.library import Library
from kdeck.model.walk import notes_in, own_inlines, walk_blocks
from kdeck.model.words import AvoidedWords


def check_words(library: Library) -> Iterator[Finding]:
    """Find every avoided word of the topics, recipes and glossary, in whichever wording."""
    patterns = [(_pattern(entry), entry) for entry in library.words if entry.phrases]
    for text, span in _texts(library):
        for pattern, entry in patterns:
            for match in pattern.finditer(text):
                yield Finding(
                    "word-avoided",
                    f"'{match[0]}' is a word to avoid: {_reason(entry)}",
                    f"say '{entry.instead}'",
                    span,
                    Severity.WARNING,
                )


def _pattern(entry: AvoidedWords) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in entry.phrases)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _reason(entry: AvoidedWords) -> str:
    reason = entry.why.rstrip(".")
    return reason[:1].lower() + reason[1:]


def _texts(library: Library) -> Iterator[tuple[str, Span]]:
    for recipe in library.recipes:
        yield from _worded((recipe.title, recipe.message), recipe.span)
        for part in recipe.parts:
            yield from _worded((part.heading, part.takeaway), part.span)
    for topic in library.topics:
        yield from _worded((topic.title, topic.takeaway, topic.teach_back), topic.span)
        for block in walk_blocks(topic.blocks):
            for inlines in own_inlines(block):
                for text in (inlines, *notes_in(inlines)):
                    yield plain_text(text), _span(text, block.span)
    for entry in library.glossary:
        yield entry.definition, entry.span


def _worded(texts: Iterable[Worded[str] | None], span: Span) -> Iterator[tuple[str, Span]]:
    for text in texts:
        if text:
            yield text.plain, span
            yield text.clinician, span


def _span(inlines: Inlines, block: Span) -> Span:
    return inlines[0].span if inlines else block
