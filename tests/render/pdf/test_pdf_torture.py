"""The document that is hard to tag: exact counts of every element, on both standards."""

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from kdeck.check.pdf.read.node import Annotation
from kdeck.check.pdf.read.tagtree import (
    counts,
    outline,
    problems,
    read_tree,
    tree_text,
    untagged_text,
)
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.writer import render
from kdeck.variants import PRINTED_EDITIONS, Edition, Standard
from render.pdf.handout_text import handout_words
from render.pdf.torture import SMALL, TORTURE, planned
from verdicts import KEPT, flaws

GOLDEN = Path(__file__).parent / "golden"
CITED_IN_CELLS = 60
LISTED = 3 + 3**2 + 3**3 + 3**4
COUNTS = {
    "Document": 1,
    "H1": 1,
    # Four parts; crisis contacts twice; notes, references, about, contact. No part begins where a
    # list of contents would stand on the third page.
    "H2": 4 + 2 + 4,
    # Four topics, and the heading of the warning.
    "H3": 4 + 1,
    # Two crisis boxes, the warning, the contact.
    "Sect": 4,
    "Table": 1,
    "THead": 1,
    "TBody": 1,
    "TR": 1 + 60,
    "TH": 4 + 60,
    "TD": 3 * 60,
    # The table's, and those of the figures.
    "Caption": 1 + 6,
    # The code to scan is the seventh.
    "Figure": 6 + 1,
    # Four levels, and the reference list.
    "L": 1 + 3 + 9 + 27 + 1,
    "LI": LISTED + 2,
    "LBody": LISTED + 2,
    # Notes have labels too.
    "Lbl": LISTED + 2 + 2,
    # The abbreviation, and two foreign words.
    "Span": 3,
    # Cells, two sources and two notes in the text, one source in a note.
    "Reference": CITED_IN_CELLS + 2 + 2 + 1,
    # Those; back from two sources and two notes; the long link, the web, two crisis lines twice.
    "Link": CITED_IN_CELLS + 2 + 2 + 1 + 4 + 1 + 1 + 4,
    # Masthead 2, message, draft, evidence; two crisis boxes; list items; marks, five long ones and
    # the link; the warning; below figures; notes; references; about 2; contact 2.
    "P": 5 + 2 + LISTED + 1 + 5 + 1 + 40 + 6 + 2 + 2 + 2 + 2,
}
NOTES = {Standard.UA_1: "Note", Standard.UA_2: "FENote"}


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    return planned(tmp_path_factory.mktemp("torture"), TORTURE)


@pytest.fixture(scope="module")
def files(handout: Handout) -> dict[Standard, bytes]:
    return {standard: render(handout, standard).data for standard in Standard}


@pytest.mark.sampled(1)
@pytest.mark.parametrize("standard", list(Standard))
def test_every_element_is_counted(files: Mapping[Standard, bytes], standard: Standard) -> None:
    found = dict(counts(read_tree(files[standard])))
    del found["StructTreeRoot"]
    assert found == COUNTS | {NOTES[standard]: 2}


@pytest.mark.slow
@pytest.mark.parametrize("standard", list(Standard))
def test_verapdf_and_our_own_check_find_nothing(
    files: Mapping[Standard, bytes], standard: Standard
) -> None:
    assert profiles_claimed(files[standard]) == KEPT[standard]
    assert flaws(files[standard], "torture.pdf") == ()
    assert problems(files[standard]) == ()
    assert untagged_text(files[standard]) == ()


@pytest.mark.parametrize("standard", list(Standard))
def test_every_word_is_read_once_and_in_order(
    files: Mapping[Standard, bytes], handout: Handout, standard: Standard
) -> None:
    root = read_tree(files[standard])
    assert tree_text(root).split() == handout_words(handout, root)


def test_everything_hard_is_over_more_than_one_page(files: Mapping[Standard, bytes]) -> None:
    root = read_tree(files[Standard.UA_1])
    kinds = {node.role: node for node in reversed(list(root.elements()))}
    assert len(set(kinds["Table"].pages)) >= 3
    assert len(set(kinds["L"].pages)) >= 3
    long = next(n for n in root.elements() if n.role == "Link" and "whole" in tree_text(n))
    links = [leaf for leaf in long.leaves() if isinstance(leaf, Annotation)]
    assert len(links) == len(set(long.pages)) > 1
    (warning,) = (n for n in root.elements() if n.role == "Sect" and "Warning" in tree_text(n)[:9])
    assert len(set(warning.pages)) > 1


def test_each_of_the_figures_stands_on_one_page_in_its_order(
    files: Mapping[Standard, bytes],
) -> None:
    root = read_tree(files[Standard.UA_1])
    found = [set(node.pages) for node in root.elements() if node.role == "Figure"]
    assert [len(pages) for pages in found] == [1] * len(found)
    assert [min(pages) for pages in found] == sorted(min(pages) for pages in found)


@pytest.mark.parametrize("standard", list(Standard))
def test_notes_and_what_names_them_lead_to_each_other(
    files: Mapping[Standard, bytes], standard: Standard
) -> None:
    with pikepdf.open(io.BytesIO(files[standard])) as pdf:
        ids = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
        notes = {str(ids[i]): ids[i + 1] for i in range(0, len(ids), 2)}
        assert [str(note.S) for note in notes.values()] == [f"/{NOTES[standard]}"] * 2
        for name, note in notes.items():
            assert str(note.ID) == name
            back = note.K[0].K[0]  # Lbl, Link
            assert back.S == "/Link"
            (annotation,) = (k.Obj for k in back.K if not isinstance(k, int))
            assert str(annotation.Contents) == f"Back to where the text names {_said(name)}"
            if standard is Standard.UA_2:
                citing = annotation.A.SD[0]
                assert note.Ref[0].objgen == citing.objgen
                assert citing.Ref[0].objgen == note.objgen


def _said(name: str) -> str:
    kind, _, number = name.partition("-")
    return f"{kind} {number}"


@pytest.mark.parametrize("standard", list(Standard))
def test_the_tree_of_a_small_one_is_as_it_was_read_and_approved(
    tmp_path: Path, standard: Standard
) -> None:
    data = render(planned(tmp_path, SMALL), standard).data
    golden = GOLDEN / f"small-{standard}.txt"
    assert outline(read_tree(data)) == golden.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
def test_every_edition_of_it_passes(tmp_path: Path, audience: Audience, edition: Edition) -> None:
    handout = planned(tmp_path, TORTURE, audience, edition)
    data = render(handout).data
    root = read_tree(data)
    assert tree_text(root).split() == handout_words(handout, root)
    assert flaws(data, f"{audience}-{edition}.pdf") == ()
