"""A small project, built once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from buildable import SECOND, SECOND_BRAND, write
from days import TODAY
from kdeck.batch import record
from kdeck.batch.build import Order, build
from kdeck.batch.target import Choice


@pytest.fixture(autouse=True)
def _same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let kdeck be the same program throughout, though somebody edits it meanwhile."""
    monkeypatch.setattr(record, "program_digest", same_digest)


def same_digest() -> str:
    return "0" * 64


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small project in both of its themes."""
    folder = write(tmp_path_factory.mktemp("built"), {SECOND_BRAND: SECOND})
    order = Order(Choice(themes=("default", "aurora")), jobs=1, today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record, "program_digest", same_digest)
        report = build(folder, order, lambda *_: None)
    assert not report.failed
    assert not report.findings
    assert len(report.outcomes) == 16
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """Copy the project that was built, with the times of its files."""
    return Path(shutil.copytree(built_once, tmp_path / "project"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Write the project without building it."""
    return write(tmp_path / "fresh", {SECOND_BRAND: SECOND})
