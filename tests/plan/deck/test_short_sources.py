"""A short line on a slide names all that it rests on, or leaves that to the full notes."""

from dataclasses import replace

import pytest

import starter
from kdeck.plan.deck.sources import source_lines
from kdeck.plan.text.wording import wording
from plan.talks import chapter, statement, text

FIRST, SECOND, *_ = starter.library().references


@pytest.mark.parametrize(
    ("listed", "short", "named"),
    [
        ((FIRST, SECOND), True, True),
        ((SECOND,), True, False),
        ((SECOND,), False, True),
    ],
)
def test_a_short_line_of_whose_sources_some_are_listed_names_none(
    listed: tuple[object, ...], short: bool, named: bool
) -> None:
    line = replace(statement(text("Pressure may rise.")), refs=(FIRST.id, SECOND.id))
    told = replace(chapter("pressure", line), short=short)
    known = tuple(each for each in (FIRST, SECOND) if each in listed)
    assert bool(source_lines((told,), known, wording("en-US"))) == named
