"""Every shipped deck passes the full checks of 'kdeck check', in every theme."""

import pytest

from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project
from kdeck.check.pptx.file import check_pptx
from kdeck.model.recipe import Format
from making import make_shipped

from .conftest import THEMES

DOCUMENTS = 13  # five for both audiences, one for clinicians, and a talk for each audience


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_the_full_check_finds_nothing(project: Project, theme: str) -> None:
    (brand,) = (found for found in project.themes if found.id == theme)
    jobs = {t: j for t, j in plan_jobs(project, brand, [], TODAY) if t.format is Format.PPTX}
    assert len(jobs) == DOCUMENTS
    for target, job in jobs.items():
        made = make_shipped(target, job)
        assert made.findings == ()
        assert check_pptx(made.data, target.path) == ()
