"""Data figures in a PDF file: one Figure each with its numbers in words, beside real text."""

from pathlib import Path

import pytest

import buildable
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.read.tagtree import outline, read_tree, tree_text, untagged_text
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.writer import render
from kdeck.variants import Edition, Standard
from plan.drawn.test_iconarray import RATES
from plan.drawn.test_interval import TRIALS
from planned import Planned
from render.pdf.handout_text import handout_words
from verdicts import flaws


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    many = RATES.replace('of="10"', 'of="100"').split("::: {.icon-array")[1]
    return Planned(tmp_path_factory.mktemp("rates"), f"{RATES}\n::: {{.icon-array{many}\n{TRIALS}")


@pytest.fixture(params=[Edition.STANDARD, Edition.LARGE_PRINT, Edition.DYSLEXIA])
def handout(request: pytest.FixtureRequest, planned: Planned) -> Handout:
    return planned.handout(Audience.CLINICIAN, request.param)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("standard", list(Standard))
def test_it_keeps_both_standards_and_our_own_check_finds_nothing(
    handout: Handout, standard: Standard
) -> None:
    assert flaws(render(handout, standard).data, "rates.pdf") == ()


def test_every_word_is_in_the_tree_in_order(handout: Handout) -> None:
    data = render(handout).data
    tree = read_tree(data)
    assert tree_text(tree).split() == handout_words(handout, tree)
    assert untagged_text(data) == ()


def test_an_icon_array_is_heard_as_a_caption_figures_and_their_words(planned: Planned) -> None:
    tree = outline(read_tree(render(planned.handout(Audience.PLAIN)).data))
    found = tree[tree.index('    P "Who felt better"') :].replace("\u00a0", " ")
    lines = [line.strip() for line in found.splitlines()[:6]]
    assert [line.split('"')[0].strip() for line in lines] == [
        "P", "Figure alt=", "P", "Figure alt=", "P", "P",
    ]  # fmt: skip
    assert lines[1].split('"')[1] == "10 figures, 4 filled, 1 half filled, and 5 empty."
    numbers = "About 4 or 5 out of 10 people felt at least half of their symptoms lift."
    assert numbers in lines[2]
    assert found.count(numbers) == 1
    assert lines[5] == 'P "Time: 24 hours after 1 dose. There was no comparison group."'


def test_a_label_is_drawn_with_the_fallback_where_the_face_lacks_a_letter(tmp_path: Path) -> None:
    body = TRIALS.replace("KARMA-Dep 2", "TNF-β above 2 μg")
    brand = buildable.SOURCES[buildable.BRAND] + (
        "typography: {base: {family: Atkinson Hyperlegible Next}}\n"
    )
    planned = Planned(tmp_path, body, {buildable.BRAND: brand})
    assert "β" not in {chr(code) for code in planned.theme.body.regular.advances}
    handout = planned.handout(Audience.CLINICIAN)
    data = render(handout).data
    tree = read_tree(data)
    assert tree_text(tree).split() == handout_words(handout, tree)
    assert check_pdf(data, "rates.pdf") == ()
