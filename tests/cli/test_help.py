"""That help says what every command and option is for, however Python was started."""

import json
import os
import subprocess
import sys
from functools import cache

import pytest

from .conftest import ROOT

# What a fresh Python says of each command: the words of the command, and those of its options.
_READ = """
import json
import click
from kdeck.cli.main import kdeck

def read(command, context, path):
    found[" ".join(path)] = {
        "command": command.help,
        "page": command.get_help(context),
        "options": {o.name: o.help for o in command.params if isinstance(o, click.Option)},
    }
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        inner = command.get_command(context, name)
        read(inner, click.Context(inner, context, name), [*path, name])

found = {}
read(kdeck, click.Context(kdeck, info_name="kdeck"), ["kdeck"])
print(json.dumps(found))
"""


@cache
def pages(optimize: str) -> dict[str, dict[str, object]]:
    """Read the help of all commands in a Python that keeps, or leaves out, what is no code."""
    # A cache of compiled files that others write at the same time is none of this test's.
    environment = {**os.environ, "PYTHONOPTIMIZE": optimize, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    found = pages("")
    assert len(found) >= 16
    assert {"kdeck", "kdeck build", "kdeck theme new", "kdeck review approve"} <= found.keys()
    for path, page in found.items():
        assert page["command"], path
        assert isinstance(page["options"], dict)
        silent = [name for name, words in page["options"].items() if not words]
        assert not silent, path


@pytest.mark.parametrize("optimize", ["1", "2"])
def test_help_is_whole_in_a_python_that_drops_docstrings(optimize: str) -> None:
    assert pages(optimize) == pages("")


def test_no_words_for_people_are_docstrings() -> None:
    readers = ("__doc__", "getdoc(")
    for path in (ROOT / "kdeck").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not any(reader in text for reader in readers), path


def test_a_group_says_of_a_command_what_the_command_says_itself() -> None:
    found = pages("")
    for path, page in found.items():
        if path.count(" ") == 1:
            name = path.split()[1]
            lines = str(found["kdeck"]["page"]).splitlines()
            assert any(line.split()[:1] == [name] and len(line.split()) > 1 for line in lines)
            assert page["command"]
