"""A deck of twice the slides takes about twice the work."""

import sys
from collections.abc import Callable

import pytest

from kdeck.model.block import Table
from kdeck.model.document import Document
from kdeck.plan.deck.fit import Pile, partition
from kdeck.plan.deck.planner import plan_deck
from kdeck.render.pptx.writer import render
from plan.talks import THEME, chapter, long_talk, points, section, table, talk


def work(task: Callable[[], object]) -> int:
    """Count the calls of Python functions: unlike time, they do not depend on the machine."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(before)
    return calls


def rows(number: int) -> Table:
    cells = [(f"Row {n}", f"Answer {n} " * 9) for n in range(number)]
    return table(("Question", "Answer"), *cells)


def many_topics(size: int) -> Document:
    return long_talk(parts=size, topics=10)


def one_long_topic(size: int) -> Document:
    words = tuple(f"Point {n} " + "with some words " * 6 for n in range(20 * size))
    return talk(section("A", chapter("one", points(*words), rows(10 * size))))


@pytest.mark.slow
@pytest.mark.parametrize("make", [many_topics, one_long_topic])
def test_the_work_grows_with_the_slides(make: Callable[[int], Document]) -> None:
    documents = [make(size) for size in (6, 12)]
    decks = [plan_deck(document, THEME) for document in documents]
    slides = [len(deck.slides) for deck in decks]
    planned = [work(lambda d=document: plan_deck(d, THEME)) for document in documents]  # type: ignore[misc]
    written = [work(lambda d=deck: render(d)) for deck in decks]  # type: ignore[misc]
    for few, many in (planned, written):
        assert many / few < 1.25 * slides[1] / slides[0]


def test_pieces_are_cut_in_one_pass() -> None:
    few, many = (
        work(lambda n=n: partition(Pile([1] * n, [30.0] * n), 335, 6))  # type: ignore[misc]
        for n in (200, 400)
    )
    assert many / few < 2.1
