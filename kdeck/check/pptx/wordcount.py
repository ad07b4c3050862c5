"""Slides that nobody sees, and slides with more words than anybody reads there."""

from collections.abc import Iterator, Sequence

from kdeck.check.pptx.textsize import is_cited
from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Page
from kdeck.ooxml.names import NAMESPACES, text
from kdeck.ooxml.shape import FOOTERS, Shape

# At the speed of speech, most of a minute; who reads so much does not hear what is said.
_MOST = 120


def check_hidden(page: Page, span: Span) -> Iterator[Finding]:
    """Find a slide that the show leaves out."""
    if page.slide.get("show") in {"0", "false"}:
        message = "the slide is hidden: the show leaves it out, and the file still holds it"
        hint = "show it, or delete it before the deck is sent"
        yield Finding("pptx-slide-hidden", message, hint, span, Severity.NOTE)


def check_words(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find a slide with too many words; footers and sources are not read, tables are looked up."""
    said = [
        words
        for shape in shapes
        if shape.kind == "shape" and shape.placeholder not in FOOTERS
        for words in _paragraphs(shape)
    ]
    count = sum(len(words.split()) for words in said if not is_cited(words))
    if count > _MOST:
        message = f"the slide has {count} words"
        hint = "say one thing on a slide, and put the rest into its notes or on more slides"
        yield Finding("pptx-words", message, hint, span, Severity.NOTE)


def _paragraphs(shape: Shape) -> Iterator[str]:
    for paragraph in shape.element.iterfind(".//a:p", NAMESPACES):
        yield text(paragraph)
