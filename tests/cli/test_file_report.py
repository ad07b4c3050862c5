"""What 'kdeck check' says of files: a verdict first, what weighs most next, and all on request."""

import json
from email.message import Message
from importlib import metadata
from pathlib import Path

import pytest
from pikepdf import String

from check.foreign import FILES, field_, form, tree
from check.pdfs import On, e, save, tagged
from kdeck.cli.filereport import verdict
from kdeck.finding import Finding, Severity, Span, counted, in_reading_order

from .conftest import Run

MADE = {file.name: file.make for file in FILES}


def place(tmp_path: Path, name: str) -> Path:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(MADE[name]())
    return path


def test_a_scan_is_called_one_in_the_first_line(run: Run, tmp_path: Path) -> None:
    result = run("check", place(tmp_path, "scan"))
    first, second, third, *_ = result.out.splitlines()
    assert "a blind person cannot read this file, because its pages are pictures of text" in first
    assert "[pdf-scan]" in second
    assert "let a program recognize the text" in third


def test_the_verdict_is_no_more_and_no_less_than_what_was_found() -> None:
    span = Span("a.pdf")
    note = Finding("pdf-scan", "m", "h", span, Severity.WARNING)
    title, untagged = Finding("pdf-title", "m", "h", span), Finding("pdf-untagged", "m", "h", span)
    unread = Finding("pptx-unreadable", "m", "h", span)
    assert verdict([unread, title]) == "it could not be judged, so nobody knows"
    assert "nothing was found" in verdict([])
    assert "nothing was found" in verdict([note])
    assert "one thing stands" in verdict([note, title])
    assert "cannot read this file, because it has no tags" in verdict([title, untagged])


@pytest.mark.slow
def test_findings_of_a_kind_are_shown_once_and_counted(run: Run, tmp_path: Path) -> None:
    path = place(tmp_path, "word: no header")
    shown, whole = run("check", path).out, run("check", "--all", path).out
    assert shown.count("[pdf-text-size]") <= 1
    assert "can be read in part" in shown
    assert "can be read in part" not in whole
    data = json.loads(run("check", "--format", "json", path).out)
    assert whole.count("  hint: ") == len(data["findings"])


def test_many_kinds_are_cut_and_the_rest_is_named(
    capsys: pytest.CaptureFixture[str], run: Run
) -> None:
    from kdeck.cli.filereport import show_files

    assert run("--version").code == 0
    kinds = [Finding(f"pdf-{n}", "m", "h", Span("a.pdf", None, f"page {p}"))
             for n in range(14) for p in (1, 2, 10)]  # fmt: skip
    show_files(in_reading_order(kinds))
    shown = capsys.readouterr().out
    assert shown.count("error: m") == 10
    assert "and 2 more of this kind, on pages 1, 2 and 10" in shown
    assert "and 4 more kinds of findings: 'kdeck check --all'" in shown


def test_pages_are_sorted_as_numbers_and_repeats_are_counted() -> None:
    pages = [Finding("c", "m", "h", Span("a", None, f"page {n}")) for n in (10, 2, 1, 2)]
    sorted_ = in_reading_order(counted(pages))
    assert [(f.span.path, f.times) for f in sorted_] == [
        ("page 1", 1),
        ("page 2", 2),
        ("page 10", 1),
    ]


def test_forty_fields_are_forty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    fields = tuple(field_() for n in range(40))
    path.write_bytes(tree(change=form(b"", *fields))())
    data = json.loads(run("check", "--format", "json", path).out)
    (one,) = [f for f in data["findings"] if "what to fill in" in f["message"]]
    assert one["times"] == 40
    for options in ((), ("--all",)):
        assert "(40 times)" in run("check", *options, path).out
    named = tuple(field_(T=String(f"f{n}")) for n in range(40))
    path.write_bytes(tree(change=form(b"", *named))())
    shown = run("check", path).out
    assert "the form field 'f0' does not say" in shown
    assert "and 39 more of this kind" in shown


def test_sarif_says_where_the_program_is_at_home_once_the_package_does(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place(tmp_path, "scan")
    about = Message()
    about["Project-URL"] = "Home, https://example.org/kdeck"
    monkeypatch.setattr(metadata, "metadata", lambda _name: about)
    log = json.loads(run("check", "--format", "sarif", path).out)
    (only,) = log["runs"]
    assert only["tool"]["driver"]["informationUri"] == "https://example.org/kdeck"
    places = [r["locations"][0]["physicalLocation"] for r in only["results"]]
    assert all(place["region"]["startLine"] >= 1 for place in places)


@pytest.mark.slow
def test_a_claim_of_part_2_hears_what_was_not_judged(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "modern.pdf"
    claim = "<pdfuaid:part>2</pdfuaid:part>"
    path.write_bytes(save(tagged(["/H1 <</MCID 0>> BDC EMC"], e("H1", On(0, 0)), xmp=claim)))
    assert "[pdf-part-judged]" in run("check", path).out
    path.write_bytes(MADE["scan"]())
    assert "[pdf-part-judged]" not in run("check", path).out
