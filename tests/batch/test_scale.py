"""How much work a large project takes: it grows with what is asked for, not with its square."""

from collections import Counter
from pathlib import Path

import pytest

from buildable import NOTES
from days import TODAY
from kdeck.batch import jobs
from kdeck.batch.build import Order
from kdeck.batch.engine import processes
from kdeck.batch.fleet import build_each
from kdeck.batch.listing import list_targets
from kdeck.batch.output import Output
from kdeck.batch.record import Record, record_file
from kdeck.batch.scope import Scope
from kdeck.batch.target import Choice
from kdeck.batch.work import Job, Made
from kdeck.check.content import beside, rulebook
from kdeck.fingerprint import Files
from kdeck.load import recipe, topic
from many import write_many

THEMES = ("default", "t1", "t2")


class Counts:
    """Count calls of functions and methods by their names."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.of: Counter[str] = Counter()
        self._patch = patch

    def calls(self, owner: object, name: str) -> None:
        real = getattr(owner, name)

        def counted(*args: object, **named: object) -> object:
            self.of[name] += 1
            return real(*args, **named)

        self._patch.setattr(owner, name, counted)


def drawn(job: Job) -> Made:
    """Make a file that is not drawn: what is counted is done before."""
    return Made(f"{job.theme.id} {job.document.id}".encode(), (), 0.0, 1)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    monkeypatch.setattr(processes, "make", drawn)
    return Counts(monkeypatch)


def work(folder: Path, counts: Counts, choice: Choice) -> Counter[str]:
    counts.of.clear()
    report = build_each(folder, Order(choice, 1, today=TODAY), lambda *_: None)
    assert not report.failed, report.findings
    return counts.of.copy()


@pytest.mark.slow
def test_each_file_is_read_once_and_each_document_planned_once_for_a_clinic(
    tmp_path: Path, counts: Counts
) -> None:
    folder = write_many(tmp_path, topics=12, documents=8, themes=len(THEMES))
    topics = len(list((folder / "sources/topics").iterdir()))
    counts.calls(topic, "read_topic")
    counts.calls(recipe, "read_recipe")
    counts.calls(jobs, "select")
    counts.calls(rulebook, "check_together")
    counts.calls(beside, "check_beside")
    counts.calls(Files, "_marked")
    one = Choice(themes=THEMES, documents=("d3",))
    spent = work(folder, counts, one)
    assert spent["select"] == len(THEMES)
    assert (spent["read_topic"], spent["read_recipe"]) == (topics, 8)
    # Of all the sources, when they are read, and of what the one document has of them.
    assert (spent["check_together"], spent["check_beside"]) == (1, 1)
    found = spent["_marked"]
    counts.calls(Scope, "takes")
    spent = work(folder, counts, Choice(themes=THEMES))
    assert spent["select"] == len(THEMES) * 8
    # Once for each file that was read, and for each document once for what it prints: not for each
    # file and document.
    files, printed = topics + 8 + 40, len(NOTES) + 3
    assert spent["takes"] < len(THEMES) * (files + 8 * printed)
    assert found <= len(THEMES) * 2
    assert not work(folder, counts, one)["read_topic"]


def test_a_list_looks_only_at_files_that_are_there(tmp_path: Path, counts: Counts) -> None:
    folder = write_many(tmp_path, topics=4, documents=4, themes=len(THEMES))
    work(folder, counts, Choice(themes=("t1",), documents=("d1",)))
    counts.calls(Output, "state")
    counts.calls(Record, "targets")
    listed = list_targets(folder, TODAY)
    states = Counter(state for _, state in listed.outputs)
    assert states == {"up to date": 1, "not built": 4 * len(THEMES) - 1}
    assert counts.of["state"] <= 3
    assert counts.of["targets"] == 0


def test_records_of_many_documents_share_what_all_are_made_from(
    tmp_path: Path, counts: Counts
) -> None:
    sizes = []
    for documents in (4, 16):
        folder = write_many(tmp_path / str(documents), topics=4, documents=documents)
        work(folder, counts, Choice(themes=("default",)))
        sizes.append((folder / record_file("default")).stat().st_size)
    few, many = sizes
    # 20 MB for 300 documents of 50 clinics are 1.3 kB for each.
    assert (many - few) / 12 < 1_300
