"""Whether patients are told whom to call, by day and by night, and the build says where not."""

from dataclasses import replace
from pathlib import Path

import pytest

import buildable
import starter
from batch.runs import run
from buildable import BRAND, REACH, write
from days import TODAY
from kdeck.audienceselection import Reader, select
from kdeck.batch.target import Choice
from kdeck.batch.themecheck import check_themes
from kdeck.check.content.reach import check_answers, check_reach
from kdeck.finding import Severity, Span
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.inline import Datum
from kdeck.model.recipe import Format
from kdeck.plan.text.run import run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from kdeck.theme.visit import NOTHING_SAID, Visit

HERE = Span("t.md", 1)
CLOSED = Datum("clinic", "after-hours", HERE)


def document(region: str, audience: Audience = Audience.PLAIN) -> Document:
    library = starter.library()
    recipe = next(recipe for recipe in library.recipes if recipe.id == "safety-notes")
    return select(library, recipe, Reader(audience, region), starter.project().scenes)


def clinic(region: str, visit: Visit = NOTHING_SAID, phone: str | None = None) -> Theme:
    theme = starter.theme("default")
    number = theme.clinic.phone if phone is None else phone
    return replace(theme, region=region, clinic=replace(theme.clinic, visit=visit, phone=number))


def closed(region: str, visit: Visit = NOTHING_SAID) -> str:
    made = document(region)
    text = run_text(RunMaker(made, clinic(region, visit)).runs((CLOSED,)))
    return text.replace("\u00a0", " ")


@pytest.mark.slow
def test_a_clinic_without_a_phone_builds_for_clinicians_and_not_for_patients(
    tmp_path: Path,
) -> None:
    brand = buildable.SOURCES[BRAND].replace("phone: 555-555-0100, ", "")
    folder = write(tmp_path, {BRAND: brand})
    pdf = (Format.PDF,)
    assert not run(
        folder, Choice(("leaflet",), audiences=(Audience.CLINICIAN,), formats=pdf)
    ).failed
    report = run(folder, Choice(("leaflet", "handout"), formats=pdf))
    assert report.failed
    found = {f for o in report.outcomes for f in o.findings if f.severity is Severity.ERROR}
    (finding,) = found
    assert finding.code == "phone-missing"
    assert finding.span.file == BRAND
    # The line of the hint is right when it is pasted.
    line = finding.hint.split("'")[1]
    (folder / BRAND).write_text(brand.replace("kdeck: {", f"kdeck: {{{line}, "))
    assert not run(folder, Choice(("leaflet",), formats=pdf)).failed


def test_theme_check_foresees_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {BRAND: "meta: {name: Small Clinic}\n"})
    (verdict,) = check_themes(folder, ("default",), TODAY)
    codes = {finding.code: finding.severity for finding in verdict.findings}
    assert codes["phone-missing"] is Severity.ERROR
    assert codes["after-hours"] is Severity.WARNING
    assert codes["visit-unsaid"] is Severity.NOTE


def test_a_closed_clinic_names_its_own_number_first() -> None:
    visit = Visit(after_hours="555-555-0143")
    for region in ("US", "GB-ENG"):
        assert closed(region, visit) == "Night, weekend or closed? Call 555-555-0143."
        assert not list(check_reach(document(region), clinic(region, visit)))


@pytest.mark.parametrize("region", ["GB-ENG", "GB-WLS", "GB-NIR", "IE"])
def test_without_one_it_names_the_urgent_line_of_its_region(region: str) -> None:
    line = document(region).region.urgent_line
    assert line
    assert closed(region) == f"Night, weekend or closed? {line.words}".replace("\u00a0", " ")
    assert not list(check_reach(document(region), clinic(region)))


def test_where_there_is_none_it_names_the_crisis_line_and_the_ambulance_and_nothing_else() -> None:
    assert closed("US") == "If we are closed: for thoughts of suicide, 988. In danger, 911."
    (warning,) = check_reach(document("US"), clinic("US"))
    assert (warning.code, warning.severity) == ("after-hours", Severity.WARNING)
    assert not list(check_reach(document("US", Audience.CLINICIAN), clinic("US", phone="")))


@pytest.mark.parametrize("number", ["911", "988", "9-1-1"])
def test_a_number_for_help_is_no_number_for_questions(number: str) -> None:
    (finding,) = check_reach(document("US"), clinic("US", Visit(after_hours=number)))
    assert (finding.code, finding.severity) == ("after-hours", Severity.ERROR)


def test_what_a_clinic_does_not_say_is_noted_and_what_it_says_is_not() -> None:
    region = document("US").region
    full = starter.theme("default")
    assert not list(check_answers(full, region))
    visit = replace(full.clinic.visit, price="", bring="")
    (note,) = check_answers(clinic("US", visit), region)
    assert "does not say 'price', 'bring' of its visits" in note.message


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("after-hours: call the ward", "'after-hours' is not a phone number: 'call the ward'"),
        ("after-hours: 1-800-555-HELP", "'after-hours' is not a phone number"),
        ("price: [1, 2]", "'price' is a list, not text"),
        ("prize: 5 dollars", "the key 'prize' is not known"),
        (f"food: {'no food and drink ' * 12}", "'food' has 215 characters"),
        ('bring: "  "', "'bring' has no value"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_place(tmp_path: Path, entry: str, says: str) -> None:
    folder = tmp_path / "themes/t"
    folder.mkdir(parents=True)
    text = f"defaults:\n  kdeck:\n    phone: 555-555-0100\n    visit:\n      {entry}\n"
    (folder / "_brand.yml").write_text(text)
    _, findings = read_theme(Files(tmp_path), "t")
    found = [f for f in findings if f.severity is Severity.ERROR]
    assert [says in f.message and f.span.line == 5 and bool(f.hint) for f in found] == [True], found


def test_a_clinic_that_answers_has_no_line_to_write_on(tmp_path: Path) -> None:
    assert "visit:" in REACH
    maker = RunMaker(document("US"), clinic("US", Visit(price="180 dollars")))
    price, food = Datum("clinic", "price", HERE), Datum("clinic", "food", HERE)
    assert maker.answered((price,))[1]
    assert maker.answered((food,)) == ((), False)
    assert run_text(maker.runs((price,))) == "Price: 180 dollars."
    assert run_text(maker.runs((food,))) == "Ask us when to stop food and drink."
