"""A document keeps to its pages, slides or minutes: it gives up what it may, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import buildable
import starter
from batch.runs import run
from kdeck.audienceselection import Reader, select
from kdeck.batch.budget import fitted
from kdeck.batch.content import check_content
from kdeck.batch.kit.table import kit_of
from kdeck.batch.project import Project
from kdeck.batch.projectfolder import theme_names
from kdeck.batch.target import Choice
from kdeck.batch.work import Job, make
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import Format, Length, Priority
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.deck.timing import WORDS_A_MINUTE
from kdeck.plan.handout import planner
from kdeck.plan.look.style import Role, stylesheet
from kdeck.render.pdf import layout, writer
from kdeck.theme.theme import Theme
from kdeck.variants import PRINTED_EDITIONS, Edition

ROOT = Path(__file__).parents[2]


@cache
def project() -> Project:
    return starter.project()


def made(document: str, theme: Theme, audience: Audience) -> Document:
    library = project().library_of(theme.id)
    recipe = next(recipe for recipe in library.recipes if recipe.id == document)
    return select(library, recipe, Reader(audience, theme.region), project().scenes)


def theme_of(name: str) -> Theme:
    return next(theme for theme in project().themes if theme.id == name)


def ids(document: Document) -> list[str]:
    return [chapter.id for section in document.sections for chapter in section.chapters]


def ranked(document: Document, **ranks: Priority) -> Document:
    sections = (
        replace(
            section,
            chapters=tuple(
                replace(c, priority=ranks.get(c.id.replace("-", "_"), Priority.MUST))
                for c in section.chapters
            ),
        )
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


LIMITED = [
    (recipe.id, audience, theme)
    for recipe in project().library.recipes
    for audience in recipe.audiences
    if recipe.pages[audience] is not None
    for theme in theme_names(ROOT)
]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("document", "audience", "theme"), LIMITED, ids=str)
def test_every_shipped_document_keeps_to_its_pages(
    document: str, audience: Audience, theme: str
) -> None:
    brand = theme_of(theme)
    whole = made(document, brand, audience)
    kept = fitted(whole, brand, Format.PDF)
    assert [f for f in kept.findings if f.severity is Severity.ERROR] == []
    extent = kit_of(Format.PDF).plan(kept.document, brand, Edition.STANDARD).extent()
    assert whole.pages is not None
    assert extent.count <= whole.pages
    # What it gave up leaves it sound.
    starred = {c.note for s in whole.sections for c in s.chapters if c.starred}
    assert starred == {c.note for s in kept.document.sections for c in s.chapters if c.starred}
    assert [
        f for f in check_content(kept.document, brand, Format.PDF) if f.severity is Severity.ERROR
    ] == []


def test_the_short_documents_are_among_those_that_say_how_long_they_are() -> None:
    assert {name for name, *_ in LIMITED} >= {
        "ketamine-in-brief",
        "snow-hill",
        "your-treatment-visit",
    }


def test_a_patient_reads_a_leaflet_in_12_points_or_more() -> None:
    for theme in project().themes:
        for edition in PRINTED_EDITIONS:
            sheet = stylesheet(theme, Audience.PLAIN, edition, close=True)
            assert min(sheet[role].size for role in (Role.BODY, Role.LINE)) >= 12
            assert sheet.smallest >= (18 if edition is Edition.LARGE_PRINT else 11)


def visit(**ranks: Priority) -> tuple[Document, Theme]:
    theme = theme_of("default")
    return ranked(made("your-treatment-visit", theme, Audience.PLAIN), **ranks), theme


def pages(document: Document, theme: Theme) -> int:
    return int(kit_of(Format.PDF).plan(document, theme, Edition.STANDARD).extent().count)


@pytest.mark.slow
def test_what_may_stand_in_a_document_goes_before_what_should_and_the_last_of_it_first() -> None:
    document, theme = visit(
        visit_steps=Priority.MAY,
        get_ready=Priority.MAY,
        dissociation=Priority.SHOULD,
        memory=Priority.SHOULD,
    )
    order = ["get-ready", "visit-steps", "memory", "dissociation"]
    for limit in range(pages(document, theme), 2, -1):
        kept = fitted(replace(document, pages=limit), theme, Format.PDF)
        gone = [each for each in ids(document) if each not in ids(kept.document)]
        assert sorted(gone) == sorted(order[: len(gone)])
        if kept.findings and kept.findings[0].code == "budget":
            assert gone == []
            break
        assert pages(kept.document, theme) <= limit
    else:
        pytest.fail("it should have been too long at last")


@pytest.mark.slow
def test_what_should_stand_in_a_document_and_does_not_is_told() -> None:
    gives = ("visit_steps", "get_ready", "dissociation", "memory", "liver")
    document, theme = visit(**dict.fromkeys(gives, Priority.MAY))
    limit = pages(document, theme) - 1
    silent = fitted(replace(document, pages=limit), theme, Format.PDF)
    assert silent.findings == ()
    assert "liver" not in ids(silent.document)
    document, _ = visit(**dict.fromkeys(gives, Priority.SHOULD))
    kept = fitted(replace(document, pages=limit), theme, Format.PDF)
    (note,) = kept.findings
    assert (note.code, note.severity) == ("budget-left-out", Severity.NOTE)
    named_so = [each.replace("_", "-") for each in gives[::-1]]
    gone = [each for each in named_so if each not in ids(kept.document)]
    named = ", ".join(f"'{each}'" for each in gone)
    assert gone[0] == "liver"
    assert f"'your-treatment-visit' leaves out {named} to" in note.message
    assert note.message.endswith(f"to keep to 'pages: {limit}'")


@pytest.mark.slow
def test_a_document_that_is_too_long_hears_by_how_much_and_what_takes_the_most() -> None:
    document, theme = visit()
    (found,) = fitted(replace(document, pages=2), theme, Format.PDF).findings
    count = pages(document, theme)
    assert (found.code, found.severity) == ("budget", Severity.ERROR)
    head = "the plain document 'your-treatment-visit' in the theme 'default' has "
    assert found.message.startswith(f"{head}{count} pages, about ")
    assert found.message.endswith(" lines more than 'pages: 2' allows")
    assert found.hint.startswith("take out what is long: '")
    named = {each for each in ids(document) if f"'{each}'" in found.hint}
    assert len(named) == 3
    assert found.hint.endswith("; or raise 'pages'")


def test_a_full_document_that_is_too_long_hears_of_short_notes() -> None:
    theme = theme_of("default")
    document = made("safety-notes", theme, Audience.PLAIN)
    assert document.length is Length.FULL
    (found,) = fitted(replace(document, pages=2), theme, Format.PDF).findings
    assert "write 'safety: short', which tells each safety note in one line" in found.hint


def test_a_safety_note_is_never_given_up() -> None:
    document, theme = visit()
    everything = {
        c.id.replace("-", "_"): Priority.MAY for s in document.sections for c in s.chapters
    }
    document = ranked(document, **everything)
    kept = fitted(replace(document, pages=3), theme, Format.PDF).document
    starred = [c.id for s in document.sections for c in s.chapters if c.starred]
    assert [each for each in ids(kept) if each in starred] == starred


@pytest.mark.slow
def test_every_edition_holds_what_the_standard_one_does() -> None:
    theme = theme_of("default")
    document = made("ketamine-in-brief", theme, Audience.PLAIN)
    told = {
        edition: make(Job(document, theme, Format.PDF, edition)) for edition in PRINTED_EDITIONS
    }
    assert all(each.data for each in told.values())
    assert {f.code for each in told.values() for f in each.findings} == set()


RECIPE = buildable.SOURCES[buildable.HANDOUT].replace(
    "parts:\n  - topics: [dose, ", "LIMIT\nparts:\n  - topics: [{dose: may}, "
)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("limit", "code"), [("slides: 60", ""), ("slides: 5", "budget")])
def test_a_deck_keeps_to_its_slides(tmp_path: Path, limit: str, code: str) -> None:
    folder = buildable.write(tmp_path, {buildable.HANDOUT: RECIPE.replace("LIMIT", limit)})
    report = run(folder, Choice(documents=("handout",), formats=(Format.PPTX,)))
    for outcome in report.outcomes:
        errors = {f.code for f in outcome.findings if f.severity is Severity.ERROR}
        assert errors == ({code} if code else set()), outcome
        assert (outcome.status == "failed") is bool(code)


def test_pages_are_counted_of_letter_and_a4_and_not_of_smaller_ones() -> None:
    document, theme = visit()
    assert fitted(replace(document, pages=2), theme, Format.PDF).findings
    small = replace(theme, page=(504.0, 720.0))
    assert fitted(replace(document, pages=2), small, Format.PDF).findings == ()


def spoken(document: Document, theme: Theme) -> float:
    """Add up what the notes of all slides say they take."""
    words = sum(
        len(line.words.split())
        for slide in plan_deck(document, theme).slides
        for line in slide.script
        if line.said
    )
    return words / WORDS_A_MINUTE


@pytest.mark.slow
def test_a_talk_keeps_to_its_minutes_and_gives_up_what_it_may() -> None:
    # More than a minute of words.
    may = ("liver", "memory", "cost", "addictive", "food_and_drink", "work_next_day")
    document, theme = visit(**dict.fromkeys(may, Priority.MAY))
    whole = spoken(document, theme)
    talk = replace(document, minutes=int(whole) + 20)
    assert fitted(talk, theme, Format.PPTX).document == talk
    minutes = kit_of(Format.PPTX).plan(talk, theme, Edition.STANDARD).extent()
    assert minutes.unit == "minutes"
    assert minutes.count == pytest.approx(whole)
    shorter = replace(document, minutes=int(minutes.count))
    kept = fitted(shorter, theme, Format.PPTX).document
    left_out = {name.replace("_", "-") for name in may}
    assert set(ids(shorter)) - set(ids(kept)) <= left_out
    assert len(ids(kept)) < len(ids(shorter))
    # What its notes take bears on no page.
    endless = replace(shorter, pages=None)
    assert fitted(endless, theme, Format.PDF).document == endless


@pytest.mark.slow
def test_a_talk_that_is_too_long_at_last_is_told_what_takes_long() -> None:
    document, theme = visit()
    (finding,) = fitted(replace(document, minutes=3), theme, Format.PPTX).findings
    assert finding.code == "budget"
    assert " minutes, " in finding.message
    assert "more than 'minutes: 3' allows" in finding.message
    assert "'when-to-call' (" in finding.hint
    assert finding.hint.endswith("or raise 'minutes'")


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(("edition", "times"), [(Edition.STANDARD, 1), (Edition.LARGE_PRINT, 2)])
def test_what_was_measured_is_not_planned_again(
    monkeypatch: pytest.MonkeyPatch, edition: Edition, times: int
) -> None:
    theme = theme_of("default")
    document = made("ketamine-in-brief", theme, Audience.PLAIN)
    # A text that no other test has measured.
    document = replace(document, title=f"{document.title} ({edition})")
    done: list[str] = []

    def counted(name: str, do: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object) -> object:
            done.append(name)
            return do(*given)

        return noted

    plan, lay_out = planner.plan_handout, layout.lay_out
    monkeypatch.setattr(planner, "plan_handout", counted("planned", plan))
    monkeypatch.setattr(layout, "lay_out", counted("laid out", lay_out))
    monkeypatch.setattr(writer, "lay_out", counted("laid out", lay_out))
    job = Job(document, theme, Format.PDF, edition)
    first = make(job).data
    assert sorted(done) == ["laid out"] * times + ["planned"] * times
    # A layout is drawn once.
    assert make(job).data == first
