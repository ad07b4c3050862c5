"""Whether the first and the last page of a handout show the crisis contacts."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.crisis import lacking, missing
from kdeck.check.pdf.opening import open_pdf
from kdeck.check.pdf.painter import read_painting
from kdeck.finding import Finding
from kdeck.model.document import Document


def check_pages(data: bytes, document: Document) -> Iterator[Finding]:
    """Find a first or last page whose text lacks the contacts; the furniture does not count."""
    with open_pdf(data, recover=False) as pdf:
        for index, name in ((0, "first"), (len(pdf.pages) - 1, "last")):
            if lacking(_words(pdf.pages[index], index), document.region):
                yield missing(document, f"on the {name} page")


def _words(page: pikepdf.Page, index: int) -> str:
    return "\n".join(p.text for p in read_painting(page, index, {}).pieces if not p.artifact)
