"""What somebody finds who has just made a project: a guide, and themes that are for show."""

import json
import re
from pathlib import Path

import pytest

from buildable import write
from kdeck.batch.starter import shipped_themes

from .conftest import ROOT, Run


def test_a_new_project_has_a_guide_to_its_folders_and_commands(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "mine")
    assert made.code == 0
    assert "README.md says what is where" in made.out
    assert "kdeck theme new" in made.out
    guide = (tmp_path / "mine/README.md").read_text(encoding="utf-8")
    for folder in ("topics", "documents", "figures"):
        assert f"`sources/{folder}/`" in guide
        assert (tmp_path / "mine/sources" / folder).is_dir()
    for theme in shipped_themes():
        assert f"`{theme}`" in guide
    commands = set(re.findall(r"(?m)^    kdeck ([a-z]+(?: [a-z]+)?)", guide))
    assert {"theme new", "theme check", "build", "list", "check"} <= commands
    for command in commands:
        assert run(*command.split(), "--help").code == 0


@pytest.mark.slow
def test_the_first_commands_of_the_guide_work_as_they_stand(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "mine")
    where = ("--project", tmp_path / "mine")
    made = run("theme", "new", "my-clinic", "--clinic", "Ours", "--phone", "555-555-0134", *where)
    assert made.code == 0, made.err
    checked = run("theme", "check", "my-clinic", *where)
    assert checked.code == 0
    assert set(re.findall(r"\[([a-z-]+)\]", checked.out)) == {"after-hours", "visit-unsaid"}


@pytest.mark.slow
def test_what_is_for_show_is_said_to_be(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "mine")
    where = ("--project", tmp_path / "mine")
    run("theme", "new", "ours", *where)
    listed = run("list", *where).out
    for theme in shipped_themes():
        assert re.search(rf"(?m)^  {theme} +an invented clinic, to show$", listed)
        assert re.search(rf"(?m)^  not built +\d+ of the invented clinic '{theme}'$", listed)
        assert f"output/{theme}/" not in listed
    assert re.search(r"(?m)^  ours$", listed)
    assert "not built    output/ours/snow-hill-plain.pdf" in listed
    named = run("theme", "list", *where).out
    assert re.findall(r"(?m)^(\S+)  an invented clinic, to show$", named) == [*shipped_themes()]
    data = json.loads(run("list", "--json", *where).out)
    assert data["demonstrations"] == [*shipped_themes()]
    assert any(output["path"].startswith("output/default/") for output in data["outputs"])


@pytest.mark.slow
def test_a_shipped_theme_that_was_made_ones_own_is_no_longer_for_show(
    run: Run, tmp_path: Path
) -> None:
    run("init", tmp_path / "mine")
    brand = tmp_path / "mine/themes/default/_brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("Quiet Hill", "Our Own"))
    listed = run("list", "--project", tmp_path / "mine").out
    assert "not built    output/default/snow-hill-plain.pdf" in listed


def test_no_message_names_a_file_that_a_project_does_not_have() -> None:
    for path in (*(ROOT / "kdeck").rglob("*.py"), *(ROOT / "kdeck").rglob("*.toml")):
        assert "CONTRIBUTING" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("name", ["con", "AUX", "nul", "Com1", "lpt9"])
def test_a_name_that_windows_keeps_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    project = write(tmp_path / "p")
    result = run("theme", "new", name, "--project", project)
    assert result.code == 2
    assert f"'{name}' is no name for a theme" in result.err
    recipe = project / f"sources/documents/{name.lower()}.yml"
    text = (project / "sources/documents/handout.yml").read_text(encoding="utf-8")
    recipe.write_text(text.replace("id: handout", f"id: {name.lower()}"), encoding="utf-8")
    built = run("build", "--project", project)
    assert built.code == 1
    assert f"'{name.lower()}' is a name that Windows keeps for itself" in built.err


def test_two_themes_that_differ_in_capitals_are_refused(run: Run, tmp_path: Path) -> None:
    project = write(tmp_path / "p")
    result = run("theme", "new", "Default", "--project", project)
    assert result.code == 2
    assert "differs from that of the theme 'default' in capitals only" in result.err
    assert not (project / "themes/Default").exists()
    (project / "themes/DEFAULT").mkdir()
    (project / "themes/DEFAULT/_brand.yml").write_text("meta: {name: Ours}\n")
    for command in (("build",), ("theme", "check", "default")):
        told = run(*command, "--project", project)
        assert told.code == 1
        assert "in capitals only" in told.out + told.err


def test_theme_check_reads_what_a_build_of_the_theme_would_refuse(run: Run, tmp_path: Path) -> None:
    project = write(tmp_path / "p")
    words = project / "themes/default/words"
    words.mkdir()
    (words / "find-us.md").write_text("#### By bus\n\n![A map](map.png)\n")
    (words / "findus.md").write_text("By bus.\n")
    documents = project / "themes/default/documents"
    documents.mkdir()
    (documents / "own.yml").write_text("id: own\n")
    checked = run("theme", "check", "default", "--project", project)
    built = run("build", "--project", project)
    assert checked.code == built.code == 1
    for line in built.err.splitlines():
        if "error: " in line:
            assert line in checked.out
    assert "themes/default/words/find-us.md" in checked.out
    assert "themes/default/documents/own.yml" in checked.out


@pytest.mark.slow
def test_a_project_needs_no_glossary_and_no_words_to_avoid(run: Run, tmp_path: Path) -> None:
    project = write(tmp_path / "p")
    topic = project / "sources/topics/dose.md"
    plain = re.sub(r"\[([^\]]*)\]\{\.term[^}]*\}", r"\1", topic.read_text(encoding="utf-8"))
    topic.write_text(plain, encoding="utf-8")
    for text in (None, "as-of: 2026-06\navoid: []\n", 'as-of: "2026-06"\n'):
        for name in ("glossary", "words"):
            place = project / f"sources/{name}.yml"
            if text is None:
                place.unlink()
            elif name == "words":
                place.write_text(text.replace("2026-06\na", '"2026-06"\na'), encoding="utf-8")
        result = run("build", "handout", "--project", project)
        assert (result.code, result.err) == (0, "")
