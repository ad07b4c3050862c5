"""A timeline in a PDF file: an ordered list for who hears it, a line with nodes for who sees it."""

from collections.abc import Iterator

import pytest

from kdeck.check.pdf.read.tagtree import Node, outline, read_tree, tree_text, untagged_text
from kdeck.model.audience import Audience
from kdeck.render.pdf.writer import render
from kdeck.variants import PRINTED_EDITIONS, Edition, Standard
from plan.deck.test_timeline import VISIT
from planned import Planned
from render.pdf.handout_text import handout_words
from verdicts import flaws

LONG = (
    """
::: {.timeline}
"""
    + "".join(
        f':::: {{.step time="Hour {n}" title="Step {n}"}}\n{"Rest and drink. " * 4 * n}\n::::\n'
        for n in range(1, 16)
    )
    + ":::\n"
)
EXPECTED = """\
    L ListNumbering=Decimal
      LI
        Lbl "1"
        LBody
          P "Before you come"
          P "Plan your ride"
          P "Someone else must drive you home."
          L ListNumbering=Disc
            LI
              Lbl "•"
              LBody
                P "Bring your list of medicines."
            LI
              Lbl "•"
              LBody
                P "Wear loose sleeves."
      LI
        Lbl "2"
        LBody
          P "About 40 minutes"
          P "The drip runs"
          P "You rest in a chair."
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("visit"), VISIT + LONG)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("standard", list(Standard))
@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
def test_it_keeps_both_standards_and_our_own_check_finds_nothing(
    planned: Planned, standard: Standard, edition: Edition
) -> None:
    data = render(planned.handout(Audience.PLAIN, edition), standard).data
    assert flaws(data, "visit.pdf") == ()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
@pytest.mark.parametrize("audience", list(Audience))
def test_every_word_is_in_the_tree_in_order(
    planned: Planned, audience: Audience, edition: Edition
) -> None:
    handout = planned.handout(audience, edition)
    data = render(handout).data
    tree = read_tree(data)
    assert tree_text(tree).split() == handout_words(handout, tree)
    assert untagged_text(data) == ()


def test_the_structure_is_an_ordered_list_with_a_number_a_time_and_a_title(
    planned: Planned,
) -> None:
    tree = outline(read_tree(render(planned.handout(Audience.PLAIN)).data))
    start = tree.index("    L ListNumbering=Decimal")
    assert tree[start:].startswith(EXPECTED)


def test_a_timeline_runs_over_pages_and_stays_one_list(planned: Planned) -> None:
    root = read_tree(render(planned.handout(Audience.PLAIN)).data)
    lists = [node for node in nodes(root) if node.role == "L"]
    assert [len(node.kids) for node in lists[:3]] == [3, 2, 15]


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from nodes(kid)
