"""A handout for patients says in one line where its sources are listed."""

from dataclasses import replace
from pathlib import Path

import pytest

import starter
from buildable import HANDOUT, SOURCES
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import ItemList, Prose
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_handout
from kdeck.plan.text.run import LinkTo, run_text
from planned import Planned
from projects import CLAIM

HEADING = "Where this comes from"


def planned(folder: Path, audiences: str) -> Planned:
    return Planned(folder, CLAIM, {HANDOUT: f"{SOURCES[HANDOUT]}audiences: [{audiences}]\n"})


def told(made: Planned, at: str, phone: str = "") -> tuple[str, list[LinkTo]]:
    """Give the line below the heading, and what it links to."""
    clinic = replace(made.theme.clinic, documents_at=at, phone=phone)
    theme = replace(made.theme, clinic=clinic)
    items = plan_handout(made.document(Audience.PLAIN), theme).items
    texts = [run_text(item.runs) if isinstance(item, Prose) else "" for item in items]
    line = items[texts.index(HEADING) + 1]
    assert isinstance(line, Prose)
    return run_text(line.runs), [run.mark for run in line.runs if isinstance(run.mark, LinkTo)]


def test_a_patient_finds_the_sources_at_the_clinics_address(tmp_path: Path) -> None:
    line, links = told(planned(tmp_path, "plain, clinician"), "https://a.example/d")
    assert line == "All sources are in the clinician version: a.example/d/handout-clinician.pdf"
    assert [link.url for link in links] == ["https://a.example/d/handout-clinician.pdf"]
    assert "with all sources" in links[0].description


@pytest.mark.parametrize("phone", ["555-555-0100", ""])
def test_a_patient_asks_where_the_clinic_has_no_address(tmp_path: Path, phone: str) -> None:
    made = planned(tmp_path, "plain, clinician")
    line, links = told(made, "", phone)
    assert line.startswith("Ask us for the clinician version: it lists all sources")
    assert line.endswith(phone or ".")
    assert len(links) == bool(phone)


def test_sources_that_no_other_version_lists_are_listed(tmp_path: Path) -> None:
    items = planned(tmp_path, "plain").handout(Audience.PLAIN).items
    texts = [run_text(item.runs) for item in items if isinstance(item, Prose)]
    assert "These are the main sources." in texts
    assert any(isinstance(item, ItemList) and len(item.entries) for item in items)


def test_a_long_handout_with_short_notes_says_it_where_it_ends() -> None:
    document = starter.documents("how-it-may-work", "default")[Audience.PLAIN]
    handout = plan_handout(document, starter.theme("default"))
    words = " ".join(each.text for each in read_handout(handout))
    about = words[words.rindex("About this handout") :]
    assert "All sources are in the clinician version: " in about
    assert "how-it-may-work-clinician.pdf" in about
