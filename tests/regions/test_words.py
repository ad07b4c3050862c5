"""Every shipped document, for each region, in the words of that place."""

import re
from collections.abc import Iterator

import pytest

from kdeck.check.text.sentence import split_sentences
from kdeck.language.known import language_of
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Panel, Paragraph, Statement
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Cite, plain_text
from kdeck.model.walk import own_inlines, walk_blocks
from kdeck.plan.text.references import format_references
from kdeck.plan.text.wording import wording
from regional import ABROAD, documents, library, texts

from .clinics import CLINICS, brand
from .wordlists import NAMED, american_spelling, foreign_words, unnamed

LICENSE = re.compile(r"\b(?:licen[sc]ed?|authori[sz]ed|approved)\b", re.IGNORECASE)


def told(region: str, audience: Audience | None = None) -> list[tuple[str, str]]:
    """Give the texts of all documents of a region, each with its document."""
    return [
        (f"{document.id} {document.audience}", text.replace("\u00a0", " "))
        for document in documents(region)
        if audience in (None, document.audience)
        for text in texts(document)
    ]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("region", ABROAD)
def test_no_word_list_of_american_spelling_finds_a_word(region: str) -> None:
    wrong = american_spelling(language_of(region))
    assert {(name, m[0]) for name, text in told(region) for m in wrong.finditer(text)} == set()


@pytest.mark.parametrize("region", ABROAD)
def test_patients_read_no_word_of_another_region(region: str) -> None:
    wrong = foreign_words(region)
    found = {(n, m[0], t) for n, t in told(region, Audience.PLAIN) for m in wrong.finditer(t)}
    assert found == set()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("region", ["US", *ABROAD])
def test_the_esketamine_spray_has_one_name(region: str) -> None:
    """It is the name on its box: a nasal spray."""
    assert {(name, text) for name, text in told(region) if "nose spray" in text.lower()} == set()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("region", ["US", *ABROAD])
def test_no_note_with_sources_at_its_sentences_has_one_after_its_last_stop(region: str) -> None:
    """What stands there is a source that no sentence of the note rests on."""
    found = set()
    for document, chapter in _parts(region):
        for block in walk_blocks(chapter.blocks):
            if isinstance(block, Paragraph) and isinstance(block.inlines[-1], Cite):
                before = block.inlines[:-1]
                ended = plain_text(before).rstrip().endswith(".")
                if ended and any(isinstance(one, Cite) for one in before):
                    found.add((document.id, plain_text(before)))
    assert found == set()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("region", ABROAD)
def test_the_united_states_are_named_only_where_there_is_a_reason(region: str) -> None:
    found = {(n, word, text) for n, text in told(region) for word in unnamed(text)}
    assert found == set()


@pytest.mark.slow
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


def _parts(region: str) -> Iterator[tuple[Document, Chapter]]:
    for document in documents(region):
        for section in document.sections:
            for chapter in section.chapters:
                yield document, chapter


@pytest.mark.parametrize("region", ABROAD)
def test_what_rests_on_the_labels_of_the_united_states_alone_is_no_license_here(
    region: str,
) -> None:
    """A region's own word for a license stands beside a source of that region, or it is named."""
    labels = {"spravato-label", "ketalar-label", "fda2022", "fda2023"}
    found = set()
    for document, chapter in _parts(region):
        for block in walk_blocks(chapter.blocks):
            if not (isinstance(block, Statement) and set(block.refs) <= labels):
                continue
            if document.audience is Audience.CLINICIAN:
                for text in said((block,)):
                    for sentence in split_sentences(text):
                        if LICENSE.search(sentence) and "US" not in sentence:
                            found.add((document.id, sentence))
    assert found == set()


@pytest.mark.parametrize("region", ["US", *ABROAD])
def test_no_note_says_the_same_sentence_twice(region: str) -> None:
    for document, chapter in _parts(region):
        panels = [block for block in chapter.blocks if isinstance(block, Panel)]
        told = tuple(block for block in chapter.blocks if block not in panels)
        # A number that a sentence ends in is left out here: 'Call .' may be two numbers.
        sentences = [
            s
            for text in said(told)
            for s in split_sentences(text)
            if s.endswith(".") and not s.endswith(" .")
        ]
        twice = {sentence for sentence in sentences if sentences.count(sentence) > 1}
        assert twice == set(), (document.id, chapter.id)


def test_a_line_is_not_named_by_the_words_that_say_how_to_reach_it() -> None:
    for region in library().regions:
        for line in region.lines:
            assert line.name.casefold() != line.how.rstrip(".").casefold(), region.key


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", ABROAD)
def test_days_in_sources_are_written_as_in_the_region(region: str) -> None:
    language = language_of(region)
    if language == "en-CA":
        return
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    for document in documents(region):
        for entry in format_references(document.references, None, language):
            assert not re.search(rf"(?:{months})\s\d{{1,2}},\s\d{{4}}", entry), entry


def said(blocks: Blocks) -> list[str]:
    return [plain_text(each) for b in walk_blocks(blocks) for each in own_inlines(b)]
