"""What a recipe says of the slides of a talk."""

from pathlib import Path

import pytest

from kdeck.finding import Finding
from projects import RECIPE, read_project

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
