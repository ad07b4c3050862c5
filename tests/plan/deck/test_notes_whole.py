"""The notes that share the slides of a shipped deck stand whole under their headings."""

from functools import cache

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project
from kdeck.model.audience import Audience
from kdeck.model.recipe import PartForm
from kdeck.plan.deck.model import SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.text.run import run_text
from plan.talks import chapter, plan, points, section, talk

THEMES = ("aurora", "default", "harbor")
SHIPPED = [
    (theme, document, audience)
    for theme in THEMES
    for document in ("how-ketamine-works", "safety-notes", "snow-hill", "your-treatment-visit")
    for audience in Audience
]


@cache
def project() -> Project:
    return starter.project(*THEMES)


def torn(theme_name: str, document: str, audience: Audience) -> list[str]:
    """List the points that begin a slide though they follow a heading on another."""
    theme = project().themes[THEMES.index(theme_name)]
    library = project().library
    recipe = next(recipe for recipe in library.recipes if recipe.id == document)
    chosen = select(library, recipe, Reader(audience, theme.region), project().scenes)
    return [
        run_text(shape.paragraphs[0].runs)
        for slide in plan_deck(chosen, theme).slides
        for shape in slide.shapes
        if isinstance(shape, SlideText)
        and shape.paragraphs
        and shape.paragraphs[0].bullet
        and shape.paragraphs[0].follows
    ]


def test_notes_that_do_not_fit_one_slide_stand_each_under_what_it_says() -> None:
    words = tuple(f"Point {number} " + "tells of this " * 7 for number in range(4))
    chapters = (chapter("one", points("Rest today", "Eat")), chapter("two", points(*words)))
    notes = section("A", *chapters, form=PartForm.NOTES)
    titles = [slide.title for slide in plan(talk(notes)).slides]
    assert [title for title in titles if title.startswith((notes.takeaway, "What"))] == [
        each.takeaway for each in chapters
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "document", "audience"), SHIPPED)
def test_no_slide_of_any_shipped_deck_begins_with_a_point_that_left_its_heading(
    theme: str, document: str, audience: Audience
) -> None:
    assert torn(theme, document, audience) == []
