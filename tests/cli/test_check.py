"""The contract of 'kdeck check'."""

import importlib.util
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from buildable import BRAND, GLOSSARY, HANDOUT, SECOND, SECOND_BRAND, TOPIC, edit, snapshot
from kdeck.batch import checkrecord, sourcememory
from kdeck.check.rules import rules

from .conftest import Run

FINDING_KEYS = {"code", "severity", "message", "hint", "file", "line", "path", "times"}
COUNTS = ("sources", "themes", "documents", "outputs", "files")
LONG = (
    "Administration of subanesthetic intravenous medication necessitates continuous observation "
    "by appropriately qualified multidisciplinary professionals."
)


def check_json(run: Run, *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    result = run("check", "--format", "json", *arguments)
    assert not result.err
    return result.code, json.loads(result.out)


def codes(data: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in data["findings"]}


def test_a_project_that_is_right_has_no_findings(run: Run, built: Path) -> None:
    before = snapshot(built)
    result = run("check", "--project", built)
    again = run("check", "--project", built)
    assert result == again
    assert (result.code, result.err) == (0, "")
    # 20 topics, 2 recipes and 4 data files; nothing draws the figure.
    assert result.out == "checked 27 sources, 1 theme and 8 outputs: no findings\n"
    after = snapshot(built)
    assert after.pop(checkrecord.FILE)
    # What is kept of sources depends on what was asked in this process before.
    for found in (before, after):
        assert found.pop(sourcememory.FILE)
    assert after == before


@pytest.mark.slow
def test_a_check_adds_to_what_is_kept_what_no_build_asks_and_a_second_check_nothing(
    spawn: Run, project: Path
) -> None:
    kept: list[set[bytes]] = []
    written = []
    for command in ("build", "check", "check"):
        assert spawn(command, "--project", project).code == 0
        data = (project / sourcememory.FILE).read_bytes()
        kept.append(set(data.splitlines()[1:]))
        written.append(data)
    assert written[1] == written[2]
    assert kept[0] <= kept[1]
    # Shades of editions that nobody built.
    assert all(line.startswith(b'"Color answer shade of ') for line in kept[1] - kept[0])


def test_a_project_that_was_never_built_can_be_checked(run: Run, project: Path) -> None:
    result = run("check", "--project", project)
    assert result.out == "checked 27 sources, 1 theme and 0 outputs: no findings\n"
    assert not (project / "output").exists()


def test_json_has_the_keys_that_are_promised(run: Run, built: Path) -> None:
    code, data = check_json(run, "--project", built)
    assert code == 0
    assert data == {
        "findings": [],
        "checked": dict(zip(COUNTS, (27, 1, 4, 8, 0), strict=True)),
    }


def test_an_error_of_the_sources_ends_with_1(run: Run, project: Path) -> None:
    edit(project, HANDOUT, lambda text: text.replace("dose,", "dosis,"))
    code, data = check_json(run, "--project", project)
    assert code == 1
    finding = next(f for f in data["findings"] if f["code"] == "topic-unknown")
    assert finding.keys() == FINDING_KEYS
    assert finding["file"] == HANDOUT
    assert data["checked"]["documents"] == 0
    assert "no document was checked" in run("check", "--project", project).out


def test_a_warning_alone_ends_with_0(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", "A reset is low."))
    result = run("check", "--project", project)
    assert result.code == 0
    assert (
        f"{TOPIC}:9: warning: 'reset' is a word to avoid: it is false [word-avoided]" in result.out
    )
    assert "  hint: say 'change over time'" in result.out
    assert result.out.endswith(": 1 warning\n")


def test_a_hard_sentence_is_named_with_its_place(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", " ".join([LONG] * 8)))
    code, data = check_json(run, "--project", project)
    assert code == 1
    finding = next(f for f in data["findings"] if f["code"] == "reading-grade")
    assert (finding["file"], finding["severity"]) == (HANDOUT, "error")
    assert LONG[:60] in finding["message"]
    assert f"{TOPIC}:9)" in finding["message"]
    assert "'multidisciplinary'" in finding["message"]


def test_a_build_refuses_what_a_check_finds_in_the_words(run: Run, project: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", "The dose is 40 mg."))
    assert codes(check_json(run, "--project", project)[1]) == {"dose-patient"}
    result = run("build", "--project", project)
    assert result.code == 1
    assert f"{TOPIC}:9: error: patients read the dose '40 mg' [dose-patient]" in result.err
    assert not (project / "output/default").exists()


@pytest.mark.slow
def test_what_nobody_uses_is_an_error_of_a_check_and_not_of_a_build(
    run: Run, project: Path
) -> None:
    edit(project, HANDOUT, lambda text: text.replace("dose, ", ""))
    code, data = check_json(run, "--project", project)
    assert (code, codes(data)) == (1, {"topic-unused"})
    assert run("build", "--project", project, "--format", "pdf").code == 0


@pytest.mark.slow
def test_a_document_that_is_hard_throughout_is_an_error(run: Run, project: Path) -> None:
    hard = " ".join([LONG] * 40)
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", hard))
    code, data = check_json(run, "--project", project)
    assert code == 1
    errors = [f for f in data["findings"] if f["code"].startswith("reading-")]
    assert {(f["code"], f["file"], f["severity"]) for f in errors} == {
        ("reading-grade", HANDOUT, "error"),
        ("reading-smog", HANDOUT, "error"),
        ("reading-smog", HANDOUT, "warning"),
    }
    assert "above 8.0" in errors[0]["message"]


@pytest.mark.slow
def test_all_themes_are_checked_unless_some_are_named(run: Run, project: Path) -> None:
    (project / SECOND_BRAND).parent.mkdir()
    (project / SECOND_BRAND).write_text(SECOND.replace("#5B2A86", "nope"))
    assert check_json(run, "--project", project)[0] == 1
    code, data = check_json(run, "--project", project, "--theme", "default")
    assert code == 0
    assert data["checked"]["themes"] == 1


def test_a_flawed_theme_does_not_hide_the_others(run: Run, project: Path) -> None:
    edit(project, BRAND, lambda text: text.replace("#0B5F66", "nope"))
    (project / SECOND_BRAND).parent.mkdir()
    (project / SECOND_BRAND).write_text(SECOND.replace("phone:", "region: FR, phone:"))
    _, data = check_json(run, "--project", project)
    assert codes(data) == {"theme-reference", "region-unknown"}
    assert data["checked"]["themes"] == 2


def test_an_output_that_is_out_of_date_is_noted(run: Run, built: Path) -> None:
    edit(built, GLOSSARY, lambda text: text.replace("nerve cells", "the nerve cells"))
    edit(built, TOPIC, lambda text: text.replace("dose is low", "dose is quite low"))
    code, data = check_json(run, "--project", built)
    assert code == 0
    assert codes(data) == {"output-stale"}
    assert {finding["severity"] for finding in data["findings"]} == {"note"}


def test_an_output_that_was_spoiled_is_found(run: Run, built: Path) -> None:
    (built / "output/default/handout-plain.pdf").write_bytes(b"%PDF-1.7 no more")
    (built / "output/default/handout-plain.pptx").write_bytes(b"")
    code, data = check_json(run, "--project", built)
    assert code == 1
    assert codes(data) == {"output-edited", "output-stale", "pdf-unreadable", "pptx-unreadable"}


@pytest.mark.slow
def test_built_files_pass_as_files_of_anybody(run: Run, built: Path) -> None:
    files = [f for f in (built / "output/default").glob("[!.]*") if f.suffix != ".json"]
    result = run("check", *sorted(files))
    assert (result.code, result.out) == (0, "checked 9 files: no findings\n")


@pytest.mark.slow
def test_the_reference_passes_what_was_built(run: Run, built: Path) -> None:
    result = run("check", "--reference", *(built / "output/default").glob("handout-*"))
    assert (result.code, result.out) == (0, "checked 4 files: no findings\n")


@pytest.mark.slow
def test_the_reference_passes_the_outputs_of_a_project(run: Run, built: Path) -> None:
    result = run("check", "--reference", "--project", built)
    assert (result.code, result.out.split(": ")[-1]) == (0, "no findings\n")


def test_a_claim_that_nothing_can_judge_is_a_finding(run: Run, built: Path) -> None:
    import pikepdf

    path = built / "output/default/handout-plain.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        claimed = packet.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")
        claimed = claimed.replace(b'pdfuaid:part="1"', b'pdfuaid:part="7"')
        assert claimed != packet
        kinds = {"Type": pikepdf.Name.Metadata, "Subtype": pikepdf.Name.XML}
        pdf.Root.Metadata = pikepdf.Stream(pdf, claimed, **kinds)
        pdf.save()
    code, data = check_json(run, "--reference", path)
    assert code == 1
    assert codes(data) == {"pdf-claim", "pdf-identifier"}


@pytest.mark.slow
def test_the_reference_judges_what_claims_nothing(run: Run, tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "blank.pdf")
    code, data = check_json(run, "--reference", tmp_path / "blank.pdf")
    assert code == 1
    assert {"pdf-untagged", "pdf-ua-1"} <= codes(data)


def test_the_reference_must_be_installed_where_it_is_asked_for(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kdeck.check.pdf.reference import jvm

    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "jpype" else find(name)
    )
    jvm.jar.cache_clear()
    for arguments in (["--project", built], [built / "output/default/handout-plain.pdf"]):
        result = run("check", "--reference", *arguments)
        assert result.code == 4
        assert "jpype" in result.err
        assert "pip install 'kdeck[verapdf]'" in result.err
    monkeypatch.undo()
    jvm.jar.cache_clear()


def test_a_file_that_is_missing_ends_with_3(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.pdf")
    assert (result.code, result.out) == (3, "")
    assert "none.pdf' cannot be read: no such file or directory" in result.err


@pytest.mark.parametrize("given", ["handout", "handout.yml", "sources/documents/handout.yml"])
def test_the_name_of_a_document_is_told_from_that_of_a_file(
    given: str, run: Run, project: Path
) -> None:
    result = run("check", given, "--project", project)
    assert (result.code, result.out) == (3, "")
    assert "'handout' is a document of the project" in result.err
    assert "run 'kdeck check' alone" in result.err
    assert "'kdeck build handout'" in result.err


@pytest.mark.slow
def test_a_missing_file_does_not_hide_the_others(run: Run, built: Path, tmp_path: Path) -> None:
    code, data = check_json(run, tmp_path / "none.pdf", built / "output/default")
    assert code == 1
    assert codes(data) == {"file-unreadable"}
    # Eight outputs, and the page that lists them.
    assert data["checked"]["files"] == 9


def test_a_folder_without_files_ends_with_3(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path).code == 3


def test_a_file_that_is_neither_pdf_nor_pptx_ends_with_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("words")
    result = run("check", tmp_path / "text.txt")
    assert result.code == 3
    assert "is no PDF, PPTX, HTML, EPUB or TXT file" in result.err


def test_the_list_beside_the_files_is_passed_over_where_a_pattern_names_all(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text("<!DOCTYPE html><title>A</title><p>Words")
    (tmp_path / "manifest.json").write_text("{}")
    named = sorted(tmp_path.iterdir())
    for paths in (named, [tmp_path / "*"]):
        result = run("check", *paths)
        assert "manifest" not in result.err
        assert result.code == 1
    alone = run("check", tmp_path / "manifest.json")
    assert (alone.code, "is no PDF" in alone.err) == (3, True)


@pytest.mark.parametrize("name", ["damaged.pdf", "damaged.pptx"])
def test_a_damaged_file_is_a_finding(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"what is this")
    code, data = check_json(run, tmp_path / name)
    assert code == 1
    assert codes(data) == {f"{name.partition('.')[2]}-unreadable"}
    assert data["checked"]["files"] == 1


def test_a_file_is_known_by_its_content(run: Run, built: Path, tmp_path: Path) -> None:
    data = (built / "output/default/handout-plain.pdf").read_bytes()
    (tmp_path / "deck.pptx").write_bytes(data)
    assert run("check", tmp_path / "deck.pptx").code == 0


def test_sarif_is_as_the_standard_wants_it(run: Run, project: Path) -> None:
    edit(project, HANDOUT, lambda text: text.replace("dose,", "dosis,"))
    log = json.loads(run("check", "--format", "sarif", "--project", project).out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"] == "kdeck"
    for rule in driver["rules"]:
        assert rule["help"]["text"] == rules()[rule["id"]].fix
        assert rule["shortDescription"]["text"]
    result = next(r for r in only["results"] if r["ruleId"] == "topic-unknown")
    assert driver["rules"][result["ruleIndex"]]["id"] == "topic-unknown"
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("the topic 'dosis' does not exist")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == HANDOUT
    assert place["region"]["startLine"] >= 1
    assert {r["level"] for r in only["results"]} <= {"error", "warning", "note"}


def test_sarif_without_findings_is_a_run_without_results(run: Run, project: Path) -> None:
    log = json.loads(run("check", "--format", "sarif", "--project", project).out)
    assert log["runs"][0]["results"] == []


def test_sarif_writes_file_names_as_addresses(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a deck#1.pptx").write_bytes(b"")
    log = json.loads(run("check", "--format", "sarif", tmp_path / "a deck#1.pptx").out)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/a%20deck%231.pptx")
    assert place["region"] == {"startLine": 1}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_file_name_of_any_bytes_is_shown(spawn: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / os.fsdecode(b"d\xffck.pptx")
    path.write_bytes(b"")
    result = spawn("check", "--format", form, path)
    assert (result.code, result.err) == (1, "")
    assert "pptx-unreadable" in result.out


@pytest.mark.slow
def test_a_report_has_every_plain_document(run: Run, project: Path, tmp_path: Path) -> None:
    edit(project, TOPIC, lambda text: text.replace("The dose is low.", "A reset is low."))
    file = tmp_path / "report.json"
    result = run("check", "--project", project, "--report", file)
    assert (result.code, result.err) == (0, "")
    report = json.loads(file.read_text("utf-8"))
    named = [(each["document"], each["audience"]) for each in report["documents"]]
    assert named == [("handout", "plain"), ("leaflet", "plain")]
    for each in report["documents"]:
        assert f"{each['document']} (US): PEMAT-P {each['pemat']['summary']}\n" in result.out
        assert re.fullmatch(r"\d+ of \d+ that a program can see, \d+ for a person",
                            each["pemat"]["summary"])  # fmt: skip
    assert report["findings"]["warning"] == {"word-avoided": 1}
    counts = [each["findings"]["warning"] for each in report["documents"]]
    assert counts == [{"word-avoided": 1}, {}]
    assert not list(tmp_path.glob(".*part"))
    before = file.read_bytes()
    run("check", "--project", project, "--report", file)
    assert file.read_bytes() == before


def test_a_report_that_cannot_be_written_says_so(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("check", "--project", project, "--report", tmp_path / "file/report.json")
    assert result.code == 5
    assert "cannot be written" in result.err


def test_there_is_no_report_on_files(run: Run, built: Path, tmp_path: Path) -> None:
    pdf = built / "output/default/handout-plain.pdf"
    result = run("check", pdf, "--report", tmp_path / "report.json")
    assert result.code == 2
    assert "not on files" in result.err
