"""The languages that text names: on slides, in their charts and diagrams, and in their notes."""

import re
from collections.abc import Iterator

from lxml import etree

from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.names import find, name, text

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|x-[A-Za-z0-9-]+|[A-Za-z]{4,8}")
# Parts of a slide that hold text of their own.
_PARTS = {"notesSlide": " of its notes", "diagramData": " of a diagram"}


def check_language(deck: Deck, page: Page, span: Span) -> Iterator[Finding]:
    """Find text that names no language, or one that is none."""
    yield from _check(page.slide, "", span)
    for relation in page.relations.values():
        if relation.type in _PARTS and not relation.external:
            part = deck.package.part(relation.target)
            if part is not None:
                yield from _check(part, _PARTS[relation.type], span)


def _check(part: etree._Element, where: str, span: Span) -> Iterator[Finding]:
    runs = [run for run in part.iter(name("a:r"), name("a:fld")) if text(run)]
    silent = [run for run in runs if not _language(run)]
    wrong = [run for run in runs if _language(run) and not _TAG.fullmatch(_language(run))]
    hint = "select the text and set its proofing language"
    if silent:
        of = several(len(runs), "piece of text", "pieces of text")
        names = "names" if len(silent) == 1 else "name"
        message = f"{len(silent)} of {of}{where} {names} no language, such as "
        message += f"'{text(silent[0])[:40]}'"
        yield Finding("pptx-language", message, hint, span, Severity.WARNING)
    if wrong:
        message = f"'{_language(wrong[0])[:40]}' is no language, on '{text(wrong[0])[:40]}'"
        yield Finding("pptx-language", message, hint, span, Severity.WARNING)


def _language(run: etree._Element) -> str:
    properties = find(run, "a:rPr")
    return properties.get("lang", "") if properties is not None else ""
