"""Each format is made by its library: without it no such file, and without the file no library."""

import json
from pathlib import Path

import pytest

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


COMMAND = ("build", "--audience", "plain", "--jobs", "1", "--format")


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("library", "named", "ending", "sentence"),
    [
        ("reportlab", "reportlab", "pdf", "which writes handouts as PDF"),
        ("pptx", "python-pptx", "pptx", "which makes decks as PPTX"),
    ],
)
def test_no_file_is_made_without_its_library_and_a_sentence_says_so(
    spawn: Run, project: Path, library: str, named: str, ending: str, sentence: str
) -> None:
    result = spawn(library, *COMMAND, ending, "--project", project, code=BLOCKED)
    assert result.code == 4
    assert result.err.splitlines() == [
        f"error: {named} is not installed, {sentence}",
        f"  hint: install it: pip install {named}",
    ]
    assert not list(project.rglob(f"*.{ending}"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("library", "ending", "room"),
    [("reportlab", "pptx", "kdeck.render.pdf."), ("pptx", "pdf", "kdeck.render.pptx")],
)
def test_the_other_format_is_made_and_loads_nothing_of_it(
    spawn: Run, project: Path, library: str, ending: str, room: str
) -> None:
    result = spawn(library, *COMMAND, ending, "--project", project, code=BLOCKED)
    assert result.code == 0, result.err
    assert list(project.rglob(f"*.{ending}"))
    result = spawn(*COMMAND, ending, "--project", project, "--force", code=LOADED)
    loaded = json.loads(result.err.splitlines()[-1])
    assert not [name for name in loaded if name.startswith((library, room))]


@pytest.mark.slow
def test_a_deck_is_checked_without_python_pptx(spawn: Run, project: Path) -> None:
    command = ("build", "--audience", "plain", "--format", "pptx", "--project", project)
    assert spawn(*command).code == 0
    made = next(project.rglob("*.pptx"))
    result = spawn("pptx", "check", made, code=BLOCKED)
    assert result.code == 0, result.err


def test_a_handout_is_measured_without_what_writes_it(spawn: Run) -> None:
    code = "import json, sys, kdeck.render.pdf.layout; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(spawn(code=code).out)
    assert "kdeck.render.pdf.box.textbox" in loaded
    assert not [name for name in loaded if name.startswith("reportlab")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variable", "words"),
    [
        ("RL_pageCompression", "reportlab, which writes handouts as PDF, does not start: "),
        ("SOURCE_DATE_EPOCH", "SOURCE_DATE_EPOCH in the environment is not a time: "),
    ],
)
def test_what_keeps_reportlab_from_starting_is_told_without_a_traceback(
    spawn: Run, project: Path, variable: str, words: str
) -> None:
    command = ("build", "--audience", "plain", "--format", "pdf", "--project", project)
    result = spawn(*command, **{variable: "soon"})
    first, hint = result.err.splitlines()
    assert result.code in {4, 5}
    assert first.startswith(f"error: {words}")
    assert "'soon'" in first
    assert "unset" in hint
