"""What one slide lacks: a title, words in its placeholders, real lists."""

import re
from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.names import NAMESPACES, find, name
from kdeck.ooxml.shape import Shape

# A mark that somebody typed, and a space.
_TYPED = re.compile(r"\s*[•◦▪●○■□–—\-*·›»✓➢][ \t\u00a0]+\S")
_WHOLE = 0.8  # of a slide's area


def slide_title(shapes: Sequence[Shape]) -> str:
    """Give the text of a slide's title placeholder; empty where there is none."""
    return next((shape.words for shape in shapes if shape.is_title and shape.words), "")


def check_slide(shapes: Sequence[Shape], area: float, span: Span) -> Iterator[Finding]:
    """Judge the structure of one slide, whose area is given in square points.

    That it has no speaker notes is no flaw: they serve who speaks, and a deck without any hides
    nothing from who reads it or listens to it.
    """
    if not slide_title(shapes):
        hint = "fill its title placeholder; a title may stand outside the slide's edge"
        yield Finding("pptx-title-missing", "the slide has no title", hint, span)
    for shape in shapes:
        yield from _check_placeholder(shape, span)
        yield from _check_list(shape, span)
    yield from _check_picture(shapes, area, span)


def _check_placeholder(shape: Shape, span: Span) -> Iterator[Finding]:
    empty = shape.kind == "shape" and not shape.words
    if shape.placeholder and not shape.is_title and empty:
        message = f"the placeholder '{shape.name}' is empty"
        hint = "fill it or delete it"
        yield Finding("pptx-placeholder-empty", message, hint, span, Severity.WARNING)


def _check_list(shape: Shape, span: Span) -> Iterator[Finding]:
    """Find lists whose marks are typed: at least two paragraphs, one after the other."""
    body = find(shape.element, "p:txBody")
    paragraphs = body.iterfind("a:p", NAMESPACES) if body is not None else ()
    before = False
    for paragraph in paragraphs:
        words = "".join(t.text or "" for t in paragraph.iter(name("a:t")))
        typed = bool(_TYPED.match(words))
        if typed and before:
            message = (
                f"the list in '{shape.name}' has marks that were typed: '{words.strip()[:40]}'"
            )
            hint = "delete the marks, and turn on bullets"
            yield Finding("pptx-list-typed", message, hint, span, Severity.WARNING)
            return
        before = typed


def _check_picture(shapes: Sequence[Shape], area: float, span: Span) -> Iterator[Finding]:
    """Find a slide that is one picture: its text cannot be enlarged, edited or read aloud."""
    said = any(shape.words and not shape.is_title for shape in shapes)
    for shape in shapes:
        if shape.kind != "picture" or shape.place is None or said:
            continue
        rect = shape.place.rect
        if rect.width * rect.height >= _WHOLE * area and not shape.decorative:
            message = f"the slide is one picture, '{shape.name}'"
            hint = "set its words as text, so that they can be enlarged and read aloud"
            yield Finding("pptx-slide-picture", message, hint, span, Severity.WARNING)
