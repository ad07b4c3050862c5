"""Lines under and through the letters of a slide."""

from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.names import NAMESPACES, find, name
from kdeck.ooxml.shape import Shape

_SHOWN = 40


def check_lines(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find words that are struck out, or underlined and no link: one finding of each a slide."""
    struck: dict[str, None] = {}
    under: dict[str, None] = {}
    for shape in shapes:
        runs = shape.element.iter(name("a:r")) if shape.kind != "group" else ()
        for run in runs:
            properties = find(run, "a:rPr")
            words = " ".join((run.findtext("a:t", "", NAMESPACES)).split())
            if properties is None or not words:
                continue
            if properties.get("strike", "noStrike") != "noStrike":
                struck[words] = None
            link = find(properties, "a:hlinkClick")
            if properties.get("u", "none") != "none" and link is None:
                under[words] = None
    if struck:
        message = f"{_listed(struck)} is struck out, and a screen reader says it like all else"
        hint = "delete it, or say in words that it no longer holds"
        yield Finding("pptx-text-struck", message, hint, span, Severity.WARNING)
    if under:
        message = f"{_listed(under)} is underlined and no link"
        hint = "set it in bold: what is underlined is taken for a link"
        yield Finding("pptx-text-underlined", message, hint, span, Severity.NOTE)


def _listed(texts: dict[str, None]) -> str:
    first = next(iter(texts))[:_SHOWN]
    more = f" with {len(texts) - 1} more" if len(texts) > 1 else ""
    return f"the text '{first}'{more}"
