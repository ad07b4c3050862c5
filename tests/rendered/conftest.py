"""The shipped decks, planned once for all tests that draw or validate them."""

from pathlib import Path

import pytest

from kdeck.audience import Reader, select
from kdeck.batch.project import read_project
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.plan.deck import Deck
from kdeck.plan.present import plan_deck

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", params=list(Audience))
def deck(request: pytest.FixtureRequest) -> Deck:
    """Plan the shipped deck for each audience."""
    project = read_project(Files(ROOT), ("default",))
    (theme,) = project.themes
    reader = Reader(request.param, theme.region)
    document = select(project.library, project.library.recipes[0], reader, project.scenes)
    return plan_deck(document, theme)
