"""Old checks warn from their day, and stop a build where they could send a reader wrong."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import starter
from days import on
from kdeck.audienceselection import Reader, select
from kdeck.batch.clock import Today
from kdeck.batch.contacts import with_contacts
from kdeck.batch.expiry import check_expiry, expiring
from kdeck.batch.project import read_scenes
from kdeck.batch.stale import list_stale
from kdeck.finding import Severity, Span
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.library import Library
from kdeck.theme.crisislines import Confirmed, Crisis, OwnLine
from projects import CLAIM, FILES, FRONT, REGIONS, TOPIC, MemoryFiles

ROOT = Path(__file__).parents[2]
DAY = "2027-05-29"
DATES = f'as-of="2026-11" expires="{DAY}"'
FACT = f"""\
::: {{.fact key="approval"}}
:::: {{.claim #approval drug="ketamine" evidence="EVIDENCE" refs="smith2020" {DATES}}}
::::: plain
Ask what it is approved for.
:::::
::::: clinician
Check the label [@smith2020].
:::::
::::
:::
"""


def library(evidence: str = "label") -> Library:
    contacts = FILES[REGIONS].replace("    name:", f'    expires: "{DAY}"\n    name:')
    dated = CLAIM.replace('as-of="2026-06"', f'as-of="2026-06" expires="{DAY}"')
    prints = '::: {.region-fact key="approval"}\n:::\n'
    files = {
        **FILES,
        REGIONS: contacts,
        TOPIC: f"{FRONT}{dated}\n{prints}",
        "sources/regions/US.md": FACT.replace("EVIDENCE", evidence),
    }
    found, findings = read_library(MemoryFiles(files))
    assert findings == ()
    return found


def said(day: Today, evidence: str = "label") -> dict[str, Severity]:
    return {f.message: f.severity for f in check_expiry(library(evidence), "US", day)}


def test_nothing_is_said_before_the_day_has_come_anywhere() -> None:
    assert said(on(date(2027, 5, 28))) == {}
    assert said(Today(date(2027, 5, 28), date(2027, 5, 29)))


@pytest.mark.parametrize("day", [date(2027, 5, 29), date(2027, 8, 26)])
def test_from_its_day_an_old_check_warns_for_ninety_days(day: date) -> None:
    assert set(said(on(day)).values()) == {Severity.WARNING}
    assert len(said(on(day))) == 3


def test_ninety_days_later_numbers_and_licenses_stop_a_build_and_other_claims_warn() -> None:
    found = said(on(date(2027, 8, 27)))
    assert found == {
        f"the crisis contacts of 'US' had to be checked again by {DAY}": Severity.ERROR,
        f"the claim 'approval' had to be checked again by {DAY}": Severity.ERROR,
        f"the claim 'low-dose' had to be checked again by {DAY}": Severity.WARNING,
    }
    assert Severity.WARNING in set(said(Today(date(2027, 8, 26), date(2027, 8, 27))).values())
    assert Severity.ERROR not in set(said(Today(date(2027, 8, 26), date(2027, 8, 27))).values())


def test_what_a_region_says_on_other_evidence_only_warns() -> None:
    found = said(on(date(2028, 1, 1)), "guideline")
    assert found[f"the claim 'approval' had to be checked again by {DAY}"] is Severity.WARNING


def test_another_region_is_not_asked_of_this_one() -> None:
    assert {e.name for e in expiring(library(), "NZ")} == {"the claim 'low-dose'"}


def test_what_a_clinic_confirmed_later_holds_for_half_a_year() -> None:
    theme = starter.theme("default")
    clinic = replace(theme.clinic, crisis=Crisis(on="2027-05-01", by="Practice manager"))
    confirmed, _ = with_contacts(library(), replace(theme, clinic=clinic))
    assert confirmed.regions[0].expires == "2027-10-31"
    older = replace(theme.clinic, crisis=Crisis(on="2026-05-01", by="Practice manager"))
    assert with_contacts(library(), replace(theme, clinic=older))[0].regions[0].expires == DAY


@pytest.mark.parametrize("wrong", ["2027-02-30", "May 2027", "20270529"])
def test_a_day_that_is_none_is_a_finding(wrong: str) -> None:
    text = FRONT + CLAIM.replace('as-of="2026-06"', f'as-of="2026-06" expires="{wrong}"')
    _, findings = read_library(MemoryFiles({**FILES, TOPIC: text}))
    assert [f.code for f in findings] == ["claim-date"]
    regions = FILES[REGIONS].replace("    name:", f'    expires: "{wrong}"\n    name:')
    _, findings = read_library(MemoryFiles({**FILES, REGIONS: regions}))
    assert [f.code for f in findings] == ["regions"]


@cache
def shipped() -> Library:
    return starter.library()


def test_every_contact_and_every_fact_of_a_region_has_a_day_to_check_it_again() -> None:
    for region in shipped().regions:
        assert region.expires
        names = {each.name for each in expiring(shipped(), region.key)}
        assert f"the claim 'approval-{region.key.lower()}'" in names


def test_a_document_prints_the_month_of_the_oldest_check_behind_its_starred_notes() -> None:
    recipe = shipped().recipes[0]
    scenes = read_scenes((shipped(),), [])
    document = select(shipped(), recipe, Reader(Audience.PLAIN, "US"), scenes)
    starred = {c.id for s in document.sections for c in s.chapters if c.starred}
    claims = [
        line.split('as-of="')[1][:7]
        for key in starred
        for line in (ROOT / f"sources/topics/{key}.md").read_text("utf-8").splitlines()
        if 'as-of="' in line
    ]
    assert document.checked == min(claims)


@pytest.mark.slow
def test_old_checks_are_listed_by_their_age_and_what_is_open_with_who_could_tell() -> None:
    found = list_stale(ROOT, 5, on(date(2026, 11, 29)))
    assert found.checks
    assert [c.as_of for c in found.checks] == sorted(c.as_of for c in found.checks)
    assert all(check.months >= 5 for check in found.checks)
    assert list_stale(ROOT, 6, on(date(2026, 11, 29))).checks == ()
    named = {each.name: each.who for each in found.open}
    assert "psychiatrist" in named["NZ: home"]
    assert any(name.startswith("AU: the numbers 000, 13 11 14") for name in named)


@pytest.mark.parametrize(
    ("how", "calls"),
    [("Text 555-0100.", False), ("Call or text 555-0100.", True), ("Ring 555-0100.", True)],
)
def test_a_line_of_a_clinics_own_that_takes_texts_alone_is_none_to_call(
    how: str, calls: bool
) -> None:
    own = OwnLine("Our line", how, "555-0100", Span("themes/t/_brand.yml", 3))
    crisis = Crisis(lines=(Confirmed("555-0100", own.span),), own=(own,), on="2026-11-20", by="Us")
    theme = starter.theme("default")
    clinic = replace(theme.clinic, crisis=crisis)
    added = with_contacts(library(), replace(theme, clinic=clinic))[0].regions[0].lines[-1]
    assert (added.confirmed, added.calls) == (True, calls)
