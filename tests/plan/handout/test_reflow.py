"""Tables as lists."""

from kdeck.finding import Span
from kdeck.plan.handout.model import Grid, ItemList, Kept, Prose
from kdeck.plan.handout.reflow import reflowed
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run, run_text

HERE = Span("sources/topics/test.md", 7)


def cell(text: str) -> Prose:
    return Prose((Run(text, HERE),), Role.SMALL, HERE)


def test_a_row_becomes_an_item_that_stays_whole_with_its_cells_named() -> None:
    grid = Grid(
        (cell("Step"), cell("In animals"), cell("In people")),
        ((cell("A gate is blocked"), cell("Yes"), cell("Yes")),),
        (0.4, 0.3, 0.3),
        None,
        True,
        HERE,
    )
    (listing,) = reflowed((grid,))
    assert isinstance(listing, ItemList)
    (entry,) = listing.entries
    (row,) = entry.items
    assert isinstance(row, Kept)
    assert not row.tears
    first, cells = row.items
    assert isinstance(first, Prose)
    assert isinstance(cells, ItemList)
    named = [item for entry in cells.entries for item in entry.items if isinstance(item, Prose)]
    assert [run_text(prose.runs) for prose in (first, *named)] == [
        "A gate is blocked", "In animals: Yes", "In people: Yes",
    ]  # fmt: skip
