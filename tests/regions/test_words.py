"""Every shipped document, for each region, in the words of that place."""

import re

import pytest

from kdeck.language.known import language_of
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.plan.text.wording import wording
from regional import ABROAD, documents, library, texts

from .clinics import CLINICS, brand
from .wordlists import NAMED, american_spelling, foreign_words, unnamed


def told(region: str, audience: Audience | None = None) -> list[tuple[str, str]]:
    """Give the texts of all documents of a region, each with its document."""
    return [
        (f"{document.id} {document.audience}", text.replace("\u00a0", " "))
        for document in documents(region)
        if audience in (None, document.audience)
        for text in texts(document)
    ]


@pytest.mark.parametrize("region", ABROAD)
def test_no_word_list_of_american_spelling_finds_a_word(region: str) -> None:
    wrong = american_spelling(language_of(region))
    assert {(name, m[0]) for name, text in told(region) for m in wrong.finditer(text)} == set()


@pytest.mark.parametrize("region", ABROAD)
def test_patients_read_no_word_of_another_region(region: str) -> None:
    wrong = foreign_words(region)
    found = {(n, m[0], t) for n, t in told(region, Audience.PLAIN) for m in wrong.finditer(t)}
    assert found == set()


@pytest.mark.parametrize("region", ABROAD)
def test_the_united_states_are_named_only_where_there_is_a_reason(region: str) -> None:
    found = {(n, word, text) for n, text in told(region) for word in unnamed(text)}
    assert found == set()


def test_every_reason_to_name_the_united_states_is_still_needed() -> None:
    said = " ".join(text for region in ABROAD for _, text in told(region))
    assert [shape for shape in NAMED if not re.search(shape, said)] == []


@pytest.mark.parametrize("region", ABROAD)
def test_masthead_and_end_call_a_sheet_for_patients_alike(region: str) -> None:
    words = wording(language_of(region))
    said = words.worded("about", Audience.PLAIN).split()
    for document in _plain(region):
        if document.kind.startswith("Patient ") and not document.kind.endswith("notes"):
            sheet = document.kind.removeprefix("Patient ")
            assert said[2:] == sheet.split(), document.id


def _plain(region: str) -> list[Document]:
    return [d for d in documents(region) if d.audience is Audience.PLAIN]


def test_there_is_a_clinic_for_every_region_abroad() -> None:
    assert set(CLINICS) == set(ABROAD)
    assert {region.key for region in library().regions} - {"US"} == set(ABROAD)
    assert all(CLINICS[region].name in brand(region) for region in ABROAD)
