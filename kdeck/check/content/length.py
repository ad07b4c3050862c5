"""Whether plain sentences and paragraphs are short enough, and no list is hidden in one."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage, Place, plain_prose, shortened
from kdeck.check.text.sentence import words
from kdeck.finding import Finding, Severity, several

# The SSA asks for at most 20 words in a sentence; the Easy Read Standard 1.0 (2026) refuses 25.
TARGET = 20
LIMIT = 24
# Three sentences are best; more short ones read well in the seven lines that the SSA allows, which
# hold 80 words of plain English at 65 characters each.
PARAGRAPH_SENTENCES = 3
PARAGRAPH_WORDS = 80
# Working memory holds about four things that are heard; six that each have a pause are the most.
ITEMS = 6
_JOINED = re.compile(r"\w (?:and|or) ")
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def check_length(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find plain sentences of more than 20 words or 6 things, and paragraphs of more than 80."""
    for passage in plain_prose(found):
        sentences = tuple(passage.sentences())
        lengths = [len(words(sentence)) for sentence, _ in sentences]
        for (sentence, span), length in zip(sentences, lengths, strict=True):
            if length > TARGET:
                yield Finding(
                    "sentence-long",
                    f"this plain sentence has {length} words: '{shortened(sentence)}'",
                    f"split it: {TARGET} words are enough for one thought",
                    span,
                    Severity.ERROR if length > LIMIT else Severity.WARNING,
                )
            *first, last = _IN_BRACKETS.sub("", sentence).split(", ")
            things = len(first) + (2 if first and _JOINED.search(last) else 1)
            if things > ITEMS:
                yield Finding(
                    "list-run-on",
                    f"this plain sentence names {things} things: '{shortened(sentence)}'",
                    "make a list of them, with one or a few on each line",
                    span,
                    Severity.WARNING,
                )
        total = sum(lengths)
        long = len(sentences) > PARAGRAPH_SENTENCES and total > PARAGRAPH_WORDS
        if long and passage.place is Place.PARAGRAPH:
            yield Finding(
                "paragraph-long",
                f"this plain paragraph has {several(len(sentences), 'sentence')} and {total} words",
                "part it in two, or make a list of it",
                passage.span,
                Severity.WARNING,
            )
