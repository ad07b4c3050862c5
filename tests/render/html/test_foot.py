"""What a page ends with: how it stands, its other files, and whom to tell what is unclear."""

from dataclasses import replace
from functools import cache

import pytest
from lxml import html

import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.work import Job
from kdeck.check.html.file import check_html
from kdeck.check.html.page import words
from kdeck.finding import Span
from kdeck.model.recipe import Format
from kdeck.model.review import Review
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.writer import render

SIGNED = Review("A. Person", "Psychiatrist", "2026-10-02", "2027-05-21", Span("reviews.yml", 1))


@cache
def job() -> Job:
    project = starter.project("default")
    planned = plan_jobs(project, project.themes[0], [], TODAY, documents=("ketamine-in-brief",))
    return next(job for target, job in planned if target.format is Format.HTML)


def foot(feedback: str = "", review: Review | None = None) -> tuple[str, dict[str, str]]:
    """Give the words of the foot of a page, and its links."""
    clinic = replace(job().theme.clinic, feedback=feedback)
    document = replace(job().document, review=review)
    data = render(plan_page(document, replace(job().theme, clinic=clinic))).data
    assert check_html(data, "a") == ()
    (made,) = html.document_fromstring(data.decode()).iter("footer")
    return words(made), {words(link): str(link.get("href")) for link in made.iter("a")}


def test_a_draft_says_so_with_its_version_and_when_its_facts_were_checked() -> None:
    said, links = foot()
    assert "Draft: not yet reviewed by a clinician" in said
    assert f"Version {job().document.version}. " in said
    assert "facts were checked in" in said
    assert links["PDF to print"] == "ketamine-in-brief-plain.pdf"


def test_a_signed_page_says_who_reviewed_it_and_when_that_is_due_again() -> None:
    said, _ = foot(review=SIGNED)
    assert "Reviewed by A. Person, Psychiatrist, October 2026; next review due May 2027" in said


@pytest.mark.parametrize("address", ["mailto:ask@example.org", "https://example.org/ask"])
def test_a_page_leads_to_where_a_clinic_takes_feedback_and_to_nowhere_else(address: str) -> None:
    ask = "Tell us what is unclear or wrong on this page"
    assert foot(address)[1][ask] == address
    assert ask not in foot()[0]
