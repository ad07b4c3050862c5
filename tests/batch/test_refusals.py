"""A build that is refused says why, and leaves what was there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import (
    BRAND,
    HANDOUT,
    NOTES,
    REGIONS,
    SAFETY,
    TOPIC,
    edit,
    note_path,
    own_part,
    snapshot,
)
from kdeck.batch.outcome import Report
from kdeck.batch.target import Choice
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding
from kdeck.model.recipe import Format

from .runs import run

UNCONFIRMED = """\
  IE:
    name: Ireland
    emergency: {number: "112 or 999", confirmed: false}
    lines:
      - {name: "Samaritans", how: "Call 116 123.", number: "116 123", confirmed: false}
    crisis:
      plain: "Call {crisis-line}. In danger, call {emergency}."
      clinician: "Crisis: {crisis-line}. Danger: {emergency}."
"""


def findings(report: Report) -> list[Finding]:
    return [*report.findings, *(f for outcome in report.outcomes for f in outcome.findings)]


def refused(folder: Path, choice: Choice | None = None) -> dict[str, Finding]:
    """Build what must be refused without a trace; give the findings by their codes."""
    before = snapshot(folder)
    report = run(folder, choice or Choice())
    found = findings(report)
    assert found
    assert not [outcome for outcome in report.outcomes if outcome.status == "built"]
    assert snapshot(folder) == before
    return {finding.code: finding for finding in found}


def drop(note: str) -> Callable[[str], str]:
    return lambda text: text.replace(f", {note.lower()}", "")


@pytest.mark.sampled(3)
@pytest.mark.parametrize("note", NOTES)
def test_a_document_without_a_safety_note_is_refused(built: Path, note: str) -> None:
    edit(built, HANDOUT, drop(note))
    finding = refused(built)["safety-note"]
    assert f"lacks the safety note {note}, {NOTES[note]}" in finding.message
    assert finding.span.file == HANDOUT


@pytest.mark.slow
def test_a_safety_note_for_one_audience_only_is_refused(built: Path) -> None:
    edit(
        built,
        note_path("D-08"),
        lambda text: text.replace("starred: true", "audiences: [plain]\nstarred: true"),
    )
    finding = refused(built)["safety-note"]
    assert "the clinician document" in finding.message


def test_a_safety_note_without_its_star_is_refused(built: Path) -> None:
    edit(built, note_path("D-08"), lambda text: text.replace("starred: true", "starred: false"))
    assert "D-08" in refused(built)["safety-note"].message


@pytest.mark.parametrize("words", [".", "There is no need to ask us about D-08."])
def test_a_safety_note_that_does_not_tell_its_facts_is_refused(built: Path, words: str) -> None:
    edit(built, note_path("D-08"), lambda text: text.replace("Talk to us about D-08.", words))
    finding = refused(built)["safety-note"]
    assert "D-08, sleepiness and breathing" in finding.message
    assert "'whom to ask'" in finding.message
    assert finding.span.file == note_path("D-08")


def test_key_points_that_do_not_tell_the_facts_of_their_note_stop_the_deck(built: Path) -> None:
    edit(built, note_path("D-08"), lambda text: text.replace("- Ask us about D-08.", "- Ask."))
    assert "on its slides" in refused(built, Choice(formats=(Format.PPTX,)))["safety-note"].message
    report = run(built, Choice(formats=(Format.PDF,)))
    assert {outcome.status for outcome in report.outcomes} <= {"built", "unchanged"}


def test_a_heading_that_waves_the_notes_aside_is_refused(built: Path) -> None:
    edit(built, SAFETY, lambda text: text + 'never: ["skip these"]\n')
    heading = '  - heading: {plain: "Old notes: skip these", clinician: "Notes"}\n    topics:'
    edit(built, HANDOUT, lambda text: text.replace("  - topics:", heading))
    finding = refused(built)["note-contradicted"]
    assert finding.span.file == HANDOUT


def test_a_project_without_the_list_of_safety_notes_is_refused(built: Path) -> None:
    (built / SAFETY).unlink()
    assert refused(built)["file-missing"].span.file == SAFETY


def test_a_region_without_confirmed_numbers_is_refused(built: Path) -> None:
    edit(built, REGIONS, lambda text: text + UNCONFIRMED)
    edit(built, BRAND, lambda text: own_part(text, "region: IE"))
    finding = refused(built)["crisis-unconfirmed"]
    assert "'IE' is" in finding.message
    assert finding.span.file == REGIONS


def test_a_region_without_contacts_is_refused(built: Path) -> None:
    edit(built, BRAND, lambda text: own_part(text, "region: FR"))
    finding = refused(built)["region-unknown"]
    assert "'FR'" in finding.message
    assert finding.span.file == BRAND


@pytest.mark.parametrize(
    ("character", "name"),
    [("\U0001f600", "U+1F600, GRINNING FACE"), ("क", "U+0915, DEVANAGARI LETTER KA")],
)
def test_a_character_without_a_glyph_is_refused(built: Path, character: str, name: str) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", f"dose is low {character}."))
    finding = refused(built)["glyph-missing"]
    assert f"'{character}' ({name})" in finding.message
    line = (built / TOPIC).read_text().splitlines().index(f"The dose is low {character}.") + 1
    assert (finding.span.file, finding.span.line) == (TOPIC, line)
    assert "Source Sans 3, Noto Sans Symbols 2 were tried" in finding.hint


@pytest.mark.slow
def test_a_flaw_of_one_document_keeps_all_from_being_written(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    edit(built, note_path("D-18"), lambda text: text.replace("Talk to us", "Speak with us"))
    report = run(built, Choice(documents=("handout", "leaflet")))
    states = {outcome.target.path: str(outcome.status) for outcome in report.outcomes}
    assert states.pop("output/default/handout-plain.pdf") == "failed"
    assert "built" not in states.values()
    refused(built)


def test_a_flaw_that_is_mended_builds_again(built: Path) -> None:
    before = snapshot(built)
    text = (built / TOPIC).read_text()
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    refused(built)
    (built / TOPIC).write_text(text)
    assert {outcome.status for outcome in run(built).outcomes} == {"unchanged"}
    assert snapshot(built) == before


def test_a_source_that_cannot_be_read_is_refused(built: Path) -> None:
    (built / TOPIC).write_bytes(b"\xff")
    assert refused(built)["encoding"].span.file == TOPIC


def test_a_full_disk_leaves_what_was_there(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(built, note_path("D-18"), lambda text: text.replace("Talk to us", "Speak with us"))
    before, sync = snapshot(built), os.fsync
    brought: list[int] = []

    def full(handle: int) -> None:
        brought.append(handle)
        if len(brought) == 3:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KdeckError, match=r"cannot be written: .*[Nn]o space") as caught:
        run(built)
    assert caught.value.code is ExitCode.NOT_RENDERED
    assert snapshot(built) == before


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice(documents=("nothing",)), "there is no document 'nothing'"),
        (Choice(themes=("nothing",)), "there is no theme 'nothing'"),
    ],
)
def test_what_does_not_exist_cannot_be_chosen(built: Path, choice: Choice, message: str) -> None:
    with pytest.raises(KdeckError, match=message) as caught:
        run(built, choice)
    assert caught.value.code is ExitCode.UNREADABLE


def test_a_folder_without_sources_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(KdeckError, match="there is no folder 'sources' here"):
        run(tmp_path)
    assert not list(tmp_path.iterdir())
