"""What a command loads before it answers."""

import json
from importlib import metadata
from pathlib import Path

import pytest

from .conftest import ROOT, Run

HEAVY = {
    "brand_yml", "citeproc", "coloraide", "fontTools", "jpype", "lxml", "markdown_it", "pikepdf",
    "PIL", "pptx", "reportlab", "rich", "ruamel", "segno", "svgelements", "yaml",
}  # fmt: skip
LOADED = """
import json, sys
from kdeck.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""
COMMANDS = (
    "build", "watch", "check", "diff", "new", "guide", "theme", "list", "review", "figure",
    "references",
    "explain", "init",
)  # fmt: skip
OF_THEMES = ("new", "font", "check", "preview", "list", "diff")


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["--version"],
        *([name, "--help"] for name in COMMANDS),
        *(["theme", name, "--help"] for name in OF_THEMES),
        *(["new", name, "--help"] for name in ("topic", "document", "figure")),
        ["figure", "import", "--help"],
        ["explain", "heading-skip"],
    ],
    ids=" ".join,
)
def test_an_answer_without_work_loads_nothing_heavy(spawn: Run, arguments: list[str]) -> None:
    result = spawn(*arguments, code=LOADED)
    assert result.code == 0, result.err
    assert not HEAVY & set(json.loads(result.err))


@pytest.mark.slow
def test_a_build_of_what_is_up_to_date_loads_nothing_heavy(spawn: Run, built: Path) -> None:
    result = spawn("build", "--project", built, code=LOADED)
    assert "8 unchanged" in result.out
    assert not HEAVY & set(json.loads(result.err))


@pytest.mark.slow
def test_a_build_of_everything_loads_nothing_that_it_has_no_use_for(
    spawn: Run, project: Path
) -> None:
    result = spawn("build", "--audience", "plain", "--jobs", "1", "--project", project, code=LOADED)
    assert " built" in result.out
    loaded = set(json.loads(result.err.splitlines()[-1]))
    assert {"lxml", "yaml"} <= loaded
    assert not loaded & {"brand_yml", "pydantic", "htmltools", "rich", "ruamel"}


@pytest.mark.slow
def test_what_an_earlier_build_read_is_not_loaded_for(spawn: Run, project: Path) -> None:
    words = ("build", "--force", "--format", "pdf", "--jobs", "1", "--project", project)
    assert spawn(*words, code=LOADED).code == 0
    again = spawn(*words, code=LOADED)
    assert " built" in again.out
    loaded = set(json.loads(again.err.splitlines()[-1]))
    assert {"pikepdf", "reportlab"} <= loaded
    unneeded = {"coloraide", "fontTools", "markdown_it", "segno", "svgelements", "xlsxwriter"}
    assert loaded & unneeded == set()


@pytest.mark.slow
def test_a_brand_whose_colors_need_no_change_loads_no_reckoning_of_colors(spawn: Run) -> None:
    code = (
        "import sys; from pathlib import Path; from kdeck.fingerprint import Files;"
        "from kdeck.theme.brand import read_theme;"
        "print([read_theme(Files(Path(sys.argv[1])), name)[1] for name in sys.argv[2:]]);"
        "print('coloraide' in sys.modules)"
    )
    names = sorted(path.parent.name for path in (ROOT / "themes").glob("*/_brand.yml"))
    assert spawn(ROOT, *names, code=code).out.splitlines()[1:] == ["False"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_prints_a_script(spawn: Run, shell: str) -> None:
    code = "from kdeck.cli.main import main; main()"
    result = spawn(code=code, _KDECK_COMPLETE=f"{shell}_source")
    assert result.code == 0, result.err
    assert "_KDECK_COMPLETE" in result.out


def test_shell_completion_knows_the_commands(spawn: Run) -> None:
    code = "from kdeck.cli.main import main; main()"
    result = spawn(code=code, _KDECK_COMPLETE="bash_complete", COMP_WORDS="kdeck ", COMP_CWORD="1")
    assert {line.partition(",")[2] for line in result.out.split()} == set(COMMANDS)


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    words = " ".join(result.out.split())
    for word in (*COMMANDS, "Exit codes", "4 a tool is missing"):
        assert word in words


def test_the_version_is_shown_installed_or_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(name: str) -> str:
        assert name == "kdeck"
        return "9.8.7"

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", installed)
    assert run("--version").out == "kdeck 9.8.7\n"
    monkeypatch.setattr(metadata, "version", absent)
    assert run("--version").out == "kdeck (not installed: run from a checkout)\n"


def test_the_package_runs_as_a_module(spawn: Run) -> None:
    assert (ROOT / "kdeck/__main__.py").is_file()
    assert spawn("--help").code == 0
