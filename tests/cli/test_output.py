"""Outputs in a folder of one's own, and what a project builds when nothing is asked."""

import json
import shutil
from pathlib import Path

import pytest

from buildable import snapshot, write
from kdeck.batch import checkrecord, lock, shelf
from kdeck.batch.lock import locked

from .conftest import Run

NAMES = {f"{document}-{audience}.{kind}"
         for document in ("handout", "leaflet")
         for audience in ("plain", "clinician")
         for kind in ("pdf", "pptx")}  # fmt: skip
RECORD, INDEX, MANIFEST = ".kdeck-record", "index.html", "manifest.json"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def away(built: Path, tmp_path: Path) -> Path:
    """Move what was built into a folder outside of its project."""
    return Path(shutil.move(built / "output", tmp_path / "away"))


# What other tests made asks for no fonts, and then none are kept.
@pytest.mark.usefixtures("made_anew")
def test_a_build_writes_into_the_folder_that_is_named_and_nowhere_else(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(project)
    monkeypatch.chdir(tmp_path)
    result = run("build", "--project", project, "-o", "to print", "--audience", "plain", "--json")
    assert result.code == 0
    plain = {name for name in NAMES if "-plain" in name}
    outputs = json.loads(result.out)["outputs"]
    assert {output["path"] for output in outputs} == {f"to print/default/{n}" for n in plain}
    made = tmp_path / "to print"
    written = (*plain, RECORD, INDEX, MANIFEST)
    assert files(made) == {f"default/{n}" for n in written} | {
        ".kdeck-fonts",
        ".kdeck-read",
        ".kdeck-trials.json",
    }
    assert snapshot(project) == before


@pytest.mark.slow
def test_what_stands_in_the_folder_is_known_there(run: Run, built: Path, away: Path) -> None:
    assert "8 unchanged" in run("build", "--project", built, "--output", away).out
    listed = json.loads(run("list", "--json", "--project", built, "-o", away).out)["outputs"]
    assert {output["path"] for output in listed} == {f"{away}/default/{n}" for n in NAMES}
    assert {output["state"] for output in listed} == {"up to date"}
    here = json.loads(run("list", "--json", "--project", built).out)["outputs"]
    assert {output["state"] for output in here} == {"not built"}
    (away / "default/leaflet-plain.pdf").unlink()
    (away / "default/old-plain.pdf").write_bytes(b"%PDF-1.7")
    again = run("build", "--project", built, "-o", away)
    assert "1 built, 7 unchanged" in again.out
    assert f"{away}/default/old-plain.pdf: note: no document makes this file" in again.err
    checked = run("check", "--project", built, "-o", away, "--format", "json")
    found = json.loads(checked.out)
    assert found["checked"]["outputs"] == 9
    assert {finding["file"] for finding in found["findings"]} == {f"{away}/default/old-plain.pdf"}
    assert not (built / "output").exists()


def test_a_refused_build_leaves_no_folder_behind(run: Run, project: Path, tmp_path: Path) -> None:
    (project / "sources/regions.yml").unlink()
    assert run("build", "--project", project, "-o", tmp_path / "new").code == 1
    assert not (tmp_path / "new").exists()


def test_all_or_none_of_the_files_are_written(run: Run, built: Path, away: Path) -> None:
    before = snapshot(away)
    blocked = away / "default/leaflet-plain.pdf"
    blocked.unlink()
    (blocked / "somebody's").mkdir(parents=True)
    result = run("build", "--project", built, "-o", away, "--force", "--audience", "plain")
    assert result.code == 5
    assert "cannot be written" in result.err
    blocked_again = snapshot(away)
    assert {p: d for p, d in before.items() if not p.endswith("leaflet-plain.pdf")} == blocked_again


def test_a_folder_in_which_another_is_at_work_is_waited_for(
    run: Run, built: Path, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)
    with locked(away, "kdeck build", pytest.fail):
        result = run("build", "--project", built, "-o", away, "--force")
    assert result.code == 3
    assert "is still at work in this project" in result.err
    assert not (away / ".kdeck-lock").exists()


def test_what_a_killed_run_left_is_cleared_and_named(run: Run, built: Path, away: Path) -> None:
    for name in (".kdeck-trials.json.0a1b2c3d.part", "default/.handout-plain.pdf.0a1b2c3d.kept"):
        (away / name).write_bytes(b"half")
    result = run("build", "--project", built, "-o", away)
    assert result.code == 0
    assert result.err.count("left behind by a run that was ended") == 2
    assert not [name for name in files(away) if "0a1b2c3d" in name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("themes", "lies in 'themes', which holds what documents are made from"),
        ("sources/../sources/new", "lies in 'sources'"),
        ("link/below", "lies in 'themes'"),
        (".", "is the project itself"),
    ],
)
def test_a_folder_that_documents_are_made_from_is_refused(
    run: Run, project: Path, tmp_path: Path, name: str, words: str
) -> None:
    (project / "link").symlink_to(project / "themes")
    before = snapshot(project)
    for command in ("build", "list", "check"):
        result = run(command, "--project", project, "-o", project / name)
        assert result.code == 2
        assert words in result.err
    assert snapshot(project) == before


def test_a_link_that_leads_out_of_the_folder_is_refused(
    run: Run, built: Path, away: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(away / "default")
    (away / "default").symlink_to(tmp_path / "elsewhere")
    result = run("build", "--project", built, "-o", away)
    assert result.code == 5
    assert f"'default' leads out of '{away}'" in result.err
    assert not files(tmp_path / "elsewhere")


@pytest.mark.slow
def test_two_projects_may_share_a_folder(run: Run, built: Path, away: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other")
    (other / "themes/default").rename(other / "themes/second")
    result = run("build", "leaflet", "--project", other, "--theme", "second", "-o", away)
    assert (result.code, result.err) == (0, "")
    assert "8 unchanged" in run("build", "--project", built, "-o", away).out


def test_a_folder_that_cannot_be_made_is_told(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = run("build", "--project", built, "-o", tmp_path / "file/below")
    assert result.code == 5
    assert "cannot be made: not a directory" in result.err


def settle(project: Path, words: str) -> None:
    (project / "kdeck.toml").write_text(words, "utf-8")


@pytest.mark.slow
def test_the_project_file_says_what_is_usual(run: Run, project: Path) -> None:
    (project / "themes/default").rename(project / "themes/riverside")
    settle(project, 'theme = "riverside"\nformats = ["pdf"]\noutput = "to print"\n')
    result = run("build", "leaflet", "--project", project)
    assert (result.code, result.err) == (0, "")
    made = project / "to print/riverside"
    held = {path.name for path in made.glob("[!.]*")}
    assert held == {"leaflet-plain.pdf", "leaflet-clinician.pdf", INDEX, MANIFEST}
    assert not (project / "output").exists()
    listing = json.loads(run("list", "--project", project, "--json").out)
    assert listing["usual"] == "riverside"
    assert {output["path"]: output["state"] for output in listing["outputs"]} == {
        f"to print/riverside/{document}-{audience}.pdf": state
        for document, state in (("leaflet", "up to date"), ("handout", "not built"))
        for audience in ("plain", "clinician")
    }
    shown = run("list", "--project", project).out
    assert "  riverside\n  where none is named, 'riverside' is built\n" in shown
    checked = json.loads(run("check", "--project", project, "--format", "json").out)
    assert checked["checked"]["outputs"] == 2
    arguments = ("--by", "A. Reader", "--role", "MD", "--due", "2100-01-01")
    signed = run("review", "approve", "leaflet", *arguments, "--project", project)
    assert "approved leaflet for plain readers in riverside" in signed.out
    assert "run 'kdeck build leaflet' to print it" in signed.out


def test_what_is_asked_goes_before_the_project_file(run: Run, built: Path) -> None:
    shutil.copytree(built / "themes/default", built / "themes/riverside")
    settle(built, 'theme = "riverside"\nformats = ["pdf"]\noutput = "elsewhere"\n')
    options = ("--theme", "default", "--format", "pdf", "--format", "pptx", "-o", built / "output")
    assert "8 unchanged" in run("build", "--project", built, *options).out


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "command",
    [
        ("build",),
        ("list",),
        ("check",),
        ("theme", "preview", "default"),
        ("review", "approve", "leaflet", "--by", "A", "--role", "MD", "--due", "2100-01-01"),
        ("review", "withdraw", "leaflet", "--because", "b"),
    ],
    ids=" ".join,
)
def test_a_flawed_project_file_is_told_by_every_command_that_reads_it(
    run: Run, built: Path, command: tuple[str, ...]
) -> None:
    settle(built, '# ours\ntheme = "defualt"\n')
    before = snapshot(built)
    result = run(*command, "--project", built)
    assert result.code == 1
    shown = result.out + result.err
    assert "kdeck.toml:2: theme: error: there is no theme 'defualt' [project-file]" in shown
    assert "hint: did you mean 'default'?" in shown
    # What was looked at is kept for the next time.
    kept = {checkrecord.FILE, shelf.FILE}
    assert {path: file for path, file in snapshot(built).items() if path not in kept} == before


def test_a_flawed_project_file_is_in_the_data(run: Run, built: Path) -> None:
    settle(built, "formats = 3")
    for command in (("build", "--json"), ("check", "--format", "json")):
        result = run(*command, "--project", built)
        assert result.code == 1
        (finding,) = json.loads(result.out)["findings"]
        assert (finding["code"], finding["line"]) == ("project-file", 1)
