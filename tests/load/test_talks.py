"""What a recipe says of the slides of a talk."""

from pathlib import Path

import pytest

from kdeck.audienceselection import Reader, select
from kdeck.finding import Finding, Severity
from kdeck.model.audience import Audience
from kdeck.model.block import Paragraph
from kdeck.model.document import Chapter
from kdeck.model.inline import plain_text
from projects import CLAIM, FRONT, RECIPE, TOPIC, read_project

DOSE = f"{FRONT}{CLAIM}\n"

TALK = """\
id: handout
title: {plain: "A talk", clinician: "A talk"}
message: {plain: "It may help.", clinician: "It may help."}
kind: {plain: "Talk", clinician: "Talk"}
formats: [pptx]
version: "1.0"
checked: "2026-06"
form: talk
minutes: 15
parts:
  - topics: [dose]
"""


def findings(folder: Path, recipe: str) -> list[Finding]:
    _, found = read_project(folder, {RECIPE: recipe})
    return [finding for finding in found if finding.code == "recipe"]


def test_a_talk_titles_its_slides_and_says_how_they_are_shown(tmp_path: Path) -> None:
    said = 'talk:\n  dose: {title: {plain: "So little", clinician: "A low dose"}, layout: table}\n'
    library, found = read_project(tmp_path, {RECIPE: TALK + said})
    assert found == ()
    (told,) = library.recipes[0].talk
    assert told.title is not None
    assert (told.topic, told.title.plain, str(told.layout)) == ("dose", "So little", "table")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("talk: {doze: {layout: table}}", "'talk' names 'doze', of which this talk has no slide"),
        ("talk: {dose: {layout: tabel}}", "'tabel'"),
        ("talk: {dose: {more: dosing}}", "leads to 'dosing', which is no topic of the appendix"),
        ("talk: {dose: {color: red}}", "'color'"),
        ("talk: {dose: table}", "not a mapping"),
    ],
)
def test_what_a_talk_says_of_no_slide_is_found(tmp_path: Path, said: str, message: str) -> None:
    (finding,) = findings(tmp_path, f"{TALK}{said}\n")
    assert message in finding.message
    assert finding.hint


def test_a_handout_has_no_slides_to_title(tmp_path: Path) -> None:
    recipe = TALK.replace("form: talk\nminutes: 15\n", "")
    (finding,) = findings(tmp_path, recipe + "talk: {dose: {layout: table}}\n")
    assert finding.message == "'talk' is for talks"


def test_a_number_that_is_named_is_shown_large(tmp_path: Path) -> None:
    said = 'talk:\n  dose: {number: {plain: "4", clinician: "4%"}}\n'
    library, found = read_project(tmp_path, {RECIPE: TALK + said})
    assert found == ()
    (told,) = library.recipes[0].talk
    assert (told.number and told.number.clinician, str(told.layout)) == ("4%", "big-number")


def test_another_layout_shows_no_number_large(tmp_path: Path) -> None:
    said = 'talk:\n  dose: {layout: points, number: {plain: "4", clinician: "4"}}\n'
    (finding,) = findings(tmp_path, TALK + said)
    assert finding.message == "the layout 'points' shows no number large"


NOTES = "::: notes\n:::: plain\nSay it slowly.\n::::\n:::: clinician\nAsk them.\n::::\n:::\n"


def chapter(folder: Path, topic: str, recipe: str = TALK) -> Chapter:
    library, found = read_project(folder, {RECIPE: recipe, TOPIC: DOSE + topic})
    assert [f for f in found if f.severity is Severity.ERROR] == []
    document = select(library, library.recipes[0], Reader(Audience.PLAIN, "US"), {})
    return document.sections[0].chapters[0]


def test_notes_of_a_topic_are_said_and_not_printed(tmp_path: Path) -> None:
    without, made = chapter(tmp_path / "a", ""), chapter(tmp_path / "b", NOTES)
    assert [plain_text(b.inlines) for b in made.spoken if isinstance(b, Paragraph)] == [
        "Say it slowly."
    ]
    assert made.blocks == without.blocks


def test_the_notes_of_a_recipe_go_before_those_of_the_topic(tmp_path: Path) -> None:
    said = 'talk:\n  dose: {notes: {plain: "Wait a while.", clinician: "Wait."}}\n'
    (block,) = chapter(tmp_path, NOTES, TALK + said).spoken
    assert isinstance(block, Paragraph)
    assert plain_text(block.inlines) == "Wait a while."


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        (NOTES + NOTES, "the topic has a second div 'notes'"),
        (f"::: {{.for region=US}}\n:{NOTES[:-4]}::::\n:::\n", "'notes' stands in another div"),
        (NOTES.replace("Ask them.", "| A | B |\n|---|---|\n| c | d |"), "else than words"),
        (NOTES.replace("Ask them.", "Ask [@smith2020]."), "cites, explains or notes something"),
    ],
)
def test_notes_that_nobody_can_say_are_found(tmp_path: Path, notes: str, message: str) -> None:
    _, found = read_project(tmp_path, {RECIPE: TALK, TOPIC: f"{DOSE}\n{notes}"})
    said = [finding for finding in found if finding.code == "speaker-notes"]
    assert [message in finding.message and bool(finding.hint) for finding in said] == [True]
