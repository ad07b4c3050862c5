"""Nothing is built twice, and everything whose inputs changed is."""

import json
from pathlib import Path

import pytest

from buildable import BRAND, LEAFLET, SECOND_BRAND, TOPIC, edit, note_path, snapshot
from kdeck.batch import trial
from kdeck.batch.listing import list_targets
from kdeck.batch.record import FILE
from kdeck.batch.target import Choice
from kdeck.fingerprint import digest
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

from .runs import ALL, DEFAULT, rebuilt, run


def outputs(theme: str, document: str) -> set[str]:
    return {
        f"output/{theme}/{document}-{audience}.{kind}" for audience in Audience for kind in Format
    }


PLAIN_HANDOUT = {f"output/default/handout-plain.{kind}" for kind in Format}
ALL_OUTPUTS = {
    path for theme in ("default", "aurora") for name in ("handout", "leaflet")
    for path in outputs(theme, name)
}  # fmt: skip


def test_a_build_writes_every_target_and_the_record(built: Path) -> None:
    assert set(snapshot(built)) == ALL_OUTPUTS | {FILE, trial.FILE}


def test_a_second_build_touches_nothing(built: Path) -> None:
    before = snapshot(built)
    report = run(built, ALL)
    assert {outcome.status for outcome in report.outcomes} == {"unchanged"}
    assert len(report.outcomes) == 16
    assert snapshot(built) == before


def test_what_is_unchanged_has_its_digest(built: Path) -> None:
    for outcome in run(built, ALL).outcomes:
        assert outcome.sha256 == digest((built / outcome.target.path).read_bytes())


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


def test_a_topic_that_all_use_rebuilds_all(built: Path) -> None:
    edit(built, note_path("D-18"), lambda text: text.replace("Talk to us", "Speak with us"))
    assert rebuilt(run(built, ALL)) == ALL_OUTPUTS


def test_a_file_that_nothing_uses_rebuilds_nothing(built: Path) -> None:
    (built / "sources/topics/spare.md").write_text(
        (built / TOPIC).read_text().replace("id: dose", "id: spare").replace("#low-dose", "#other")
    )
    assert rebuilt(run(built, ALL)) == set()


def test_a_changed_recipe_rebuilds_its_document(built: Path) -> None:
    edit(built, LEAFLET, lambda text: text.replace('"1.0"', '"1.1"'))
    assert rebuilt(run(built)) == outputs("default", "leaflet")


def test_a_changed_theme_rebuilds_its_own_outputs(built: Path) -> None:
    edit(built, SECOND_BRAND, lambda text: text.replace("#5B2A86", "#6B2A86"))
    wanted = outputs("aurora", "handout") | outputs("aurora", "leaflet")
    assert rebuilt(run(built, ALL)) == wanted


def test_two_themes_do_not_disturb_each_other(fresh: Path, built: Path) -> None:
    for theme in ("aurora", "default", "aurora"):
        run(fresh, Choice(themes=(theme,)))
    both, each = snapshot(built), snapshot(fresh)
    assert {path: both[path][0] for path in ALL_OUTPUTS} == {
        path: each[path][0] for path in ALL_OUTPUTS
    }
    assert rebuilt(run(fresh, ALL)) == set()


def test_a_change_that_one_theme_has_seen_is_news_to_the_other(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    assert rebuilt(run(built, DEFAULT)) == PLAIN_HANDOUT
    aurora = {path.replace("default", "aurora") for path in PLAIN_HANDOUT}
    assert rebuilt(run(built, Choice(themes=("aurora",)))) == aurora


@pytest.mark.parametrize("change", ["deleted", "altered", "emptied"])
def test_an_output_that_was_touched_is_built_again(built: Path, change: str) -> None:
    path = "output/default/handout-plain.pdf"
    before = (built / path).read_bytes()
    if change == "deleted":
        (built / path).unlink()
    else:
        (built / path).write_bytes(before + b"\n" if change == "altered" else b"")
    assert rebuilt(run(built, ALL)) == {path}
    assert (built / path).read_bytes() == before


def test_a_partial_build_leaves_the_rest_to_a_full_one(fresh: Path) -> None:
    pdfs = rebuilt(run(fresh, Choice(formats=(Format.PDF,))))
    assert {path.rpartition(".")[2] for path in pdfs} == {"pdf"}
    decks = rebuilt(run(fresh))
    assert {path.rpartition(".")[2] for path in decks} == {"pptx"}
    assert len(pdfs) == len(decks) == 4
    assert rebuilt(run(fresh)) == set()


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b'{"version": 1}', b'{"version": 99}'],
)
def test_a_spoiled_record_rebuilds_all(built: Path, garbage: bytes) -> None:
    (built / FILE).write_bytes(garbage)
    one = Choice(documents=("leaflet",), formats=(Format.PPTX,))
    assert len(rebuilt(run(built, one))) == 2
    assert rebuilt(run(built, one)) == set()


@pytest.mark.parametrize("key", ["inputs", "expected", "outputs"])
@pytest.mark.parametrize("value", [None, 5, "text", [5], {"a": 5}])
def test_a_record_of_another_shape_rebuilds_all(built: Path, key: str, value: object) -> None:
    data = json.loads((built / FILE).read_text())
    (built / FILE).write_text(json.dumps(data | {key: value}))
    one = Choice(documents=("leaflet",), formats=(Format.PPTX,))
    assert len(rebuilt(run(built, one))) == 2


def test_a_record_of_another_program_rebuilds_all(built: Path) -> None:
    data = json.loads((built / FILE).read_text())
    (built / FILE).write_text(json.dumps(data | {"program": "1" * 64}))
    assert len(rebuilt(run(built))) == 8


def test_the_listing_says_what_is_up_to_date(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    run(built, Choice(formats=(Format.PDF,)))
    (built / "output/aurora/leaflet-plain.pdf").unlink()
    states = {target.path: state for target, state in list_targets(built).outputs}
    assert states["output/default/handout-plain.pdf"] == "up to date"
    assert states["output/default/handout-plain.pptx"] == "out of date"
    assert states["output/default/leaflet-plain.pptx"] == "up to date"
    assert states["output/aurora/handout-plain.pdf"] == "out of date"
    assert states["output/aurora/leaflet-plain.pdf"] == "not built"


def test_a_brand_file_that_is_only_read_again_rebuilds_nothing(built: Path) -> None:
    text = (built / BRAND).read_text()
    (built / BRAND).write_text(text)
    assert rebuilt(run(built, ALL)) == set()
