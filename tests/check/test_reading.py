"""What of a document is graded, and what is said of text that is hard."""

from dataclasses import replace

import pytest

from kdeck.check.prose import document_prose
from kdeck.check.readability import flesch_kincaid_grade
from kdeck.check.reading import check_reading, grade
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
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Abbreviation, Cite, Datum, Link, Strong, Text

from .documents import SPAN, at, document, paragraph

HARD = (
    "Administration of intravenous medication necessitates continuous multidisciplinary "
    "observation by qualified professionals."
)


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


def test_a_hard_chapter_is_a_warning_at_its_hardest_sentence() -> None:
    easy = [paragraph(f"The cat sat on mat {number}.") for number in range(60)]
    hard = replace(document(*easy).sections[0].chapters[0], blocks=(paragraph(HARD, 33),))
    whole = document(*easy)
    section = replace(whole.sections[0], chapters=(*whole.sections[0].chapters, hard))
    (finding,) = check_reading(replace(whole, sections=(section,)))
    assert finding.severity is Severity.WARNING
    assert finding.span == at(33)
    assert "the plain chapter 'Title' reads at grade" in finding.message
    assert HARD in finding.message
    assert "'multidisciplinary'" in finding.message


@pytest.mark.parametrize(
    ("easy", "severity", "limit"), [(5, Severity.WARNING, "6.0"), (0, Severity.ERROR, "8.0")]
)
def test_a_hard_document_is_judged_by_two_limits(easy: int, severity: Severity, limit: str) -> None:
    blocks = [paragraph("The cat sat on the mat.") for _ in range(easy)]
    found = [f for f in check_reading(document(*blocks, paragraph(HARD))) if f.span == SPAN]
    assert [f.severity for f in found] == [severity]
    assert f"above {limit}" in found[0].message


def test_clinicians_and_other_languages_are_not_graded() -> None:
    hard = document(paragraph(HARD))
    assert list(check_reading(hard))
    assert not list(check_reading(replace(hard, audience=Audience.CLINICIAN)))
    assert not list(check_reading(replace(hard, language="es-US")))
