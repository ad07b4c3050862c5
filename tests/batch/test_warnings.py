"""A build says the warnings of what it builds, of nothing else, and says them again."""

from pathlib import Path

import pytest

from buildable import GLOSSARY, TOPIC, edit
from kdeck.batch.target import Choice
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

from .runs import run

HANDOUT = Choice(documents=("handout",), formats=(Format.PDF,))
LEAFLET = Choice(documents=("leaflet",), formats=(Format.PDF,))


@pytest.fixture
def project(built: Path) -> Path:
    edit(built, TOPIC, lambda text: f"{text}\n::: plain\nWe reset it.\n:::\n")
    return built


def warned(folder: Path, choice: Choice) -> list[tuple[str, str]]:
    report = run(folder, choice)
    assert not report.failed
    assert {f.severity for f in report.findings} <= {Severity.WARNING}
    return [(finding.code, finding.span.file) for finding in report.findings]


def test_a_warning_is_said_where_its_topic_is_built_and_again_where_nothing_changed(
    project: Path,
) -> None:
    said = [("word-avoided", TOPIC)]
    assert warned(project, LEAFLET) == []
    assert warned(project, HANDOUT) == said
    assert warned(project, HANDOUT) == said
    assert warned(project, LEAFLET) == []
    edit(project, TOPIC, lambda text: text.replace("We reset it", "We set it"))
    assert warned(project, HANDOUT) == []
    assert warned(project, HANDOUT) == []


def test_a_warning_of_a_term_is_said_where_the_term_stands(project: Path) -> None:
    edit(project, GLOSSARY, lambda text: text.replace("A chemical", "It can reset a chemical"))
    edit(
        project,
        TOPIC,
        lambda text: text.replace("We reset it", "Read about [glutamate]{.term} below"),
    )
    assert warned(project, LEAFLET) == []
    plain = Choice(("handout",), audiences=(Audience.PLAIN,), formats=(Format.PDF,))
    assert warned(project, plain) == [("word-avoided", GLOSSARY)]


def test_a_build_that_is_refused_says_its_warnings_too(project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", "The dose is 5 mg."))
    report = run(project, HANDOUT)
    assert {f.severity for f in report.findings} == {Severity.ERROR, Severity.WARNING}
