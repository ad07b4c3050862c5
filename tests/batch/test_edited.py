"""What somebody edited is kept: a build leaves the file, says so, and writes over it when told."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pptx import Presentation

from buildable import TOPIC, edit
from days import TODAY
from kdeck.batch import build as building
from kdeck.batch import checking, record
from kdeck.batch.engine.processes import Processes
from kdeck.batch.listing import list_targets
from kdeck.batch.outcome import Report
from kdeck.batch.target import Choice
from kdeck.batch.work import Job, Made
from kdeck.fingerprint import digest
from kdeck.model.recipe import Format
from kdeck.variants import Standard

from .runs import rebuilt, record_text, run

DECK = "output/default/handout-plain.pptx"
PDF = "output/default/handout-plain.pdf"
DECKS = Choice(documents=("handout",), formats=(Format.PPTX,))
WORDS = "What we tell our own patients"


def retitled(deck: Path) -> None:
    """Change the title of the third slide, as by hand."""
    show = Presentation(str(deck))
    title = show.slides[2].shapes.title
    assert title is not None
    title.text_frame.paragraphs[0].runs[0].text = WORDS
    show.save(str(deck))


def through_office(deck: Path) -> None:
    """Change a title, and let LibreOffice write the whole file anew."""
    retitled(deck)
    folder = deck.with_name("office")
    profile = f"-env:UserInstallation={folder.as_uri()}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pptx", "--outdir", str(folder)]
    subprocess.run([*command, str(deck)], check=True, capture_output=True, timeout=240)
    shutil.move(folder / deck.name, deck)
    shutil.rmtree(folder)


def statuses(report: Report) -> dict[str, str]:
    return {outcome.target.path: str(outcome.status) for outcome in report.outcomes}


def listed(folder: Path) -> dict[str, str]:
    return {target.path: state for target, state in list_targets(folder, TODAY).outputs}


def reworded(folder: Path) -> None:
    edit(folder, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))


def assert_kept(folder: Path, change: Callable[[Path], None]) -> None:
    """Edit a deck; see it kept, before and after its sources change, until it is forced."""
    made = (folder / DECK).read_bytes()
    change(folder / DECK)
    mine = (folder / DECK).read_bytes()
    report = run(folder, DECKS)
    assert statuses(report)[DECK] == "kept"
    assert not report.failed
    assert not [f for outcome in report.outcomes for f in outcome.findings]
    assert listed(folder)[DECK] == "edited"
    reworded(folder)
    for _ in range(2):  # from the sources, and from the record of the build before
        report = run(folder, DECKS)
        assert statuses(report)[DECK] == "kept"
        assert not report.failed
        found = [(f.code, str(f.severity)) for o in report.outcomes for f in o.findings]
        assert found == [("output-edited", "warning")]
    assert (folder / DECK).read_bytes() == mine
    assert listed(folder)[DECK] == "edited"
    assert statuses(run(folder, DECKS, force=True))[DECK] == "built"
    assert (folder / DECK).read_bytes() not in (mine, made)
    assert listed(folder)[DECK] == "up to date"


def test_a_deck_with_a_title_changed_by_another_program_is_kept_until_forced(built: Path) -> None:
    assert_kept(built, retitled)


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("CI"), reason="not installed: soffice"
)
def test_a_deck_that_libreoffice_saved_is_kept_until_forced(built: Path) -> None:
    assert_kept(built, through_office)


def test_a_file_of_any_kind_that_was_edited_is_kept_and_the_rest_is_built(built: Path) -> None:
    before = (built / PDF).read_bytes()
    (built / PDF).write_bytes(before + b"\n%EOF\n")
    reworded(built)
    found = statuses(run(built))
    assert found[PDF] == "kept"
    assert found[DECK] == "built"
    assert (built / PDF).read_bytes() == before + b"\n%EOF\n"


def test_the_digest_of_a_kept_file_is_that_of_the_file_as_it_stands(built: Path) -> None:
    retitled(built / DECK)
    (outcome,) = (o for o in run(built, DECKS).outcomes if o.target.path == DECK)
    assert outcome.sha256 == digest((built / DECK).read_bytes())


def test_a_file_that_is_put_back_as_it_was_is_no_more_edited(built: Path) -> None:
    made = (built / DECK).read_bytes()
    retitled(built / DECK)
    reworded(built)
    run(built, DECKS)
    (built / DECK).write_bytes(made)
    assert listed(built)[DECK] == "out of date"
    assert DECK in rebuilt(run(built, DECKS))


@pytest.mark.slow
def test_another_version_of_kdeck_keeps_what_was_edited_and_builds_the_rest(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitled(built / DECK)
    monkeypatch.setattr(record, "program_digest", lambda: "1" * 64)
    assert listed(built)[DECK] == "edited"
    for _ in range(2):
        found = statuses(run(built))
        assert found.pop(DECK) == "kept"
    assert set(found.values()) == {"unchanged"}


def test_a_file_made_to_another_standard_is_nobodys_edit(built: Path) -> None:
    other = Choice(("handout",), formats=(Format.PDF,), standard=Standard.UA_2)
    for choice in (other, Choice(("handout",), formats=(Format.PDF,)), other):
        assert set(statuses(run(built, choice)).values()) == {"built"}


def test_an_edit_outlives_a_document_that_is_gone_for_a_while(built: Path) -> None:
    recipe = built / "sources/documents/handout.yml"
    text = recipe.read_text()
    retitled(built / DECK)
    recipe.unlink()
    run(built)
    recipe.write_text(text)
    assert statuses(run(built))[DECK] == "kept"


def test_a_record_forgets_files_that_nothing_makes_and_nobody_has(built: Path) -> None:
    (built / "sources/documents/handout.yml").unlink()
    for kind in ("pdf", "pptx"):
        for reader in ("plain", "clinician"):
            (built / f"output/default/handout-{reader}.{kind}").unlink()
    run(built, force=True)
    told = record_text(built, "default")
    assert b'"handout"' not in told
    assert b"/handout-" not in told


@pytest.mark.slow
def test_a_deck_saved_while_it_is_built_is_kept(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reworded(built)
    start = Processes.start

    def slow(engine: Processes, jobs: Sequence[Job]) -> Iterator[tuple[int, Made]]:
        yield from start(engine, jobs)
        retitled(built / DECK)

    monkeypatch.setattr(Processes, "start", slow)
    report = run(built, DECKS)
    assert statuses(report)[DECK] == "kept"
    title = Presentation(str(built / DECK)).slides[2].shapes.title
    assert title is not None
    assert title.text_frame.text == WORDS
    monkeypatch.undo()
    assert statuses(run(built, DECKS))[DECK] == "kept"


@pytest.mark.slow
def test_a_check_names_what_was_edited_and_what_it_lacks_since(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_judge_outputs", lambda *_, **__: ())

    def found() -> dict[str, tuple[str, str]]:
        verdict = checking.check_project(built, ("default",), TODAY, reference=False)
        edited = [f for f in verdict.findings if f.code == "output-edited"]
        assert not {f.span.file for f in edited} & {
            f.span.file for f in verdict.findings if f.code == "output-stale"
        }
        return {f.span.file: (str(f.severity), f.hint) for f in edited}

    for path in (DECK, PDF):
        (built / path).write_bytes((built / path).read_bytes() + b" ")
    for severity in ("note", "warning"):
        seen = found()
        assert {path: said for path, (said, _) in seen.items()} == {DECK: severity, PDF: severity}
        # What brings the changes back is named where it can: a PDF has no way back.
        assert [f"kdeck diff {path}" in seen[path][1] for path in (DECK, PDF)] == [True, False]
        if severity == "note":
            reworded(built)


def test_a_build_that_keeps_a_file_still_writes_all_others_or_none(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kdeck.batch.output import Output

    retitled(built / DECK)
    reworded(built)
    before = {path: path.read_bytes() for path in (built / "output").rglob("*.pptx")}

    def full(*_arguments: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Output, "write", full)
    with pytest.raises(OSError, match="full"):
        building.build(built, building.Order(DECKS, 1, today=TODAY), lambda *_: None)
    assert {path: path.read_bytes() for path in (built / "output").rglob("*.pptx")} == before
