"""The page on the web says every word that the PDF says, number for number."""

import re
from collections import Counter

import pytest
from lxml import html

import starter
from content.builttext import pdf_words
from kdeck.check.html.page import words
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition
from making import make_shipped

# What only a sheet of paper says: to turn it over, for what stands on its other side.
ON_PAPER = Counter(["Turn", "over", "whom", "to", "call", "and", "how", "to", "stay", "safe"])


def made(document: str, audience: Audience, theme: str) -> tuple[bytes, bytes]:
    """Make the PDF and the page of a document."""
    of_document = {
        target.format: make_shipped(target, job).data
        for target, job in starter.jobs(theme).items()
        if (target.document, target.audience) == (document, audience)
        and target.edition is Edition.STANDARD
        and target.format in (Format.PDF, Format.HTML)
    }
    return of_document[Format.PDF], of_document[Format.HTML]


def counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def lost(pdf: bytes, page: bytes) -> tuple[Counter[str], int]:
    """Count the words of a PDF that its page lacks, and the entries of its list of contents."""
    root = html.document_fromstring(page)
    (main,) = root.iter("main")
    # Labels in figures are words of the PDF, and are drawn on the page.
    drawn = " ".join(str(text.text) for text in main.iter("text"))
    masthead = " ".join(words(header) for header in root.iter("header"))
    found = counted(pdf_words(pdf)) - counted(f"{masthead} {words(main)} {drawn}")
    contents = [link for nav in main.iter("nav") for link in nav.iter("a")]
    return found, len(contents)


def check(document: str, audience: Audience, theme: str) -> None:
    found, entries = lost(*made(document, audience, theme))
    numbers = sum(count for word, count in found.items() if word.isdigit())
    assert numbers <= entries, "numbers beyond those of the pages in the list of contents"
    rest = Counter({word: count for word, count in found.items() if not word.isdigit()})
    assert not rest - ON_PAPER


BOTH = [
    (recipe.id, audience)
    for recipe in starter.library().recipes
    for audience in recipe.audiences
    if {Format.PDF, Format.HTML} <= set(recipe.formats)
]


def test_the_page_of_the_safety_notes_says_all_that_their_pdf_says() -> None:
    check("safety-notes", Audience.PLAIN, "default")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["default", "aurora", "harbor"])
@pytest.mark.parametrize(("document", "audience"), BOTH)
def test_every_page_says_all_that_its_pdf_says(
    document: str, audience: Audience, theme: str
) -> None:
    check(document, audience, theme)


def test_a_number_that_is_lost_is_seen() -> None:
    pdf, page = made("safety-notes", Audience.CLINICIAN, "default")
    found, _ = lost(pdf, page.replace(b"911", b"119"))
    assert found["911"]
