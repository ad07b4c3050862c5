"""That damaged files are judged: no exception, no hang, whatever was done to them."""

import random
from functools import partial

import pytest

from kdeck.check.pdf.file import check_pdf
from kdeck.check.pptx.file import check_pptx
from stopwatch import within

from . import breaking, broken_deck
from .mutating import mutated_pdf, mutated_pptx

_SECONDS = 10.0


def judged_pdfs(seed: int, count: int) -> None:
    rng = random.Random(seed)
    bases = [breaking.good("torture"), breaking.good("sheet")]
    for number in range(count):
        data = mutated_pdf(rng.choice(bases), rng)
        within(_SECONDS, partial(check_pdf, data, f"{number}.pdf"))


def judged_decks(seed: int, count: int) -> None:
    rng = random.Random(seed)
    for number in range(count):
        data = mutated_pptx(broken_deck.good(), rng)
        within(_SECONDS, partial(check_pptx, data, f"{number}.pptx"))


@pytest.mark.slow
def test_some_mutated_files_are_judged() -> None:
    judged_pdfs(1, 4)
    judged_decks(1, 2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 7))
def test_mutated_pdfs_are_judged(seed: int) -> None:
    judged_pdfs(seed, 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 7))
def test_mutated_decks_are_judged(seed: int) -> None:
    judged_decks(seed, 30)
