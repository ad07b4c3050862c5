"""The contract of 'kdeck review'."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from buildable import TOPIC, edit
from days import DAY
from kdeck.cli import clock

from .conftest import Run

WHO = ("--by", "Ann Example", "--role", "Psychiatrist")
KEYS = {
    "document", "audience", "theme", "state", "overdue", "changed", "by", "role", "on", "due",
    "withdrawn",
}  # fmt: skip


def set_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, DAY)


def approve(run: Run, project: Path, *more: str) -> tuple[int, str, str]:
    result = run(
        "review", "approve", "handout", *WHO, "--due", "2027-05-21", "--project", project, *more
    )
    return result.code, result.out, result.err


def test_approving_says_for_whom_and_what_to_do_next(run: Run, project: Path) -> None:
    assert approve(run, project) == (
        0,
        "approved handout for plain readers in default\n"
        "approved handout for clinician readers in default\n"
        "run 'kdeck build handout' to print it\n",
        "",
    )
    assert approve(run, project, "--audience", "plain")[1].count("approved") == 1


def test_the_status_names_who_when_and_what_has_changed(run: Run, project: Path) -> None:
    approve(run, project, "--audience", "plain")
    first = run("review", "status", "--project", project)
    assert first.out.splitlines() == [
        "approved             handout (plain) in default",
        "  by Ann Example, Psychiatrist, on 2026-11-21; due 2027-05-21",
        "never reviewed       handout (clinician) in default",
        "never reviewed       leaflet (plain) in default",
        "never reviewed       leaflet (clinician) in default",
    ]
    edit(project, TOPIC, lambda text: text.replace("dose is low.", "dose is quite low."))
    after = run("review", "status", "--project", project)
    assert after.code == 0
    assert after.out.splitlines()[:3] == [
        "stale                handout (plain) in default",
        "  by Ann Example, Psychiatrist, on 2026-11-21; due 2027-05-21",
        "  changed since: sources/topics/dose.md",
    ]


@pytest.mark.slow
def test_list_shows_what_was_ever_signed(run: Run, project: Path) -> None:
    assert "reviews" not in run("list", "--project", project).out
    approve(run, project, "--audience", "plain")
    listed = run("list", "--project", project).out
    assert listed.endswith(
        "reviews\napproved             handout (plain) in default\n"
        "  by Ann Example, Psychiatrist, on 2026-11-21; due 2027-05-21\n"
    )
    data = json.loads(run("list", "--json", "--project", project).out)
    assert [entry["state"] for entry in data["reviews"]] == ["approved"]


@pytest.mark.slow
def test_a_build_says_why_a_document_that_was_signed_prints_as_a_draft(
    run: Run, project: Path
) -> None:
    approve(run, project, "--audience", "plain")
    edit(project, TOPIC, lambda text: text.replace("dose is low.", "dose is quite low."))
    built = run("build", "handout", "--project", project)
    assert built.code == 0
    assert (
        "prints as a draft in 'default': approved by Ann Example on 2026-11-21, but " in built.err
    )
    assert "kdeck review approve handout --theme default --audience plain --by NAME" in built.err
    assert "review-ended" not in run("build", "leaflet", "--project", project).err
    assert "[review-ended]" in run("check", "--project", project).out


def test_withdrawing_needs_a_reason_and_says_what_to_do(run: Run, project: Path) -> None:
    approve(run, project)
    nothing = run("review", "withdraw", "handout", "--project", project)
    assert (nothing.code, "--because" in nothing.err) == (2, True)
    done = run(
        "review", "withdraw", "handout", "--because", "A dose is wrong", "--project", project
    )
    assert (done.code, done.out) == (
        0,
        "withdrew handout for plain readers in default\n"
        "withdrew handout for clinician readers in default\n"
        "run 'kdeck build' to print it as a draft; take back what was handed out\n",
    )
    status = run("review", "status", "--project", project).out
    assert "  withdrawn on 2026-11-21: A dose is wrong\n" in status
    again = run("review", "withdraw", "handout", "--because", "Twice", "--project", project)
    assert (again.code, again.out) == (3, "")


def test_no_variable_of_the_environment_stands_in_for_the_clock(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    approve(run, project, "--audience", "plain")
    assert 'on: "2026-11-21"' in (project / "sources/reviews.yml").read_text()
    set_clock(monkeypatch, DAY + timedelta(days=300))
    assert run("review", "status", "--project", project).out.startswith("overdue ")


def test_the_status_tells_what_is_overdue(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(run, project, "--audience", "plain")
    set_clock(monkeypatch, DAY + timedelta(days=300))
    out = run("review", "status", "--project", project).out
    assert out.startswith("overdue              handout (plain) in default\n")
    assert "due 2027-05-21, and that has passed\n" in out


def test_the_file_and_the_rule_say_that_it_is_a_record_and_no_proof(
    run: Run, project: Path
) -> None:
    approve(run, project)
    assert "a record of who said" in (project / "sources/reviews.yml").read_text()
    assert "not a proof" in " ".join(run("explain", "review").out.split())


def test_the_status_as_json_has_the_keys_that_are_promised(run: Run, project: Path) -> None:
    approve(run, project, "--audience", "plain")
    data = json.loads(run("review", "status", "--json", "--project", project).out)
    assert data.keys() == {"reviews"}
    assert all(entry.keys() == KEYS for entry in data["reviews"])
    assert data["reviews"][:2] == [
        {
            "document": "handout", "audience": "plain", "theme": "default", "state": "approved",
            "overdue": False, "changed": [], "by": "Ann Example", "role": "Psychiatrist",
            "on": "2026-11-21", "due": "2027-05-21", "withdrawn": None,
        },
        {
            "document": "handout", "audience": "clinician", "theme": "default",
            "state": "never reviewed", "overdue": False, "changed": [], "by": None, "role": None,
            "on": None, "due": None, "withdrawn": None,
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("handout", *WHO, "--due", "2020-01-01"), "'2020-01-01' is past"),
        (("handout", *WHO, "--due", "soon"), "'soon'"),
        (("handout", *WHO), "--due"),
        (("handout", "--by", " ", "--role", "R", "--due", "2027-01-01"), "--by"),
        (("handout", "--by", "A", "--role", "x" * 81, "--due", "2027-01-01"), "--role"),
        (("handout", "--by", "A\x07", "--role", "R", "--due", "2027-01-01"), "be printed"),
        (("handout", *WHO, "--due", "2027-01-01", "--audience", "all"), "'all'"),
        ((*WHO, "--due", "2027-01-01"), "DOCUMENT"),
    ],
)
def test_wrong_usage_changes_nothing(
    run: Run, project: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run("review", "approve", *arguments, "--project", project)
    assert result.code == 2
    assert words in result.err
    assert not (project / "sources/reviews.yml").exists()


def test_a_document_that_does_not_exist_is_unreadable(run: Run, project: Path) -> None:
    result = run("review", "approve", "x", *WHO, "--due", "2027-01-01", "--project", project)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(
        "error: there is no document 'x' in 'default'\n  hint: the documents of 'default'"
    )


def test_a_document_with_errors_is_not_approved(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("dose is low.", "dose is \U0001f600."))
    code, out, err = approve(run, project)
    assert (code, out) == (1, "nothing approved: 1 error\n")
    assert "[glyph-missing]" in err
    assert not (project / "sources/reviews.yml").exists()


def test_sources_with_errors_have_no_status(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("drug=", "drugs="))
    result = run("review", "status", "--project", project)
    assert (result.code, result.out) == (1, "")
    assert "error:" in result.err
