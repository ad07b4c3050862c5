"""A script says what a screen reader does of a handout, and its rules find what is lost by ear."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project, read_project
from kdeck.batch.work import Job, make
from kdeck.check.pdf.script import check_script
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

ROOT = Path(__file__).parents[2]
GOLDENS = Path(__file__).parent / "scripts"
SHOWN = ("ketamine-in-brief", "safety-card", "your-treatment-visit")


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(Files(ROOT), ("default",))


def jobs(project: Project, *documents: str) -> dict[str, Job]:
    planned = plan_jobs(project, project.themes[0], [], TODAY, None, documents)
    return {
        f"{target.document}-{target.audience}": job
        for target, job in planned
        if target.format is Format.SCRIPT
    }


def said(text: str) -> list[str]:
    data = f"What a screen reader says of 'a test'\n\n{text}\n".encode()
    return [finding.code for finding in check_script(data, "a.script.txt")]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("document", SHOWN)
def test_a_screen_reader_says_of_a_patients_handout(project: Project, document: str) -> None:
    made = make(jobs(project, document)[f"{document}-{Audience.PLAIN}"])
    golden = GOLDENS / f"{document}.txt"
    assert made.data.decode() == golden.read_text("utf-8"), (
        "where it is meant, build it with 'kdeck build --format script', read it, and copy it here"
    )


def test_each_number_of_a_table_is_said_in_one_line_with_its_row_and_its_column() -> None:
    told = [line for golden in GOLDENS.glob("*.txt") for line in _rows(golden.read_text("utf-8"))]
    numbers = [line for line in told if any(c.isdigit() for c in line)]
    assert numbers
    for line in numbers:
        label, *cells = line.strip().split("; ")
        assert label[0].isalpha()
        assert all(": " in cell for cell in cells), line


def _rows(script: str) -> Iterator[str]:
    within = False
    for line in script.splitlines():
        if line.startswith("table of "):
            within = True
        elif line == "end of table":
            within = False
        elif within and not line.strip().startswith("headers: "):
            yield line


@pytest.mark.slow
def test_what_is_shipped_says_nothing_twice_and_has_a_word_for_every_sign(project: Project) -> None:
    scripts = jobs(project)
    assert len(scripts) == 14
    for name, job in scripts.items():
        made = make(job)
        assert [str(f) for f in made.findings if f.code.startswith("script-")] == [], name
        assert made.data, name


@pytest.mark.parametrize(
    "text",
    [
        "picture: The hill has two deep grooves.\nThe hill has two deep grooves.",
        "Quiet Hill Clinic of the North\nQuiet Hill Clinic of the North",
        "It may help. Staff watch you the whole time.\nheading 2: Staff watch you the whole time",
    ],
)
def test_what_is_said_twice_in_a_row_is_found(text: str) -> None:
    assert said(text) == ["script-twice"]


def test_a_long_sentence_that_comes_soon_again_is_found_and_later_is_not() -> None:
    crisis = "If you feel in crisis or think of suicide, call 9 8 8 now."
    few, many = "\n".join(["Stay."] * 5), "\n".join(["Stay."] * 20)
    assert said(f"{crisis}\n{few}\n{crisis}") == ["script-twice"]
    assert said(f"{crisis}\n{many}\n{crisis}") == []
    assert said(f"Call us.\n{few}\nCall us.") == []


@pytest.mark.parametrize("sign", ["☐", "→", "☎", "✓", "\ue000", "3–14"])
def test_a_sign_without_a_word_is_found(sign: str) -> None:
    assert said(f"{sign} Call us.") == ["script-sign"]


@pytest.mark.parametrize(
    "text",
    [
        "Call link, 9 1 1.\nThen wait.\nCall link, 9 1 1.",
        "Up to 40% of 25 people, 0.5 mg/kg, p < 0.05, and $3.",
        "Box to tick: ketamine\nBox to tick: esketamine nasal spray",
    ],
)
def test_what_may_be_said_again_or_has_a_word_is_not_found(text: str) -> None:
    assert said(text) == []


def test_another_text_is_no_script() -> None:
    found = check_script(b"Words of anybody.\n", "a.script.txt")
    assert [finding.code for finding in found] == ["script-unreadable"]
