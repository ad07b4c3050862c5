"""What kdeck ships, read once in a process: its library, its drawings and its themes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project, read_project
from kdeck.batch.projectfolder import theme_names
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.library import Library
from kdeck.theme.theme import Theme
from kdeck.variants import Standard

ROOT = Path(__file__).parents[1]
THEMES = theme_names(ROOT)


@cache
def _whole() -> Project:
    project = read_project(Files(ROOT), THEMES)
    assert project.findings == ()
    return project


def project(*themes: str) -> Project:
    """Give the shipped project in some of its themes, or in all."""
    whole = _whole()
    names = themes or THEMES
    read = {theme.id: theme for theme in whole.themes}
    return replace(whole, themes=tuple(read[name] for name in names))


def library() -> Library:
    return _whole().library


def theme(name: str) -> Theme:
    return project(name).themes[0]


@cache
def documents(name: str, brand: str) -> dict[Audience, Document]:
    """Give a document for each of its readers, as a build prints it in a theme."""
    jobs = plan_jobs(project(brand), theme(brand), [], TODAY, documents=(name,))
    return {target.audience: job.document for target, job in jobs}


@cache
def jobs(brand: str, standard: Standard | None = None) -> Mapping[Target, Job]:
    """Give the jobs of a theme by what they make."""
    return dict(plan_jobs(project(brand), theme(brand), [], TODAY, standard))
