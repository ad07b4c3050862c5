"""Topics that say little each, in the rows of tables."""

from dataclasses import replace

from kdeck.model.document import Chapter
from kdeck.model.recipe import PartForm
from kdeck.plan.deck.model import Slide, SlideTable
from kdeck.plan.text.run import run_text
from plan.talks import chapter, plan, points, section, talk

LONG = "It goes on for as long as somebody writes, and for a little longer than that, too."


def slides(*chapters: Chapter) -> list[Slide]:
    document = talk(section("What patients ask", *chapters, form=PartForm.NOTES))
    return list(plan(document).slides)


def rows(*chapters: Chapter) -> list[str]:
    tables = (s for slide in slides(*chapters) for s in slide.shapes if isinstance(s, SlideTable))
    return [run_text(row[0]) for table in tables for row in table.rows]


def topics(count: int, *said: str) -> list[Chapter]:
    return [chapter(f"topic {number}", points(*said)) for number in range(count)]


def test_topics_of_a_point_or_two_share_tables_with_all_their_words() -> None:
    made = slides(*topics(10, LONG, LONG))
    tables = [s for slide in made for s in slide.shapes if isinstance(s, SlideTable)]
    assert 1 < len(tables) < 5
    said = [run_text(row[1]) for table in tables for row in table.rows]
    assert said == [f"What topic {n} says. {LONG} {LONG}" for n in range(10)]
    assert len({slide.title for slide in made}) == len(made)


def test_topics_that_say_more_or_warn_have_their_own_slides() -> None:
    assert len(rows(*topics(6, LONG, LONG))) == 6
    assert not rows(*topics(6, LONG, LONG, LONG))
    warning = replace(topics(1, LONG, LONG)[0], id="warning", starred=True)
    assert not rows(*topics(6, LONG, LONG), warning)
