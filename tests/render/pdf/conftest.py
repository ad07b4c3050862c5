"""The real documents as the renderer gets them."""

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.work import Job
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.render.pdf.writer import render


@pytest.fixture(scope="session")
def handouts() -> dict[Audience, Handout]:
    """Plan the shipped document for both audiences."""
    project = starter.project("default")
    (theme,) = project.themes
    found = {}
    for audience in Audience:
        reader = Reader(audience, theme.region)
        document = select(project.library, project.library.recipes[0], reader, project.scenes)
        found[audience] = plan_handout(document, theme)
    return found


@pytest.fixture(scope="session")
def files(handouts: dict[Audience, Handout]) -> dict[Audience, bytes]:
    """Render both handouts."""
    return {audience: render(handout).data for audience, handout in handouts.items()}


@pytest.fixture(scope="session")
def job() -> Job:
    """Take the shipped document for patients as a job."""
    project = starter.project("default")
    (theme,) = project.themes
    reader = Reader(Audience.PLAIN, theme.region)
    document = select(project.library, project.library.recipes[0], reader, project.scenes)
    return Job(document, theme, Format.PDF)


@pytest.fixture(params=list(Audience))
def audience(request: pytest.FixtureRequest) -> Audience:
    """Take each audience in turn."""
    return Audience(request.param)
