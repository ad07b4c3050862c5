"""The contract of 'kdeck review'."""

import json
from pathlib import Path

import pytest

from buildable import BRAND, TOPIC, edit

from .conftest import Run

# 2026-11-21, an hour after midnight.
EPOCH = "1795222800"
WHO = ("--by", "Ann Example", "--role", "Psychiatrist")
KEYS = {
    "document", "audience", "state", "overdue", "changed", "by", "role", "on", "due", "regions",
    "uncovered",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def approve(run: Run, project: Path, *more: str) -> tuple[int, str, str]:
    result = run(
        "review", "approve", "handout", *WHO, "--due", "2027-05-21", "--project", project, *more
    )
    return result.code, result.out, result.err


def test_approving_says_for_whom_and_what_to_do_next(run: Run, project: Path) -> None:
    assert approve(run, project) == (
        0,
        "approved handout for plain readers in US\napproved handout for clinician readers in US\n"
        "run 'kdeck build' to print it\n",
        "",
    )
    assert approve(run, project, "--audience", "plain")[1].count("approved") == 1


def test_the_status_names_who_when_and_what_has_changed(run: Run, project: Path) -> None:
    approve(run, project, "--audience", "plain")
    first = run("review", "status", "--project", project)
    assert first.out.splitlines() == [
        "approved        handout (plain)",
        "  by Ann Example, Psychiatrist, on 2026-11-21; due 2027-05-21",
        "never reviewed  handout (clinician)",
        "never reviewed  leaflet (plain)",
        "never reviewed  leaflet (clinician)",
    ]
    edit(project, TOPIC, lambda text: text.replace("dose is low.", "dose is quite low."))
    after = run("review", "status", "--project", project)
    assert after.code == 0
    assert after.out.splitlines()[:3] == [
        "stale           handout (plain)",
        "  by Ann Example, Psychiatrist, on 2026-11-21; due 2027-05-21",
        "  changed since: topic dose",
    ]


def test_the_status_tells_what_is_overdue(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(run, project, "--audience", "plain")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 300 * 86400))
    out = run("review", "status", "--project", project).out
    assert out.startswith("overdue         handout (plain)\n")
    assert "due 2027-05-21, and that has passed\n" in out


def test_the_status_as_json_has_the_keys_that_are_promised(run: Run, project: Path) -> None:
    approve(run, project, "--audience", "plain")
    data = json.loads(run("review", "status", "--json", "--project", project).out)
    assert data.keys() == {"reviews"}
    assert all(entry.keys() == KEYS for entry in data["reviews"])
    assert data["reviews"][:2] == [
        {
            "document": "handout", "audience": "plain", "state": "approved", "overdue": False,
            "changed": [], "by": "Ann Example", "role": "Psychiatrist", "on": "2026-11-21",
            "due": "2027-05-21", "regions": ["US"], "uncovered": [],
        },
        {
            "document": "handout", "audience": "clinician", "state": "never reviewed",
            "overdue": False, "changed": [], "by": None, "role": None, "on": None, "due": None,
            "regions": [], "uncovered": ["US"],
        },
    ]  # fmt: skip


def test_a_region_that_nobody_approved_is_named(run: Run, project: Path) -> None:
    approve(run, project, "--audience", "plain")
    regions = project / "sources/regions.yml"
    text = regions.read_text()
    regions.write_text(text + text.partition("regions:\n")[2].replace("US:", "CA:"))
    edit(project, BRAND, lambda text: text + "defaults: {kdeck: {region: CA}}\n")
    out = run("review", "status", "--project", project).out
    assert "  not approved for CA, where it stays a draft\n" in out


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
    assert result.err.startswith("error: there is no document 'x'\n  hint: the documents are")


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


@pytest.mark.parametrize("value", ["soon", "99999999999999999", "-99999999999999999"])
def test_a_clock_that_is_none_is_wrong_usage(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = run("build", "--project", project)
    assert result.code == 2
    assert result.err.startswith("error: SOURCE_DATE_EPOCH is not a number of seconds")
