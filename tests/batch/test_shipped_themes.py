"""The themes that come with kdeck: without flaws, and each a clinic of its own."""

from pathlib import Path

import pytest

import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project
from kdeck.batch.projectfolder import theme_names
from kdeck.batch.starter import copy_starter, starter_folder
from kdeck.batch.work import plan_job
from kdeck.color import contrast
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.emblem import FOOT_ROOM, MASTHEAD_ROOM, TITLE_ROOM, choose_emblem
from kdeck.theme.theme import Theme
from kdeck.variants import Edition
from making import make_shipped
from verdicts import own_flaws

ROOT = starter_folder()
NAMES = ("aurora", "default", "harbor")


@pytest.fixture(scope="module")
def project() -> Project:
    return starter.project(*NAMES)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest, project: Project) -> Theme:
    return next(theme for theme in project.themes if theme.id == request.param)


def test_there_are_three_and_nothing_is_wrong_with_them(project: Project) -> None:
    assert theme_names(ROOT) == NAMES
    assert [f for f in project.findings if f.span.file.startswith("themes/")] == []


@pytest.mark.slow
def test_every_document_has_a_slide_and_a_page_for_all_its_words(
    project: Project, theme: Theme
) -> None:
    findings: list[Finding] = []
    for target, job in plan_jobs(project, theme, findings, TODAY):
        # A book holds the page that was planned before.
        if not target.on_request:
            findings.extend(plan_job(job).check())
    assert findings == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", [Edition.LARGE_PRINT, Edition.GREYSCALE])
def test_a_handout_passes_every_check(project: Project, theme: Theme, edition: Edition) -> None:
    for target, job in plan_jobs(project, theme, [], TODAY):
        if target.format is Format.PDF and target.edition is edition:
            assert own_flaws(make_shipped(target, job).data, target.path) == ()


def test_no_two_could_be_confused(project: Project) -> None:
    palettes = [theme.palette for theme in project.themes]
    assert len({palette.primary for palette in palettes}) == 3
    assert len({theme.clinic.phone for theme in project.themes}) == 3
    assert len({(theme.page, theme.region, theme.body.name) for theme in project.themes}) == 2
    assert min(contrast(p.primary, p.paper) for p in palettes) > 7


def test_logos_come_square_and_wide_and_need_no_plate(theme: Theme) -> None:
    head = choose_emblem(theme, PaletteRole.BAND, MASTHEAD_ROOM)
    title, foot = (
        choose_emblem(theme, PaletteRole.PAPER, room) for room in (TITLE_ROOM, FOOT_ROOM)
    )
    assert head
    assert title
    assert foot
    for emblem in (head, title, foot):
        assert emblem.plate is None
        assert emblem.large_enough
    assert head.width == head.height
    assert title.width > 2 * title.height


def test_a_new_project_has_them(tmp_path: Path) -> None:
    copy_starter(tmp_path / "own")
    assert theme_names(tmp_path / "own") == NAMES
