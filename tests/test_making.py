"""What one test made of a job is given to the next; what differs in anything is made."""

from dataclasses import replace
from pathlib import Path

import pytest

import making
import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.work import Job, Made
from making import Kept, make_once


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
    assert made == [job]
    other = replace(job, document=replace(job.document, title="Another title"))
    make_once(other)
    assert made == [job, other]
