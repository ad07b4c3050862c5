"""The contract of 'kdeck build' and 'kdeck list'."""

import json
from pathlib import Path
from typing import Any

import pytest

from buildable import HANDOUT, SECOND, SECOND_BRAND, TOPIC, edit, write
from kdeck.fingerprint import digest
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

from .conftest import Run

OUTPUT_KEYS = {
    "path", "document", "audience", "format", "edition", "language", "theme", "status", "sha256",
    "seconds", "findings",
}  # fmt: skip
FINDING_KEYS = {"code", "severity", "message", "hint", "file", "line", "path", "times"}


def build_json(run: Run, project: Path, *more: str) -> tuple[int, dict[str, Any]]:
    result = run("build", "--json", "--project", project, *more)
    assert not result.err
    return result.code, json.loads(result.out)


@pytest.mark.slow
def test_json_of_a_build_has_the_keys_that_are_promised(run: Run, project: Path) -> None:
    code, data = build_json(run, project)
    assert code == 0
    assert data.keys() == {"outputs", "seconds"}
    assert len(data["outputs"]) == 8
    for output in data["outputs"]:
        assert output.keys() == OUTPUT_KEYS
        assert output["status"] == "built"
        assert (output["edition"], output["language"]) == ("standard", "en")
        assert output["findings"] == []
        assert output["sha256"] == digest((project / output["path"]).read_bytes())


def test_what_can_be_chosen_is_every_word_that_there_is(run: Run) -> None:
    told = "".join(run("build", "--help").out.split())
    for words in (Audience, Format, Edition, Standard):
        assert f"[{'|'.join(words)}]" in told


@pytest.mark.slow
def test_json_of_a_second_build_says_unchanged(run: Run, built: Path) -> None:
    code, data = build_json(run, built)
    assert code == 0
    assert {output["status"] for output in data["outputs"]} == {"unchanged"}


def test_json_of_a_refused_target_has_its_findings(run: Run, built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    code, data = build_json(run, built, "--audience", "plain", "handout")
    assert code == 1
    (finding,) = data["outputs"][0]["findings"]
    assert finding.keys() == FINDING_KEYS
    assert (finding["code"], finding["file"]) == ("glyph-missing", TOPIC)
    assert {output["status"] for output in data["outputs"]} == {"failed"}
    assert {output["sha256"] for output in data["outputs"]} == {""}


def test_json_of_flawed_sources_has_their_findings(run: Run, built: Path) -> None:
    edit(built, HANDOUT, lambda text: text.replace("dose,", "dosis,"))
    code, data = build_json(run, built)
    assert code == 1
    assert data["outputs"] == []
    (finding,) = data["findings"]
    assert finding.keys() == FINDING_KEYS
    assert finding["code"] == "topic-unknown"


def test_findings_go_to_standard_error_with_a_hint(run: Run, built: Path) -> None:
    edit(built, HANDOUT, lambda text: text.replace("dose,", "dosis,"))
    result = run("build", "--project", built)
    assert result.code == 1
    first, second = result.err.splitlines()
    assert first.startswith(f"{HANDOUT}:")
    assert first.endswith("error: the topic 'dosis' does not exist [topic-unknown]")
    assert second == "  hint: did you mean 'dose'?"


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["handout"], 4),
        (["handout", "leaflet", "--format", "pdf"], 4),
        (["--audience", "plain"], 4),
        (["leaflet", "--audience", "clinician", "--format", "pptx"], 1),
        (["--theme", "default", "--theme", "default"], 8),
    ],
    ids=str,
)
def test_options_choose_the_targets(
    run: Run, built: Path, arguments: list[str], count: int
) -> None:
    _, data = build_json(run, built, *arguments)
    assert len(data["outputs"]) == count


def test_text_of_a_build_lists_each_target_and_sums_up(run: Run, built: Path) -> None:
    result = run("build", "--project", built)
    *lines, last = result.out.splitlines()
    assert lines[0] == "unchanged output/default/handout-plain.pdf"
    assert len(lines) == 8
    assert last.startswith("8 unchanged in ")
    assert not result.err


def test_list_shows_documents_themes_and_states(run: Run, built: Path) -> None:
    (built / "output/default/leaflet-plain.pdf").unlink()
    result = run("list", "--project", built)
    assert result.code == 0
    for words in ("handout", "A leaflet", "default", "standard", "not built    output/default/lea"):
        assert words in result.out


def test_json_of_list_has_the_keys_that_are_promised(run: Run, built: Path) -> None:
    data = json.loads(run("list", "--json", "--project", built).out)
    assert data.keys() == {
        "documents", "themes", "demonstrations", "usual", "editions", "reviews", "outputs",
    }  # fmt: skip
    assert data["themes"] == ["default"]
    assert {output["state"] for output in data["outputs"]} == {"up to date"}
    assert {entry["id"] for entry in data["documents"]} == {"handout", "leaflet"}


def test_a_kept_file_ends_well_and_one_line_says_how_to_go_on(built: Path, run: Run) -> None:
    deck = built / "output/default/handout-plain.pptx"
    deck.write_bytes(deck.read_bytes() + b" ")
    only = ("--project", built, "--format", "pptx")
    result = run("build", "handout", *only)
    assert result.code == 0
    assert "kept      output/default/handout-plain.pptx\n" in result.out
    (how,) = (line for line in result.out.splitlines() if "--force" in line)
    assert "kdeck diff FILE" in how
    assert "1 unchanged, 1 kept in" in result.out
    assert not result.err
    assert "edited       output/default/handout-plain.pptx" in run("list", "--project", built).out
    outputs = json.loads(run("build", "handout", *only, "--json").out)["outputs"]
    assert [entry["status"] for entry in outputs] == ["kept", "unchanged"]


@pytest.mark.slow
def test_all_themes_are_built_each_by_itself_and_what_is_left_is_told(
    run: Run, project: Path
) -> None:
    write(project, {SECOND_BRAND: "color: {primary: nope}\n"})
    result = run("build", "leaflet", "--all-themes", "--project", project)
    assert result.code == 1
    assert result.err.startswith(f"{SECOND_BRAND}:")
    assert "not built: aurora, whose files are as they were" in result.out
    write(project, {SECOND_BRAND: SECOND})
    code, data = build_json(run, project, "leaflet", "--all-themes")
    assert (code, "left" in data) == (0, False)
    status = {output["theme"]: output["status"] for output in data["outputs"]}
    assert status == {"aurora": "built", "default": "unchanged"}


def test_a_list_of_themes_builds_those_that_there_are_and_tells_of_the_rest(
    run: Run, project: Path
) -> None:
    listed = project / "clinics.txt"
    listed.write_text("# ours\ndefualt\ndefault\n", "utf-8")
    result = run("build", "leaflet", "--themes-from", listed, "--project", project)
    assert result.code == 1
    assert result.err == (
        f"{listed}:2: error: there is no theme 'defualt' [themes-list]\n"
        "  hint: did you mean 'default'?\n"
    )
    assert "4 built" in result.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--all-themes", "--theme", "default"), "cannot be given together"),
        (("--scheduler", "tcp://127.0.0.1:1"), "add '--engine dask'"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Run, project: Path, options: tuple[str, ...], said: str
) -> None:
    result = run("build", *options, "--project", project)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
