"""PEMAT-P and the CDC Index: a machine answers what it can, and a person is asked the rest."""

import json
from dataclasses import replace

import pytest

from kdeck.check.appraisal.cdc import ITEMS
from kdeck.check.appraisal.facts import facts_of
from kdeck.check.appraisal.item import Item
from kdeck.check.appraisal.pemat import ACTIONABLE, UNDERSTANDABLE
from kdeck.check.appraisal.report import document_report
from kdeck.finding import Finding, Severity
from kdeck.model.block import (
    Block,
    Cell,
    Frame,
    Listing,
    ListItem,
    Panel,
    PanelKind,
    Picture,
    PictureSequence,
    Table,
)
from kdeck.model.document import Document
from kdeck.model.topic import TopicKind

from .documents import SPAN, at, chapter, document, paragraph

PEMAT = {item.number: item for item in (*UNDERSTANDABLE, *ACTIONABLE)}
CDC = {item.number: item for item in ITEMS}
HARD = "Administration necessitates multidisciplinary observation by professionals."


def panel(kind: PanelKind, *blocks: Block) -> Panel:
    return Panel(kind, (), blocks or (paragraph("Call us."),), at(5))


def listing(count: int, *, ordered: bool = False) -> Listing:
    items = tuple(ListItem((paragraph("Call us."),), at(5)) for _ in range(count))
    return Listing(items, at(5), ordered)


def picture(caption: str = "") -> Picture:
    return Picture("a.svg", None, "A hill.", paragraph(caption).inlines if caption else (), at(5))


def table(columns: int, header: str) -> Table:
    row = tuple(Cell(paragraph(header).inlines, at(5)) for _ in range(columns))
    return Table(row, (row,), (), False, at(5))


def finding(code: str, file: str = "sources/topics/small.md") -> Finding:
    return Finding(code, "m", "h", replace(SPAN, file=file), Severity.WARNING)


def answer(items: dict[int, Item], number: int, made: Document, *found: Finding) -> bool | None:
    judge = items[number].answerer
    assert judge
    return judge.answer(facts_of(made, found))[0]


@pytest.mark.parametrize(
    ("number", "good", "bad"),
    [
        (1, document(), document(message="")),
        (3, document(), document(paragraph(HARD))),
        (5, document(), document(paragraph("You are watched."))),
        (7, document(), document(paragraph("Divide by two: multiply it."))),
        (11, document(panel(PanelKind.SUMMARY)), document(panel(PanelKind.KEY_POINTS))),
        (12, document(listing(2)), document(paragraph("Rest."))),
        (17, document(picture("A hill.")), document(picture())),
        (19, document(table(4, "Four words are fine")), document(table(5, "One"))),
        (19, document(table(2, "One")), document(table(2, "Five words are too many"))),
        (20, document(panel(PanelKind.CALL_NOW)), document(panel(PanelKind.LIMITS))),
        (21, document(paragraph("Call us.")), document(*[paragraph("It is so.")] * 9)),
        (22, document(listing(7, ordered=True)), document(listing(8, ordered=True))),
        (22, document(panel(PanelKind.CHECKLIST, listing(7))), document(listing(7))),
        (23, document(panel(PanelKind.QUESTIONS)), document(panel(PanelKind.CALL_NOW))),
    ],
)
def test_pemat_items_are_scored_from_the_document(
    number: int, good: Document, bad: Document
) -> None:
    assert answer(PEMAT, number, good) is True
    assert answer(PEMAT, number, bad) is False


@pytest.mark.parametrize(
    ("items", "number", "code"),
    [
        (PEMAT, 3, "word-avoided"),
        (PEMAT, 4, "term-undefined"),
        (PEMAT, 4, "term-clinician"),
        (PEMAT, 6, "number-percent"),
        (PEMAT, 6, "dose-patient"),
        (PEMAT, 8, "paragraph-long"),
        (CDC, 15, "number-one-in"),
        (CDC, 20, "number-verbal"),
    ],
)
def test_findings_of_the_files_of_a_document_count(
    items: dict[int, Item], number: int, code: str
) -> None:
    made = document(paragraph("Rest."))
    assert answer(items, number, made) is True
    assert answer(items, number, made, finding(code)) is False
    assert answer(items, number, made, finding(code, "sources/topics/other.md")) is True


def test_a_heading_that_says_nothing_is_found() -> None:
    made = document(paragraph("Rest."))
    assert answer(PEMAT, 9, made) is True
    empty = replace(made, sections=(replace(made.sections[0], heading="Overview"),))
    assert answer(PEMAT, 9, empty) is False
    none = replace(made, sections=(replace(made.sections[0], heading=""),))
    assert answer(PEMAT, 9, none) is False


def test_what_a_document_does_not_have_does_not_apply() -> None:
    made = document(paragraph("Rest."))
    assert [answer(PEMAT, number, made) for number in (17, 19, 25)] == [None, None, None]
    framed = PictureSequence((Frame(picture(), (paragraph("A hill."),), at(5)),), at(5))
    assert answer(PEMAT, 17, document(framed)) is True
    assert answer(PEMAT, 17, document(replace(framed, frames=(
        replace(framed.frames[0], blocks=()),
    )))) is False  # fmt: skip


def test_the_cdc_index_looks_at_order_balance_and_the_unknown() -> None:
    first = document(panel(PanelKind.KNOW_FIRST))
    late = replace(first, sections=(document().sections[0], first.sections[0]))
    assert (answer(CDC, 10, first), answer(CDC, 10, late)) == (True, False)
    assert answer(CDC, 11, document(paragraph("No one fully knows why."))) is True
    assert answer(CDC, 11, document(paragraph("It is so."))) is False
    section = first.sections[0]
    benefit = replace(chapter(paragraph("It may help.")), kind=TopicKind.EFFICACY)
    both = replace(first, sections=(replace(section, chapters=(*section.chapters, benefit)),))
    assert (answer(CDC, 19, both), answer(CDC, 19, first)) == (True, False)
    call = document(panel(PanelKind.CALL_NOW, paragraph("You will be watched.")))
    assert (answer(CDC, 6, first), answer(CDC, 6, call)) == (True, False)


def test_every_item_is_scored_or_asked_once() -> None:
    assert sorted(PEMAT) == [n for n in range(1, 27) if n not in {13, 14}]
    assert sorted(CDC) == list(range(1, 21))
    for item in (*PEMAT.values(), *CDC.values()):
        assert item.answerer or item.question
        assert not item.question or item.question.endswith("?")


def test_the_report_has_measures_scores_questions_and_counts() -> None:
    made = document(paragraph("The cat sat on the mat."), paragraph(HARD, 30))
    found = (finding("word-avoided"), finding("word-avoided", "sources/topics/other.md"))
    report = document_report(made, found)
    assert (report["document"], report["region"]) == ("small", "US")
    reading = report["reading"]
    assert reading["document"]["sentences"] == 3
    assert [section["heading"] for section in reading["sections"]] == [made.sections[0].heading]
    assert reading["sections"][0]["smog_is_estimate"] is True
    worst = reading["worst_sentences"][0]
    assert (worst["text"], worst["line"]) == (HARD, 30)
    assert reading["hardest_words"][0]["word"] == "multidisciplinary"
    pemat = report["pemat"]["understandability"]
    answers = {item["item"]: item["answer"] for item in pemat["items"]}
    assert (answers[1], answers[3], answers[17]) == ("yes", "no", "not applicable")
    assert pemat["applicable"] == sum(word != "not applicable" for word in answers.values())
    assert all(item["how"].startswith("whether ") for item in pemat["items"])
    assert '"percent"' not in json.dumps([report["pemat"], report["cdc"]])
    seen = f"{pemat['met']} of {pemat['applicable']} that a program can see"
    assert pemat["summary"] == f"{seen}, 8 for a person"
    whole = report["pemat"]["summary"]
    assert whole.endswith(
        f"that a program can see, {len(report['pemat']['questions'])} for a person"
    )
    assert {question["item"] for question in report["pemat"]["questions"]} >= {2, 10, 15, 16, 18}
    assert {question["item"] for question in report["cdc"]["questions"]} >= {4, 13, 14, 16, 18}
    assert report["findings"] == {"error": {}, "warning": {"word-avoided": 1}, "note": {}}


def test_a_document_in_another_language_has_no_reading_grade() -> None:
    assert document_report(replace(document(), language="es-US"), ())["reading"] is None
