"""Watching builds what is saved, says what is wrong in one message, and ends when it is told to."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import HANDOUT, TOPIC, edit
from kdeck.batch.watching import changes
from kdeck.cli import watch
from kdeck.cli.stopping import Stopped

from .conftest import Result, Run

Step = Callable[[], object]
Watch = Callable[..., list[str]]


def nothing() -> None:
    pass


def save(folder: Path, path: str, before: str, after: str) -> Step:
    return lambda: edit(folder, path, lambda text: text.replace(before, after))


@pytest.fixture
def watched(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Watch the leaflet's project while steps are taken, one in each pause; give what is said."""

    def call(*steps: Step, arguments: tuple[str, ...] = ()) -> list[str]:
        # Each change settles in the pause after it.
        todo = [each for step in steps for each in (step, nothing)]

        def pause(_seconds: float) -> None:
            if not todo:
                raise Stopped(signal.SIGINT)
            todo.pop(0)()

        monkeypatch.setattr(watch, "sleep", pause)
        result: Result = run("watch", "--project", built, *arguments)
        assert (result.code, result.err) == (0, "")
        return result.out.splitlines()

    return call


def test_what_is_saved_is_built_and_told_in_a_line(watched: Watch, built: Path) -> None:
    said = watched(
        save(built, TOPIC, "The dose is low.", "The dose is quite low."),
        nothing,
        save(built, TOPIC, "quite low", "rather low"),
        arguments=("--format", "pdf", "handout"),
    )
    built_it = "built output/default/handout-plain.pdf"
    told = [line[9:].partition(" in ")[0] for line in said]
    assert [told[0], *told[2:4]] == ["nothing new", built_it, built_it]
    assert said[1] == "watching for what is saved; Ctrl-C ends this"
    assert said[4:] == ["no longer watching; every file is whole"]


def test_a_faulty_file_is_told_of_and_watching_goes_on(watched: Watch, built: Path) -> None:
    said = watched(
        save(built, TOPIC, "id: dose", "id: ["),
        lambda: (built / HANDOUT).rename(built / "kept.yml"),
        lambda: (built / "kept.yml").rename(built / HANDOUT),
        save(built, TOPIC, "id: [", "id: dose"),
        arguments=("handout",),
    )
    text = "\n".join(said)
    assert f"{TOPIC}:4: error: this is not valid YAML" in text
    assert "nothing was written; 1 error" in text
    assert "there is no document 'handout'" in text
    assert said[-2][9:] == "nothing new"


def test_what_is_asked_for_and_not_there_ends_it(run: Run, built: Path) -> None:
    result = run("watch", "--project", built, "hand-out")
    assert result.code == 3
    assert "there is no document 'hand-out'" in result.err


def test_what_is_saved_while_it_builds_is_told_next(project: Path) -> None:
    steps = iter((save(project, TOPIC, "low", "small"), nothing, nothing, nothing))

    def pause() -> None:
        next(steps)()

    told = changes(project, pause)
    next(told)
    edit(project, TOPIC, lambda text: text.replace("small", "quite small"))
    next(told)
    with pytest.raises(RuntimeError, match="StopIteration"):
        next(told)


def test_hidden_files_and_outputs_are_not_watched(watched: Watch, built: Path) -> None:
    said = watched(
        lambda: (built / "sources/topics/.dose.md.swp").write_text("words"),
        lambda: (built / "output/default/more.txt").write_text("words"),
    )
    assert len(said) == 3


@pytest.mark.posix
@pytest.mark.slow
def test_ctrl_c_ends_it_cleanly(built: Path) -> None:
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    with subprocess.Popen(
        [sys.executable, "-c", "import signal; signal.signal(2, signal.default_int_handler);"
         "from kdeck.cli.main import main; main()", "watch", "--project", built],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        while "Ctrl-C ends this" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "no longer watching; every file is whole\n"
        assert process.stderr.read() == ""
    assert process.returncode == 0
