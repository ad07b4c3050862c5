"""The program that wrote a deck, and its steps in the hints."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.check.program import Program, programs
from kdeck.finding import Finding
from kdeck.ooxml.deck import Deck, related
from kdeck.ooxml.names import local, text
from kdeck.ooxml.package import Package

_SAID = {"Application", "description"}
_KEYNOTE = "Body Level One"


def program_of(deck: Deck) -> Program | None:
    """Tell which program wrote a deck; None for one that is not known here."""
    return programs("pptx").written_by(" ".join(_signs(deck)))


def advised(finding: Finding, program: Program | None) -> Finding:
    """Say in a hint, too, where in the menus of the program that wrote the deck it is done."""
    step = programs("pptx").step(finding, program)
    return replace(finding, hint=f"{finding.hint}; {step}") if step else finding


def _signs(deck: Deck) -> Iterator[str]:
    """Give what tells a program: its own name, what it notes, and what only it writes.

    Google Slides writes no properties, but an extension of its own; Keynote names no program, but
    fills the master's placeholders with words of its own.
    """
    yield from _properties(deck.package)
    yield from (e.get("uri", "") for e in deck.root.iter() if local(e) == "ext")
    master = deck.beside("slideMaster")
    if master is not None and _KEYNOTE in text(master):
        yield _KEYNOTE


def _properties(package: Package) -> Iterator[str]:
    for kind in ("extended-properties", "core-properties"):
        part = related(package, "", kind)
        root = package.part(part) if part else None
        for element in root if root is not None else ():
            if local(element) in _SAID:
                yield element.text or ""
