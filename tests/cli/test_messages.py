"""What stands on the screen when a run cannot go on, and in which color."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from buildable import TOPIC, edit
from kdeck.cli.main import kdeck
from kdeck.errors import ExitCode

from .conftest import ROOT, Result, Run

COLORED = re.compile(r"\x1b\[[\d;]*m")


def ended(result: Result, code: ExitCode) -> str:
    """Hold a run to its exit code and to one message with a hint; give the message."""
    assert result.code == code
    assert not result.out
    first, second = result.err.splitlines()
    assert first.startswith("error: ")
    assert second.startswith("  hint: ")
    assert not first.endswith(".")
    return first.removeprefix("error: ")


@pytest.mark.parametrize("command", ["build", "check", "list"])
def test_a_folder_that_is_no_project(run: Run, tmp_path: Path, command: str) -> None:
    message = ended(run(command, "--project", tmp_path), ExitCode.UNREADABLE)
    assert message == "there is no folder 'sources' here"


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_theme(run: Run, built: Path, command: str) -> None:
    result = run(command, "--project", built, "--theme", "defualt")
    assert ended(result, ExitCode.UNREADABLE) == "there is no theme 'defualt'"
    assert "default" in result.err.splitlines()[1]


def test_an_unknown_document(run: Run, built: Path) -> None:
    result = run("build", "--project", built, "handuot")
    assert ended(result, ExitCode.UNREADABLE) == "there is no document 'handuot'"
    assert "handout, leaflet" in result.err


def test_an_output_folder_that_cannot_be_written(run: Run, project: Path) -> None:
    (project / "output").write_text("a file in the way")
    message = ended(run("build", "--project", project), ExitCode.NOT_RENDERED)
    assert "cannot be written" in message
    assert (project / "output").read_text() == "a file in the way"


def test_an_output_that_cannot_be_written(run: Run, project: Path) -> None:
    (project / "output/default/handout-plain.pdf").mkdir(parents=True)
    message = ended(run("build", "--project", project), ExitCode.NOT_RENDERED)
    assert "handout-plain.pdf" in message
    assert not list((project / "output").rglob("*.part"))


def test_init_into_a_folder_that_is_not_empty(run: Run, project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert "is not empty" in ended(run("init", project), ExitCode.UNREADABLE)
    assert sorted(project.rglob("*")) == before


def test_init_into_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ended(run("init", tmp_path / "file"), ExitCode.UNREADABLE)
    ended(run("init", tmp_path / "file" / "below"), ExitCode.UNREADABLE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (("snow-hill", "--audience", "plain", "--format", "pdf"), 1),
        ((), 14 + 13 + 13),
    ],
    ids=["one document", "all"],
)
def test_a_new_project_builds(
    run: Run, tmp_path: Path, chosen: tuple[str, ...], count: int
) -> None:
    made = run("init", tmp_path / "mine")
    assert made.code == 0
    assert "kdeck build" in made.out
    result = run("build", *chosen, "--project", tmp_path / "mine")
    assert (result.code, result.err) == (0, "")
    made_files = {path.name for path in (tmp_path / "mine/output/default").glob("[!.]*")}
    assert {"index.html", "manifest.json"} < made_files
    assert len(made_files) == count + 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "there is no command 'biuld'; did you mean 'build'?"),
        (["serve"], "there is no command 'serve'; the commands are build, watch, check, diff, new"),
        (["theme", "nwe"], "there is no command 'nwe'; did you mean 'new'?"),
        (
            ["theme", "serve"],
            "there is no command 'serve'; the commands are preview, new, font, check",
        ),
        (["review", "aprove"], "there is no command 'aprove'; did you mean 'approve'?"),
        (["build", "--nothing"], "No such option"),
        (["build", "--format", "docx"], "'docx' is not one of"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--project", "/nowhere/at/all"], "does not exist"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "some.pdf", "--theme", "default"], "a theme cannot be chosen for files"),
        (["init"], "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.code == ExitCode.USAGE
    assert message in result.err
    assert not result.out


def groups_below(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Give the words by which each group of commands is called."""
    if isinstance(command, click.Group):
        yield names
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from groups_below(inner, *names, name)


@pytest.mark.parametrize("names", list(groups_below(kdeck)), ids=" ".join)
def test_every_group_words_an_unknown_command_alike(run: Run, names: tuple[str, ...]) -> None:
    result = run(*names, "qqqq\x1b[31m")
    assert result.code == ExitCode.USAGE
    assert "there is no command 'qqqq\\x1b[31m'; the commands are " in result.err
    assert run(*names, "--help").code == 0


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "command",
    [
        pytest.param("build", marks=pytest.mark.slow),
        pytest.param("check", marks=pytest.mark.slow),
        "list",
        "explain",
    ],
)
def test_a_pipe_gets_no_escape_codes(spawn: Run, built: Path, command: str) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    arguments = ["heading-skip"] if command == "explain" else ["--project", built]
    result = spawn(command, *arguments)
    assert "\x1b" not in result.out + result.err


@pytest.mark.slow
def test_a_build_shows_on_a_terminal_how_far_it_is_and_nowhere_else(project: Path) -> None:
    arguments = ("build", "--audience", "plain", "--format", "pdf", "--project", project)
    shown = on_terminal(*arguments, COLUMNS="60")
    counts = re.findall(r"\[[#-]{20}\]  (\d)/2", shown)
    assert counts == ["0", "1", "2"]
    assert max(len(line) for line in re.split(r"[\r\n]", COLORED.sub("", shown))) <= 60
    assert json.loads(on_terminal(*arguments, "--json", "--force"))["outputs"]


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_encoding_can_show_any_finding(spawn: Run, built: Path, encoding: str) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    for command in (["build"], ["check"], ["check", "--format", "json"], ["build", "--json"]):
        result = spawn(*command, "--project", built, PYTHONIOENCODING=encoding)
        assert result.code == 1
        assert "GRINNING FACE" in result.out + result.err
        assert "Traceback" not in result.err
        if len(command) > 1:
            json.loads(result.out)


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    """Run a command on a terminal and give what it shows."""
    import pty

    ours, theirs = pty.openpty()
    environ = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "kdeck", *map(str, arguments)],
        stdout=theirs,
        stderr=theirs,
        env={**environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
    ):
        os.close(theirs)
        shown = b""
        # Reading ends with an error when the other side is closed.
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    return shown.decode()


def _read(file: int) -> bytes:
    try:
        return os.read(file, 4096)
    except OSError:
        return b""


@pytest.mark.slow
@pytest.mark.posix
def test_a_terminal_gets_a_finding_on_a_file_in_color(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7")
    shown = on_terminal("check", tmp_path / "torn.pdf")
    assert "torn.pdf" in shown
    assert COLORED.search(shown)
    assert not COLORED.search(on_terminal("check", tmp_path / "torn.pdf", NO_COLOR="1"))


@pytest.mark.posix
@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_terminal_gets_color_unless_it_wants_none(built: Path, command: str) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    shown = on_terminal(command, "--project", built)
    assert "[glyph-missing]" in shown
    assert COLORED.search(shown)
    plain = on_terminal(command, "--project", built, NO_COLOR="1")
    assert "[glyph-missing]" in plain
    assert not COLORED.search(plain)
