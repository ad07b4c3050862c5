"""The handout pages of every shipped deck are valid, whole, and small enough to send."""

import io

import pikepdf
import pytest

import starter
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.check.pdf.file import check_pdf
from kdeck.model.recipe import Format
from making import make_shipped
from verdicts import flaws, own_flaws

from .conftest import THEMES

DECKS = 13  # as many as there are decks


def planned(theme: str) -> dict[Target, Job]:
    return {t: job for t, job in starter.jobs(theme).items() if t.format is Format.HANDOUT_PAGES}


def figures(data: bytes) -> list[str]:
    """List the alt texts of the figures of a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            str(each.Alt)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]


def test_each_slide_of_a_deck_is_one_figure_that_says_which_it_is() -> None:
    jobs = planned("default")
    assert len(jobs) == DECKS
    target = next(target for target in jobs if target.document == "snow-hill")
    made = make_shipped(target, jobs[target])
    assert made.findings == ()
    said = [alt for alt in figures(made.data) if alt.startswith("Slide ")]
    assert len(said) == len(set(said)) > 3
    assert list(check_pdf(made.data, "pages.pdf")) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_they_are_accepted(theme: str) -> None:
    jobs = planned(theme)
    assert len(jobs) == DECKS
    for number, (target, job) in enumerate(jobs.items()):
        made = make_shipped(target, job)
        assert made.findings == (), target
        # A theme changes colors and letters, not how a page is tagged: veraPDF sees each in one.
        is_shown = (number + THEMES.index(theme)) % len(THEMES) == 0
        assert (flaws if is_shown else own_flaws)(made.data, target.path) == (), target
        assert len(made.data) < 400_000, target
