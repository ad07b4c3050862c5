"""Every shipped handout keeps the standards that it claims, in every edition and theme."""

import pytest

import starter
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.model.recipe import Format
from kdeck.variants import DEFAULT_STANDARD, PRINTED_EDITIONS, Edition, Standard
from making import make_shipped
from verdicts import KEPT, flaws, own_flaws

from .conftest import THEMES

DOCUMENTS = 14  # six for both audiences, one for clinicians, one for patients


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("standard", list(Standard))
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
def test_it_is_accepted(edition: Edition, theme: str, standard: Standard) -> None:
    jobs = starter.jobs(theme, standard)
    targets = [t for t in jobs if (t.format, t.edition) == (Format.PDF, edition)]
    assert len(targets) == DOCUMENTS
    turn = THEMES.index(theme) + PRINTED_EDITIONS.index(edition)
    if standard is not DEFAULT_STANDARD:
        # veraPDF takes three profiles and a third of an hour: each document in each edition is
        # shown to it in one theme, and each theme in each edition.
        targets = [t for n, t in enumerate(targets) if (n + turn) % len(THEMES) == 0]
    for number, target in enumerate(targets):
        made = make_shipped(target, jobs[target])
        assert made.findings == ()
        assert profiles_claimed(made.data) == KEPT[standard]
        # Of PDF/UA-1, veraPDF sees the standard edition in every theme, the others as of PDF/UA-2.
        is_shown = (
            edition is Edition.STANDARD
            or standard is not DEFAULT_STANDARD
            or (number + turn) % len(THEMES) == 0
        )
        assert (flaws if is_shown else own_flaws)(made.data, target.path) == ()
