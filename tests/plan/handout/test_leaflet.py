"""A leaflet says on its first side who reviewed it, and whom to call while the clinic is closed."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.document import Document
from kdeck.model.region import UrgentLine
from kdeck.model.review import Review
from kdeck.plan.handout.blocks import ALARM_BULLET, BULLET
from kdeck.plan.handout.figures import whole_of
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Flow,
    Frames,
    Grid,
    Group,
    Handout,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    Side,
    SideRow,
)
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.style import Role
from kdeck.plan.reading import read_handout
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.writer import render
from kdeck.render.pdf.box.bars import BarRow
from kdeck.render.pdf.box.box import Stack, walk
from kdeck.render.pdf.box.table import TableBox
from kdeck.render.pdf.layout import lay_out
from kdeck.theme.theme import Theme
from kdeck.theme.visit import NOTHING_SAID
from kdeck.variants import DEFAULT_STANDARD, PRINTED_EDITIONS, Edition

TURN_OVER = "Turn over"
SPAN = Span("reviews.yml", 1)


@cache
def leaflet(name: str, theme: str = "default") -> Document:
    shipped = starter.project(theme)
    recipe = next(recipe for recipe in shipped.library_of(theme).recipes if recipe.id == name)
    brand = shipped.themes[0]
    return select(
        shipped.library_of(theme), recipe, Reader(Audience.PLAIN, brand.region), shipped.scenes
    )


def silent(theme: Theme) -> Theme:
    """Take from a clinic what it says of its visits."""
    return replace(theme, clinic=replace(theme.clinic, visit=NOTHING_SAID))


def boxes(items: tuple[Item, ...]) -> Iterator[Box]:
    for item in items:
        match item:
            case Box():
                yield item
            case Side():
                yield from boxes(item.items)
            case Columns():
                for column in item.columns:
                    yield from boxes(column)
            case _:
                pass


def last_words(handout: Handout) -> str:
    """Give the words with which the box ends that says when to call the clinic."""
    (box,) = (box for box in boxes(handout.items) if box.kind is PanelKind.CALL_US)
    last = box.items[-1]
    return run_text(last.runs) if isinstance(last, Prose) else ""


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
@pytest.mark.parametrize("name", ["ketamine-in-brief", "snow-hill"])
def test_the_box_on_calling_the_clinic_ends_with_whom_to_call_while_it_is_closed(
    name: str, edition: Edition
) -> None:
    theme, document = starter.theme("default"), leaflet(name)
    number, hours = theme.clinic.visit.after_hours, theme.clinic.hours
    opened = f"Open {hours.rstrip('.')}."
    said = last_words(plan_handout(document, theme, edition))
    assert said == f"{opened} Night, weekend or closed? Call\u00a0{number}."
    assert last_words(plan_handout(document, silent(theme), edition)) == opened
    closed = silent(theme)
    closed = replace(closed, clinic=replace(closed.clinic, hours=""))
    assert last_words(plan_handout(document, closed, edition)) == ""
    urgent = UrgentLine("Line", "Call 111.", "111", confirmed=True, source="asked")
    there = replace(document, region=replace(document.region, urgent=urgent))
    assert last_words(plan_handout(there, silent(theme), edition)).endswith(
        "closed? Call\u00a0111."
    )


@pytest.mark.parametrize("theme", starter.THEMES)
@pytest.mark.parametrize("name", ["ketamine-in-brief", "snow-hill"])
def test_the_first_side_says_who_reviewed_the_sheet_or_that_it_is_a_draft(
    name: str, theme: str
) -> None:
    brand, document = starter.theme(theme), leaflet(name, theme)
    draft = plan_handout(replace(document, review=None), brand)
    assert draft.masthead.notice == "Draft: not yet reviewed by a clinician"
    review = Review("Dr. Example", "psychiatrist", "2026-11-02", "2027-11-02", SPAN)
    signed = plan_handout(replace(document, review=review), brand)
    assert signed.masthead.notice == "Reviewed by Dr. Example, November\N{NO-BREAK SPACE}2026"


def test_a_side_of_paper_says_what_is_overleaf_and_a_screen_does_not() -> None:
    theme, document = starter.theme("default"), leaflet("ketamine-in-brief")
    first, last = plan_handout(document, theme).items
    assert isinstance(first, Side)
    assert isinstance(last, Side)
    assert first.overleaf is not None
    assert run_text(first.overleaf.runs).startswith(TURN_OVER)
    assert last.overleaf is None
    assert any(TURN_OVER in each.text for each in read_handout(plan_handout(document, theme)))
    page = render(plan_page(document, theme)).data.decode()
    assert TURN_OVER not in page
    assert "In danger, or someone may get hurt?" in page
    assert "not yet reviewed" in page.partition("<main")[0]


def lists(items: tuple[Item, ...], kind: ListKind) -> list[str]:
    """Give the words of the items of all lists of a kind."""
    found: list[str] = []
    for item in items:
        match item:
            case ItemList() if item.kind is kind:
                found.extend(
                    run_text(inner.runs)
                    for entry in item.entries
                    for inner in entry.items
                    if isinstance(inner, Prose)
                )
            case Box() | Side() | Kept() | Flow() | Group():
                found.extend(lists(item.items, kind))
            case Columns():
                found.extend(said for column in item.columns for said in lists(column, kind))
            case _:
                pass
    return found


def test_what_a_clinic_says_of_its_visits_is_ticked_off_or_drawn_in_time_and_else_to_be_asked() -> (
    None
):
    theme, document = starter.theme("default"), leaflet("ketamine-in-brief")
    visit = theme.clinic.visit
    told = plan_handout(document, theme).items
    assert any(visit.bring in words for words in lists(told, ListKind.BOXES))
    first, second, *_ = steps(told)
    assert visit.food in first
    assert visit.length in second
    asked = plan_handout(document, silent(theme)).items
    assert [words for words in lists(asked, ListKind.BOXES) if words.startswith("Ask us")]
    assert [" Ask us " in words for words in steps(asked)[:2]] == [True, True]


def steps(items: tuple[Item, ...]) -> list[str]:
    """Give the words of each drawing on the rail of a sheet."""
    (rail,) = (item for item in inner(items) if isinstance(item, Frames) and item.rail)
    return [
        " ".join(run_text(item.runs) for item in words if isinstance(item, Prose))
        for _, words in rail.frames
    ]


def inner(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        match item:
            case Box() | Side() | Kept() | Flow() | Group():
                yield from inner(item.items)
            case Columns():
                for column in item.columns:
                    yield from inner(column)
            case _:
                pass


@pytest.mark.parametrize("theme", starter.THEMES)
def test_the_sheet_goes_from_before_the_day_to_the_night_after_and_then_says_whom_to_call(
    theme: str,
) -> None:
    document, brand = leaflet("ketamine-in-brief", theme), starter.theme(theme)
    for edition in Edition:
        items = plan_handout(document, brand, edition).items
        found = [
            run_text(item.runs)
            for item in inner(items)
            if isinstance(item, Prose) and item.level == 2
        ]
        order = ["In short", "Does it help?", "Before you come", "The day, step by step"]
        assert [words for words in found if words in order] == order, edition


@pytest.mark.parametrize("theme", starter.THEMES)
def test_each_step_of_the_day_begins_with_what_to_do_and_the_last_says_when_to_drive(
    theme: str,
) -> None:
    items = plan_handout(leaflet("ketamine-in-brief", theme), starter.theme(theme)).items
    said = steps(items)
    assert [words.split()[1].rstrip(".") for words in said] == [
        "Stop", "Come", "Tell", "Go", "Don’t",
    ]  # fmt: skip
    assert "until 24\N{NO-BREAK SPACE}hours and a night’s sleep have passed" in said[-1]


def test_a_reader_is_told_how_to_use_the_numbers_and_has_a_line_to_write_on() -> None:
    front = plan_handout(leaflet("ketamine-in-brief"), starter.theme("default")).items[0]
    (asked,) = lists((front,), ListKind.LINES)
    assert "Drip: compare 47 with 26. Spray:" in asked
    assert asked.endswith("?")


def test_only_what_one_does_before_the_day_has_a_box_to_tick_and_an_emergency_square_bullets() -> (
    None
):
    items = plan_handout(leaflet("ketamine-in-brief"), starter.theme("default")).items
    ticked = lists(items, ListKind.BOXES)
    assert len(ticked) == 4
    assert ticked[0].startswith("Any of these? Call\u00a0555")
    assert ticked[1].startswith("Ask an adult")
    # A tick beside an illness would read as having it.
    assert not any("Aneurysm" in words for words in ticked)
    assert any(words.startswith("Aneurysm") for words in lists(items, ListKind.BULLETS))
    marks = {
        box.kind: {e.label for i in box.items if isinstance(i, ItemList) for e in i.entries}
        for box in boxes(items)
        if box.heading and box.number is None
    }
    assert marks[PanelKind.CALL_NOW] == {ALARM_BULLET}
    assert marks[PanelKind.CALL_US] == {BULLET}


@pytest.mark.parametrize("theme", starter.THEMES)
def test_a_heading_stands_beside_all_the_notes_of_its_group_and_they_go_by_time(theme: str) -> None:
    back = plan_handout(leaflet("ketamine-in-brief", theme), starter.theme(theme)).items[1]
    assert isinstance(back, Side)
    (heading,), listed = [item for item in back.items if isinstance(item, Columns)][-1].columns
    assert isinstance(heading, Prose)
    assert run_text(heading.runs) == "Safety between visits"
    told = lists(listed, ListKind.BULLETS)
    assert len(told) == 7
    assert told[0].startswith("Unreal sights or voices next day")
    assert told[1].startswith("Mood can drop")


def test_a_part_follows_the_notes_of_its_group_under_one_heading() -> None:
    items = plan_handout(leaflet("snow-hill"), starter.theme("default")).items
    groups = {run_text(g.heading.runs): g for g in inner(items) if isinstance(g, Group)}
    told = lists((groups["Safety between visits"],), ListKind.BULLETS)
    assert told[-1].startswith("Unreal sights")


def test_what_to_tell_and_what_to_tick_stand_under_one_heading_each_in_two_columns() -> None:
    items = plan_handout(leaflet("ketamine-in-brief"), starter.theme("default")).items
    (part,) = (
        item
        for item in inner(items)
        if isinstance(item, Kept)
        and isinstance(item.items[0], Prose)
        and run_text(item.items[0].runs) == "Before you come"
    )
    flows = [item for item in part.items if isinstance(item, Flow)]
    listed = [item.kind for flow in flows for item in flow.items if isinstance(item, ItemList)]
    assert listed == [ListKind.BULLETS, ListKind.BOXES]


@pytest.mark.parametrize("theme", starter.THEMES)
def test_the_sheet_begins_with_what_matters_most_and_each_note_stands_once(theme: str) -> None:
    document, brand = leaflet("ketamine-in-brief", theme), starter.theme(theme)
    front = plan_handout(document, brand).items[0]
    assert isinstance(front, Side)
    summary = next(item for item in front.items if isinstance(item, Columns))
    (heading,), (listed,) = summary.columns
    assert isinstance(heading, Prose)
    assert heading.level == 2
    assert isinstance(listed, ItemList)
    assert len(listed.entries) == 4
    assert run_text(listed.entries[-1].items[0].runs).startswith("Get ready:")  # type: ignore[union-attr]
    assert front.items.index(summary) < 3, "straight below the title and the message"
    notes = [c.note for s in document.sections for c in s.chapters if c.starred]
    assert len(notes) == len(set(notes))


@pytest.mark.parametrize("theme", starter.THEMES)
@pytest.mark.parametrize("name", ["ketamine-in-brief", "snow-hill"])
def test_the_crisis_box_has_a_heading_in_every_edition(name: str, theme: str) -> None:
    for edition in PRINTED_EDITIONS:
        handout = plan_handout(leaflet(name, theme), starter.theme(theme), edition)
        words = " ".join(each.text for each in read_handout(handout))
        assert words.count("Help in a crisis") == 1, edition


def test_harm_is_drawn_in_bars_of_the_whole_that_benefit_is_counted_in() -> None:
    theme = starter.theme("default")
    handout = plan_handout(leaflet("ketamine-in-brief"), theme)
    ((grid, whole),) = [(g, g.of) for g in grids(handout.items)]
    assert whole == 100
    drawn = [box for side in sides_of(handout) for box in walk(side) if isinstance(box, TableBox)]
    (table,) = drawn
    bars = [row for row in table.rows if isinstance(row, BarRow)]
    assert [row.shares for row in bars] == [
        tuple(float(run_text(cell.runs)) / whole for cell in row[1:]) for row in grid.rows
    ]
    assert all(row.look and row.look.whole > 72 for row in bars)
    # On a page of another kind it is a table like others.
    assert not any(g.of for g in grids(plan_handout(leaflet("safety-notes"), theme).items))


@pytest.mark.parametrize(
    ("head", "cells", "whole"),
    [
        ("In 4 weeks, out of 100", ("36", "11"), 100),
        ("Rate, %", ("36.3", "11.0"), 100),
        ("Out of 10", ("36", "11"), 0),
        ("Weeks", ("36", "11"), 0),
        ("Out of 100", ("36", "rare"), 0),
        ("Out of 100", ("36", "11", "9"), 0),
    ],
)
def test_only_two_numbers_that_are_shares_of_a_whole_are_bars(
    head: str, cells: tuple[str, ...], whole: float
) -> None:
    def cell(words: str) -> Prose:
        return Prose((Run(words, SPAN),), Role.SMALL, SPAN)

    header = (cell(head), *(cell("Arm") for _ in cells))
    rows = ((cell("felt dizzy"), *map(cell, cells)),)
    assert whole_of(header, rows) == whole


def grids(items: tuple[Item, ...]) -> Iterator[Grid]:
    for item in items:
        match item:
            case Grid():
                yield item
            case Box() | Side() | Kept() | Flow() | Group():
                yield from grids(item.items)
            case SideRow():
                yield from grids(item.main)
            case _:
                pass


def sides_of(handout: Handout) -> list[Stack]:
    return lay_out(handout, DEFAULT_STANDARD).builder.sides
