"""The sections of a deck: their names, and whether they hold every slide."""

import re
from collections.abc import Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck
from kdeck.ooxml.names import NAMESPACES, name

_DEFAULT = re.compile(r"(?:default|untitled|new) section(?: \d+)?|section(?: \d+)?", re.IGNORECASE)

_LONG = 10  # slides


def check_sections(deck: Deck, span: Span) -> Iterator[Finding]:
    """Find sections with poor names, slides outside of all, and long decks without any."""
    sections = list(deck.root.iter(name("p14:section")))
    seen: set[str] = set()
    for section in sections:
        title = " ".join(section.get("name", "").split())
        if not title or _DEFAULT.fullmatch(title):
            message = f"a section has the name '{title}', which says nothing"
            yield Finding("pptx-section", message, "name it by what its slides are about", span)
        elif title.casefold() in seen:
            message = f"two sections have the name '{title}'"
            hint = "name them differently"
            yield Finding("pptx-section", message, hint, span, Severity.WARNING)
        seen.add(title.casefold())
    count = len(deck.root.findall("p:sldIdLst/p:sldId", NAMESPACES))
    if not sections and count >= _LONG:
        message = f"the deck has {count} slides and no sections"
        hint = "put slides on one subject into a section with its name"
        yield Finding("pptx-section", message, hint, span, Severity.NOTE)
    if not sections:
        return
    held = [entry.get("id") for s in sections for entry in s.iter(name("p14:sldId"))]
    slides = [e.get("id") for e in deck.root.iterfind("p:sldIdLst/p:sldId", NAMESPACES)]
    if sorted(filter(None, held)) != sorted(filter(None, slides)):
        message = "the sections do not hold every slide of the deck exactly once"
        hint = "open the deck in PowerPoint and save it again"
        yield Finding("pptx-section", message, hint, span, Severity.WARNING)
