"""A template among the inputs of a build."""

from pathlib import Path

import pytest

from buildable import BRAND, REACH, write
from days import TODAY
from kdeck.batch import themecheck
from kdeck.batch.work import Job, Made
from kdeck.finding import Finding, Span
from theme import templates

from .runs import run

DECKS = {
    f"output/default/{document}-{audience}.pptx"
    for document in ("handout", "leaflet")
    for audience in ("plain", "clinician")
}
LENT = 'meta: {name: Small Clinic}\ncolor: {primary: "#0B5F66"}\n'
LENT += f"defaults: {{kdeck: {{template: our.potx, {REACH}}}}}\n"


@pytest.fixture
def lent(tmp_path: Path) -> Path:
    folder = write(tmp_path / "project", {BRAND: LENT})
    (folder / "themes/default/our.potx").write_bytes(templates.dark())
    return folder


@pytest.mark.slow
def test_a_changed_template_builds_decks_anew(lent: Path) -> None:
    first = run(lent)
    assert not first.failed
    assert {outcome.target.path for outcome in first.outcomes} >= DECKS
    again = run(lent)
    assert {outcome.status for outcome in again.outcomes} == {"unchanged"}
    decks = {path: (lent / path).read_bytes() for path in DECKS}
    (lent / "themes/default/our.potx").write_bytes(templates.wide())
    changed = run(lent)
    assert {o.target.path for o in changed.outcomes if o.status == "built"} >= DECKS
    assert all((lent / path).read_bytes() != decks[path] for path in DECKS)


@pytest.mark.slow
def test_a_build_is_refused_where_the_template_cannot_be_used(lent: Path) -> None:
    run(lent)
    deck = lent / min(DECKS)
    before = deck.read_bytes()
    (lent / "themes/default/our.potx").write_bytes(b"PK no archive")
    report = run(lent)
    assert [f.code for f in report.findings if f.severity == "error"] == ["theme-template"]
    assert deck.read_bytes() == before


@pytest.mark.slow
@pytest.mark.usefixtures("made_anew")
def test_the_same_template_gives_the_same_bytes_in_other_processes(lent: Path) -> None:
    run(lent, force=True)
    decks = {path: (lent / path).read_bytes() for path in DECKS}
    run(lent, jobs=2, force=True)
    assert {path: (lent / path).read_bytes() for path in DECKS} == decks


@pytest.mark.slow
def test_the_check_of_a_theme_makes_each_deck_once(
    lent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    broken = Finding("title-overflow", "the title is too long", "shorten it", Span("x.md"))

    def make(job: Job) -> Made:
        made.append(f"output/default/{job.document.id}-{job.document.audience}.{job.format}")
        return Made(b"", (broken,), 0.0)

    monkeypatch.setattr(themecheck, "make", make)
    (verdict,) = themecheck.check_themes(lent, ("default",), TODAY)
    assert sorted(made) == sorted(DECKS)
    told = [f.message for f in verdict.findings if f.code == broken.code]
    assert len(told) == len(DECKS)
    assert all("cannot be built on the template: the title is too long" in t for t in told)
