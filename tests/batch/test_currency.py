"""Nothing is built twice, and everything whose inputs changed is."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import BRAND, LEAFLET, SECOND_BRAND, TOPIC, edit, note_path, snapshot
from days import TODAY
from kdeck.batch import cutfonts, sourcememory, trial
from kdeck.batch.checking import check_project
from kdeck.batch.listed import index_path
from kdeck.batch.listing import list_targets
from kdeck.batch.manifest import manifest_path
from kdeck.batch.record import record_file
from kdeck.batch.target import Choice
from kdeck.errors import KdeckError
from kdeck.fingerprint import digest
from kdeck.model.audience import Audience
from kdeck.model.recipe import USUAL_FORMATS, Format

from .runs import ALL, DEFAULT, change_record, rebuilt, record_text, run


def outputs(theme: str, document: str) -> set[str]:
    return {
        f"output/{theme}/{document}-{audience}.{kind}"
        for audience in Audience
        for kind in USUAL_FORMATS
    }


RECORD = record_file("default")
PLAIN_HANDOUT = {f"output/default/handout-plain.{kind}" for kind in USUAL_FORMATS}
ALL_OUTPUTS = {
    path for theme in ("default", "aurora") for name in ("handout", "leaflet")
    for path in outputs(theme, name)
}  # fmt: skip


def test_a_build_writes_every_target_and_the_record(built: Path) -> None:
    records = {record_file(theme) for theme in ALL.themes}
    lists = {path(theme) for theme in ALL.themes for path in (index_path, manifest_path)}
    # Fonts are kept where this process cut them, and not where another had made the decks.
    written = set(snapshot(built)) - {cutfonts.FILE}
    assert written == ALL_OUTPUTS | records | lists | {trial.FILE, sourcememory.FILE}


def test_a_second_build_touches_nothing(built: Path) -> None:
    before = snapshot(built)
    report = run(built, ALL)
    assert {outcome.status for outcome in report.outcomes} == {"unchanged"}
    assert len(report.outcomes) == 16
    assert snapshot(built) == before


def test_what_is_unchanged_has_its_digest(built: Path) -> None:
    for outcome in run(built, ALL).outcomes:
        assert outcome.sha256 == digest((built / outcome.target.path).read_bytes())


@pytest.mark.slow
@pytest.mark.usefixtures("made_anew")
def test_force_builds_all_again_to_the_same_bytes(built: Path) -> None:
    before = {path: data for path, (data, _) in snapshot(built).items()}
    assert rebuilt(run(built, ALL, force=True)) == ALL_OUTPUTS
    assert {path: data for path, (data, _) in snapshot(built).items()} == before


def test_a_changed_topic_rebuilds_the_documents_that_use_it(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace('="rct"', '="label"'))
    assert rebuilt(run(built)) == outputs("default", "handout")
    assert rebuilt(run(built)) == set()


def test_a_changed_wording_rebuilds_what_its_audience_reads(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    assert rebuilt(run(built)) == PLAIN_HANDOUT


@pytest.mark.slow
def test_a_topic_that_all_use_rebuilds_all(built: Path) -> None:
    edit(built, note_path("D-18"), lambda text: text.replace("Talk to us", "Speak with us"))
    assert rebuilt(run(built, ALL)) == ALL_OUTPUTS


def test_a_file_that_nothing_uses_rebuilds_nothing(built: Path) -> None:
    (built / "sources/topics/spare.md").write_text(
        (built / TOPIC).read_text().replace("id: dose", "id: spare").replace("#low-dose", "#other")
    )
    assert rebuilt(run(built, ALL)) == set()


@pytest.mark.slow
def test_a_changed_recipe_rebuilds_its_document(built: Path) -> None:
    edit(built, LEAFLET, lambda text: text.replace('"1.0"', '"1.1"'))
    assert rebuilt(run(built)) == outputs("default", "leaflet")


@pytest.mark.slow
def test_a_changed_theme_rebuilds_its_own_outputs(built: Path) -> None:
    edit(built, SECOND_BRAND, lambda text: text.replace("#5B2A86", "#6B2A86"))
    wanted = outputs("aurora", "handout") | outputs("aurora", "leaflet")
    assert rebuilt(run(built, ALL)) == wanted


@pytest.mark.slow
def test_two_themes_do_not_disturb_each_other(fresh: Path, built: Path) -> None:
    for theme in ("aurora", "default", "aurora"):
        run(fresh, Choice(themes=(theme,)))
    both, each = snapshot(built), snapshot(fresh)
    assert {path: both[path][0] for path in ALL_OUTPUTS} == {
        path: each[path][0] for path in ALL_OUTPUTS
    }
    assert rebuilt(run(fresh, ALL)) == set()


@pytest.mark.slow
def test_a_change_that_one_theme_has_seen_is_news_to_the_other(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    assert rebuilt(run(built, DEFAULT)) == PLAIN_HANDOUT
    aurora = {path.replace("default", "aurora") for path in PLAIN_HANDOUT}
    assert rebuilt(run(built, Choice(themes=("aurora",)))) == aurora


@pytest.mark.parametrize("change", ["deleted", "emptied"])
def test_an_output_that_is_gone_or_empty_is_built_again(built: Path, change: str) -> None:
    # What was altered otherwise is somebody's work: see test_edited.py.
    path = "output/default/handout-plain.pdf"
    before = (built / path).read_bytes()
    if change == "deleted":
        (built / path).unlink()
    else:
        (built / path).write_bytes(b"")
    assert rebuilt(run(built, ALL)) == {path}
    assert (built / path).read_bytes() == before


@pytest.mark.slow
def test_a_partial_build_leaves_the_rest_to_a_full_one(fresh: Path) -> None:
    pdfs = rebuilt(run(fresh, Choice(formats=(Format.PDF,))))
    assert {path.rpartition(".")[2] for path in pdfs} == {"pdf"}
    decks = rebuilt(run(fresh))
    assert {path.rpartition(".")[2] for path in decks} == {"pptx"}
    assert len(pdfs) == len(decks) == 4
    assert rebuilt(run(fresh)) == set()


def deep(_data: bytes) -> bytes:
    body = b"[" * 200_000
    return b"kdeck record 4 " + b"0" * 64 + b" " + digest(body).encode() + b"\n" + body


SPOILED: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: b"{",
    lambda data: b"\xff\xfe",
    lambda data: b"\n",
    lambda data: b'{"version": 99}',
    lambda data: data[:-1],
    lambda data: data + b"\n",
    lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    lambda data: data.replace(b"kdeck record ", b"kdeck record 1"),
    lambda data: data.replace(b"0" * 64, b"1" * 64, 1),
    deep,
)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("spoil", SPOILED)
def test_a_spoiled_record_rebuilds_all(built: Path, spoil: Callable[[bytes], bytes]) -> None:
    before = (built / RECORD).read_bytes()
    (built / RECORD).write_bytes(spoil(before))
    one = Choice(documents=("leaflet",), formats=(Format.PPTX,))
    assert len(rebuilt(run(built, one))) == 2
    assert rebuilt(run(built, one)) == set()


@pytest.mark.slow
def test_a_spoiled_record_of_one_theme_leaves_the_other(built: Path) -> None:
    (built / RECORD).write_bytes(b"")
    assert rebuilt(run(built, ALL)) == outputs("default", "handout") | outputs("default", "leaflet")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("plant", ["pipe", "folder", "link"])
def test_what_is_no_file_in_the_place_of_a_record_does_not_hold_up_a_build(
    built: Path, tmp_path: Path, plant: str
) -> None:
    place = built / RECORD
    place.unlink()
    if plant == "pipe":
        os.mkfifo(place)
    elif plant == "link":
        (tmp_path / "else").write_bytes(b"theirs")
        place.symlink_to(tmp_path / "else")
    else:
        place.mkdir()
        with pytest.raises(KdeckError, match="cannot be written"):
            run(built, force=True)
        return
    assert len(rebuilt(run(built))) == 8
    assert rebuilt(run(built)) == set()
    assert plant != "link" or (tmp_path / "else").read_bytes() == b"theirs"


@pytest.mark.sampled(3)
@pytest.mark.parametrize("key", ["inputs", "expected", "outputs", "usual", "prepared"])
@pytest.mark.parametrize("value", [5, [[]], {}])
def test_a_record_of_another_shape_rebuilds_all(built: Path, key: str, value: object) -> None:
    change_record(built, "default", lambda seen: seen | {key: value})
    one = Choice(documents=("leaflet",), formats=(Format.PPTX,))
    assert len(rebuilt(run(built, one))) == 2


@pytest.mark.sampled(1)
@pytest.mark.parametrize("key", ["inputs", "prepared", "usual"])
def test_a_record_with_a_key_missing_rebuilds_all(built: Path, key: str) -> None:
    change_record(built, "default", lambda seen: {k: v for k, v in seen.items() if k != key})
    assert len(rebuilt(run(built))) == 8


def test_a_record_grows_by_theme_and_not_by_project(built: Path) -> None:
    (first, second) = ((built / record_file(theme)).stat().st_size for theme in ALL.themes)
    assert abs(first - second) < 200
    assert b"handout" in record_text(built, "default")
    assert b"aurora" not in record_text(built, "default")


@pytest.mark.slow
def test_the_outputs_of_a_document_that_is_gone_are_named_and_kept(built: Path) -> None:
    (built / LEAFLET).unlink()
    left = outputs("default", "leaflet")
    assert set(list_targets(built, TODAY).orphans) == left | outputs("aurora", "leaflet")
    for _ in range(2):
        report = run(built)
        assert {finding.span.file for finding in report.findings} == left
        assert {(f.code, f.severity) for f in report.findings} == {("output-orphan", "note")}
        assert not report.failed
    verdict = check_project(built, ("default",), TODAY, reference=False)
    assert left == {f.span.file for f in verdict.findings if f.code == "output-orphan"}
    assert left <= set(snapshot(built))


def test_the_outputs_of_a_theme_that_is_gone_are_named_and_kept(built: Path) -> None:
    shutil.rmtree((built / SECOND_BRAND).parent)
    left = outputs("aurora", "handout") | outputs("aurora", "leaflet")
    assert {finding.span.file for finding in run(built).findings} == left
    assert set(list_targets(built, TODAY).orphans) == left
    assert left <= set(snapshot(built))


def test_files_of_others_in_the_output_folder_are_left_out_of_account(built: Path) -> None:
    for name in ("samples/page.pdf", "default/notes.txt", "default/.hidden.pdf", "aurora/mine.png"):
        (built / "output" / name).parent.mkdir(exist_ok=True)
        (built / "output" / name).write_bytes(b"x")
    (built / "output/default/specimen.pdf").write_bytes(b"x")
    assert not run(built).findings
    assert not list_targets(built, TODAY).orphans


def test_a_document_that_cannot_be_read_is_not_gone(built: Path) -> None:
    (built / LEAFLET).write_text("no recipe")
    assert not list_targets(built, TODAY).orphans


@pytest.mark.parametrize("link", ["output", "output/default"])
def test_an_output_folder_that_leads_out_is_refused_alike(
    fresh: Path, tmp_path: Path, link: str
) -> None:
    (fresh / link).parent.mkdir(exist_ok=True)
    (fresh / link).symlink_to(tmp_path)
    before = sorted(tmp_path.iterdir())
    refused = f"'{link}.*' leads out of the project"
    with pytest.raises(KdeckError, match=refused):
        run(fresh)
    with pytest.raises(KdeckError, match=refused):
        list_targets(fresh, TODAY)
    assert sorted(tmp_path.iterdir()) == before


def test_the_listing_says_what_is_up_to_date(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    run(built, Choice(formats=(Format.PDF,)))
    (built / "output/aurora/leaflet-plain.pdf").unlink()
    states = {target.path: state for target, state in list_targets(built, TODAY).outputs}
    assert states["output/default/handout-plain.pdf"] == "up to date"
    assert states["output/default/handout-plain.pptx"] == "out of date"
    assert states["output/default/leaflet-plain.pptx"] == "up to date"
    assert states["output/aurora/handout-plain.pdf"] == "out of date"
    assert states["output/aurora/leaflet-plain.pdf"] == "not built"


def test_a_brand_file_that_is_only_read_again_rebuilds_nothing(built: Path) -> None:
    text = (built / BRAND).read_text()
    (built / BRAND).write_text(text)
    assert rebuilt(run(built, ALL)) == set()
