"""A wording of a claim that no document prints is found."""

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.content.unprinted import check_unprinted
from kdeck.finding import Finding, Severity
from kdeck.model.library import Library
from projects import CLAIM, FILES, FRONT, RECIPE, TOPIC

from .texts import library

BOTH = FILES[RECIPE]
CLINICIANS = f"{BOTH}audiences: [clinician]\n"


def found(read: Library) -> list[Finding]:
    documents = [
        select(read, recipe, Reader(audience, "US"), {})
        for recipe in read.recipes
        for audience in recipe.audiences
    ]
    return list(check_unprinted(read, documents))


def test_a_wording_for_patients_in_no_document_of_theirs_is_found() -> None:
    (finding,) = found(library({RECIPE: CLINICIANS, TOPIC: FRONT + CLAIM}))
    assert (finding.code, finding.severity) == ("claim-unprinted", Severity.WARNING)
    assert "the plain wording of the claim 'low-dose'" in finding.message
    assert "'audiences: [clinician]'" in finding.hint
    assert (finding.span.file, finding.span.line) == (TOPIC, FRONT.count("\n") + 1)


@pytest.mark.parametrize(
    ("recipe", "front"),
    [
        (BOTH, FRONT),
        (CLINICIANS, FRONT.replace("id: dose", "id: dose\naudiences: [clinician]")),
    ],
)
def test_a_wording_that_is_printed_or_meant_for_others_is_not(recipe: str, front: str) -> None:
    assert found(library({RECIPE: recipe, TOPIC: front + CLAIM})) == []


def test_every_wording_that_is_shipped_is_printed() -> None:
    project = starter.project("default")
    documents = [
        select(project.library, recipe, Reader(audience, "US"), project.scenes)
        for recipe in project.library.recipes
        for audience in recipe.audiences
    ]
    assert list(check_unprinted(project.library, documents)) == []
