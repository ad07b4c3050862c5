"""Every shipped deck passes the full checks of 'kdeck check', in every theme."""

import pytest

import starter
from kdeck.check.pptx.file import check_pptx
from kdeck.model.recipe import Format
from making import make_shipped

from .conftest import THEMES

DOCUMENTS = 13  # five for both audiences, one for clinicians, and a talk for each audience


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
def test_the_full_check_finds_nothing(theme: str) -> None:
    jobs = {t: job for t, job in starter.jobs(theme).items() if t.format is Format.PPTX}
    assert len(jobs) == DOCUMENTS
    for target, job in jobs.items():
        made = make_shipped(target, job)
        assert made.findings == ()
        assert check_pptx(made.data, target.path) == ()
