"""Writing files: all of them or none, wherever it fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kdeck.batch.atomicwrite import beside, clear_leftovers, write_files
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
    return OSError(28, "No space left on device")


def test_all_are_written_and_nothing_else_is_left(folder: Path) -> None:
    write_files(folder, NEW)
    assert contents(folder) == NEW


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("where", ["open", "write", "move"])
def test_a_failure_at_any_step_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str, step: int
) -> None:
    times = {name: (folder / name).stat().st_mtime_ns for name in OLD}
    if where == "write":
        monkeypatch.setattr(os, "fsync", failing(os.fsync, step, full()))
    elif where == "open":
        monkeypatch.setattr(os, "open", failing(os.open, step, full()))
    else:
        monkeypatch.setattr(os, "replace", failing(os.replace, step, full()))
    name = list(NEW)[step]
    with pytest.raises(KdeckError, match=f"'{name}' cannot be written: no space left") as caught:
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
    (kept,) = folder.glob("out/.a.pdf.*.kept")
    assert contents(folder) == {
        **OLD, "out/a.pdf": b"new a", kept.relative_to(folder).as_posix(): b"old a"
    }  # fmt: skip


def test_what_an_ended_run_left_is_cleared_and_named_and_nothing_else(folder: Path) -> None:
    mine = (
        "output/default/.notes.txt",
        "output/default/.a.pdf.part",
        "sources/.draft.12345678.bak",
    )
    left = ("output/default/.a.pdf.0a1b2c3d.part", "sources/.reviews.yml.0a1b2c3d.kept")
    for name in (*mine, *left):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"long ago")
    (folder / "themes/.aurora.0a1b2c3d.part/logo").mkdir(parents=True)
    assert set(clear_leftovers(folder)) == {*left, "themes/.aurora.0a1b2c3d.part"}
    assert contents(folder) == OLD | dict.fromkeys(mine, b"long ago")
    assert clear_leftovers(folder) == ()


@pytest.mark.parametrize("kind", ["part", "kept"])
def test_what_a_write_puts_beside_its_place_is_known_as_left_over(folder: Path, kind: str) -> None:
    write_files(folder, {"output/x.pdf": b"first"})
    place = beside(folder / "output/x.pdf", kind)
    place.write_bytes(b"half")
    assert clear_leftovers(folder) == (place.relative_to(folder).as_posix(),)


def test_a_failing_writer_leaves_what_another_has_written_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_first(new: Path, place: Path) -> None:
        if place.name == "record.json":
            (folder / "theirs").write_bytes(b"theirs")
            shutil.move(folder / "theirs", folder / "new/c.pdf")
            raise full()
        shutil.move(new, place)

    monkeypatch.setattr(os, "replace", other_first)
    with pytest.raises(KdeckError):
        write_files(folder, NEW)
    assert contents(folder)["new/c.pdf"] == b"theirs"


def test_a_link_planted_in_a_place_is_replaced_and_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "victim").write_bytes(b"mine")
    (folder / "out/a.pdf").unlink()
    (folder / "out/a.pdf").symlink_to(folder / "victim")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(os.replace, 2, full()))
        with pytest.raises(KdeckError):
            write_files(folder, NEW)
    assert (folder / "out/a.pdf").is_symlink()
    write_files(folder, NEW)
    assert contents(folder) == NEW | {"victim": b"mine"}
    assert not (folder / "out/a.pdf").is_symlink()


@pytest.mark.parametrize("link", ["out", "new"])
def test_a_folder_that_a_link_leads_out_of_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    shutil.rmtree(folder / link, ignore_errors=True)
    (folder / link).symlink_to(outside)
    with pytest.raises(KdeckError, match=f"'{link}' leads out of the project"):
        write_files(folder, NEW)
    assert not list(outside.iterdir())


def test_a_pipe_in_a_place_is_replaced(folder: Path) -> None:
    (folder / "out/a.pdf").unlink()
    os.mkfifo(folder / "out/a.pdf")
    write_files(folder, NEW)
    assert contents(folder) == NEW


def test_a_file_has_the_mode_that_the_user_gives_to_files(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(folder, NEW)
    finally:
        os.umask(before)
    assert {(folder / name).stat().st_mode & 0o777 for name in NEW} == {0o640}


@pytest.mark.parametrize("size", [1, 30_000, 70_000])
def test_a_limit_on_the_size_of_files_names_the_file_and_leaves_all(
    folder: Path, size: int
) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from kdeck.batch.atomicwrite import write_files\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))\n"
        "write_files(Path(sys.argv[1]), {'out/a.pdf': b'x' * 20, 'out/b.pdf': b'x' * 90_000})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder, str(size)], check=False, capture_output=True, text=True
    )
    name = "out/a.pdf" if size < 20 else "out/b.pdf"
    assert f"KdeckError: '{name}' cannot be written: file too large" in done.stderr
    assert contents(folder) == OLD
