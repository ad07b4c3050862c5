"""What one test read of a source is given to the next; what differs in anything is read."""

from functools import partial
from pathlib import Path

import pytest

from kdeck.finding import Finding, Findings
from kdeck.fingerprint import Files
from kdeck.load import topic
from kdeck.load.memory import Memory
from kdeck.load.project import read_library
from kdeck.model.topic import Topic
from projects import FRONT, TOPIC, MemoryFiles, write_project
from remembering import judged_once, read_once


def test_a_source_is_read_once_and_one_that_differs_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    read = topic.read_topic

    def counted(files: Files, findings: Findings) -> Topic | None:
        done.append(findings.file)
        return read(files, findings)

    monkeypatch.setattr(topic, "read_topic", counted)
    monkeypatch.setattr(Memory, "read", read_once)
    text, other = (f"{FRONT}What no other test says, {number} times.\n" for number in (6, 7))
    first = read_library(write_project(tmp_path, {TOPIC: text}))
    assert read_library(Files(tmp_path)) == first
    assert done == [TOPIC]
    assert read_library(write_project(tmp_path, {TOPIC: other})) != first
    assert done == [TOPIC, TOPIC]
    assert read_library(MemoryFiles({TOPIC: other}))[0].topics
    assert done == [TOPIC, TOPIC]


def test_what_was_judged_of_other_sources_is_judged_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def judge(source: str) -> tuple[Finding, ...]:
        done.append(source)
        return ()

    monkeypatch.setattr(Memory, "judged", judged_once)
    for source in ("one", "one", "two"):
        Memory(keeps=False).judged("what no other test judges", source, partial(judge, source))
    assert done == ["one", "two"]
