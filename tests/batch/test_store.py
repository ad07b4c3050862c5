"""Writing files: all of them or none, wherever it fails."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kdeck.batch.store import write_files
from kdeck.errors import ExitCode, KdeckError

OLD = {"out/a.pdf": b"old a", "out/b.pdf": b"old b", "record.json": b"old record"}
NEW = {"out/a.pdf": b"new a", "out/b.pdf": b"new b", "new/c.pdf": b"new c", "record.json": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def failing(call: Callable[..., Any], number: int, error: BaseException) -> Callable[..., Any]:
    """Let the call of a number fail, from 0."""
    count = iter(range(1000))

    def planted(*arguments: Any, **named: Any) -> Any:
        if next(count) == number:
            raise error
        return call(*arguments, **named)

    return planted


def full() -> OSError:
    return OSError(28, "No space left on device", "somewhere")


def test_all_are_written_and_nothing_else_is_left(folder: Path) -> None:
    write_files(folder, NEW)
    assert contents(folder) == NEW


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("where", ["write", "move"])
def test_a_failure_at_any_step_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str, step: int
) -> None:
    times = {name: (folder / name).stat().st_mtime_ns for name in OLD}
    if where == "write":
        monkeypatch.setattr(Path, "write_bytes", failing(Path.write_bytes, step, full()))
    else:
        monkeypatch.setattr(os, "replace", failing(os.replace, step, full()))
    with pytest.raises(KdeckError, match="'somewhere' cannot be written: No space") as caught:
        write_files(folder, NEW)
    assert caught.value.code is ExitCode.NOT_RENDERED
    assert contents(folder) == OLD
    assert {name: (folder / name).stat().st_mtime_ns for name in OLD} == times


@pytest.mark.parametrize("step", range(3))
def test_a_failure_to_keep_the_old_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(os, "link", failing(os.link, step, full()))
    monkeypatch.setattr(shutil, "copy2", failing(shutil.copy2, 0, full()))
    with pytest.raises(KdeckError):
        write_files(folder, NEW)
    assert contents(folder) == OLD


@pytest.mark.parametrize("step", range(4))
def test_an_interruption_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(os, "replace", failing(os.replace, step, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, NEW)
    assert contents(folder) == OLD


def test_a_disk_without_links_does_as_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_place: Path, _name: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(os.replace, 2, full()))
        with pytest.raises(KdeckError):
            write_files(folder, NEW)
    assert contents(folder) == OLD
    write_files(folder, NEW)
    assert contents(folder) == NEW


def test_what_cannot_be_put_back_is_left_beside_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_one(new: Path, place: Path) -> None:
        if done:
            raise full()
        done.append(place)
        shutil.move(new, place)

    done: list[Path] = []
    monkeypatch.setattr(os, "replace", only_one)
    with pytest.raises(KdeckError):
        write_files(folder, NEW)
    assert contents(folder) == {**OLD, "out/a.pdf": b"new a", "out/.a.pdf.kept": b"old a"}


def test_what_an_ended_run_left_behind_is_not_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "new").mkdir()
    (folder / "new/.c.pdf.kept").write_bytes(b"long ago")
    monkeypatch.setattr(os, "replace", failing(os.replace, 3, full()))
    with pytest.raises(KdeckError):
        write_files(folder, NEW)
    assert contents(folder) == OLD
