"""What of a document is graded, and what is said of text that is hard."""

from dataclasses import replace

import pytest

from check.documents import SPAN, at, chapter, document, paragraph
from kdeck.check.text.prose import document_prose
from kdeck.check.text.readability import flesch_kincaid_grade
from kdeck.check.text.reading import check_reading, grade
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Cell,
    CrisisContacts,
    Definition,
    DefinitionList,
    Heading,
    Listing,
    ListItem,
    Panel,
    PanelKind,
    Picture,
    Table,
)
from kdeck.model.document import Document
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Abbreviation, Cite, Datum, Link, Strong, Text

HARD = (
    "Administration of intravenous medication necessitates continuous multidisciplinary "
    "observation by qualified professionals."
)


EASY = "The cat sat on the mat."


def words(text: str) -> tuple[Text]:
    return (Text(text, at(5)),)


def listing(*items: str) -> Listing:
    return Listing(tuple(ListItem((paragraph(item),), at(5)) for item in items), at(5))


def table(*cells: str) -> Table:
    row = tuple(Cell(words(cell), at(5)) for cell in cells)
    return Table(row, (row,), words("A table"), False, at(5))


def sentences(*blocks: Block) -> list[str]:
    first, *rest = [prose.text for prose in document_prose(document(*blocks))]
    assert first == "It may help."
    return rest


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("One thing. And 2.5 mg more."), ["One thing.", "And 2.5 mg more."]),
        (listing("no stop here", "Two. Parts."), ["no stop here", "Two.", "Parts."]),
        (Heading(1, words("A heading"), at(5)), []),
        (Panel(PanelKind.WARNING, words("Heading"), (paragraph("Stop."),), at(5)), ["Stop."]),
        (Picture("a.svg", None, "A hill", words("The hill."), at(5)), ["The hill."]),
        (
            DefinitionList((Definition(words("Term"), (paragraph("It means."),), at(5)),), at(5)),
            ["It means."],
        ),
        (table("Two words", "This is one."), ["This is one.", "This is one."]),
        (CrisisContacts(at(5)), ["Call 988.", "In danger, call 911."]),
    ],
)
def test_prose_is_what_a_reader_reads_as_sentences(block: Block, expected: list[str]) -> None:
    assert [s for s in sentences(block) if s != "A table"] == expected


def test_words_inside_marks_are_read_and_citations_are_not() -> None:
    inlines = (
        Strong((Link(words("See this"), "https://example.org", at(5)),), at(5)),
        Text(" on ", at(5)),
        Abbreviation("NMDA", "N-methyl-D-aspartate", at(5)),
        Text(", or call ", at(5)),
        Datum("region", "crisis-line", at(5)),
        Text(" or ", at(5)),
        Datum("region", "emergency", at(5)),
        Cite(("smith2020",), at(5)),
        Text(".", at(5)),
    )
    assert sentences(replace(paragraph(""), inlines=inlines)) == [
        "See this on NMDA, or call 988 or 911."
    ]


def test_the_glossary_is_prose_for_patients_only() -> None:
    entry = GlossaryEntry("gate", "Gate", "A door in a cell.", at(5))
    plain = document(glossary=(entry,))
    assert [p.text for p in document_prose(plain)][-1] == "A door in a cell."
    assert len(list(document_prose(replace(plain, audience=Audience.CLINICIAN)))) == 1


def test_a_grade_is_that_of_all_sentences_together() -> None:
    # "It may help." and "The cat sat on the mat.": 9 words of one syllable, 2 sentences.
    found = grade(document(paragraph("The cat sat on the mat.")))
    assert (found.words, found.sentences, found.syllables) == (9, 2, 9)
    assert found.flesch_kincaid == flesch_kincaid_grade(9, 2, 9)


def test_a_document_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="no words"):
        grade(document(message=""))
    assert not list(check_reading(document(message="")))


def test_an_easy_document_has_no_findings() -> None:
    assert not list(check_reading(document(paragraph("The cat sat on the mat."))))


def sections(*texts: tuple[int, str]) -> Document:
    """Make a document of sections, each of one sentence so many times."""
    whole = document()
    made = tuple(
        replace(
            whole.sections[0],
            heading=f"Section {number}",
            chapters=(chapter(*(paragraph(text, number) for _ in range(times))),),
            span=at(100 + number),
        )
        for number, (times, text) in enumerate(texts, 1)
    )
    return replace(whole, sections=made)


@pytest.mark.parametrize(("times", "found"), [(9, []), (10, ["reading-grade"])])
def test_a_hard_section_is_judged_from_100_words_on(times: int, found: list[str]) -> None:
    # HARD has 11 words: 9 of it are a sample too small, 10 are not.
    judged = [f for f in check_reading(sections((300, EASY), (times, HARD))) if f.span == at(102)]
    assert [finding.code for finding in judged] == found
    for finding in judged:
        assert finding.severity is Severity.ERROR
        assert "the plain section 'Section 2' reads at Flesch-Kincaid grade" in finding.message
        assert f"'{HARD}' (grade " in finding.message
        assert f"{at(2)})" in finding.message
        assert "'multidisciplinary'" in finding.message


@pytest.mark.parametrize(("times", "found"), [(29, []), (30, ["reading-smog"])])
def test_smog_judges_a_section_from_30_sentences_on(times: int, found: list[str]) -> None:
    text = "Ketamine may now be in use at many a hospital or university."
    judged = [f for f in check_reading(sections((600, EASY), (times, text))) if f.span == at(102)]
    smog = [finding for finding in judged if finding.code == "reading-smog"]
    assert [finding.code for finding in smog] == found
    assert {finding.severity for finding in smog} <= {Severity.WARNING}


def test_the_three_hardest_sentences_are_listed_with_their_places() -> None:
    hard = [HARD, "Hypertension necessitates evaluation.", "Dissociation complicates evaluation."]
    easy = ["The cat sat on the mat."] * 3
    blocks = [paragraph(text, line) for line, text in enumerate([*hard, *easy], 20)]
    finding = next(f for f in check_reading(document(*blocks)) if f.span == SPAN)
    for line, text in enumerate(hard, 20):
        assert f"'{text}' (grade " in finding.message
        assert str(at(line)) in finding.message
    assert easy[0] not in finding.message


@pytest.mark.parametrize(
    ("easy", "severity", "limit"), [(5, Severity.WARNING, "6.0"), (0, Severity.ERROR, "8.0")]
)
def test_a_hard_document_is_judged_by_two_limits(easy: int, severity: Severity, limit: str) -> None:
    blocks = [paragraph("The cat sat on the mat.") for _ in range(easy)]
    found = [f for f in check_reading(document(*blocks, paragraph(HARD))) if f.span == SPAN]
    found = [f for f in found if f.code == "reading-grade" and "document" in f.message]
    assert [f.severity for f in found] == [severity]
    assert f"above {limit}" in found[0].message


def test_clinicians_and_other_languages_are_not_graded() -> None:
    hard = document(paragraph(HARD))
    assert list(check_reading(hard))
    assert not list(check_reading(replace(hard, audience=Audience.CLINICIAN)))
    assert not list(check_reading(replace(hard, language="es-US")))
