"""A flaw that stands everywhere is told once and counted, and quoted in short."""

import json
from pathlib import Path

import pytest

from buildable import TOPIC, edit
from kdeck.finding import LONGEST_QUOTE, Finding, Span, shortened

from .conftest import Run


def test_a_flood_of_findings_is_cut_and_counted(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text + "\n" + "[w]{.term key=no}\n\n" * 500 + "<b>\n")
    result = run("build", "--project", project)
    assert result.code == 1
    lines = result.err.splitlines()
    assert len(lines) < 60
    (more,) = (line for line in lines if " more in this file " in line)
    assert more.startswith(f"{TOPIC}: and 480 more in this file [")
    assert "raw HTML" in result.err
    assert "501 errors" in result.out


def test_data_holds_every_finding(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text + "\n" + "[w]{.term key=no}\n\n" * 100)
    data = json.loads(run("build", "--json", "--project", project).out)
    assert len(data["findings"]) == 100


@pytest.mark.parametrize("stuff", ["x", "x y ", "it's "])
def test_a_quotation_is_short_whatever_somebody_wrote(stuff: str) -> None:
    message = f"the attributes '{stuff * 10_000}' cannot be read"
    finding = Finding("div-malformed", message, f"did you mean '{stuff * 5_000}'?", Span("a.md", 1))
    assert len(finding.message) < 650
    assert finding.message.startswith("the attributes 'x" if "'" not in stuff else "the attributes")
    assert finding.message.endswith("' cannot be read")
    assert len(finding.hint) < 650


def test_a_message_of_usual_length_is_left_alone() -> None:
    message = f"the topic '{'x' * LONGEST_QUOTE}' does not exist"
    assert shortened(message) == message


def test_an_error_that_ends_a_run_is_short_as_well(run: Run, built: Path) -> None:
    result = run("build", "--project", built, "x" * 50_000)
    assert result.code == 3
    assert len(result.err) < 1_500
