"""The page on the web says every word that the PDF says, number for number."""

import re
from collections import Counter

import pytest
from lxml import html

import starter
from content.builttext import pdf_words
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.target import Target
from kdeck.batch.work import Job, make
from kdeck.check.html.page import words
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition

# What only a sheet of paper says: to turn it over, for what stands on its other side.
ON_PAPER = Counter(["Turn", "over", "whom", "to", "call", "and", "how", "to", "stay", "safe"])


def jobs(theme: str) -> dict[Target, Job]:
    project = starter.project(theme)
    planned = plan_jobs(project, project.themes[0], [], TODAY)
    kinds = (Format.PDF, Format.HTML)
    return {t: j for t, j in planned if t.edition is Edition.STANDARD and t.format in kinds}


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
    of_document = {
        target.format: job
        for target, job in jobs(theme).items()
        if (target.document, target.audience) == (document, audience)
    }
    found, entries = lost(make(of_document[Format.PDF]).data, make(of_document[Format.HTML]).data)
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
    of_notes = {t.format: j for t, j in jobs("default").items() if t.document == "safety-notes"}
    pdf, page = make(of_notes[Format.PDF]).data, make(of_notes[Format.HTML]).data
    found, _ = lost(pdf, page.replace(b"911", b"119"))
    assert found["911"]
