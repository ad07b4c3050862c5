"""The shipped decks, planned once for all tests that draw or validate them."""

import pytest

import starter
from days import TODAY
from kdeck.audienceselection import Reader, select
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format, Recipe
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.planner import plan_deck
from making import make_shipped

THEMES = ("aurora", "default", "harbor")
LONGEST = "how-ketamine-works"


@pytest.fixture(scope="session")
def project() -> Project:
    """Read the shipped project."""
    return starter.project(*THEMES)


@pytest.fixture(scope="session", params=list(Audience))
def deck(request: pytest.FixtureRequest, project: Project) -> Deck:
    """Plan the longest shipped deck for each audience."""
    (recipe,) = (recipe for recipe in project.library.recipes if recipe.id == LONGEST)
    return planned(project, recipe, request.param, "default")


def planned(project: Project, recipe: Recipe, audience: Audience, name: str) -> Deck:
    """Plan the deck of a shipped document in a shipped theme."""
    (theme,) = (theme for theme in project.themes if theme.id == name)
    reader = Reader(audience, theme.region)
    return plan_deck(select(project.library, recipe, reader, project.scenes), theme)


def shipped_decks(project: Project, name: str) -> dict[str, bytes]:
    """Give the decks of a shipped theme by the names of their files, as a build makes them."""
    (theme,) = (theme for theme in project.themes if theme.id == name)
    return {
        target.path.rpartition("/")[2]: make_shipped(target, job).data
        for target, job in plan_jobs(project, theme, [], TODAY)
        if target.format is Format.PPTX
    }
