from dataclasses import replace

import pytest

from check.documents import at
from kdeck.plan.deck.model import SlideTable
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.run import Run, Runs, run_text
from plan.talks import THEME

PLACE = OWN.place(LayoutName.TABLE, Idx.BODY)
LONG = "Remission at eight weeks in somewhat more of those who had it than of the others"


def cell(*words: str) -> Runs:
    return tuple(Run(each, at(1)) for each in words)


def tables(*rows: tuple[Runs, ...]) -> list[SlideTable]:
    made = tuple(rows)
    return list(slide_tables(made[0], made[1:], "A table.", True, THEME.deck_body, PLACE))


def test_a_column_gets_the_width_that_makes_rows_lower() -> None:
    head = (cell("Source"), cell("What was found"), cell("Masking"))
    (even,) = tables(head, *[(cell("Trial one of many more"), cell("Better"), cell(LONG))] * 2)
    (odd,) = tables(head, *[(cell("Trial one of many more"), cell(LONG), cell("Open"))] * 2)
    assert even.widths[2] > even.widths[1]
    assert odd.widths[1] > odd.widths[2]
    for made in (even, odd):
        assert sum(made.widths) == pytest.approx(PLACE.rect.width)
        assert max(made.heights[1:]) < 3 * 24 + 20, "the long cell has no more than two lines"


def test_type_is_larger_where_that_needs_no_more_slides() -> None:
    row = (cell("A name"), cell(LONG))
    few, many = tables(*[row] * 4), tables(*[row] * 12)
    assert [t.size for t in few] == [PLACE.largest]
    assert all(t.size in (PLACE.size, PLACE.largest) for t in many)
    smaller = replace(PLACE, largest=0.0)
    own = list(slide_tables(row, (row,) * 11, "A table.", True, THEME.deck_body, smaller))
    assert len(many) == len(own)


def test_a_narrow_column_may_end_a_line_before_what_it_cites() -> None:
    (made,) = tables(
        (cell("Source"), cell("Finding")), (cell("Trial, 2025\u00a0", "[", "RCT 1", "]"), cell("A"))
    )
    assert run_text(made.rows[0][0]) == "Trial, 2025 [RCT 1]"
