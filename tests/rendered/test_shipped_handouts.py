"""Every shipped handout keeps the standards that it claims, in every edition and theme."""

import pytest

from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project
from kdeck.batch.target import Target
from kdeck.batch.work import Job, make
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.reference.profile import Profile
from kdeck.check.pdf.reference.verapdf import validate
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

from .conftest import THEMES

DOCUMENTS = 12  # five for both audiences, one for clinicians, one for patients
KEPT = {
    Standard.UA_1: (Profile.UA_1, Profile.A_2A),
    Standard.UA_2: (Profile.UA_2, Profile.WTPDF_ACCESSIBILITY, Profile.A_4),
}


@pytest.mark.slow
@pytest.mark.parametrize("standard", list(Standard))
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", list(Edition))
def test_it_is_accepted(project: Project, edition: Edition, theme: str, standard: Standard) -> None:
    (brand,) = (found for found in project.themes if found.id == theme)
    jobs: dict[Target, Job] = dict(plan_jobs(project, brand, [], TODAY, standard))
    targets = [t for t in jobs if (t.format, t.edition) == (Format.PDF, edition)]
    assert len(targets) == DOCUMENTS
    for target in targets:
        made = make(jobs[target])
        assert made.findings == ()
        for profile in KEPT[standard]:
            assert validate(made.data, profile, target.path) == ()
        assert check_pdf(made.data, target.path) == ()
