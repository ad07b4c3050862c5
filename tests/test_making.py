"""What one test made of a job is given to the next; what differs in anything is made."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

import making
import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.printed import Printed
from kdeck.batch.work import Job, Made
from kdeck.model.document import Document
from kdeck.theme.theme import Theme
from making import Kept, make_once, printed_once


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Job]:
    """Note what is made, in a run that has made nothing yet."""
    seen: list[Job] = []

    def make(job: Job) -> Made:
        seen.append(job)
        return Made(b"a file", (), 0.5)

    monkeypatch.setattr(making, "make", make)
    monkeypatch.setattr(Kept, "folder", tmp_path / "made")
    return seen


def test_the_same_job_is_done_once_and_one_that_differs_anew(made: list[Job]) -> None:
    project = starter.project("default")
    _, job = next(iter(plan_jobs(project, project.themes[0], [], TODAY)))
    first = make_once(job)
    assert make_once(job) == first == Made(b"a file", (), 0.5)
    assert make_once(deepcopy(job)) == first
    assert made == [job]
    other = replace(job, document=replace(job.document, title="Another title"))
    make_once(other)
    assert made == [job, other]


def test_what_is_printed_is_digested_once_and_what_differs_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[Document] = []

    def printed(document: Document, _theme: Theme) -> Printed:
        seen.append(document)
        return Printed(f"digest {len(seen)}", ())

    monkeypatch.setattr(making, "printed", printed)
    monkeypatch.setattr(Kept, "folder", tmp_path / "made")
    document = next(iter(starter.documents("snow-hill", "default").values()))
    brand = starter.theme("default")
    assert printed_once(document, brand) == printed_once(document, brand) == Printed("digest 1", ())
    assert printed_once(deepcopy(document), brand) == Printed("digest 1", ())
    other = replace(document, title="Another title")
    assert printed_once(other, brand) == Printed("digest 2", ())
    assert printed_once(document, starter.theme("harbor")) == Printed("digest 3", ())
    assert seen == [document, other, document]
