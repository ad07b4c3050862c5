"""Decks are made by python-pptx: without it no deck, and without a deck it is not loaded."""

import json
from pathlib import Path

from .conftest import Run

# The modules of the first argument cannot be imported; the others are those of a command.
BLOCKED = """
import sys
from kdeck.cli.main import main
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == sys.argv[1]:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
sys.meta_path.insert(0, Blocked())
main(sys.argv[2:])
"""
LOADED = """
import json, sys
from kdeck.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def test_no_deck_is_made_without_python_pptx_and_a_sentence_says_so(
    spawn: Run, project: Path
) -> None:
    command = ("build", "--audience", "plain", "--format", "pptx", "--project", project)
    result = spawn("pptx", *command, code=BLOCKED)
    assert result.code == 4
    assert result.err.splitlines() == [
        "error: python-pptx is not installed, which makes decks as PPTX",
        "  hint: install it: pip install python-pptx",
    ]
    assert not list(project.rglob("*.pptx"))


def test_a_handout_is_made_without_python_pptx(spawn: Run, project: Path) -> None:
    command = ("build", "--audience", "plain", "--format", "pdf", "--project", project)
    result = spawn("pptx", *command, code=BLOCKED)
    assert result.code == 0, result.err
    assert list(project.rglob("*.pdf"))


def test_a_build_of_handouts_loads_nothing_that_makes_decks(spawn: Run, project: Path) -> None:
    command = ("build", "--audience", "plain", "--format", "pdf", "--jobs", "1")
    result = spawn(*command, "--project", project, code=LOADED)
    loaded = json.loads(result.err.splitlines()[-1])
    assert not [name for name in loaded if name.startswith(("pptx", "kdeck.render.pptx"))]


def test_a_deck_is_checked_without_python_pptx(spawn: Run, project: Path) -> None:
    command = ("build", "--audience", "plain", "--format", "pptx", "--project", project)
    assert spawn(*command).code == 0
    made = next(project.rglob("*.pptx"))
    result = spawn("pptx", "check", made, code=BLOCKED)
    assert result.code == 0, result.err
