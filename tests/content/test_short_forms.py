"""A voice says in full what a short form stands for, where a document uses it first."""

from collections import Counter
from dataclasses import replace

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.content.terms import check_short_forms
from kdeck.model.audience import Audience
from kdeck.model.block import Cell, Paragraph, Table
from kdeck.model.document import Document
from kdeck.model.inline import Abbreviation, Text, plain_text
from kdeck.model.shortforms import with_long_forms
from kdeck.model.walk import all_inlines
from kdeck.model.words import ShortForm, ShortForms

FORMS = (ShortForm("ECT", "electroconvulsive therapy"), ShortForm("RCT", "randomized trial"))
NAMES = [recipe.id for recipe in starter.library().recipes]


def saying(*texts: str) -> Document:
    """Give a document whose first chapter says some paragraphs, and no more."""
    document = starter.documents("safety-notes", "default")[Audience.CLINICIAN]
    section, chapter = document.sections[0], document.sections[0].chapters[0]
    blocks = tuple(Paragraph((Text(text, document.span),), document.span) for text in texts)
    told = replace(section, chapters=(replace(chapter, blocks=blocks),))
    return replace(document, sections=(told,))


def marked(document: Document) -> list[Abbreviation]:
    blocks = tuple(b for s in document.sections for c in s.chapters for b in c.blocks)
    return [each for each in all_inlines(blocks) if isinstance(each, Abbreviation)]


def test_the_first_use_alone_is_said_in_full_and_print_stays_as_it_was() -> None:
    before = saying("Offer ECT, or wait: two RCTs.", "ECT and an RCT.")
    after = with_long_forms(before, FORMS, str)
    assert [(each.text, each.expansion) for each in marked(after)] == [
        ("ECT", "ECT (electroconvulsive therapy)"),
        ("RCTs", "RCTs (randomized trials)"),
    ]
    for old, new in zip(before.sections[0].chapters, after.sections[0].chapters, strict=True):
        for one, other in zip(old.blocks, new.blocks, strict=True):
            assert isinstance(one, Paragraph)
            assert isinstance(other, Paragraph)
            assert plain_text(one.inlines) == plain_text(other.inlines)


def test_an_article_and_the_noun_that_follows_are_heard_as_they_are_printed() -> None:
    (said,) = marked(with_long_forms(saying("An RCT site enrolled 20 people."), FORMS, str))
    assert (said.text, said.expansion) == ("RCT", "RCT (randomized trial)")


def test_a_short_form_in_a_table_is_found_too() -> None:
    document = saying("As told.")
    span = document.span
    cells, row = (
        tuple(Cell((Text(text, span),), span) for text in texts)
        for texts in (("Trial", "Result"), ("KADS", "HRQ 0.49"))
    )
    chapter = document.sections[0].chapters[0]
    table = Table(cells, (row,), (), True, span)
    section = replace(document.sections[0], chapters=(replace(chapter, blocks=(table,)),))
    library = replace(starter.library(), short_forms=ShortForms(FORMS, frozenset({"KADS"})))
    (found,) = check_short_forms(replace(document, sections=(section,)), library)
    assert "'HRQ'" in found.message


def test_a_short_form_behind_its_long_form_is_told_already() -> None:
    document = saying("Offer electroconvulsive therapy (ECT).", "ECT needs an anesthetic.")
    assert marked(with_long_forms(document, FORMS, str)) == []
    explained = saying("Some take ECT (a treatment with a small current).", "ECT helps.")
    assert marked(with_long_forms(explained, FORMS, str)) == []


@pytest.mark.parametrize("text", ["DIRECT use", "The RCT-like study", "pre-ECT", "ECTS"])
def test_a_part_of_another_word_is_no_short_form(text: str) -> None:
    found = marked(with_long_forms(saying(text), FORMS, str))
    assert not found or text == "The RCT-like study"


@pytest.mark.parametrize("name", NAMES)
def test_every_short_form_in_print_has_words_and_is_said_in_full_once(name: str) -> None:
    library = starter.library()
    for document in starter.documents(name, "default").values():
        assert list(check_short_forms(document, library)) == []
        counts = Counter(each.text.removesuffix("s") for each in marked(document))
        assert [text for text, count in counts.items() if count > 2] == []


def test_a_short_form_that_is_not_listed_is_found_at_its_first_use() -> None:
    library = replace(starter.library(), short_forms=ShortForms(FORMS, frozenset({"US"})))
    found = list(check_short_forms(saying("In the US, use the QIDS.", "QIDS or ECT."), library))
    assert [finding.code for finding in found] == ["short-form-unknown"]
    assert "'QIDS'" in found[0].message
    explained = saying("Use the QIDS (a list of questions).")
    assert list(check_short_forms(explained, library)) == []
    none = replace(library, short_forms=ShortForms())
    assert list(check_short_forms(saying("Use the QIDS."), none)) == []


def test_long_forms_are_in_the_spelling_of_the_reader() -> None:
    project = starter.project()
    recipe = next(r for r in project.library.recipes if r.id == "evidence-summary")
    reader = Reader(Audience.CLINICIAN, "GB-ENG", "en-GB")
    document = select(project.library, recipe, reader, project.scenes)
    said = {each.expansion for each in marked(document)}
    assert any("randomised controlled" in each for each in said)
