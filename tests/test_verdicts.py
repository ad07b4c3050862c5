"""A file of ours that passed is not judged again in a run; one with a flaw is, each time."""

from pathlib import Path

import pytest

import verdicts
from kdeck.finding import Finding, Span
from verdicts import Passed, flaws

GOOD, BAD = b"good", b"bad"
FLAW = Finding("pdf-untagged", "the file has no tags", "tag it", Span("a.pdf"))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[bytes]:
    """Note what is judged, by one judge alone."""
    seen: list[bytes] = []

    def judge(data: bytes, _file: str) -> tuple[Finding, ...]:
        seen.append(data)
        return (FLAW,) if data == BAD else ()

    monkeypatch.setattr(verdicts, "check_pdf", judge)
    monkeypatch.setattr(verdicts, "IN_CI", False)
    monkeypatch.setattr(Passed, "folder", tmp_path / "passed")
    return seen


def test_what_passed_is_judged_once_and_a_flaw_is_told_each_time(judged: list[bytes]) -> None:
    assert [flaws(GOOD, "a.pdf"), flaws(GOOD, "b.pdf")] == [(), ()]
    assert [flaws(BAD, "a.pdf"), flaws(BAD, "a.pdf")] == [(FLAW,), (FLAW,)]
    assert judged == [GOOD, BAD, BAD]


def test_one_judge_does_not_answer_for_another(judged: list[bytes]) -> None:
    Passed.note(GOOD, "ua-1")
    assert flaws(GOOD, "a.pdf") == ()
    assert judged == [GOOD]
