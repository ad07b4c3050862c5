"""What a deck says of itself, and whom it lets read it."""

from collections.abc import Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck, related
from kdeck.ooxml.names import find
from kdeck.ooxml.package import Package

_KEYS = {
    "title": ("dc:title", Severity.ERROR),
    "language": ("dc:language", Severity.WARNING),
    "author": ("dc:creator", Severity.NOTE),
    "subject": ("dc:subject", Severity.NOTE),
    "keywords": ("cp:keywords", Severity.NOTE),
}
# What programs write where nobody gave a title.
_DEFAULT = frozenset({"powerpoint presentation", "presentation", "untitled", "slide 1"})


def check_properties(package: Package, span: Span) -> Iterator[Finding]:
    """Find properties that are missing, and titles that nobody gave."""
    part = related(package, "", "core-properties")
    root = package.part(part) if part else None
    useful: list[str] = []
    for key, (path, severity) in _KEYS.items():
        element = find(root, path)
        value = " ".join((element.text or "").split()) if element is not None else ""
        if not value:
            if severity is Severity.NOTE:
                useful.append(key)
                continue
            message = f"the deck has no {key} in its properties"
            yield Finding("pptx-properties", message, f"set the {key}", span, severity)
        elif key == "title" and value.casefold() in _DEFAULT:
            message = f"the deck's title is '{value}', which says nothing"
            hint = "set the title"
            yield Finding("pptx-properties", message, hint, span, Severity.WARNING)
    if useful:
        listed = " and ".join(filter(None, (", ".join(useful[:-1]), useful[-1])))
        message = f"the deck has no {listed} in its properties"
        yield Finding("pptx-properties", message, f"set the {listed}", span, Severity.NOTE)


def check_access(deck: Deck, span: Span) -> Iterator[Finding]:
    """Find a deck that asks for a password before it may be edited."""
    if find(deck.root, "p:modifyVerifier") is not None:
        message = "the deck may not be changed without a password"
        hint = "take the password away: people change size, color and order to read"
        yield Finding("pptx-restricted", message, hint, span)
