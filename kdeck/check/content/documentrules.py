"""All rules on what a document says as a whole, in one call."""

from collections.abc import Iterator

from kdeck.check.content.denominator import check_denominators
from kdeck.check.content.terms import check_short_forms, check_undefined_terms
from kdeck.check.text.reading import check_reading
from kdeck.finding import Finding
from kdeck.model.document import Document
from kdeck.model.library import Library


def check_document(document: Document, library: Library) -> Iterator[Finding]:
    """Check what a document says as a whole: its reading grade, its terms, its denominators."""
    yield from check_reading(document)
    yield from check_undefined_terms(document, library)
    yield from check_short_forms(document, library)
    yield from check_denominators(document)
