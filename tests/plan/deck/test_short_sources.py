"""A short line on a slide names all that it rests on, or leaves that to the full notes."""

from dataclasses import replace

import pytest

import starter
from kdeck.model.block import Evidence
from kdeck.plan.deck.sources import source_lines
from kdeck.plan.text.authoryear import author_year
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


def test_a_table_names_each_source_of_its_rows_once_or_those_of_its_topic() -> None:
    both = replace(statement(text("Pressure may rise.")), refs=(FIRST.id, SECOND.id))
    label = replace(both, evidence=Evidence.LABEL, refs=(SECOND.id,))
    told, words = chapter("pressure", both, label), wording("en-US")
    known = (FIRST, SECOND)
    of_all = source_lines((told,), known, words)
    of_second = source_lines((told,), known, words, {SECOND.id})
    assert of_all[0].count(author_year(SECOND)) == 2
    assert of_second[0].count(author_year(SECOND)) == 1
    assert author_year(FIRST) not in of_second[0]
    assert source_lines((told,), known, words, {"unknown"}) == of_all
