"""Whether the counts that patients read are out of one and the same number."""

import re
from collections.abc import Iterator

from kdeck.check.content.numbers import NUMBER, TIME, WORDS
from kdeck.check.text.prose import Prose, chapter_prose
from kdeck.finding import Finding
from kdeck.model.audience import Audience
from kdeck.model.document import Document, Section

# IPDAS 2021: the same denominator throughout, and a power of ten.
ALLOWED = (10, 100, 1000)
_VALUES = dict(zip(WORDS, (*range(1, 11), 20, 50, 100, 1000), strict=True))
_PEOPLE = r"(?:people|persons|adults|patients|women|men|children)\b"
_COUNT = re.compile(
    rf"\b{NUMBER}\s+(?:out\s+of\s+(?:every\s+)?(?P<out>{NUMBER})\b"
    rf"|(?:in|of)\s+(?:every\s+)?(?P<of>{NUMBER})(?=\s+{_PEOPLE}))(?!\s*(?:%|{TIME}))",
    re.IGNORECASE,
)


def check_denominators(document: Document) -> Iterator[Finding]:
    """Find counts of a plain document that are out of another number than the section's first.

    A section is a part of the recipe; a number other than 10, 100 and 1,000 is found alone, too.
    """
    if document.audience is Audience.PLAIN:
        for section in document.sections:
            yield from _section(section, document)


def _section(section: Section, document: Document) -> Iterator[Finding]:
    first: tuple[int, Prose] | None = None
    for chapter in section.chapters:
        for prose in chapter_prose(chapter, document):
            for count, denominator in counts(prose.text):
                if denominator not in ALLOWED:
                    hint = "count out of 10, 100 or 1,000"
                    yield _finding(f"'{count}' is hard to compare", hint, prose)
                elif first and denominator != first[0]:
                    there = f"'{section.heading or document.title}' counts out of {first[0]:,}"
                    hint = f"count out of {first[0]:,} as in {first[1].span}, or change both"
                    yield _finding(f"'{count}' stands where {there}", hint, prose)
                first = first or (denominator, prose)


def _finding(message: str, hint: str, prose: Prose) -> Finding:
    return Finding("number-denominator", message, hint, prose.span)


def counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield the counts in a text, such as '3 out of 10', with the number they are out of.

    '1 in 5 people' is another rule's.
    """
    for match in _COUNT.finditer(text):
        if match["of"] and re.match(r"(?:1|one)\s+in\b", match[0], re.IGNORECASE):
            continue
        digits = (match["out"] or match["of"]).replace(",", "").lower()
        value = _VALUES.get(digits) or (int(digits) if digits.isdigit() else 0)
        if value:
            yield " ".join(match[0].split()), value
