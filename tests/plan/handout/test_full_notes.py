"""A document with short notes prints them all, and says where the full ones are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project
from kdeck.check.target.crisisplace import check_handout
from kdeck.check.text.said import said, without_points
from kdeck.model.audience import Audience
from kdeck.model.block import Listing, Paragraph
from kdeck.model.document import Document
from kdeck.model.inline import plain_text
from kdeck.model.recipe import DocumentForm, Length
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_deck, read_handout
from kdeck.theme.theme import Theme
from kdeck.variants import PRINTED_EDITIONS, Edition

ROOT = Path(__file__).parents[3]


@cache
def project() -> Project:
    return starter.project()


def shipped() -> Iterator[tuple[str, Audience, str]]:
    """Name every document with short notes in every theme, for each audience.

    A card holds the signs and the numbers alone.
    """
    for theme in project().themes:
        for recipe in project().library_of(theme.id).recipes:
            if recipe.safety is Length.SHORT and recipe.form is not DocumentForm.CARD:
                for audience in recipe.audiences:
                    yield recipe.id, audience, theme.id


SHIPPED = tuple(shipped())
EVERY = pytest.mark.parametrize("case", SHIPPED, ids="-".join)


@pytest.fixture
def theme(case: tuple[str, Audience, str]) -> Theme:
    return starter.theme(case[2])


@pytest.fixture
def document(case: tuple[str, Audience, str], theme: Theme) -> Document:
    return selected(case[0], case[1], theme)


def selected(name: str, audience: Audience, theme: Theme) -> Document:
    """Give a document as a theme has it for an audience."""
    library = project().library_of(theme.id)
    (recipe,) = (recipe for recipe in library.recipes if recipe.id == name)
    return select(library, recipe, Reader(audience, theme.region), project().scenes)


def on_paper(document: Document, theme: Theme, edition: Edition = Edition.STANDARD) -> str:
    return " ".join(w.text for w in read_handout(plan_handout(document, theme, edition)))


def on_slides(deck: Deck) -> str:
    return " ".join(words.text for words in read_deck(deck))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.sampled(2)
@EVERY
def test_every_short_line_is_printed_on_paper_and_on_slides(
    document: Document, theme: Theme
) -> None:
    # Slides have words for the dash of a range.
    slides = re.sub(r"(\d) to (\d)", r"\1–\2", on_slides(plan_deck(document, theme)))
    for words in (on_paper(document, theme), slides):
        for section in document.sections:
            for chapter in section.chapters:
                if chapter.short:
                    # A crisis line is printed with what to choose of its menu; the clinic's number
                    # is in no text before a theme is known.
                    numbers = rf"{re.escape(document.region.lines[0].number)}|(?<=Call )(?=[.,])"
                    for line in said(chapter.blocks, document):
                        for part in re.split(numbers, line.text):
                            assert squeezed(part) in squeezed(words), chapter.id


@pytest.mark.sampled(2)
@EVERY
def test_the_address_of_the_full_notes_is_printed_and_opened_by_the_code(
    document: Document, theme: Theme
) -> None:
    assert theme.clinic.documents_at
    name = f"safety-notes-{document.audience}.pdf"
    address = f"{theme.clinic.documents_at}/{name}".removeprefix("https://")
    paper = on_paper(document, theme)
    # A code is no use to who is not told what it opens.
    leads = "scan the code, or open " if document.form is DocumentForm.LEAFLET else ""
    assert squeezed(f"Full safety notes: {leads}{address}") in squeezed(paper)
    assert "QR code that opens the full safety notes" in paper
    slides = on_slides(plan_deck(document, theme))
    assert "Scan for the full safety notes" in slides
    assert "QR code that opens the full safety notes" in slides


def test_a_clinic_without_an_address_is_asked_for_the_full_notes_and_no_code_pretends() -> None:
    name, audience, brand = SHIPPED[0]
    theme = starter.theme(brand)
    document = selected(name, audience, theme)
    clinic = replace(theme.clinic, documents_at="")
    words = on_paper(document, replace(theme, clinic=clinic))
    assert f"Ask us for the full notes: {clinic.phone}" in words
    assert "safety-notes" not in words
    silent = replace(clinic, phone="")
    assert "Ask us for the full notes." in on_paper(document, replace(theme, clinic=silent))


@pytest.mark.sampled(2)
@EVERY
def test_a_short_document_begins_and_ends_with_the_crisis_contacts(
    document: Document, theme: Theme
) -> None:
    for edition in PRINTED_EDITIONS:
        assert list(check_handout(plan_handout(document, theme, edition), document)) == []


@pytest.mark.sampled(4)
@EVERY
def test_the_emergency_signs_stand_whole_in_a_short_document(
    document: Document, theme: Theme
) -> None:
    signs = next(c for s in document.sections for c in s.chapters if c.note == "D-22")
    words = squeezed(on_paper(document, theme))
    listed = [
        plain_text(block.inlines)
        for listing in walk_blocks(without_points(signs.blocks))
        if isinstance(listing, Listing)
        for item in listing.items
        for block in item.blocks
        if isinstance(block, Paragraph)
    ]
    assert len(listed) >= 8
    assert all(squeezed(sign).rstrip(".") in words for sign in listed)


def test_a_slash_at_the_end_of_the_address_is_not_doubled() -> None:
    clinic = replace(starter.theme(SHIPPED[0][2]).clinic, documents_at="https://example.org/notes/")
    assert clinic.document_address("a-plain.pdf") == "https://example.org/notes/a-plain.pdf"
    assert clinic.document_address("") == ""
