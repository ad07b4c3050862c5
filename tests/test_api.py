"""What 'import kdeck' gives to other programs, used without the command line."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kdeck
from buildable import TOPIC, edit, snapshot, write
from kdeck.batch import lock
from kdeck.batch.lock import locked

ROOT = Path(__file__).parents[1]
PLAIN = kdeck.Choice(
    ("leaflet",),
    audiences=(kdeck.Audience.PLAIN,),
    formats=(kdeck.Format.PDF,),
    editions=(kdeck.Edition.STANDARD,),
)
FACE = ast.parse(Path(kdeck.__file__).read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "project")


@pytest.mark.slow
def test_a_project_is_built_checked_and_its_findings_are_read(folder: Path, tmp_path: Path) -> None:
    project = kdeck.Project(folder, tmp_path / "to print")
    told: list[tuple[int, int, str]] = []
    report: kdeck.Report = kdeck.build(
        project, PLAIN, jobs=1, progress=lambda *step: told.append(step)
    )
    assert not report.failed
    (outcome,) = report.outcomes
    assert outcome.path == f"{tmp_path.as_posix()}/to print/default/leaflet-plain.pdf"
    assert told == [(0, 1, ""), (1, 1, outcome.path)]
    assert not (folder / "output").exists()
    again = kdeck.build(project, PLAIN)
    assert [str(each.status) for each in again.outcomes] == ["unchanged"]
    assert kdeck.build(project, PLAIN, force=True).outcomes[0].sha256 == outcome.sha256

    verdict: kdeck.Verdict = kdeck.check_file(outcome.path)
    assert (verdict.failed, verdict.findings, verdict.checked.files) == (False, (), 1)

    edit(folder, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    before = snapshot(tmp_path / "to print")
    refused = kdeck.build(project, kdeck.Choice(("handout",)))
    assert refused.failed
    (finding,) = {f for each in refused.outcomes for f in each.findings}
    assert isinstance(finding, kdeck.Finding)
    assert finding.severity is kdeck.Severity.ERROR
    assert (finding.code, finding.span.file) == ("glyph-missing", TOPIC)
    assert finding.span.line
    assert finding.hint
    assert snapshot(tmp_path / "to print") == before
    assert finding in kdeck.check_project(project).findings


def test_sources_with_errors_fail_a_build_that_made_nothing(folder: Path) -> None:
    (folder / "sources/regions.yml").unlink()
    report = kdeck.build(kdeck.Project(folder), PLAIN)
    assert (report.failed, report.outcomes) == (True, ())
    assert kdeck.check_project(kdeck.Project(str(folder))).failed


def test_themes_are_listed_and_read(folder: Path) -> None:
    project = kdeck.Project(folder)
    assert project.themes() == ("default",)
    theme, findings = kdeck.read_theme(project, "default")
    assert isinstance(theme, kdeck.Theme)
    assert theme.clinic.name == "Small Clinic"
    assert findings == ()
    none, (finding,) = kdeck.read_theme(project, "defualt")
    assert none is None
    assert finding.code == "theme-unreadable"


def test_what_cannot_go_on_is_one_error_with_an_exit_code(folder: Path, tmp_path: Path) -> None:
    for work, code in (
        (lambda: kdeck.build(kdeck.Project(tmp_path)), kdeck.ExitCode.UNREADABLE),
        (lambda: kdeck.build(kdeck.Project(folder, folder)), kdeck.ExitCode.USAGE),
        (lambda: kdeck.check_file(tmp_path / "lost.pdf"), kdeck.ExitCode.UNREADABLE),
    ):
        with pytest.raises(kdeck.KdeckError) as raised:
            work()
        assert raised.value.code is code
        assert raised.value.message
        assert raised.value.hint


def test_a_build_waits_for_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)
    with (
        locked(folder, "kdeck build", pytest.fail),
        pytest.raises(kdeck.KdeckError, match="still at work"),
    ):
        kdeck.build(kdeck.Project(folder), PLAIN)


SCRIPT = """
import kdeck
print("begun")
report = kdeck.build(kdeck.Project("project"), kdeck.Choice(("leaflet",)), jobs=2)
print([str(outcome.status) for outcome in report.outcomes])
print(kdeck.check_file(report.outcomes[0].path.replace("output", "project/output")).findings)
"""


@pytest.mark.slow
def test_a_script_needs_no_guard_for_the_processes_that_are_started(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, "script.py"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["begun", "['built', 'built', 'built', 'built']", "()"]


def test_to_import_kdeck_loads_nothing_until_a_name_is_used() -> None:
    code = (
        "import sys; before = set(sys.modules); import kdeck; print(set(sys.modules) - before);"
        "kdeck.Severity; print(sorted(set(sys.modules) & {'kdeck.finding', 'kdeck.api'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == ["{'kdeck'}", "['kdeck.finding']"]


def test_every_public_name_is_there_documented_and_typed_as_it_is_imported() -> None:
    typed = {
        alias.name: node.module
        for node in ast.walk(FACE)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if node.module != "importlib"
    }
    assert set(kdeck.__all__) == set(typed)
    assert sorted(kdeck.__all__) == kdeck.__all__
    for name in kdeck.__all__:
        found = getattr(kdeck, name)
        assert found.__module__ == typed[name]
        assert inspect.getdoc(found)
        assert name in dir(kdeck)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = kdeck.nothing  # type: ignore[attr-defined]


def test_every_public_name_is_used_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [n for n in kdeck.__all__ if not re.search(rf"kdeck\.{n}\b", text)] == []


def test_the_readme_names_what_there_is() -> None:
    (block,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    used = {
        node.attr
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.Attribute)
        if isinstance(node.value, ast.Name) and node.value.id == "kdeck"
    }
    assert used >= {"Project", "build", "Choice", "check_project", "check_file"}
    assert used <= set(kdeck.__all__)


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "kdeck/py.typed").is_file()
