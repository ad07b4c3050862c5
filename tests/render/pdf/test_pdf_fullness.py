"""How full the pages of every shipped handout are, and what stands at their heads."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from kdeck.render.pdf.box.box import Box, walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.panel import PanelBox
from kdeck.render.pdf.box.table import TableBox
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.layout import Layout
from kdeck.variants import Edition
from render.pdf.test_pdf_shipped_pages import THIRD, editions, laid_out, themes, used, words

# What a page must hold at the least, down to the foot of its last line or figure.
STANDARD, OTHERS = 0.7, 0.55


def long_ones(theme: str, edition: Edition) -> Iterator[tuple[str, Layout]]:
    """Give the handouts that run over pages, each with its title."""
    for handout, layout in laid_out(theme, edition):
        if not handout.sheet.is_sheet:
            yield f"{handout.title} ({handout.keywords[0]})", layout


def fullness(layout: Layout) -> list[float]:
    frames = (layout.first, *(layout.other for _ in layout.pages[1:]))
    return [used(page, frame) for page, frame in zip(layout.pages, frames, strict=True)]


@pytest.mark.sampled(1)
@themes
@editions
def test_no_page_but_the_last_has_a_hole_at_its_foot(theme: str, edition: Edition) -> None:
    least = STANDARD if edition is Edition.STANDARD else OTHERS
    hollow = [
        (title, number, round(share, 2))
        for title, layout in long_ones(theme, edition)
        for number, share in enumerate(fullness(layout)[:-1], 1)
        if share < least
    ]
    assert hollow == []


@pytest.mark.sampled(1)
@themes
@editions
def test_a_last_page_holds_a_third_or_more(theme: str, edition: Edition) -> None:
    found = [(title, fullness(layout)) for title, layout in long_ones(theme, edition)]
    short = [(title, shares[-1]) for title, shares in found if len(shares) > 1]
    assert [each for each in short if each[1] < THIRD] == []


def drawn(box: Box) -> Iterator[Box]:
    """Give what is drawn of a box, in the order in which it is read."""
    return (part for part in walk(box) if isinstance(part, (TextBox, Drawing, TableBox)))


@pytest.mark.sampled(1)
@themes
@editions
def test_no_figure_opens_a_page_and_none_stands_without_the_words_before_it(
    theme: str, edition: Edition
) -> None:
    opened = [
        (title, number, words(page[0].box))
        for title, layout in long_ones(theme, edition)
        for number, page in enumerate(layout.pages, 1)
        if isinstance(next(drawn(page[0].box)), Drawing)
    ]
    assert opened == []


@pytest.mark.sampled(1)
@themes
@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
def test_no_figure_is_drawn_so_small_that_its_labels_are(theme: str, edition: Edition) -> None:
    for title, layout in long_ones(theme, edition):
        for page in layout.pages:
            parts = (part for placed in page for part in walk(placed.box))
            for figure in (part for part in parts if isinstance(part, Drawing)):
                assert figure.width >= figure.narrowest, title


@themes
@editions
def test_the_first_page_holds_whom_to_call(theme: str, edition: Edition) -> None:
    for title, layout in long_ones(theme, edition):
        panels = [on.box for on in layout.pages[0] if isinstance(on.box, PanelBox)]
        assert any(panel.whole for panel in panels), title


def test_the_pages_of_one_document_stand_in_order_and_hold_each_line_once() -> None:
    for title, layout in long_ones("default", Edition.LARGE_PRINT):
        for page in layout.pages:
            for above, below in pairwise(page):
                assert below.y >= above.y + above.box.height - 0.02, title


@pytest.mark.slow
@pytest.mark.parametrize("edition", [Edition.HIGH_CONTRAST, Edition.GREYSCALE])
def test_other_colors_take_no_more_pages(edition: Edition) -> None:
    usual, other = (
        [(handout.title, handout.language, len(layout.pages)) for handout, layout in pairs]
        for pairs in (laid_out("default", Edition.STANDARD), laid_out("default", edition))
    )
    assert other == usual
