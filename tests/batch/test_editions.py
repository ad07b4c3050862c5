"""Editions and standards of handouts, as files."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from buildable import BRAND, HANDOUT, LEAFLET, edit, own_part
from days import TODAY
from kdeck.batch.listing import list_targets
from kdeck.batch.outcome import Status
from kdeck.batch.target import Choice
from kdeck.check.pdf.reference.profile import Profile
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard
from projects import TOPIC

from .runs import rebuilt, run

PLAIN = "output/default/handout-plain"
FILLABLE = Choice(editions=(Edition.FILLABLE,))
QUESTIONS = '\n::: {.questions heading="Your questions"}\n- What will it cost me?\n:::\n'


def claims(path: Path) -> set[Profile]:
    return set(profiles_claimed(path.read_bytes()))


def test_an_edition_is_a_file_of_its_own_and_no_deck_has_one(built: Path) -> None:
    choice = Choice(("handout",), editions=(Edition.LARGE_PRINT, Edition.DYSLEXIA))
    assert rebuilt(run(built, choice)) == {
        f"output/default/handout-{audience}-{edition}.pdf"
        for audience in ("plain", "clinician")
        for edition in ("large-print", "dyslexia")
    }
    assert rebuilt(run(built, choice)) == set()


def test_an_edition_that_was_built_is_listed(built: Path) -> None:
    run(built, Choice(("handout",), editions=(Edition.GREYSCALE,)))
    listing = list_targets(built, TODAY)
    states = {target.path: state for target, state in listing.outputs}
    assert states[f"{PLAIN}-greyscale.pdf"] == "up to date"
    assert f"{PLAIN}-dyslexia.pdf" not in states
    assert listing.editions == tuple(Edition)


@pytest.mark.slow
def test_another_standard_rebuilds_the_handouts_and_going_back_too(built: Path) -> None:
    path = built / f"{PLAIN}.pdf"
    before = path.read_bytes()
    assert claims(path) == {Profile.UA_1, Profile.A_2A}
    handouts = {
        f"output/default/{name}-{audience}.pdf"
        for name in ("handout", "leaflet")
        for audience in ("plain", "clinician")
    }
    newer = Choice(standard=Standard.UA_2)
    assert rebuilt(run(built, newer)) == handouts
    assert claims(path) == {Profile.UA_2, Profile.WTPDF_ACCESSIBILITY, Profile.A_4}
    assert rebuilt(run(built, newer)) == set()
    assert rebuilt(run(built, Choice())) == handouts
    assert path.read_bytes() == before


@pytest.mark.slow
def test_a_theme_says_which_standard_its_handouts_keep(built: Path) -> None:
    edit(built, BRAND, lambda text: own_part(text, "standard: ua-2"))
    run(built, Choice())
    assert Profile.UA_2 in claims(built / f"{PLAIN}.pdf")


@pytest.mark.slow
def test_a_theme_has_an_edition_of_its_own_and_decks_have_none(fresh: Path) -> None:
    edit(fresh, BRAND, lambda text: own_part(text, "edition: large-print"))
    made = rebuilt(run(fresh, Choice(("handout",))))
    assert made == {
        "output/default/handout-plain-large-print.pdf",
        "output/default/handout-clinician-large-print.pdf",
        "output/default/handout-plain.pptx",
        "output/default/handout-clinician.pptx",
    }
    again = run(fresh, Choice(("handout",)))
    assert {outcome.status for outcome in again.outcomes} == {Status.UNCHANGED}
    assert len(again.outcomes) == 4
    listed = {target.path for target, _ in list_targets(fresh, TODAY).outputs}
    assert "output/default/leaflet-plain-large-print.pdf" in listed
    assert "output/default/leaflet-plain.pdf" not in listed
    asked = rebuilt(run(fresh, Choice(("handout",), editions=(Edition.STANDARD,))))
    assert "output/default/handout-plain.pdf" in asked


@pytest.fixture
def asking(fresh: Path) -> Path:
    """Let one of the documents ask its reader something."""
    edit(fresh, TOPIC, lambda text: text + QUESTIONS)
    return fresh


@pytest.mark.slow
def test_a_fillable_handout_is_made_where_it_is_asked_for_and_there_is_something_to_fill_in(
    asking: Path,
) -> None:
    assert not any("fillable" in path for path in rebuilt(run(asking, Choice())))
    made = {f"output/default/handout-{audience}-fillable.pdf" for audience in Audience}
    assert rebuilt(run(asking, FILLABLE)) == made
    assert has_form(asking / f"{PLAIN}-fillable.pdf")
    assert not has_form(asking / f"{PLAIN}.pdf")
    assert rebuilt(run(asking, FILLABLE)) == set()
    states = {target.path: state for target, state in list_targets(asking, TODAY).outputs}
    assert states[f"{PLAIN}-fillable.pdf"] == "up to date"
    edit(asking, TOPIC, lambda text: text.replace("cost me", "cost"))
    assert rebuilt(run(asking, FILLABLE)) == made


def has_form(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return "/AcroForm" in pdf.Root


def test_a_document_that_has_nothing_to_fill_in_says_so_once(asking: Path) -> None:
    report = run(asking, replace(FILLABLE, documents=("handout", "leaflet")))
    (finding,) = report.findings
    assert (finding.code, finding.span.file) == ("edition-fillable", LEAFLET)
    assert finding.message == "'leaflet' has no box to tick and no line to write on"
    assert "--edition standard" in finding.hint
    assert not report.outcomes


def test_a_project_that_has_nothing_to_fill_in_says_so(fresh: Path) -> None:
    (finding,) = run(fresh, FILLABLE).findings
    assert finding.message == "no document has a box to tick or a line to write on"


def test_what_gives_up_its_questions_to_keep_to_its_pages_is_not_promised(asking: Path) -> None:
    limited = "[{dose: may}, "
    edit(asking, HANDOUT, lambda text: text.replace("[dose, ", limited) + "pages: 40\n")
    (finding,) = run(asking, replace(FILLABLE, documents=("handout",))).findings
    assert "gives up its boxes and lines" in finding.message
    assert "priority 'must'" in finding.hint


@pytest.mark.slow
def test_a_theme_that_is_fillable_makes_the_standard_edition_of_the_others(asking: Path) -> None:
    edit(asking, BRAND, lambda text: own_part(text, "edition: fillable"))
    choice = Choice(formats=(Format.PDF,))
    made = rebuilt(run(asking, choice))
    assert made == {
        *(f"output/default/handout-{audience}-fillable.pdf" for audience in Audience),
        *(f"output/default/leaflet-{audience}.pdf" for audience in Audience),
    }
    assert rebuilt(run(asking, choice)) == set()
    states = {target.path: state for target, state in list_targets(asking, TODAY).outputs}
    assert {path for path, state in states.items() if state == "up to date"} == made
