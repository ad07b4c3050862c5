"""The content of a page that has no tag, or names a language that is none."""

from collections.abc import Iterator

from kdeck.check.pdf.read.content import Content
from kdeck.check.pdf.rule.part import is_language
from kdeck.finding import Finding, Span, several

_SHOWN = 60


def check_content(content: Content, file: str) -> Iterator[Finding]:
    """Judge the text, the drawings and the languages of a page."""
    here = Span(file, None, f"page {content.page + 1}")
    for piece in content.shown:
        loose = piece.mark is None and not piece.artifact
        if loose and piece.text.strip():
            message = f"the text '{piece.text.strip()[:_SHOWN]}' has no tag"
            hint = "tag it, or mark it as an artifact where it is decoration"
            yield Finding("pdf-text-untagged", message, hint, here)
    if content.drawings:
        message = f"{several(content.drawings, 'drawing has', 'drawings have')} no tag"
        hint = "tag drawings as figures, or mark them as artifacts where they are decoration"
        yield Finding("pdf-drawing-untagged", message, hint, here)
    for tag in content.languages:
        if not is_language(tag):
            message = f"the language '{tag[:_SHOWN]}' is no language tag"
            yield Finding("pdf-language-tag", message, "write it as in 'en-US'", here)
