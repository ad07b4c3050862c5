"""The words of what is found in decks: few, counted, and telling one shape from another."""

import re

import pytest

from kdeck.check.pptx.file import check_pptx
from kdeck.cli.show import finding_data
from kdeck.finding import Finding

from .decks import deck, slide, title
from .test_pptx_contrast import box


def found(code: str, *shapes: str) -> list[Finding]:
    judged = check_pptx(deck(slide(title("Dose"), *shapes)), "a.pptx")
    return [finding for finding in judged if finding.code == code]


@pytest.mark.parametrize(
    ("texts", "more"), [(4, "3 more texts lie over"), (3, None), (12, "63 more texts lie over")]
)
def test_texts_that_lie_over_each_other_are_told_three_times_and_counted(
    texts: int, more: str | None
) -> None:
    overlaps = found("pptx-text-overlap", *(box(text=f"Dose {n}") for n in range(texts)))
    assert len(overlaps) == (4 if more else 3)
    assert not more or overlaps[-1].message.startswith(more)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Table 3",), "the shape 'Table 3' has a name that nobody gave"),
        (("Table 3", "Picture 4"), "a name that nobody gave, as 1 more has"),
        (("Table 3", "Picture 4", "Chart 5"), "a name that nobody gave, as 2 more have"),
    ],
)
def test_names_that_nobody_gave_are_one_finding(names: tuple[str, ...], words: str) -> None:
    named = [
        re.sub('name="[^"]*"', f'name="{name}"', box(at=(100, 150 * order, 400, 100)))
        for order, name in enumerate(names, 1)
    ]
    (finding,) = found("pptx-shape-name", *named)
    assert finding.message.endswith(words)


def test_two_shapes_of_one_name_are_told_apart_by_their_places() -> None:
    below, above = (
        re.sub('name="[^"]*"', 'name="Doses"', box(at=at))
        for at in ((100, 350, 400, 100), (100, 150, 400, 100))
    )
    (finding,) = found("pptx-reading-order", below, above)
    assert finding.message == (
        "'Doses' (at 1.4 in, 4.9 in) is read before 'Doses' (at 1.4 in, 2.1 in), "
        "which stands before it"
    )


def test_a_finding_on_a_slide_tells_its_number_as_data() -> None:
    first = slide(title("Dose"))
    untitled = slide(box())
    (finding,) = (
        f for f in check_pptx(deck(first, untitled), "a.pptx") if f.code == "pptx-title-missing"
    )
    assert finding_data(finding)["slide"] == 2


@pytest.mark.parametrize(("size", "apart", "over"), [(14, 12, 0), (40, 34, 0), (40, 26, 1)])
def test_lines_of_large_letters_may_share_what_is_empty_above_and_below_them(
    size: int, apart: int, over: int
) -> None:
    lines = (
        box(text=text, at=(100, 100 + down, 300, size + size // 5))
        .replace('sz="2400"', f'sz="{size}00"')
        .replace("<a:bodyPr/>", '<a:bodyPr tIns="0" bIns="0"/>')
        for text, down in (("Gate", 0), ("blocked", apart))
    )
    assert len(found("pptx-text-overlap", *lines)) == over
