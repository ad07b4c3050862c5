"""What a target is made from, as a digest: alike for what is equal, and of all that is printed."""

import dataclasses
import pickle
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

import starter
from kdeck.batch.clock import Today
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.madefrom import expected_digests
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.fingerprint import Fingerprint
from kdeck.model.scene import Pixels

ROOT = Path(__file__).parents[2]
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def jobs() -> dict[Target, Job]:
    project = starter.project("default")
    return dict(plan_jobs(project, project.themes[0], [], Today(DAY, DAY)))


def test_equal_documents_are_known_alike_however_they_share_their_parts(
    jobs: dict[Target, Job],
) -> None:
    target, job = next(iter(jobs.items()))
    section = job.document.sections[0]
    shared = dataclasses.replace(job.document, sections=(section, section))
    copied = dataclasses.replace(job.document, sections=(section, deepcopy(section)))
    assert shared == copied
    assert pickle.dumps(shared) != pickle.dumps(copied)
    first, second = (
        expected_digests({target: dataclasses.replace(job, document=document)}, Fingerprint(()))
        for document in (shared, copied)
    )
    assert first == second


def test_a_target_whose_document_moved_by_a_line_is_another(jobs: dict[Target, Job]) -> None:
    target, job = next(iter(jobs.items()))
    span = dataclasses.replace(job.document.span, line=77)
    moved = dataclasses.replace(job, document=dataclasses.replace(job.document, span=span))
    assert expected_digests({target: job}, Fingerprint(())) != expected_digests(
        {target: moved}, Fingerprint(())
    )


@pytest.mark.slow
def test_all_that_a_document_holds_is_in_what_is_digested(jobs: dict[Target, Job]) -> None:
    unwritten = {flaw for job in jobs.values() for flaw in _unwritten(job.document)}
    assert unwritten == set()


def _unwritten(value: object) -> Iterator[str]:
    """Name what repr leaves out, and what it writes in an order that changes with the run."""
    match value:
        case None | str() | int() | float() | Decimal() | Enum() | date() | Pixels():
            return
        case tuple() | list():
            for item in value:
                yield from _unwritten(item)
        case Mapping():
            for item in value.items():
                yield from _unwritten(item)
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                if not field.repr:
                    yield f"{type(value).__name__}.{field.name}"
                yield from _unwritten(getattr(value, field.name))
        case _:
            yield type(value).__name__
