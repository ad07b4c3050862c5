"""Editions and standards of handouts, as files."""

from pathlib import Path

from buildable import BRAND, edit, own_part
from days import TODAY
from kdeck.batch.listing import list_targets
from kdeck.batch.outcome import Status
from kdeck.batch.target import Choice
from kdeck.check.pdf.reference.profile import Profile
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.variants import Edition, Standard

from .runs import rebuilt, run

PLAIN = "output/default/handout-plain"


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


def test_a_theme_says_which_standard_its_handouts_keep(built: Path) -> None:
    edit(built, BRAND, lambda text: own_part(text, "standard: ua-2"))
    run(built, Choice())
    assert Profile.UA_2 in claims(built / f"{PLAIN}.pdf")


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
