"""Tables as lists."""

from collections.abc import Callable

import pytest

import starter
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.scene import Scene
from kdeck.plan.handout.model import (
    Box,
    Entry,
    Flank,
    Frames,
    Grid,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    SideRow,
    StepEntry,
    StepList,
)
from kdeck.plan.handout.reflow import reflowed, with_whole_words
from kdeck.plan.look.style import Role, stylesheet
from kdeck.plan.text.lines import Setting, longest_word
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.tablewidth import CELL_PAD
from kdeck.variants import Edition

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


def test_a_number_that_names_a_row_keeps_the_name_of_its_column_and_its_unit() -> None:
    grid = Grid(
        (cell("Dose (mg)"), cell("Effect")),
        ((cell("0.5"), cell("None")), (cell("≥5"), cell("Some"))),
        (0.4, 0.6),
        None,
        True,
        HERE,
    )
    (listing,) = reflowed((grid,))
    assert isinstance(listing, ItemList)
    firsts = []
    for entry in listing.entries:
        (row,) = entry.items
        assert isinstance(row, Kept)
        first = row.items[0]
        assert isinstance(first, Prose)
        firsts.append(run_text(first.runs))
    assert firsts == ["Dose (mg): 0.5", "Dose (mg): ≥5"]


@pytest.mark.parametrize(
    ("head", "said"),
    [("Step, in %", ["Step, in %:"]), ("Felt, out of 100", ["Felt, out of 100:"]), ("Step", [])],
)
def test_what_numbers_are_out_of_is_said_before_the_list(head: str, said: list[str]) -> None:
    grid = Grid(
        (cell(head), cell("Remission")),
        ((cell("First"), cell("37")),),
        (0.4, 0.6),
        None,
        True,
        HERE,
    )
    found = reflowed((grid,))
    assert [run_text(item.runs) for item in found if isinstance(item, Prose)] == said


DRAWING = Illustration(Scene(9, 9, ()), "A hill", None, HERE)
TABLE = Grid(
    (cell("Dose"), cell("Time")), ((cell("Low"), cell("Soon")),), (0.5, 0.5), None, True, HERE
)


@pytest.mark.parametrize(
    "around",
    [
        lambda table: table,
        lambda table: Box(PanelKind.WARNING, None, (table,), HERE),
        lambda table: Kept((table,), HERE),
        lambda table: Flank((table,), DRAWING, 90, HERE),
        lambda table: SideRow((table,), (), HERE),
        lambda table: SideRow((), (table,), HERE),
        lambda table: ItemList((Entry("1.", (table,), HERE),), ListKind.NUMBERS, Role.BODY, HERE),
        lambda table: StepList((StepEntry("1", cell("a"), cell("b"), (table,), HERE),), HERE),
        lambda table: Frames(((DRAWING, (table,)),), HERE),
    ],
    ids=["alone", "panel", "kept", "flank", "side", "row", "list", "steps", "frames"],
)
def test_a_table_is_a_list_wherever_it_stands(around: Callable[[Item], Item]) -> None:
    (found,) = reflowed((around(TABLE),))
    shown = repr(found)
    assert "Grid(" not in shown
    assert "Dose" not in shown  # the first cell is the item itself
    assert "Time" in shown
    assert "Low" in shown


@pytest.mark.parametrize("within", ["alone", "row"])
@pytest.mark.parametrize("edition", Edition)
def test_a_table_is_a_list_where_its_longest_words_do_not_stand_side_by_side(
    edition: Edition, within: str
) -> None:
    theme = starter.theme("default")
    sheet = stylesheet(theme, Audience.CLINICIAN, edition)
    room = sheet.measure if within == "alone" else sheet.column
    count = 1
    while True:
        row = tuple(cell("contraindications") for _ in range(count))
        table = Grid(row, (row,), (1 / count,) * count, None, False, HERE)
        (found,) = with_whole_words(
            (table if within == "alone" else SideRow((), (table,), HERE),), sheet
        )
        style = sheet[Role.SMALL]
        word = longest_word(row[0].runs, Setting(sheet.family(style), style.size, style.bold))
        assert ("Grid(" in repr(found)) == (count * (word + 2 * CELL_PAD) <= room)
        if count * word > room:
            break
        count += 1
    assert count > 2


@pytest.mark.parametrize("edition", Edition)
def test_columns_of_a_few_letters_are_a_list_though_their_words_would_fit(edition: Edition) -> None:
    sheet = stylesheet(starter.theme("default"), Audience.CLINICIAN, edition)
    row = tuple(cell("to be or not to be") for _ in range(12))
    assert "Grid(" not in repr(
        with_whole_words((Grid(row, (row,), (1 / 12,) * 12, None, False, HERE),), sheet)
    )
