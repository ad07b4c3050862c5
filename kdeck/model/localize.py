"""Saying what a document says in the words of a region and the spelling of a language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kdeck.language.phrases import Change, changer
from kdeck.language.spelling import spelling
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.inline import Datum, Inline, Inlines, Text
from kdeck.model.rewrite import rewrite, rewrite_blocks
from kdeck.model.safetynote import SafetyNote, SafetyRules
from kdeck.model.shortforms import with_long_forms
from kdeck.model.words import RegionalWords, ShortForm

# A word for calling right before the crisis line: a line that takes texts is told with both.
_CALL = re.compile(r"\b(call)(?=\s+\{crisis-line\}|\s*$)", re.IGNORECASE)
# Where it takes none, the line to text follows it.
_CALLED = re.compile(r"\b(call\s+\{crisis-line\})", re.IGNORECASE)
_TEXT = " or text "


def localize(document: Document, words: RegionalWords, forms: Iterable[ShortForm] = ()) -> Document:
    """Put a document into the words of its region, then into the spelling of its language.

    The first use of each of the short forms is told in full, in these words, to who listens.

    What must be said, and what must not, is known in both wordings: of the sources, and of the
    region.
    """
    change = localizer(words, document.region.key, document.audience, document.language)
    told = rewrite(document, change)
    if document.region.takes_texts or document.region.text_line:
        told = _with_texts(told)
    told = with_long_forms(told, forms, change)
    return replace(told, safety=_safety(document.safety, change))


def localizer(words: RegionalWords, region: str, audience: Audience, language: str) -> Change:
    """Give what puts a text into the words of a region and the spelling of a language."""
    pairs = {
        word.phrase: other
        for word in words.words
        if word.audience in (None, audience) and (other := word.said_in(region))
    }
    say, spell = changer(pairs.items(), words.keep), spelling(language)
    return lambda text: spell(say(text))


def _with_texts(document: Document) -> Document:
    """Tell readers whom they may text, wherever they are told to call the crisis line."""
    region = document.region
    change = _texted if region.takes_texts else _with_text_line
    sections = tuple(
        replace(
            section,
            chapters=tuple(
                replace(chapter, blocks=rewrite_blocks(chapter.blocks, change))
                for chapter in section.chapters
            ),
        )
        for section in document.sections
    )
    text = region.crisis_text.map(_or_text if region.takes_texts else _or_text_line)
    return replace(document, sections=sections, region=replace(region, crisis_text=text))


def _texted(inlines: Inlines) -> Inlines:
    """Change a word for calling at the end of a text before the crisis line."""
    found: list[Inline] = []
    for one, after in pairwise((*inlines, None)):
        assert one is not None
        if _is_line(after) and isinstance(one, Text):
            found.append(replace(one, text=_or_text(one.text.rstrip()) + " "))
        else:
            found.append(one)
    return tuple(found)


def _with_text_line(inlines: Inlines) -> Inlines:
    """Name the line to text after a crisis line that a text tells to call."""
    found: list[Inline] = []
    for before, one in pairwise((None, *inlines)):
        assert one is not None
        found.append(one)
        if _is_line(one) and isinstance(before, Text) and _CALL.search(before.text):
            found += [Text(_TEXT, one.span), Datum("region", "text-line", one.span)]
    return tuple(found)


def _is_line(inline: Inline | None) -> bool:
    return isinstance(inline, Datum) and inline.key == "crisis-line"


def _or_text(text: str) -> str:
    return _CALL.sub(rf"\1{_TEXT.rstrip()}", text)


def _or_text_line(text: str) -> str:
    return _CALLED.sub(rf"\1{_TEXT}{{text-line}}", text)


def _safety(rules: SafetyRules, change: Change) -> SafetyRules:
    notes = tuple(_note(note, change) for note in rules.notes)
    return replace(rules, notes=notes, never=_both(rules.never, change))


def _note(note: SafetyNote, change: Change) -> SafetyNote:
    facts = tuple(replace(fact, says=_both(fact.says, change)) for fact in note.facts)
    short = tuple(replace(fact, says=_both(fact.says, change)) for fact in note.short)
    return replace(note, facts=facts, short=short, never=_both(note.never, change))


def _both(phrases: Iterable[str], change: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for each in phrases for phrase in _ways(each, change)))


def _ways(phrase: str, change: Change) -> Iterator[str]:
    yield phrase
    yield change(phrase)
    yield _or_text(phrase)
    yield _or_text_line(phrase)
